"""The graph as tables: entities, links and facts, for spreadsheets, data frames and databases."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES
from queries import parquet
from queries.exchange.content import Content
from queries.exchange.networks import flat

Row = dict[str, Any]


def nodes(content: Content) -> Iterator[Row]:
    """A row for each entity: its id, names, class, place on the map and in how many articles it is named."""
    for thing in content.of(*ENTITY_CLASSES):
        yield {
            "id": thing.iri,
            "name": thing.name(content.language),
            **{f"name_{x}": next(iter(thing.names().get(x, ())), "") for x in LANGUAGES},
            "other_names": " | ".join(thing.all_names()[1:]),
            "class": thing.kind,
            "base": thing.base,
            "latitude": float(lat) if (lat := thing.one("geo:lat")) else None,
            "longitude": float(long) if (long := thing.one("geo:long")) else None,
            "wikidata": thing.one("skos:exactMatch").rsplit("/", 1)[-1],
            "articles": len(content.articles_of.get(thing.iri, ())),
        }


def edges(content: Content) -> Iterator[Row]:
    """A row for each link that a fact draws between two entities."""
    graph = flat(content)
    for source, target, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["fact"])):
        yield {"source": source, "target": target, **data}


def facts(content: Content) -> Iterator[Row]:
    """A row for each value of each role of each fact, once for each place where it was read."""
    for fact in content.facts:
        for role, values in fact.roles.items():
            for value in values:
                text = getattr(value, "value", str(value))
                for proof in fact.evidence or (None,):
                    yield {
                        "fact": fact.iri, "relation": fact.relation, "role": role, "value": text,
                        "name": content.name(text) if text in content.things else "",
                        "article": proof.article if proof else "", "words": proof.words if proof else "",
                        "start": proof.start if proof else None, "end": proof.end if proof else None,
                    }  # fmt: skip


TABLES = {"nodes": nodes, "edges": edges, "facts": facts}


def as_csv(content: Content) -> dict[str, bytes]:
    """The three tables as CSV files, by name."""
    return {f"{name}.csv": written(list(rows(content))) for name, rows in TABLES.items()}


def as_parquet(content: Content) -> dict[str, bytes]:
    """The three tables as Parquet files, by name.

    Raises:
        QueryError: pyarrow is not installed.
    """
    return {f"{name}.parquet": parquet.written(list(rows(content))) for name, rows in TABLES.items()}


def as_neo4j(content: Content) -> dict[str, bytes]:
    """Two files for ``neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv``."""
    named = [
        {
            "iri:ID": row["id"], "name": row["name"], **{f"name_{x}": row[f"name_{x}"] for x in LANGUAGES},
            "latitude:double": row["latitude"], "longitude:double": row["longitude"],
            "articles:int": row["articles"], ":LABEL": ";".join(dict.fromkeys([row["base"], row["class"]])),
        }
        for row in nodes(content)
    ]  # fmt: skip
    links = [
        {
            ":START_ID": row["source"], ":END_ID": row["target"], "fact": row["fact"], "words": row["words"],
            "article": row["article"], "date": row["date"], "evidence:int": row["evidence"],
            ":TYPE": re.sub("(?<=[a-z])(?=[A-Z])", "_", row["relation"]).upper(),
        }
        for row in edges(content)
    ]  # fmt: skip
    return {"nodes.csv": written(named), "relationships.csv": written(links)}


def written(rows: list[Row]) -> bytes:
    """Rows as CSV with a header, in UTF-8; nothing where there is no row."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: "" if v is None else v for k, v in row.items()} for row in rows)
    return out.getvalue().encode()
