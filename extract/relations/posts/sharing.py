"""Several people whom a clause gives titles: one title to all of a list, or each his own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from extract.document import Title, Unit
from extract.frames import Frame
from extract.marks import HYPHENS
from extract.relations.posts.held_in import over
from extract.relations.posts.named import is_taken
from extract.text import Text

_NEAR = 2  # sentences before a list, in which what title all of it have may stand
_WITH_NOUN = 2  # tokens of a place's name that ends in its noun: "Алакөл ауданы"
_BULLET = 2  # tokens of a mark or a number that a line of a list begins with


def sharing(text: Text, title: Title) -> list[tuple[Unit, Title]]:
    """Those of whom a clause says one title, each with a place of its own before it, where there are several:
    "A X облысының, B Y облысының әкімі болып тағайындалды"."""
    document = text.document
    sentence = document.sentence_of(title.start)
    gazetteer, language = document.gazetteer_of(sentence.paragraph), document.language_of(sentence.paragraph)
    last = document.unit_at(title.start - 1)
    if not language.grammar.head_last or title.seat is None or not text.is_a(last, "Person") or last is None:
        return []
    found = list(_over_elided(text, title))
    for person, place in pairwise(document.units_in(sentence.start, title.start)):
        joint = document.tokens[person.end : place.start]  # "NAME – Абай ауданының, NAME Бородулиха ауданының әкімі"
        beside = len(joint) < 2 and all(t.text in HYPHENS for t in joint)
        beside = beside and text.is_a(person, "Person") and text.is_a(place, "Place")
        if beside and place.end < title.start and language.grammar.places(document.tokens[place.end - 1].text):
            office = gazetteer.office(title.keys, place.entity)
            found.append((person, replace(title, seat=place.entity, office=office)))
    found.sort(key=lambda pair: pair[0].start)
    return [*found, (last, title)] if found else []


def _over_elided(text: Text, title: Title) -> Iterator[tuple[Unit, Title]]:
    """Those whose place leaves out the noun that the last one has: "A **Көксу**, ал B Алакөл ауданының әкімі болып
    сайланды"."""
    document, sentence = text.document, text.document.sentence_of(title.start)
    gazetteer, language = document.gazetteer_at(title.start), document.language_at(title.start)
    seat = document.unit_at(title.start)
    if seat is None or seat.entity != title.seat or seat.end - seat.start < _WITH_NOUN:
        return
    noun = language.keys(language.grammar.singular(document.tokens[seat.end - 1].text, possessed=True))[0]
    for person in document.units_in(sentence.start, title.start):
        named, after = person.end, person.end + 1
        elided = text.is_a(person, "Person") and document.tokens[named].capital and after < title.start
        ended = document.tokens[after].text == "," or document.tokens[after].text.casefold() in language.words.particles
        ended &= language.grammar.cases(document.tokens[named].text) <= {"gen"}
        place = document.unit_at(named)
        if elided and ended and (place is None or place.end == after):
            found = {e for keys in document.keys[named : named + 1] for e in gazetteer.exact([keys, (noun,)])}
            alike = [e for e in found if title.seat is not None and e.type == title.seat.type]
            if len(alike) == 1:
                yield person, replace(title, seat=alike[0], office=gazetteer.office(title.keys, alike[0]))


def each_with_own(text: Text, frame: Frame) -> list[tuple[Unit, Title]]:
    """Those of whom one verb that stands last says each his own title, in turns: "A қаржы министрі қызметінен, B әділет
    министрі қызметінен босатылды", "министр болып A, орынбасары болып B тағайындалды"."""
    document, sentence = text.document, text.document.sentence_of(frame.token)
    if not frame.passive or not document.language_at(frame.token).grammar.head_last:
        return []
    changing = text.words(frame.token, "appointment", "verbs") | text.words(frame.token, "dismissal", "verbs")
    others = (f.token for f in text.syntax.within(sentence.start, frame.token) if f.lemma in changing)
    start = max(others, default=sentence.start)
    people = [u for u in document.units_in(start, frame.token) if text.is_a(u, "Person") and u.named]
    titles = [t for t in text.loose_titles if start <= t.start < frame.token and is_taken(text, t)]
    if len(people) != len(titles) or len(people) < 2 or any(u.title is not None for u in people):
        return []
    pairs = list(zip(people, titles, strict=True))
    firsts = {person.start < title.start for person, title in pairs}
    ends = [max(person.end, title.end) for person, title in pairs]
    begins = [min(person.start, title.start) for person, title in pairs]
    apart = all(end <= begin for end, begin in zip(ends, begins[1:], strict=False))
    return pairs if len(firsts) == 1 and apart else []


def shared_out(text: Text, frame: Frame, title: Title) -> list[tuple[Unit, Title]]:
    """Those who are given one title, each over one of as many places, in their order: "akims of X and Y districts were
    appointed NAME and NAME"."""
    document = text.document
    head_last = document.language_at(title.start).grammar.head_last
    if not frame.passive or head_last or not document.is_of_several(title):
        return []
    sentence = document.sentence_of(frame.token)
    places = [u for u in document.units_in(title.start, max(title.start, frame.token)) if text.is_a(u, "Place")]
    people = [u for u in document.units_in(frame.token, sentence.end) if text.is_a(u, "Person") and u.named]
    if len(places) != len(people) or len(places) < 2:
        return []
    return [(person, over(text, title, place)) for person, place in zip(people, places, strict=True)]


def listed(text: Text, frame: Frame, title: Title | None) -> list[Unit]:
    """The persons of a list that the clause announces, each with his title: "relieved four ministers: Minister A,
    Minister B", or a line each after it, which may leave the title out: "akims: NAME – of X region". The sentence after
    the clause's own may do so for it: "These are Minister A and Minister B"."""
    if _names_honoured(text, frame):
        return []
    document = text.document
    begin = _beginning(text, frame)
    if begin is None:
        return []
    sentence = document.sentence_of(begin)
    if begin + 1 < sentence.end:
        return [u for u in document.units_in(begin, sentence.end) if text.is_a(u, "Person") and u.title is not None]
    title = title or _title_of_all(text, frame)
    lines = _lines(text, sentence.paragraph + 1)
    titled = (u if u.title is not None else _with_place(text, u, end, title) for u, end in lines)
    return [u for u in titled if u is not None]


def _beginning(text: Text, frame: Frame) -> int | None:
    """The token after which a list begins that a clause, or the sentence after it, announces."""
    document, sentence = text.document, text.document.sentence_of(frame.token)
    colon = next((i for i in range(frame.token, sentence.end) if document.tokens[i].text == ":"), None)
    if colon is not None or sentence.end >= len(document.tokens):
        return colon
    after = document.sentence_of(sentence.end)
    these = text.words(after.start, "appointment", "these")
    if document.tokens[after.start].text.casefold() not in these:
        return None
    return after.end - 1 if document.tokens[after.end - 1].text == ":" else after.start


def _title_of_all(text: Text, frame: Frame) -> Title | None:
    """The plural title told last in a clause's sentence or those right before, as all of a list have it."""
    sentence = text.document.sentence_of(frame.token)
    before = islice(text.document.sentences_before(sentence), _NEAR)
    start = min((s.start for s in before), default=sentence.start)
    near = (t for t in text.loose_titles if start <= t.start < sentence.end and text.document.is_of_several(t))
    return max(near, key=lambda t: t.start, default=None)


def _names_honoured(text: Text, frame: Frame) -> bool:
    """Is a list one of those who are honoured: "as laureates are named: …"?"""
    language = text.document.language_at(frame.token)
    holders = language.keys_of(language.listed("award", "holders"))
    return any(not holders.isdisjoint(keys) for keys in text.document.keys[frame.start : frame.token])


def _lines(text: Text, paragraph: int) -> Iterator[tuple[Unit, int]]:
    """The person that each line of a list begins with, dashes and numbers before it left out, and the line's end."""
    document = text.document
    for begin, end in document.paragraph_ranges[paragraph:]:
        unit = next(document.units_in(begin, end), None)
        if unit is None or not text.is_a(unit, "Person") or not unit.named or unit.start - begin > _BULLET:
            return
        yield unit, end


def _with_place(text: Text, person: Unit, end: int, title: Title | None) -> Unit | None:
    """A person of a list with the title that its heading gives to all, in the place or body that his line tells."""
    document = text.document
    place = next((u for u in document.units_in(person.end, end) if text.is_a(u, "Place", "Organization")), None)
    if title is None or place is None or document.tokens[person.end].text not in HYPHENS:
        return None
    return replace(person, title=over(text, title, place))
