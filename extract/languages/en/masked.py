"""English paragraphs as the parser reads them: every name, with its title and article, is one plain word.

"First Deputy Chairman of the party 'Nur Otan' Mukhtar Kul-Mukhammed visited …" is parsed as "Smith visited …". The
parser never meets the long and foreign names that break it, and sentences get shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.document import Document, Unit
from extract.marks import HYPHENS
from extract.processors import one_processor

if TYPE_CHECKING:  # what reads no English does not wait for spaCy
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

_AGAIN = "re"
_MOST_WORDS = 50_000  # that spaCy remembers from text to text
_STAND_IN = {
    "Person": "Smith", "Place": "London", "Organization": "Google", "Facility": "Wembley", "Initiative": "Medicare",
    "Award": "Oscar",
}  # fmt: skip


@cache
def _pipeline() -> Pipeline:
    from extract.languages.en.pipeline import loaded

    return loaded()


@dataclass(frozen=True, slots=True)
class Masked:
    """A paragraph whose names are masked.

    Attributes:
        document: the article.
        words: for each word of ``doc`` its tokens, as (start, end), and the unit that it stands for.
        doc: what the parser reads, and makes of it.
    """

    document: Document
    words: list[tuple[int, int, Unit | None]]
    doc: Doc

    def unit(self, word: Word) -> Unit | None:
        """The unit that a word stands for."""
        return self.words[word.i][2]

    def span(self, word: Word) -> tuple[int, int]:
        """The tokens of a word's subtree."""
        return self.words[word.left_edge.i][0], self.words[word.right_edge.i][1]


def memory_zone() -> AbstractContextManager[object]:
    """Where paragraphs are parsed: no parsed paragraph may be looked at after it. Once spaCy knows many words, it
    forgets those at its end that are new; else it would take 300 bytes for each new word of all texts ever read."""
    pipeline = _pipeline()
    return pipeline.memory_zone() if len(pipeline.vocab) > _MOST_WORDS else nullcontext()


def parsed(document: Document, paragraphs: Iterable[int]) -> Iterator[Masked]:
    """The given paragraphs, parsed."""
    masked = [_mask(document, n) for n in paragraphs]
    pipeline = _pipeline()
    with one_processor():
        docs = list(pipeline.pipe((m.doc for m in masked), batch_size=64))
    for paragraph, doc in zip(masked, docs, strict=True):
        yield replace(paragraph, doc=doc)


def _mask(document: Document, paragraph: int) -> Masked:
    from spacy.tokens import Doc

    start, end = document.paragraph_ranges[paragraph]
    texts: list[str] = []
    spaces: list[bool] = []
    sentence_starts: list[bool | int | None] = []
    words: list[tuple[int, int, Unit | None]] = []
    for first, stop, unit in document.words(start, end):
        if words and _begins(document, first) and _would_be_joined(document, words[-1], first):
            words.append((first, first, None))
            texts.append(",")
            spaces.append(True)
            sentence_starts.append(False)
        if words and unit is None and _abbreviates(document, first, words[-1]):
            words[-1] = (words[-1][0], stop, None)  # the parser knows "Sept." as one word
            texts[-1] += "."
            spaces[-1] = stop < end and document.tokens[stop].start > document.tokens[stop - 1].end
            continue
        if unit is None and _does_again(document, words, first):
            words[-2:] = [(words[-2][0], stop, None)]  # the parser knows "elected", and no "re-elected"
            texts[-2:] = [document.tokens[first].text]
            spaces[-2:] = [stop < end and document.tokens[stop].start > document.tokens[stop - 1].end]
            del sentence_starts[-1]
            continue
        words.append((first, stop, unit))
        named = unit is not None and unit.why != "nominal"
        texts.append(_stand_in(document, unit) if unit is not None and named else document.tokens[first].text)
        spaces.append(stop < end and document.tokens[stop].start > document.tokens[stop - 1].end)
        sentence_starts.append(document.sentence_of(stop - 1).start >= first)
    return Masked(document, words, Doc(_pipeline().vocab, words=texts, spaces=spaces, sent_starts=sentence_starts))


def _would_be_joined(document: Document, before: tuple[int, int, Unit | None], token: int) -> bool:
    """Would a name be taken for one with what stands before it: another name, or the day of a date ("On May 6 X …")?"""
    _, end, unit = before
    if unit is not None:
        return unit.why != "nominal"
    named = document.unit_at(token)
    person = named is not None and document.is_a(named.entity, "Person")
    return person and end == token and document.tokens[end - 1].number


def _abbreviates(document: Document, token: int, before: tuple[int, int, Unit | None]) -> bool:
    """Is a token the full stop of an abbreviation before it, within a sentence?"""
    stop, word = document.tokens[token], document.tokens[token - 1]
    if stop.text != "." or before[2] is not None or not word.word or word.end != stop.start:
        return False
    return document.sentence_of(token).end > token + 1


def _does_again(document: Document, words: list[tuple[int, int, Unit | None]], token: int) -> bool:
    """Does a hyphen bind a word to what says that something is done again: "**re-**elected"?"""
    if len(words) < 2 or words[-2][2] is not None or words[-1] != (token - 1, token, None):
        return False
    first, hyphen, word = document.tokens[token - 2 : token + 1]
    glued = first.end == hyphen.start and hyphen.end == word.start
    return glued and first.text.casefold() == _AGAIN and hyphen.text in HYPHENS and word.text.islower()


def _begins(document: Document, token: int) -> bool:
    """Does a name or description begin at a token?"""
    unit = document.unit_at(token)
    return unit is not None and unit.start == token


def _stand_in(document: Document, unit: Unit) -> str:
    last = document.tokens[unit.end - 1].text
    base = document.schema.base(unit.entity.type)
    if base not in ("Person", "Award") and last.islower() and last.isalpha():
        return last
    return _STAND_IN.get(base, "London")
