"""What every worker needs, read once in the process that workers are forked from."""

from __future__ import annotations

from decimal import Decimal

import networkx as nx

import ontology.schema
import queries.pictures.explorer
import queries.serve.worker
from extract.rules import registered
from ontology.reference import LANGUAGES
from queries.ask import catalog, search, units
from queries.facts import writing
from queries.pictures.layout import positions
from queries.serve.render import page, texts

ontology.schema.load()
queries.pictures.explorer.page(nx.MultiDiGraph())
positions(nx.path_graph(["a", "b"]))
search.ranked([("", "Алматы")], "алматы")  # the forms of words of Russian and Kazakh
registered()
for language in LANGUAGES:
    texts(language)
    units.known(language)
    page("message", language, False, heading="", message="")
    for date in ("2000", "2000-01", "2000-01-01"):
        writing.date(date, language)
    writing.number(Decimal(1_500_000), language)
for name in catalog.names():
    catalog.get(name)
