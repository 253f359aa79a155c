"""Every kind of page is usable by whoever hears it or cannot tell colours: axe finds nothing, in light and in dark.

Nor is a page wider than the window, nor does anything go wrong on it, nor is anybody else asked for anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from ontology.namespaces import ID
from queries.serve.addresses import path as page_of
from tests.axe import violations
from tests.explorer_reader import until
from tests.served import Served
from tests.test_serve_pages import sample_server  # noqa: F401 - a fixture
from tests.test_serve_sight import PAGES, show  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

SIZES = ((1440, 900), (390, 844))
_COUNTED = quote("SELECT ?place (COUNT(?v) AS ?visits) { ?v orda:destination ?place } GROUP BY ?place")

# What all cards of the ontology are like, the first of each section show.
_SHORTEN = """() => {
  for (const card of document.querySelectorAll("article:nth-of-type(n + 5)")) card.remove();
  const there = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  for (const entry of document.querySelectorAll("nav li")) if (!there(entry.querySelector("a"))) entry.remove();
}"""


def _nothing(_: Any) -> None:
    """The page as it opens."""


def _unfold(page: Any) -> None:
    """All that is folded."""
    page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true; })")


def _read(page: Any) -> None:
    """What was read from the first marked words of an article."""
    page.click("article mark >> nth=0")


def _asked(what: str) -> Callable[[Any], None]:
    """The answer to a question, in one of its views."""

    def wait(page: Any) -> None:
        page.wait_for_selector(f"#results {what}")

    return wait


def _complete(page: Any) -> None:
    """What a field offers."""
    page.wait_for_selector("body[data-ready]")
    page.fill("#field-person", "toka")
    page.wait_for_selector("#field-person-list [role=option]")
    page.keyboard.press("ArrowDown")


def _write(page: Any) -> None:
    """An answer to what was written in SPARQL, the desk unfolded."""
    page.wait_for_selector("body[data-ready]")
    page.click("#run")
    page.wait_for_selector("#view table")


def _explore(page: Any) -> None:
    """The explorer, with all that it loads."""
    until(page, "window.orda?.data.texts")


# Of each kind of page: its address, and what is done there.
KINDS: dict[str, tuple[str, Callable[[Any], None]]] = {
    **{name: (path, _unfold) for name, path in PAGES.items()},
    "district": ("/id/panfilov-district", _unfold),
    "office": ("/id/akim-of-almaty-region", _unfold),
    "article, read": ("/article/sample-en-04-state-awards-almaty", _read),
    "search": (f"/search?q={quote('prime minister')}", _nothing),
    "search that finds nothing": ("/search?q=zzzzqqq", _nothing),
    "search for nothing": ("/search", _nothing),
    "query": ("/query", _nothing),
    "query, table": ("/query?ask=visits", _asked("#view table")),
    "query, chart": ("/query?ask=visits&view=chart", _asked("#view figure svg")),
    "query, map": ("/query?ask=visits&view=map", _asked("#view .region.lit")),
    "query, network": ("/query?ask=visits&view=network", _asked(".net[data-drawn] canvas")),
    "query, field": ("/query?ask=posts-of", _complete),
    "query, SPARQL": (f"/query?query={_COUNTED}", _write),
    "explorer": ("/explore", _explore),
    "explorer, entity": ("/explore?about=almaty-region", _explore),
}


# What is like another kind but for its content takes as long again.
LIKE_OTHERS = {
    "body", "district", "initiative", "office", "search that finds nothing", "search for nothing", "query, table",
    "query, chart", "query, map", "query, network", "explorer, entity",
}  # fmt: skip


def _fits(page: Any) -> bool:
    """Is the page no wider than its window?"""
    return bool(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))


def _looked_at(page: Any) -> None:
    """Ask axe, in a wide window and a narrow one, in light and in dark."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert _fits(page), width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (width, scheme)


def _strict(policy: str) -> bool:
    """Does a policy forbid what it does not name, scripts within the page, and frames?"""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    scripts = rules.get("script-src", "'none'")
    closed = rules["default-src"] == rules["frame-ancestors"] == "'none'"
    return closed and re.search("unsafe|http|[*]", scripts) is None


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[pytest.mark.slow] if kind in LIKE_OTHERS else []) for kind in KINDS]
)
def test_axe_finds_nothing(show: Any, kind: str) -> None:  # noqa: F811
    address, do = KINDS[kind]
    one = show()
    response = one.page.goto(one.server.url + address)
    assert response.status == 200
    assert _strict(response.headers["content-security-policy"])
    do(one.page)
    _looked_at(one.page)


def test_axe_finds_nothing_where_there_is_nothing(show: Any) -> None:  # noqa: F811
    one = show()
    response = one.page.goto(f"{one.server.url}/id/nobody")
    assert response.status == 404
    assert _strict(response.headers["content-security-policy"])
    _looked_at(one.page)
    assert [told for told in one.wrong if "404" not in told] == []
    one.wrong.clear()  # the browser notes that the answer was 404


def test_axe_finds_nothing_on_the_page_of_a_fact(show: Any, sample_server: Served) -> None:  # noqa: F811
    with sample_server.client(headers={"Accept": "text/csv"}) as client:
        found = client.get("/sparql", params={"query": "SELECT ?fact { ?fact a orda:Visit } ORDER BY ?fact LIMIT 1"})
    fact = found.text.split()[1]
    assert fact.startswith(ID)
    page = show().go(page_of(fact))
    assert page.locator("main figure.proof").count() > 0
    _looked_at(page)


def test_axe_finds_nothing_in_the_ontology(show: Any) -> None:  # noqa: F811
    one = show(width=390)
    assert _strict(one.page.goto(f"{one.server.url}/ontology").headers["content-security-policy"])
    assert _fits(one.page)
    one.page.evaluate(_SHORTEN)
    assert one.page.locator("article").count() > 10
    _looked_at(one.page)


def test_axe_would_find_what_is_wrong(show: Any) -> None:  # noqa: F811
    page = show().go("/")
    page.evaluate("document.documentElement.style.setProperty('--soft', '#bbb')")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert {"color-contrast", "html-has-lang"} <= {rule for rule, _ in violations(page)}


def test_axe_waits_until_colours_have_changed(show: Any) -> None:  # noqa: F811
    page = show().go("/")
    page.evaluate("document.styleSheets[0].insertRule('body { transition: color 1s; }')")
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
