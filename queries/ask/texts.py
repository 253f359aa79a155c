"""What questions and answers are called in the reader's language: groups, parameters, columns, messages."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale

Forms = dict[str, str]  # by plural category, as the Unicode Common Locale Data Repository names them
Said = dict[str, dict[str, dict[str, str | Forms]]]  # by part, by key, by language

FILE = Path(__file__).parent / "texts.json"


def named(name: str, language: str) -> str:
    """What a column or parameter is called; in English, or where nobody translated it, its name without underscores."""
    return _plain("names", name, language) or name.replace("_", " ")


def names(language: str) -> dict[str, str]:
    """All that has a name as a column, a parameter or a value, with what it is called."""
    return {name: named(name, language) for name in _said()["names"]}


def group(name: str, language: str) -> str:
    """What a group of the library is called."""
    return _plain("groups", name, language)


def kind(name: str, language: str) -> str:
    """What is to be written for a parameter of a kind."""
    return _plain("kinds", name, language)


def say(key: str, language: str, **values: object) -> str:
    """A message, with the values in it; one that counts goes with its number ``n``."""
    text = _said()["messages"][key][language]
    if not isinstance(text, str):
        form = Locale.parse(language).plural_form(Decimal(str(values["n"])))
        text = text.get(form) or text["other"]
    return text.format(**values)


def rows(many: int, language: str, *, cut: bool = False) -> str:
    """How many rows there are; with ``cut``, at least."""
    return say("more_than" if cut else "rows", language, n=many)


def _plain(part: str, name: str, language: str) -> str:
    """What a part calls something; empty where it has no words for it."""
    return str(_said()[part].get(name, {}).get(language, ""))


@cache
def _said() -> Said:
    found: Said = json.loads(FILE.read_text(encoding="utf-8"))
    return found
