"""The person after a title: "President NAME", "Deputy Prime Minister – Minister of Economy NAME"."""

from __future__ import annotations

from extract.document import Title, Unit
from extract.holders.search import HolderSearch, named_at
from extract.marks import HYPHENS, LONG_DASHES
from ontology.reference import Entity

_GOVERNED = ("Region", "District", "City", "Settlement")
_LONGEST_ASIDE = 16  # tokens
_BULLET = 2  # tokens of a mark or a number that a line of a list begins with


def person_after(search: HolderSearch) -> Unit | None:
    """The person whose name follows a title; after a comma or a dash only where a mark closes the name. None where the
    name is that of what the title is held in: "ректор университета **имени** X"."""
    i = search.title.end
    if _is_honoured(search, i):
        return None
    if search.passage.says(i, search.passage.words.henceforth):  # "министром теперь NAME"
        i += 1
    if not (search.marked(i, ",") or _is_dash(search, i)):
        return named_at(search, i)
    person = named_at(search, i + 1)
    closing = (",", ".", ";", *LONG_DASHES)
    if person is None or not (person.end >= search.passage.end or search.marked(person.end, *closing)):
        return None
    return person


def _is_honoured(search: HolderSearch, i: int) -> bool:
    """Does what says whose name a thing bears end right before a token: "университета **имени** X"?"""
    passage = search.passage
    link = passage.language.named_after.longest(passage.keys, i - 1)
    return not passage.grammar.head_last and link is not None and link[0] == i


def _is_dash(search: HolderSearch, i: int) -> bool:
    """Does a dash with a space after it stand between a title and a name, where the language has it so, in a line of
    a list that the title begins ("министр – NAME;"), or after a post that tells what it is over?"""
    tokens, passage = search.passage.tokens, search.passage
    line = search.title.start - passage.start <= _BULLET and passage.tokens[passage.end - 1].text == ";"
    if not (passage.grammar.dash_before_holder or line or _is_whole_post(search)) or i + 1 >= passage.end:
        return False
    return tokens[i].text in HYPHENS and tokens[i].end < tokens[i + 1].start


def _is_whole_post(search: HolderSearch) -> bool:
    """Does a title tell what it is held in, so that a dash says whose it is: "аким Павлодарской области – NAME", "Ақтау
    қаласының әкімі – NAME"?"""
    title, grammar = search.title, search.passage.grammar
    return (grammar.cased_complements or grammar.head_last) and title.post and (title.seat or title.office) is not None


def titled_after(search: HolderSearch) -> Unit | None:
    """The person of another title that follows this one, or that a dash, a conjunction or a comma joins to it."""
    i = search.title.end
    if i + 1 >= search.passage.end:
        return None
    start = i + 1 if search.marked(i, *HYPHENS, ",") or search.passage.says(i, search.passage.words.title_joins) else i
    unit = search.units.at(start)
    if unit is None or unit.title is None or not unit.named or unit.start != start:
        return None
    if search.marked(i, ",") and not _may_be_listed(search):
        return None  # "the Prime Minister, Minister NAME" are two
    if start > i and _are_two(search, unit.title):
        return None
    return unit if unit.title.start in (start, start + 1) else None


def _are_two(search: HolderSearch, other: Title) -> bool:
    """Can two posts not be one person's: over a place and in a ministry, or over two places, as in "глава Минфина и
    **аким Абайской области** NAME"?"""
    seats = [seat for title in (search.title, other) if title.post and (seat := _seat_of(search, title)) is not None]
    is_a = search.passage.document.is_a
    governs = [seat for seat in seats if is_a(seat, *_GOVERNED)]
    ministries = [seat for seat in seats if is_a(seat, "Ministry")]
    return bool(governs) and len(seats) == 2 and seats[0] != seats[1] and len(governs) + len(ministries) == 2


def _seat_of(search: HolderSearch, title: Title) -> Entity | None:
    """What a title is held in: a place only by its governor, "аким области" but not "депутат области"."""
    reference, office = search.passage.document.reference, title.office
    body = reference.entities.get((office.get("jurisdiction") or office.get("body") or "") if office else "")
    heads = not search.passage.language.keys_of(search.passage.titles.of_places).isdisjoint(title.keys)
    return body or (title.seat if heads and len(title.keys) == 1 else None)


def _may_be_listed(search: HolderSearch) -> bool:
    """May a comma stand between two titles of one person: where their case or the order of words says so, or at the
    beginning of a part of a list, "…; honorary citizen, artist NAME; …"?"""
    passage, start = search.passage, search.title.start
    if search.title.office is not None:
        return False
    if search.cases or passage.grammar.head_last:
        return True
    first = start - 1 if passage.says(start - 1, passage.words.articles) else start
    return search.marked(first - 1, ";", ":") and first > passage.document.sentence_of(start).start


def is_another_holder(search: HolderSearch, titled: Unit) -> bool:
    """Do two posts stand side by side with no mark, each its own holder's ("Президент әкім NAME"), or a bare post and
    the job of whom its holder's deed is for, as the case of the name says: "**Министр** дәрігер NAME-ға гүл берді"?"""
    title, passage = search.title, search.passage
    if not (title.post and titled.title is not None and passage.grammar.head_last and titled.start == title.end):
        return False
    begins = title.start == passage.document.sentence_of(title.start).start and title.seat is None
    done_to = begins and passage.grammar.cases(passage.tokens[titled.end - 1].text) - {"gen"}
    return titled.title.post or bool(done_to)


def is_subject(search: HolderSearch, unit: Unit) -> bool:
    """Is a name the only subject of the verb after it, in a sentence that begins with whose deed it is: "By a decree of
    the Head of State **NAME** was appointed akim"? The title is his only if he is known to hold that office."""
    passage, grammar, title = search.passage, search.passage.grammar, search.title
    first = passage.document.sentence_of(title.start).start
    deeds = passage.words.agent_links | set(passage.language.listed("instruction", "links"))
    if grammar.head_last or grammar.names_inflect or unit.start != title.end or search.is_plural():
        return False
    if not any(passage.says(i, deeds) for i in (first, first + 1)):
        return False
    before = title.start - 1 if passage.says(title.start - 1, passage.words.articles) else title.start
    if not all(t.word for t in passage.tokens[first:before]) or not passage.says(before - 1, passage.words.genitive):
        return False
    known = title.office is not None and unit.entity.id in passage.document.reference.holders(title.office.id, None)
    return not known and any(_is_finite(search, i) for i in _past_aside(search, unit.end))


def _past_aside(search: HolderSearch, i: int) -> tuple[int, ...]:
    """Where a clause may go on after a name: past an aside between commas, of which the unit may hold the title: "NAME,
    until then minister**,** was …"."""
    if not search.marked(i, ","):
        return (i,)
    near = range(i + 1, min(search.passage.end, i + _LONGEST_ASIDE))
    return i + 1, next((j + 1 for j in near if search.marked(j, ",")), i + 1)


def _is_finite(search: HolderSearch, i: int) -> bool:
    """Does a verb of being or becoming stand at a token?"""
    passage = search.passage
    becomes = passage.says(i, passage.words.title_after) and passage.says(i, passage.titles.breaks)
    return becomes or passage.says(i, passage.words.passive)


def is_of_many(search: HolderSearch, unit: Unit) -> bool:
    """Is a plural title said of more than the one name after it: "Депутаттар NAME-ді сайлады"?"""
    joined = search.marked(unit.end, ",") or search.passage.says(unit.end, search.passage.words.coordinators)
    return search.passage.grammar.head_last and search.is_plural() and not joined


def is_object(search: HolderSearch, unit: Unit) -> bool:
    """Is a name what the subject, who governs the country, acts on: "Президент NAME-ді тағайындады"; and where no other
    name can be the subject, whom he speaks to or with: "Президент NAME-ге тапсырды", "Президент NAME-мен кездесті"?"""
    document, grammar, office = search.passage.document, search.passage.grammar, search.title.office
    reference = document.reference
    if not grammar.head_last or office is None or office.get("jurisdiction") != reference.country:
        return False
    word, names = document.tokens[unit.end - 1].text, unit.entity.names.get(search.passage.language.code, ())
    cases = {"acc"} if _named_before(search) else {"acc", "dat", "ins"}
    inflected = bool(grammar.cases(word)) and grammar.cases(word) <= cases
    return (
        inflected
        and not any(name.endswith(word) for name in names)
        and unit.entity.id not in reference.holders(office.id, None)
    )


def _named_before(search: HolderSearch) -> bool:
    """Is a person named before a title, in its sentence?"""
    document = search.passage.document
    before = document.units_in(document.sentence_of(search.title.start).start, search.title.start)
    return any(document.is_a(unit.entity, "Person") for unit in before)
