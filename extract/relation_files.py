"""Whether every relation has all its files: what the ontology says of it, its rules, and the words that tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ontology.schema
from extract import loading, rules
from extract.languages import CODES, lists
from ontology.schema import Relation

FOLDER = Path(__file__).parent / "relations"


class RelationError(ValueError):
    """A file of a relation is missing, or there is one of no relation; the message names it and the mend."""


def check() -> None:
    """See that the relations of the ontology, the modules of rules and the lists of predicates are of the same names.

    Raises:
        RelationError: a relation has no rules or no words in any language, or rules or words are of no relation.
        ModuleError: its rules cannot be imported, or there is no ``read`` among them.
        ValueError: a module declares a rule of another relation, or two of one name.
    """
    for wrong in _problems():
        raise RelationError(wrong)
    for name in ontology.schema.load().relations:
        reader(name)
    rules.registered()


def reader(name: str) -> Callable[..., Any]:
    """``read(text)`` of a relation's rules, which yields an ``extract.model.Fact`` after another.

    Raises:
        ModuleError: its module is missing, cannot be imported, or has no such function.
    """
    does = f"reads the relation “{name}”"
    return loading.function(f"extract.relations.{name}", "read(text)", f"relations/{name}.py", does)


def _problems() -> Iterator[str]:
    relations = ontology.schema.load().relations
    modules = {file.stem for file in FOLDER.glob("[!_]*.py")}
    told = {code: set(lists.predicates(code)) for code in CODES}
    for name, relation in relations.items():
        if name not in modules:
            yield f"relations/{name}.py: there is no such file in extract; it reads the relation “{name}”"
        if _told_by_words(relation) and not any(name in own for own in told.values()):
            yield f"languages/*/predicates/{name}.yaml: no language has such a file; it lists what tells the relation"
    for name in sorted(modules - relations.keys()):
        yield f"ontology/relations/{name}.ttl: there is no such file, though relations/{name}.py of extract reads it"
    for code, own in told.items():
        for name in sorted(own - relations.keys()):
            yield f"languages/{code}/predicates/{name}.yaml: the ontology has no relation of that name"


def _told_by_words(relation: Relation) -> bool:
    """Must a language list words for a relation? A figure is found by its number."""
    return not any(role.kind == "number" for role in relation.roles.values())
