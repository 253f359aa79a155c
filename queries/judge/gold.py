"""Gold files: what an article's text supports, one JSON file an article, read and checked against the ontology.

A file is an object with the ``article`` (its ``id``), the ``entities`` by key (``type`` and ``names``) and a list of
``facts``: a ``relation``, its roles by name, and the words that state it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import ontology.schema
from ontology.schema import Relation
from queries.ask.catalog import QueryError
from queries.judge.comparison import Gold, essential_roles

# What the values of some kinds of roles are, for a program and in words.
_SHAPES: Mapping[str, tuple[type, ...]] = {"title": (list,), "number": (int, float)}
_SAID = {"title": "list of titles", "number": "number"}


def read_gold(file: Path) -> Gold:
    """The gold of an article.

    Raises:
        QueryError: the file is no JSON, no gold, or states what the ontology does not know; the message names it.
    """
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise QueryError(f"{file}: this is not JSON ({error}); mend it or remove it") from None
    if not _is_gold(gold):
        raise QueryError(
            f"{file}: this is no gold file; it is an object with an article that has an id, entities that have a type"
            " and names, and a list of facts that have a relation"
        )
    for number, fact in enumerate(gold["facts"], 1):
        for wrong in _problems(fact, gold["entities"]):
            raise QueryError(f"{file}: fact {number} {wrong}")
    return cast(Gold, gold)


def _is_gold(gold: Any) -> bool:
    match gold:
        case {"article": {"id": str()}, "entities": dict(entities), "facts": list(facts)}:
            named = (isinstance(e, dict) and _are_texts(e.get("names")) and "type" in e for e in entities.values())
            return all(named) and all(isinstance(f, dict) and isinstance(f.get("relation"), str) for f in facts)
    return False


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _problems(fact: Gold, entities: Mapping[str, Any]) -> Iterator[str]:
    """What keeps a fact from being compared."""
    relations = ontology.schema.load().relations
    if fact["relation"] not in relations:
        yield f"has the relation “{fact['relation']}”, and the ontology has only: {', '.join(relations)}"
        return
    relation = relations[fact["relation"]]
    for role in essential_roles(relation):
        value = fact.get(role.name)
        if value is None and role.kind != "code":  # the gold may leave a unit open
            yield f"({relation.name}) has no “{role.name}”, without which there is no such fact"
        elif not isinstance(value, _SHAPES.get(role.kind, (object,))):
            yield f"({relation.name}) has a “{role.name}” that is no {_SAID[role.kind]}: {value!r}"
    for role_name, key in _named(relation, fact):
        if not isinstance(key, str) or key not in entities:
            yield f"({relation.name}) has as “{role_name}” {key!r}, which is none of the file's entities"
    if not _words(fact):
        yield f"({relation.name}) has no words: “evidence”, a “span” of two numbers, or “start” and “end” of a quote"


def _named(relation: Relation, fact: Gold) -> Iterator[tuple[str, Any]]:
    """The keys of the entities that fill a fact's roles."""
    for role in relation.roles.values():
        if role.kind == "entity" and (value := fact.get(role.name)):
            yield from ((role.name, key) for key in (value if isinstance(value, list) else [value]))


def _words(fact: Gold) -> bool:
    match fact:
        case {"start": str(), "end": str()} | {"span": [int(), int()]} | {"evidence": str()}:
            return True
    return False
