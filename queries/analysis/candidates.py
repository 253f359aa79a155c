"""What a name may mean: candidates told apart, the likeliest first, and the one that is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import ontology.schema
from ontology.namespaces import ORDA
from queries.analysis.card import Card, card
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind, frame
from queries.analysis.texts import counted, sentence
from queries.ask import resolve, search
from queries.ask.catalog import QueryError
from queries.ask.source import Source, chunks, texts

MOST = 20  # candidates

KINDS = {"name": Kind.TEXT, "kind": Kind.NAME, "about": Kind.TEXT, "mentions": Kind.WHOLE, "iri": Kind.TEXT}


class Candidates(Finding):
    """What a name may mean, the likeliest first, with ``iri``; rows of names have no facts behind them.

    >>> kg.find("Almaty")["kind"].head(2).tolist()
    ['city', 'region']
    """

    _metadata: ClassVar[list[str]] = ["_context", "_asked"]
    _asked: str

    @property
    def entity(self) -> Card:
        """The card of the one that is meant.

        Raises:
            QueryError: nothing is called so, or several are, and none clearly is meant.

        >>> kg.find("Жетысуская область").entity.kind
        'region'
        """
        return card(self.context.source, self.context.language, self._asked)


def find(source: Source, language: str, name: str) -> Candidates:
    """What a name may mean; see ``orda.KnowledgeGraph.find``."""
    names = resolve.all_names(source)
    closeness = {iri: close for iri, (close, _) in search.ranked(names, name).items()}
    chosen = _meant(source, language, name, names)
    if chosen:
        closeness |= {chosen: -1}
    mentions = _mentions(source, closeness)
    order = sorted(closeness, key=lambda iri: (closeness[iri], -mentions.get(iri, 0), iri))
    shown = order[:MOST]
    apart, kinds = resolve.told_apart(source, shown, language), resolve.classes(source, shown)
    rows = [
        {
            "name": apart[iri][0],
            "kind": ontology.schema.load().label(ORDA + kinds[iri][0], language) if kinds.get(iri) else "",
            "about": apart[iri][1],
            "mentions": mentions.get(iri, 0),
            "iri": iri,
        }
        for iri in shown
    ]
    rest = len(order) - len(shown)
    title = sentence(
        "found", language, names=counted("names", len(order), language), name=name,
        entity=apart[chosen][0] if chosen else "",
    )  # fmt: skip
    left_out = (LeftOut(sentence("further", language), rest),) if rest else ()
    found = Candidates.of(frame(rows, KINDS), Context(source, language, title, left_out))
    found._asked = chosen or name
    return found


def _meant(source: Source, language: str, name: str, names: list[tuple[str, str]]) -> str:
    """The IRI of the one that is meant; empty where that is not clear."""
    try:
        return resolve.meaning(source, name, language, names).node.value
    except QueryError:
        return ""


def _mentions(source: Source, iris: Iterable[str]) -> dict[str, int]:
    """How many articles mention each entity."""
    found: dict[str, int] = {}
    for chunk in chunks(iris):
        asked = f"SELECT ?e (COUNT(?a) AS ?n) WHERE {{ VALUES ?e {{ {chunk} }} ?a orda:mentions ?e }} GROUP BY ?e"
        found |= {iri: int(many) for iri, many in texts(source, asked)}
    return found
