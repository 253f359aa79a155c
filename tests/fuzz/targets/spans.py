"""Words of roles, as a graph of another's making may tell them."""

from __future__ import annotations

from graph.spans import parsed, written
from tests.fuzz.checks import bounded

SEEDS = (b"person=8,25 target=34,40 trigger=26,33", b"a=1,2 a=3,4", "тұлға=٣,٤".encode(), b"a=5,1 =1,2 a=99999999999,1")


def once(data: bytes) -> None:
    """Parse them; what was found is written and parsed alike."""
    with bounded():
        found = parsed(data.decode("utf-8", "ignore"))
        assert parsed(written(found)) == found
    assert all(0 <= span.start < span.end for spans in found.values() for span in spans)
