"""What a post is held in: the body or place that its office or its words tell, or one place of several."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.text import Text
from ontology.reference import Entity


def bodies(text: Text, title: Title) -> tuple[Entity, ...]:
    """What a title is held in: as its office says, or as the text says; both where the office is in a body and the text
    tells the country, too: "the Prime Minister of Kazakhstan"."""
    own = (_seat_of(text, title.office) if title.office else None) or title.seat
    if own is None and (superior := _superior(text, title)) is not None:
        return bodies(text, superior)
    told = _country_told(text, title)
    of_country = own == text.document.reference.government or (own is not None and text.document.is_a(own, "Ministry"))
    if own is None or told is None or not of_country:
        return tuple(filter(None, (own,)))
    return own, told


def _superior(text: Text, title: Title) -> Title | None:
    """The title of whose deputy somebody is, where a pronoun says so: "the akim of X NAME and **his deputy**"."""
    document, start = text.document, title.start
    language = document.language_at(start)
    sentence = document.sentence_of(start)
    said = start > sentence.start and document.tokens[start - 1].text.casefold() in language.words.possessive_pronouns
    if not said or language.keys_of(language.titles.ranks).isdisjoint(title.keys) or title.of_something:
        return None
    before = (h.title for h in document.held if sentence.start <= h.title.start and h.unit.end <= start - 1)
    return max(before, key=lambda t: t.start, default=None)


def _country_told(text: Text, title: Title) -> Entity | None:
    """The home country, where a title tells it."""
    if title.seat is not None and title.seat.type == "Country":
        return title.seat
    home, document = text.document.reference.home, text.document
    named = document.gazetteer_at(title.start).entities
    within = {e for i in range(title.start, title.end) for _, found in named.at(document.keys, i) for e in found}
    return home if home in within else None


def _seat_of(text: Text, office: Entity) -> Entity | None:
    entities = text.document.reference.entities
    return entities.get(office.get("jurisdiction") or "") or entities.get(office.get("body") or "")


def over(text: Text, title: Title, place: Unit) -> Title:
    """A title that several are given as one of them has it, over a place."""
    grammar = text.document.language_at(title.start).grammar
    words = " ".join(grammar.singular(w) if grammar.plural(w) else w for w in title.words.split())
    gazetteer = text.document.gazetteer_at(title.start)
    office = gazetteer.office(list(title.keys), place.entity) or gazetteer.office([words.casefold()], place.entity)
    return replace(
        title, start=place.start, end=place.end, words=words, wording=words, seat=place.entity, office=office
    )


def seated(text: Text, title: Title, token: int) -> Title:
    """A title of whoever governs a place, over the only place that its sentence tells, where its own words tell none:
    "in Akmola region the akim is now NAME"; or over that of the same title in the sentence before, if it tells no
    place: "the akim of Akmola region was dismissed. NAME was appointed akim".

    Args:
        text: the article.
        title: the title.
        token: of the clause that tells who holds it.
    """
    document, language = text.document, text.document.language_at(title.start)
    governing = {language.keys(post)[0] for post in language.governing.values()}
    keys = language.timeless(title.keys)
    if title.seat is not None or title.office is not None or title.of_something or len(keys) != 1:
        return title
    sentence = document.sentence_of(token)
    places = [u for u in document.units_in(sentence.start, sentence.end) if text.is_a(u, "Region", "District", "City")]
    seats = {unit.entity for unit in places} or _seats_before(text, title, token)
    if not governing.issuperset(keys) or len(seats) != 1:
        return title
    seat = seats.pop()
    return replace(title, seat=seat, office=document.gazetteer_at(title.start).office(keys, seat))


def own_of_subject(text: Text, title: Title, frame: Frame) -> Title:
    """A title in the body that a clause has for its subject, where a word says that it is the subject's own: "the
    Senate elected NAME as **its** chairman"."""
    document = text.document
    before = document.tokens[max(0, title.start - 1)].text.casefold()
    if title.seat is not None or title.office is not None or title.of_something or frame.passive:
        return title
    if before not in text.words(title.start, "appointment", "own"):
        return title
    seats = {unit.entity for unit in frame.units(Role.AGENT) if text.is_a(unit, "Organization")}
    if len(seats) != 1:
        return title
    seat = seats.pop()
    keys = document.language_at(title.start).timeless(title.keys)
    return replace(title, seat=seat, office=document.gazetteer_at(title.start).office(keys, seat))


def worked_in(text: Text, title: Title) -> Title:
    """A title that tells nothing that it is held in, in the only body before it in which its sentence says that
    somebody worked: "worked **at the Ministry of Finance** as an expert, then inspector"."""
    document, language = text.document, text.document.language_at(title.start)
    if title.seat is not None or title.office is not None or title.of_something or language.grammar.head_last:
        return title
    start = document.sentence_of(title.start).start
    works = text.words(title.start, "position", "verbs") | text.words(title.start, "position", "begin")
    frames = (f for f in text.syntax.within(start, title.start) if f.lemma in works and not f.noun)
    units = (u for f in frames for u in f.units(Role.LOCATION) if f.token < u.start)
    seats = {u.entity for u in units if u.end <= title.start and text.is_a(u, "Organization")}
    between = {u.entity for u in document.units_in(start, title.start) if text.is_a(u, "Organization", "Place")}
    if len(seats) != 1 or between != seats:
        return title
    (seat,) = seats
    return replace(
        title, seat=seat, office=document.gazetteer_at(title.start).office(language.timeless(title.keys), seat)
    )


def _seats_before(text: Text, title: Title, token: int) -> set[Entity]:
    """What the same title is held in, in the sentence before a token's, in one paragraph."""
    document = text.document
    sentence = document.sentence_of(token)
    before = next(iter(document.sentences_before(sentence)), None)
    if before is None or before.paragraph != sentence.paragraph:
        return set()
    told = (*text.loose_titles, *(held.title for held in document.held))
    keys = document.language_at(title.start).timeless(title.keys)
    near = (other for other in told if before.start <= other.start < before.end)
    same = [other for other in near if document.language_at(other.start).timeless(other.keys) == keys]
    several = any(document.is_of_several(other) for other in same)  # "the akims of A and B were dismissed"
    return {entity for other in same if not several for entity in bodies(text, other)}
