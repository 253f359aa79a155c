"""Awards told by who gives them, or by a capital: "благодарность Президента", "State Prize"."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.complemented import past_complement
from extract.names.honorary import past_place
from extract.names.nouns import KindNoun

_GRANTED = ("Award", "Prize")  # "order of the minister" is none
_GIVERS = ("Organization",)


def granted(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """An award that no name tells, by the office or body whose it is, else by a capital within a sentence.

    Args:
        names: what may be a name in the paragraph.
        linker: chooses among namesakes.
        noun: the common noun for an award.
    """
    passage = names.passage
    named = any(name.quoted for name in noun.after) or (noun.before and not passage.tokens[noun.start].capital)
    if noun.cls not in _GRANTED or named:
        return None
    stop = _past_giver(names, noun.end)
    if stop == noun.end and (_are_several(names, noun) or not _is_name(names, noun)):
        return None
    if (place := names.place_at(stop)) is not None:
        stop = place.end
    name = _called(names, noun, stop)
    entity = linker.choose(passage.gazetteer.exact(passage.keys[noun.start : stop]), noun.cls)
    entity = entity or linker.new(noun.cls, passage.language.code, name[:1].upper() + name[1:])
    why = "name" if entity.known else "form"
    return [Unit(noun.start, stop, entity, why, None, noun.start, stop, noun.cls)]


def _called(names: Candidates, noun: KindNoun, stop: int) -> str:
    """The name of an award that ends before a token: of one, where several are given, and not in capitals."""
    grammar, text = names.passage.grammar, names.document.text
    if not _are_several(names, noun):
        return grammar.base_form(text(noun.start, stop))
    head = _past_head(names, noun)
    several = text(noun.start, head)
    one = grammar.base_form(several.casefold() if several.isupper() else several, of_one=True)
    return f"{one} {text(head, stop)}"


def _are_several(names: Candidates, noun: KindNoun) -> bool:
    """Does a noun speak of several, by its head: of "letters of thanks", and not of "letter of thanks"?"""
    return names.passage.grammar.plural(names.passage.tokens[_past_head(names, noun) - 1].text)


def _past_head(names: Candidates, noun: KindNoun) -> int:
    """Past the head of a noun: past "letters" in "letters of thanks"."""
    passage = names.passage
    return next((i for i in range(noun.start, noun.end) if passage.says(i, passage.words.genitive)), noun.end)


def _is_name(names: Candidates, noun: KindNoun) -> bool:
    """Do several words that begin with a capital name an award: "стал лауреатом **Государственной премии**"?"""
    begins = noun.start in names.passage.sentence_starts
    return noun.end - noun.start > 1 and names.passage.tokens[noun.start].capital and not begins


def _past_giver(names: Candidates, end: int) -> int:
    """Past the office or the body that stands after an award, in the genitive or after "of"."""
    passage, first = names.passage, end
    if passage.grammar.kind_follows_name:
        return end
    if passage.words.genitive:
        if not passage.says(end, passage.words.genitive):
            return end
        first = end + 1 + passage.says(end + 1, passage.words.articles)
    elif end >= passage.end or not passage.grammar.complements(passage.tokens[end].text):
        return end
    title = passage.language.title_heads.longest(passage.keys, first)
    if title is not None and title[0] <= passage.end and "heads" in title[1]:
        return _past_field(names, title[0])
    for name in reversed(names.listed.starting(first)):
        if any(names.document.is_a(entity, *_GIVERS) for entity in name.entities):
            return name.end
    kind = names.kinds.get(first)
    return _past_field(names, kind.end) if kind is not None and names.schema.is_a(kind.cls, *_GIVERS) else end


def _past_field(names: Candidates, end: int) -> int:
    """Past what an office or a body is for, or of: "министра **образования и науки**", "Minister **of Education**"."""
    passage = names.passage
    if not passage.words.genitive:
        kind = names.kinds.get(end)
        of_place = kind is not None and names.schema.is_a(kind.cls, "Place")  # "акима **области**"
        return kind.end if kind is not None and of_place else past_complement(names, end)
    if not passage.says(end, passage.words.genitive):
        return end
    first = end + 1 + passage.says(end + 1, passage.words.articles)
    run = names.capitals.starting(first) if passage.has_capital(first) else None
    return past_place(names, first) or (run.end if run is not None else end)
