"""What analyses of networks rest on: the happenings that articles tell of, by the pairs of entities that they link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from queries.analysis.coverage import Coverage, coverage
from queries.analysis.finding import LeftOut
from queries.analysis.projections import Pair, linking, shared
from queries.analysis.reading import misread
from queries.analysis.texts import sentence
from queries.analysis.wanted import Wanted
from queries.ask import resolve
from queries.ask.source import Source
from queries.ask.stored import SURENESS, StoredFact, facts
from queries.facts.happenings import Happening
from queries.facts.lying import Lying


@dataclass(frozen=True, slots=True)
class Sharing:
    """What entities of two kinds, or of one, share by what articles tell.

    Attributes:
        pairs: happenings by the two IRIs.
        names: of all of these.
        articles: of the graph.
        facts: that tell of the happenings, by IRI.
        known: facts of the reference data alone, which are left out.
    """

    pairs: Mapping[Pair, list[Happening]]
    names: Mapping[str, str]
    articles: Coverage
    facts: Mapping[str, StoredFact]
    known: tuple[str, ...]

    @property
    def releases(self) -> frozenset[str]:
        """The releases that tell of them."""
        return frozenset().union(*(happening.releases for both in self.pairs.values() for happening in both))

    def caveats(self, language: str) -> list[str]:
        """How many articles there are, and how many facts may be misread."""
        return [*self.articles.caveats(language), *misread(self.facts.values(), language)]

    def left_out(self, language: str) -> list[LeftOut]:
        """What no article tells."""
        return [LeftOut(sentence("untold", language), len(self.known), self.known)] if self.known else []


def sharing(source: Source, language: str, one: str, other: str) -> Sharing:
    """What entities of two kinds share.

    Args:
        source: a store or an endpoint.
        language: of names.
        one, other: classes of entities, as ``queries.analysis.projections`` takes them.
    """
    told = {fact.iri: fact for fact in facts(source, linking((one, other)), read=SURENESS)}
    found = shared(source, told.values(), (one, other), Wanted(), Lying(source)).pairs
    kept = {pair: some for pair, both in sorted(found.items()) if (some := [h for h in both if h.releases])}
    behind = {iri for both in kept.values() for h in both for iri in h.facts}
    known = {iri for both in found.values() for h in both for iri in h.facts} - behind
    names = resolve.labels(source, {iri for pair in kept for iri in pair}, language)
    return Sharing(kept, names, coverage(source), {i: told[i] for i in sorted(behind)}, tuple(sorted(known)))


def facts_behind(both: list[Happening]) -> tuple[str, ...]:
    """The IRIs of the facts that tell of some happenings, in their order."""
    return tuple(dict.fromkeys(iri for happening in both for iri in happening.facts))
