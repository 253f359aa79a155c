"""Tokens and sentences: nothing is lost, and every offset is true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import languages
from extract.tokens import Token, sentences, tokenize

TEXT = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            "Mr",
            "M",
            ".",
            "...",
            "…",
            "!",
            "?",
            " ",
            "\n",
            "“",
            "”",
            '"',
            "«",
            "»",
            "(",
            ")",
            "750,000",
            "180 000",
            "8,5",
            "’s",
            "don't",
            "млн",
            "Аким",
            "әкім",
            "is",
            "№",
            "-",
            "–",
            "_",
            "2018",
            "\u00a0",
            "é",
            "e\u0301",
            "😀",
        ]
    ),
    max_size=30,
).map("".join)


@given(TEXT)
def test_tokens_cover_every_character_but_spaces(text: str) -> None:
    tokens = tokenize(text)
    covered = [False] * len(text)
    end = 0
    for token in tokens:
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        covered[token.start : token.end] = [True] * (token.end - token.start)
        end = token.end
    assert all(c or character.isspace() for c, character in zip(covered, text, strict=True))


@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_offsets_are_of_the_whole_text(text: str, start: int, length: int) -> None:
    for token in tokenize(text, start, start + length):
        assert start <= token.start < token.end <= min(start + length, len(text))
        assert text[token.start : token.end] == token.text


@given(TEXT)
def test_sentences_partition_the_tokens(text: str) -> None:
    tokens = tokenize(text)
    found = list(sentences(tokens, {"mr", "млн"}))
    assert [i for begin, end in found for i in range(begin, end)] == list(range(len(tokens)))
    assert all(begin < end for begin, end in found)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("750,000 people", ["750,000", "people"]),
        ("1 901,6 млрд", ["1 901,6", "млрд"]),
        ("1\u00a0250\u202f000 т", ["1\u00a0250\u202f000", "т"]),
        ("in 2018, 300 jobs", ["in", "2018", ",", "300", "jobs"]),
        ("region's akim", ["region", "'s", "akim"]),
        ("Kassym-Jomart", ["Kassym", "-", "Jomart"]),
        ("8,5%...", ["8,5", "%", "..."]),
        ("№4", ["№", "4"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


def split(text: str, code: str = "en") -> list[str]:
    tokens = tokenize(text)
    return [
        text[tokens[begin].start : tokens[end - 1].end]
        for begin, end in sentences(tokens, languages.get(code).words.abbreviations)
    ]


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("The akim came. He left.", "en", 2),
        ("The party’s M. Kul-Mukhammed came.", "en", 1),
        ("Engineers V.F. Serova and A.I. Zholdin came.", "en", 1),
        ("They read chapter V. Then they left.", "en", 2),
        ("Dr. Smith came, said Mr. Ford.", "en", 1),
        ("The road is worn out.All this costs money.", "en", 2),
        ("It cost 1.5 mln. Tenge fell.", "en", 1),
        ("“We build roads.” He left.", "en", 2),
        ("He came in 2018. In 2019 he left.", "en", 2),
        ("Выделено 5 млрд. Тенге окреп.", "ru", 1),
        ("Аким прибыл. Он уехал.", "ru", 2),
        ("Really? Yes! So be it…", "en", 3),
    ],
)
def test_sentences(text: str, code: str, number: int) -> None:
    found = split(text, code)
    assert len(found) == number
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_number_sign_ends_no_sentence() -> None:
    assert len(split("Repairs began at school no. 5 in Aktobe.")) == 1


def test_kinds_of_tokens() -> None:
    word, number, mark = (Token(t, 0, len(t)) for t in ("Аким", "12", "«"))
    assert (word.word, word.capital, word.number) == (True, True, False)
    assert (number.word, number.capital, number.number) == (False, False, True)
    assert (mark.word, mark.capital, mark.number) == (False, False, False)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("передаетTestnews.kzсо ссылкой", ["передает", "Testnews", ".", "kz", "со", "ссылкой"]),
        ("iPhone и бiлiм", ["iPhone", "и", "бiлiм"]),  # a brand; a letter of the other script
        ("спецЦОН", ["спецЦОН"]),
    ],
)
def test_words_that_stand_glued(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


def test_a_language_says_where_a_glued_word_begins() -> None:
    found = tokenize("поездкойприбыл в Абай", parted=lambda word: 8 if word == "поездкойприбыл" else None)
    assert [t.text for t in found] == ["поездкой", "прибыл", "в", "Абай"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('Он приехал."Мы строим дом", – сказал он.', 2),  # a quotation opens without a space
        ('"Мы строим дом."Он приехал.', 2),  # one closes
        ("29.03.2025 он приехал.", 1),
        ("Фото ПетроваДиректор приехал.", 1),
    ],
)
def test_sentences_that_stand_glued(text: str, number: int) -> None:
    assert len(split(text, "ru")) == number


def test_a_caption_ends_where_a_capital_is_glued_to_its_last_word() -> None:
    tokens = tokenize("Фото ПетроваДиректор приехал", parted=lambda word: 7 if word == "ПетроваДиректор" else None)
    assert list(sentences(tokens, ())) == [(0, 2), (2, 4)]
