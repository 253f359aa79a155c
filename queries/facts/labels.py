"""What the ontology calls properties and the roles of facts; in what colour the words that say a role are marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from rdflib import RDFS, Literal, URIRef

import ontology.schema
from graph.spans import TRIGGER
from ontology.namespaces import ORDA, PREFIXES
from ontology.reference import LANGUAGES
from queries.ask import texts

# Roles that answer one question have one colour in every relation; each stands out on white, 4.5 to 1 or more.
COLOURS: Mapping[str, str] = {
    "who": "#1d4ed8", "whom": "#7c3aed", "what": "#0f766e", "concept": "#0f766e", "where": "#15803d",
    "about": "#4d7c0f", "when": "#b45309", "since": "#b45309", "until": "#b45309", "by_when": "#b45309",
    "amount": "#be123c", "at_least": "#be123c", "at_most": "#be123c", "unit": "#9f1239", "status": "#475569",
    "according_to": "#475569", TRIGGER: "#a21caf",
}  # fmt: skip


def asked(relation: str, role: str) -> str:
    """The question that a role answers; ``TRIGGER`` itself for the word that tells the fact, empty for no role."""
    known = ontology.schema.load().relations[relation].roles.get(role)
    return TRIGGER if role == TRIGGER else known.asks if known is not None else ""


@cache
def called(relation: str, role: str) -> Mapping[str, str]:
    """What a role is called, per language: as the property that carries it; of two things related, by what they are."""
    schema = ontology.schema.load()
    known = schema.relations[relation].roles.get(role)
    if role == TRIGGER or known is None:
        return property_labels(ORDA + TRIGGER.capitalize())
    carrier, classes = known.properties[0]
    if not carrier.startswith(PREFIXES["rdf"]):
        return property_labels(carrier)
    named = [schema.labels[name] for name in classes if name in schema.labels]
    languages = sorted({language for labels in named for language in labels})
    return {language: ", ".join(labels.get(language, "") for labels in named) for language in languages}


def legend(questions: Iterable[str], language: str) -> list[tuple[str, str]]:
    """What the colours of marked words mean: of each colour a question and what it is called, in the colours' order.

    Args:
        questions: those that words on the page answer.
        language: to name them in.
    """
    asked_here = set(questions)
    first: dict[str, str] = {}
    for question, shade in COLOURS.items():
        if question in asked_here:
            first.setdefault(shade, question)
    return [(question, question_called(question)[language]) for question in first.values()]


@cache
def question_called(question: str) -> Mapping[str, str]:
    """What a question that roles answer is called, per language; ``TRIGGER`` is the word that tells the fact."""
    if question == TRIGGER:
        return property_labels(ORDA + TRIGGER.capitalize())
    return {language: texts.named(question, language) for language in LANGUAGES}


def colour(question: str) -> str:
    """The colour of the roles that answer a question."""
    return COLOURS[question]


_ontology = cache(ontology.schema.ontology_graph)


@cache
def borrowed() -> frozenset[str]:
    """The terms of other vocabularies that the ontology labels."""
    return frozenset(term for term in ontology.schema.load().terms if not term.startswith(ORDA))


@cache
def property_labels(predicate: str) -> dict[str, str]:
    """What the ontology calls a property, per language."""
    graph = _ontology()
    found = {o.language or "en": str(o) for o in graph.objects(URIRef(predicate), RDFS.label) if isinstance(o, Literal)}
    return dict(sorted(found.items())) or {"en": predicate.replace("#", "/").rsplit("/", 1)[-1]}
