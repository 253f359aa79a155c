"""What finders are given of a paragraph, and how the units that they find come together."""

from __future__ import annotations

import pytest

from extract import mentions
from extract.content import Paragraph
from extract.model import Article, Span
from extract.passage import Passage
from tests.documents import bare, made
from tests.passages import passage, token


def test_each_paragraph_is_a_passage_in_its_language() -> None:
    text = "The akim came.\n\nПриехал аким."
    paragraphs = [Paragraph(Span(0, 14), "en", headline=False), Paragraph(Span(16, 29), "ru", headline=False)]
    article = made(Article("a", text), paragraphs)
    first, second = Passage.each(article)
    assert [first.language.code, second.language.code] == ["en", "ru"]
    assert [p.document.text(p.start, p.end) for p in (first, second)] == ["The akim came.", "Приехал аким."]
    assert first.sentence_starts == {0, second.start}
    assert "akim" in second.seen_within  # of the whole article
    assert "The" not in second.seen_within


def test_a_token_says_a_word_of_a_list() -> None:
    place = passage("He came to The hall")
    assert place.says(token(place, "The"), place.words.definite_article)
    assert place.says(token(place, "to"), place.words.definite_article, place.words.particles)
    assert not place.says(token(place, "hall"), place.words.definite_article)
    assert not place.says(place.end, place.words.definite_article)


def test_a_noun_of_a_calling_is_no_title() -> None:
    place = passage("Кәсіпкер кәсіпкерлік туралы бастыққа айтты", "kk")
    told = {place.tokens[i].text for i in range(place.end) if place.titled(i)}
    assert told == {"Кәсіпкер", "бастыққа"}


def test_a_hyphen_is_glued_to_both_sides_or_not() -> None:
    place = passage("A half-hour – the best")
    assert place.glued(token(place, "-"))
    assert not place.glued(token(place, "–"))
    assert not place.glued(0)


def test_capitals_titles_and_given_names() -> None:
    place = passage("Then Bolat met the akim of 5 towns")
    assert [i for i in range(place.end) if place.has_capital(i)] == [0, 1]
    assert not place.has_capital(place.end)
    assert [i for i in range(place.end) if place.is_given_name(i)] == [1]
    assert [i for i in range(place.end) if place.titled(i)] == [token(place, "akim")]


def test_adjectives_lead_to_a_noun() -> None:
    place = passage("Он видел новый красивый дом", "ru")
    house = token(place, "дом")
    assert place.before_adjectives(house, 0) == token(place, "новый")
    assert place.before_adjectives(house, house - 1) == token(place, "красивый")


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The akim of Pavlodar region Bolat Omarov came.",
         ["The akim of Pavlodar region Bolat Omarov"], ["Pavlodar region"]),
        ("Bolat Omarov came. Then Omarov left.", ["Bolat Omarov", "Omarov"], []),
        ("Pavlodar region grew. The region leads.", ["Pavlodar region", "The region"], []),
        ("They drove on the Almaty-Taldykorgan highway.", ["Almaty-Taldykorgan highway"], ["Almaty", "Taldykorgan"]),
        ("The Green Union of the Pavlodar region met.", ["Green Union of the Pavlodar region"], ["Pavlodar region"]),
    ],
)  # fmt: skip
def test_units_take_in_those_within(text: str, outer: list[str], inner: list[str]) -> None:
    article, _ = mentions.find(bare(text))
    assert [article.text(u.start, u.end) for u in article.units] == outer
    assert [article.text(u.start, u.end) for u in article.inner] == inner


def test_titles_that_are_nobodys_are_given_back() -> None:
    article, loose = mentions.find(bare("The akim Bolat Omarov met a judge."))
    assert [t.words for t in loose] == ["judge"]
    assert [(h.title.words, h.unit.entity.name("en")) for h in article.held] == [("akim", "Bolat Omarov")]
