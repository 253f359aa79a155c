"""What proves a fact, as people read it: the words in their sentence, and the article that has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.spans import TRIGGER
from ontology.namespaces import ARTICLE
from queries.ask import resolve
from queries.ask.source import Source, issued, values_of
from queries.ask.stored import Evidence, StoredFact
from queries.facts.labels import asked, called
from queries.facts.marks import Mark, marks
from queries.facts.sentences import Sentence, sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quoted sentence.

    Attributes:
        text: its words.
        asks: the question that the role answers which they say; empty where they say none.
        role: what the role is called.
    """

    text: str
    asks: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that state a fact, in their sentence, and the article that has them.

    Attributes:
        evidence: the words, where they stand, and the rule that read them.
        sentence: what stands around them.
        title, date: of the article; the date is empty where it has none.
        source: the address where the article was found; empty where it is not known.
        relation: of the fact.
        language: to name its roles in.
        spoken: the language of the article; empty where it is not known.
    """

    evidence: Evidence
    sentence: Sentence
    title: str
    date: str
    source: str
    relation: str
    language: str
    spoken: str = ""

    @property
    def marks(self) -> list[Mark]:
        """The words that say the fact's roles, those around the evidence in its sentence too."""
        around = self.sentence
        start, end = self.evidence.start - len(around.before), self.evidence.end + len(around.after)
        spans = {role: said for role, said in self.evidence.spans.items() if asked(self.relation, role)}
        return list(marks(spans, start, end))

    def pieces(self) -> Iterator[Piece]:
        """The sentence in pieces; where its words say no role, the evidence is one that says the fact as a whole."""
        around, first = self.sentence, self.evidence.start - len(self.sentence.before)
        quoted, at = around.before + around.words + around.after, 0
        for mark in self.marks or [Mark(self.evidence.start, self.evidence.end, TRIGGER)]:
            start, end = mark.start - first, mark.end - first
            name = called(self.relation, mark.role).get(self.language, mark.role)
            yield Piece(quoted[at:start])
            yield Piece(quoted[start:end], asked(self.relation, mark.role), name)
            at = end
        yield Piece(quoted[at:])

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
        language: of the articles' titles, where an article has several, and of the names of roles.
    """
    proven = {fact.iri: fact for fact in facts}
    places = {place for fact in proven.values() for place in fact.evidence}
    articles = {place.article for place in places}
    shown = sentences(source, places)
    titles = resolve.labels(source, articles, language)
    dates = issued(source, articles)
    spoken = {article: code.value for article, code in values_of(source, articles, "dcterms:language")}
    pages = {article: page.value for article, page in values_of(source, articles, "dcterms:source")}
    return {
        iri: [
            Proof(
                place,
                shown[place],
                titles.get(place.article) or place.article.removeprefix(ARTICLE),
                dates.get(place.article, ""),
                pages.get(place.article, ""),
                fact.relation,
                language,
                spoken.get(place.article, ""),
            )
            for place in fact.evidence
        ]
        for iri, fact in proven.items()
    }
