"""Brier's score and the reliability curve, on readings that can be counted by hand."""

from __future__ import annotations

import pytest

from tests.reliability import curve, group


def test_the_score_is_the_mean_square_of_what_lies_between() -> None:
    found = group([(0.9, 10, 9), (0.5, 2, 1)])
    assert (found.count, found.right) == (12, pytest.approx(10 / 12))
    assert found.confidence == pytest.approx((9 + 1) / 12)
    assert found.brier == pytest.approx((9 * 0.01 + 0.81 + 2 * 0.25) / 12)


def test_rules_of_one_confidence_are_counted_together() -> None:
    assert group([(0.9, 10, 9), (0.9, 10, 5)]).readings == {0.9: (20, 14)}


def test_the_curve_has_a_line_for_each_tenth_that_has_readings() -> None:
    low, high = curve(group([(0.52, 4, 1), (0.97, 10, 10), (1.0, 2, 2)]))
    assert (low.count("#"), high.count("#")) == (12, 49)
    assert low.endswith("0.25 of 4")
    assert high.endswith("1.00 of 12")
    assert low.index("|") < high.index("|")
