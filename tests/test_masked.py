"""Masked sentences: what the parsers of English and Russian read in place of names."""

from __future__ import annotations

import pytest

from extract.languages.en import masked as english
from extract.languages.en import syntax
from extract.languages.ru import masked as russian
from tests.documents import document


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Prime Minister Askar Mamin visited Aktobe.", "Smith visited London."),
        ("The school in Kentau city was opened.", "The school in city was opened."),
        ("He met Askar Mamin.", "He met Smith."),
    ],
)
def test_an_english_name_is_one_plain_word(text: str, read: str) -> None:
    (paragraph,) = english.parsed(document(text, "2024-05-01", "en"), [0])
    assert paragraph.doc.text.strip() == read


def test_two_english_names_side_by_side_are_kept_apart() -> None:
    (paragraph,) = english.parsed(document("In Aktobe Askar Mamin opened a plant.", "2024-05-01", "en"), [0])
    assert [word.text for word in paragraph.doc][:5] == ["In", "London", ",", "Smith", "opened"]
    assert [unit is not None for *_, unit in paragraph.words] == [False, True, False, True, *[False] * 4]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("He was re-elected there.", ["He", "was", "elected", "there", "."]),
        ("He was re - elected there.", ["He", "was", "re", "-", "elected", "there", "."]),
        ("He was co-opted there.", ["He", "was", "co", "-", "opted", "there", "."]),
    ],
)
def test_what_is_done_again_is_one_english_word(text: str, read: list[str]) -> None:
    (paragraph,) = english.parsed(document(text, "2024-05-01", "en"), [0])
    assert [word.text for word in paragraph.doc] == read
    assert len(paragraph.words) == len(read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Президент Казахстана Касым-Жомарт Токаев посетил завод.", ["Токаев", "посетил", "завод", "."]),
        ("Об этом рассказали Президенту Казахстана.", ["Об", "этом", "рассказали", "Президенту", "."]),
    ],
)
def test_a_russian_name_is_its_word_that_bears_the_case(text: str, read: list[str]) -> None:
    found = document(text, "2024-05-01", "ru")
    (words,) = russian.parsed(found, found.sentences)
    assert [w.text for w in words] == read


def test_every_russian_word_knows_its_head_and_what_it_heads() -> None:
    found = document("Министр открыл новую школу.", "2024-05-01", "ru")
    (words,) = russian.parsed(found, found.sentences)
    assert all(i in words[w.head].children for i, w in enumerate(words) if w.head >= 0)
    assert [w.text for w in words if w.head < 0] == ["открыл"]


def test_russian_sentences_come_in_the_order_of_the_text_whatever_their_length() -> None:
    text = "Рабочие долго строили новый мост через широкую реку. Он открыт. Дети теперь ходят в школу."
    found = document(text, "2024-05-01", "ru")
    parsed = list(russian.parsed(found, found.sentences))
    assert [words[0].text for words in parsed] == ["Рабочие", "Он", "Дети"]
    assert [next(w.text for w in words if w.rel == "root") for words in parsed] == ["строили", "открыт", "ходят"]


def test_once_spacy_knows_many_words_new_ones_are_forgotten_after_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also after one that could not be read."""
    known = english._pipeline().vocab.strings
    syntax.parse(document("He quibbled wozzily.", "2024-05-01", "en"), [0])
    assert "wozzily" in known
    monkeypatch.setattr(english, "_MOST_WORDS", 0)
    frames, _ = syntax.parse(document("He quibbled yozzily.", "2024-05-01", "en"), [0])
    assert [frame.lemma for frame in frames] == ["quibble"]
    with pytest.raises(IndexError):
        syntax.parse(document("He quibbled bozzily.", "2024-05-01", "en"), [0, 7])
    assert not {"yozzily", "bozzily"} & set(known)
    assert "wozzily" in known


def test_a_russian_noun_is_no_verb_whatever_the_model_takes_it_for() -> None:
    text = document("Он работал заместителем акима города Актобе.", "2024-05-01", "ru")
    (words,) = russian.parsed(text, text.sentences)
    (akim,) = (word for word in words if word.text == "акима")
    assert (akim.pos, akim.feats.get("Case")) == ("NOUN", "Gen")
