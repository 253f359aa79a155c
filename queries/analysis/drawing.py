"""Which picture a finding has: named where the finding is made, loaded where it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pandas as pd

from queries.analysis.frames import PRECISION
from queries.ask.extras import needing

if TYPE_CHECKING:
    import altair as alt

Drawing = Callable[[pd.DataFrame], "alt.TopLevelMixin"]


def picture(kind: str, **options: Any) -> Drawing:
    """What draws findings of a kind.

    Args:
        kind: the name of a module of ``queries.analysis.charts``, and of its function.
        options: of that function.
    """

    def draw(finding: pd.DataFrame) -> alt.TopLevelMixin:
        with needing("notebook"):
            module = import_module(f"queries.analysis.charts.{kind}")
        chart: alt.TopLevelMixin = getattr(module, kind)(finding, **options)
        return chart

    return draw


def of_answer(frame: pd.DataFrame) -> Drawing | None:
    """The picture of any rows; None where they have none."""
    kinds = pd.api.types
    names = [
        name for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype) and not name.endswith(PRECISION)
    ]
    if dates := [name for name in frame if kinds.is_datetime64_any_dtype(frame[name])]:
        return picture("events", when=dates[0], by=tuple(names[:2]))
    numbers = [name for name in frame if kinds.is_numeric_dtype(frame[name]) and not kinds.is_bool_dtype(frame[name])]
    return picture("bars", number=numbers[0], names=tuple(names[:1])) if numbers else None
