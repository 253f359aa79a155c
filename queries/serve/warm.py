"""What every worker needs, read once in the process that workers are forked from."""

from __future__ import annotations

import networkx as nx

import ontology.schema
import queries.explorer
import queries.serve.worker
from ontology.reference import LANGUAGES
from queries import catalog
from queries.layout import positions
from queries.serve.render import texts
from queries.serve.terms import terms
from queries.views import property_labels

ontology.schema.load()
terms()
property_labels("")
queries.explorer.page(nx.MultiDiGraph())
positions(nx.path_graph(["a", "b"]))
for language in LANGUAGES:
    texts(language)
for name in catalog.names():
    catalog.get(name)
