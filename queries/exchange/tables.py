"""The graph as tables: entities, links and facts, for spreadsheets, data frames and databases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES
from queries.ask import parquet
from queries.ask.cells import as_csv as csv_of
from queries.exchange.content import Content
from queries.exchange.networks import LINK, flat

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, which are there though no row is, and its rows."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def __iter__(self) -> Iterator[Row]:
        """The rows by column."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def columnwise(self) -> dict[str, list[Any]]:
        """The values of each column."""
        return {name: [row[i] for row in self.rows] for i, name in enumerate(self.columns)}


def nodes(content: Content) -> Sheet:
    """A row for each entity: its id, names, class, place on the map and in how many articles it is named."""
    columns = (
        "id", "name", *(f"name_{x}" for x in LANGUAGES), "other_names", "class", "base", "latitude", "longitude",
        "wikidata", "articles",
    )  # fmt: skip
    rows = [
        (
            thing.iri,
            thing.name(content.language),
            *(next(iter(thing.names().get(x, ())), "") for x in LANGUAGES),
            " | ".join(thing.all_names()[1:]),
            thing.kind,
            thing.base,
            float(lat) if (lat := thing.one("geo:lat")) else None,
            float(long) if (long := thing.one("geo:long")) else None,
            thing.one("skos:exactMatch").rsplit("/", 1)[-1],
            len(content.articles_of.get(thing.iri, ())),
        )
        for thing in content.of(*ENTITY_CLASSES)
    ]
    return Sheet(columns, rows)


def edges(content: Content) -> Sheet:
    """A row for each link that a fact draws between two entities."""
    links = sorted(flat(content.source, content.language).edges(data=True), key=lambda e: (e[0], e[1], e[2]["fact"]))
    rows = [(source, target, *(data[name] for name in LINK)) for source, target, data in links]
    return Sheet(("source", "target", *LINK), rows)


def facts(content: Content) -> Sheet:
    """A row for each value of each role of each fact, once for each place where it was read."""
    rows = [
        (
            fact.iri,
            fact.relation,
            role,
            text,
            content.name(text) if text in content.things else "",
            *((proof.article, proof.words, proof.start, proof.end) if proof else ("", "", None, None)),
        )
        for fact in content.facts
        for role, values in fact.roles.items()
        for text in (getattr(value, "value", str(value)) for value in values)
        for proof in fact.evidence or (None,)
    ]
    return Sheet(("fact", "relation", "role", "value", "name", "article", "words", "start", "end"), rows)


TABLES: Mapping[str, Callable[[Content], Sheet]] = {"nodes": nodes, "edges": edges, "facts": facts}


def as_csv(content: Content) -> dict[str, bytes]:
    """The three tables as CSV files, by name, in UTF-8; what a spreadsheet would run is guarded."""
    sheets = {name: table(content) for name, table in TABLES.items()}
    return {f"{name}.csv": csv_of(sheet.columns, sheet.rows).encode() for name, sheet in sheets.items()}


def as_parquet(content: Content) -> dict[str, bytes]:
    """The three tables as Parquet files, by name.

    Raises:
        QueryError: pyarrow is not installed.
    """
    return {f"{name}.parquet": parquet.written(table(content).columnwise()) for name, table in TABLES.items()}


def as_neo4j(content: Content) -> dict[str, bytes]:
    """Two files for ``neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv``.

    A database reads them, which runs no formula and would keep a guarding apostrophe as part of a name: every value is
    written as it is.
    """
    named = (
        "iri:ID", "name", *(f"name_{x}" for x in LANGUAGES), "latitude:double", "longitude:double", "articles:int",
        ":LABEL",
    )  # fmt: skip
    things = [
        (
            row["id"], row["name"], *(row[f"name_{x}"] for x in LANGUAGES), row["latitude"], row["longitude"],
            row["articles"], ";".join(dict.fromkeys([row["base"], row["class"]])),
        )
        for row in nodes(content)
    ]  # fmt: skip
    linked = (":START_ID", ":END_ID", "fact", "words", "article", "date", "evidence:int", ":TYPE")
    links = [
        (
            row["source"], row["target"], row["fact"], row["words"], row["article"], row["date"], row["evidence"],
            re.sub("(?<=[a-z])(?=[A-Z])", "_", row["relation"]).upper(),
        )
        for row in edges(content)
    ]  # fmt: skip
    return {
        "nodes.csv": csv_of(named, things, guard=False).encode(),
        "relationships.csv": csv_of(linked, links, guard=False).encode(),
    }
