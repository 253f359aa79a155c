"""The explorer in a browser: what a person can do with it, by mouse, by keyboard and by touch."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations, pairwise
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.build import build
from graph.store import Store
from ontology.namespaces import ID
from queries.pictures.data import parts
from queries.pictures.explorer import START, explore, page
from queries.pictures.view import view
from tests.explorer_reader import LINKS, TOKAYEV, Opener, Reader, until
from tests.gold_graph import sample_store
from tests.hostile import HOSTILE, hostile_graph

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).parents[2] / "shared" / "articles"


# ---- 1 search


@pytest.mark.parametrize("query", ["Tokayev", "тоқаев", "Токаев Касым", "tokaev", "Qasym-Jomart"])
def test_search_finds_a_name_in_any_script(reader: Opener, query: str) -> None:
    one = reader()
    one.find(query)
    assert one.page.inner_text("#card h2") == "Kassym-Jomart Tokayev"
    assert TOKAYEV in one.visible()


def test_search_completes_by_keyboard_and_jumps(reader: Opener) -> None:
    one = reader()
    one.page.keyboard.press("/")
    one.page.keyboard.type("zhetys", delay=10)
    assert one.page.get_attribute("#query", "aria-expanded") == "true"
    assert "Zhetysu region" in one.page.inner_text("#hits li[aria-selected=true]")
    one.page.keyboard.press("ArrowDown")
    second = one.page.inner_text("#hits li[aria-selected=true] .name").split("\n")[0]
    assert one.page.get_attribute("#query", "aria-activedescendant") == "hits-1"
    one.page.keyboard.press("Enter")
    one.settle()
    assert one.page.inner_text("#card h2") == second
    one.page.fill("#query", "zzzzzz")
    assert one.page.inner_text("#hits") == "Nothing is called so."
    one.page.keyboard.press("Escape")
    assert one.page.is_hidden("#hits")


def test_search_forgives_transliteration(reader: Opener) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = ["Сәтбаев", "Шымкент", "Жетісу облысы", "Құл-Мұхаммед", "Ыбырай Алтынсарин", "Чингиз"]
    for name in names:
        graph.add_node(
            ID + name, label=name, names=[name], type="Person", type_label="", base="Person", colour="", articles=1
        )
    one = reader(page(graph))
    for query, name in {"satpaev": "Сәтбаев", "Satbayev": "Сәтбаев", "chimkent": "Шымкент", "Jetisu": "Жетісу облысы",
                        "kulmukhamed": "Құл-Мұхаммед", "Altynsarin Ybyrai": "Ыбырай Алтынсарин"}.items():  # fmt: skip
        found = one.ask("q => orda.search.run(q).map(id => orda.data.label(id))", query)
        assert found[:1] == [name], query


# ---- 2 card


def test_card_tells_all_about_an_entity(reader: Opener) -> None:
    one = reader()
    one.click("kazakhstan")
    one.find("Nazarbayev")
    text = one.text()
    assert "Nursultan Nazarbayev" in text
    assert "Нұрсұлтан Назарбаев" in text
    for heading in ("First seen", "Last seen", "Links by kind", "Offices over time"):
        assert heading in text
    assert one.page.locator("#card .bars li").count() >= 2
    offices = one.page.locator("#card .office").all_inner_texts()
    assert any("President" in office and "1990" in office and "2019" in office for office in offices)
    dates = one.page.locator("#card .seen dd").all_inner_texts()
    assert dates[0][:10] <= dates[1][:10]


# ---- 3 link


def test_link_shows_its_facts_with_the_exact_words(reader: Opener) -> None:
    one = reader()
    x, y, key = one.line()
    one.page.mouse.move(x - 3, y)
    one.page.mouse.move(x, y)
    one.page.wait_for_selector("#hover:not([hidden])")
    assert one.page.locator("#hover mark").count() >= 1
    one.page.mouse.click(x, y)
    one.settle()
    assert one.ask("orda.state.now.card.key") == key
    proofs = one.ask(
        """key => {
          const { data, picture } = orda, { title, date } = data.articles, { article, rule } = data.proofs;
          return picture.groups.get(key).links.flatMap((link) => data.proofsOf(data.links.fact[link]))
            .map((p) => [data.quote(p), title[article[p]], date[article[p]], data.rules[rule[p]].labels.en]);
        }""",
        key,
    )
    text = one.text()
    marks = one.page.locator("#card mark").all_inner_texts()
    for (before, words, after), title, date, rule in proofs:
        assert any(" ".join(words.split()) == " ".join(mark.split()) for mark in marks)
        assert " ".join((before + words + after).split()) in text
        assert title in text
        assert date in text
        assert f"Read from {rule} · " in text


# ---- 4 expand and collapse


def test_neighbours_come_and_go_by_kind(reader: Opener) -> None:
    one = reader(explore(sample_store(), about="Kassym-Jomart Tokayev", start=1))
    assert one.visible() == {TOKAYEV}
    row = one.page.locator("#card .bars li").filter(has_text="visited")
    row.locator("button").first.click()
    one.settle()
    visited = one.visible() - {TOKAYEV}
    assert visited
    assert one.ask("""[...orda.picture.groups.values()].some(g => orda.data.kindLabel(g.kind) === 'visited')""")
    one.page.click("#expand")
    one.settle()
    assert one.visible() > visited | {TOKAYEV}
    assert one.page.is_disabled("#expand")
    row.locator("button").last.click()
    one.settle()
    assert not visited <= one.visible()
    one.page.click("#collapse")
    one.settle()
    assert len(one.visible()) < 4


def test_double_click_expands(reader: Opener) -> None:
    one = reader()
    before = one.visible()
    one.page.mouse.dblclick(*one.spot("kazakhstan"))
    one.settle()
    assert one.visible() > before


# ---- 5 hide, pin, undo, redo


def test_hide_pin_undo_and_redo(reader: Opener) -> None:
    one = reader()
    before = one.visible()
    one.click("kazakhstan")
    one.page.click("#hide")
    assert one.visible() == before - {"kazakhstan"}
    one.page.click("#undo")
    assert one.visible() == before
    one.page.click("#redo")
    assert "kazakhstan" not in one.visible()
    one.page.keyboard.press("Control+z")
    assert "kazakhstan" in one.visible()
    one.page.click("#pin")
    assert one.page.get_attribute("#pin", "aria-pressed") == "true"
    place = one.ask("id => orda.picture.network.getPosition(id)", one.number("kazakhstan"))
    one.page.check("#layout-force")
    one.page.click("#layout-force")
    one.settle()
    assert one.ask("id => orda.picture.network.getPosition(id)", one.number("kazakhstan")) == place
    one.page.keyboard.press("Control+z")
    one.page.keyboard.press("Control+z")
    assert one.ask("orda.state.now.pinned.size") == 0


def test_dragging_moves_an_entity_and_is_undone(reader: Opener) -> None:
    one = reader()
    place = lambda: one.ask("id => orda.state.now.shown.get(id)", one.number("almaty-region"))  # noqa: E731
    before = place()
    x, y = one.spot("almaty-region")
    one.page.mouse.move(x, y)
    one.page.mouse.down()
    one.page.mouse.move(x + 60, y + 30, steps=6)
    one.page.mouse.up()
    assert place()["x"] > before["x"]
    one.page.click("#undo")
    assert place() == before


# ---- 6 filters


def test_filters_by_type_relation_confidence_article_language_and_region(reader: Opener) -> None:
    one = reader()
    shown, links = one.status()
    one.page.uncheck("#type-2")
    assert not any(base == 2 for base in one.ask("orda.actions.visible().map(id => orda.data.base(id))"))
    one.page.check("#type-2")
    assert one.status() == (shown, links)
    kind = one.ask("[...orda.picture.groups.values()][0].kind")
    one.page.uncheck(f"#kind-{kind}")
    assert kind not in one.ask("[...orda.picture.groups.values()].map(g => g.kind)")
    one.page.click("#clear-filters")
    assert one.status() == (shown, links)

    one.page.focus("#sure")
    one.page.keyboard.press("End")
    assert all(
        s >= 0.999
        for s in one.ask("[...orda.picture.groups.values()].flatMap(g => g.links).map(l => orda.data.sure[l])")
    )
    one.page.click("#clear-filters")

    one.page.select_option("#of-language", "kk")
    languages = one.ask(
        f"""{LINKS}.map((link) => orda.data.proofsOf(orda.data.links.fact[link])
          .map((p) => orda.data.articles.language[orda.data.proofs.article[p]]))"""
    )
    assert languages
    assert all("kk" in found for found in languages)
    one.page.click("#clear-filters")

    one.page.select_option("#of-region", label="Kyzylorda region")
    near, total = one.status()
    assert 0 < near < shown
    assert "kyzylorda-region" in one.visible()
    one.page.click("#clear-filters")

    one.page.select_option("#of-article", index=1)
    assert 0 < one.status()[0] < shown
    assert total


# ---- 7 time


def test_time_slider_filters_and_plays(reader: Opener) -> None:
    one = reader()
    shown, links = one.status()
    assert one.page.locator("#bars rect").count() > 5
    one.page.focus("#time-from")
    one.page.keyboard.press("End")
    one.page.keyboard.press("ArrowLeft")
    assert one.ask(f"{LINKS}.every((l) => orda.data.holds(orda.data.links.fact[l], '2024', '2025'))")
    assert one.page.inner_text("#range").startswith("2024")
    one.page.keyboard.press("Home")
    assert one.status() == (shown, links)
    one.page.click("#play")
    assert one.page.get_attribute("#play", "aria-pressed") == "true"
    first = one.status()
    assert one.ask("orda.state.now.filters.to") < "2000"
    one.page.wait_for_timeout(1800)
    assert one.status()[1] >= first[1]
    assert one.ask("orda.state.now.filters.to") > "1990"
    one.page.click("#play")
    assert one.page.get_attribute("#play", "aria-pressed") == "false"


# ---- 8 paths and common neighbours


def test_path_between_two_and_their_common_neighbours(reader: Opener) -> None:
    one = reader()
    one.find("Zhanseit Tuimebayev")
    one.page.fill("#toward", "Alikhan Smailov")
    one.page.keyboard.press("Enter")
    one.settle()
    assert "Path 1" in one.text()
    chain = one.page.locator("#card .chain.chosen li .link").all_inner_texts()
    assert (chain[0], chain[-1]) == ("Zhanseit Tuimebayev", "Alikhan Smailov")
    ends = [one.number("zhanseit-tuimebayev"), one.number("alikhan-smailov")]
    passing = "[...orda.data.links.from.keys()].filter((i) => orda.sieve.link(i))"
    links = one.ask(f"{passing}.map((i) => [orda.data.links.from[i], orda.data.links.to[i]])")
    assert len(chain) - 1 == nx.shortest_path_length(nx.Graph([tuple(link) for link in links]), *ends)
    one.page.locator("#card .step").first.click()
    one.settle()
    assert one.ask("orda.state.now.card.kind") == "link"
    one.page.click("#back")
    assert "Common neighbours" in one.text()


def test_shift_click_on_a_second_entity_finds_the_path(reader: Opener) -> None:
    one = reader()
    one.click("almaty-region")
    one.page.keyboard.down("Shift")
    one.click("kazakhstan")
    one.page.keyboard.up("Shift")
    assert one.ask("orda.state.now.card.kind") == "path"


def test_shortest_paths_agree_with_networkx(reader: Opener) -> None:
    one = reader()
    links = one.ask("orda.data.links.from.map((a, i) => [a, orda.data.links.to[i]])")
    graph = nx.Graph([tuple(link) for link in links])
    nodes = sorted(max(nx.connected_components(graph), key=len))[::17]
    for a, b in pairwise(nodes):
        found = one.ask("([a, b]) => orda.algorithms.paths(a, b, orda.data.neighbours, 3)", [a, b])
        assert all(len(chain) - 1 == nx.shortest_path_length(graph, a, b) for chain in found)
        assert all(nx.is_path(graph, chain) for chain in found)


# ---- 9 focus


def test_focus_shows_what_is_within_some_steps(reader: Opener) -> None:
    one = reader()
    one.find("Zhanseit Tuimebayev")
    one.page.click("#focus-1")
    one.settle()
    near = set(
        one.ask(
            "id => [id, ...orda.data.neighbours(id)].map(i => orda.data.nodes.id[i])", one.number("zhanseit-tuimebayev")
        )
    )
    assert one.visible() == near
    one.page.click("#focus-2")
    one.settle()
    assert one.visible() > near


# ---- 10 size, colour, legend


def test_size_and_colour_and_the_legend_that_filters(reader: Opener) -> None:
    one = reader()
    sizes = "orda.actions.visible().map(id => orda.picture.radius(id))"
    by_degree = one.ask(sizes)
    one.page.select_option("#size-by", "betweenness")
    assert one.ask(sizes) != by_degree
    colours = "[...new Set(orda.actions.visible().map(id => orda.picture.fill(id)))]"
    one.page.select_option("#colour-by", "community")
    assert 2 < len(one.ask(colours)) < 15
    one.page.select_option("#colour-by", "type")
    legend = one.ask("[...document.querySelectorAll('#types .dot')].map(d => d.style.getPropertyValue('--colour'))")
    assert set(one.ask(colours)) <= set(legend)
    one.page.get_by_role("checkbox", name="person").uncheck()
    assert 0 not in one.ask("orda.actions.visible().map(id => orda.data.base(id))")


def test_betweenness_agrees_with_networkx(reader: Opener) -> None:
    one = reader()
    graph = nx.connected_watts_strogatz_graph(40, 4, 0.3, seed=3)
    near = {n: sorted(graph[n]) for n in graph}
    found = dict(
        one.ask("near => [...orda.algorithms.betweenness(Object.keys(near).map(Number), id => near[id])]", near)
    )
    expected = nx.betweenness_centrality(graph, normalized=False)
    most = max(expected.values())
    assert all(abs(found[n] - expected[n] / most) < 1e-6 for n in graph)


# ---- 11 layouts


def test_layouts_by_type_on_the_map_and_by_time(reader: Opener) -> None:
    one = reader()
    place = "id => orda.picture.network.getPosition(orda.data.number.get(id))"
    regions = ["astana", "turkistan", "zhetysu-region", "aktobe-region"]
    one.ask("ids => orda.actions.addAll(ids.map((id) => orda.data.number.get(id)))", regions)
    free = one.ask(place, "astana")
    one.page.check("#layout-type")
    one.settle()
    columns = one.ask("orda.actions.visible().map(id => [orda.data.base(id), orda.state.now.shown.get(id).x])")
    spans = {b: [x for base, x in columns if base == b] for b, _ in columns}
    ordered = sorted(spans)
    assert all(max(spans[a]) < min(spans[b]) for a, b in pairwise(ordered))
    one.page.check("#layout-map")
    until(one.page, "orda.picture.shapes")
    one.settle()
    assert one.ask("orda.picture.shapes.length") == 20
    assert one.ask(place, "aktobe-region")["x"] < one.ask(place, "astana")["x"] < one.ask(place, "zhetysu-region")["x"]
    assert one.ask(place, "astana")["y"] < one.ask(place, "turkistan")["y"]
    one.page.check("#layout-time")
    one.settle()
    began = one.ask(
        """orda.actions.visible().map((id) => [orda.state.now.shown.get(id).x,
          [...orda.data.linksOf(id)].map((link) => orda.data.dates[link]).filter(Boolean).sort()[0]])"""
    )
    dated = sorted((date[:4], x) for x, date in began if date)
    years = sorted({year for year, _ in dated})
    means = [sum(x for y, x in dated if y == year) / sum(y == year for y, _ in dated) for year in years]
    assert means == sorted(means)
    one.page.check("#layout-force")
    one.settle()
    assert one.ask(place, "astana") != free or one.ask("orda.state.now.layout") == "force"


@pytest.mark.parametrize("layout", ["force", "type", "map", "time"])
def test_no_layout_puts_an_entity_upon_another(reader: Opener, layout: str) -> None:
    one = reader()
    one.page.click(f"label:has(#layout-{layout})")
    one.settle()
    places = one.ask(
        "orda.actions.visible().map(id => [orda.state.now.shown.get(id).x, orda.state.now.shown.get(id).y])"
    )
    assert len({tuple(p) for p in places}) == len(places)
    assert all(abs(x - a) + abs(y - b) > 20 for i, (x, y) in enumerate(places) for a, b in places[:i])


# ---- 12 permalinks and saved views


def test_address_holds_the_whole_view(reader: Opener) -> None:
    one = reader()
    one.find("Yerbolat Dossayev")
    one.page.click("#pin")
    one.page.uncheck("#type-3")
    one.page.select_option("#size-by", "betweenness")
    one.page.click("#table-toggle")
    one.page.wait_for_timeout(400)
    before = one.page.url
    one.page.select_option("#language", "ru")
    until(one.page, f"location.href !== {before!r}")
    told = "({ ...orda.state.now, shown: [...orda.state.now.shown], pinned: [...orda.state.now.pinned] })"
    address, expected = one.page.url, one.ask(told)
    assert "#v=" in address
    other = reader(address)
    assert other.ask(told) == expected
    assert other.page.inner_text("#card h2") == "Ерболат Досаев"
    assert other.page.is_visible("#grid")


def test_address_of_an_entity_opens_it_and_a_broken_one_does_no_harm(reader: Opener, sample: Path) -> None:
    one = reader(sample.as_uri() + "#entity=astana")
    assert one.page.inner_text("#card h2") == "Astana"
    for broken in ("#v=????", "#v=AAAA", "#entity=nobody"):
        assert reader(sample.as_uri() + broken).visible() == reader().visible()


def test_views_are_kept_under_a_name(reader: Opener) -> None:
    one = reader()
    one.click("kazakhstan")
    one.page.click("#hide")
    shown = one.visible()
    one.page.click("#views-open")
    until(one.page, "document.getElementById('address').value.includes('#v=')")
    one.page.fill("#view-name", "without <b>")
    one.page.keyboard.press("Enter")
    one.page.click("#views .close")
    one.page.click("#reset")
    one.settle()
    assert one.visible() != shown
    one.page.reload()
    until(one.page, "window.orda")
    one.page.click("#views-open")
    one.page.click("#saved .link >> text=without <b>")
    assert one.visible() == shown
    one.page.click("#views-open")
    one.page.click("#saved .tiny")
    assert one.page.locator("#saved li").count() == 0


# ---- 13 export


def test_exports_say_what_is_in_the_picture(reader: Opener) -> None:
    one = reader()
    one.find("Zhanseit Tuimebayev")
    one.page.click("#focus-1")
    one.settle()
    shown, links = one.visible(), one.status()[1]
    one.page.click("#export-open")
    with one.page.expect_download() as waiting:
        one.page.click("#export-png")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
    svg = ElementTree.fromstring(one.saved("#export-svg"))
    signs = [svg.findall(f"{{http://www.w3.org/2000/svg}}{shape}") for shape in ("circle", "polygon")]
    assert all(signs)
    assert sum(map(len, signs)) == len(shown)
    entities = list(csv.DictReader(io.StringIO(one.saved("#export-entities").removeprefix("\ufeff"))))
    assert {row["id"].removeprefix(ID) for row in entities} == shown
    rows = list(csv.DictReader(io.StringIO(one.saved("#export-links").removeprefix("\ufeff"))))
    assert len(rows) >= links
    assert {"From", "Relation", "To", "Words", "Article"} <= rows[0].keys()
    graph = nx.parse_graphml(one.saved("#export-graphml"), force_multigraph=True)
    assert {str(n).removeprefix(ID) for n in graph} == shown
    assert graph.number_of_edges() == links


def test_sparql_of_a_view_gives_its_links(reader: Opener) -> None:
    one = reader()
    one.page.click("#export-open")
    solutions: Any = sample_store().query(one.page.input_value("#sparql"))
    found = {(row["one"].value.removeprefix(ID), row["other"].value.removeprefix(ID)) for row in solutions}
    drawn = one.ask(
        f"{LINKS}.map((link) => ['from', 'to'].map((end) => orda.data.nodes.id[orda.data.links[end][link]]))"
    )
    assert {tuple(pair) for pair in drawn} <= found
    assert {frozenset(pair) for pair in found} == {frozenset(pair) for pair in drawn}


def test_tables_carry_no_formula(reader: Opener) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(
        ID + "a", label="=cmd()", names=["=cmd()"], type="Person", type_label="", base="Person", colour="", articles=1
    )
    one = reader(page(graph))
    one.page.click("#export-open")
    assert "'=cmd()" in one.saved("#export-entities")


# ---- 14 full screen, dark and light, print


def test_full_screen_dark_light_and_print(reader: Opener) -> None:
    one = reader()
    paper = "getComputedStyle(document.body).backgroundColor"
    light = one.ask(paper)
    one.page.click("#theme")
    assert one.ask(paper) != light
    one.page.click("#theme")
    assert one.ask(paper) == light
    one.page.click("#full")
    until(one.page, "document.fullscreenElement")
    one.page.click("#full")
    until(one.page, "!document.fullscreenElement")
    one.click("kazakhstan")
    one.page.emulate_media(media="print")
    assert one.page.is_hidden("#side")
    assert one.page.is_visible("#card h2")
    assert one.page.pdf().startswith(b"%PDF")


def test_page_follows_the_system_into_the_dark(reader: Opener) -> None:
    one = reader(color_scheme="dark")
    assert one.ask("getComputedStyle(document.documentElement).getPropertyValue('--dark').trim()") == "1"


# ---- 15 table


def test_table_is_sorted_and_in_step_with_the_picture(reader: Opener) -> None:
    one = reader()
    one.page.keyboard.press("t")
    names = lambda: one.page.locator("#grid tbody td:first-child").all_inner_texts()  # noqa: E731
    assert len(names()) == one.status()[0]
    one.page.click("#grid th button >> text=Name")
    assert one.page.get_attribute("#grid th:first-child", "aria-sort") == "ascending"
    up = names()
    one.page.click("#grid th button >> text=Name")
    assert names() == up[::-1]
    one.page.click("#grid td button >> text=Almaty region")
    one.settle()
    assert one.page.inner_text("#card h2") == "Almaty region"
    one.page.click("#fit")
    one.settle()
    one.click("aktobe-region")
    assert one.page.inner_text("#grid tr.chosen td:first-child").strip() == "Aktobe region"
    one.page.uncheck("#type-2")
    assert "Almaty region" not in names()
    one.page.click("#clear-filters")
    one.page.click("#tab-links")
    assert one.page.locator("#grid tbody tr").count() == one.status()[1]
    one.page.locator("#grid tbody tr").first.click()
    assert one.ask("orda.state.now.card.kind") == "link"


# ---- 16 touch


def test_touch_on_a_telephone(reader: Opener) -> None:
    one = reader(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    assert one.ask("document.documentElement.scrollWidth") <= 390
    x, y = one.spot("kazakhstan")
    one.page.touchscreen.tap(x, y)
    one.settle()
    assert one.page.inner_text("#card h2") == "Kazakhstan"
    one.page.tap("#expand")
    one.settle()
    assert one.page.is_hidden("#filters")
    one.page.tap("#side-toggle")
    assert one.page.is_visible("#filters")
    one.page.tap("#side-toggle")
    scale = one.ask("orda.picture.network.getScale()")
    touch = one.page.context.new_cdp_session(one.page)
    box = one.page.locator("#picture").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    points = lambda gap: [{"x": middle[0] - gap, "y": middle[1]}, {"x": middle[0] + gap, "y": middle[1]}]  # noqa: E731
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points(30)})
    for gap in range(35, 95, 5):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points(gap)})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    one.settle()
    assert one.ask("orda.picture.network.getScale()") > 1.5 * scale


# ---- 17 accessibility

# Every visible text with its contrast (WCAG 2.2) to the ground that it stands on.
CONTRAST = """() => {
  const parse = (text) => {
    const m = text.match(/[\\d.]+/g).map(Number);
    return { rgb: m.slice(0, 3).map((v) => text.startsWith("color(") ? 255 * v : v), a: m[3] ?? 1 };
  };
  const straight = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * straight(r) + 0.7152 * straight(g) + 0.0722 * straight(b);
  const ground = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const colour = parse(getComputedStyle(n).backgroundColor);
      if (colour.a > 0.8) return colour.rgb;
    }
    return [255, 255, 255];
  };
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), node = walker.currentNode.parentElement;
    if (!text || !node.checkVisibility() || node.closest("script, option, :disabled")) continue;
    const pair = [light(parse(getComputedStyle(node).color).rgb), light(ground(node))].sort((x, y) => y - x);
    found.push([text.slice(0, 40), (pair[0] + 0.05) / (pair[1] + 0.05)]);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(reader: Opener, scheme: str) -> None:
    one = reader(color_scheme=scheme)
    one.page.click("#table-toggle")
    opened = ["", "orda.actions.open(orda.data.number.get('kassym-jomart-tokayev'))",
              "orda.actions.openLink([...orda.picture.groups.keys()][0])", "orda.actions.openArticle(0)"]  # fmt: skip
    for step in opened:
        if step:
            one.ask(step)
        found = one.ask(CONTRAST)
        assert len(found) > 100
        assert [(text, contrast) for text, contrast in found if contrast < 4.5] == []


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of a colour of six hexadecimal digits."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    straight = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return sum(share * v for share, v in zip((0.2126, 0.7152, 0.0722), straight, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dots_stand_out_from_the_paper(reader: Opener, scheme: str) -> None:
    one = reader(color_scheme=scheme)
    paper = _luminance(one.ask("orda.picture.colours.paper"))
    for colour in one.ask("orda.data.bases.map(b => orda.picture.outlined(b.colour))"):
        high, low = sorted((paper, _luminance(colour)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 3, colour


def test_everything_has_a_name_and_is_reached_by_tab(reader: Opener) -> None:
    one = reader()
    one.page.click("#table-toggle")
    one.find("Tokayev")
    nameless = one.ask(
        """[...document.querySelectorAll("button, input, select, textarea, [tabindex='0'], [role]")]
          .filter((n) => n.checkVisibility())
          .filter((n) => !(n.getAttribute("aria-label") || n.textContent.trim() || n.labels?.length))
          .map((n) => n.outerHTML.slice(0, 90))"""
    )
    assert nameless == []
    order: list[str] = []
    while order.count("side-toggle") < 2 and len(order) < 900:
        one.page.keyboard.press("Tab")
        order.append(one.ask("document.activeElement.id || document.activeElement.closest('[id]')?.id"))
    order = order[order.index("side-toggle") :]
    marks = [
        "side-toggle",
        "query",
        "undo",
        "language",
        "layout-force",
        "type-0",
        "picture",
        "zoom-in",
        "time-from",
        "tab-entities",
        "close",
        "hide",
    ]
    places = [order.index(mark) for mark in marks]
    assert places == sorted(places)
    roles = one.page.locator("body").aria_snapshot()
    for role in ("combobox", "application", "navigation", "complementary", "tablist", "slider", "search"):
        assert f"- {role}" in roles


def test_picture_is_walked_by_keyboard_and_spoken(reader: Opener) -> None:
    one = reader()
    one.page.focus("#picture")
    one.page.keyboard.press("ArrowRight")
    first = one.page.inner_text("#live")
    one.page.keyboard.press("ArrowDown")
    assert one.page.inner_text("#live") != first
    assert "Links in the picture" in one.page.inner_text("#live")
    one.page.keyboard.press("Enter")
    name = one.page.inner_text("#card h2")
    assert name in one.ask("orda.data.label(orda.picture.cursor)")
    before = one.visible()
    one.page.keyboard.press("e")
    one.settle()
    assert one.visible() >= before
    one.page.keyboard.press("p")
    assert one.ask("orda.state.now.pinned.size") == 1
    one.page.keyboard.press("Delete")
    assert name not in {one.ask("id => orda.data.label(orda.data.number.get(id))", i) for i in one.visible()}
    one.page.keyboard.press("Control+z")
    for key, layout in {"2": "type", "3": "map", "4": "time", "1": "force"}.items():
        one.page.keyboard.press(key)
        assert one.ask("orda.state.now.layout") == layout
    one.page.keyboard.press("?")
    assert one.page.is_visible("#help")
    one.page.keyboard.press("Escape")
    assert one.page.is_hidden("#help")


# ---- 18 article view


def test_article_has_its_mentions_and_facts_marked(reader: Opener) -> None:
    one = reader()
    number = one.ask("orda.data.articles.title.findIndex(t => t.includes('Akmola'))")
    one.find("Kassym-Jomart Tokayev")
    one.page.locator("#card summary", has_text="Articles").click()
    one.page.locator("#card details .link", has_text="Akmola").last.click()
    one.settle()
    body = one.ask(
        """() => { const copy = document.querySelector("#card .text").cloneNode(true);
          copy.querySelectorAll(".flag").forEach((flag) => flag.remove()); return copy.textContent; }"""
    )
    assert body == one.ask("n => orda.data.texts[n]", number)
    assert one.page.locator("#card .text mark").count() > 5
    one.page.locator("#card .mention", has_text="Kassym-Jomart Tokayev").first.click()
    one.settle()
    assert one.page.inner_text("#card h2") == "Kassym-Jomart Tokayev"
    one.page.click("#back")
    one.page.locator("#card .flag", has_text="visited").first.click()
    one.settle()
    assert one.ask("orda.state.now.card.kind") == "link"
    assert one.page.locator("#card mark").count() > 0
    one.page.locator("#card .cite .link").first.click()
    one.settle()
    assert one.page.locator("#card mark.chosen").count() > 0
    one.page.click("#only-this")
    assert one.ask("orda.state.now.filters.article") >= 0


# ---- languages, hostile text, first sight, notebooks


@pytest.mark.parametrize(
    ("language", "name", "kind"), [("ru", "Касым-Жомарт Токаев", "посещает"), ("kk", "Қасым-Жомарт Тоқаев", "барды")]
)
def test_page_changes_its_language(reader: Opener, language: str, name: str, kind: str) -> None:
    one = reader()
    one.find("Tokayev")
    english = one.text("#side")
    one.page.select_option("#language", language)
    assert one.page.inner_text("#card h2") == name
    assert kind in one.text("#side")
    assert not set(english.split("\n")) & set(one.page.inner_text("#side").split("\n")) - {""}
    assert one.ask("document.documentElement.lang") == language
    texts = one.ask(
        """[...document.querySelectorAll("[data-text], [data-label]")]
          .map((n) => n.getAttribute("aria-label") ?? n.textContent)"""
    )
    assert all(texts)


def test_hostile_text_is_shown_as_text_and_runs_nowhere(reader: Opener) -> None:
    one = reader(page(hostile_graph(), title=HOSTILE[1]))
    assert one.page.inner_text("h1") == HOSTILE[1]
    one.page.click("#table-toggle")
    one.page.fill("#query", "window.ran")
    assert one.page.locator("#hits li").count() >= 3
    for number, name in enumerate(HOSTILE):
        one.ask("id => orda.actions.open(orda.data.number.get(id))", str(number))
        assert one.page.inner_text("#card h2").split() == name.split()
    one.ask("orda.actions.openLink([...orda.picture.groups.keys()][0])")
    assert HOSTILE[1] in one.page.locator("#card mark").first.inner_text()
    x, y, _ = one.line()
    one.page.mouse.move(x - 3, y)
    one.page.mouse.move(x, y)
    one.ask("orda.actions.openArticle(0)")
    assert HOSTILE[0] in one.page.inner_text("#card .text")
    one.page.click("#export-open")
    for button in ("#export-svg", "#export-graphml"):
        ElementTree.fromstring(one.saved(button))
    one.saved("#export-links")
    assert one.ask("window.ran") is None
    assert one.page.locator("#card img, #card script, #card a, #hover svg, #card svg").count() == 0


def test_page_without_anything_stands(reader: Opener) -> None:
    one = reader(explore(Store()))
    assert one.page.is_visible("#empty")
    one.page.click("#export-open")
    assert "SELECT" in one.page.input_value("#sparql")


def _first_sight(one: Reader) -> None:
    """Readable at once: the fifteen largest have names, of thirty nine in ten, none on another; lines are few."""
    one.settle()
    found = one.ask(
        """() => {
          const { actions, data, picture } = orda;
          const ids = actions.visible().sort((a, b) => data.weight[b] - data.weight[a] || a - b).slice(0, 30);
          return [ids.length, ids.map((id) => picture.boxes.get(id) ?? null), picture.network.getScale()];
        }"""
    )
    many, places, scale = found
    boxes = [box for box in places if box]
    assert many == 30
    assert all(places[:15])
    assert len(boxes) >= 27
    for a, b in combinations(boxes, 2):
        assert a["left"] >= b["right"] or b["left"] >= a["right"] or a["top"] >= b["bottom"] or b["top"] >= a["bottom"]
    assert all(box["size"] * scale >= 12 for box in boxes)
    entities, links = one.ask("[orda.actions.visible().length, orda.picture.groups.size]")
    assert entities <= 60
    assert links <= 3 * entities
    painted = one.ask(
        """() => {
          const { width, height } = document.querySelector("#picture canvas");
          const { data } = document.querySelector("#picture canvas").getContext("2d").getImageData(0, 0, width, height);
          return data.filter((value, i) => i % 4 === 3 && value > 0).length / (width * height);
        }"""
    )
    assert 0.01 < painted < 0.35


def test_sample_is_readable_at_first_sight(reader: Opener) -> None:
    _first_sight(reader())


@pytest.mark.slow
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the evaluation's articles are not here")
def test_real_articles_are_readable_at_first_sight(reader: Opener) -> None:
    from extract.sources import read

    store = Store()
    build(store, read([str(SEEDS)]), "kz")
    _first_sight(reader(explore(store)))


def test_a_server_may_deliver_the_data_apart(reader: Opener, tmp_path: Path) -> None:
    graph = view(sample_store())
    page(graph, data_from="data").write(tmp_path / "index.html")
    (tmp_path / "data").mkdir()
    for name, part in parts(graph, start=START).items():
        (tmp_path / "data" / f"{name}.json").write_text(json.dumps(part), encoding="utf-8")
    assert (tmp_path / "index.html").stat().st_size < 800_000
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        one = reader(f"http://127.0.0.1:{server.server_port}/index.html", offline=False)
        one.find("Tokayev")
        assert one.page.inner_text("#card h2") == "Kassym-Jomart Tokayev"
        one.page.click("label:has(#layout-map)")
        until(one.page, "orda.picture.shapes")
        assert {url.rsplit("/", 1)[1] for url in one.requests} == {
            "index.html",
            "core.json",
            "texts.json",
            "outlines.json",
        }
        one.find("Kassym-Jomart Tokayev")
        assert one.page.locator("#card .office").count() == 11
        held = "orda.data.tenuresOf.get(orda.data.number.get('kassym-jomart-tokayev'))"
        assert one.ask(f"{held}.length") == 11
        one.requests.clear()
        server.shutdown()


def test_page_of_a_server_grows_beyond_what_it_began_with(reader: Opener, tmp_path: Path) -> None:
    whole = view(sample_store())
    around = lambda iri, steps=1: whole.subgraph(nx.ego_graph(whole, iri, steps, undirected=True)).copy()  # noqa: E731
    page(around(f"{ID}zhanseit-tuimebayev"), grow_from="around", start=3).write(tmp_path / "index.html")

    class Growing(_Quiet):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            if path != "/around":
                return super().do_GET()
            found = parts(around(parse_qs(query)["entity"][0]), start=0)
            answer = json.dumps({"core": found["core"], "texts": found["texts"]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(answer)
            return None

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Growing, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        one = reader(f"http://127.0.0.1:{server.server_port}/index.html", offline=False)
        known = one.ask("orda.data.count")
        assert known < len(whole) / 4
        for name in ("Turkistan region", "Kazakhstan"):
            one.find(name)
            one.settle()
        core = parts(whole, start=0)["core"]
        assert one.ask("orda.data.count") > known
        node = core["nodes"]["id"].index("kazakhstan")
        near = {
            core["nodes"]["id"][a if b == node else b]
            for a, b in zip(core["links"]["from"], core["links"]["to"], strict=True)
            if node in (a, b)
        }
        grown = one.ask("orda.data.neighbours(orda.data.number.get('kazakhstan')).map(id => orda.data.nodes.id[id])")
        assert set(grown) == near
        told = "[...new Set(orda.data.facts.id.filter(Boolean))].length === orda.data.facts.id.filter(Boolean).length"
        assert one.ask(told)
        quoted = one.ask("orda.data.proofs.article.map((a, p) => [orda.data.articles.title[a], orda.data.quote(p)[1]])")
        evidence = {(e["title"], e["words"]) for _, _, found in whole.edges(data="evidence") for e in found}
        evidence |= {(e["title"], e["words"]) for note in whole.graph["notes"] for e in note["evidence"]}
        assert {tuple(pair) for pair in quoted} <= evidence
        one.find("Kassym-Jomart Tokayev")
        assert one.page.locator("#card .office").count() == 11
        held = "orda.data.tenuresOf.get(orda.data.number.get('kassym-jomart-tokayev'))"
        assert one.ask(f"{held}.length") == 11
        one.requests.clear()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_notebooks_show_the_page_in_a_frame_apart(reader: Opener, tmp_path: Path) -> None:
    bundle = explore(sample_store())._repr_mimebundle_()
    (tmp_path / "notebook.html").write_text(f"<!DOCTYPE html><body>{bundle['text/html']}", encoding="utf-8")
    one = reader()
    one.page.goto((tmp_path / "notebook.html").as_uri())
    frame = one.page.frames[1]
    until(frame, "window.orda")
    frame.fill("#query", "Astana")
    frame.press("#query", "Enter")
    assert frame.inner_text("#card h2") == "Astana"
    assert frame.evaluate("(() => { try { return !parent.document } catch { return true } })()")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tok", TOKAYEV), ("tokyev", TOKAYEV), ("токаева", TOKAYEV), ("Тоқаевтың", TOKAYEV), ("xyz", None),
        ("аким Алматинской области 2019", "amandyk-batalov"), ("akim of Zhambyl region in 2021", "berdibek-saparbayev"),
    ],
)  # fmt: skip
def test_the_search_knows_forms_slips_and_roles_at_dates(reader: Opener, typed: str, found: str | None) -> None:
    one = reader()
    one.page.fill("#query", typed)
    first = one.page.locator("#hits li").first
    if found is None:
        assert first.get_attribute("aria-disabled") == "true"
        return
    one.page.keyboard.press("Enter")
    one.settle()
    assert one.text("#card h2") == one.ask("id => orda.data.label(orda.data.number.get(id))", found)
