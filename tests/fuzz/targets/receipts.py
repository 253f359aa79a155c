"""Receipts of shards, which say what was read before."""

from __future__ import annotations

from graph.shards import RECEIPT, Receipt, Shard, finished, names_of, run
from tests.fuzz.checks import bounded

SEEDS = (
    b'{"made_of": "m", "part": {"name": "part-00000.nq.gz", "statements": 1, "bytes": 2, "sha256": "x"}, "read": 1,'
    b' "facts": 2, "problems": [["a", "b"]], "failures": [], "dropped": {"c": 1}}',
    b'{"made_of": "m", "part": {}}', b"[]", b"{", b"null",
)  # fmt: skip


class _Folder:
    """A folder with one receipt."""

    def __init__(self, receipt: bytes) -> None:
        self._receipt = receipt

    def read(self, name: str) -> bytes:
        assert name == run(0, RECEIPT)
        return self._receipt


def once(data: bytes) -> None:
    """Ask whether a shard is finished."""
    with bounded():
        found = finished(Shard(0, (), "m"), _Folder(data), names_of(0))  # type: ignore[arg-type]
    assert found is None or isinstance(found, Receipt)
    if found is not None:
        assert isinstance(found.part.statements + found.read + found.facts, int)
