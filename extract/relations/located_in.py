"""What lies where: as the text says it, or as it implies by naming both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract import failures
from extract.document import Unit
from extract.frames import Role
from extract.languages import Language
from extract.model import Fact
from extract.relations import First, Text, described, entities
from extract.rules import Rule
from ontology.reference import Entity

LOCATED_VERB = Rule("located_in", "located-verb", 'a verb of lying somewhere: "the plant is located in X"')
OPERATING_IN = Rule("located_in", "operating-in", 'a verb of working somewhere: "the plant operates in X"')
THING_IN_PLACE = Rule("located_in", "thing-in-place", 'a thing and a place with "in" between: "the school in X"')
THINGS_IN_PLACE = Rule(
    "located_in", "things-in-place", 'several things before "in" and a place: "the schools A and B in X"'
)
PLACE_OF_PLACE = Rule(
    "located_in", "place-of-place", 'a smaller place and a larger one side by side: "X village, Y district"'
)
THING_OF_PLACE = Rule("located_in", "thing-of-place", 'a thing and, in the genitive, its place: "музей X области"')
BELONGING_TO = Rule("located_in", "belonging-to", 'a place and what belongs to it: "X облысына қарасты Y ауданы"')
PLACE_OF_THING = Rule(
    "located_in", "place-of-thing", 'a place whose case makes the thing after it its own: "X қаласындағы Y зауыты"'
)
PLACE_AS_OWNER = Rule("located_in", "place-as-owner", 'a place that owns a thing: "X’s stadium Y"')
PLACE_AS_ADJECTIVE = Rule("located_in", "place-as-adjective", 'a place right before a thing: "the X company Y"')
NAMED_BY_PLACE = Rule("located_in", "named-by-place", 'a place within the name of a facility: "Friendship House of X"')
KNOWN_CONTAINER = Rule(
    "located_in", "known-container", "two places of which the reference data put one in the other, both named"
)
REGION_OF_COUNTRY = Rule(
    "located_in", "region-of-country", 'a region in a sentence about the country: "X region is the country’s granary"'
)
FACILITY_OF_THE_REGION = Rule(
    "located_in", "facility-of-the-region", "a new facility that an article about one region puts nowhere else"
)

_THINGS = ("Place", "Facility", "Organization")
_LARGER = ("Settlement", "City", "District", "Region", "Country", "MacroRegion")
_SPANNING = ("Lake", "River", "MountainRange", "Sea", "Road", "Pipeline")  # rarely within one region

Located = tuple[Entity, Entity, int, Rule]  # thing, place, token, rule


def read(text: Text) -> Iterator[Fact]:
    """Stated and implied places, each pair once, the surest reading first."""
    first = First()
    for thing, place, token, rule in _readings(text):
        told = thing != place and not text.in_headline(token)
        if told and _plausible(text, thing, place) and first(thing, place):
            yield text.fact(rule, token, thing=thing, place=place)


def _readings(text: Text) -> Iterator[Located]:
    return text.each(_located, _beside, _within_names, _known, _in_the_country, _of_the_region)


def _plausible(text: Text, thing: Entity, place: Entity) -> bool:
    """Is the place larger than the thing, and does the reference data not put the thing elsewhere?"""
    if not text.document.is_a(place, *_LARGER):
        return False
    if place.type == "Country" and text.document.is_a(thing, "GovernmentBody"):
        return False  # "Министерство культуры Республики Казахстан" is of the country, which says not where it sits
    if thing.type in _LARGER and _LARGER.index(thing.type) >= _LARGER.index(place.type):
        return False
    if not thing.known or not text.document.is_a(thing, "Place"):
        return True
    reference = text.document.reference
    within = set(reference.within(thing.id)) | set(thing.properties.get("part_of", ())) - {reference.country}
    around = {place.id, *reference.within(place.id)} - {reference.country}
    return place.id in within or not place.known or not within or bool(within & around and place.type != "Region")


def _located(text: Text) -> Iterator[Located]:
    """ "The plant is located in X"."""
    for frame in text.frames("located_in", "verbs"):
        if not frame.negated:
            things = entities(text, frame.get(Role.PATIENT, Role.AGENT), *_THINGS)
            for thing in things or described(text, frame.get(Role.PATIENT, Role.AGENT)):
                for place in entities(text, frame.get(Role.LOCATION, Role.BASIS), "Place"):
                    yield thing.entity, place.entity, frame.token, LOCATED_VERB
    for frame in text.frames("located_in", "operating"):
        if not frame.negated:
            for thing in entities(text, frame.get(Role.PATIENT, Role.AGENT), "Facility", "Enterprise"):
                for place in entities(text, frame.get(Role.LOCATION), "Settlement", "City", "District", "Region")[:1]:
                    yield thing.entity, place.entity, frame.token, OPERATING_IN


def _beside(text: Text) -> Iterator[Located]:
    """A thing and a place side by side: "the school in Usharal", "X village, Y district", "the Shymkent company Z"."""
    for pair in _pairs(text):
        told = (tuple(failures.each((rule,), pair, text.failures)) for rule in _SIDE_BY_SIDE)
        yield from next(filter(None, told), ())


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two units of a sentence, neither of a person, that no other stands between.

    Attributes:
        text: the article.
        one, two: the units.
        units, number: all such units in order, and which of them ``one`` is.
        between: the words between them, without articles.
        language: that of the sentence.
    """

    text: Text
    one: Unit
    two: Unit
    units: Sequence[Unit]
    number: int
    between: str
    language: Language


def _pairs(text: Text) -> Iterator[_Pair]:
    units = sorted(
        (u for u in (*text.document.units, *text.document.inner) if not text.is_a(u, "Person")), key=lambda u: u.start
    )
    for n, (one, two) in enumerate(pairwise(units)):
        sentence = text.document.sentence_of(one.start)
        if one.end <= two.start < sentence.end and text.is_a(one, *_THINGS) and text.is_a(two, *_THINGS):
            language = text.document.language_of(sentence.paragraph)
            between = _words_between(text, one, two, language.words.articles)
            yield _Pair(text, one, two, units, n, between, language)


def _thing_in_place(pair: _Pair) -> Iterator[Located]:
    """ "The school in X", "the schools A and B in X"."""
    text, one, two = pair.text, pair.one, pair.two
    if pair.between in pair.language.words.place_prepositions and text.is_a(two, "Place") and one.why != "nominal":
        yield one.entity, two.entity, one.start, THING_IN_PLACE
        for other in _joined_before(text, pair.units, pair.number):
            yield other.entity, two.entity, one.start, THINGS_IN_PLACE


def _smaller_first(pair: _Pair) -> Iterator[Located]:
    """ "X village, Y district", "Tashkent, Uzbekistan"."""
    text, one, two = pair.text, pair.one, pair.two
    within = pair.between in ("", ",", "(") and _nested(text, one, two)
    if within or (pair.between == "," and _abroad(text, one, two)):
        yield one.entity, two.entity, one.start, PLACE_OF_PLACE


def _thing_of_place(pair: _Pair) -> Iterator[Located]:
    """ "Музей X области"."""
    text, one, two = pair.text, pair.one, pair.two
    follows = pair.between == "" and pair.language.grammar.place_beside == "after"
    if follows and text.is_a(two, "Place") and text.is_a(one, "Facility", "Organization"):
        yield one.entity, two.entity, one.start, THING_OF_PLACE


def _larger_first(pair: _Pair) -> Iterator[Located]:
    """ "Y ауданы X ауылы"."""
    text, one, two = pair.text, pair.one, pair.two
    if pair.between == "" and pair.language.grammar.place_beside == "before" and _nested(text, two, one):
        yield two.entity, one.entity, one.start, PLACE_OF_PLACE


def _belonging(pair: _Pair) -> Iterator[Located]:
    """ "X облысына қарасты Y ауданы"."""
    if pair.between in pair.language.words.belonging and pair.text.is_a(pair.one, "Place"):
        yield pair.two.entity, pair.one.entity, pair.one.start, BELONGING_TO


def _by_case(pair: _Pair) -> Iterator[Located]:
    """ "X қаласындағы «Y» зауыты"."""
    text, one, two = pair.text, pair.one, pair.two
    if pair.between == "" and text.is_a(one, "Place") and _in_place(text, one, two):
        yield two.entity, one.entity, two.start, PLACE_OF_THING


def _owned(pair: _Pair) -> Iterator[Located]:
    """ "X’s stadium Y"."""
    text, one, two = pair.text, pair.one, pair.two
    if (
        pair.between in pair.language.words.possessive
        and text.is_a(one, "Place")
        and text.is_a(two, "Facility", "Organization")
    ):
        yield two.entity, one.entity, two.start, PLACE_AS_OWNER


def _as_adjective(pair: _Pair) -> Iterator[Located]:
    """ "The X company Y"."""
    text, one, two = pair.text, pair.one, pair.two
    if pair.between == "" and one.named and text.is_a(one, "Place") and _begins_with_noun(text, two):
        yield two.entity, one.entity, two.start, PLACE_AS_ADJECTIVE


# The first of these that reads two units side by side is believed.
_SIDE_BY_SIDE = (
    _thing_in_place, _smaller_first, _thing_of_place, _larger_first, _belonging, _by_case, _owned, _as_adjective,
)  # fmt: skip


def _words_between(text: Text, one: Unit, two: Unit, articles: frozenset[str]) -> str:
    words = (t.text.casefold() for t in text.document.tokens[one.end : two.start])
    return " ".join(w for w in words if w not in articles)


def _nested(text: Text, inner: Unit, outer: Unit) -> bool:
    """Are these a town and its district, or a district and its region?"""
    small = text.is_a(inner, "Settlement", "City", "District") and inner.why != "nominal"
    return small and text.is_a(outer, "District", "Region") and inner.entity.type != outer.entity.type


def _abroad(text: Text, town: Unit, country: Unit) -> bool:
    """Are these a town and its country: "Tashkent, Uzbekistan"?"""
    return town.named and text.is_a(town, "City", "Settlement") and text.is_a(country, "Country")


def _in_place(text: Text, place: Unit, thing: Unit) -> bool:
    """Does the case of a place say that what follows it is there or its own: "X қаласындағы «Y» зауыты"?"""
    language = text.document.language_at(place.start)
    own = language.grammar.places(text.document.tokens[place.end - 1].text)
    return own and place.named and thing.named and text.is_a(thing, "Facility", "Organization")


def _begins_with_noun(text: Text, thing: Unit) -> bool:
    first = text.document.tokens[thing.start]
    return first.word and not first.capital and text.is_a(thing, "Organization", "Facility") and thing.named


def _joined_before(text: Text, units: Sequence[Unit], position: int) -> Iterator[Unit]:
    """What is coordinated with a thing before it, of the same class: "the gorges of A and B in C"."""
    while position > 0:
        before, here = units[position - 1], units[position]
        between = {t.text.casefold() for t in text.document.tokens[before.end : here.start]}
        language = text.document.language_at(here.start)
        joined = between <= {",", *language.words.coordinators, *language.words.articles}
        if before.entity.type != here.entity.type or not between or not joined:
            return
        yield before
        position -= 1


def _within_names(text: Text) -> Iterator[Located]:
    """A facility whose name says its place: "Friendship House of Karaganda"."""
    for inner in text.document.inner:
        outer = text.document.unit_at(inner.start)
        if (
            outer is None
            or outer.title is not None
            or not text.is_a(inner, "Place")
            or not text.is_a(outer, "Facility")
        ):
            continue
        before = text.document.tokens[inner.start - 1].text.casefold() if inner.start > outer.start else ""
        words = text.document.language_at(inner.start).words
        if before in words.genitive or before in words.place_prepositions:
            yield outer.entity, inner.entity, outer.start, NAMED_BY_PLACE


def _known(text: Text) -> Iterator[Located]:
    """What the reference data put in a region, where the article names both."""
    first: dict[str, Unit] = {}
    units = [*text.document.units, *text.document.inner]
    for unit in sorted(units, key=lambda u: (text.in_headline(u.start), not u.named, u.start)):
        if text.is_a(unit, "Place", "Facility"):
            first.setdefault(unit.entity.id, unit)
    for unit in first.values():
        if not unit.entity.known or text.is_a(unit, "Country", "MacroRegion", *_SPANNING):
            continue
        above = [*unit.entity.properties.get("part_of", ()), *text.document.reference.within(unit.entity.id)]
        containers = ("Region", "District") if unit.entity.type == "Settlement" else ("Region",)
        named = [c for c in dict.fromkeys(above) if c in first and first[c].entity.type in containers]
        regions = named[:1] if unit.entity.type == "Settlement" else named
        if len(regions) == 1:  # what lies in two regions lies in neither
            yield unit.entity, first[regions[0]].entity, unit.start, KNOWN_CONTAINER


def _in_the_country(text: Text) -> Iterator[Located]:
    """A region and the country, where one sentence speaks of both."""
    country = text.document.reference.home
    for unit in text.document.units:
        if country is None or unit.entity.type != "Region" or not unit.named:
            continue
        sentence = text.document.sentence_of(unit.start)
        around = text.document.units_in(sentence.start, sentence.end)
        if any(u.entity == country and u.why == "nominal" for u in around):
            yield unit.entity, country, unit.start, REGION_OF_COUNTRY


def _of_the_region(text: Text) -> Iterator[Located]:
    """A new facility in an article about one region, named in a sentence that puts it nowhere else."""
    region = text.context.only_region()
    for unit in text.document.units if region is not None else ():
        if unit.entity.known or not unit.named or not text.is_a(unit, "Facility"):
            continue
        sentence = text.document.sentence_of(unit.start)
        around = text.document.units_in(sentence.start, sentence.end)
        if region is not None and not any(text.is_a(u, "Place") and u.named for u in around):
            yield unit.entity, region, unit.start, FACILITY_OF_THE_REGION
