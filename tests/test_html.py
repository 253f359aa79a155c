"""HTML pages: the text without what surrounds it, and only what the page's metadata declare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.html import read_page
from extract.model import Article
from extract.sources import read

SAMPLE = Path(__file__).parents[1] / "samples" / "articles" / "sample-en-03-september-appointments.html"
BODY = "".join(
    f"<p>In {year} the akim of Almaty region opened a school for {year - 1400} pupils in the new quarter.</p>"
    for year in (2018, 2019, 2020)
)


def page(head: str = "", body: str = BODY, language: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>School opened</title>'
        f"{head}</head><body><nav><ul><li><a href='/'>Mayor of Astana</a></li></ul></nav><article>"
        f"<h1>School opened</h1>{body}</article><aside><ul><li>Weather in Aktobe</li></ul></aside>"
        "<footer>Editor: Saule Imanova</footer><script>var place = 'Shymkent';</script></body></html>"
    )


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_text_is_the_article_alone() -> None:
    found = read_page(page())
    assert found is not None
    for year in (2018, 2019, 2020):
        assert f"In {year} the akim of Almaty region opened a school for {year - 1400} pupils" in found.text
    for left_behind in ("Mayor of Astana", "Aktobe", "Saule", "Shymkent", "<"):
        assert left_behind not in found.text


def test_what_the_metadata_say() -> None:
    found = read_page(
        page(
            '<meta property="og:title" content="School opened in Almaty region">'
            '<meta property="og:site_name" content="Steppe Wire"><meta name="author" content="Timur Ablaev">'
            '<meta property="article:published_time" content="2018-01-11T09:15:00+06:00">'
            '<link rel="canonical" href="https://example.org/news/school">'
        )
    )
    assert found is not None
    assert (found.title, found.issued, found.language, found.publisher, found.creator, found.source) == (
        "School opened in Almaty region",
        "2018-01-11",
        "en",
        "Steppe Wire",
        "Timur Ablaev",
        "https://example.org/news/school",
    )


@pytest.mark.parametrize(
    ("declared", "issued"),
    [
        ('<meta property="article:published_time" content="2018-01-11">', "2018-01-11"),
        ('<meta itemprop="datePublished" content="2018-01">', "2018-01"),
        ('<meta name="date" content=" 2018 ">', "2018"),
        ('<meta name="pubdate" content="2018-01-11 10:00">', "2018-01-11"),
        ('<meta name="DC.date.issued" content="2018-01-11T10:00">', "2018-01-11"),
        ('<meta name="date" content="11 January 2018">', None),
        ('<meta name="date" content="">', None),
        ('<meta property="article:modified_time" content="2018-01-11">', None),
        ('<meta property="og:url" content="https://example.org/2018/01/11/school">', None),
        ('<link rel="canonical" href="https://example.org/2018/01/11/school">', None),
        (linked({"@type": "NewsArticle", "datePublished": "2018-01-11T09:15:00+06:00"}), "2018-01-11"),
        (linked([{"@type": ["Thing", "BlogPosting"], "datePublished": "2018-01"}]), "2018-01"),
        (linked({"@graph": [{"@type": "Organization"}, {"@type": "Article", "datePublished": "2018"}]}), "2018"),
        (linked({"@type": "NewsArticle", "dateModified": "2018-01-11"}), None),
        (linked({"@type": "NewsArticle", "datePublished": "2018-02-30"}), None),
        (linked({"@type": "Event", "datePublished": "2018-01-11"}), None),
        (linked([{"@type": "Article", "datePublished": d} for d in ("2018-01-11", "2019-01-11")]), None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', None),
    ],
)
def test_the_date_is_the_declared_one_or_none(declared: str, issued: str | None) -> None:
    found = read_page(page(declared))
    assert found is not None
    assert found.issued == issued


@pytest.mark.parametrize(
    ("time", "issued"),
    [
        ('<time itemprop="datePublished" datetime="2018-01-11T10:00">yesterday</time>', "2018-01-11"),
        ('<time pubdate datetime="2018-01-11">yesterday</time>', "2018-01-11"),
        ('<time datetime="2018-01-11">11 January 2018</time>', None),
        ("<p>Published on 11 January 2018, updated 2018-01-12.</p>", None),
        ('<header><time datetime="2018-01-11T10:00">11 January</time></header>', "2018-01-11"),
        (
            '<header><time datetime="2018-01-11"></time><time class="updated" datetime="2018-01-12"></time></header>',
            "2018-01-11",
        ),
        ('<header><time datetime="2018-01-11"></time><time datetime="2018-01-12"></time></header>', None),
        ('<article><header><time datetime="2018-01-11"></time></header><h2>Another</h2></article>', None),
    ],
)
def test_a_date_in_the_text_counts_only_where_it_is_declared(time: str, issued: str | None) -> None:
    found = read_page(page(body=time + BODY))
    assert found is not None
    assert found.issued == issued


@pytest.mark.parametrize("day", ["2023-13-45", "2023-02-30", "2023-00", "0000"])
def test_a_declared_day_that_is_none_is_left_out(day: str) -> None:
    found = read_page(page(f'<meta property="article:published_time" content="{day}">'))
    assert found is not None
    assert found.issued is None


@pytest.mark.parametrize(
    ("declared", "publisher"),
    [
        ('<meta property="og:site_name" content=" Steppe Wire ">', "Steppe Wire"),
        ('<meta name="DC.publisher" content="Steppe Wire">', "Steppe Wire"),
        (
            linked({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Steppe Wire"}}),
            "Steppe Wire",
        ),
        ('<link rel="canonical" href="https://www.example.org/school">', None),
        ("", None),
    ],
)
def test_the_publisher_is_the_declared_one_or_none(declared: str, publisher: str | None) -> None:
    found = read_page(page(declared))
    assert found is not None
    assert found.publisher == publisher


@pytest.mark.parametrize(("lang", "language"), [("ru-RU", "ru"), ("KK", "kk"), ("", None)])
def test_the_language_is_two_letters(lang: str, language: str | None) -> None:
    found = read_page(page(language=lang))
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize("markup", ["", "   ", "<html></html>", "<<<>>>", "<p", "\x00", "{'a': 1}", "<!-- nothing -->"])
def test_what_holds_no_article_is_none(markup: str) -> None:
    assert read_page(markup) is None


def test_unclosed_markup_is_read_all_the_same() -> None:
    found = read_page(f"<html><body><article><h1>School opened{BODY.replace('</p>', '')}")
    assert found is not None
    assert "opened a school for 618 pupils" in found.text


def test_the_sample_page() -> None:
    (article,) = read([str(SAMPLE)])
    assert isinstance(article, Article)
    assert (article.issued, article.publisher, article.creator) == ("2023-09-06", "Steppe Bulletin", "Timur Ablaev")
    assert article.text.count("Marat Akhmetzhanov") == 2
    assert "Telegram" not in article.text


def test_a_head_that_brings_the_library_down_costs_no_article() -> None:
    """It asserts that what it drops from a page has a parent, which a page that begins in mathematics does not keep."""
    found = read_page(f"<math>{BODY}")
    assert found is not None
    assert "In 2018 the akim of Almaty region opened a school" in found.text
