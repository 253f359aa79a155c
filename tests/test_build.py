"""Building: the same articles always give the same graph, a changed one replaces its own, no failure leaves a half."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from itertools import repeat
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import graph.build
import graph.editions
import graph.reading
import ontology.reference
from extract.model import Article, Fact, Reading, Span, Value
from extract.pipeline import extract
from extract.sources import Problem
from graph.build import build
from graph.export import export
from graph.quads import reading_triples
from graph.store import Store, StoreError, Triple
from ontology.namespaces import article_iri, entity_iri, iri
from ontology.reference import Entity, Reference
from tests.conftest import AWARDS, TRIP, article_graphs, articles, assert_consistent, contents, stated

ROOT = Path(__file__).parents[1]


def bytes_of(store: Store, folder: Path, name: str = "graph") -> bytes:
    export(store, folder / f"{name}.nq")
    return (folder / f"{name}.nq").read_bytes()


# ---- what a graph holds

EXACT = """
SELECT ?text ?start ?end ?exact WHERE { GRAPH ?a {
  ?a orda:text ?text . ?e oa:hasSource ?a ; oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact } }
"""


def test_every_fact_is_proved_by_the_words_at_its_offsets(built: Store) -> None:
    rows = built.query(EXACT)
    assert isinstance(rows, ox.QuerySolutions)
    proofs = [tuple(term.value for term in row) for row in rows]
    assert len(proofs) > 6
    for text, start, end, exact in proofs:
        assert text[int(start) : int(end)] == exact
        assert exact.strip()
    unproved = (
        "SELECT ?f { GRAPH ?a { ?f a ?c FILTER(?c IN (orda:Visit, orda:Tenure, orda:Awarding, orda:Instruction)) \
        FILTER(STRSTARTS(STR(?a), STR(article:))) FILTER NOT EXISTS { ?f prov:wasDerivedFrom ?e } } }"
    )
    assert list(built.query(unproved)) == []  # type: ignore[arg-type]


def test_mentions_point_into_the_stored_text() -> None:
    for reading in map(extract, articles(), repeat("kz")):
        assert reading.mentions
        for span in [m.span for m in reading.mentions] + [f.evidence for f in reading.facts]:
            assert 0 <= span.start < span.end <= len(reading.article.text)
            words = reading.article.text[span.start : span.end]
            assert words == words.strip()
        assert list(reading.facts) == sorted(reading.facts, key=lambda f: (f.relation, f.evidence))


def test_the_stored_text_is_the_article_s(built: Store) -> None:
    rows = built.query("SELECT ?id ?text WHERE { GRAPH ?a { ?a dcterms:identifier ?id ; orda:text ?text } }")
    assert isinstance(rows, ox.QuerySolutions)
    assert {row["id"].value: row["text"].value for row in rows} == {a.id: a.text for a in articles()}


def test_an_undated_article_has_no_date_in_its_graph(built: Store) -> None:
    dated = built.query("SELECT ?id ?date WHERE { ?a dcterms:identifier ?id ; dcterms:issued ?date }")
    assert isinstance(dated, ox.QuerySolutions)
    assert {row["id"].value: row["date"].value for row in dated} == {a.id: a.issued for a in articles() if a.issued}


def test_without_a_date_a_bare_title_names_nobody() -> None:
    undated, dated = (extract(Article("a", AWARDS, issued=issued), "kz") for issued in (None, "2022-10-24"))
    assert "kassym-jomart-tokayev" not in {m.entity.id for m in undated.mentions}
    assert "kassym-jomart-tokayev" in {m.entity.id for m in dated.mentions}


def test_the_default_graph_is_the_union_of_the_graphs(built: Store) -> None:
    assert_consistent(built)


PIECES = st.sampled_from(
    ["President ", "Kassym-Jomart Tokayev ", "visited ", "Almaty region", "akim ", "of ", "\n\n", ". ", ", ", "“", "”",
     "said ", "«", "» ", "– ", "Аким ", "Алматинской области ", "посетил ", "поручил ", "Тоқаев ", "облысына ", "келді",
     "2023 ", "5 billion tenge ", "was appointed ", "the Order of Otan ", "by 2025", "It ", "he ", "(", ")", "№ 4 "]
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
@example("")
@example("“")
@example("\n.\n")
def test_no_text_upsets_the_reader(text: str) -> None:
    reading = extract(Article("a", text, issued="2023-02-14"), "kz")
    for _ in reading_triples(reading):
        pass


# ---- the same again


def test_building_again_changes_nothing(built: Store, tmp_path: Path) -> None:
    before = bytes_of(built, tmp_path)
    summary = build(built, articles(), "kz")
    assert (summary.added, summary.changed, summary.unchanged, summary.facts) == (0, 0, 4, 0)
    assert bytes_of(built, tmp_path) == before


def test_builds_in_fresh_folders_are_the_same(built: Store, tmp_path: Path) -> None:
    for name, order in (("one", 1), ("two", -1)):
        with Store(tmp_path / name) as store:
            build(store, articles()[::order], "kz")
        with Store(tmp_path / name, read_only=True) as store:
            assert bytes_of(store, tmp_path, name) == bytes_of(built, tmp_path)


# ---- what is changed


def test_a_changed_article_replaces_its_graph_whole(bare: Store) -> None:
    trip, awards, roads, _ = articles()
    build(bare, [trip, awards, roads], "kz")
    old = article_graphs(bare)
    tokayev, almaty = ox.NamedNode(entity_iri("kassym-jomart-tokayev")), ox.NamedNode(entity_iri("almaty-region"))
    destination, member = ox.NamedNode(iri("orda:destination")), ox.NamedNode(iri("org:member"))
    assert any(t[1:] == (destination, almaty) for t in contents(bare)[""])

    changed = replace(trip, text="Bridge opened\n\nPresident Kassym-Jomart Tokayev opened a bridge over the river.\n")
    summary = build(bare, [changed, awards, roads], "kz")
    assert (summary.added, summary.changed, summary.unchanged) == (0, 1, 2)
    new = article_graphs(bare)
    clean = Store()
    build(clean, [changed, awards, roads], "kz")
    assert new == article_graphs(clean)
    assert {name for name in new if new[name] != old[name]} == {article_iri("trip")}
    default = contents(bare)[""]
    assert default == stated(new.values())
    assert not any(t[1:] == (destination, almaty) for t in default), "only the trip spoke of it"
    assert any(t[1:] == (member, tokayev) for t in default), "the roads speak of his office too"


@pytest.mark.parametrize("field", ["title", "issued", "publisher", "creator", "source", "language"])
def test_changed_metadata_are_a_change(bare: Store, field: str) -> None:
    (trip, *_) = articles()
    build(bare, [trip], "kz")
    value = {"issued": "2024", "language": "ru"}.get(field, "other")
    assert build(bare, [replace(trip, **{field: value})], "kz").changed == 1
    assert build(bare, [replace(trip, **{field: value})], "kz").unchanged == 1


def test_other_rules_or_options_are_a_change(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (trip, *_) = articles()
    assert build(bare, [trip], "kz").facts > build(bare, [trip], "kz", min_confidence=0.94).facts > 0
    assert build(bare, [trip], "kz", min_confidence=0.94).unchanged == 1
    monkeypatch.setattr(graph.editions, "shared", lambda: "other")
    again = build(bare, [trip], "kz", min_confidence=0.94)
    assert (again.changed, again.again) == (1, {graph.editions.RULES: 1})
    assert build(bare, [trip], "kz").again == {graph.editions.OPTIONS: 1}


def test_other_reference_data_are_a_change(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (trip, *_) = articles()
    build(bare, [trip], "kz")
    monkeypatch.setattr(ontology.reference.load("kz"), "fingerprint", "other")
    assert build(bare, [trip], "kz").again == {"country:kz": 1}


def test_the_fingerprint_is_of_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ontology.reference.FOLDER", tmp_path)
    (tmp_path / "xx").mkdir()
    prints = []
    for text in ("a,City,A\n", "a,City,B\n", "a,City,A\n"):
        (tmp_path / "xx" / "places.csv").write_text(f"id,type,en\n{text}", encoding="utf-8")
        prints.append(Reference("xx").fingerprint)
    assert prints[0] == prints[2] != prints[1]


def fact(relation: str, span: Span, **roles: str | Decimal) -> Fact:
    """A fact whose roles are reference data where they are of that name."""
    known = ontology.reference.load("kz").entities
    return Fact(relation, {k: (known.get(str(v), v),) for k, v in roles.items()}, span, "rule", 1 / span.start)


FACTS = [
    fact(relation, span, **roles)
    for span in (Span(1, 9), Span(10, 42))
    for relation, roles in [
        ("visit", {"person": "kassym-jomart-tokayev", "target": "almaty-region"}),
        ("visit", {"person": "kassym-jomart-tokayev", "target": "almaty-region", "when": "2023"}),
        ("initiated_by", {"initiative": "nurly-zhol", "agent": "nursultan-nazarbayev"}),
        ("implemented_in", {"initiative": "nurly-zhol", "place": "almaty-region"}),
        ("quote", {"speaker": "nursultan-nazarbayev"}),
        ("indicator", {"value": Decimal(5), "unit": "tenge", "measure": "output", "status": "Actual"}),
    ]
]
READINGS = st.tuples(
    st.sampled_from("ab"), st.sampled_from([TRIP, AWARDS]), st.sets(st.sampled_from(range(len(FACTS))))
)


@settings(max_examples=60)
@given(st.lists(READINGS | st.sampled_from("ab"), max_size=6))
def test_readings_come_and_go(steps: list[tuple[str, str, set[int]] | str]) -> None:
    store, expected = Store(), {}
    for step in steps:
        if isinstance(step, str):
            store.drop(article_iri(step))
            expected.pop(article_iri(step), None)
        else:
            name, text, chosen = step
            triples = set(reading_triples(Reading(Article(name, text), (), tuple(FACTS[i] for i in sorted(chosen)))))
            store.replace(article_iri(name), triples)
            expected[article_iri(name)] = triples
        found = contents(store)
        assert found.pop("") == stated(expected.values())
        assert found == expected


# ---- what goes wrong


def test_readings_that_cannot_be_so_are_counted_by_their_reason_and_are_no_facts(bare: Store) -> None:
    odd = Article("odd", "Thus in 2021 KZT106 bn was provided for the roads of Rudny.", issued="2022")
    summary = build(bare, [odd], "kz")
    assert summary.dropped == {"YearAsCount": 1}
    assert build(bare, [odd], "kz").dropped == {}, "what is unchanged is not read again"
    bare.drop(article_iri("odd"))
    assert "DroppedReading" not in str([*bare.quads()]), "they go with their article"


def test_problems_are_told_and_the_rest_is_read(bare: Store) -> None:
    trip, awards, *_ = articles()
    told: list[str] = []
    summary = build(
        bare,
        [Problem("a.txt", "the file is empty"), trip, Problem("b.txt", "not UTF-8"), awards],
        "kz",
        progress=told.append,
    )
    assert (summary.added, [str(p) for p in summary.skipped]) == (2, ["a.txt: the file is empty", "b.txt: not UTF-8"])
    assert told == ["trip", "awards"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("no\nsense"), "ValueError: no sense"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (KeyError("x"), "KeyError: 'x'"),
        (AssertionError(), "AssertionError"),
    ],
)
def test_an_article_that_cannot_be_read_keeps_its_old_graph(
    bare: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    trip, awards, *_ = articles()
    build(bare, [trip, awards], "kz")
    before = contents(bare)

    def fail(article: Article, *rest: object) -> Reading:
        if article.id == "trip":
            raise error
        return extract(article, "kz")

    monkeypatch.setattr(graph.reading, "extract", fail)
    summary = build(bare, [replace(trip, text="Other."), replace(awards, issued="2022")], "kz")
    (skipped,) = map(str, summary.skipped)
    assert summary.changed == 1
    assert skipped.startswith(f"trip: could not be read ({told}; tests/test_build.py, line ")
    after = contents(bare)
    assert after[article_iri("trip")] == before[article_iri("trip")]
    assert after[article_iri("awards")] != before[article_iri("awards")]
    assert_consistent(bare)


def test_a_fact_that_cannot_be_stated_is_told_and_costs_no_other(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Entity("x", "Person", {"en": ("X",)}, known=False)
    roles: dict[str, tuple[Value, ...]] = {"person": (stranger,), "target": (stranger,)}
    wrong = Fact("visit", roles, Span(0, 1), "visit/verb")
    outside = replace(FACTS[0], evidence=Span(3, 100_000))
    facts = (wrong, FACTS[0], outside)
    monkeypatch.setattr(graph.reading, "extract", lambda article, *_: Reading(article, (), facts))
    summary = build(bare, articles()[:1], "kz")
    assert (summary.added, summary.skipped) == (1, [])
    (one, other) = map(str, summary.failures)
    assert "trip: visit/verb cannot be stated (target cannot be x" in one
    assert "the evidence" in other
    (graph_of_trip,) = article_graphs(bare).values()
    assert len({t for t in graph_of_trip if t[1].value.endswith("wasDerivedFrom")}) == 1


@pytest.mark.parametrize(
    ("module", "function"),
    [("relations.visit", "read"), ("relations.located_in", "_known"), ("speech.quotations", "find")],
)
def test_a_rule_that_raises_costs_only_what_it_had_to_read(
    bare: Store, monkeypatch: pytest.MonkeyPatch, module: str, function: str
) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise IndexError("list index out of range")

    whole = extract(articles()[0], "kz")
    fail.__module__, fail.__name__ = f"extract.{module}", function
    monkeypatch.setattr(import_module(f"extract.{module}"), function, fail)
    reading = extract(articles()[0], "kz")
    relation, (failure,) = module.rpartition(".")[2], reading.failures
    assert failure.startswith(f"{relation}.{function.lstrip('_')} failed (IndexError: list index out of range; ")
    assert {f.relation for f in whole.facts} - {"quote", relation} <= {f.relation for f in reading.facts}
    summary = build(bare, articles()[:2], "kz")
    assert (summary.added, summary.skipped) == (2, [])
    assert {p.where for p in summary.failures} == {"trip", "awards"}


def test_an_article_that_takes_too_long_is_skipped(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(text: object) -> Iterator[Fact]:
        while text:
            time.sleep(0.01)
        yield FACTS[0]

    trip, awards, *_ = articles()
    build(bare, [trip], "kz")
    before = contents(bare)
    monkeypatch.setattr(import_module("extract.relations.visit"), "read", slow)
    summary = build(bare, [replace(trip, text="Other."), replace(awards, text="Again.")], "kz", seconds=0.2)
    assert [str(p) for p in summary.skipped] == [
        f"{name}: was not read within 0.2 seconds; split it, or allow more" for name in ("trip", "awards")
    ]
    assert contents(bare) == before


def test_seconds_are_refused_where_there_is_no_alarm(bare: Store) -> None:
    refused: list[ValueError] = []

    def work() -> None:
        try:
            build(bare, articles()[:1], "kz", seconds=5)
        except ValueError as error:
            refused.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(refused) == 1


def test_a_run_that_breaks_off_keeps_what_it_has_read(bare: Store) -> None:
    trip, awards, *_ = articles()

    def broken() -> Iterator[Article]:
        yield trip
        raise KeyboardInterrupt

    build(bare, [awards], "kz")
    with pytest.raises(KeyboardInterrupt):
        build(bare, broken(), "kz")
    clean = Store()
    build(clean, [awards, trip], "kz")
    assert build(bare, [awards, trip], "kz").unchanged == 2
    assert contents(bare) == contents(clean)


def test_a_full_disk_keeps_the_old_graph(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    trip, *_ = articles()
    build(bare, [trip], "kz")
    before = contents(bare)

    def full(*_: object) -> bool:
        raise StoreError("store: the disk is full; free some space and build again")

    monkeypatch.setattr(bare, "replace", full)
    with pytest.raises(StoreError, match="the disk is full"):
        build(bare, [replace(trip, text="Other.")], "kz")
    assert contents(bare) == before


_Graphs = dict[str, set[Triple]]


def edition(number: int) -> list[Article]:
    """Many articles, each of which another edition words otherwise."""
    places = ["Almaty region", "Karaganda region", "Pavlodar region", "Zhambyl region", "Aktobe region"]
    return [
        Article(
            f"news-{i:02}",
            f"News {i}\n\nPresident Kassym-Jomart Tokayev visited {places[(i + number) % 5]} on Monday.\n\n"
            f"He instructed the Government to build {i + number} schools in {places[i % 5]} by {2024 + number}.\n",
            issued=f"{2022 + number}",
        )
        for i in range(30)
    ]


WRITE = """
import sys
from graph.build import build
from graph.store import Store
from tests.test_build import edition
build(Store(sys.argv[1]), edition(2), "kz", progress=lambda name: print(name, flush=True))
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of the first edition."""
    folder = tmp_path_factory.mktemp("editions") / "first"
    with Store(folder) as store:
        assert build(store, edition(1), "kz").added == 30
    return folder


@pytest.fixture(scope="module")
def editions(first_edition: Path) -> tuple[_Graphs, _Graphs]:
    """What clean builds of both editions hold."""
    second = Store()
    assert build(second, edition(2), "kz").added == 30
    with Store(first_edition, read_only=True) as first:
        return contents(first), contents(second)


def _write(folder: Path, told: Connection) -> None:
    graph.build.reference_triples = lambda _: ()  # type: ignore[assignment]  # so that most of the time is articles'
    build(Store(folder), edition(2), "kz", progress=told.send)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.parametrize("fresh", [True, False], ids=["fresh", "incremental"])
def test_two_hundred_kills_lose_nothing(
    tmp_path: Path, bare: Store, editions: tuple[_Graphs, _Graphs], fresh: bool
) -> None:
    del bare  # builds are without the reference graph here, too
    old, new = editions
    names = {article_iri(article.id) for article in edition(1)}
    with Store(tmp_path / "first") as first:
        build(first, edition(1), "kz")
    number = random.Random(7)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warm"])  # everything is loaded already: a kill may come at any moment
    folder = tmp_path / "s"
    for _ in range(100):
        shutil.rmtree(folder, ignore_errors=True)
        if not fresh:
            shutil.copytree(tmp_path / "first", folder)
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_write, args=(folder, theirs))
        process.start()
        theirs.close()
        done, wanted = 0, number.randrange(30)
        with suppress(EOFError):
            while done < wanted:
                ours.recv()
                done += 1
        time.sleep(number.random() / 20)
        process.kill()
        process.join()
        with Store(folder) as store:
            found = article_graphs(store)
            assert fresh or found.keys() == names
            assert all(graph == new[name] or (not fresh and graph == old[name]) for name, graph in found.items())
            assert done <= sum(graph == new[name] for name, graph in found.items())
            assert_consistent(store)
            build(store, edition(2), "kz")
            assert article_graphs(store) == {name: new[name] for name in names}


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.slow
@pytest.mark.parametrize("done", [1, 14])
def test_a_killed_build_leaves_no_half_article(
    tmp_path: Path, editions: tuple[_Graphs, _Graphs], first_edition: Path, done: int
) -> None:
    old, new = editions
    folder = shutil.copytree(first_edition, tmp_path / "s")
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline().strip() for _ in range(done)] == [f"news-{i:02}" for i in range(done)]
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with Store(folder) as store:
        found = article_graphs(store)
        assert found.keys() == {article_iri(article.id) for article in edition(1)}
        assert all(found[name] in (old[name], new[name]) for name in found)
        assert done <= sum(found[name] == new[name] for name in found)
        assert_consistent(store)
        summary = build(store, edition(2), "kz")
        assert summary.changed + summary.unchanged == 30
        assert contents(store) == new
