"""What is decided of all articles together, once their shards are written: the second pass.

The default graph holds every statement once, whichever shards make it, so that a loader need not look for doubles;
which articles give the same release is decided by the very code that decides it for a store.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph import releases
from graph.export import line
from graph.folder import Folder
from graph.merging import merged
from graph.quads import REFERENCE_GRAPH, reference_triples
from graph.shards import OUTLINES, RUNS, STATED, Written, put, run
from graph.store import Store, Triple, is_stated
from ontology.reference import Reference

OTHERS = REFERENCE, RELEASES = "reference", "releases"  # graphs that are no article's, by the names of their files

_LINES = 1_000_000  # of a file of the default graph


def stated(name: str) -> str:
    """The name of the file with what one of these graphs adds to the default graph."""
    return f"{RUNS}{name}.{STATED}"


def unite(folder: Folder, numbers: Sequence[int], country: str, reference: Reference) -> tuple[list[Written], int]:
    """Write the reference graph, the releases, and the default graph of some shards.

    Args:
        folder: that holds the shards, and is written to.
        numbers: those of the shards.
        country: whose reference data were linked to.
        reference: these data.

    Returns:
        What was written, and how many articles are another's reprint or translation.
    """
    linked, repeated = _releases(folder, numbers)
    others = {
        REFERENCE: (REFERENCE_GRAPH + country, list(reference_triples(reference))),
        RELEASES: (releases.RELEASES, linked),
    }
    written = []
    for name, (graph, triples) in others.items():
        node = ox.NamedNode(graph)
        written.append(put(folder, f"{name}.nq.gz", sorted({line(ox.Quad(*t, node)) for t in triples})))
        put(folder, stated(name), sorted({line(ox.Quad(*t)) for t in triples if is_stated(t)}))
    runs = [run(number, STATED) for number in numbers] + [stated(name) for name in others]
    lines = merged([partial(folder.opened, name) for name in runs])
    return [*written, *_default(folder, lines)], repeated


def _default(folder: Folder, lines: Iterator[bytes]) -> Iterator[Written]:
    number = 0
    while some := [text.decode().removesuffix("\n") for text in islice(lines, _LINES)]:
        yield put(folder, f"default-{number:05}.nq.gz", some)
        number += 1


def _releases(folder: Folder, numbers: Iterable[int]) -> tuple[list[Triple], int]:
    """The graph of releases, decided by a store on this machine's disk that holds no more than they depend on."""
    with TemporaryDirectory(prefix="orda-") as disk, Store(Path(disk, "outlines")) as store:
        for number in numbers:
            with folder.opened(run(number, OUTLINES)) as handle:
                store.take(ox.parse(gzip.decompress(handle.read()), format=ox.RdfFormat.N_QUADS))
        repeated = releases.link(store, releases.Changes(store))  # of which nothing is linked yet
        return [(t.subject, t.predicate, t.object) for t in store.triples(releases.RELEASES)], repeated  # type: ignore[misc]
