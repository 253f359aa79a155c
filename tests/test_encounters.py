"""Who is meant where a clause leaves out who met somebody or went somewhere."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Unit
from extract.encounters import Encounter, completed, last_before
from extract.relations.visit import VISIT_VERB
from ontology.reference import Entity

A, B, X, Y, Z = (Unit(i, i + 1, Entity(name, "Person", {}), "name") for i, name in enumerate("abxyz"))


def told(persons: Sequence[Unit], others: Sequence[Unit], token: int, *, left_out: bool = False) -> Encounter:
    return Encounter([*persons], [*others], token, VISIT_VERB, left_out)


def whose(before: Sequence[Encounter], encounter: Encounter) -> list[Unit]:
    last = last_before(before, encounter.token)
    return last.persons if last is not None else []


def test_the_last_before_is_the_nearest_whatever_the_order() -> None:
    near, far, later = told([A], [X], 7), told([B], [Y], 2), told([B], [Z], 20)
    assert last_before([near, far, later], 10) is near
    assert last_before([later], 10) is None


def test_who_is_left_out_is_told_by_what_comes_before_and_goes_on() -> None:
    found = [told([], [Z], 30, left_out=True), told([A], [X], 1), told([], [Y], 10, left_out=True)]
    assert [e.persons for e in completed(found, [], whose)] == [[A], [A], [A]]


def test_what_other_rules_read_is_before_too_and_nobody_is_added_elsewhere() -> None:
    before = [told([B], [X], 5)]
    found = [told([], [Y], 10), told([], [Z], 12, left_out=True)]
    assert [e.persons for e in completed(found, before, whose)] == [[], [B]]


def test_an_encounter_without_a_place_tells_nobody() -> None:
    found = [told([A], [], 1), told([], [Y], 10, left_out=True)]
    assert completed(found, [], whose)[1].persons == []


def test_an_encounter_somewhere_tells_who_goes_on() -> None:
    found = [told([A], [], 1)._replace(somewhere=True), told([], [Y], 10, left_out=True)]
    assert completed(found, [], whose)[1].persons == [A]
