"""Identity: two mentions of one thing get one identifier, two namesakes get two, whatever the language or script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import ontology.schema
from extract.identity import name_key
from extract.model import Article, Mention, Reading, Span
from extract.pipeline import extract

FOLDER = Path(__file__).parent / "identity"
PAIR = {"why", "same", "one", "other"}
SIDE = {"language", "text", "name"}
CLASSES = ontology.schema.load().parents.keys()

Pair = Mapping[str, Any]
Side = Mapping[str, Any]


@pytest.mark.parametrize(
    "name",
    ["Садыков Данияр Маратович", "Данияр Садыков Маратұлы", "Данияр Маратович Садыков", "Sadykov Daniyar Maratuly"],
)
def test_the_key_of_a_name_is_one_for_all_orders_and_scripts(name: str) -> None:
    assert name_key(name) == name_key("Данияр Садыков")


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def _read(file: Path) -> list[Pair]:
    found: list[Pair] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def _parameters() -> Iterator[Any]:
    for file in _files():
        for pair in _read(file):
            pending = [pytest.mark.xfail(reason="not told yet", strict=True)] if pair.get("pending") else []
            yield pytest.param(pair, id=f"{file.stem}/{pair['why']}", marks=pending)


@pytest.mark.parametrize("file", _files(), ids=lambda f: f.name)
def test_the_pairs_are_well_formed(file: Path) -> None:
    pairs = _read(file)
    reasons = [p["why"] for p in pairs]
    assert len(reasons) == len(set(reasons)), "two pairs of one reason"
    for pair in pairs:
        assert PAIR <= pair.keys() <= {*PAIR, "pending"}, pair["why"]
        assert isinstance(pair["same"], bool)
        for side in (pair["one"], pair["other"]):
            assert SIDE <= side.keys() <= {*SIDE, "date", "type"}, pair["why"]
            assert side["language"] in ("en", "ru", "kk")
            assert len(_places(side)) == 1, f"{pair['why']}: {side['name']} must stand in its text once"
            assert pair["same"] or side["type"] in CLASSES, f"{pair['why']}: namesakes need types"


@pytest.mark.parametrize("pair", list(_parameters()))
def test_one_thing_has_one_identifier(pair: Pair) -> None:
    one, other = _mention(pair["one"]), _mention(pair["other"])
    ids = (one.entity.id, other.entity.id)
    assert (ids[0] == ids[1]) is pair["same"], f"{ids[0]} ({one.why}) and {ids[1]} ({other.why})"


def _mention(side: Side) -> Mention:
    """The smallest mention that covers the name; it is of the type that the pair gives."""
    date = str(side["date"]) if "date" in side else None
    (place,) = _places(side)
    covering = [m for m in _reading(side["text"], side["language"], date).mentions if place in m.span]
    assert covering, f"no mention: {side['name']}"
    found = min(covering, key=lambda m: m.span.end - m.span.start)
    wanted = side.get("type")
    assert wanted is None or ontology.schema.load().is_a(found.entity.type, wanted), (
        f"{side['name']} is {found.entity.id}, a {found.entity.type}"
    )
    return found


def _places(side: Side) -> list[Span]:
    """Where the name stands in the text, as whole words."""
    return [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(side['name'])}(?!\w)", side["text"])]


@cache
def _reading(text: str, language: str, date: str | None) -> Reading:
    return extract(Article(f"{language}-{date}-{text}", text, issued=date, language=language), "kz")
