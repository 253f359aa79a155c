"""What quantities measure or count: units of their own, or those of numbers beside them."""

from __future__ import annotations

import pytest

from extract.figures.measures import Measured, measured
from tests.documents import document, syntax


def read(text: str, language: str) -> list[Measured]:
    found = document(text, language=language)
    return list(measured(found, syntax(found), 0))


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "They built 40 schools there.", ["school"]),
        ("en", "They built two schools there.", ["school"]),
        ("en", "They found two ways there.", []),
        ("en", "They built one school there.", []),
        ("en", "They hired 40 workers there.", ["person"]),
        ("en", "It made 40 tons of glass.", ["tonne"]),
        ("en", "Yesterday the Sarybulak 2 wind farm was opened.", []),
        ("en", "In Sarybulak 2 wind farms were opened.", ["farm"]),
        ("en", "One of 40 schools was mended.", ["school"]),
        ("en", "They mended 40 of the schools there.", ["school"]),
        ("en", "There 40 renovated schools and 15 damaged houses stand.", ["school", "house"]),
        ("en", "Of 120 villages, 84 received water.", ["village", "village"]),  # a verb
        ("ru", "Построено 40 новых школ.", ["school"]),
        ("ru", "Построено 40 обновлённых школ.", ["school"]),
        ("ru", "Там 40 работающих заводов и 3 строящихся моста.", ["plant", "bridge"]),
        ("ru", "Там 40 школ, из них 12 построенных за год.", ["school", "school"]),
        ("ru", "Там 40 учащихся и 3 пострадавших.", ["pupil", "person"]),
        ("ru", "Там 40 новых.", []),
        ("ru", "Там 40 населённых пунктов.", ["settlement"]),
        ("ru", "Там 40 физкультурно-оздоровительных центров и 5 школ-лицеев.", ["centre", "school"]),
        (
            "en",
            "They built 40 state-of-the-art clinics, 15 two-storey houses and 12 sub-stations.",
            ["clinic", "house", "station"],
        ),
        ("en", "They built 40 schools - one in each town.", ["school"]),
        ("kk", "Ауылда 300 орындық мектеп ашылды.", ["place"]),
        ("kk", "Ауылда 40 ауылдық емхана ашылды.", ["clinic"]),
        ("kk", "Ауылда 40-тан астам мектеп ашылды.", ["school"]),
        ("ru", "В области 410 сел и 12 городов.", ["village", "city"]),
        ("ru", "Там он сел и ждал.", []),
        ("en", "The town has a population of 25,000.", ["person"]),
        ("ru", "В городе с населением 25 тысяч построят школу.", ["person"]),
        ("ru", "Население города – 25 тысяч.", ["person"]),
        ("kk", "Халқы 25 мың болатын қалада мектеп салынады.", ["person"]),
        ("en", "Five thousand families moved there.", ["family"]),
        ("en", "They built 40 houses and 30 schools there.", ["house", "school"]),
        ("en", "They have 40 cows, 20 camels and 30 schools there.", ["cow", "camel", "school"]),
        ("kk", "Ауылда 40 үй және 30 мектеп салынды.", ["house", "school"]),
        ("kk", "Ауылда 40 мың үй бар, оның 30 мыңы жаңа.", ["house", "house"]),
        ("kk", "Ауылда 40 мың үй бар, оның 30 мыңнан астамы жаңа.", ["house", "house"]),
        ("kk", "Ауылда 40 бас қой, 30 түп ағаш бар.", ["sheep", "tree"]),
        ("kk", "Ауылда мал саны 40 басқа жетті.", ["head"]),
        ("kk", "Ауылда 120 пәтерлі үш үй салынды.", []),  # no more than how large they are
        ("kk", "Ауылда 120 пәтерлі 40 үй салынды.", ["house"]),
        ("kk", "Ауылда 40 отбасы баспаналы болды.", ["family"]),
        ("kk", "Ауылда 40 мың адам бар, оның 30 мыңы жастар.", ["person", "person"]),  # no years
        ("kk", "Ауылда 40 мың үй бар, 30 мың мектеп бар.", ["house", "school"]),
        ("kk", "Ауылда 40 мемлекеттік және 30 жекеменшік мектеп бар.", ["school", "school"]),
        ("kk", "Ауылда 300 орындық және 120 орындық мектеп салынды.", ["place", "place"]),
    ],
)
def test_the_unit(language: str, text: str, units: list[str]) -> None:
    assert [m.unit for m in read(text, language)] == units


@pytest.mark.parametrize(
    ("language", "text", "hows"),
    [
        ("en", "It made 12 to 20 tons of glass.", ["measured"]),
        ("en", "Output rose from 12 to 20 tons there.", ["elliptic", "measured"]),
        ("en", "They opened 907 state and 93 private schools.", ["elliptic", "counted"]),
        ("en", "They have 60 projects, of which 20 are new.", ["counted", "elliptic"]),
        ("en", "They saw a growth of 70,000 and 20 tons.", ["measured"]),
        ("en", "They spent 70,000, or 92 percent.", ["measured"]),
        ("en", "It made 20 tons, a 5-point rise.", ["measured"]),
        ("ru", "Открыто 907 государственных и 93 частные школы.", ["elliptic", "counted"]),
    ],
)
def test_a_number_that_shares_the_unit_of_another(language: str, text: str, hows: list[str]) -> None:
    found = read(text, language)
    assert [m.how for m in found] == hows
    assert len({m.unit for m in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "origins"),
    [
        ("en", "Output grew from 12 to 20 tons.", [True, False]),
        ("en", "Output grew by 12 to 20 tons.", [False]),
        ("ru", "Выпуск вырос с 12 до 20 тонн.", [True, False]),
        ("kk", "Алма жинау 12 тоннадан 20 тоннаға артты.", [True, False]),
    ],
)
def test_where_a_change_begins(language: str, text: str, origins: list[bool]) -> None:
    assert [m.origin for m in read(text, language)] == origins


def test_what_a_sum_is_converted_to_is_of_the_same() -> None:
    one, other = read("They spent 5 billion tenge ($11 million) on roads.", "en")
    assert (one.unit, other.unit) == ("tenge", "dollar")
    assert one.measure == other.measure


def test_no_percentage_lends_its_unit_to_a_large_number() -> None:
    units = [m.unit for m in read("They opened 40 schools, or 5 percent, of which 3000 are new.", "en")]
    assert units == ["school", "percent", "school"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By June 1, 99.1 billion tenge, or 12 percent, had been utilized."),
        ("ru", "К 1 июня освоено 99,1 млрд тенге, или 12 процентов."),
    ],
)
def test_no_figure_is_of_another_figure(language: str, text: str) -> None:
    measures = {m.measure for m in read(text, language)}
    assert measures
    assert not [
        m for m in measures if any(w in m for w in ("99", "tenge", "тенге", "percent", "процент", "June", "июн"))
    ]


def test_a_number_shares_the_noun_of_the_next_and_keeps_its_own_adjective() -> None:
    assert [m.measure for m in read("They opened 907 state and 93 private schools.", "en")] == [
        "state schools", "private schools"
    ]  # fmt: skip


def test_a_pronoun_is_what_was_measured_before_it() -> None:
    text = "The share of small firms is 28 percent; by 2025 it should reach 35 percent."
    assert [m.measure for m in read(text, "en")] == ["The share of small firms"] * 2


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("en", "Output reached 3.4 billion tenge, an increase of 6.2 percent.", ["Output", "Output"]),
        ("en", "Output reached 3.4 tonnes, a drop of 2 tonnes.", ["Output", "Output (drop)"]),
        ("en", "Output reached 3.4 billion tenge, a wage increase of 6.2 percent.", ["Output", "wage increase"]),
        ("ru", "Выпуск составил 3,4 млрд тенге, рост – 6,2%.", ["Выпуск", "Выпуск"]),
        ("ru", "Выпуск составил 3,4 млрд тенге, темп роста – 106,2%.", ["Выпуск", "Выпуск"]),
        ("ru", "Рост выпуска – 6,2%.", ["Рост выпуска"]),
        ("kk", "Жалпы өңірлік өнім 3,4 млрд теңгені құрады, өсім – 6,2%.", ["Жалпы өңірлік өнім"] * 2),
        (
            "en",
            "Exports grew by 3 percent to 5 tonnes, imports by 5 percent to 6 tonnes.",
            ["Exports"] * 2 + ["imports"] * 2,
        ),
        ("en", "The cattle grew by 3 percent, sheep by 5 percent.", ["The cattle", "sheep"]),  # no month
        ("en", "The number of sheep reached 40 head.", ["The number of sheep"]),
        ("ru", "Поголовье овец составило 40 голов.", ["Поголовье овец"]),
        ("en", "The project, worth 45 billion tenge, creates much.", ["project"]),
        ("en", "The ministry allocated 100 billion tenge last year.", ["allocated funds"]),
        ("en", "The school cost 100 billion tenge.", ["The school"]),
        ("ru", "Министерство выделило 100 млрд тенге.", ["выделенные средства"]),
        ("ru", "Аграрии планируют засеять 5 тысяч гектаров.", ["посевная площадь"]),
        ("kk", "Министрлік 100 млрд теңге бөлді.", ["бөлінген қаржы"]),
        ("kk", "Былтыр аудан бюджеті 48 млрд теңгеге жетті.", ["аудан бюджеті"]),
        ("kk", "Біздің мақсат – өнім көлемін 2027 жылға дейін 2 трлн теңгеге жеткізу.", ["өнім көлемін"]),
        ("en", "He told the ministry to allocate an additional 100 billion tenge.", ["allocated funds"]),
        (
            "ru",
            "В 2020 году завод увеличил выпуск стекла в полтора раза — до 90 тонн.",
            ["выпуск стекла", "выпуск стекла"],
        ),
        ("ru", "Предприятие увеличило экспорт муки на 20%.", ["экспорт муки"]),
        ("ru", "Предприятие увеличилось на 20%.", ["Предприятие"]),
    ],
)
def test_what_is_measured(language: str, text: str, measures: list[str]) -> None:
    assert [m.measure for m in read(text, language)] == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Ауылда жылқы – 40 мың бас.", "жылқы"),
        ("Қаланың халқы 180 мың адамнан асты.", "Қаланың халқы"),
        ("Өндіріс көлемі 300 млрд теңгеден асады.", "Өндіріс көлемі"),
        ("Жарысқа 300 адамнан астам қатысты.", "Жарысқа қатысушылар"),
    ],
)
def test_what_there_is_so_much_of_before_the_number(text: str, measure: str) -> None:
    assert [figure.measure for figure in read(text, "kk")] == [measure]


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("en", "Exports amounted to 10 billion tenge, imports reached 8.5 billion.", ["Exports", "imports"]),
        ("en", "Exports amounted to 10 billion tenge, in June they reached 12 billion.", ["Exports", "Exports"]),
        ("ru", "Экспорт составил 10 млрд тенге, импорт достиг 8 млрд.", ["Экспорт", "импорт"]),
        ("ru", "Экспорт составил 10 млрд тенге, а импорт – 8 млрд.", ["Экспорт", "импорт"]),
        ("ru", "Экспорт составил 10 млрд тенге, в школы – 8 млрд.", ["Экспорт", "Экспорт"]),  # where it goes
        ("ru", "Экспорт составил 10 млрд тенге, а в мае – 8 млрд.", ["Экспорт", "Экспорт"]),
    ],
)
def test_a_number_without_a_unit_is_of_its_clauses_own_subject(language: str, text: str, measures: list[str]) -> None:
    assert [m.measure for m in read(text, language)] == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Средняя зарплата в регионе увеличилась до 310 тысяч тенге.", "Средняя зарплата"),
        ("В среднем зарплата в регионе увеличилась до 310 тысяч тенге.", "зарплата"),
    ],
)
def test_an_average_is_of_the_noun_that_it_describes(text: str, measure: str) -> None:
    assert [m.measure.split(" увелич")[0] for m in read(text, "ru")] == [measure]
