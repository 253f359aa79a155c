"""Who was dismissed or resigned from what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame, Role
from extract.model import Fact
from extract.relations import Text, entities
from extract.relations.appointment import Change, listed, told
from extract.relations.position import holder_in, title_in
from extract.rules import Rule

VERB = Rule("dismissal", "verb", 'a verb of dismissing: "X was relieved of his post"')
QUIT = Rule("dismissal", "quit", 'a verb of resigning or leaving: "X resigned"')
REPLACED = Rule("dismissal", "replaced", 'a verb of replacing: "Y replaced X as akim"')
RESIGNATION = Rule("dismissal", "resignation", 'a noun of leaving: "the resignation of X"')


def read(text: Text) -> Iterator[Fact]:
    """Dismissals from verbs of dismissing, resigning and leaving, and from resignations."""
    yield from told(text, _dismissals(text))


def _dismissals(text: Text) -> Iterator[Change]:
    for frame in text.frames("dismissal", "verbs"):
        persons = entities(text, frame.get(Role.PATIENT), "Person", inside=frame.passive) or _after(text, frame)
        yield persons or listed(text, frame), title_in(text, frame), frame, VERB
    for frame in text.frames("dismissal", "quit"):
        title = title_in(text, frame)
        if title is not None or _tells_post(text, frame):
            yield entities(text, frame.get(Role.AGENT), "Person"), title, frame, QUIT
    for frame in text.frames("dismissal", "resign"):
        yield entities(text, frame.get(Role.AGENT), "Person"), title_in(text, frame), frame, QUIT
    for frame in text.frames("dismissal", "replaced"):
        yield entities(text, frame.get(Role.PATIENT), "Person"), title_in(text, frame), frame, REPLACED
    for frame in text.frames("dismissal", "nouns"):
        persons = entities(text, frame.get(Role.GENITIVE, Role.AGENT), "Person", inside=True)
        if not persons and frame.governor in text.words(frame.token, "dismissal", "leave"):
            persons = entities(text, frame.get(Role.SUBJECT), "Person")
        yield persons, None, frame, RESIGNATION


def _tells_post(text: Text, frame: Frame) -> bool:
    """Does a clause say that it is a post that is left: "ушёл с поста", "қызметінен кетті", not "left the hall"?"""
    language = text.document.language_at(frame.token)
    posts = language.keys_of(language.listed("dismissal", "posts"))
    return any(not posts.isdisjoint(keys) for keys in text.document.keys[frame.start : frame.end])


def _after(text: Text, frame: Frame) -> list[Unit]:
    """The person of a passive that fills none of its roles; that with a title after an active verb, which takes the
    post for what it governs: "снял с должности акима NAME", "освободил от должности министра NAME"."""
    if frame.passive:  # "Указом Президента NAME освобождён" is parsed as one phrase
        return [person] if (person := holder_in(text, frame)) is not None else []
    if not _tells_post(text, frame):
        return []
    deciding = {u.entity for u in frame.units(Role.AGENT, Role.SUBJECT)}
    after = text.document.units_in(frame.token, max(frame.end, frame.token + 1))
    held = [u for u in after if text.is_a(u, "Person") and u.title is not None and u.named and u.entity not in deciding]
    return held if len(held) == 1 else []
