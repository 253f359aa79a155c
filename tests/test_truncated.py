"""Texts that break off anywhere, with marks anywhere, are read as feeds deliver them, and no rule fails."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import content, languages
from extract.model import Article
from extract.pipeline import extract
from extract.sources import read
from extract.tokens import sentences, tokenize
from tests.constructions import files

ROOT = Path(__file__).parent.parent

CODEBOOK = [
    (file.parent.name, entry["text"]) for file in files() for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
]
MARKS = list("«»\"“”()[]-–—,.:;!?…/№%$'’\u00a0\u202e\u200b\0²½①٣Ⅳ")
WORDS = {
    "en": ["Akims", "akim", "President", "Minister of", "order", "instructed", "visited", "Order of Otan", "said",
           "appointed", "he", "the region", "of", "and", "2", "5%", "in 2024", "May", "tons", "US$5", "Almaty region"],
    "ru": ["аким", "министр", "орден", "имени", "поручил", "посетил", "задачу", "заявил", "назначен", "он", "области",
           "и", "по поручению", "2", "5 %", "в 2024 году", "мая", "тонн", "млрд", "года", "И. О.", "Алматинская"],
    "kk": ["әкімі", "министр", "орденімен", "атындағы", "тапсырды", "барды", "тапсырма", "деді", "тағайындалды", "ол",
           "облысы", "және", "2", "5 %-ға", "былтыр", "мамырда", "тонна", "млрд", "жылы", "Алматы облысына"],
}  # fmt: skip


@cache
def texts() -> list[Article]:
    """All articles of the sample and of the project's own gold."""
    found = read([str(ROOT / "samples" / "articles"), str(ROOT / "tests" / "gold" / "articles")])
    return [a for a in found if isinstance(a, Article)]


def assert_read(text: str, language: str | None = None, issued: str | None = "2024-05-01") -> None:
    reading = extract(Article("cut", text, issued=issued, language=language), "kz")
    assert reading.failures == (), text
    assert all(0 <= f.evidence.start < f.evidence.end <= len(text) for f in reading.facts)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in reading.mentions)


def pieces(article: Article) -> list[list[str]]:
    """The sentences of an article's content, each as its tokens with the white space before them."""
    found = []
    for paragraph in content.paragraphs(article):
        tokens = tokenize(article.text, paragraph.span.start, paragraph.span.end)
        abbreviations = languages.get(paragraph.language).words.abbreviations
        for begin, end in sentences(tokens, abbreviations):
            starts = [tokens[begin].start, *(t.end for t in tokens[begin : end - 1])]
            found.append([article.text[s : t.end] for s, t in zip(starts, tokens[begin:end], strict=True)])
    return found


@pytest.mark.parametrize("text", ["The Ministry and the Akims carried out the order", "Аким выполнил задачу",
                                  "Бұл – тапсырма", "They gave the Akims an order", "Ол берген тапсырма"])  # fmt: skip
def test_a_text_may_end_in_any_noun(text: str) -> None:
    assert_read(text)


@pytest.mark.parametrize("article", texts(), ids=lambda a: a.id)
def test_every_sentence_is_read_alone_and_without_its_end(article: Article) -> None:
    for sentence in pieces(article):
        assert_read("".join(sentence[:-1]) or sentence[0])


@pytest.mark.slow
@pytest.mark.parametrize("article", texts(), ids=lambda a: a.id)
def test_every_prefix_of_every_sentence_is_read(article: Article) -> None:
    for sentence in pieces(article):
        for length in range(1, len(sentence)):
            assert_read("".join(sentence[:length]))


@pytest.mark.slow
@pytest.mark.parametrize("article", texts(), ids=lambda a: a.id)
def test_every_prefix_of_every_text_is_read(article: Article) -> None:
    for match in re.finditer(r"\w+|[^\w\s]", article.text):
        assert_read(article.text[: match.end()], issued=article.issued)


@pytest.mark.slow
def test_every_prefix_of_every_construction_is_read() -> None:
    for language, text in CODEBOOK:
        for match in re.finditer(r"\w+|[^\w\s]", text):
            assert_read(text[: match.end()], language)


@st.composite
def _articles(draw: st.DrawFn, language: str) -> str:
    """A piece of a text, with words and marks of the kind that rules look for thrown in anywhere."""
    tokens = re.findall(r"\w+|[^\w\s]", draw(st.sampled_from([t for code, t in CODEBOOK if code == language])))
    start = draw(st.integers(0, len(tokens) - 1))
    piece = tokens[start : draw(st.integers(start + 1, len(tokens)))]
    noise = st.one_of(st.sampled_from(MARKS), st.sampled_from(WORDS[language]), st.text(max_size=3))
    for word in draw(st.lists(noise, max_size=6)):
        piece.insert(draw(st.integers(0, len(piece))), word)
    joint = draw(st.sampled_from([" ", " ", "", "\n", "\n\n"]))
    return joint.join([" ".join(piece[:9]), draw(st.sampled_from([" ", ""])).join(piece[9:])])


@settings(max_examples=100)
@given(data=st.data())
@pytest.mark.parametrize("language", languages.CODES)
def test_a_text_cut_and_mixed_anywhere_is_read(language: str, data: st.DataObject) -> None:
    issued = data.draw(st.sampled_from([None, "2024-05-01", "2024", "0001-01", "9999-12-31"]))
    code = data.draw(st.sampled_from([None, *languages.CODES]))
    text = data.draw(_articles(language))
    assert_read(text, code, issued)


@pytest.mark.slow
@settings(max_examples=20_000)
@given(data=st.data())
@pytest.mark.parametrize("language", languages.CODES)
def test_twenty_thousand_texts_are_read(language: str, data: st.DataObject) -> None:
    assert_read(data.draw(_articles(language)), data.draw(st.sampled_from([None, language])))


def test_characters_of_all_kinds_are_read() -> None:
    for start in chain(range(0x20, 0x3100, 128), range(0xFE00, 0x10000, 128), (0x17000, 0x1F600, 0x20000, 0xE0000)):
        characters = "".join(map(chr, range(start, start + 64)))
        for language, lead in (("en", "The akim of Almaty region"), ("ru", "Аким области"), ("kk", "Облыс әкімі")):
            assert_read(f"{lead} {characters} visited 5 schools by May {' '.join(characters)} 2025.", language)
