"""What lies where: as the text says it, or as it implies by naming both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract import failures
from extract.document import Unit
from extract.frames import Frame, Role
from extract.languages import Language
from extract.marks import HYPHENS
from extract.model import Fact
from extract.participants import described, entities
from extract.readings import First
from extract.rules import Rule
from extract.text import Text
from ontology.reference import Entity

LOCATED_VERB = Rule("located_in", "located-verb", 'a verb of lying somewhere: "the plant is located in X"')
OPERATING_IN = Rule("located_in", "operating-in", 'a verb of working somewhere: "the plant operates in X"')
THERE_IS = Rule(
    "located_in", "there-is", 'a place that has a thing, or where it is: "the region boasts Lake X", "X is in Y"'
)
VISITED_IN = Rule("located_in", "visited-in", 'a facility that somebody sees somewhere: "in X he visited the plant Y"')
CENTRE_OF = Rule("located_in", "centre-of", 'a town called the centre of a region: "X is the centre of Y"')
LYING_IN = Rule("located_in", "lying-in", 'a word for lying between a thing and a place: "Y, situated in X"')
IN_BRACKETS = Rule("located_in", "in-brackets", 'a place in brackets after a thing: "the clinic Y (X)"')
THING_IN_PLACE = Rule("located_in", "thing-in-place", 'a thing and a place with "in" between: "the school in X"')
THINGS_IN_PLACE = Rule(
    "located_in", "things-in-place", 'several things before "in" and a place: "the schools A and B in X"'
)
PLACE_OF_PLACE = Rule(
    "located_in", "place-of-place", 'a smaller place and a larger one side by side: "X village, Y district"'
)
THING_OF_PLACE = Rule("located_in", "thing-of-place", 'a thing and, in the genitive, its place: "музей X области"')
PLACES_OF_PLACE = Rule(
    "located_in", "places-of-place", 'several places before that which they are all in: "A, B and C of X region"'
)
TOLD_REGION = Rule(
    "located_in", "told-region", "a district and its region in the genitive, wherever the reference data put it"
)
BELONGING_TO = Rule("located_in", "belonging-to", 'a place and what belongs to it: "X облысына қарасты Y ауданы"')
PLACE_OF_THING = Rule(
    "located_in", "place-of-thing", 'a place whose case makes the thing after it its own: "X қаласындағы Y зауыты"'
)
NARROWED = Rule(
    "located_in", "narrowed", 'a place, then what in it is meant: "in X, at the plant Y", "in X: the plants Y, Z"'
)
COMPANY_OF = Rule("located_in", "company-of", 'a company said to be of a country or place: "Y, a company of X"')
VILLAGE_OF_THE_DISTRICT = Rule(
    "located_in", "village-of-the-district", "a village that no list has, in an article that names one district"
)
QUARTER_OF_THE_TOWN = Rule(
    "located_in", "quarter-of-the-town", "a quarter that no list has, in an article that names one town"
)
PLACE_AS_OWNER = Rule("located_in", "place-as-owner", 'a place that owns a thing: "X’s stadium Y"')
PLACE_AS_ADJECTIVE = Rule("located_in", "place-as-adjective", 'a place right before a thing: "the X company Y"')
ADJECTIVE_OF_PLACE = Rule(
    "located_in", "adjective-of-place", 'a town’s adjective before a facility’s kind and name: "Актауский стадион «X»"'
)
NAMED_BY_PLACE = Rule("located_in", "named-by-place", 'a place within the name of a facility: "Friendship House of X"')
KNOWN_CONTAINER = Rule(
    "located_in", "known-container", "two places of which the reference data put one in the other, both named"
)
REGION_OF_COUNTRY = Rule(
    "located_in", "region-of-country", 'a region in a sentence about the country: "X region is the country’s granary"'
)
FACILITY_OF_THE_TOWN = Rule(
    "located_in", "facility-of-the-town", "a facility seen or opened, in an article that names one town"
)
FACILITY_OF_THE_DISTRICT = Rule(
    "located_in", "facility-of-the-district", "a facility seen or opened, in an article that names one district"
)
FACILITY_OF_THE_REGION = Rule(
    "located_in",
    "facility-of-the-region",
    "a facility seen or opened, in an article about one region that puts it nowhere else",
)

_THINGS = ("Place", "Facility", "Organization")
_NOWHERE = (
    "Party",
    "InternationalOrganization",
    "Country",
)  # of which a place beside says nothing: "the UN in New York"
_SEATLESS = ("GovernmentBody", "Party", "InternationalOrganization")  # a place beside tells what they are of, not where
_SMALL = ("Settlement", "City", "District")
_ACRONYM = 4  # letters that a name in capitals may have and be no dateline
_SIZE = 5  # words at most that tell a facility's size before its place
_APPOSED = 5  # words at most that call a town a region's centre
_ABBREVIATED = 3  # tokens up to the bracket after a place: "(Астана қ.)"
_LARGER = ("Settlement", "City", "District", "Region", "Country", "MacroRegion")
_SPANNING = ("Lake", "River", "MountainRange", "Sea", "Road", "Pipeline")  # rarely within one region

Located = tuple[Entity, Entity, int, Rule]  # thing, place, token, rule


def read(text: Text) -> Iterator[Fact]:
    """Stated and implied places, each pair once, the surest reading first."""
    first = First()
    within: set[tuple[Entity, str]] = set()  # things, and the classes of the places that the text puts them in
    for thing, place, token, rule in _readings(text):
        told = thing != place and not text.in_headline(token)
        told &= not (rule is KNOWN_CONTAINER and (thing, place.type) in within)
        if told and (rule is TOLD_REGION or _plausible(text, thing, place)) and first(thing, place):
            within.add((thing, place.type))
            yield text.fact(rule, token, thing=thing, place=place)


def _readings(text: Text) -> Iterator[Located]:
    return text.each(
        _located,
        _there_is,
        _beside,
        _of_the_adjective,
        _within_names,
        _known,
        _in_the_country,
        _of_the_topic,
        _of_the_district,
        _of_the_city,
    )


def _plausible(text: Text, thing: Entity, place: Entity) -> bool:
    """Is the place larger than the thing, and does the reference data not put the thing elsewhere?"""
    quarter = place.type == "Place" and text.document.is_a(thing, "Facility", "Organization")
    if not (quarter or text.document.is_a(place, *_LARGER)):
        return False
    if place.type == "Country" and text.document.is_a(thing, "GovernmentBody"):
        return False  # "Министерство культуры Республики Казахстан" is of the country, which says not where it sits
    if thing.type in _LARGER and _LARGER.index(thing.type) >= _LARGER.index(place.type):
        return _rural(thing, place)
    if not thing.known or not text.document.is_a(thing, "Place"):
        return True
    reference = text.document.reference
    within = set(_around(text, thing)) | set(thing.properties.get("part_of", ())) - {reference.country}
    around = {place.id, *reference.within(place.id)} - {reference.country}
    return place.id in within or not place.known or not within or bool(within & around and place.type != "Region")


def _around(text: Text, place: Entity) -> list[str]:
    """What a place lies in today, and lay in when the article was written."""
    return text.document.reference.around(place.id, text.document.article.issued)


def _located(text: Text) -> Iterator[Located]:
    """ "The plant is located in X"."""
    for frame in text.frames("located_in", "verbs"):
        if not frame.negated:
            things = entities(text, frame.get(Role.PATIENT, Role.AGENT), *_THINGS) or _seated(text, frame)
            for thing in things or described(text, frame.get(Role.PATIENT, Role.AGENT)):
                for place in entities(text, frame.get(Role.LOCATION, Role.BASIS), "Place") or _parts(text, frame):
                    yield thing.entity, place.entity, frame.token, LOCATED_VERB
    for frame in text.frames("located_in", "operating"):
        if not frame.negated:
            for thing in entities(text, frame.get(Role.PATIENT, Role.AGENT), "Facility", "Enterprise"):
                places = entities(text, frame.get(Role.LOCATION), *_SMALL, "Region", inside=True)  # "на территории X"
                for place in (places or _parts(text, frame))[:1]:
                    yield thing.entity, place.entity, frame.token, OPERATING_IN


def _seated(text: Text, frame: Frame) -> list[Unit]:
    """The body of whose seat a clause tells: "the headquarters **of X** is in Y"."""
    seats = text.words(frame.token, "located_in", "headquarters")
    told = (f for f in frame.get(Role.PATIENT, Role.AGENT) if f.unit is None and f.lemma in seats)
    return [u for f in told for u in f.inside if text.is_a(u, "Organization") and u.named][:1]


def _parts(text: Text, frame: Frame) -> list[Unit]:
    """The place of whose part a clause says that something is there: "on the outskirts of X"."""
    parts = text.words(frame.token, "located_in", "whereabouts")
    within = (u for f in frame.get(Role.LOCATION, Role.BASIS) if f.lemma in parts for u in f.inside)
    return [u for u in within if text.is_a(u, *_SMALL, "Region")][:1]


def _there_is(text: Text) -> Iterator[Located]:
    """ "The region boasts Lake X", "on its territory there is the plant Y", "the park Z is in X", "in X he saw Y"."""
    for frame in text.frames("located_in", "having"):
        for place in entities(text, frame.get(Role.AGENT), "Place") if frame.asserted else ():
            for thing in entities(text, frame.get(Role.PATIENT), *_THINGS):
                yield thing.entity, place.entity, frame.token, THERE_IS
    for frame in text.frames("located_in", "being"):
        homes = text.words(frame.token, "located_in", "homes")
        for filler in frame.get(Role.ATTRIBUTE) if frame.asserted else ():  # "X is home to Y"
            for place in entities(text, frame.get(Role.AGENT), "Place") if filler.lemma in homes else ():
                yield from ((u.entity, place.entity, u.start, THERE_IS) for u in filler.inside if _has_seat(text, u))
        for place in (
            entities(text, frame.get(Role.LOCATION, Role.BASIS), "Place", inside=True) if frame.asserted else ()
        ):
            subjects = frame.get(Role.AGENT, Role.PATIENT, Role.ATTRIBUTE)
            here = entities(text, subjects, "Place", "Facility", "Enterprise")[:1] or _seated(text, frame)
            for thing in here:
                if thing.named:
                    yield thing.entity, place.entity, frame.token, THERE_IS
    for frame, thing in _seen(text):
        for place in entities(text, frame.get(Role.LOCATION), "Settlement", "City", "District")[:1]:
            yield thing.entity, place.entity, frame.token, VISITED_IN


def _seen(text: Text) -> Iterator[tuple[Frame, Unit]]:
    """The new facilities and firms that somebody visits or inspects, or that open, with the verb."""
    done = (Role.PATIENT, Role.GOAL)
    visits = ((frame, done) for frame in text.frames("visit", "verbs", "see"))
    opened = ((frame, done) for frame in text.frames("opening", "opened", "itself", "launched"))
    known = ((frame, (*done, Role.COMITATIVE)) for frame in text.frames("visit", "acquaint"))  # "зауытпен танысты"
    gone = ((frame, (Role.GOAL, Role.LOCATION)) for frame in text.frames("visit", "motion"))
    for frame, roles in (*visits, *known, *gone, *opened):
        within = Role.COMITATIVE in roles  # "зауыттың жұмысымен танысты"
        seen = entities(text, frame.get(*roles), "Facility", "Enterprise", inside=within)
        for thing in seen or entities(text, frame.get(Role.AGENT), "Facility"):  # "the plant opened"
            if frame.asserted and thing.named and not thing.entity.known:
                yield frame, thing


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
            between = _words_between(text, one, two, language)
            yield _Pair(text, one, two, units, n, between, language)


def _thing_in_place(pair: _Pair) -> Iterator[Located]:
    """ "The school in X", "the schools A and B in X"."""
    text, one, two = pair.text, pair.one, pair.two
    in_place = _leads_to_place(pair) and text.is_a(two, "Place")
    if in_place and one.why != "nominal" and not text.is_a(one, *_NOWHERE):
        yield one.entity, two.entity, one.start, THING_IN_PLACE
        for other in _joined_before(text, pair.units, pair.number):
            yield other.entity, two.entity, one.start, THINGS_IN_PLACE


def _leads_to_place(pair: _Pair) -> bool:
    """Does a preposition of place stand between two units, after no more than the size of the first: "школа №5 **на 300
    мест в** селе X"?"""
    words, language = pair.between.split(), pair.language
    if pair.between in language.words.place_prepositions:
        return True
    sized = 2 < len(words) <= _SIZE and words[0] in language.words.size_links and words[1][:1].isdigit()
    return sized and words[-1] in language.words.place_prepositions and pair.text.is_a(pair.one, "Facility")


def _smaller_first(pair: _Pair) -> Iterator[Located]:
    """ "X village, Y district", "villages X and Y of Z district", "Tashkent, Uzbekistan"."""
    text, one, two = pair.text, pair.one, pair.two
    after = pair.language.grammar.place_beside == "after"
    within = pair.between in ("", ",", "(", *pair.language.words.genitive) and _nested(text, one, two)
    within &= not (pair.between == "" and pair.language.grammar.head_last and _of_city(text, two, one))
    within |= pair.between in (*(("",) if after else ()), *pair.language.words.genitive) and _of_city(text, one, two)
    within &= not _goes_on(pair)
    if within or (pair.between == "," and _abroad(text, one, two)):
        told = (after or pair.between in pair.language.words.genitive) and text.is_a(one, "District")
        told &= pair.between not in (",", "(")
        yield one.entity, two.entity, one.start, TOLD_REGION if told else PLACE_OF_PLACE
    if within and pair.between != ",":
        for other in _joined_before(text, pair.units, pair.number, _SMALL):
            if _nested(text, other, two):
                yield other.entity, two.entity, other.start, TOLD_REGION if told else PLACES_OF_PLACE


def _goes_on(pair: _Pair) -> bool:
    """Does a comma go on with a list where larger places stand first: "A ауылында, B ауданында"?"""
    if pair.between != "," or pair.language.grammar.place_beside != "before":
        return False
    grammar, tokens = pair.language.grammar, pair.text.document.tokens
    return bool(grammar.cases(tokens[pair.one.end - 1].text)) or grammar.plural(tokens[pair.two.end - 1].text)


def _thing_of_place(pair: _Pair) -> Iterator[Located]:
    """ "Музей X области"."""
    text, one, two = pair.text, pair.one, pair.two
    follows = pair.between == "" and pair.language.grammar.place_beside == "after"
    if follows and text.is_a(two, "Place") and _has_seat(text, one) and one.named:
        yield one.entity, two.entity, one.start, THING_OF_PLACE


def _larger_first(pair: _Pair) -> Iterator[Located]:
    """ "Y ауданы X ауылы", "Z облысы, Y ауданы, X ауылы"."""
    text, one, two = pair.text, pair.one, pair.two
    before = pair.language.grammar.place_beside == "before"
    beside = pair.between == ""
    nested = (beside or _goes_down(pair)) and _nested(text, two, one)
    if before and (nested or (beside and _of_city(text, two, one))):
        yield two.entity, one.entity, one.start, TOLD_REGION if text.is_a(two, "District") else PLACE_OF_PLACE
        for other in _joined_after(text, pair.units, pair.number + 1) if beside else ():
            if _nested(text, other, one):
                yield other.entity, one.entity, one.start, PLACES_OF_PLACE


def _goes_down(pair: _Pair) -> bool:
    """Does a comma part a larger place and a smaller one, each with its kind, as addresses do; no list goes on?"""
    one, two = pair.one, pair.two
    kinds = one.kind is not None and two.kind is not None and one.entity.type != two.entity.type
    return (
        pair.between == "," and kinds and not pair.language.grammar.cases(pair.text.document.tokens[one.end - 1].text)
    )


def _belonging(pair: _Pair) -> Iterator[Located]:
    """ "X облысына қарасты Y ауданы"."""
    if pair.between in pair.language.words.belonging and pair.text.is_a(pair.one, "Place"):
        yield pair.two.entity, pair.one.entity, pair.one.start, BELONGING_TO


def _by_case(pair: _Pair) -> Iterator[Located]:
    """ "X қаласындағы «Y» зауыты"."""
    text, one, two = pair.text, pair.one, pair.two
    if pair.between == "" and text.is_a(one, "Place") and _in_place(text, one, two):
        yield two.entity, one.entity, two.start, PLACE_OF_THING


def _narrowed(pair: _Pair) -> Iterator[Located]:
    """ "In X, at the plant Y", "В X: микрорайоны Y и Z", "X-де, Y зауытында": a place, then what in it is meant."""
    text, one, two = pair.text, pair.one, pair.two
    placed = text.is_a(one, "City", "Settlement") and one.named
    if not (placed and two.named and (_has_seat(text, two) or two.entity.type == "Place")):
        return
    if pair.language.grammar.head_last:
        at = pair.between == "," and _says_where(text, one) and _says_where(text, two)
        told = _says_where(text, one)
    else:
        (comma, _, again), narrowing = pair.between.partition(" "), text.words(one.start, "located_in", "narrowing")
        told = _before(text, one) in narrowing
        at = told and comma == "," and again in narrowing
    if at:
        yield two.entity, one.entity, two.start, NARROWED
    if told and pair.between == ":":
        others = [*_joined_after(text, pair.units, pair.number + 1, ("Facility", "Organization", "Place"))]
        for other in (two, *others) if others else ():
            yield other.entity, one.entity, other.start, NARROWED


def _says_where(text: Text, unit: Unit) -> bool:
    """Does the case of a name say that something is there or goes there: "X зауытында", not "X-дегі"?"""
    grammar, last = text.document.language_at(unit.start).grammar, text.document.tokens[unit.end - 1].text
    return grammar.oblique(last) and not grammar.places(last)


def _before(text: Text, unit: Unit) -> str:
    """The word before a unit and its article."""
    articles, tokens, i = text.document.language_at(unit.start).words.articles, text.document.tokens, unit.start - 1
    while i > 0 and tokens[i].text.casefold() in articles:
        i -= 1
    return tokens[i].text.casefold() if i >= 0 else ""


def _company_of(pair: _Pair) -> Iterator[Located]:
    """ "X, a company of Y"."""
    text, one, two = pair.text, pair.one, pair.two
    words, comma = pair.between.split(), pair.between.startswith(",")
    if not (comma and len(words) > 2 and text.is_a(one, "Enterprise") and text.is_a(two, "Place")):
        return
    kind = pair.language.kinds.longest([pair.language.keys(w) for w in words[1:-1]], 0)
    whole = kind is not None and kind[0] == len(words) - 2 and text.document.is_a_class(kind[1][0], "Enterprise")
    if whole and words[-1] in pair.language.words.genitive | pair.language.words.place_prepositions:
        yield one.entity, two.entity, one.start, COMPANY_OF


def _owned(pair: _Pair) -> Iterator[Located]:
    """ "X’s stadium Y"."""
    text, one, two = pair.text, pair.one, pair.two
    if (
        pair.between in pair.language.words.possessive
        and text.is_a(one, "Place")
        and (text.is_a(two, "Facility") or (_has_seat(text, two) and not text.is_a(one, "Country")))
    ):
        yield two.entity, one.entity, two.start, PLACE_AS_OWNER


def _as_adjective(pair: _Pair) -> Iterator[Located]:
    """ "The X company Y"."""
    text, one, two = pair.text, pair.one, pair.two
    based = pair.between in text.words(one.start, "located_in", "based") and text.is_a(two, "Organization")
    beside = pair.between == "" and _begins_with_noun(text, two)
    if one.named and text.is_a(one, "Place") and (beside or based):
        yield two.entity, one.entity, two.start, PLACE_AS_ADJECTIVE


def _lying_in(pair: _Pair) -> Iterator[Located]:
    """ "Y, situated in X", "X ауданында орналасқан Y"."""
    text, words = pair.text, pair.language.words
    verbs = pair.language.verb_keys("located_in", "verbs")
    between = [pair.language.keys(t) for t in pair.between.split()]
    last = pair.language.grammar.head_last
    thing, place = (pair.two, pair.one) if last else (pair.one, pair.two)
    words_of_lying = [k for k in between if not verbs.isdisjoint(k)]
    others = [k for k in between if verbs.isdisjoint(k) and {*k}.isdisjoint({",", *words.place_prepositions})]
    told = words_of_lying and not others and thing.named
    if told and text.is_a(place, "Place") and text.is_a(thing, *_THINGS):
        yield thing.entity, place.entity, pair.two.start, LYING_IN


def _existing(pair: _Pair) -> Iterator[Located]:
    """ "X ауылында «Y» балабақшасы бар": where verbs stand last, what a word after it says to be in a place."""
    text, place, thing = pair.text, pair.one, pair.two
    after = text.document.tokens[thing.end : thing.end + 1]
    said = any(t.text.casefold() in text.words(thing.start, "located_in", "existing") for t in after)
    where = "loc" in pair.language.grammar.cases(text.document.tokens[place.end - 1].text)
    if said and where and pair.between == "" and text.is_a(place, "Place") and text.is_a(thing, "Facility"):
        yield thing.entity, place.entity, thing.start, THERE_IS


def _listed_under(pair: _Pair) -> Iterator[Located]:
    """ "X district – the villages A, B and C", "three villages of X district have water: A, B and C"."""
    text, one, two = pair.text, pair.one, pair.two
    alone = (two.start, two.end) == (two.name_start, two.name_end)
    announced = pair.between.endswith((":", "(")) and two.kind is not None and alone
    if (announced or pair.between in ("(", ":", *HYPHENS)) and text.is_a(two, *_SMALL) and _nested(text, two, one):
        for place in (two, *_joined_after(text, pair.units, pair.number + 1)):
            if _nested(text, place, one):
                yield place.entity, one.entity, place.start, PLACES_OF_PLACE


def _in_brackets(pair: _Pair) -> Iterator[Located]:
    """ "The clinic Y (X)", "«Y» ЖШС директоры (X қ.)"."""
    text, one, two = pair.text, pair.one, pair.two
    tokens = text.document.tokens
    closes = any(t.text == ")" for t in tokens[two.end : two.end + _ABBREVIATED])
    told = pair.between == "(" or (pair.between.endswith("(") and _is_post_in(text, one, two))
    seated = _has_seat(text, one) or (text.is_a(one, "City", "Settlement") and text.is_a(two, "Region"))
    if closes and told and seated and one.named and two.named and text.is_a(two, "Place"):
        yield one.entity, two.entity, one.start, IN_BRACKETS


def _is_post_in(text: Text, body: Unit, place: Unit) -> bool:
    """Does what stands between a body and a bracket say only which post somebody holds there?"""
    titles = (*text.loose_titles, *(held.title for held in text.document.held))
    return any(t.seat == body.entity and body.end <= t.end == place.start - 1 for t in titles)


def _centre(pair: _Pair) -> Iterator[Located]:
    """ "X is the administrative centre of Y region", "Y облысының орталығы – X"."""
    text, language = pair.text, pair.language
    centres = language.keys_of(tuple(sorted(text.words(pair.one.start, "located_in", "centres"))))
    between = pair.between.split()
    told = len(between) <= _APPOSED and any(not centres.isdisjoint(language.keys(w)) for w in between)
    if told and not language.words.coordinators & {*between}:
        for town, place in ((pair.one, pair.two), (pair.two, pair.one)):
            if town.named and text.is_a(town, "City", "Settlement") and text.is_a(place, "Region", "District"):
                yield town.entity, place.entity, pair.one.start, CENTRE_OF


# The first of these that reads two units side by side is believed.
_SIDE_BY_SIDE = (
    _smaller_first, _thing_in_place, _narrowed, _company_of, _thing_of_place, _larger_first, _belonging, _by_case,
    _owned, _as_adjective, _lying_in, _existing, _listed_under, _in_brackets, _centre,
)  # fmt: skip


def _has_seat(text: Text, thing: Unit) -> bool:
    """Is it a facility, or an organisation of which a place beside it may say where it is?"""
    return text.is_a(thing, "Facility", "Organization") and not text.is_a(thing, *_SEATLESS)


def _words_between(text: Text, one: Unit, two: Unit, language: Language) -> str:
    """The words between two units, without articles and the kind of place that the second is: "школа № 5 г. X"."""
    document, end = text.document, two.start
    signs = text.words(one.start, "located_in", "signs")
    if end - one.end > 1 and document.tokens[end - 1].text == "." and document.tokens[end - 2].text in signs:
        end -= 2
    elif two.kind is None and text.is_a(two, "Place") and end > one.end:
        kind = language.kinds.longest(document.keys, end - 1)
        end -= kind is not None and document.is_a_class(kind[1][0], "Place") and not language.grammar.kind_follows_name
    words = (t.text.casefold() for t in document.tokens[one.end : end])
    return " ".join(w for w in words if w not in language.words.articles)


def _nested(text: Text, inner: Unit, outer: Unit) -> bool:
    """Are these a town and its district, or a district and its region?"""
    small = text.is_a(inner, "Settlement", "City", "District") and inner.why != "nominal"
    apart = inner.entity.type != outer.entity.type or _rural(inner.entity, outer.entity)
    return small and text.is_a(outer, "District", "Region") and apart


def _of_city(text: Text, inner: Unit, outer: Unit) -> bool:
    """Are these a district of a city and the city: "Samal **district of Almaty city**"?"""
    return text.is_a(inner, "District") and text.is_a(outer, "City") and inner.named and outer.named


def _rural(inner: Entity, outer: Entity) -> bool:
    """May one district be a rural one within another? No list has those."""
    return inner.type == outer.type == "District" and outer.known and not inner.known


def _abroad(text: Text, town: Unit, country: Unit) -> bool:
    """Are these a town and its country: "Tashkent, Uzbekistan"?"""
    return town.named and text.is_a(town, "City", "Settlement") and text.is_a(country, "Country")


def _in_place(text: Text, place: Unit, thing: Unit) -> bool:
    """Does the case of a place say that what follows it is there or its own: "X қаласындағы «Y» зауыты"?"""
    language = text.document.language_at(place.start)
    last = text.document.tokens[place.end - 1].text
    own = language.grammar.places(last)
    lying = own and language.grammar.oblique(last)  # "аудандағы", not "ауданның"
    return own and (place.named or lying) and thing.named and text.is_a(thing, "Facility", "Organization")


def _begins_with_noun(text: Text, thing: Unit) -> bool:
    first = text.document.tokens[thing.start]
    return first.word and not first.capital and text.is_a(thing, "Organization", "Facility") and thing.named


def _joined_before(text: Text, units: Sequence[Unit], position: int, classes: Sequence[str] = ()) -> Iterator[Unit]:
    """What is coordinated with a thing before it, of the same class or of some: "the gorges of A and B in C"."""
    while position > 0:
        before, here = units[position - 1], units[position]
        same = text.is_a(before, *classes) if classes else before.entity.type == here.entity.type
        if not same or not _coordinated(text, before, here):
            return
        yield before
        position -= 1


def _joined_after(text: Text, units: Sequence[Unit], position: int, classes: Sequence[str] = _SMALL) -> Iterator[Unit]:
    """What is coordinated with one before it, the places of: "X облысының A ауданы мен B қаласында"."""
    for here, after in pairwise(units[position:]):
        if not text.is_a(after, *classes) or not _coordinated(text, here, after):
            return
        yield after


def _coordinated(text: Text, one: Unit, two: Unit) -> bool:
    """Do only commas and conjunctions stand between two units, and what brackets say of the first?"""
    tokens = [t.text.casefold() for t in text.document.tokens[one.end : two.start]]
    if tokens[:1] == ["("] and ")" in tokens:
        tokens = tokens[tokens.index(")") + 1 :]
    words = text.document.language_at(two.start).words
    return bool(tokens) and {*tokens} <= {",", *words.coordinators, *words.articles}


def _of_the_adjective(text: Text) -> Iterator[Located]:
    """ "Актауский стадион «X»": of a town and a region with one adjective, the one that the article names."""
    document = text.document
    named = {u.entity for u in document.units if text.is_a(u, "City", "Region") and u.named}
    for unit in document.units:
        before = document.tokens[unit.start - 1] if unit.start else None
        new = text.is_a(unit, "Facility") and not unit.entity.known and unit.kind is not None
        if before is None or not (new and before.word and unit.start > document.sentence_of(unit.start).start):
            continue
        gazetteer = document.gazetteer_of(document.sentence_of(unit.start).paragraph)
        town, region = gazetteer.town_of_adjective(before.text), gazetteer.place_of_adjective(before.text)
        places = [p for p in (town, region) if p is not None and document.is_a(p, "City", "Region")]
        told = [p for p in places if p in named] or places
        if len(told) == 1:
            yield unit.entity, told[0], unit.start, ADJECTIVE_OF_PLACE


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
        if before in words.genitive or before in words.place_prepositions or _begins_as_adjective(text, inner, outer):
            yield outer.entity, inner.entity, outer.start, NAMED_BY_PLACE


def _begins_as_adjective(text: Text, inner: Unit, outer: Unit) -> bool:
    """Does the name of a facility begin with a place and an adjective of its kind: "X аудандық музейі"?"""
    language = text.document.language_at(inner.start)
    attributes = language.keys_of(language.words.place_attributes)
    last = {text.document.keys[inner.end - 1][0]}
    return language.grammar.head_last and inner.start == outer.start and not attributes.isdisjoint(last)


def _known(text: Text) -> Iterator[Located]:
    """What the reference data put in a region, where the article speaks of both."""
    first: dict[str, Unit] = {}
    units = [*text.document.units, *text.document.inner]
    for unit in sorted(units, key=lambda u: (text.in_headline(u.start), not u.named, u.start)):
        if text.is_a(unit, "Place", "Facility"):
            first.setdefault(unit.entity.id, unit)
    spoken_of = {u.entity.id for u in units if _spoken_of(text, u)}
    for unit in first.values():
        if not unit.entity.known or text.is_a(unit, "Country", "MacroRegion", *_SPANNING):
            continue
        above = [*_around(text, unit.entity), *unit.entity.properties.get("part_of", ())]
        containers = ("Region", "District") if unit.entity.type == "Settlement" else ("Region",)
        named = [c for c in dict.fromkeys(above) if c in first and first[c].entity.type in containers]
        regions = named[:1] if unit.entity.type == "Settlement" else named
        if len(regions) == 1 and unit.entity.id in spoken_of:  # what lies in two regions lies in neither
            yield unit.entity, first[regions[0]].entity, unit.start, KNOWN_CONTAINER


def _spoken_of(text: Text, unit: Unit) -> bool:
    """Is a place named for itself: not in a dateline, at an end of a road, or as a part of another name?"""
    tokens, outer = text.document.tokens, text.document.unit_at(unit.start)
    if outer is not None and outer != unit and not text.is_a(outer, "Person", "GovernmentBody", "Place"):
        return False
    name = text.document.text(unit.start, unit.end)
    if name.isupper() and len(name) > _ACRONYM and not text.in_headline(unit.start):
        return False  # "KOKSHETAU. – …"
    if unit.kind is not None:
        return True
    before, after = tokens[unit.start - 1] if unit.start else None, text.document.tokens[unit.end : unit.end + 2]
    route = [t.text for t in after[:1]] in ([h] for h in HYPHENS) and len(after) > 1 and after[1].capital
    route = route or (before is not None and before.text in HYPHENS and tokens[unit.start - 2].capital)
    return not route and not _begins_a_name(text, unit)


def _begins_a_name(text: Text, unit: Unit) -> bool:
    """Does a bare name go on: "the Kyzylorda Hydroelectric Complex", "Павлодар педагогикалық институты"?"""
    tokens, end = text.document.tokens, text.document.sentence_of(unit.start).end
    if unit.end >= end or text.document.unit_at(unit.end) is not None:
        return False
    last, following = tokens[unit.end - 1], tokens[unit.end]
    grammar = text.document.language_at(unit.start).grammar
    if grammar.head_last and following.word and not following.capital:
        return not grammar.oblique(last.text) and not grammar.verbal(following.text)
    return following.word and following.capital and last.word


def _in_the_country(text: Text) -> Iterator[Located]:
    """A region and the country, where one sentence speaks of both."""
    country = text.document.reference.home
    for unit in text.document.units:
        if country is None or unit.entity.type != "Region" or not unit.named:
            continue
        sentence, outer = text.document.sentence_of(unit.start), text.document.unit_at(unit.start)
        around = text.document.units_in(sentence.start, sentence.end)
        told = any(u.entity == country and u.why == "nominal" for u in around)
        if outer == unit and (told or _among_the_countrys(text, unit, country)):
            yield unit.entity, country, unit.start, REGION_OF_COUNTRY


def _among_the_countrys(text: Text, region: Unit, country: Entity) -> bool:
    """Is a region one of several that a sentence has called the country's: "eight regions of Kazakhstan, **including**
    X and Y", "Қазақстанның сегіз облысы, **оның ішінде** X"?"""
    document, sentence = text.document, text.document.sentence_of(region.start)
    language = document.language_of(sentence.paragraph)
    rows = [*language.words.among, *((word,) for word in language.words.inclusion)]
    said = [t.text.casefold() for t in document.tokens[sentence.start : region.start]]
    begun = (i for i in range(len(said)) for row in rows if tuple(said[i : i + len(row)]) == tuple(row))
    begin = sentence.start + next(begun, 0)
    named = any(u.entity == country and u.named for u in document.units_in(sentence.start, begin))
    found = (language.kinds.longest(document.keys, i) for i in range(sentence.start, begin))
    return named and any(kind is not None and kind[1][0] == "Region" for kind in found)


def _of_the_topic(text: Text) -> Iterator[Located]:
    """A facility that an article puts nowhere, which speaks of one town, of one district and no town, or of one
    region."""
    region = text.context.only_region()
    towns = {u.entity: u for u in text.document.units if text.is_a(u, "City", "Settlement") and _spoken_of(text, u)}
    rule = FACILITY_OF_THE_TOWN if towns else FACILITY_OF_THE_DISTRICT
    towns = towns or {u.entity: u for u in [*text.document.units][::-1] if text.is_a(u, "District") and u.named}
    town, named = next(iter(towns.items())) if len(towns) == 1 else (None, None)
    for frame, thing in (*_seen(text), *_acting(text)):
        beside = any(town in {u.entity for u in f.inside} for f in frame.get(Role.PATIENT))  # "the port of X and **Y**"
        if named is not None and named.end <= thing.start and not beside and not _placed(text, frame, town):
            if frame.asserted and town is not None:
                yield thing.entity, town, frame.token, rule
        elif region is not None and not _placed(text, frame, None):
            yield thing.entity, region, thing.start, FACILITY_OF_THE_REGION


def _of_the_district(text: Text) -> Iterator[Located]:
    """Villages that no list has, in an article that names one district and no other town before them."""
    districts = {u.entity: u for u in text.document.units if text.is_a(u, "District") and u.named}
    if len(districts) != 1:
        return
    ((district, named),) = districts.items()
    for unit in text.document.units:
        if unit.entity.type == "Settlement" and not unit.entity.known and named.end <= unit.start:
            yield unit.entity, district, unit.start, VILLAGE_OF_THE_DISTRICT


def _of_the_city(text: Text) -> Iterator[Located]:
    """Quarters that no list has, in an article that names one city, wherever: "в микрорайоне X"."""
    cities = {u.entity: u for u in text.document.units if text.is_a(u, "City") and u.entity.known}
    villages = any(text.is_a(u, "Settlement") for u in text.document.units)
    if len(cities) != 1 or villages:
        return
    ((city, _),) = cities.items()
    for unit in text.document.units:
        if unit.entity.type == "Place" and unit.named and not unit.entity.known and _is_quarter(text, unit):
            yield unit.entity, city, unit.start, QUARTER_OF_THE_TOWN


def _is_quarter(text: Text, unit: Unit) -> bool:
    """Is a place called a part of a town by what its names, or the words of its unit, say that it is?"""
    language = text.document.language_at(unit.start)
    quarters = [language.phrase(quarter) for quarter in language.listed("located_in", "quarters")]
    said = [language.phrase(text.document.text(unit.start, unit.end))]
    said += [language.phrase(name) for names in unit.entity.names.values() for name in names]
    return any(set(quarter) <= set(words) for quarter in quarters for words in said)


def _acting(text: Text) -> Iterator[tuple[Frame, Unit]]:
    """The new facilities that do something or that something is done to, but for being studied at."""
    for frame in text.syntax.frames:
        if not frame.noun and frame.lemma not in text.words(frame.token, "located_in", "studying"):
            for thing in entities(text, frame.get(Role.AGENT, Role.PATIENT, Role.GOAL), "Facility"):
                if thing.named and not thing.entity.known:
                    yield frame, thing


def _placed(text: Text, frame: Frame, town: Entity | None) -> bool:
    """Does the sentence of a verb name a place other than a town?"""
    sentence = text.document.sentence_of(frame.token)
    around = text.document.units_in(sentence.start, sentence.end)
    return any(text.is_a(u, "Place") and u.named and u.entity != town for u in around)
