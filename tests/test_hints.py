"""An answer without rows says what was asked and what is near."""

from __future__ import annotations

import re

from queries.ask.catalog import get
from queries.ask.hints import none_found, taken_for
from queries.ask.run import find, run
from tests.gold_graph import sample_store


def _hints(query: str, **params: str) -> list[str]:
    table = run(sample_store(), query, params)
    assert len(table) == 0
    return none_found(sample_store(), find(query), table)


def test_what_was_asked_is_said_in_words() -> None:
    first, *_ = _hints("visits", visitor="Tokayev", place="Taraz")
    assert first.startswith("no answer: Visits, visitor Kassym-Jomart Tokayev (")
    assert first.endswith("place Taraz (city, Zhambyl region)")


def test_what_less_would_give_is_told() -> None:
    hints = _hints("visits", visitor="Kassym-Jomart Tokayev", place="Taraz")
    (without,) = (hint for hint in hints if hint.startswith("without place: "))
    rows = run(sample_store(), "visits", {"visitor": "Kassym-Jomart Tokayev"})
    assert f"without place: {len(rows)} rows; destination: " in without
    assert str(next(iter(rows))["destination"]) in without


def test_what_lies_near_is_told() -> None:
    hints = _hints("who-governs", place="Taraz", date="2024")
    assert any(h.startswith("with place Zhambyl region (region, Kazakhstan, id zhambyl-region): ") for h in hints)


def test_an_answer_with_rows_needs_no_hint() -> None:
    table = run(sample_store(), "visits", {"visitor": "Kassym-Jomart Tokayev"})
    assert none_found(sample_store(), get("visits"), table) == []
    assert taken_for(sample_store(), table) == []


def test_what_a_part_of_a_name_was_taken_for_is_said() -> None:
    (line,) = taken_for(sample_store(), run(sample_store(), "visits", {"visitor": "Tokayev"}))
    assert line.startswith("visitor: Kassym-Jomart Tokayev (")


def test_without_parameters_there_is_nothing_to_leave_out() -> None:
    text = "SELECT ?s WHERE { ?s a orda:Nothing }"
    assert none_found(sample_store(), find(text), run(sample_store(), text)) == ["no answer: the query"]


def test_hints_are_in_the_language_asked_for() -> None:
    given = {"visitor": "Касым-Жомарт Токаев", "place": "Тараз"}
    table = run(sample_store(), "visits", given, "ru")
    first, *rest = none_found(sample_store(), find("visits"), table, "ru")
    assert first.startswith("ответа нет: Визиты, кто посетил Касым-Жомарт Токаев (")
    assert any(re.match(r"без «место»: \d+ строк[аи]?[;,]", line) for line in rest)
