"""Who holds which office: the title that stands with a name, or for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from extract import careers
from extract.document import Title, Unit
from extract.event_time import Term
from extract.frames import Frame, Modality, Role
from extract.marks import HYPHENS
from extract.model import Fact
from extract.relations import Text, entities
from extract.rules import Rule
from ontology.reference import Entity

TITLE_AND_NAME = Rule("position", "title-and-name", 'a title beside a name: "Minister X"')
TITLE_ALONE = Rule("position", "title-alone", 'a title that means one person: "the Prime Minister"')
VERB = Rule("position", "verb", 'a verb of holding, taking up or leaving a post: "X became minister"')
BEING = Rule("position", "being", 'a verb of being after a title: "X ауданның әкімі болды"')
CAREER = Rule("position", "career", 'a post in a sentence that leaves out who held it: "2005–2009 – akim of …"')
IN_CAPACITY = Rule("position", "in-capacity", 'a title that a sentence begins with: "As akim of Y, X opened …"')
LEADS = Rule("position", "leads", 'a verb of leading: "X heads the committee"')

_OF_BEGINNINGS = (("position", "begin"), ("appointment", "verbs"), ("appointment", "take"))

_BULLET = 2  # tokens of a mark or a number that a line of a list begins with

Post = tuple[str, str, frozenset[str]]  # the ids of person and office, or the words of the title, and of the bodies


def read(text: Text) -> Iterator[Fact]:
    """A position per titled unit, and per verb of holding, taking up or leaving a post; each once."""
    seen: set[Post] = set()
    return text.each(partial(_by_title, seen=seen), partial(_by_career, seen=seen), partial(_by_verb, seen=seen))


def _by_title(text: Text, seen: set[Post]) -> Iterator[Fact]:
    units = sorted((*text.document.units, *text.document.inner), key=lambda u: u.start)
    named = {u.entity for u in units if u.named}
    named -= _abroad(text)  # what "the head of state" is there, his own title tells
    alone = [(u.title, u) for u in units if u.title is not None and u.why == "title" and u.entity in named]
    told = []
    for title, unit in [*((h.title, h.unit) for h in text.document.held), *alone]:
        office = title.office or (None if title.of_something else _office_of_words(text, title, unit.entity))
        if office is not None or unit.why != "title":
            told.append((title, unit, office, bodies(text, replace(title, office=office))))
    for title, unit, office, body in sorted(told, key=lambda t: not t[3]):  # what tells the body tells more
        if not _is_new(_post(unit.entity, title, office, body), seen):
            continue
        rule = TITLE_AND_NAME if unit.named else TITLE_ALONE
        start, end = text.times.after(title.end)
        role = office or title.wording
        yield text.fact(rule, unit.start, person=unit.entity, role=role, body=body, start=start, end=end)


def _abroad(text: Text) -> set[Entity]:
    """The persons who have a title of another country."""
    home = text.document.reference.home
    titled = ((h.title.seat, h.unit.entity) for h in text.document.held)
    return {person for seat, person in titled if seat is not None and seat.type == "Country" and seat != home}


def _by_verb(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "X became Minister", "was appointed akim", "heads the committee"."""
    for relation, group in (
        ("appointment", "verbs"),
        ("appointment", "take"),
        ("dismissal", "verbs"),
        ("dismissal", "quit"),
        ("position", "verbs"),
    ):
        for frame in text.frames(relation, group):
            title = title_in(text, frame, former=relation == "position")
            if title is None and group == "take":
                title = headed_by(text, frame, Role.AGENT) or left_by_another(text, frame)
            if not frame.asserted or title is None or denied(text, frame):
                continue
            if relation == "position" and (not _as_post(text, title) or _are_many(text, frame, title)):
                continue
            for person, held, term in _told_by(text, frame, title, relation):
                yield from _once(text, seen, frame, VERB, person, held, term)
    for frame in text.frames("dismissal", "replaced"):
        for predecessor, left in replaced(text, frame) if frame.asserted and not denied(text, frame) else ():
            if left is not None and predecessor.title is None:
                yield from _once(text, seen, frame, VERB, predecessor, left, _term(text, frame, "dismissal"))
    for frame in text.frames("position", "being"):
        title = _title_of_being(text, frame)
        people = entities(text, frame.get(Role.AGENT), "Person") or told_of(text, frame, title)
        if title is not None and people and frame.asserted:
            yield from _once(text, seen, frame, BEING, people[0], title, text.times.of_state(frame.token))
    yield from _by_place(text, seen)
    yield from _by_leading(text, seen)


def _told_by(text: Text, frame: Frame, title: Title, relation: str) -> Iterator[tuple[Unit, Title, Term]]:
    """Who holds what by a verb and the title with it: those of a list, those who share the title out, or one."""
    term = _term(text, frame, relation)
    for unit in listed(text, frame, title) if relation == "appointment" else ():
        if unit.title is not None:
            yield unit, unit.title, term
    for person, held in shared_out(text, frame, title):
        yield person, held, term
    if text.document.is_of_several(title):
        return
    holder = holder_in(text, frame) or next(iter(told_of(text, frame, title)), None)
    single = [(holder, title)] if holder is not None else []
    for person, held in sharing(text, title) or single:
        for post in (held, *_posts_joined(text, held)):
            yield person, post, term
        further = (text.document, text.syntax, text.times, text.loose_titles, title)
        for other, its_term in careers.further_posts(*further) if relation == "position" else ():
            yield person, other, its_term


def _by_leading(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "X heads the committee", "X will head the ministry"."""
    for frame in text.frames("position", "leads"):
        people = entities(text, frame.get(Role.AGENT), "Person")
        if not people and not any(f.unit for f in frame.get(Role.AGENT)) and not frame.passive:
            meant = careers.meant_in(text.document, text.document.sentence_of(frame.token))
            people = [meant] if meant is not None else []
        title = title_of_led(text, frame)
        if (frame.asserted or leads_soon(frame)) and people and title is not None:
            begun = frame.lemma in text.words(frame.token, "appointment", "lead")
            term = _term(text, frame, "appointment" if begun or not frame.asserted else "position")
            yield from _once(text, seen, frame, LEADS, people[0], title, term)


def _posts_joined(text: Text, title: Title) -> list[Title]:
    """The posts that a conjunction joins to one that somebody holds: "minister **and deputy prime minister**"."""
    between = text.document.tokens[title.end : title.end + 1]
    joined = all(t.text.casefold() in text.document.language_at(title.start).words.title_joins for t in between)
    return [t for t in text.loose_titles if joined and between and t.start == title.end + 1 and t.post]


def _by_place(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "X was put in charge of Y", "X stands at the helm of Y", "As chairman of Y, X received …"."""
    for frame in text.frames("appointment", "placing", "obtaining"):
        people = put_in_post(text, frame)
        title = title_put_in(text, frame) if frame.asserted and people else None
        if title is not None and not denied(text, frame):
            yield from _once(text, seen, frame, VERB, people[0], title, _term(text, frame, "appointment"))
    for frame in text.frames("position", "standing"):
        people = entities(text, frame.get(Role.AGENT), "Person")
        title = _title_at(text, frame) if frame.asserted and people else None
        if title is not None:
            yield from _once(text, seen, frame, BEING, people[0], title, text.times.of_state(frame.token))
    for frame in text.syntax.frames:
        title = headed_by(text, frame, Role.CAPACITY) if not frame.noun else None
        if title is None or title.start - 1 != text.document.sentence_of(frame.token).start:
            continue
        people = entities(text, frame.get(Role.AGENT), "Person")
        if people and _as_post(text, title):
            yield from _once(text, seen, frame, IN_CAPACITY, people[0], title, (None, None))


def leads_soon(frame: Frame) -> bool:
    """Does a verb of leading tell who takes up a post: "X will head the ministry"?"""
    return frame.modality is Modality.FUTURE and not frame.negated and not frame.purpose


def title_of_led(text: Text, frame: Frame) -> Title | None:
    """The post of whoever leads what a verb of leading says: the office over a place, else the head of a body."""
    objects = (Role.PATIENT, Role.INSTRUMENT, Role.COMITATIVE) if not frame.passive else (Role.PATIENT,)
    led = entities(text, frame.get(*objects), "Organization", "Facility", "Region", "District", "City")
    if not led:
        return None
    place = led[0].entity if text.is_a(led[0], "Place") else None
    offices = [o for o in text.document.reference.offices.values() if place and o.get("jurisdiction") == place.id]
    said = title_in(text, frame, former=True)
    if said is not None and said.seat is None and _as_post(text, said):
        return replace(said, seat=led[0].entity)  # "ауданды әкім ретінде басқарған"
    return _head_of(text, led[0], offices[0] if len(offices) == 1 else None)


def _head_of(text: Text, led: Unit, office: Entity | None = None) -> Title:
    """The post of whoever leads a body, where no noun says what it is called."""
    language = text.document.language_at(led.start)
    words = language.titles.leader
    return Title(
        start=led.start, end=led.end, words=words, keys=tuple(language.phrase(words)), seat=led.entity,
        office=office, post=True, past=False, wording=words,
    )  # fmt: skip


def put_in_post(text: Text, frame: Frame) -> list[Unit]:
    """Whom a verb of putting in a post puts there; of obtaining one, who obtains it."""
    if frame.lemma not in text.words(frame.token, "appointment", "obtaining"):
        return entities(text, frame.get(Role.PATIENT), "Person")
    return entities(text, frame.get(Role.AGENT), "Person") if not frame.passive else []


def title_put_in(text: Text, frame: Frame) -> Title | None:
    """The post that a clause puts somebody in: "as head of X", "to the post of X", "in charge of X"."""
    if frame.lemma in text.words(frame.token, "appointment", "obtaining"):
        return _title_at(text, frame)  # "as chairman of Y, X received guests"
    return headed_by(text, frame, Role.CAPACITY, Role.ATTRIBUTE) or _title_at(text, frame)


def _title_at(text: Text, frame: Frame) -> Title | None:
    """The post where a clause says somebody to be: "in the post of X", "at the head of X", "at the helm of X"."""
    posts, helms = (text.words(frame.token, *group) for group in (("dismissal", "posts"), ("position", "helms")))
    for filler in frame.get(Role.GOAL, Role.LOCATION, Role.BASIS, Role.PATIENT):
        named = filler.lemma in posts or filler.lemma in helms
        within = (t for t in text.loose_titles if named and filler.start <= t.start < filler.end)
        if (told := next(within, None)) is not None:
            return told
        led = [u for u in filler.inside if text.is_a(u, "Organization", "Facility")]
        if filler.lemma in helms and led:
            return _head_of(text, led[0])
    return None


def _by_career(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "2005–2009 – akim of …", "Before that, worked as …", of the person whom the sentences before are about."""
    held = {v for group in ("verbs", "being") for v in text.lemmas("position", group)}
    begun = {v for relation, group in _OF_BEGINNINGS for v in text.lemmas(relation, group)}
    for stage in careers.stages(text.document, text.syntax, text.times, text.loose_titles, held, begun):
        title, person = stage.title, stage.person.entity
        body, (start, end) = bodies(text, title), stage.term
        if _is_new(_post(person, title, title.office, body), seen):
            role = title.office or title.wording
            yield text.fact(CAREER, title.start, person=person, role=role, body=body, start=start, end=end)


def _title_of_being(text: Text, frame: Frame) -> Title | None:
    """The title that a verb of being says somebody to hold: right before it where it stands last, else what it says of
    the subject, or the subject itself: "the director is NAME"."""
    if text.document.language_at(frame.token).grammar.head_last:
        return next((t for t in text.loose_titles if t.end == frame.token), None)
    return headed_by(text, frame, Role.ATTRIBUTE, Role.CAPACITY, Role.AGENT)


def headed_by(text: Text, frame: Frame, *roles: Role) -> Title | None:
    """The title that heads what fills one of some roles."""
    heads = [filler.head for filler in frame.get(*roles)]
    return next((t for head in heads for t in text.loose_titles if t.head <= head < t.end), None)


def told_of(text: Text, frame: Frame, title: Title | None) -> list[Unit]:
    """The persons of whom a title is told that is the subject: "the minister became NAME"."""
    subject = title is not None and any(f.start <= title.head < f.end for f in frame.get(Role.AGENT))
    return entities(text, frame.get(Role.ATTRIBUTE), "Person") if subject else []


def _post(person: Entity, title: Title, office: Entity | None, body: tuple[Entity, ...]) -> Post:
    return person.id, office.id if office else " ".join(title.keys), frozenset(e.id for e in body)


def _is_new(post: Post, seen: set[Post]) -> bool:
    """Is a post told for the first time? One with no more bodies than another of the same words is told by that."""
    person, words, body = post
    if any(p[:2] == (person, words) and body <= p[2] for p in seen):
        return False
    seen.add(post)
    return True


def _term(text: Text, frame: Frame, relation: str) -> Term:
    """From when and until when somebody holds what a verb says that they take, hold or leave."""
    if relation == "position":
        return text.times.of_state(frame.token)
    changed = text.times.of_event(frame.token)
    return (changed, None) if relation == "appointment" else (None, changed)


def _once(
    text: Text, seen: set[Post], frame: Frame, rule: Rule, person: Unit, title: Title, term: Term
) -> Iterator[Fact]:
    body, after = bodies(text, title), text.times.after(title.end)
    start, end = after if any(after) else term
    if _is_new(_post(person.entity, title, title.office, body), seen):
        role = title.office or title.wording
        yield text.fact(rule, frame.token, person=person.entity, role=role, body=body, start=start, end=end)


def sharing(text: Text, title: Title) -> list[tuple[Unit, Title]]:
    """Those of whom a clause says one title, each with a place of its own before it, where there are several:
    "A X облысының, B Y облысының әкімі болып тағайындалды"."""
    document = text.document
    sentence = document.sentence_of(title.start)
    gazetteer, language = document.gazetteer_of(sentence.paragraph), document.language_of(sentence.paragraph)
    last = document.unit_at(title.start - 1)
    if not language.grammar.head_last or title.seat is None or not text.is_a(last, "Person") or last is None:
        return []
    found = []
    for person, place in pairwise(document.units_in(sentence.start, title.start)):
        joint = document.tokens[person.end : place.start]  # "NAME – Абай ауданының, NAME Бородулиха ауданының әкімі"
        beside = len(joint) < 2 and all(t.text in HYPHENS for t in joint)
        beside = beside and text.is_a(person, "Person") and text.is_a(place, "Place")
        if beside and place.end < title.start and language.grammar.places(document.tokens[place.end - 1].text):
            office = gazetteer.office(title.keys, place.entity)
            found.append((person, replace(title, seat=place.entity, office=office)))
    return [*found, (last, title)] if found else []


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
    return [(person, _over(text, title, place)) for person, place in zip(people, places, strict=True)]


def listed(text: Text, frame: Frame, title: Title | None) -> list[Unit]:
    """The persons of a list that the clause announces, each with his title: "relieved four ministers: Minister A,
    Minister B", or a line each after it, which may leave the title out: "akims: NAME – of X region"."""
    document, sentence = text.document, text.document.sentence_of(frame.token)
    colon = next((i for i in range(frame.token, sentence.end) if document.tokens[i].text == ":"), None)
    if colon is None or _names_honoured(text, frame):
        return []
    if colon + 1 < sentence.end:
        return [u for u in document.units_in(colon, sentence.end) if text.is_a(u, "Person") and u.title is not None]
    lines = _lines(text, document.sentence_of(frame.token).paragraph + 1)
    titled = (u if u.title is not None else _with_place(text, u, end, title) for u, end in lines)
    return [u for u in titled if u is not None]


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
    """A person of a list with the title that its heading gives to all, over the place that his line tells."""
    document = text.document
    place = next((u for u in document.units_in(person.end, end) if text.is_a(u, "Place")), None)
    if title is None or place is None or document.tokens[person.end].text not in HYPHENS:
        return None
    return replace(person, title=_over(text, title, place))


def _over(text: Text, title: Title, place: Unit) -> Title:
    """A title that several are given as one of them has it, over a place."""
    words = text.document.language_at(title.start).grammar.singular(title.words)
    gazetteer = text.document.gazetteer_at(title.start)
    office = gazetteer.office(list(title.keys), place.entity) or gazetteer.office([words.casefold()], place.entity)
    return replace(
        title, start=place.start, end=place.end, words=words, wording=words, seat=place.entity, office=office
    )


def _as_post(text: Text, title: Title) -> bool:
    """Does the text, or the case of a title, say that it is held: "as director", "the post of akim", "директором"?"""
    sentence = text.document.sentence_of(title.start)
    language, tokens = text.document.language_of(sentence.paragraph), text.document.tokens
    if language.grammar.taken_up_in & text.document.title_cases(title):
        return True
    beside = (
        (title.end, title.end + 2)
        if language.grammar.head_last
        else (max(sentence.start, title.start - 3), title.start)
    )
    return any(t.text.casefold() in language.words.post_words for t in tokens[slice(*beside)])


def denied(text: Text, frame: Frame) -> bool:
    """Does the verb that governs a clause, or one after it where verbs stand last, deny it; or does a thing bear a name
    ("the centre named after King X")?"""
    language, document = text.document.language_at(frame.token), text.document
    if language.named_after.longest(document.keys, frame.token) is not None:
        return True
    after = document.tokens[frame.token : document.sentence_of(frame.token).end] if language.grammar.head_last else ()
    return frame.governor in language.words.denials or any(t.text.casefold() in language.words.denials for t in after)


def _are_many(text: Text, frame: Frame, title: Title) -> bool:
    """Does a verb speak of several posts, none of which it names: "held different positions in the office of …"?"""
    language = text.document.language_at(frame.token)
    posts = language.keys_of(language.listed("dismissal", "posts"))
    for filler in frame.get(Role.PATIENT):
        if filler.head + 1 == title.start and not language.grammar.head_last:
            continue  # "занимал должности акима района, …"
        words = [t.text for t in text.document.tokens[filler.head - 1 : filler.head + 1] if t.word]
        if not posts.isdisjoint(text.document.keys[filler.head]) and any(map(language.grammar.plural, words)):
            return True
    return False


def holder_in(text: Text, frame: Frame) -> Unit | None:
    """Who takes, holds or leaves a post: the clause's subject or, after a verb of changing who holds it, its object."""
    appointing = frame.lemma in text.words(frame.token, "appointment", "verbs")
    if frame.passive or appointing or frame.lemma in text.words(frame.token, "dismissal", "verbs"):
        people = entities(text, frame.get(Role.PATIENT, Role.ATTRIBUTE), "Person")
        if not people and (frame.passive or appointing) and not describes(text, frame):
            # "appointed NAME deputy akim" is parsed as one phrase; in the passive it stands before the verb
            sentence = text.document.sentence_of(frame.token)
            stretch = (sentence.start, frame.token) if frame.passive else (frame.token, frame.end)
            deciding = {u.start for u in frame.units(Role.AGENT, Role.INSTRUMENT)}
            people = [
                u for u in text.document.units_in(*stretch)
                if text.is_a(u, "Person") and u.named and u.start not in deciding
            ]  # fmt: skip
            people = people[-1:] if frame.passive else people
    else:
        people = entities(text, frame.get(Role.AGENT), "Person") or _only_before(text, frame)
    return people[0] if people else None


def replaces(text: Text, frame: Frame) -> bool:
    """Does a verb say that somebody comes after somebody else, which decides nothing?"""
    return frame.lemma in text.words(frame.token, "dismissal", "replaced")


def replaced(text: Text, frame: Frame) -> Iterator[tuple[Unit, Title | None]]:
    """Whom somebody replaces, and in what post: "сменил NAME на посту акима", "сменил на посту акима NAME"."""
    people = entities(text, frame.get(Role.PATIENT), "Person")
    if people:
        title = title_in(text, frame)
        yield from ((p, title or p.title) for p in people)
        return
    after = (u for u in text.document.units_in(frame.token, frame.end) if text.is_a(u, "Person") and u.named)
    predecessor = next(after, None)
    if predecessor is not None and predecessor.title is not None and _as_post(text, predecessor.title):
        yield predecessor, predecessor.title


def left_by_another(text: Text, frame: Frame) -> Title | None:
    """The post of whom somebody replaces, where a verb says so."""
    if not replaces(text, frame):
        return None
    return next((title for _, title in replaced(text, frame)), None)


def _only_before(text: Text, frame: Frame) -> list[Unit]:
    """The only person named between the beginning of a clause and its verb, for which no subject was found."""
    if any(frame.get(Role.AGENT)) or text.document.language_at(frame.token).grammar.head_last:
        return []
    named = [u for u in text.document.units_in(frame.start, max(frame.start, frame.token)) if text.is_a(u, "Person")]
    return named if len(named) == 1 and named[0].named else []


def describes(text: Text, frame: Frame) -> bool:
    """Does a verb only describe the noun after it, where verbs stand last: "партиядан сайланған депутаттар"?"""
    document, after = text.document, frame.token + 1
    sentence = document.sentence_of(frame.token)
    grammar = document.language_of(sentence.paragraph).grammar
    if not grammar.head_last or after >= sentence.end or not document.tokens[after].word:
        return False
    if grammar.verbal(document.tokens[frame.token].text) or grammar.cases(document.tokens[frame.token].text):
        return False
    person = document.unit_at(after)
    return not grammar.verbal(document.tokens[after].text) and not text.is_a(person, "Person")


def title_in(text: Text, frame: Frame, *, former: bool = False) -> Title | None:
    """The title without a holder that a clause names: the first after its verb, else the last before it.

    Args:
        text: the article.
        frame: the clause's verb.
        former: whether it may be one that somebody held before.
    """
    sentence = text.document.sentence_of(frame.token)
    taken = [
        t for t in text.loose_titles
        if sentence.start <= t.start < sentence.end and _is_taken(text, t) and (former or not _is_former(text, t))
    ]  # fmt: skip
    if text.document.language_of(sentence.paragraph).grammar.head_last:
        taken = _before_verb(text, frame, taken)
    if taken:
        return _with_joined(text, _with_duties(text, min(taken, key=lambda t: abs(t.start - frame.token))))
    if (said := headed_by(text, frame, Role.ATTRIBUTE, Role.CAPACITY)) is not None:
        return said
    end = min(max(frame.end, frame.token + 1), sentence.end)
    being = text.words(frame.token, "position", "being")
    others = [f for f in text.syntax.within(sentence.start, sentence.end) if f is not frame and f.lemma in being]
    told = [f for other in others if other.governor != frame.lemma for f in other.get(Role.ATTRIBUTE)]
    loose = [t for t in text.loose_titles if former or not _is_former(text, t)]
    loose = [t for t in loose if not any(f.start <= t.head < f.end for f in told)]
    after = [t for t in loose if frame.token < t.start < end]
    before = [t for t in loose if max(frame.start, sentence.start) <= t.start < frame.token]
    return after[0] if after else before[-1] if before and frame.passive else None


def _before_verb(text: Text, frame: Frame, titles: list[Title]) -> list[Title]:
    """The title of a verb of changing posts that stands last: the nearest before it, unless another such verb stands
    between; all where none stands after it, either."""
    sentence = text.document.sentence_of(frame.token)
    changing = text.words(frame.token, "appointment", "verbs") | text.words(frame.token, "dismissal", "verbs")
    if frame.lemma not in changing:
        return titles
    acts = [f.token for f in text.syntax.within(sentence.start, sentence.end) if f.lemma in changing and not f.noun]
    before = [t for t in titles if t.start < frame.token]
    if not before and not any(i > frame.token for i in acts):
        return titles
    own = [t for t in before if t.start > max((i for i in acts if i < frame.token), default=-1)][-1:]
    return own if own or frame.lemma in text.words(frame.token, "dismissal", "verbs") else titles


def _with_duties(text: Text, title: Title) -> Title:
    """A title as its acting holder has it, where a verb says so: "исполнять обязанности директора"."""
    document = text.document
    language, start = document.language_at(title.start), title.start - 2
    if start < 0 or document.tokens[start + 1].text.casefold() not in language.words.taken_beside:
        return title
    if language.keys_of(language.titles.modifiers).isdisjoint(document.keys[start]):
        return title
    return replace(title, office=None, wording=document.text(start, title.end), seat=title.seat)


def _with_joined(text: Text, title: Title) -> Title:
    """A title with what another tells that a dash joins to it: "«X» басқарма төрағасы – ректор қызметіне"."""
    tokens = text.document.tokens
    if title.seat is not None or tokens[title.start - 1].text not in HYPHENS:
        return title
    other = next((t for t in text.loose_titles if t.end == title.start - 1), None)
    return replace(title, seat=other.seat) if other is not None else title


def _is_former(text: Text, title: Title) -> bool:
    """Is a title one that somebody held before: "работавший заместителем", "орынбасары болып істеген"?"""
    document = text.document
    sentence = document.sentence_of(title.start)
    words = document.language_of(sentence.paragraph).words.former_beside
    near = document.tokens[max(sentence.start, title.start - 3) : min(sentence.end, title.end + 4)]
    return any(t.text.casefold() in words for t in near)


def _is_taken(text: Text, title: Title) -> bool:
    """Do the words around a title, or its case, say that it is taken or left: "акимом", "на должность акима"?"""
    document = text.document
    sentence = document.sentence_of(title.start)
    language = document.language_of(sentence.paragraph)
    if language.grammar.taken_up_in & document.title_cases(title):
        return True
    words = language.words.taken_beside
    beside = [
        *document.tokens[max(sentence.start, title.start - 1) : title.start + 1],
        *document.tokens[title.end : title.end + 2],
    ]
    return any(t.text.casefold() in words for t in beside)


def bodies(text: Text, title: Title) -> tuple[Entity, ...]:
    """What a title is held in: as its office says, or as the text says; both where the office is in a body and the text
    tells the country, too: "the Prime Minister of Kazakhstan"."""
    own = (_seat_of(text, title.office) if title.office else None) or title.seat
    told = _country_told(text, title)
    of_country = own == text.document.reference.government or (own is not None and text.document.is_a(own, "Ministry"))
    if own is None or told is None or not of_country:
        return tuple(filter(None, (own,)))
    return own, told


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


def _office_of_words(text: Text, title: Title, person: Entity) -> Entity | None:
    """The office that a bare title means, when the person it refers to holds one of that title."""
    gazetteer = text.document.gazetteer_at(title.start)
    reference = text.document.reference
    found = {}
    for tenure in reference.tenures_of_person.get(person.id, ()):
        office = reference.offices[tenure.office]
        place = reference.entities.get(office.get("jurisdiction") or office.get("body") or "")
        named = gazetteer.office(list(title.keys), place)
        issued = text.document.article.issued
        if named is not None and named.id == office.id and (issued is None or tenure.covers(issued)):
            found[office.id] = office
    return next(iter(found.values())) if len(found) == 1 else None
