"""Schools, clinics and kindergartens known by their number."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun, past_honoured

_LONGEST_ENDING = 3  # letters, of an ordinal


def numbered(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """ "School No. 5", "№27 мектеп", "schools No. 5 and No. 6"."""
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
        if others := _others(names, end):
            return [_of_several(names, linker, noun, *span) for span in ((noun.end, end), *others)]
        start = _with_own_adjective(names, noun)
        common = names.passage.grammar.base_form(names.document.text(start, noun.end))
        number = names.passage.tokens[end - 1].text
        called = [f"{common} {names.document.text(noun.end, end)}", f"{common} No. {number}"]
        if (stop := past_honoured(names, end)) > end:
            called.append(f"{called[0]} {names.document.text(end, stop)}")
        entity = linker.new(noun.cls, names.passage.language.code, *called)
        return [Unit(start, stop, entity, "form", None, start, stop, noun.cls)]
    return None


def _with_own_adjective(names: Candidates, noun: KindNoun) -> int:
    """Where a numbered thing begins whose own name is an adjective: "**Новоишимской** школы №1"; that of a place that
    lists know says where it is."""
    passage, i = names.passage, noun.start - 1
    if i <= passage.start or i in passage.sentence_starts or not passage.has_capital(i) or not passage.tokens[i].word:
        return noun.start
    grammar = passage.grammar
    word, kind = passage.tokens[i].text, names.document.text(noun.start, noun.end)
    own = (
        grammar.names_inflect
        and (grammar.adjective(word) or grammar.adjective(word, kind))
        and not names.is_place_adjective(i)
    )
    return i if own and names.document.unit_at(i) is None else noun.start


def _others(names: Candidates, end: int) -> list[tuple[int, int]]:
    """The further numbers with their signs that a comma or "and" joins to the one that ends before a token."""
    passage, found = names.passage, []
    while end < passage.end and (passage.tokens[end].text == "," or passage.says(end, passage.words.coordinators)):
        past = _past_number(names, end + 1)
        if past is None:
            break
        found.append((end + 1, past))
        end = past
    return found


def _of_several(names: Candidates, linker: Linker, noun: KindNoun, start: int, end: int) -> Unit:
    """One of several things of a kind, by its number, which the tokens hold: the first with the noun itself."""
    text, first = names.document.text, noun.start if start == noun.end else start
    common = names.passage.grammar.base_form(text(noun.start, noun.end), of_one=True)
    called = [f"{common} {text(start, end)}", f"{common} No. {names.passage.tokens[end - 1].text}"]
    entity = linker.new(noun.cls, names.passage.language.code, *called)
    return Unit(first, end, entity, "form", None, first, end, noun.cls)


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
