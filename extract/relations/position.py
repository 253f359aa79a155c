"""Who holds which office: the title that stands with a name, or for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from extract import careers
from extract.document import Title, Unit
from extract.event_time import Term
from extract.frames import Filler, Frame, Role
from extract.model import Fact
from extract.participants import entities
from extract.relations.appointment import appointed, succeeding
from extract.relations.dismissal import dismissed
from extract.relations.posts.elided import elided
from extract.relations.posts.held_in import bodies, worked_in
from extract.relations.posts.holder import denied, described_by, holder_in, meant_by_pronoun, told_of
from extract.relations.posts.led import leading, title_at
from extract.relations.posts.likely import claimed
from extract.relations.posts.named import as_post, joined, title_heading, title_in, title_of_being
from extract.relations.posts.sharing import sharing
from extract.rules import Rule
from extract.text import Text
from ontology.reference import Entity

TITLE_AND_NAME = Rule("position", "title-and-name", 'a title beside a name: "Minister X"')
TITLE_ALONE = Rule("position", "title-alone", 'a title that means one person: "the Prime Minister"')
VERB = Rule("position", "verb", 'a verb of holding, taking up or leaving a post: "X became minister"')
BEING = Rule("position", "being", 'a verb of being after a title: "X ауданның әкімі болды"')
CAREER = Rule("position", "career", 'a post in a sentence that leaves out who held it: "2005–2009 – akim of …"')
IN_CAPACITY = Rule("position", "in-capacity", 'a title that a sentence begins with: "As akim of Y, X opened …"')
CHANGE = Rule("position", "change", "an act that changes who holds a post: whoever takes it up or leaves it held it")
LEADS = Rule("position", "leads", 'a verb of leading: "X heads the committee"')
ELIDED = Rule("position", "elided", 'a title that a list tells once: "the akim of X region NAME, of Y – NAME"')
LIKELY = Rule("position", "likely", "a title near somebody that is likely his, by trained weights", weighed=True)

_OF_BEGINNINGS = (("position", "begin"), ("appointment", "verbs"), ("appointment", "take"))

Post = tuple[str, str, frozenset[str]]  # the ids of person and office, or the words of the title, and of the bodies


def read(text: Text) -> Iterator[Fact]:
    """A position per titled unit, and per verb of holding, taking up or leaving a post, each once; then likely ones."""
    seen: set[Post] = set()
    rules = (_by_title, _in_list, _by_career, _by_verb, _by_change)
    told = list(text.each(*(partial(rule, seen=seen) for rule in rules)))
    yield from told
    yield from text.each(partial(_likely, told=told))


def _likely(text: Text, told: Sequence[Fact]) -> Iterator[Fact]:
    """The titles near somebody that are likely his; the confidence is the likelihood."""
    for found in claimed(text, told):
        person, title = found.claim.person, found.claim.title
        body, (start, end) = bodies(text, title), text.times.after(title.end)
        read = text.fact(LIKELY, title.start, person=person, role=title, body=body, start=start, end=end)
        yield replace(read, confidence=round(found.likelihood, 3))


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
        role = replace(title, office=office)
        yield text.fact(rule, unit.start, person=unit, role=role, body=body, start=start, end=end)
    yield from _by_epithet(text, seen)


def _by_epithet(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """A title that lists have as a name of one person, beside his other name: "**First President** NAME"."""
    document = text.document
    for unit in document.units:
        after = document.unit_at(unit.end) if unit.named and unit.end < len(document.tokens) else None
        beside = after is not None and after.named and after.start == unit.end and after.entity == unit.entity
        if after is None or not beside or not text.is_a(unit, "Person"):
            continue
        heads = document.language_at(unit.start).title_heads
        if any(heads.longest(document.keys, i) is not None for i in range(unit.start, unit.end)):
            words = document.text(unit.start, unit.end)
            if _is_new((unit.entity.id, words.casefold(), frozenset()), seen):
                role = text.said(words, unit.start, unit.end)
                yield text.fact(TITLE_AND_NAME, unit.start, person=after, role=role)


def _in_list(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """Those in a list whose title only the first part of it tells."""
    for person, title in elided(text):
        body = bodies(text, title)
        if _is_new(_post(person.entity, title, title.office, body), seen):
            yield text.fact(ELIDED, person.start, person=person, role=title, body=body)


def _abroad(text: Text) -> set[Entity]:
    """The persons who have a title of another country."""
    home = text.document.reference.home
    titled = ((h.title.seat, h.unit.entity) for h in text.document.held)
    return {person for seat, person in titled if seat is not None and seat.type == "Country" and seat != home}


def _by_verb(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "X served as minister", "X is akim", "heads the committee"."""
    for frame in text.frames("position", "verbs", "lasting"):
        title = title_in(text, frame, former=True)
        if not frame.asserted or title is None or denied(text, frame):
            continue
        if not as_post(text, title) or _are_many(text, frame, title):
            continue
        for person, held, term in _told_by(text, frame, title):
            yield from _once(text, seen, frame, VERB, person, held, term)
    for frame in text.frames("position", "being"):
        title = title_of_being(text, frame)
        people = entities(text, frame.get(Role.AGENT), "Person") or told_of(text, frame, title)
        people = people or described_by(text, frame)
        if title is not None and people and frame.asserted:
            yield from _once(text, seen, frame, BEING, people[0], title, text.times.of_state(frame.token))
            for other, term in _further(text, title):
                yield from _once(text, seen, frame, BEING, people[0], other, term)
    yield from _by_place(text, seen)
    yield from _by_leading(text, seen)
    yield from _as_his_posts(text, seen)


def _by_change(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """The posts of those who take them up or leave them."""
    for relation, acts in (("appointment", appointed(text)), ("dismissal", dismissed(text))):
        for act in acts:
            yield from _once(text, seen, act.frame, CHANGE, act.person, act.title, _term(text, act.frame, relation))
    for succession in succeeding(text):
        if (left := succession.predecessor) is not None:
            frame = succession.frame
            yield from _once(text, seen, frame, CHANGE, left, succession.title, _term(text, frame, "dismissal"))


def _told_by(text: Text, frame: Frame, title: Title) -> Iterator[tuple[Unit, Title, Term]]:
    """Who holds what by a verb and the title with it: those who share the title, or one."""
    if text.document.is_of_several(title):
        return
    holder = holder_in(text, frame) or next(iter((*told_of(text, frame, title), *described_by(text, frame))), None)
    holder = holder or meant_by_pronoun(text, frame)
    single = [(holder, title)] if holder is not None else []
    for person, held in sharing(text, title) or single:
        for post in (held, *joined(text, held)):
            yield person, post, _term(text, frame, "position")
        for other, term in _further(text, title):
            yield person, other, term


def _further(text: Text, title: Title) -> Iterator[tuple[Title, Term]]:
    """The posts of a career that a clause tells after its first."""
    return careers.further_posts(text.document, text.syntax, text.times, text.loose_titles, title)


def _as_his_posts(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "Akim of X, adviser – such were his posts from 1996 to 2002", "his last post was that of akim"."""
    for frame in text.frames("position", "being"):
        fillers = list(frame.get(Role.AGENT, Role.ATTRIBUTE, Role.CAPACITY))
        posts = text.words(frame.token, "dismissal", "posts")
        owner = next((who for f in fillers if f.lemma in posts and (who := _owner(text, f)) is not None), None)
        if owner is None or not frame.asserted:
            continue
        others = [f for f in fillers if f.lemma not in posts]
        for title in text.loose_titles:
            if any(f.start <= title.start < f.end for f in others):
                yield from _once(text, seen, frame, BEING, owner, title, text.times.of_state(frame.token))


def _owner(text: Text, filler: Filler) -> Unit | None:
    """Whose a phrase says that something is, by his name or a pronoun: "**his** posts", "**X's** first post"."""
    document, language = text.document, text.document.language_at(filler.start)
    named = next((u for u in filler.inside if text.is_a(u, "Person") and u.start == filler.start), None)
    owned = document.tokens[filler.start].text.casefold() in language.words.pronouns["person"]
    return named or (careers.meant_in(document, document.sentence_of(filler.head)) if owned else None)


def _by_leading(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "X heads the committee", "X will head the ministry"."""
    for person, title, frame in leading(text):
        begun = frame.lemma in text.words(frame.token, "appointment", "lead")
        term = _term(text, frame, "appointment" if begun or not frame.asserted else "position")
        yield from _once(text, seen, frame, LEADS, person, title, term)


def _by_place(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "X stands at the helm of Y", "As chairman of Y, X received …"."""
    for frame in text.frames("position", "standing"):
        people = entities(text, frame.get(Role.AGENT), "Person")
        title = title_at(text, frame) if frame.asserted and people else None
        if title is not None:
            yield from _once(text, seen, frame, BEING, people[0], title, text.times.of_state(frame.token))
    for frame in text.syntax.frames:
        title = title_heading(text, frame, Role.CAPACITY) if not frame.noun else None
        if title is None or title.start - 1 != text.document.sentence_of(frame.token).start:
            continue
        people = entities(text, frame.get(Role.AGENT), "Person")
        if people and as_post(text, title):
            yield from _once(text, seen, frame, IN_CAPACITY, people[0], title, (None, None))


def _by_career(text: Text, seen: set[Post]) -> Iterator[Fact]:
    """ "2005–2009 – akim of …", "Before that, worked as …", of the person whom the sentences before are about."""
    held = {v for group in ("verbs", "being", "leads") for v in text.lemmas("position", group)}
    begun = {v for relation, group in _OF_BEGINNINGS for v in text.lemmas(relation, group)}
    for stage in careers.stages(text.document, text.syntax, text.times, text.loose_titles, held, begun):
        title, person = worked_in(text, stage.title), stage.person
        body, (start, end) = bodies(text, title), stage.term
        if _is_new(_post(person.entity, title, title.office, body), seen):
            yield text.fact(CAREER, title.start, person=person, role=title, body=body, start=start, end=end)


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
    title = worked_in(text, title)
    body, after = bodies(text, title), text.times.after(title.end)
    start, end = after if any(after) else term
    if _is_new(_post(person.entity, title, title.office, body), seen):
        yield text.fact(rule, frame.token, person=person, role=title, body=body, start=start, end=end)


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
