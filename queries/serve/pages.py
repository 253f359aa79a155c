"""The pages for people, and the data of the same addresses for programs."""

from __future__ import annotations

import re
from functools import cache

from ontology.namespaces import ARTICLE, ID, article_iri
from ontology.page import render
from ontology.schema import ontology_graph
from queries.ask.cells import FORMULA
from queries.serve import addresses, media, sparql
from queries.serve.answer import HTML, Answer, RefusedError
from queries.serve.assets import has_editor
from queries.serve.desk import Desk
from queries.serve.found import Found, found
from queries.serve.index import SHORTEST
from queries.serve.render import page, texts
from queries.serve.views import articles
from queries.serve.views.entities import entity
from queries.serve.views.front import front
from queries.serve.views.known import known

MOST_HITS = 40
_DATA = """CONSTRUCT { NODE ?p ?o . ?fact ?role ?value } WHERE {
  { NODE ?p ?o } UNION { ?fact ?part NODE ; ?role ?value . FILTER(?part != orda:mentions) } }"""
_ONTOLOGY = {"text/html": "", "text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld",
             "application/n-triples": "nt"}  # fmt: skip


def home(desk: Desk, language: str, chosen: bool) -> Answer:
    """The first page."""
    return page("home", language, chosen, view=front(desk.store, desk.counts, language))


def ask(desk: Desk, language: str, chosen: bool) -> Answer:
    """The page to put queries."""
    return page("query", language, chosen, editor=has_editor(), formula=FORMULA)


def search(desk: Desk, words: str, language: str, chosen: bool) -> Answer:
    """What holds the words, or is meant by them."""
    note, hits = texts(language)["search_hint"], Found()
    if words.strip():
        said = texts(language)
        note = said["short"] if max(map(len, words.split())) < SHORTEST else said["nothing_like"].format(words)
        try:
            hits = found(desk, words, language, MOST_HITS)
        except RefusedError:
            note = said["building"]
    return page("search", language, chosen, words=words, hits=hits, note=note)


def node(desk: Desk, name: str, form: str, accept: str, language: str, chosen: bool) -> Answer:
    """Anything but an article: a page, or what is said of it with the facts that it has part in.

    Args:
        desk: the worker's desk.
        name: what its IRI ends in.
        form: one of ``media.SHORT``; empty where the client's header says what it would have.
        accept: that header.
        language: of the page.
        chosen: whether the reader chose it.
    """
    accept = media.SHORT.get(form, accept)
    iri = known(desk.store, addresses.iris(ID, name))
    if iri is None:
        return _nothing("unknown_address", accept, language, chosen)
    kind, data = media.best(accept, media.PAGE)
    if data is not None:
        return sparql.query(desk, _DATA.replace("NODE", f"<{iri}>"), kind)
    return page("entity", language, chosen, view=entity(desk.store, iri, language))


def article(desk: Desk, name: str, form: str, accept: str, language: str, chosen: bool) -> Answer:
    """An article: a page of its text with the evidence marked, or its graph; the arguments are those of ``node``."""
    accept = media.SHORT.get(form, accept)
    iri = next((i for i in addresses.iris(ARTICLE, name) if desk.has_graph(i)), None)
    if iri is None and (evidence := re.fullmatch(r"(.+?)/evidence/.*", name, re.DOTALL)):
        target = addresses.path(article_iri(evidence[1]) + name.removeprefix(evidence[1]))
        return Answer(b"", status=303, headers={"Location": target or addresses.HOME})
    if iri is None:
        return _nothing("no_article", accept, language, chosen)
    kind, data = media.best(accept, media.PAGE)
    if data is not None:
        return sparql.graph(desk, iri, kind)
    return page("article", language, chosen, view=articles.article(desk.store, iri, language))


def terminology(desk: Desk, accept: str, language: str) -> Answer:
    """The ontology: its own page, or its triples."""
    kind, form = media.best(accept, _ONTOLOGY)
    if form:
        return Answer(ontology_graph().serialize(format=form, encoding="utf-8"), media.charset(kind))
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"  # it has no script
    headers = {"Content-Security-Policy": policy, "Vary": "Accept, Accept-Language"}
    return Answer(_terminology(language), HTML, headers=headers)


@cache
def _terminology(language: str) -> bytes:
    """The ontology's page in a language, written once."""
    return render(ontology_graph(), language).encode()


def _nothing(reason: str, accept: str, language: str, chosen: bool) -> Answer:
    """That an address has nothing: a page for browsers, a line for programs."""
    if "text/html" not in accept:
        raise RefusedError(404, reason)
    said = texts(language)
    return page("message", language, chosen, 404, heading=said["missing"], message=said["missing_hint"])
