"""Whose a post is: the subject, the object, whom a participle describes, whom a pronoun means."""

from __future__ import annotations

import pytest

from extract.document import Unit
from extract.frames import Frame
from extract.relations.posts.holder import (
    after_dash,
    denied,
    described_by,
    describes,
    holder_in,
    meant_by_pronoun,
    of_both,
    told_of,
)
from extract.text import Text
from tests.documents import ready


def frame(text: Text, lemma: str) -> Frame:
    return next(f for f in text.syntax.frames if f.lemma == lemma)


def said(unit: Unit | None) -> str | None:
    return next(iter(next(iter(unit.entity.names.values())))) if unit is not None else None


@pytest.mark.parametrize(
    ("text", "language", "lemma", "name"),
    [
        ("Bolat Omarov became akim.", "en", "become", "Bolat Omarov"),
        ("Serik Askarov appointed Bolat Omarov akim.", "en", "appoint", "Bolat Omarov"),
        ("This is the work of Bolat Omarov, appointed the ambassador to Austria.", "en", "appoint", "Bolat Omarov"),
        ("The post of akim has been held by Bolat Omarov.", "en", "hold", "Bolat Omarov"),
        ("Serik Askarov was appointed minister and Bolat Omarov became akim.", "en", "become", "Bolat Omarov"),
        ("Министром назначен Болат Омаров, прежде директор завода.", "ru", "назначить", "Болат Омаров"),
    ],
)
def test_who_takes_a_post(text: str, language: str, lemma: str, name: str) -> None:
    seen = ready(text, language)
    assert said(holder_in(seen, frame(seen, lemma))) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Президент освободил Болата Омарова от должности акима и назначил министром.", ["Болат Омаров"]),
        ("Президент освободил Болата Омарова от должности акима и назначил Серика Аскарова.", []),  # has its own
        ("Президент принял Болата Омарова и назначил министром.", []),  # of another verb
    ],
)
def test_whom_a_verb_acts_on_that_leaves_its_object_out(text: str, names: list[str]) -> None:
    seen = ready(text, "ru")
    assert [said(u) for u in of_both(seen, frame(seen, "назначить"))] == names


def test_of_whom_a_title_that_is_the_subject_is_told() -> None:
    text = ready("The akim is Bolat Omarov.")
    assert [said(u) for u in told_of(text, frame(text, "be"), text.loose_titles[0])] == ["Bolat Omarov"]
    assert told_of(text, frame(text, "be"), None) == []


def test_whom_a_participle_describes_stands_after_it() -> None:
    text = ready("Бұрын әкімнің орынбасары болған Болат Омаров келді.", "kk")
    assert [said(u) for u in described_by(text, frame(text, "болу"))] == ["Болат Омаров"]
    assert described_by(text, frame(text, "келу")) == []


def test_a_participle_before_a_noun_only_describes_it() -> None:
    text = ready("Партиядан сайланған депутаттар келді.", "kk")
    assert describes(text, frame(text, "сайлау"))
    assert not describes(text, frame(text, "келу"))


def test_whom_the_pronoun_of_a_sentence_means() -> None:
    text = ready("Болат Омаров келді. Ол әкімнің орынбасары болып жүрген.", "kk")
    assert said(meant_by_pronoun(text, frame(text, "жүру"))) == "Болат Омаров"
    assert meant_by_pronoun(text, frame(text, "келу")) is None


def test_a_verb_that_another_denies() -> None:
    text = ready("The ministry denied that Bolat Omarov resigned. Serik Askarov resigned.")
    assert [denied(text, f) for f in text.syntax.frames if f.lemma == "resign"] == [True, False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Новым акимом Павлодарской области назначен – Болат Омаров.", "Болат Омаров"),
        ("Новым акимом Павлодарской области назначен – завтра.", None),
    ],
)
def test_a_dash_after_a_verb_leads_to_whom_it_appoints(text: str, name: str | None) -> None:
    seen = ready(text, "ru")
    assert [said(u) for u in after_dash(seen, frame(seen, "назначить"))] == ([name] if name else [])
