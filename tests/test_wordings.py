"""In which words an article says what a figure is of, whether it is aimed at, and of which year it is."""

from __future__ import annotations

import pytest

from extract.figures import wordings
from extract.figures.verb_last import Finder
from extract.model import Article, Fact
from extract.pipeline import extract
from tests.documents import around


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
        ("kk", "Мектептегі 300 орындық асхана ашылды.", {"300": "орындық асхана"}),
        ("ru", "Груш область собрала 70 тонн.", {"70": "Груш"}),
        ("ru", "Область собрала 70 тонн на 5 млрд тенге, а всего вложений – 9 млрд.", {"9e+09": "всего вложений"}),
        ("ru", "Построили школу на 300 мест.", {"300": "мест (школу)"}),
        ("ru", "Закупили одежду на 300 мест.", {"300": "мест"}),
        ("ru", "Строится школа на 300 мест стоимостью 2 млрд тенге.", {"2e+09": "школа стоимостью"}),
        ("ru", "Строятся 12 школ стоимостью 2 млрд тенге.", {"2e+09": "школ стоимостью"}),
        ("ru", "Сделано 120 км дорог, за год планируется 180 км.", {"180": "Сделано дорог"}),
        ("ru", "Сделано 120 км дорог, за год покрашено 180 км стен.", {"180": "покрашено стен"}),
        ("ru", "Завод будет выпускать 50 тонн труб и создаст 20 цехов.", {"50": "выпускать труб"}),
        ("ru", "Техники – 20 единиц.", {"20": "Техники"}),
        ("en", "The plant will get 9 billion tenge in investment.", {"9e+09": "investment"}),
        ("en", "The plant shipped 9 tons of glass in 2024.", {"9": "glass"}),
        ("en", "The plant shipped 9 tons of glass by October.", {"9": "glass"}),
        ("kk", "Облыстың экспорты өткен жылмен салыстырғанда 12 пайызға өсті.", {"12": "Облыстың экспорты"}),
        ("kk", "Облыстың экспорты 2021 жылға қарағанда 12 пайызға өсті.", {"12": "Облыстың экспорты"}),
        ("kk", "Шыны шығарылады, онда 70 адам ән салады.", {"70": "адам ән салады"}),  # nothing but where
        ("kk", "Зауыт іске қосылғанда 70 адам ән салады.", {"70": "адам ән салады"}),  # another clause
        ("en", "The plant shipped 9 tons of bottle glass last year.", {"9": "bottle glass"}),
        ("en", "The plant shipped 9 tons of glass during the year.", {"9": "glass"}),
        ("en", "The plant will make 9 tons of glass a year.", {"9": "glass"}),
        ("en", "Output of glass rose from 30 tons to 40 tons.", {"30": "Output of glass", "40": "Output of glass"}),
    ],
)
def test_what_a_figure_is_of(language: str, text: str, measures: dict[str, str]) -> None:
    found = {value: told(fact, "measure") for value, fact in figures(text, language).items()}
    assert {value: found.get(value) for value in measures} == measures


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("ru", "Планируется высадить 60 деревьев.", {"60": "Target"}),
        ("ru", "Высажено 60 деревьев, а весной намерены высадить 70 кустов.", {"60": "Actual", "70": "Target"}),
        ("ru", "Добычу соли поднимут с 20 до 30 тонн.", {"20": "Actual", "30": "Target"}),
        ("kk", "Алма жинау 40 тоннаға жетеді деп күтілуде.", {"40": "Target"}),
        ("kk", "Алма жинау 40 тоннаға дейін артты.", {"40": "Actual"}),
        ("kk", "Алма жинау 20 тоннадан 30 тоннаға жеткізілмек.", {"20": "Actual", "30": "Target"}),
        ("kk", "Ет өндіру 104 пайыз, сүт өндіру 103 пайыз болмақ.", {"104": "Target", "103": "Target"}),
        ("kk", "Ет өндіру 104 пайыз болды, сүт өндіру 103 пайыз болмақ.", {"104": "Actual", "103": "Target"}),
        ("kk", "Әкім 40 мектептің ашылатынын айтты.", {"40": "Target"}),
        (
            "ru",
            "Построят 27 школ:\n- в Семее – 11 школ;\n- в Аягозе – 16 школ.",
            {"27": "Target", "11": "Target", "16": "Target"},
        ),
        ("ru", "Построят 27 школ:\n- в Семее построено 11 школ.", {"27": "Target", "11": "Actual"}),
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
        ("Собрано 70 тонн груш, к маю прошлого года – рост на 5 процентов.", "2023"),
    ],
)
def test_the_year_of_a_figure(text: str, year: str) -> None:
    assert told(figures(text, "ru", issued="2023-06-14")["70"], "when") == year


@pytest.mark.parametrize(
    ("finder", "language", "text", "words"),
    [
        (wordings.own_subject, "en", "Exports rose by 5 percent, and imports by 7 percent.", "imports"),
        (wordings.own_subject, "en", "Exports rose by 5 percent there.", None),
        (wordings.own_subject, "en", "Growth stood at 5 percent, inflation at 7 percent.", "inflation"),
        (wordings.completed, "en", "It has a capacity of 4 tons.", "capacity"),
        (wordings.completed, "en", "They have projects worth a total of 5 billion tenge.", "projects"),
        (wordings.completed, "en", "It has a total of 4 tons.", None),
        (wordings.dimension, "ru", "Построен завод стоимостью 3 млрд тенге.", "завод стоимостью"),
        (wordings.sized, "ru", "Построят склад на 30 тонн.", "склад"),
        (wordings.sized, "ru", "Выпуск вырос на 30 процентов.", None),
        (wordings.before_dash, "ru", "Добыча соли – 90 тонн.", "Добыча соли"),
        (wordings.before_dash, "ru", "Добыча соли составила 90 тонн.", None),
        (wordings.genitive, "ru", "Фермеры собрали 90 тонн зерна.", "собрали зерна"),
        (wordings.changed, "en", "It cut air emissions by 20 percent.", "air emissions"),
        (wordings.shared, "en", "They mended 40 percent of the roads, he said.", "the roads"),
        (wordings.shared, "en", "They mended 40 tons of the roads.", None),
        (wordings.subject, "en", "Output of glass reached 40 tons.", "Output of glass"),
        (wordings.subject, "en", "It reached 40 tons.", None),
        (wordings.subject, "ru", "Выпуск стекла в этом году вырос до 40 тонн.", "Выпуск стекла"),
        (wordings.told_after, "en", "They made 40 tons of glass, he said.", "glass"),
        (wordings.told_after, "en", "They spent 40 million tenge on roads and bridges.", "on roads"),
        (wordings.told_after, "ru", "Область выделила 40 млн тенге на дороги, сказал он.", "выделила на дороги"),
        (wordings.patient, "en", "The plant makes glass, 40 tons there.", "glass"),
        (wordings.words_before, "ru", "Груш собрано 90 тонн.", "Груш собрано"),
        (wordings.words_before, "kk", "Алма жинау 90 тоннаға жетті.", None),
        (wordings.near_before, "en", "So there are 40 tons.", "So there are"),
        (wordings.near_after, "en", "So there are 40 tons again.", "again."),
    ],
)
def test_a_place_where_the_words_are_looked_for(finder: Finder, language: str, text: str, words: str | None) -> None:
    found = around(text, language)
    wording = finder(found)
    assert words == (" ".join(found.document.text(*s) for s in wording) if wording is not None else None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plant now makes 70 tons of pears, and by 2031 it will make 90 tons."),
        ("en", "The plant makes 70 tons of pears a year; by 2031 output will reach 90 tons."),
        ("ru", "Сейчас завод производит 70 тонн груш, к 2031 году объём увеличат до 90 тонн."),
        ("ru", "Построено 70 школ, а к 2031 году построят 90 школ."),
    ],
)
def test_what_is_so_is_of_no_year_to_come(language: str, text: str) -> None:
    found = figures(text, language, issued="2023-06-14")
    assert {value: (told(fact, "status"), told(fact, "when")) for value, fact in found.items()} == {
        "70": ("Actual", "2023"), "90": ("Target", "2031")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The region plans to build 70 schools, open 20 hospitals and repair 40 km of roads by 2031."),
        ("en", "By 2031, the akim said, 70 schools will be built."),
        ("ru", "Планируется построить 70 школ, открыть 20 больниц и отремонтировать 40 км дорог к 2031 году."),
        ("ru", "К 2031 году, как отметил аким, построят 70 школ."),
    ],
)
def test_what_is_aimed_at_is_of_the_year_that_its_sentence_tells(language: str, text: str) -> None:
    assert told(figures(text, language, issued="2023-06-14")["70"], "when") == "2031"


def test_a_figure_of_a_year_to_come_is_aimed_at() -> None:
    fact = figures("В 2031 году добыча соли – 90 тонн.", "ru", issued="2023-06-14")["90"]
    assert (told(fact, "status"), told(fact, "when")) == ("Target", "2031")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crops made up 31 tenge, livestock output 132.", "livestock output"),
        ("Milk output grew to 31 tonnes and meat output to 12.", "meat output"),
        ("Crops made up 31 tenge, last year 132.", None),
        ("Output grew from 31 tonnes to 132.", None),
        ("Crops made up 31 tenge and somebody spent 132.", None),
    ],
)
def test_an_item_without_a_verb_tells_what_it_is_of(text: str, words: str | None) -> None:
    found = around(text, "en")
    stretch = wordings.own_of_item(found)
    assert (found.document.text(*stretch) if stretch is not None else None) == words
