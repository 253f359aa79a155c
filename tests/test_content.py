"""What of an article is its content: boilerplate, headlines and languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import language
from extract.content import dateline, main_language, paragraphs
from extract.model import Article, Fact, Reading
from extract.pipeline import extract
from extract.sources import read

SAMPLES = Path(__file__).parents[1] / "samples" / "articles"
SENTENCE = "President Kassym-Jomart Tokayev visited the Almaty region and met the people of the Karasai district."


def lines(text: str) -> list[str]:
    article = Article("a", text)
    return [text[p.span.start : p.span.end] for p in paragraphs(article)]


@pytest.mark.parametrize(
    "line",
    [
        "By Kassym-Jomart Tokayev",
        "Author: Marat Sultangaziyev",
        "1 250",
        "Views: 1,250",
        "12.04.2023",
        "Просмотров: 811",
        "https://example.org/astana/tokayev",
        "editor@example.org",
        "Join our Telegram channel about Astana and Aktobe!",
        "Подписывайтесь на новости Астаны в нашем канале.",
        "Астана жаңалықтарына жазылыңыз!",
        "Read also: Alikhan Smailov visits Pavlodar region and opens a plant there.",
        "#Astana #Tokayev #Aktobe",
        "#Astana",
        "Astana 12 Aktobe 3 Tokayev 48 Pavlodar region 7",
        "© Steppe Wire. All rights reserved. Astana.",
    ],
)
def test_boilerplate_is_no_content(line: str) -> None:
    assert lines(f"Visit of the week\n\n{line}\n\n{SENTENCE}\n\n{SENTENCE} Again.\n\n{line}\n") == [
        "Visit of the week",
        SENTENCE,
        f"{SENTENCE} Again.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The President exchanged views with the akim of Almaty.",
        "Әкім ауыл тұрғындарымен пікірлер алмасты.",
        "Аким предложил поделиться опытом с соседями.",
    ],
)
def test_a_sentence_may_hold_what_marks_a_line_of_a_page(sentence: str) -> None:
    assert sentence in lines(f"{SENTENCE}\n\n{sentence}\n\n{SENTENCE} Again.")


def test_a_repeated_headline_is_read_once() -> None:
    title = "President visits Almaty region"
    text = f"{title}\n{title.upper()}\n\n{SENTENCE}\n\n{title}\n"
    assert lines(text) == [title, SENTENCE]


def test_what_stands_above_the_text_is_a_headline() -> None:
    found = list(paragraphs(Article("a", f"Visit of the week\n\n{SENTENCE}\n\nFirst results\n\n{SENTENCE} Again.\n")))
    assert [p.headline for p in found] == [True, False, False, False]


def test_a_paragraph_wrapped_at_a_width_is_one() -> None:
    first, rest = SENTENCE[:40], SENTENCE[40:].lstrip()
    found = list(paragraphs(Article("a", f"Visit of the week\n\n{first.rstrip()}\n{rest}\n\n{SENTENCE} Again.\n")))
    assert [p.headline for p in found] == [True, False, False]


def test_a_short_first_sentence_is_no_headline() -> None:
    text = f"Visit of the week\n\nPresident Kassym-Jomart Tokayev visited Almaty region on Monday.\n\n{SENTENCE}\n"
    assert [p.headline for p in paragraphs(Article("a", text))] == [True, False, False]


def entities_and_facts(reading: Reading) -> tuple[set[str], set[tuple[str, str]]]:
    text = reading.article.text
    return (
        {m.entity.id for m in reading.mentions},
        {(f.relation, text[f.evidence.start : f.evidence.end]) for f in reading.facts},
    )


@pytest.mark.parametrize(
    ("title", "body", "before", "after"),
    [
        (
            "President visits Almaty region",
            [SENTENCE, "He instructed the akim Marat Sultangaziyev to build three schools by 2025 in the district."],
            ["By Zhanna Tulegenova", "Views: 12,345", "Share this"],
            [
                "President visits Almaty region",
                "Join our Telegram channel: Alikhan Smailov visits Pavlodar region.",
                "#Astana #Aktobe #NurlyZhol",
                "Read also: Olzhas Bektenov was appointed akim of Kostanay region.",
            ],
        ),
        (
            "Президент посетил Алматинскую область",
            ["Президент Касым-Жомарт Токаев посетил Алматинскую область и встретился с жителями Карасайского района."],
            ["Автор: Жанна Тулегенова", "Просмотров: 1 250"],
            ["Читайте также: Алихан Смаилов посетил Павлодарскую область.", "Подписывайтесь: Актобе!", "#Астана 1"],
        ),
        (
            "Президент облысқа келді",
            ["Мемлекет басшысы Қасым-Жомарт Тоқаев Алматы облысына жұмыс сапарымен келіп, тұрғындармен кездесті."],
            ["Автор: Айгүл Жақсылықова", "1 250 рет қаралды"],
            ["Оқи отырыңыз: Әлихан Смайылов Павлодар облысына барды.", "#Астана #Ақтөбе"],
        ),
    ],
)  # fmt: skip
def test_boilerplate_gives_no_entity_and_no_fact(
    title: str, body: list[str], before: list[str], after: list[str]
) -> None:
    bare = extract(Article("a", "\n\n".join([title, *body]), issued="2023-02-14"), "kz")
    full = extract(Article("a", "\n\n".join([title, *before, *body, *after]), issued="2023-02-14"), "kz")
    assert entities_and_facts(bare)[1]
    assert entities_and_facts(full) == entities_and_facts(bare)


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [SENTENCE, "Views: 12", "#a #b", "", "Аким области прибыл в район.", "Әкім келді."]
)


WRAPPED = """A school was opened in the new quarter of Taldykorgan
By Aliya Nurbekova
11 January 2018

On Thursday the akim of Almaty region Amandyk Batalov opened a school for
600 pupils in the new quarter. It was built in a year by the firm of Almaty.
The President's telegram was read aloud before all of the teachers and the
guests.

- The first item of a list, which is long enough to be wrapped at the same
  width as the rest is, on 11 January 2018 at the latest
- The second item of that list
"""


def test_wrapped_text_is_joined_and_lists_and_headings_are_not() -> None:
    found = list(paragraphs(Article("a", WRAPPED)))
    blocks = WRAPPED.split("\n\n")
    title = blocks[0].partition("\n")[0]
    item = blocks[2].split("\n- The second")[0]
    assert lines(WRAPPED) == [title, blocks[1], item]
    assert [p.headline for p in found] == [True, False, False]


def told(fact: Fact) -> tuple[str, dict[str, list[object]]]:
    """A fact, wherever the lines of its words end."""
    return fact.relation, {
        role: [" ".join(v.split()) if isinstance(v, str) else v for v in values] for role, values in fact.roles.items()
    }


@pytest.mark.parametrize("width", [72, 100])
@pytest.mark.parametrize(
    "name", ["en-04-state-awards-almaty", "ru-01-karaganda-akim-report", "kk-01-kyzylorda-working-trip"]
)
def test_a_width_changes_no_fact(name: str, width: int) -> None:
    (article,) = read([str(SAMPLES / f"sample-{name}.md")])
    assert isinstance(article, Article)
    wrapped = [fill(p, width, break_long_words=False, break_on_hyphens=False) for p in article.text.split("\n") if p]
    found, same = (extract(replace(article, text=text), "kz") for text in (article.text, "\n\n".join(wrapped)))
    assert found.facts
    assert [told(f) for f in same.facts] == [told(f) for f in found.facts]
    assert [m.entity for m in same.mentions] == [m.entity for m in found.mentions]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("15 мая 2024 года", "2024-05-15"),
        ("15 мая 2024 г.", "2024-05-15"),
        ("15 мамыр 2024 жылы", "2024-05-15"),
        ("15 мамыр 2024-ж., 10:30", "2024-05-15"),
        ("May 15, 2024", "2024-05-15"),
        ("15 мая 2024 рублей", None),
    ],
)
def test_a_printed_date_may_have_the_word_for_a_year(line: str, date: str | None) -> None:
    assert dateline(Article("a", f"{line}\n\n{SENTENCE}\n")) == date


def test_a_date_within_wrapped_text_is_no_dateline() -> None:
    first = "President Kassym-Jomart Tokayev visited the Almaty region on Monday"
    second = "and told the people of Karasai that a new school will be opened on"
    text = f"Visit of the week\n\n{first}\n{second}\n14 February 2023.\n"
    assert dateline(Article("a", text)) is None
    assert dateline(Article("a", WRAPPED)) == "2018-01-11"
    assert dateline(Article("a", WRAPPED.replace("11 January", "30 February"))) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Visit of the week\n{SENTENCE}\n{SENTENCE} Again.\n",
        "The akim opened the first of the new schools of that district on Monday.\nHe then left for Aktobe by train.\n",
        f"# Visits of the President to the regions of the country in February\n{SENTENCE[:80]}.\n",
        "They planted trees, built a school and repaired the roads of the whole region:\nbirches;\npines.\n",
    ],
)
def test_a_paragraph_a_line_stays_so(text: str) -> None:
    assert lines(text) == text.rstrip("\n").split("\n")


def test_a_hash_sign_makes_a_heading_or_a_tag() -> None:
    assert lines(f"# Visit of the week\n\n{SENTENCE}\n\n#Astana\n") == ["# Visit of the week", SENTENCE]


@given(st.lists(LINE, max_size=8).map("\n".join))
def test_paragraphs_are_whole_lines_in_order(text: str) -> None:
    spans = [p.span for p in paragraphs(Article("a", text))]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
        assert "\n\n" not in text[span.start : span.end]
        assert text[: span.start].rpartition("\n")[2].strip() == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The akim visited the region.", "en"),
        ("Аким области посетил новый завод и поговорил с рабочими.", "ru"),
        ("Облыс әкімі жаңа зауытқа барып, жұмысшылармен сөйлесті.", "kk"),
        ("Мемлекет басшысы облыс тұрғындарымен кездесті.", "kk"),
        ("Oblys äkımı jaña zauytqa bardy", "kk"),
        ("2018 — 12 %", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language.identify(text) == code


@given(st.text(max_size=60))
def test_every_text_has_one_of_the_languages(text: str) -> None:
    assert language.identify(text) in ("en", "kk", "ru")


def test_the_main_language_is_that_of_most_text() -> None:
    text = f"{SENTENCE}\n\nАким области.\n"
    assert main_language(list(paragraphs(Article("a", text)))) == "en"
    assert main_language([]) == "en"


def test_a_dateline_alone_is_all_there_is() -> None:
    article = Article("a", "TARAZ. KAZINFORM - ", language="en")
    (paragraph,) = paragraphs(article)
    assert paragraph.span.start < paragraph.span.end
    assert not extract(article, "kz").failures
