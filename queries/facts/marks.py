"""The words of a proof that say the roles of its fact, as they are marked: no two over one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that says a role.

    Attributes:
        start, end: in characters of the text.
        role: its name.
    """

    start: int
    end: int
    role: str


def marks(spans: Mapping[str, Iterable[Span]], start: int, end: int) -> Iterator[Mark]:
    """The words of roles within a stretch of text, in order; of those that lie within others, the inner ones.

    Args:
        spans: where the roles are said, by name.
        start, end: the stretch.
    """
    places = [(s, role) for role, some in sorted(spans.items()) for s in some if start <= s.start and s.end <= end]
    edges = sorted({at for span, _ in places for at in (span.start, span.end)})
    last: Mark | None = None
    for one, other in pairwise(edges):
        over = [(span.end - span.start, role) for span, role in places if span.start <= one and other <= span.end]
        role = min(over)[1] if over else ""
        if last is not None and last.role == role and last.end == one:
            last = Mark(last.start, other, role)
            continue
        if last is not None and last.role:
            yield last
        last = Mark(one, other, role)
    if last is not None and last.role:
        yield last
