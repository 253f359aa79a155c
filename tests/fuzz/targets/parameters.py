"""Parameters of queries: the first line is the kind, the rest the value, which can be but one term of the query."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import iri
from queries.ask import catalog
from queries.ask.catalog import KINDS, Query, QueryError
from queries.ask.run import bind
from tests.fuzz.checks import bounded, one_line

SEEDS = (
    b'text\n" } DROP ALL #', b"date\n2020-01-01", b"number\n-1.5e3", b"year\n2020", b"entity\nAlmaty region",
    b"entity\nhttps://w3id.org/orda/id/almaty-region", b"entity\nakim of Almaty region 2020", b"date\n\\u0022",
    b'entity\n<a> } # "\\', "text\n\u2028\U0001f600\\\u0085'''".encode(), b"number\n1_000", b"number\nNaN",
)  # fmt: skip


def once(data: bytes) -> None:
    """Put a value into a query."""
    kind, _, value = data.decode("utf-8", "ignore").partition("\n")
    if kind not in KINDS or not value.strip():
        return
    with bounded():
        try:
            text = bind(_store(), _query(kind), {"value": value})
        except QueryError as error:
            one_line(error)
            return
        rows = _store().query(text)
    assert isinstance(rows, ox.QuerySolutions)
    ((term,),) = list(rows)
    if kind == "text":
        assert term == ox.Literal(value.strip())
    assert isinstance(term, ox.NamedNode if kind == "entity" else ox.Literal)


@cache
def _query(kind: str) -> Query:
    return catalog.parse(
        f"# param value ({kind}, required): what\nSELECT ?value WHERE {{\n  VALUES ?value {{ UNDEF }}\n}}\n"
    )


@cache
def _store() -> Store:
    """A store of one region."""
    region, label, kind = (ox.NamedNode(iri(name)) for name in ("orda:id/almaty-region", "rdfs:label", "rdf:type"))
    store = Store()
    store.replace(
        "https://example.org/graph",
        [(region, kind, ox.NamedNode(iri("orda:Region"))), (region, label, ox.Literal("Almaty region", language="en"))],
    )
    return store
