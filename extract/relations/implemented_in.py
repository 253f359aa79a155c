"""Where an initiative is carried out, or a facility is being built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Sentence, Unit
from extract.frames import Frame, Role
from extract.model import Fact
from extract.pairs.candidates import Pairing
from extract.participants import entities
from extract.readings import Reading, linked, with_likely
from extract.rules import Rule
from extract.text import Text

CARRIED_OUT_IN = Rule(
    "implemented_in", "carried-out-in", 'a verb of implementing or building: "the programme is implemented in X"'
)
PLANNED_IN_THE_REGION = Rule(
    "implemented_in",
    "planned-in-the-region",
    'works to be built, in an article about one region: "the plant will be built"',
)
IMPLEMENTATION_OF = Rule(
    "implemented_in", "implementation-of", 'a noun of implementing: "the implementation of the programme in X"'
)
UNDER_THE_INITIATIVE = Rule(
    "implemented_in",
    "under-the-initiative",
    'what is done somewhere under it: "schools were built in X under the programme"',
)
JOINED = Rule("implemented_in", "joined", 'a place that takes part in it, or that it reaches: "X joined the programme"')
IN_ITS_PLACE = Rule(
    "implemented_in", "in-its-place", 'an initiative and a place with "in" between: "the programme X in Y"'
)
UNDER_IT_HERE = Rule(
    "implemented_in",
    "under-it-here",
    'what is done under it, where the sentence or those before it are: "under the programme X, schools were built"',
)
NAMED_BY_PLACE = Rule(
    "implemented_in", "named-by-place", 'a place within the name of an initiative: "the Development Plan of X"'
)
LIKELY = Rule(
    "implemented_in",
    "likely",
    "an initiative and a place, for which more speaks than against, by trained weights",
    weighed=True,
)
PAIRING = Pairing("implemented_in", "initiative", "place", classes=("Initiative",), planned=True, sure=0.65)

_WORKS = ("Initiative", "Facility")
_CARRIED = ("Programme", "Plan", "Campaign", "Initiative")  # what somebody carries out somewhere
_NATIONWIDE = ("Address", "Law", "Reform", "Strategy")  # of these, what holds everywhere
_ROUTES = ("Road", "Pipeline")  # a town beside may be an end of theirs
_PLACES = ("Settlement", "City", "District", "Region")  # the smallest first
_BACK = 2  # sentences before one whose place may be that of what it tells
_BESIDE = 2  # tokens between a place and the one that it is in


def read(text: Text) -> Iterator[Fact]:
    """From verbs and nouns of implementing and building, and from initiatives that bear a place's name."""
    return with_likely(text, PAIRING, LIKELY, linked(text, ("initiative", "place"), _readings(text)))


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(_carried_out, _joined, _carrying_out, _under_initiatives, _beside, _under_it_here, _named_by_place)


def _carried_out(text: Text) -> Iterator[Reading]:
    """ "The programme is implemented in X", "a plant will be built in X"."""
    for frame in text.frames("implemented_in", "verbs"):
        if frame.negated:
            continue
        works = entities(text, frame.get(Role.PATIENT, Role.AGENT, Role.ACCORDANCE), "Initiative", inside=True)
        if frame.lemma in text.words(frame.token, "implemented_in", "building") and _is_under_way(text, frame):
            works += entities(text, frame.get(Role.PATIENT), "Facility")
        if frame.lemma in text.words(frame.token, "implemented_in", "rising") and frame.plans:
            works += entities(text, frame.get(Role.AGENT), "Facility")
        places = entities(text, frame.get(Role.LOCATION), "Place")[:6]
        if not places:  # "to build the plant X in Y" is parsed as one phrase
            places = [u for f in frame.get(Role.PATIENT) if f.unit in works for u in f.inside if text.is_a(u, *_PLACES)]
        for work in works:
            for place in places:
                yield work, place, frame.token, CARRIED_OUT_IN
            if not places and text.is_a(work, "Facility") and (region := text.context.only_region()) is not None:
                yield work, Unit(work.start, work.end, region, "nominal"), frame.token, PLANNED_IN_THE_REGION


def _is_under_way(text: Text, frame: Frame) -> bool:
    """Does a verb of building tell works that are planned, or not yet done?"""
    ongoing = frame.ongoing or frame.lemma in text.words(frame.token, "implemented_in", "underway")
    return frame.purpose or frame.plans or (ongoing and not frame.noun)


def _joined(text: Text) -> Iterator[Reading]:
    """ "The region joined the programme", "the programme covers the region"."""
    for group, of_place, of_work in (
        ("joining", (Role.AGENT,), (Role.PATIENT, Role.LOCATION, Role.GOAL)),
        ("reaching", (Role.PATIENT, Role.GOAL, Role.LIMIT), (Role.AGENT,)),
    ):
        for frame in text.frames("implemented_in", group):
            # in a row after a passive, places are parsed with the programme: «программой X охвачены **A и B** области»
            reached = (*of_place, *of_work) if group == "reaching" and frame.passive else of_place
            inside = group == "reaching"
            for place in entities(text, frame.get(*reached), *_PLACES, inside=inside) if frame.asserted else ():
                works = entities(text, frame.get(*of_work), "Initiative") or _meant(text, frame, *of_work)
                for work in works:
                    if _is_carried(text, work):
                        yield work, place, frame.token, JOINED


def _meant(text: Text, frame: Frame, *roles: Role) -> list[Unit]:
    """The initiative that a pronoun of things means in a role: the last that its sentence has named before it: "«X»
    жобасы басталды, **бұған** Y ауданы кіреді"."""
    document, words = text.document, text.document.language_at(frame.token).words
    said = [f.head for f in frame.get(*roles) if document.tokens[f.head].text.casefold() in words.thing_pronouns]
    before = (u for i in said[:1] for u in document.units_in(document.sentence_of(i).start, i))
    return [u for u in before if text.is_a(u, "Initiative")][-1:]


def _carrying_out(text: Text) -> Iterator[Reading]:
    """ "The implementation of the programme in X"."""
    for frame in text.frames("implemented_in", "nouns"):
        going_on = frame.governor in text.words(frame.token, "implemented_in", "being")  # "X is under construction"
        roles = (Role.GENITIVE, Role.SUBJECT) if going_on else (Role.GENITIVE,)
        for work in entities(text, frame.get(*roles), *_WORKS, inside=True):
            places = entities(text, frame.get(Role.LOCATION), "Place")[:1]
            if not places and not text.is_a(work, *_ROUTES):
                places = _told(text, *_clause(text, work))
            for place in places:
                yield work, place, frame.token, IMPLEMENTATION_OF


def _under_initiatives(text: Text) -> Iterator[Reading]:
    """Whatever is done somewhere under, within or as part of an initiative."""
    for frame in text.syntax.frames:
        if frame.negated:
            continue
        parts = text.words(frame.token, "implemented_in", "parts")
        works = entities(text, frame.get(Role.ACCORDANCE, Role.BASIS), "Initiative", inside=True)
        if frame.passive and not frame.noun:  # "мектептер «X» жобасымен салынды"
            works += entities(text, frame.get(Role.INSTRUMENT), *_CARRIED)
        for filler in frame.get(Role.CAPACITY, Role.LOCATION):
            if filler.lemma in parts:
                works += [u for u in filler.inside if text.is_a(u, "Initiative")]
        places = entities(text, frame.get(Role.LOCATION), "Place", inside=True)
        for filler in frame.get(Role.ACCORDANCE, Role.BASIS):  # "по программе X в Y" is parsed as one phrase
            places += [u for u in filler.inside if text.is_a(u, "Place") and u.named]
        places = places or entities(
            text, frame.get(Role.AGENT, Role.PATIENT), "Region", "District", "City", "Settlement"
        )
        for work in works:
            for place in places[:6]:
                yield work, place, frame.token, UNDER_THE_INITIATIVE


def _beside(text: Text) -> Iterator[Reading]:
    """ "The programme X in Y district"."""
    for work, place in pairwise(text.document.units):
        if not (_is_carried(text, work) and text.is_a(place, *_PLACES)):
            continue
        between = [t.text.casefold() for t in text.document.tokens[work.end : place.start]]
        language = text.document.language_at(work.start)
        links = language.words.place_prepositions | language.words.genitive
        bound = [w for w in between if w not in language.words.articles]
        if len(bound) == 1 and bound[0] in links:
            yield work, place, work.start, IN_ITS_PLACE


def _under_it_here(text: Text) -> Iterator[Reading]:
    """What is done under an initiative, in the place that its sentence tells, else one before it, else the article."""
    for work in text.document.units:
        if _is_carried(text, work) and _is_under(text, work) and not _denied(text, work):
            here = list(_told(text, *_clause(text, work)))
            for place in here or _last_told(text, work) or _topic(text):
                yield work, place, work.start, UNDER_IT_HERE
            for start, end in _clauses_after(text, work) if here else ():
                yield from ((work, place, place.start, UNDER_IT_HERE) for place in _told(text, start, end))


def _is_carried(text: Text, work: Unit) -> bool:
    return text.is_a(work, *_CARRIED) and not text.is_a(work, *_NATIONWIDE)


def _is_under(text: Text, work: Unit) -> bool:
    """Does a word beside an initiative say that something is done under it: "within the programme", "X аясында"?"""
    document, language = text.document, text.document.language_at(work.start)
    under = language.keys_of(tuple(sorted(text.words(work.start, "implemented_in", "under"))))
    parts = language.keys_of(tuple(sorted(text.words(work.start, "implemented_in", "parts"))))
    sentence = document.sentence_of(work.start)
    if language.grammar.head_last:
        return work.end < sentence.end and not under.isdisjoint(document.keys[work.end])
    before = work.start - 1
    while before > sentence.start and document.tokens[before].text.casefold() in language.words.articles:
        before -= 1
    if before > sentence.start and document.tokens[before].text.casefold() in language.words.genitive:
        return not parts.isdisjoint(document.keys[before - 1])
    return before >= sentence.start and not under.isdisjoint(document.keys[before])


def _denied(text: Text, work: Unit) -> bool:
    return any(f.negated and not f.noun for f in text.syntax.within(*_clause(text, work)))


def _clause(text: Text, unit: Unit) -> tuple[int, int]:
    """The tokens around a unit up to the semicolons of its sentence."""
    sentence = text.document.sentence_of(unit.start)
    marks = [i for i in range(sentence.start, sentence.end) if text.document.tokens[i].text == ";"]
    start = max((i for i in marks if i < unit.start), default=sentence.start)
    return start, min((i for i in marks if i >= unit.end), default=sentence.end)


def _clauses_after(text: Text, unit: Unit) -> Iterator[tuple[int, int]]:
    """The clauses after that of a unit, up to one that tells another initiative."""
    _, at = _clause(text, unit)
    end = text.document.sentence_of(unit.start).end
    while at < end:
        stop = next((i for i in range(at + 1, end) if text.document.tokens[i].text == ";"), end)
        if any(text.is_a(u, "Initiative") for u in text.document.units_in(at, stop)):
            return
        yield at, stop
        at = stop


def _told(text: Text, start: int, end: int) -> list[Unit]:
    """The place that a range of tokens tells, or those of one row; none where it tells others besides."""
    around = [u for u in text.document.units_in(start, end) if text.is_a(u, *_PLACES)]
    told = [u for u in around if not any(_holds(text, u, other) for other in around)]
    rows = all(_coordinated(text, one, two) for one, two in pairwise(told))
    return told if rows else []


def _holds(text: Text, large: Unit, small: Unit) -> bool:
    """Does a place stand beside a smaller one that is in it: "X village, Y district"?"""
    apart = max(large.start - small.end, small.start - large.end)
    larger = _PLACES.index(_class(text, large)) > _PLACES.index(_class(text, small))
    return larger and apart <= _BESIDE


def _class(text: Text, place: Unit) -> str:
    return next(cls for cls in _PLACES if text.is_a(place, cls))


def _coordinated(text: Text, one: Unit, two: Unit) -> bool:
    words = text.document.language_at(two.start).words
    between = {t.text.casefold() for t in text.document.tokens[one.end : two.start]}
    return between <= {",", *words.coordinators, *words.articles}


def _last_told(text: Text, work: Unit) -> list[Unit]:
    """The place that one of the last sentences before an initiative's tells."""
    sentences = [*text.document.sentences_before(text.document.sentence_of(work.start))][:_BACK]
    return next((told for s in sentences if (told := _one(text, s))), [])


def _one(text: Text, sentence: Sentence) -> list[Unit]:
    told = _told(text, sentence.start, sentence.end)
    return told if len(told) == 1 and not _is_dateline(text, told[0]) else []


def _topic(text: Text) -> list[Unit]:
    """The place that an article speaks of: every other time that it names one, or more; of two, the smaller."""
    units = [u for u in (*text.document.units, *text.document.inner) if text.is_a(u, *_PLACES)]
    units = [u for u in units if not _is_dateline(text, u)]
    counts = Counter(u.entity for u in units)
    if not counts:
        return []
    most = max(units, key=lambda u: (counts[u.entity], -_PLACES.index(_class(text, u)), -u.start))
    rivals = {
        u.entity for u in units if counts[u.entity] == counts[most.entity] and _class(text, u) == _class(text, most)
    }
    return [most] if counts[most.entity] * 2 >= len(units) and len(rivals) == 1 else []


def _is_dateline(text: Text, unit: Unit) -> bool:
    return text.document.text(unit.start, unit.end).isupper()


def _named_by_place(text: Text) -> Iterator[Reading]:
    for inner in text.document.inner:
        outer = next((u for u in text.document.units if u.start <= inner.start and inner.end <= u.end), None)
        if (
            outer is not None
            and text.is_a(inner, "Region", "City", "District")
            and text.is_a(outer, "Initiative")
            and outer.title is None
        ):
            yield outer, inner, outer.start, NAMED_BY_PLACE
