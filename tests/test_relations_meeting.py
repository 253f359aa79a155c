"""Meetings: which persons and bodies a clause brings together, each pair once, and what only speaks of one."""

from __future__ import annotations

import pytest

from extract.relations import meeting
from tests.documents import ready, told


def met(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(meeting, ready(text, language), "person", "counterpart")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Bolat Omarov presented his credentials to Serik Askarov.",
         [("received", "Serik Askarov", "Bolat Omarov")]),
        ("en", "Serik Askarov accepted copies of credentials from Ambassador Bolat Omarov.",
         [("received", "Serik Askarov", "Bolat Omarov")]),
        ("en", "Serik Askarov accepted gifts from Ambassador Bolat Omarov.", []),
        ("en", "Bolat Omarov will present his credentials to Serik Askarov.", []),
        ("ru", "Болат Омаров вручил верительные грамоты Серику Аскарову.",
         [("received", "Серик Аскаров", "Болат Омаров")]),
        ("kk", "Болат Омаров Серік Асқаровқа сенім грамотасын тапсырды.",
         [("received", "Серік Асқаров", "Болат Омаров")]),
    ],
)  # fmt: skip
def test_who_takes_an_envoys_credentials(language: str, text: str, found: list[tuple[str, ...]]) -> None:
    assert met(text, language) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("В аэропорту Серика Аскарова встретили министр Болат Омаров и посол Арман Сатпаев.",
         [("met", "Болат Омаров", "Серик Аскаров"), ("met", "Арман Сатпаев", "Серик Аскаров")]),
        ("В доме Серика Аскарова встретились министр Болат Омаров и посол Арман Сатпаев.",
         [("met", "Болат Омаров", "Арман Сатпаев")]),
        ("Серик Аскаров встретил посла Армана Сатпаева.", [("met", "Серик Аскаров", "Арман Сатпаев")]),
    ],
)  # fmt: skip
def test_who_is_met_may_stand_first(text: str, found: list[tuple[str, ...]]) -> None:
    assert met(text, "ru") == found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bolat Omarov met with Serik Askarov.", "met"),
        ("Bolat Omarov and Serik Askarov met.", "met"),
        ("Bolat Omarov received Serik Askarov.", "received"),
        ("Bolat Omarov reported to Serik Askarov.", "reported-to"),
        ("Bolat Omarov talked to Serik Askarov.", "met"),
        ("Bolat Omarov discussed the road with Serik Askarov.", "discussed"),
        ("Bolat Omarov and Serik Askarov discussed the road.", "discussed"),
        ("Bolat Omarov held talks with Serik Askarov.", "held-meeting"),
        ("The meeting of Bolat Omarov and Serik Askarov took place.", "shared"),
        ("Bolat Omarov and Serik Askarov held talks.", "shared"),
        ("Talks between Bolat Omarov and Serik Askarov took place.", "between"),
        ("Serik Askarov entered the office of Bolat Omarov.", "called-on"),
    ],
)
def test_who_meets_whom(text: str, rule: str) -> None:
    assert met(text) == [(rule, "Bolat Omarov", "Serik Askarov")]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Bolat Omarov heard the report of akim Serik Askarov.", True),
        ("en", "Bolat Omarov heard the song of akim Serik Askarov.", False),
        ("ru", "Болат Омаров заслушал отчёт акима Серика Аскарова.", True),
        ("ru", "Болат Омаров заслушает отчёт акима Серика Аскарова.", False),
        ("ru", "Депутаты заслушали отчёт акима Серика Аскарова.", False),
        ("kk", "Болат Омаров әкім Серік Асқаровтың есебін тыңдады.", True),
    ],
)
def test_who_hears_somebodys_report(language: str, text: str, told: bool) -> None:
    assert [fact[0] for fact in met(text, language)] == (["reported-to"] if told else [])


@pytest.mark.parametrize(
    "text",
    [
        "Bolat Omarov did not meet with Serik Askarov.",
        "Bolat Omarov will meet with Serik Askarov.",
        "Bolat Omarov received the Ministry of Energy.",  # who is received is a person
        "Bolat Omarov spoke about Serik Askarov.",
        "The Ministry of Energy met with the Ministry of Culture.",  # bodies do not meet each other
    ],
)
def test_who_meets_nobody(text: str) -> None:
    assert met(text) == []


def test_a_person_may_meet_a_body() -> None:
    assert met("Bolat Omarov met with the Ministry of Energy.") == [("met", "Bolat Omarov", "Ministry of Energy")]


def test_who_leads_a_meeting_meets_those_who_are_there() -> None:
    text = "A meeting of Bolat Omarov {} of Serik Askarov took place."
    assert met(text.format("under the chairmanship")) == [("chaired", "Serik Askarov", "Bolat Omarov")]
    assert met(text.format("in the absence")) == []


def test_a_meeting_is_told_once_whoever_stands_first() -> None:
    text = "Bolat Omarov met with Serik Askarov. Serik Askarov met with Bolat Omarov."
    assert met(text) == [("met", "Bolat Omarov", "Serik Askarov")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [("Болат Омаров Серік Асқаровпен кездесті.", "met"), ("Болат Омаров Серік Асқаровты қабылдады.", "received"),
     ("Болат Омаров Серік Асқаровпен сауда мәселесін талқылады.", "discussed")],
)  # fmt: skip
def test_kazakh_tells_by_case_who_is_met(text: str, rule: str) -> None:
    assert met(text, "kk") == [(rule, "Болат Омаров", "Серік Асқаров")]


def test_who_takes_part_in_what_somebody_holds() -> None:
    text = "Bolat Omarov held a conference with the participation of Serik Askarov and Ivan Petrov."
    assert ("attended", "Bolat Omarov", "Ivan Petrov") in met(text)


def test_a_reception() -> None:
    text = "Болат Омаров Серік Асқаровтың қабылдауында болды."
    assert met(text, "kk") == [("received", "Серік Асқаров", "Болат Омаров")]


@pytest.mark.parametrize(
    "text",
    [
        "Bolat Omarov met with farmers in Rudny, where the Ministry of Energy is.",
        "Bolat Omarov cancelled a meeting with Serik Askarov.",
    ],
)
def test_who_is_not_met(text: str) -> None:
    assert met(text) == []


def test_a_host_receives_one_after_another() -> None:
    first = "Bolat Omarov received Serik Askarov. "
    received = ("received", "Bolat Omarov", "Serik Askarov")
    assert met(first + "Then it was the turn of Marat Alzhan.") == [
        received,
        ("in-turn", "Bolat Omarov", "Marat Alzhan"),
    ]
    assert met("Then it was the turn of Marat Alzhan.") == []  # of no host
    assert met(first + "Then Marat Alzhan turned on the light.") == [received]


def test_all_of_a_row_are_met() -> None:
    talks = "Bolat Omarov held talks with Serik Askarov, head of the bank, and Marat Alzhan."
    assert [other for _, _, other in met(talks)] == ["Serik Askarov", "Marat Alzhan"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Болат Омаров Серік Асқаровпен саланы дамыту мәселелерін талқылады.", True),
        ("Болат Омаров Серік Асқаровпен жаңа жобаны іске асыру туралы пікір алмасты.", True),
        ("Болат Омаров Серік Асқаровпен байланысты мәселелерді талқылады.", False),
    ],
)
def test_who_discusses_what_is_to_be_done_is_told_before_it(text: str, found: bool) -> None:
    told_of = [fact[1:] for fact in met(text, "kk") if fact[0] == "discussed"]
    assert told_of == ([("Болат Омаров", "Серік Асқаров")] if found else [])


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Болат Омаров представил депутатам министра Серика Аскарова.", []),
        ("Болат Омаров доложил о проекте министру Серику Аскарову.", ["Серик Аскаров"]),
    ],
)
def test_whom_somebody_presents_he_does_not_report_to(text: str, others: list[str]) -> None:
    assert [other for _, _, other in met(text, "ru")] == others
