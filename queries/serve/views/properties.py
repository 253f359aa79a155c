"""What is said of a node directly: properties with their values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

import ontology.schema
from graph.store import Store
from ontology.namespaces import ORDA, PREFIXES, prefixed
from queries.facts import writing
from queries.facts.named import Named, named

Properties = Sequence[tuple[str, Sequence[Named]]]

NAMES = frozenset(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel"))
_HIDDEN = NAMES | {ORDA + name for name in ("contentHash", "mentions", "text", "signature")} | {
    PREFIXES["rdf"] + "type", PREFIXES["rdf"] + "predicate", PREFIXES["skosxl"] + "altLabel"
}  # fmt: skip
_NUMBERS = frozenset(PREFIXES["xsd"] + name for name in ("decimal", "integer"))
_DATES = frozenset(PREFIXES["xsd"] + name for name in ("date", "gYearMonth", "gYear"))


def properties(store: Store, statements: Iterable[Sequence[Any]], language: str) -> Properties:
    """Labels of properties with their values, in the order of the properties' names.

    Args:
        store: where values have their names.
        statements: pairs of a property and a value.
        language: to name them in.
    """
    shown = [(p.value, o) for p, o in statements if p.value not in _HIDDEN]
    names = named(store, [o.value for _, o in shown if isinstance(o, ox.NamedNode)], language)
    found: dict[str, set[Named]] = defaultdict(set)
    for predicate, value in shown:
        found[predicate].add(
            names[value.value] if isinstance(value, ox.NamedNode) else Named(_literal(value, language))
        )
    return [(_label(p, language), sorted(values, key=lambda v: (v.text, v.iri))) for p, values in sorted(found.items())]


def _label(predicate: str, language: str) -> str:
    schema = ontology.schema.load()
    return schema.label(predicate, language) if predicate in schema.terms else prefixed(predicate) or predicate


def _literal(value: Any, language: str) -> str:
    text = str(value.value)
    kind = value.datatype.value if isinstance(value, ox.Literal) else ""
    if kind in _DATES:
        return writing.date(text, language)
    try:
        return writing.number(Decimal(text), language) if kind in _NUMBERS else text
    except InvalidOperation:
        return text
