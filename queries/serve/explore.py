"""The explorer, live: its page, and what the page asks for as it grows."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import networkx as nx

from ontology.namespaces import ARTICLE, ID
from ontology.reference import LANGUAGES
from queries.ask.resolve import folded
from queries.pictures import data, explorer
from queries.pictures.view import view
from queries.serve import addresses, subgraph
from queries.serve.answer import HTML, Answer, RefusedError
from queries.serve.desk import Desk
from queries.serve.output import as_json
from queries.serve.views.known import known

_MOST_HITS = 40  # names that are looked at for the one that is meant


def explore(desk: Desk, about: str, language: str) -> Answer:
    """The explorer's page: an overview, or what lies around an entity, or what an article tells.

    Args:
        desk: the worker's desk.
        about: an IRI, an id or a name; empty for the overview. A name that means none or several is searched for.
        language: that the page opens in.
    """
    iri = _meant(desk, about) if about else None
    if about and iri is None:
        query = urlencode({"q": about, "lang": language})
        return Answer(b"", status=303, headers={"Location": f"{addresses.SEARCH}?{query}"})
    graph = _overview(desk, language) if iri is None else _beside(desk, iri, language)
    if iri is not None and iri not in graph and iri not in graph.graph["articles"]:
        raise RefusedError(404, "unknown_address")
    drawn = explorer.page(
        graph, language=language, about=iri, grow_from=addresses.AROUND, find_from=addresses.FIND,
        pages={"home": addresses.HOME, "id": addresses.ENTITIES, "article": addresses.ARTICLES},
    )  # fmt: skip
    return Answer(
        drawn.html.encode(), HTML, headers={"Content-Security-Policy": f"{drawn.policy}; frame-ancestors 'none'"}
    )


def around(desk: Desk, entity: str) -> Answer:
    """The data of what lies around an entity or is told by an article, as the page merges it."""
    if (iri := known(desk.store, [entity])) is None:
        raise RefusedError(404, "unknown_address")
    found = data.parts(_beside(desk, iri, LANGUAGES[0]), start=0)
    return as_json({name: found[name] for name in ("core", "texts")}, desk.result)


def _overview(desk: Desk, language: str) -> nx.MultiDiGraph[str]:
    return view(subgraph.best_known(desk.store), language=language)


def _beside(desk: Desk, iri: str, language: str) -> nx.MultiDiGraph[str]:
    """What an article tells, or what lies around an entity, itself at least."""
    if iri.startswith(ARTICLE):
        return view(subgraph.of_article(desk.store, iri), language=language)
    return view(subgraph.around(desk.store, iri), about=[iri], language=language)


def _meant(desk: Desk, about: str) -> str | None:
    """The one thing that an IRI, an id or a name means."""
    candidates = [about] if re.match("https?://", about) else addresses.iris(ID, about)
    if (iri := known(desk.store, candidates)) is not None:
        return iri
    try:
        hits = desk.search.names(about, _MOST_HITS)
    except RefusedError:  # the index is being made, as the page of the search will say
        return None
    called = [hit.iri for hit in hits if folded(hit.name) == folded(about)]
    return called[0] if len(called) == 1 else None
