"""The store: one graph per article, and the default graph that holds every entity and fact once.

The default graph is the deduplicated union of the article graphs and the reference graph, less what only proves:
evidence, selectors and the articles' texts stay in their article's graph (see docs/decisions/0003-provenance.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from weakref import finalize

import pyoxigraph as ox

from graph.copies import CopyFolder, remove_stale
from graph.origins import Origins
from graph.rocksdb import ChangedError, copy, few_files, is_growing, once, other_file, undisturbed
from ontology.namespaces import ARTICLE, ORDA, PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
Solutions = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

TEXT = ox.NamedNode(ORDA + "text")  # an article's
HASH = ox.NamedNode(ORDA + "contentHash")  # of what an article's graph was made of

_PROOF_PREDICATES = frozenset(
    [PREFIXES["prov"] + "wasDerivedFrom", PREFIXES["oa"] + "hasSource", PREFIXES["oa"] + "hasSelector",
     PREFIXES["oa"] + "exact", PREFIXES["oa"] + "start", PREFIXES["oa"] + "end", ORDA + "rule", ORDA + "confidence",
     ORDA + "spans", ORDA + "reason", ORDA + "wouldSay", ORDA + "text", ORDA + "signature"]
)  # fmt: skip
_PROOF_CLASSES = frozenset([ORDA + "DroppedReading"])

_UNWRITTEN = 400_000  # statements that are in memory before they are written to the store's files

# As RocksDB words it, and graph.rocksdb.
_IN_USE = ("While lock file", "lock hold by current process", "used by another process", "without a pause")


class StoreError(Exception):
    """The store cannot be opened or written; the message says what to do."""


class Store:
    """An embedded Oxigraph store.

    Args:
        path: the store's folder, made when absent; None keeps everything in memory.
        read_only: open without the write lock; the folder must exist.
        make: whether a store that is absent is made.

    Raises:
        StoreError: the folder holds other files and no store, is absent (and read-only, or not to be made), or another
            process writes to it.
    """

    def __init__(self, path: Path | str | None = None, *, read_only: bool = False, make: bool = True) -> None:
        self.path = None if path is None else Path(path)
        self._read_only, self._closed = read_only, False
        self._unwritten = 0
        self._let_go: Callable[[], object] | None = None  # of a copy that is read
        try:
            if self.path is None:
                self._store = ox.Store()
            elif not self.path.is_dir() and (read_only or not make):
                raise StoreError(f"{self.path}: there is no store here; build one with `orda build`")
            elif read_only:
                self._store = self._to_be_read(self.path)
            else:
                if (other := other_file(self.path)) is not None:
                    raise StoreError(
                        f"{self.path}: this folder holds other files ({other}) and no store; give --store a folder that"
                        " is empty or yet to be made"
                    )
                remove_stale(self.path)
                with few_files():
                    self._store = ox.Store(str(self.path))
        except (OSError, RuntimeError) as error:  # RuntimeError: the files are spoilt
            raise StoreError(_explain(self.path, error)) from None

    def _to_be_read(self, folder: Path) -> ox.Store:
        """The store as others read it: a copy, which goes with this object, where a writer drops files while it is
        opened."""
        try:
            if not is_growing(folder):
                return once(folder, lambda: ox.Store.read_only(str(folder)))
        except ChangedError:
            pass
        with suppress(OSError):  # nothing can be made beside it, or it changes faster than it is copied
            own = CopyFolder(folder)
            self._let_go = finalize(self, own.close)
            copy(folder, own.path / "store", linked=True)
            return ox.Store.read_only(str(own.path / "store"))
        return undisturbed(folder, lambda: ox.Store.read_only(str(folder)))

    @classmethod
    def holding(cls, quads: Iterable[ox.Quad]) -> Self:
        """A store in memory of just these quads."""
        store = cls()
        store._store.extend(quads)
        return store

    def take(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads just as they are, whatever the default graph should hold; meant for a store to work with."""
        self._store.bulk_extend(quads)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.close()
        except StoreError:
            if kind is None:  # otherwise what broke off the work is told already
                raise

    def close(self) -> None:
        """Write everything to disk and let go of the lock.

        Raises:
            StoreError: the disk is full or the store cannot be written; the lock is let go of all the same.
        """
        try:
            self.flush()
        finally:
            self._store, self._closed = ox.Store(), True
            if self._let_go is not None:
                self._let_go()

    def flush(self) -> None:
        """Write everything to disk, so that others who copy the store have it all.

        Raises:
            StoreError: the disk is full or the store cannot be written.
        """
        try:
            if self.path is not None and not self._read_only:
                self._store.flush()
            self._unwritten = 0
        except (OSError, RuntimeError) as error:
            raise StoreError(_explain(self.path, error)) from None

    @cached_property
    def origins(self) -> Origins:
        """Where its articles were read."""
        return Origins(self.path)

    def __len__(self) -> int:
        return len(self._store)

    def replace(self, graph: str, triples: Iterable[Triple]) -> bool:
        """Make ``triples`` the whole content of the named graph ``graph``, and the default graph agree.

        One transaction: whatever happens, the store holds the old graph or the new one.

        Returns:
            Whether anything changed.

        Raises:
            StoreError: the disk is full or the store cannot be written.
        """
        name = ox.NamedNode(graph)
        new = set(triples)
        old = {(q.subject, q.predicate, q.object) for q in self._store.quads_for_pattern(None, None, None, name)}
        gone, come = old - new, new - old
        if not gone and not come:
            return False
        add = [ox.Quad(*t, name) for t in come] + [ox.Quad(*t) for t in come if is_stated(t)]
        remove = [ox.Quad(*t, name) for t in gone] + [ox.Quad(*t) for t in gone if not self._stated_elsewhere(t, name)]
        try:
            if remove:
                changes = [_change("DELETE DATA", remove), _change("INSERT DATA", add)]
                self._store.update(";\n".join(changes if new else [*changes, f"DROP SILENT GRAPH {name}"]))
            else:
                self._store.extend(add)
        except (OSError, RuntimeError) as error:
            raise StoreError(_explain(self.path, error)) from None
        self._unwritten += len(add) + len(remove)
        if self._unwritten > _UNWRITTEN:  # the engine alone would wait for 256 MB of each of its eleven indexes
            self.flush()
        return True

    def drop(self, graph: str) -> bool:
        """Remove a named graph, and from the default graph what no other graph states."""
        gone = self.replace(graph, ())
        self.origins.forget(graph)
        return gone

    def _stated_elsewhere(self, triple: tuple[Any, Any, Any], graph: ox.NamedNode) -> bool:
        quads = self._store.quads_for_pattern(*triple, None)
        return any(q.graph_name != graph and not isinstance(q.graph_name, ox.DefaultGraph) for q in quads)

    def query(
        self,
        sparql: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        base: str | None = None,
    ) -> Solutions:
        """Run a SPARQL query on the default graph; ``GRAPH`` reaches the articles' own graphs.

        Args:
            sparql: the query.
            default_graphs: graphs to take together for the default graph, whatever the query says.
            named_graphs: the graphs that ``GRAPH`` reaches, whatever the query says.
            base: what relative IRIs are relative to.

        Raises:
            SyntaxError: the query is not SPARQL.
            ValueError: a graph's name is no IRI.
            StoreError: the store was closed.
        """
        if self._closed:
            raise StoreError(f"{self.path or 'the graph'}: it was closed; open it again to ask it")
        default, named = _names(default_graphs), _names(named_graphs)
        return self._store.query(sparql, base_iri=base, prefixes=PREFIXES, default_graph=default, named_graphs=named)

    def graphs(self) -> Iterator[str]:
        """The names of the named graphs, sorted."""
        yield from sorted(g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))

    def triples(self, graph: str | None = None) -> Iterator[ox.Triple]:
        """The triples of a named graph, or those of the default graph."""
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        yield from (q.triple for q in self._store.quads_for_pattern(None, None, None, name))

    def stating(self, predicate: ox.NamedNode, value: ox.Literal | None = None) -> Iterator[ox.Quad]:
        """The quads of a property, or those of one of its values, in whatever graph."""
        yield from self._store.quads_for_pattern(None, predicate, value, None)

    def values(self, name: str, predicate: ox.NamedNode) -> Iterator[str]:
        """What the graph of a name says of what bears that name, such as an article."""
        node = ox.NamedNode(name)
        for quad in self._store.quads_for_pattern(node, predicate, None, node):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.object.value

    def value(self, name: str, predicate: ox.NamedNode) -> str:
        """The first of these values; empty where there is none."""
        return next(self.values(name, predicate), "")

    def has_graph(self, graph: str) -> bool:
        """Is there a named graph of this name?"""
        return self._store.contains_named_graph(ox.NamedNode(graph))

    def articles(self) -> Iterator[str]:
        """The IRIs of the articles, sorted."""
        yield from (g for g in self.graphs() if g.startswith(ARTICLE))

    def articles_saying(self, text: str) -> list[str]:
        """The IRIs of the articles of exactly this text, sorted."""
        quads = self._store.quads_for_pattern(None, TEXT, ox.Literal(text), None)
        return sorted(q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph."""
        yield from self._store.quads_for_pattern(None, None, None, None if graph is None else ox.NamedNode(graph))

    def rdflib(self) -> Dataset:
        """The same store as an rdflib dataset, through oxrdflib."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self._store))
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset


def _names(graphs: Sequence[str] | None) -> list[Any] | None:
    return None if graphs is None else [ox.NamedNode(name) for name in graphs]


def is_stated(triple: Triple) -> bool:
    """Does the default graph hold this triple: is it a statement about the world rather than its proof?"""
    _, predicate, value = triple
    if predicate.value in _PROOF_PREDICATES:
        return False
    return not (isinstance(value, ox.NamedNode) and value.value in _PROOF_CLASSES)


def _change(verb: str, quads: list[ox.Quad]) -> str:
    """A SPARQL update of ground quads; terms are serialised by Oxigraph, so no text can break out of them."""
    lines = [
        f"{q.subject} {q.predicate} {q.object} ."
        if isinstance(q.graph_name, ox.DefaultGraph)
        else f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}"
        for q in quads
    ]
    return verb + " {\n" + "\n".join(lines) + "\n}"


def _explain(path: Path | None, error: OSError | RuntimeError) -> str:
    text = " ".join(str(error).split())
    if path is not None and path.is_file():
        return f"{path}: this is a file, not a store; give a folder with --store"
    if "No space" in text:
        return f"{path}: the disk is full; free some space and build again: nothing that was stored is lost"
    if "read-write" in text:
        return f"{path}: this graph is open to be read only; change it with `orda build` or `orda remove`"
    if any(words in text for words in _IN_USE):
        return f"{path}: the store is in use by another process; wait for it to end, or give another --store"
    return f"{path}: the store cannot be used ({text}); give another --store, or build a new one"
