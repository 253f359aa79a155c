"""Other engines for the same graph: rdflib over the same store, Oxigraph's own server, Virtuoso, started on loopback.

A server is skipped, with the reason, where its program is not installed: ``oxigraph`` comes with the development
packages, Virtuoso from Debian (``virtuoso-opensource-7``).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from graph.quads import REFERENCE_GRAPH
from graph.store import Store
from ontology.namespaces import PREFIXES, iri
from tests.gold_graph import sample_store
from tests.processes import end, free_port

VIRTUOSO_DEFAULT = "https://w3id.org/orda/graph/default"
SHARDS = "*.nq.gz"
_PATIENCE = 60  # seconds for a server to come up

_VIRTUOSO = Template("""[Database]
DatabaseFile = $folder/virtuoso.db
ErrorLogFile = $folder/virtuoso.log
LockFile = $folder/virtuoso.lck
TransactionFile = $folder/virtuoso.trx
xa_persistent_file = $folder/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = $folder/temp.db
TransactionFile = $folder/temp.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = $allowed
DefaultHost = 127.0.0.1:$http
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = $folder
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
""")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server answers.

    Attributes:
        query, update, graphs: the addresses for queries, updates and the graph store protocol.
        default_graph: what the graph is called that stands for the default graph.
    """

    query: str
    update: str
    graphs: str
    default_graph: str = ""


@cache
def small_store() -> Store:
    """Five of the sample's articles, and what the reference data say of what they mention: small enough for rdflib."""
    small, sample = Store(), sample_store()
    chosen = [a for a in sample.articles() if any(x in a for x in ("en-01", "en-02", "en-03", "ru-02", "kk-01"))]
    known: set[object] = set()
    for article in chosen:
        triples = [q.triple for q in sample.quads(article)]
        known |= {t.object for t in triples if t.predicate.value == iri("orda:mentions")}
        known |= {t.object for t in triples if t.predicate.value == iri("org:role")}
        small.replace(article, [(t.subject, t.predicate, t.object) for t in triples])  # type: ignore[misc]
    reference = [(q.subject, q.predicate, q.object) for q in sample.quads(f"{REFERENCE_GRAPH}kz")]
    member = {s for s, p, o in reference if p.value == iri("org:member") and o in known}
    offices = {o for s, p, o in reference if p.value == iri("org:role") and s in member}
    kept = known | member | offices
    small.replace(f"{REFERENCE_GRAPH}kz", [t for t in reference if t[0] in kept])  # type: ignore[misc]
    return small


class Rdflib:
    """A store's statements in rdflib's own memory, asked like a store."""

    def __init__(self, store: Store) -> None:
        self._dataset = Dataset()
        data = ox.serialize(store.quads(), format=ox.RdfFormat.N_QUADS)
        self._dataset.parse(data=data, format="nquads")

    def query(self, sparql: str) -> Any:
        """Run a query on the default graph; ``GRAPH`` reaches the named ones."""
        result = self._dataset.query(sparql, initNs=PREFIXES)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return [q.triple for q in ox.parse(result.serialize(format="nt") or b"", ox.RdfFormat.N_TRIPLES)]
        if result.type == "SELECT" and _is_empty_group(sparql, result.bindings):
            result.bindings = []
        return ox.parse_query_results(result.serialize(format="json") or b"", ox.QueryResultsFormat.JSON)


_GROUPED = re.compile(r"\bGROUP\s+BY\s+((?:\?\w+\s*)+)", re.IGNORECASE)


def _is_empty_group(sparql: str, bindings: Sequence[Mapping[Any, Any]]) -> bool:
    """Is the only row that of a group that is not there? rdflib gives one where there is nothing to group."""
    if len(bindings) != 1 or not (grouped := _GROUPED.findall(sparql)):
        return False
    return not {str(name) for name in bindings[0]} & set(re.findall(r"\w+", grouped[-1]))


@contextmanager
def oxigraph(folder: Path, load: Path | None = None) -> Iterator[Server]:
    """Oxigraph's own server, with an empty store or with the files of a folder, which its bulk loader takes."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("Oxigraph's server is not installed (pip install oxigraph)")
    if load is not None:
        files = [str(file) for file in sorted(load.glob(SHARDS))]
        subprocess.run([program, "load", "--location", folder, "--file", *files], check=True, capture_output=True)
    address = f"127.0.0.1:{free_port()}"
    command = [program, "serve", "--location", str(folder), "--bind", address]
    with _running(command, f"http://{address}/query?query=ASK%7B%7D"):
        yield Server(f"http://{address}/query", f"http://{address}/update", f"http://{address}/store")


@contextmanager
def virtuoso(folder: Path, load: Path | None = None) -> Iterator[Server]:
    """Virtuoso, with a store that anybody on this machine may write to.

    It is empty, or holds the files of a folder, which its bulk loader takes; what is in no graph goes into one.
    """
    program, shell = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or shell is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    allowed = folder if load is None else f"{folder}, {load}"
    settings.write_text(_VIRTUOSO.substitute(folder=folder, allowed=allowed, sql=sql, http=http), encoding="utf-8")
    address = f"http://127.0.0.1:{http}/sparql"
    with _running([program, "-f", "-c", str(settings)], f"{address}?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"):

        def execute(statement: str) -> str:
            command = [shell, f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement};"]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout

        execute('GRANT SPARQL_UPDATE TO "SPARQL"')
        if load is not None:
            execute(f"ld_dir('{load}', '{SHARDS}', '{VIRTUOSO_DEFAULT}'); rdf_loader_run(); checkpoint")
            failed = execute(
                "SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL OR ll_state <> 2"
            )
            assert "\n0 Rows." in failed, failed
        yield Server(address, address, f"http://127.0.0.1:{http}/sparql-graph-crud", VIRTUOSO_DEFAULT)


@contextmanager
def _running(command: list[str], ready: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                urllib.request.urlopen(ready, timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                assert process.poll() is None, f"{command[0]} ended at once"
                assert time.monotonic() < until, f"{command[0]} does not come up"
                time.sleep(0.2)
        yield
    finally:
        end(process)


def plain(rows: object) -> set[tuple[object, ...]]:
    """Rows as values: numbers by value, texts with their language, whatever datatype a server gives them."""
    return {tuple(_plain(term) for term in row) for row in rows}  # type: ignore[attr-defined]


def _plain(term: object) -> object:
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rsplit("#", 1)[-1]
        if kind in ("integer", "decimal", "double", "float"):
            return round(float(term.value), 6)
        return term.value, term.language
    return getattr(term, "value", None)
