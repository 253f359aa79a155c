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
from extract.identity import identify, name_key
from extract.mentions import mentions as _mentions
from extract.model import Article, Mention, Reading, Span
from extract.pipeline import extract
from extract.relations import located_in
from ontology.reference import Entity
from tests.documents import ready

FOLDER = Path(__file__).parent / "identity"
PAIR = {"why", "same", "one", "other"}
SIDE = {"language", "text", "name"}
CLASSES = ontology.schema.load().parents.keys()

Pair = Mapping[str, Any]
Side = Mapping[str, Any]


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


# ---- what an identifier is made of


@pytest.mark.parametrize(
    "name",
    [
        "Данияр Садыков",
        "Данияр Маратович Садыков",
        "Садыков Данияр Маратович",
        "Данияр Садыков Маратұлы",
        "Данияр Садықов",
        "Daniyar Sadykov",
    ],
)
def test_a_name_has_one_key_however_it_is_written(name: str) -> None:
    assert name_key(name) == name_key("Daniyar Maratovich Sadykov")


def test_a_patronymic_is_left_out_only_of_three_names() -> None:
    assert name_key("Маратұлы Данияр") != name_key("Данияр")
    assert name_key("Марат Данияр Садыков") != name_key("Марат Садыков")


def scope(text: str, name: str) -> str:
    """The identifier that a thing which no list has gets in a text."""
    article = ready(text)
    located = list(located_in.read(article))
    named, _ = identify(article.document, article.context, _mentions(article.document, located), located)
    (found,) = {m.entity.id for m in named if m.entity.name("en") == name}
    return found


@pytest.mark.parametrize(
    ("text", "name", "identifier"),
    [
        ("Akim of Pavlodar region Bolat Omarov spoke.", "Bolat Omarov", "person/bolat-omarov-of-pavlodar-region"),
        ("Akim of Rudny Bolat Omarov spoke.", "Bolat Omarov", "person/bolat-omarov-of-kostanay-region"),
        ("Minister of Energy Bolat Omarov spoke.", "Bolat Omarov", "person/bolat-omarov-of-ministry-of-energy"),
        ("Pavlodar region grows. Bolat Omarov spoke.", "Bolat Omarov", "person/bolat-omarov-of-pavlodar-region"),
        ("Bolat Omarov spoke.", "Bolat Omarov", "person/bolat-omarov-in-a"),  # the article's own
        ("He visited school No. 7 in Rudny.", "school No. 7", "facility/school-no-7-of-rudny"),
        ("He visited school No. 7.", "school No. 7", "facility/school-no-7-in-a"),
    ],
)
def test_an_identifier_holds_the_evidence(text: str, name: str, identifier: str) -> None:
    assert scope(text, name) == identifier


def test_facts_and_mentions_bear_the_same_identifiers() -> None:
    article = ready("He visited school No. 7 in Rudny.")
    located = list(located_in.read(article))
    mentions, facts = identify(article.document, article.context, _mentions(article.document, located), located)
    (thing,) = {v.id for f in facts for v in f.roles["thing"] if isinstance(v, Entity)}
    assert thing in {m.entity.id for m in mentions}


def test_the_country_alone_is_no_mention_without_a_fact() -> None:
    article = ready("Bolat Omarov thanked the country.")
    found = {m.entity.id for m in _mentions(article.document, [])}
    assert "kazakhstan" not in found
    named = ready("Kazakhstan grows. Bolat Omarov thanked the country.")
    assert "kazakhstan" in {m.entity.id for m in _mentions(named.document, [])}
