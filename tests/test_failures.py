"""Rules that raise: each is told with its place, and costs only what it had still to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from extract.failures import each, named, told


def _reads(subject: str) -> Iterator[str]:
    yield subject.upper()


def _breaks(subject: str, by: str = "") -> Iterator[str]:
    yield subject
    raise ValueError(f"no\n  such {subject}{by}")


def test_what_a_rule_had_read_is_kept_and_others_read_on() -> None:
    failed: list[str] = []
    assert list(each((_breaks, _reads), "word", failed)) == ["word", "WORD"]
    assert len(failed) == 1


def test_a_failure_is_one_line_that_names_rule_error_and_place() -> None:
    failed: list[str] = []
    list(each((partial(_breaks, by="!"),), "word", failed))
    (line,) = failed
    at = _breaks.__code__.co_firstlineno + 2
    assert line == f"test_failures.breaks failed (ValueError: no such word!; tests/test_failures.py, line {at})"


def test_an_error_without_words_is_told_by_its_name() -> None:
    assert named(KeyError()) == "KeyError"
    assert named(ValueError("a\n b")) == "ValueError: a b"


def test_the_place_is_where_the_error_arose_and_not_where_it_was_caught() -> None:
    with pytest.raises(ValueError, match="such word") as raised:
        list(_breaks("word"))
    at = _breaks.__code__.co_firstlineno + 2
    assert (
        told(_reads, raised.value)
        == f"test_failures.reads failed (ValueError: no such word; tests/test_failures.py, line {at})"
    )
