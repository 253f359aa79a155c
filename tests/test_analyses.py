"""Analyses: who links regions, who shares events, what belongs together, where attention goes, what promises became."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Article
from graph.build import build
from graph.store import Store
from ontology.reference import LANGUAGES
from orda import KnowledgeGraph
from queries.analysis import intervals
from queries.analysis.bounds import Bound, bound
from queries.analysis.communities import stability
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Finding
from queries.analysis.reading import misread
from queries.ask.catalog import QueryError
from queries.ask.stored import Evidence, StoredFact
from queries.sources.endpoint import Endpoint
from tests.gold_graph import sample_store
from tests.served import served
from tests.told import Told, graph

ROOT = Path(__file__).parents[1]
ANALYSES: Mapping[str, Callable[[KnowledgeGraph], Finding]] = {
    "brokers": KnowledgeGraph.brokers,
    "companions": KnowledgeGraph.companions,
    "communities": KnowledgeGraph.communities,
    "attention": KnowledgeGraph.attention,
    "promises": KnowledgeGraph.promises,
}


def _visit(person: str, place: str, when: str = "") -> Told:
    return "visit", {"person": person, "target": place} | ({"when": when} if when else {})


def _runs(programme: str, place: str) -> Told:
    return "implemented_in", {"initiative": programme, "place": place}


def _figure(status: str, value: str, when: str, words: str, **more: str) -> Told:
    roles = {"of": "north", "measure": "schools", "unit": "school", "status": status} | more
    return "indicator", {k: v for k, v in (roles | {"when": when}).items() if v} | {
        "value": Decimal(value), "words": words
    }  # fmt: skip


def _kg(told: Mapping[str, tuple[str, list[Told]]], **options: Any) -> KnowledgeGraph:
    return KnowledgeGraph(graph(told, **options))


NEWS: Mapping[str, tuple[str, list[Told]]] = {
    "a": (
        "2021-05-05",
        [
            ("meeting", {"person": "ann", "counterpart": "bob"}),
            ("meeting", {"person": "ann", "counterpart": "bob", "when": "2020"}), _visit("ann", "hill"),
            _visit("ann", "lake"), _runs("roads", "hill"), _figure("Actual", "21", "2021", "21 schools"),
            _figure("Target", "20", "2021", "at least 20 schools in 2021"),
        ],
    ),
    "c": ("2023-01-01", [_visit("bob", "west"), _runs("wells", "west")]),
}  # fmt: skip


# ---- all of them


@pytest.mark.parametrize("name", ANALYSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_states_what_it_found_with_its_caveats_and_its_facts(name: str, language: str) -> None:
    found = ANALYSES[name](KnowledgeGraph(sample_store(), language))
    assert len(found)
    assert found.columns[-1] == FACTS
    assert "{" not in "".join([found.title, *found.caveats, *found.left_out["reason"]])
    assert str(len(list(sample_store().articles()))) in "".join(found.caveats)
    told = found[found[FACTS].map(len) > 0].head(3)
    assert len(told.evidence()) >= len(told)
    if language != "en":
        assert found.title != ANALYSES[name](KnowledgeGraph(sample_store())).title


@pytest.mark.parametrize("name", ANALYSES)
def test_each_says_so_where_there_is_nothing(name: str) -> None:
    found = ANALYSES[name](KnowledgeGraph(Store()))
    assert found.empty
    assert found.title
    assert list(found.columns)[-1] == FACTS


@pytest.mark.parametrize("name", ANALYSES)
def test_a_reprint_changes_no_number(name: str) -> None:
    """Whatever a second article of the release tells again."""
    once = ANALYSES[name](_kg(NEWS))
    again = ANALYSES[name](_kg({**NEWS, "b": ("2021-05-06", NEWS["a"][1])}, same=[("b", "a")]))
    numbers = [column for column in once.columns if column != FACTS]
    assert again[numbers].equals(once[numbers])
    assert again.title == once.title


def test_each_is_the_same_in_every_process() -> None:
    code = (
        "from tests import test_analyses\nkg = test_analyses._kg(test_analyses.NEWS)\n"
        "for call in test_analyses.ANALYSES.values(): print(call(kg).to_csv())\n"
        "print(kg.network().to_frame().to_csv(), kg.network(between=('Person', 'Region')).to_frame().to_csv())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(answers) == 1


@pytest.mark.slow
def test_an_endpoint_gives_the_same(tmp_path: Path) -> None:
    made = graph(NEWS)
    here = {name: call(KnowledgeGraph(made)).to_csv() for name, call in ANALYSES.items()}
    assert all(len(rows.splitlines()) > 1 for rows in here.values())
    with Store(tmp_path / "store") as store:
        for name in made.graphs():
            store.replace(name, [(q.subject, q.predicate, q.object) for q in made.quads(name)])  # type: ignore[misc]
    with served(tmp_path / "store", "--seconds", "120") as server:
        there = KnowledgeGraph(Endpoint(f"{server.url}/sparql"))
        assert {name: call(there).to_csv() for name, call in ANALYSES.items()} == here


# ---- brokers


def test_a_broker_links_regions_that_nobody_else_does() -> None:
    articles = {
        "a": ("2021-05-05", [_visit("ann", "hill"), _visit("ann", "lake"), _visit("ann", "west")]),
        "b": ("2021-06-05", [_visit("bob", "north"), _visit("bob", "south"), _visit("cat", "east")]),
    }
    found = _kg(articles).brokers()
    # Ann links three pairs; Bob one of them, too. Cat is in one region.
    assert found[["person", "regions", "pairs", "only"]].to_numpy().tolist() == [["Ann", 3, 3, 2], ["Bob", 2, 1, 0]]
    assert found.title == "Ann links 2 pairs of regions that nobody else links, among 3 regions"
    assert found["betweenness"].is_monotonic_decreasing
    assert found.left_out["number"].tolist() == [1]
    # Of two articles, a draw has a with 3 of 4; without it, Ann links nothing.
    assert (found["low"].tolist(), found["high"][0]) == ([0, 0], 3)
    assert found["leads"][0] == pytest.approx(0.75, abs=0.08)


# ---- companions


def test_two_shared_events_are_claimed_and_one_is_left_out() -> None:
    told: list[Told] = [
        ("meeting", {"person": "ann", "counterpart": "bob", "when": "2021-05-03"}),
        _visit("ann", "hill", "2021-05-04"), _visit("bob", "hill", "2021-05-04"),
        ("meeting", {"person": "ann", "counterpart": "cat", "when": "2021-05-05"}),
    ]  # fmt: skip
    found = _kg({"a": ("2021-05-06", told)}).companions()
    assert found[["person", "companion", "shared", "of"]].to_numpy().tolist() == [["Bob", "Ann", 2, 3]]
    assert (found["low"][0], found["high"][0]) == intervals.share(2, 3)
    assert len(found[FACTS][0]) == 3
    assert found.left_out["number"].tolist() == [1]
    assert "Bob and Ann share most: 2 events" in found.title
    mine = _kg({"a": ("2021-05-06", told)}).companions("Ann")
    assert mine[["person", "companion"]].to_numpy().tolist() == [["Ann", "Bob"]]
    assert _kg({"a": ("2021-05-06", told)}).companions("Cat").empty


def test_one_article_that_names_two_makes_them_no_companions() -> None:
    told = [_visit("ann", "hill", "2021-05-04"), _visit("bob", "lake", "2021-05-04")]
    assert _kg(dict.fromkeys("abc", ("2021-05-06", told))).companions().empty


# ---- communities


def test_programmes_and_regions_that_go_together_are_communities() -> None:
    told = {
        "a": ("2021", [_runs("roads", "hill"), _runs("roads", "capital"), _runs("clubs", "hill")]),
        "b": ("2022", [_runs("wells", "lake"), _runs("wells", "west")]),
        "c": ("2023", [_runs("clubs", "capital")]),
    }
    found = _kg(told).communities()
    parts = found.groupby("community")["member"].agg(set).tolist()
    assert parts == [{"Roads", "Clubs", "North", "Capital"}, {"Wells", "South", "West"}]
    assert not found["links_outside"].any()
    assert found.loc[found["member"] == "Wells", "links"].item() == 2
    # Modularity by hand: 6 links, of which 4 and 2 are inside; degrees 8 and 4 of 12.
    assert f"{4 / 6 - (8 / 12) ** 2 + 2 / 6 - (4 / 12) ** 2:.2f}" in found.title
    assert found.loc[found["member"] == "Wells", "stability"].item() == 1  # one article tells all of it


@given(st.sets(st.integers(0, 9), min_size=1), st.lists(st.lists(st.sets(st.integers(0, 9), min_size=1), max_size=4)))
def test_stability_is_a_share_and_whole_where_a_community_is_always_found(
    part: set[int], again: list[list[set[int]]]
) -> None:
    names = {str(n) for n in part}
    others = [[{str(n) for n in one} for one in parts] for parts in again]
    assert 0 <= stability(names, others) <= 1
    assert stability(names, [[names], [names]]) == 1


# ---- attention


def test_articles_count_for_the_region_of_what_they_name_once() -> None:
    told = {
        "a": ("2021-05-05", [_visit("ann", "hill"), _visit("ann", "north")]),
        "b": ("2021-06-05", [_visit("ann", "north")]), "c": ("2021-07-05", [_visit("ann", "lake")]),
        "d": ("2023", [_visit("ann", "capital")]), "e": ("", [_visit("bob", "hill")]),
    }  # fmt: skip
    found = _kg(told).attention()
    rows = {(r.place, r.period.year): (r.number, r.of) for r in found.itertuples()}
    assert rows == {
        ("Capital", 2021): (0, 3), ("Capital", 2023): (1, 1), ("North", 2021): (2, 3), ("North", 2023): (0, 1),
        ("South", 2021): (1, 3), ("South", 2023): (0, 1),
    }  # fmt: skip
    north = found[(found["place"] == "North") & (found["number"] == 2)].iloc[0]
    assert (north["low"], north["high"]) == intervals.count(2)
    assert (north["share_low"], north["share_high"]) == intervals.share(2, 3)
    assert (north["small"], len(north[FACTS])) == (True, 3)
    assert found.title == "Named most: North, in 2 of 4 articles, 2021–2023"
    assert {out.reason: out.number for out in found.left_out.itertuples()} == {
        "Articles without a date, or with one that is too rough": 1,
        "Places of this kind that no dated article names": 2,  # west and east
    }
    months = _kg(told).attention(by="month")
    assert months[months["number"] > 0]["period"].dt.month.tolist() == [5, 6, 7]  # 2023 has no month


@pytest.mark.parametrize(
    ("number", "articles", "facts"), [(1, "статьи", "факта"), (2, "статей", "фактов"), (21, "статьи", "факта")]
)
def test_what_some_are_of_is_in_the_genitive_in_russian(number: int, articles: str, facts: str) -> None:
    kg = _kg({f"a{n}": ("2021", [_visit("ann", "hill", f"2021-05-{n + 1:02}")]) for n in range(number)})
    kg.language = "ru"
    assert f"{number} из {number} {articles}, 2021" in kg.attention().title
    assert f"{number} из {number} {facts}, 2021" in kg.attention(what="facts").title
    unsure = [StoredFact(str(n), "visit", {}, (Evidence("", 0, 1, "", confidence=0.1),)) for n in range(number)]
    assert misread(unsure, "ru")[0].endswith(f" из {number} {facts}")


def test_facts_count_by_what_is_told_and_the_shares_of_a_place_that_has_all_are_one() -> None:
    told = {
        "a": (
            "2021-05-05",
            [_visit("ann", "hill"), _runs("roads", "north"), _figure("Actual", "7", "2021", "7 schools")],
        )
    }
    found = _kg(told).attention(what="facts")
    assert found[["place", "number", "of", "share"]].to_numpy().tolist() == [["North", 3, 3, 1.0]]
    assert _kg(told).attention("city", what="facts")[["place", "number"]].to_numpy().tolist() == [["Hill", 1]]


def test_every_interval_of_the_sample_holds_its_number() -> None:
    found = KnowledgeGraph(sample_store()).attention(by="month")
    assert (found["low"] <= found["number"]).all()
    assert (found["number"] <= found["high"]).all()
    assert ((found["share_low"] <= found["share"]) & (found["share"] <= found["share_high"])).all()


def test_attention_is_of_the_places_of_one_country() -> None:
    found = KnowledgeGraph(sample_store()).attention()
    assert "Tacheng Prefecture" not in set(found["place"])  # of China, which one article names
    assert {"Astana", "Almaty region"} <= set(found["place"])
    told = {row["reason"]: row["number"] for row in found.left_out.to_dict("records")}
    assert told["Places of this kind in other countries"] == 1
    assert told["Places of this kind that no dated article names"] == 5  # Torgay and others, dissolved in 1997


def test_attention_to_what_is_no_place_is_told() -> None:
    for asked, why in (
        ({"per": "Person"}, "per is a class of places"),
        ({"by": "day"}, "by is year or month"),
        ({"what": "x"}, "what is"),
    ):
        with pytest.raises(QueryError, match=why):
            KnowledgeGraph(Store()).attention(**asked)  # type: ignore[arg-type]


# ---- promises

REPORTED_IN = "2022-02-01"


@pytest.mark.parametrize(
    ("target", "words", "report", "outcome"),
    [
        ("20", "at least 20 schools will be built in 2021", "21", "kept"),
        ("20", "at least 20 schools will be built in 2021", "20", "kept"),
        ("20", "at least 20 schools will be built in 2021", "19", "missed"),
        ("20", "no more than 20 schools must be closed in 2021", "19", "kept"),
        ("20", "no more than 20 schools must be closed in 2021", "21", "missed"),
        ("20", "raise the number of schools to 20 in 2021", "25", "kept"),
        ("20", "cut the number of schools to 20 in 2021", "25", "missed"),
        ("20", "20 schools will be built in 2021", "20", "kept"),
        ("20", "20 schools will be built in 2021", "25", "reported"),  # nobody said that more is better
        ("20", "20 schools will be built in 2021", "15", "reported"),
    ],
)
def test_outcome_is_said_only_where_the_words_tell(target: str, words: str, report: str, outcome: str) -> None:
    told = {
        "plan": ("2020-03-01", [_figure("Target", target, "2021", words)]),
        "news": (REPORTED_IN, [_figure("Actual", report, "2021", f"{report} schools")]),
    }
    found = _kg(told).promises()
    row = found.iloc[0]
    assert (len(found), row["outcome"], row["reported"]) == (1, outcome, float(report))
    assert (words in row["promise"], f"{report} schools" in row["report"]) == (True, True)
    assert (len(row[FACTS]), str(row["reported_on"].date())) == (2, REPORTED_IN)
    assert found.title == f"1 target: {outcome} 1"


AIM = _figure("Target", "20", "2021", "at least 20 schools in 2021")


@pytest.mark.parametrize(
    ("report", "outcome"),
    [
        ((REPORTED_IN, _figure("Actual", "25", "2022", "25 schools in 2022")), "not reported"),  # another year
        ((REPORTED_IN, _figure("Actual", "25", "2021-06", "25 schools in June")), "not reported"),  # a month of it
        ((REPORTED_IN, _figure("Actual", "25", "", "25 schools")), "not reported"),
        ((REPORTED_IN, _figure("Actual", "25", "2021", "25 pupils", unit="pupil")), "not reported"),
        ((REPORTED_IN, _figure("Actual", "25", "2021", "25 schools", of="south")), "not reported"),
        ((REPORTED_IN, _figure("Actual", "25", "2021", "25 clinics", measure="clinics")), "not reported"),
        (("2019-02-01", _figure("Actual", "25", "2021", "25 schools")), "not reported"),  # older than the target
        (("2021-02-01", _figure("Actual", "25", "2021", "25 schools")), "reported"),  # before the year was over
    ],
)
def test_only_like_is_compared_with_like(report: tuple[str, Told], outcome: str) -> None:
    told = {
        "plan": ("2020-03-01", [AIM]),
        "news": (report[0], [report[1]]),
        "late": ("2022-05-01", [_visit("ann", "hill")]),
    }
    assert _kg(told).promises()["outcome"].tolist() == [outcome]


def test_what_is_not_due_is_not_judged() -> None:
    told = {"plan": ("2020-03-01", [AIM]), "news": ("2021-08-01", [_figure("Actual", "25", "2021", "25 schools")])}
    found = _kg(told).promises()
    assert found[["outcome", "reported"]].to_numpy().tolist() == [["due later", 25.0]]
    assert "1 August 2021" in "".join(found.caveats)


def test_reports_that_disagree_decide_nothing() -> None:
    reports = {
        n: (f"2022-0{n}-01", [_figure("Actual", many, "2021", f"{many} schools")]) for n, many in ((2, "19"), (3, "21"))
    }
    found = _kg({"plan": ("2020-03-01", [AIM])} | {f"news{n}": told for n, told in reports.items()}).promises()
    assert found[["outcome", "reported"]].to_numpy().tolist() == [["reported", 21.0]]


def test_a_target_told_twice_is_one_and_those_of_nothing_or_no_time_are_left_out() -> None:
    other = [_figure("Target", "20", "2021", "20 schools", of=""), _figure("Target", "20", "", "20 schools one day")]
    found = _kg({"a": ("2020-03-01", [AIM, *other]), "b": ("2020-04-01", [AIM])}).promises()
    assert found[["sources", "outcome"]].to_numpy().tolist() == [[2, "due later"]]
    assert found.left_out["number"].tolist() == [1, 1]


def test_targets_of_one_concept_are_told_apart_by_their_words() -> None:
    plan = [
        _figure("Target", "20", "2021", "20 in loans", measure="loans", concept="Funding"),
        _figure("Target", "30", "2021", "30 in grants", measure="grants", concept="Funding"),
    ]
    report = _figure("Actual", "20", "2021", "20 lent", measure="loans", concept="Funding")
    found = _kg({"plan": ("2020-03-01", plan), "news": (REPORTED_IN, [report])}).promises()
    assert dict(zip(found["measure"], found["outcome"], strict=True)) == {"loans": "kept", "grants": "not reported"}


def test_one_concept_is_one_measure_in_every_language_and_a_place_has_what_lies_in_it() -> None:
    plan = _figure("Target", "20", "2021", "не менее 20 школ", of="hill", measure="школы", concept="Schools")
    told = {
        "plan": ("2020-03-01", [plan]),
        "news": (REPORTED_IN, [_figure("Actual", "21", "2021", "21 schools", of="hill", concept="Schools")]),
    }
    kg = _kg(told, languages={"plan": "ru"})
    assert kg.promises()["outcome"].tolist() == ["kept"]
    assert len(kg.promises("North")) == len(kg.promises(measure="school")) == 1
    assert kg.promises("South").empty
    assert kg.promises(measure="clinic").empty


@pytest.mark.parametrize(
    ("language", "before", "after", "expected"),
    [
        ("en", "The region must build at least ", " schools", Bound.AT_LEAST),
        ("en", "The region must build no fewer than ", " schools", Bound.AT_LEAST),
        ("en", "It must build ", " or more schools", Bound.AT_LEAST),
        ("en", "The share must not exceed ", " percent", Bound.AT_MOST),
        ("en", "Output is to increase by ", " percent", Bound.NONE),  # a change, and no level
        ("en", "Output is to increase to ", " tonnes", Bound.AT_LEAST),
        ("en", "Unemployment is to be reduced from 5 to ", " percent", Bound.AT_MOST),
        ("en", "At least five people spoke, and the region will build ", " schools", Bound.NONE),
        ("en", "At least five people spoke: the region will build ", " schools", Bound.NONE),
        ("en", "It will build ", " schools, at least one of them in a village", Bound.NONE),
        ("en", "It will build ", " schools", Bound.NONE),
        ("ru", "Область должна построить не менее ", " школ", Bound.AT_LEAST),
        ("ru", "Безработица не должна превышать ", " процентов", Bound.NONE),
        ("ru", "Уровень безработицы не превысит ", " процентов", Bound.AT_MOST),
        ("ru", "Долю планируется увеличить до ", " процентов", Bound.AT_LEAST),
        ("ru", "Долю планируется снизить до ", " процентов", Bound.AT_MOST),
        ("ru", "Долю планируется увеличить на ", " процентов", Bound.NONE),
        ("kk", "Облыста кемінде ", " мектеп салынады", Bound.AT_LEAST),
        ("kk", "Жұмыссыздық деңгейі ", " пайыздан аспауы тиіс", Bound.AT_MOST),
        ("xx", "at least ", "", Bound.NONE),
    ],
)
def test_words_around_a_figure_say_what_is_wanted_of_it(
    language: str, before: str, after: str, expected: Bound
) -> None:
    assert bound(before, after, language) == expected


def test_a_promise_and_its_report_are_read_from_articles() -> None:
    store = Store()
    articles = [
        Article("plan", "Pavlodar region must build at least 20 schools in 2021.", issued="2020-03-01"),
        Article("news", "In 2021, 22 schools were built in Pavlodar region.", issued="2022-02-01"),
    ]
    build(store, articles, "kz")
    found = KnowledgeGraph(store).promises("Pavlodar region")
    assert found[["target", "bound", "outcome", "reported"]].to_numpy().tolist() == [[20.0, "at least", "kept", 22.0]]


def test_pairs_of_regions_are_those_of_the_regions() -> None:
    found = KnowledgeGraph(sample_store()).brokers()
    assert (found["pairs"] == [len(list(combinations(range(n), 2))) for n in found["regions"]]).all()
    assert (found["only"] <= found["pairs"]).all()
