"""The office of the reference data that a title amounts to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.titles.view import TitleView
from ontology.reference import Entity

_LONGEST_BEFORE = 14  # tokens
_LONGEST_PORTFOLIO = 4


@dataclass(frozen=True, slots=True)
class NamedOffice:
    """An office whose name stands in the text.

    Attributes:
        office: which it is.
        start: where the title begins by it.
        end: where its name ends.
        words: where the words of the title begin that say it.
        completed: whether its name says what the title is held in, so that no complement follows.
        whole: whether its name takes in all words of the title, a deputy's rank included.
    """

    office: Entity
    start: int
    end: int
    words: int
    completed: bool = True
    whole: bool = False


def named_office(view: TitleView, i: int, end: int) -> NamedOffice | None:
    """The office that the own words of a title say with words around them.

    Args:
        view: the paragraph.
        i: the first of the title's own words.
        end: their end.
    """
    found = (finder(view, i, end) for finder in _FINDERS)
    return next((office for office in found if office is not None), None)


def _outright(view: TitleView, i: int, end: int) -> NamedOffice | None:
    """ "Minister **of Energy**"."""
    for start in range(i, end):
        match = view.passage.gazetteer.offices.longest(view.passage.keys, start)
        if match is None or _within_name(view, match[0]):
            continue  # "Chairman of the Senate Committee on …"
        if match[0] > end and len(match[1]) == 1:
            return NamedOffice(match[1][0], i, match[0], i)
    return None


def _within_name(view: TitleView, i: int) -> bool:
    """Does a name of a body go on past a token?"""
    unit = view.unit_at(i - 1)
    return unit is not None and unit.end > i and view.is_a(unit.entity, "Organization")


def _of_other_body(view: TitleView, i: int) -> bool:
    """Does a body's name that no list has begin before a token and hold it?"""
    unit = view.unit_at(i)
    return unit is not None and unit.start < i and not unit.entity.known and view.is_a(unit.entity, "Organization")


def _ending_with_it(view: TitleView, i: int, end: int) -> NamedOffice | None:
    """ "**Энергетика** министрі"."""
    if not view.passage.grammar.head_last:
        return None
    for start in range(max(view.sentence_start(i), i - _LONGEST_BEFORE), i + 1):
        if _of_other_body(view, start):
            continue  # "«X» партиясының төрағасы", where the list has one of the party
        for stop, offices in view.passage.gazetteer.offices.at(view.passage.keys, start):
            if stop == end and len(offices) == 1:
                return NamedOffice(offices[0], start, end, i, whole=True)
    return None


def _with_portfolio(view: TitleView, i: int, end: int) -> NamedOffice | None:
    """ "**Agriculture** Minister"."""
    found = portfolio_before(view, i, end)
    return NamedOffice(found[0], found[1], end, found[1], completed=False) if found is not None else None


_FINDERS: tuple[Callable[[TitleView, int, int], NamedOffice | None], ...] = (
    _outright,
    _ending_with_it,
    _with_portfolio,
)


def portfolio_before(view: TitleView, i: int, end: int) -> tuple[Entity, int] | None:
    """The office of a portfolio that stands before the title's head ("Agriculture Minister", "Foreign Minister"),
    and where the title then begins."""
    passage = view.passage
    if not view.holds(end - 1, view.passage.titles.portfolios):
        return None
    head, of = passage.keys[end - 1], [(word,) for word in passage.language.words.genitive]
    for start in range(max(passage.start, i - _LONGEST_PORTFOLIO), end - 1):
        if all(passage.tokens[j].word and view.unit_at(j) is None for j in range(start, end - 1)):
            portfolio = passage.keys[start : end - 1]
            for wording in ([head, *of, *portfolio], [*portfolio, head]):
                for stop, offices in passage.gazetteer.offices.at(wording, 0):
                    if stop == len(wording) and len(offices) == 1:
                        return offices[0], min(start, i)
    return None


def office_of_vice(view: TitleView, i: int, end: int) -> Entity | None:
    """The office of the minister whose vice a title tells: "**Қаржы** вице-министрі", "вице-министр **финансов**"."""
    passage = view.passage
    words = passage.document.text(i, end).split()[-1].split("-")
    if len(words) != 2 or (words[0].casefold(),) not in {tuple(r.casefold().split()) for r in passage.titles.ranks}:
        return None
    head = passage.language.keys(words[1])
    if passage.grammar.head_last:
        found = (
            passage.gazetteer.offices.at([*passage.keys[start:i], head], 0)
            for start in range(max(view.sentence_start(i), i - _LONGEST_PORTFOLIO), i)
        )
        return next((o[0] for n, offers in enumerate(found) for stop, o in offers if stop > 1 and len(o) == 1), None)
    match = passage.gazetteer.offices.longest([head, *passage.keys[end : end + _LONGEST_BEFORE]], 0)
    return match[1][0] if match is not None and match[0] > 1 and len(match[1]) == 1 else None


def abroad(view: TitleView, named: NamedOffice, limit: int) -> tuple[Entity, int, int] | None:
    """Another country, whose office this is though the home country has it too, and where the whole begins and ends:
    "Minister of Justice of Finland", "Finland's Minister of Justice", "Финляндияның Әділет министрі"."""
    start = named.start if view.passage.grammar.head_last else named.words  # "Түркия **Қорғаныс** министрі"
    before = view.seat_before(start)
    if before is not None and _is_abroad(view, before.entity):
        return before.entity, before.start, named.end
    if view.passage.grammar.head_last:
        return None
    country = view.place_of_adjective(start - 1)
    if country is not None and _is_abroad(view, country):
        return country, start - 1, named.end
    after = _unit_introduced(view, named.end, limit)
    return (after[0], start, after[1]) if after is not None and _is_abroad(view, after[0]) else None


def home_within(view: TitleView, named: NamedOffice, end: int) -> Entity | None:
    """The home country, where the words of an office tell it, or stand after it: "ҚР Энергетика министрі"."""
    units = [view.unit_at(i) for i in range(named.start, end)]
    told = {u.entity for u in (view.seat_before(named.start), *units) if u is not None}
    home = view.passage.document.reference.home
    return home if home in told else None


def _unit_introduced(view: TitleView, j: int, limit: int) -> tuple[Entity, int] | None:
    """The unit after "of" and an article, or after none, and its end."""
    if j < limit and view.introduces(j):
        j += 1
    if j < limit and view.passage.says(j, view.passage.words.articles):
        j += 1
    unit = view.unit_at(j) if j < limit else None
    return (unit.entity, unit.end) if unit is not None and unit.start == j else None


def _is_abroad(view: TitleView, place: Entity) -> bool:
    return place.type == "Country" and place.id != view.passage.document.reference.country


def body_of(view: TitleView, office: Entity) -> Entity | None:
    """The body that an office is in, else what it governs."""
    entities = view.passage.document.reference.entities
    return entities.get(office.get("body") or "") or entities.get(office.get("jurisdiction") or "")
