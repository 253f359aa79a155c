"""Who received which award."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from extract.document import Unit
from extract.frames import Frame, Role
from extract.marks import HYPHENS, LONG_DASHES
from extract.model import Fact
from extract.relations import Reading, Text, entities, linked
from extract.rules import Rule

AWARDED = Rule("award", "awarded", 'a verb of awarding or receiving: "X was awarded the order"')
BECAME_HOLDER = Rule(
    "award", "became-holder", 'a verb of becoming, and the word for its holder: "X became a holder of the order"'
)
LISTED = Rule("award", "listed", 'a name after an award and a dash or colon: "Order of Y: X"')
CALLED_HOLDER = Rule("award", "called-holder", 'the word for its holder beside an award: "X, holder of the order"')

_RECIPIENTS = ("Person", "Organization")
_LISTING = (":", *HYPHENS)


def read(text: Text) -> Iterator[Fact]:
    """Awards from verbs of awarding, whichever side is the subject, and receiving; from lists; from "holder of X"."""
    yield from linked(text, ("recipient", "award"), _readings(text))


def _readings(text: Text) -> Iterator[Reading]:
    listed = list(_listed(text))
    yield from listed
    others = {recipient.start for recipient, *_ in listed}
    for frame in text.frames("award", "verbs"):
        if not frame.negated:
            yield from (r for r in _awarded(text, frame) if r[0].start not in others)
    for frame in text.frames("award", "become"):
        holders = text.words(frame.token, "award", "holders")
        if frame.asserted and any(f.lemma in holders for f in frame.get(Role.PATIENT, Role.ATTRIBUTE)):
            for recipient in entities(text, frame.get(Role.AGENT), *_RECIPIENTS):
                for award in text.document.units_in(frame.start, frame.end):
                    if text.is_a(award, "Award"):
                        yield recipient, award, frame.token, BECAME_HOLDER
    yield from _apposed(text)


def _awarded(text: Text, frame: Frame) -> Iterator[Reading]:
    awards = entities(text, frame.get(Role.PATIENT, Role.COMITATIVE, Role.ATTRIBUTE, Role.AGENT), "Award", inside=True)
    awards = awards or [u for u in text.document.units_in(frame.start, frame.end) if text.is_a(u, "Award")]
    recipients = _recipients(text, frame)
    pairs = [(r, a) for a in awards for r in recipients]
    if len(awards) == len(recipients) and _respectively(text, frame):
        pairs = list(zip(recipients, awards, strict=True))
    for recipient, award in pairs:
        if recipient.entity != award.entity:
            yield recipient, award, frame.token, AWARDED


def _listed(text: Text) -> Iterator[Reading]:
    """Whoever stands after an award and a dash or colon: "медалью «X» — актёр NAME", "Орден «X»: NAME, NAME"."""
    document = text.document
    for award in document.units:
        end = document.sentence_of(award.start).end
        if not text.is_a(award, "Award") or award.end + 1 >= end or document.tokens[award.end].text not in _LISTING:
            continue
        after = list(document.units_in(award.end + 1, end))
        if after and after[0].start == award.end + 1 and text.is_a(after[0], "Person"):
            for unit in takewhile(lambda u: not text.is_a(u, "Award"), after):
                if text.is_a(unit, "Person") and unit.named:
                    yield unit, award, award.start, LISTED


def _apposed(text: Text) -> Iterator[Reading]:
    """Whoever is called an award's holder, after it or before it: "кавалер ордена «X» NAME", "«X» орденінің иегері"."""
    document = text.document
    for award in document.units:
        if not text.is_a(award, "Award") or (called := _called(text, award)) is None:
            continue
        start, end = called
        after = end + 1 if end < len(document.tokens) and document.tokens[end].text == "," else end
        before = start - 2 if start > 1 and document.tokens[start - 1].text in (",", *LONG_DASHES) else -1
        beside = (document.unit_at(i) for i in (after, before))
        holder = next((u for u in beside if u is not None and text.is_a(u, "Person")), None)
        if holder is not None:
            yield holder, award, award.start, CALLED_HOLDER


def _called(text: Text, award: Unit) -> tuple[int, int] | None:
    """An award and the word for its holder, which stands after it where heads are last, else before it."""
    document = text.document
    language = document.language_at(award.start)
    holder = award.end
    if not language.grammar.head_last:
        holder = award.start - 1
        while (
            holder > 0 and document.tokens[holder].text.casefold() in language.words.articles | language.words.genitive
        ):
            holder -= 1
    if not 0 <= holder < len(document.tokens):
        return None
    if language.grammar.singular(document.tokens[holder].text) not in text.words(award.start, "award", "holders"):
        return None
    return min(holder, award.start), max(holder + 1, award.end)


def _respectively(text: Text, frame: Frame) -> bool:
    sentence = text.document.sentence_of(frame.token)
    words = text.document.language_of(sentence.paragraph).words.respectively
    return any(t.text.casefold() in words for t in text.document.tokens[sentence.start : sentence.end])


def _recipients(text: Text, frame: Frame) -> list[Unit]:
    if frame.lemma in text.words(frame.token, "award", "gain"):
        return entities(text, frame.get(Role.AGENT), *_RECIPIENTS, inside=True)
    roles = (
        (Role.PATIENT, Role.RECIPIENT, Role.GOAL, Role.BASIS, Role.ATTRIBUTE)
        if frame.passive
        else (Role.RECIPIENT, Role.GOAL, Role.PATIENT, Role.BASIS)
    )
    found = entities(text, frame.get(*roles), "Person", inside=True) or entities(text, frame.get(*roles), *_RECIPIENTS)
    if not found and not frame.passive:  # "вручил орден хирургу X" is parsed as one phrase
        givers = {u.entity.id for u in frame.units(Role.AGENT, Role.INSTRUMENT)}
        inside = [u for f in frame.get(Role.PATIENT) for u in f.inside]
        found = [u for u in inside if text.is_a(u, "Person") and u.named and u.entity.id not in givers]
    if not found and frame.passive:  # "with the order were decorated A and B"
        givers = {u.entity.id for u in frame.units(Role.AGENT, Role.INSTRUMENT)}
        after = text.document.units_in(frame.token, frame.end)
        found = [u for u in after if text.is_a(u, "Person") and u.named and u.entity.id not in givers]
    return found
