"""Files of RDF: the first byte says of which ending, the rest is the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from queries.ask.catalog import QueryError
from queries.sources.rdf_file import read
from tests.fuzz.checks import bounded, one_line

_CONTENTS = {
    ".nq": b'<https://example.org/a> <https://example.org/b> "c"@en <https://example.org/g> .\n',
    ".nt": b'<https://example.org/a> <https://example.org/b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
    ".trig": b'@prefix a: <https://example.org/> . a:g { a:a a:b "c" , [] . }',
    ".ttl": b'@base <https://example.org/> . <a> <b> 1.5 , true , """x""" ; a <c> .',
    ".rdf": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    b'syntax-ns#" xmlns:a="https://example.org/"><rdf:Description rdf:about="https://example.org/a"><a:b>&a;</a:b>'
    b"</rdf:Description></rdf:RDF>",
    ".jsonld": b'{"@context": {"b": "https://example.org/b"}, "@id": "https://a.org/", "b": ["c", {"@id": "x:y"}]}',
}
SEEDS = tuple(bytes([number]) + content for number, content in enumerate(_CONTENTS.values()))
_FOLDER = tempfile.TemporaryDirectory()


def once(data: bytes) -> None:
    """Read the file."""
    file = Path(_FOLDER.name) / f"a{list(_CONTENTS)[data[0] % len(_CONTENTS) if data else 0]}"
    file.write_bytes(data[1:])
    with bounded():
        try:
            list(read(file).quads())
        except QueryError as error:
            one_line(error)
