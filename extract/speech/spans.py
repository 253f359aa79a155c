"""Where direct speech stands: in quotation marks, after a dash, or in a paragraph of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.document import Document
from extract.marks import HYPHENS, SINGLE_CLOSING, SINGLE_OPENING
from extract.speech.speakers import brings_in_speaker, named_before_colon, saying

_LEAST_WORDS = 4
_MOST_PARAGRAPHS = 12  # after the first that one quotation may go on through


def find(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches of direct speech of an article, in order, without their marks."""
    for number, paragraph in enumerate(document.paragraphs):
        if not paragraph.headline:
            found = (list(finder(document, number)) for finder in _FINDERS)
            yield from (s for s in next(filter(None, found), ()) if _is_speech(document, *s))


def marked(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Outermost stretches in quotation marks; marks within them nest, and one left open may close paragraphs later."""
    first, last = document.paragraph_ranges[paragraph]
    marks = document.language_of(paragraph).grammar.quotation_marks
    depth, begin = 0, first
    for i in range(first, last):
        if not marks.is_mark(document.tokens[i].text):
            continue
        if _opens(document, paragraph, i, depth):
            if depth == 0:
                begin = i + 1
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                yield begin, i
    if depth > 0 and begin < last:
        yield begin, _closed_later(document, paragraph, depth) or last


def single(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Speech in single marks that begins a paragraph; its end is told from an apostrophe by the mark before it."""
    first, last = document.paragraph_ranges[paragraph]
    if document.tokens[first].text not in SINGLE_OPENING:
        return
    ends = (i for i in range(first + 2, last) if document.tokens[i].text in SINGLE_CLOSING)
    end = next((i for i in reversed(list(ends)) if document.tokens[i - 1].text in (",", ".", "!", "?", "…")), None)
    if end is not None:
        yield first + 1, end


def dashed(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Speech that a dash opens, up to the dash that brings in who said it: "– Words, – said X."."""
    first, last = document.paragraph_ranges[paragraph]
    if not document.language_of(paragraph).grammar.dash_opens_speech or document.tokens[first].text not in HYPHENS:
        return
    end = next((i for i in range(first + 2, last - 1) if brings_in_speaker(document, i, last)), None)
    if end is not None:
        yield first + 1, end - 1 if document.tokens[end - 1].text == "," else end


def announced(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Speech that a paragraph of its own gives after the line that says whose it is: "NAME, director:", "– Words."."""
    first, last = document.paragraph_ranges[paragraph]
    before = range(*document.paragraph_ranges[paragraph - 1]) if paragraph else range(0)
    instructs = document.language_of(paragraph).verb_keys("instruction", "verbs", "nouns")
    if any(not instructs.isdisjoint(document.keys[i]) for i in before):
        return  # a list of what somebody is told to do
    if document.tokens[first].text in HYPHENS and named_before_colon(document, paragraph):
        yield first + 1, last - 1 if document.tokens[last - 1].text == "." else last


_FINDERS: tuple[Callable[[Document, int], Iterator[tuple[int, int]]], ...] = (marked, single, dashed, announced)


def _opens(document: Document, paragraph: int, i: int, depth: int) -> bool:
    """Does the quotation mark at a token open, where it might also close?

    Args:
        document: the article.
        paragraph: that the mark stands in.
        i: its token.
        depth: how many marks are open before it.
    """
    first, last = document.paragraph_ranges[paragraph]
    mark, marks = document.tokens[i], document.language_of(paragraph).grammar.quotation_marks
    if marks.only_opens(mark.text) or marks.only_closes(mark.text):
        return marks.only_opens(mark.text)
    if depth > 0 and _ends_speech(document, paragraph, i):
        return False
    spaced_before = i == first or document.tokens[i - 1].end < mark.start or document.tokens[i - 1].text in "(["
    spaced_after = i + 1 < last and document.tokens[i + 1].start > mark.end
    begins = (
        depth == 0 and i in document.sentence_starts
    )  # though glued to what stands before it, or apart from its words
    return begins or (spaced_before and not spaced_after)


def _ends_speech(document: Document, paragraph: int, i: int) -> bool:
    """Does what stands around a mark say that speech ends at it: a verb of saying or a comma after it?"""
    if i + 1 == document.paragraph_ranges[paragraph][1] or document.tokens[i + 1].text in ",.-–—;":
        return True
    ended = document.tokens[i - 1].text in (",", ".", "!", "?")
    return ended and not saying(document, paragraph).isdisjoint(document.keys[i + 1])  # … at night, "said X


def _closed_later(document: Document, paragraph: int, depth: int) -> int | None:
    """Where a later paragraph closes a quotation that a paragraph leaves open; none where a new one begins before.

    Args:
        document: the article.
        paragraph: that leaves it open.
        depth: how many marks it leaves open.
    """
    for number in range(paragraph + 1, min(paragraph + 1 + _MOST_PARAGRAPHS, len(document.paragraphs))):
        marks = document.language_of(number).grammar.quotation_marks
        for i in range(*document.paragraph_ranges[number]):
            if not marks.is_mark(document.tokens[i].text):
                continue
            opens = _opens(document, number, i, depth)
            depth += 1 if opens else -1
            if depth == 0:
                return i
            if opens and i == document.paragraph_ranges[number][0] and not marks.only_opens(document.tokens[i].text):
                return None
    return None


def _is_speech(document: Document, start: int, end: int) -> bool:
    """Is a marked stretch a sentence or clause, rather than a name or a single expression?"""
    words = [t for t in document.tokens[start:end] if t.word]
    if len(words) < _LEAST_WORDS:
        return False
    covering = document.unit_at(start)
    if covering is not None and covering.start < start and covering.end >= end:
        return False
    lower = sum(not w.capital for w in words)
    return lower >= len(words) * 0.5
