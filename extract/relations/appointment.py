"""Who was appointed to what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.marks import HYPHENS
from extract.model import Fact
from extract.relations import First, Text, entities
from extract.relations.position import bodies, holder_in, sharing, title_in
from extract.rules import Rule

VERB = Rule("appointment", "verb", 'a verb of appointing or electing: "X was appointed akim"')
ELLIPTIC = Rule("appointment", "elliptic", 'a part of such a sentence that leaves the verb out: "…, а X — акимом Y"')
TAKES_UP = Rule("appointment", "takes-up", 'a verb of taking up a post: "X took office as minister"')
DUTIES_ASSIGNED = Rule(
    "appointment", "duties-assigned", 'an office laid on somebody: "the duties of akim were assigned to X"'
)

Change = tuple[list[Unit], Title | None, Frame, Rule]  # who, to or from what, the act, the rule


def read(text: Text) -> Iterator[Fact]:
    """Appointments from verbs of appointing and electing, of taking up a post, of assigning duties."""
    yield from told(text, _appointments(text))


def _appointments(text: Text) -> Iterator[Change]:
    for frame in text.frames("appointment", "verbs"):
        title = title_in(text, frame)
        shared = sharing(text, title) if title is not None else []
        for person, own in shared:
            yield [person], own, frame, VERB
        if not shared:
            alone = holder_in(text, frame)
            yield ([alone] if alone else []) or listed(text, frame), title, frame, VERB
        yield from _elliptic(text, frame)
    for frame in text.frames("appointment", "take"):
        if not frame.passive:
            persons = entities(text, frame.get(Role.AGENT), "Person")
            yield persons, title_in(text, frame) or _own_title(text, frame, persons), frame, TAKES_UP
    for frame in text.frames("appointment", "assigned"):
        if frame.passive:
            yield entities(text, frame.get(Role.GOAL), "Person"), title_in(text, frame), frame, DUTIES_ASSIGNED


def _elliptic(text: Text, frame: Frame) -> Iterator[Change]:
    """Those whose part of the sentence leaves the verb out: "A назначен акимом X, а B — акимом Y"."""
    document, sentence = text.document, text.document.sentence_of(frame.token)
    for held in document.held:
        title, person = held.title, held.unit
        follows = frame.token < person.start and person.end <= sentence.end and person.name_end < title.start
        dashed = document.tokens[title.start - 1].text in HYPHENS
        taken = document.language_at(title.start).grammar.taken_up_in
        if follows and dashed and taken and document.title_cases(title) == taken:
            yield [person], title, frame, ELLIPTIC


def _own_title(text: Text, frame: Frame, persons: list[Unit]) -> Title | None:
    """The title beside a name, where the clause says that its holder takes up "the post": "NAME қызметіне кірісті"."""
    posts = text.words(frame.token, "appointment", "posts")
    takes = any(f.lemma in posts and f.end - f.start == 1 for f in frame.get(Role.GOAL, Role.PATIENT))
    return persons[0].title if takes and len(persons) == 1 else None


def told(text: Text, changes: Iterator[Change]) -> Iterator[Fact]:
    """Acts that change who holds an office, each once."""
    first = First()
    for persons, title, frame, rule in changes:
        if frame.negated or frame.modality is not None or _denied(text, frame):
            continue
        for person in persons:
            held = (title or person.title) if len(persons) == 1 else (person.title or title)
            if held is None or (title is None and rule is TAKES_UP):
                continue
            if first(person.entity, held.office or held.wording):
                by = _decider(text, frame, person)
                yield text.fact(
                    rule, frame.token, person=person.entity,
                    role=held.office or held.wording, body=bodies(text, held), by=by.entity if by else None,
                )  # fmt: skip


def _denied(text: Text, frame: Frame) -> bool:
    return frame.governor in text.document.language_at(frame.token).words.denials


def listed(text: Text, frame: Frame) -> list[Unit]:
    """The persons of a list that the clause announces: "relieved four ministers: Minister A, Minister B"."""
    sentence = text.document.sentence_of(frame.token)
    colon = next((i for i in range(frame.token, sentence.end) if text.document.tokens[i].text == ":"), None)
    if colon is None:
        return []
    return [u for u in text.document.units_in(colon, sentence.end) if text.is_a(u, "Person") and u.title is not None]


def _decider(text: Text, frame: Frame, person: Unit) -> Unit | None:
    roles = (Role.AGENT, Role.INSTRUMENT) if frame.passive else (Role.AGENT,)
    agents = entities(text, frame.get(*roles), "Person", "Organization", inside=True)
    if frame.passive:  # "… of the region by President X" is parsed as one phrase
        document, sentence = text.document, text.document.sentence_of(frame.token)
        links = document.language_of(sentence.paragraph).words.agent_links
        after = document.units_in(frame.token, sentence.end)
        agents += [
            u for u in after
            if text.is_a(u, "Person", "Organization") and document.tokens[u.start - 1].text.casefold() in links
        ]  # fmt: skip
    return next((a for a in agents if a.entity != person.entity), None)
