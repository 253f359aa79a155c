"""What the ontology calls the roles of facts; in what colour the words that say a role are marked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import ontology.schema
from graph.spans import TRIGGER
from ontology.namespaces import ORDA, PREFIXES

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
        return schema.labels(ORDA + TRIGGER.capitalize())
    carrier, classes = known.properties[0]
    if not carrier.startswith(PREFIXES["rdf"]):
        return schema.labels(carrier)
    named = [schema.labels(ORDA + name) for name in classes if ORDA + name in schema.terms]
    languages = sorted({language for labels in named for language in labels})
    return {language: ", ".join(labels.get(language, "") for labels in named) for language in languages}


def colour(question: str) -> str:
    """The colour of the roles that answer a question."""
    return COLOURS[question]
