"""The explorer page: self-contained, deterministic, safe, and readable in a browser."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.store import Store
from queries.explorer import Page, draw, explore
from queries.layout import HEIGHT, WIDTH, best_connected, positions
from tests.gold_graph import sample_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOSTILE = [
    "<script>window.ran = 1</script>",
    "</script><img src=x onerror='window.ran = 2'>",
    "\"><svg onload=window.ran=3>' -- \\u003c &amp;",
    "שלום \u202e txt.exe",
    "href=javascript:window.ran=4 {{ 7 * 7 }} {% raw %}",
]


def _hostile() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, name in enumerate(HOSTILE):
        graph.add_node(
            str(number), label=name, names=[name, f"other {name}"], type="Person", type_label=name, base="Person",
            colour="#0072b2", articles=1,
        )  # fmt: skip
    for number, name in enumerate(HOSTILE[1:]):
        proof = {"before": name, "words": name, "after": name, "article": name, "title": name, "date": "2024",
                 "source": "javascript:window.ran=5"}  # fmt: skip
        graph.add_edge(
            "0", str(number + 1), f"f{number}", relation="visit", label=name, colour="#cc6677", evidence=[proof]
        )
    return graph


def _data(page: Page) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page.html)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_two_builds_are_equal_to_the_byte(tmp_path: Path) -> None:
    page = explore(sample_store(), tmp_path / "page.html")
    assert explore(sample_store()).html == page.html
    assert (tmp_path / "page.html").read_bytes() == page.html.encode("utf-8")


def test_page_loads_nothing() -> None:
    page = explore(sample_store())
    assert "default-src 'none'" in page.html
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page.html, flags=re.DOTALL)
    assert not re.search(r"\b(src|href)\s*=", markup)


@pytest.mark.parametrize(("language", "label"), [("en", "person"), ("ru", "лицо"), ("kk", "тұлға")])
def test_labels_follow_the_language(language: str, label: str) -> None:
    page = explore(sample_store(), language=language)
    assert f'<html lang="{language}">' in page.html
    assert label in _data(page)["kinds"][0]["label"].casefold()


def test_first_picture_is_small_and_all_data_is_there() -> None:
    data = _data(explore(sample_store(), start=25))
    assert len(data["start"]) == 25
    assert len(data["nodes"]) > 100
    assert all("x" in data["nodes"][number] for number in data["start"])


def test_no_name_lies_upon_another() -> None:
    places = list(positions(nx.star_graph([str(n) for n in range(50)])).values())
    pairs = combinations(places, 2)
    assert all(abs(x - a) >= WIDTH - 1 or abs(y - b) >= HEIGHT - 1 for (x, y), (a, b) in pairs)


def test_places_are_the_same_in_whatever_order_the_nodes_come() -> None:
    graph: nx.Graph[str] = nx.path_graph([str(n) for n in range(40)])
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a) for a, b in reversed(list(graph.edges())))
    assert positions(turned) == positions(graph)


def test_best_connected_starts_at_the_centre_and_stays_joined() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.barbell_graph(6, 2), str)
    chosen = best_connected(graph, 8)
    assert nx.is_connected(graph.subgraph(chosen))


def test_hostile_names_stay_data() -> None:
    html = draw(_hostile(), title=HOSTILE[0]).html
    assert html.count("<script") == draw(nx.MultiDiGraph()).html.count("<script")
    assert HOSTILE[0] not in html


def test_empty_store_has_a_page() -> None:
    assert _data(explore(Store()))["nodes"] == []


def test_notebooks_get_a_sandboxed_frame() -> None:
    bundle = draw(_hostile())._repr_mimebundle_()
    assert '<iframe sandbox="allow-scripts' in bundle["text/html"]
    assert "<script" not in bundle["text/html"]


# ---- in a browser


class _Opened:
    """A page in a browser, with all that went wrong in it."""

    def __init__(self, page: Any, path: Path) -> None:
        self.page, self.wrong, self.requests = page, [], []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_function("window.orda")

    def hover_first_link(self) -> str:
        """Point at a visible link; the words of the box that opens."""
        at = self.page.evaluate(
            """() => {
              const { network, links, place } = window.orda;
              for (let i = 0; i < links.length; i += 1) {
                if (!links[i].proof.length || !place.has(links[i].from) || !place.has(links[i].to)) continue;
                const p = network.canvasToDOM(network.body.edges[i].edgeType.getPoint(0.5));
                const alone = (q) => network.getEdgeAt(q) === i && network.getNodeAt(q) === undefined;
                if (!alone(p) || !alone({ x: p.x - 3, y: p.y })) continue;
                const box = document.getElementById("picture").getBoundingClientRect();
                return [p.x + box.left, p.y + box.top, i];
              }
            }"""
        )
        self.page.mouse.move(at[0] - 3, at[1])
        self.page.mouse.move(at[0], at[1])
        self.page.wait_for_selector("#hover:not([hidden])")
        self.hovered = self.page.evaluate(f"window.orda.links[{at[2]}]")
        return str(self.page.inner_text("#hover"))

    def painted(self) -> int:
        """How many of the canvas's pixels are not blank."""
        return int(
            self.page.evaluate(
                """() => {
                  const c = document.querySelector("canvas");
                  const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
                  let n = 0;
                  for (let i = 3; i < d.length; i += 4) if (d[i]) n += 1;
                  return n;
                }"""
            )
        )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages = []

    def open_(page: Page) -> _Opened:
        page.write(tmp_path / "page.html")
        pages.append(browser.new_page(viewport={"width": 1300, "height": 800}))
        return _Opened(pages[-1], tmp_path / "page.html")

    yield open_
    for page in pages:
        page.close()


@pytest.mark.browser
def test_picture_is_drawn_and_hovering_shows_the_evidence(opened: Any) -> None:
    view = opened(explore(sample_store()))
    assert view.painted() > 10_000
    text = view.hover_first_link()
    before, words, after, _ = view.hovered["proof"][0]
    assert words.split()[0] in text
    assert " ".join((before + words + after).split())[:60] in " ".join(text.split())
    assert view.page.inner_text("#hover mark") == words
    assert view.wrong == []
    assert all(url.startswith("file://") for url in view.requests)


@pytest.mark.browser
def test_search_and_click_focus_an_entity(opened: Any) -> None:
    view = opened(explore(sample_store(), start=10))
    shown = view.page.evaluate("window.orda.place.size")
    view.page.fill("#query", "тоқаев")
    view.page.keyboard.press("Enter")
    assert view.page.inner_text("#panel h2") == "Kassym-Jomart Tokayev"
    assert view.page.evaluate("window.orda.place.size") > shown
    view.page.click("#panel h3 button")
    assert view.page.inner_text("#panel h2") != "Kassym-Jomart Tokayev"
    view.page.click("#reset")
    assert view.page.evaluate("window.orda.place.size") == shown
    view.page.fill("#query", "zzzzzz")
    assert view.page.inner_text("#hits") == "Nothing is called so."
    assert view.wrong == []


@pytest.mark.browser
def test_hostile_names_are_shown_as_text_and_run_nowhere(opened: Any) -> None:
    view = opened(draw(_hostile(), title=HOSTILE[1]))
    assert view.page.inner_text("h1") == HOSTILE[1]
    view.hover_first_link()
    view.page.fill("#query", "window.ran")
    view.page.keyboard.press("Enter")
    for number, name in enumerate(HOSTILE):
        view.page.evaluate(f"window.orda.choose({number})")
        assert view.page.inner_text("#panel h2") == name
    assert view.page.evaluate("window.ran") is None
    assert view.page.locator("#panel img, #panel script, #panel a, #hover svg").count() == 0
    assert view.wrong == []
    assert all(url.startswith("file://") for url in view.requests)
