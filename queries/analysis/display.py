"""A finding as notebooks show it: the picture, and below it the rows with what must be known of them.

Two outputs and not one, for a notebook shows one form of an output alone: JupyterLab would show the table and no
picture, or the picture and no table. The picture goes out in three forms: for Vega, which JupyterLab and VS Code have
with them and show in a notebook that is not trusted, too; as SVG, which exported pages take; and as PNG.
"""

from __future__ import annotations

import base64
import contextlib
import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries.analysis.charts.drawn import embedded
from queries.analysis.page import page
from queries.analysis.sheet import sheet
from queries.analysis.static import as_svg, still

Bundle = dict[str, Any]

# The newest that JupyterLab 4 and VS Code know. What Altair writes for Vega-Lite 6 is read alike by 5.
_VEGA = "application/vnd.vegalite.v5+json"
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_HEIGHT = 640  # of a frame, in pixels


def publish(finding: pd.DataFrame) -> None:
    """Show a finding in the notebook that runs this."""
    from IPython.display import display

    for bundle, metadata in bundles(finding):
        display(bundle, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]


def bundles(finding: pd.DataFrame) -> Iterator[tuple[Bundle, Bundle]]:
    """What is shown of a finding, one after the other: forms of it by media type, and what is to be known of these."""
    if finding.known is None:
        yield {"text/html": pd.DataFrame(finding)._repr_html_(), "text/plain": str(finding)}, {}
        return
    with contextlib.suppress(ValueError):
        chart = finding.chart()
        vega = chart.to_dict() | {"$schema": _SCHEMA}
        options = {_VEGA: {"embed_options": embedded(finding.context.language)}}
        yield {_VEGA: vega, **still(chart), "text/plain": finding.title}, options
    yield {"text/html": sheet(finding), "text/plain": str(pd.DataFrame(finding))}, {}


def as_html(finding: pd.DataFrame) -> str:
    """A finding for readers who know HTML alone: the still picture and the rows."""
    if finding.known is None:
        plain: str = pd.DataFrame(finding)._repr_html_()
        return plain
    picture = ""
    with contextlib.suppress(ValueError):
        source = base64.b64encode(as_svg(finding.chart()).encode()).decode()
        picture = f'<img alt="{html.escape(finding.title)}" src="data:image/svg+xml;base64,{source}">'
    return picture + sheet(finding)


@dataclass(frozen=True, slots=True)
class Framed:
    """A page in a frame of its own, as marimo takes it."""

    page: str

    def _mime_(self) -> tuple[str, str]:
        frame = (
            f'<iframe sandbox="allow-scripts" width="100%" height="{_HEIGHT}" style="border: 0" '
            f'srcdoc="{html.escape(self.page)}"></iframe>'
        )
        return "text/html", frame


def framed(finding: pd.DataFrame) -> object:
    """A finding with its picture that answers to the pointer, in a frame; without a graph, its rows."""
    return pd.DataFrame(finding) if finding.known is None else Framed(page(finding))
