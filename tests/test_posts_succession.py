"""Who comes to the place of somebody else, and what post that is."""

from __future__ import annotations

import pytest

from extract.relations.dismissal import dismissed
from extract.relations.posts.record import Record
from extract.relations.posts.succession import left_by_another, replaced, replaces, successions
from tests.documents import ready

LEFT = "Akim of Pavlodar region Bolat Omarov resigned."


def coming(text: str, language: str = "en") -> list[tuple[str, str | None, str]]:
    """Who comes after whom to which post."""
    seen = ready(text, language)
    found = successions(seen, Record.of(seen).with_left(dismissed(seen)))
    return [
        (
            s.person.entity.id.removeprefix("person/"),
            s.predecessor.entity.id.removeprefix("person/") if s.predecessor is not None else None,
            s.title.office.id if s.title.office is not None else s.title.wording,
        )
        for s in found
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "Serik Askarov took his place.",
        "His place was taken by Serik Askarov.",
        "The vacancy was given to Serik Askarov.",
        "Serik Askarov was appointed to this post.",
        "Bolat Omarov was replaced by Serik Askarov.",
    ],
)
def test_who_comes_to_a_post_that_was_left(clause: str) -> None:
    assert coming(f"{LEFT} {clause}") == [("serik-askarov", "bolat-omarov", "akim-of-pavlodar-region")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{LEFT} Serik Askarov went to the place of the accident.", "en"),
        (f"{LEFT} Serik Askarov did not take his place.", "en"),
        ("Serik Askarov took his place.", "en"),  # whose, nobody says
        ("Аким Болат Омаров ушёл в отставку. Серик Аскаров занимал этот пост до него.", "ru"),
    ],
)
def test_what_is_no_succession(text: str, language: str) -> None:
    assert coming(text, language) == []


def test_a_place_tells_the_post_of_a_predecessor_who_has_none_told() -> None:
    text = "Серик Аскаров отправился в Павлодарскую область на место Болата Омарова."
    assert coming(text, "ru") == [("serik-askarov", "bolat-omarov", "akim-of-pavlodar-region")]


def test_a_participle_leaves_the_place_of_another_to_the_verb_after_it() -> None:
    text = (
        "Павлодар облысының әкімі Болат Омаров қызметінен босатылды. "
        "Оның орнына бұрын әкімнің орынбасары болған Серік Асқаров келді."
    )
    assert coming(text, "kk") == [("serik-askarov", "bolat-omarov", "akim-of-pavlodar-region")]


@pytest.mark.parametrize(
    ("clause", "comes"),
    [
        ("Орнына Серік Асқаров келді.", True),
        ("Ол босатқан орынға Серік Асқаров келді.", True),
        ("Кен орнына Серік Асқаров келді.", False),
    ],
)
def test_the_place_alone_is_that_of_whoever_left_it(clause: str, comes: bool) -> None:
    left = "Павлодар облысының әкімі Болат Омаров қызметінен босатылды."
    assert coming(f"{left} {clause}", "kk") == [("serik-askarov", "bolat-omarov", "akim-of-pavlodar-region")] * comes


def test_whom_somebody_replaces_and_in_what_post() -> None:
    text = ready("Serik Askarov replaced akim of Pavlodar region Bolat Omarov. Serik Askarov came.")
    by, came = (next(f for f in text.syntax.frames if f.lemma == lemma) for lemma in ("replace", "come"))
    title = left_by_another(text, by)
    assert [replaces(text, f) for f in (by, came)] == [True, False]
    assert [person.entity.id for person, _ in replaced(text, by)] == ["person/bolat-omarov"]
    assert title is not None
    assert title.office is not None
    assert title.office.id == "akim-of-pavlodar-region"
    assert left_by_another(text, came) is None


RESIGNED = "Акима Павлодарской области Болата Омарова сняли с должности."


@pytest.mark.parametrize(
    ("clause", "acting"),
    [
        ("Вместо него назначен Серик Аскаров.", None),
        ("Вместо него исполняющим обязанности назначен Серик Аскаров.", "исполняющий обязанности"),
    ],
)
def test_who_is_appointed_instead_of_whom_a_pronoun_means(clause: str, acting: str | None) -> None:
    seen = ready(f"{RESIGNED} {clause}", "ru")
    (found,) = successions(seen, Record.of(seen).with_left(dismissed(seen)))
    assert found.title.office is not None
    assert found.title.office.id == "akim-of-pavlodar-region"
    assert (found.acting.words if found.acting is not None else None) == acting


def test_who_comes_somewhere_instead_of_another_takes_no_post() -> None:
    assert coming(f"{RESIGNED} Вместо него на встречу пришёл Серик Аскаров.", "ru") == []
