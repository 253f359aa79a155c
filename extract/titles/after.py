"""What a title is held in, told after it: "akim of Almaty region", "директор школы", "Minister of Industry NAME"."""

from __future__ import annotations

from extract.complements import SEATS, Complement, quoted_body
from extract.document import Unit
from extract.marks import HYPHENS
from extract.persons.runs import month_as_name
from extract.titles.offices import body_of, named_office
from extract.titles.view import TitleView
from extract.titles.words import own_words
from ontology.reference import Entity

_LONGEST = 14  # tokens
_LONGEST_END = 6
_SPOKEN_OF = ("Region", "District", "City")  # what a kind alone may mean
_LONGEST_CHAIN = 3  # complements in each other: "of the press service of the akim of X region"


def seat_after(view: TitleView, title: int, start: int, limit: int) -> Complement:
    """The first body, place or facility after a title's own words, and where the complement ends.

    Args:
        view: the paragraph.
        title: the token that the title begins with.
        start: the token after its own words.
        limit: the end of the sentence.
    """
    if view.passage.grammar.head_last:
        return None, start
    seat, end = _seat_after(view, title, start, limit)
    return (seat, up_to_name(view, end, limit)) if seat is not None else (None, end)


def _seat_after(view: TitleView, title: int, start: int, limit: int) -> Complement:
    seat, end = _introduced(view, start, limit)
    if seat is not None:
        return seat, end
    if (j := _past_introduction(view, start, limit)) is None:
        return _cased(view, title, start, limit)
    if (superior := _of_superior(view, j)) is not None:
        return superior
    if view.passage.grammar.cased_complements:
        return view.bare.read(title, start, limit) or (None, start)
    return _far_seat(view, j, limit, start)


def _introduced(view: TitleView, start: int, limit: int) -> Complement:
    """What "of" introduces, and past what it is in: "of the akimat of X region"."""
    seat, end = None, start
    for _ in range(_LONGEST_CHAIN):
        j = _past_introduction(view, end, limit)
        entity, stop = _seat_at(view, j, limit) if j is not None else (None, end)
        if entity is None:
            break
        body = _body_of_place(view, entity, stop, limit)
        told = _told_of_place(view, j, entity, stop, limit) if j is not None and seat is None else None
        if body is None and told is not None:
            return told
        seat, end = (body.entity, body.end) if body is not None else (seat or entity, stop)
    return seat, end


def _of_superior(view: TitleView, j: int) -> tuple[Entity, int] | None:
    """The body of whom an article says that a title's holder is an aide: "adviser to the **minister of energy**"; of no
    other country's: "… of energy of X"."""
    passage = view.passage
    if not passage.says(j - 1, passage.words.definite_article) or (words := own_words(view, j)) is None:
        return None
    named = named_office(view, words.start, words.end)
    body = body_of(view, named.office) if named is not None and named.completed else None
    whole = named is not None and not passage.says(named.end, passage.words.genitive)
    return (body, named.end) if whole and named is not None and body is not None else None


def _past_introduction(view: TitleView, i: int, limit: int) -> int | None:
    """Past "of" and articles; None where no word introduces a complement."""
    if i >= limit or not view.introduces(i):
        return None
    j = i + 1
    while j < limit and view.passage.says(j, view.passage.words.articles):
        j += 1
    return j


def _told_of_place(view: TitleView, start: int, place: Entity, end: int, limit: int) -> tuple[Entity, int] | None:
    """A body by its kind after the place it is in: "secretary of **Taraz city maslikhat**"."""
    passage = view.passage
    if (named := _begun_by_place(view, start, place, end, limit)) is not None:
        return named
    kind = passage.language.kinds.longest(passage.keys, end) if end < limit and view.is_a(place, "Place") else None
    if kind is None or kind[0] > limit or passage.tokens[end].capital or view.unit_at(end) is not None:
        return None
    if not passage.document.is_a_class(kind[1][0], "Organization", "Facility"):
        return None
    name = passage.document.text(start, kind[0])
    return view.linker.new(kind[1][0], passage.language.code, name), kind[0]


def _begun_by_place(view: TitleView, start: int, place: Entity, end: int, limit: int) -> tuple[Entity, int] | None:
    """A body that an article and the name of a town begin: "head of **the Almaty Metro**"."""
    passage = view.passage
    article = not passage.grammar.cased_complements and passage.says(start - 1, passage.words.definite_article)
    if not (article and view.is_a(place, "City", "Settlement")) or end >= limit or not passage.has_capital(end):
        return None
    after = passage.tokens[end + 1] if end + 1 < limit else None
    apart = view.unit_at(end) is not None or passage.titled(end) or passage.is_given_name(end)
    if apart or (after is not None and after.capital):
        return None
    return view.linker.new("Organization", passage.language.code, passage.document.text(start, end + 1)), end + 1


def _body_of_place(view: TitleView, place: Entity, end: int, limit: int) -> Unit | None:
    """A body right after the place it is in: "of the Shymkent company X"."""
    unit = view.unit_at(end) if end < limit else None
    if unit is None or unit.start != end or view.passage.tokens[end].capital:
        return None
    return unit if view.is_a(unit.entity, "Organization", "Facility") and view.is_a(place, "Place") else None


def _cased(view: TitleView, title: int, j: int, limit: int) -> Complement:
    """A complement that no word introduces: a body by its description ("кабинета министров"), or its words."""
    described = None
    if view.passage.grammar.cased_complements and j < limit:
        described = view.context.described_at(view.passage.number, j)
    if described is not None and described.end <= limit:
        return described.entity, described.end
    if (place := _place_spoken_of(view, title, j, limit)) is not None:
        return place
    return view.bare.read(title, j, limit) or (None, j)


def _place_spoken_of(view: TitleView, title: int, j: int, limit: int) -> Complement | None:
    """The place that the kind of one means, after a title of those who govern places: "аким **области** NAME",
    "заместителем акима **области** назначен NAME"."""
    passage = view.passage
    kind = passage.language.kinds.longest(passage.keys, j) if passage.grammar.cased_complements and j < limit else None
    if kind is None or kind[1][0] not in _SPOKEN_OF or passage.tokens[j].capital:
        return None
    governs = any(view.holds(i, passage.titles.of_places) for i in range(title, j))
    genitive = passage.grammar.complements(passage.tokens[kind[0] - 1].text)
    told = _name_follows(view, kind[0]) or _changes_hands(view, title, kind[0])
    if not (governs and genitive and told) or view.unit_at(j) is not None:
        return None
    place = view.context.meant(kind[1][0], j)
    return (place, kind[0]) if place is not None else None


def _changes_hands(view: TitleView, title: int, end: int) -> bool:
    """Does a verb of appointing stand right before a title or after it, or a word for a post before it: "назначен
    заместителем акима области", "с должности акима области"?"""
    passage, language = view.passage, view.passage.language
    verbs = language.verb_keys("appointment", "verbs") | language.keys_of(passage.words.post_words)
    before = title > passage.start and not verbs.isdisjoint(passage.keys[title - 1])
    return before or (end < passage.end and not verbs.isdisjoint(passage.keys[end]))


def _seat_at(view: TitleView, j: int, limit: int) -> Complement:
    """The body or place that begins at a token: a unit, a name in quotation marks or in capitals, a description."""
    if j >= limit:
        return None, j
    if (unit := view.unit_at(j)) is not None:
        fits = unit.start == j and unit.end <= limit and view.is_a(unit.entity, *SEATS)
        return (unit.entity, unit.end) if fits else (None, j)
    document = view.passage.document
    body = quoted_body(document, view.linker, j, limit) or _body_before_name(view, j)
    if body is not None:
        return body
    start = j - 1 if j > 0 and view.passage.says(j - 1, view.passage.words.articles) else j
    number = view.passage.number
    described = view.context.described_at(number, start) or view.context.described_at(number, j)
    return (described.entity, described.end) if described is not None and described.end <= limit else (None, j)


def _body_before_name(view: TitleView, j: int) -> tuple[Entity, int] | None:
    """A body that runs into the name after it: "President of Tengri Wind Klaus Reimer"."""
    words = [i for i in range(j, view.runs.get(j, j)) if view.passage.tokens[i].word]
    if len(words) < 4 or any(view.unit_at(i) for i in words) or view.holds(j - 2, view.passage.titles.portfolios):
        return None
    name = view.passage.document.text(j, words[-2])
    return view.linker.new("Organization", view.passage.language.code, name), words[-2]


def _name_follows(view: TitleView, i: int) -> bool:
    """Does a person's name begin at a token, or after a dash?"""
    i += i < view.passage.end and view.passage.tokens[i].text in HYPHENS
    unit = view.unit_at(i) if i < view.passage.end else None
    return i in view.runs or (unit is not None and unit.start == i and view.is_a(unit.entity, "Person"))


def up_to_name(view: TitleView, end: int, limit: int) -> int:
    """Past common words that end a complement before a name: "of the city organisation of veterans NAME"."""
    if view.passage.grammar.head_last:
        return end
    j = end
    while j < min(limit, end + _LONGEST_END) and _is_common(view, j):
        j += 1
    if j == end or j >= limit:
        return end
    unit = view.unit_at(j)
    if view.introduces(j - 1):
        return end  # "chairman of X **from** NAME", "Minister of Y **instead of** NAME"
    if unit is not None:
        return j if view.is_a(unit.entity, "Person") else end
    within = j < end + _LONGEST_END and view.passage.has_capital(j)
    return j if within and j in view.runs else end  # "министра культуры РБ NAME"


def _is_common(view: TitleView, j: int) -> bool:
    """May a word end a complement: no name, no verb, nothing that a clause breaks at?"""
    token, language = view.passage.tokens[j], view.passage.language
    if view.unit_at(j) is not None or not token.word:
        return False
    acronym = language.grammar.cased_complements and token.text.isupper() and len(token.text) > 1
    if (token.capital and not acronym) or _begins_title(view, j):
        return False
    return not (view.passage.says(j, view.passage.titles.breaks) or language.grammar.verbal(token.text))


def _begins_title(view: TitleView, j: int) -> bool:
    """Is a word a title of whoever governs a place, which completes no other: "жителям Шымкента **аким** города
    NAME"?"""
    passage = view.passage
    governs = passage.grammar.cased_complements and view.holds(j, passage.titles.of_places)
    return governs and not passage.grammar.complements(passage.tokens[j].text)


# A complement in common words


def _far_seat(view: TitleView, j: int, limit: int, end: int) -> Complement:
    """A complement in common words, up to the body that it names: "of the research centre of X"."""
    tokens, stop = view.passage.tokens, _past_common(view, j, limit)
    if stop < min(limit, j + _LONGEST):
        unit = view.unit_at(stop)
        if unit is not None and view.is_a(unit.entity, *SEATS):
            return unit.entity, unit.end
        if unit is not None or _begins_name(view, stop):
            stop -= not tokens[stop - 1].word  # "the akim of the region – NAME"
            return None, stop if stop > j else end
        if (name := _name_in_run(view, stop)) is not None:
            return None, name  # "Minister of Industry NAME"
    if _parts_holder(view, j, stop, limit):
        return None, stop
    stop = _before_joint(view, j, stop)
    return None, stop if j < limit and tokens[j].capital and stop > j else end


def _parts_holder(view: TitleView, first: int, stop: int, limit: int) -> bool:
    """Does a comma part common words that complete a title from its holder's name: "the head of **the tax department**,
    NAME"?"""
    tokens, verbal = view.passage.tokens, view.passage.grammar.verbal
    comma = first < stop and stop + 1 < limit and tokens[stop].text == ","
    return comma and _name_follows(view, stop + 1) and not any(verbal(t.text) for t in tokens[first:stop])


def _before_joint(view: TitleView, first: int, stop: int) -> int:
    """Before the marks and conjunctions that some words end with."""
    passage = view.passage
    while (stop > first and not passage.tokens[stop - 1].word) or passage.says(stop - 1, passage.words.title_joins):
        stop -= 1
    return stop


def _past_common(view: TitleView, j: int, limit: int) -> int:
    """Past the words of a complement that no unit and no name takes up."""
    stop = j
    while stop < min(limit, j + _LONGEST):
        if view.unit_at(stop) is not None or _begins_name(view, stop) or _name_in_run(view, stop) is not None:
            break
        if view.passage.says(stop, view.passage.titles.breaks) or not _goes_on(view, stop, limit):
            break
        if stop == j and _is_of_other(view, j):
            break
        stop += 1
    return stop


def _is_of_other(view: TitleView, i: int) -> bool:
    """Does another title begin here that is of the name right after it: "advisor to **President** NAME"?"""
    head = view.passage.language.title_heads.longest(view.passage.keys, i)
    if head is None or not view.passage.tokens[i].capital or not view.introduces(i - 1):
        return False
    unit = view.unit_at(head[0])
    return head[0] in view.runs or (unit is not None and view.is_a(unit.entity, "Person"))


def _goes_on(view: TitleView, i: int, limit: int) -> bool:
    """May a token be of a complement: a word, a hyphen, a comma in a list in capitals?"""
    token = view.passage.tokens[i]
    if token.word or token.text in ("-", "&"):
        return True
    listed = token.text == "," and view.passage.tokens[i - 1].capital
    return listed and i + 1 < limit and view.passage.tokens[i + 1].capital


def _begins_name(view: TitleView, i: int) -> bool:
    """Does a person's name begin here?"""
    if i in view.runs and not _is_portfolio(view, i):
        return True
    return month_as_name(view.passage, view.runs, i) is not None


def _is_portfolio(view: TitleView, i: int) -> bool:
    """Is a run of capitals what a minister is minister of, rather than a name?"""
    passage, end = view.passage, view.runs[i]
    if not (view.introduces(i - 1) or passage.says(i - 1, passage.words.title_joins, passage.words.definite_article)):
        return False
    if end < passage.end and (passage.tokens[end].text == "," or end in view.runs):
        return True
    return passage.says(end, passage.words.title_joins, passage.words.genitive) or not passage.is_given_name(i)


def _name_in_run(view: TitleView, start: int) -> int | None:
    """Where a person's name begins in a run of capitals that a portfolio begins: "of Industry NAME SURNAME"."""
    passage = view.passage
    words = [i for i in range(start, view.runs.get(start, start)) if passage.tokens[i].word]
    given = next((i for i in words[1:-1] if passage.is_given_name(i)), None)
    if given is not None or len(words) < 3:
        return given
    return words[-2] if passage.language.surname.search(passage.tokens[words[-1]].text) else None
