"""Bodies in lower case: listed ones ("agriculture ministry"), and those of a kind of place ("regional department")."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun

_LONGEST = 8  # tokens after the noun
_LONGEST_BEFORE = 4
_OWNERS = ("Region", "City", "District")  # places that have departments of their own


def listed_plainly(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A listed body whose name stands in lower case, its words before or after the noun."""
    passage = names.passage
    if passage.tokens[noun.start].capital or not names.schema.is_a(noun.cls, "GovernmentBody"):
        return None
    of = [(passage.language.keys(word)[0],) for word in sorted(passage.words.genitive)]
    spans = [(noun.start, stop) for stop in range(min(passage.end, noun.end + _LONGEST), noun.end, -1)]
    spans += [(start, noun.end) for start in range(max(passage.start, noun.start - _LONGEST_BEFORE), noun.start)]
    for start, stop in spans:
        keys = passage.keys[start:stop]
        if start < noun.start:
            keys = [*passage.keys[noun.start : noun.end], *of, *passage.keys[start : noun.start]] if of else []
        entity = linker.choose(passage.gazetteer.exact(keys), noun.cls)
        if entity is not None and names.schema.is_a(entity.type, "Organization"):
            return [Unit(start, stop, entity, "name", None, start, stop, noun.cls)]
    return None


def of_kind_of_place(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body told by the kind of place that it is of and by what it does: "regional department of economy"."""
    passage, start = names.passage, noun.start
    if noun.plural or not names.schema.is_a(noun.cls, "GovernmentBody"):
        return None
    while start > max(passage.start, noun.start - _LONGEST_BEFORE) and not is_of_place(names, start):
        if not _leads(names, start - 1):
            return None
        start -= 1
    if not is_of_place(names, start):
        return None
    run = names.capitals.ending(start) if not passage.grammar.head_last and not names.listed.ending(start) else None
    start = run.start if run is not None and run.start not in passage.sentence_starts else start
    stop = _past_field(names, noun.end)
    told = stop > noun.end or start < noun.start - 1 or noun.end > noun.start + 1
    if not (told or names.schema.is_a(noun.cls, "Assembly", "Court")):
        return None
    name = passage.grammar.base_form(names.document.text(start, stop))
    entity = linker.new(noun.cls, passage.language.code, name)
    return [Unit(start, stop, entity, "form", None, start, stop, noun.cls)]


def of_named_place(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A thing told by the kind of place that it is of, or by its field, and the place: "city hospital of X", "regional
    theatre of X", "the police department of X"."""
    passage, start = names.passage, noun.start
    if noun.plural or passage.grammar.head_last or not passage.says(noun.end, passage.words.genitive):
        return None
    if not names.schema.is_a(noun.cls, "Facility", "Organization") or names.schema.is_a(noun.cls, "Enterprise"):
        return None
    place = names.place_at(noun.end + 1 + passage.says(noun.end + 1, passage.words.articles))
    while start > max(passage.start, noun.start - _LONGEST_BEFORE) and not is_of_place(names, start):
        if not _leads(names, start - 1):
            break
        start -= 1
    office = names.schema.is_a(noun.cls, "GovernmentBody") and noun.end - start > 1  # "the **health** department of X"
    of_field = office and passage.says(start - 1, passage.words.definite_article)
    if place is None or not _ends(names, place.end) or not (is_of_place(names, start) or of_field):
        return None
    entity = linker.new(noun.cls, passage.language.code, names.document.text(start, place.end))
    return [Unit(start, place.end, entity, "form", None, start, place.end, noun.cls)]


def after_place(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body told by a place and its field before its noun: "the **Almaty health department**"; an article, "of" or
    the beginning of a sentence before the place says that it belongs to what follows."""
    passage, start = names.passage, noun.start
    if noun.plural or passage.grammar.head_last or passage.tokens[start].capital or not passage.words.articles:
        return None
    while start > max(passage.start, noun.start - _LONGEST_BEFORE) and not names.listed.ending(start):
        if not _is_plain(names, start - 1) or passage.grammar.plural(passage.tokens[start - 1].text):
            return None
        start -= 1
    told = names.schema.is_a(noun.cls, "GovernmentBody") and noun.end - start > 1
    place = next(
        (n for n in names.listed.ending(start) if any(names.document.is_a(e, *_OWNERS) for e in n.entities)), None
    )
    if place is None or not told or not _begins_phrase(names, place.start):
        return None
    entity = linker.new(noun.cls, passage.language.code, names.document.text(place.start, noun.end))
    return [Unit(place.start, noun.end, entity, "form", None, place.start, noun.end, noun.cls)]


def _begins_phrase(names: Candidates, i: int) -> bool:
    """Does an article, "of" or the beginning of a sentence say that a place begins a noun phrase?"""
    passage = names.passage
    return i in passage.sentence_starts or passage.says(i - 1, passage.words.definite_article, passage.words.genitive)


def owned_by_place(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body that a place owns, by what it does: "X region's department of education"."""
    passage, mark = names.passage, noun.start - 1
    if noun.plural or not names.schema.is_a(noun.cls, "GovernmentBody") or not passage.words.genitive:
        return None
    place = next(filter(names.is_place, names.listed.ending(mark)), None)
    if place is None or not passage.says(mark, passage.words.possessive):
        return None
    stop = _past_field(names, noun.end)
    if stop == noun.end and noun.end - noun.start == 1:
        return None
    entity = linker.new(noun.cls, passage.language.code, names.document.text(place.start, stop))
    return [Unit(place.start, stop, entity, "form", None, place.start, stop, noun.cls)]


def of_each(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The akimats of all places of a kind, which are told to act as one: "облыс әкімдіктері"."""
    passage, start = names.passage, noun.start - 1
    if not (noun.plural and noun.cls == "Akimat" and passage.grammar.head_last) or noun.before:
        return None
    of = passage.language.nominals.longest(passage.keys, start) if start >= passage.start else None
    if of is None or of[0] != noun.start or any(names.is_place(n) for n in names.listed.ending(start)):
        start = noun.start
    entity = linker.new(
        noun.cls, passage.language.code, passage.grammar.base_form(names.document.text(start, noun.end))
    )
    return [Unit(start, noun.end, entity, "form", None, start, noun.end, noun.cls)]


def is_of_place(names: Candidates, i: int) -> bool:
    """Does a word say of which kind of place a body is: "regional", "district"?"""
    passage = names.passage
    return i < passage.end and not passage.language.keys_of(passage.words.place_attributes).isdisjoint(passage.keys[i])


def _ends(names: Candidates, i: int) -> bool:
    """Does a noun phrase end before a token, rather than go on: "of the **Kazakh Ministry**"?"""
    passage = names.passage
    return (
        i >= passage.end
        or not passage.tokens[i].word
        or passage.grammar.ends_phrase(passage.tokens[i].text)
        or (not passage.tokens[i].capital and i not in names.kinds)
    )


def _is_plain(names: Candidates, i: int) -> bool:
    token, grammar = names.passage.tokens[i], names.passage.grammar
    return token.word and not token.capital and not grammar.ends_phrase(token.text) and not grammar.verbal(token.text)


def _leads(names: Candidates, i: int) -> bool:
    """May a common word stand between the kind of place and the noun of a body?"""
    grammar, tokens = names.passage.grammar, names.passage.tokens
    return _is_plain(names, i) and not (grammar.head_last and not grammar.leads(tokens[i].text, tokens[i + 1].text))


def _past_field(names: Candidates, i: int) -> int:
    """Past "of" and the common words that say what a body does."""
    passage, stop = names.passage, i
    if not passage.says(i, passage.words.genitive):
        return stop
    j = i + 1
    while j < min(passage.end, i + _LONGEST) and (_is_plain(names, j) or passage.says(j, passage.words.name_joins)):
        j += 1
        stop = j if _is_plain(names, j - 1) else stop
    return stop
