"""Who holds which office: the title that stands with a name, or for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.model import Fact
from extract.relations import Text, entities
from extract.rules import Rule
from ontology.reference import Entity

TITLE_AND_NAME = Rule("position", "title-and-name", 'a title beside a name: "Minister X"')
TITLE_ALONE = Rule("position", "title-alone", 'a title that means one person: "the Prime Minister"')
VERB = Rule("position", "verb", 'a verb of holding, taking up or leaving a post: "X became minister"')
BEING = Rule("position", "being", 'a verb of being after a title: "X ауданның әкімі болды"')
LEADS = Rule("position", "leads", 'a verb of leading: "X heads the committee"')

Term = tuple[str | None, str | None]  # from when, and until when
Post = tuple[str, str, str]  # the ids of person and office, or the words of the title, and of the body


def read(text: Text) -> Iterator[Fact]:
    """A position per titled unit, and per verb of holding, taking up or leaving a post; each once."""
    seen: set[Post] = set()
    return text.each(partial(_by_title, seen=seen), partial(_by_verb, seen=seen))


def _by_title(text: Text, seen: set[Post]) -> Iterator[Fact]:
    units = sorted((*text.document.units, *text.document.inner), key=lambda u: u.start)
    named = {u.entity for u in units if u.named}
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
            if not frame.asserted or title is None:
                continue
            if relation == "position" and not _as_post(text, title):
                continue
            single = [(p, title)] if (p := holder_in(text, frame)) is not None else []
            for person, held in sharing(text, title) or single:
                yield from _once(text, seen, frame, VERB, person, held, _term(text, frame, relation))
    for frame in text.frames("position", "being"):
        title = next((t for t in text.loose_titles if t.end == frame.token), None)
        people = entities(text, frame.get(Role.AGENT), "Person")
        if title is not None and people and frame.asserted:
            yield from _once(text, seen, frame, BEING, people[0], title, text.times.of_state(frame.token))
    for frame in text.frames("position", "leads"):
        people = entities(text, frame.get(Role.AGENT), "Person")
        bodies = entities(text, frame.get(Role.PATIENT), "Organization", "Facility")
        if frame.asserted and people and bodies:
            leader, led = people[0].entity, bodies[0].entity
            role = text.document.language_at(frame.token).titles.leader
            if _is_new((leader.id, "", led.id), seen):
                start, end = text.times.of_state(frame.token)
                yield text.fact(LEADS, frame.token, person=leader, role=role, body=led, start=start, end=end)


def _post(person: Entity, title: Title, office: Entity | None, body: tuple[Entity, ...]) -> Post:
    return person.id, office.id if office else " ".join(title.keys), body[0].id if body else ""


def _is_new(post: Post, seen: set[Post]) -> bool:
    """Is a post told for the first time? One without a body is told by any of the same words."""
    person, words, body = post
    if post in seen or (not body and any(p[:2] == (person, words) for p in seen)):
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
        beside = person.end == place.start and text.is_a(person, "Person") and text.is_a(place, "Place")
        if beside and place.end < title.start and language.grammar.places(document.tokens[place.end - 1].text):
            office = gazetteer.office(title.keys, place.entity)
            found.append((person, replace(title, seat=place.entity, office=office)))
    return [*found, (last, title)] if found else []


def _as_post(text: Text, title: Title) -> bool:
    """Does the text say that a title is held: "as director", "the post of akim"?"""
    sentence = text.document.sentence_of(title.start)
    language, tokens = text.document.language_of(sentence.paragraph), text.document.tokens
    beside = (
        (title.end, title.end + 2)
        if language.grammar.head_last
        else (max(sentence.start, title.start - 3), title.start)
    )
    return any(t.text.casefold() in language.words.post_words for t in tokens[slice(*beside)])


def holder_in(text: Text, frame: Frame) -> Unit | None:
    """Who takes, holds or leaves a post: the clause's subject or, after a verb of changing who holds it, its object."""
    appointing = frame.lemma in text.words(frame.token, "appointment", "verbs")
    if frame.passive or appointing or frame.lemma in text.words(frame.token, "dismissal", "verbs"):
        people = entities(text, frame.get(Role.PATIENT, Role.ATTRIBUTE), "Person")
        if not people and (frame.passive or appointing):
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
        people = entities(text, frame.get(Role.AGENT), "Person")
    return people[0] if people else None


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
    if taken:
        return min(taken, key=lambda t: abs(t.start - frame.token))
    end = min(max(frame.end, frame.token + 1), sentence.end)
    after = [t for t in text.loose_titles if frame.token < t.start < end]
    before = [t for t in text.loose_titles if max(frame.start, sentence.start) <= t.start < frame.token]
    return after[0] if after else before[-1] if before and frame.passive else None


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
        *document.tokens[max(sentence.start, title.start - 1) : title.start],
        *document.tokens[title.end : title.end + 2],
    ]
    return any(t.text.casefold() in words for t in beside)


def bodies(text: Text, title: Title) -> tuple[Entity, ...]:
    """What a title is held in: as its office says, or as the text says; both where the office is in a body and the text
    tells the country, too: "the Prime Minister of Kazakhstan"."""
    own = _seat_of(text, title.office) if title.office else None
    told = title.seat
    if own is None or told is None or own == told:
        return tuple(filter(None, (own or told,)))
    both = text.document.is_a(own, "Organization") and told.type == "Country"
    return (own, told) if both else (own,)


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
