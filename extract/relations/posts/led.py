"""Which post a clause tells by what is led: "heads the committee", "was put in charge of the department"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract import careers
from extract.document import Title, Unit
from extract.frames import Filler, Frame, Modality, Role
from extract.participants import entities
from extract.relations.posts.holder import after_dash
from extract.relations.posts.named import as_post, is_taken, title_heading, title_in
from extract.text import Text, once
from ontology.reference import Entity

GOVERNED = ("GovernmentBody", "Region", "District", "City")  # what is given to nobody but who leads it
_LED = ("Organization", "Facility", "Region", "District", "City")  # what somebody may lead
_AT = (Role.GOAL, Role.LOCATION, Role.BASIS, Role.PATIENT)  # what tells a post that somebody is in


def leads_soon(text: Text, frame: Frame) -> bool:
    """Does a verb of leading tell who takes up a post: "X will head the ministry", "X **is to** head the ministry"?"""
    if frame.purpose and frame.lays_duty:
        return not frame.negated and frame.governor in text.words(frame.token, "position", "being")
    return frame.modality is Modality.FUTURE and not frame.negated and not frame.purpose


@once
def leading(text: Text) -> Iterator[tuple[Unit, Title, Frame]]:
    """Who leads what, as verbs of leading tell: "X heads the committee", "X will head the ministry"."""
    for frame in text.frames("position", "leads"):
        people = leaders(text, frame)
        if (frame.asserted or leads_soon(text, frame)) and people:
            yield from ((people[0], title, frame) for title in titles_of_led(text, frame))


def leaders(text: Text, frame: Frame) -> list[Unit]:
    """Who leads, by a verb of leading: its subject, which may be parsed as one with what is led, or whom the sentences
    before are about."""
    people = entities(text, frame.get(Role.AGENT), "Person") or after_dash(text, frame)
    if people or frame.passive:
        return people
    people = entities(text, frame.get(Role.PATIENT), "Person")
    if people or (any(f.unit for f in frame.get(Role.AGENT)) and not _led_as_subject(text, frame)):
        return people
    meant = careers.meant_in(text.document, text.document.sentence_of(frame.token))
    return [meant] if meant is not None else []


def _led_as_subject(text: Text, frame: Frame) -> list[Unit]:
    """What is led, parsed as the subject that a sentence leaves out: "С 2008 года возглавлял **комитет**", "2008 жылдан
    **«X» АҚ** басқарды"."""
    grammar = text.document.language_at(frame.token).grammar
    inflects = grammar.words_inflect
    after = grammar.head_last or all(f.start > frame.token for f in frame.get(Role.AGENT))
    alone = not any(True for _ in frame.get(Role.PATIENT, Role.INSTRUMENT))
    return entities(text, frame.get(Role.AGENT), *_LED) if inflects and after and alone and not frame.passive else []


def title_of_led(text: Text, frame: Frame) -> Title | None:
    """The post of whoever leads what a verb of leading says, the first of several."""
    return next(iter(titles_of_led(text, frame)), None)


def titles_of_led(text: Text, frame: Frame) -> list[Title]:
    """The posts of whoever leads what a verb of leading says: the office over a place, else the head of a body."""
    objects = (Role.PATIENT, Role.INSTRUMENT, Role.COMITATIVE) if not frame.passive else (Role.PATIENT,)
    led = entities(text, frame.get(*objects), *_LED)
    reversed_ = entities(text, frame.get(Role.PATIENT), "Person") or after_dash(text, frame)
    if not led and not frame.passive and reversed_:
        led = entities(text, frame.get(Role.AGENT), *_LED)  # «министерством руководит NAME», parsed the other way round
    led = led or _led_as_subject(text, frame)
    said = title_in(text, frame, former=True) if led else None
    if said is not None and said.seat is None and as_post(text, said) and not _is_of_another(text, frame, said):
        return [replace(said, seat=led[0].entity)]  # "ауданды әкім ретінде басқарған"
    return [leader_of(text, unit, frame.lemma) for unit in led if not _is_abroad(text, unit)]


def _is_abroad(text: Text, led: Unit) -> bool:
    """Does another country follow a ministry that the reference data know of the home country: "Минфин **России**"?"""
    after = text.document.unit_at(led.end) if led.end < len(text.document.tokens) else None
    country = after is not None and after.start == led.end and text.is_a(after, "Country") and not text.is_home(after)
    return country and led.entity.known and text.is_a(led, "Ministry")


def _is_of_another(text: Text, frame: Frame, title: Title) -> bool:
    """Is a title what another clause says somebody to be: "возглавлявший отдел, **назначен советником**"?"""
    sentence = text.document.sentence_of(frame.token)
    others = (f for f in text.syntax.within(sentence.start, sentence.end) if f is not frame)
    told = (filler for f in others for filler in f.get(Role.ATTRIBUTE, Role.CAPACITY))
    return any(filler.start <= max(title.start, title.head) < filler.end for filler in told)


def leader_of(text: Text, led: Unit, verb: str = "") -> Title:
    """The post of whoever leads something: the only office over a place or in a ministry, else the head, or what the
    verb calls him: whoever chairs is its chairman."""
    told = "jurisdiction" if text.is_a(led, "Place") else "body" if text.is_a(led, "Ministry") else None
    offices = [o for o in text.document.reference.offices.values() if told and o.get(told) == led.entity.id]
    return head_of(text, led, offices[0] if len(offices) == 1 else None, verb)


def head_of(text: Text, led: Unit, office: Entity | None = None, verb: str = "") -> Title:
    """The post of whoever leads a body, where no noun says what it is called."""
    language = text.document.language_at(led.start)
    words = language.titles.leaders_by_verb.get(verb, language.titles.leader)
    if text.is_a(led, "Place"):
        words = language.governing.get(words, words)  # who leads a city is its akim
    return Title(
        start=led.start, end=led.end, words=words, keys=tuple(language.phrase(words)), seat=led.entity,
        office=office, post=True, past=False, wording=words,
    )  # fmt: skip


def put_to_lead(text: Text) -> Iterator[tuple[list[Unit], Title | None, Frame]]:
    """Whom a verb of appointing has lead something: "was chosen to head the committee", «поручено возглавить»."""
    for frame in text.frames("position", "leads"):
        if not frame.purpose or frame.governor is None:
            continue
        sentence, listed = text.document.sentence_of(frame.token), ("verbs", "placing", "assigned", "choosing")
        choosing = frozenset[str]().union(*(text.words(frame.token, "appointment", group) for group in listed))
        for other in text.syntax.within(sentence.start, sentence.end):
            if other.lemma == frame.governor and other.lemma in choosing:
                people = entities(text, other.get(Role.PATIENT, Role.RECIPIENT, Role.GOAL), "Person")
                yield people[:1], title_of_led(text, frame), other


def put_in_post(text: Text, frame: Frame) -> list[Unit]:
    """Whom a verb of putting in a post puts there; of obtaining one, or of moving to it, who obtains it."""
    making = frame.lemma in text.words(frame.token, "appointment", "making")
    put = entities(text, frame.get(Role.PATIENT), "Person", inside=making)  # "made NAME director" is parsed as one
    if put or frame.passive or frame.lemma not in text.words(frame.token, "appointment", "obtaining"):
        return put
    return entities(text, frame.get(Role.AGENT), "Person")


def title_put_in(text: Text, frame: Frame) -> Title | None:
    """The post that a clause puts somebody in: "as head of X", "to the post of X", "in charge of X"."""
    if frame.lemma in text.words(frame.token, "appointment", "obtaining"):
        return title_at(text, frame)  # "as chairman of Y, X received guests"
    if frame.lemma in text.words(frame.token, "appointment", "raising"):
        return title_heading(text, frame, Role.LIMIT, Role.GOAL, Role.ATTRIBUTE, Role.CAPACITY) or title_at(text, frame)
    told = title_heading(text, frame, Role.CAPACITY, Role.ATTRIBUTE)
    if told is None and frame.lemma in text.words(frame.token, "appointment", "making"):
        told = title_heading(text, frame, Role.PATIENT)  # "was made director", "made him director"
    return told or title_at(text, frame)


def title_at(text: Text, frame: Frame, roles: Iterable[Role] = _AT) -> Title | None:
    """The post where a clause says somebody to be: "in the post of X", "at the head of X", "at the helm of X".

    Args:
        text: the article.
        frame: the clause's verb.
        roles: what tells the post.
    """
    posts, helms = (text.words(frame.token, *group) for group in (("dismissal", "posts"), ("position", "helms")))
    for filler in frame.get(*roles):
        helm = filler.lemma in helms or _begins_with(text, filler, helms)
        led = [u for u in (*filler.inside, filler.unit) if u is not None and text.is_a(u, *_LED)]
        within = (t for t in text.loose_titles if filler.start <= max(t.start, t.head) < filler.end)
        told = next(within, None) if filler.lemma in posts or (helm and not led) else None
        if told is not None and not text.document.is_of_several(told):  # "received the heads of X"
            return told
        several = text.document.language_at(filler.head).grammar.plural(text.document.tokens[filler.head].text)
        if helm and led and not several:
            return leader_of(text, led[0])
    return None


def _begins_with(text: Text, filler: Filler, helms: frozenset[str]) -> bool:
    """Does a phrase begin with a word of leading, parsed as part of its adposition: "**во главе** области"?"""
    keys = text.document.language_at(filler.head).keys_of(helms)
    return any(not keys.isdisjoint(near) for near in text.document.keys[filler.start + 1 : filler.head])


def title_laid(text: Text, frame: Frame, laid: Iterable[Filler]) -> Title | None:
    """The post that is given to somebody, as a clause tells it by what is given: "the post of akim", "the duties of
    akim", or the body or place that he is to lead."""
    language = text.document.language_at(frame.token)
    posts = language.keys_of(language.listed("dismissal", "posts"))
    for filler in laid:
        if any(not posts.isdisjoint(keys) for keys in text.document.keys[filler.start : filler.end]):
            within = (t for t in text.loose_titles if filler.start <= t.start < filler.end)
            return next(within, None) or title_in(text, frame)
        helm = filler.lemma in text.words(filler.head, "position", "helms")
        led = [u for u in (filler.unit, *(filler.inside if helm else ())) if u is not None and text.is_a(u, *GOVERNED)]
        if led:
            return leader_of(text, led[0])
    said = title_in(text, frame)
    return said if said is not None and is_taken(text, said, by_case=False) else None
