"""Of units that overlap, which stands and which lies within."""

from __future__ import annotations

from collections.abc import Iterable

from extract.document import Unit

_SURER = {"name": 0, "form": 1, "surname": 2}


def outermost(units: Iterable[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Split overlapping units: the longest first, listed names before new ones; what lies within them apart."""
    chosen: list[Unit] = []
    inner: list[Unit] = []
    at: dict[int, Unit] = {}  # token → the chosen one that covers it
    for unit in sorted(
        units, key=lambda u: (-(u.end - u.start), u.kind is None, _SURER.get(u.why, 3), u.start, u.entity.id)
    ):
        covering = [at[i] for i in range(unit.start, unit.end) if i in at]
        if not covering:
            chosen.append(unit)
            at |= dict.fromkeys(range(unit.start, unit.end), unit)
        elif any(
            c.start <= unit.start and unit.end <= c.end and (c.start, c.end) != (unit.start, unit.end) for c in covering
        ):
            inner.append(unit)
    return sorted(chosen, key=lambda u: u.start), sorted(inner, key=lambda u: u.start)
