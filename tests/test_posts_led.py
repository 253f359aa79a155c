"""Posts told by what is led, where no noun says what they are called."""

from __future__ import annotations

import pytest

from extract.frames import Role
from extract.relations.posts.led import leader_of, leading, leads_soon, put_in_post, title_at, title_laid, title_put_in
from tests.documents import ready


@pytest.mark.parametrize(
    ("text", "language", "role", "seat"),
    [
        ("Bolat Omarov heads the Ministry of Energy.", "en", "minister-of-energy", "ministry-of-energy"),
        ("Bolat Omarov heads Pavlodar region.", "en", "akim-of-pavlodar-region", "pavlodar-region"),
        ("Министерством энергетики руководит Болат Омаров.", "ru", "minister-of-energy", "ministry-of-energy"),
        ("Болат Омаров Павлодар облысын басқарды.", "kk", "akim-of-pavlodar-region", "pavlodar-region"),
    ],
)
def test_who_leads_what(text: str, language: str, role: str, seat: str) -> None:
    ((_, title, _),) = leading(ready(text, language))
    assert title.office is not None
    assert title.seat is not None
    assert (title.office.id, title.seat.id) == (role, seat)


def test_who_leads_a_body_that_stands_where_a_subject_might() -> None:
    text = ready("Болат Омаров родился в Аксу. С 2008 года возглавлял Комитет геологии.", "ru")
    assert [(who.entity.name("ru"), title.seat and title.seat.name("ru")) for who, title, _ in leading(text)] == [
        ("Болат Омаров", "Комитет геологии")
    ]
    assert not list(leading(ready("Болат Омаров прибыл. Комитет геологии возглавлял отрасль.", "ru")))


def test_who_leads_what_has_no_office_is_its_head_and_of_a_place_its_akim() -> None:
    text = ready("They know “Altyn Dan” farm and Ridder.")
    farm, town = (u for u in text.document.units)
    assert leader_of(text, farm).wording == "head"
    assert leader_of(text, town).wording == "akim"


def test_who_will_lead_takes_up_a_post() -> None:
    text = ready("Bolat Omarov will head the Ministry of Energy. Bolat Omarov will not head Pavlodar region.")
    assert [leads_soon(text, f) for f in text.syntax.frames if f.lemma == "head"] == [True, False]


def test_who_is_put_in_charge_of_what() -> None:
    text = ready("Bolat Omarov was promoted to deputy minister of energy.")
    frame = next(f for f in text.syntax.frames if f.lemma == "promote")
    title = title_put_in(text, frame)
    assert [u.entity.id for u in put_in_post(text, frame)] == ["person/bolat-omarov"]
    assert title is not None
    assert title.wording == "deputy minister of energy"


def test_where_somebody_stands() -> None:
    text = ready("Bolat Omarov stands at the head of Almaty Museum.")
    title = title_at(text, next(f for f in text.syntax.frames if f.lemma == "stand"))
    assert title is not None
    assert title.seat is not None
    assert title.seat.id == "facility/almaty-museum"


def test_what_is_given_to_somebody() -> None:
    for given in ("The Ministry of Energy", "The post of minister of energy"):
        text = ready(f"{given} was given to Bolat Omarov.")
        frame = next(f for f in text.syntax.frames if f.lemma == "give")
        title = title_laid(text, frame, frame.get(Role.PATIENT))
        assert title is not None
        assert title.office is not None
        assert title.office.id == "minister-of-energy"
    text = ready("A book was given to Bolat Omarov.")
    frame = next(f for f in text.syntax.frames if f.lemma == "give")
    assert title_laid(text, frame, frame.get(Role.PATIENT)) is None


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Оборонное ведомство возглавила – Айгуль Омарова.", ["minister-of-defence"]),
        ("Внешнеполитическое ведомство возглавил Болат Омаров.", ["minister-of-foreign-affairs"]),
        ("Внешнеполитическое ведомство Франции возглавил Болат Омаров.", []),  # another country's
    ],
)
def test_a_ministry_may_be_told_by_what_it_does(text: str, offices: list[str]) -> None:
    found = [title.office for _, title, _ in leading(ready(text, "ru"))]
    assert [office.id for office in found if office is not None] == offices
