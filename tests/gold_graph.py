"""A store as extraction without an error would build it: gold facts put through the same doors as readings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import ontology.reference
import ontology.schema
from extract import languages
from extract.figures.concepts import concept_of
from extract.model import Article, Fact, Mention, Reading, Span, Value
from extract.sources import read
from graph.quads import REFERENCE_GRAPH, reading_triples, reference_triples
from graph.store import Store
from ontology.namespaces import article_iri
from ontology.reference import Entity, Reference
from ontology.schema import Role

Gold = dict[str, Any]

_UNITS = {"tons": "tonne", "hectares": "hectare", "people": "person", "jobs": "job", "enterprises": "enterprise"}


def gold_store(gold: Path, articles: Path, *, optional: bool = True) -> Store:
    """A store in memory of the reference data and of the facts of every gold file.

    Args:
        gold: a folder of gold files.
        articles: the folder of their articles.
        optional: whether arguable entities and facts are in it, too.
    """
    store = Store()
    reference = ontology.reference.load("kz")
    store.replace(REFERENCE_GRAPH + "kz", reference_triples(reference))
    found = {a.id: a for a in read([str(articles)]) if isinstance(a, Article)}
    for file in sorted(gold.glob("*.json")):
        reading = gold_reading(json.loads(file.read_text(encoding="utf-8")), found[file.stem], reference, optional)
        store.replace(article_iri(reading.article.id), reading_triples(reading))
    return store


def gold_reading(gold: Gold, article: Article, reference: Reference, optional: bool = True) -> Reading:
    """What a perfect reader finds in one article; which concept a measure means, gold does not say: its words do."""
    about = gold["article"]
    title = article.title or next((line.strip() for line in article.text.splitlines() if line.strip()), None)
    article = replace(article, title=title, issued=about["published"], language=about["language"])
    entities = {key: _entity(key, entity, reference) for key, entity in gold["entities"].items()}
    named = [
        entities[k] for k, e in gold["entities"].items() if optional or not (e.get("optional") or e.get("implied"))
    ]
    words = languages.get(article.language or languages.DEFAULT)
    told = [
        f | {"concept": concept_of(words, measure[0])} if (measure := f.get("measure")) else f for f in gold["facts"]
    ]
    facts = [_fact(f, article.text, entities, reference) for f in told if optional or not f.get("optional")]
    return Reading(article, tuple(Mention(Span(0, 1), e, "gold") for e in named), tuple(f for f in facts if f))


def _entity(key: str, gold: Gold, reference: Reference) -> Entity:
    """The one reference entity of the gold's type that bears one of its names, or an entity of its own."""
    for name in gold["names"]:
        if len(found := _named().get((gold["type"], name.casefold()), ())) == 1:
            return reference.entities[found[0]]
    names: dict[str, tuple[str, ...]] = {}
    for name in gold["names"]:
        language = "kk" if re.search("[әғқңөұүһі]", name, re.I) else "ru" if re.search("[а-я]", name, re.I) else "en"
        names[language] = (*names.get(language, ()), name)
    return Entity(key, gold["type"], names, known=False)


@cache
def _named() -> Mapping[tuple[str, str], tuple[str, ...]]:
    schema = ontology.schema.load()
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for entity in ontology.reference.load("kz").entities.values():
        for name in {n.casefold() for names in entity.names.values() for n in names}:
            key = (schema.base(entity.type), name)
            found[key] = (*found.get(key, ()), entity.id)
    return found


def _fact(gold: Gold, text: str, entities: Mapping[str, Entity], reference: Reference) -> Fact | None:
    relation = ontology.schema.load().relations[gold["relation"]]
    span = _span(gold, text)
    if span is None:
        return None
    roles: dict[str, tuple[Value, ...]] = {}
    for name, role in relation.roles.items():
        if values := tuple(_values(gold, role, entities, reference, text[span.start : span.end])):
            roles[name] = values
    return Fact(gold["relation"], roles, span, f"gold.{gold['relation']}")


def _values(
    gold: Gold, role: Role, entities: Mapping[str, Entity], reference: Reference, words: str
) -> Iterator[Value]:
    value: Any = gold.get(role.name)
    match role.kind:
        case "entity":
            keys = value if isinstance(value, list) else [value] if value else []
            yield from (entities[key] for key in keys)
        case "title":
            yield _office(value, entities.get(gold.get("body") or ""), reference) or value[0]
        case "number" if value is not None:
            yield Decimal(str(value))
        case "code" if role.name == "unit":
            yield _UNITS.get(value or "unit", value or "unit")
        case "term" if value:
            yield value[0].upper() + value[1:]
        case "text":
            yield value[0] if value else words
        case "number" | "term":
            pass
        case _ if value:
            yield str(value) if len(str(value)) in (4, 7, 10) else str(value)[:4]  # "2016-2017" begins in 2016


def _office(titles: list[str], body: Entity | None, reference: Reference) -> Entity | None:
    wanted = {title.casefold() for title in titles}
    for office in reference.offices.values():
        names = {n.casefold() for found in office.names.values() for n in found}
        if body and wanted & names and body.id in (office.get("body"), office.get("jurisdiction")):
            return office
    return None


def _span(gold: Gold, text: str) -> Span | None:
    """Where the fact's words stand: its span, its evidence, or what lies between its first and last words."""
    if "span" in gold:
        return Span(*gold["span"])
    ends = (gold["start"], gold["end"]) if gold["relation"] == "quote" else (gold["evidence"],)
    pattern = ".*?".join(r"\s+".join(map(re.escape, words.split())) for words in ends)
    found = re.search(pattern, text, re.DOTALL)
    return Span(*found.span()) if found else None


SAMPLES = Path(__file__).parents[1] / "samples"


@cache
def sample_store() -> Store:
    """The store of the bundled sample's gold facts; to be read only."""
    return gold_store(SAMPLES / "gold", SAMPLES / "articles")
