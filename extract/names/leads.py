"""What leads to a noun in languages whose head stands last: the place, office or body that a body is of, whose name it
bears, what it is for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.languages import ends_full_name
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun
from extract.names.plain import is_of_place
from extract.names.spans import NameSpan

_LONGEST = 14  # tokens
_LONGEST_FORM = 4  # tokens of a legal form and its ending
_LONGEST_NAME = 2  # words, of a person, before a name that stands beside it
_TOLD = ("GovernmentBody", "Assembly", "Court")  # by what they do, without a capital


@dataclass(frozen=True, slots=True)
class Lead:
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
        owned: whether it begins with the firm in quotation marks whose thing it is.
        quoted: the name in quotation marks that it begins with, if it does.
    """

    start: int
    own: int
    placed: bool = False
    capital: bool = False
    honoured: bool = False
    given: bool = False
    linked: bool = False
    owned: bool = False
    quoted: NameSpan | None = None


def lead_of(names: Candidates, noun: KindNoun) -> Lead:
    """The words that lead to a noun, up to the place or body that it is of or to the word in capitals that begins its
    name; a list of them only where such a one begins it."""
    passage, first, linked = names.passage, _first(names, noun), False
    own, plain = noun.start, None  # plain: where the words begin that no conjunction joins to others
    while own > first and not (own == noun.start and _begins_with_capital(names, noun)):
        begun = (begins(names, noun, own) for begins in _BEGINNINGS)
        if (lead := next((one for one in begun if one is not None), None)) is not None:
            return replace(lead, linked=lead.linked or linked)
        if _joins(names, own - 1, own, noun):
            plain = own if plain is None else plain
        elif not _leads(names, own - 1) or (own < noun.start and is_of_place(names, own)):
            break
        own -= 1
        linked = linked or passage.says(own, passage.titles.of_bodies)
    start = own if plain is None or is_of_place(names, own) else plain
    return Lead(start, start, linked=linked)


def _first(names: Candidates, noun: KindNoun) -> int:
    """The first token that may lead to a noun."""
    return max(names.document.sentence_of(noun.start).start, noun.start - _LONGEST)


# What may begin the words that lead to a noun, told by what ends before a token


def _of_anchor(names: Candidates, noun: KindNoun, own: int) -> Lead | None:
    """ "**X облысының** қаржы басқармасы"."""
    found = anchor_before(names, own, body=names.schema.is_a(noun.cls, "Organization"))
    if found is None:
        return None
    start = _before_place(names, found.start)
    honoured = _before_honoured(names, start)
    given = any(names.document.is_a(e, "Organization") for e in found.entities)
    start = start if honoured is None else honoured
    return Lead(start, own, placed=True, honoured=honoured is not None, given=given)


def _of_office(names: Candidates, noun: KindNoun, own: int) -> Lead | None:
    """ "**Президент** телерадиокешені"."""
    found = office_before(names, own, award=names.schema.is_a(noun.cls, "Award"))
    grammar, tokens = names.passage.grammar, names.passage.tokens
    if found is None or not (own == noun.start or grammar.places(tokens[own - 1].text)):
        return None
    return Lead(_before_place(names, found), found, capital=True, given=True)


def _of_honoured(names: Candidates, noun: KindNoun, own: int) -> Lead | None:
    """ "**Абай атындағы** ұлттық театр"."""
    found = _before_honoured(names, own)
    return Lead(found, found, capital=True, honoured=True) if found is not None else None


def _of_quoted(names: Candidates, noun: KindNoun, own: int) -> Lead | None:
    """ "**«X»** қайырымдылық қоры"."""
    quoted = next(iter(names.quoted.ending(own)), None)
    return Lead(quoted.start, quoted.start, capital=True, quoted=quoted) if quoted is not None else None


def _of_firm(names: Candidates, noun: KindNoun, own: int) -> Lead | None:
    """ "**«X» ЖШС-нің** құс фабрикасы": a thing of a firm that its legal form ends, in the genitive."""
    passage = names.passage
    if not names.schema.is_a(noun.cls, "Facility"):
        return None
    form = next((i for i in range(own - 1, max(passage.start, own - _LONGEST_FORM), -1) if i in names.kinds), None)
    if form is None or not names.schema.is_a(names.kinds[form].cls, "Enterprise"):
        return None
    if not passage.grammar.places(names.document.text(form, own)):
        return None
    quoted = next(iter(names.quoted.ending(form)), None)
    return Lead(quoted.start, own, placed=True, owned=True) if quoted is not None else None


def _of_capital(names: Candidates, noun: KindNoun, own: int) -> Lead | None:
    """ "**Қазақ** сурет академиясы"; nothing before what says of which kind of place a body is."""
    if (own < noun.start and is_of_place(names, own)) or not _begins_name(names, own - 1):
        return None
    start = _before_capitals(names, own - 1, _first(names, noun))
    attributive = names.passage.says(start, names.passage.words.name_beginnings) and not is_part(names, start, noun)
    return Lead(start, own - 1, capital=True, linked=attributive)


_BEGINNINGS = (_of_anchor, _of_office, _of_honoured, _of_quoted, _of_firm, _of_capital)


def _begins_with_capital(names: Candidates, noun: KindNoun) -> bool:
    """Does a noun of several words begin the name itself: "**Орталық сайлау комиссиясы**", not "X ауданының соты"?"""
    i = noun.start
    before = (anchor_before(names, i), office_before(names, i, award=True), _before_honoured(names, i))
    return names.passage.tokens[i].capital and all(found is None for found in before)


def anchor_before(names: Candidates, i: int, *, body: bool = True) -> NameSpan | None:
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


def office_before(names: Candidates, i: int, *, award: bool = False) -> int | None:
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
        beside = start > passage.start and start - 1 not in passage.sentence_starts and passage.has_capital(start - 1)
        named = beside and _place_before(names, start) is None
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
    while start > passage.start and (_is_of_name(names, start - 1) or ends_initial(names, start - 1)):
        start -= 1
    while start < link and passage.tokens[start].text.casefold() in passage.language.not_names:
        start += 1
    if link - start > _LONGEST_NAME:  # "NAME SURNAME Абай атындағы сыйлық"
        start = names.capitals.past_person(start, link)
    return names.capitals.before_particle(start) if start < link else None


def _is_of_name(names: Candidates, i: int) -> bool:
    """Is a word in capitals of a person's name, and no other that begins a sentence: "**Бізге** Абай атындағы …"?"""
    passage = names.passage
    other = i in passage.sentence_starts and passage.grammar.oblique(passage.tokens[i].text)
    return passage.has_capital(i) and not (other and not passage.is_given_name(i))


def ends_initial(names: Candidates, i: int) -> bool:
    """Does the full stop of an initial stand at a token?"""
    tokens = names.passage.tokens
    return i > names.passage.start and tokens[i].text == "." and len(tokens[i - 1].text) <= 2 and tokens[i - 1].capital


def _before_place(names: Candidates, start: int) -> int:
    """Before the country or region that a place or body is said to be of: "ҚР Қаржы министрлігінің …"; before the body
    that a branch in a place is of: "«X» партиясы Қостанай филиалы"."""
    if (outer := _place_before(names, start)) is not None:
        where = names.passage.grammar.oblique(names.passage.tokens[outer.end - 1].text)
        return start if where and not names.spelled_as_listed(outer) else outer.start  # "X ауданындағы Y аймағы"
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
    if passage.has_capital(i - 1) and ends_full_name(token.text):
        return False  # "NAME SURNAME қаржы басқармасының бастығы"
    return _begins(names, i) and passage.grammar.leads(token.text, passage.tokens[i + 1].text)


def _begins(names: Candidates, i: int) -> bool:
    """Does a capital say more of a word than that a sentence begins with it?"""
    passage = names.passage
    return i not in passage.sentence_starts or passage.says(i, passage.words.name_beginnings)


def _before_capitals(names: Candidates, i: int, first: int) -> int:
    """Where the run of capitals begins that ends with a token; a person's name before it is none of it: "NAME SURNAME
    **Денсаулық** сақтау басқармасына барды"."""
    passage = names.passage
    while i > first and passage.has_capital(i - 1) and _begins(names, i - 1):
        surname = i - 2 >= first and passage.has_capital(i - 2) and passage.is_given_name(i - 2)
        if (
            surname
            or passage.is_given_name(i - 1)
            or not passage.grammar.leads(passage.tokens[i - 1].text, passage.tokens[i].text)
        ):
            break
        i -= 1
    return i


def _joins(names: Candidates, i: int, after: int, noun: KindNoun) -> bool:
    """Does a conjunction or a comma bind what leads to a noun?"""
    passage = names.passage
    if after == noun.start or i - 1 < passage.start or not passage.tokens[i - 1].word:
        return False
    told = is_told(names, noun) or names.schema.is_a(noun.cls, "University")
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


def is_told(names: Candidates, noun: KindNoun) -> bool:
    """Is a body told by what it does, without a capital?"""
    return names.schema.is_a(noun.cls, *_TOLD)


def is_part(names: Candidates, start: int, noun: KindNoun) -> bool:
    """Is a body part of another, whose noun stands before its own: "«X» кәсіпорнының облыстық филиалы"?"""
    kinds = (names.kinds.get(i) for i in range(start, noun.start))
    return any(kind is not None and names.schema.is_a(kind.cls, "Organization") for kind in kinds)
