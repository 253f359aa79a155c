"""Networks of a graph: who is linked to whom, by which facts, as plain networkx.

A network is a ``networkx.MultiDiGraph`` with an edge for each link that a fact draws, or a ``networkx.Graph`` of
entities of two kinds, and every algorithm and backend of networkx takes it for that. Its attributes are texts and
numbers, which every writer of networkx takes; so ``facts`` of an edge is a text, too: the IRIs of the facts with a
space between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import networkx as nx

from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding
from queries.analysis.frames import IRI, Kind, frame

if TYPE_CHECKING:
    import altair as alt

EDGES = {
    "source": Kind.THING, "target": Kind.THING, "relation": Kind.NAME, "weight": Kind.WHOLE, "first": Kind.DATE,
    "last": Kind.DATE, FACTS: Kind.FACTS,
}  # fmt: skip
NODES = {
    "name": Kind.THING, "kind": Kind.NAME, "links": Kind.WHOLE, "articles": Kind.WHOLE, "latitude": Kind.NUMBER,
    "longitude": Kind.NUMBER, FACTS: Kind.FACTS,
}  # fmt: skip


def _facts(edge: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(edge.get(FACTS, "")).split())


def _with_iris(kinds: Mapping[str, Kind], iris: bool, *names: str) -> dict[str, Kind]:
    """The kinds of columns; with a column of IRIs after each of some names, if they are wanted."""
    whole: dict[str, Kind] = {}
    for column, kind in kinds.items():
        whole |= {column: kind, column + IRI: Kind.TEXT} if iris and column in names else {column: kind}
    return whole


class _Told(nx.Graph):  # type: ignore[type-arg]
    """What networks have beside those of networkx: rows, proofs, what was left out, a picture."""

    _context: Context | None = None

    def knowing(self, context: Context) -> Self:
        """This network, with what is known beside it."""
        self._context = context
        return self

    @property
    def context(self) -> Context:
        """What is known beside nodes and edges.

        Raises:
            ValueError: this is a network of no graph.
        """
        if (known := self._known()) is None:
            raise ValueError("this network has lost the graph that it was read from; take it anew from `kg.network`")
        return known

    def _known(self) -> Context | None:
        shown = getattr(self, "_graph", None)  # of a view
        return self._context or (shown._known() if isinstance(shown, _Told) else None)

    def copy(self, as_view: bool = False) -> Self:
        """A copy, as networkx makes it, which leads to its proofs as well."""
        copied: Self = super().copy(as_view)
        copied._context = self._known()
        return copied

    def __getstate__(self) -> dict[str, Any]:
        # Algorithms that run in several processes send it to them; a store cannot go there.
        return {**self.__dict__, "_context": None}

    @property
    def title(self) -> str:
        """What it is a network of, in a sentence.

        >>> kg.network(about="Nurly Zhol").title
        '... around Nurly Zhol'
        """
        return self.context.title

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know before he concludes anything.

        >>> type(kg.network(about="Nurly Zhol").caveats).__name__
        'tuple'
        """
        return self.context.caveats

    @property
    def left_out(self) -> Finding:
        """What is not in it, and why: ``reason``, ``number``, ``facts``.

        >>> kg.network(since=2020).left_out.columns.tolist()
        ['reason', 'number', 'facts']
        """
        return Finding.of([], self.context).left_out

    def to_frame(self, *, iris: bool = False) -> Finding:
        """The edges as rows: ``source``, ``target``, ``relation``, ``weight``, ``first``, ``last``, ``facts``.

        Args:
            iris: whether columns ``source_iri`` and ``target_iri`` have the IRIs.

        >>> kg.network(about="Nurly Zhol").to_frame().columns[:3].tolist()
        ['source', 'target', 'relation']
        """
        names = dict(self.nodes(data="label"))
        rows = [
            {"source": names.get(one), "target": names.get(other), "source_iri": one, "target_iri": other}
            | {name: data.get(name) for name in ("weight", "first", "last")}
            | {"relation": data.get("label"), FACTS: _facts(data)}
            for one, other, data in self._ordered()
        ]
        context = replace(self.context, draw=self._draw)
        return Finding.of(frame(rows, _with_iris(EDGES, iris, "source", "target")), context)

    def nodes_frame(self, *, iris: bool = False) -> Finding:
        """The entities as rows: ``name``, ``kind``, ``links``, ``articles``, coordinates, ``facts`` of their edges.

        Args:
            iris: whether a column ``name_iri`` has the IRIs.

        >>> "Nurly Zhol" in set(kg.network(about="Nurly Zhol").nodes_frame()["name"])
        True
        """
        rows = []
        for node, data in self.nodes(data=True):
            facts = dict.fromkeys(iri for link in self._at(node) for iri in _facts(link))
            rows.append(
                {
                    "name": data.get("label"),
                    "name_iri": node,
                    "kind": data.get("type_label"),
                    "links": self.degree(node),
                }
                | {key: data.get(key) for key in ("articles", "latitude", "longitude")}
                | {FACTS: tuple(facts)}
            )
        return Finding.of(frame(rows, _with_iris(NODES, iris, "name")), replace(self.context, draw=None))

    def evidence(self, edge: object = None) -> Finding:
        """The sentences behind an edge, or behind all.

        Args:
            edge: its two ends, by IRI or by name, and perhaps its key; or with what is known of it last, as ``edges``
                gives it; None is all edges.

        Raises:
            KeyError: there is no such edge.

        >>> kg.network(about="Nurly Zhol").evidence().columns[0]
        'words'
        """
        found = self.to_frame(iris=True)
        if edge is None:
            return found.evidence()
        ends = [self._meant(end) for end in list(edge)[:2]]  # type: ignore[call-overload]
        if not self.has_edge(*ends):
            raise KeyError(f"the network has no edge between {' and '.join(map(str, list(edge)[:2]))}")  # type: ignore[call-overload]
        attributes = list(edge)[-1]  # type: ignore[call-overload]
        if isinstance(attributes, Mapping):
            facts = _facts(attributes)
        else:
            between = self.get_edge_data(*ends)
            each = between.values() if self.is_multigraph() else [between]
            facts = tuple(iri for data in each for iri in _facts(data))
        return Finding.of([{FACTS: facts}], self.context).evidence()

    def chart(self, look: str = "light") -> alt.TopLevelMixin:
        """The picture of it: the best connected entities, and what links them.

        Args:
            look: ``light`` or ``dark``.

        Raises:
            ValueError: it has no edges, or there is no such look.

        >>> kg.network(about="Nurly Zhol").chart().to_dict()["$schema"]
        'https://vega.github.io/schema/vega-lite/...'
        """
        return self.to_frame().chart(look)

    def _ipython_display_(self) -> None:
        self.to_frame()._ipython_display_()

    def _repr_html_(self) -> str:
        return self.to_frame()._repr_html_()

    def _display_(self) -> object:
        """What marimo shows."""
        return self.to_frame()._display_()

    def _draw(self, edges: Finding) -> alt.TopLevelMixin:
        """The picture of some edges, given as rows of ``to_frame``, whose index says which they are."""
        every = list(self._ordered())
        if not set(edges.index) <= set(range(len(every))):
            raise ValueError("these rows have no picture, for their index no longer says which edges they are")
        part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for position, number in enumerate(edges.index):
            one, other, data = every[number]
            part.add_edge(one, other, **data, row=position)
        nx.set_node_attributes(part, {node: dict(self.nodes[node]) for node in part})
        return picture("network", title=self.title, language=self.context.language)(part)

    def _at(self, node: str) -> Iterator[Mapping[str, Any]]:
        """What is known of the edges at a node."""
        yield from (data for *_, data in self.edges(node, data=True))

    def _ordered(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """The edges; of two kinds, those of the first kind first."""
        of_other = {node for node, side in self.nodes(data="bipartite") if side}
        for one, other, data in self.edges(data=True):
            yield (other, one, data) if one in of_other else (one, other, data)

    def _meant(self, end: object) -> str:
        if end in self:
            return str(end)
        called = [node for node, label in self.nodes(data="label") if label == end]
        return called[0] if len(called) == 1 else str(end)


class Network(_Told, nx.MultiDiGraph):  # type: ignore[type-arg]
    """Entities, and an edge for each link that a fact draws between two of them.

    Nodes and edges have what ``queries.exchange.networks.flat`` gives, edges also ``weight`` (1), ``facts``, ``first``
    and ``last``: when the fact began and ended, as precise as is told; empty where it is not known or has not ended.

    >>> import networkx as nx
    >>> nx.number_connected_components(kg.network(about="Nurly Zhol").to_undirected())
    1
    """

    def _at(self, node: str) -> Iterator[Mapping[str, Any]]:
        yield from super()._at(node)
        yield from (data for *_, data in self.in_edges(node, data=True))


class Projection(_Told, nx.Graph):  # type: ignore[type-arg]
    """Entities of two kinds, or of one, and an edge for each two that have part in the same.

    Nodes have what ``queries.exchange.networks.flat`` gives, and ``bipartite``, 0 or 1, where there are two kinds;
    edges ``weight`` (in how many events and states both have part), ``relation`` (names of relations) and ``label``
    (what these are called), ``first`` and ``last`` (when the first began, and the last one ended) and ``facts``.
    """
