"""Figures: of what they are, when, reached or aimed at, by whom they are told."""

from __future__ import annotations

import pytest

from extract.relations import indicator
from tests.documents import ready, told


def figures(text: str, *roles: str, language: str = "en", issued: str | None = None) -> list[tuple[str, ...]]:
    return told(indicator, ready(text, language, issued), *roles)


def of(text: str, *roles: str, language: str = "en", issued: str | None = None) -> list[str]:
    """What one role of each figure is."""
    return [fact[1] for fact in figures(text, *roles, language=language, issued=issued)]


SCHOOLS = "40 schools were built in Pavlodar region"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("300 km of roads were built.", [("measured", "300", "kilometre")]),
        ("40 schools were built.", [("counted", "40", "school")]),
        ("Production rose from 30 to 70 thousand tonnes.",
         [("elliptic", "30000", "tonne"), ("measured", "70000", "tonne")]),
        ("Many schools were built.", []),
    ],
)  # fmt: skip
def test_how_much_of_what(text: str, facts: list[tuple[str, ...]]) -> None:
    assert figures(text, "value", "unit") == facts


def test_a_headline_tells_no_figure() -> None:
    below = "\n\nThe ceremony took place in the capital of the country."
    assert figures(f"{SCHOOLS}{below}") == []
    assert len(figures(f"{SCHOOLS}.{below}")) == 1


def test_a_figure_is_told_once() -> None:
    assert len(figures(f"{SCHOOLS}. {SCHOOLS}.")) == 1


def test_this_figure_is_of_what_was_measured_last() -> None:
    text = "Unemployment in Pavlodar region fell to 4 percent. {} was 5 percent in 2020."
    assert of(text.format("This figure"), "measure") == ["Unemployment in Pavlodar region"] * 2
    assert of(text.format("Inflation"), "measure")[1] == "Inflation"


@pytest.mark.parametrize(
    ("language", "first", "second", "back"),
    [
        ("en", "Exports of Pavlodar region reached 5 billion tenge.", "This is 4 percent more than in 2020.", True),
        ("en", "Exports of Pavlodar region reached 5 billion tenge.", "They grew by 4 percent.", True),
        ("en", "Exports of Pavlodar region reached 5 billion tenge.", "Imports grew by 4 percent.", False),
        ("ru", "Экспорт области составил 5 млрд тенге.", "Это на 4% больше, чем за тот же период.", True),
        ("ru", "Экспорт области составил 5 млрд тенге.", "За год он вырос на 4%.", True),
        ("ru", "Экспорт области составил 5 млрд тенге.", "Импорт вырос на 4%.", False),
        ("ru", "Экспорт области составил 5 млрд тенге.", "Больше 20% товаров вывозят в Китай.", False),
        ("kk", "Облыс экспорты 5 миллиард теңгеге жетті.", "Бұл өткен жылғыдан 4 пайызға артық.", True),
        ("kk", "Облыс экспорты 5 миллиард теңгеге жетті.", "Импорт 4 пайызға өсті.", False),
    ],
)
def test_a_sentence_that_only_compares(language: str, first: str, second: str, back: bool) -> None:
    one, other = of(f"{first} {second}", "measure", language=language, issued="2021-02-03")
    assert (one == other) is back


# ---- of what it is


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (f"{SCHOOLS}.", "Pavlodar region"),
        ("The akimat of Pavlodar region built 40 schools.", "Pavlodar region"),  # it governs the place
        ("Many came to Kostanay region. 40 schools were built in Pavlodar region.", "Pavlodar region"),
        ("The Ertis Cable plant works. The plant has 40 workers.", "Ertis Cable"),
        ("The Ertis Cable plant works. It has 40 workers.", "Ertis Cable"),
        ("Pavlodar region grows. Roads were repaired. 40 schools were built.", "Pavlodar region"),  # the only region
        ("The Ministry of Energy reported that 40 schools were built.", ""),  # who only reports
        ("40 schools were built.", ""),
    ],
)
def test_of_what_a_figure_is(text: str, about: str) -> None:
    assert of(text, "of") == [about]


def test_a_pronoun_in_the_next_sentence_is_what_the_last_figure_measures() -> None:
    text = "The share of small firms is 28 percent. By 2025 it should reach 35 percent."
    assert of(text, "measure") == ["The share of small firms"] * 2


# ---- when


@pytest.mark.parametrize(
    ("text", "issued", "when"),
    [
        (f"{SCHOOLS} in 2020.", "2024-05-01", "2020"),
        (f"{SCHOOLS}.", "2024-05-01", "2024"),  # the article's own time
        (f"{SCHOOLS}.", None, ""),
        (f"In 2023 the region grew. {SCHOOLS}.", "2024-05-01", "2023"),  # the year last spoken of
        (f"In 2019 the region grew. {SCHOOLS}.", "2024-05-01", ""),  # long ago
        (f"In 2030 the region will grow. {SCHOOLS}.", "2024-05-01", "2024"),  # has not come
        (f"{SCHOOLS}, while in 2022 nobody built any.", "2024-05-01", "2024"),
        (f"Bolat Omarov, who came in 2022, said that {SCHOOLS}.", "2024-05-01", "2024"),
        (f"In 2022, as Bolat Omarov said, {SCHOOLS}.", "2024-05-01", "2022"),
    ],
)
def test_the_year_of_a_figure(text: str, issued: str | None, when: str) -> None:
    assert of(text, "when", issued=issued) == [when]


# ---- reached or aimed at


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", f"{SCHOOLS}.", "Actual"),
        ("en", "40 schools will be built in Pavlodar region.", "Target"),
        ("en", "40 schools may be built in Pavlodar region.", "Actual"),
        ("en", "The region plans to build 40 schools.", "Target"),
        ("en", "40 schools are set to be built in Pavlodar region.", "Target"),
        ("en", "40 companies were set up in Pavlodar region.", "Actual"),
        ("en", "The law allowed to open 40 schools.", "Actual"),  # an infinitive that is done
        ("en", f"{SCHOOLS} by 2030.", "Target"),
        ("en", "The law required to open 40 schools.", "Target"),
        ("en", "The region runs 40 schools, and new ones will be built.", "Actual"),  # its own verb tells what is
        ("en", "A school having 40 rooms will be built.", "Target"),
        ("kk", "Павлодар облысында 40 мектеп салынды.", "Actual"),
        ("kk", "Павлодар облысында 40 мектеп салынады.", "Target"),
        ("kk", "Жыл соңына дейін инфляция 8%-ға дейін төмендейді.", "Target"),
        ("kk", "Инфляция 8%-ға дейін төмендеп келеді.", "Actual"),
        ("kk", "Инфляцияны 8%-ға дейін түсіру міндеті қойылды.", "Target"),
        ("kk", "Облыста 40 мектеп жұмыс істейді.", "Actual"),
        ("kk", "Компания 40 отбасын (көп балалы) баспанамен қамтамасыз етті.", "Actual"),  # an accusative, and no wish
        ("ru", "В области построено 40 школ.", "Actual"),
        ("ru", "В области планируется построить 40 школ.", "Target"),
        ("ru", "План области выполнен на 85%.", "Actual"),
        ("ru", "План области должен быть выполнен на 85%.", "Target"),
        ("ru", "Область выполнит план на 85%.", "Target"),
        ("ru", "По плану в области выполнено 40 объектов.", "Target"),
        ("en", "The region has fulfilled its plan by 85 percent.", "Actual"),
        ("ru", "В области собрано 85% от плана.", "Actual"),
        ("en", "The region has reaped 85 percent of the plan.", "Actual"),
        ("kk", "Облыста жоспардың 85 пайызы егілді.", "Actual"),
        ("ru", "В области планируется собрать 85% урожая.", "Target"),
        ("en", "The region has to fulfil its plan by 85 percent.", "Target"),
    ],
)
def test_a_figure_is_reached_or_aimed_at(language: str, text: str, status: str) -> None:
    assert of(text, "status", language=language) == [status]


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("ru", "Построено 420 из запланированных 500 домов.", ["Actual", "Target"]),
        ("ru", "Из 500 запланированных домов построено 420.", ["Target", "Actual"]),
        ("ru", "На 500 гектарах планируется 420 домов.", ["Target", "Target"]),
        ("en", "Instead of the planned 500 houses, 420 were built.", ["Target", "Actual"]),
        ("en", "Of the 500 planned houses, 420 were built.", ["Target", "Actual"]),
        ("kk", "Жоспарланған 500 үйдің 420-сы салынды.", ["Target", "Actual"]),
    ],
)
def test_what_is_said_of_another_figure_aims_at_that_alone(language: str, text: str, statuses: list[str]) -> None:
    assert of(text, "status", language=language) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Былтыр 25 км жол жөнделсе, биыл 40 км жоспарланып отыр.", ["Actual", "Target"]),
        ("Биыл 25 км жол жөнделсе, келесі жылы 40 км жоспарланып отыр.", ["Target", "Target"]),
    ],
)
def test_what_was_so_in_a_year_that_has_passed_aims_at_nothing(text: str, statuses: list[str]) -> None:
    assert of(text, "status", language="kk", issued="2023-03-10") == statuses


# ---- who tells it


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"Bolat Omarov said that {SCHOOLS}.", "Bolat Omarov"),
        (f"According to Bolat Omarov, {SCHOOLS}.", "Bolat Omarov"),
        (f"According to the Ministry of Energy, {SCHOOLS}.", "Ministry of Energy"),
        (f"“{SCHOOLS},” Bolat Omarov said.", "Bolat Omarov"),
        (f"Thanks to Bolat Omarov, {SCHOOLS}.", ""),
    ],
)
def test_who_is_cited_for_a_figure(text: str, source: str) -> None:
    assert of(text, "source") == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("kk", "Болат Омаровтың айтуынша, облыста 40 мектеп салынды.", "Болат Омаров"),
        ("kk", "Отырысқа Болат Омаров қатысты. Оның айтуынша, облыста 40 мектеп салынды.", "Болат Омаров"),
        ("ru", "На заседании выступил Болат Омаров. По его словам, в области построено 40 школ.", "Болат Омаров"),
        ("ru", "Болат Омаров доложил Серику Аскарову. По его словам, в области построено 40 школ.", "Болат Омаров"),
        ("ru", "На заседании выступил Болат Омаров. В области построено 40 школ.", ""),
    ],
)
def test_who_is_cited_in_words_of_other_languages(language: str, text: str, source: str) -> None:
    assert of(text, "source", language=language) == [source]


def test_participles_that_are_counted_leave_nothing_out() -> None:
    assert of("В Таразе 12 пострадавших и 3 погибших.", "measure", language="ru") == ["пострадавших", "погибших"]


def test_adjectives_alone_measure_what_the_figure_before_does() -> None:
    text = "Средняя урожайность составила 8 центнеров. Самая высокая – 12 центнеров."
    found = told(indicator, ready(text, "ru"), "value", "measure")
    assert [measure for _, _, measure in found] == ["Средняя урожайность"] * 2
