"""What a build shows while it goes on: how many are done; where all are known, how fast, and how long it will take."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.progress import Progress

from queries.ask import progress


class Clock:
    """A clock that a test sets, and what was shown by it."""

    now = 0.0
    shown: Progress

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    made = Progress.__init__

    def init(self: Progress, *columns: object, **options: object) -> None:
        made(self, *columns, **options, get_time=clock, auto_refresh=False)  # type: ignore[arg-type]
        clock.shown = self

    monkeypatch.setattr(Progress, "__init__", init)
    return clock


def shown(clock: Clock, total: int | None, done: int) -> str:
    """What is on the terminal after so many were done, one in two seconds."""
    console = Console(file=io.StringIO(), force_terminal=True, width=160)
    with progress.counted(console, "articles", total) as tick:
        for number in range(done):
            clock.now += 2
            tick(f"news-{number}")
        with console.capture() as capture:
            console.print(clock.shown.get_renderable())
    return capture.get()


def test_how_fast_and_how_long_are_beside_the_count(clock: Clock) -> None:
    said = shown(clock, 100, 10)
    assert "10 of 100 articles" in said
    assert "0.5 a second, 0:03:00 left" in said


def test_before_any_is_done_nothing_is_foretold(clock: Clock) -> None:
    said = shown(clock, 100, 0)
    assert "0 of 100 articles" in said
    assert "left" not in said


def test_where_nobody_knows_how_many_there_are_they_are_counted(clock: Clock) -> None:
    said = shown(clock, None, 3)
    assert "3 articles" in said
    assert "left" not in said
