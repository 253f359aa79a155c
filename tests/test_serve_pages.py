"""The server's pages: what they say in three languages, that hostile articles stay text, and how browsers show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from extract.model import Article
from graph.build import build
from graph.store import Store
from ontology.namespaces import ARTICLE, ID, ORDA
from queries.sentences import spans
from queries.serve import addresses
from queries.serve.assets import has_editor
from queries.serve.index import Index, marked
from queries.serve.index import build as build_index
from queries.serve.subgraph import around
from tests.conftest import articles
from tests.served import Served, served
from tests.test_explorer import ARGUMENTS, CHROMIUM, HOSTILE

TOKAYEV = f"{ID}kassym-jomart-tokayev"
PAGES = ("/", "/id/kassym-jomart-tokayev", "/id/almaty-region", "/article/trip", "/search?q=Токаев", "/query")
_HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def _hostile_article() -> Article:
    text = f"{HOSTILE[0]}\n\nPresident Kassym-Jomart Tokayev visited Almaty region on Monday. {HOSTILE[1]} {HOSTILE[2]}"
    return Article("hostile", text, title=HOSTILE[1], issued="2023-01-01", publisher=HOSTILE[4], source=HOSTILE[4])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "store"
    with Store(path) as store:
        build(store, [*articles(), _hostile_article(), replace(articles()[0], id="имя с пробелом & ?", text="Пусто.")])
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Served]:
    with served(folder, "--workers", "2") as running:
        with running.client() as client:
            while client.get("/api/search?q=school").status_code == 503:
                pass
        yield running


@pytest.fixture
def client(server: Served) -> Iterator[httpx.Client]:
    with server.client(headers=_HTML) as opened:
        yield opened


# ---- addresses and words


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (TOKAYEV, "/id/kassym-jomart-tokayev"),
        (f"{ID}role/президент", "/id/role/%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82"),
        (f"{ARTICLE}trip/evidence/visit-0a-12-34", "/article/trip#at-12"),
        (f"{ARTICLE}trip/evidence/visit-0a-12-34-words", "/article/trip#at-12"),
        (f"{ORDA}Visit", "/ontology#Visit"),
        ("http://example.org/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_every_iri_of_ours_has_a_page(iri: str, path: str | None) -> None:
    assert addresses.path(iri) == path


def test_search_finds_parts_of_words_in_any_script(folder: Path, tmp_path: Path) -> None:
    build_index(folder, tmp_path / "index")
    index = Index(tmp_path / "index")
    assert {"Токаев", "тоқаев", "tokayev"} == {w for w in ("Токаев", "тоқаев", "tokayev")
                                               if TOKAYEV in {h.iri for h in index.names(w, 10)}}  # fmt: skip
    assert index.names("almaty region", 5)[0].iri == f"{ID}almaty-region"
    assert [h.article for h in index.sentences("область посетил", 5)] == [f"{ARTICLE}roads"]
    for words in ('"', "a OR b", "NEAR(a b)", "name:*", "\0", "(", "'; DROP TABLE name", ""):
        index.names(words, 5)
        index.sentences(words, 5)


def test_sentences_stand_where_they_say() -> None:
    text = articles()[0].text
    found = [text[start:end] for start, end in spans(text)]
    assert found[0] == "President visits Almaty region"
    assert "".join(found).replace(" ", "") == re.sub(r"\s", "", text)


def test_marked_words_are_those_searched() -> None:
    assert list(marked("Ёлка и елка", "елка")) == [("Ёлка", True), (" и ", False), ("елка", True)]


def test_part_of_a_graph_agrees_with_the_whole(built: Store) -> None:
    part = around(built, TOKAYEV)
    whole = {str(q) for q in built.quads()}
    assert 100 < len(part) < len(built)
    assert {str(q) for q in part.quads()} <= whole


# ---- pages and data


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_pages_are_in_the_language_asked_for(client: httpx.Client, path: str, language: str) -> None:
    page = client.get(path, params=httpx.QueryParams(path.partition("?")[2]).merge({"lang": language}))
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert {"en": "Query", "ru": "Запрос", "kk": "Сұраным"}[language] in page.text
    again = client.get(path, headers={"Accept-Language": f"{language}-XX,en;q=0.1"})
    assert f'<html lang="{language}">' in again.text
    policy = page.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<\w[^<>]*\s(on\w+|style)=|<style|<script>", page.text)


def test_labels_come_from_the_ontology(client: httpx.Client) -> None:
    for language, label in (("en", "visit"), ("ru", "посещение"), ("kk", "сапар")):
        assert label in client.get(f"/id/almaty-region?lang={language}").text


def test_entities_are_dereferenceable(client: httpx.Client) -> None:
    turtle = client.get("/id/kassym-jomart-tokayev", headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    found = {q.triple for q in ox.parse(turtle.content, ox.RdfFormat.TURTLE)}
    assert any(t.subject.value == TOKAYEV for t in found)
    assert any(t.predicate.value == f"{ORDA}visitor" for t in found)
    json_ld = client.get("/id/kassym-jomart-tokayev?format=jsonld")
    assert json_ld.headers["content-type"] == "application/ld+json"
    assert {q.triple for q in ox.parse(json_ld.content, ox.RdfFormat.JSON_LD)} == found
    assert client.get("/id/kassym-jomart-tokayev?format=exe").status_code == 400
    assert client.get("/id/kassym-jomart-tokayev", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/id/nobody").status_code == 404
    assert client.get("/id/nobody", headers={"Accept": "text/turtle"}).status_code == 404


def test_every_link_of_a_page_leads_somewhere(client: httpx.Client) -> None:
    seen = set()
    for page in PAGES:
        for link in re.findall(r'(?:href|src)="([^"]*)"', client.get(page).text):
            path = link.replace("&amp;", "&").partition("#")[0]
            if path.startswith("/") and path not in seen:
                seen.add(path)
                assert client.get(path, follow_redirects=True).status_code == 200, path
    assert len(seen) > 40


def test_articles_of_any_name_have_a_page(client: httpx.Client) -> None:
    listed = re.findall(r'href="(/article/[^"]*)"', client.get("/").text)
    odd = next(link for link in listed if "%" in link)
    assert client.get(odd).status_code == 200
    assert client.get(odd, headers={"Accept": "text/turtle"}).status_code == 200


def test_article_marks_its_evidence(client: httpx.Client) -> None:
    page = client.get("/article/trip").text
    text = re.sub(r"<[^>]*>", "", page[page.index("<article") : page.index("</article>")])
    for line in articles()[0].text.splitlines():
        assert line in text
    assert re.search(r'<mark class="rel-visit"[^>]*>[^<]*visited Almaty region', page)
    evidence = client.get(f"/article/trip/evidence/visit-{'0' * 16}-32-80")
    assert (evidence.status_code, evidence.headers["location"]) == (303, "/article/trip#at-32")


def test_hostile_article_stays_text(client: httpx.Client) -> None:
    for path in ("/", "/article/hostile", "/id/almaty-region", "/search?q=window.ran", "/explore"):
        page = client.get(path).text
        assert "<script>window" not in page, path
        assert "<img" not in page, path
        assert "<svg" not in page, path
        assert not re.search(r'href="javascript', page), path


def test_ontology_is_served(client: httpx.Client) -> None:
    assert client.get("/ontology").headers["content-type"] == "text/html; charset=utf-8"
    assert "script" not in client.get("/ontology").headers["content-security-policy"]
    assert (
        len(list(ox.parse(client.get("/ontology", headers={"Accept": "text/turtle"}).content, ox.RdfFormat.TURTLE)))
        > 2000
    )


# ---- JSON


def test_library_over_http(client: httpx.Client) -> None:
    names = [q["name"] for q in client.get("/api/queries").json()]
    assert "visits" in names
    bound = client.get("/api/queries/visits", params={"visitor": "Қасым-Жомарт Тоқаев"}).json()
    assert f"<{TOKAYEV}>" in bound["sparql"]
    rows = client.get("/api/queries/visits/rows", params={"visitor": "Касым-Жомарт Токаев", "lang": "kk"}).json()
    assert len(rows["rows"]) >= 2
    assert rows["labels"][TOKAYEV] == "Қасым-Жомарт Тоқаев"
    assert client.get("/api/queries/none").status_code == 404
    assert client.get("/api/queries/visits?none=1").status_code == 400
    assert client.get("/api/queries/visits/rows?lang=xx").status_code == 400


def test_library_reads_no_files(client: httpx.Client, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("SELECT (1 AS ?secret) {}")
    for name in (str(own), "../library/visits", "visits.rq", "SELECT * { ?s ?p ?o }"):
        answer = client.get(f"/api/queries/{httpx.URL('/' + name).raw_path.decode()[1:].replace('/', '%2F')}/rows")
        assert answer.status_code == 404
        assert "secret" not in answer.text


def test_search_as_json(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "three schools"}).json()
    (sentence,) = found["sentences"]
    assert sentence["text"] == articles()[0].text[sentence["start"] :][: len(sentence["text"])]
    for query in ("", "?q=", "?q=school&limit=0", "?q=school&limit=1000", "?q=school&limit=x", "?q=school&lang=xx"):
        assert client.get(f"/api/search{query}").status_code == 400


def test_terms_and_status(client: httpx.Client) -> None:
    terms = {t["name"]: t for t in client.get("/api/terms?lang=ru").json()["terms"]}
    assert terms["orda:Visit"]["label"] == "посещение"
    status = client.get("/api/status").json()
    assert status["articles"] == 6


# ---- in a browser


class _Opened:
    """A page in a browser, with all that went wrong in it and all that it asked for."""

    def __init__(self, browser: Any, server: Served, scheme: str) -> None:
        self.page = browser.new_page(viewport={"width": 1300, "height": 850}, color_scheme=scheme)
        self.server, self.wrong, self.requests = server, [], []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def go(self, path: str) -> Any:
        self.page.goto(self.server.url + path)
        return self.page

    def assert_clean(self) -> None:
        assert self.wrong == []
        assert all(url.startswith((self.server.url, "data:", "blob:")) for url in self.requests)
        assert self.page.evaluate("window.ran") is None


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(params=["light", "dark"])
def opened(request: Any, browser: Any, server: Served) -> Iterator[_Opened]:
    view = _Opened(browser, server, request.param)
    yield view
    view.assert_clean()
    view.page.close()


@pytest.mark.browser
def test_pages_show_without_errors(opened: _Opened) -> None:
    for path in (*PAGES, "/article/hostile", "/explore", "/ontology", f"/explore?entity={TOKAYEV}"):
        page = opened.go(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        if path in PAGES:  # text contrasts with what lies behind it as WCAG 2.2 asks: 4.5 to 1
            assert page.evaluate(_FAINT) == [], path


@pytest.mark.browser
def test_faint_text_would_be_found(opened: _Opened) -> None:
    page = opened.go("/article/hostile")
    page.evaluate("document.documentElement.style.setProperty('--soft', '#888')")
    page.evaluate("document.documentElement.style.setProperty('--ground', '#999')")
    assert len(page.evaluate(_FAINT)) > 2


@pytest.mark.browser
def test_marked_words_show_what_was_read(opened: _Opened) -> None:
    page = opened.go("/article/trip")
    page.click("mark.rel-visit >> nth=0")
    assert page.inner_text(".read .fact.on h3 >> nth=0") != ""
    assert "Almaty region" in page.inner_text(".read .fact.rel-visit.on")


@pytest.mark.browser
def test_query_page_runs_and_shows(opened: _Opened) -> None:
    page = opened.go("/query?lang=ru")
    page.wait_for_selector("body[data-ready]")
    page.click("button[data-name=visits]")
    page.fill("#parameters input[name=visitor]", "Токаев Касым-Жомарт")
    page.keyboard.press("Enter")
    page.wait_for_selector("#message.bad:not(:empty)")  # no such name: the page says what is near
    assert "Токаев" in page.inner_text("#message")
    opened.wrong.clear()  # the browser notes that the answer was 400
    page.fill("#parameters input[name=visitor]", "Касым-Жомарт Токаев")
    page.keyboard.press("Enter")
    page.wait_for_selector("#view table")
    assert "Касым-Жомарт Токаев" in page.inner_text("#view tbody tr >> nth=0")
    page.click("[data-view=map]")
    page.wait_for_selector("#view svg .region.lit")
    assert page.locator("#view svg .point").count() >= 2
    page.click("[data-view=network]")
    page.wait_for_selector(".net[data-drawn] canvas")
    page.click("[data-view=chart]")
    assert "столбец чисел" in page.inner_text("#view")


@pytest.mark.browser
def test_query_page_charts_numbers_and_downloads(opened: _Opened) -> None:
    query = "SELECT ?place (COUNT(?v) AS ?visits) { ?v orda:destination ?place } GROUP BY ?place ORDER BY DESC(?visits)"
    page = opened.go(f"/query?query={httpx.QueryParams({'q': query})['q']}")
    page.wait_for_selector("body[data-ready]")
    page.click("#run")
    page.wait_for_selector("#view table")
    page.click("[data-view=chart]")
    assert page.locator("#view svg rect").count() >= 2
    with page.expect_download() as download:
        page.click("#downloads button >> nth=0")
    assert download.value.suggested_filename == "orda.csv"
    assert Path(download.value.path()).read_text().startswith("place,visits")


@pytest.mark.browser
def test_query_page_completes_and_points_at_errors(opened: _Opened) -> None:
    page = opened.go("/query?query=SELECT * {")
    page.wait_for_selector("body[data-ready]")
    page.focus(".CodeMirror textarea" if has_editor() else "#text")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#message.bad:not(:empty)")
    assert "not SPARQL" in page.inner_text("#message")
    opened.wrong.clear()  # the browser notes that the answer was 400
    page.keyboard.type(" ?s a orda:Vis")  # the cursor stands where the query broke off
    page.wait_for_selector(".CodeMirror-hint, .completions li")
    page.keyboard.press("Enter")
    page.keyboard.type(" }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#view table")


_FAINT = """() => {
  const number = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return c.startsWith("color(") ? m.map((v, i) => i < 3 ? v * 255 : v) : m; };
  const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const over = (top, below) => { const a = top[3] ?? 1; return below.map((v, i) => a * top[i] + (1 - a) * v); };
  const behind = (e) => { const layers = []; for (; e; e = e.parentElement) layers.push(number(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top.length < 3 ? [0, 0, 0, 0] : top, below), [255, 255, 255]); };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !e.checkVisibility() || e.closest("script, .sr, svg, .CodeMirror-measure")) continue;
    const ground = behind(e), ink = over(number(getComputedStyle(e).color), ground);
    const [a, b] = [light(ground), light(ink)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.add(`${e.tagName}.${e.className}: ${walker.currentNode.textContent.trim().slice(0, 30)} ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return [...faint];
}"""  # noqa: E501
