"""What proves a fact, as people read it: the words in their sentence, and the article that has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.namespaces import ARTICLE
from queries.ask import resolve
from queries.ask.source import Source
from queries.facts.sentences import Sentence, sentences
from queries.facts.stored import Evidence, StoredFact


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that state a fact, in their sentence, and the article that has them.

    Attributes:
        evidence: the words, where they stand, and the rule that read them.
        sentence: what stands around them.
        title, date: of the article; the date is empty where it has none.
        source: the address where the article was found; empty where it is not known.
    """

    evidence: Evidence
    sentence: Sentence
    title: str
    date: str
    source: str

    def plain(self) -> dict[str, Any]:
        """All of it as texts and numbers by name."""
        return {
            "before": self.sentence.before,
            "words": self.evidence.words,
            "after": self.sentence.after,
            "start": self.evidence.start,
            "end": self.evidence.end,
            "article": self.evidence.article,
            "title": self.title,
            "date": self.date,
            "source": self.source,
            "rule": self.evidence.rule,
            "confidence": self.evidence.confidence,
        }


def proofs(source: Source, facts: Iterable[StoredFact], language: str = "en") -> Mapping[str, list[Proof]]:
    """What proves each fact, by its IRI, in the order of articles and words.

    Args:
        source: where the facts were read.
        facts: the facts.
        language: of the articles' titles, where an article has several.
    """
    proven = {fact.iri: fact.evidence for fact in facts}
    places = {place for evidence in proven.values() for place in evidence}
    articles = {place.article for place in places}
    shown = sentences(source, places)
    titles = resolve.labels(source, articles, language)
    dates = {article: date.value for article, date in resolve.values(source, articles, "dcterms:issued")}
    pages = {article: page.value for article, page in resolve.values(source, articles, "dcterms:source")}
    return {
        iri: [
            Proof(
                place,
                shown[place],
                titles.get(place.article) or place.article.removeprefix(ARTICLE),
                dates.get(place.article, ""),
                pages.get(place.article, ""),
            )
            for place in evidence
        ]
        for iri, evidence in proven.items()
    }
