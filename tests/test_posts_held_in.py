"""What a post is held in: told by its office, by its words, by the place of its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.relations.posts.held_in import bodies, over, own_of_subject, seated, worked_in
from tests.documents import ready, token


def test_an_office_tells_its_body_and_words_tell_the_country_beside_it() -> None:
    text = ready("He met the akim of Pavlodar region and the Prime Minister of Kazakhstan.")
    akim, premier = text.loose_titles
    assert [e.id for e in bodies(text, akim)] == ["pavlodar-region"]
    assert [e.id for e in bodies(text, premier)] == ["government-of-kazakhstan", "kazakhstan"]


@pytest.mark.parametrize(
    ("language", "text", "verb", "seat"),
    [
        ("en", "The Senate elected Bolat Omarov as its chairman.", "elect", "senate"),
        ("en", "The Senate elected Bolat Omarov as a chairman.", "elect", None),
        ("en", "Bolat Omarov was elected by the Senate as its chairman.", "elect", None),
        ("ru", "Сенат избрал Болата Омарова своим председателем.", "избрать", "senate"),
        ("kk", "Сенат Болат Омаровты өз төрағасы етіп сайлады.", "сайлау", "senate"),
    ],
)
def test_a_post_in_the_body_that_elects_to_it(language: str, text: str, verb: str, seat: str | None) -> None:
    seen = ready(text, language)
    (title,) = seen.loose_titles
    told = own_of_subject(seen, title, next(f for f in seen.syntax.frames if f.lemma == verb))
    assert (told.seat and told.seat.id) == seat


def test_a_plural_title_is_of_one_over_his_place() -> None:
    text = ready("Назначены акимы: Болат Омаров – Павлодарская область.", "ru")
    place = next(u for u in text.document.units if u.entity.id == "pavlodar-region")
    one = over(text, text.loose_titles[0], place)
    assert (one.wording, one.office.id if one.office else None) == ("аким", "akim-of-pavlodar-region")


def test_who_governs_is_seated_in_the_only_place_of_his_sentence() -> None:
    text = ready("In Pavlodar region they met an akim.")
    (title,) = text.loose_titles
    assert seated(text, replace(title, seat=None, office=None), token(text.document, "met")).seat is not None
    other = ready("Between Pavlodar region and Abai region they met an akim.")
    (title,) = other.loose_titles
    assert seated(other, replace(title, seat=None, office=None), token(other.document, "met")).seat is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The akim of Pavlodar region Bolat Omarov was dismissed. Serik Askarov became the new akim."),
        ("ru", "Аким Павлодарской области Болат Омаров уволен. Новым акимом стал Серик Аскаров."),
        ("kk", "Павлодар облысының әкімі Болат Омаров босатылды. Жаңа әкім болып Серік Асқаров тағайындалды."),
    ],
)
def test_a_new_title_is_over_what_the_sentence_before_tells_of_the_same_one(language: str, text: str) -> None:
    seen = ready(text, language)
    (title,) = seen.loose_titles
    told = seated(seen, title, title.start)
    assert (told.office and told.office.id, told.seat and told.seat.id) == (
        "akim-of-pavlodar-region",
        "pavlodar-region",
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The akim of Pavlodar region Bolat Omarov and his deputy Serik Askarov came."),
        ("ru", "Аким Павлодарской области Болат Омаров и его заместитель Серик Аскаров прибыли."),
        ("kk", "Павлодар облысының әкімі Болат Омаров пен оның орынбасары Серік Асқаров келді."),
    ],
)
def test_a_deputy_is_where_the_one_is_whom_a_pronoun_means(language: str, text: str) -> None:
    seen = ready(text, language)
    deputy = next(h.title for h in seen.document.held if h.title.office is None)
    assert [body.id for body in bodies(seen, deputy)] == ["pavlodar-region"]
    other = ready("The akim of Pavlodar region Bolat Omarov and deputy Serik Askarov came.")
    assert bodies(other, next(h.title for h in other.document.held if h.title.office is None)) == ()


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        ("en", "Bolat Omarov worked at the Ministry of Finance as an expert.", ["ministry-of-finance"]),
        (
            "en",
            "Bolat Omarov worked at the Ministry of Finance as an expert, then inspector.",
            ["ministry-of-finance"] * 2,
        ),
        ("en", "Bolat Omarov visited the Ministry of Finance as an expert.", [None]),
        ("en", "Bolat Omarov worked at the Ministry of Finance and in the Senate as an expert.", [None]),
        ("ru", "Болат Омаров работал в Министерстве финансов главным экспертом.", ["ministry-of-finance"]),
        ("ru", "Болат Омаров работал с Министерством финансов главным экспертом.", [None]),
    ],
)
def test_a_post_in_the_body_in_which_somebody_works(language: str, text: str, seats: list[str | None]) -> None:
    seen = ready(text, language)
    told = [worked_in(seen, title).seat for title in seen.loose_titles]
    assert [seat and seat.id for seat in told] == seats


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bolat Omarov worked as an expert, then chief inspector.", ["expert", "chief inspector"]),
        ("Bolat Omarov spoke of the then director.", ["then director"]),
    ],
)
def test_what_puts_a_post_after_another_is_none_of_its_words(text: str, words: list[str]) -> None:
    assert [title.words for title in ready(text).loose_titles] == words
