"""Terms: a state has the dates of the events that began and ended it, where its own words tell none."""

from __future__ import annotations

import ontology.schema
from extract.model import Fact, Span
from extract.terms import bounded
from ontology.reference import Entity

RELATIONS = ontology.schema.load().relations
OMAROV, ASKAROV = (Entity(f"person/{name}", "Person", {}) for name in ("omarov", "askarov"))
REGION, CITY = (Entity(name, "Place", {}) for name in ("region", "city"))


def fact(relation: str, person: Entity = OMAROV, body: Entity | None = REGION, **roles: str) -> Fact:
    told = {"person": (person,), "role": ("akim",), **({"body": (body,)} if body is not None else {})}
    return Fact(relation, {**told, **{k: (v,) for k, v in roles.items()}}, Span(0, 1), f"{relation}/verb", 0.9)


def term(*facts: Fact) -> tuple[object, ...]:
    first = bounded(facts, RELATIONS)[0]
    return first.roles.get("start", ()), first.roles.get("end", ())


def test_an_appointment_begins_and_a_dismissal_ends_a_tenure() -> None:
    begun, ended = fact("appointment", when="2019"), fact("dismissal", when="2021-03")
    assert term(fact("position"), begun, ended) == (("2019",), ("2021-03",))
    assert term(fact("position", body=None), begun) == (("2019",), ())  # the text tells no more of the same


def test_dates_that_are_told_of_a_tenure_stay() -> None:
    assert term(fact("position", start="2018"), fact("appointment", when="2019")) == (("2018",), ())


def test_acts_of_others_over_other_places_or_without_a_date_begin_nothing() -> None:
    others = (
        fact("appointment", person=ASKAROV, when="2019"),
        fact("appointment", body=CITY, when="2019"),
        fact("appointment"),
        fact("visit", when="2019"),
    )
    for other in others:
        assert term(fact("position"), other) == ((), ())
