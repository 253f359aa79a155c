"""Who was appointed to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract import careers
from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.marks import HYPHENS
from extract.model import Fact
from extract.participants import entities
from extract.relations.dismissal import dismissed
from extract.relations.posts.changes import Act, Change, acts, told, unspoken
from extract.relations.posts.holder import after_dash, described_by, describes, holder_in, of_both, told_of
from extract.relations.posts.led import (
    GOVERNED,
    leader_of,
    leaders,
    leads_soon,
    put_in_post,
    put_to_lead,
    title_laid,
    title_of_led,
    title_put_in,
)
from extract.relations.posts.named import as_post, title_before, title_heading, title_in
from extract.relations.posts.record import Record
from extract.relations.posts.sharing import each_with_own, listed, shared_out, sharing
from extract.relations.posts.succession import Succession, left_by_another, replaces, successions
from extract.rules import Rule
from extract.text import Text, once

VERB = Rule("appointment", "verb", 'a verb of appointing or electing: "X was appointed akim"')
ELLIPTIC = Rule("appointment", "elliptic", 'a part of such a sentence that leaves the verb out: "…, а X — акимом Y"')
TAKES_UP = Rule("appointment", "takes-up", 'a verb of taking up a post: "X took office as minister"')
REPLACES = Rule("appointment", "replaces", 'a verb of coming after somebody: "Y replaced X as akim"')
SUCCEEDS = Rule("appointment", "succeeds", 'the place of somebody else that is taken: "his place was taken by X"')
HENCEFORTH = Rule("appointment", "henceforth", 'a post held from now on, in news of appointments: "the akim is now X"')
DUTIES_ASSIGNED = Rule(
    "appointment", "duties-assigned", 'an office laid on somebody: "the duties of akim were assigned to X"'
)

NOUN = Rule("appointment", "noun", 'a noun of appointing: "a decree on the appointment of X as minister"')
INTRODUCED = Rule("appointment", "introduced", 'a new holder presented: "introduced the new akim X"')

_BESIDE = 3  # tokens after a verb in which what says that it is so from now on may stand
_NEAR = 2  # tokens before a title in which what says that it is new may stand


def read(text: Text) -> Iterator[Fact]:
    """Appointments from verbs of appointing and electing, of taking up a post, of assigning duties."""
    yield from told(text, appointed(text), undecided=(HENCEFORTH, INTRODUCED, REPLACES, SUCCEEDS))


@once
def appointed(text: Text) -> Iterator[Act]:
    """Who takes up which post."""
    after = list(succeeding(text))
    told = {succession.frame.token for succession in after}
    deciding = text.lemmas("appointment", "verbs")
    yield from (
        Act(s.person, s.acting or s.title, s.frame, VERB if s.frame.lemma in deciding else SUCCEEDS) for s in after
    )
    explicit = (change for change in _appointments(text) if change[2].token not in told)
    changed = list(acts(text, explicit, titled=(TAKES_UP, REPLACES, NOUN, DUTIES_ASSIGNED), decided=(VERB, NOUN)))
    yield from changed
    if after or changed or any(dismissed(text)):
        yield from acts(text, _from_now_on(text))


@once
def succeeding(text: Text) -> Iterator[Succession]:
    """Who comes to the post of somebody else."""
    return successions(text, Record.of(text).with_left(dismissed(text)))


def _appointments(text: Text) -> Iterator[Change]:
    for frame in text.frames("appointment", "verbs"):
        title = title_in(text, frame)
        if _is_before(text, frame) or _describes_holder(text, frame, title):
            continue
        shared = sharing(text, title) or shared_out(text, frame, title) if title is not None else []
        shared = shared or each_with_own(text, frame)
        for person, own in shared:
            yield [person], own, frame, VERB
        if not shared:
            alone = holder_in(text, frame) or _presented(text, frame, title)
            alone = alone or (_meant(text, frame, title, Role.PATIENT) if frame.passive else None)
            together = (_new_holders(text, frame) if title is None else []) or listed(text, frame, title)
            many = title is not None and text.document.is_of_several(title)
            single = [alone] if alone is not None and not many else of_both(text, frame)
            yield together or single, title, frame, VERB
        yield from _elliptic(text, frame)
    for frame in text.frames("appointment", "take"):
        if not frame.passive and not _honours(text, frame):
            title = title_before(text, frame) or title_in(text, frame) or title_heading(text, frame, Role.AGENT)
            holder = holder_in(text, frame) or _meant(text, frame, title, Role.AGENT)
            persons = [holder] if holder is not None else told_of(text, frame, title) or _former(text, frame)
            title = title or left_by_another(text, frame) or _own_title(text, frame, persons)
            yield persons, title, frame, REPLACES if replaces(text, frame) else TAKES_UP
    yield from _put_in_posts(text)
    yield from _laid_on(text)


def _former(text: Text, frame: Frame) -> list[Unit]:
    """Whom the former post that is a clause's subject means: "**экс-глава Минфина** стал советником"."""
    title = title_heading(text, frame, Role.AGENT)
    former = Record.of(text).with_left(dismissed(text)).former(title) if title is not None and title.past else None
    return [former] if former is not None else []


def _put_in_posts(text: Text) -> Iterator[Change]:
    """ "X heads Y from now on", "X came as akim", "X was put in charge of Y", "introduced the new akim X"."""
    for frame in text.frames("appointment", "lead"):
        if not frame.passive and frame.asserted:
            people = entities(text, frame.get(Role.AGENT), "Person") or after_dash(text, frame)
            yield people, title_of_led(text, frame), frame, TAKES_UP
    for frame in text.frames("appointment", "come"):
        persons = entities(text, frame.get(Role.AGENT), "Person")
        if described_by(text, frame):
            continue  # "орынбасары болып келген NAME" had the post before
        title = _in_goal(text, frame, title_heading(text, frame, Role.ATTRIBUTE, Role.CAPACITY))
        yield persons, title or (title_in(text, frame) if _to_post(text, frame) else None), frame, TAKES_UP
    for frame in text.frames("position", "leads"):
        if leads_soon(text, frame):
            told_now = replace(frame, modality=None, purpose=False)
            yield entities(text, frame.get(Role.AGENT), "Person"), title_of_led(text, frame), told_now, TAKES_UP
    yield from _beginning_work(text)
    for frame in text.frames("appointment", "called"):
        called = title_heading(text, frame, Role.PATIENT, Role.ATTRIBUTE)
        yield entities(text, frame.get(Role.AGENT), "Person"), called, frame, TAKES_UP
    for people, title, frame in put_to_lead(text):
        yield people, title, frame, VERB
    for frame in text.frames("appointment", "receive"):
        people = entities(text, frame.get(Role.PATIENT), "Person")
        if any(text.is_a(u, "Place", "Organization") for u in frame.units(Role.AGENT)):
            yield [p for p in people if _is_new(text, p)], None, frame, INTRODUCED  # "the region got a new akim, X"
    for frame in text.frames("appointment", "placing", "raising", "obtaining"):
        title = title_put_in(text, frame)
        if title is not None and frame.asserted:
            yield put_in_post(text, frame), title, frame, VERB
    yield from _by_nouns(text)
    for frame in text.frames("appointment", "introduce"):
        people = entities(text, frame.get(Role.PATIENT, Role.RECIPIENT), "Person", inside=True)
        yield [p for p in people if _is_new(text, p)], None, frame, INTRODUCED


def _by_nouns(text: Text) -> Iterator[Change]:
    """ "The appointment of X as akim", "his election as deputy", "May 2001 brought X the appointment of adviser"."""
    for frame in text.frames("appointment", "nouns"):
        title = title_in(text, frame)
        end = max((frame.end, *(f.end for f in frame.get(Role.CAPACITY, Role.GOAL))))  # "approved … as akim"
        after = title is not None and frame.token < title.start < end
        people = entities(text, frame.get(Role.GENITIVE), "Person", inside=True)
        if not people and after:
            people = entities(text, frame.get(Role.AGENT), "Person") or _brought_to(text, frame)
        yield people[:1], title if after else None, frame, NOUN


def _brought_to(text: Text, noun: Frame) -> list[Unit]:
    """To whom a clause says that an appointment came: "May 2001 **brought X** the appointment of adviser"."""
    sentence = text.document.sentence_of(noun.token)
    for frame in text.frames("appointment", "bringing"):
        told = frame.lemma == noun.governor and sentence.start <= frame.token < sentence.end and frame.asserted
        if told and any(f.start <= noun.token < f.end for f in frame.get(Role.PATIENT)):
            return entities(text, frame.get(Role.RECIPIENT, Role.PATIENT), "Person")
    return []


def _beginning_work(text: Text) -> Iterator[Change]:
    """ "X started work as akim", "X began his duties as director"."""
    for frame in text.frames("position", "begin"):
        begun = [f for f in frame.get(Role.PATIENT) if f.lemma in text.words(frame.token, "appointment", "works")]
        within = (t for t in text.loose_titles if any(f.start <= t.start < f.end for f in begun) and as_post(text, t))
        if frame.asserted and not frame.passive:
            yield entities(text, frame.get(Role.AGENT), "Person"), next(within, None), frame, TAKES_UP


def _in_goal(text: Text, frame: Frame, title: Title | None) -> Title | None:
    """A title that tells no body, in the one that somebody comes to: "бөлімге NAME бастық болып келді"."""
    bodies = entities(text, frame.get(Role.GOAL), "Organization")
    bare = title is not None and title.seat is None and title.office is None and not title.of_something
    return replace(title, seat=bodies[0].entity) if title is not None and bare and bodies else title


def _from_now_on(text: Text) -> Iterator[Change]:
    """ "The akim is now X", "X енді – облыс әкімі", «областью теперь руководит X», in news of who takes up what."""
    for held in text.document.held:
        if held.title.past or not held.title.post:
            continue
        apart = (
            text.document.tokens[held.unit.name_end : held.title.start]
            if held.unit.name_end <= held.title.start
            else text.document.tokens[held.title.end : held.unit.name_start]
        )
        said = {t.text.casefold() for t in apart}
        until = text.document.language_at(held.title.start).words.date_until  # "up to now"
        if said & _henceforth(text, held.title.start) and not said & until:
            yield [held.unit], held.title, unspoken(text, held.title.start), HENCEFORTH
    for frame in text.frames("position", "leads", "being"):
        near = text.document.tokens[min(frame.start, frame.token) : frame.token + _BESIDE]
        if not frame.asserted or not _says_henceforth(text, [t.text.casefold() for t in near], frame.token):
            continue
        leads = frame.lemma in text.words(frame.token, "position", "leads")
        title = title_of_led(text, frame) if leads else _title_of_subject(text, frame)
        yield (
            leaders(text, frame) if leads else entities(text, frame.get(Role.ATTRIBUTE), "Person"),
            title,
            frame,
            HENCEFORTH,
        )


def _says_henceforth(text: Text, words: list[str], token: int) -> bool:
    """Do words say that something is so from now on, and not "until now"?"""
    until, now = text.document.language_at(token).words.date_until, _henceforth(text, token)
    return any(word in now and before not in until for before, word in pairwise(["", *words]))


def _title_of_subject(text: Text, frame: Frame) -> Title | None:
    """The title that is the subject of a clause, whoever it may mean elsewhere: "**the akim** is now X"."""
    meant = (u.title for u in frame.units(Role.AGENT) if u.why == "title")
    return title_heading(text, frame, Role.AGENT) or next(meant, None)


def _henceforth(text: Text, token: int) -> frozenset[str]:
    return text.document.language_at(token).words.henceforth


def _laid_on(text: Text) -> Iterator[Change]:
    """ "The duties of akim were laid on X", "the post of akim went to X", "the ministry was given to X"."""
    for frame in text.frames("appointment", "assigned"):
        laid = list(frame.get(Role.PATIENT) if frame.passive else frame.get(Role.AGENT, Role.PATIENT))
        title = title_laid(text, frame, laid)
        if title is not None:
            people = entities(text, frame.get(Role.GOAL, Role.BASIS, Role.RECIPIENT), "Person")
            yield people[:1], title, frame, DUTIES_ASSIGNED
    for frame in text.frames("appointment", "receive"):
        led = [] if frame.passive else entities(text, frame.get(Role.PATIENT), *GOVERNED)
        if led and frame.asserted:
            yield entities(text, frame.get(Role.AGENT), "Person")[:1], leader_of(text, led[0]), frame, TAKES_UP


def _new_holders(text: Text, frame: Frame) -> list[Unit]:
    """Those who are appointed together, each with his own new title: "new akims of A and B, NAME and NAME, were …"."""
    units = text.document.units_in(frame.start, max(frame.start, frame.token)) if frame.passive else ()
    held = [u for u in units if text.is_a(u, "Person") and u.named and u.title is not None]
    return held if len(held) > 1 and _is_new(text, held[0]) else []


def _is_new(text: Text, person: Unit) -> bool:
    """Does the title of a person say that it is new: "the newly appointed director NAME"?"""
    if person.title is None:
        return False
    language = text.document.language_at(person.start)
    new = language.keys_of(language.listed("appointment", "new"))
    start = max(text.document.sentence_of(person.start).start, person.start - _NEAR)
    return any(not new.isdisjoint(keys) for keys in text.document.keys[start : person.title.end])


def _describes_holder(text: Text, frame: Frame, title: Title | None) -> bool:
    """Does a participle only say of whom somebody else is one ("облыстан **сайланған** сенатор"), or stand in a title
    beside a name: "X-тің жаңадан **сайланған** президенті NAME"?"""
    within = any(held.title.start < frame.token < held.title.end for held in text.document.held)
    return within or (title is not None and title.start == frame.token + 1 and describes(text, frame))


def _is_before(text: Text, frame: Frame) -> bool:
    """Does a clause only say until when something else was so: "until he was appointed", "тағайындалғанға дейін"?"""
    document, words = text.document, text.document.language_at(frame.token).words
    head_last = document.language_at(frame.token).grammar.head_last
    beside = frame.token + 1 if head_last else min(frame.start, frame.token)
    until = words.date_until - words.agent_links
    return beside < len(document.tokens) and document.tokens[beside].text.casefold() in until


def _presented(text: Text, frame: Frame, title: Title | None) -> Unit | None:
    """Who is appointed, where the next sentence tells the name: "Облыста жаңа прокурор тағайындалды. Ол – NAME"."""
    document = text.document
    after = document.sentence_of(frame.token).end
    if title is None or not frame.passive or after + 2 >= len(document.tokens):
        return None
    words = document.language_at(after).words
    said = document.tokens[after].text.casefold() in words.subject_pronouns | words.empty_subjects
    person = document.unit_at(after + 2) if said and document.tokens[after + 1].text in HYPHENS else None
    return person if person is not None and person.named and text.is_a(person, "Person") else None


def _meant(text: Text, frame: Frame, title: Title | None, subject: Role) -> Unit | None:
    """Who takes a post up where a sentence leaves it out, as biographies do: "2014 жылы әкім болып тағайындалды", "In
    2014 became akim"; ``subject`` is what it would be to the verb."""
    language = text.document.language_at(frame.token)
    if title is None or not frame.asserted or text.document.is_of_several(title) or describes(text, frame):
        return None
    said = [text.document.tokens[f.head].text.casefold() for f in frame.get(subject)]
    if any(word not in language.words.subject_pronouns for word in said):
        return None  # "deputies are elected"
    return careers.meant_in(text.document, text.document.sentence_of(frame.token))


def _elliptic(text: Text, frame: Frame) -> Iterator[Change]:
    """Those whose part of the sentence leaves the verb out: "A назначен акимом X, а B — акимом Y"."""
    document, sentence = text.document, text.document.sentence_of(frame.token)
    for held in document.held:
        title, person = held.title, held.unit
        follows = frame.token < person.start and person.end <= sentence.end and person.name_end < title.start
        dashed = document.tokens[title.start - 1].text in HYPHENS
        grammar = document.language_at(title.start).grammar
        taken = grammar.taken_up_in
        told = document.title_cases(title) == taken if taken else not (grammar.head_last or grammar.names_inflect)
        if follows and dashed and told:
            yield [person], title, frame, ELLIPTIC


def _honours(text: Text, frame: Frame) -> bool:
    """Does somebody become what is a title of honour, and no post: "became honoured workers"?"""
    sentence = text.document.sentence_of(frame.token)
    after = text.document.units_in(frame.token, min(frame.end, sentence.end))
    return any(text.is_a(u, "Award") for u in (*frame.units(Role.ATTRIBUTE, Role.PATIENT), *after))


def _to_post(text: Text, frame: Frame) -> bool:
    """Does a clause of coming say that it is to a post: "әкім қызметіне келді"?"""
    posts = text.words(frame.token, "appointment", "posts")
    return any(f.lemma in posts for f in frame.get(Role.GOAL))


def _own_title(text: Text, frame: Frame, persons: list[Unit]) -> Title | None:
    """The title beside a name, where the clause says that its holder takes up "the post": "NAME қызметіне кірісті"."""
    posts = text.words(frame.token, "appointment", "posts")
    takes = any(f.lemma in posts and f.end - f.start == 1 for f in frame.get(Role.GOAL, Role.PATIENT))
    return persons[0].title if takes and len(persons) == 1 else None
