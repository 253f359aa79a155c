"""Rules that raise: each is noted with where it stopped, and what the others read is kept."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
S = TypeVar("S")


def each(rules: tuple[Callable[[S], Iterable[T]], ...], subject: S, failures: list[str]) -> Iterator[T]:
    """What some rules read in turn; of one that raises, what it had read.

    Args:
        rules: what reads.
        subject: what they read.
        failures: a line for each rule that raises is added.
    """
    for rule in rules:
        try:
            yield from rule(subject)
        except Exception as error:  # whatever a text brings up in one rule
            failures.append(told(rule, error))


def told(rule: Callable[..., Any], error: Exception) -> str:
    """Which rule raised what, and where, in one line."""
    function = rule.func if isinstance(rule, partial) else rule
    name = f"{function.__module__.rpartition('.')[2]}.{function.__name__.lstrip('_')}"
    return f"{name} failed ({placed(error)})"


def placed(error: Exception) -> str:
    """What an error that was raised is, and the folder, file and line that raised it, in one line."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{named(error)}; {'/'.join(Path(last.filename).parts[-2:])}, line {last.lineno}"


def named(error: Exception) -> str:
    """What an error is, in one line."""
    return " ".join([f"{type(error).__name__}:", *str(error).split()]).rstrip(":")
