"""Who went where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from extract.document import Sentence, Unit
from extract.encounters import Encounter, completed, last_before
from extract.frames import Filler, Frame, Role
from extract.model import Fact
from extract.participants import described, entities, headed_by, right_before, tells_of, unlisted
from extract.readings import occasions
from extract.rules import Rule
from extract.text import Text

VISIT_VERB = Rule("visit", "visit-verb", 'a verb of visiting: "X visited Y"')
VISIT_VERB_IN = Rule(
    "visit", "visit-verb-in", 'the place in which somebody visits something: "X visited a school in Y"'
)
MOTION_VERB = Rule("visit", "motion-verb", 'a verb of going: "X went to Y"')
ACQUAINTED_WITH = Rule("visit", "acquainted-with", 'a verb of getting acquainted: "X got acquainted with the plant"')
SEEING = Rule("visit", "seeing", 'a verb of looking: "X inspected the plant"')
VISIT_NOUN = Rule("visit", "visit-noun", 'a noun of going: "the trip of X to Y"')
MET_RESIDENTS = Rule(
    "visit", "met-residents", 'where those live or work whom somebody meets: "X met with residents of Y"'
)
SHOWN = Rule("visit", "shown", 'where somebody is shown something: "at the plant X was shown a new line"')
ON_THE_SPOT = Rule(
    "visit", "on-the-spot", 'the place where somebody on a trip does something: "In the village Y he handed over keys"'
)
STOP = Rule("visit", "stop", 'a stop of a trip: "the next stop was the plant", "the trip began at the plant"')
HOSTED = Rule("visit", "hosted", 'a place that receives somebody: "the district received the akim"')
PRESENCE = Rule("visit", "presence", 'what somebody does at a place: "X held a meeting at the plant"')

_TARGETS = ("Place", "Facility", "Organization")
_AREAS = ("Settlement", "City", "District", "Region")
_WORKS = ("Facility", "Enterprise", "University")
_HOMES = ("Settlement", "City", "District", "Club", *_WORKS)
_AWAY = ("Settlement", "City", "District")  # where a meeting is held that somebody goes to
_STOPS = (*_AREAS, *_WORKS)
_FRONT = 8  # tokens of a sentence in which what it is about stands
_LONGEST_BETWEEN = 3  # tokens between the members of a list


def read(text: Text) -> Iterator[Fact]:
    """Visits from verbs of visiting, of motion, of getting acquainted, from trips and visits named by nouns, and from
    the stops of a trip."""
    return occasions(_visits(text), "when")


def _visits(text: Text) -> Iterator[Fact]:
    for persons, targets, token, rule, *_ in _readings(text):
        for person in persons:
            for target in targets:
                if _is_abroad(text, person, target):
                    yield text.fact(rule, token, person=person, target=target)


def _is_abroad(text: Text, person: Unit, target: Unit) -> bool:
    """May somebody visit a place: is it no country of their own?"""
    return not text.is_home(target) or (target.named and text.is_from_abroad(person))


def _readings(text: Text) -> Iterator[Encounter]:
    rules = (_visited, _went, _got_acquainted, _saw, _hosted, _on_a_trip, _held_there, _met_residents, _was_shown)
    told = completed(text.each(*rules), [], _last_visitors)
    yield from told
    yield from completed(text.each(partial(_on_the_spot, told=told), _stopped, _began), told, _last_visitors)


def _left_out(text: Text, frame: Frame) -> bool:
    """Does a clause leave out who acts, or call them only "the guests", "the delegation", or by a post?"""
    guests = text.words(frame.token, "visit", "guests")
    spoken = frame.passive or text.speaker_at(frame.token) is not None
    agents = () if spoken else frame.get(Role.AGENT)
    return not spoken and all(f.unit is None and (f.lemma in guests or _is_title(text, f)) for f in agents)


def _by_nobody(text: Text, frame: Frame) -> bool:
    """Does a passive leave out who acts, or tell it by a pronoun: "were visited", «им были осмотрены»?"""
    pronouns = text.document.language_at(frame.token).words.subject_pronouns
    acting = (f for f in frame.get(Role.AGENT, Role.INSTRUMENT) if f.unit is not None or f.lemma not in pronouns)
    return frame.passive and text.speaker_at(frame.token) is None and next(acting, None) is None


def _is_title(text: Text, filler: Filler) -> bool:
    """Is a phrase a post that the text is not seen to give to anybody: "Mayor of the region"?"""
    return any(filler.start <= t.start <= filler.head < max(t.end, filler.end) for t in text.loose_titles)


def _visited(text: Text) -> Iterator[Encounter]:
    """ "X visited Y", "X visited a school in Y", "Y was visited by X"."""
    for frame in text.frames("visit", "verbs"):
        if frame.asserted:
            people, on_trip = _persons(text, frame), _left_out(text, frame) or _by_nobody(text, frame)
            yield Encounter(people, _objects(text, frame), frame.token, VISIT_VERB, on_trip, somewhere=True)
            yield Encounter(people, _around(text, frame), frame.token, VISIT_VERB_IN, on_trip)
            visitors = [u for u in frame.units(Role.PATIENT) if text.is_a(u, "Person") and u.named]
            if visitors and not frame.passive and not people:  # the place first: "район посетил аким"
                yield Encounter(visitors, entities(text, frame.get(Role.AGENT), *_TARGETS), frame.token, VISIT_VERB)


def _went(text: Text) -> Iterator[Encounter]:
    """ "X went to Y", "Y, where X had come"."""
    for frame in text.frames("visit", "motion"):
        if frame.asserted and not frame.passive and not _idiom(text, frame) and not _changes_posts(text, frame):
            whither = (Role.GOAL, Role.LOCATION, Role.BASIS, Role.PATH)  # "went round the plant"
            goal = entities(text, frame.get(*whither), "Place", *_WORKS)
            goal = [*goal, *_series(text, goal)] or _within(text, frame)
            goal = goal or unlisted(text, frame.get(Role.GOAL, Role.LOCATION), "Settlement") or _whither(text, frame)
            yield Encounter(_persons(text, frame), goal, frame.token, MOTION_VERB, _left_out(text, frame))


def _hosted(text: Text) -> Iterator[Encounter]:
    """ "The district received the akim"."""
    for frame in text.frames("visit", "hosting"):
        if frame.asserted and not frame.passive:
            guests = entities(text, frame.get(Role.PATIENT), "Person")
            hosts = [u for u in frame.units(Role.AGENT) if text.is_a(u, *_STOPS) and u.named]
            yield Encounter(guests, hosts, frame.token, HOSTED)


def _within(text: Text, frame: Frame) -> list[Unit]:
    """Where somebody goes to something that is told of by a noun alone: "went to the workshop of the plant Y", "was at
    the threshing floor of the farm Y"."""
    posts = {t.start for t in text.loose_titles}
    goal = (
        f for f in frame.get(Role.GOAL) if posts.isdisjoint(range(f.start, f.end))
    )  # not "to the post of akim of Y"
    there = entities(text, goal, *_STOPS, inside=True)
    return there or entities(text, frame.get(Role.LOCATION, Role.BASIS), *_WORKS, inside=True)


def _whither(text: Text, frame: Frame) -> list[Unit]:
    """The place named right before a relative clause that tells who came there: "Y, where X had come"."""
    document = text.document
    wheres = text.words(frame.token, "visit", "wheres")
    for i in range(frame.token - 1, document.sentence_of(frame.token).start, -1):
        if i in text.syntax.verb:
            return []
        if document.tokens[i].text.casefold() in wheres:
            place = document.unit_at(i - 1 - (document.tokens[i - 1].text == ","))
            return [place] if place is not None and text.is_a(place, *_STOPS) else []
    return []


def _got_acquainted(text: Text) -> Iterator[Encounter]:
    """ "X got acquainted with the plant", "X made himself familiar with the plant"."""
    for frame in text.frames("visit", "acquaint"):
        if not frame.negated and frame.modality is None:
            acquainted = (u for u in frame.units(Role.PATIENT) if text.is_a(u, "Person"))
            people = _persons(text, frame) or list(acquainted)
            goal = entities(text, frame.get(Role.COMITATIVE), "Facility", "Organization", inside=True)
            goal = [*goal, *_around(text, frame), *_of_works(text, frame)]
            yield Encounter(people, goal, frame.token, ACQUAINTED_WITH, _left_out(text, frame))
    for frame in text.frames("visit", "make"):
        if frame.asserted and (said := _said_after(text, frame, "familiar")) is not None:
            works = (u for u in text.document.units_in(said, frame.end) if text.is_a(u, *_WORKS))
            goal = [*works][:1] + _around(text, frame)
            yield Encounter(_persons(text, frame), goal, frame.token, ACQUAINTED_WITH, _left_out(text, frame))


def _of_works(text: Text, frame: Frame) -> list[Unit]:
    """The places of works that somebody gets acquainted with: "with the repair of the streets **of X**"."""
    works = text.words(frame.token, "visit", "works")
    seen = (f for f in frame.get(Role.COMITATIVE) if tells_of(text, f, works))
    return [u for f in seen for u in f.inside if text.is_a(u, "Settlement", "City", "District") and u.named]


def _said_after(text: Text, frame: Frame, group: str) -> int | None:
    """The token after a verb, in its clause, that is a word of a group of the relation's predicates."""
    language = text.document.language_at(frame.token)
    words = language.keys_of(text.words(frame.token, "visit", group))
    after = range(frame.token + 1, frame.end)
    return next((i for i in after if not words.isdisjoint(text.document.keys[i])), None)


def _saw(text: Text) -> Iterator[Encounter]:
    """ "X inspected the plant", "X began with an inspection of the plant"."""
    for frame in text.frames("visit", "see"):
        if frame.asserted:
            roles = (Role.PATIENT, Role.ADJUNCT)  # "looked over the building"
            goal = entities(text, frame.get(*roles), "Facility", "Organization", inside=True) or _beside(text, frame)
            goal = [*goal, *_around(text, frame)]
            yield Encounter(_persons(text, frame), goal, frame.token, SEEING, _left_out(text, frame))
    for frame in text.frames("visit", "inspections"):
        if frame.asserted and not _called_off(text, frame):
            goal = entities(text, frame.get(Role.GENITIVE), *_WORKS, inside=True)
            people = entities(text, frame.get(Role.AGENT, Role.SUBJECT), "Person")
            yield Encounter(people[:1], [*goal, *_around(text, frame)], frame.token, SEEING, left_out=True)


def _beside(text: Text, frame: Frame) -> list[Unit]:
    """What stands after a verb of looking that the parse gives nothing to look at, and what is listed after that."""
    if frame.passive or text.document.language_at(frame.token).grammar.head_last:
        return []
    verbs = (f.token for f in text.syntax.within(frame.token + 1, frame.end) if not f.noun)
    after = text.document.units_in(frame.token, next(verbs, frame.end))
    first = [u for u in after if text.is_a(u, *_WORKS) and u.named][:1]
    return [*first, *_series(text, first)]


def _on_a_trip(text: Text) -> Iterator[Encounter]:
    """ "The trip of X to Y", "during a trip to Y X opened a plant"."""
    for frame in text.frames("visit", "nouns"):
        if frame.asserted and not _called_off(text, frame):
            goal = entities(text, frame.get(Role.GOAL, Role.PATH), *_TARGETS)
            goal = goal or entities(text, frame.get(Role.GOAL, Role.PATH), "Place", "Facility", inside=True)
            if not goal and _is_round(text, frame):
                goal = entities(text, frame.get(Role.GENITIVE), "Place", "Facility")
                within = (u for f in frame.get(Role.GENITIVE) for u in f.inside)
                goal = goal or [u for u in within if text.is_a(u, *_AREAS)][:1]
            people = _together(text, _travellers(text, frame))
            yield Encounter(people, goal or _around(text, frame), frame.token, VISIT_NOUN)


def _is_round(text: Text, frame: Frame) -> bool:
    """Is a trip a round of a place, and not the way past one: "made a **tour** of the region", not "в **объезд**"?"""
    past = text.document.language_at(frame.token).words.place_prepositions
    before = text.document.tokens[frame.token - 1].text.casefold() if frame.token else ""
    return frame.lemma in text.words(frame.token, "visit", "rounds") and before not in past


def _travellers(text: Text, frame: Frame) -> list[Unit]:
    """Who is on a trip: whose it is; whoever is named first after it, at the front of a sentence; who does the rest."""
    document = text.document
    sentence = document.sentence_of(frame.token)
    whose = (f for f in frame.get(Role.AGENT, Role.GENITIVE, Role.INSTRUMENT) if text.is_a(f.unit, "Person"))
    named = [f.unit for f in whose if f.unit is not None and f.unit.end > f.head]  # itself, not what a pronoun means
    if named:
        return named
    front = not any(text.is_a(u, "Person") for u in document.units_in(sentence.start, frame.token))
    following = (u for u in document.units_in(frame.token, sentence.end) if text.is_a(u, "Person"))
    first = next(following, None) if front else None
    if first is not None:
        return [first]
    whoever = [u for u in frame.units(Role.AGENT, Role.GENITIVE) if text.is_a(u, "Person")]
    someones = any(f.unit is None and f.start == frame.token + 1 for f in frame.get(Role.GENITIVE))
    if not whoever and someones and not _is_round(text, frame):
        return []  # somebody whom nothing names
    return whoever or entities(text, frame.get(Role.SUBJECT), "Person", inside=True) or _alone_before(text, frame)


def _together(text: Text, people: list[Unit]) -> list[Unit]:
    """The first of some persons, with those whom no more than a comma or a conjunction joins: "**X and Y** came on a
    visit"."""
    document, found = text.document, people[:1]
    for person in people[1:]:
        between = document.tokens[found[-1].end : person.start]
        coordinators = document.language_at(person.start).words.coordinators
        if not between or any(t.text != "," and t.text.casefold() not in coordinators for t in between):
            break
        found.append(person)
    return found


def _alone_before(text: Text, frame: Frame) -> list[Unit]:
    """The only person whom a sentence names before a trip: "X жұмыс сапары барысында … тексерді"."""
    start = text.document.sentence_of(frame.token).start
    before = [u for u in text.document.units_in(start, frame.token) if text.is_a(u, "Person")]
    return before if len(before) == 1 else []


def _called_off(text: Text, frame: Frame) -> bool:
    """Is it a trip that is put off, or only planned: "cancelled his visit"?"""
    return frame.governor in text.words(frame.token, "visit", "called_off")


def _held_there(text: Text) -> Iterator[Encounter]:
    """ "X held a meeting at the plant", "X took part in the opening of the plant", "… in an opening in Y"."""
    for frame in text.frames("visit", "hold"):
        if frame.asserted:
            places = [u for u in frame.units(Role.LOCATION) if text.is_a(u, "Facility")] or _at_front(text, frame)
            ceremonies = text.words(frame.token, "visit", "ceremonies")
            roles = (Role.GOAL, Role.LOCATION, Role.PATIENT, Role.COMITATIVE, Role.ADJUNCT)  # "among the guests at …"
            held = [f for f in frame.get(*roles) if tells_of(text, f, ceremonies)]
            places += entities(text, iter(held), "Facility", inside=True)
            if held and not places:
                places = [*_around(text, frame), *entities(text, iter(held), *_AREAS, inside=True)]
            people = _persons(text, frame) or (held and entities(text, frame.get(Role.ATTRIBUTE), "Person"))
            places = places or _sat_away(text, frame, people or [])
            yield Encounter(people or [], places, frame.token, PRESENCE, _left_out(text, frame))


def _sat_away(text: Text, frame: Frame, people: Sequence[Unit]) -> list[Unit]:
    """The district or town where somebody holds a meeting who does not work there: "X held a meeting **in Y
    district**"."""
    sits = frame.lemma in text.words(frame.token, "meeting", "hold")
    sittings = text.words(frame.token, "meeting", "sittings")
    held = list(frame.get(Role.PATIENT)) or list(frame.get(Role.LOCATION))  # "в районе совещание", parsed as one
    if not sits or len(people) != 1 or not any(tells_of(text, f, sittings) for f in held):
        return []
    seats = {h.title.seat for h in text.document.held if h.unit.entity == people[0].entity and h.title.seat is not None}
    works = {seat.id for seat in seats} | {seat.get("centre") for seat in seats}
    country = text.document.reference.country  # a city right in it may be its capital, where anybody works
    there = [*_around(text, frame), *(u for f in held for u in f.inside if _is_where(text, f, u))]
    around = (u for u in there if text.is_a(u, *_AWAY) and u.entity.get("part_of") != country)
    return [u for u in around if u.entity.id not in works]


def _is_where(text: Text, filler: Filler, unit: Unit) -> bool:
    """Does a phrase end in a place where it is, with no other link before that: "a reception of citizens **in X**",
    not "a meeting on the building of a plant in X"?"""
    words, grammar = text.document.language_at(unit.start).words, text.document.language_at(unit.start).grammar
    link = unit.start - 1
    if link <= filler.head or text.document.tokens[link].text.casefold() not in words.place_prepositions:
        return False
    return not any(grammar.ends_phrase(t.text) for t in text.document.tokens[filler.head + 1 : link])


def _at_front(text: Text, frame: Frame) -> list[Unit]:
    """The facility that opens a sentence, though another clause has it: "At the plant Y, after …, X spoke"."""
    start = text.document.sentence_of(frame.token).start
    clauses = (f for f in text.syntax.within(start, frame.token) if f.governor == frame.lemma)
    places = (p for f in clauses for p in f.get(Role.LOCATION) if p.start <= start + 1)
    return entities(text, places, "Facility")


def _met_residents(text: Text) -> Iterator[Encounter]:
    """ "X met with residents of the village Y", "At the plant X talked with the workers"."""
    for frame in text.frames("meeting", "verbs", "talk", "nouns"):
        if frame.asserted:
            residents = text.words(frame.token, "visit", "residents")
            met = [f for f in frame.get(Role.COMITATIVE, Role.PATIENT, Role.GOAL) if tells_of(text, f, residents)]
            there = [u for f in met for u in f.inside if text.is_a(u, *_HOMES) and u.named]
            if met and not there:
                there = [u for u in entities(text, frame.get(Role.LOCATION), *_HOMES, inside=True) if u.named]
            people = [u for u in frame.units(Role.AGENT, Role.SUBJECT) if text.is_a(u, "Person")]
            yield Encounter(people, there, frame.token, MET_RESIDENTS, _left_out(text, frame))


def _was_shown(text: Text) -> Iterator[Encounter]:
    """ "At the plant X was shown a new line", "X was shown how the plant works"."""
    for frame in text.frames("visit", "show"):
        if frame.asserted:
            roles = (Role.RECIPIENT, Role.PATIENT) if frame.passive else (Role.RECIPIENT,)
            people = entities(text, frame.get(*roles), "Person")
            if not people and not any(True for _ in frame.get(Role.AGENT)):  # "на заводе X акиму показали …"
                people = entities(text, frame.get(Role.LOCATION), "Person") or [
                    u for f in frame.get(Role.LOCATION) for u in f.inside if text.is_a(u, "Person")
                ]
            there = [u for u in frame.units(Role.LOCATION, Role.PATH) if text.is_a(u, *_WORKS)]
            shown = entities(text, frame.get(Role.PATIENT, Role.ATTRIBUTE), *_WORKS, inside=True)
            working = text.syntax.within(frame.token + 1, frame.end) if people and frame.passive else ()
            shown += [u for f in working if f.governor == frame.lemma for u in f.units(Role.AGENT) if u.named]
            shown = [u for u in shown if text.is_a(u, "Facility", "Organization")]
            yield Encounter(people, [*there, *shown, *_series(text, shown)], frame.token, SHOWN)


def _on_the_spot(text: Text, told: list[Encounter]) -> Iterator[Encounter]:
    """ "In the village Y he handed over keys", "… studied the line of the plant": whatever somebody does in a place, or
    looks at, who is told to be on a trip."""
    travellers: dict[str, int] = {}
    for reading in told:
        for person in reading.persons if reading.others else ():
            travellers[person.entity.id] = min(reading.token, travellers.get(person.entity.id, reading.token))
    for frame in text.syntax.frames:
        if frame.noun or not frame.asserted or text.speaker_at(frame.token) is not None:
            continue
        people = [u for u in _taking_part(text, frame) if travellers.get(u.entity.id, frame.token) < frame.token]
        if people:
            sentence = text.document.sentence_of(frame.token)
            here = [f for f in frame.get(Role.LOCATION) if f.start <= sentence.start + 1 and f.end <= frame.token]
            there = entities(text, iter(here), *_HOMES, inside=True)
            there += entities(text, frame.get(Role.LOCATION), *_WORKS, inside=True)
            if frame.lemma in text.words(frame.token, "visit", "look"):
                there += entities(text, frame.get(Role.PATIENT, Role.TOPIC, Role.COMITATIVE), *_WORKS, inside=True)
            yield Encounter(people, list(dict.fromkeys(there)), frame.token, ON_THE_SPOT)


def _taking_part(text: Text, frame: Frame) -> list[Unit]:
    """Who does what a verb tells; or whom it is told or shown, if nobody is said to do so: "X was briefed"."""
    if not frame.passive:
        return _persons(text, frame)
    shown = text.words(frame.token, "visit", "show")
    return entities(text, frame.get(Role.PATIENT, Role.RECIPIENT), "Person") if frame.lemma in shown else []


def _stopped(text: Text) -> Iterator[Encounter]:
    """ "The next stop was the plant", "Next came the plant": of a trip told before, or whose traveller is named."""
    document = text.document
    for sentence in document.sentences:
        stop = _stop(text, sentence)
        if stop is None:
            continue
        after = list(document.units_in(stop, sentence.end))
        there = [u for u in after if text.is_a(u, *_WORKS)] or [u for u in after if text.is_a(u, *_AREAS)]
        people = [u for u in document.units_in(stop, sentence.end) if text.is_a(u, "Person")]
        people = people if _tells(text, sentence.start, sentence.end, "nouns", "routes") else []
        traveller = document.unit_at(sentence.start)
        if traveller is not None and traveller.end < stop and text.is_a(traveller, "Person"):
            people = [traveller]  # "X-тің алғашқы аялдамасы – «Y» зауыты"
        yield Encounter(people[:1], there[:1], stop, STOP, left_out=True)


def _stop(text: Text, sentence: Sentence) -> int | None:
    """The token of a noun for a trip or a stop of it, at the front of a sentence, told to be the first or next."""
    front = min(sentence.start + _FRONT, sentence.end - 1)
    if not _tells(text, sentence.start, max(front, sentence.start + 1), "order"):
        return None
    for i in range(sentence.start + 1, front):
        if _tells(text, i, i + 1, "stops", "nouns") and _tells(text, sentence.start, i, "order"):
            return i
    comes = text.syntax.verb.get(sentence.start + 1)  # "Next came the museum"
    coming = comes is not None and comes.lemma in text.words(comes.token, "visit", "come")
    return sentence.start + 1 if coming and _tells(text, sentence.start, sentence.start + 1, "order") else None


def _tells(text: Text, start: int, end: int, *groups: str) -> bool:
    """Does a stretch of tokens hold a word of some groups of the relation's predicates?"""
    language = text.document.language_at(start)
    listed = [language.keys_of(text.words(start, "visit", group)) for group in groups]
    return any(not words.isdisjoint(keys) for keys in text.document.keys[start:end] for words in listed)


def _began(text: Text) -> Iterator[Encounter]:
    """ "The trip began at the plant", "X began the working day with a visit to the plant"."""
    for frame in text.frames("visit", "begin"):
        trips = {*text.words(frame.token, "visit", "nouns"), *text.words(frame.token, "visit", "routes")}
        subjects = [f for f in frame.get(Role.AGENT, Role.PATIENT, Role.SOURCE) if tells_of(text, f, trips)]
        if frame.asserted and subjects:
            people = [u for f in subjects for u in f.inside if text.is_a(u, "Person")]
            people += [u for u in frame.units(Role.AGENT, Role.GENITIVE) if text.is_a(u, "Person")]
            roles = (Role.SOURCE, Role.COMITATIVE, Role.LOCATION, Role.INSTRUMENT)
            there = entities(text, frame.get(*roles), *_WORKS, "Organization", inside=True)
            there += entities(text, frame.get(*roles), *_AREAS, "Place", inside=True)
            there += entities(text, frame.get(Role.GOAL), "Place")  # "сапары … басталды"
            yield Encounter(people[:1], there, frame.token, STOP, left_out=True)


def _last_visitors(told: Sequence[Encounter], reading: Encounter) -> list[Unit]:
    """Who visits something where a reading leaves that out: whoever was last told to be on a trip."""
    last = last_before(told, reading.token)
    return reading.persons or (last.persons if last is not None else [])


def _objects(text: Text, frame: Frame) -> list[Unit]:
    """What a verb of visiting has for its object, and what is listed after that."""
    goal = entities(text, frame.get(Role.PATIENT), *_TARGETS) or described(text, frame.get(Role.PATIENT))
    goal = goal or _before(text, frame)
    if goal:
        return [*goal, *_series(text, goal)]
    within = ([u for u in f.inside if text.is_a(u, *_TARGETS)] for f in frame.get(Role.PATIENT) if f.unit is None)
    goal = [u for units in within for u in [u for u in units if not _lies_beyond(text, u)][:1]] or _after(text, frame)
    goal = goal or unlisted(text, frame.get(Role.PATIENT), "Facility")
    return [*goal, *(u for u in _series(text, goal) if text.is_a(u, *_WORKS))]


def _lies_beyond(text: Text, unit: Unit) -> bool:
    """Is a place only whither something leads that is seen, or what it crosses: "the road **to X**", "a bridge **over
    the X**"?"""
    document, i = text.document, unit.start - 1
    i -= i > 0 and document.tokens[i].text.casefold() in document.language_at(unit.start).words.articles
    beyond = text.words(unit.start, "visit", "beyond")
    return text.is_a(unit, "Place") and document.tokens[i].text.casefold() in beyond


def _series(text: Text, goal: list[Unit]) -> Iterator[Unit]:
    """What follows the last of some targets in a list: "visited A, the stud farm B and the kindergarten C"."""
    document, last = text.document, goal[-1] if goal else None
    while last is not None:
        alike = _AREAS if text.is_a(last, *_AREAS) else (*_WORKS, "Organization")
        sentence = document.sentence_of(last.start)
        joints, end = {",", *document.language_of(sentence.paragraph).words.coordinators}, sentence.end
        following = next(document.units_in(last.end, end), None)
        between = [t.text.casefold() for t in document.tokens[last.end : following.start if following else last.end]]
        short = 0 < len(between) <= _LONGEST_BETWEEN and between[0] in joints
        listed = short and all(w in joints or w.isalpha() for w in between)
        last = following if listed and text.is_a(following, *alike) else None
        if last is not None:
            yield last


def _around(text: Text, frame: Frame) -> list[Unit]:
    """The places in which somebody looks at things: who tours a school in a village is in the village."""
    return [u for u in frame.units(Role.LOCATION) if text.is_a(u, *_AREAS) and u.named]


def _changes_posts(text: Text, frame: Frame) -> bool:
    """Does somebody come from a body where he worked, or as what he is to be, or is he something there: "comes to the
    region from the Ministry of Energy", "ауданға әкім болып барды", "компанияда инженер болды"?"""
    posts = {t.head for t in text.loose_titles}
    return any(text.is_a(u, "Organization") for u in frame.units(Role.SOURCE)) or any(
        not posts.isdisjoint(range(f.start, f.end)) for f in frame.get(Role.ATTRIBUTE, Role.PATIENT)
    )


def _idiom(text: Text, frame: Frame) -> bool:
    """Is it "take part", "take place", "go into details" …?"""
    idle = text.words(frame.token, "visit", "idle")
    roles = (Role.PATIENT, Role.GOAL)  # "дүниеге келді": was born
    return any(f.lemma in idle and f.unit is None for f in frame.get(*roles))


def _after(text: Text, frame: Frame) -> list[Unit]:
    """The first target after the verb, where the parse gives it no object: "visited with a trip the city"."""
    if frame.passive or any(True for _ in frame.get(Role.PATIENT)):
        return []
    units = (u for u in text.document.units_in(frame.token, frame.end) if text.is_a(u, *_TARGETS) and u.named)
    return list(units)[:1]


def _before(text: Text, frame: Frame) -> list[Unit]:
    """The place right before a verb that the parse gives to the trip before it: "с визитом **X** посетил NAME"."""
    place = text.document.unit_at(frame.token - 1)
    if place is None or frame.passive or any(True for _ in frame.get(Role.PATIENT)) or not text.is_a(place, *_AREAS):
        return []
    return [place] if _tells(text, place.start - 1, place.start, "nouns") else []


def _persons(text: Text, frame: Frame) -> list[Unit]:
    """The visitors: the subject, and whom it is together with; the head of a delegation; whom "both" means."""
    document = text.document
    together = document.language_at(frame.token).words.together
    beside = (
        u for f in frame.get(Role.AGENT) for u in f.inside
        if text.is_a(u, "Person") and document.text(u.start - 2, u.start).casefold() in together
    )  # fmt: skip
    people = [*(u for u in frame.units(Role.AGENT, Role.COMITATIVE) if text.is_a(u, "Person")), *beside]
    if people:
        return people
    agents = list(frame.get(Role.AGENT))
    headed = headed_by(text, agents, text.words(frame.token, "visit", "guests"))
    return headed or _both(text, agents) or right_before(text, frame) or _by(text, frame)


def _both(text: Text, agents: list[Filler]) -> list[Unit]:
    """The last two persons named before "both": "Оба побывали в сёлах"."""
    if not any(f.unit is None and f.lemma in text.words(f.head, "visit", "both") for f in agents):
        return []
    before = {u.entity: u for u in reversed(text.document.persons_before(agents[0].start))}
    return list(before.values())[:2]


def _by(text: Text, frame: Frame) -> list[Unit]:
    """Who does what a passive tells, where it is parsed with another noun: "were visited on a trip by X"."""
    links = text.document.language_at(frame.token).words.agent_links
    units = text.document.units_in(frame.token, frame.end) if frame.passive else iter(())
    said = (u for u in units if text.document.tokens[u.start - 1].text.casefold() in links)
    return [u for u in said if text.is_a(u, "Person")][:1]
