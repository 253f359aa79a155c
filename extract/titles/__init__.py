"""Titles: posts, ranks and jobs in words, and what they are held in. Whose they are, ``holders`` tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.complements import BareComplements
from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.linking import Linker
from extract.passage import Passage
from extract.persons.runs import Runs
from extract.titles.after import seat_after, up_to_name
from extract.titles.before import SeatBefore, seat_before
from extract.titles.offices import NamedOffice, abroad, body_of, home_within, named_office, office_of_vice
from extract.titles.view import TitleView
from extract.titles.words import TitleWords, own_words
from ontology.reference import Entity


class TitleFinder:
    """Finds the titles of one article, whose names are known.

    Args:
        document: the article.
        linker: makes the bodies that no list has.
        context: what the article speaks of.
    """

    def __init__(self, document: Document, linker: Linker, context: Context) -> None:
        self.document, self.linker, self.context = document, linker, context
        ministries = {u.entity for u in document.units if document.is_a(u.entity, "Ministry")}
        self._ministry = ministries.pop() if len(ministries) == 1 else None

    def titles(self, passage: Passage, runs: Runs) -> Iterator[Title]:
        """Every title of a paragraph, in order."""
        bare = BareComplements(self.document, passage.number, self.linker, runs)
        view = TitleView(passage, runs, self.linker, self.context, bare, self._ministry)
        i = passage.start
        while i < passage.end:
            title = _title_at(view, i)
            if title is not None:
                yield title
            i = max(title.end, i + 1) if title is not None else i + 1


@dataclass(frozen=True, slots=True)
class _Held:
    """What a title is held in, and what office it then is.

    Attributes:
        start, end: the title's tokens, complement included.
        words: where the words of its wording begin.
        seat: the body or place.
        office: the office.
    """

    start: int
    end: int
    words: int
    seat: Entity | None
    office: Entity | None = None


def _title_at(view: TitleView, i: int) -> Title | None:
    """The title that begins with a token, with what it is held in."""
    words = own_words(view, i)
    if words is None:
        return None
    passage = view.passage
    text, base_form = passage.document.text, passage.grammar.base_form
    limit = passage.document.sentence_of(i).end
    held = _held(view, words, limit)
    open_ended = held.seat is None and held.office is None and words.end < limit
    return Title(
        start=held.start,
        end=held.end,
        words=base_form(
            text(_past_timely(view, min(i, held.words) if held.words >= held.start else i, words), words.end)
        ),
        keys=tuple(_keys(view, words)),
        seat=held.seat,
        office=held.office,
        post=words.post or held.office is not None,
        past=any(view.passage.says(j, view.passage.titles.past) for j in range(i, words.end)),
        wording=base_form(text(_past_timely(view, held.words, words), held.end)),
        of_something=open_ended and passage.says(words.end, passage.words.genitive),
        head=i,
    )


def _past_timely(view: TitleView, i: int, words: TitleWords) -> int:
    """Past the words that a title begins with and that only say when it is held: "the **new** akim of Rudny"."""
    timely = view.passage.language.keys_of(view.passage.titles.when_held)
    while i < words.end - 1 and not timely.isdisjoint(view.passage.keys[i]):
        i += 1
    return i


def _keys(view: TitleView, words: TitleWords) -> list[str]:
    """The keys of a title's own words; where titles take a possessive, the last word without it, and who heads a
    place under the name of his post."""
    language, keys = view.passage.language, view.phrase(words.start, words.end)
    if not language.grammar.head_last:
        return keys
    base = language.grammar.singular(view.passage.tokens[words.end - 1].text)
    if view.follows_description(words.start):
        base = language.governing.get(base, base)
    return [*keys[:-1], language.keys(base)[0]]


def _held(view: TitleView, words: TitleWords, limit: int) -> _Held:
    """What a title is held in: an office that the text names with its words, else what stands after or before them."""
    seat, end = seat_after(view, words.start, _past_brackets(view, words.end, limit), limit)
    if (sender := _sender(view, words, seat)) is not None:
        return _Held(sender.start, end, words.start, sender.entity)
    told_after = seat is not None
    before = None if told_after else seat_before(view, words)
    start, seat = (before.start, before.entity) if before is not None else (words.start, seat)
    named = named_office(view, words.start, words.end)
    if named is not None and _is_of_another(view, words, named, before):
        named = None
    if named is None and (superior := _office_of_superior(view, words)) is not None:
        body = view.passage.document.reference.entities.get(superior.office.get("body") or "")
        return _Held(min(start, superior.start), end, words.start, body or seat)
    if named is None and (vice := office_of_vice(view, words.start, words.end)) is not None:
        return _Held(start, end, words.start, body_of(view, vice))
    if named is None:
        return _with_office(view, words, _Held(start, end, words.start, seat))
    start = named.start if named.whole else min(start, named.start)
    own_end = up_to_name(view, named.end, limit)
    end = max(end if told_after else own_end, own_end) if named.completed else end
    if (other := abroad(view, named, limit)) is not None:
        country, begin, stop = other
        told = named.start if view.passage.grammar.head_last else named.words
        return _with_office(view, words, _Held(min(start, begin), max(end, stop), told, country))
    if not named.whole and _is_ranked(view, words):  # the vice minister is in the ministry, and is not the minister
        return _Held(start, end, named.words, body_of(view, named.office))
    return _Held(start, end, named.words, seat or home_within(view, named, end), named.office)


def _sender(view: TitleView, words: TitleWords, seat: Entity | None) -> Unit | None:
    """The body before the title of whoever is its envoy to a place: "**UN** Resident Coordinator in Kazakhstan"."""
    passage = view.passage
    if seat is None or passage.grammar.cased_complements or passage.grammar.head_last:
        return None
    if not view.is_a(seat, "Place") or passage.says(words.end, passage.words.genitive):
        return None
    body = view.seat_before(words.start)
    beside = body is not None and body.end == words.start and view.is_a(body.entity, "Organization")
    return body if beside else None


def _is_of_another(view: TitleView, words: TitleWords, named: NamedOffice, before: SeatBefore | None) -> bool:
    """Do the words before a title that alone means an office say that it is another body's: "«X» компаниясының
    президенті"?"""
    if named.start < words.start or named.end > words.end or not view.passage.grammar.head_last:
        return False
    if before is not None and before.entity is not None:
        own = (body_of(view, named.office), view.passage.document.reference.government)
        return view.is_a(before.entity, "Organization", "Facility") and before.entity not in own
    i = words.start - 1
    if i < view.sentence_start(words.start) or view.follows_description(words.start):
        return False
    told = view.passage.tokens[i]
    if told.capital and told.text.isascii() and not view.passage.tokens[words.start].text.isascii():
        return True  # a name in other letters, which stands for no entity: "Acme Institute президенті"
    return told.word and not told.capital and view.passage.grammar.places(told.text)


def _office_of_superior(view: TitleView, words: TitleWords) -> NamedOffice | None:
    """The office of whom a title's holder is a deputy or aide of: "**Ішкі істер министрінің** орынбасары"."""
    return named_office(view, words.start, words.superior) if words.superior is not None else None


def _with_office(view: TitleView, words: TitleWords, held: _Held) -> _Held:
    """What a title is held in, with the office that its words and that amount to."""
    gazetteer, phrase = view.passage.gazetteer, view.passage.language.timeless(view.phrase(words.start, words.end))
    if held.seat is None:
        alone = view.ministry is not None and held.end == words.end
        return replace(held, office=gazetteer.office(phrase, view.ministry)) if alone else held
    # "akim", or in more words "head of the region"
    wordings = (phrase, view.phrase(words.start, held.end), view.phrase(held.start, words.end))
    reference = view.passage.document.reference
    seats = (held.seat, reference.government) if held.seat == reference.home else (held.seat,)  # "Kazakh PM"
    offices = (gazetteer.office(wording, seat) for seat in seats for wording in wordings)
    return replace(held, office=next((office for office in offices if office is not None), None))


def _is_ranked(view: TitleView, words: TitleWords) -> bool:
    """Do a title's words say that it is a deputy's or an assistant's?"""
    last = words.end if view.passage.grammar.head_last else words.end - 1
    return any(view.holds(j, view.passage.titles.ranks) for j in range(words.start, last))


def _past_brackets(view: TitleView, i: int, limit: int) -> int:
    """Past another word for the title in brackets: "Akim (Governor) of …"."""
    tokens = view.passage.tokens
    return i + 3 if i + 2 < limit and tokens[i].text == "(" and tokens[i + 2].text == ")" else i
