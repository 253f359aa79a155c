"""Names whose head is a capitalised common noun itself: "Ministry of Energy", "Business Roadmap"."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun


def headed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The name that a kind heads, with the words in capitals before it and the complement after it."""
    passage = names.passage
    if not passage.tokens[noun.end - 1].capital or names.schema.is_a(noun.cls, "Place"):
        return None
    if any(names.is_place(n) and n.start < noun.start for n in names.listed.ending(noun.end)):
        return None  # "Russian Federation"
    start = name_start(names, noun)
    stop = _right_of_head(names, noun, own=start < noun.start)
    if (start, stop) == (noun.start, noun.end) or _is_description(names, start, stop):
        return None
    keys = passage.keys[start:stop]
    entity = linker.explained(keys) or linker.choose(passage.gazetteer.exact(keys), noun.cls)
    if entity is None and (home := _without_nationality(names, start)) < noun.start:
        entity = linker.choose(passage.gazetteer.exact(passage.keys[home:stop]), noun.cls)
    if entity is None:
        short = [names.document.text(start, noun.end)] if start < noun.start else []
        entity = linker.new(noun.cls, passage.language.code, names.document.text(start, stop), *short)
    return [Unit(start, stop, entity, "name" if entity.known else "form", None, start, stop)]


def _is_description(names: Candidates, start: int, stop: int) -> bool:
    """Is it no name of its own, but a body told by what it is ("Regional Administration")?"""
    body = names.passage.language.bodies.longest(names.passage.keys, start)
    return body is not None and body[0] == stop


# Before the head

_APOSTROPHES = ("'", "’")
_HONOURING = ("University", "School", "Hospital", "Organization", "Memorial")  # which may bear a person's name
_OF_NATIONS = ("University", "Organization")  # whose names may say which nation's they are


def name_start(names: Candidates, noun: KindNoun) -> int:
    """Where a name begins that a capitalised noun heads."""
    start = _from_list(names, noun, _from_adjective(names, noun, _left_of_head(names, noun.start)))
    if start == noun.start or names.passage.grammar.names_adjoin or not names.schema.is_a(noun.cls, *_HONOURING):
        return start
    return _from_honoured(names, start)


def _from_list(names: Candidates, noun: KindNoun, start: int) -> int:
    """Where the list of a body's fields begins that an article or "its" stands before: "its **Trade, Transport and
    Energy Committee**"."""
    passage, first = names.passage, start
    listed = any(passage.says(i, passage.words.name_joins) for i in range(start, noun.start))
    if not listed or not names.schema.is_a(noun.cls, *_WITH_FIELDS):
        return start
    while first - 2 >= passage.start and passage.tokens[first - 1].text == "," and _leads(names, first - 2):
        first -= 2
        while first > passage.start and _leads(names, first - 1):
            first -= 1
    return first if passage.says(first - 1, passage.words.articles) else start


def _from_honoured(names: Candidates, start: int) -> int:
    """The person whose name a body or thing bears before its own words: "**S.M. Kirov** Kazakh State University",
    "**al-**Farabi University"."""
    passage, first = names.passage, start
    while first > passage.start and first - 1 not in passage.sentence_starts and _leads(names, first - 1):
        first -= 1
    past = names.capitals.past_full_name(first, start + 2)
    if first < past <= start and not passage.says(first - 1, passage.words.articles):
        return past  # "he told NAME SURNAME Kazakh State University …"
    return names.capitals.before_particle(names.capitals.before_initials(first))


def _left_of_head(names: Candidates, i: int) -> int:
    """Where a name begins that a head at a token ends: at the first of the words in capitals that lead to it."""
    start = j = i
    while j > names.passage.start and not _ends_person(names, j, i) and not _ends_other(names, j, i):
        if _leads(names, j - 1):
            start = j = j - 1
        elif _of_members(names, j - 1):
            start = j = j - 2
        elif _joins_leading(names, j - 1):
            j -= 1
        else:
            break
    return names.capitals.past_full_name(start, i) if names.passage.grammar.names_adjoin else start


def _from_adjective(names: Candidates, noun: KindNoun, start: int) -> int:
    """The adjective before the words of a name, where it is the name's first: "Central State Museum"; of a body also
    one that says whose: "Kazakh Law University", "Kazakh-Swiss Council"."""
    passage, first = names.passage, start - 1
    if first < passage.start or not passage.has_capital(first) or passage.titled(first):
        return start
    if passage.says(first, passage.words.name_beginnings):
        return first
    if not (names.is_place_adjective(first) and names.schema.is_a(noun.cls, *_OF_NATIONS)):
        return start
    if first - 2 >= passage.start and passage.tokens[first - 1].text in HYPHENS and passage.glued(first - 1):
        return first - 2
    return first if start < noun.start else start


def _without_nationality(names: Candidates, start: int) -> int:
    """Past the home country's adjective that a name begins with: the list has its bodies without."""
    passage = names.passage
    country = passage.gazetteer.place_of_adjective(passage.tokens[start].text)
    return start + 1 if country is not None and country == names.document.reference.home else start


def _ends_person(names: Candidates, i: int, head: int) -> bool:
    """Does a person's name end where something else is joined to it: "NAME and X Corporation"?"""
    passage = names.passage
    if i == head or i - 3 < passage.start or not passage.says(i - 1, passage.words.name_joins):
        return False
    return passage.is_given_name(i - 3) and passage.has_capital(i - 3) and passage.has_capital(i - 2)


def _ends_other(names: Candidates, i: int, head: int) -> bool:
    """Does another body's name end before what joins one to it: "X **University** and Y University", "Ministry of
    **Culture** and Ministry of Health"?"""
    passage = names.passage
    if i - 3 < passage.start or not passage.says(i - 1, passage.words.name_joins):
        return False
    if i == head and (noun := names.kinds.get(head)) is not None and passage.says(noun.end, passage.words.genitive):
        return True
    kind = names.kinds.get(i - 2)
    body = kind is not None and kind.end == i - 1 and names.schema.is_a(kind.cls, "Organization")
    return body and passage.has_capital(i - 2) and (_leads(names, i - 3) or _of_members(names, i - 3))


def _of_members(names: Candidates, i: int) -> bool:
    """Does a possessive stand at a token that says whose a body is who belong to it: "Writers**'** Union",
    "People**'s** Assembly"? None of a place or person: "Kazakhstan's Parliament"."""
    passage = names.passage
    if i - 1 < passage.start or not (passage.has_capital(i - 1) and passage.has_capital(i + 1)):
        return False
    tokens, low = passage.tokens, passage.tokens[i - 1].text.casefold()
    apostrophe = tokens[i].text in _APOSTROPHES and tokens[i - 1].end == tokens[i].start
    several = passage.grammar.singular(low) != low and low not in passage.language.not_names
    owned = apostrophe or passage.says(i, passage.words.possessive)
    return owned and several and next(iter(names.listed.ending(i)), None) is None


def _leads(names: Candidates, i: int) -> bool:
    """May a token be of a name before its head: a year or a word in capitals?"""
    token = names.passage.tokens[i]
    if token.number:
        return len(token.text) == 4
    within = names.passage.says(i, names.passage.words.name_beginnings)  # "National **Olympic** Committee"
    return names.passage.has_capital(i) and (within or _may_begin(names, i))


def _joins_leading(names: Candidates, i: int) -> bool:
    """Does a token bind words before a head: "Science **and** Technology Fund", "Soviet**-**Afghan War"?"""
    passage = names.passage
    if i - 1 < passage.start:
        return False
    if passage.tokens[i].text in HYPHENS:
        return passage.tokens[i - 1].end == passage.tokens[i].start
    if not (
        passage.says(i, passage.words.name_joins, passage.words.genitive)
        and passage.tokens[i - 1].capital
        and _may_begin(names, i - 1)
    ):
        return False
    another = passage.says(i, passage.words.name_joins) and any(n.end == i for n in names.listed.starting(i - 1))
    return not another


def _may_begin(names: Candidates, i: int) -> bool:
    passage = names.passage
    low = passage.tokens[i].text.casefold()
    if i in passage.sentence_starts and passage.grammar.verbal(low):
        return False  # "Finished X University"
    apart = passage.grammar.head_last and passage.grammar.oblique(low)  # "Нью-Йорктегі БҰҰ Бас Ассамблеясы"
    return low not in passage.language.not_names and not passage.titled(i) and not apart


# After the head

_WITH_FIELDS = ("GovernmentBody",)  # told by what they work on
_LONGEST_FIELD = 7  # tokens


def _right_of_head(names: Candidates, noun: KindNoun, *, own: bool) -> int:
    """Where a name ends that "of …" completes, lists included ("of Ecology, Geology and Natural Resources");
    common words only where the head has words of its own before it (``own``)."""
    passage, end = names.passage, noun.end
    if passage.says(end, passage.words.mission_links) and passage.says(end - 1, passage.words.missions):
        return _past_mission(names, end)
    if not passage.says(end, passage.words.after_heads):
        return end
    after = end + 2 if passage.says(min(end + 1, passage.end - 1), passage.words.definite_article) else end + 1
    if passage.titled(after) and not passage.grammar.plural(passage.tokens[after].text):
        return end  # "of Minister X", but "Club of Scientists"
    of = passage.says(end, passage.words.genitive)
    if names.place_at(end + 1) is not None and not (of and _is_country(names, end + 1)):
        return names.listed.starting(end + 1)[-1].end if of else end
    stop = _listed_stop(names, end, _past_complement(names, noun))
    return _past_common(names, end) if own and stop == end and names.schema.is_a(noun.cls, *_WITH_FIELDS) else stop


def _past_mission(names: Candidates, i: int) -> int:
    """Past where a mission is sent: "Embassy **to Austria**", "Permanent Mission **to the UN**"."""
    passage = names.passage
    first = i + 2 if passage.says(i + 1, passage.words.definite_article) else i + 1
    listed = names.listed.starting(first)
    return listed[-1].end if listed else i


def _is_country(names: Candidates, i: int) -> bool:
    return any(e.type == "Country" for n in names.listed.starting(i) for e in n.entities)


def _past_complement(names: Candidates, noun: KindNoun) -> int:
    """Past the last word in capitals, or listed place, of what begins with "of" after a head."""
    passage, stop, j = names.passage, noun.end, noun.end
    while j < passage.end:
        seen = stop > noun.end
        if (place := _long_place(names, j)) is not None:
            stop = j = place
        elif (seen and _begins_other(names, j, noun)) or _begins_date(names, j):
            break
        elif passage.has_capital(j):
            stop = j = j + (3 if _of_members(names, j + 1) else 1)
        elif _joins_complement(names, j, first=not seen):
            j += 1
        else:
            break
    return stop


def _past_common(names: Candidates, i: int) -> int:
    """Past what common words say that a body works on, up to the end of its clause or a function word: "Commission
    **on protection of birds**"; none where a listed word or a capital comes first, or a verb might."""
    passage, j = names.passage, i + 1
    while j < min(passage.end, i + _LONGEST_FIELD) and passage.tokens[j].word and not passage.tokens[j].capital:
        joins = passage.says(j, passage.words.genitive, passage.words.name_joins)
        if passage.grammar.ends_phrase(passage.tokens[j].text) and not joins:
            break
        j += 1
    ends = j >= passage.end or not passage.tokens[j].word or passage.grammar.ends_phrase(passage.tokens[j].text)
    return j if ends and j > i + 1 and j < i + _LONGEST_FIELD else i


def _begins_date(names: Candidates, i: int) -> bool:
    """Does a date begin at a token: "the Government on **Friday**", "X University in **May**"?"""
    passage, words = names.passage, names.passage.words
    dated = passage.says(i, words.weekdays, words.months)
    return dated and (not passage.says(i, words.capital_months) or passage.says(i - 1, words.year_prepositions))


def _long_place(names: Candidates, i: int) -> int | None:
    """The end of the longest listed place of several words that begins at a token."""
    places = (n.end for n in reversed(names.listed.starting(i)) if n.end > i + 1 and names.is_place(n))
    return next(places, None)


def _joins_complement(names: Candidates, i: int, *, first: bool) -> bool:
    """Does a token bind the words of a complement: a preposition, a conjunction, a comma in a list?"""
    passage = names.passage
    if passage.says(i, passage.words.particles) and (first or passage.says(i, passage.words.within_names)):
        return True
    if passage.tokens[i].text in HYPHENS and i + 1 < passage.end and passage.tokens[i + 1].capital:
        return not first and passage.glued(i)  # "Socio-Cultural Development"
    in_list = passage.tokens[i].text == "," and i + 1 < passage.end and passage.tokens[i + 1].capital
    return in_list and _list_closes(names, i)


def _list_closes(names: Candidates, comma: int) -> bool:
    """Does a list of capitalised words after this comma end in "and X"?"""
    passage, j = names.passage, comma + 1
    while passage.has_capital(j) or (j < passage.end and passage.tokens[j].text == ","):
        j += 1
    return j + 1 < passage.end and passage.says(j, passage.words.name_joins) and passage.tokens[j + 1].capital


def _begins_other(names: Candidates, i: int, noun: KindNoun) -> bool:
    """Does something begin here that is no more of a name: a person, another title, another body?"""
    joined = names.passage.says(i, names.passage.words.name_joins)
    another = joined and names.passage.says(i + 1, names.passage.words.genitive)  # "and of the National Bank"
    if names.schema.is_a(noun.cls, "Award"):  # "Order of X and the Y medal"
        another = another or (joined and names.passage.says(i + 1, names.passage.words.definite_article))
    return _begins_person(names, i) or another or (joined and _begins_body(names, i + 1, noun))


def _begins_person(names: Candidates, i: int) -> bool:
    """Does a person's name begin here, or a title after "and": "… of Russia Alexey X and President of Y"?"""
    passage = names.passage
    if passage.says(i, passage.words.name_joins) and passage.titled(i + 1):
        return True
    return passage.tokens[i].capital and passage.is_given_name(i) and passage.has_capital(i + 1)


def _begins_body(names: Candidates, i: int, noun: KindNoun) -> bool:
    """Does another body begin here, rather than more of a body's name: "… of Finance and the National Bank"?"""
    passage = names.passage
    if not names.schema.is_a(noun.cls, "GovernmentBody") or i + 1 >= passage.end:
        return False
    if _is_owner(names, i) or _is_headed_body(names, i) or _is_listed_acronym(names, i):
        return True
    if not passage.says(i, passage.words.definite_article):
        return False
    if any(names.document.is_a(e, "Organization") for n in names.listed.starting(i + 1) for e in n.entities):
        return True
    return i + 1 in names.kinds and names.schema.is_a(names.kinds[i + 1].cls, "Organization")


def _is_owner(names: Candidates, i: int) -> bool:
    """Does a place whose something else is begin here: "… of Finance and **Kazakhstan's** Parliament"?"""
    ends = (n.end for n in names.listed.starting(i) if names.is_place(n))
    return any(names.passage.says(end, names.passage.words.possessive) for end in ends)


def _is_listed_acronym(names: Candidates, i: int) -> bool:
    """Does a listed body begin here by its acronym: "Ministry of Energy and **KEGOC**"?"""
    if not names.passage.tokens[i].text.isupper():
        return False
    return any(names.document.is_a(e, "Organization") for n in names.listed.starting(i) for e in n.entities)


def _is_headed_body(names: Candidates, i: int) -> bool:
    """Does a body begin here by its noun, which "of" completes: "… of Finance and **Ministry of** Health"?"""
    kind = names.kinds.get(i)
    body = kind is not None and names.passage.has_capital(i) and names.schema.is_a(kind.cls, "Organization")
    return kind is not None and body and names.passage.says(kind.end, names.passage.words.genitive)


def _listed_stop(names: Candidates, end: int, stop: int) -> int:
    """The end of a listed name around a head that another name follows: "European Bank for Reconstruction NAME"."""
    for i in range(stop - 1, end, -1):
        if any(n.start < end for n in names.listed.ending(i)) and names.passage.has_capital(i):
            return i
    return stop
