"""What every worker needs, read once in the process that workers are forked from."""

from __future__ import annotations

import ontology.schema
import queries.explorer
import queries.serve.worker  # noqa: F401
from ontology.reference import LANGUAGES
from queries import catalog
from queries.serve.render import texts
from queries.serve.terms import terms

ontology.schema.load()
terms()
for language in LANGUAGES:
    texts(language)
for name in catalog.names():
    catalog.get(name)
