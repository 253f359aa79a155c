"""Who was dismissed or resigned from what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.document import Title, Unit
from extract.frames import Filler, Frame, Role
from extract.model import Fact
from extract.participants import entities
from extract.relations.posts.changes import Act, Change, acts, told
from extract.relations.posts.holder import holder_in, of_both
from extract.relations.posts.led import title_at
from extract.relations.posts.named import title_heading, title_in
from extract.relations.posts.record import Record
from extract.relations.posts.sharing import each_with_own, listed
from extract.relations.posts.succession import replaced, replaces
from extract.rules import Rule
from extract.text import Text, once

VERB = Rule("dismissal", "verb", 'a verb of dismissing: "X was relieved of his post"')
QUIT = Rule("dismissal", "quit", 'a verb of resigning or leaving: "X resigned"')
REPLACED = Rule("dismissal", "replaced", 'a verb of replacing: "Y replaced X as akim"')
ENDED = Rule("dismissal", "ended", 'powers that are ended: "полномочия акима X прекращены"')
RESIGNATION = Rule("dismissal", "resignation", 'a noun of leaving: "the resignation of X"')

_FROM_POST = 4  # tokens between who leaves a post and the post


def read(text: Text) -> Iterator[Fact]:
    """Dismissals from verbs of dismissing, resigning and leaving, and from resignations."""
    yield from told(text, dismissed(text), undecided=(QUIT, REPLACED))


@once
def dismissed(text: Text) -> Iterator[Act]:
    """Who leaves which post: what the clause tells, or what the article gives him before."""
    record = Record.of(text)
    changes = (
        (persons, title or _own(text, frame, persons, record), frame, rule)
        for persons, title, frame, rule in _dismissals(text)
    )
    yield from acts(text, changes, decided=(VERB,))


def _dismissals(text: Text) -> Iterator[Change]:
    for frame in text.frames("dismissal", "verbs"):
        persons = entities(text, frame.get(Role.PATIENT), "Person")
        if not persons and frame.passive:
            persons = entities(text, frame.get(Role.PATIENT), "Person", inside=True)
        persons = persons or _after(text, frame)
        if not persons and not frame.passive and _leaves_post(text, frame):
            persons = entities(text, frame.get(Role.AGENT), "Person")  # "орнын босатты"
        title = title_in(text, frame)
        if title is None:
            title = _told_before(text, frame) if frame.passive else _this_post(text, frame) or _left(text, persons)
        if own := each_with_own(text, frame):
            yield from (([person], post, frame, VERB) for person, post in own)
        else:
            yield persons or listed(text, frame, title) or of_both(text, frame), title, frame, VERB
    for frame in text.frames("dismissal", "taken"):
        if _tells(text, frame, "posts") or _tells(text, frame, "resignations"):
            yield entities(text, frame.get(Role.PATIENT), "Person"), title_in(text, frame), frame, VERB
    yield from _quitting(text)
    for frame in text.frames("dismissal", "ended"):
        if frame.passive and _tells(text, frame, "powers"):
            yield _titled(text, frame.start, frame.end), None, frame, ENDED
        elif not frame.passive and _ends_own_powers(text, frame):
            yield entities(text, frame.get(Role.AGENT), "Person"), None, frame, ENDED
    yield from _resignations(text)
    yield from _ceasing(text)


def _ends_own_powers(text: Text, frame: Frame) -> bool:
    """Does whoever acts end powers that the clause gives nobody else: "өкілеттігін тоқтатты"?"""
    powers = text.words(frame.token, "dismissal", "powers")
    return any(f.lemma in powers and f.end - f.start == 1 and not f.inside for f in frame.get(Role.PATIENT))


def _own(text: Text, frame: Frame, persons: list[Unit], record: Record) -> Title | None:
    """The post that an article gives before to the only one who leaves "his post", is dismissed or is replaced."""
    if len(persons) != 1 or persons[0].title is not None:
        return None
    dismissed = frame.lemma in text.words(frame.token, "dismissal", "verbs") and frame.passive
    leaves = dismissed or replaces(text, frame) or _tells(text, frame, "posts") or _tells(text, frame, "resignations")
    return record.post_of(persons[0].entity, frame.end) if leaves else None


def _resignations(text: Text) -> Iterator[Change]:
    """ "X resigned", "Y replaced X", "the resignation of X was accepted"."""
    for frame in text.frames("dismissal", "accept"):
        if _tells(text, frame, "resignations"):
            yield entities(text, frame.get(Role.PATIENT), "Person", inside=True), None, frame, RESIGNATION
    for frame in text.frames("dismissal", "resign"):
        yield entities(text, frame.get(Role.AGENT), "Person"), title_in(text, frame), frame, QUIT
    for frame in text.frames("dismissal", "replaced"):
        for predecessor, title in replaced(text, frame):
            yield [predecessor], title, frame, REPLACED
    for frame in text.frames("dismissal", "nouns"):
        persons = entities(text, frame.get(Role.GENITIVE, Role.AGENT), "Person", inside=True)
        if not persons and frame.governor in text.words(frame.token, "dismissal", "leave"):
            persons = entities(text, frame.get(Role.SUBJECT), "Person")
        left = _left(text, persons)
        if left is not None or frame.lemma not in text.words(frame.token, "dismissal", "parting"):
            yield persons, title_heading(text, frame, Role.CAPACITY) or left, frame, RESIGNATION


def _quitting(text: Text) -> Iterator[Change]:
    """ "X left the post of akim", "left without posts were: …"."""
    for frame in text.frames("dismissal", "quit"):
        title = title_in(text, frame) or title_at(text, frame, (Role.SOURCE,))  # "атқарып келген директор қызметінен"
        if title is not None or _tells(text, frame, "posts"):
            persons = [u for u in entities(text, frame.get(Role.AGENT), "Person") if not _parted(text, u, frame)]
            if not persons and title is None:
                persons = listed(text, frame, title)  # "left without posts were: …"
            yield persons, title or _told_before(text, frame), frame, QUIT
        elif frame.asserted and (left := title_at(text, frame, (Role.SOURCE,))) is not None:
            yield entities(text, frame.get(Role.AGENT), "Person"), left, frame, QUIT  # "өңір басшылығынан кетті"
    for frame in text.frames("dismissal", "handing"):
        if frame.asserted and not frame.passive and not any(frame.units(Role.RECIPIENT, Role.GOAL)):
            left = title_at(text, frame, (Role.PATIENT,))
            if left is not None or _hands_over(text, frame):
                yield entities(text, frame.get(Role.AGENT), "Person"), left, frame, QUIT
    for frame in text.frames("dismissal", "lacking"):
        lost = (f for fillers in frame.roles.values() for f in fillers if _is_without(text, f))
        if next(lost, None) is not None:
            who = Role.PATIENT if frame.passive else Role.AGENT
            yield entities(text, frame.get(who), "Person"), title_in(text, frame), frame, QUIT


def _hands_over(text: Text, frame: Frame) -> bool:
    """Is what somebody hands over his post, told by that word alone: "қызметін тапсырды", not "әскери қызметін"?"""
    posts = text.words(frame.token, "dismissal", "posts")
    return any(f.lemma in posts and f.end - f.start == 1 for f in frame.get(Role.PATIENT))


def _ceasing(text: Text) -> Iterator[Change]:
    """ "X ceased to be akim of Y"."""
    for frame in text.frames("position", "being"):
        if frame.governor in text.words(frame.token, "dismissal", "ceasing"):
            title = title_heading(text, frame, Role.ATTRIBUTE)
            ceased = replace(frame, purpose=False)
            yield entities(text, frame.get(Role.AGENT), "Person") if title is not None else [], title, ceased, QUIT


def _tells(text: Text, frame: Frame, group: str) -> bool:
    """Does a clause tell what is left, ended or accepted: "ушёл с поста", "қызметінен кетті", not "left the hall"?"""
    start = min((f.start for f in frame.get(Role.AGENT)), default=frame.start)  # what stands between is the verb's, too
    return _said(text, group, min(start, frame.start), frame.end)


def _said(text: Text, group: str, start: int, end: int) -> bool:
    """Does one of the tokens from one to another say a word of a list?"""
    language = text.document.language_at(start)
    words = language.keys_of(language.listed("dismissal", group))
    return any(not words.isdisjoint(keys) for keys in text.document.keys[start:end])


def _told_before(text: Text, frame: Frame) -> Title | None:
    """The post of whom a pronoun means, as the sentence before tells it: "was akim of X. In 2021 he left the post"."""
    role = Role.PATIENT if frame.passive else Role.AGENT
    agents = [f for f in frame.get(role) if f.unit is not None and f.end - f.start == 1 and not f.unit.title]
    sentence = text.document.sentence_of(frame.token)
    before = next(iter(text.document.sentences_before(sentence)), None)
    if not agents or before is None:
        return None
    loose = [t for t in text.loose_titles if before.start <= t.start < before.end]
    return loose[0] if len(loose) == 1 else None


def _this_post(text: Text, frame: Frame) -> Title | None:
    """The post told last before "this post", in one sentence: "making X ambassador and relieving Y of this post"."""
    document, language = text.document, text.document.language_at(frame.token)
    posts = language.keys_of(language.listed("dismissal", "posts"))
    this = language.keys_of(language.words.definite - language.words.definite_article)
    told = range(frame.token + 1, frame.end)
    if not any(not posts.isdisjoint(document.keys[i]) and not this.isdisjoint(document.keys[i - 1]) for i in told):
        return None
    start = document.sentence_of(frame.token).start
    return next((t for t in reversed(text.loose_titles) if start <= t.start < frame.token), None)


def _left(text: Text, persons: list[Unit]) -> Title | None:
    """The post told right after who leaves it, whatever the parser takes it to belong to: "a decree dismissing X **from
    the post of akim**", "указ об увольнении X **с должности акима**"."""
    if len(persons) != 1:
        return None
    end = persons[0].end
    limit = min(end + _FROM_POST + 1, text.document.sentence_of(end - 1).end)
    title = next((t for t in text.loose_titles if end < t.start < limit), None)
    return title if title is not None and _said(text, "posts", end, title.start) else None


def _leaves_post(text: Text, frame: Frame) -> bool:
    """Is the object of a verb a post, which its subject leaves: "освободил кресло"?"""
    return any(_said(text, "posts", f.head, f.head + 1) for f in frame.get(Role.PATIENT))


def _parted(text: Text, person: Unit, frame: Frame) -> bool:
    """Does a semicolon stand between a person and a verb, whose subject the person then is not?"""
    start, end = sorted((person.start, frame.token))
    return any(t.text == ";" for t in text.document.tokens[start:end])


def _is_without(text: Text, filler: Filler) -> bool:
    """Is a phrase of a post that somebody is without: "без должности", "without a post"?"""
    start = filler.start
    return _said(text, "without", start, start + 1) and _said(text, "posts", start, filler.end)


def _titled(text: Text, start: int, end: int) -> list[Unit]:
    """The only person with a title whom a stretch of text names."""
    units = text.document.units_in(start, max(start, end))
    held = [u for u in units if text.is_a(u, "Person") and u.title is not None and u.named]
    return held if len(held) == 1 else []


def _after(text: Text, frame: Frame) -> list[Unit]:
    """The person of a passive that fills none of its roles; that with a title after an active verb, which takes the
    post for what it governs: "снял с должности акима NAME", "освободил от должности министра NAME"."""
    if frame.passive:  # "Указом Президента NAME освобождён" is parsed as one phrase
        return [person] if (person := holder_in(text, frame)) is not None else []
    return _titled(text, frame.token, frame.end) if _tells(text, frame, "posts") else []
