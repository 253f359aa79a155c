"""The person before a title, in apposition: "NAME, director of …", "NAME (in other letters), director"."""

from __future__ import annotations

from extract.document import Unit
from extract.holders.search import HolderSearch, named_at
from extract.marks import HYPHENS

_LONGEST_ASIDE = 10  # tokens


def person_before(search: HolderSearch) -> Unit | None:
    """The person to whose name a title stands in apposition, other appositions between left out; none where its case
    says that somebody takes it up, and the name bears another: "назначен NAME, **министром** назначена NAME"."""
    person, taken = _apposed(search), search.passage.grammar.taken_up_in
    if (
        person is None
        or not search.cases
        or not search.cases <= taken
        or not search.marked(search.title.start - 1, ",")
    ):
        return person
    name = search.passage.document.text(person.name_start, person.name_end) if person.name_start >= 0 else ""
    return person if search.passage.grammar.stands_in(name, search.cases) else None


def _apposed(search: HolderSearch) -> Unit | None:
    """The person whose name ends before a title in apposition."""
    passage, j = search.passage, _before_article(search)
    if passage.says(j, passage.words.title_joins):  # "NAME, Deputy Prime Minister and Minister of …"
        unit = ending_at(search, j)
        return unit if unit is not None and unit.title is not None and unit.title.end == j else None
    if search.marked(j, ")"):  # "NAME (1968) ambassador"
        return ending_at(search, _before_aside(search, j + 1))
    if (mark := before_marks(search)) is None:
        return _subject(search)
    if _goes_on(search):
        return None
    if passage.grammar.head_last and search.marked(mark, ",") and not _ends_line(search):
        return None  # what is said of a name stands before it
    unit = ending_at(search, _before_aside(search, mark))
    if unit is None and search.marked(j, ",") and (comma := _before_apposition(search, j)) is not None:
        return ending_at(search, comma)
    return unit


def _subject(search: HolderSearch) -> Unit | None:
    """Whom a sentence of a name and a title is about: "NAME теперь аким X"; where verbs stand last, also without a word
    between: "NAME X сенатының депутаты."."""
    title, passage = search.title, search.passage
    if passage.says(title.start - 1, passage.words.henceforth):
        return ending_at(search, title.start - 1)
    ends = title.end < passage.end and search.marked(title.end, ".") and not search.cases
    if not (passage.grammar.head_last and ends):
        return None
    unit = ending_at(search, title.start)
    begins = unit is not None and unit.start == passage.document.sentence_of(title.start).start
    return unit if begins else None


def _ends_line(search: HolderSearch) -> bool:
    """Does a title end its line, or what is a heading of speech: "NAME, директор:"?"""
    end = search.title.end
    return end >= search.passage.end or search.marked(end, ":") or end + 1 == search.passage.end


def _goes_on(search: HolderSearch) -> bool:
    """Does a clause go on after a title without a mark, whose subject it then is: "said NAME, the President visited",
    "said NAME, the correspondent of X reports"?"""
    title, passage = search.title, search.passage
    end = title.end
    if passage.grammar.head_last or end >= passage.end or not passage.tokens[end].word:
        return False
    if not passage.language.saying.isdisjoint(passage.keys[end]):
        return True
    definite = passage.says(title.start - 1, passage.words.definite_article)
    return definite and title.seat is None and not passage.says(end, passage.words.coordinators, passage.titles.of)


def before_marks(search: HolderSearch) -> int | None:
    """The mark that parts a title in apposition from what stands before it; None where none does."""
    j = _before_article(search)
    return j if j > search.passage.start and search.marked(j, ",", *HYPHENS, "(") else None


def _before_article(search: HolderSearch) -> int:
    """The token before a title, left out an article, whose country's or of which country it is and what says that it is
    held now."""
    passage, j = search.passage, search.title.start - 1
    if passage.words.articles and passage.gazetteer.place_of_adjective(passage.tokens[j].text) is not None:
        j -= 1  # "NAME, the **American** ambassador to X"
    if passage.says(j, passage.words.articles):
        j -= 1
    elif passage.says(j, passage.words.possessive) and (whose := search.units.at(j - 1)) is not None:
        j = j if search.is_person(whose) else whose.start - 1  # "NAME, Kazakhstan's ambassador"
    if passage.says(j, passage.words.henceforth):
        j -= 1
    return max(_past_time(search, j), passage.start)


def _past_time(search: HolderSearch, j: int) -> int:
    """Before an aside that says when a title is held: "NAME, **until then** chief of X", "NAME, **до сих пор** – …"."""
    passage, i = search.passage, j
    while (i > passage.start and passage.says(i, passage.words.aside_times)) or search.marked(i, *HYPHENS):
        i -= 1
    return i if i < j and search.marked(i, ",") else j


def ending_at(search: HolderSearch, j: int) -> Unit | None:
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
