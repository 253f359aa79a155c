"""The explorer and time, in a browser: offices are intervals, at one date or within a window; two dates compared."""

from __future__ import annotations

import pytest

from queries.pictures.explorer import explore
from tests.explorer_reader import LINKS, TOKAYEV, Opener, Reader
from tests.gold_graph import sample_store

pytestmark = pytest.mark.browser

NAZARBAYEV = "nursultan-nazarbayev"


def _within(one: Reader, start: str, end: str) -> None:
    one.ask("([from, to]) => orda.actions.filter({ from, to })", [start, end])
    one.settle()


def _links(one: Reader, entity: str) -> list[str]:
    """What the picture's links of an entity are called, with the other end."""
    found: list[str] = one.ask(
        f"""id => {LINKS}.filter((l) => [orda.data.links.from[l], orda.data.links.to[l]].includes(id))
          .map((l) => [orda.data.kindLabel(orda.data.links.kind[l]), orda.data.label(orda.data.across(l, id))])
          .map((words) => words.join(" "))""",
        one.number(entity),
    )
    return found


def test_whoever_holds_an_office_is_there_at_any_time_between(reader: Opener) -> None:
    one = reader()
    _within(one, "2005", "2010")
    assert "holds office in Kazakhstan" in _links(one, NAZARBAYEV)
    assert TOKAYEV not in one.visible() or "holds office in Kazakhstan" not in _links(one, TOKAYEV)


def test_at_one_date_only_what_held_then_is_there(reader: Opener) -> None:
    one = reader()
    one.page.click("label:has(#time-as-of)")
    assert one.page.is_hidden("#time-from")
    one.ask("orda.actions.filter({ from: '2015', to: '2015' })")
    one.settle()
    assert one.page.inner_text("#range") == "2015"
    assert "holds office in Government of Kazakhstan" in _links(one, "karim-massimov")
    assert "alikhan-smailov" not in one.visible()
    one.page.click("label:has(#time-between)")
    assert one.ask("[orda.state.now.filters.from, orda.state.now.filters.to]") == ["", ""]


def test_window_is_dragged_as_a_whole(reader: Opener) -> None:
    one = reader()
    _within(one, "2005", "2010")
    box = one.page.locator("#window").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    one.page.mouse.move(x, y)
    one.page.mouse.down()
    one.page.mouse.move(x + 60, y, steps=5)
    one.page.mouse.up()
    start, end = one.ask("[orda.state.now.filters.from, orda.state.now.filters.to]")
    assert int(start) > 2005
    assert int(end) - int(start) == 5


def test_two_dates_are_compared(reader: Opener) -> None:
    one = reader()
    one.page.click("#compare")
    one.page.fill("#compare-one", "2020-06")
    one.page.keyboard.press("Tab")
    one.page.fill("#compare-other", "2022-06")
    one.page.keyboard.press("Tab")
    one.settle()
    moved, came, left = one.page.locator("#card section").all_inner_texts()
    assert "Alikhan Smailov" in moved
    assert "Prime Minister" in moved
    assert "Askar Mamin · Prime Minister" in left
    assert "Marat Sultangaziyev · Akim of Almaty region" in moved + came
    assert "Kassym-Jomart Tokayev · President" not in moved + came + left


def test_career_is_told_whole_and_once(reader: Opener) -> None:
    one = reader()
    one.find("Tokayev")
    offices = one.page.locator("#card .office").all_inner_texts()
    assert len(offices) == 11
    assert any("Prime Minister" in office and "1999-10-01 – 2002-01-28" in office for office in offices)
    assert not any("Tokayev" in office for office in offices)
    (president,) = [office for office in offices if office.startswith("President")]
    assert "since 2019-03-20" in president
    assert "last told of 2025-10-30" in president  # nobody tells that it goes on


def test_end_that_nobody_tells_is_at_the_latest_where_the_next_holder_began(reader: Opener) -> None:
    one = reader()
    one.find("Askar Myrzakhmetov")
    offices = one.page.locator("#card .office").all_inner_texts()
    (minister,) = [office for office in offices if "Minister of Agriculture" in office and "since" in office]
    assert "since 2016-05-06, until 2017-12 at the latest" in minister


def test_holders_of_a_place_are_told_from_the_latest(reader: Opener) -> None:
    one = reader()
    one.find("Aktobe region")
    offices = one.page.locator("#card .office").all_inner_texts()
    assert "Askhat Shakharov" in offices[0]
    assert any("Berdibek Saparbayev" in office for office in offices)


def test_page_begins_at_a_date_that_is_asked_for(reader: Opener) -> None:
    one = reader(explore(sample_store(), as_of="2015-06"))
    assert one.page.inner_text("#range") == "2015-06"
    assert one.page.is_checked("#time-as-of")
    assert "karim-massimov" in one.visible()
    assert "alikhan-smailov" not in one.visible()


def test_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'June' is not a date; write YYYY"):
        explore(sample_store(), as_of="June")
