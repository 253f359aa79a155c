"""A person before the explorer's page, in a browser.

Every test ends by asking whether anything went wrong on the page and whether it asked the network for anything.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from queries.pictures.explorer import Page, explore
from tests.gold_graph import sample_store

LINKS = "[...orda.picture.groups.values()].flatMap((line) => line.links)"  # of the picture
TOKAYEV = "kassym-jomart-tokayev"


def until(page: Any, script: str, seconds: float = 15) -> None:
    """Wait until an expression holds; the page's own policy forbids Playwright to look from within."""
    for _ in range(int(seconds * 50)):
        if page.evaluate(f"Boolean({script})"):
            return
        time.sleep(0.02)
    raise AssertionError(f"never: {script}")


class Reader:
    """A person before the page, with all that went wrong on it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address)
        until(page, "window.orda?.data.texts")

    def ask(self, script: str, argument: object = None) -> Any:
        """The value of an expression on the page."""
        return self.page.evaluate(script, argument)

    def number(self, identifier: str) -> int:
        return int(self.ask("id => orda.data.number.get(id)", identifier))

    def visible(self) -> set[str]:
        """The ids of the entities in the picture."""
        return set(self.ask("orda.actions.visible().map(id => orda.data.nodes.id[id])"))

    def find(self, name: str) -> None:
        """Type a name into the search field and take the first that is offered."""
        self.page.fill("#query", name)
        self.page.keyboard.press("Enter")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing moves."""
        self.page.wait_for_timeout(450)

    def spot(self, identifier: str) -> tuple[float, float]:
        """Where an entity stands on the screen."""
        x, y = self.ask(
            """id => {
              const { network } = orda.picture, p = network.canvasToDOM(network.getPosition(orda.data.number.get(id)));
              const box = document.getElementById("picture").getBoundingClientRect();
              return [p.x + box.left, p.y + box.top];
            }""",
            identifier,
        )
        return x, y

    def click(self, identifier: str, **options: Any) -> None:
        """Click an entity in the picture."""
        self.page.mouse.click(*self.spot(identifier), **options)
        self.settle()

    def line(self, proven: bool = True) -> tuple[float, float, str]:
        """A point of a line of the picture where nothing else is, and the line's key."""
        found = self.ask(
            """proven => {
              const { network, groups } = orda.picture, { data } = orda;
              const box = document.getElementById("picture").getBoundingClientRect();
              for (const [key, line] of groups) {
                if (proven !== line.links.some((l) => data.facts.proofs[data.links.fact[l]])) continue;
                for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
                  const p = network.canvasToDOM(network.body.edges[key].edgeType.getPoint(part));
                  const within = (c, b) => c.x >= b.left && c.x <= b.right && c.y >= b.top && c.y <= b.bottom;
                  const free = (q) => ![...orda.picture.boxes.values()].some((b) => within(network.DOMtoCanvas(q), b));
                  const alone = (q) => network.getEdgeAt(q) === key && network.getNodeAt(q) === undefined && free(q);
                  if (alone(p) && alone({ x: p.x - 3, y: p.y })) return [p.x + box.left, p.y + box.top, key];
                }
              }
            }""",
            proven,
        )
        return found[0], found[1], found[2]

    def text(self, selector: str = "#card") -> str:
        """The words that an element shows, white space evened."""
        return " ".join(self.page.inner_text(selector).split())

    def status(self) -> tuple[int, int]:
        """How many entities and links the page says are in the picture."""
        shown, links = self.ask(
            "[orda.actions.visible().length, [...orda.picture.groups.values()].reduce((n, g) => n + g.links.length, 0)]"
        )
        return shown, links

    def saved(self, button: str) -> str:
        """What a button of the export dialogue saves."""
        with self.page.expect_download() as waiting:
            self.page.click(button)
        return Path(waiting.value.path()).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled sample."""
    return explore(sample_store()).write(tmp_path_factory.mktemp("page") / "sample.html")


@pytest.fixture
def reader(browser: Any, sample: Path, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Opens pages, offline; afterwards, nothing may have gone wrong and nothing may have been asked of the network."""
    opened: list[Reader] = []

    def open_(what: Page | str | None = None, **options: Any) -> Reader:
        address = sample.as_uri() if what is None else what if isinstance(what, str) else None
        if address is None:
            assert isinstance(what, Page)
            address = what.write(tmp_path / f"page-{len(opened)}.html").as_uri()
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 860}, "offline": True} | options)
        context.set_default_timeout(90_000)  # milliseconds; a busy machine draws slowly
        opened.append(Reader(context.new_page(), address))
        return opened[-1]

    yield open_
    for one in opened:
        wrong, asked = one.wrong, [url for url in one.requests if not url.startswith(("file:", "blob:"))]
        one.page.context.close()
        assert wrong == []
        assert asked == []


Opener = Callable[..., Reader]
