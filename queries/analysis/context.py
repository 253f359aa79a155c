"""What a finding knows beside its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from queries.ask.source import Source

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not counted.

    Attributes:
        reason: why, in words.
        number: of how many facts, articles or entities that is so.
        facts: the IRIs of the facts; empty where they are none.
    """

    reason: str
    number: int
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a finding knows beside its rows.

    Attributes:
        source: what was asked.
        language: that names are in.
        title: what was found, in a sentence.
        left_out: what was not counted.
        caveats: what a reader must know before he concludes anything.
        draw: makes the picture of a finding, or of some of its rows, as the functions of ``queries.analysis.charts``
            do; None where there is none.
        rows: how many it had when it was made; None before it is.
    """

    source: Source
    language: str
    title: str
    left_out: tuple[LeftOut, ...] = ()
    caveats: tuple[str, ...] = ()
    draw: Callable[[pd.DataFrame], alt.TopLevelMixin] | None = field(default=None, repr=False)
    rows: int | None = None
