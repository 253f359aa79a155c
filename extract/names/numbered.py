"""Schools, clinics and kindergartens known by their number."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun, past_honoured


def numbered(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """ "School No. 5", "№27 мектеп"."""
    if names.schema.is_a(noun.cls, "Place") and not noun.cls == "Place":
        return None
    if (found := _number_before(names, noun.start)) is not None:
        start, number = found
        common = _common(names, noun)
        called = [f"№{number} {common}", f"{common} №{number}", f"{common} No. {number}"]
        entity = linker.new(noun.cls, names.passage.language.code, *called)
        return [Unit(start, noun.end, entity, "form", None, start, noun.end)]
    if (end := _past_number(names, noun.end)) is not None:
        common, number = _common(names, noun), names.passage.tokens[end - 1].text
        called = [f"{common} {names.document.text(noun.end, end)}", f"{common} No. {number}"]
        if (stop := past_honoured(names, end)) > end:
            called.append(f"{called[0]} {names.document.text(end, stop)}")
        entity = linker.new(noun.cls, names.passage.language.code, *called)
        return [Unit(noun.start, stop, entity, "form", None, noun.start, stop, noun.cls)]
    return None


def _common(names: Candidates, noun: KindNoun) -> str:
    return names.passage.grammar.base_form(names.document.text(noun.start, noun.end))


def _number_before(names: Candidates, i: int) -> tuple[int, str] | None:
    """Where the sign of a number that ends before a token stands, and the number."""
    passage = names.passage
    signed = i - 2 >= passage.start and passage.tokens[i - 1].number and passage.says(i - 2, passage.words.number_sign)
    return (i - 2, passage.tokens[i - 1].text) if signed else None


def _past_number(names: Candidates, i: int) -> int | None:
    """Past a sign, its full stop and a number that begin at a token."""
    passage = names.passage
    if not passage.says(i, passage.words.number_sign):
        return None
    j = i + 1
    if j < passage.end and passage.tokens[j].text == ".":
        j += 1
    return j + 1 if j < passage.end and passage.tokens[j].number else None
