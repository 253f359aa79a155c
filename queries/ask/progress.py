"""How far a work is, shown while it goes on: in a terminal, and in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from queries.ask.terminal import visible


@contextmanager
def counted(console: Console, what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """Show how many are done, and which was the last.

    Where it is known how many there are, a bar shows it, with how many are done in a second and how long it will take.

    Args:
        console: where to.
        what: what they are, in the plural.
        total: how many there are.

    Returns:
        What is to be told the name of each.
    """
    columns: tuple[ProgressColumn, ...] = (TextColumn(f"{{task.completed}} {what}"),)
    if total is not None:
        columns = BarColumn(), TextColumn(f"{{task.completed}} of {{task.total}} {what}"), _Pace()
    with spinner(console, "", *columns, total=total) as shown:
        yield lambda name: shown.update(shown.task_ids[0], advance=1, description=visible(name))


class _Pace(ProgressColumn):
    """How many steps are done in a second, and how long the others will take; nothing before that can be told."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        left = task.time_remaining
        if not speed or left is None:
            return Text("")
        return Text(f"{speed:.1f} a second, {timedelta(seconds=int(left))} left")


def spinner(console: Console, doing: str, *columns: ProgressColumn, total: int | None = None) -> Progress:
    """What is shown while there is nothing else to see; nothing where nobody looks.

    Args:
        console: where to.
        doing: what is done.
        columns: what else to show.
        total: how many steps it has, where that is known.
    """
    shown = Progress(
        SpinnerColumn(),
        *columns,
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not (console.is_terminal or console.is_jupyter),
    )
    shown.add_task(doing, total=total)
    return shown
