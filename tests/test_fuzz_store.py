"""A store on disk after anything that can be done with it in turn: each graph is what was put there last."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from graph.store import Store, Triple
from ontology.namespaces import iri
from tests.conftest import contents, stated

_GRAPHS = st.sampled_from([f"https://example.org/{name}" for name in "abc"])
_NODES = st.sampled_from([ox.NamedNode(f"https://example.org/node-{n}") for n in range(3)])
_PREDICATES = st.sampled_from([ox.NamedNode(iri(name)) for name in ("rdfs:label", "orda:rule", "rdf:type")])
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
_VALUES = st.one_of(_NODES, _TEXTS.map(ox.Literal), st.just(ox.NamedNode(iri("orda:DroppedReading"))))
_TRIPLES = st.sets(st.tuples(_NODES, _PREDICATES, _VALUES), max_size=6)


class Stored(RuleBasedStateMachine):
    """What is done with a store, and what it should hold after it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._store = Store(self._folder / "s")
        self._held: dict[str, set[Triple]] = {}

    @rule(graph=_GRAPHS, triples=_TRIPLES)
    def replace(self, graph: str, triples: set[Triple]) -> None:
        changed = self._store.replace(graph, triples)
        assert changed == (self._held.get(graph, set()) != triples)
        self._hold(graph, triples)

    @rule(graph=_GRAPHS)
    def drop(self, graph: str) -> None:
        assert self._store.drop(graph) == (graph in self._held)
        self._hold(graph, set())

    def _hold(self, graph: str, triples: set[Triple]) -> None:
        self._held.pop(graph, None)
        if triples:
            self._held[graph] = triples

    @rule()
    def flush(self) -> None:
        self._store.flush()

    @rule()
    def open_again(self) -> None:
        self._store.close()
        self._store = Store(self._folder / "s")

    @invariant()
    def holds_what_was_put_last(self) -> None:
        assert contents(self._store) == {"": stated(self._held.values()), **self._held}
        assert list(self._store.graphs()) == sorted(self._held)

    @rule()
    def read_beside_it(self) -> None:
        with Store(self._folder / "s", read_only=True) as reader:
            assert contents(reader) == contents(self._store)

    def teardown(self) -> None:
        self._store.close()
        shutil.rmtree(self._folder)


class TestStored(Stored.TestCase):  # type: ignore[name-defined,misc]
    """The same as a test."""

    settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
