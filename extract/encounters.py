"""Visits and meetings as rules read them, and who is meant where a clause leaves out what one before it told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from extract.document import Unit
from extract.rules import Rule


class Encounter(NamedTuple):
    """Who is told to have met whom, or to have been where.

    Attributes:
        persons: who; none where the text leaves them out.
        others: whom they met, or where they were.
        token: that tells it.
        rule: by which it is read.
        left_out: whether who is left out is to be told by what comes before.
        somewhere: whether it tells who is meant later, though nothing is named: "visited what is being built".
    """

    persons: list[Unit]
    others: list[Unit]
    token: int
    rule: Rule
    left_out: bool = False
    somewhere: bool = False


def last_before(told: Iterable[Encounter], token: int) -> Encounter | None:
    """The last encounter that is told before a token."""
    return max((e for e in told if e.token < token), key=lambda e: e.token, default=None)


def completed(
    found: Iterable[Encounter],
    before: Iterable[Encounter],
    whose: Callable[[Sequence[Encounter], Encounter], list[Unit]],
) -> list[Encounter]:
    """Encounters with the persons whom clauses leave out.

    Args:
        found: what was read, in the order in which it is to be told.
        before: what was read by other rules.
        whose: who is meant, by the whole encounters told before one, in one that leaves persons out.
    """
    out = list(found)
    told = [encounter for encounter in before if encounter.persons and encounter.others]
    for n in sorted(range(len(out)), key=lambda n: out[n].token):
        if out[n].left_out:
            out[n] = out[n]._replace(persons=whose(told, out[n]) or out[n].persons)
        if out[n].persons and (out[n].others or out[n].somewhere):
            told.append(out[n])
    return out
