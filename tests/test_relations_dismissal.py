"""Dismissals: who leaves a post, whichever side of the verb it stands on, and who only takes it."""

from __future__ import annotations

import pytest

from extract.relations import dismissal
from tests.documents import ready, told


def dismissed(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(dismissal, ready(text, language), "person", "role")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bolat Omarov was relieved of the post of akim of Pavlodar region.", "verb"),
        ("Akim of Pavlodar region Bolat Omarov resigned.", "quit"),
        ("Bolat Omarov ceased to be akim of Pavlodar region.", "quit"),
        ("Bolat Omarov lost the post of akim of Pavlodar region.", "quit"),
        ("Bolat Omarov was akim of Pavlodar region. He was dismissed on Monday.", "verb"),
        ("Serik Askarov replaced Bolat Omarov as akim of Pavlodar region.", "replaced"),
        ("The resignation of akim of Pavlodar region Bolat Omarov was accepted.", "resignation"),
    ],
)
def test_who_leaves_which_post(text: str, rule: str) -> None:
    assert dismissed(text) == [(rule, "Bolat Omarov", "Akim of Pavlodar region")]


@pytest.mark.parametrize(
    "text",
    [
        "Akim of Pavlodar region Bolat Omarov may resign.",
        "Akim of Pavlodar region Bolat Omarov did not resign.",
        "The ministry denied that akim of Pavlodar region Bolat Omarov resigned.",
        "Bolat Omarov was relieved of his post.",  # of which, the text does not say
    ],
)
def test_what_is_no_dismissal(text: str) -> None:
    assert dismissed(text) == []


def test_whom_a_verb_goes_on_with_is_dismissed_too() -> None:
    text = "Президент назначил Болата Омарова министром, освободив от должности акима Павлодарской области."
    assert dismissed(text, "ru") == [("verb", "Болат Омаров", "Аким Павлодарской области")]


def test_a_noun_of_leaving_is_of_the_subject_where_its_verb_says_so() -> None:
    akim = "Аким Павлодарской области Болат Омаров"
    assert dismissed(f"{akim} ушёл в отставку.", "ru") == [("resignation", "Болат Омаров", "Аким Павлодарской области")]
    assert dismissed(f"{akim} комментировал отставку.", "ru") == []


@pytest.mark.parametrize(
    ("clause", "rule"),
    [
        ("қызметін тапсырды", "quit"),
        ("облыс тізгінін тапсырды", "quit"),
        ("облыс басшылығынан кетті", "quit"),
        ("қызметін Серік Асқаровқа тапсырды", None),  # a duty laid on another
        ("әскери қызметін аяқтады", None),  # which is no post
        ("залдан кетті", None),
    ],
)
def test_a_post_handed_over_or_left_at_the_helm(clause: str, rule: str | None) -> None:
    found = dismissed(f"Павлодар облысының әкімі Болат Омаров {clause}.", "kk")
    assert [fact[0] for fact in found] == [rule] * (rule is not None)


def test_a_list_that_the_clause_announces_is_of_those_dismissed() -> None:
    text = (
        "The President dismissed two ministers{} Minister of Energy Bolat Omarov and Minister of Culture Askar Mamin."
    )
    assert dismissed(text.format(":")) == [
        ("verb", "Bolat Omarov", "Minister of Energy"),
        ("verb", "Askar Mamin", "Minister of Culture"),
    ]
    assert dismissed(text.format(", sending a telegram to")) == []


def test_who_comes_after_somebody_did_not_decide_it() -> None:
    (one,) = told(dismissal, ready("Serik Askarov replaced Bolat Omarov as akim of Pavlodar region."), "person", "by")
    assert one == ("replaced", "Bolat Omarov", "")


def test_one_of_several_who_leave_has_the_post_in_the_singular() -> None:
    text = (
        "The Head of State relieved four ministers of their duties: Bolat Omarov, who headed the Ministry of Industry, "
        "Minister of Culture and Sports Askhat Oralov."
    )
    assert ("verb", "Bolat Omarov", "minister") in dismissed(text)


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("A decree dismissing Bolat Omarov from the post of akim of Pavlodar region was published.", "en", "verb"),
        ("The dismissal of Bolat Omarov from the post of akim of Pavlodar region is news.", "en", "resignation"),
        ("The removal of Bolat Omarov from the post of akim of Pavlodar region is news.", "en", "resignation"),
        ("Указ об освобождении Болата Омарова от должности акима Павлодарской области издан.", "ru", "resignation"),
        ("После ухода Болата Омарова с поста акима Павлодарской области дороги чинят реже.", "ru", "resignation"),
    ],
)  # fmt: skip
def test_a_noun_of_leaving_tells_the_post_right_after_who_leaves(text: str, language: str, rule: str) -> None:
    assert [row[:1] + row[2:] for row in dismissed(text, language)] == [
        (rule, "Akim of Pavlodar region" if language == "en" else "Аким Павлодарской области")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The release of akim of Pavlodar region Bolat Omarov from hospital was reported.", "en"),
        ("The departure of akim of Pavlodar region Bolat Omarov for Astana was delayed.", "en"),
        ("Освобождение акима Павлодарской области Болата Омарова от штрафа обжаловали.", "ru"),
        ("Deputies discussed the removal of Bolat Omarov from the post of akim of Pavlodar region.", "en"),
        ("The court cancelled the removal of Bolat Omarov from the post of akim of Pavlodar region.", "en"),
        ("Депутаты обсудили снятие Болата Омарова с поста акима Павлодарской области.", "ru"),
        ("Суд отменил освобождение Болата Омарова от должности акима Павлодарской области.", "ru"),
        ("Депутаты требуют отставки акима Павлодарской области Болата Омарова.", "ru"),
        ("Уход Болата Омарова из зала заметил аким Павлодарской области.", "ru"),
    ],
)
def test_what_is_left_is_a_post_and_what_is_wished_is_no_act(text: str, language: str) -> None:
    assert dismissed(text, language) == []


def test_a_job_in_a_body_is_left_as_a_post() -> None:
    text = "Болат Омаров освобождён от обязанностей члена Конституционного суда."
    assert told(dismissal, ready(text, "ru"), "person", "role") == [
        ("verb", "Болат Омаров", "член Конституционного суда")
    ]
