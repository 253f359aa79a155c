"""Who told whom to do what, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Sentence, Unit
from extract.frames import Frame
from extract.model import Fact
from extract.relations import Text, entities, fact
from extract.values import deadline
from ontology.reference import Entity

_TOLD = ("Person", "Organization")
_CONCERNED = ("Place", "Facility", "Initiative", "Organization")
_DUTY = ("should", "must", "need", "have", "shall")


def read(text: Text) -> Iterator[Fact]:
    """From verbs of instructing, in anybody's mouth, and from duties that an official lays on a body."""
    for frame in text.frames("instruction", "verbs"):
        if not frame.negated and not text.in_headline(frame.token) and frame.modal is None and not _is_report(frame):
            yield from _instructed(text, frame)
    for frame in text.frames("instruction", "give"):
        given = {f.lemma for f in frame.get("patient")} & text.words(frame.token, "instruction", "nouns")
        if given and not frame.negated and not text.in_headline(frame.token):
            yield from _instructed(text, frame)
    yield from _on_instruction(text)
    yield from _duties(text)


def _on_instruction(text: Text) -> Iterator[Fact]:
    """What is done "on the instruction of" an official, or "on his instructions"."""
    for frame in text.frames("instruction", "nouns"):
        issuers = [u for u in frame.units("agent", "of") if text.is_a(u, "Person")]
        before = text.document.text(max(0, frame.token - 3), frame.token).casefold().split()
        if not issuers or "on" not in before or text.in_headline(frame.token):
            continue
        sentence = text.document.sentence_of(frame.token)
        doing = [
            f
            for f in text.syntax.frames
            if not f.noun and f.start <= frame.token < f.end and sentence.start <= f.token < sentence.end
        ]
        task = min(doing, key=lambda f: f.end - f.start, default=None)
        if task is not None:
            told = [u for u in task.units("agent") if text.is_a(u, "GovernmentBody", "Enterprise")]
            yield _instruction(text, issuers[0].entity, told, task, frame.token, "on-instruction", 0.7)


def _is_report(frame: Frame) -> bool:
    """Is it no order but a participle or a purpose ("to order")?"""
    return frame.purpose


def _instructed(text: Text, frame: Frame) -> Iterator[Fact]:
    issuer = _issuer(text, frame)
    if issuer is None:
        return
    addressees = [
        u
        for u in entities(text, frame.get("recipient", "patient", "to"), *_TOLD, inside=True)
        if u.entity != issuer.entity
    ]
    told = [f for f in frame.get("patient", "recipient") if f.unit is None or text.is_a(f.unit, *_TOLD)]
    tasks = [
        f for f in text.syntax.frames if f.purpose and frame.token < f.token < frame.end and f.governor == frame.lemma
    ]
    tasks += [
        f
        for f in text.syntax.frames
        if tasks
        and f.governor in {t.lemma for t in tasks}
        and tasks[0].token < f.token < frame.end
        and f.modal is None
        and _joined(f, tasks)
    ]
    if not tasks and not told and not any(True for _ in frame.get("patient")):
        return
    for task in tasks or [frame]:
        yield _instruction(text, issuer.entity, addressees, task, frame.token, "instructing-verb", 0.85)


def _joined(frame: Frame, tasks: list[Frame]) -> bool:
    return (
        frame.governor is not None
        and not frame.purpose
        and not frame.passive
        and any(frame.lemma != t.lemma for t in tasks)
    )


def _issuer(text: Text, frame: Frame) -> Unit | None:
    """Who instructs: the subject, "I" in direct speech; where a passive names nobody, the speaker or last official."""
    for unit in frame.units("agent"):
        if text.is_a(unit, *_TOLD):
            return unit
    speaker = text.speaker_at(frame.token)
    first_person = any(f.lemma in ("i", "we") for f in frame.get("agent"))
    if speaker is not None and (first_person or frame.passive):
        return speaker
    if frame.passive:
        officials = [
            u
            for u in text.document.units
            if u.start < frame.token and text.is_a(u, "Person") and (u.title is None or u.title.post)
        ]
        return officials[-1] if officials else None
    return None


def _duties(text: Text) -> Iterator[Fact]:
    """ "The Ministry should …", said by an official: a body, told to act."""
    for frame in text.syntax.frames:
        if frame.noun or frame.negated or frame.modal not in _DUTY or text.in_headline(frame.token):
            continue
        told = entities(text, frame.get("patient" if frame.passive else "agent"), "GovernmentBody", "Enterprise")
        if frame.passive:
            told = entities(text, frame.get("agent"), "GovernmentBody", "Enterprise")
        issuer = _official(text, frame)
        if told and issuer is not None and issuer.entity != told[0].entity:
            yield _instruction(text, issuer.entity, told, frame, frame.token, "duty", 0.7)


def _official(text: Text, frame: Frame) -> Unit | None:
    """The official in whose words a duty is told: the speaker, or the subject of the verb of saying above it."""
    speaker = text.speaker_at(frame.token)
    if speaker is not None:
        return speaker
    sentence = text.document.sentence_of(frame.token)
    saying = text.words(frame.token, "quote", "verbs")
    above = [f for f in text.syntax.frames if sentence.start <= f.token < frame.token and f.lemma in saying]
    return next((u for f in above for u in f.units("agent") if text.is_a(u, "Person")), None)


def _instruction(
    text: Text, issuer: Entity, addressees: list[Unit], task: Frame, token: int, rule: str, confidence: float
) -> Fact:
    document = text.document
    sentence: Sentence = document.sentence_of(token)
    start, end = max(sentence.start, min(task.start, task.token)), min(sentence.end, task.end)
    apart = {issuer.id, "kazakhstan"} | {u.entity.id for u in addressees}
    concerned = [
        u.entity
        for u in document.units_in(start, end)
        if document.is_a(u.entity, *_CONCERNED) and u.entity.id not in apart
    ]
    if not concerned and (region := text.context.topic("Region")) is not None:
        concerned = [region]
    return fact(
        "instruction",
        document.span(sentence.start, sentence.end),
        rule,
        confidence,
        issuer=issuer,
        addressee=addressees[0].entity if addressees else None,
        about=tuple(dict.fromkeys(concerned)),
        deadline=deadline(document, sentence.start, sentence.end),
        task=document.text(start, end),
    )
