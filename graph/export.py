"""A store as one file, in the format of the file's ending; the same bytes whenever the graph is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

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


class ExportError(ValueError):
    """The file's ending says no format; the message lists those there are."""


def export(store: Store, file: Path) -> int:
    """Write a store to a file; formats without named graphs get the union of all.

    Args:
        store: what to write.
        file: where to; its ending says the format.

    Returns:
        The number of statements written.

    Raises:
        ExportError: the ending is unknown.
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
        content = _serialised(statements, _FORMATS[ending])
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    part.replace(file)
    return len(statements)


def _statements(store: Store, named: bool) -> list[str]:
    write: Callable[[ox.Quad], str] = _quad if named else lambda q: f"{q.subject} {q.predicate} {q.object} ."
    return sorted({write(q) for q in store.quads()})


def _quad(quad: ox.Quad) -> str:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"
    return f"{quad.subject} {quad.predicate} {quad.object}{graph} ."


def _serialised(statements: Iterable[str], form: ox.RdfFormat) -> bytes:
    quads = ox.parse("\n".join(statements), format=ox.RdfFormat.N_QUADS)
    written = quads if form.supports_datasets else (q.triple for q in quads)
    data = ox.serialize(written, format=form, prefixes=PREFIXES)
    assert data is not None
    return data
