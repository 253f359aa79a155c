"""No query leaves the machine: ``SERVICE`` is refused.

Oxigraph follows ``SERVICE`` and has no switch against it. Whether a text holds such a clause is decided on its parse
tree, by rdflib; where the two parsers could read one text differently (escapes that stand for characters of the syntax,
lone carriage returns, what rdflib cannot parse), the text is refused rather than trusted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from rdflib import URIRef

from queries.ask.catalog import QueryError
from queries.ask.texts import say

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def closed(sparql: str, allowed: Collection[str] = (), language: str = "en") -> str:
    """The query, known to stay within the store that it is put to.

    Args:
        sparql: the text of a query.
        allowed: the addresses that ``SERVICE`` may ask all the same.
        language: to refuse in.

    Returns:
        The text to run: the same, with line feeds for line ends.

    Raises:
        QueryError: it has a ``SERVICE`` clause, or it cannot be shown that it has none.
    """
    text = sparql.replace("\r\n", "\n").replace("\r", "\n")
    escaped = _ESCAPE.search(text) is not None
    if "service" not in _unescaped(text).casefold():
        return text
    if escaped:
        raise QueryError(say("no_service", language) + say("escaped_service", language))
    try:
        tree = _tree(text)
    except Exception:  # whatever the parser fails with, the text is not known to be safe
        raise QueryError(say("no_service", language) + say("unread_service", language)) from None
    if not set(_services(tree)) <= set(allowed):
        raise QueryError(say("no_service", language))
    return text


def _unescaped(text: str) -> str:
    """The text with ``\\u`` escapes resolved, however often they are nested."""
    while (plain := _ESCAPE.sub(_character, text)) != text:
        text = plain
    return text


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""


def _tree(text: str) -> object:
    from rdflib.plugins.sparql.parser import parseQuery

    return parseQuery(text)


def _services(node: object) -> Iterator[str]:
    """What the ``SERVICE`` clauses of a parse tree name: addresses as written, variables with a question mark."""
    if getattr(node, "name", None) == "ServiceGraphPattern":
        term = getattr(node, "term", None)
        yield str(term) if isinstance(term, URIRef) else f"?{term}"
    if isinstance(node, str):
        return
    if isinstance(node, dict):  # not every Mapping: pyparsing's results are one, of their names alone
        children: Iterable[object] = node.values()
    else:
        children = node if isinstance(node, Iterable) else ()
    for child in children:
        yield from _services(child)
