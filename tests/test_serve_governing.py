"""Who governs which unit: the holders of the office that most is told of, read with a few questions for any number."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest

from graph.store import Solutions, Store
from ontology.namespaces import ID, PREFIXES
from queries.serve.views.governing import governed
from tests.small_graph import AIDA, NORTH, small_store

_UNIT = """
id:unit-{n} a orda:Place, orda:Region ; skos:prefLabel "Unit {n}"@en ; orda:iso3166 "LD-{n:02}" .
id:akim-{n} a orda:Office ; skos:prefLabel "Akim of unit {n}"@en ; orda:jurisdiction id:unit-{n} .
id:deputy-{n} a orda:Office ; skos:prefLabel "Deputy of unit {n}"@en ; orda:jurisdiction id:unit-{n} .
id:first-{n} a orda:Person ; skos:prefLabel "First {n}"@en .
id:second-{n} a orda:Person ; skos:prefLabel "Second {n}"@en .
id:helper-{n} a orda:Person ; skos:prefLabel "Helper {n}"@en .
id:a{n} a orda:Tenure ; org:member id:first-{n} ; org:role id:akim-{n} ; orda:jurisdiction id:unit-{n} ;
    orda:start "2015"^^xsd:gYear ; orda:end "2020"^^xsd:gYear .
id:b{n} a orda:Tenure ; org:member id:second-{n} ; org:role id:akim-{n} ; orda:jurisdiction id:unit-{n} ;
    orda:start "2020"^^xsd:gYear ; dcterms:source <https://example.org/unit-{n}> .
id:c{n} a orda:Tenure ; org:member id:helper-{n} ; org:role id:deputy-{n} ; orda:jurisdiction id:unit-{n} ;
    orda:start "2021"^^xsd:gYear .
"""


class _Counting(Store):
    """A store that counts what it is asked."""

    asked = 0

    def query(self, *args: object, **options: object) -> Solutions:
        self.asked += 1
        return super().query(*args, **options)  # type: ignore[arg-type]


@cache
def _country(units: int) -> _Counting:
    prefixes = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    text = prefixes + "".join(_UNIT.format(n=n) for n in range(1, units + 1))
    return _Counting.holding(ox.parse(text, ox.RdfFormat.TURTLE))


def test_each_unit_has_the_holder_of_its_own_office_in_the_order_of_the_codes() -> None:
    found = governed(_country(12), "2018-05-01", "en")
    assert [one.place.text for one in found] == [f"Unit {n}" for n in range(1, 13)]
    for number, one in enumerate(found, 1):
        assert one.now is not None
        assert one.then is not None
        assert (one.now.person.text, one.now.tenure.start) == (f"Second {number}", "2020")  # not the deputy
        assert (one.then.person.text, one.then.tenure.end) == (f"First {number}", "2020")
        assert (one.now.pages, one.now.proofs) == ([f"https://example.org/unit-{number}"], [])


def test_whoever_left_is_not_in_office_now() -> None:
    """In the small graph one akim left in 2021, one in 2020, and one has not left; two articles tell of her."""
    (found,) = governed(small_store(), "2019", "en")
    assert found.place.iri == NORTH
    assert found.now is not None
    assert found.then is not None
    assert (found.now.person.iri, [proof.date for proof in found.now.proofs]) == (AIDA, ["2021-05-06", "2021-03-01"])
    assert found.then.person.iri == ID + "bolat-omar"
    assert found.now.pages == ["https://example.org/akims"]


_TOLD = """
id:unit a orda:Place, orda:Region ; skos:prefLabel "Unit"@en ; orda:iso3166 "LD-01" .
id:akim a orda:Office ; skos:prefLabel "Akim of the unit"@en ; orda:jurisdiction id:unit .
id:first a orda:Person ; skos:prefLabel "First"@en .
id:second a orda:Person ; skos:prefLabel "Second"@en .
id:a a orda:Tenure ; org:member id:first ; org:role id:akim ; orda:jurisdiction id:unit ;
    orda:start "2020"^^xsd:gYear .
id:b a orda:Tenure ; org:member id:second ; org:role id:akim ; orda:jurisdiction id:unit .
article:news dcterms:issued "{day}"^^xsd:gYear .
article:news {{
    article:news a orda:Article ; dcterms:issued "{day}"^^xsd:gYear ; orda:text "Second is akim." .
    id:b prov:wasDerivedFrom <https://w3id.org/orda/article/news/evidence/b> .
    <https://w3id.org/orda/article/news/evidence/b> oa:hasSource article:news ; orda:rule "toy" ;
        oa:hasSelector <https://w3id.org/orda/article/news/words/0-15> .
    <https://w3id.org/orda/article/news/words/0-15> oa:exact "Second is akim." ; oa:start 0 ; oa:end 15 .
}}
"""


@pytest.mark.parametrize(("day", "who"), [("2019", "First"), ("2024", "Second")])
def test_whom_an_article_since_calls_so_is_in_office_now(day: str, who: str) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    (found,) = governed(Store.holding(ox.parse(prefixes + _TOLD.format(day=day), ox.RdfFormat.TRIG)), day, "en")
    assert found.now is not None
    assert found.now.person.text == who


@pytest.mark.parametrize("day", ["", "2014"])
def test_nobody_is_named_for_a_day_that_nothing_tells_of(day: str) -> None:
    assert [one.then for one in governed(_country(2), day, "en")] == [None, None]


def test_many_units_take_no_more_questions_than_one() -> None:
    asked = []
    for units in (1, 20):
        store = _country(units)
        store.asked = 0
        assert len(governed(store, "2018-05-01", "en")) == units
        asked.append(store.asked)
    assert asked[0] == asked[1] < 15
