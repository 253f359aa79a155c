"""The pages for people, and the data of the same addresses for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from graph.store import Store
from ontology.namespaces import ARTICLE, ID, ORDA, article_iri
from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES
from queries.ask.cells import FORMULA
from queries.ask.resolve import folded
from queries.pictures import data, explorer
from queries.pictures.view import view
from queries.serve import addresses, media, subgraph
from queries.serve.answer import HTML, JSON, Answer, RefusedError
from queries.serve.assets import has_editor
from queries.serve.index import NameHit, SentenceHit, marked
from queries.serve.output import Output
from queries.serve.render import page, texts
from queries.serve.terms import terms
from queries.serve.views import Reader, Value

if TYPE_CHECKING:
    from queries.serve.jobs import Desk

LATEST, MOST_HITS = 12, 40
GROW = "/explore/around"
_DATA = """CONSTRUCT { NODE ?p ?o . ?fact ?role ?value } WHERE {
  { NODE ?p ?o } UNION { ?fact ?part NODE ; ?role ?value . FILTER(?part != orda:mentions) } }"""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity found by name, to be shown."""

    value: Value
    name: str
    mentions: int
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence found by its words, to be shown."""

    article: str
    start: int
    title: str
    date: str
    pieces: Sequence[tuple[str, bool]]


class Pages:
    """Makes the pages from a desk's store.

    Args:
        desk: the worker's desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self.jobs: Mapping[str, Callable[..., Answer]] = {
            "home": self.home, "node": self.node, "article": self.article, "search": self.search,
            "explore": self.explore, "around": self.around, "ask": self.ask, "message": self.message,
            "ontology": self.ontology,
        }  # fmt: skip

    def home(self, language: str, chosen: bool) -> Answer:
        """The first page."""
        size = self._desk.size
        relations = {r.iri: r for r in self._desk.schema.relations.values()}

        def counted(classes: Sequence[str]) -> list[tuple[str, str, int]]:
            found = [(c, terms()[ORDA + c].text(language), size["classes"][c]) for c in classes if c in size["classes"]]
            return sorted(found, key=lambda line: -line[2])

        return page(
            "home", language, chosen, size=size, lines=Reader(self._store, language).lines(LATEST),
            entities=counted(ENTITY_CLASSES), facts=counted([i.removeprefix(ORDA) for i in relations]),
        )  # fmt: skip

    def node(self, name: str, accept: str, language: str, chosen: bool) -> Answer:
        """Anything but an article: a page, or what is said of it with the facts that it has part in."""
        reader = Reader(self._store, language)
        iri = reader.known(addresses.iris(ID, name))
        if iri is None:
            raise RefusedError(404, "the graph says nothing about this address")
        kind, _ = media.best(accept, {"text/html": None, **media.TRIPLES})
        if kind != "text/html":
            return self._desk.query(_DATA.replace("NODE", f"<{iri}>"), kind)
        return page("node", language, chosen, view=reader.node(iri))

    def article(self, name: str, accept: str, language: str, chosen: bool) -> Answer:
        """An article: a page of its text with the evidence marked, or its graph."""
        iri = next((i for i in addresses.iris(ARTICLE, name) if self._desk.has_graph(i)), None)
        if iri is None and (found := re.fullmatch(r"(.+?)/evidence/.*", name, re.DOTALL)):
            target = addresses.path(article_iri(found[1]) + name.removeprefix(found[1]))
            return Answer(b"", status=303, headers={"Location": target or "/"})
        if iri is None:
            raise RefusedError(404, "the graph has no such article")
        kind, _ = media.best(accept, {"text/html": None, **media.TRIPLES})
        if kind != "text/html":
            return self._desk.graph(iri, kind)
        return page("article", language, chosen, view=Reader(self._store, language).article(iri))

    def search(self, words: str, language: str, chosen: bool) -> Answer:
        """Names and sentences that hold the words."""
        note = ""
        names: list[Name] = []
        sentences: list[Words] = []
        if words.strip():
            try:
                names, sentences = self.found(words, language, MOST_HITS)
            except RefusedError:
                note = texts(language)["building"]
            if not names and not sentences and max(map(len, words.split())) < 3:
                note = texts(language)["short"]
        return page("search", language, chosen, words=words, names=names, sentences=sentences, note=note)

    def found(self, words: str, language: str, limit: int) -> tuple[list[Name], list[Words]]:
        """Names and sentences that hold the words.

        Raises:
            RefusedError: the index is not made yet (503).
        """
        names: list[NameHit] = self._desk.search.names(words, limit)
        hits: list[SentenceHit] = self._desk.search.sentences(words, limit)
        reader = Reader(self._store, language)
        values = reader.named([hit.iri for hit in names])
        articles = {line.iri: line for line in reader.lines_of([hit.article for hit in hits])}
        return (
            [Name(values[h.iri], h.name, h.mentions, list(marked(h.name, words))) for h in names],
            [
                Words(
                    h.article, h.start, articles[h.article].title, articles[h.article].date, list(marked(h.text, words))
                )
                for h in hits
            ],
        )

    def explore(self, about: str, language: str) -> Answer:
        """The explorer's page: an overview, or what lies around an entity, or what an article tells.

        Args:
            about: an IRI, an id or a name; empty for the overview. A name that means none or several is searched for.
            language: that the page opens in.
        """
        iri = self._meant(about) if about.strip() else None
        if about.strip() and iri is None:
            query = urlencode({"q": about, "lang": language})
            return Answer(b"", status=303, headers={"Location": f"/search?{query}"})
        graph = view(subgraph.best_known(self._store) if iri is None else self._beside(iri), language=language)
        if iri is not None and iri not in graph and iri not in graph.graph["articles"]:
            raise RefusedError(404, "the graph says nothing about this address")
        drawn = explorer.page(
            graph, language=language, about=iri, grow_from=GROW, find_from="/api/search",
            pages={"home": "/", "id": "/id/", "article": "/article/"},
        )  # fmt: skip
        return Answer(
            drawn.html.encode(), HTML, headers={"Content-Security-Policy": f"{drawn.policy}; frame-ancestors 'none'"}
        )

    def around(self, entity: str) -> Answer:
        """What the explorer's page asks for: the data of what lies around an entity or is told by an article."""
        if (iri := Reader(self._store, LANGUAGES[0]).known([entity])) is None:
            raise RefusedError(404, "the graph says nothing about this address")
        found = data.parts(view(self._beside(iri)), start=0)
        output = Output(self._desk.result)
        asked = {name: found[name] for name in ("core", "texts")}
        output.write(json.dumps(asked, ensure_ascii=False, separators=(",", ":")).encode())
        return Answer(output.getvalue(), JSON)

    def _beside(self, iri: str) -> Store:
        return subgraph.of_article(self._store, iri) if iri.startswith(ARTICLE) else subgraph.around(self._store, iri)

    def _meant(self, about: str) -> str | None:
        """The one thing that an IRI, an id or a name means."""
        candidates = [about] if re.match("https?://", about) else addresses.iris(ID, about)
        if (iri := Reader(self._store, LANGUAGES[0]).known(candidates)) is not None:
            return iri
        try:
            hits = self._desk.search.names(about, MOST_HITS)
        except RefusedError:  # the index is being made, as the page of the search will say
            return None
        called = [hit.iri for hit in hits if folded(hit.name) == folded(about)]
        return called[0] if len(called) == 1 else None

    def ask(self, language: str, chosen: bool) -> Answer:
        """The page to put queries."""
        return page("query", language, chosen, editor=has_editor(), formula=FORMULA)

    def ontology(self, accept: str) -> Answer:
        """The ontology's own page, or its Turtle."""
        from ontology.page import render
        from ontology.schema import ontology_graph

        kind, form = media.best(accept, {"text/html": "", "text/turtle": "turtle", "application/rdf+xml": "xml",
                                         "application/ld+json": "json-ld", "application/n-triples": "nt"})  # fmt: skip
        if form:
            return Answer(ontology_graph().serialize(format=form, encoding="utf-8"), media.charset(kind))
        policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"  # it has no script
        return Answer(render(ontology_graph()).encode(), HTML, headers={"Content-Security-Policy": policy})

    def message(self, language: str, chosen: bool, status: int) -> Answer:
        """A page that says that there is none."""
        said = texts(language)
        return page("message", language, chosen, status, heading=said["missing"], message=said["missing_hint"])
