"""A store as large as wanted: the bundled sample over and over, each copy a world of its own with its own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from ontology.namespaces import ARTICLE, ID, PREFIXES
from tests.gold_graph import sample_store

_NODE = re.compile(rf"<({re.escape(ID)}|{re.escape(ARTICLE)})([^/>]+)")
_NAME = re.compile(rf"(<(?:{re.escape(PREFIXES['skos'])}|{re.escape(PREFIXES['skosxl'])})\w+> \"(?:[^\"\\]|\\.)*)\"")


def write(folder: Path, copies: int) -> int:
    """Write a store of the sample and of copies of it.

    Args:
        folder: where to.
        copies: how often the sample stands in it.

    Returns:
        How many statements it has.
    """
    store = ox.Store(str(folder))
    sample = list(sample_store().quads())
    store.bulk_extend(sample)
    for copy in range(1, copies):
        store.bulk_load("\n".join(_copied(sample, copy)).encode(), ox.RdfFormat.N_QUADS)
    store.flush()
    return len(store)


def _copied(quads: Iterable[ox.Quad], copy: int) -> Iterator[str]:
    """The statements of a copy: its nodes are called otherwise, and so is what they are named."""
    for quad in quads:
        text = _NODE.sub(rf"<\1\2-{copy}", str(quad))
        yield _NAME.sub(rf'\1 {copy}"', text) + " ."
