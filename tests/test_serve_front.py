"""The front page: who governs, what is due, what happened, what programmes cost, and how much articles tell."""

from __future__ import annotations

from graph.store import Store
from queries.facts.telling import text
from queries.serve.counts import counts
from queries.serve.views.front import FrontView, front
from tests.small_graph import AIDA, NORTH, ROADS, small_store


def seen(language: str = "en") -> FrontView:
    return front(small_store(), counts(small_store()), language)


def test_who_governs_now_and_on_the_day_of_the_latest_article() -> None:
    view = seen()
    (governed,) = view.governed
    assert (view.day, governed.place.iri) == ("2021-05-06", NORTH)
    assert governed.now is not None
    assert governed.then is not None
    assert (governed.now.person.iri, governed.then.person.iri) == (AIDA, AIDA)
    assert governed.now.proofs


def test_what_is_due_comes_before_what_was_due() -> None:
    told = [text(fact.sentence) for fact in seen().due]
    deadlines = [sentence.rpartition("by ")[2] for sentence in told]
    assert deadlines == ["December 2021", "January 2022", "February 2021"]  # the last is over


def test_what_happened_is_told_by_kind_the_newest_first() -> None:
    (visits,) = seen().news
    assert visits.heading == "Visits"
    assert [fact.date for fact in visits.facts] == ["2021-05-04", "2021-03-01"]
    assert seen("ru").news[0].heading == "Поездки"


def test_programmes_have_money_and_places() -> None:
    (programme,) = seen().programmes
    assert programme.name.iri == ROADS
    assert [place.iri for place in programme.places] == [NORTH]
    assert all("tenge" in text(fact.sentence) for fact in programme.money)
    assert len(programme.money) == 3  # the kilometres are none


def test_what_articles_tell_is_counted_apart_from_the_reference_data() -> None:
    view = seen()
    assert {c.kind: (c.told, c.all) for c in view.entities}["Person"] == (1, 3)
    assert {c.kind: (c.told, c.all) for c in view.facts}["Visit"] == (2, 2)


def test_before_it_is_counted_all_else_is_told() -> None:
    view, counted = front(small_store(), None, "en"), seen()
    assert (view.size, list(view.entities), list(view.facts)) == (None, [], [])
    assert (view.governed, view.due, view.news) == (counted.governed, counted.due, counted.news)


def test_of_an_empty_graph_nothing_is_told() -> None:
    view = front(Store(), counts(Store()), "en")
    assert (view.day, list(view.governed), list(view.news), list(view.due)) == ("", [], [], [])
