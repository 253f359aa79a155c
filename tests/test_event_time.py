"""Which of the dates that a text tells is an event's own, and what goes on with what was done on one day."""

from __future__ import annotations

import pytest

from extract.event_time import Times
from extract.model import Article, Fact
from extract.pipeline import extract
from tests.documents import ready, token

ISSUED = "2024-05-10"


def facts(text: str, relation: str, language: str = "en", issued: str | None = ISSUED) -> list[Fact]:
    reading = extract(Article("times", text, issued=issued, language=language), "kz")
    return [f for f in reading.facts if f.relation == relation]


def whens(text: str, relation: str, language: str = "en", issued: str | None = ISSUED) -> list[object]:
    return [next(iter(f.roles.get("when", ())), None) for f in facts(text, relation, language, issued)]


def test_the_date_of_a_clause_is_that_of_its_event() -> None:
    text = "Akim Assain Baikhanov visited the Ertis Cable plant, built in 1973, on May 8."
    assert whens(text, "visit") == ["2024-05-08"]


def test_a_date_of_a_subordinate_clause_is_no_event_s() -> None:
    assert whens("Akim Assain Baikhanov visited the Ertis Cable plant, which was built in 1973.", "visit") == [None]


def test_a_date_after_an_aside_is_of_the_verb_that_it_stands_beside() -> None:
    text = "As the press service informed, on May 8 Kassym-Jomart Tokayev met with Alikhan Smailov."
    assert whens(text, "meeting") == ["2024-05-08"]


def test_when_that_was_for_which_somebody_is_honoured_is_not_when_he_was() -> None:
    honoured = "Assain Baikhanov was awarded the Order of Kurmet."
    assert whens(f"For work in last year's floods, {honoured}", "award") == [None]
    assert whens(f"At last year's forum, {honoured}", "award") == ["2023"]


def test_the_articles_own_date_tells_none() -> None:
    assert whens("Akim Assain Baikhanov visited the Ertis Cable plant.", "visit") == [None]


def test_a_date_in_brackets_is_of_what_stands_before_them() -> None:
    text = "Марлен Дәулетов «Құрмет» орденімен (2012 ж.) және «Ерен еңбегі үшін» медалімен (2008 ж.) марапатталды."
    told = {f.roles["award"][0].id: f.roles["when"] for f in facts(text, "award", "kk")}  # type: ignore[union-attr]
    assert sorted(told.values()) == [("2008",), ("2012",)]


def test_a_headline_or_dateline_tells_the_day_of_the_sentence_below() -> None:
    text = "(Павлодар, 8 мая)\n\nПремьер-министр Алихан Смаилов посетил завод «Ертіс Кабель»."
    assert whens(text, "visit", "ru") == ["2024-05-08"]


@pytest.mark.parametrize(
    ("text", "language", "term"),
    [
        ("From 2014 to 2018 Assain Baikhanov held the post of akim of Aktobe region.", "en", ("2014", "2018")),
        ("Асаин Байханов занимал должность заместителя акима Павлодарской области с 2019 года.", "ru", ("2019", None)),
        ("In 2020 Assain Baikhanov was appointed akim of Pavlodar region.", "en", ("2020", None)),
    ],
)
def test_a_post_is_held_from_and_until(text: str, language: str, term: tuple[str | None, str | None]) -> None:
    (held,) = (f for f in facts(text, "position", language) if "start" in f.roles)
    assert tuple(next(iter(held.roles.get(role, ())), None) for role in ("start", "end")) == term


DAY = "On May 8 Prime Minister Alikhan Smailov went on a working trip to Kostanay region. "


@pytest.mark.parametrize(
    ("following", "when"),
    [
        ("Smailov visited the Tobyl Cable plant.", "2024-05-08"),
        ("Three days earlier Smailov visited the Tobyl Cable plant.", None),
        ("Assain Baikhanov visited the Tobyl Cable plant.", None),
    ],
)
def test_what_the_same_person_did_goes_on_with_the_day(following: str, when: str | None) -> None:
    text = DAY + following
    told = [f for f in facts(text, "visit") if text.index("Tobyl") < f.evidence.end and f.evidence.start >= len(DAY)]
    assert next(iter(told[-1].roles.get("when", ())), None) == when


def test_long_ago_is_no_day_that_others_go_on_with() -> None:
    text = "On May 8, 2020 Alikhan Smailov visited Kostanay region. Smailov visited the Tobyl Cable plant."
    assert whens(text, "visit") == ["2020-05-08", None]


# ---- asked of one word


def at(text: str, word: str) -> tuple[Times, int]:
    found = ready(text, issued=ISSUED)
    return found.times, token(found.document, word)


@pytest.mark.parametrize(("word", "when"), [("visited", "2024-05-08"), ("founded", "1957")])
def test_each_clause_has_its_own_date(word: str, when: str) -> None:
    times, verb = at("On May 8 Bolat Omarov visited Rudny, which was founded in 1957.", word)
    assert times.of_event(verb) == when


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("From 2014 to 2018 Bolat Omarov held the post.", ("2014", "2018")),
        ("Bolat Omarov held the post until 2018.", (None, "2018")),
        ("Bolat Omarov held the post.", (None, None)),
    ],
)
def test_what_is_so_lasts_as_its_clause_tells(text: str, term: tuple[str | None, str | None]) -> None:
    times, verb = at(text, "held")
    assert times.of_state(verb) == term


def test_brackets_tell_how_long_what_stands_before_them_lasted() -> None:
    times, opening = at("Bolat Omarov, minister (2014–2018), spoke.", "(")
    assert times.after(opening) == ("2014", "2018")
    assert times.after(opening - 1) == (None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "From 2012 to 2014 Bolat Omarov headed the Geology Committee, and then he headed the Forestry Committee.",
        ),
        (
            "ru",
            "В 2012–2014 годах Болат Омаров возглавлял Комитет геологии, затем возглавлял Комитет лесного хозяйства.",
        ),
    ],
)
def test_a_period_is_not_of_what_came_after_it(language: str, text: str) -> None:
    starts = [f.roles.get("start", (None,)) for f in facts(text, "position", language)]
    assert sorted(map(str, starts)) == ["('2012',)", "(None,)"]
