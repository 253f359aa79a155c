"""In which words an article says what a figure is of, whether it is aimed at, and of which year it is."""

from __future__ import annotations

import pytest

from extract.model import Article, Fact
from extract.pipeline import extract


def figures(text: str, language: str, issued: str | None = None) -> dict[str, Fact]:
    """The figures of a text by their value."""
    facts = extract(Article("a", text, issued=issued, language=language), "kz").facts
    return {f"{float(str(f.roles['value'][0])):g}": f for f in facts if f.relation == "indicator"}


def told(fact: Fact, role: str) -> str:
    return str(next(iter(fact.roles.get(role, ("",)))))


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("ru", "Выпуск стекла вырос на 5%, бумаги — на 3%.", {"5": "Выпуск стекла", "3": "бумаги"}),
        ("ru", "Выпуск стекла достиг 40 тонн, что на 6 тонн больше.", {"40": "Выпуск стекла", "6": "Выпуск стекла"}),
        ("ru", "Собрано 70 тонн груш.", {"70": "Собрано груш"}),
        ("ru", "Построят склад на 30 тонн.", {"30": "склад"}),
        ("ru", "К 2031 году добычу соли доведут до 90 тонн.", {"90": "добычу соли"}),
        ("kk", "Қалада 70 тоннадан астам алма жиналды.", {"70": "алма жиналды"}),
        ("kk", "Шыны шығару 5%-ға артып, 40 тоннаға жетті.", {"5": "Шыны шығару", "40": "Шыны шығару"}),
        ("kk", "Мектептегі 300 орындық асхана ашылды.", {"300": "орындық асхана ашылды"}),
        ("en", "Output of glass rose from 30 tons to 40 tons.", {"30": "Output of glass", "40": "Output of glass"}),
    ],
)
def test_what_a_figure_is_of(language: str, text: str, measures: dict[str, str]) -> None:
    assert {value: told(fact, "measure") for value, fact in figures(text, language).items()} == measures


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("ru", "Планируется высадить 60 деревьев.", {"60": "Target"}),
        ("ru", "Высажено 60 деревьев, а весной намерены высадить 70 кустов.", {"60": "Actual", "70": "Target"}),
        ("ru", "Добычу соли поднимут с 20 до 30 тонн.", {"20": "Actual", "30": "Target"}),
        ("kk", "Алма жинау 40 тоннаға жетеді деп күтілуде.", {"40": "Target"}),
        ("kk", "Алма жинау 40 тоннаға дейін артты.", {"40": "Actual"}),
        ("kk", "Алма жинау 20 тоннадан 30 тоннаға жеткізілмек.", {"20": "Actual", "30": "Target"}),
    ],
)
def test_whether_a_figure_is_aimed_at(language: str, text: str, statuses: dict[str, str]) -> None:
    assert {value: told(fact, "status") for value, fact in figures(text, language).items()} == statuses


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Собрано 70 тонн груш.", "2023"),
        ("В 2022 году открыт сад. Собрано 70 тонн груш.", "2022"),
        ("В 2014 году открыт сад. Собрано 70 тонн груш.", ""),
        ("Сад открыт в 2014 году, на сегодня собрано 70 тонн груш.", "2023"),
    ],
)
def test_the_year_of_a_figure(text: str, year: str) -> None:
    assert told(figures(text, "ru", issued="2023-06-14")["70"], "when") == year


def test_a_figure_of_a_year_to_come_is_aimed_at() -> None:
    fact = figures("В 2031 году добыча соли – 90 тонн.", "ru", issued="2023-06-14")["90"]
    assert (told(fact, "status"), told(fact, "when")) == ("Target", "2031")
