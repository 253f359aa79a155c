"""Whose the post is that a clause names."""

from __future__ import annotations

from extract import careers
from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.marks import HYPHENS
from extract.participants import entities
from extract.text import Text


def holder_in(text: Text, frame: Frame) -> Unit | None:
    """Who takes, holds or leaves a post: the clause's subject or, after a verb of changing who holds it, its object."""
    appointing = frame.lemma in text.words(frame.token, "appointment", "verbs")
    if appointing and (described := _apposed(text, frame)) is not None:
        return described
    holding = frame.passive and frame.lemma in text.words(frame.token, "position", "verbs")
    if holding and (by := entities(text, frame.get(Role.AGENT, Role.INSTRUMENT), "Person")):
        return by[0]  # "the post of akim is held **by NAME**"
    if frame.passive or appointing or frame.lemma in text.words(frame.token, "dismissal", "verbs"):
        people = entities(text, frame.get(Role.PATIENT, Role.ATTRIBUTE), "Person") or _heading(text, frame)
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
        people = (
            entities(text, frame.get(Role.AGENT), "Person") or _last_joined(text, frame) or _only_before(text, frame)
        )
    people = people or after_dash(text, frame)
    return people[0] if people else None


def of_both(text: Text, frame: Frame) -> list[Unit]:
    """Whom a verb of changing posts that leaves its object out acts on, as the one it goes on with tells: "освободил
    **NAME** от должности акима и назначил министром"."""
    if frame.passive or any(frame.get(Role.PATIENT)):
        return []
    changing = text.words(frame.token, "appointment", "verbs") | text.words(frame.token, "dismissal", "verbs")
    before = text.syntax.within(text.document.sentence_of(frame.token).start, frame.token)
    first = [f for f in before if f.lemma in changing and not f.noun][-1:]
    return [u for f in first if f.lemma == frame.governor for u in entities(text, f.get(Role.PATIENT), "Person")]


def after_dash(text: Text, frame: Frame) -> list[Unit]:
    """The person that a dash after a verb leads to: "министерство возглавила – **NAME**"."""
    document, dash = text.document, frame.token + 1
    if dash + 1 >= document.sentence_of(frame.token).end or document.tokens[dash].text not in HYPHENS:
        return []
    unit = document.unit_at(dash + 1)
    spaced = document.tokens[dash - 1].end < document.tokens[dash].start
    return [unit] if spaced and unit is not None and unit.named and text.is_a(unit, "Person") else []


def _apposed(text: Text, frame: Frame) -> Unit | None:
    """Whom a participle right after a name describes: "NAME, **appointed** ambassador"."""
    if (
        frame.passive
        or entities(text, frame.get(Role.AGENT), "Person")
        or text.document.tokens[frame.token - 1].text != ","
    ):
        return None
    unit = text.document.unit_at(frame.token - 2)
    return unit if unit is not None and text.is_a(unit, "Person") and unit.named else None


def _heading(text: Text, frame: Frame) -> list[Unit]:
    """The person that an object begins with, which goes on: "назначен **NAME**, прежде директор завода"."""
    fillers = list(frame.get(Role.PATIENT))
    return [u for f in fillers for u in f.inside if u.start == f.start and u.named and text.is_a(u, "Person")]


def told_of(text: Text, frame: Frame, title: Title | None) -> list[Unit]:
    """The persons of whom a title is told that is the subject: "the minister became NAME"."""
    subject = title is not None and any(f.start <= title.head < f.end for f in frame.get(Role.AGENT))
    return entities(text, frame.get(Role.ATTRIBUTE), "Person") if subject else []


def described_by(text: Text, frame: Frame) -> list[Unit]:
    """Whom a participle describes, where verbs stand last: "бұрын орынбасары **болған** NAME"."""
    after = frame.token + 1
    if not text.document.language_at(frame.token).grammar.head_last or after >= len(text.document.tokens):
        return []
    unit = text.document.unit_at(after)
    return [unit] if unit is not None and text.is_a(unit, "Person") and unit.named else []


def meant_by_pronoun(text: Text, frame: Frame) -> Unit | None:
    """Whom the pronoun that a sentence begins with means: the only person of the sentences before."""
    sentence = text.document.sentence_of(frame.token)
    first = text.document.tokens[sentence.start].text.casefold()
    pronoun = first in text.document.language_of(sentence.paragraph).words.subject_pronouns
    return careers.meant_in(text.document, sentence) if pronoun else None


def _last_joined(text: Text, frame: Frame) -> list[Unit]:
    """The person who acts, parsed as one with the end of the clause before: "X was appointed minister and **NAME**
    became akim"."""
    document, joints = text.document, text.document.language_at(frame.token).words.coordinators
    for filler in frame.get(Role.AGENT):
        within = [u for u in filler.inside if text.is_a(u, "Person")]
        last = within[0] if filler.unit is None and len(within) == 1 else None
        before = [t for t in text.loose_titles if last is not None and filler.start <= t.start < last.start]
        titled = bool(before) and not any(map(document.is_of_several, before))
        if last is not None and last.named and titled and last.end == filler.end <= frame.token:
            return [last] if document.tokens[last.start - 1].text.casefold() in joints else []
    return []


def _only_before(text: Text, frame: Frame) -> list[Unit]:
    """The only person named between the beginning of a clause and its verb, for which no subject was found."""
    if any(frame.get(Role.AGENT)) or text.document.language_at(frame.token).grammar.head_last:
        return []
    before = text.document.units_in(frame.start, max(frame.start, frame.token))
    named = [u for u in before if text.is_a(u, "Person") and u.named]
    return named if len(named) == 1 else []


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


def denied(text: Text, frame: Frame) -> bool:
    """Does the verb that governs a clause, or one after it where verbs stand last, deny it or only wish for it; or does
    a thing bear a name ("the centre named after King X")?"""
    language, document = text.document.language_at(frame.token), text.document
    if language.named_after.longest(document.keys, frame.token) is not None:
        return True
    after = document.tokens[frame.token : document.sentence_of(frame.token).end] if language.grammar.head_last else ()
    if frame.governor in text.words(frame.token, "appointment", "wished"):
        return True
    return frame.governor in language.words.denials or any(t.text.casefold() in language.words.denials for t in after)
