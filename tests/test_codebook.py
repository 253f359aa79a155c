"""The codebook: every construction gives exactly the facts that it is said to carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ontology.schema
from extract.model import Reading
from extract.transliteration import fold
from ontology.reference import Entity
from queries.judge.similarity import same_unit
from tests.constructions import Entry, entries, files, read

RELATIONS = ontology.schema.load().relations
WORDS = {name: ("start", "end") for name, relation in RELATIONS.items() if relation.identity == "Words"}
FIELDS = {
    **{name: {*relation.roles, *WORDS.get(name, ()), "evidence"} for name, relation in RELATIONS.items()},
    "entity": {"type", "name"},
}
NAMES = {"entities": "entity"}
RANKS = {fold(w) for w in ("first", "deputy", "vice", "assistant")}
SMALL = {"a", "an", "the", "of", "for", "in", "on", "and", "to"}


def _parameters() -> Iterator[Any]:
    for file in files():
        for entry in entries(file):
            pending = [pytest.mark.xfail(reason="not read yet", strict=True)] if entry.get("pending") else []
            relation = file.stem if file.stem in FIELDS else NAMES.get(file.stem)
            name = f"{file.parent.name}/{file.stem}/{entry['construction']}"
            yield pytest.param(relation, file.parent.name, entry, id=name, marks=pending)


@pytest.mark.parametrize("file", files(), ids=lambda f: f"{f.parent.name}/{f.name}")
def test_the_entries_are_well_formed(file: Path) -> None:
    names = [e["construction"] for e in entries(file)]
    assert len(names) == len(set(names)), "two constructions of one name"
    for entry in entries(file):
        assert {"construction", "note", "text", "facts"} <= entry.keys()
        assert entry.keys() <= {"construction", "note", "text", "date", "facts", "not", "pending"}
        assert entry["facts"] or file.stem not in ("entities", "coreference")
        words = _plain(entry["text"])
        for fact in (*entry["facts"], *entry.get("not", ())):
            assert fact.keys() <= {"relation", *FIELDS[fact["relation"]], "optional"}, entry["construction"]
            assert file.stem not in FIELDS or file.stem == fact["relation"]
            copied = {"evidence", *WORDS.get(fact["relation"], ())} & fact.keys()
            assert all(_plain(str(fact[f])) in words for f in copied), entry["construction"]


@pytest.mark.parametrize(("relation", "language", "entry"), list(_parameters()))
def test_a_construction_gives_its_facts(relation: str | None, language: str, entry: Entry) -> None:
    found = list(_facts(read(entry, language)))
    for fact in entry.get("not", ()):
        assert not [f for f in found if _same(fact, f)], f"read, though it is none: {_written(fact)}"
    wanted = entry["facts"]
    told = {relation, *(w["relation"] for w in wanted)}
    left = [f for f in found if f["relation"] in told]
    for fact in sorted(wanted, key=lambda w: bool(w.get("optional"))):
        hit = next((f for f in left if _same(fact, f)), None)
        assert hit is not None or fact.get("optional"), f"not read: {_written(fact)}; left: {list(map(_written, left))}"
        left = [f for f in left if f is not hit]
    wrong = [f for f in left if not any(_same(w, f) for w in wanted)]  # one fact read twice is no error
    assert not wrong, f"read, though it does not stand there: {list(map(_written, wrong))}"


def _facts(reading: Reading) -> Iterator[dict[str, Any]]:
    """What was read in the codebook's terms: per field the values found, the words of the evidence with every fact."""
    text = reading.article.text
    for fact in reading.facts:
        words = text[fact.evidence.start : fact.evidence.end]
        yield {"relation": fact.relation, "words": words, **fact.roles}
    for entity in dict.fromkeys(m.entity for m in reading.mentions):
        yield {"relation": "entity", "words": "", "type": (entity.type,), "name": (entity,)}


def _same(wanted: Entry, found: Mapping[str, Any]) -> bool:
    """Does what was read agree with every field that the codebook gives? A fact of no field agrees with any."""
    if wanted["relation"] != found["relation"]:
        return False
    given = {k: v for k, v in wanted.items() if k not in ("relation", "optional")}
    return all(_agrees(field, value, found) for field, value in given.items())


def _agrees(field: str, wanted: Any, found: Mapping[str, Any]) -> bool:
    values = found.get(field, ())
    words = _plain(found["words"])
    match field:
        case "evidence":
            task = _plain(" ".join(str(v) for v in found.get("task", ())))
            return _plain(wanted) in words or (bool(task) and task in _plain(wanted))
        case "start" if found["relation"] in WORDS:
            return words.startswith(_plain(wanted))
        case "end" if found["relation"] in WORDS:
            return words.endswith(_plain(wanted))
        case "type":
            return any(ontology.schema.load().base(v) == wanted for v in values)
        case "value" | "minimum" | "maximum":
            return any(float(v) == float(wanted) for v in values)
        case "unit":
            return same_unit([str(v) for v in values], wanted)
        case "when" | "start" | "end" | "deadline":  # null: the text tells none
            return any(str(v).startswith(str(wanted)) for v in values) if wanted else not values
        case "status" | "event":
            return any(str(v).casefold() == wanted for v in values)
        case "about":
            return all(any(_is(w, v) for v in values) for w in wanted)
        case "role" | "measure":
            wordings = [wanted] if isinstance(wanted, str) else wanted
            return any(_alike(w, name) for w in wordings for v in values for name in _names(v))
    return any(_is(wanted, v) for v in values)


def _is(wanted: str, value: Entity | str) -> bool:
    """One name of a known entity, or the words of a description of one that only the article names."""
    key = _folded(wanted)
    names = [_folded(n) for n in _names(value)]
    if isinstance(value, Entity) and not value.known:
        return any(set(key) <= set(n) or set(n) <= set(key) for n in names if n)
    return any(set(key) == set(n) for n in names)


def _alike(wanted: str, found: str) -> bool:
    """Two wordings of one role or measure: the shorter's words are the longer's, and both are of one rank."""
    one, other = set(_folded(wanted)), set(_folded(found))
    if one & RANKS != other & RANKS:
        return False
    return bool(one) and bool(other) and len(one & other) >= (2 * min(len(one), len(other)) + 2) // 3


def _names(value: Entity | str) -> list[str]:
    return [n for names in value.names.values() for n in names] if isinstance(value, Entity) else [str(value)]


@cache
def _folded(text: str) -> tuple[str, ...]:
    words = [w.removesuffix("s") or w for w in _plain(text).split() if w not in SMALL]
    return tuple(fold(w) for w in words)


def _written(fact: Mapping[str, Any]) -> str:
    """A fact as a failure tells it."""
    return "; ".join(
        f"{field} {', '.join(getattr(v, 'id', str(v)) for v in value) if isinstance(value, (list, tuple)) else value}"
        for field, value in fact.items()
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
