"""What proves a fact, as people read it: the words in their sentence, and the article that has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.namespaces import ARTICLE
from queries.ask import resolve
from queries.ask.source import Source
from queries.facts.marks import Mark, marks
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
        relation: of the fact.
    """

    evidence: Evidence
    sentence: Sentence
    title: str
    date: str
    source: str
    relation: str

    @property
    def marks(self) -> list[Mark]:
        """The words that say the fact's roles, those around the evidence in its sentence too."""
        around = self.sentence
        start, end = self.evidence.start - len(around.before), self.evidence.end + len(around.after)
        return list(marks(self.evidence.spans, start, end))

    def pieces(self) -> Iterator[tuple[str, str]]:
        """The sentence in pieces, each with the role that it says; none where it says none."""
        quoted = self.sentence.before + self.sentence.words + self.sentence.after
        first = self.evidence.start - len(self.sentence.before)
        at = 0
        for mark in self.marks:
            yield quoted[at : mark.start - first], ""
            yield quoted[mark.start - first : mark.end - first], mark.role
            at = mark.end - first
        yield quoted[at:], ""

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
            "marks": [(mark.start, mark.end, mark.role) for mark in self.marks],
        }


def proofs(source: Source, facts: Iterable[StoredFact], language: str = "en") -> Mapping[str, list[Proof]]:
    """What proves each fact, by its IRI, in the order of articles and words.

    Args:
        source: where the facts were read.
        facts: the facts.
        language: of the articles' titles, where an article has several.
    """
    proven = {fact.iri: fact for fact in facts}
    places = {place for fact in proven.values() for place in fact.evidence}
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
                fact.relation,
            )
            for place in fact.evidence
        ]
        for iri, fact in proven.items()
    }
