"""A file of RDF as a store in memory: an export of Orda, or what another program wrote.

Nothing but the file itself is read: contexts, imports and external entities that it names stay where they are, and an
entity of its own is refused before it can grow (see docs/decisions/0018-nothing-let-out.md).
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pyoxigraph as ox

from graph.store import Store
from queries.ask.catalog import QueryError

_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS, ".nt": ox.RdfFormat.N_TRIPLES, ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip
_ENTITY = re.compile(rb"<!ENTITY([^<]*)")  # as Oxigraph looks for them
_LONGEST_ENTITY = 300  # bytes: a namespace, not a text to be repeated


def read(file: Path) -> Store:
    """The statements of a file.

    Args:
        file: its ending says its format.

    Raises:
        QueryError: the file cannot be read, its ending says no format of RDF, or it is not of that format by itself.
    """
    form = _FORMATS.get(file.suffix.lower())
    if form is None:
        raise QueryError(f"{file}: no RDF by its ending; give one of {', '.join(_FORMATS)}")
    try:
        data = file.read_bytes().removeprefix(codecs.BOM_UTF8)
        if form == ox.RdfFormat.RDF_XML:
            _check_entities(data)
        return Store.holding(ox.parse(data, form, base_iri=file.absolute().as_uri()))
    except OSError as error:
        raise QueryError(f"{file}: cannot be read ({error.strerror})") from None
    except (SyntaxError, ValueError) as error:
        why = " ".join(str(error).split())[:120]
        if "LoadDocumentCallback" in why:
            why = "it names a context that lies elsewhere, which is not fetched; write the context into the file"
        raise QueryError(f"{file}: is not {form.name} ({why})") from None


def _check_entities(data: bytes) -> None:
    """Raise ValueError where an entity of XML holds another or is long: references to it could fill the memory."""
    for found in _ENTITY.finditer(data):
        if b"&" in found[1] or len(found[1]) > _LONGEST_ENTITY:
            raise ValueError("it has entities made of entities, or long ones; write them out")
