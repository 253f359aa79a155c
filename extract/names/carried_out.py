"""Initiatives told by what is done under them: "within the framework of «X»", "X, under which …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Unit
from extract.linking import Linker
from extract.names.apposed import before_aside
from extract.names.candidates import Candidates
from extract.names.spans import NameSpan


def carried_out(names: Candidates, linker: Linker) -> Iterator[Unit]:
    """The initiatives of a paragraph that no common noun tells, but what is done within their framework or under them.

    Args:
        names: what may be a name in the paragraph.
        linker: gives what no list has an entity.
    """
    passage = names.passage
    for span in [*_within(names), *_under(names)]:
        name = names.document.text(span.inner_start, span.inner_end)
        entity = linker.new("Initiative", passage.language.code, name)
        yield Unit(span.start, span.end, entity, "form", None, span.inner_start, span.inner_end, "Initiative")


def _within(names: Candidates) -> Iterator[NameSpan]:
    """Names in quotation marks beside what says that they are a framework: "**в рамках** «X»", "«X» **аясында**"."""
    passage = names.passage
    for span in (s for i in sorted(names.quoted.starts) for s in names.quoted.starting(i)):
        if passage.grammar.head_last:
            beside = any(_follows(names, span.end, row) for row in passage.words.frameworks)
        else:
            beside = any(_follows(names, span.start - len(row), row) for row in passage.words.frameworks)
            beside = beside and span.end not in names.kinds
        if beside and _may_be_initiative(names, span):
            yield span


def _may_be_initiative(names: Candidates, span: NameSpan) -> bool:
    """Are words in quotation marks no listed thing, and by no noun among them a thing of another kind?"""
    passage, inside = names.passage, range(span.inner_start, span.inner_end)
    if passage.gazetteer.exact(passage.keys[span.inner_start : span.inner_end]):
        return False
    return all(names.schema.is_a(names.kinds[i].cls, "Initiative") for i in inside if i in names.kinds)


def _under(names: Candidates) -> Iterator[NameSpan]:
    """Names that a relative clause explains: "X (in other words), **under which** …"."""
    passage = names.passage
    for i in range(passage.start + 1, passage.end):
        if passage.tokens[i].text != "," or not any(_follows(names, i + 1, row) for row in passage.words.under_which):
            continue
        span = names.ending(before_aside(names, i))
        if span is not None and not span.entities and (span.quoted or span.inner_end - span.inner_start > 1):
            yield span


def _follows(names: Candidates, i: int, row: Sequence[str]) -> bool:
    return i >= names.passage.start and all(names.passage.says(i + n, (word,)) for n, word in enumerate(row))
