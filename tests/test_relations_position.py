"""Positions: titles beside names, titles that a clause says are held, when a post is held, and what says no more."""

from __future__ import annotations

import pytest

from extract.relations import position
from tests.documents import ready, token, told


def posts(text: str, language: str = "en", *roles: str, issued: str | None = None) -> list[tuple[str, ...]]:
    return told(position, ready(text, language, issued), *(roles or ("person", "role")))


AKIM = "Akim of Pavlodar region"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Minister of Energy Bolat Omarov spoke.", ("title-and-name", "Bolat Omarov", "Minister of Energy")),
        ("Bolat Omarov served as akim of Pavlodar region.", ("verb", "Bolat Omarov", AKIM)),
        ("Bolat Omarov became akim of Pavlodar region.", ("change", "Bolat Omarov", AKIM)),
        ("Bolat Omarov heads the Ministry of Energy.", ("leads", "Bolat Omarov", "Minister of Energy")),
        ("Bolat Omarov chaired the Steppe Committee.", ("leads", "Bolat Omarov", "chairman")),
        ("Bolat Omarov's last post was akim of Pavlodar region.", ("being", "Bolat Omarov", AKIM)),
    ],
)
def test_who_holds_which_post(text: str, fact: tuple[str, ...]) -> None:
    assert posts(text) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "Bolat Omarov will become akim of Pavlodar region.",
        "Bolat Omarov does not head the Ministry of Energy.",
        "Bolat Omarov works with the akim of Pavlodar region.",  # says of nobody that it is his post
    ],
)
def test_what_is_no_post_of_his(text: str) -> None:
    assert posts(text) == []


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Заместителем акима области назначен Арман Сатпаев.", "Заместитель акима области", "Павлодарская область"),
        ("Арман Сатпаев освобождён от должности заместителя акима области.", "заместитель акима области",
         "Павлодарская область"),
        ("Арман Сатпаев раньше работал заместителем акима области.", "заместитель акима", ""),  # of any
        ("Совещание вместе с акимом области Ермаганбетом Булекпаевым прошло.", "Аким Павлодарской области",
         "Павлодарская область"),
    ],
)  # fmt: skip
def test_a_post_over_the_place_that_is_spoken_of(text: str, role: str, body: str) -> None:
    text = f"Болат Омаров посетил Павлодарскую область. {text}"
    assert [fact[1:] for fact in posts(text, "ru", "role", "body")] == [(role, body)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Акимом Павлодарского района с 2022 года является Болат Омаров.", [("being", "Аким Павлодарского района")]),
        ("Серым домом района является музей, рядом живёт Болат Омаров.", []),
    ],
)
def test_a_post_before_a_verb_of_being(text: str, found: list[tuple[str, ...]]) -> None:
    assert posts(text, "ru", "role") == found


def test_whose_name_a_body_bears_does_not_lead_it() -> None:
    leads = "ректор Западно-Казахстанского университета имени М. Утемисова"
    told_of_him = [("title-and-name", "Болат Омаров", leads)]
    assert posts(f"Болат Омаров, {leads}, поблагодарил всех.", "ru") == told_of_him
    assert posts("Болат Омаров посетил университет имени М. Утемисова.", "ru") == []


def test_a_title_that_is_somebodys_other_name_is_his_post_beside_his_name() -> None:
    named = [("title-and-name", "Nursultan Nazarbayev", "First President")]
    assert posts("First President Nursultan Nazarbayev spoke.") == named
    assert posts("The First President spoke.") == []
    assert posts("First President Bolat Omarov spoke.") != named


def test_posts_are_told_as_his() -> None:
    told = "Akim of Pavlodar region, Minister of Energy - such were his posts from 1996 to 1998."
    assert posts(f"Bolat Omarov was glad. {told}", "en", "person", "role", "start", "end") == [
        ("being", "Bolat Omarov", AKIM, "1996", "1998"),
        ("being", "Bolat Omarov", "Minister of Energy", "1996", "1998"),
    ]
    assert posts("Bolat Omarov was glad. His aides were the akim of Pavlodar region and a writer.") == []


def test_a_title_alone_is_a_post_of_whom_the_date_makes_its_holder_where_the_article_names_him() -> None:
    told = ("title-alone", "Kassym-Jomart Tokayev", "President")
    assert posts("The Head of State spoke. Kassym-Jomart Tokayev met them.", issued="2023-01-01") == [told]
    assert posts("The Head of State spoke.", issued="2023-01-01") == []
    assert posts("The Head of State spoke. Bolat Omarov met them.") == []


def test_a_verb_of_being_takes_the_title_before_it() -> None:
    assert posts("Болат Омаров Павлодар облысының әкімі болды.", "kk") == [
        ("being", "Болат Омаров", "Павлодар облысының әкімі")
    ]


@pytest.mark.parametrize(
    ("text", "rule", "term"),
    [
        ("Bolat Omarov served as akim of Pavlodar region from 2014 to 2018.", "verb", ("2014", "2018")),
        ("In 2020 Bolat Omarov was appointed akim of Pavlodar region.", "change", ("2020", "")),  # it begins
        (
            "In 2020 Bolat Omarov was relieved of the post of akim of Pavlodar region.",
            "change",
            ("", "2020"),
        ),  # it ends
    ],
)
def test_when_a_post_is_held(text: str, rule: str, term: tuple[str, str]) -> None:
    assert posts(text, "en", "person", "start", "end") == [(rule, "Bolat Omarov", *term)]


def test_a_post_is_told_once_and_rather_with_its_body() -> None:
    text = "Director Bolat Omarov spoke. Bolat Omarov, director of the Ertis Cable plant, left."
    assert posts(text, "en", "role", "body") == [("title-and-name", "director of the Ertis Cable plant", "Ertis Cable")]


# ---- the title that a clause names


@pytest.mark.parametrize(
    ("language", "text", "verb", "title"),
    [
        ("ru", "Болат Омаров, работавший директором школы, назначен акимом Павлодара.", "назначен", "акимом"),
        ("ru", "Директор школы сказал, что Болат Омаров назначен акимом Павлодара.", "назначен", "акимом"),
        ("en", "Bolat Omarov was appointed yesterday.", "appointed", None),
    ],
)
def test_the_title_that_is_taken_is_none_that_was_held_before(
    language: str, text: str, verb: str, title: str | None
) -> None:
    article = ready(text, language)
    found = position.title_in(article, article.syntax.verb[token(article.document, verb)])
    assert (article.document.tokens[found.start].text if found else None) == title


def test_a_title_held_before_is_found_where_it_is_asked_for() -> None:
    article = ready("Болат Омаров, работавший директором школы, выступил.", "ru")
    frame = article.syntax.verb[token(article.document, "выступил")]
    assert position.title_in(article, frame) is None
    assert position.title_in(article, frame, former=True) is not None


@pytest.mark.parametrize(
    ("text", "verb", "name"),
    [
        ("Serik Askarov appointed Bolat Omarov akim.", "appointed", "Bolat Omarov"),
        ("Bolat Omarov was appointed akim by Serik Askarov.", "appointed", "Bolat Omarov"),
        ("Bolat Omarov left the school.", "left", "Bolat Omarov"),
        ("The school was built.", "built", None),
    ],
)
def test_whose_post_changes(text: str, verb: str, name: str | None) -> None:
    article = ready(text)
    found = position.holder_in(article, article.syntax.verb[token(article.document, verb)])
    assert (found.entity.name("en") if found else None) == name


def test_only_titles_with_a_place_each_are_shared() -> None:
    shared = ready("Болат Омаров Павлодар облысының, Серік Асқаров Қостанай облысының әкімі болып тағайындалды.", "kk")
    (title,) = shared.loose_titles
    assert [(u.entity.name("kk"), t.seat and t.seat.name("kk")) for u, t in position.sharing(shared, title)] == [
        ("Болат Омаров", "Павлодар облысы"),
        ("Серік Асқаров", "Қостанай облысы"),
    ]
    alone = ready("Серік Асқаров Қостанай облысының әкімі болып тағайындалды.", "kk")
    assert position.sharing(alone, alone.loose_titles[0]) == []


def test_a_bare_minister_is_that_of_the_ministry_told_with_his_name_elsewhere() -> None:
    text = "Minister of Energy Bolat Omarov came. Minister Bolat Omarov said that the Ministry of Finance agreed."
    assert [body for *_, body in told(position, ready(text, "en"), "person", "body")] == ["Ministry of Energy"]
    alone = "Minister Bolat Omarov said that the Ministry of Finance agreed."
    assert [body for *_, body in told(position, ready(alone, "en"), "person", "body")] == ["Ministry of Finance"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Болат Омаров Павлодар облысының әкімі лауазымында жұмыс істеді.", "verb"),
        ("Болат Омаров Павлодар облысының әкімі қызметінде еңбек етті.", "verb"),
        ("Болат Омаров Павлодар облысының әкімі қызметінде болды.", "being"),
        ("Болат Омаров Павлодар облысының әкімі кабинетінде болды.", None),
    ],
)
def test_a_post_in_which_somebody_works(text: str, rule: str | None) -> None:
    assert posts(text, "kk") == ([(rule, "Болат Омаров", "Павлодар облысының әкімі")] if rule else [])
