"""Which post a clause names."""

from __future__ import annotations

import pytest

from extract.frames import Frame, Role
from extract.relations.posts.named import (
    as_post,
    is_taken,
    joined,
    title_heading,
    title_in,
    title_of_being,
)
from extract.text import Text
from tests.documents import ready


def frame(text: Text, lemma: str) -> Frame:
    return next(f for f in text.syntax.frames if f.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "language", "lemma", "words"),
    [
        ("Bolat Omarov became minister of energy.", "en", "become", "minister of energy"),
        ("Болат Омаров назначен министром энергетики.", "ru", "назначить", "министр энергетики"),
        ("Болат Омаров облыс әкімі болып тағайындалды.", "kk", "тағайындау", "әкімі"),
        ("Bolat Omarov became famous.", "en", "become", None),
    ],
)
def test_the_post_of_a_clause(text: str, language: str, lemma: str, words: str | None) -> None:
    seen = ready(text, language)
    title = title_in(seen, frame(seen, lemma))
    assert (title.wording if title is not None else None) == words


@pytest.mark.parametrize(
    ("text", "appoints", "dismisses"),
    [
        ("Омаров назначен министром энергетики и освобождён от должности акима.", "министр энергетики", "аким"),
        ("Омаров освобождён от должности акима и назначен на должность министра.", "министр", "аким"),
        ("Вчера акимом назначен Омаров, от должности директора освобождён Аскаров.", "аким", "директор"),
    ],
)
def test_each_verb_of_changing_posts_has_its_own(text: str, appoints: str, dismisses: str) -> None:
    seen = ready(text, "ru")
    titles = [title_in(seen, frame(seen, lemma)) for lemma in ("назначить", "освободить")]
    assert [title.wording for title in titles if title is not None] == [appoints, dismisses]


def test_the_post_of_a_verb_that_stands_last_stands_before_it() -> None:
    text = ready("Аудан әкімі қызметін атқарып, депутат болып сайланған Болат Омаров келді.", "kk")
    title = title_in(text, frame(text, "атқару"), former=True)
    assert title is not None
    assert title.wording == "әкімі"


def test_what_says_that_a_title_is_held_or_taken() -> None:
    text = ready("Он пришёл на должность акима, а видел директора.", "ru")
    post, other = text.loose_titles
    assert (as_post(text, post), is_taken(text, post)) == (True, True)
    assert (as_post(text, other), is_taken(text, other)) == (False, False)


def test_a_case_that_tells_a_post_does_so_only_where_it_may() -> None:
    (title,) = ready("Он стал акимом.", "ru").loose_titles
    text = ready("Он стал акимом.", "ru")
    assert is_taken(text, title)
    assert not is_taken(text, title, by_case=False)


def test_the_title_that_heads_a_role_or_is_said_of_the_subject() -> None:
    text = ready("The director is Bolat Omarov.")
    be = frame(text, "be")
    assert title_of_being(text, be) == title_heading(text, be, Role.AGENT) == text.loose_titles[0]
    assert title_heading(text, be, Role.CAPACITY) is None


def test_a_conjunction_joins_another_post() -> None:
    text = ready("Bolat Omarov became minister and deputy prime minister.")
    first, second = text.loose_titles
    assert joined(text, first) == [second]
    assert joined(text, second) == []
    again = ready("Bolat Omarov was elected as minister and as deputy prime minister.")
    assert joined(again, again.loose_titles[0]) == again.loose_titles[1:]


def test_duties_of_one_verb_are_not_those_of_a_post_after_a_comma() -> None:
    text = ready("Исполняющим обязанности назначен Болат Омаров, до этого занимавший пост директора.", "ru")
    title = title_in(text, frame(text, "исполнять"), former=True)
    assert title is not None
    assert title.wording == "директор"
