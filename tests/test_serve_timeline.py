"""The picture of a career: bars and points are where their dates are, and as large as a finger."""

from __future__ import annotations

from itertools import pairwise

from queries.facts.participation import facts_of
from queries.facts.told import FactView, told
from queries.serve.views.offices import OfficeLine, office_lines
from queries.serve.views.timeline import WIDTH, TimeLine, time_line
from tests.small_graph import AIDA, small_store


def facts() -> list[FactView]:
    store = small_store()
    return told(store, sorted(facts_of(store, AIDA, 100)), "en", about=AIDA)


def offices() -> list[OfficeLine]:
    return office_lines(small_store(), [fact for fact in facts() if fact.relation == "position"], "en", AIDA)


def drawn() -> TimeLine:
    visits = [fact for fact in facts() if fact.relation == "visit"]
    picture = time_line(offices(), [("Visits", visits)])
    assert picture is not None
    return picture


def test_bars_stand_in_order_of_time_and_begin_at_their_years() -> None:
    picture = drawn()
    assert [bar.label for bar in picture.bars] == ["Deputy head", "Akim of North region"]
    assert picture.bars[0].x <= min(x for x, year in picture.years if year > 2011)
    assert all(one < other for one, other in pairwise(x for x, _ in picture.years))


def test_a_bar_without_a_known_end_is_marked_and_reaches_the_edge() -> None:
    ended, going_on = drawn().bars
    assert (ended.open, going_on.open) == (False, True)
    assert going_on.x + going_on.width > WIDTH - 20
    assert ended.x + ended.width < going_on.x


def test_whatever_opens_words_is_24_pixels_wide_and_covers_nothing_else() -> None:
    picture = drawn()
    assert all(bar.width >= 24 for bar in picture.bars)
    for row in picture.rows:
        assert all(other.x - one.x >= 24 for one, other in pairwise(row.points))
        assert all(12 <= point.x <= WIDTH - 12 for point in row.points)


def test_events_near_each_other_are_one_point_that_counts_them() -> None:
    (row,) = drawn().rows
    assert sum(point.count for point in row.points) == 2
    assert {point.anchor for point in row.points} <= {fact.anchor for fact in facts()}


def test_without_a_date_there_is_no_picture() -> None:
    assert time_line([], []) is None
