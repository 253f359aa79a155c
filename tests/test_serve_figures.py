"""Small multiples: one chart for a measure and a unit, its targets apart from what was reached."""

from __future__ import annotations

from queries.facts.participation import facts_of
from queries.facts.told import told
from queries.serve.views.figures import Chart, charts
from tests.small_graph import ROADS, small_store


def drawn(language: str = "en") -> list[Chart]:
    store = small_store()
    return charts(told(store, facts_of(store, ROADS, 100), language, about=ROADS), language)


def test_what_was_measured_once_is_on_no_chart() -> None:
    assert [chart.label.text for chart in drawn()] == ["funding"]  # of the roads' length there is one figure


def test_marks_are_in_order_of_time_and_higher_where_there_is_more() -> None:
    (chart,) = drawn()
    assert [mark.amount for mark in chart.marks] == ["12 billion tenge", "15 billion tenge", "14 billion tenge"]
    assert chart.marks[0].x < chart.marks[1].x == chart.marks[2].x
    assert chart.marks[1].y < chart.marks[2].y < chart.marks[0].y
    assert (chart.first, chart.last) == ("2020", "2021")


def test_targets_are_told_from_what_was_reached() -> None:
    (chart,) = drawn()
    assert [mark.status for mark in chart.marks] == ["Actual", "Target", "Target"]
    assert [mark.status_label for mark in drawn("ru")[0].marks] == ["фактический", "целевой", "целевой"]


def test_two_values_of_one_date_and_status_are_marked() -> None:
    assert drawn()[0].contradicted
    store = small_store()
    once = [fact for fact in told(store, facts_of(store, ROADS, 100), "en") if not fact.iri.endswith("f3")]
    assert not charts(once, "en")[0].contradicted
