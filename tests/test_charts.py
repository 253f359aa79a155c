"""Pictures of findings: each mark stands where its row says, nothing that is unknown is drawn as known."""

from __future__ import annotations

import json
import re
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

pytest.importorskip("altair", reason="altair is not installed (pip install orda[notebook])")

import altair as alt
import vl_convert

import ontology.schema
import queries.analysis.charts.texts as said
from ontology.namespaces import ORDA
from queries.analysis.charts.look import LEAST, LOOKS, colours, contrast, dressed, ramp
from queries.analysis.charts.network import network
from queries.analysis.finding import Finding
from queries.analysis.frames import Kind
from queries.analysis.outlines import outlines, turning
from queries.analysis.static import as_svg
from tests.findings import CELL, FIGURE, NUMBER, PLACE, PROMISE, SCORE, STEP, TENURE, VISIT, finding, marks, visits
from tests.hostile import HOSTILE, hostile_graph

OLDER = "5.20"  # of Vega-Lite, as JupyterLab 4 and VS Code have it
LARGE = 3_000


def career(*rows: tuple[Any, ...], **known: Any) -> Finding:
    return finding(TENURE, rows, "tenures", **known)


def figures(*rows: tuple[Any, ...], **known: Any) -> Finding:
    return finding(FIGURE, rows, "series", **known)


def region(name: str) -> dict[str, Any]:
    return dict(outlines("kz")[f"https://w3id.org/orda/id/{name}"])


def on_map(*rows: tuple[Any, ...], shapes: dict[str, Any] | None = None, **known: Any) -> Finding:
    options = {"shapes": shapes or {}, "ground": list((shapes or {}).values())}
    return finding(PLACE, rows, "places", options=options, **known)


SAMPLES: dict[str, Finding] = {
    "career": career(
        ("Aida", "Mayor", "Hill", "2015", "2018-03-02", "", "2015", "2018-03-02", False, 1),
        ("Aida", "Minister", "Land", "2018-03-02", "", "", "2018-03-02", "", True, 2),
        ("Aida", "Judge", "Land", "", "", "", "2012-05-01", "2012-06-01", False, 1),
    ),
    "visits": visits(),
    "figures": figures(
        ("North", "wool", 4.0, "tonne", "2021", "actual"), ("North", "wool", 6.0, "tonne", "2022-05", "actual"),
        ("North", "wool", 9.0, "tonne", "2025", "target"), ("South", "growth", 2.5, "percent", "2022", "actual"),
    ),
    "bars": finding(NUMBER, [("North", 12, 7.0, 18.5), ("South", 4, 1.0, 9.5)], "bars"),
    "map": on_map(("Abai", 3, 48.6, 80.1), ("Beijing", 2, 39.9, 116.4), shapes={"Abai": region("abai-region")}),
    "heat": finding(CELL, [("North", "2019", 3), ("South", "2022", 8)], "heat", options={"column": "period"}),
    "promises": finding(PROMISE, [("North", "wool", 9.0, "tonne", "2022", 6.0)], "promises"),
    "shares": finding(
        SCORE, [("visit", 0.9, 0.7, 0.95, 0.5, 0.3, 0.7), ("award", None, 0.0, 1.0, 0.0, 0.0, 0.6)], "shares",
        options={"names": ("relation",), "shares": ("precision", "recall")},
    ),
    "reliability": finding(STEP, [(0.45, 4, 10, 0.4, 0.2, 0.7), (0.9, 19, 20, 0.95, 0.8, 1.0)], "reliability"),
}  # fmt: skip


def layers(chart: alt.TopLevelMixin) -> list[dict[str, Any]]:
    """The layers of a chart, or of all its pictures, with their own marks."""
    spec = chart.to_dict()
    found = []
    for part in spec.get("vconcat", [spec]):
        for layer in part["layer"]:
            data = layer.get("data") or part.get("data") or spec["data"]
            values = data["values"] if "values" in data else spec["datasets"][data["name"]]
            found.append(layer | {"marks": values})
    return found


def pieces(found: Finding) -> dict[int, dict[str, tuple[str, str]]]:
    """The pieces of the bars of tenures, by row and kind: from when to when."""
    told: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    for mark in marks(found.chart().to_dict()):
        told[mark["row"]][mark["kind"]] = mark["x"][:10], mark["x2"][:10]
    return dict(told)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("look", LOOKS)
def test_every_picture_is_drawn_under_its_sentence_by_the_newer_and_the_older_vega(name: str, look: str) -> None:
    found = SAMPLES[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        spec = found.chart(look).to_dict()
    for version in (None, OLDER):
        svg = etree.fromstring(vl_convert.vegalite_to_svg(spec, vl_version=version).encode())
        written = "".join(svg.itertext())
        assert "Found" in written
    assert spec["config"]["background"] == LOOKS[look].ground


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_has_a_mark_and_the_pointer_shows_its_cells(name: str) -> None:
    found = SAMPLES[name]
    told = {mark["row"]: mark for mark in marks(found.chart().to_dict())}
    undated = {3} if name == "visits" else set()
    assert set(told) == set(range(len(found))) - undated
    column = found.columns[0]
    assert {told[n][column] for n in told} == {str(found[column].iloc[n]) for n in told}
    assert all(mark["facts"] == "1" for mark in told.values())
    pointed = [tip["field"] for layer in layers(found.chart()) for tip in layer["encoding"].get("tooltip", ())]
    assert set(pointed) == {c for c in found.columns if not c.endswith("_precision")}


def test_colours_stand_out_on_every_ground() -> None:
    for look in LOOKS.values():
        assert [c for c in colours() if contrast(c, look.ground) < LEAST] == []
        assert contrast(look.ink, look.ground) >= 7
        assert contrast(look.soft, look.ground) >= 4.5
    assert len(set(colours())) == len(colours())
    assert ramp() == ramp(dark=True)[::-1]
    steps = [contrast(step, "#ffffff") for step in ramp()]
    assert steps == sorted(steps)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_an_unknown_look_is_refused() -> None:
    with pytest.raises(ValueError, match="no look “sepia”; there are light, dark"):
        SAMPLES["visits"].chart("sepia")


def test_what_is_known_to_the_year_is_sure_only_after_it() -> None:
    mayor = pieces(SAMPLES["career"])[0]
    assert mayor == {"pale": ("2015-01-01", "2016-01-01"), "sure": ("2016-01-01", "2018-03-03")}


def test_an_end_that_nobody_tells_fades_and_is_never_sure() -> None:
    minister = pieces(SAMPLES["career"])[1]
    assert set(minister) == {"end"}
    assert minister["end"][0] == "2018-03-02"


def test_of_an_office_without_beginning_only_what_is_told_is_sure() -> None:
    judge = pieces(SAMPLES["career"])[2]
    assert judge["sure"] == ("2012-05-01", "2012-06-02")
    assert judge["begin"][1] == "2012-05-01"
    assert judge["end"][0] == "2012-06-02"


def test_an_office_is_at_most_held_until_the_next_holder() -> None:
    found = career(("Aida", "Mayor", "Hill", "2015-01-01", "", "2018-02-03", "2015-01-01", "2018-02-03", False, 1))
    assert pieces(found)[0] == {"end": ("2015-01-01", "2018-02-04")}


def test_two_dates_of_one_year_leave_nothing_sure() -> None:
    found = career(("Aida", "Mayor", "Hill", "2015", "2015", "", "2015", "2015", False, 1))
    told = list(marks(found.chart().to_dict()))
    assert {mark["kind"] for mark in told} == {"pale"}


def test_who_acts_is_drawn_apart() -> None:
    found = career(("Aida", "Mayor", "Hill", "2015-01-01", "2016-01-01", "", "2015-01-01", "2016-01-01", True, 1))
    assert set(pieces(found)[0]) == {"acting"}
    assert "Hollow: acting." in subtitle(found)


def subtitle(found: Finding) -> str:
    return " ".join(found.chart().to_dict()["title"].get("subtitle", ()))


def test_lines_are_called_by_what_tells_them_apart() -> None:
    told = {mark["name"] for mark in marks(SAMPLES["career"].chart().to_dict())}
    assert told == {"Mayor", "Minister", "Judge"}
    several = career(
        ("Aida", "Mayor", "Hill", "2015-01-01", "2016-01-01", "", "2015-01-01", "", False, 1),
        ("Bolat", "Mayor", "Hill", "2016-01-01", "2017-01-01", "", "2016-01-01", "", False, 1),
    )
    assert {mark["name"] for mark in marks(several.chart().to_dict())} == {"Aida", "Bolat"}


def test_an_event_takes_as_long_as_its_date_is_told() -> None:
    told = {mark["row"]: mark for mark in marks(SAMPLES["visits"].chart().to_dict())}
    assert (told[0]["x"], told[0]["lasting"]) == ("2022-05-04T00:00:00Z", False)
    assert (told[1]["x"], told[1]["x2"]) == ("2024-07-01T00:00:00Z", "2024-08-01T00:00:00Z")
    assert (told[2]["x"], told[2]["x2"]) == ("2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z")
    assert told[1]["date"] == "July 2024"
    assert "they have no date: 1" in subtitle(SAMPLES["visits"])


def test_times_are_the_same_in_every_zone() -> None:
    spec = SAMPLES["visits"].chart().to_dict()
    assert all(layer["encoding"]["x"]["scale"]["type"] == "utc" for layer in layers(SAMPLES["visits"].chart()))
    assert all(mark["x"].endswith("Z") for mark in marks(spec))


def test_units_never_share_an_axis() -> None:
    spec = SAMPLES["figures"].chart().to_dict()
    units = [{mark["unit"] for mark in marks(layers_of(spec, part))} for part in spec["vconcat"]]
    assert units == [{"tonne"}, {"percent"}]


def layers_of(spec: dict[str, Any], part: dict[str, Any]) -> list[Any]:
    return [spec["datasets"][layer["data"]["name"]] for layer in part["layer"]]


def test_targets_stand_apart_and_no_line_leads_to_them() -> None:
    of_kind = {layer["mark"]["type"]: layer for layer in layers(SAMPLES["figures"].chart()) if len(layer["marks"]) > 1}
    assert [mark["row"] for mark in of_kind["line"]["marks"]] == [0, 1]
    hollow = [layer for layer in layers(SAMPLES["figures"].chart()) if layer["mark"].get("shape") == "diamond"]
    assert [mark["row"] for layer in hollow for mark in layer["marks"]] == [2]
    assert all(not layer["mark"]["filled"] for layer in hollow)


def test_figures_that_differ_for_one_time_are_not_joined() -> None:
    found = figures(
        ("North", "wool", 4.0, "tonne", "2021", "actual"), ("North", "wool", 5.0, "tonne", "2021", "actual"),
        ("North", "wool", 6.0, "tonne", "2022", "actual"),
    )  # fmt: skip
    assert "line" not in {layer["mark"]["type"] for layer in layers(found.chart())}


def test_figures_of_one_concept_stand_in_one_picture_and_only_those_worded_alike_are_joined() -> None:
    rows = [
        ("North", "wool sheared", "wool", 4.0, "tonne", "2021", "actual"),
        ("North", "wool sheared", "wool", 6.0, "tonne", "2022", "actual"),
        ("North", "wool bought", "wool", 9.0, "tonne", "2023", "actual"),
    ]
    first, *others = FIGURE
    kinds = {first: FIGURE[first], "measure": Kind.TEXT, "concept": Kind.THING} | {
        name: FIGURE[name] for name in others
    }
    chart = finding(kinds, rows, "series").chart()
    (line,) = [layer for layer in layers(chart) if layer["mark"]["type"] == "line"]
    assert [mark["at"] for mark in line["marks"]] == [4.0, 6.0]
    assert {mark["at"] for mark in marks(chart.to_dict())} == {4.0, 6.0, 9.0}
    assert [small["title"]["text"] for small in chart.to_dict()["vconcat"]] == ["wool, tonne"]


def test_targets_are_known_by_their_status_in_every_language() -> None:
    aim = ontology.schema.load().label(f"{ORDA}Target", "ru")
    found = figures(("Север", "шерсть", 9.0, "тонна", "2025", aim), language="ru")
    assert {mark["aimed"] for mark in marks(found.chart().to_dict())} == {True}


def test_bars_begin_at_nothing_and_intervals_end_where_they_are_told() -> None:
    bars, rules = layers(SAMPLES["bars"].chart())
    assert bars["encoding"]["x"]["scale"]["zero"] is True
    assert [(mark["from"], mark["to"]) for mark in rules["marks"]] == [(7.0, 18.5), (1.0, 9.5)]


def test_whole_numbers_are_counted_in_whole_steps_and_large_ones_in_words() -> None:
    bars = layers(SAMPLES["bars"].chart())[0]
    assert bars["encoding"]["x"]["axis"]["tickMinStep"] == 1
    large = finding(NUMBER, [("North", 3 * 10**9, None, None)], "bars", language="ru")
    assert "млрд" in layers(large.chart())[0]["encoding"]["x"]["axis"]["labelExpr"]


def test_years_without_numbers_stand_empty_and_not_left_out() -> None:
    fields = layers(SAMPLES["heat"].chart())[0]
    assert fields["encoding"]["x"]["scale"]["domain"] == ["2019", "2020", "2021", "2022"]
    assert len(fields["marks"]) == 2


def test_a_promise_and_its_report_are_joined_on_the_axis_of_their_unit() -> None:
    rule, target, report = layers(SAMPLES["promises"].chart())
    assert (rule["marks"][0]["low"], rule["marks"][0]["high"]) == (6.0, 9.0)
    assert (target["encoding"]["x"]["field"], report["encoding"]["x"]["field"]) == ("at_target", "at_reported")


def test_shares_stand_on_one_scale_each_on_its_interval_and_what_is_unknown_is_not_drawn() -> None:
    points, rules = layers(SAMPLES["shares"].chart())
    assert points["encoding"]["x"]["scale"]["domain"] == [0, 1]
    assert [(m["name"], m["share"], m["at"]) for m in points["marks"]] == [
        ("visit", "precision", 0.9), ("visit", "recall", 0.5), ("award", "recall", 0.0)
    ]  # fmt: skip
    assert [(mark["from"], mark["to"]) for mark in rules["marks"]] == [(0.7, 0.95), (0.3, 0.7), (0.0, 0.6)]


def test_a_reliability_curve_stands_beside_the_line_where_confidence_is_right() -> None:
    rules, points, counts, line = layers(SAMPLES["reliability"].chart())
    assert [(mark["at"], mark["is"]) for mark in points["marks"]] == [(0.45, 0.4), (0.9, 0.95)]
    assert [(mark["from"], mark["to"]) for mark in rules["marks"]] == [(0.2, 0.7), (0.8, 1.0)]
    assert [mark["said"] for mark in counts["marks"]] == ["10", "20"]
    assert [(mark["at"], mark["is"]) for mark in line["marks"]] == [(0, 0), (1, 1)]


def test_outlines_are_wound_as_the_sphere_of_vega_wants_them() -> None:
    for shape in outlines("kz").values():
        for outer, *holes in shape["coordinates"]:
            assert turning(outer) < 0
            assert all(turning(hole) > 0 for hole in holes)


def test_a_region_is_drawn_as_itself_and_not_as_the_rest_of_the_world() -> None:
    shapes = {"Abai": region("abai-region"), "Mangystau": region("mangystau-region")}
    found = on_map(("Abai", 3, 48.6, 80.1), ("Mangystau", 1, 43.8, 53.5), shapes=shapes)
    paths = etree.fromstring(as_svg(found.chart()).encode()).findall(".//{*}path[@aria-roledescription='geoshape']")
    assert len(paths) == 2
    for path in paths:
        across = [float(x) for x in re.findall(r"[ML](-?[\d.]+)", path.attrib["d"])]
        assert max(across) - min(across) < 250  # of 640: they lie at the two ends of the country


def test_places_without_outlines_are_circles_at_their_coordinates() -> None:
    circles = [layer for layer in layers(SAMPLES["map"].chart()) if layer["mark"]["type"] == "circle"]
    assert [(mark["place"], mark["lat"], mark["lon"]) for layer in circles for mark in layer["marks"]] == [
        ("Beijing", 39.9, 116.4)
    ]


def test_a_place_of_unknown_whereabouts_is_said_and_not_drawn() -> None:
    found = on_map(("Abai", 3, 48.6, 80.1), ("Nowhere", 9, None, None), shapes={"Abai": region("abai-region")})
    assert {mark["place"] for mark in marks(found.chart().to_dict())} == {"Abai"}
    assert "nothing tells where they are: 1" in subtitle(found)


def web(size: int) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(size):
        graph.add_node(f"n{n}", label=f"Name {n}", base="Person", type_label="person")
        graph.add_edge("n0", f"n{n}", label="met", facts=f"a-{n} b-{n}")
    return graph


def test_a_network_draws_the_best_connected_and_says_how_many_there_are() -> None:
    chart = network(web(LARGE), "A web")
    spec = chart.to_dict()
    assert "The 40 best connected of 3,000" in " ".join(spec["title"]["subtitle"]).replace("3000", "3,000")
    lines = [mark for mark in marks(spec) if "link" in mark]
    assert len(lines) == 39
    assert all(mark["facts"] == 2 for mark in lines)
    assert {"Name 0"} == {name for mark in lines for name in mark["link"].split(" – ") if name == "Name 0"}


def test_a_network_is_the_same_at_every_drawing() -> None:
    assert network(web(12), "A web").to_dict() == network(web(12), "A web").to_dict()


def test_a_large_finding_is_drawn_in_part_and_says_so() -> None:
    rows = [(f"P{n}", "Hill", "2022-05-04", "words", "One") for n in range(LARGE)]
    found = finding(VISIT, rows, "events")
    assert "The first 2000 of 3000 rows" in subtitle(found)
    assert len({mark["row"] for mark in marks(found.chart().to_dict())}) <= 2000


def test_rows_without_a_column_that_the_picture_needs_say_which() -> None:
    with pytest.raises(ValueError, match="no column 'latitude'"):
        SAMPLES["map"][["place", "facts"]].chart()


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_words_stay_words_in_svg(number: int) -> None:
    evil = HOSTILE[number] + "\x00\x0b"
    rows = [(evil, evil, "2022-05-04", evil, evil), (evil + "2", evil, "2023", evil, evil)]
    found = finding(VISIT, rows, "events", title=evil)
    root = etree.fromstring(as_svg(found.chart()).encode())
    assert [e for e in root.iter() if etree.QName(e).localname in {"script", "foreignObject", "a", "image"}] == []
    assert [name for e in root.iter() for name in e.attrib if name.lower().startswith("on")] == []
    assert "\u202e" not in "".join(root.itertext())


def test_a_hostile_network_stays_words_in_svg() -> None:
    chart = dressed(network(hostile_graph(), HOSTILE[0]), "light", "en")
    root = etree.fromstring(as_svg(chart).encode())
    assert [e for e in root.iter() if etree.QName(e).localname == "script"] == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_language_has_every_word_of_pictures(language: str) -> None:
    known = json.loads(Path(said.__file__).with_suffix(".json").read_text("utf-8"))
    assert [key for key, words in known.items() if not words.get(language)] == []
