"""Bodies told by the words before their noun, in languages whose head stands last: "X облысының қаржы басқармасы"."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.aimed import listed_within
from extract.names.candidates import Candidates
from extract.names.leads import Lead, anchor_before, ends_initial, is_part, is_told, lead_of, office_before
from extract.names.nouns import KindNoun
from extract.names.plain import is_of_place

_HAVE_ONE = ("Region", "City", "District", "Settlement", "Organization")
_LONGEST_TERM = 6  # tokens before a programme's noun, among which its years are
_AIMED = ("Programme", "Plan", "Strategy", "NationalProject")  # by what they are for


def preposed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The body or thing that the words before a noun tell, with the place or body that it is of."""
    passage = names.passage
    of_aim = names.schema.is_a(noun.cls, *_AIMED)
    told = of_aim or names.schema.is_a(noun.cls, "Organization", "Facility", "Award")
    if not passage.grammar.head_last or noun.plural or not told or _is_post(names, noun):
        return None
    if of_aim:
        return _aimed(names, linker, noun)
    lead = lead_of(names, noun)
    if names.schema.is_a(noun.cls, "Award"):
        told = lead.honoured or lead.given or lead.quoted is not None
        return [_unit(names, linker, noun, lead)] if told else None
    possessed = passage.grammar.possessed(passage.tokens[noun.end - 1].text)
    if not possessed and (lead.given or not (lead.honoured or lead.linked or is_of_place(names, lead.own))):
        return None  # "министрлік мектепті қарады": the one is no part of the other
    told = lead.owned or is_told(names, noun) or _is_only(names, noun)
    if lead.own == noun.start and not (lead.placed and told):
        return [_unit(names, linker, noun, lead)] if _is_whole(names, noun) else None
    if not lead.placed and _is_described(names, lead.start, noun):
        return None
    firm = names.schema.is_a(noun.cls, "Enterprise")
    if firm and lead.placed and (lead.given or passage.grammar.places(passage.tokens[lead.own - 1].text)):
        return None  # "Қазақстанның мал шаруашылығы", "министрлік жем қорын"
    of_place = is_of_place(names, lead.own) and names.schema.is_a(noun.cls, "Organization") and not firm
    if not (lead.placed or lead.capital or of_place or is_told(names, noun)) or _is_any(names, noun, lead):
        return None
    return [_unit(names, linker, noun, lead)]


def _aimed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The programme that words before its noun tell: what is to be done, with its object, or a name in capitals."""
    passage = names.passage
    lead = lead_of(names, replace(noun, start=_before_term(names, noun.start)))
    before = lead.start - 1
    person = lead.capital and before > passage.start and (ends_initial(names, before) or passage.has_capital(before))
    if lead.quoted is not None or lead.own == noun.start or person:
        return None
    if _says_aim(names, lead.own, noun.start):
        if not (lead.linked or passage.grammar.possessed(passage.tokens[noun.end - 1].text)):
            return None  # "алаң құру **жоспарда** бар"
        own = lead_of(names, replace(noun, start=lead.own - 1)).own if _has_object(names, lead) else lead.own
        start = _past_clause(names, min(own, lead.start), noun.start)
        lead = replace(lead, start=start, own=max(start, own))
    elif not lead.capital:
        return None
    while lead.start > passage.start and (
        passage.tokens[lead.start - 1].number or passage.tokens[lead.start - 1].text in HYPHENS
    ):
        lead = replace(lead, start=lead.start - 1)
    unit = _unit(names, linker, noun, lead)
    listed = listed_within(names, linker, noun, unit.start, unit.end)
    return [unit if listed is None else replace(unit, entity=listed, why="name")]


def _past_clause(names: Candidates, start: int, end: int) -> int:
    """Past what stands before a programme's own words: the subject of the sentence, or where something is."""
    i = start
    while i < end and (past := _past_subject(names, i) or _past_place(names, i)) is not None:
        i = past
    return i if i < end else start


def _past_subject(names: Candidates, i: int) -> int | None:
    """Past a body that acts, or a noun of a programme: "**Үкімет** туризмді дамыту бағдарламасын …"."""
    grammar, tokens, kind = names.passage.grammar, names.passage.tokens, names.kinds.get(i)
    if kind is not None and names.schema.is_a(kind.cls, "Initiative"):
        return None if grammar.possessed(tokens[kind.end - 1].text) else kind.end
    for name in reversed(names.listed.starting(i)):
        body = any(names.document.is_a(e, "GovernmentBody", "Party") for e in name.entities)
        if body and not grammar.places(tokens[name.end - 1].text):
            return name.end
    return None


def _past_place(names: Candidates, i: int) -> int | None:
    """Past a postposition of place: "екі ел **арасында**"."""
    grammar, word, after = names.passage.grammar, names.passage.tokens[i].text, names.passage.tokens[i + 1].text
    apart = grammar.oblique(word) and grammar.possessed(word) and not grammar.leads(word, after)
    return i + 1 if apart else None


def _has_object(names: Candidates, lead: Lead) -> bool:
    """Does what leads to a programme begin with a verb's noun whose object stands before it: "кешенді **дамыту**"?"""
    passage, i = names.passage, lead.own - 1
    plain = i > passage.start and passage.tokens[i].word and i not in names.quoted.inside
    common = plain and (not passage.tokens[i].capital or i not in passage.sentence_starts)
    return common and not lead.placed and not lead.capital and not passage.grammar.ends_phrase(passage.tokens[i].text)


def _says_aim(names: Candidates, start: int, end: int) -> bool:
    """Do the words that lead to a programme say what is to be done: "туризмді **дамыту** бағдарламасы"?"""
    aims = names.passage.language.keys_of(names.passage.words.aims)
    return any(not aims.isdisjoint(names.passage.keys[i]) for i in range(start, end))


def _before_term(names: Candidates, i: int) -> int:
    """Before the years that a programme is said to be for: "**2021–2025 жылдарға арналған** бағдарлама"."""
    passage = names.passage
    years = passage.language.keys_of(passage.words.year_words)
    for j in range(i - 1, max(passage.start + 1, i - _LONGEST_TERM), -1):
        if passage.tokens[j].capital or _says_aim(names, j, j + 1):
            return i
        if not years.isdisjoint(passage.keys[j]) and passage.tokens[j - 1].number:
            while j > passage.start and (passage.tokens[j - 1].number or passage.tokens[j - 1].text in HYPHENS):
                j -= 1
            return j
    return i


def _is_post(names: Candidates, noun: KindNoun) -> bool:
    """Does a title or a name stand before a noun: "әкімнің орынбасары қызметі" is a post?"""
    before = noun.start - 1
    if before < names.passage.start or office_before(names, noun.start) is not None:
        return False
    passage = names.passage
    named = passage.has_capital(before) and anchor_before(names, noun.start) is None and not is_of_place(names, before)
    named = named and not passage.says(before, passage.words.name_beginnings)  # "Жоғары Еуразиялық кеңес"
    many = passage.grammar.plural(passage.tokens[before].text)  # "жазушылар одағы" is no writer's post
    return named or (passage.titled(before) and not many)


def _is_described(names: Candidates, start: int, noun: KindNoun) -> bool:
    """Does a description of a body end with a noun, rather than its name: "аудан әкімдігі"?"""
    bodies, keys = names.passage.language.bodies, names.passage.keys
    found = (bodies.longest(keys, i) for i in range(start, noun.start))
    return any(body is not None and body[0] == noun.end for body in found)


def _is_any(names: Candidates, noun: KindNoun, lead: Lead) -> bool:
    """Is it any body of its kind, of which a kind of place has many: "облыстық комиссия"; but one assembly or court?"""
    alone = is_of_place(names, lead.start) and lead.start + 1 == noun.start and noun.end == noun.start + 1
    return alone and not names.schema.is_a(noun.cls, "Assembly", "Court") and not names.passage.has_capital(noun.start)


def _is_only(names: Candidates, noun: KindNoun) -> bool:
    """Does the noun of a body that is no firm stand right after a town, or after a larger body: "Қостанай театры"?"""
    if not names.schema.is_a(noun.cls, "Organization") or names.schema.is_a(noun.cls, "Enterprise"):
        return False
    anchor, last = anchor_before(names, noun.start), names.passage.tokens[noun.start - 1].text
    if anchor is None or names.passage.grammar.places(last):
        return False
    return any(names.document.is_a(e, *_HAVE_ONE) for e in anchor.entities)


def _is_whole(names: Candidates, noun: KindNoun) -> bool:
    """Is a noun of several words a name by its capital: "**Бас консулдығы**"?"""
    passage = names.passage
    several = noun.end > noun.start + 1 and passage.has_capital(noun.start)
    return several and passage.says(noun.start, passage.words.name_beginnings)


def _unit(names: Candidates, linker: Linker, noun: KindNoun, lead: Lead) -> Unit:
    passage = names.passage
    for start in sorted({lead.start, lead.own}):
        listed = linker.choose(passage.gazetteer.exact(passage.keys[start : noun.end]), noun.cls)
        if listed is not None:
            return Unit(start, noun.end, listed, "name", None, start, noun.end, noun.cls)
    spelled = [_alone(names, lead.start, noun.end)]
    board = is_told(names, noun)  # of a firm, with the noun of a department
    if lead.quoted is not None and (board or not is_part(names, lead.quoted.end, noun)):
        inner = lead.quoted.inner_start, lead.quoted.inner_end
        unquoted = [*passage.keys[slice(*inner)], *passage.keys[lead.quoted.end : noun.end]]
        if (listed := linker.choose(passage.gazetteer.exact(unquoted), noun.cls)) is not None:
            return Unit(lead.start, noun.end, listed, "name", None, lead.start, noun.end, noun.cls)
        if (listed := linker.choose(passage.gazetteer.exact(passage.keys[slice(*inner)]), noun.cls)) is not None:
            return Unit(lead.start, noun.end, listed, "name", None, *inner, noun.cls)
        entity = linker.new(noun.cls, passage.language.code, names.document.text(*inner), *spelled)
        return Unit(lead.start, noun.end, entity, "form", None, *inner, noun.cls)
    if lead.start < lead.own < noun.start and is_told(names, noun):
        spelled.append(_alone(names, lead.own, noun.end))
    entity = linker.new(noun.cls, passage.language.code, *spelled)
    return Unit(lead.start, noun.end, entity, "form", None, lead.start, noun.end, noun.cls)


def _alone(names: Candidates, start: int, end: int) -> str:
    return names.passage.grammar.base_form(names.document.text(start, end))
