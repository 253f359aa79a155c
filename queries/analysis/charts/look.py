"""How all pictures look: the ontology's colours, one type, on a light ground or a dark one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
from babel import Locale

import ontology.schema

WIDTH = 640  # of what is drawn, in pixels, without the names beside it
FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif'
ON_LITTLE, ON_MUCH = "on-little", "on-much"  # the styles of texts on the two halves of the ramp

LEAST = 3.0  # the contrast of a mark with its ground, as WCAG asks it of graphics


@dataclass(frozen=True, slots=True)
class Look:
    """A ground, and what is written on it.

    Attributes:
        ground, ink, soft, line: its colours.
        dark: whether it is dark.
    """

    ground: str
    ink: str
    soft: str
    line: str
    dark: bool = False


LOOKS: Mapping[str, Look] = {
    "light": Look("#ffffff", "#1d2733", "#5d6976", "#dde3ea"),
    "dark": Look("#12171d", "#e2e8ef", "#9aa7b5", "#2d3742", dark=True),
}


def configuration(name: str, language: str) -> dict[str, Any]:
    """What makes a chart look so, with the numbers and dates of its axes as a language writes them.

    Args:
        name: of a look: ``light`` or ``dark``.
        language: of numbers and dates.

    Raises:
        ValueError: there is no look of this name.
    """
    if name not in LOOKS:
        raise ValueError(f"there is no look “{name}”; there are {', '.join(LOOKS)}")
    look = LOOKS[name]
    texts = {"labelFontSize": 12, "labelColor": look.ink, "labelLimit": 0}
    texts |= {"titleFontSize": 12, "titleFontWeight": 400, "titleColor": look.soft}
    return {
        "background": look.ground,
        "font": FONT,
        "padding": 12,
        "view": {"stroke": None},
        "axis": {**texts, "domainColor": look.soft, "tickColor": look.soft, "gridColor": look.line},
        "legend": texts,
        "title": {
            "fontSize": 15, "fontWeight": 600, "anchor": "start", "offset": 14, "color": look.ink,
            "subtitleFontSize": 12, "subtitlePadding": 5, "subtitleColor": look.soft,
        },
        "text": {"color": look.ink},
        "style": {ON_LITTLE: {"color": look.ink}, ON_MUCH: {"color": look.ground}},
        "range": {"category": colours(), "ramp": ramp(dark=look.dark), "heatmap": ramp(dark=look.dark)},
        "locale": _locale(language),
    }  # fmt: skip


def dressed(chart: alt.TopLevelMixin, name: str, language: str) -> alt.TopLevelMixin:
    """A chart in a look; see ``configuration``."""
    made: alt.TopLevelMixin = chart.configure(**configuration(name, language))
    return made


@cache
def colours() -> list[str]:
    """The colours of series: those of the ontology's classes, of Okabe and Ito, as far as they stand out anywhere."""
    return [colour(name) for name in ontology.schema.ENTITY_CLASSES]


@cache
def colour(cls: str) -> str:
    """The colour of a class of things, light or dark enough to stand out on white and on dark."""
    return _standing_out(ontology.schema.load().colours[cls])


@cache
def ramp(*, dark: bool = False) -> list[str]:
    """From little to much; on a dark ground from dark to light."""
    own = _rgb(ontology.schema.load().colours["Person"])
    steps = [_mixed(own, (255, 255, 255), 0.78), _mixed(own, (255, 255, 255), 0.35), own, _mixed(own, (0, 0, 0), 0.5)]
    found = [_hexadecimal(step) for step in steps]
    return found[::-1] if dark else found


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other, 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _standing_out(name: str) -> str:
    """The colour nearest to one that has enough contrast with every ground: darker, or lighter, in its own hue."""
    own = _rgb(name)
    for share in range(101):
        for pole in ((0, 0, 0), (255, 255, 255)):
            found = _hexadecimal(_mixed(own, pole, share / 100))
            if all(contrast(found, look.ground) >= LEAST for look in LOOKS.values()):
                return found
    raise ValueError(f"no shade of {name} stands out on every ground")


def _rgb(name: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(name.removeprefix("#"))
    return red, green, blue


def _hexadecimal(parts: tuple[int, int, int]) -> str:
    return "#" + bytes(parts).hex()


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(parts: tuple[int, int, int]) -> float:
    linear = [(p / 255 / 12.92) if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@cache
def _locale(language: str) -> dict[str, Any]:
    """Numbers and dates of axes, as d3 wants to be told of them, from the Unicode Common Locale Data Repository."""
    known = Locale.parse(language)
    symbols = known.number_symbols.get("latn", known.number_symbols)
    named = {"months": known.months["stand-alone"], "days": known.days["format"]}
    return {
        "number": {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""]},
        "time": {
            "dateTime": "%d.%m.%Y %H:%M", "date": "%d.%m.%Y", "time": "%H:%M", "periods": ["", ""],
            "days": _week(named["days"]["wide"]), "shortDays": _week(named["days"]["abbreviated"]),
            "months": list(named["months"]["wide"].values()),
            "shortMonths": list(named["months"]["abbreviated"].values()),
        },
    }  # fmt: skip


def _week(days: Mapping[int, str]) -> list[str]:
    """The days from Sunday on; Babel begins with Monday."""
    return [days[(day - 1) % 7] for day in range(7)]
