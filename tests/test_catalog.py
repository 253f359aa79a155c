"""The library of questions: every file is valid SPARQL, says what it takes and gives, and answers its examples."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery

from queries import catalog
from queries.catalog import QueryError
from queries.run import run
from tests.gold_graph import sample_store

MUST_ANSWER = {1, 2, 5, 6, 8, 12, 14, 21}


@pytest.mark.parametrize("name", catalog.names())
def test_query_is_sparql_as_it_stands(name: str) -> None:
    prepareQuery(catalog.get(name).text)
    list(sample_store().query(catalog.get(name).text))


@pytest.mark.parametrize("name", catalog.names())
def test_header_says_what_the_query_takes_and_gives(name: str) -> None:
    query = catalog.get(name)
    assert query.title
    assert query.summary.endswith(".")
    assert query.questions
    assert query.examples
    assert re.search(r"SELECT DISTINCT (.+) WHERE", query.text)[1].split() == [f"?{c}" for c in query.columns]  # type: ignore[index]
    assert set(re.findall(r"VALUES \?(\w+) \{ UNDEF \}", query.text)) == set(query.parameters)


@pytest.mark.parametrize("example", [e for n in catalog.names() for e in catalog.get(n).examples if "fact=" not in e])
def test_examples_have_answers(example: str) -> None:
    name, *given = shlex.split(example)
    assert len(run(sample_store(), name, dict(p.split("=", 1) for p in given if p != "-p"))) > 0


def test_library_answers_the_competency_questions() -> None:
    assert len(catalog.names()) >= 12
    assert {q for n in catalog.names() for q in catalog.get(n).questions} >= MUST_ANSWER


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
