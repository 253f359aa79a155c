"""Acts that change who holds a post: who, to or from what, by which verb; and who decided so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.model import Fact
from extract.participants import entities
from extract.readings import First
from extract.relations.posts.held_in import bodies, own_of_subject, seated
from extract.relations.posts.holder import denied
from extract.relations.posts.named import joined
from extract.rules import Rule
from extract.text import Text

Change = tuple[list[Unit], Title | None, Frame, Rule]  # who, to or from what, the act, the rule


@dataclass(frozen=True, slots=True)
class Act:
    """One person's taking up or leaving one post.

    Attributes:
        person: who.
        title: the post.
        frame: the clause that tells it.
        rule: the rule that read it.
    """

    person: Unit
    title: Title
    frame: Frame
    rule: Rule


def unspoken(text: Text, token: int) -> Frame:
    """The clause of a sentence that leaves its verb out: "the akim is now X" in languages without the verb "is"."""
    sentence = text.document.sentence_of(token)
    return Frame(
        lemma="", token=token, noun=False, passive=False, negated=False, modality=None, purpose=False, governor=None,
        roles={}, start=sentence.start, end=sentence.end,
    )  # fmt: skip


def acts(
    text: Text, changes: Iterable[Change], *, titled: Iterable[Rule] = (), decided: Iterable[Rule] = ()
) -> Iterator[Act]:
    """The acts that changes amount to: told as done, each of a person with the post that the clause or his title tells.

    Args:
        text: the article.
        changes: those read.
        titled: the rules for which the title beside a name is not the post in question.
        decided: the rules of clauses in which somebody decides it, so that a job in a body is a post as well: "was
            elected **member** of the board".
    """
    named, by_decision = frozenset(titled), frozenset(decided)
    for persons, title, frame, rule in changes:
        if frame.negated or frame.modality is not None or denied(text, frame):
            continue
        for person in persons:
            held = (title or person.title) if len(persons) == 1 else (person.title or title)
            if held is None or (title is None and rule in named):
                continue
            if held.post or (held is title and rule in by_decision and _is_seat(text, held)):
                for post in (held, *joined(text, held)):
                    yield Act(person, seated(text, own_of_subject(text, post, frame), frame.token), frame, rule)


def _is_seat(text: Text, title: Title) -> bool:
    """Is a title held in a body: "**member** of the commission", but "artist of Kazakhstan"?"""
    return title.seat is not None and text.document.is_a(title.seat, "Organization")


def told(text: Text, acts: Iterable[Act], *, undecided: Iterable[Rule] = ()) -> Iterator[Fact]:
    """The facts of acts, each once, with who decided so.

    Args:
        text: the article.
        acts: those read.
        undecided: the rules of clauses whose subject decides nothing.
    """
    first, alone = First(), frozenset(undecided)
    for act in acts:
        if first(act.person.entity, act.title.role):
            by = _decider(text, act.frame, act.person) if act.rule not in alone else None
            body = bodies(text, act.title)
            decided = by if by is not None and by.entity not in body else None
            yield text.fact(act.rule, act.frame.token, person=act.person, role=act.title, body=body, by=decided)


def _decider(text: Text, frame: Frame, person: Unit) -> Unit | None:
    roles = (Role.AGENT, Role.INSTRUMENT) if frame.passive else (Role.AGENT,)
    takes = not frame.passive and frame.lemma in text.words(frame.token, "appointment", "take")
    agents = [] if takes else entities(text, frame.get(*roles), "Person", "Organization", inside=True)
    if frame.passive:  # "… of the region by President X" is parsed as one phrase
        document, sentence = text.document, text.document.sentence_of(frame.token)
        links = document.language_of(sentence.paragraph).words.agent_links
        after = document.units_in(frame.token, sentence.end)
        agents += [
            u for u in after
            if text.is_a(u, "Person", "Organization") and document.tokens[u.start - 1].text.casefold() in links
        ]  # fmt: skip
    agents += _signers(text, frame)
    return next((a for a in agents if a.entity != person.entity), None)


def _signers(text: Text, frame: Frame) -> Iterator[Unit]:
    """Who signs the decree that an act is told by: "**Tokayev** signed a decree on the appointment of X"."""
    sentence = text.document.sentence_of(frame.token)
    for signing in text.frames("appointment", "signing"):
        within = any(f.start <= frame.token < f.end for f in signing.get(Role.PATIENT, Role.TOPIC))
        governs = frame.noun and frame.governor == signing.lemma and sentence.start <= signing.token < sentence.end
        if signing.asserted and (within or governs):
            yield from entities(text, signing.get(Role.AGENT), "Person", "Organization")
