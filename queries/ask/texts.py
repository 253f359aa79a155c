"""What questions and answers are called in the reader's language: groups, parameters, columns, messages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

Said = dict[str, dict[str, dict[str, str]]]  # by part, by key, by language

FILE = Path(__file__).parent / "texts.json"


def named(name: str, language: str) -> str:
    """What a column or parameter is called; in English, or where nobody translated it, its name without underscores."""
    return _said()["names"].get(name, {}).get(language) or name.replace("_", " ")


def group(name: str, language: str) -> str:
    """What a group of the library is called."""
    return _said()["groups"][name][language]


def kind(name: str, language: str) -> str:
    """What is to be written for a parameter of a kind."""
    return _said()["kinds"][name][language]


def say(key: str, language: str, **values: object) -> str:
    """A message, with the values in it."""
    return _said()["messages"][key][language].format(**values)


def rows(many: int, language: str, *, cut: bool = False) -> str:
    """How many rows there are; with ``cut``, at least."""
    if cut:
        return say("more_than", language, n=many)
    return say("one_row" if many == 1 else "rows", language, n=many)


@cache
def _said() -> Said:
    found: Said = json.loads(FILE.read_text(encoding="utf-8"))
    return found
