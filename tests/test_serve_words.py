"""What a page says, it says in the reader's language: a Russian or Kazakh page of the sample has no English word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Literal, URIRef

import ontology.schema
from extract.sources import read
from graph.build import build
from graph.spans import TRIGGER
from graph.store import Store
from ontology.namespaces import PREFIXES
from ontology.schema import Comparison
from queries.ask import catalog
from queries.facts.telling import WORDS
from tests.explorer_reader import until
from tests.gold_graph import SAMPLES
from tests.served import Served, index_made, served
from tests.test_serve_pages import _Opened

pytestmark = pytest.mark.browser

LANGUAGES = ("ru", "kk")
PATHS = (
    "/", "/search?q=Тоқаев", "/search?q=zzzqq", "/search?q=a", "/search?q=аким 2021", "/query", "/ontology",
    "/id/kassym-jomart-tokayev", "/id/almaty-region", "/id/kazakhstan", "/id/nur-zholy", "/id/nurly-zhol",
    "/id/government-of-kazakhstan", "/id/order-of-otan", "/id/akim-of-almaty-region",
    "/article/sample-en-01-akmola-working-trip", "/article/sample-ru-02-aktobe-working-trip",
    "/article/sample-kk-01-kyzylorda-working-trip", "/id/nobody", "/article/nothing", "/nowhere",
    "/id/kazakhstan?format=exe", "/graphs", "/explore?about=nobody%20at%20all",
)  # fmt: skip
QUESTIONS = (
    "who-governs&place=almaty-region", "indicators&about=almaty-region", "compare&text=промышлен", "visits", "awards",
    "instructions", "dropped", "events", "holders&body=kazakhstan", "articles", "posts-of&person=zzz",
)  # fmt: skip

# What may be Latin: words of articles, which say so or which a cell has its language for; code, IRIs and SPARQL; names
# of things and titles of articles, on links to them and in the list of all names; the sites of pages elsewhere; terms
# by their CURIEs; events on a time line, as they are facts with words of articles.
_FOREIGN = ", ".join(
    [
        "script, style, code, textarea, pre, q, blockquote, .CodeMirror, .words, .said, td[lang], .line a, .line title",
        ".reading article p, .reading article h1, .heads, .names dd, .self, a.away, option, svg text",
        "a[class*='kind-'], a[href^='/article/'], td a[href^='/id/'], td a[href^='http'], article[id] a",
        "#card button.link, #card h2, #card .names, #card .text, #card .id, #hits",
    ]
)
# And these words: proper names and standards that are so called in every language; keys of the keyboard; what stands so
# in an address; what a field is to be given.
_CALLED_SO = """Orda SPARQL JSON LD Turtle Triples RDF XML CSV TSV HTML IRI WKT WGS ISO PNG SVG GraphML FollowTheMoney
    Popolo KZ English EN Ctrl Enter Shift Esc Delete id rq format turtle ntriples rdfxml jsonld html default graph
    en ru kk industrial output"""
# Names of the sample's publishers and of a party, which stand among other words.
_NAMES = "Northern Southern Sample Courier News Wire Steppe Bulletin Nur Otan"
_ALLOWED = frozenset(re.findall("[A-Za-z]+", f"{_CALLED_SO} {_NAMES}"))
_CODES = re.compile(r"\b[0-9a-f]{64}\b|\bsample-[\w-]+|https?://\S+")  # fingerprints, identifiers, addresses
_LATIN = re.compile(r"[A-Za-z]{2,}")
_READ = """foreign => {
  const found = [];
  const all = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const holder = all.currentNode.parentElement;
    if (!holder.closest(foreign) && holder.checkVisibility()) found.push(all.currentNode.textContent);
  }
  for (const name of ["aria-label", "placeholder", "alt", "title"]) {
    for (const one of document.querySelectorAll(`[${name}]`)) {
      if (!one.closest(foreign) && !/^https?:/.test(one.getAttribute(name))) found.push(one.getAttribute(name));
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the sample as it is read."""
    folder: Path = tmp_path_factory.mktemp("words") / "store"
    with Store(folder) as store:
        assert not build(store, read([str(SAMPLES / "articles")]), "kz").skipped
    with served(folder, "--workers", "2") as running:
        index_made(running)
        yield running


@pytest.fixture
def go(browser: Any, server: Served) -> Iterator[Any]:
    view = _Opened(browser, server, "light")
    yield view.go
    view.page.close()


def english(page: Any, *also: str) -> list[str]:
    """The Latin words that a page shows and that need not be so, each with what stands around it."""
    allowed = _ALLOWED | set(also)
    return sorted(
        {
            f"{word[0]}: {' '.join(text.split())[:120]}"
            for text in page.evaluate(_READ, _FOREIGN)
            for word in _LATIN.finditer(_CODES.sub("", text))
            if word[0] not in allowed
        }
    )


def identifiers() -> set[str]:
    """What definitions in the ontology mention by name: prefixes, terms, roles, questions and kinds of comparison."""
    graph = ontology.schema.ontology_graph()
    plain = {str(o) for o in graph.objects() if isinstance(o, Literal) and not o.language and " " not in o}
    named = {str(node).rpartition("#")[2].rpartition("/")[2] for node in graph.all_nodes() if isinstance(node, URIRef)}
    mentioned = {*PREFIXES, *plain, *named, *(str(kind) for kind in Comparison), WORDS, TRIGGER}
    return {word for one in mentioned for word in re.findall("[A-Za-z]+", one)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_english_words(go: Any, language: str, path: str) -> None:
    page = go(f"{path}{'&' if '?' in path else '?'}lang={language}")
    if path == "/query":
        page.wait_for_selector("body[data-ready]")
    asked = re.findall(r"[A-Za-z]+", path.partition("?")[2])  # what the reader has written
    assert english(page, *asked, *(identifiers() if path == "/ontology" else ())) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_has_english_words(go: Any, language: str, question: str) -> None:
    page = go(f"/query?ask={question}&lang={language}")
    page.wait_for_selector("body[data-ready]")
    page.wait_for_selector("#view > *, #message.bad", state="attached")
    asked = re.findall(r"[A-Za-z]+", question.partition("=")[2])  # what the reader has written
    assert english(page, *asked) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_says_what_it_takes_in_the_language(language: str) -> None:
    told = {p.helps.get(language, "") for name in catalog.names() for p in catalog.get(name).parameters.values()}
    assert all(re.search("[а-яәіңғүұқөһ]", one) or one.startswith("en, ru") for one in told), told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", ["", "?about=kassym-jomart-tokayev", "?about=almaty-region"])
def test_the_explorer_has_no_english_words(go: Any, language: str, about: str) -> None:
    page = go(f"/explore{about}{'&' if about else '?'}lang={language}")
    until(page, "window.orda?.data.texts")
    for name in ("views", "export", "help"):
        page.evaluate("name => document.getElementById(name).showModal()", name)
        assert english(page) == []
        page.evaluate("name => document.getElementById(name).close()", name)
    page.click("#table-toggle")
    names = page.evaluate("orda.actions.visible().map((id) => orda.data.label(id)).join(' ')")  # which the table lists
    assert english(page, *re.findall("[A-Za-z]+", names)) == []


def test_an_english_word_would_be_found(go: Any) -> None:
    page = go("/?lang=ru")
    page.evaluate("document.querySelector('main').append('Nothing found')")
    assert [line.partition(":")[0] for line in english(page)] == ["Nothing", "found"]
