"""What a reader should know of an answer: whom the names were taken for, and, where there is none, what is near."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ontology.namespaces import ID, LOCATED_IN
from queries.ask import resolve, search, texts
from queries.ask.catalog import Query
from queries.ask.resolve import Meaning
from queries.ask.run import answer
from queries.ask.source import Source, values_of
from queries.ask.table import Form, Table

_SHOWN, _TRIED, _ROWS = 5, 8, 1000


def taken_for(source: Source, table: Table, language: str = "en") -> list[str]:
    """A line for each parameter that was given by a part of a name, or by another spelling: what it was taken for."""
    loosely = {name: meant.node.value for name, meant in table.given.items() if not meant.exact}
    shown = resolve.introduced(source, loosely.values(), language)
    return [f"{texts.named(name, language)}: {shown[iri]}" for name, iri in loosely.items()]


def none_found(source: Source, query: Query, table: Table, language: str = "en") -> list[str]:
    """Lines for an answer without rows: what was asked, and what asking for less, or for what is near, would give.

    Args:
        source: what was asked.
        query: the question.
        table: the answer.
        language: to name things in.

    Returns:
        None where the answer has rows.
    """
    if len(table) or table.form is not Form.ROWS:
        return []
    entities = {name: meant.node.value for name, meant in table.given.items() if isinstance(meant.node, ox.NamedNode)}
    shown = resolve.introduced(source, entities.values(), language)
    said = {name: shown.get(meant.node.value, meant.node.value) for name, meant in table.given.items()}
    title = query.titles.get(language) or query.title or query.name or texts.say("the_query", language)
    asked = ", ".join([title, *(f"{texts.named(name, language)} {value}" for name, value in said.items())])
    return [
        texts.say("no_answer", language, asked=asked),
        *_with_less(source, query, table.given, language),
        *_with_others(source, query, table.given, language),
    ]


def _with_less(source: Source, query: Query, given: Mapping[str, Meaning], language: str) -> Iterator[str]:
    """What each question with one parameter less would give."""
    for name in given:
        if not query.parameters[name].required:
            rest = {other: meant for other, meant in given.items() if other != name}
            found = answer(source, query, rest, language, _ROWS)
            if len(found):
                rows = texts.rows(len(found), language, cut=found.cut) + _told(found, language)
                yield texts.say("without", language, name=texts.named(name, language), rows=rows)


def _with_others(source: Source, query: Query, given: Mapping[str, Meaning], language: str) -> Iterator[str]:
    """What the question would give of entities near the ones asked about: where they lie, or of like names."""
    for name, meant in given.items():
        if isinstance(meant.node, ox.NamedNode):
            near = _near(source, meant.node.value)
            shown = resolve.introduced(source, near, language, ids=True)
            for iri in near:
                found = answer(source, query, {**given, name: Meaning(ox.NamedNode(iri))}, language, _ROWS)
                if len(found):
                    rows = texts.rows(len(found), language, cut=found.cut)
                    yield texts.say("with", language, name=texts.named(name, language), value=shown[iri], rows=rows)


def _near(source: Source, iri: str) -> list[str]:
    """What an entity lies in or belongs to, then what has its name in its own."""
    around = [node.value for _, node in values_of(source, [iri], f"{LOCATED_IN}|orda:partOf")]
    name = resolve.labels(source, [iri]).get(iri, "")
    alike = search.sharing(resolve.all_names(source), name) if name else set()
    return list(dict.fromkeys(other for other in [*sorted(around), *sorted(alike)] if other != iri))[:_TRIED]


def _told(table: Table, language: str) -> str:
    """The entities in the first column that tells the rows apart."""
    asked = {meant.node.value for meant in table.given.values()}
    for i, column in enumerate(table.columns):
        iris = dict.fromkeys(getattr(row[i], "value", "") for row in table.rows)
        names = [table.labels[iri] for iri in iris if iri.startswith(ID) and iri in table.labels and iri not in asked]
        if names:
            more = [texts.say("more", language, n=len(names) - _SHOWN)] if len(names) > _SHOWN else []
            return f"; {texts.named(column, language)}: {', '.join([*names[:_SHOWN], *more])}"
    return ""
