"""Common nouns that say what the names beside them are, with those names: "Almaty region", "plants 'X' and 'Y'"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.languages import telling_surname
from extract.marks import HYPHENS, LONG_DASHES, ROMAN
from extract.names.candidates import Candidates
from extract.names.spans import NameSpan

_PLACES = ("Region", "District", "City", "Settlement")
_BETWEEN = ("Road", "Pipeline")  # named by the places that they join
_LONGEST_DESCRIPTION = 4  # words between "of" and a name
_LONGEST_PRODUCT = 9
_LONGEST_ASIDE = 8


@dataclass(frozen=True, slots=True)
class KindNoun:
    """A common noun and the names beside it.

    Attributes:
        start, end: its tokens.
        cls: the class of the ontology that it stands for.
        plural: whether it speaks of several.
        before: the names that end where it begins; several where it is a plural.
        after: the names that follow it, a word between them or none.
    """

    start: int
    end: int
    cls: str
    plural: bool = False
    before: tuple[NameSpan, ...] = ()
    after: tuple[NameSpan, ...] = ()


def kind_nouns(names: Candidates) -> dict[int, KindNoun]:
    """The common nouns of a paragraph by their first token, but for those within quotation marks."""
    language, tokens = names.passage.language, names.passage.tokens
    found = {}
    for i, kind in names.kinds.items():
        if i not in names.quoted.inside:
            adjective = tokens[i - 1].text if i > names.passage.start and names.passage.has_capital(i - 1) else ""
            last, verb = tokens[kind.end - 1].text, tokens[i - 1].text if i > names.passage.start else ""
            plural = language.grammar.plural(last, adjective, verb)
            after = () if language.grammar.kind_follows_name else _names_after(names, kind.end, kind.cls, plural)
            before = _names_before(names, i, kind.cls, plural)
            if before and not plural and names.is_adjective(before[-1]):
                before = (_agreeing_part(names, before[-1]),)
            found[i] = KindNoun(i, kind.end, kind.cls, plural, before, after)
    return found


def _agreeing_part(names: Candidates, name: NameSpan) -> NameSpan:
    """The adjectives at the end of a run of capitals: "Саммит **Тюркского** совета"."""
    start = names.passage.before_adjectives(name.inner_end - 1, name.inner_start)
    return NameSpan(start, name.end, start, name.inner_end, name.entities) if start > name.start else name


def _names_before(names: Candidates, i: int, cls: str, plural: bool) -> tuple[NameSpan, ...]:
    """The names that end where a kind begins: one, or several joined where the kind is a plural; several in quotation
    marks also before a singular that ends the phrase: "«X», «Y» ордені"."""
    last = names.ending(i)
    if last is None:
        return ()
    if names.schema.is_a(cls, *_BETWEEN) and (begin := _route_start(names, last)) < last.start:
        return (NameSpan.plain(begin, last.end),)
    found = [last]
    quoted = last.quoted and names.passage.grammar.head_last
    while (plural or quoted) and (joined := _before_joint(names, found[0].start)) is not None:
        previous = names.ending(joined)
        if previous is None or not (plural or previous.quoted):
            break
        found.insert(0, previous)
    return () if plural and len(found) == 1 and not last.quoted else tuple(found)


def _route_start(names: Candidates, last: NameSpan) -> int:
    """Where the name of a way begins whose ends dashes with spaces join: "A – B – C highway"."""
    tokens, start = names.passage.tokens, last.start
    while not last.quoted and start - 1 > names.passage.start and tokens[start - 1].text in HYPHENS:
        before = names.ending(start - 1)
        if before is None or before.quoted:
            break
        start = before.start
    return start


def _route_end(names: Candidates, first: NameSpan) -> int:
    """Where the name of a way ends whose ends dashes with spaces join: "автодорога A – B – C"."""
    tokens, end = names.passage.tokens, first.end
    while not first.quoted and end + 1 < names.passage.end and tokens[end].text in HYPHENS:
        after = names.starting(end + 1)
        if after is None or after.quoted:
            break
        end = after.end
    return end


def _names_after(names: Candidates, i: int, cls: str, plural: bool) -> tuple[NameSpan, ...]:
    """The names that a kind introduces: one, or several joined where the kind is a plural."""
    first = names.starting(past_connector(names, i, cls), cls)
    if first is None or (first.start == i and _before_another_kind(names, first, i)):
        return ()
    if (names.is_adjective(first) and first.end in names.kinds) or _bears_kind(names, first, cls):
        return ()  # "населённые пункты Кызылжарского района"
    if first.start == i and not first.quoted and not first.entities and _is_other(names, first, cls):
        return ()
    if first.start == i and not first.quoted and _disagrees(names, first):
        return ()
    if first.start > i and names.passage.says(i, names.passage.words.genitive) and not _may_be_of(names, cls, first):
        return ()
    if names.schema.is_a(cls, *_BETWEEN) and (end := _route_end(names, first)) > first.end:
        return (NameSpan.plain(first.start, end),)
    found = [first]
    while plural and (joined := _after_joint(names, found[-1].end)) is not None:
        following = names.starting(joined, cls)
        if following is None:
            break
        found.append(following)
    return tuple(found)


def _bears_kind(names: Candidates, name: NameSpan, cls: str) -> bool:
    """Does a listed name end with a noun of another kind of place?"""
    kind = names.kinds.get(name.end - 1)
    return bool(name.entities) and kind is not None and kind.end == name.end and kind.cls != cls


def _before_another_kind(names: Candidates, name: NameSpan, kind_end: int) -> bool:
    """Is what follows a capitalised kind the middle of a longer name: "Village Doctor initiative"?"""
    tokens = names.passage.tokens
    inside = tokens[kind_end - 1].capital and not name.quoted and not name.entities
    return inside and name.end in names.kinds and not tokens[name.end].capital


def _is_other(names: Candidates, name: NameSpan, cls: str) -> bool:
    """Is a run after a kind another's name: one that a kind ends ("factory X Partners LLC"), or a person's?"""
    passage = names.passage
    if any(kind.end == name.end for i, kind in names.kinds.items() if name.start < i < name.end):
        return True
    surname = telling_surname().search(passage.tokens[name.end - 1].text) is not None
    return surname and name.end - name.start == 2 and names.schema.is_a(cls, "GovernmentBody", "Party")


def _disagrees(names: Candidates, name: NameSpan) -> bool:
    """Is a name of two words after a kind in the genitive a person's by its case: "с акимом области **NAME-ом
    SURNAME-вым**"? That of the thing itself would agree, or stay as it is."""
    passage, grammar = names.passage, names.passage.grammar
    genitive = grammar.names_inflect and grammar.complements(passage.tokens[name.start - 1].text)
    surname = grammar.bare_surname(passage.tokens[name.end - 1].text, {"ablt", "datv"})
    return genitive and name.end - name.start == 2 and surname is not None


def _may_be_of(names: Candidates, cls: str, name: NameSpan) -> bool:
    """Can the kind and the name be one thing, as in "city of X", and not "parks of X"?"""
    return name.quoted or names.schema.is_a(cls, *_PLACES, "Gorge", "Award")


def _before_joint(names: Candidates, i: int) -> int | None:
    """Before the commas and conjunctions that end at a token, and what brackets say of the name before them; None where
    there are none."""
    passage = names.passage
    j = i - 1 if i > passage.start and passage.says(i - 1, passage.words.definite_article) else i
    j -= 2 if _is_degree(names, j - 2) else 0
    i = j
    while j > names.passage.start and _joins(names, j - 1):
        j -= 1
    return _before_aside(names, j) if j < i else None


def _before_aside(names: Candidates, i: int) -> int:
    """Before an aside in brackets that ends at a token: "**X** (82 мың тонна) және Y облыстары"."""
    passage = names.passage
    if i - 1 <= passage.start or passage.tokens[i - 1].text != ")":
        return i
    near = range(i - 2, max(passage.start, i - 2 - _LONGEST_ASIDE), -1)
    return next((j for j in near if passage.tokens[j].text == "("), i)


def _after_joint(names: Candidates, i: int) -> int | None:
    """Past the commas and conjunctions that begin at a token; None where there are none."""
    i += 2 if _is_degree(names, i) else 0
    j = past_joints(names, i)
    return j if j > i else None


def _is_degree(names: Candidates, i: int) -> bool:
    """Do two tokens tell the degree of an award beside its name: "«X» **II степени**", "**ІІ дәрежелі** «X»"?"""
    passage = names.passage
    if not passage.start <= i < passage.end - 1:
        return False
    return set(passage.tokens[i].text) <= ROMAN and passage.says(i + 1, passage.words.degrees)


def past_joints(names: Candidates, i: int) -> int:
    """Past the commas and conjunctions that begin at a token, if any."""
    while i < names.passage.end and (_joins(names, i) or names.passage.tokens[i].text == "("):
        after = i + 1 if _joins(names, i) else _past_aside(names, i)
        if after == i:
            break
        i = after
    return i


def _past_aside(names: Candidates, i: int) -> int:
    """Past an aside in brackets that another name follows: "X (in other words), Y and Z"."""
    near = range(i + 1, min(names.passage.end, i + 1 + _LONGEST_ASIDE))
    closing = next((j for j in near if names.passage.tokens[j].text == ")"), None)
    joined = closing is not None and closing + 1 < names.passage.end and _joins(names, closing + 1)
    return closing + 1 if closing is not None and joined else i


def _joins(names: Candidates, i: int) -> bool:
    return names.passage.tokens[i].text == "," or names.passage.says(i, names.passage.words.name_joins)


# What may stand between a kind and its name; the first that does tells where the name begins


def past_connector(names: Candidates, i: int, cls: str) -> int:
    """Past what binds a kind of a class to its name: "of", "called", "named after", "for the production of steel"."""
    found = (connector(names, i, cls) for connector in _CONNECTORS)
    return next((j for j in found if j is not None), i)


def _honouring(names: Candidates, i: int, cls: str) -> int | None:
    """ "school **named after** X"."""
    match = names.passage.language.named_after.longest(names.passage.keys, i)
    return match[0] if match is not None else None


def past_honoured(names: Candidates, i: int) -> int:
    """Past what says from a token on whose name a thing bears: "школа №46 **имени X**"."""
    link = _honouring(names, i, "")
    honoured = names.starting(link) if link is not None else None
    return honoured.end if honoured is not None else i


def _linking(names: Candidates, i: int, cls: str) -> int | None:
    """ "village **of** X", "a firm **called** 'X'"."""
    named = i + 1 < names.passage.end and (names.passage.tokens[i + 1].capital or i + 1 in names.quoted.starts)
    return i + 1 if named and names.passage.says(i, names.passage.words.name_links) else None


def _dashed(names: Candidates, i: int, cls: str) -> int | None:
    """ "нагрудный знак — «X»"."""
    dash = i < names.passage.end and names.passage.tokens[i].text in LONG_DASHES
    return i + 1 if dash and i + 1 in names.quoted.starts and names.schema.is_a(cls, "Award") else None


def _describing(names: Candidates, i: int, cls: str) -> int | None:
    """ "union **of carriers** 'X'", "title **of the** Honoured Worker"."""
    passage = names.passage
    if not passage.says(i, passage.words.genitive):
        return None
    j = i + 1
    while j < min(passage.end, i + 1 + _LONGEST_DESCRIPTION) and passage.tokens[j].word and not passage.has_capital(j):
        j += 1
    titled = names.schema.is_a(cls, "Title", "Prize") and j < passage.end and passage.tokens[j].capital
    return j if j in names.quoted.starts or titled else None


def _completing(names: Candidates, i: int, cls: str) -> int | None:
    """ "Союз **фермеров** «X»"."""
    if not names.schema.is_a(cls, "Organization", "Facility"):
        return None
    passage, j = names.passage, i
    while j < min(passage.end, i + 1 + _LONGEST_DESCRIPTION) and j not in names.kinds and _describes(names, j, j > i):
        j += 1
    return j if j > i and j in names.quoted.starts else None


def _ranking(names: Candidates, i: int, cls: str) -> int | None:
    """ "автодорога **областного значения** A – B"."""
    passage, j = names.passage, i
    if not names.schema.is_a(cls, *_BETWEEN) or not passage.grammar.names_inflect:
        return None
    while j < min(passage.end, i + _LONGEST_DESCRIPTION) and not passage.has_capital(j) and _describes(names, j, j > i):
        j += 1
    return j if j > i and passage.has_capital(j) else None


def _describes(names: Candidates, i: int, within: bool) -> bool:
    """May a word stand between a kind and its name in quotation marks: in the genitive, or a preposition before it?"""
    passage = names.passage
    return passage.grammar.complements(passage.tokens[i].text) or (
        not within and passage.says(i, passage.words.purpose)
    )


def _producing(names: Candidates, i: int, cls: str) -> int | None:
    """ "plant **for the production of steel** X"."""
    passage = names.passage
    if not (passage.says(i, passage.words.product_links) and names.schema.is_a(cls, "Plant", "Enterprise")):
        return None
    j = i + 1
    while j < min(passage.end, i + 1 + _LONGEST_PRODUCT) and passage.tokens[j].text not in (",", ".", ";"):
        if passage.tokens[j].capital:
            return j
        j += 1
    return j if j < passage.end and passage.tokens[j].capital else None


_CONNECTORS: tuple[Callable[[Candidates, int, str], int | None], ...] = (
    _honouring, _linking, _dashed, _describing, _completing, _ranking, _producing,
)  # fmt: skip
