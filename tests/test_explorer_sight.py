"""What is seen of the explorer's picture, in a browser: names, lines, badges, and what filters choose."""

from __future__ import annotations

from itertools import combinations

import pytest

from queries.pictures.explorer import explore
from tests.explorer_reader import LINKS, Opener
from tests.gold_graph import sample_store

pytestmark = pytest.mark.browser

NAME = """id => {
  const b = orda.picture.boxes.get(id), { network } = orda.picture;
  const box = document.getElementById("picture").getBoundingClientRect();
  const p = network.canvasToDOM({ x: (b.left + b.right) / 2, y: b.bottom - 0.3 * b.size });
  return [p.x + box.left, p.y + box.top];
}"""


def test_first_picture_has_officials_regions_and_initiatives_and_no_geography(reader: Opener) -> None:
    one = reader()
    bases = one.ask("orda.actions.visible().map(id => orda.data.base(id))")
    assert {0, 2, 4} <= set(bases)
    assert bases.count(4) >= 3
    assert not one.ask(f"{LINKS}.some((l) => orda.data.geography.includes(orda.data.links.kind[l]))")
    assert all(one.ask("orda.actions.visible().map(id => orda.sieve.near(id).length)"))  # no one stands alone
    one.page.click("label:has(#layout-map)")
    one.settle()
    assert one.ask(f"{LINKS}.some((l) => orda.data.geography.includes(orda.data.links.kind[l]))")


def test_name_opens_its_entity(reader: Opener) -> None:
    one = reader()
    one.settle()
    names = one.ask("[...orda.picture.boxes.keys()]")
    assert len(names) > 20
    for number in names[:8]:
        one.page.mouse.click(*one.ask(NAME, number))
        assert one.ask("orda.state.now.card.node") == number


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_no_name_is_missing_and_none_lies_upon_another(reader: Opener, size: tuple[int, int]) -> None:
    one = reader(viewport={"width": size[0], "height": size[1]})
    one.settle()
    shown, boxes = one.ask("[orda.actions.visible().length, [...orda.picture.boxes.values()]]")
    assert len(boxes) == shown >= 9
    for a, b in combinations(boxes, 2):
        assert a["left"] >= b["right"] or b["left"] >= a["right"] or a["top"] >= b["bottom"] or b["top"] >= a["bottom"]


def test_how_many_wait_is_told_at_first_sight(reader: Opener) -> None:
    one = reader()
    one.settle()
    waiting = dict(one.ask("[...orda.picture.badges]"))
    assert len(waiting) > 8
    number = max(waiting, key=lambda n: waiting[n])
    near = one.ask("id => orda.sieve.near(id).filter((n) => !orda.state.now.shown.has(n)).length", number)
    assert waiting[number] == near


def test_filters_choose_among_the_whole_graph(reader: Opener) -> None:
    one = reader()
    before = one.visible()
    one.page.click("#type-4-only", force=True)
    one.settle()
    whole = one.ask("orda.data.nodes.id.filter((_, id) => orda.data.base(id) === 4)")
    assert one.visible() == set(whole)
    assert one.text("#status").startswith(f"Entities: {len(whole)} of {len(whole)} ")
    one.page.click("#types-all")
    one.settle()
    assert one.visible() == before
    one.page.click("#types-none")
    assert one.visible() == set()
    one.page.click("#types-all")
    one.page.check("#told")
    one.settle()
    assert one.ask(f"{LINKS}.every((l) => orda.data.facts.proofs[orda.data.links.fact[l]] > 0)")
    kinds = one.page.locator("#kinds .number").all_inner_texts()
    assert sum(map(int, kinds)) < one.ask("orda.data.links.from.length")


def test_what_expanding_brought_goes_with_collapsing_and_nothing_else(reader: Opener) -> None:
    one = reader()
    before = one.visible()
    one.click("kazakhstan")
    one.page.click("#expand")
    one.settle()
    assert one.visible() > before
    one.page.click("#collapse")
    one.settle()
    assert one.visible() == before


def test_two_steps_around_an_entity_are_all_seen(reader: Opener) -> None:
    one = reader()
    one.find("Zhanseit Tuimebayev")
    one.page.click("#focus-2")
    one.settle()
    faint = one.ask(
        "orda.actions.visible().filter(id => orda.picture.network.body.nodes[id].options.opacity < 1).length"
    )
    assert faint == 0


def test_what_is_left_out_around_an_entity_is_said(reader: Opener) -> None:
    one = reader()
    one.find("Kazakhstan")
    one.page.click("#focus-3")
    one.settle()
    all_, shown = one.ask(
        "id => [orda.algorithms.around(id, 3, orda.sieve.near, Infinity).length, orda.actions.visible().length]",
        one.number("kazakhstan"),
    )
    assert ("left out" in one.text()) == (all_ > shown)
    assert all_ == shown or f"left out: {all_ - shown}" in one.text()


def test_print_has_the_picture(reader: Opener) -> None:
    one = reader()
    one.ask("dispatchEvent(new Event('beforeprint'))")
    one.page.emulate_media(media="print")
    assert one.page.is_visible("#printed")
    assert one.ask(
        "document.getElementById('printed').decode().then(() => document.getElementById('printed').naturalWidth)"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_stand_out_from_the_paper(reader: Opener, scheme: str) -> None:
    one = reader(color_scheme=scheme)
    contrast = "orda.picture.contrast(orda.picture.lined(k.colour), orda.picture.colours.paper)"
    assert min(one.ask(f"orda.data.kinds.map((k) => {contrast})")) >= 3


def test_lines_are_named_where_there_is_room(reader: Opener) -> None:
    one = reader()
    labels = "orda.picture.network.body.data.edges.get().filter((e) => e.label).length"
    assert one.ask(labels) == 0
    one.find("Alikhan Smailov")
    assert one.ask(labels) >= 3


def test_chosen_link_has_both_names_on_a_telephone(reader: Opener) -> None:
    one = reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    key = one.ask("[...orda.picture.groups.keys()][0]")
    one.ask("key => orda.actions.openLink(key)", key)
    one.settle()
    named = one.ask("[...orda.picture.boxes.keys()]")
    assert {int(n) for n in key.split("-")[:2]} <= set(named)
    assert one.page.is_hidden("#hover")


def test_years_and_what_has_none_are_named_along_time(reader: Opener) -> None:
    one = reader(explore(sample_store(), start=60))
    one.page.click("label:has(#layout-time)")
    one.settle()
    years, undated = one.ask("[orda.layouts.last.years.map((y) => y.year), orda.layouts.last.undated]")
    assert years == sorted(years)
    alone = one.ask(
        "orda.actions.visible().filter((id) => orda.state.now.shown.get(id).x === orda.layouts.last.undated).length"
    )
    assert (undated is None) == (alone == 0)


def test_escape_keeps_the_focus_and_back_stays_on_the_page(reader: Opener) -> None:
    one = reader()
    one.find("Tokayev")
    one.find("Smailov")
    one.page.wait_for_timeout(300)
    one.page.go_back()
    one.settle()
    assert one.page.inner_text("#card h2") == "Kassym-Jomart Tokayev"
    one.page.focus("#hide")
    one.page.keyboard.press("Escape")
    assert one.ask("document.activeElement.id") == "picture"


def test_first_tab_leads_to_the_picture(reader: Opener) -> None:
    one = reader()
    one.page.keyboard.press("Tab")
    assert one.ask("document.activeElement.id") == "skip"
    one.page.keyboard.press("Enter")
    assert one.ask("document.activeElement.id") == "picture"
