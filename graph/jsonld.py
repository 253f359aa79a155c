"""A store as JSON-LD that people can read: short names from a context, evidence framed within the fact that it proves.

The context calls each property by its local name; what belongs to one node alone (a fact's evidence, its selector)
stands inside that node. Any JSON-LD processor reads back the same statements.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from ontology.namespaces import PREFIXES, prefixed

_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"
_FRAMED = frozenset([PREFIXES["prov"] + "wasDerivedFrom", PREFIXES["oa"] + "hasSelector"])

Nodes = dict[str, dict[str, list[Any]]]


def document(quads: Iterable[ox.Quad]) -> dict[str, Any]:
    """The quads, in whatever order, as one JSON-LD document: the default graph's nodes, then the named graphs."""
    graphs: dict[str, Nodes] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    kinds: dict[str, set[bool]] = defaultdict(set)
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        subject: Any = quad.subject
        graphs[graph][subject.value][quad.predicate.value].append(quad.object)
        kinds[quad.predicate.value].add(isinstance(quad.object, ox.NamedNode))
    terms = _terms(kinds)
    context: dict[str, Any] = dict(PREFIXES)
    for iri, (term, links) in sorted(terms.items(), key=lambda item: item[1][0]):
        context[term] = {"@id": _short(iri), "@type": "@id"} if links else _short(iri)
    default = graphs.pop("", {})
    content = [_node(name, default, terms, set()) for name in sorted(default)]
    for name in sorted(graphs):
        content.append({"@id": _short(name), "@graph": _framed(graphs[name], terms)})
    return {"@context": context, "@graph": content}


def serialised(quads: Iterable[ox.Quad]) -> bytes:
    """The document as a file holds it."""
    return (json.dumps(document(quads), ensure_ascii=False, indent=1) + "\n").encode()


def _terms(kinds: dict[str, set[bool]]) -> dict[str, tuple[str, bool]]:
    """A short name for each property, and whether its values are all nodes; two of one local name keep their prefix."""
    names: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(kinds):
        if iri != _TYPE:
            names[_short(iri).partition(":")[2]].append(iri)
    unique = {iris[0]: local for local, iris in names.items() if len(iris) == 1 and local not in PREFIXES}
    return {iri: (local, kinds[iri] == {True}) for iri, local in unique.items()}


def _framed(nodes: Nodes, terms: dict[str, tuple[str, bool]]) -> list[dict[str, Any]]:
    """A graph's nodes, those that belong to another inside it."""
    owners: dict[str, int] = defaultdict(int)
    for properties in nodes.values():
        for predicate, values in properties.items():
            for value in values:
                if value.value in nodes:
                    owners[value.value] += 1 if predicate in _FRAMED else 2
    inside = {node for node, count in owners.items() if count == 1}
    return [_node(name, nodes, terms, inside) for name in sorted(nodes) if name not in inside]


def _node(name: str, nodes: Nodes, terms: dict[str, tuple[str, bool]], inside: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": _short(name)}
    properties = nodes[name]
    if types := properties.get(_TYPE):
        found["@type"] = _one(sorted(_short(value.value) for value in types))
    for predicate in sorted(set(properties) - {_TYPE}, key=lambda p: (p in _FRAMED, _short(p))):
        term, links = terms.get(predicate, (_short(predicate), False))
        values = sorted(properties[predicate], key=str)
        found[term] = _one([_value(v, links, predicate, nodes, terms, inside) for v in values])
    return found


def _value(
    value: Any, links: bool, predicate: str, nodes: Nodes, terms: dict[str, tuple[str, bool]], inside: set[str]
) -> Any:
    if isinstance(value, ox.Literal):
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == _STRING:
            return value.value
        return {"@value": value.value, "@type": _short(value.datatype.value)}
    if predicate in _FRAMED and value.value in inside:
        return _node(value.value, nodes, terms, inside)
    return _short(value.value) if links else {"@id": _short(value.value)}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _short(iri: str) -> str:
    """An IRI with a prefix for its namespace, the longest that fits; as it is where that could be misread."""
    short = prefixed(iri)
    local = short.partition(":")[2] if short else ""
    return short if short and local and not local.startswith("//") else iri
