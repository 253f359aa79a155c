"""Answers as frames: columns of the proper kind, names and IRIs, what the frame says of its query."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyoxigraph as ox
import pytest

import orda
from graph.store import Store
from ontology.namespaces import ID
from queries.analysis.answer import Answer
from tests.gold_graph import sample_store
from tests.small_graph import small_store


@pytest.fixture(scope="module")
def kg() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(small_store())


def column(values: str, language: str = "en") -> pd.DataFrame:
    """What becomes of a column ``x`` of these values."""
    return orda.KnowledgeGraph(Store(), language).query(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}").to_frame()


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        ("1 2 UNDEF", "Int64", [1, 2, pd.NA]),
        ("1 2.5", "float64", [1.0, 2.5]),
        ("750000000000.0", "float64", [7.5e11]),
        ('"9223372036854775808"^^xsd:integer', "float64", [2.0**63]),
        ("true false UNDEF", "boolean", [True, False, pd.NA]),
        ('"a" "b"@en UNDEF', "string", ["a", "b", pd.NA]),
        ('"x"^^xsd:integer 1', "string", ["x", "1"]),
        ('"2021-05-30"^^xsd:date UNDEF', "datetime64[s]", [pd.Timestamp("2021-05-30"), pd.NaT]),
        ('"2021-05-30T10:00:00+05:00"^^xsd:dateTime', "datetime64[s]", [pd.Timestamp("2021-05-30 05:00")]),
        ('"2021Z"^^xsd:gYear', "string", ["2021Z"]),
        ('<urn:a> "a"', "string", ["urn:a", "a"]),
    ],
)
def test_a_column_is_of_the_kind_of_its_terms(values: str, dtype: str, expected: list[object]) -> None:
    found = column(values)
    assert list(found.columns) == ["x"]
    assert str(found["x"].dtype) == dtype
    for one, other in zip(found["x"], expected, strict=True):
        assert (pd.isna(one) and pd.isna(other)) or one == other  # type: ignore[call-overload]


def test_dates_that_are_no_days_say_how_precise_they_are() -> None:
    found = column('"2021"^^xsd:gYear "2021-05"^^xsd:gYearMonth "0044-03-15"^^xsd:date UNDEF')
    assert list(found.columns) == ["x", "x_precision"]
    assert found["x"].tolist()[:2] == [pd.Timestamp("2021-01-01"), pd.Timestamp("2021-05-01")]
    assert found["x_precision"].tolist()[:3] == ["year", "month", "day"]
    assert pd.isna(found["x_precision"].iloc[3])
    assert found["x"].iloc[2].year == 44


def test_names_stand_for_iris_and_iris_beside_them_where_wanted(kg: orda.KnowledgeGraph) -> None:
    answer = kg.query("visits")
    frame = answer.to_frame()
    assert frame["visitor"].dtype == "category"
    assert set(frame["visitor"]) == {"Aida Serik"}
    assert not [name for name in frame.columns if name.endswith("_iri")]
    beside = answer.to_frame(iris=True)
    assert list(beside.columns)[:4] == ["visitor", "visitor_iri", "destination", "destination_iri"]
    assert set(beside["destination_iri"]) == {ID + "hill-district", ID + "riverside"}
    assert beside["date"].dtype == "datetime64[s]"
    assert beside["sources"].dtype == "Int64"


def test_two_things_of_one_name_stay_two_by_their_iris() -> None:
    same = "<urn:a> skos:prefLabel 'Same' . <urn:b> skos:prefLabel 'Same' ."
    store = Store.holding(ox.parse(f"PREFIX skos: <http://www.w3.org/2004/02/skos/core#> {same}", ox.RdfFormat.TURTLE))
    frame = orda.KnowledgeGraph(store).query("SELECT ?s { ?s ?p ?o }").to_frame(iris=True)
    assert frame["s"].tolist() == ["Same", "Same"]
    assert sorted(frame["s_iri"]) == ["urn:a", "urn:b"]


def test_units_are_told_in_the_reader_s_language() -> None:
    frame = orda.KnowledgeGraph(sample_store(), "ru").query("indicators", about="Pavlodar region").to_frame()
    assert "тенге" in set(frame["unit"])
    assert frame["unit"].dtype == "category"
    assert frame["value"].dtype == "float64"


def test_a_frame_tells_its_query(kg: orda.KnowledgeGraph) -> None:
    attrs = kg.query("visits", visitor="Аида Серик").to_frame().attrs
    assert attrs["query"] == "visits"
    assert attrs["params"] == {"visitor": ID + "aida-serik"}
    assert attrs["columns"]["destination"] == "where to"
    assert attrs["text"].startswith("# title: Visits")
    assert json.loads(json.dumps(attrs)) == attrs
    assert kg.query("SELECT ?s { ?s a orda:Visit }").to_frame().attrs["query"] == ""


def test_answers_without_rows_truth_values_and_triples(kg: orda.KnowledgeGraph) -> None:
    assert list(kg.query("SELECT ?a ?b { ?a a <urn:none> }").to_frame().columns) == ["a", "b"]
    assert kg.query("ASK { ?s a orda:Visit }").to_frame()["answer"].tolist() == [True]
    triples = kg.query("CONSTRUCT { ?s orda:visitor ?o } WHERE { ?s orda:visitor ?o }").to_frame()
    assert list(triples.columns) == ["subject", "predicate", "object"]
    assert triples["object"].tolist() == ["Aida Serik"] * 2


def test_an_answer_prints_and_shows_itself(kg: orda.KnowledgeGraph) -> None:
    answer = kg.query("visits")
    assert "Hill district" in str(answer)
    assert "2 rows" in answer._repr_html_()
    many = orda.KnowledgeGraph(sample_store()).query("SELECT ?s { ?s ?p ?o } LIMIT 5000")
    assert many._repr_html_().count("<tr>") == 21
    assert "5000 rows" in many._repr_html_()


def test_an_answer_leads_to_its_sentences(kg: orda.KnowledgeGraph) -> None:
    answer = kg.query("SELECT ?fact { ?fact a orda:Visit }")
    assert set(answer.evidence()["words"]) == {"visited Hill district", "went to Riverside"}
    with pytest.raises(ValueError, match="no column of this answer has facts"):
        kg.query("SELECT ?p { ?p a orda:Person }").evidence()


def test_names_of_a_large_answer_are_looked_up_once_wanted(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store._store.extend(sample_store().quads())
    kg = orda.open(tmp_path / "store")
    large, small = kg.query("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 20000"), kg.query("visits")
    assert isinstance(large, Answer)
    assert len(large.labels) > 100
    other = kg.query("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 20000")
    kg.close()
    assert set(small.to_frame()["visitor"]) >= {"Kassym-Jomart Tokayev"}  # has its names with it
    with pytest.raises(Exception, match="it was closed; open it again"):
        other.to_frame()
