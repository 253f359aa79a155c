"""Quotations: direct speech with whoever says it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Document, Unit
from extract.speech import spans
from extract.speech.speakers import speaker_of, states_again

_LONGEST_INTERRUPTION = 45  # tokens


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of direct speech: its tokens without the marks, and who speaks."""

    start: int
    end: int
    speaker: Unit | None


def find(document: Document) -> list[Quotation]:
    """The quotations of an article, in order."""
    found = (Quotation(start, end, speaker_of(document, start, end)) for start, end in spans.find(document))
    out: list[Quotation] = []
    for quotation in found:
        if out and _goes_on(document, out[-1], quotation):  # in the next paragraph, whose mark opens again
            out[-1] = Quotation(out[-1].start, quotation.end, quotation.speaker)
        elif out and _stated_again(document, out[-1], quotation):
            out.append(Quotation(quotation.start, quotation.end, out[-1].speaker))
        elif out and _interrupted(document, out[-1], quotation):  # by "he said", within a paragraph
            out[-1] = Quotation(out[-1].start, quotation.end, out[-1].speaker)
        else:
            out.append(quotation)
    return out


def _goes_on(document: Document, one: Quotation, two: Quotation) -> bool:
    """Does a quotation that its paragraph leaves open go on in the next, which begins with a mark?"""
    paragraph = document.sentence_of(one.start).paragraph
    _, last = document.paragraph_ranges[paragraph]
    return one.end == last and two.start == last + 1 and one.speaker is None


def _stated_again(document: Document, one: Quotation, two: Quotation) -> bool:
    """Are words said in a paper that is not told again whose it is: "…", the message says?"""
    body = one.speaker is not None and document.is_a(one.speaker.entity, "Organization")
    return body and two.speaker is None and states_again(document, two.start, two.end)


def _interrupted(document: Document, one: Quotation, two: Quotation) -> bool:
    """Is what stands between two quotations only who says both?"""
    if document.sentence_of(one.start).paragraph != document.sentence_of(two.start).paragraph or one.speaker is None:
        return False
    if two.speaker is not None and two.speaker.entity != one.speaker.entity:
        return False
    between = document.tokens[one.end : two.start]
    return (
        2 <= len(between) <= _LONGEST_INTERRUPTION
        and sum(t.text in (".", "!", "?") for t in between) <= 1
        and between[-2].text in (",", ".", ":")
        and sum(t.word for t in between) >= 2
    )
