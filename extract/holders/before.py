"""The person before a title, in apposition: "NAME, director of …", "NAME (in other letters), director"."""

from __future__ import annotations

from extract.document import Unit
from extract.holders.search import HolderSearch, named_at
from extract.marks import HYPHENS

_LONGEST_ASIDE = 10  # tokens


def person_before(search: HolderSearch) -> Unit | None:
    """The person to whose name a title stands in apposition, other appositions between left out."""
    passage, j = search.passage, search.title.start - 1
    if j > passage.start and passage.says(j, passage.words.articles):
        j -= 1
    if passage.says(j, passage.words.title_joins):  # "NAME, Deputy Prime Minister and Minister of …"
        unit = _ending_at(search, j)
        return unit if unit is not None and unit.title is not None and unit.title.end == j else None
    if j <= passage.start or not search.marked(j, ",", *HYPHENS, "("):
        return None
    unit = _ending_at(search, _before_aside(search, j))
    if unit is None and search.marked(j, ",") and (comma := _before_apposition(search, j)) is not None:
        return _ending_at(search, comma)
    return unit


def _ending_at(search: HolderSearch, j: int) -> Unit | None:
    """The person whose name ends before a token."""
    if (unit := search.units.at(j - 1)) is not None:
        return unit if unit.end == j and search.is_person(unit) else None
    start = search.runs.ending(j)
    return named_at(search, start) if start is not None else None


def _before_aside(search: HolderSearch, j: int) -> int:
    """Before what stands in brackets after a name, or its holder's age: "NAME (in other letters), director",
    "NAME, 45, director"."""
    if search.passage.tokens[j - 1].number and search.marked(j - 2, ","):
        return j - 2
    if not search.marked(j - 1, ")"):
        return j
    near = range(j - 2, max(search.passage.start, j - _LONGEST_ASIDE), -1)
    return next((k for k in near if search.marked(k, "(")), j)


def _before_apposition(search: HolderSearch, j: int) -> int | None:
    """The comma before another apposition in the case of the title: "NAME, известного юриста, члена совета"."""
    if not search.cases:
        return None
    passage = search.passage
    for k in range(j - 2, max(passage.start, j - _LONGEST_ASIDE), -1):
        if search.marked(k, ","):
            return k if search.cases & passage.grammar.cases(passage.document.text(k + 1, j)) else None
        if not passage.tokens[k].word or passage.grammar.verbal(passage.tokens[k].text):
            return None
    return None
