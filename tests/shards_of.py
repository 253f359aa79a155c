"""What shards in a folder hold, and what a store holds, in one form to be compared: sorted lines of N-Quads."""

from __future__ import annotations

import gzip
from pathlib import Path

from graph.export import export
from graph.folder import folder
from graph.store import Store


def loaded(where: str) -> bytes:
    """What a loader gets of a folder: no line of it may come twice."""
    place = folder(where)
    names = sorted(name for name in place.names() if "/" not in name and name.endswith(".nq.gz"))
    lines = b"".join(gzip.decompress(place.read(name)) for name in names).split(b"\n")[:-1]
    assert len(set(lines)) == len(lines)
    return b"".join(line + b"\n" for line in sorted(lines))


def exported(store: Store, folder: Path) -> bytes:
    """What ``orda export`` writes of a store."""
    file = folder / "graph.nq"
    export(store, file)
    return b"".join(line + b"\n" for line in sorted(file.read_bytes().split(b"\n")[:-1]))
