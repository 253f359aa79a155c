"""A picture that needs nothing but an eye: SVG or PNG, drawn without a browser."""

from __future__ import annotations

import base64

import altair as alt
import vl_convert

_SCALE = 2  # pixels of a PNG for each of the picture, where it stands alone


def as_svg(chart: alt.TopLevelMixin) -> str:
    """A chart as SVG: texts and shapes, no script, nothing from elsewhere."""
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict(), allowed_base_urls=[])
    return svg


def as_png(svg: str, scale: float = _SCALE) -> bytes:
    """A picture as PNG, with so many pixels for each of its own."""
    png: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return png


def still(chart: alt.TopLevelMixin) -> dict[str, str]:
    """A chart as pictures, by media type, for readers who show no other or no SVG."""
    svg = as_svg(chart)
    return {"image/svg+xml": svg, "image/png": base64.b64encode(as_png(svg, 1)).decode()}
