"""A store as large as wanted: the bundled sample over and over, each copy a world of its own with its own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from ontology.namespaces import ARTICLE, ID, ORDA, PREFIXES
from tests.gold_graph import sample_store

_NODE = re.compile(rf"<({re.escape(ID)}|{re.escape(ARTICLE)})([^/>]+)")
_NAME = re.compile(rf"(<(?:{re.escape(PREFIXES['skos'])}|{re.escape(PREFIXES['skosxl'])})\w+> \"(?:[^\"\\]|\\.)*)\"")


def write(folder: Path, copies: int, *, whole: bool = True) -> int:
    """Write a store of the sample and of copies of it.

    Args:
        folder: where to.
        copies: how often the sample stands in it.
        whole: whether a copy has all reference data, or only what these say of the entities that its articles mention.

    Returns:
        How many statements it has.
    """
    store = ox.Store(str(folder))
    sample = list(sample_store().quads())
    store.bulk_extend(sample)
    sample = sample if whole else list(_told(sample))
    for copy in range(1, copies):
        store.bulk_load("\n".join(_copied(sample, copy)).encode(), ox.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()  # what is loaded in pieces overlaps, and each question would look into all of them
    return len(store)


def _told(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """What articles say, and what is said of what they mention."""
    mentioned = {quad.object for quad in quads if quad.predicate.value == f"{ORDA}mentions"}
    articles = {quad.subject for quad in quads if str(quad.graph_name).startswith(f"<{ARTICLE}")}
    for quad in quads:
        if quad.subject in mentioned or quad.subject in articles:
            yield quad


def _copied(quads: Iterable[ox.Quad], copy: int) -> Iterator[str]:
    """The statements of a copy: its nodes are called otherwise, and so is what they are named."""
    for quad in quads:
        text = _NODE.sub(rf"<\1\2-{copy}", str(quad))
        yield _NAME.sub(rf'\1 {copy}"', text) + " ."
