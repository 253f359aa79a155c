"""What findings say of themselves, in the reader's language: titles, caveats, what was left out and why."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from queries.facts import writing

FILE = Path(__file__).with_suffix(".json")
_PART = re.compile(r"\[([^\]]*)\]|([^\[]+)")
_VALUE = re.compile(r"\{(\w+)\}")


def sentence(key: str, language: str, **values: str) -> str:
    """A sentence; of its parts in brackets, those without a value are left out.

    Args:
        key: which, in ``texts.json``.
        language: ``en``, ``ru`` or ``kk``.
        values: what stands in it; empty for nothing.
    """
    parts = []
    for optional, needed in _PART.findall(_texts()["sentences"][key][language]):
        text = optional or needed
        if needed or all(values.get(name) for name in _VALUE.findall(text)):
            parts.append(_VALUE.sub(lambda found: values.get(found[1], ""), text))
    told = "".join(parts)
    return told[:1].upper() + told[1:]


def heading(key: str, language: str) -> str:
    """What a part of a card is called."""
    return str(_texts()["headings"][key][language])


def counted(what: str, number: int, language: str) -> str:
    """So many of something, in the form that goes with the number."""
    forms = _texts()["counted"][what][language]
    form = forms.get(writing.plural(number, language)) or forms["other"]
    return str(form).format(n=writing.number(Decimal(number), language))


def years(dates: Collection[str], *, lasting: bool = False) -> str:
    """From which year to which dates are, with ``lasting`` to no last one; empty for none."""
    told = sorted(date[:4] for date in dates if date)
    last = "" if lasting else told[-1] if told else ""
    return "" if not told else told[0] if told[0] == last else f"{told[0]}–{last}"


@cache
def _texts() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
