"""What lies where: as the text says it, or as it implies by naming both."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.model import Fact
from extract.relations import Text, entities
from ontology.reference import Entity

_THINGS = ("Place", "Facility", "Organization")
_SPANNING = ("Lake", "River", "MountainRange", "Sea", "Road", "Pipeline")  # rarely within one region
_LARGER = ("Settlement", "City", "District", "Region", "Country", "MacroRegion")


def read(text: Text) -> Iterator[Fact]:
    """Stated and implied places, each pair once, the surest reading first."""
    seen: set[tuple[str, str]] = set()
    for thing, place, token, rule, confidence in _readings(text):
        key = (thing.id, place.id)
        if key not in seen and thing.id != place.id and not text.in_headline(token) and _plausible(text, thing, place):
            seen.add(key)
            yield text.fact("located_in", token, rule, confidence, thing=thing, place=place)


def _readings(text: Text) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    for frame in text.frames("located_in", "verbs"):
        if not frame.negated:
            for thing in entities(text, frame.get("patient", "agent"), *_THINGS):
                for place in entities(text, frame.get("in", "on"), "Place"):
                    yield thing.entity, place.entity, frame.token, "located-verb", 0.9
    yield from _adjacent(text)
    yield from _within_names(text)
    yield from _known(text)
    yield from _of_the_region(text)


def _plausible(text: Text, thing: Entity, place: Entity) -> bool:
    """Is the place larger than the thing, and does the reference data not put the thing elsewhere?"""
    if not text.document.is_a(place, *_LARGER):
        return False
    if (
        text.document.is_a(thing, *_LARGER)
        and _LARGER.index(thing.type) >= _LARGER.index(place.type)
        and thing.type in _LARGER
    ):
        return False
    if not thing.known or not text.document.is_a(thing, "Place"):
        return True
    reference = text.document.reference
    within = set(reference.within(thing.id)) | set(thing.properties.get("part_of", ())) - {"kazakhstan"}
    around = {place.id, *reference.within(place.id)} - {"kazakhstan"}
    return place.id in within or not place.known or not within or bool(within & around and place.type != "Region")


def _adjacent(text: Text) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    """A thing and the place that follows it: "the school in Usharal", "the village of X, Y district", "села X Y района"."""
    document = text.document
    yield from _place_before(text)
    units = sorted((u for u in (*document.units, *document.inner) if not text.is_a(u, "Person")), key=lambda u: u.start)
    for one, two in zip(units, units[1:], strict=False):
        if not (text.is_a(one, *_THINGS) and text.is_a(two, "Place")) or one.why == "nominal":
            continue
        sentence = document.sentence_of(one.start)
        if two.start >= sentence.end:
            continue
        between = [t.text.casefold() for t in document.tokens[one.end : two.start]]
        articles = document.language_of(sentence.paragraph).set("articles")
        words = tuple(w for w in between if w not in articles)
        prepositions = ("in", "of", "в", "во", "from")
        named = one.end <= two.start
        if named and len(words) == 1 and words[0] in prepositions:
            yield one.entity, two.entity, one.start, "thing-in-place", 0.85
            for other in _joined_before(text, units, one):
                yield other.entity, two.entity, one.start, "things-in-place", 0.75
        elif (
            named
            and words in ((), (",",), ("(",))
            and text.is_a(one, "Settlement", "City", "District")
            and text.is_a(two, "District", "Region")
        ):
            yield one.entity, two.entity, one.start, "place-of-place", 0.85
        elif (
            named
            and words == ()
            and document.language_of(sentence.paragraph).code == "ru"
            and text.is_a(one, "Facility", "Organization")
        ):
            yield one.entity, two.entity, one.start, "thing-of-place", 0.75
        elif (
            named
            and words == ()
            and document.language_of(sentence.paragraph).code == "kk"
            and text.is_a(two, "Settlement", "City", "District")
        ):
            if text.is_a(one, "Region", "District"):
                yield two.entity, one.entity, one.start, "place-of-place", 0.85


def _joined_before(text: Text, units: list[Unit], last: Unit) -> Iterator[Unit]:
    """What is coordinated with a thing before it, of the same class: "the gorges of A and B in C"."""
    position = units.index(last)
    while position > 0:
        before = units[position - 1]
        between = [t.text.casefold() for t in text.document.tokens[before.end : units[position].start]]
        if before.entity.type != last.entity.type or not between or not set(between) <= {",", "and", "и", "және", "the"}:
            return
        yield before
        position -= 1


def _place_before(text: Text) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    """A body that bears its place as an adjective: "the Shymkent company X"."""
    document = text.document
    units = sorted((u for u in (*document.units, *document.inner) if not text.is_a(u, "Person")), key=lambda u: u.start)
    for place, thing in zip(units, units[1:], strict=False):
        lower = not document.tokens[thing.start].capital and document.tokens[thing.start].word
        if place.end == thing.start and lower and place.named and text.is_a(place, "Place") and text.is_a(thing, "Organization", "Facility"):
            yield thing.entity, place.entity, thing.start, "place-as-adjective", 0.75


def _within_names(text: Text) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    """A facility whose name says its place: "Friendship House of Karaganda"."""
    for inner in text.document.inner:
        outer = next((u for u in text.document.units if u.start <= inner.start and inner.end <= u.end), None)
        if (
            outer is None
            or not text.is_a(inner, "Place")
            or not text.is_a(outer, "Facility")
            or outer.title is not None
        ):
            continue
        before = text.document.tokens[inner.start - 1].text.casefold() if inner.start > outer.start else ""
        if before in ("of", "in"):
            yield outer.entity, inner.entity, outer.start, "named-by-place", 0.8


def _known(text: Text) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    """Places that the article names, and what contains them, where it names that too and the reference data agree."""
    units = [*text.document.units, *text.document.inner]
    first: dict[str, Unit] = {}
    for unit in sorted(units, key=lambda u: (text.in_headline(u.start), not u.named, u.start)):
        if text.is_a(unit, "Place", "Facility"):
            first.setdefault(unit.entity.id, unit)
    for unit in first.values():
        if not unit.entity.known or text.is_a(unit, "Country", "MacroRegion", *_SPANNING):
            continue
        above = [*unit.entity.properties.get("part_of", ()), *text.document.reference.within(unit.entity.id)]
        regions = [c for c in dict.fromkeys(above) if c in first and first[c].entity.type == "Region"]
        if len(regions) == 1:  # what lies in two regions lies in neither
            yield unit.entity, first[regions[0]].entity, unit.start, "known-container", 0.8
    yield from _in_the_country(text, first)


def _in_the_country(text: Text, first: dict[str, Unit]) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    """A region and the country, where one sentence speaks of both."""
    country = text.document.reference.entities.get("kazakhstan")
    for unit in text.document.units:
        if country is None or unit.entity.type != "Region" or not unit.named:
            continue
        sentence = text.document.sentence_of(unit.start)
        if any(
            u.entity.id == country.id and u.why == "nominal"
            for u in text.document.units_in(sentence.start, sentence.end)
        ):
            yield unit.entity, country, unit.start, "region-of-country", 0.7


def _of_the_region(text: Text) -> Iterator[tuple[Entity, Entity, int, str, float]]:
    """A new facility in an article about one region, named in a sentence that puts it nowhere else."""
    region = text.context.only_region()
    if region is None:
        return
    for unit in text.document.units:
        if unit.entity.known or not unit.named or not text.is_a(unit, "Facility"):
            continue
        sentence = text.document.sentence_of(unit.start)
        around = list(text.document.units_in(sentence.start, sentence.end))
        if not any(text.is_a(u, "Place") and u.named for u in around):
            yield unit.entity, region, unit.start, "facility-of-the-region", 0.6
