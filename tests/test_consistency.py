"""Of readings that contradict each other the surer stays, as the ontology says which do."""

from decimal import Decimal

import ontology.schema
from extract.consistency import consistent as _consistent
from extract.model import Fact, Span
from ontology.reference import Entity

KEGEN = Entity("kegen", "Settlement", {"en": ("Kegen",)})
DISTRICT = Entity("kegen-district", "District", {"en": ("Kegen district",)})
PERSON = Entity("person/a", "Person", {"en": ("Asel Sabitova",)})
RELATIONS = ontology.schema.load().relations
HERE, THERE = Span(0, 40), Span(50, 90)


def fact(relation: str, confidence: float, evidence: Span = HERE, **roles: object) -> Fact:
    return Fact(relation, {k: (v,) for k, v in roles.items()}, evidence, f"{relation}/test", confidence)  # type: ignore[misc]


def consistent(facts: list[Fact]) -> list[Fact]:
    return _consistent(facts, RELATIONS)


def test_of_two_things_within_each_other_the_surer_reading_stays() -> None:
    right = fact("located_in", 0.9, thing=KEGEN, place=DISTRICT)
    wrong = fact("located_in", 0.6, THERE, thing=DISTRICT, place=KEGEN)
    assert consistent([wrong, right]) == [right]


def test_nobody_is_appointed_to_and_dismissed_from_one_post_in_one_sentence() -> None:
    came = fact("appointment", 0.8, person=PERSON, role="akim")
    went = fact("dismissal", 0.7, person=PERSON, role="akim")
    elsewhere = fact("dismissal", 0.7, THERE, person=PERSON, role="akim")
    other_post = fact("dismissal", 0.7, person=PERSON, role="director")
    assert consistent([went, came, elsewhere, other_post]) == [came, elsewhere, other_post]


def test_one_figure_is_reached_or_aimed_at() -> None:
    figure = {"value": Decimal(5), "unit": "percent", "measure": "growth", "of": KEGEN}
    actual = fact("indicator", 0.7, status="Actual", **figure)
    target = fact("indicator", 0.8, status="Target", **figure)
    assert consistent([actual, target]) == [target]


def test_what_does_not_contradict_stays_in_order() -> None:
    facts = [
        fact("located_in", 0.5, thing=KEGEN, place=DISTRICT),
        fact("visit", 0.9, person=PERSON, target=KEGEN),
        fact("located_in", 0.9, thing=KEGEN, place=DISTRICT),
    ]
    assert consistent(facts) == facts
