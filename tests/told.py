"""A graph of facts that a test makes up: who, what, when, told by which article; each has a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import pyoxigraph as ox

from extract.model import Article, Fact, Mention, Reading, Span, Value
from graph.quads import REFERENCE_GRAPH, reading_triples
from graph.store import Store
from ontology.namespaces import ID, article_iri, iri
from ontology.reference import Entity

Told = tuple[
    str, Mapping[str, str | Decimal | tuple[str, ...]]
]  # a relation, and values by role: ids of ENTITIES, texts

PEOPLE = ("ann", "bob", "cat", "dan", "eve", "fay")
# Each place, its class and what it lies in.
PLACES = {
    "land": ("Country", ""), "north": ("Region", "land"), "south": ("Region", "land"), "west": ("Region", "land"),
    "east": ("Region", "land"), "capital": ("City", "land"), "hill": ("City", "north"), "lake": ("City", "south"),
}  # fmt: skip
PROGRAMMES = ("roads", "clubs", "wells")
ENTITIES = {
    **{name: Entity(name, "Person", {"en": (name.title(),)}) for name in PEOPLE},
    **{name: Entity(name, kind, {"en": (name.title(),)}) for name, (kind, _) in PLACES.items()},
    **{name: Entity(name, "Programme", {"en": (name.title(),)}) for name in PROGRAMMES},
    "mill": Entity("mill", "Facility", {"en": ("Mill",)}),
}


def node(name: str) -> str:
    """The IRI of an entity."""
    return ID + name


def graph(
    articles: Mapping[str, tuple[str, Sequence[Told]]],
    same: Iterable[tuple[str, str]] = (),
    languages: Mapping[str, str] | None = None,
) -> Store:
    """A store of made-up articles.

    Args:
        articles: by id: the date of each, empty for none, and what it tells.
        same: pairs of ids: an article, and the first one of its release.
        languages: of articles, where it is not English.
    """
    store = Store()
    store.replace(REFERENCE_GRAPH + "kz", _known())
    for name, (issued, told) in articles.items():
        reading = _reading(name, issued, told, (languages or {}).get(name, "en"))
        store.replace(article_iri(name), reading_triples(reading))
    linked = [(_iri(article_iri(a)), _iri(iri("orda:sameReleaseAs")), _iri(article_iri(b))) for a, b in same]
    store.replace(REFERENCE_GRAPH + "same", linked)
    return store


def _reading(name: str, issued: str, told: Sequence[Told], language: str) -> Reading:
    text, facts, named = "", [], set()
    for number, (relation, said) in enumerate(told):
        roles: dict[str, tuple[Value, ...]] = {}
        words = ""
        for role, value in said.items():
            if role == "words":
                words = str(value)
                continue
            values = value if isinstance(value, tuple) else (value,)
            roles[role] = tuple(ENTITIES.get(str(one), one) for one in values)
            named |= {str(one) for one in values if str(one) in ENTITIES}
        words = words or f"Fact {number} of {name}"
        start = len(text)
        text += f"{words}. "
        spans = {}
        if "value" in said and (at := words.find(str(said["value"]))) >= 0:
            spans = {"value": (Span(start + at, start + at + len(str(said["value"]))),)}
        facts.append(Fact(relation, roles, Span(start, start + len(words)), "test", spans=spans))
    mentions = tuple(Mention(Span(0, 1), ENTITIES[one], "name") for one in sorted(named))
    article = Article(name, text, title=f"Title of {name}", issued=issued or None, language=language)
    return Reading(article, mentions, tuple(facts))


def _known() -> list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    said: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = []
    bases = {"Country": "Place", "Region": "Place", "City": "Place", "Programme": "Initiative"}
    for name, entity in ENTITIES.items():
        about = _iri(node(name))
        said.append((about, _iri(iri("skos:prefLabel")), ox.Literal(name.title(), language="en")))
        for kind in {entity.type, bases.get(entity.type, entity.type)}:
            said.append((about, _iri(iri("rdf:type")), _iri(iri(f"orda:{kind}"))))
        if container := PLACES.get(name, ("", ""))[1]:
            said.append((about, _iri(iri("orda:locatedIn")), _iri(node(container))))
    return said


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)
