"""Who met whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from extract.document import Unit
from extract.encounters import Encounter, completed, last_before
from extract.enumeration import Enumerations
from extract.frames import Filler, Frame, Role
from extract.model import Fact
from extract.participants import according_to, entities, headed_by, right_before, tells_of
from extract.protagonist import protagonist
from extract.readings import occasions
from extract.rules import Rule
from extract.text import Text

MET = Rule("meeting", "met", 'a verb of meeting: "X met with Y"')
RECEIVED = Rule("meeting", "received", 'a verb of receiving: "X received Y"')
DISCUSSED = Rule("meeting", "discussed", 'a verb of discussing: "X discussed the harvest with Y"')
REPORTED_TO = Rule("meeting", "reported-to", 'a verb of reporting or showing: "X reported to Y"')
HELD_MEETING = Rule("meeting", "held-meeting", 'a noun of meeting: "X held talks with Y"')
CHAIRED = Rule("meeting", "chaired", 'who leads it: "a meeting under the chairmanship of X"')
SHARED = Rule("meeting", "shared", 'whose it is: "the meeting of X and Y", "X and Y held talks"')
ATTENDED = Rule(
    "meeting", "attended", 'who takes part in a sitting that somebody holds: "a meeting with the participation of Y"'
)
BETWEEN = Rule("meeting", "between", 'between whom it is: "talks between X and Y"')
CALLED_ON = Rule("meeting", "called-on", 'who comes to somebody, or to his office or home: "Y entered the office of X"')
IN_TURN = Rule(
    "meeting",
    "in-turn",
    'who comes after a host has received others: "next was the turn of Y", "X received akims … akim Y told"',
)

_PARTIES = ("Person", "Organization")
_NEAR = 2  # sentences after a reception in which a citizen who was received tells what about


def read(text: Text) -> Iterator[Fact]:
    """Meetings from verbs, from talks and meetings that are held, and from those of a host told one after another."""
    return occasions(_meetings(text), "when")


def _meetings(text: Text) -> Iterator[Fact]:
    for one, other, token, rule, *_ in _readings(text):
        for a in one:
            for b in other:
                if a.entity != b.entity and text.is_a(a, "Person"):
                    yield text.fact(rule, token, person=a, counterpart=b)


def _readings(text: Text) -> Iterator[Encounter]:
    rules = (
        _met,
        _welcomed,
        _talked,
        _discussed,
        _reported,
        _held,
        _attended,
        _at_a_reception,
        _called_on,
        _received,
        _credentials,
    )
    host = partial(_host, text)
    told = completed(text.each(*rules), [], host)
    yield from told
    yield from completed(text.each(_turned), told, host)


def _host(text: Text, told: Sequence[Encounter], reading: Encounter) -> list[Unit]:
    """Who receives or meets others where a reading leaves that out, or tells it by a pronoun that is taken for one whom
    the host has just received; else whom the article speaks of most."""
    last = last_before(told, reading.token)
    if reading.persons:
        guests = {u.entity for u in last.others} if last is not None else set()
        return last.persons[:1] if last is not None and reading.persons[0].entity in guests else reading.persons
    if last is not None:
        return last.persons[:1]
    person = protagonist(text.document, reading.token, {u.entity.id for u in reading.others})
    return [person] if person is not None and reading.rule is not IN_TURN else []


def _left_out(text: Text, frame: Frame) -> bool:
    """Does a clause of no direct speech leave out who acts, or tell it by a pronoun?"""
    agents = list(frame.get(Role.AGENT))
    pronoun = any(f.unit is not None and f.unit.end <= f.start for f in agents)
    return text.speaker_at(frame.token) is None and (pronoun or not agents)


def _rows(text: Text, found: list[Unit], token: int) -> list[Unit]:
    """Persons with all that stand in a row with them: "talks with A, head of B, and with C"."""
    rows = Enumerations(text.document, text.syntax, ("Person",))
    whole = (m for u in found for m in (rows.row(u, token) if text.is_a(u, "Person") and u.named else (u,)))
    return list(dict.fromkeys(whole))


def _agents(text: Text, frame: Frame) -> list[Unit]:
    """Who acts: whom the parse gives, a name after the noun that it stands with, else the person before the verb."""
    found = entities(text, frame.get(Role.AGENT), "Person") or _speaking(text, frame)
    apposed = (u for f in frame.get(Role.AGENT) if f.unit is None for u in f.inside if u.end == f.end and u.named)
    return found or [u for u in apposed if text.is_a(u, "Person")] or right_before(text, frame)


def _speaking(text: Text, frame: Frame) -> list[Unit]:
    """Whoever speaks, where it is "I" or "we" that act in direct speech: "«Мы встретились с Y», – said X"."""
    speaker = text.speaker_at(frame.token) if any(f.speaker for f in frame.get(Role.AGENT)) else None
    return [speaker] if speaker is not None else []


def _met(text: Text) -> Iterator[Encounter]:
    """ "X met with Y", "X and Y met", "X received Y", "Y was received"."""
    for frame in text.frames("meeting", "verbs"):
        if not _done(text, frame):
            continue
        agents = _agents(text, frame)
        if frame.lemma in text.words(frame.token, "meeting", "receive"):
            received = entities(text, frame.get(Role.PATIENT), "Person") or _heads_of(text, frame)
            received = received or _guests(text, frame.get(Role.PATIENT)) or _first_before(text, frame)
            received = received or _included(text, frame, Role.PATIENT)
            received = [u for u in _rows(text, received, frame.token) if u not in agents]
            hosted = _left_out(text, frame) or frame.purpose  # "the trip began with receiving Y"
            yield Encounter(agents, received, frame.token, RECEIVED, hosted)
            continue
        others = _parties(text, frame, Role.PATIENT, Role.COMITATIVE)
        alone = not any(True for _ in frame.get(Role.PATIENT, Role.COMITATIVE))
        met = _before_verb(text, frame, agents) if alone else []
        if alone:
            others = met or agents[1:]
            agents = agents if not met else _rows(text, agents, frame.token)
        elif not any(True for _ in frame.get(Role.AGENT)) and len(others) > 1:  # "With Y has met X"
            agents, others = others[:1], others[1:]
        if not alone:
            others = others or _guests(text, frame.get(Role.PATIENT, Role.COMITATIVE))
            others = others or _included(text, frame, Role.PATIENT, Role.COMITATIVE)
            others = [u for u in _rows(text, others, frame.token) if u not in agents]
        yield Encounter(agents, others, frame.token, MET, not alone and _left_out(text, frame))


def _before_verb(text: Text, frame: Frame, agents: Sequence[Unit]) -> list[Unit]:
    """Whom a sentence tells right before its verb, in a case that is no subject's, and who meets him after it: "В
    аэропорту **NAME** встретили министр X и посол Y"."""
    document, grammar = text.document, text.document.language_at(frame.token).grammar
    unit = document.unit_at(frame.token - 1) if frame.token else None
    facing = frame.lemma in text.words(frame.token, "meeting", "facing")
    if not facing or frame.passive or unit is None or not agents or agents[0].start < frame.token:
        return []
    if unit.end != frame.token or not unit.named or not text.is_a(unit, "Person") or unit in agents:
        return []
    name = document.text(max(unit.start, unit.name_start), unit.end)
    return [unit] if grammar.stands_in(name, {"accs"}) and not grammar.stands_in(name, {"nomn"}) else []


def _credentials(text: Text) -> Iterator[Encounter]:
    """ "X accepted credentials from Y", "Y presented his credentials to X"."""
    for frame in text.frames("meeting", "accepting", "presenting"):
        language = text.document.language_at(frame.token)
        papers = language.keys_of(text.words(frame.token, "meeting", "credentials"))
        given = [f for f in frame.get(Role.PATIENT) if f.unit is None and tells_of(text, f, papers)]
        if not given or not frame.asserted or frame.passive:
            continue
        agents = entities(text, frame.get(Role.AGENT), "Person")
        others = entities(text, frame.get(Role.SOURCE, Role.RECIPIENT, Role.GOAL), "Person") or agents[1:]
        others = others or [u for f in given for u in f.inside if text.is_a(u, "Person")]
        one, other = agents[:1], _rows(text, list(dict.fromkeys(others)), frame.token)
        presents = frame.lemma in text.words(frame.token, "meeting", "presenting")
        yield Encounter(*((other, one) if presents else (one, other)), frame.token, RECEIVED)


def _done(text: Text, frame: Frame) -> bool:
    """Is a meeting told as one that was, also by what it began: "the visit began with receiving X"?"""
    begun = frame.purpose and frame.governor in text.words(frame.token, "visit", "begin")
    return frame.asserted or (begun and not frame.negated and frame.modality is None)


def _first_before(text: Text, frame: Frame) -> list[Unit]:
    """Whom a sentence begins with, where a passive is parsed with nobody: "X was the first to be received"."""
    sentence = text.document.sentence_of(frame.token)
    before = [u for u in text.document.units_in(sentence.start, frame.token) if text.is_a(u, "Person")]
    alone = frame.passive and not any(True for _ in frame.get(Role.PATIENT, Role.AGENT))
    return before if alone and len(before) == 1 else []


def _guests(text: Text, fillers: Iterator[Filler]) -> list[Unit]:
    """Whom "the guest" or "the diplomat" means: the person of another country who was named last."""
    document = text.document
    for filler in fillers:
        if filler.unit is None and filler.lemma in text.words(filler.head, "meeting", "guests"):
            before = (u for u in reversed(document.persons_before(filler.start)) if text.is_from_abroad(u))
            return [u for u in (next(before, None),) if u is not None]
    return []


def _included(text: Text, frame: Frame, *roles: Role) -> list[Unit]:
    """Those whom the text names of many that fill a role: "met the elders, **among whom are** Y and Z"."""
    if not any(f.unit is None for f in frame.get(*roles)):
        return []
    rows = Enumerations(text.document, text.syntax, ("Person",))
    return rows.included(frame.token, text.words(frame.token, "award", "become"))


def _welcomed(text: Text) -> Iterator[Encounter]:
    """ "X Y-ті қарсы алды", "X Y-ті күтіп алды": a verb that one word beside it makes a verb of meeting."""
    document = text.document
    for frame in text.frames("meeting", "welcome", "awaiting"):
        told = _says_beside(text, frame, -1, "welcoming") or _says_beside(text, frame, 1, "awaited")
        if frame.asserted and not frame.passive and told:
            sentence = document.sentence_of(frame.token)
            hosts = entities(text, frame.get(Role.AGENT), "Person")
            hosts = hosts or [u for u in document.units_in(sentence.start, frame.token) if u.end == frame.token - 1]
            yield Encounter(hosts, entities(text, frame.get(Role.PATIENT), "Person"), frame.token, RECEIVED)


def _says_beside(text: Text, frame: Frame, step: int, group: str) -> bool:
    """Does a word of a group stand so many tokens from a verb?"""
    beside = text.document.tokens[max(0, frame.token + step) :][:1]
    return any(t.text.casefold() in text.words(frame.token, "meeting", group) for t in beside)


def _heads_of(text: Text, frame: Frame) -> list[Unit]:
    """The person named with delegates who are received: "принял делегацию во главе с NAME"."""
    delegates = text.words(frame.token, "meeting", "delegates")
    told = (f for f in frame.get(Role.PATIENT) if f.unit is None and tells_of(text, f, delegates))
    return [u for f in told for u in f.inside if text.is_a(u, "Person") and u.named and not _told_apart(text, f, u)][:1]


def _talked(text: Text) -> Iterator[Encounter]:
    """ "X talked to Y"."""
    for frame in text.frames("meeting", "talk"):
        if frame.asserted and not frame.passive:
            others = entities(text, frame.get(Role.GOAL, Role.RECIPIENT, Role.COMITATIVE), "Person")
            others = _rows(text, others, frame.token)
            yield Encounter(_agents(text, frame), others, frame.token, MET)


def _discussed(text: Text) -> Iterator[Encounter]:
    """ "X discussed the harvest with Y", "X and Y discussed the harvest"."""
    for frame in text.frames("meeting", "discuss"):
        if frame.asserted and not frame.passive:
            agents = entities(text, frame.get(Role.AGENT), "Person")
            others = entities(text, frame.get(Role.COMITATIVE), "Person")
            views = (f for f in frame.get(Role.PATIENT) if f.lemma in text.words(f.head, "meeting", "views"))
            others = others or entities(text, views, "Person", inside=True)  # "exchanged views with Y"
            yield Encounter(agents, others or agents[1:], frame.token, DISCUSSED)


def _reported(text: Text) -> Iterator[Encounter]:
    """ "X reported to Y"."""
    for frame in text.frames("meeting", "report", "present"):
        if frame.asserted and not frame.passive:
            presents = frame.lemma in text.words(frame.token, "meeting", "present")  # what is told, as well as to whom
            roles = (Role.GOAL, Role.RECIPIENT) if presents else (Role.GOAL, Role.RECIPIENT, Role.PATIENT)
            heard = [u for u in frame.units(*roles) if text.is_a(u, "Person")]
            yield Encounter(entities(text, frame.get(Role.AGENT), "Person"), heard, frame.token, REPORTED_TO)
    for frame in text.frames("meeting", "hear"):
        if frame.asserted and not frame.passive:
            accounts = text.words(frame.token, "meeting", "accounts")
            told = (f for f in frame.get(Role.PATIENT) if f.lemma in accounts and f.unit is None)
            telling = [next((u for u in f.inside if text.is_a(u, "Person")), None) for f in told]
            others = [u for unit in telling if unit is not None for u in _rows(text, [unit], frame.token)]
            yield Encounter(entities(text, frame.get(Role.AGENT), "Person"), others, frame.token, REPORTED_TO)


def _held(text: Text) -> Iterator[Encounter]:
    """ "X held talks with Y", "a meeting under the chairmanship of X", "the meeting of X and Y"."""
    for frame in text.frames("meeting", "nouns"):
        if not frame.asserted or frame.governor in text.words(frame.token, "visit", "called_off"):
            continue
        agents = [u for u in frame.units(Role.AGENT, Role.SUBJECT, Role.GENITIVE) if text.is_a(u, "Person")]
        others = _parties(text, frame, Role.COMITATIVE)
        others = [u for u in _rows(text, others, frame.token) if u not in agents]
        hosted = not agents and text.speaker_at(frame.token) is None and not _parted(frame)
        yield Encounter(agents or _whose(text, frame, others), others, frame.token, HELD_MEETING, hosted)
        yield Encounter(_chairs(text, frame)[:1], agents, frame.token, CHAIRED)
        shared = sorted(entities(text, frame.get(Role.GENITIVE), *_PARTIES), key=lambda u: u.start)
        if not shared and not others and _held_together(text, frame):
            shared = sorted(agents, key=lambda u: u.start)
        yield Encounter(shared[:1], shared[1:], frame.token, SHARED)
        governor = text.syntax.governor.get(frame.token)
        between = entities(text, frame.get(Role.RECIPROCAL), *_PARTIES)
        if not between and governor is not None:  # "X пен Y арасында кездесу өтті"
            between = entities(text, governor.get(Role.RECIPROCAL), *_PARTIES)
        yield Encounter(between[:1], between[1:], frame.token, BETWEEN)


def _held_together(text: Text, frame: Frame) -> bool:
    """Do those who hold a meeting hold it with nobody else: "X and Y held talks"?"""
    governor = text.syntax.governor.get(frame.token)
    if governor is None or not governor.asserted or governor.lemma not in text.words(frame.token, "meeting", "hold"):
        return False
    return not any(True for _ in (*frame.get(Role.COMITATIVE), *governor.get(Role.COMITATIVE)))


def _parted(frame: Frame) -> bool:
    """Does the other side of a meeting stand apart from its preposition: "at a meeting with an active A"?"""
    return any(f.unit is not None and f.unit.start > f.start + 1 for f in frame.get(Role.COMITATIVE))


def _whose(text: Text, frame: Frame, others: list[Unit]) -> list[Unit]:
    """Whose a meeting is to which the parse gives nobody: who stands between it and the other side, else whoever tells
    of it ("according to him, in the talks with Y …")."""
    if not others:
        return []
    between = text.document.units_in(frame.token, others[0].start)
    near = [u for u in between if text.is_a(u, "Person")]
    teller = None if near else according_to(text, text.document.sentence_of(frame.token))
    return near[:1] if near else [teller] if teller is not None else []


def _attended(text: Text) -> Iterator[Encounter]:
    """ "X held a meeting with the participation of Y and Z"."""
    document = text.document
    for frame in text.frames("meeting", "hold"):
        sittings = text.words(frame.token, "meeting", "sittings")
        if not frame.asserted or not any(tells_of(text, f, sittings) for f in frame.get(Role.PATIENT)):
            continue
        agents = entities(text, frame.get(Role.AGENT), "Person")
        language = document.language_at(frame.token)
        words = language.keys_of(text.words(frame.token, "meeting", "participation"))
        said = next((i for i in range(frame.start, frame.end) if not words.isdisjoint(document.keys[i])), None)
        if agents and said is not None:
            start, end = (agents[0].end, said) if language.grammar.head_last else (said, frame.end)
            attending = [u for u in document.units_in(start, end) if text.is_a(u, "Person")]
            yield Encounter(agents[:1], attending, said, ATTENDED)


def _at_a_reception(text: Text) -> Iterator[Encounter]:
    """ "X was at a reception of Y": "X Y-тің қабылдауында болды"."""
    for frame in text.frames("meeting", "receive"):
        governor = text.syntax.governor.get(frame.token)
        if governor is not None and governor.asserted and frame.governor == governor.lemma:
            if not any(f.start <= frame.token < f.end for f in governor.get(Role.LOCATION)):
                continue
            hosts = [u for u in frame.units(Role.GENITIVE) if text.is_a(u, "Person")][:1]
            guests = entities(text, governor.get(Role.AGENT), "Person")
            if not guests:
                start = text.document.sentence_of(frame.token).start
                before = [u for u in text.document.units_in(start, frame.token) if text.is_a(u, "Person")]
                guests = _rows(text, [u for u in before if u not in hosts][-1:], frame.token)
            yield Encounter(hosts, guests, frame.token, RECEIVED, left_out=not hosts)


def _called_on(text: Text) -> Iterator[Encounter]:
    """ "Y came to X", "Y entered the office of X", "X called at the house of Y"."""
    for frame in text.frames("meeting", "coming"):
        if frame.asserted and not frame.passive:
            came = _agents(text, frame) or headed_by(
                text, frame.get(Role.AGENT), text.words(frame.token, "meeting", "delegates")
            )
            there = [u for u in frame.units(Role.GOAL, Role.RECIPIENT) if text.is_a(u, "Person")]
            there = there or _office_of(text, frame)
            came = _rows(text, [u for u in came if u not in there], frame.token)
            yield Encounter(there[:1], [u for u in came if u not in there], frame.token, CALLED_ON)


def _office_of(text: Text, frame: Frame) -> list[Unit]:
    """Whose office or home a clause tells of: the person beside the noun."""
    document = text.document
    language = document.language_at(frame.token)
    words = language.keys_of(text.words(frame.token, "meeting", "offices"))
    for i in range(frame.start, frame.end):
        if not words.isdisjoint(document.keys[i]) and document.unit_at(i) is None:
            beside = i - 1 if language.grammar.head_last else i + 1
            while not language.grammar.head_last and document.tokens[beside : beside + 1] and _links(text, beside):
                beside += 1
            unit = document.unit_at(beside) if 0 <= beside < len(document.tokens) else None
            if unit is not None and text.is_a(unit, "Person"):
                return [unit]
    return []


def _links(text: Text, token: int) -> bool:
    """Is a token an article or "of"?"""
    words = text.document.language_at(token).words
    alone = text.document.unit_at(token) is None
    return alone and text.document.tokens[token].text.casefold() in words.articles | words.genitive


def _received(text: Text) -> Iterator[Encounter]:
    """ "X received the akims of Y and Z regions", and whoever of them is told of after it."""
    for frame in text.frames("meeting", "receive"):
        hosts = _agents(text, frame) if frame.asserted and not frame.passive and _several(text, frame) else []
        if hosts and not entities(text, frame.get(Role.PATIENT), "Person", inside=True):
            yield Encounter(hosts[:1], list(_told_of(text, frame)), frame.token, IN_TURN)


def _several(text: Text, frame: Frame) -> bool:
    """Does a verb of receiving tell of several, by their post or by a plural?"""
    document = text.document
    end = document.sentence_of(frame.token).end
    titled = any(frame.token < t.start < end and document.is_of_several(t) for t in text.loose_titles)
    heads = (document.tokens[i].text for f in frame.get(Role.PATIENT) for i in (f.start, f.head))
    return titled or any(map(document.language_at(frame.token).grammar.plural, heads))


def _told_of(text: Text, frame: Frame) -> Iterator[Unit]:
    """Those of several received together whom the sentences after it name: by one of their places, or, of citizens,
    as whoever tells something right after it."""
    document = text.document
    sentence = document.sentence_of(frame.token)
    places = {u.entity for u in document.units_in(sentence.start, sentence.end) if text.is_a(u, "Place")}
    residents = text.words(frame.token, "visit", "residents")
    citizens = any(tells_of(text, f, residents) for f in frame.get(Role.PATIENT))
    seen: set[str] = set()
    number = document.sentences.index(sentence)
    receptions = {f.token for f in text.frames("meeting", "receive") if entities(text, f.get(Role.AGENT), "Person")}
    for n, later in enumerate(document.sentences[number + 1 :]):
        if any(f.token in receptions for f in text.syntax.within(later.start, later.end)):
            return
        units = list(document.units_in(later.start, later.end))
        named = [u for u in units if text.is_a(u, "Person") and u.named and u.entity.id not in seen][:1]
        near = not places.isdisjoint({u.entity for u in (*units, *_seats(text, named))})
        if named and (near or (citizens and n < _NEAR and _tells(text, named[0], later.end))):
            yield named[0]
        seen |= {u.entity.id for u in named}


def _seats(text: Text, persons: list[Unit]) -> Iterator[Unit]:
    """The places within the titles of persons."""
    return (u for p in persons for u in text.document.inner if p.start <= u.start < p.end)


def _tells(text: Text, person: Unit, end: int) -> bool:
    """Does a person tell something, in no direct speech?"""
    saying = text.document.language_at(person.start).verbs_of_saying
    frames = text.syntax.within(person.end, end)
    return text.speaker_at(person.start) is None and any(
        f.lemma in saying and person in f.units(Role.AGENT) for f in frames
    )


def _turned(text: Text) -> Iterator[Encounter]:
    """ "Next was the turn of Y", "Y reported in his turn": of a host told before."""
    document = text.document
    for sentence in document.sentences:
        language = document.language_of(sentence.paragraph)
        words = language.keys_of(text.words(sentence.start, "meeting", "turns"))
        said = next((i for i in range(sentence.start, sentence.end) if not words.isdisjoint(document.keys[i])), None)
        if said is None or said in text.syntax.verb or text.speaker_at(said) is not None:
            continue
        for unit in document.units_in(sentence.start, sentence.end):
            if text.is_a(unit, "Person") and unit.named:
                yield Encounter([], [unit], unit.start, IN_TURN, left_out=True)


def _parties(text: Text, frame: Frame, *roles: Role) -> list[Unit]:
    """Whom somebody meets: who fills a role, a person within it, or the body whose delegates do."""
    delegates = text.words(frame.token, "meeting", "delegates")
    found: list[Unit] = []
    for filler in frame.get(*roles):
        if text.is_a(filler.unit, *_PARTIES) and filler.unit is not None:
            found.append(filler.unit)
        elif filler.unit is None:
            wanted = _PARTIES if tells_of(text, filler, delegates) else ("Person",)
            first = [u for u in filler.inside if text.is_a(u, *wanted) and not _told_apart(text, filler, u)][:1]
            found += [*first, *(u for u in filler.inside if u not in first and first and _joined(text, u))]
    return found


def _joined(text: Text, person: Unit) -> bool:
    """Is it a person beside those of a body: "colleagues from X **and with NAME**"?"""
    coordinators = text.document.language_at(person.start).words.coordinators
    beside = text.document.tokens[person.start - 1].text.casefold() in coordinators
    return beside and person.named and text.is_a(person, "Person")


def _told_apart(text: Text, filler: Filler, unit: Unit) -> bool:
    """Does a comma part a name from the head of the phrase that it stands in, as a clause or an aside does?"""
    first, last = sorted((filler.head, unit.start))
    return any(t.text == "," for t in text.document.tokens[first:last])


def _chairs(text: Text, frame: Frame) -> list[Unit]:
    """Who leads a meeting: the person after "under the chairmanship of"."""
    words = text.words(frame.token, "meeting", "chairing")
    led = next((i for i in range(frame.token, frame.end) if text.document.tokens[i].text.casefold() in words), None)
    if led is None:
        return []
    return [u for u in text.document.units_in(led, min(len(text.document.tokens), led + 40)) if text.is_a(u, "Person")]
