"""Bodies told by the words before their noun, in languages whose head stands last: "X облысының қаржы басқармасы"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.document import Unit
from extract.languages import patronymic, telling_surname
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.aimed import listed_within
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun
from extract.names.plain import is_of_place
from extract.names.spans import NameSpan

_LONGEST = 14  # tokens
_LONGEST_NAME = 2  # words, of a person, before a name that stands beside it
_HAVE_ONE = ("Region", "City", "District", "Settlement", "Organization")
_LONGEST_TERM = 6  # tokens before a programme's noun, among which its years are
_AIMED = ("Programme", "Plan", "Strategy", "NationalProject")  # by what they are for
_TOLD = ("GovernmentBody", "Assembly", "Court")  # by what they do, without a capital


@dataclass(frozen=True, slots=True)
class _Lead:
    """What leads to a noun.

    Attributes:
        start: its first token.
        own: where the words begin that are the body's own, after the place or the body that it is of.
        placed: whether it begins with a listed place or body.
        capital: whether it begins with a word in capitals that is more than the beginning of a sentence.
        honoured: whether it begins with whose name the body bears.
        given: whether it is the office or the body whose award it is.
        linked: whether the noun needs no possessive, as a word links what the body is for to it ("даму **жөніндегі**
            комиссия"), or an adjective begins the name ("**Ұлттық** ғылыми орталық").
        quoted: the name in quotation marks that it begins with, if it does.
    """

    start: int
    own: int
    placed: bool = False
    capital: bool = False
    honoured: bool = False
    given: bool = False
    linked: bool = False
    quoted: NameSpan | None = None


def preposed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The body or thing that the words before a noun tell, with the place or body that it is of."""
    passage = names.passage
    of_aim = names.schema.is_a(noun.cls, *_AIMED)
    told = of_aim or names.schema.is_a(noun.cls, "Organization", "Facility", "Award")
    if not passage.grammar.head_last or noun.plural or not told or _is_post(names, noun):
        return None
    if of_aim:
        return _aimed(names, linker, noun)
    lead = _lead(names, noun)
    if names.schema.is_a(noun.cls, "Award"):
        told = lead.honoured or lead.given or lead.quoted is not None
        return [_unit(names, linker, noun, lead)] if told else None
    possessed = passage.grammar.possessed(passage.tokens[noun.end - 1].text)
    if not (possessed or lead.honoured or lead.linked or is_of_place(names, lead.own)):
        return None
    if lead.own == noun.start and not (lead.placed and (_is_told(names, noun) or _is_only(names, noun))):
        return [_unit(names, linker, noun, lead)] if _is_whole(names, noun) else None
    firm = names.schema.is_a(noun.cls, "Enterprise")
    if firm and lead.placed and passage.grammar.places(passage.tokens[lead.own - 1].text):
        return None  # "Қазақстанның мал шаруашылығы"
    of_place = is_of_place(names, lead.own) and names.schema.is_a(noun.cls, "Organization") and not firm
    if not (lead.placed or lead.capital or of_place or _is_told(names, noun)) or _is_any(names, noun, lead):
        return None
    return [_unit(names, linker, noun, lead)]


def _aimed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The programme that words before its noun tell: what is to be done, with its object, or a name in capitals."""
    passage = names.passage
    lead = _lead(names, replace(noun, start=_before_term(names, noun.start)))
    person = lead.start > passage.start and (_is_dot(names, lead.start - 1) or passage.has_capital(lead.start - 1))
    if lead.quoted is not None or lead.own == noun.start or person:
        return None
    if _says_aim(names, lead.own, noun.start):
        own = _lead(names, replace(noun, start=lead.own - 1)).own if _has_object(names, lead) else lead.own
        lead = replace(lead, start=min(own, lead.start), own=own)
    elif not lead.capital:
        return None
    while lead.start > passage.start and (
        passage.tokens[lead.start - 1].number or passage.tokens[lead.start - 1].text in HYPHENS
    ):
        lead = replace(lead, start=lead.start - 1)
    unit = _unit(names, linker, noun, lead)
    listed = listed_within(names, linker, noun, unit.start, unit.end)
    return [unit if listed is None else replace(unit, entity=listed, why="name")]


def _has_object(names: Candidates, lead: _Lead) -> bool:
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
    if before < names.passage.start or _office(names, noun.start) is not None:
        return False
    passage = names.passage
    named = passage.has_capital(before) and _anchor(names, noun.start) is None and not is_of_place(names, before)
    named = named and not passage.says(before, passage.words.name_beginnings)  # "Жоғары Еуразиялық кеңес"
    many = passage.grammar.plural(passage.tokens[before].text)  # "жазушылар одағы" is no writer's post
    return named or (passage.titled(before) and not many)


def _is_any(names: Candidates, noun: KindNoun, lead: _Lead) -> bool:
    """Is it any body of its kind, of which a kind of place has many: "облыстық комиссия"; but one assembly or court?"""
    alone = is_of_place(names, lead.start) and lead.start + 1 == noun.start and noun.end == noun.start + 1
    return alone and not names.schema.is_a(noun.cls, "Assembly", "Court") and not names.passage.has_capital(noun.start)


def _is_only(names: Candidates, noun: KindNoun) -> bool:
    """Does the noun of a body that is no firm stand right after a town, or after a larger body: "Қостанай театры"?"""
    if not names.schema.is_a(noun.cls, "Organization") or names.schema.is_a(noun.cls, "Enterprise"):
        return False
    anchor, last = _anchor(names, noun.start), names.passage.tokens[noun.start - 1].text
    if anchor is None or names.passage.grammar.places(last):
        return False
    return any(names.document.is_a(e, *_HAVE_ONE) for e in anchor.entities)


def _is_whole(names: Candidates, noun: KindNoun) -> bool:
    """Is a noun of several words a name by its capital: "**Бас консулдығы**"?"""
    passage = names.passage
    several = noun.end > noun.start + 1 and passage.has_capital(noun.start)
    return several and passage.says(noun.start, passage.words.name_beginnings)


def _is_told(names: Candidates, noun: KindNoun) -> bool:
    return names.schema.is_a(noun.cls, *_TOLD)


def _unit(names: Candidates, linker: Linker, noun: KindNoun, lead: _Lead) -> Unit:
    passage = names.passage
    for start in sorted({lead.start, lead.own}):
        listed = linker.choose(passage.gazetteer.exact(passage.keys[start : noun.end]), noun.cls)
        if listed is not None:
            return Unit(start, noun.end, listed, "name", None, start, noun.end, noun.cls)
    spelled = [_alone(names, lead.start, noun.end)]
    board = _is_told(names, noun)  # of a firm, with the noun of a department
    if lead.quoted is not None and (board or not _within(names, lead.quoted.end, noun)):
        inner = lead.quoted.inner_start, lead.quoted.inner_end
        unquoted = [*passage.keys[slice(*inner)], *passage.keys[lead.quoted.end : noun.end]]
        if (listed := linker.choose(passage.gazetteer.exact(unquoted), noun.cls)) is not None:
            return Unit(lead.start, noun.end, listed, "name", None, lead.start, noun.end, noun.cls)
        if (listed := linker.choose(passage.gazetteer.exact(passage.keys[slice(*inner)]), noun.cls)) is not None:
            return Unit(lead.start, noun.end, listed, "name", None, *inner, noun.cls)
        entity = linker.new(noun.cls, passage.language.code, names.document.text(*inner), *spelled)
        return Unit(lead.start, noun.end, entity, "form", None, *inner, noun.cls)
    if lead.start < lead.own < noun.start and _is_told(names, noun):
        spelled.append(_alone(names, lead.own, noun.end))
    entity = linker.new(noun.cls, passage.language.code, *spelled)
    return Unit(lead.start, noun.end, entity, "form", None, lead.start, noun.end, noun.cls)


def _within(names: Candidates, start: int, noun: KindNoun) -> bool:
    """Is a body part of another, whose noun stands before its own: "«X» кәсіпорнының облыстық филиалы"?"""
    kinds = (names.kinds.get(i) for i in range(start, noun.start))
    return any(kind is not None and names.schema.is_a(kind.cls, "Organization") for kind in kinds)


def _alone(names: Candidates, start: int, end: int) -> str:
    return names.passage.grammar.base_form(names.document.text(start, end))


def _lead(names: Candidates, noun: KindNoun) -> _Lead:
    """The words that lead to a noun, up to the place or body that it is of or to the word in capitals that begins its
    name; a list of them only where such a one begins it."""
    first = max(names.document.sentence_of(noun.start).start, noun.start - _LONGEST)
    passage, linked = names.passage, False
    own, plain = noun.start, None  # plain: where the words begin that no conjunction joins to others
    while own > first and not (own == noun.start and _begins_with_capital(names, noun)):
        if (anchor := _anchor(names, own, body=names.schema.is_a(noun.cls, "Organization"))) is not None:
            start = _before_place(names, anchor.start)
            honoured = _before_honoured(names, start)
            given = any(names.document.is_a(e, "Organization") for e in anchor.entities)
            start = start if honoured is None else honoured
            return _Lead(start, own, placed=True, honoured=honoured is not None, given=given)
        office = _office(names, own, award=names.schema.is_a(noun.cls, "Award"))
        if office is not None and (own == noun.start or passage.grammar.places(passage.tokens[own - 1].text)):
            return _Lead(_before_place(names, office), office, capital=True, given=True)
        if (honoured := _before_honoured(names, own)) is not None:
            return _Lead(honoured, honoured, capital=True, honoured=True)
        for quoted in names.quoted.ending(own):
            return _Lead(quoted.start, quoted.start, capital=True, quoted=quoted)
        if own < noun.start and is_of_place(names, own):
            break
        if _begins_name(names, own - 1):
            start = _before_capitals(names, own - 1, first)
            attributive = passage.says(start, passage.words.name_beginnings) and not _within(names, start, noun)
            return _Lead(start, own - 1, capital=True, linked=linked or attributive)
        if _joins(names, own - 1, own, noun):
            plain = own if plain is None else plain
            own -= 1
        elif _leads(names, own - 1):
            own -= 1
            linked = linked or passage.says(own, passage.titles.of_bodies)
        else:
            break
    start = own if plain is None or is_of_place(names, own) else plain
    return _Lead(start, start, linked=linked)


def _begins_with_capital(names: Candidates, noun: KindNoun) -> bool:
    """Does a noun of several words begin the name itself: "**Орталық сайлау комиссиясы**", not "X ауданының соты"?"""
    i = noun.start
    before = (_anchor(names, i), _office(names, i, award=True), _before_honoured(names, i))
    return names.passage.tokens[i].capital and all(found is None for found in before)


def _anchor(names: Candidates, i: int, *, body: bool = True) -> NameSpan | None:
    """The listed place or body that ends before a token, or before "of" after it; ``body``: whether a body is of it."""
    passage = names.passage
    for end in (i, i - 1) if passage.says(i - 1, passage.words.place_links) else (i,):
        last = passage.tokens[end - 1].text
        apart = passage.grammar.oblique(last) and not (body and passage.grammar.places(last))
        for span in names.listed.ending(end):
            if apart and not names.spelled_as_listed(span):
                continue  # "Өскемендегі жаңа зауыт", but "Қазақстандағы X елшілігі" and "Қызылорда зауыты"
            if names.is_place(span) or any(names.document.is_a(e, "Organization") for e in span.entities):
                return span
    return None


def _office(names: Candidates, i: int, *, award: bool = False) -> int | None:
    """Where the office in capitals begins whose a body is, as the words before a token say: "**Президент** оркестрі".

    An award may be that of an office without a capital, too: "облыс **әкімінің** Алғыс хаты".
    """
    passage = names.passage
    for start in range(max(passage.start, i - 4), i):
        title = passage.language.title_heads.longest(passage.keys, start)
        if title is None or title[0] != i or "heads" not in title[1]:
            continue
        last = passage.tokens[i - 1].text
        whose = passage.has_capital(start) or (award and passage.grammar.places(last))
        named = start > passage.start and passage.has_capital(start - 1) and _place_before(names, start) is None
        return start if whose and not (named or passage.grammar.oblique(last) or passage.grammar.plural(last)) else None
    return None


def _place_before(names: Candidates, i: int) -> NameSpan | None:
    """The listed place that ends before a token."""
    return next((n for n in names.listed.ending(i) if names.is_place(n)), None)


def _before_honoured(names: Candidates, i: int) -> int | None:
    """Where the name begins that a body bears, as the words before a token say: "X атындағы ұлттық театр"."""
    passage = names.passage
    links = (j for j in range(i - 1, max(passage.start, i - 3), -1))
    link = next((j for j in links if (m := passage.language.named_after.longest(passage.keys, j)) and m[0] == i), None)
    if link is None:
        return None
    start = link
    if start - 2 >= passage.start and passage.tokens[start - 1].word and passage.has_capital(start - 2):
        start -= 1  # "Қорқыт **ата** атындағы"
    while start > passage.start and (passage.has_capital(start - 1) or _is_dot(names, start - 1)):
        start -= 1
    while start < link and passage.tokens[start].text.casefold() in passage.language.not_names:
        start += 1
    if link - start > _LONGEST_NAME:  # "NAME SURNAME Абай атындағы сыйлық"
        start = names.capitals.past_person(start, link)
    return names.capitals.before_particle(start) if start < link else None


def _is_dot(names: Candidates, i: int) -> bool:
    """Does the full stop of an initial stand at a token?"""
    tokens = names.passage.tokens
    return i > names.passage.start and tokens[i].text == "." and len(tokens[i - 1].text) <= 2 and tokens[i - 1].capital


def _before_place(names: Candidates, start: int) -> int:
    """Before the country or region that a place or body is said to be of: "ҚР Қаржы министрлігінің …"; before the body
    that a branch in a place is of: "«X» партиясы Қостанай филиалы"."""
    if (outer := _place_before(names, start)) is not None:
        return outer.start
    kind = next((i for i in (start - 1, start - 2) if i in names.kinds and names.kinds[i].end == start), None)
    if kind is None or not names.schema.is_a(names.kinds[kind].cls, "Organization"):
        return start
    return next((n.start for n in (*names.quoted.ending(kind), *names.listed.ending(kind))), start)


def _begins_name(names: Candidates, i: int) -> bool:
    """Does a name begin with a word in capitals, rather than a sentence?"""
    passage = names.passage
    token = passage.tokens[i]
    if not (token.word and token.capital) or token.text.casefold() in passage.language.not_names:
        return False
    if passage.has_capital(i - 1) and any(p.search(token.text) for p in (telling_surname(), patronymic())):
        return False  # "NAME SURNAME қаржы басқармасының бастығы"
    return _begins(names, i) and passage.grammar.leads(token.text, passage.tokens[i + 1].text)


def _begins(names: Candidates, i: int) -> bool:
    """Does a capital say more of a word than that a sentence begins with it?"""
    passage = names.passage
    return i not in passage.sentence_starts or passage.says(i, passage.words.name_beginnings)


def _before_capitals(names: Candidates, i: int, first: int) -> int:
    """Where the run of capitals begins that ends with a token."""
    passage = names.passage
    while i > first and passage.has_capital(i - 1) and _begins(names, i - 1):
        if passage.is_given_name(i - 1) or not passage.grammar.leads(
            passage.tokens[i - 1].text, passage.tokens[i].text
        ):
            break
        i -= 1
    return i


def _joins(names: Candidates, i: int, after: int, noun: KindNoun) -> bool:
    """Does a conjunction or a comma bind what leads to a noun?"""
    passage = names.passage
    if after == noun.start or i - 1 < passage.start or not passage.tokens[i - 1].word:
        return False
    told = _is_told(names, noun) or names.schema.is_a(noun.cls, "University")
    listed = passage.tokens[i].text == "," and told  # "ішкі саясат, мәдениет және спорт басқармасы"
    return listed or passage.says(i, passage.words.name_joins)


def _leads(names: Candidates, i: int) -> bool:
    """May a token lead to a noun: a common word that says what it is for, or a hyphen within one?"""
    passage = names.passage
    token = passage.tokens[i]
    if token.text in HYPHENS:
        return passage.glued(i)
    common = token.text.casefold() in passage.language.not_names and not is_of_place(names, i)
    begins = i in passage.sentence_starts and not common
    if not token.word or (token.capital and not begins) or i in names.quoted.inside:
        return False
    if passage.titled(i) and passage.grammar.possessed(token.text) and not passage.grammar.plural(token.text):
        return False  # "өңір **басшысы** аудан әкімдігіне"
    if passage.tokens[i - 1].text in HYPHENS and passage.glued(i - 1):
        first = passage.tokens[i - 2].text  # "сондай-ақ аудандық музей"
        if not passage.grammar.leads(first, token.text):
            return False
    return passage.grammar.leads(token.text, passage.tokens[i + 1].text)
