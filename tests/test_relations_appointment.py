"""Appointments: whom a clause appoints, by whom, to which of the titles around it."""

from __future__ import annotations

import pytest

from extract.relations import appointment
from tests.documents import ready, told

AKIM = "Akim of Pavlodar region"


def appointed(text: str, language: str = "en", *roles: str) -> list[tuple[str, ...]]:
    return told(appointment, ready(text, language), *(roles or ("person", "role")))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bolat Omarov was appointed akim of Pavlodar region.", "verb"),
        ("Bolat Omarov became akim of Pavlodar region.", "takes-up"),
        ("Bolat Omarov was confirmed as akim of Pavlodar region.", "verb"),
        ("Bolat Omarov got the post of akim of Pavlodar region.", "verb"),
        ("Bolat Omarov was made akim of Pavlodar region.", "verb"),
        ("Serik Askarov made Bolat Omarov akim of Pavlodar region.", "verb"),
        ("Bolat Omarov was glad. In 2011 came his appointment as akim of Pavlodar region.", "noun"),
        ("May 2011 brought Bolat Omarov the appointment of akim of Pavlodar region.", "noun"),
        ("Bolat Omarov will head Pavlodar region.", "takes-up"),
        ("The duties of akim of Pavlodar region were assigned to Bolat Omarov.", "duties-assigned"),
        ("The post of akim of Pavlodar region went to Bolat Omarov.", "duties-assigned"),
        ("Bolat Omarov was re-elected akim of Pavlodar region.", "verb"),
        ("Bolat Omarov took the office of akim of Pavlodar region.", "takes-up"),
        ("The council approved the appointment of Bolat Omarov as akim of Pavlodar region.", "noun"),
        ("Bolat Omarov took over as akim of Pavlodar region from Serik Askarov.", "takes-up"),
        ("Bolat Omarov was appointed akim of Pavlodar region instead of Serik Askarov.", "verb"),
    ],
)
def test_who_gets_an_office(text: str, rule: str) -> None:
    assert appointed(text) == [(rule, "Bolat Omarov", AKIM)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bolat Omarov was born in Aksu. In 2014 became akim of Pavlodar region."),
        ("ru", "Болат Омаров родился в Аксу. В 2014 году стал акимом Павлодарской области."),
    ],
)
def test_who_takes_an_office_up_in_a_sentence_without_a_subject(language: str, text: str) -> None:
    ((rule, *_, when),) = appointed(text, language, "person", "role", "when")
    assert (rule, when) == ("takes-up", "2014")


@pytest.mark.parametrize(
    "text",
    [
        "Bolat Omarov was not appointed akim of Pavlodar region.",
        "Bolat Omarov will be appointed akim of Pavlodar region.",
        "The ministry denied that Bolat Omarov was appointed akim of Pavlodar region.",
        "As akim of Pavlodar region, Bolat Omarov received guests.",  # and no post
        "Bolat Omarov made the akim of Pavlodar region angry.",
        "Bolat Omarov was glad. The council discussed his appointment as akim of Pavlodar region.",
        "The council rejected the appointment of Bolat Omarov as akim of Pavlodar region.",
        "The council will give Bolat Omarov the appointment of akim of Pavlodar region.",
        "Akim of Pavlodar region Bolat Omarov became a father.",  # his own title is none that he takes up
    ],
)
def test_what_is_no_appointment(text: str) -> None:
    assert appointed(text) == []


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("Serik Askarov appointed Bolat Omarov akim of Pavlodar region.", "Serik Askarov"),
        ("Bolat Omarov was appointed akim of Pavlodar region by Serik Askarov.", "Serik Askarov"),
        ("Bolat Omarov was appointed akim of Pavlodar region.", ""),
    ],
)
def test_who_appoints(text: str, decider: str) -> None:
    assert appointed(text, "en", "person", "by") == [("verb", "Bolat Omarov", decider)]


@pytest.mark.parametrize(
    ("text", "language", "decider"),
    [
        ("Serik Askarov signed a decree appointing Bolat Omarov akim of Pavlodar region.", "en", True),
        ("Serik Askarov signed a decree on the appointment of Bolat Omarov as akim of Pavlodar region.", "en", True),
        ("Серик Аскаров подписал указ о назначении Болата Омарова акимом Павлодарской области.", "ru", True),
        ("Серик Аскаров принял решение о назначении Болата Омарова акимом Павлодарской области.", "ru", True),
        ("Серік Асқаров Болат Омаровты Шымкент әкімі етіп тағайындау туралы жарлыққа қол қойды.", "kk", True),
        ("Serik Askarov signed a law, and Bolat Omarov was appointed akim of Pavlodar region.", "en", False),
        ("Серик Аскаров не подписал указ о назначении Болата Омарова акимом Павлодарской области.", "ru", False),
        ("Серик Аскаров сообщил о назначении Болата Омарова акимом Павлодарской области.", "ru", False),
    ],
)  # fmt: skip
def test_who_signs_the_decree_decides(text: str, language: str, decider: bool) -> None:
    assert [bool(by) for _, by in appointed(text, language, "by")] == [decider]


def test_a_part_of_a_sentence_may_leave_the_verb_out() -> None:
    text = "Болат Омаров назначен акимом Павлодарской области, а Серик Аскаров{} акимом Костанайской области."
    first = ("verb", "Болат Омаров", "Аким Павлодарской области")
    assert appointed(text.format(" —"), "ru") == [first, ("elliptic", "Серик Аскаров", "Аким Костанайской области")]
    assert appointed(text.format(","), "ru") == [first]


def test_whom_a_verb_goes_on_with_is_appointed_too() -> None:
    text = "Президент освободил Болата Омарова от поста ректора и назначил акимом Павлодарской области."
    assert appointed(text, "ru") == [("verb", "Болат Омаров", "Аким Павлодарской области")]


def test_one_title_is_shared_by_persons_who_have_each_a_place() -> None:
    text = "Болат Омаров Павлодар облысының, Серік Асқаров Қостанай облысының әкімі болып тағайындалды."
    assert appointed(text, "kk", "person", "body") == [
        ("verb", "Болат Омаров", "Павлодар облысы"),
        ("verb", "Серік Асқаров", "Қостанай облысы"),
    ]


def test_the_post_that_somebody_takes_up_is_the_one_beside_the_name() -> None:
    assert appointed("Павлодар облысының әкімі Болат Омаров қызметіне кірісті.", "kk") == [
        ("takes-up", "Болат Омаров", "Павлодар облысының әкімі")
    ]


def test_an_appointment_is_told_once() -> None:
    assert len(appointed("Bolat Omarov was appointed akim of Pavlodar region. " * 2)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Кеше Финляндияның жаңадан сайланған президенті Болат Омаров келді.", []),  # of whoever came
        ("Кеше Павлодар облысының әкімі болып Болат Омаров сайланды.", [("verb", "Болат Омаров")]),
    ],
)
def test_a_participle_within_a_title_tells_no_act(text: str, told: list[tuple[str, ...]]) -> None:
    assert appointed(text, "kk", "person") == told


def test_a_title_of_honour_is_no_post() -> None:
    honoured = "Two residents became honored workers of Kazakhstan: engineer Serik Askarov and director Bolat Omarov."
    assert told(appointment, ready(honoured), "person") == []


@pytest.mark.parametrize(
    ("text", "language", "governs"),
    [
        ("The akim of Pavlodar region Serik Askarov was dismissed. Bolat Omarov was appointed akim.", "en", True),
        ("Серик Аскаров освобождён от должности акима Павлодарской области. Акимом назначен Болат Омаров.", "ru", True),
        ("Акимы Павлодарской и Костанайской областей освобождены. Акимом назначен Болат Омаров.", "ru", False),
        ("Аким Павлодарской области болен.\n\nАкимом назначен Болат Омаров.", "ru", False),
        ("The minister of Pavlodar region Serik Askarov was dismissed. Bolat Omarov was appointed akim.", "en", False),
    ],
)
def test_a_bare_title_is_over_what_the_sentence_before_tells(text: str, language: str, governs: bool) -> None:
    found = {
        row[-1] for row in appointed(text, language, "person", "role") if row[1] in ("Bolat Omarov", "Болат Омаров")
    }
    assert {role in (AKIM, "Аким Павлодарской области") for role in found} == {governs}


@pytest.mark.parametrize(
    "text",
    [
        "Депутаты обсудили назначение Болата Омарова акимом Павлодарской области.",
        "Суд отменил назначение Болата Омарова акимом Павлодарской области.",
        "Депутаты требуют назначения Болата Омарова акимом Павлодарской области.",
    ],
)
def test_what_is_wished_or_undone_is_no_appointment(text: str) -> None:
    assert appointed(text, "ru") == []


def test_a_former_post_as_a_subject_means_who_left_it() -> None:
    text = (
        "Болат Омаров лишился кресла министра финансов. "
        "Указом президента экс-глава Минфина стал Государственным секретарём."
    )
    assert appointed(text, "ru") == [("takes-up", "Болат Омаров", "Государственный секретарь")]
    assert told(appointment, ready(text, "ru"), "by") == [("takes-up", "")]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "Bolat Omarov was elected member of the Election Commission.", "member of the Election Commission"),
        ("en", "Bolat Omarov was named the best artist of Kazakhstan.", None),  # of no body
        ("ru", "Болат Омаров назначен членом Конституционного суда.", "член Конституционного суда"),
        ("ru", "Болат Омаров назначен заведующим отделом спорта Абайского района.",
         "заведующий отделом спорта Абайского района"),
        ("ru", "Болат Омаров избран председателем Совета директоров АО «Нива».",
         "председатель Совета директоров АО «Нива»"),
    ],
)  # fmt: skip
def test_a_job_in_a_body_that_somebody_decides_is_a_post(language: str, text: str, role: str | None) -> None:
    assert [row[-1] for row in appointed(text, language)] == ([role] if role else [])
