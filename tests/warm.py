"""Imported by the process that others are forked from, so that a build in one of them begins at once."""

from __future__ import annotations

from graph.build import build
from graph.store import Store
from tests.conftest import articles

build(Store(), articles(), "kz")
