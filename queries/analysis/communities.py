"""Which programmes and regions belong together: communities of the network of what runs where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from decimal import Decimal
from typing import Any

import networkx as nx

import ontology.schema
from ontology.namespaces import ORDA
from queries.analysis import resampling
from queries.analysis.coverage import smallness
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding
from queries.analysis.frames import Kind, frame
from queries.analysis.sharing import Sharing, facts_behind, sharing
from queries.analysis.texts import counted, sentence
from queries.ask.source import Source
from queries.facts import writing
from queries.facts.lying import REGION

PROGRAMME = "Initiative"
STABLE = Decimal("0.75")  # likeness from which on a community is called stable
_ROUNDS = 100
KINDS = {
    "community": Kind.WHOLE, "member": Kind.THING, "kind": Kind.NAME, "links": Kind.WHOLE, "links_outside": Kind.WHOLE,
    "stability": Kind.NUMBER, FACTS: Kind.FACTS,
}  # fmt: skip

Parts = Sequence[set[str]]


def communities(source: Source, language: str = "en") -> Finding:
    """Communities of programmes and regions; see ``orda.KnowledgeGraph.communities``."""
    found = sharing(source, language, PROGRAMME, REGION)
    graph = _graph(found, found.releases)
    parts = _parts(graph)
    again = resampling.repeated(found.releases, lambda chosen: _parts(_graph(found, chosen)), _ROUNDS)
    stable = [stability(part, again) for part in parts]
    rows = [
        _row(found, graph, part, member, language) | {"community": number, "stability": stable[number - 1]}
        for number, part in enumerate(parts, start=1)
        for member in sorted(part, key=lambda node: (-graph.degree(node, "weight"), node))
    ]
    caveats = [
        sentence("communities_found", language, rounds=str(_ROUNDS), stable=writing.number(STABLE, language)),
        *found.caveats(language),
        *smallness((row["links"] for row in rows), language),
    ]
    title = _title(graph, parts, sum(one >= STABLE for one in stable), language)
    context = Context(
        source,
        language,
        title,
        tuple(found.left_out(language)),
        tuple(caveats),
        picture("bars", number="links", names=("community", "member")),
    )
    return Finding.of(frame(rows, KINDS), context)


def stability(part: Set[str], again: Sequence[Parts]) -> float:
    """How like a community the likest one of other samples is, on average, as far as these have its members; 0 to 1.

    Source: Hennig, Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52 (2007).

    Args:
        part: its members.
        again: the communities of each sample.
    """
    likeness = []
    for parts in again:
        here = part & frozenset().union(*parts)
        if here:
            likeness.append(max(len(here & other) / len(here | other) for other in parts))
    return sum(likeness) / len(likeness) if likeness else 0.0


def _graph(found: Sharing, chosen: Set[str]) -> nx.Graph[str]:
    """What links initiatives and regions by what some releases tell, by how many happenings."""
    graph: nx.Graph[str] = nx.Graph()
    for (one, other), both in found.pairs.items():
        if many := sum(not chosen.isdisjoint(happening.releases) for happening in both):
            graph.add_edge(one, other, weight=many)
    return graph


def _parts(graph: nx.Graph[str]) -> list[set[str]]:
    """The communities, the largest first.

    Source: Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. (2008) P10008.
    """
    names = sorted(graph)  # sets of numbers have one order in every process, sets of texts have not
    number = {name: i for i, name in enumerate(names)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    for one, other in sorted((number[one], number[other]) for one, other in graph.edges()):
        numbered.add_edge(one, other, weight=graph[names[one]][names[other]]["weight"])
    found = nx.community.louvain_communities(numbered, weight="weight", seed=resampling.SEED) if names else []
    return sorted(({names[i] for i in part} for part in found), key=lambda part: (-len(part), min(part)))


def _row(found: Sharing, graph: nx.Graph[str], part: Set[str], member: str, language: str) -> dict[str, Any]:
    links: Counter[bool] = Counter()
    told = []
    for other, known in graph[member].items():
        links[other in part] += known["weight"]
        told += found.pairs.get((member, other)) or found.pairs[other, member]
    kind = PROGRAMME if any((member, other) in found.pairs for other in graph[member]) else REGION
    label = ontology.schema.load().label(ORDA + kind, language)
    return {
        "member": found.names.get(member, member), "kind": label, "links": links[True], "links_outside": links[False],
        FACTS: facts_behind(told),
    }  # fmt: skip


def _title(graph: nx.Graph[str], parts: Parts, stable: int, language: str) -> str:
    if not parts:
        return sentence("communities_none", language)
    quality = nx.community.modularity(graph, parts, weight="weight")
    many = counted("communities", len(parts), language)
    return sentence(
        "communities",
        language,
        communities=many,
        modularity=writing.number(round(Decimal(quality), 2), language),
        stable=str(stable),
    )
