"""The little JSON that the pages and programs use; ``openapi`` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping

import ontology.schema
from extract.rules import registered
from ontology.namespaces import PREFIXES
from ontology.schema import in_language
from queries.ask import catalog, texts, units
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

MOST = 100  # names and sentences that one search gives


def status(desk: Desk) -> Answer:
    """How much the graph holds."""
    return as_json(desk.status, desk.result)


def terms(desk: Desk, language: str) -> Answer:
    """Prefixes, and the terms of the ontology."""
    known = ontology.schema.load().terms.values()
    told = [Term(t.name, t.kind, *(in_language(said, language) for said in (t.label, t.definition))) for t in known]
    columns = {column for name in catalog.names() for column in catalog.get(name).columns}
    called = texts.names(language) | {column: texts.named(column, language) for column in sorted(columns)}
    rules = {name: rule.told(language) for name, rule in registered().items()}
    return as_json(Terms(PREFIXES, told, called, units.known(language), rules), desk.result)


def queries(desk: Desk, language: str) -> Answer:
    """The library of queries, group by group."""
    library = [query for group in catalog.grouped().values() for query in group]
    return as_json([Query(*_described(query, language)) for query in library], desk.result)


def query(desk: Desk, name: str, parameters: Mapping[str, str], language: str) -> Answer:
    """One query, its SPARQL with the parameters' values in it."""
    asked = _named(name, language)
    text = bind(desk.store, asked, parameters, language) if parameters else asked.text
    return as_json(BoundQuery(*_described(asked, language), text), desk.result)


def rows(desk: Desk, name: str, parameters: Mapping[str, str], language: str) -> Answer:
    """The answer to one query."""
    table = run(desk.store, _named(name, language), parameters, language)
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


def _named(name: str, language: str) -> catalog.Query:
    try:
        return catalog.get(name, language)
    except catalog.QueryError as error:
        raise RefusedError(404, "words", words=str(error)) from None


def _described(query: catalog.Query, language: str) -> tuple[str, str, str, str, list[Parameter], dict[str, str]]:
    """The fields that ``Query`` and ``BoundQuery`` begin with."""
    takes = [
        Parameter(
            p.name,
            p.kind,
            p.required,
            p.helps.get(language, p.help),
            texts.named(p.name, language),
            texts.kind(p.kind, language),
        )
        for p in query.parameters.values()
    ]
    title, summary = query.titles.get(language) or query.title, query.summaries.get(language) or query.summary
    return query.name, texts.group(query.group, language), title, summary, takes, dict(query.columns)
