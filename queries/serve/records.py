"""What the JSON interface answers with; ``schemas`` describes each record from its fields."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any

from ontology.terms import Kind

Count = Annotated[int, {"minimum": 0}]
Value = str | int | float | bool | None
Named = Annotated[
    Mapping[str, Value],
    {
        "description": "The values by column. A column X that holds IRIs with names is followed by X_name, which has "
        "the name in the language asked for, or null; unless the query gives a column called so itself.",
    },
]


@dataclass(frozen=True, slots=True)
class Status:
    """Counts."""

    triples: Count
    graphs: Count
    articles: Count
    classes: Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology, with its label and definition in one language."""

    name: str
    kind: Kind
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms in the order of their names, and what columns, units and rules of answers are called in one language."""

    prefixes: Mapping[str, str]
    terms: Sequence[Term]
    columns: Mapping[str, str]
    units: Mapping[str, str]
    rules: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query takes: ``label`` and ``hint`` say in one language what it is called and what to write."""

    name: str
    kind: str
    required: bool
    help: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the library, told in one language."""

    name: str
    group: str
    title: str
    summary: str
    parameters: Sequence[Parameter]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BoundQuery(Query):
    """The query."""

    sparql: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows, and names for their IRIs."""

    columns: Sequence[str]
    rows: Sequence[Named]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FoundName:
    """An entity with a name that is meant; ``about`` tells it from others of its name."""

    iri: str
    label: str
    kind: str
    name: str
    about: str
    mentions: Count


@dataclass(frozen=True, slots=True)
class FoundHolder:
    """Who held an office; what is not known is empty, ``ends_by`` is the next known holder's start."""

    iri: str
    label: str
    start: str
    end: str
    ends_by: str


@dataclass(frozen=True, slots=True)
class FoundOffice:
    """An office with a name that is meant, and who held it at the date among the words, or ever."""

    iri: str
    label: str
    date: str
    holders: Sequence[FoundHolder]


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """An article whose title holds the words."""

    article: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence of an article that holds the words."""

    article: str
    title: str
    date: str
    start: Count
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best first."""

    names: Sequence[FoundName]
    offices: Sequence[FoundOffice]
    titles: Sequence[FoundTitle]
    sentences: Sequence[FoundSentence]


def encoded(data: Any) -> bytes:
    """JSON of records, and of what JSON knows by itself."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_by_name).encode()


def _by_name(record: Any) -> dict[str, Any]:
    if not is_dataclass(record):
        raise TypeError(f"{type(record).__name__} is no record")
    return {field.name: getattr(record, field.name) for field in fields(record)}
