"""Titles: their own words, the office they amount to, what they are held in before them and after."""

from __future__ import annotations

import pytest

from extract.complements import BareComplements
from extract.coreference import Context
from extract.document import Title
from extract.titles import TitleFinder
from extract.titles.after import seat_after, up_to_name
from extract.titles.before import seat_before
from extract.titles.offices import abroad, named_office
from extract.titles.view import TitleView
from extract.titles.words import TitleWords, own_words
from tests.passages import named, title_words, token, words


def view(text: str, language: str = "en") -> TitleView:
    place, runs, linker = named(text, language)
    bare = BareComplements(place.document, place.number, linker, runs)
    return TitleView(place, runs, linker, Context(place.document), bare, None)


def titles(text: str, language: str = "en") -> list[Title]:
    place, runs, linker = named(text, language)
    return list(TitleFinder(place.document, linker, Context(place.document)).titles(place, runs))


def own(seen: TitleView, word: str) -> TitleWords:
    found = own_words(seen, token(seen.passage, word))
    assert found is not None
    return found


# ---- own words


@pytest.mark.parametrize(
    ("language", "text", "first", "whole"),
    [
        ("en", "He met the First Deputy Chairman there.", "First", "First Deputy Chairman"),
        ("en", "He met the deputy there.", "deputy", "deputy"),
        ("en", "He met the Deputy Foreign Minister there.", "Deputy", "Deputy Foreign Minister"),
        ("en", "He met Bolat Omarov, a flute carver from there.", "flute", "flute carver"),
        ("en", "He met a flute carver from there.", "flute", None),  # of no person
        ("en", "He met a candidate for president there.", "president", None),  # who stands for it has it not
        ("en", "He met a national there.", "national", None),  # leads to no title
        ("ru", "После встречи аким уехал.", "После", None),  # no case of "посол"
        ("kk", "Кеше әкімі Ғалым Садырбай келді.", "Ғалым", None),  # a given name
        ("kk", "Ғалым Омаров келді.", "Ғалым", None),
        ("kk", "Ғалым Болат Омаров келді.", "Ғалым", "Ғалым"),
    ],
)
def test_a_titles_own_words(language: str, text: str, first: str, whole: str | None) -> None:
    seen = view(text, language)
    found = own_words(seen, token(seen.passage, first))
    assert (words(seen.passage, found.start, found.end) if found else None) == whole


def test_a_job_is_no_post() -> None:
    assert own(view("He met the minister there."), "minister").post
    assert not own(view("He met the teacher there."), "teacher").post


# ---- offices


@pytest.mark.parametrize(
    ("language", "text", "word", "office"),
    [
        ("en", "He met the Minister of Energy there.", "Minister", "Minister of Energy"),
        ("kk", "Ол Энергетика министрі болды.", "министрі", "Energy"),
        ("en", "He met the Foreign Minister there.", "Minister", "Foreign"),
        ("en", "He met the Chairman of the Senate Committee there.", "Chairman", None),
    ],
)
def test_offices_that_are_named(language: str, text: str, word: str, office: str | None) -> None:
    seen = view(text, language)
    at = own(seen, word)
    found = named_office(seen, at.start, at.end)
    assert (found is None) == (office is None)
    assert found is None or office is None or office in found.office.name("en")


@pytest.mark.parametrize(
    ("language", "text", "word", "country"),
    [
        ("en", "He met the Minister of Justice of Finland there.", "Minister", "Finland"),
        ("en", "He met Finland's Minister of Justice there.", "Minister", "Finland"),
        ("en", "He met the Finnish Minister of Justice there.", "Minister", "Finland"),
        ("en", "He met the Minister of Justice there.", "Minister", None),
        ("en", "He met Kazakhstan's Minister of Justice there.", "Minister", None),
        ("kk", "Кеше Финляндия Әділет министрі келді.", "министрі", "Finland"),
        ("kk", "Кеше Финляндияның Әділет министрі келді.", "министрі", "Finland"),
        ("kk", "Кеше Финляндияға Әділет министрі келді.", "министрі", None),  # he came there
        ("kk", "Кеше Қазақстан Әділет министрі келді.", "министрі", None),
    ],
)
def test_offices_of_other_countries(language: str, text: str, word: str, country: str | None) -> None:
    seen = view(text, language)
    at = own(seen, word)
    office = named_office(seen, at.start, at.end)
    assert office is not None
    found = abroad(seen, office, seen.passage.end)
    assert (found[0].name("en") if found else None) == country


# ---- what they are held in


@pytest.mark.parametrize(
    ("language", "text", "word", "seat", "begins"),
    [
        ("en", "He met Pavlodar akim there.", "akim", "Pavlodar", "Pavlodar"),
        ("en", "Yesterday Rudny Mayor Bolat Omarov spoke.", "Mayor", "Rudny", "Rudny"),
        ("en", "Then Rudny Deputy Akim Bolat Omarov spoke.", "Deputy", "Rudny", "Rudny"),
        ("en", "In Rudny Mayor Bolat Omarov spoke.", "Mayor", None, None),  # where he spoke
        ("en", "Then Rudny Doctor Bolat Omarov spoke.", "Doctor", None, None),  # no post
        ("en", "Yesterday in Rudny President Tokayev spoke.", "President", None, None),
        ("en", "He met Finland's President there.", "President", "Finland", "Finland"),
        ("ru", "Его принял павлодарский аким.", "аким", "Pavlodar region", "павлодарский"),
        ("kk", "Кеше Павлодар облысы гүлденді. Бүгін облыс әкімі келді.", "әкімі", "Pavlodar region", "облыс"),
        ("en", "Pavlodar region grew. He met the region's deputy akim.", "deputy", "Pavlodar region", "the"),
        ("en", "Pavlodar region grew. He met the region's governor.", "governor", None, None),  # whom that means
        ("en", "He met the men's director there.", "director", None, None),
        ("en", "He met Xyzzy Sut CEO there.", "CEO", "Xyzzy Sut", "Xyzzy"),
        ("en", "He met Finland's newly elected President there.", "President", "Finland", "Finland"),
        ("kk", "Ол Финляндияның екінші сайланған президентін көрді.", "президентін", "Finland", "Финляндияның"),
        ("kk", "Ол Павлодар облысынан сайланған депутатты көрді.", "депутатты", None, None),  # of no region's
        ("kk", "Кеше Павлодарға депутат барды.", "депутат", None, None),
        ("kk", "Кеше Қызылорда депутаты барды.", "депутаты", "Kyzylorda", "Қызылорда"),  # only seems to be in a case
        ("kk", "Кеше «Самал Дән» ЖШС-нің директоры келді.", "директоры", "Самал Дән", "«"),
        ("kk", "Кеше «Самал Дән» ҰК АҚ-ның директоры келді.", "директоры", "Самал Дән", "«"),
        ("kk", "Кеше «Самал Дән» ЖШС-не директоры келді.", "директоры", None, None),  # to it
        ("kk", "Ол Энергетика министрлігінде департамент директоры болды.", "директоры", "Ministry of Energy",
         "Энергетика"),
        ("kk", "Ол Энергетика министрлігіне департамент директоры болды.", "директоры", None, None),
        ("en", "He met the akim there.", "akim", None, None),
    ],
)  # fmt: skip
def test_what_stands_before_a_title(language: str, text: str, word: str, seat: str | None, begins: str | None) -> None:
    seen = view(text, language)
    found = seat_before(seen, own(seen, word))
    assert (found.entity.name("en") if found and found.entity else None) == seat
    assert (seen.passage.tokens[found.start].text if found else None) == begins


@pytest.mark.parametrize(
    ("language", "text", "word", "seat", "rest"),
    [
        ("en", "He met the akim of Pavlodar region there.", "akim", "Pavlodar region", "of Pavlodar region"),
        ("en", "He met the head of the Almaty company Steppe there.", "head", "Steppe", "of the Almaty company Steppe"),
        ("en", 'He met the director of "Steppe Glass" there.', "director", "Steppe Glass", 'of "Steppe Glass"'),
        ("en", "He met the head of the rice centre of Almaty there.", "head", "Almaty", "of the rice centre of Almaty"),
        ("en", "He met the akim there.", "akim", None, ""),
        (
            "en",
            "He met the adviser to the minister of energy there.",
            "adviser",
            "Ministry of Energy",
            "to the minister of energy",
        ),
        (
            "en",
            "He met the adviser to the minister of energy of Poland there.",
            "adviser",
            "Poland",
            "to the minister of energy of Poland",
        ),
        ("en", "He met the adviser to the minister there.", "adviser", None, ""),
        ("en", "He met the head of the tax service, Bolat Omarov.", "head", None, "of the tax service"),
        ("en", "He met the head of the tax service, and Bolat Omarov.", "head", None, ""),
        ("en", "The head of the tax service said so, Bolat Omarov.", "head", None, ""),
        ("en", "He met the head of the Almaty Metro there.", "head", "Almaty Metro", "of the Almaty Metro"),
        ("en", "He met the head of Almaty Metro there.", "head", "Almaty", "of Almaty"),
        ("en", "He met the head of the Almaty fair there.", "head", "Almaty", "of the Almaty"),
        ("en", "He met the head of Kazchrome from Bolat Omarov.", "head", "Kazchrome", "of Kazchrome"),
        ("ru", "Он встретил акима Павлодарской области.", "акима", "Pavlodar region", "Павлодарской области"),
        ("kk", "Ол әкімі болды.", "әкімі", None, ""),
    ],
)
def test_what_stands_after_a_title(language: str, text: str, word: str, seat: str | None, rest: str) -> None:
    seen = view(text, language)
    at = own(seen, word)
    found, end = seat_after(seen, at.start, at.end, seen.passage.end)
    assert (found.name("en") if found else None) == seat
    assert words(seen.passage, at.end, end) == rest


def test_common_words_lead_up_to_a_name() -> None:
    seen = view("He met the head of the city organisation of veterans Bolat Omarov there.")
    start, name = token(seen.passage, "organisation"), token(seen.passage, "Bolat")
    assert up_to_name(seen, start, seen.passage.end) == name
    assert up_to_name(seen, name, seen.passage.end) == name


# ---- whole titles


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He met the akim of Pavlodar region and the Foreign Minister there.",
         ["akim of Pavlodar region", "Foreign Minister"]),
        ("en", "He met the akim (governor) of Pavlodar region there.", ["akim (governor) of Pavlodar region"]),
        ("ru", "Приехали министр энергетики и директор школы Омаров.", ["министр энергетики", "директор школы"]),
        ("kk", "Павлодар облысының әкімі келді.", ["Павлодар облысының әкімі"]),
    ],
)  # fmt: skip
def test_the_titles_of_a_paragraph(language: str, text: str, found: list[str]) -> None:
    place, runs, linker = named(text, language)
    finder = TitleFinder(place.document, linker, Context(place.document))
    assert [title_words(place, t) for t in finder.titles(place, runs)] == found


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("He met the UN Resident Coordinator in Kazakhstan there.", "united-nations"),
        ("He met the Resident Coordinator in Kazakhstan there.", "kazakhstan"),
        ("He met the UN Coordinator of Kazakhstan there.", "kazakhstan"),
    ],
)
def test_an_envoy_is_of_the_body_that_sends_him(text: str, seat: str) -> None:
    (title,) = titles(text)
    assert title.seat is not None
    assert title.seat.id == seat


def test_a_deputy_has_a_seat_and_no_office() -> None:
    (minister,) = titles("He met the Minister of Energy there.")
    (deputy,) = titles("He met the Vice Minister of Energy there.")
    assert minister.office is not None
    assert deputy.office is None
    assert deputy.seat is not None
    assert deputy.seat.id == minister.office.get("body")


def test_a_former_title_is_past() -> None:
    (former,) = titles("He met the former akim of Pavlodar region there.")
    (present,) = titles("He met the akim of Pavlodar region there.")
    assert (former.past, present.past) == (True, False)


def test_a_minister_alone_is_of_the_only_ministry() -> None:
    minister = titles("The Ministry of Energy grew. The minister spoke.")[-1]
    assert minister.office is not None
    assert "Energy" in minister.office.name("en")


def test_a_title_of_something_unknown_says_so() -> None:
    assert titles("He met the head of everything there.")[0].of_something
    assert not titles("He met the head there.")[0].of_something


def test_who_heads_a_place_has_the_post_under_any_name() -> None:
    (head,) = titles("Кеше аудан басшысы келді.", "kk")
    (akim,) = titles("Кеше аудан әкімі келді.", "kk")
    assert head.keys == akim.keys


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("В Павлодарской области выросли сады. Их видел аким области Болат Омаров.", "pavlodar-region"),
        ("Павлодар растёт. Его жителям аким города Болат Омаров вручил ключи.", "pavlodar"),
        ("В Павлодарской области выросли сады. Их видел хозяин области Болат Омаров.", None),
        ("Аким области Болат Омаров видел сады.", None),  # of which?
    ],
)
def test_the_kind_of_a_place_means_the_one_spoken_of(text: str, seat: str | None) -> None:
    found = next((t for t in titles(text, "ru") if t.post), None)
    assert (found.seat.id if found is not None and found.seat is not None else None) == seat


def test_a_title_of_a_place_ends_the_complement_of_another() -> None:
    found = titles("Награды вручил жителям Шымкента аким города Болат Омаров.", "ru")
    assert [t.words for t in found] == ["жители", "аким"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Рабочая поездка Болата Омарова началась.", []),
        ("В ходе рабочей поездки Болат Омаров выступил.", []),
        ("В рамках рабочего визита Болат Омаров выступил.", []),
        ("Рабочая завода Болата Омарова пришла.", ["Рабочая"]),
        ("Наградили рабочего завода Болата Омарова.", ["рабочего"]),
    ],
)
def test_an_adjective_before_its_noun_is_no_job(text: str, found: list[str]) -> None:
    assert [t.words for t in titles(text, "ru")] == found


@pytest.mark.parametrize(
    ("language", "text", "wording"),
    [
        ("en", "The new mayor of Rudny, Bolat Omarov, spoke.", "mayor of Rudny"),
        ("en", "The acting mayor of Rudny, Bolat Omarov, spoke.", "acting mayor of Rudny"),
        ("ru", "Нового акима города Рудный Болата Омарова представили.", "аким города Рудный"),
        ("ru", "Бывший аким города Рудный Болат Омаров выступил.", "Бывший аким города Рудный"),
        ("kk", "Рудный қаласының жаңа әкімі Болат Омаров сөйледі.", "әкімі"),
    ],
)
def test_since_when_a_title_is_held_is_none_of_its_words(language: str, text: str, wording: str) -> None:
    (title,) = titles(text, language)
    assert title.wording == wording
