"""Visits: who of a clause goes where, what of it is a place that is visited, and what is no visit."""

from __future__ import annotations

import pytest

from extract.relations import visit
from tests.documents import ready, told


def visits(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(visit, ready(text, language), "person", "target")


PLANT = "Ertis Cable"


def test_those_who_come_on_a_visit_together() -> None:
    both = [("visit-noun", "Bolat Omarov", "Rudny"), ("visit-noun", "Serik Askarov", "Rudny")]
    assert visits("Bolat Omarov and Serik Askarov came on a visit to Rudny.") == both
    assert visits("Bolat Omarov, whom Serik Askarov met, came on a visit to Rudny.") != both


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("en", "Bolat Omarov inspected the road to Rudny.", None),
        ("en", "Bolat Omarov inspected the building of a bridge over the Irtysh River.", None),
        ("en", "Bolat Omarov inspected a bridge over the Irtysh River in Semey.", "Semey"),
        ("en", "Bolat Omarov inspected the streets of Rudny.", "Rudny"),
        ("ru", "Болат Омаров посетил стройку моста через Иртыш.", None),
    ],
)
def test_nobody_visits_that_to_which_what_he_sees_only_leads(language: str, text: str, target: str | None) -> None:
    assert [fact[2] for fact in visits(text, language)] == ([target] if target else [])


@pytest.mark.parametrize(
    ("text", "rule", "target"),
    [
        ("Bolat Omarov visited Rudny.", "visit-verb", "Rudny"),
        ("Bolat Omarov went to Rudny.", "motion-verb", "Rudny"),
        (f"Bolat Omarov got acquainted with the {PLANT} plant.", "acquainted-with", PLANT),
        (f"Bolat Omarov examined the {PLANT} plant.", "seeing", PLANT),
        ("The trip of Bolat Omarov to Rudny took place.", "visit-noun", "Rudny"),
        (f"Bolat Omarov held a meeting at the {PLANT} plant.", "presence", PLANT),
        ("Bolat Omarov took part in opening a school in Rudny.", "presence", "Rudny"),
        ("Bolat Omarov met with residents of Rudny.", "met-residents", "Rudny"),
        ("Bolat Omarov talked with the workers in Rudny.", "met-residents", "Rudny"),
        (f"Bolat Omarov made himself familiar with the {PLANT} plant.", "acquainted-with", PLANT),
        (f"Bolat Omarov was shown a line at the {PLANT} plant.", "shown", PLANT),
    ],
)
def test_who_goes_where(text: str, rule: str, target: str) -> None:
    assert visits(text) == [(rule, "Bolat Omarov", target)]


@pytest.mark.parametrize(
    "text",
    [
        "Bolat Omarov did not visit Rudny.",
        "Bolat Omarov plans to visit Rudny.",
        f"Bolat Omarov will go to the {PLANT} plant.",
        "Bolat Omarov visited Kazakhstan.",  # the country that the news is of
        "Bolat Omarov took part in Rudny.",  # an idiom of a verb of motion
        "Bolat Omarov examined Rudny.",  # only what stands somewhere is visited by being seen
        f"Bolat Omarov took part in the discussion of the {PLANT} plant.",
    ],
)
def test_who_goes_nowhere(text: str) -> None:
    assert visits(text) == []


@pytest.mark.parametrize(
    ("text", "visitors"),
    [
        ("Bolat Omarov together with Serik Askarov visited Rudny.", ["Bolat Omarov", "Serik Askarov"]),
        ("Bolat Omarov and Serik Askarov visited Rudny.", ["Bolat Omarov", "Serik Askarov"]),
        ("Bolat Omarov, a friend of Serik Askarov, visited Rudny.", ["Bolat Omarov"]),
    ],
)
def test_who_goes_together(text: str, visitors: list[str]) -> None:
    assert [fact[1] for fact in visits(text)] == visitors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (f"Bolat Omarov visited the {PLANT} plant, the Tobyl Cable plant and the Esil Cable plant.",
         [PLANT, "Tobyl Cable", "Esil Cable"]),
        (f"Bolat Omarov visited the {PLANT} plant that competes with the Tobyl Cable plant.", [PLANT]),
    ],
)  # fmt: skip
def test_a_list_of_what_is_visited(text: str, targets: list[str]) -> None:
    assert [fact[2] for fact in visits(text)] == targets


def test_a_list_goes_on_where_the_parse_has_no_object_that_holds_it() -> None:
    visited = "Болат Омаров посетил ряд предприятий: завод «Тобыл»"
    assert [fact[2] for fact in visits(f"{visited}, завод «Есиль».", "ru")] == ["завод Тобыл", "завод Есиль"]
    assert [fact[2] for fact in visits(f"{visited}. Завод «Есиль» растёт.", "ru")] == ["завод Тобыл"]


def test_a_description_means_the_only_thing_of_its_kind_that_the_article_names() -> None:
    text = f"Bolat Omarov visited a new plant. The {PLANT} plant works."
    assert visits(text) == [("visit-verb", "Bolat Omarov", PLANT)]
    assert visits(f"{text} The Tobyl Cable plant works.") == []


def test_what_no_list_has_is_visited_where_a_capital_says_that_it_is_a_name() -> None:
    assert visits("Bolat Omarov visited Xyzzyville.") == [("visit-verb", "Bolat Omarov", "Xyzzyville")]
    assert visits("Bolat Omarov visited friends.") == []


def test_who_visits_something_somewhere_is_there_too() -> None:
    assert visits(f"In Rudny Bolat Omarov visited the {PLANT} plant.") == [
        ("visit-verb", "Bolat Omarov", PLANT),
        ("visit-verb-in", "Bolat Omarov", "Rudny"),
    ]


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Рудный посетил Болат Омаров."), ("kk", "Болат Омаров Рудныйға барды.")]
)
def test_order_and_case_tell_who_visits(language: str, text: str) -> None:
    assert [fact[1:] for fact in visits(text, language)] == [("Болат Омаров", "Рудный")]


def test_a_visit_is_told_once() -> None:
    assert len(visits("Bolat Omarov visited Rudny. Bolat Omarov went to Rudny.")) == 1


@pytest.mark.parametrize(
    ("then", "rule"),
    [
        (f"The next stop was the {PLANT} plant.", "stop"),
        (f"The trip began at the {PLANT} plant.", "stop"),
        (f"At the {PLANT} plant Bolat Omarov found a friend.", "on-the-spot"),
    ],
)
def test_what_a_trip_goes_on_with(then: str, rule: str) -> None:
    assert (rule, "Bolat Omarov", PLANT) in visits(f"Bolat Omarov went to Rudny. {then}")


@pytest.mark.parametrize(
    "text",
    [
        f"The next stop was the {PLANT} plant.",  # of nobody
        f"At the {PLANT} plant Bolat Omarov found a friend.",  # on no trip
        "Bolat Omarov cancelled his visit to Rudny.",
        "Bolat Omarov comes to Rudny from the Ministry of Energy.",  # to work there
    ],
)
def test_what_is_no_stop(text: str) -> None:
    assert visits(text) == []


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("On May 8, 2024", "On May 9, 2024", 2),
        ("In May 2024", "On May 9, 2024", 1),  # as told more precisely
        ("", "On May 9, 2024", 1),
    ],
)
def test_a_visit_at_another_date_is_another(first: str, second: str, number: int) -> None:
    assert len(visits(f"{first} Bolat Omarov visited Rudny. {second} Bolat Omarov visited Rudny.")) == number


@pytest.mark.parametrize(
    ("then", "rule"),
    [
        (f"The delegation visited the {PLANT} plant.", "visit-verb"),
        (f"Next came the {PLANT} plant.", "stop"),
        (f"At the {PLANT} plant he was briefed on the repair.", "shown"),
    ],
)
def test_a_trip_goes_on_without_the_name(then: str, rule: str) -> None:
    assert (rule, "Bolat Omarov", PLANT) in visits(f"Bolat Omarov visited Rudny. {then}")


def test_a_trip_is_of_nobody_else() -> None:
    assert visits(f"Bolat Omarov visited Rudny. Tourists visited the {PLANT} plant.") == [
        ("visit-verb", "Bolat Omarov", "Rudny")
    ]
    assert visits(f"The delegation visited the {PLANT} plant.") == []  # of whom nothing is told


@pytest.mark.parametrize(
    ("text", "language", "visited"),
    [
        ("Bolat Omarov held a meeting in Kordai district.", "en", ["Kordai district"]),
        ("Akim of Kordai district Bolat Omarov held a meeting in Kordai district.", "en", []),  # where he works
        ("Bolat Omarov held a meeting in Astana.", "en", []),  # anybody works in a capital
        ("Bolat Omarov held a race in Kordai district.", "en", []),
        ("Болат Омаров провёл в Кордайском районе совещание.", "ru", ["Кордайский район"]),
        ("Болат Омаров Қордай ауданында жиналыс өткізді.", "kk", ["Қордай ауданы"]),
    ],
)
def test_who_holds_a_meeting_in_a_district_goes_there(text: str, language: str, visited: list[str]) -> None:
    found = told(visit, ready(text, language), "target")
    assert [target for rule, target in found if rule == "presence"] == visited


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Болат Омаров ознакомился с ремонтом улиц Тараза.", ["Тараз"]),
        ("Болат Омаров ознакомился с историей Тараза.", []),
        ("Болат Омаров побывал на току ТОО «Нива».", ["Нива"]),
        ("Болат Омаров побывал на концерте ансамбля «Нива».", []),
    ],
)
def test_what_is_seen_on_the_spot(text: str, targets: list[str]) -> None:
    assert [target for _, _, target in visits(text, "ru")] == targets


def test_a_trip_to_what_nobody_names_goes_on() -> None:
    text = "Болат Омаров посетил строящиеся объекты. Также ознакомился с ремонтом улиц Тараза."
    assert visits(text, "ru") == [("acquainted-with", "Болат Омаров", "Тараз")]


@pytest.mark.parametrize(
    ("text", "visited"),
    [
        ("Болат Омаров Отар ауылының тұрғындарымен есеп беру кездесуін өткізді.", ["Отар"]),
        ("Болат Омаров Рудный қаласында болды.", ["Рудный"]),
        ("Болат Омаров «Қазхром» компаниясында бас инженер болды.", []),  # he works there
    ],
)
def test_who_meets_or_works_where(text: str, visited: list[str]) -> None:
    assert [target for *_, target in visits(text, "kk")] == visited


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Болат Омаров провёл приём граждан в Таразе.", ["Тараз"]),
        ("Болат Омаров провёл совещание в городе Тараз.", ["Тараз"]),
        ("Болат Омаров провёл совещание по строительству завода в Таразе.", []),  # where the plant is
        ("С рабочим визитом Тараз посетил Болат Омаров, он проверил готовность школ.", ["Тараз"]),
        ("Болат Омаров совершил облет Актюбинской области.", ["Актюбинская область"]),
        ("Болат Омаров совершил объезд строящихся объектов города Тараз.", ["Тараз"]),
        ("Строят дорогу в объезд города Тараз, сказал Болат Омаров.", []),
        ("Болат Омаров объехал сёла Ксизтал и Куктобе.", ["Ксизтал", "Куктобе"]),
    ],
)
def test_rounds_and_what_is_held_where(text: str, targets: list[str]) -> None:
    assert [target for _, _, target in visits(text, "ru")] == targets
