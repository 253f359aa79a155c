"""Who comes after whom in a post."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Title, Unit
from extract.frames import Frame, Role
from extract.relations import Text, entities
from extract.relations.posts.named import as_post, title_in


def replaces(text: Text, frame: Frame) -> bool:
    """Does a verb say that somebody comes after somebody else, which decides nothing?"""
    return frame.lemma in text.words(frame.token, "dismissal", "replaced")


def replaced(text: Text, frame: Frame) -> Iterator[tuple[Unit, Title | None]]:
    """Whom somebody replaces, and in what post: "сменил NAME на посту акима", "сменил на посту акима NAME"."""
    people = entities(text, frame.get(Role.PATIENT), "Person")
    if people:
        title = title_in(text, frame)
        yield from ((p, title or p.title) for p in people)
        return
    after = (u for u in text.document.units_in(frame.token, frame.end) if text.is_a(u, "Person") and u.named)
    predecessor = next(after, None)
    if predecessor is not None and predecessor.title is not None and as_post(text, predecessor.title):
        yield predecessor, predecessor.title


def left_by_another(text: Text, frame: Frame) -> Title | None:
    """The post of whom somebody replaces, where a verb says so."""
    if not replaces(text, frame):
        return None
    return next((title for _, title in replaced(text, frame)), None)
