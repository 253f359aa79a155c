"""Who holds an office with one seat now, of all that is told of it."""

from __future__ import annotations

from queries.ask.tenures import Tenure
from queries.facts.seats import is_present, latest

BEGUN = Tenure("aida", "akim", "north", start="2015")
LEFT = Tenure("bolat", "akim", "north", start="2012", end="2015")


def test_who_began_last_holds_it() -> None:
    held = {"akim": [LEFT, BEGUN]}
    assert latest(held["akim"]) == BEGUN
    assert (is_present(BEGUN, held), is_present(LEFT, held)) == (True, False)


def test_whom_an_article_since_calls_so_is_told_and_who_began_before_is_not_in_office() -> None:
    called = Tenure("saule", "akim", "north", told=("2024-05-01", "2024-05-01"))
    held = {"akim": [LEFT, BEGUN, called]}
    assert latest(held["akim"]) == called
    assert not is_present(BEGUN, held)
    assert not is_present(called, held)  # who may have left since


def test_an_article_of_before_says_nothing_of_now() -> None:
    called = Tenure("saule", "akim", "north", told=("2014-05-01", "2014-05-01"))
    assert is_present(BEGUN, {"akim": [called, BEGUN]})


def test_an_office_of_another_place_is_another_seat() -> None:
    elsewhere = Tenure("saule", "akim", "south", start="2020")
    assert is_present(BEGUN, {"akim": [BEGUN, elsewhere]})


def test_of_an_office_with_several_seats_nobody_is_told_to_hold_it() -> None:
    assert not is_present(BEGUN, {})
    assert latest([LEFT]) is None
