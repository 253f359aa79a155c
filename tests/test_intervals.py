"""Intervals of shares and counts: they hold what they are of, and are those of their sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.analysis import intervals, resampling


@given(st.integers(0, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_of_a_share_holds_it_and_is_one_of_shares(case: tuple[int, int]) -> None:
    many, of = case
    low, high = intervals.share(many, of)
    assert 0 <= low <= high <= 1
    if of:
        assert low <= many / of <= high


@given(st.integers(1, 1_000))
def test_the_more_cases_the_narrower(of: int) -> None:
    few, more = intervals.share(of, 2 * of), intervals.share(10 * of, 20 * of)
    assert more[1] - more[0] < few[1] - few[0]


def test_wilsons_interval_is_that_of_textbooks() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3: of 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for (many, of), expected in {
        (81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (1, 29): (0.0061, 0.1718),
    }.items():  # fmt: skip
        assert intervals.share(many, of) == pytest.approx(expected, abs=0.00006)


@given(st.integers(0, 100_000))
def test_the_interval_of_a_count_holds_it(many: int) -> None:
    low, high = intervals.count(many)
    assert 0 <= low <= many <= high


def test_byars_interval_is_near_the_exact_one() -> None:
    """Exact limits of Poisson's law, as tables have them (Garwood 1936): of 0, 1, 5, 10, 50."""
    for many, exact in {
        0: (0, 3.689),
        1: (0.025, 5.572),
        5: (1.624, 11.668),
        10: (4.795, 18.390),
        50: (37.111, 65.919),
    }.items():
        low, high = intervals.count(many)
        assert low == pytest.approx(exact[0], abs=0.03)
        assert high == pytest.approx(exact[1], rel=0.01)


def test_what_is_no_share_or_count_is_told() -> None:
    for many, of in ((3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="is no share"):
            intervals.share(many, of)
    with pytest.raises(ValueError, match="is no count"):
        intervals.count(-1)
    assert intervals.share(0, 0) == (0, 1)


# ---- resampling


def test_samples_are_the_same_every_time_and_of_what_there_is() -> None:
    releases = [f"article-{n}" for n in range(50)]
    one, again = list(resampling.drawn(releases)), list(resampling.drawn(reversed(releases)))
    assert one == again
    assert len(one) == resampling.ROUNDS
    assert all(sample < set(releases) for sample in one)
    share = sum(map(len, one)) / len(one) / len(releases)
    assert share == pytest.approx(1 - (1 - 1 / 50) ** 50, abs=0.02)  # of draws with replacement
    assert list(resampling.drawn([], 3)) == [frozenset()] * 3


@given(st.lists(st.integers(-100, 100), min_size=1, max_size=300))
def test_the_middle_of_values_is_of_the_values_and_has_most_of_them(values: list[int]) -> None:
    low, high = resampling.middle(values)
    assert low in values
    assert high in values
    assert sum(low <= value <= high for value in values) >= intervals.LEVEL * len(values)
