"""Namesakes of listed persons: whoever an article gives a job and no post is not the official of that name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from extract.document import Document, Title, Unit
from extract.linking import Linker
from ontology.reference import Entity


def told_apart(document: Document, linker: Linker) -> Document:
    """The document with a person of its own for each listed official whom it only gives jobs: "the baker X"."""
    titles: dict[Entity, list[Title]] = defaultdict(list)
    for held in document.held:
        titles[held.unit.entity].append(held.title)
    others = {
        person.id: linker.new("Person", *_spelled(document, person))
        for person, told in titles.items()
        if person.known and document.is_a(person, "Person") and not any(_may_be_officials(document, t) for t in told)
    }
    if not others:
        return document
    return replace(
        document.with_units(_replaced(document.units, others)),
        inner=tuple(_replaced(document.inner, others)),
        held=tuple(replace(h, unit=next(iter(_replaced([h.unit], others)))) for h in document.held),
    )


def _may_be_officials(document: Document, title: Title) -> bool:
    """Is a title a post, or a job that officials are called by, too: "public figure", "economist"?"""
    if title.post or title.office is not None:
        return True
    language = document.language_at(title.start)
    return not language.keys_of(language.words.public_figures).isdisjoint(title.keys)


def _spelled(document: Document, person: Entity) -> tuple[str, str]:
    """The language and the words by which the document first names a person, in full."""
    unit = max((u for u in document.units if u.entity == person), key=lambda u: (u.name_end - u.name_start, -u.start))
    language = document.language_at(unit.start)
    return language.code, language.grammar.nominative(document.text(unit.name_start, unit.name_end))


def _replaced(units: Iterable[Unit], others: dict[str, Entity]) -> list[Unit]:
    return [replace(u, entity=others[u.entity.id]) if u.entity.id in others else u for u in units]
