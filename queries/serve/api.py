"""The little JSON that the pages and programs use; ``openapi.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ontology.namespaces import PREFIXES
from queries.ask import catalog
from queries.ask.catalog import Query, QueryError
from queries.ask.run import bind, run
from queries.serve.answer import JSON, Answer, RefusedError
from queries.serve.output import Output
from queries.serve.terms import terms

if TYPE_CHECKING:
    from queries.serve.jobs import Desk

MOST = 100


class Api:
    """Answers from a desk's store.

    Args:
        desk: the worker's desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.jobs: Mapping[str, Callable[..., Answer]] = {
            "api-status": self.status, "api-terms": self.terms, "api-queries": self.queries, "api-query": self.query,
            "api-rows": self.rows, "api-search": self.search,
        }  # fmt: skip

    def status(self) -> Answer:
        """How much the graph holds."""
        return self._json(self._desk.size)

    def terms(self, language: str) -> Answer:
        """Prefixes and terms, for completion."""
        return self._json(
            {
                "prefixes": PREFIXES,
                "terms": [
                    {"name": t.name, "kind": t.kind, "label": t.text(language),
                     "definition": t.definition.get(language) or t.definition.get("en") or ""}
                    for t in terms().values()
                ],
            }
        )  # fmt: skip

    def queries(self) -> Answer:
        """The library."""
        return self._json([_described(catalog.get(name)) for name in catalog.names()])

    def query(self, name: str, parameters: Mapping[str, str]) -> Answer:
        """One query of the library, its text with the parameters' values in it."""
        query = _named(name)
        text = bind(self._desk.store, query, parameters) if parameters else query.text
        return self._json(_described(query) | {"sparql": text})

    def rows(self, name: str, parameters: Mapping[str, str], language: str) -> Answer:
        """The answer to one query of the library, with names for its IRIs."""
        table = run(self._desk.store, _named(name), parameters, language)
        rows = json.loads(table.to_json())
        return self._json({"columns": table.columns, "rows": rows, "labels": table.labels})

    def search(self, words: str, language: str, limit: int) -> Answer:
        """Names and sentences that hold the words."""
        names, sentences = self._desk.pages.found(words, language, limit)
        return self._json(
            {
                "names": [
                    {"iri": n.value.iri, "label": n.value.text, "kind": n.value.kind, "name": n.name,
                     "mentions": n.mentions}
                    for n in names
                ],
                "sentences": [
                    {"article": s.article, "title": s.title, "date": s.date, "start": s.start,
                     "text": "".join(text for text, _ in s.pieces)}
                    for s in sentences
                ],
            }
        )  # fmt: skip

    def _json(self, data: Any) -> Answer:
        output = Output(self._desk.result)
        output.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
        return Answer(output.getvalue(), JSON)


def _named(name: str) -> Query:
    try:
        return catalog.get(name)
    except QueryError as error:
        raise RefusedError(404, str(error)) from None


def _described(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": query.title,
        "summary": query.summary,
        "parameters": [
            {"name": p.name, "kind": p.kind, "required": p.required, "help": p.help} for p in query.parameters.values()
        ],
        "columns": dict(query.columns),
    }
