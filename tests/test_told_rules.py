"""What a reader is told of the rule that read a fact."""

from __future__ import annotations

import pytest

from extract.rules import registered
from ontology.reference import LANGUAGES
from queries.ask.rules import ground, rule, rule_labels
from queries.judge.rules import rules


def test_a_rule_is_told_in_each_language() -> None:
    told = rule_labels("visit/motion-verb")
    assert set(told) == set(LANGUAGES)
    assert told["en"] == registered()["visit/motion-verb"].why
    assert len(set(told.values())) == len(LANGUAGES)


def test_a_rule_of_others_keeps_its_name() -> None:
    assert rule("gold.visit", "ru") == "gold.visit"
    assert ground("gold.visit") == "none"


@pytest.mark.parametrize(
    ("name", "rests_on"),
    [("position/title-and-name", "measured"), ("meeting/between", "kin"), ("position/likely", "weighed")],
)
def test_what_its_confidence_rests_on(name: str, rests_on: str) -> None:
    assert ground(name) == rests_on


def test_the_list_of_rules_is_told_in_the_language_asked_for() -> None:
    told = {row["rule"]: row["why"] for row in rules("kk")}
    assert told["position/title-and-name"] == rule("position/title-and-name", "kk")
    assert list(told) == list(registered())
