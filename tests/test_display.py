"""Findings as notebooks and files have them: pictures in every form, rows as words, nothing that runs or loads."""

from __future__ import annotations

import base64
import json
import re
from importlib.metadata import files
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree, html

pytest.importorskip("altair", reason="altair is not installed (pip install orda[notebook])")
pytest.importorskip("nbformat", reason="nbformat is not installed (pip install orda[notebook])")

import nbformat

from queries.analysis.cells import cell
from queries.analysis.display import as_html, bundles, framed
from queries.analysis.finding import Finding, LeftOut
from queries.analysis.page import page
from queries.analysis.selection import Picking
from queries.analysis.sheet import MOST, sheet
from tests.findings import VISIT, finding, visits
from tests.hostile import HOSTILE

LEFT_OUT = (LeftOut("no date is told", 3, ("https://w3id.org/orda/id/fact/x",)),)


def rows_of(text: str) -> list[list[str]]:
    """The cells of the table in a page or a part of one."""
    return [[cell.text_content() for cell in row] for row in html.fromstring(text).iter("tr")]


def test_the_picture_goes_out_for_vega_as_svg_and_as_png_and_the_rows_after_it() -> None:
    (picture, told), (rows, _) = bundles(visits())
    assert set(picture) == {"application/vnd.vegalite.v5+json", "image/svg+xml", "image/png", "text/plain"}
    assert picture["application/vnd.vegalite.v5+json"]["$schema"].endswith("/v5.json")
    assert etree.fromstring(picture["image/svg+xml"].encode()).tag.endswith("svg")
    assert base64.b64decode(picture["image/png"]).startswith(b"\x89PNG")
    assert told["application/vnd.vegalite.v5+json"]["embed_options"]["actions"]["editor"] is False
    assert set(rows) == {"text/html", "text/plain"}


def test_a_table_has_words_for_dates_and_a_number_for_proofs() -> None:
    head, first, second, *_ = rows_of(sheet(visits()))
    assert head == ["visitor", "destination", "date", "words", "article", "facts"]
    assert first == ["Aida Serik", "North region", "4 May 2022", "visited North region", "One", "1"]
    assert second[2] == "July 2024"
    assert "w3id.org" not in sheet(visits())


def test_a_table_shows_the_first_rows_and_says_what_must_be_known() -> None:
    rows = [(f"P{n}", "Hill", "2022-05-04", "words", "One") for n in range(MOST + 5)]
    found = finding(VISIT, rows, "events", caveats=("Few articles tell.",), left_out=LEFT_OUT)
    assert len(rows_of(sheet(found))) == 1 + MOST
    (note,) = [p.text_content() for p in html.fromstring(f"<div>{sheet(found)}</div>").iter("p")]
    assert note == "The first 20 of 25 rows. Few articles tell. Not counted: no date is told (3)."


def test_each_thing_that_must_be_known_is_a_sentence_of_its_own() -> None:
    found = finding(VISIT, [("P", "Hill", "2022", "words", "One")], caveats=("Few articles tell", "Some err."))
    (note,) = [p.text_content() for p in html.fromstring(f"<div>{sheet(found)}</div>").iter("p")]
    assert note == "Few articles tell. Some err."


def test_every_note_ends_before_the_next_begins() -> None:
    found = visits(caveats=("Few articles", "Is it so?"), left_out=(LeftOut("No date", 2),))
    (told,) = [note.text_content() for note in html.fromstring(f"<div>{sheet(found)}</div>").iter("p")]
    assert told == "Few articles. Is it so? Not counted: No date (2)."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1 / 24, "0.0417"), (2 / 3, "0.667"), (100 / 3, "33.333"), (123456.789, "123,456.789"), (0.125, "0.125"),
        (43.2525, "43.2525"), (1e-9 / 3, "0.000000000333"), (0.0, "0"), (387800.0, "387,800"), (-2 / 3, "-0.667"),
    ],
)  # fmt: skip
def test_a_number_that_was_computed_has_the_digits_that_say_something(value: float, shown: str) -> None:
    assert cell(value, "en") == shown


def test_rows_of_no_graph_are_shown_as_pandas_does() -> None:
    lost = pd.DataFrame(visits()).pipe(Finding)
    ((bundle, _),) = bundles(lost)
    assert "visited North region" in bundle["text/html"]
    assert isinstance(framed(lost), pd.DataFrame)
    assert as_html(lost) == bundle["text/html"]


def test_rows_whose_picture_cannot_be_drawn_are_shown_as_a_table() -> None:
    ((bundle, _),) = bundles(visits()[["visitor", "facts"]])
    assert "Aida Serik" in bundle["text/html"]
    assert "<img" not in as_html(visits()[["visitor", "facts"]])


def test_a_picked_part_is_shown_as_the_whole_is() -> None:
    (picture, _), (rows, _) = bundles(visits().iloc[:1])
    assert "North region" in picture["image/svg+xml"]
    assert "Hill town" not in picture["image/svg+xml"]
    assert len(rows_of(rows["text/html"])) == 2


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_words_stay_words_in_tables_and_pages(evil: str) -> None:
    found = finding(VISIT, [(evil, evil, "2022-05-04", evil, evil)], "events", title=evil, caveats=(evil,))
    for text in (sheet(found), as_html(found)):
        tree = html.fromstring(f"<div>{text}</div>")
        assert {e.tag for e in tree.iter()} <= {"div", "table", "thead", "tbody", "tr", "th", "td", "p", "img"}
        assert [name for e in tree.iter() for name in e.attrib if name.startswith("on")] == []
    tree = html.fromstring(page(found))
    assert [script.get("type") for script in tree.iter("script")] == ["application/json", None]
    data = json.loads(next(tree.iter("script")).text)
    assert "<" not in next(tree.iter("script")).text
    assert data["chart"]["title"]["text"]
    assert evil.strip().replace("\u202e", "")[:20] in tree.findtext(".//title")


def test_a_page_runs_its_own_script_and_loads_nothing() -> None:
    text = page(visits())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    policy = html.fromstring(f"<p>{policy}</p>").text
    assert policy.startswith("default-src 'none'; img-src data:")
    assert "unsafe" not in policy
    tree = html.fromstring(text)
    addresses = [e.get(name) for e in tree.iter() for name in ("src", "href") if e.get(name)]
    assert all(address.startswith("data:") for address in addresses)


def test_a_page_without_a_picture_has_its_rows() -> None:
    tree = html.fromstring(page(finding(VISIT, [("Aida", "Hill", "2022", "words", "One")])))
    assert [h.text for h in tree.iter("h1")] == ["Found"]
    assert list(tree.iter("script")) == []


def test_every_form_of_file_is_written(tmp_path: Path) -> None:
    beginnings = {"html": b"<!doctype html>", "svg": b"<svg", "png": b"\x89PNG", "csv": b"visitor,", "json": b"{"}
    for form, beginning in beginnings.items():
        written = visits().save(tmp_path / f"found.{form}")
        assert written.read_bytes().startswith(beginning), form


def test_dates_in_files_are_as_precise_as_they_are_told(tmp_path: Path) -> None:
    lines = visits().save(tmp_path / "found.csv").read_text("utf-8").splitlines()
    assert lines[0] == "visitor,destination,date,words,article,facts"
    assert [line.split(",")[2] for line in lines[1:]] == ["2022-05-04", "2024-07", "2023", ""]
    written = json.loads(visits(left_out=LEFT_OUT).save(str(tmp_path / "found.json")).read_text("utf-8"))
    assert [row["date"] for row in written["rows"]] == ["2022-05-04", "2024-07", "2023", None]
    assert written["rows"][0]["facts"] == ["https://w3id.org/orda/id/fact/f-0"]
    assert written["left_out"] == [{"reason": "no date is told", "number": 3, "facts": list(LEFT_OUT[0].facts)}]


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(tmp_path: Path) -> None:
    found = finding(VISIT, [("=HYPERLINK(1)", "Hill", "2022", "words", "One")])
    assert "'=HYPERLINK(1)" in found.save(tmp_path / "found.csv").read_text("utf-8")


def test_a_file_of_another_form_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"found\.pdf: a finding is written as \.html, \.svg, \.png, \.csv, \.json"):
        visits().save(tmp_path / "found.pdf")
    with pytest.raises(ValueError, match="no picture"):
        finding(VISIT, [("Aida", "Hill", "2022", "words", "One")]).save(tmp_path / "found.svg")


def chosen(widget: Picking, rows: list[int] | None = None, span: list[float] | None = None) -> list[str]:
    """What comes back when rows are clicked and a time is stroked, as the picture tells its kernel."""
    points = {"vlPoint": {"or": [{"row": n} for n in rows]}} if rows else {}
    widget._vl_selections = {
        "picked": {"value": points, "store": []},
        "brushed": {"value": {"x": span} if span else {}, "store": []},
    }
    return list(widget.rows["words"])


def moment(day: str) -> float:
    return pd.Timestamp(day).timestamp() * 1000


def test_what_is_picked_comes_back_as_a_finding() -> None:
    widget = visits().pick()
    assert chosen(widget) == []
    assert chosen(widget, [1]) == ["came to Hill town"]
    assert chosen(widget, [2, 0]) == ["visited North region", "was in Hill town"]
    assert isinstance(widget.rows, Finding)
    assert [iri for facts in widget.rows["facts"] for iri in facts] == [
        "https://w3id.org/orda/id/fact/f-0",
        "https://w3id.org/orda/id/fact/f-2",
    ]
    assert widget.rows.title == "Found (2 of 4 rows)"


def test_a_stroke_over_a_time_picks_what_begins_in_it() -> None:
    widget = visits().pick()
    assert chosen(widget, span=[moment("2022-01-01"), moment("2023-06-01")]) == [
        "visited North region",
        "was in Hill town",
    ]
    assert chosen(widget, [0, 1], [moment("2022-01-01"), moment("2023-06-01")]) == ["visited North region"]
    assert chosen(widget) == []


def test_what_is_picked_can_be_observed() -> None:
    told: list[list[int]] = []
    widget = visits().pick()
    widget.observe(lambda change: told.append(change["new"]), "picked")
    chosen(widget, [1])
    assert told == [[1]]


def test_a_widget_carries_its_own_script_and_a_still_picture() -> None:
    widget = visits().pick()
    assert "esm.sh" not in widget._esm
    assert not re.search(r"""(?:from|import)\s*\(?["']https?:""", widget._esm)
    data, _ = widget._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "image/svg+xml", "image/png"} <= set(data)


def test_an_exported_notebook_has_the_picture_and_asks_nobody_for_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    exporters = pytest.importorskip("nbconvert.exporters", reason="nbconvert is not installed")
    outputs = [nbformat.v4.new_output("display_data", data=bundle) for bundle, _ in bundles(visits())]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("found", outputs=outputs)])
    (share,) = {file.locate().parents[4] for file in files("nbconvert") or () if file.match("lab/index.html.j2")}
    monkeypatch.setenv("JUPYTER_PATH", str(share / "jupyter"))
    exporter = exporters.HTMLExporter(require_js_url="data:,", mathjax_url="data:,")
    body, _ = exporter.from_notebook_node(notebook)
    tree = html.fromstring(body)
    assert [img.get("src")[:26] for img in tree.iter("img")] == ["data:image/svg+xml;base64,"]
    assert [row for row in rows_of(body) if "4 May 2022" in row]
    assert [e.get("src") for e in tree.iter("script") if e.get("src")] == ["data:,"] * 2
