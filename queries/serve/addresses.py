"""Where the server has the page of an IRI, and which IRI a page is of."""

from __future__ import annotations

import re
from urllib.parse import quote

from ontology.namespaces import ARTICLE, GRAPH, ID, ORDA

# Where the server has what; the table of routes, pages and links all take it from here.
HOME, ASK, SEARCH, ONTOLOGY = "/", "/query", "/search", "/ontology"
ENTITIES, ARTICLES = "/id/", "/article/"  # with the name after it
EXPLORE, AROUND = "/explore", "/explore/around"
SPARQL, GRAPHS, FIND = "/sparql", "/graphs", "/api/search"

_SAFE = "/-_.~%!$&'()*+,;=:@"
_EVIDENCE = re.compile(r"(.+?)/(?:evidence/.*?-|words/)(\d+)-\d+", re.DOTALL)
_NEVER = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f]")  # characters that no IRI holds
_PATHS = {ID: ENTITIES, ARTICLE: ARTICLES}


def path(iri: str) -> str | None:
    """The page of an IRI on this server; None where it has none."""
    if found := _EVIDENCE.fullmatch(iri):
        return f"{path(found[1])}#at-{found[2]}"
    if iri.startswith(ORDA):
        return f"{ONTOLOGY}#{quote(iri.removeprefix(ORDA), safe=_SAFE)}"
    if iri.startswith(GRAPH):
        return f"{GRAPHS}?graph={quote(iri, safe='')}"
    for namespace, start in _PATHS.items():
        if iri.startswith(namespace):
            return start + quote(iri.removeprefix(namespace), safe=_SAFE)
    return None


def iris(namespace: str, name: str) -> list[str]:
    """The IRIs that a page's path may stand for: most are minted with their characters percent-encoded, some are not.

    Args:
        namespace: ``ID`` or ``ARTICLE``.
        name: the path after it, decoded.
    """
    written = [quote(name, safe=safe) for safe in ("-_.~", "/-_.~", _SAFE)]
    if not _NEVER.search(name):
        written.append(name)
    return list(dict.fromkeys(namespace + rest for rest in written))
