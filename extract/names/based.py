"""Firms told by the town that they are based in: "Karaganda-based **Tau Stroi**"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.listed import past_based
from extract.names.spans import NameSpan


def based(names: Candidates, linker: Linker) -> Iterator[Unit]:
    """The firms of runs of capitals after a town and a word that says that something is based there.

    Args:
        names: what may be a name in the paragraph.
        linker: makes the firms that no list has.
    """
    for i in range(names.passage.start, names.passage.end):
        first = past_based(names.passage, i)
        told = i < first < names.passage.end and any(map(names.is_place, names.listed.ending(i)))
        run = names.capitals.starting(first) if told else None
        if run is not None and not _is_told_otherwise(names, run):
            called = names.document.text(run.start, run.end)
            entity = linker.new("Enterprise", names.passage.language.code, called)
            yield Unit(run.start, run.end, entity, "form", None, run.start, run.end, "Enterprise")


def _is_told_otherwise(names: Candidates, run: NameSpan) -> bool:
    """Do words tell a person, a post, a listed name, or a thing with its noun?"""
    passage = names.passage
    listed = any(name.end >= run.end for name in names.listed.starting(run.start))
    within = range(run.start, run.end + 1)
    return (
        listed
        or any(i in names.kinds for i in within)
        or any(passage.is_given_name(i) or passage.titled(i) for i in within[:-1])
    )
