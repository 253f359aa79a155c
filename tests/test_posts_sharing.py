"""Several people and one title: in a list, in their order, each over a place of his own."""

from __future__ import annotations

import pytest

from extract.document import Title, Unit
from extract.frames import Frame
from extract.relations.posts.sharing import listed, shared_out, sharing
from extract.text import Text
from tests.documents import ready


def frame(text: Text, lemma: str) -> Frame:
    return next(f for f in text.syntax.frames if f.lemma == lemma)


def seats(found: list[tuple[Unit, Title]]) -> list[str | None]:
    return [title.seat.id if title.seat is not None else None for _, title in found]


def test_those_who_share_one_title_where_verbs_stand_last() -> None:
    text = ready("Болат Омаров Павлодар облысының, Серік Асқаров Абай облысының әкімі болып тағайындалды.", "kk")
    assert seats(sharing(text, text.loose_titles[0])) == ["pavlodar-region", "abai-region"]


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("Болат Омаров Ақсу ауданының, Серік Асқаров Көксу, ал Ерлан Жұмабаев Алакөл ауданының әкімі болып сайланды.",
         ["aksu-district", "koksu-district", "alakol-district"]),
        ("Болат Омаров Ақсу, Серік Асқаров Көксу, Ерлан Жұмабаев Алакөл аудандарының әкімі болып сайланды.",
         ["aksu-district", "koksu-district", "alakol-district"]),
        ("Серік Асқаров Көксуға, ал Ерлан Жұмабаев Алакөл ауданының әкімі болып келді.", []),  # where he went
    ],
)  # fmt: skip
def test_a_place_before_the_last_may_leave_its_noun_out(text: str, districts: list[str]) -> None:
    seen = ready(text, "kk")
    assert seats(sharing(seen, seen.loose_titles[0])) == districts


def test_places_and_people_go_pairwise() -> None:
    text = ready("Акимами Павлодарской области и Абайской области назначены Болат Омаров и Серик Аскаров.", "ru")
    assert seats(shared_out(text, frame(text, "назначить"), text.loose_titles[0])) == ["pavlodar-region", "abai-region"]


def test_a_list_below_a_clause_may_leave_to_each_line_only_the_body() -> None:
    text = ready(
        "Двух ответственных секретарей освободили. Вот список:\n\n"
        "Болат Омаров – Министерство энергетики;\n\nСерик Аскаров – Министерство финансов.", "ru"
    )  # fmt: skip
    found = listed(text, frame(text, "освободить"), None)
    assert [(u.title.wording, u.title.seat.id) for u in found if u.title is not None and u.title.seat is not None] == [
        ("ответственный секретарь", "ministry-of-energy"),
        ("ответственный секретарь", "ministry-of-finance"),
    ]


def test_a_sentence_after_a_clause_lists_whom_it_is_about_only_if_it_says_so() -> None:
    act, names = "Two ministers were relieved.", "Minister of Energy Bolat Omarov and Minister of Finance Serik Askarov"
    text = ready(f"{act} These are {names}.")
    assert len(listed(text, frame(text, "relieve"), None)) == 2
    text = ready(f"{act} Later came {names}.")
    assert listed(text, frame(text, "relieve"), None) == []
