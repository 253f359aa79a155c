"""Headlines that give each word a capital name nobody by their capitals alone."""

from __future__ import annotations

import pytest

from extract import content
from extract.headlines import levelled
from extract.model import Article
from extract.pipeline import extract

BODY = (
    "Today the akim visited the plant in Rudny and spoke about the state of roads, schools and new hospitals of Rudny."
)


def _headline(line: str, body: str = BODY) -> str:
    text = f"{line}\n\n{body}"
    read = levelled(text, content.paragraphs(Article("a", text, language="en")), "kz")
    assert len(read) == len(text)
    return read.partition("\n")[0]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Akim Bolat Ermekov Visits New Schools in Rudny", "Akim Bolat Ermekov visits new schools in Rudny"),
        ("Bolat Ermekov İnspects New Schools", "Bolat Ermekov İnspects new schools"),  # small, it would be longer
        ("Bolat Ermekov Pays Close Attention to Roads", "Bolat Ermekov pays Close Attention to roads"),
    ],
)
def test_words_that_the_article_writes_small_and_verbs_lose_their_capitals(line: str, meant: str) -> None:
    assert _headline(line) == meant


@pytest.mark.parametrize(
    "line",
    [
        "Bolat Ermekov visits new Schools of Rudny",  # capitals that tell names
        "Rudny Plant",
        "AKIM VISITS NEW SCHOOLS IN RUDNY",
    ],
)
def test_other_headlines_stay(line: str) -> None:
    assert _headline(line) == line


def test_words_of_names_in_the_article_stay() -> None:
    body = (
        "In Rudny the akim of the city of Rudny opened the New Horizon School, which is the first of the new schools."
    )
    assert _headline("Akim Bolat Ermekov Opens New Horizon School", body).endswith("opens New Horizon School")


def test_headline_adds_no_words_to_a_name() -> None:
    text = "Minister Bolat Ermekov Checks Flood Dams in Rudny\n\nBolat Ermekov arrived in Rudny and walked along a dam."
    reading = extract(Article("a", text, language="en"), "kz")
    persons = {m.entity.id for m in reading.mentions if m.entity.type == "Person"}
    assert len(persons) == 1
