"""Schools, clinics and kindergartens known by their number."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun, past_honoured

_LONGEST_ENDING = 3  # letters, of an ordinal


def numbered(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """ "School No. 5", "№27 мектеп"."""
    if noun.cls == "Place":
        return _quarter(names, linker, noun)
    if names.schema.is_a(noun.cls, "Place"):
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


def _quarter(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A part of a town by its number: "15th microdistrict", "5-й микрорайон", "3-ықшамауданы"."""
    passage, i = names.passage, noun.start
    while i > passage.start and (passage.tokens[i - 1].text in HYPHENS or _is_ending(names, i - 1)):
        i -= 1
    if i == passage.start or not passage.tokens[i - 1].number:
        return None
    number, kind = passage.tokens[i - 1].text, passage.grammar.base_form(names.document.text(noun.start, noun.end))
    written = names.document.text(i - 1, noun.start)
    space = "" if written.endswith(HYPHENS) else " "
    called = dict.fromkeys((f"{written}{space}{kind}", f"{number} {kind}"))
    entity = linker.new(noun.cls, passage.language.code, *called)
    return [Unit(i - 1, noun.end, entity, "form", None, i - 1, noun.end, noun.cls)]


def _is_ending(names: Candidates, i: int) -> bool:
    """Is a token what makes an ordinal of the number before it: "15th", "15-м"?"""
    tokens = names.passage.tokens
    glued = i > names.passage.start and tokens[i - 1].end == tokens[i].start
    return glued and tokens[i].word and len(tokens[i].text) <= _LONGEST_ENDING


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
