"""Files of RDF, asked in memory: every format, blank nodes and all; and nothing but the file is read for it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import orda
from graph.export import export
from queries.ask.catalog import QueryError
from queries.ask.run import run
from queries.sources import rdf_file
from tests.engines import plain, small_store

ROOT = Path(orda.__file__).parent
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://example.org/"'

# Asks files queries, as the command does, and tells where Python connects to and what it opens in a folder, child
# processes included.
WATCHED = """
import json, os, sys
def watch(event, arguments):
    reaches = event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")
    if reaches or event == "open" and folder in os.fsdecode(str(arguments[0])):
        os.write(1, f"SEEN {event} {arguments}\\n".encode())
folder, cases = json.load(sys.stdin)
import orda_cli
from queries.ask.confined import confined
sys.addaudithook(watch)
for name, command in cases:
    os.write(1, f"CASE {name}\\n".encode())
    try:
        orda_cli.app(command, prog_name="orda")
    except SystemExit as end:
        sys.stdout.flush()
        os.write(1, f"CODE {end.code}\\n".encode())
"""


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl", "nt", "rdf", "jsonld"])
def test_an_export_is_read_in_every_format(tmp_path: Path, ending: str) -> None:
    export(small_store(), tmp_path / f"graph.{ending}")
    found = rdf_file.read(tmp_path / f"graph.{ending}")
    query = "SELECT ?s ?name { ?s a orda:Place ; skos:prefLabel ?name }"
    assert plain(found.query(query)) == plain(small_store().query(query)) != set()


FOREIGN = {
    "list.ttl": "@prefix x: <http://example.org/> . <#it> x:has [ x:name 'a' ] ; x:list ( 1 2 ) .",
    "bom.ttl": "\ufeff<http://example.org/it> <http://example.org/has> _:b . _:b <http://example.org/name> 'a' .",
    "graphs.trig": "@prefix x: <http://example.org/> . x:g { x:it x:has _:b } _:g { _:b x:name 'a' } x:it x:has _:b .",
    "blank.rdf": f"<rdf:RDF {RDF}><rdf:Description><x:has rdf:parseType='Resource'><x:name>a</x:name></x:has>"
    "</rdf:Description></rdf:RDF>",
    "entity.rdf": f"<!DOCTYPE rdf:RDF [<!ENTITY e 'http://example.org/'>]>"
    f"<rdf:RDF {RDF}><rdf:Description rdf:about='&e;it' x:has='a'/></rdf:RDF>".replace("'", '"'),
    "nested.jsonld": '{"@context": {"@vocab": "http://example.org/"}, "has": {"name": "a"}}',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_files_of_other_programs_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FOREIGN[name], encoding="utf-8")
    table = run(rdf_file.read(tmp_path / name), "SELECT * { ?s <http://example.org/has> ?o }")
    assert len(table) == 1
    assert table.to_text()


@dataclass
class Elsewhere:
    """A server that counts who comes, and a file with a secret."""

    address: str
    secret: Path
    visits: list[object] = field(default_factory=list)

    def fill(self, text: str) -> str:
        return text.replace("HTTP", self.address).replace("FILE", self.secret.as_uri())


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    secret = tmp_path / "elsewhere" / "secret.ttl"
    secret.parent.mkdir()
    secret.write_text("<http://example.org/secret> <http://example.org/secret> 'secret' .", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Elsewhere(f"http://127.0.0.1:{server.getsockname()[1]}", secret)

        def count() -> None:
            while True:
                try:
                    connection, who = server.accept()
                except OSError:
                    return
                found.visits.append(who)
                connection.close()

        threading.Thread(target=count, daemon=True).start()
        yield found


ALL = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
PLAIN = "<http://example.org/a> <http://example.org/b> 'c' ."
CLAUSES = {
    "from": "SELECT * FROM <HTTP/g.ttl> FROM <FILE> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <HTTP/g.ttl> FROM NAMED <FILE> { GRAPH ?g { ?s ?p ?o } }",
    "graph": "SELECT * { GRAPH <HTTP/g.ttl> { ?s ?p ?o } }",
    "graph of a file": "SELECT * { GRAPH <FILE> { ?s ?p ?o } }",
    "construct from": "CONSTRUCT FROM <HTTP/g.ttl> WHERE { ?s ?p ?o }",
    "describe": "DESCRIBE <HTTP/g.ttl> <FILE> FROM <FILE>",
    "service": "SELECT * { SERVICE <HTTP/sparql> { ?s ?p ?o } }",
    "service silent": "SELECT * { SERVICE SILENT <HTTP/sparql> { ?s ?p ?o } }",
    "escaped service": "SELECT * { \\u0053ERVICE <HTTP/sparql> { ?s ?p ?o } }",
    "base": "BASE <HTTP/> SELECT * FROM <g.ttl> { ?s ?p ?o }",
    "load": "LOAD <HTTP/g.ttl>",
    "load a file": "LOAD <FILE>",
    "load after": "SELECT * { ?s ?p ?o } ; LOAD <HTTP/g.ttl>",
    "insert": "INSERT { ?s ?p ?o } USING <HTTP/g.ttl> WHERE { ?s ?p ?o }",
}
ENTITY = f"<rdf:RDF {RDF}><rdf:Description rdf:about='http://example.org/a'><x:b>&e;</x:b></rdf:Description></rdf:RDF>"
FILES = {
    "context.jsonld": '{"@context": "HTTP/c.jsonld", "http://example.org/b": "c"}',
    "context of a file.jsonld": '{"@context": "FILE", "http://example.org/b": "c"}',
    "relative context.jsonld": '{"@context": "elsewhere/secret.ttl", "http://example.org/b": "c"}',
    "contexts.jsonld": '{"@context": [{"x": "http://example.org/"}, "HTTP/c.jsonld"], "x:b": "c"}',
    "import.jsonld": '{"@context": {"@version": 1.1, "@import": "HTTP/c.jsonld"}, "http://example.org/b": "c"}',
    "scoped.jsonld": '{"@context": {"b": {"@id": "http://example.org/b", "@context": "HTTP/c"}}, "b": {"b": "c"}}',
    "typed.jsonld": '{"@context": {"T": {"@id": "http://example.org/T", "@context": "HTTP/c"}}, "@type": "T"}',
    "embedded.jsonld": '{"http://example.org/b": {"@context": "HTTP/c", "http://example.org/b": "c"}}',
    "dtd.rdf": '<!DOCTYPE rdf:RDF SYSTEM "HTTP/d.dtd">' + ENTITY.replace("&e;", ""),
    "public dtd.rdf": '<!DOCTYPE rdf:RDF PUBLIC "d" "HTTP/d.dtd">' + ENTITY.replace("&e;", ""),
    "entity.rdf": '<!DOCTYPE rdf:RDF [<!ENTITY e SYSTEM "FILE">]>' + ENTITY,
    "entity of a server.rdf": '<!DOCTYPE rdf:RDF [<!ENTITY e SYSTEM "HTTP/e">]>' + ENTITY,
    "parameter entity.rdf": '<!DOCTYPE rdf:RDF [<!ENTITY % e SYSTEM "HTTP/e"> %e;]>' + ENTITY.replace("&e;", ""),
    "stylesheet.xml": '<?xml-stylesheet href="HTTP/s.xsl"?>' + ENTITY.replace("&e;", ""),
    "base.rdf": ENTITY.replace("<rdf:RDF", '<rdf:RDF xml:base="HTTP/"').replace("&e;", ""),
    "xinclude.rdf": ENTITY.replace("&e;", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="FILE"/>'),
    "base.ttl": "@base <HTTP/> . <a> <b> <c> . <> <http://www.w3.org/2002/07/owl#imports> <FILE> .",
    "imports.trig": "<HTTP/g> { <> <http://www.w3.org/2002/07/owl#imports> <HTTP/o.ttl> }",
    "graph.nq": "<http://example.org/a> <http://example.org/b> <HTTP/g> <FILE> .",
    "triples.nt": "<HTTP/g> <http://www.w3.org/2002/07/owl#imports> <FILE> .",
}


def watched(elsewhere: Elsewhere, cases: dict[str, list[str]], script: str = WATCHED) -> dict[str, str]:
    """What each command prints, and what is seen of it."""
    told = json.dumps([str(elsewhere.secret.parent), list(cases.items())])
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, input=told, capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert "Traceback" not in done.stderr, done.stderr
    return dict(part.split("\n", 1) for part in done.stdout.split("CASE ")[1:])  # type: ignore[misc]


def test_no_query_and_no_file_reaches_further(tmp_path: Path, elsewhere: Elsewhere) -> None:
    cases = {}
    for name in [*CLAUSES, *FILES]:
        file = tmp_path / (name if name in FILES else "plain.ttl")
        file.write_text(elsewhere.fill(FILES.get(name, PLAIN)), encoding="utf-8")
        query = elsewhere.fill(CLAUSES.get(name, ALL))
        cases[name] = ["query", query, "--graph", str(file), "--format", "json"]
    found = watched(elsewhere, cases)
    assert set(found) == set(cases)
    assert elsewhere.visits == []
    assert [name for name, text in found.items() if "SEEN" in text or "http://example.org/secret" in text] == []
    assert [name for name, text in found.items() if not text.rstrip().endswith(("CODE 0", "CODE 2"))] == []


def test_the_watch_sees(elsewhere: Elsewhere) -> None:
    """What the test above relies on: an opened file and a connection are seen, of a child process, too."""
    reach = f"open({str(elsewhere.secret)!r}); import urllib.request as u; u.urlopen({elsewhere.address!r})"
    script = WATCHED.replace("orda_cli.app(command", f"confined(lambda: exec({reach!r})); orda_cli.app(command")
    script = script.replace("except SystemExit", "except (SystemExit, OSError)").replace("end.code", "end")
    (text,) = watched(elsewhere, {"all": ["--version"]}, script).values()
    for event in ("open", "urllib.Request", "socket.connect"):
        assert f"SEEN {event}" in text
    assert len(elsewhere.visits) == 1


def _laughs(levels: int) -> str:
    entities = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f"<!DOCTYPE rdf:RDF [{entities}]>" + ENTITY.replace("&e;", f"&e{levels};")


@pytest.mark.parametrize(
    "text",
    [
        _laughs(9),
        _laughs(9).replace("<!DOCTYPE", "<!-- > --><!DOCTYPE"),
        _laughs(9).replace('<!ENTITY e0 "ha">', '<!ENTITY e0 "ha"><!ENTITY e0 "ha">'),
        _laughs(9).replace("&e", "&#38;e"),
        _laughs(9).replace("<!ENTITY ", "<!ENTITY\n\t% "),
        '<!DOCTYPE rdf:RDF [<!ENTITY e "' + "ha" * 100_000 + '">]>' + ENTITY.replace("&e;", "&e;" * 100_000),
    ],
    ids=["laughs", "comment", "twice", "characters", "parameters", "quadratic"],
)
def test_entities_that_grow_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "laughs.rdf"
    file.write_text(text, encoding="utf-8")
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"laughs\.rdf: is not RDF/XML \(") as caught:
        rdf_file.read(file)
    assert "\n" not in str(caught.value)
    assert time.monotonic() - started < 10


def test_a_file_that_is_no_graph(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    (tmp_path / "binary.jsonld").write_bytes(bytes(range(256)))
    for name, message in (
        ("broken.ttl", "is not Turtle"),
        ("binary.jsonld", "is not JSON-LD"),
        ("none.nq", "cannot be read"),
        ("x.doc", "no RDF by its ending"),
    ):
        with pytest.raises(QueryError, match=message):
            rdf_file.read(tmp_path / name)


def test_a_context_that_is_not_fetched_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text(FILES["context.jsonld"].replace("HTTP", "http://example.org"), encoding="utf-8")
    with pytest.raises(QueryError, match=r"a\.jsonld: .*not fetched; write the context into the file"):
        rdf_file.read(tmp_path / "a.jsonld")


def test_names_of_a_foreign_file_may_be_anything(tmp_path: Path) -> None:
    """Names that are no texts, and nodes that have none: an answer comes all the same."""
    file = tmp_path / "names.ttl"
    file.write_text(
        "@prefix o: <https://w3id.org/orda#> . @prefix s: <http://www.w3.org/2004/02/skos/core#> .\n"
        "o:a s:prefLabel o:b, [ ], 5, 'a'@en ; a o:Place . _:p s:prefLabel 'b'@en ; a o:Place .",
        encoding="utf-8",
    )
    store = rdf_file.read(file)
    assert len(run(store, "SELECT ?s ?o { ?s ?p ?o }")) == 7
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        run(store, "visits", {"place": "Nowhere"})
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        run(store, "visits", {"place": "b"})
