"""What is one happening and what are several: by the same day and place, the same roles, the same release or tenure."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.analysis.wanted import times
from queries.ask.stored import facts
from queries.facts.happenings import Happening, happenings
from queries.facts.releases import releases
from tests.told import Told, graph, node

DAY = "2021-05-04"


def _found(store: Store, wide: frozenset[str] = frozenset()) -> list[Happening]:
    told = list(facts(store))
    when = times(store, told)
    return happenings(told, when.spans, when.held, releases(store), wide)


def _visit(person: str, place: str, when: str = DAY) -> Told:
    return "visit", {"person": person, "target": place} | ({"when": when} if when else {})


def test_two_who_visit_a_place_on_a_day_are_one_visit_though_two_articles_tell_it() -> None:
    store = graph({"a": ("2021-05-05", [_visit("ann", "hill")]), "b": ("2021-05-06", [_visit("bob", "hill")])})
    (visit,) = _found(store)
    assert visit.parts == {node("ann"), node("bob"), node("hill")}
    assert (visit.since, visit.until, len(visit.facts), len(visit.releases)) == (DAY, DAY, 2, 2)


@pytest.mark.parametrize(
    "other",
    [
        _visit("bob", "lake"),  # elsewhere
        _visit("bob", "hill", "2021-05-05"),  # another day
        _visit("bob", "hill", "2021-05"),  # no day
        _visit("bob", "hill", ""),  # no date
        (
            "opening",
            {"facility": "mill", "place": "hill", "by": "bob", "event": "Opened", "when": DAY},
        ),  # something else
    ],
)
def test_what_differs_in_day_place_or_kind_is_two(other: Told) -> None:
    """Although one article tells of both: that is no sign that they belong together."""
    found = _found(graph({"a": ("2021-05-05", [_visit("ann", "hill"), other])}))
    assert [len({node("ann"), node("bob")} & happening.parts) for happening in found] == [1, 1]


def test_a_country_is_too_wide_to_make_two_visits_one() -> None:
    store = graph({"a": ("2021-05-05", [_visit("ann", "land"), _visit("bob", "land")])})
    assert len(_found(store)) == 1
    assert len(_found(store, frozenset([node("land")]))) == 2


def test_those_who_open_one_facility_on_a_day_are_one_opening() -> None:
    opened = {"facility": "mill", "event": "Opened", "when": DAY}
    told: list[Told] = [("opening", opened | {"by": "ann", "place": "hill"}), ("opening", opened | {"by": "bob"})]
    assert [len(h.facts) for h in _found(graph({"a": ("2021-05-05", told)}))] == [2]


def test_undated_facts_of_one_release_are_one_and_of_two_articles_two() -> None:
    told = [("meeting", {"person": "ann", "counterpart": "bob"})]
    articles = {"a": ("2021-05-05", told), "b": ("2021-05-06", told)}
    assert len(_found(graph(articles))) == 2
    (meeting,) = _found(graph(articles, same=[("b", "a")]))
    assert len(meeting.facts) == 2
    assert [iri.rsplit("/", 1)[-1] for iri in meeting.releases] == ["a"]


def test_a_state_that_two_articles_tell_is_one() -> None:
    told = [("implemented_in", {"initiative": "roads", "place": "hill"})]
    (running,) = _found(graph({"a": ("2019-01-02", told), "b": ("2021-05-06", told)}))
    assert (running.since, running.until, len(running.releases)) == ("2019-01-02", "", 2)


def test_what_draws_no_link_is_no_happening() -> None:
    assert _found(graph({"a": ("2021-05-05", [("quote", {"speaker": "ann", "words": "We shall see"})])})) == []
