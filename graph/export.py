"""A store as one file, in the format of the file's ending; the same bytes whenever the graph is the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph import jsonld
from graph.files import write_whole
from graph.store import Store
from ontology.namespaces import PREFIXES

_LINES = {".nq": True, ".nt": False}  # one statement a line; with the graph's name, or without
_FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
ENDINGS = (*_LINES, *_FORMATS)
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot hold, not even escaped


class ExportError(ValueError):
    """The file's ending says no format, or one that cannot hold the graph; the message says what to do."""


def export(store: Store, file: Path) -> int:
    """Write a store to a file; formats without named graphs get the union of all.

    Args:
        store: what to write.
        file: where to; its ending says the format.

    Returns:
        The number of statements written.

    Raises:
        ExportError: the ending is unknown, or the format cannot hold a character of the graph.
        OSError: the file cannot be written.
    """
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise ExportError(f"{file}: unknown ending; give one of {', '.join(ENDINGS)}")
    named = _LINES.get(ending, ending in (".trig", ".jsonld"))
    statements = _statements(store, named)
    if ending in _LINES:
        content = "".join(line + "\n" for line in statements).encode()
    else:
        content = _serialised(statements, _FORMATS[ending], file)
    write_whole(file, content)
    return len(statements)


def _statements(store: Store, named: bool) -> list[str]:
    write: Callable[[ox.Quad], str] = line if named else lambda q: f"{q.subject} {q.predicate} {q.object} ."
    return sorted({write(q) for q in store.quads()})


def line(quad: ox.Quad) -> str:
    """A quad in N-Quads, without the end of the line: nothing sets these bytes apart from those of another writer."""
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"
    return f"{quad.subject} {quad.predicate} {quad.object}{graph} ."


def _serialised(statements: Iterable[str], form: ox.RdfFormat, file: Path) -> bytes:
    quads: Iterable[ox.Quad] = ox.parse("\n".join(statements), format=ox.RdfFormat.N_QUADS)
    if form == ox.RdfFormat.JSON_LD:
        return jsonld.serialised(quads)
    if form == ox.RdfFormat.RDF_XML:
        quads = _of_xml_characters(quads, file)
    written = quads if form.supports_datasets else (q.triple for q in quads)
    data = ox.serialize(written, format=form, prefixes=PREFIXES)
    assert data is not None
    return data


def _of_xml_characters(quads: Iterable[ox.Quad], file: Path) -> Iterator[ox.Quad]:
    for quad in quads:
        if isinstance(quad.object, ox.Literal) and (found := NOT_XML.search(quad.object.value)):
            character = f"U+{ord(found[0]):04X}"
            raise ExportError(
                f"{file}: XML cannot hold the character {character} of {quad.subject}; export to .ttl or .nq"
            )
        yield quad
