"""What a title is held in, told before it: "Almaty akim", "Kazakhstan's President", "павлодарский аким"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.complements import SEATS
from extract.document import Unit
from extract.marks import HYPHENS
from extract.titles.offices import named_office
from extract.titles.view import TitleView
from extract.titles.words import TitleWords
from ontology.reference import Entity

_LONGEST_QUOTED = 14  # tokens
_LONGEST_TOLD = 12
_LONGEST_FORM = 2  # acronyms: "ҰК" АҚ
_LONGEST_OWNER = 4
_LEAST_WORDS = 2  # of a body that no name and no place tells


@dataclass(frozen=True, slots=True)
class SeatBefore:
    """What a title is held in, if it is known, and where that begins."""

    entity: Entity | None
    start: int


def seat_before(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """The place or body before a title's own words."""
    found = (finder(view, words) for finder in _FINDERS)
    return next((seat for seat in found if seat is not None), None)


def _unit(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**Almaty** akim", "**Kazakhstan's** President", "**Алматы облысының** әкімі"."""
    i, passage = words.start, view.passage
    if passage.grammar.cased_complements or (unit := view.seat_before(i)) is None:
        return None  # where complements stand in the genitive, it would stand after
    apart = unit.end < i or not passage.tokens[i].capital or passage.grammar.head_last
    office = passage.gazetteer.office(view.phrase(i, words.end), unit.entity)
    if apart or office is not None or view.is_a(unit.entity, "Organization", "Facility") or _of_post(view, words, unit):
        return SeatBefore(unit.entity, unit.start)
    return None


def _of_post(view: TitleView, words: TitleWords, place: Unit) -> bool:
    """Is a place right before a post in capitals what it is held in: "**Rudny** Mayor", but not "in Rudny Mayor X"?"""
    passage, before = view.passage, place.start - 1
    told = before >= view.sentence_start(place.start) and passage.says(before, passage.words.place_prepositions)
    circumstance = told and not passage.says(before, passage.words.genitive)
    return words.post and not circumstance and named_office(view, words.start, words.end) is None


def _adjective(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**павлодарский** аким"."""
    place = view.place_of_adjective(words.start - 1)
    return SeatBefore(place, words.start - 1) if place is not None else None


def _description(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**облыс** әкімі", "**өңір** басшысы"."""
    if not view.follows_description(words.start):
        return None
    described = view.context.described_at(view.passage.number, words.start - 1)
    known = described is not None and described.entity.known
    return SeatBefore(described.entity if described is not None and known else None, words.start - 1)


def _owner(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**the region's** deputy akim", "**the company's** director": a description that a possessive ends. Whom "the
    region's head" alone means, coreference tells."""
    passage, j = view.passage, words.start - 1
    if passage.grammar.head_last or not passage.says(j, passage.words.possessive):
        return None
    governing = {*passage.language.governing, *passage.language.governing.values()}
    alone = words.end - words.start == 1 and passage.says(words.start, governing)
    for i in range(max(view.sentence_start(words.start), j - _LONGEST_OWNER), j):
        told = view.context.described_at(passage.number, i)
        if told is not None and told.end == j and view.is_a(told.entity, *SEATS):
            return SeatBefore(told.entity, i) if not (alone and view.is_a(told.entity, "Place")) else None
    return None


def _firm(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**Zhaiyk Sut** CEO": a firm that no list has, before a title that firms give."""
    if not view.passage.says(words.start, view.passage.titles.of_firms):
        return None
    run = view.runs.ending(words.start)
    start = _before_place(view, run) if run is not None else words.start
    if words.start - start < 2 or view.unit_at(words.start - 1) is not None:
        return None
    name = view.passage.document.text(start, words.start)
    return SeatBefore(view.linker.new("Enterprise", view.passage.language.code, name), start)


def _before_place(view: TitleView, start: int) -> int:
    """Where a firm's name begins that goes on after that of a river or village: "**Zhaiyk** Sut"."""
    unit = view.unit_at(start - 1) if start > view.sentence_start(start) else None
    begins = unit is not None and unit.kind is None and view.is_a(unit.entity, "NaturalFeature", "Settlement")
    return unit.start if unit is not None and begins else start


def _quoted(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**«Тест» ШЖК** директоры": a body by its name in quotation marks, the acronyms of its legal form after it."""
    passage, first = view.passage, view.sentence_start(words.start)
    if not passage.grammar.head_last or words.start - 1 <= first:
        return None
    j = _past_ending(view, words.start - 1, first)
    for _ in range(_LONGEST_FORM):
        j -= passage.tokens[j].text.isupper() and passage.tokens[j].word
    opening = next((k for k in range(j - 2, max(first - 1, j - _LONGEST_QUOTED), -1) if _closes(view, k, j)), None)
    if opening is None or not passage.tokens[opening + 1].capital:
        return None
    name = passage.document.text(opening + 1, j)
    return SeatBefore(view.linker.new("Organization", passage.language.code, name), opening)


def _past_ending(view: TitleView, i: int, first: int) -> int:
    """Before the ending of a case that a hyphen ties to an acronym: "«Тест» **ШЖК**-ның"; the token itself where none
    is."""
    tokens = view.passage.tokens
    if i - 2 <= first or tokens[i - 1].text not in HYPHENS or not tokens[i - 2].text.isupper():
        return i
    return i - 2 if "gen" in view.passage.grammar.cases(tokens[i - 2].text.lower() + tokens[i].text) else i


def _closes(view: TitleView, opening: int, closing: int) -> bool:
    """Does a quotation mark close what another has opened?"""
    tokens = view.passage.tokens
    return tokens[closing].text in view.passage.grammar.quotation_marks.pairs.get(tokens[opening].text, ())


def _told(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**Аудандық ішкі саясат бөлімінің** бастығы": a body by the words that say its kind, and those before them."""
    passage, i = view.passage, words.start
    if not passage.grammar.head_last:
        return None
    kinds = ((k, passage.language.kinds.longest(passage.keys, k)) for k in range(max(passage.start, i - 3), i))
    kind = next(((k, found[1][0]) for k, found in kinds if found is not None and found[0] == i), None)
    if kind is None or not passage.document.is_a_class(kind[1], "Organization", "Facility") or view.unit_at(i - 1):
        return None
    if (within := _worked_in(view, kind[0])) is not None:
        return within
    start = _past_described(view, kind[0])
    named = any(passage.tokens[k].capital and k > view.sentence_start(i) for k in range(start, i))
    if start == kind[0] or not (named or i - start > _LEAST_WORDS):
        return None
    name = passage.grammar.base_form(passage.document.text(start, i))
    return SeatBefore(view.linker.new(kind[1], passage.language.code, name), start)


def _worked_in(view: TitleView, kind: int) -> SeatBefore | None:
    """The body that the kind of a part of it follows in the locative: "**Қаржы министрлігінде** бөлім басшысы"."""
    passage = view.passage
    unit = view.unit_at(kind - 1) if kind > view.sentence_start(kind) else None
    if unit is None or not view.is_a(unit.entity, "Organization"):
        return None
    placed = "loc" in passage.grammar.cases(passage.tokens[kind - 1].text)
    return SeatBefore(unit.entity, unit.start) if placed else None


def _past_described(view: TitleView, kind: int) -> int:
    """The first of the words that lead to the kind of a body, a place or a body that it is of before them."""
    start = kind
    first = max(view.sentence_start(kind), kind - _LONGEST_TOLD)
    while start > first:
        unit = view.unit_at(start - 1)
        if unit is not None:
            of_it = unit.start >= first and view.is_a(unit.entity, *SEATS) and _owns(view, start - 1)
            return unit.start if of_it else _past_links(view, start, kind)
        if (bearer := _past_bearer(view, start, first)) < start:
            return bearer
        if not _describes(view, start - 1):
            break
        start -= 1
    return _past_links(view, start, kind)


def _owns(view: TitleView, i: int) -> bool:
    """May what a name's last word is of follow it: in no case, or in that of an owner or a place with what is in it?"""
    return view.passage.grammar.cases(view.passage.tokens[i].text) <= {"gen", "rel"}


def _past_bearer(view: TitleView, i: int, first: int) -> int:
    """Before the name that a body bears, which ends before a token: "**Ғ.Мүсірепов атындағы** театр"."""
    passage = view.passage
    link = next((k for k in range(i - 1, max(first, i - 2) - 1, -1) if _is_link(view, k, i)), None)
    if link is None:
        return i
    unit, run = view.unit_at(link - 1), view.runs.ending(link)
    if unit is not None:
        return unit.start
    if run is None:
        return link
    while run - 2 >= first and passage.tokens[run - 1].text == "." and len(passage.tokens[run - 2].text) == 1:
        run -= 2
    return run


def _is_link(view: TitleView, k: int, end: int) -> bool:
    """Do words that say that a thing bears a name stand from a token to another?"""
    found = view.passage.language.named_after.longest(view.passage.keys, k)
    return found is not None and found[0] == end


def _past_links(view: TitleView, start: int, end: int) -> int:
    """Past conjunctions, which begin no name."""
    passage = view.passage
    while start < end and passage.says(start, passage.words.coordinators, passage.titles.field_ends):
        start += 1
    return start


def _describes(view: TitleView, i: int) -> bool:
    """May a word lead to the kind of a body: no verb, no circumstance, no title, nothing that ends a phrase?"""
    passage, token = view.passage, view.passage.tokens[i]
    if not token.word or passage.grammar.verbal(token.text) or _is_of_name(view, i):
        return False
    if passage.titled(i) and not passage.grammar.plural(token.text):
        return False  # but "**ардагерлер** кеңесінің төрағасы"
    if not passage.language.done_to_persons.isdisjoint(passage.keys[i]):
        return False  # "марапатталған орталық жетекшісі"
    if passage.says(i, passage.words.coordinators, passage.titles.field_ends):
        return True
    if passage.says(i, passage.language.not_names, passage.words.month_words, passage.words.year_words):
        return False
    if passage.grammar.ends_phrase(token.text) or passage.grammar.oblique(token.text):
        return False
    object_of = passage.grammar.head_last and passage.grammar.possessed(token.text)  # "сөзін музей басшысы айтты"
    return not object_of or passage.grammar.leads(token.text, passage.tokens[i + 1].text)


def _is_of_name(view: TitleView, i: int) -> bool:
    """Is a token of a run of words in capitals, as persons' names are?"""
    start = view.runs.around(i)
    return start is not None and view.runs[start] - start > 1


_FINDERS: tuple[Callable[[TitleView, TitleWords], SeatBefore | None], ...] = (
    _unit,
    _quoted,
    _told,
    _adjective,
    _description,
    _owner,
    _firm,
)
