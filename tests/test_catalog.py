"""The library of questions: every file is valid SPARQL, says what it takes and gives, and answers its examples."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml
from rdflib.plugins.sparql import prepareQuery

from extract.model import Article
from graph.build import build
from graph.store import Store
from ontology.namespaces import ARTICLE, ID, iri
from ontology.reference import LANGUAGES
from queries.ask import catalog
from queries.ask.catalog import GROUPS, QueryError
from queries.ask.run import run
from tests.answers import missing, surplus
from tests.gold_graph import sample_store

EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("library.yaml").read_text(encoding="utf-8")
)
MUST_ANSWER = {*range(1, 24)}
# Whose rows are articles, places where a fact was read, or what several articles tell: those another article adds to.
ROWS_OF_ARTICLES = {"articles", "mentions", "sources-of", "told-by-several", "unsure", "who-is"}


@pytest.mark.parametrize("name", catalog.names())
def test_query_is_sparql_as_it_stands(name: str) -> None:
    prepareQuery(catalog.get(name).text)
    list(sample_store().query(catalog.get(name).text))


@pytest.mark.parametrize("name", catalog.names())
def test_header_says_what_the_query_takes_and_gives(name: str) -> None:
    query = catalog.get(name)
    assert query.group in GROUPS
    assert query.examples
    for texts in (query.titles, query.summaries):
        assert set(texts) == set(LANGUAGES)
        assert all(texts.values())
    assert all(summary.endswith(".") for summary in query.summaries.values())
    assert tuple(v.value for v in sample_store().query(query.text).variables) == tuple(query.columns)  # type: ignore[union-attr]
    assert set(re.findall(r"VALUES \?(\w+) \{ UNDEF \}", query.text)) == set(query.parameters)


def test_an_example_gives_values_as_a_shell_reads_them() -> None:
    asked = """news-of-place -p place="Kostanay region" -p since=2024 --param 'title=1=2'"""
    assert catalog.values(asked) == {"place": "Kostanay region", "since": "2024", "title": "1=2"}


@pytest.mark.parametrize("example", [e for n in catalog.names() for e in catalog.get(n).examples if "fact=" not in e])
def test_examples_can_be_asked(example: str) -> None:
    name = example.split()[0]
    rows = run(sample_store(), name, catalog.values(example))
    assert len(rows) > 0 or name in ("conflicting-figures", "dropped")  # of which the sample has none


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name, cases in EXPECTED.items() for case in cases], ids=lambda x: str(x)[:60]
)
def test_answers_on_the_sample(name: str, case: dict[str, Any]) -> None:
    params = {key: str(value) for key, value in case["params"].items()}
    table = run(sample_store(), name, params)
    assert not missing(sample_store(), table, case.get("rows", ())), table.to_text(200)
    for row in case.get("never", ()):
        assert len(surplus(sample_store(), table, [row])) == len(table), f"{row} in:\n{table.to_text(200)}"


@cache
def told_again() -> Store:
    """The sample, each of whose articles has a second one beside it that says the same facts in the same words."""
    sample, doubled = sample_store(), Store()
    for graph in {q.graph_name.value for q in sample.quads() if isinstance(q.graph_name, ox.NamedNode)}:
        triples = [(q.subject, q.predicate, q.object) for q in sample.quads(graph)]
        doubled.replace(graph, triples)  # type: ignore[arg-type]
        if graph in sample.articles():
            again = [tuple(_renamed(term, graph) for term in triple) for triple in triples]
            doubled.replace(f"{graph}-again", again)  # type: ignore[arg-type]
    return doubled


def _renamed(term: Any, article: str) -> Any:
    own = isinstance(term, ox.NamedNode) and (term.value == article or term.value.startswith(f"{article}/"))
    return ox.NamedNode(f"{article}-again{term.value.removeprefix(article)}") if own else term


@pytest.mark.parametrize(
    "example",
    [
        example
        for name in catalog.names()
        if name not in ROWS_OF_ARTICLES
        for example in catalog.get(name).examples
        if not re.search("-p (fact|article)=", example)
    ],
)
def test_a_second_source_adds_no_row(example: str) -> None:
    name = example.split()[0]
    once, again = (run(s, name, catalog.values(example)) for s in (sample_store(), told_again()))
    assert len(again) == len(once)
    for one, other in zip(once, again, strict=True):
        if one.get("article") and "sources" in one:
            assert other["sources"] > one["sources"]


def test_a_post_is_told_once_with_its_sources() -> None:
    table = run(sample_store(), "posts-of", {"person": "Kassym-Jomart Tokayev"})
    told = [row for row in table if row["role"] == "President" and row["article"]]
    assert len(told) == 1
    proofs = run(sample_store(), "who-is", {"title": "President"})
    articles = {r["in_article"] for r in proofs if r["person"] == "Kassym-Jomart Tokayev" and r["words"]}
    assert told[0]["sources"] == len(articles) > 5
    assert told[0]["issued"] == min(r["issued"] for r in proofs if r["in_article"] in articles and r["words"])


def test_news_of_no_date_are_told_unless_a_date_is_asked_for() -> None:
    store = Store()
    dates = {"dated": "2024-03-01", "undated": None}
    build(store, [Article(name, "Astana has 17 parks.", issued=day) for name, day in dates.items()], "kz")
    told, since = (run(store, "news-of-place", {"place": "astana", **asked}) for asked in ({}, {"since": "2024"}))
    dated, undated = (ox.NamedNode(f"{ARTICLE}{name}") for name in dates)
    column = told.columns.index("article")
    assert [row[column] for row in told.rows] == [dated, undated]  # the newest first, then what has no date
    assert [row[column] for row in since.rows] == [dated]


def test_proof_of_a_fact() -> None:
    (awarding,) = (r for r in run(sample_store(), "facts-about", {"entity": "Parasat"}).rows if "Khvan" in str(r))
    table = run(sample_store(), "sources-of", {"fact": awarding[-1].value})  # type: ignore[union-attr]
    row = {"article": "sample-en-04-state-awards-almaty", "words": "~May Khvan", "rule": "gold.award"}
    assert not missing(sample_store(), table, [row])


def test_figures_that_disagree() -> None:
    store = Store()
    for article, number in (("a", "5"), ("b", "7")):
        figure, evidence = (ox.NamedNode(f"{ID}fact/indicator-{article}{x}") for x in ("", "-evidence"))
        values = {
            "orda:about": ox.NamedNode(f"{ID}plant"), "orda:measure": ox.Literal("beds", language="en"),
            "orda:unit": ox.Literal("bed"), "orda:status": ox.NamedNode(iri("orda:Actual")),
            "orda:value": ox.Literal(number, datatype=ox.NamedNode(iri("xsd:decimal"))),
            "prov:wasDerivedFrom": evidence,
        }  # fmt: skip
        store.replace(ARTICLE + article, [(figure, ox.NamedNode(iri(p)), v) for p, v in values.items()])
    (row,) = run(store, "conflicting-figures")
    assert (row["one"], row["other"], row["one_in"], row["other_in"]) == (5, 7, f"{ARTICLE}a", f"{ARTICLE}b")


def test_what_was_dropped_is_listed_with_its_reason() -> None:
    store, text = Store(), "Thus in 2021 KZT106 bn was provided for the roads of Rudny."
    build(store, [Article("a", text, issued="2022"), Article("b", "Rudny has grown.")], "kz")
    (row,) = run(store, "dropped")
    assert (row["reason"], row["rule"], row["words"]) == ("a year taken for a count", "indicator/measured", text)
    assert "value 2021" in row["reading"]
    assert len(run(store, "dropped", {"article": "a"})) == 1
    assert len(run(store, "dropped", {"article": "b"})) == 0


def test_every_query_has_expected_rows() -> None:
    assert len(catalog.names()) >= 40
    assert set(EXPECTED) | {"sources-of", "dropped"} == set(catalog.names())
    assert all(case.get("rows") or case.get("never") for cases in EXPECTED.values() for case in cases)


def test_library_answers_the_competency_questions() -> None:
    assert {q for n in catalog.names() for q in catalog.get(n).questions} >= MUST_ANSWER


def test_groups_hold_every_query() -> None:
    assert sorted(q.name for queries in catalog.grouped().values() for q in queries) == list(catalog.names())


def test_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(QueryError, match="who-governs"):
        catalog.get("who-govern")


def test_parameter_without_its_line_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"VALUES \?place"):
        catalog.parse("# param place (entity, required): where\nSELECT * { ?s ?p ?o }", "broken")


def test_parameter_of_no_kind_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"required\|optional"):
        catalog.parse("# param place (region, required): where\nSELECT * { VALUES ?place { UNDEF } }", "broken")


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        catalog.read(tmp_path / "none.rq")
