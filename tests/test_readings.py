"""What rules read, put together: once each, and none from a headline."""

from __future__ import annotations

from extract.readings import First, linked
from extract.relations import visit
from tests.documents import ready


def test_what_comes_for_the_first_time() -> None:
    first = First()
    assert [first("a", 1), first("a", 2), first("a", 1), first()] == [True, True, False, True]


def test_linked_pairs_are_told_once_and_not_from_a_headline() -> None:
    text = ready("Rudny and Aksu grow\n\nThen Rudny met Aksu, and Aksu met Rudny on Monday.")
    above, aksu, rudny, *_ = text.document.units
    readings = [(u, aksu, u.start, visit.VISIT_VERB) for u in (above, rudny, rudny)]
    (told,) = linked(text, ("person", "target"), iter(readings))
    assert (told.roles["person"], told.roles["target"]) == ((rudny.entity,), (aksu.entity,))
    assert told.evidence.start > text.document.article.text.index("\n")
