"""Which subject most speaks for."""

from __future__ import annotations

from extract.figures.ranking import FILE, best, weights
from extract.figures.subjects import Subject
from ontology.reference import Entity

A, B = (Subject(Entity(name, "Region", {}), (f"is {name}", "named")) for name in "ab")


def test_the_subject_with_most_weight_is_best() -> None:
    assert best([A, B], {"is b": 1.0}) is B
    assert best([A, B], {"is b": -1.0}) is A


def test_of_two_the_first_is_best_and_what_is_not_weighed_weighs_nothing() -> None:
    assert best([A, B], {"named": 2.0}) is A
    assert best([A, B], {}) is A


def test_the_weights_are_a_sorted_file_of_what_weighs_anything() -> None:
    assert list(weights()) == sorted(weights())
    assert all(weights().values())
    assert FILE.read_text(encoding="utf-8").startswith("feature,weight\n")


def test_what_stands_in_the_clause_weighs_more_than_what_comes_later() -> None:
    assert weights()["where=clause-before"] > weights()["where=later"]
