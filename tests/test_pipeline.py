"""Articles of any length and shape are read to their end, and what was read points at its words."""

from __future__ import annotations

import pytest

from extract import content
from extract.model import Article
from extract.pipeline import extract
from ontology.reference import Entity

VISIT = {
    "en": "President Kassym-Jomart Tokayev visited {} in May.",
    "ru": "Президент Касым-Жомарт Токаев посетил {} в мае.",
    "kk": "Президент Қасым-Жомарт Тоқаев {} барды.",
}
FILL = {
    "en": "The road there is long and the weather was fine, as everybody said",
    "ru": "Дорога туда длинная, а погода была хорошая, как все говорили",
    "kk": "Ол жаққа баратын жол ұзақ, ауа райы жақсы болды",
}
PLACES = {
    "en": ("Almaty region", "Pavlodar region", "Kostanay region"),
    "ru": ("Алматинскую область", "Павлодарскую область", "Костанайскую область"),
    "kk": ("Алматы облысына", "Павлодар облысына", "Қостанай облысына"),
}
TARGETS = ["almaty-region", "pavlodar-region", "kostanay-region"]


def visited(article: Article) -> list[tuple[str, str]]:
    """Where the article's visits went, and the words that say so."""
    found = []
    for fact in extract(article, "kz").facts:
        if fact.relation == "visit":
            (target,) = fact.roles["target"]
            assert isinstance(target, Entity)
            found.append((target.id, article.text[fact.evidence.start : fact.evidence.end]))
    return sorted(found, key=lambda pair: TARGETS.index(pair[0]))


@pytest.mark.parametrize(("language", "joint"), [("ru", ". "), ("en", ", "), ("kk", ".\n\n")])
def test_a_long_text_is_read_at_its_beginning_its_middle_and_its_end(language: str, joint: str) -> None:
    filled = joint.join(f"{FILL[language]} {n}" for n in range(30_000 // len(FILL[language]))) + "."
    one, two, three = (VISIT[language].format(place) for place in PLACES[language])
    article = Article("long", "\n\n".join([one, f"{filled} {two} {filled}", three]), issued="2024", language=language)
    assert len(article.text) > 60_000  # more than is read at once
    found = visited(article)
    assert [target for target, _ in found] == TARGETS
    for (_, words), place in zip(found, PLACES[language], strict=True):
        assert place in words
        assert len(words) < 5_000  # no endless sentence is a proof


@pytest.mark.parametrize("text", ["", "A" * 300_000, " " * 300_000 + "x", "\n" * 9 + " \n" * 9, "«" * 6_000 + "."])
def test_a_text_that_says_nothing_is_read(text: str) -> None:
    reading = extract(Article("empty", text), "kz")
    assert (reading.facts, reading.failures) == ((), ())


def test_a_long_paragraph_is_parted_after_sentences_and_nothing_is_lost() -> None:
    sentences = [f"Sentence {n} of a very long paragraph is here." for n in range(900)]
    article = Article("long", " ".join(sentences))
    parts = [article.text[p.span.start : p.span.end] for p in content.paragraphs(article)]
    assert len(parts) > 1
    assert "".join(parts) == article.text
    assert all(len(part) <= 10_000 and part.rstrip().endswith(".") for part in parts)


def test_pieces_hold_all_paragraphs_in_order() -> None:
    article = Article("long", "\n\n".join(f"Paragraph {n} says that the road is long." * 20 for n in range(200)))
    pieces = list(content.pieces(article))
    assert len(pieces) > 1
    assert [p for piece in pieces for p in piece] == list(content.paragraphs(article))
