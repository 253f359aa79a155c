"""What pictures say beside their data, in the reader's language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".json")


def say(key: str, language: str, **values: object) -> str:
    """A message, with the values in it."""
    return _said()[key][language].format(**values)


@cache
def _said() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
