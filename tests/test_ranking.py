"""Which subject most speaks for."""

from __future__ import annotations

from dataclasses import replace

from extract.figures.ranking import FILE, best, weights
from extract.figures.subjects import Subject
from ontology.reference import Entity

A, B = (Subject(Entity(name, "Region", {}), (f"is {name}", "named")) for name in "ab")


def test_the_subject_with_most_weight_is_best() -> None:
    assert best([[A, B]], {"is b": 1.0}) == [B]
    assert best([[A, B]], {"is b": -1.0}) == [A]


def test_of_two_the_first_is_best_and_what_is_not_weighed_weighs_nothing() -> None:
    assert best([[A, B]], {"named": 2.0}) == [A]
    assert best([[A, B]], {}) == [A]
    assert best([]) == []


def test_figures_that_follow_one_another_are_chosen_together() -> None:
    a, b = (replace(subject, again=("last",)) for subject in (A, B))
    sure_at_last = [[a, b], [a, replace(b, features=("sure",))]]
    assert best(sure_at_last, {"is a": 1.0, "sure": 5.0}) == [a, sure_at_last[1][1]]
    assert best(sure_at_last, {"is a": 1.0, "sure": 5.0, "last": 3.0}) == [b, sure_at_last[1][1]]


def test_nothing_is_not_taken_up_again() -> None:
    nothing = Subject(None, ("nothing",), ("last",))
    assert best([[nothing], [A, nothing]], {"last": 5.0, "is a": 1.0})[1] == A


def test_the_weights_are_a_sorted_file_of_what_weighs_anything() -> None:
    assert list(weights()) == sorted(weights())
    assert all(weights().values())
    assert FILE.read_text(encoding="utf-8").startswith("feature,weight\n")


def test_what_stands_in_the_clause_weighs_more_than_what_comes_later() -> None:
    assert weights()["where=clause-before"] > weights()["where=later"]
