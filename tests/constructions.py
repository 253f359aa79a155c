"""The entries of the codebook, and what is read of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.model import Article, Reading
from extract.pipeline import extract

FOLDER = Path(__file__).parent / "codebook"

Entry = Mapping[str, Any]


def files() -> list[Path]:
    return sorted(FOLDER.glob("*/*.yaml"))


@cache
def entries(file: Path) -> tuple[Entry, ...]:
    return tuple(yaml.safe_load(file.read_text(encoding="utf-8")))


def read(entry: Entry, language: str) -> Reading:
    """What is read of an entry."""
    return _read(entry["text"], language, str(entry["date"]) if "date" in entry else None)


@cache
def _read(text: str, language: str, date: str | None) -> Reading:
    return extract(Article("codebook", text, issued=date, language=language), "kz")


def readings() -> Iterator[Reading]:
    """What is read of every entry."""
    for file in files():
        for entry in entries(file):
            yield read(entry, file.parent.name)
