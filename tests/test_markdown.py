"""Markdown: the text is what a reader is shown, and the same sentences are read as the same facts, marked or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from extract.markdown import is_marked, shown
from extract.model import Article, Reading
from extract.pipeline import extract
from extract.sources import read
from ontology.reference import Entity

CODEBOOK = Path(__file__).parent / "codebook"
LANGUAGES = ("en", "ru", "kk")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("akim of [Pavlodar region](http://x.kz)", "akim of Pavlodar region"),
        ('akim of [**Pavlodar** region](http://x.kz "A title")', "akim of Pavlodar region"),
        ("akim of [Pavlodar region][1]\n\n[1]: http://x.kz\n", "akim of Pavlodar region\n\n"),
        ("akim of [Pavlodar\nregion](http://x.kz) since 2020", "akim of Pavlodar\nregion since 2020"),
        ("see <https://x.kz> and https://y.kz", "see https://x.kz and https://y.kz"),
        ("the **akim** and the *minister* and ***others***", "the akim and the minister and others"),
        ("the __akim__ and the _minister_", "the akim and the minister"),
        ("the `akim` and the ~~minister~~", "the akim and the minister"),
        ("**Астана**дағы жиын және *Алматы*да", "Астанадағы жиын және Алматыда"),
        ("![The akim](akim.jpg) The akim came.", "The akim came."),
        ("[![The akim](akim.jpg)](http://x.kz)\nThe akim came.", "\nThe akim came."),
        ("5\\*3 \\[sic\\] \\_x\\_ 1\\. a", "5*3 [sic] _x_ 1. a"),
        ("Tom &amp; Co., &laquo;News&raquo;&nbsp;&#8212; 5", "Tom & Co., «News»\u00a0— 5"),
        ("The akim <!-- not the mayor --> came.", "The akim  came."),
        ("<!-- not\n\nto be read -->\nThe akim came.", "\nThe akim came."),
        ("The <b>akim</b> of <span lang='kk'>Pavlodar</span><br>came.", "The akim of Pavlodar\ncame."),
        ("<p>The akim\ncame.</p>\n\nHe left.", "The akim\ncame.\n\nHe left."),
        ("<script>alert('akim')</script>\n\nHe left.", "\n\nHe left."),
        ("# The **akim** came #\n\n## He [left](x)", "# The akim came #\n\n## He left"),
        ("The *akim* came\n=====\n\nHe left.\n-----", "The akim came\n\nHe left."),
        ("- the **akim**\n- [the minister](x)\n  came\n\n1. one", "- the akim\n- the minister\n  came\n\n1. one"),
        ("1. one\n2. **two**", "1. one\n2. two"),
        ("> The **akim** said:\n> > [come](x)", "> The akim said:\n> > come"),
        ("One.\n\n***\n\nTwo.", "One.\n\n\n\nTwo."),
        ("```text\nThe **akim** came.\n```\nHe left.", "The **akim** came.\nHe left."),
        ("    The **akim** came.", "    The akim came."),
        ("One.\rTwo.\r\r~~~\rThe **akim** came.", "One.\nTwo.\n\nThe **akim** came."),
        ("The **akim**  \ncame\\\nand [left](x).", "The akim  \ncame\nand left."),
    ],
)  # fmt: skip
def test_a_reader_is_shown_text_without_marks(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "text",
    [
        "5*3 = 15, 5*3*2 = 30, 2**3**4, 5 * 3 * 2",
        "snake_case and more_of_it, #Astana, # and *",
        "1. One\n2) Two\n- three\n+ four\n* five\n",
        "2018. The year began.",
        "He said: “come” [sic] and 'left' (x).  \nThen  two spaces.\t\n\n\n  Indented.\n",
        "> quoted\nand on\n",
        "# Heading\n#Tag\nText #5\n",
        "| a | b |\n",
        "AT&T, a < b > c, <Ministry of Health>, the akim <a.b@example.org>",
        "~5 %, ~ 7 ~ 8, ^2, $1, !important, a!",
        "",
        "\n\n",
        "\u2028a\x0bb\x0cc\u0085d",
    ],
)
def test_what_is_no_mark_stays_to_the_byte(text: str) -> None:
    expected = text.replace(
        "<a.b@example.org>", "a.b@example.org"
    )  # an address in angle brackets is shown without them
    assert shown(text) == expected


@given(st.text("аәbc1 ,.:;()«»“”’–—#%№/\n"))
@example("#\n")
def test_plain_prose_stays_to_the_byte(text: str) -> None:
    assert shown(text) == text
    assert not is_marked(text)


@given(st.text("a1 *_`~[]()!<>#-+=|&\\\n\r>\t:/.x"))
def test_any_marks_are_read(source: str) -> None:
    text = shown(source)
    assert text.count("\n") <= source.count("\n") + source.count("\r") + source.count("<br")
    assert set(re.findall("[a1x]", text)) <= set(re.findall("[a1x]", source))


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "*a ",
        "*a_",
        "`",
        "> ",
        "- ",
        "<",
        "&",
        "[a](b",
        "[a]: b\n",
        "<!--",
        "**",
        "<a ",
        "<!A",
        "<a-a",
        "\n<!A",
    ],
)
def test_hostile_marks_take_no_more_than_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        begin = process_time()
        shown(piece * times)
        return process_time() - begin

    assert min(seconds(16_000), seconds(16_000)) < 24 * max(seconds(2_000), 0.01)  # the square would be 64 times


# ---- the same facts


def texts(language: str) -> Iterator[str]:
    for file in sorted((CODEBOOK / language).glob("*.yaml")):
        yield from (entry["text"] for entry in yaml.safe_load(file.read_text(encoding="utf-8")))


WRAPPERS: list[Callable[[str], str]] = [
    lambda words: f"[{words}](https://example.org/a_b)",
    lambda words: f"**{words}**",
    lambda words: f"*{words}*",
    lambda words: f"[**{words}**](https://example.org 'Title')",
    lambda words: f"<b>{words}</b>",
]


def marked(text: str) -> str:
    """A text with each run of capitalised words, and some others, marked in one way or another."""
    number = iter(range(10_000))
    return re.sub(
        r"(?<![\w’'-])[^\W\d_]+(?: [A-ZА-ЯӘҒҚҢӨҰҮІ][^\W\d_]+)*(?![\w’'-])",
        lambda found: WRAPPERS[n % 5](found[0]) if (n := next(number)) % 3 == 0 or found[0][0].isupper() else found[0],
        text,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codebook_is_shown_as_it_is_written(language: str) -> None:
    found = list(texts(language))
    assert len(found) > 200
    for text in found:
        assert shown(text) == text
        assert marked(text) != text
        assert shown(marked(text)) == text


LIST_MARK = re.compile(r"^(?:-|\d+\.)\s+")


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Each fact with its roles and the words that prove it."""
    name = lambda v: v.id if isinstance(v, Entity) else str(v)  # noqa: E731
    roles = lambda fact: repr(sorted((k, sorted(map(name, vs))) for k, vs in fact.roles.items()))  # noqa: E731
    text = reading.article.text
    words = lambda fact: LIST_MARK.sub("", text[fact.evidence.start : fact.evidence.end])  # noqa: E731
    return sorted((f.relation, roles(f), words(f)) for f in reading.facts)


SENTENCES = {
    "en": [
        "President Kassym-Jomart Tokayev visited Almaty region on Monday.",
        "Abylkair Skakov was appointed akim of Pavlodar region.",
        "Kassym-Jomart Tokayev instructed the Government to build three schools by 2025.",
        "The poet Olzhas Suleimenov was awarded the Order of Otan.",
    ],
    "ru": [
        "Президент Касым-Жомарт Токаев посетил Карагандинскую область в понедельник.",
        "Абылкаир Скаков назначен акимом Павлодарской области.",
        "Касым-Жомарт Токаев поручил Правительству построить три школы до 2025 года.",
        "Аким Карагандинской области Ермаганбет Булекпаев доложил, что построено 120 километров дорог.",
    ],
    "kk": [
        "Мемлекет басшысы Қасым-Жомарт Тоқаев Қызылорда облысына жұмыс сапарымен келді.",
        "Абылқайыр Сқақов Павлодар облысының әкімі болып тағайындалды.",
        "Қасым-Жомарт Тоқаев Үкіметке 2025 жылға дейін үш мектеп салуды тапсырды.",
        "Қызылорда облысында 120 шақырым жол салынды.",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_emphasis_and_lists_change_no_fact(tmp_path: Path, language: str) -> None:
    plain = "\n\n".join(SENTENCES[language])
    versions = {
        "plain": plain,
        "marked": "\n\n".join(map(marked, SENTENCES[language])),
        "listed": "\n".join(f"- {marked(s)}" for s in SENTENCES[language]),
        "numbered": "\n".join(f"{n}. **{s}**" for n, s in enumerate(SENTENCES[language], start=1)),
        "commented": "<!-- Draft. -->\n\n![](a.jpg)\n\n" + "\n\n***\n\n".join(map(marked, SENTENCES[language])),
    }
    facts: dict[str, Any] = {}
    for name, text in versions.items():
        file = tmp_path / "article.md"
        file.write_text(f"---\ndate: 2023-02-14\nlang: {language}\n---\n{text}\n", encoding="utf-8")
        (article,) = read([str(file)])
        assert isinstance(article, Article)
        assert "](" not in article.text
        assert "**" not in article.text
        facts[name] = told(extract(article, "kz"))
    assert len({relation for relation, *_ in facts["plain"]}) >= 3
    for name, found in facts.items():
        assert found == facts["plain"], name
