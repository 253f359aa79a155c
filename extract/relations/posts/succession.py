"""Who comes after whom in a post: "replaced X as akim", "took his place", "the post went to X", «назначен вместо X»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Title, Unit
from extract.frames import Filler, Frame, Role
from extract.participants import entities
from extract.relations.posts.holder import denied
from extract.relations.posts.led import leader_of
from extract.relations.posts.named import as_post, title_in
from extract.relations.posts.record import Record
from extract.text import Text


def replaces(text: Text, frame: Frame) -> bool:
    """Does a verb say that somebody comes after somebody else, which decides nothing?"""
    return frame.lemma in text.words(frame.token, "dismissal", "replaced")


def replaced(text: Text, frame: Frame) -> Iterator[tuple[Unit, Title | None]]:
    """Whom somebody replaces, and in what post: "сменил NAME на посту акима", "сменил на посту акима NAME"."""
    people = entities(text, frame.get(Role.PATIENT), "Person")
    if people:
        title = title_in(text, frame)
        yield from ((p, title or p.title or _described(text, frame, p)) for p in people)
        return
    after = (u for u in text.document.units_in(frame.token, frame.end) if text.is_a(u, "Person") and u.named)
    predecessor = next(after, None)
    if predecessor is not None and predecessor.title is not None and as_post(text, predecessor.title):
        yield predecessor, predecessor.title


def _described(text: Text, frame: Frame, person: Unit) -> Title | None:
    """The post that a clause tells of whom it says to be replaced: "succeeds NAME, **who was akim** of X"."""
    within = ((f.start, f.end) for f in frame.get(Role.PATIENT) if f.start <= person.start < f.end)
    return next((t for a, b in within for t in text.loose_titles if person.end < t.start and a <= t.start < b), None)


def left_by_another(text: Text, frame: Frame) -> Title | None:
    """The post of whom somebody replaces, where a verb says so."""
    if not replaces(text, frame):
        return None
    return next((title for _, title in replaced(text, frame)), None)


@dataclass(frozen=True, slots=True)
class Succession:
    """One person's coming to a post that another had.

    Attributes:
        person: who comes.
        predecessor: whose post it was, where the text tells.
        title: the post.
        frame: the clause that tells it.
        acting: the post as who comes has it, where he only acts in it.
    """

    person: Unit
    predecessor: Unit | None
    title: Title
    frame: Frame
    acting: Title | None = None


def successions(text: Text, record: Record) -> Iterator[Succession]:
    """Those who come to the place of somebody else.

    Args:
        text: the article.
        record: the posts that it tells otherwise, those left among them.
    """
    for frame in text.frames("appointment", "succeed", "assigned"):
        if not frame.asserted or denied(text, frame):
            continue
        given = frame.lemma in text.words(frame.token, "appointment", "assigned")
        told = (*_fillers(frame), *_passed_on(text, frame))
        place = next((f for f in told if _is_of_another(text, frame, f, given=given)), None)
        people = _successors(text, frame, place) if place is not None else []
        if place is None or not people or _was_before(text, frame, place):
            continue
        predecessor = _predecessor(text, place, record, people[0])
        title = record.post_of(predecessor.entity, frame.end) if predecessor is not None else None
        title = title or _post_in_place(text, frame)
        if title is not None:
            acting = _as_acting(text, frame, title)
            yield from (Succession(person, predecessor, title, frame, acting) for person in people)
    for frame in text.frames("dismissal", "replaced"):
        if frame.passive and frame.asserted and not denied(text, frame):
            yield from _replaced_by(text, frame, record)


def _as_acting(text: Text, frame: Frame, title: Title) -> Title | None:
    """A post as somebody is put in it who only acts in it: "вместо него **исполняющим обязанности** назначен NAME"."""
    document, language = text.document, text.document.language_at(frame.token)
    start, end = min(frame.start, frame.token), min(max(frame.end, frame.token), document.sentence_of(frame.token).end)
    acting = next((i for i in range(start, end - 1) if _acts(text, i)), None)
    if acting is None:
        return None
    words = language.grammar.base_form(document.text(acting, acting + 2))
    whole = f"{words} {document.text(title.start, title.end)}" if "gent" in document.title_cases(title) else words
    return replace(title, office=None, words=words, keys=tuple(language.phrase(words)), wording=whole)


def _acts(text: Text, i: int) -> bool:
    """Does a participle of acting stand at a token, before the duties that no title follows: "исполняющим
    обязанности назначен NAME"?"""
    document, language = text.document, text.document.language_at(i)
    acts = not text.words(i, "position", "verbs").isdisjoint(document.keys[i])
    duties = document.tokens[i + 1].text.casefold() in language.words.taken_beside
    return acts and duties and all(t.start != i + 2 for t in text.loose_titles)


def _replaced_by(text: Text, frame: Frame, record: Record) -> Iterator[Succession]:
    """ "X was replaced by Y"."""
    left = entities(text, frame.get(Role.PATIENT), "Person")
    came = entities(text, frame.get(Role.AGENT, Role.INSTRUMENT), "Person")
    if not left or not came:
        return
    title = title_in(text, frame) or left[0].title or record.post_of(left[0].entity, frame.end)
    title = title or _post_in_place(text, frame)
    if title is not None:
        yield Succession(came[0], left[0], title, frame)


def _fillers(frame: Frame) -> Iterator[Filler]:
    return (filler for fillers in frame.roles.values() for filler in fillers)


def _passed_on(text: Text, frame: Frame) -> Iterator[Filler]:
    """What a participle takes of the clause around it, where verbs stand last: "**оның орнына** бұрын орынбасар болған
    NAME келді"."""
    if text.document.language_at(frame.token).grammar.head_last:
        sentence = text.document.sentence_of(frame.token)
        for other in text.syntax.within(sentence.start, frame.token):
            if other.end == frame.start:
                yield from other.get(Role.GOAL, Role.RECIPIENT)


def _is_of_another(text: Text, frame: Frame, filler: Filler, *, given: bool) -> bool:
    """Does a phrase mean the place of somebody else: "his place", "место Кулагина", "the vacancy", "instead of X"; also
    "the post" alone, where it is given to somebody?"""
    language, keys = text.document.language_at(filler.head), text.document.keys
    if not _listed(text, filler, "instead").isdisjoint(keys[filler.start]):
        someone = text.is_a(filler.unit, "Person") or _is_pronoun(text, filler)
        return someone and not _goes_elsewhere(text, frame)
    if not _listed(text, filler, "vacant").isdisjoint(keys[filler.head]):
        return True
    if _listed(text, filler, "places").isdisjoint(keys[filler.head]) or _tells_post(text, filler):
        return False
    if _holds(text, filler, _owned(text, filler)) or any(text.is_a(u, "Person") for u in filler.inside):
        return True
    alone = filler.end - filler.start == 1
    if alone and not _listed(text, filler, "anothers").isdisjoint(keys[filler.head]):
        return True
    if language.grammar.head_last and not _listed(text, filler, "vacant").isdisjoint(keys[max(0, filler.head - 1)]):
        return True  # "ол босатқан орынға"
    this = language.keys_of(language.words.definite - (frozenset() if given else language.words.definite_article))
    return filler.end == filler.head + 1 and not this.isdisjoint(keys[filler.start])


def _goes_elsewhere(text: Text, frame: Frame) -> bool:
    """Does a verb other than one of appointing say where somebody goes, which is no post: "вместо него **на встречу**
    пришёл NAME"?"""
    goals = (f for f in frame.get(Role.GOAL) if not text.is_a(f.unit, "Place", "Organization"))
    return frame.lemma not in text.words(frame.token, "appointment", "verbs") and next(goals, None) is not None


def _is_pronoun(text: Text, filler: Filler) -> bool:
    """Is a phrase an adposition and a pronoun of a person: "вместо **него**"?"""
    language = text.document.language_at(filler.head)
    pronouns = language.keys_of(language.words.subject_pronouns)
    return filler.end - filler.start == 2 and not pronouns.isdisjoint(text.document.keys[filler.head])


def _listed(text: Text, filler: Filler, group: str) -> frozenset[str]:
    language = text.document.language_at(filler.head)
    return language.keys_of(language.listed("appointment", group))


def _owned(text: Text, filler: Filler) -> frozenset[str]:
    """What says of a place that it is somebody's."""
    return _listed(text, filler, "owned") | _listed(text, filler, "last")


def _holds(text: Text, filler: Filler, words: frozenset[str]) -> bool:
    """Does a phrase hold one of some words, by their keys?"""
    return any(not words.isdisjoint(near) for near in text.document.keys[filler.start : filler.end])


def _was_before(text: Text, frame: Frame, place: Filler) -> bool:
    """Does a clause tell who had "this post" before: "занимавший этот пост до него", "бұған дейін"?"""
    words = text.document.language_at(frame.token).words
    before = any(t.text.casefold() in words.earlier for t in text.document.tokens[frame.start : frame.end])
    return not _holds(text, place, _owned(text, place)) and (before or any(frame.get(Role.LIMIT)))


def _tells_post(text: Text, filler: Filler) -> bool:
    """Does a phrase say itself what the post is: "the post of akim"?"""
    return any(filler.start <= t.start < filler.end and t.head != filler.head for t in text.loose_titles)


def _successors(text: Text, frame: Frame, place: Filler) -> list[Unit]:
    """Who comes: the object of a verb of putting somebody there or of giving him the place, else its subject."""
    roles = (
        (Role.PATIENT, Role.ATTRIBUTE),
        (Role.RECIPIENT, Role.GOAL),
        (Role.AGENT, Role.INSTRUMENT),
    )
    for group in roles:
        people = [u for u in entities(text, frame.get(*group), "Person") if not place.start <= u.start < place.end]
        if Role.AGENT in group and not any(frame.start <= u.start < frame.end for u in people):
            named = text.document.units_in(frame.start, max(frame.start, frame.token))
            people = [u for u in named if text.is_a(u, "Person") and u.named][:1] or people
        if people:
            return people
    return []


def _predecessor(text: Text, place: Filler, record: Record, successor: Unit) -> Unit | None:
    """Whose place it is: the person named in it, else whoever left a post last; of "his place", whoever has one."""
    named = next((u for u in (place.unit, *place.inside) if text.is_a(u, "Person")), None)
    if named is not None:
        return named
    owned = _holds(text, place, _owned(text, place)) or _is_pronoun(text, place)
    told = record.last(text, place.start, successor.entity, left=not owned)
    return told.person if told is not None else None


def _post_in_place(text: Text, frame: Frame) -> Title | None:
    """The post of whoever governs the place that a clause of succession tells: "отправился в Акмолинскую область на
    место NAME"."""
    places = entities(text, frame.get(Role.GOAL, Role.LOCATION, Role.PATIENT), "Region", "District", "City")
    return leader_of(text, places[0]) if places else None
