"""The server's pages: what they say in three languages, that hostile articles stay text, and how browsers show them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import networkx as nx
import pyoxigraph as ox
import pytest

from extract.model import Article
from graph.build import build
from graph.store import Store
from ontology.namespaces import ARTICLE, ID, ORDA, PREFIXES, article_iri, entity_iri
from ontology.reference import LANGUAGES
from queries.ask.resolve import all_names
from queries.facts.network import is_geography
from queries.facts.sentences import spans
from queries.pictures.explorer import Page
from queries.pictures.view import view
from queries.serve import addresses, subgraph
from queries.serve.assets import has_editor
from queries.serve.index import Index, marked
from queries.serve.index import build as build_index
from queries.serve.media import SHORT
from tests import large_graph
from tests.conftest import articles
from tests.gold_graph import sample_store
from tests.hostile import HOSTILE
from tests.served import Served, index_made, served
from tests.test_explorer import _part
from tests.test_explorer_browser import Reader, until

TEXTS = Path(__file__).parents[1] / "queries/serve/texts.json"
TOKAYEV = f"{ID}kassym-jomart-tokayev"
PAGES = ("/", "/id/kassym-jomart-tokayev", "/id/almaty-region", "/article/trip", "/search?q=Токаев", "/query")
ODD = ("имя с пробелом & ?", "two\r\nlines\n", "a/b #%2F", "\t\x01\x1b\x7f\x85\u2028")  # names of articles
PATH_LIKE = "2023/evidence/x-1-2"
_HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def _hostile_article() -> Article:
    text = f"{HOSTILE[0]}\n\nPresident Kassym-Jomart Tokayev visited Almaty region on Monday. {HOSTILE[1]} {HOSTILE[2]}"
    return Article("hostile", text, title=HOSTILE[1], issued="2023-01-01", publisher=HOSTILE[4], source=HOSTILE[4])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "store"
    with Store(path) as store:
        odd = [replace(articles()[0], id=name, issued="2026", text="Пусто.") for name in (*ODD, PATH_LIKE)]
        build(store, [*articles(), _hostile_article(), *odd], "kz")
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Served]:
    with served(folder, "--workers", "2") as running:
        index_made(running)
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
        (f"{ARTICLE}trip/words/12-34", "/article/trip#at-12"),
        (f"{ORDA}Visit", "/ontology#Visit"),
        ("http://example.org/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_every_iri_of_ours_has_a_page(iri: str, path: str | None) -> None:
    assert addresses.path(iri) == path


def test_words_of_the_pages_are_said_once_and_in_every_language() -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    said = json.loads(TEXTS.read_text(encoding="utf-8"), object_pairs_hook=once)
    holes = {
        language: {
            re.sub("_(few|many)$", "_other", key): sorted(re.findall(r"{\w*}", text)) for key, text in words.items()
        }
        for language, words in said.items()
    }  # a language that has more plurals says more of them
    assert set(holes) == set(LANGUAGES)
    assert all(holes[language] == holes["en"] for language in LANGUAGES)


def test_search_finds_parts_of_words_in_any_script(folder: Path, tmp_path: Path) -> None:
    build_index(folder, tmp_path / "index")
    index = Index(tmp_path / "index")
    assert {"Токаев", "тоқаев", "tokayev"} == {w for w in ("Токаев", "тоқаев", "tokayev")
                                               if TOKAYEV in {h.iri for h in index.names(w, 10)}}  # fmt: skip
    assert index.names("almaty region", 5)[0].iri == f"{ID}almaty-region"
    for words in ("Токаева", "токаевым", "Tokaev", "okaye"):  # in another case or spelling, or in part
        assert index.names(words, 5)[0].iri == TOKAYEV
    assert index.names("алматы облысында", 5)[0].iri == f"{ID}almaty-region"
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


def test_part_around_an_entity_has_all_its_links() -> None:
    store = sample_store()
    whole, statements = view(store), {str(q) for q in store.quads()}
    for name in ("kazakhstan", "kassym-jomart-tokayev", "zhanseit-tuimebayev", "panfilov-district"):
        iri, part = ID + name, subgraph.around(store, ID + name)
        assert {str(q) for q in part.quads()} <= statements
        assert len(part) < len(store) / 10
        shown = view(part)
        assert set(shown.edges(keys=True)) <= set(whole.edges(keys=True))
        links = [{edge for edge in g.edges(keys=True) if iri in edge[:2]} for g in (whole, shown)]
        assert links[0] == links[1]
        assert len(links[0]) > 5
        for about in ("region", "point", "labels", "type"):
            assert shown.nodes[iri][about] == whole.nodes[iri][about]
        assert set(shown.nodes[iri]["mentioned_in"]) == set(whole.nodes[iri]["mentioned_in"])
        notes = [{n["fact"] for n in g.graph["notes"] if n["node"] == iri} for g in (whole, shown)]
        assert notes[0] == notes[1]


def test_part_of_an_article_has_its_facts_and_entities() -> None:
    store = sample_store()
    whole = view(store)
    for article in store.articles():
        told = lambda g: {k for *_, k, found in g.edges(keys=True, data="evidence")  # noqa: E731
                          if article in {e["article"] for e in found}}  # noqa: B023  # fmt: skip
        shown = view(subgraph.of_article(store, article))
        assert told(shown) == told(whole)
        assert {n for n, row in whole.nodes(data=True) if article in row["mentioned_in"]} <= set(shown)


def test_whatever_is_found_by_name_can_be_opened() -> None:
    store = sample_store()
    named = sorted({iri for iri, _ in all_names(store)} - set(view(store)))  # no article mentions these
    assert f"{ID}senate" in named
    for iri in [f"{ID}senate", *named[::100]]:
        assert iri in view(subgraph.around(store, iri), about=[iri]), iri


def test_part_of_a_crowded_entity_is_bounded() -> None:
    visits = ox.NamedNode(f"{ORDA}visitor"), ox.NamedNode(f"{ORDA}destination")
    kind, name, mentions = ox.NamedNode(PREFIXES["rdf"] + "type"), PREFIXES["skos"] + "prefLabel", f"{ORDA}mentions"
    hub, quads = ox.NamedNode(f"{ID}hub"), []

    def say(subject: ox.NamedNode, predicate: str | ox.NamedNode, value: Any) -> None:
        quads.append(ox.Quad(subject, ox.NamedNode(getattr(predicate, "value", predicate)), value))

    say(hub, kind, ox.NamedNode(f"{ORDA}Place"))
    for number in range(3 * subgraph.FACTS):
        person, visit, article = (ox.NamedNode(f"{ID}{what}{number}") for what in ("person", "visit/", "article"))
        say(person, kind, ox.NamedNode(f"{ORDA}Person"))
        say(person, name, ox.Literal(f"Person {number}", language="en"))
        say(visit, kind, ox.NamedNode(f"{ORDA}Visit"))
        say(visit, visits[0], person)
        say(visit, visits[1], hub)
        say(article, kind, ox.NamedNode(f"{ORDA}Article"))
        say(article, mentions, person)
        say(article, mentions, hub)
    store = Store.holding(quads)
    part = subgraph.around(store, hub.value)
    assert subgraph.NEIGHBOURS <= len(view(part)) <= subgraph.NEIGHBOURS + 1
    assert len(part) < 20 * subgraph.NEIGHBOURS
    assert len(subgraph.best_known(store)) < 20 * subgraph.NEIGHBOURS


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


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/api/search?q=a&limit=0", 400, "limit — целое число от 1 до 100"),
        ("/api/queries/who-govern", 404, "запроса с названием «who-govern» нет"),
        ("/api/queries/who-governs/rows", 400, "who-governs: нужно указать place"),
        ("/sparql?query=SELECT", 400, "это не запрос SPARQL: строка 1"),
        ("/nowhere", 404, "здесь ничего нет"),
        ("/id/nobody", 404, "В графе ничего не сказано об этом адресе"),
    ],
)
def test_a_refusal_is_in_the_readers_language_a_page_for_browsers_and_a_line_for_programs(
    client: httpx.Client, path: str, status: int, told: str
) -> None:
    address = f"{path}{'&' if '?' in path else '?'}lang=ru"
    page = client.get(address)
    assert (page.status_code, '<html lang="ru">' in page.text, told in page.text) == (status, True, True)
    line = client.get(address, headers={"Accept": "*/*"})
    assert line.status_code == status
    assert line.headers["content-type"] == "text/plain; charset=utf-8"
    assert line.text.count("\n") == 1
    assert re.search("[а-я]{3}", line.text)
    english = client.get(path, headers={"Accept": "*/*"}).text
    assert not re.search("[а-яА-Я]", english), "a program that asks for no language is told in English"


def test_labels_come_from_the_ontology(client: httpx.Client) -> None:
    for language, label in (("en", "visit"), ("ru", "посещение"), ("kk", "сапар")):
        assert label in client.get(f"/article/trip?lang={language}").text


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


def test_the_explorer_opens_at_what_no_article_mentions(client: httpx.Client) -> None:
    page = client.get("/id/senate").text
    (link,) = re.findall(r'class="button" href="(/explore[^"]*)"', page)
    assert client.get(link.replace("&amp;", "&")).status_code == 200
    assert client.get("/explore/around", params={"entity": f"{ID}senate"}).status_code == 200


def test_articles_of_any_name_have_a_page(client: httpx.Client) -> None:
    listed = set(re.findall(r'href="(/article/[^"]*)"', client.get("/").text))
    for name in ODD:
        link = str(addresses.path(article_iri(name)))
        assert link in listed
        assert client.get(link).status_code == 200, link
        assert "orda:Article" in client.get(link, headers={"Accept": "text/turtle"}).text
        for form in SHORT:
            status = 406 if form == "rdfxml" and "\x01" in name else 200  # XML has no way to write it
            assert client.get(link, params={"format": form}).status_code == status, (link, form)
        evidence = client.get(f"{link}/evidence/visit-{'0' * 16}-32-80")
        assert (evidence.status_code, evidence.headers["location"]) == (303, f"{link}#at-32")
        assert client.get(f"/explore?about={quote(article_iri(name), safe='')}").status_code == 200


def test_entities_of_any_name_have_a_page(tmp_path: Path) -> None:
    names = ("line\nbreak\n", "\r\t\x7f", "50%", "a/b?c#d")
    with Store(tmp_path / "store") as store:
        kind, person = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(ORDA + "Person")
        store.replace(ARTICLE + "a", [(ox.NamedNode(entity_iri(name)), kind, person) for name in names])
    with served(tmp_path / "store", "--workers", "1") as running, running.client(headers=_HTML) as client:
        for name in names:
            assert client.get(str(addresses.path(entity_iri(name)))).status_code == 200, name


def test_an_article_called_by_its_path_has_a_page(client: httpx.Client) -> None:
    for path in ("/article/2023/evidence/x-1-2", "/article/2023%2Fevidence%2Fx-1-2"):
        found = client.get(path)
        assert (found.status_code, "Пусто." in found.text) == (200, True)
    for iri in (f"{ARTICLE}2023%2Fevidence%2Fx-1-2", f"{ARTICLE}2023%2Fevidence%2Fx-1-2/evidence/visit-0a-0-6"):
        where = addresses.path(iri)
        assert where is not None
        assert client.get(where).status_code == 200


def test_article_marks_its_evidence(client: httpx.Client) -> None:
    page = client.get("/article/trip").text
    text = re.sub(r"<[^>]*>", "", page[page.index("<article") : page.index("</article>")])
    for line in articles()[0].text.splitlines():
        assert line in text
    assert re.search(r'<mark class="rel-visit asks-trigger"[^>]*>visited</mark>', page), (
        "the word that tells the visit, for itself"
    )
    asked = re.search(
        r'<mark class="rel-visit asks-where"[^>]* data-asks-\d+="where" data-role-\d+="destination"[^>]*>([^<]*)', page
    )
    assert asked is not None
    assert asked[1] == "Almaty region"
    evidence = client.get(f"/article/trip/evidence/visit-{'0' * 16}-32-80")
    assert (evidence.status_code, evidence.headers["location"]) == (303, "/article/trip#at-32")


def test_a_proof_marks_the_words_of_each_role_by_its_question_and_names_it(client: httpx.Client) -> None:
    page = client.get("/id/kassym-jomart-tokayev").text
    for asks, role, words in (("who", "visitor", "Kassym-Jomart Tokayev"), ("where", "destination", "Almaty region")):
        assert f'<mark class="asks-{asks}" title="{role}">{words}</mark>' in page
    assert '<mark class="asks-where" title="место посещения">Almaty region</mark>' in client.get(
        "/id/kassym-jomart-tokayev?lang=ru"
    ).text  # fmt: skip
    legend = re.search(r'<p class="legend.*?</p>', page)
    assert legend is not None
    assert '<mark class="asks-where">где</mark>' in client.get("/id/kassym-jomart-tokayev?lang=ru").text
    css = client.get("/static/ontology.css").text
    colours = dict(re.findall(r"\.asks-(\w+) \{ --role: (#\w+)", css))
    marked, told = (re.findall(r'class="asks-(\w+)"', where) for where in (page, legend[0]))
    assert {colours[question] for question in marked} == {colours[question] for question in told}
    assert len({colours[question] for question in told}) == len(told), "each colour once"


def test_hostile_article_stays_text(client: httpx.Client) -> None:
    for path in ("/", "/article/hostile", "/id/almaty-region", "/search?q=window.ran", "/explore"):
        page = client.get(path).text
        assert "<script>window" not in page, path
        assert "<img" not in page.replace('<img id="printed"', ""), path
        assert "<svg onload" not in page, path
        assert not re.search(r'href="javascript', page), path


def test_explorer_begins_with_what_is_asked_for(client: httpx.Client) -> None:
    core = lambda page: _part(Page(page.text), "core")  # noqa: E731
    assert core(client.get("/explore"))["first"]["about"] is None
    for about in (TOKAYEV, "kassym-jomart-tokayev", "Касым-Жомарт Токаев", "қасым-жомарт тоқаев"):
        found = core(client.get("/explore", params={"about": about}))
        assert found["nodes"]["id"][found["first"]["about"]] == "kassym-jomart-tokayev", about
    found = core(client.get("/explore", params={"about": f"{ARTICLE}trip"}))
    assert found["articles"]["id"][found["first"]["article"]] == "trip"
    for about in ("nobody of this name", "region", HOSTILE[0]):
        answer = client.get("/explore", params={"about": about})
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/search"), about
    assert client.get("/explore", params={"about": f"{ORDA}Visit"}).status_code in (303, 404)


def test_explorer_has_a_strict_policy(client: httpx.Client) -> None:
    page = client.get("/explore")
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'self'"
    assert re.fullmatch(r"('sha256-[\w+/=]+' ?)+", policy["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", policy["style-src"])
    assert policy["frame-ancestors"] == "'none'"
    assert page.headers["content-security-policy"].rpartition(";")[0] in page.text.replace("&#39;", "'")


def test_explorer_asks_for_what_lies_around(client: httpx.Client) -> None:
    answer = client.get("/explore/around", params={"entity": TOKAYEV})
    assert answer.headers["content-type"] == "application/json"
    assert set(answer.json()) == {"core", "texts"}
    assert "kassym-jomart-tokayev" in answer.json()["core"]["nodes"]["id"]
    assert client.get("/explore/around").status_code == 400
    for entity in ("nobody", f"{ID}nobody", f"{ARTICLE}nothing", "> } DROP ALL #", *HOSTILE):
        assert client.get("/explore/around", params={"entity": entity}).status_code == 404, entity


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
    assert status["articles"] == len(articles()) + 2 + len(ODD)


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


@pytest.fixture(params=["light", "dark"])
def opened(request: Any, browser: Any, server: Served) -> Iterator[_Opened]:
    view = _Opened(browser, server, request.param)
    yield view
    view.assert_clean()
    view.page.close()


@pytest.mark.browser
def test_pages_show_without_errors(opened: _Opened) -> None:
    for path in (*PAGES, "/article/hostile", "/explore", "/ontology", f"/explore?about={TOKAYEV}"):
        page = opened.go(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        if path in PAGES:  # text contrasts with what lies behind it as WCAG 2.2 asks: 4.5 to 1
            assert page.evaluate(_FAINT) == [], path


@pytest.fixture(scope="module")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the bundled sample."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    large_graph.write(folder, 1)
    with served(folder, "--workers", "2") as running:
        index_made(running)
        yield running


@pytest.fixture
def explorer(browser: Any, sample_server: Served) -> Iterator[Callable[[str], Reader]]:
    """Opens the server's explorer; afterwards, nothing went wrong, and nobody but the server was asked."""
    opened: list[Reader] = []

    def open_(path: str) -> Reader:
        opened.append(Reader(browser.new_page(viewport={"width": 1360, "height": 860}), sample_server.url + path))
        return opened[-1]

    yield open_
    for one in opened:
        one.page.close()
        assert one.wrong == []
        assert [url for url in one.requests if not url.startswith((sample_server.url, "blob:"))] == []


def _asked(one: Reader) -> list[str]:
    return [url for url in one.requests if "/explore/around" in url]


@pytest.mark.browser
def test_explorer_grows_as_entities_are_opened_and_expanded(explorer: Callable[[str], Reader]) -> None:
    one, whole = explorer("/explore"), view(sample_store())
    before, known = one.visible(), one.ask("orda.data.count")
    assert 20 < known < len(whole) / 2
    assert _asked(one) == []
    drawn = whole.edge_subgraph([e[:3] for e in whole.edges(keys=True, data="relation") if not is_geography(e[3])])
    around = {n: {m.removeprefix(ID) for m in nx.ego_graph(drawn, ID + n, undirected=True)} for n in sorted(before)}
    opened = next(n for n, near in around.items() if 5 < len(near - before) < 30)  # which are brought in at once
    one.click(opened)
    until(one.page, f"orda.data.count > {known}")
    assert one.visible() == before  # reading brings in nothing
    one.page.click("#expand")
    until(one.page, f"orda.actions.visible().length > {len(before)}")
    near = around[opened]
    assert one.visible() == before | near
    assert len(_asked(one)) == 1
    fresh = sorted(near - before)[0]
    one.find(one.ask("name => orda.data.label(orda.data.number.get(name))", fresh))
    until(one.page, "document.querySelector('#card .out.page')")
    assert len(_asked(one)) == 2
    for things in (
        "facts.id.filter(Boolean)",
        "kinds.map((kind) => kind.name + kind.labels.en)",
        "links.from.map((_, i) => ['from', 'to', 'kind', 'fact'].map((key) => orda.data.links[key][i]).join(' '))",
        "articles.id",
    ):
        found = one.ask(f"orda.data.{things}")
        assert len(found) == len(set(found)), things
    held, region = one.ask("orda.data.nodes.id"), ID + opened
    links = one.ask(
        """id => [...orda.data.linksOf(id)].map((l) => [orda.data.links.from[l], orda.data.links.to[l],
        orda.data.kinds[orda.data.links.kind[l]].name])""",
        one.number(opened),
    )
    assert sorted((ID + held[a], ID + held[b], kind) for a, b, kind in links) == sorted(
        (a, b, row["relation"]) for a, b, row in whole.edges(data=True) if region in (a, b)
    )


@pytest.mark.browser
def test_explorer_opens_by_double_click(explorer: Callable[[str], Reader]) -> None:
    one = explorer(f"/explore?about={ID}zhanseit-tuimebayev")
    assert one.page.inner_text("#card h2") == "Zhanseit Tuimebayev"
    before = one.visible()
    one.page.mouse.dblclick(*one.spot("turkistan-region"))
    until(one.page, f"orda.actions.visible().length > {len(before)}")


@pytest.mark.browser
def test_explorer_finds_what_it_does_not_hold(explorer: Callable[[str], Reader]) -> None:
    one = explorer(f"/explore?about={ID}zhanseit-tuimebayev&lang=ru")
    assert one.ask("orda.data.number.get('panfilov-district')") is None
    one.page.fill("#query", "панфиловский")
    until(one.page, "document.querySelector('#hits li:not([aria-disabled])')")
    one.page.keyboard.press("Enter")
    until(one.page, "orda.data.number.get('panfilov-district') !== undefined")
    one.settle()
    assert "panfilov-district" in one.visible()
    assert "Панфиловский район" in one.page.inner_text("#card h2")


@pytest.mark.browser
def test_explorer_and_pages_lead_to_each_other(explorer: Callable[[str], Reader]) -> None:
    one = explorer("/explore?about=Turkistan region&lang=ru")
    page = one.page
    page.click("#card a.page")
    page.wait_for_selector("main h1")
    assert page.url.endswith("/id/turkistan-region?lang=ru")
    page.click("figure.proof figcaption a")
    page.wait_for_selector("article.text")
    assert "/article/" in page.url
    title = page.inner_text("h1")
    page.click("aside a.button")
    until(page, "window.orda?.data.texts")
    assert page.inner_text("#card h2") == title
    assert page.locator("#card .text mark").count() > 0  # the whole text, its facts marked
    page.click("#card a.page")
    page.wait_for_selector("article.text")
    assert page.inner_text("h1") == title


@pytest.mark.browser
def test_a_pointed_fact_colours_the_words_of_its_roles_and_no_others(opened: _Opened) -> None:
    page = opened.go("/article/trip")
    page.hover("li.fact.rel-visit")
    said = page.eval_on_selector_all(
        "article mark.on[class*='asks-']",
        "marks => marks.map((m) => [m.textContent, m.className.match(/asks-(\\w+)/)[1]])",
    )
    assert [tuple(pair) for pair in said] == [
        ("Kassym-Jomart Tokayev", "who"), ("visited", "trigger"), ("Almaty region", "where"), ("Monday", "when"),
    ]  # fmt: skip
    page.hover("li.fact.rel-instruction")
    assert page.locator("article mark.on.asks-where").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("article mark.on").count() == 0


@pytest.mark.browser
def test_the_words_of_roles_are_seen_before_a_fact_is_pointed_at_and_facts_are_reached_by_keyboard(
    opened: _Opened,
) -> None:
    page = opened.go("/article/trip")
    lines = page.eval_on_selector_all(
        "article mark[data-facts]",
        """marks => marks.map((m) => [m.className.includes('asks-'),
        getComputedStyle(m).borderBottomColor === 'rgba(0, 0, 0, 0)', getComputedStyle(m).backgroundColor])""",
    )
    assert {said for said, *_ in lines} == {True, False}
    assert all(said != unseen for said, unseen, _ in lines), "what says a role is underlined, and nothing else"
    assert {ground for *_, ground in lines} == {"rgba(0, 0, 0, 0)"}
    page.focus("article mark[tabindex] >> nth=0")
    assert page.locator("article mark.on[class*='asks-']").count() > 0
    page.focus(".read .rel-instruction a >> nth=0")
    assert page.locator(".read .rel-instruction.on").count() == 1


@pytest.mark.browser
def test_the_explorer_marks_the_words_of_each_role_in_proofs_and_in_the_article(opened: _Opened) -> None:
    page = opened.go("/explore?about=kassym-jomart-tokayev")
    until(page, "window.orda?.data.texts")
    many = "orda.data.facts.proofs[fact] && orda.data.proofs.marks[orda.data.firstProof[fact]].length > 2"
    link = f"orda.data.links.fact.findIndex((fact) => {many})"
    ends = ", ".join(f"orda.data.links.{end}[{link}]" for end in ("from", "to", "kind"))
    page.evaluate(f"orda.actions.openLink([{ends}].join('-'))")
    until(page, "document.querySelectorAll('#card blockquote mark.role').length > 2")
    assert all(mark.get_attribute("title") for mark in page.locator("#card blockquote mark.role").all())
    assert page.locator("#card .legend mark.role").count() > 2
    proof = f"orda.data.firstProof[orda.data.links.fact[{link}]]"
    page.evaluate(f"orda.actions.openArticle(orda.data.proofs.article[{proof}], {proof})")
    until(page, "document.querySelectorAll('#card .text mark.chosen mark.role').length > 2")


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
    page.fill("#parameters input[name=visitor]", "Токаев Касым-Жоморт")
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
    assert page.locator("#view svg").count() == 1


@pytest.mark.browser
def test_query_page_needs_numbers_for_a_chart(opened: _Opened) -> None:
    page = opened.go("/query?lang=ru&query=SELECT ?person { ?visit orda:visitor ?person }")
    page.wait_for_selector("body[data-ready]")
    page.click("#run")
    page.wait_for_selector("#view table")
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
    assert Path(download.value.path()).read_text().startswith("place,place_name,visits\n")


@pytest.mark.browser
def test_query_page_leads_to_articles_of_any_name(opened: _Opened, client: httpx.Client) -> None:
    page = opened.go("/query?query=SELECT ?a { ?a a orda:Article }")
    page.wait_for_selector("body[data-ready]")
    page.click("#run")
    page.wait_for_selector("#view table")
    links = page.eval_on_selector_all("#view tbody a", "found => found.map((a) => a.getAttribute('href'))")
    assert set(links) >= {addresses.path(article_iri(name)) for name in ODD}


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
