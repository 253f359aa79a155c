"""What proves a fact: the exact words, in their sentence, with their article and the rule that read them."""

from __future__ import annotations

import pytest

from extract.model import Article, Fact, Mention, Reading, Span
from graph.quads import reading_triples
from graph.store import Store
from ontology.namespaces import article_iri
from ontology.reference import Entity
from queries.ask.stored import Evidence, facts
from queries.facts.proofs import proofs
from queries.facts.sentences import sentence, sentences

TEXT = "First one. It was said that\n\nIn 2017, 12 tenge came. “So be it.” The end"


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("12 tenge", "In 2017, ", " came."),
        ("First one.", "", ""),
        ("So be it.", "“", ""),
        ("The end", "", ""),
        ("one. It was", "First ", " said that"),
    ],
)
def test_sentence_around_words(words: str, before: str, after: str) -> None:
    start = TEXT.index(words)
    found = sentence(TEXT, Evidence("a", start, start + len(words), words))
    assert (found.before, found.words, found.after) == (before, words, after)


def test_sentence_of_unknown_text_is_the_words() -> None:
    assert sentence("", Evidence("a", 3, 8, "words")).words == "words"


def _store(*articles: Article) -> Store:
    """A store where each article says that Ann visited the Mill."""
    ann = Entity("ann", "Person", {"en": ("Ann",)}, known=False)
    mill = Entity("mill", "Place", {"en": ("Mill",)}, known=False)
    roles = {"person": (ann,), "target": (mill,), "when": ("2024",)}  # the same event, whoever tells it
    store = Store()
    for article in articles:
        start = article.text.index("Ann visited")
        words = {"person": (Span(start, start + 3),), "target": (Span(start + 16, start + 20),), "when": (Span(0, 2),)}
        fact = Fact("visit", roles, Span(start, start + 20), "going", 0.9, words, Span(start + 4, start + 11))
        mentions = (Mention(Span(start, start + 3), ann, "name"),)
        store.replace(article_iri(article.id), reading_triples(Reading(article, mentions, (fact,))))
    return store


ONE = Article("a", "It rained. Ann visited the Mill. It was shut.", title="A trip", issued="2024-05-01")
OTHER = Article("c", "Ann visited the Mill.", source="https://example.org/c")


def test_each_article_that_says_so_proves_it() -> None:
    store = _store(ONE, OTHER)
    (fact,) = facts(store, ["visit"])
    one, other = proofs(store, [fact])[fact.iri]
    assert (one.sentence.before, one.evidence.words, one.sentence.after) == ("", "Ann visited the Mill", ".")
    assert (one.title, one.date, one.source) == ("A trip", "2024-05-01", "")
    assert (other.title, other.date, other.source) == ("c", "", "https://example.org/c")
    assert (other.evidence.rule, other.evidence.confidence) == ("going", 0.9)


def test_a_proof_as_texts_and_numbers() -> None:
    store = _store(ONE)
    (fact,) = facts(store, ["visit"])
    (proof,) = proofs(store, [fact])[fact.iri]
    assert proof.plain() == {
        "before": "", "words": "Ann visited the Mill", "after": ".", "start": 11, "end": 31,
        "article": article_iri("a"), "title": "A trip", "date": "2024-05-01", "source": "", "rule": "going",
        "confidence": 0.9, "marks": [(11, 14, "person"), (15, 22, "trigger"), (27, 31, "target")],
    }  # fmt: skip


def test_the_words_of_each_role_in_the_sentence_of_a_proof() -> None:
    store = _store(ONE)
    (fact,) = facts(store, ["visit"])
    (proof,) = proofs(store, [fact])[fact.iri]
    assert "".join(piece.text for piece in proof.pieces()) == "Ann visited the Mill."
    said = [(piece.text, piece.asks, piece.role) for piece in proof.pieces() if piece.asks]
    assert said == [
        ("Ann", "who", "visitor"), ("visited", "trigger", "the word that tells it"), ("Mill", "where", "destination"),
    ], "not the date, said before it"  # fmt: skip
    assert {piece.role for proof in proofs(store, [fact], "ru")[fact.iri] for piece in proof.pieces()} >= {"посетитель"}


def test_what_no_article_says_has_no_proof() -> None:
    store = _store(ONE)
    (fact,) = facts(store, ["visit"])
    assert proofs(Store(), [fact])[fact.iri][0].sentence.before == ""  # a store without texts: the words alone
    assert sentences(store, []) == {}
