"""Names in a list that a plural introduces: "three projects: X, Y and Z", "channels (X, Y)", or one in each item."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Document, Unit
from extract.languages import Language
from extract.linking import Linker
from extract.marks import BULLETS, HYPHENS, LONG_DASHES
from extract.names.candidates import Candidates
from extract.names.meaning import meaning
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan

_LONGEST_LEAD = 12  # tokens between a plural and the colon before its list
_LONGEST_ASIDE = 12
_PLACES = ("Settlement", "City", "District")  # of which a list has new ones
_LONGEST_COUNT = 2  # tokens before a noun, among which its number is


def enumerated(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The names of a list that a plural introduces in its sentence; two at least, or one in quotation marks."""
    large = names.schema.is_a(noun.cls, "Place") and noun.cls not in _PLACES
    if _is_named(names, noun) or large or not of_several(names, noun):
        return None
    opening = _opening(names, noun)
    if opening is None:
        return None
    spans = list(_items(names, opening))
    if len(spans) < 2 and not any(span.quoted for span in spans):
        return None
    units = (named(names, linker, noun, span) for span in spans)
    return [unit for unit in units if unit is not None] or None


def item(names: Candidates, linker: Linker) -> Unit | None:
    """The name in quotation marks that a paragraph begins with which is an item of a list: of what the last plural
    says in the paragraph before the list, which ends in a colon."""
    passage = names.passage
    start = _past_bullet(names, passage.start)
    span = next(iter(names.quoted.starting(start)), None)
    if start == passage.start or span is None:
        return None
    noun = _lead(names.document, passage.number)
    return named(names, linker, noun, span) if noun is not None else None


def _past_bullet(names: Candidates, i: int) -> int:
    """Past what marks an item of a list, if a paragraph begins with it: "•", "–", "2)"."""
    tokens, end = names.passage.tokens, names.passage.end
    if i < end and (tokens[i].text in BULLETS or tokens[i].text in HYPHENS):
        return i + 1
    numbered = i + 1 < end and tokens[i].number and tokens[i + 1].text in (")", ".")
    return i + 2 if numbered else i


def _lead(document: Document, number: int) -> KindNoun | None:
    """The last plural of a kind in the paragraph that introduces the list which a paragraph is an item of."""
    while number > 0:
        number -= 1
        start, end = document.paragraph_ranges[number]
        if end > start and document.tokens[end - 1].text == ":":
            return _last_plural(document, number, start, end)
        if end == start or document.tokens[end - 1].text not in (";", ","):
            return None
    return None


def _last_plural(document: Document, paragraph: int, start: int, end: int) -> KindNoun | None:
    language, found = document.language_of(paragraph), None
    for i in range(start, end):
        kind = language.kinds.longest(document.keys, i)
        if kind is not None and kind[0] <= end and _is_of_several(document, language, start, i, kind[0]):
            found = KindNoun(i, kind[0], kind[1][0], plural=True)
    return found


def of_several(names: Candidates, noun: KindNoun) -> bool:
    """Does a noun speak of several: a plural, or a noun after a number, "два **проекта**", "үш **жоба**"?"""
    passage = names.passage
    return _is_of_several(passage.document, passage.language, passage.start, noun.start, noun.end)


def _is_of_several(document: Document, language: Language, first: int, start: int, end: int) -> bool:
    if language.grammar.plural(document.tokens[end - 1].text):
        return True
    near = (document.tokens[i] for i in range(max(first, start - _LONGEST_COUNT), start))
    numbers = language.quantities.numbers
    return any((t.number and t.text != "1") or numbers.get(t.text.casefold(), 1) > 1 for t in near)


def _is_named(names: Candidates, noun: KindNoun) -> bool:
    """Does a name stand beside a noun, rather than a number that begins its sentence: "**Екі** жоба"?"""
    numbers = names.passage.language.quantities.numbers
    first = names.passage.tokens[noun.before[0].start].text.casefold() if noun.before else ""
    return bool(noun.after) or (bool(noun.before) and first not in numbers)


def named(names: Candidates, linker: Linker, noun: KindNoun, span: NameSpan) -> Unit | None:
    """The unit of a name in a list of what a noun says; none of a person's, nor of a place's in a list of things."""
    others = ("Person",) if noun.cls in _PLACES else ("Place", "Person")
    if any(names.document.is_a(e, *others) for e in span.entities):
        return None
    if not span.quoted and names.passage.is_given_name(span.inner_start):
        return None
    entity = meaning(names, linker, span, noun)
    if entity is None:
        return None
    why = "name" if entity.known else "form"
    return Unit(span.start, span.end, entity, why, None, span.inner_start, span.inner_end, noun.cls)


def _opening(names: Candidates, noun: KindNoun) -> int | None:
    """Where a list begins that a plural introduces: after a bracket, a dash or "such as" beside it, or after a colon
    that ends its clause."""
    passage, i = names.passage, noun.end
    if i >= passage.end:
        return None
    if passage.tokens[i].text in ("(", ":", *LONG_DASHES):
        return i + 1
    j = i + 1 if passage.tokens[i].text == "," else i
    if j > i and j in names.quoted.starts:
        return j
    for row in (*passage.words.among, *((word,) for word in passage.words.inclusion)):
        if all(passage.says(j + n, (word,)) for n, word in enumerate(row)):
            return j + len(row)
    sentence = names.document.sentence_of(noun.start)
    for k in range(i, min(sentence.end, passage.end, i + _LONGEST_LEAD)):
        if passage.tokens[k].text == ":" or (passage.tokens[k].text == "(" and _ends_place(names, k)):
            return k + 1
        if k in names.kinds and passage.grammar.plural(passage.tokens[names.kinds[k].end - 1].text):
            return None
    return None


def _ends_place(names: Candidates, i: int) -> bool:
    """Does a place's name end before a token: "clubs of **Almaty**", "сёл **X района**"?"""
    kinds = (names.kinds.get(j) for j in (i - 1, i - 2))
    told = any(kind is not None and kind.end == i and names.schema.is_a(kind.cls, "Place") for kind in kinds)
    return told or any(names.is_place(name) for name in names.listed.ending(i))


def _items(names: Candidates, i: int) -> Iterator[NameSpan]:
    """The names of a list from a token on; what is said of one in brackets, or by where it is, is passed over."""
    passage, joint = names.passage, i
    while True:
        i = joint + 1 if passage.says(joint, passage.words.definite_article) else joint
        span = names.starting(i)
        if span is None or span.start != i:
            return
        yield span
        after = _past_place(names, past_aside(names, span.end))
        joint = _past_joint(names, after)
        if joint == after:
            return


def past_aside(names: Candidates, i: int) -> int:
    """Past what stands in brackets from a token on, if anything does."""
    passage = names.passage
    if i >= passage.end or passage.tokens[i].text != "(":
        return i
    near = range(i + 1, min(passage.end, i + 1 + _LONGEST_ASIDE))
    return next((j + 1 for j in near if passage.tokens[j].text == ")"), i)


def _past_place(names: Candidates, i: int) -> int:
    """Past where something is, as a preposition and a listed place tell from a token on: "X **in Pavlodar region**"."""
    passage = names.passage
    if not passage.says(i, passage.words.place_prepositions):
        return i
    after = i + 2 if passage.says(i + 1, passage.words.definite_article) else i + 1
    if after >= passage.end or (place := names.place_at(after)) is None:
        return i
    kind = names.kinds.get(place.end)
    return kind.end if kind is not None else place.end


def _past_joint(names: Candidates, i: int) -> int:
    """Past the marks and conjunctions between two names of a list."""
    passage = names.passage
    while i < passage.end and (passage.tokens[i].text in (",", ";") or passage.says(i, passage.words.name_joins)):
        i += 1
    return i
