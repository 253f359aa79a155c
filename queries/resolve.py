"""From a name, an id or an IRI to the entity that is meant, and from IRIs to names."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import ID, ORDA, PREFIXES, entity_iri
from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES
from queries.catalog import QueryError


class Source(Protocol):
    """What can be asked: a store, or an endpoint."""

    def query(self, sparql: str) -> object:
        """Run a query; solutions, a truth value or triples."""


_NAMES = f"<{PREFIXES['skos']}prefLabel>|<{PREFIXES['skos']}altLabel>"
_CLASSES = " ".join(f"<{ORDA}{name}>" for name in ENTITY_CLASSES)
_QUOTES = re.compile("[\"'«»“”„‟‘’‹›]")
_CHUNK = 500


def entity(source: Source, name: str) -> ox.NamedNode:
    """The entity that ``name`` means.

    Args:
        source: the store or endpoint to look in.
        name: a name in any language and script, an id of the reference data, or an IRI.

    Returns:
        Its IRI.

    Raises:
        QueryError: nothing is called so, and what is near is named; or several are, and each is listed with its id.
    """
    wanted = name.strip()
    if re.match(r"https?://", wanted):
        return _named(wanted)
    if not wanted:
        raise QueryError("an entity's name is empty")
    if _known(source, node := _named(entity_iri(wanted))):
        return node
    found = _called(source, wanted)
    if len(found) == 1:
        return ox.NamedNode(next(iter(found)))
    if found:
        shown = "; ".join(f"{found[iri]} ({iri.removeprefix(ID)})" for iri in sorted(found))
        raise QueryError(f"“{wanted}” may be any of: {shown}; give the id in brackets")
    raise QueryError(f"nothing in the graph is called “{wanted}”{_near(source, wanted)}")


def labels(source: Source, iris: Iterable[str], language: str = "en") -> dict[str, str]:
    """A name for each IRI that has one: in ``language``, or in the first language that has one.

    An article is called by its title, a class or relation of the ontology by its label there.
    """
    order = list(dict.fromkeys([language, *LANGUAGES]))
    best: dict[str, tuple[int, str]] = {}
    wanted = sorted(set(iris))
    for iri, name in values(source, wanted, f"{_predicate('skos', 'prefLabel')}|{_predicate('dcterms', 'title')}"):
        if not isinstance(name, ox.Literal):  # a foreign graph may name a thing by another
            continue
        rank = order.index(name.language) if name.language in order else len(order)
        best[iri] = min(best.get(iri, (rank, name.value)), (rank, name.value))
    return {iri: found[1] for iri, found in best.items()} | {
        iri: _term(iri, language) for iri in wanted if iri.startswith(ORDA)
    }


def values(source: Source, nodes: Iterable[str], path: str) -> Iterator[tuple[str, ox.Literal]]:
    """Each node with each value that a property path gives it."""
    wanted = sorted(set(nodes))
    for start in range(0, len(wanted), _CHUNK):
        chunk = " ".join(str(ox.NamedNode(iri)) for iri in wanted[start : start + _CHUNK])
        for iri, value in _pairs(source, f"SELECT ?s ?value WHERE {{ VALUES ?s {{ {chunk} }} ?s {path} ?value }}"):
            yield iri.value, value


def folded(name: str) -> str:
    """A name without what does not tell names apart: case, quotation marks, е for ё, runs of white space."""
    plain = unicodedata.normalize("NFC", _QUOTES.sub("", name)).casefold().replace("ё", "е")
    return " ".join(plain.split())


def _called(source: Source, name: str) -> dict[str, str]:
    """The entities that bear ``name``, by IRI, each with its preferred name and class."""
    exact = " ".join(str(ox.Literal(name, language=language)) for language in LANGUAGES)
    found = _pairs(
        source, f"SELECT ?s ?name {{ VALUES ?name {{ {exact} }} ?s {_NAMES} ?name ; a ?c VALUES ?c {{ {_CLASSES} }} }}"
    )
    iris = {iri.value for iri, _ in found}
    if len(iris) != 1:  # none, or several: see who else bears it but for its case
        iris = {iri.value for iri, other in _all_names(source) if folded(other.value) == folded(name)}
    return _described(source, iris) if len(iris) > 1 else dict.fromkeys(iris, name)


def _described(source: Source, iris: set[str]) -> dict[str, str]:
    names, kinds = labels(source, iris), classes(source, iris)
    return {iri: f"{names.get(iri, iri)}, {next(iter(kinds.get(iri, ())), 'a thing')}" for iri in iris}


def classes(source: Source, iris: Iterable[str]) -> dict[str, list[str]]:
    """The classes of Orda that each entity has, by their local names, the most specific first."""
    found: dict[str, set[str]] = defaultdict(set)
    for iri, cls in values(source, iris, "a"):
        if cls.value.startswith(ORDA):
            found[iri].add(cls.value.removeprefix(ORDA))
    return {iri: sorted(kinds, key=lambda c: (c in ENTITY_CLASSES, c)) for iri, kinds in found.items()}


def _near(source: Source, name: str) -> str:
    """Entities whose names are like ``name`` or hold it, as the end of a message."""
    known: dict[str, str] = {}
    for iri, other in sorted(_all_names(source), key=lambda pair: (pair[0].value, pair[1].value)):
        known.setdefault(folded(other.value), iri.value)
    wanted = folded(name)
    holding = sorted((k for k in known if wanted in k), key=len)
    near = [*holding, *difflib.get_close_matches(wanted, known, n=5, cutoff=0.7)]
    iris = list(dict.fromkeys(known[k] for k in near))[:3]
    names = labels(source, iris)
    return f"; did you mean {' or '.join(f'{names.get(i, i)} ({i.removeprefix(ID)})' for i in iris)}?" if iris else ""


def _all_names(source: Source) -> list[tuple[ox.NamedNode, ox.Literal]]:
    return _pairs(source, f"SELECT DISTINCT ?s ?name {{ VALUES ?c {{ {_CLASSES} }} ?s a ?c ; {_NAMES} ?name }}")


def _known(source: Source, node: ox.NamedNode) -> bool:
    """Does the graph say anything of the node, as of an entity, or prove it, as a fact?"""
    return any(
        _pairs(source, f"SELECT ?p ?o WHERE {{ {place} }} LIMIT 1")
        for place in (f"{node} ?p ?o", f"GRAPH ?g {{ {node} ?p ?o }}")
    )


def _pairs(source: Source, sparql: str) -> list[tuple[ox.NamedNode, ox.Literal]]:
    """The rows of two columns, but for what has no name of its own, which a foreign graph may hold."""
    rows = cast("Iterable[tuple[ox.NamedNode, ox.Literal]]", source.query(sparql))
    return [(row[0], row[1]) for row in rows if isinstance(row[0], ox.NamedNode) and not isinstance(row[1], ox.Triple)]


def _predicate(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


def _named(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise QueryError(f"“{iri}” is no IRI") from None


def _term(iri: str, language: str) -> str:
    """The label of a class or relation of the ontology."""
    schema, name = ontology.schema.load(), iri.removeprefix(ORDA)
    stated = {relation.iri: relation.label for relation in schema.relations.values()}
    texts = schema.labels.get(name) or stated.get(iri) or {}
    return texts.get(language) or texts.get("en") or name
