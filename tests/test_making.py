"""An article made of a text: which first line is its headline, and what no article may be."""

from __future__ import annotations

import pytest

from extract.files import Problem
from extract.making import article, checked, headline, unmarked
from extract.model import Article, Origin

SAID = "The akim of Almaty region opened a school."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Akim opens a school\n\n{SAID}", "Akim opens a school"),
        (f"\n  Akim opens a school  \n{SAID}", "Akim opens a school"),
        (f"{SAID}\n\nIt has 600 pupils.", None),  # a sentence
        ("The akim of Almaty\nregion opened a school.", None),  # goes on in the next line
        ("Akim opens a school", None),  # of which nothing follows
        (f"{'long ' * 41}\n\n{SAID}", None),
    ],
)
def test_the_first_line_is_a_headline_where_it_reads_like_one(text: str, title: str | None) -> None:
    assert headline(text) == title


def test_marks_go_where_there_are_some_and_nothing_else_does() -> None:
    assert "**" not in unmarked("# Akim opens a school\n\nThe **akim** opened it.\n\n- a\n- b\n")
    assert unmarked(f"2 * 3 * 4\n{SAID}") == f"2 * 3 * 4\n{SAID}"


def test_what_is_said_of_it_goes_before_its_headline() -> None:
    origin = Origin("there", ("school", "there/school"))
    assert article(origin, SAID, {}, "Akim opens a school").title == "Akim opens a school"
    assert article(origin, SAID, {"title": "Another"}, "Akim opens a school").title == "Another"
    assert article(origin, SAID, {"issued": "2018"}).id == "school"


def test_letters_are_composed() -> None:
    found = checked(Article("a", "Бери\u0306к", title="Cafe\u0301"), "a", 100)
    assert isinstance(found, Article)
    assert (found.text, found.title) == ("Берйк", "Café")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" \n ", "there is no text"),
        (SAID, "42 characters long, and an article may have 10"),
        ("\ud83d", "half a character"),
    ],
)
def test_what_is_no_article_is_told(text: str, told: str) -> None:
    found = checked(Article("a", text), "here", 10)
    assert isinstance(found, Problem)
    assert str(found).startswith("here: ")
    assert told in str(found)
