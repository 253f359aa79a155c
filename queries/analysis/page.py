"""A finding as one page that loads nothing: a picture that answers to the pointer, light or dark, and the rows."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
from functools import cache
from pathlib import Path

import pandas as pd
import vl_convert
from markupsafe import Markup

from queries.analysis import cells
from queries.analysis.charts.look import LOOKS, configuration
from queries.analysis.sheet import sheet, template
from queries.analysis.static import as_svg

MOST = 2_000  # rows of the table
_TEMPLATES = Path(__file__).parent / "templates"


def page(finding: pd.DataFrame, most: int = MOST) -> str:
    """The page.

    Args:
        finding: one that knows its graph; where its rows have no picture, the page has their table alone.
        most: rows of the table.
    """
    spec, picture = {}, ""
    with contextlib.suppress(ValueError):
        chart = finding.chart()
        spec = {k: v for k, v in chart.to_dict().items() if k != "config"}
        picture = base64.b64encode(as_svg(chart).encode()).decode()
    looks = {name: configuration(name, finding.context.language) for name in LOOKS}
    style, script = _style(), _script() if picture else ""
    return template("page.html").render(
        language=finding.context.language,
        title=cells.plain(finding.title),
        policy=_policy(style, script),
        style=Markup(style),
        picture=picture,
        sheet=Markup(sheet(finding, most, styled=False)),
        spec=Markup(_inert({"chart": spec, "looks": looks})),
        script=Markup(script),
    )


def _policy(style: str, script: str) -> str:
    """What the page may do: run its own script and style, show its own picture, and nothing else."""
    allowed = {"script-src": script, "style-src": style}
    sources = [f"{kind} 'sha256-{_digest(text)}'" for kind, text in allowed.items() if text]
    return "; ".join(["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'", *sources])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _inert(data: object) -> str:
    """Data as JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@cache
def _style() -> str:
    return (_TEMPLATES / "page.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    """Vega with what the page does, in one piece."""
    bundle: str = vl_convert.javascript_bundle((_TEMPLATES / "page.js").read_text(encoding="utf-8"))
    return bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--")
