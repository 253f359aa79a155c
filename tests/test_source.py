"""Rows of whatever is asked, and IRIs in queries."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.store import Store
from queries.ask.source import chunks, nodes, rows, texts


def test_rows_are_terms_and_texts_are_texts() -> None:
    sparql = 'SELECT ?a ?b ?c { VALUES (?a ?b) { (orda:Visit "x"@en) } }'
    assert list(rows(Store(), sparql)) == [
        (ox.NamedNode("https://w3id.org/orda#Visit"), ox.Literal("x", language="en"), None)
    ]
    assert list(texts(Store(), sparql)) == [("https://w3id.org/orda#Visit", "x", "")]


def test_a_triple_for_a_value_is_no_text() -> None:
    assert list(texts(Store(), "SELECT ?t { BIND(<<( orda:a orda:b orda:c )>> AS ?t) }")) == [("",)]


def test_iris_as_a_list_each_once_and_nothing_else() -> None:
    assert nodes(["urn:b", "urn:a", "urn:b"]) == "<urn:a> <urn:b>"
    with pytest.raises(ValueError, match="IRI"):
        nodes(["urn:a> } #"])


def test_chunks_hold_all_in_lists_of_bounded_length() -> None:
    iris = [f"urn:{number}" for number in range(1201)]
    found = [chunk.split() for chunk in chunks(iris)]
    assert {iri for chunk in found for iri in chunk} == {f"<{iri}>" for iri in iris}
    assert max(map(len, found)) <= 500
    assert list(chunks([])) == []
