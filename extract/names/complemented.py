"""Bodies and honours told by common words that complete a noun: "the department of construction of X district"."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan

_LONGEST = 7  # tokens


def agreeing_body(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body after an adjective in capitals: "Исламского комитета России", "Северного управления образования"."""
    if noun.plural or not noun.before or not names.is_adjective(noun.before[-1]):
        return None
    if not names.schema.is_a(noun.cls, "Organization", "Facility"):
        return None
    return _of_complement(names, linker, noun)


def department(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body told by what it does and where: "the department of construction of Saryagash district"."""
    if not names.schema.is_a(noun.cls, "GovernmentBody"):
        return None
    if not names.passage.says(noun.end, names.passage.words.genitive):
        return _of_complement(names, linker, noun)
    place = _place_of_department(names, noun.end + 1)
    if place is None:
        return None
    if (listed := _listed_whole(names, linker, noun, place.end)) is not None:
        return [listed]
    name = names.document.text(noun.start, place.end)
    return [_new(names, linker, noun, noun.start, noun.start, place.end, name)]


def honour(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A title of honour told in the genitive: "звание заслуженного деятеля Казахстана"."""
    passage = names.passage
    if not names.schema.is_a(noun.cls, "Title") or noun.end >= passage.end:
        return None
    if passage.language.keys_of(passage.words.honours).isdisjoint(passage.keys[noun.end]):
        return None
    stop = past_complement(names, noun.end)
    if stop == noun.end:
        return None
    name = passage.grammar.base_form(names.document.text(noun.end, stop)).capitalize()
    if (place := names.place_at(stop)) is not None:
        name, stop = f"{name} {names.document.text(stop, place.end)}", place.end
    return [_new(names, linker, noun, noun.start, noun.end, stop, name)]


def past_complement(names: Candidates, end: int) -> int:
    """Past common words in the genitive that complete a name, acronyms among them."""
    passage, stop = names.passage, end
    for j in range(end, min(passage.end, end + _LONGEST)):
        if _completes(names, j):
            stop = j + 1
        elif j == end or not passage.says(j, passage.words.particles):
            break
    return stop


def _completes(names: Candidates, j: int) -> bool:
    """Is a word an acronym, or a common word in the genitive that begins nothing of its own?"""
    passage, grammar = names.passage, names.passage.grammar
    token = passage.tokens[j]
    if token.text.isupper() and len(token.text) > 1 and not names.listed.starting(j):
        return True
    common = token.word and not token.capital and not passage.says(j, passage.words.particles)
    if not (common and grammar.complements(token.text)) or grammar.ends_phrase(token.text):
        return False
    return j not in names.kinds or grammar.adjective(passage.tokens[j - 1].text)


def _of_complement(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body told by a genitive: "управление сельского хозяйства Акмолинской области"."""
    stop = past_complement(names, noun.end)
    if stop == noun.end:
        return None
    start = names.passage.before_adjectives(noun.start, names.passage.start)
    known = (_listed_whole(names, linker, noun, n) for n in range(stop, noun.end, -1))
    if (listed := next((unit for unit in known if unit is not None), None)) is not None:
        return [listed]
    name = names.passage.grammar.base_form(names.document.text(start, stop))
    place = names.place_at(stop)
    if place is not None and place.end in names.kinds:
        after = names.kinds[place.end].end
    elif place is not None and not names.passage.has_capital(place.end):  # "управления энергетики Динара Ким"
        after = place.end
    else:
        return [_new(names, linker, noun, start, start, stop, name)]
    name = f"{name} {names.document.text(stop, after)}"
    return [_new(names, linker, noun, start, start, after, name)]


def _place_of_department(names: Candidates, first: int) -> NameSpan | None:
    """The place after "of" and the words, from a token on, that say what a department does."""
    passage, j = names.passage, first
    while j < min(passage.end, first + _LONGEST) and passage.tokens[j].word and not passage.tokens[j].capital:
        if passage.grammar.verbal(passage.tokens[j].text):
            return None
        j += 1
    placed = j > first and passage.says(j - 1, passage.words.genitive, passage.words.definite_article)
    return names.place_at(j) if placed else None


def _listed_whole(names: Candidates, linker: Linker, noun: KindNoun, stop: int) -> Unit | None:
    """A listed body whose whole name stands from the noun on."""
    entity = linker.choose(names.passage.gazetteer.exact(names.passage.keys[noun.start : stop]), noun.cls)
    return Unit(noun.start, stop, entity, "name", None, noun.start, stop, noun.cls) if entity is not None else None


def _new(names: Candidates, linker: Linker, noun: KindNoun, start: int, name_start: int, stop: int, name: str) -> Unit:
    entity = linker.new(noun.cls, names.passage.language.code, name)
    return Unit(start, stop, entity, "form", None, name_start, stop, noun.cls)
