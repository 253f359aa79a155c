"""The little JSON that the pages and programs use; ``openapi`` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ontology.namespaces import PREFIXES
from queries.ask import catalog
from queries.ask.run import bind, run
from queries.serve.answer import Answer, RefusedError
from queries.serve.desk import Desk
from queries.serve.found import found
from queries.serve.output import as_json
from queries.serve.records import (
    BoundQuery,
    Found,
    FoundHolder,
    FoundName,
    FoundOffice,
    FoundSentence,
    FoundTitle,
    Parameter,
    Query,
    Rows,
    Term,
    Terms,
)
from queries.serve.terms import terms as known_terms

MOST = 100  # names and sentences that one search gives


def status(desk: Desk) -> Answer:
    """How much the graph holds."""
    return as_json(desk.status, desk.result)


def terms(desk: Desk, language: str) -> Answer:
    """Prefixes, and the terms of the ontology."""
    told = [
        Term(t.name, t.kind, t.text(language), t.definition.get(language) or t.definition.get("en") or "")
        for t in known_terms().values()
    ]
    return as_json(Terms(PREFIXES, told), desk.result)


def queries(desk: Desk) -> Answer:
    """The library of queries."""
    return as_json([Query(*_described(catalog.get(name))) for name in catalog.names()], desk.result)


def query(desk: Desk, name: str, parameters: Mapping[str, str]) -> Answer:
    """One query, its SPARQL with the parameters' values in it."""
    asked = _named(name)
    text = bind(desk.store, asked, parameters) if parameters else asked.text
    return as_json(BoundQuery(*_described(asked), text), desk.result)


def rows(desk: Desk, name: str, parameters: Mapping[str, str], language: str) -> Answer:
    """The answer to one query."""
    table = run(desk.store, _named(name), parameters, language)
    return as_json(Rows(table.columns, json.loads(table.to_json()), table.labels), desk.result)


def search(desk: Desk, words: str, language: str, limit: int) -> Answer:
    """Entities by name, offices with their holders, articles by title and sentences by words."""
    hits = found(desk, words, language, limit)
    told = Found(
        [FoundName(n.value.iri, n.value.text, n.value.kind, n.name, n.about, n.mentions) for n in hits.names],
        [
            FoundOffice(
                office.value.iri, office.value.text, office.date,
                [
                    FoundHolder(h.value.iri, h.value.text, h.tenure.start, h.tenure.end, h.tenure.ends_by)
                    for h in office.holders
                ],
            )
            for office in hits.offices
        ],
        [FoundTitle(t.article, t.title, t.date) for t in hits.titles],
        [FoundSentence(s.article, s.title, s.date, s.start, s.text) for s in hits.sentences],
    )  # fmt: skip
    return as_json(told, desk.result)


def _named(name: str) -> catalog.Query:
    try:
        return catalog.get(name)
    except catalog.QueryError as error:
        raise RefusedError(404, str(error)) from None


def _described(query: catalog.Query) -> tuple[str, str, str, list[Parameter], dict[str, str]]:
    """The fields that ``Query`` and ``BoundQuery`` begin with."""
    takes = [Parameter(p.name, p.kind, p.required, p.help) for p in query.parameters.values()]
    return query.name, query.title, query.summary, takes, dict(query.columns)
