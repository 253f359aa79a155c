"""Tokens and sentences, the same for all languages; offsets point into the article's text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from extract.marks import CLOSING, HYPHENS, OPENING

_TOKEN = re.compile(
    r"""
    \d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)   # 750,000  180 000
  | \d+(?:[.,]\d+)?                                        # 2018  8,5
  | (?:n't|['’]s)(?!\w)                                    # region's
  | (?i:us)\$                                                  # "US$5 billion": no name
  | [^\W\d_]+(?:['’][^\W\d_]{2,})?                         # words; hyphens stand apart
  | \w
  | \.{3} | [^\w\s]
    """,
    re.X,
)
_INFLECTED_ACRONYM = re.compile(r"([А-ЯЁӘІҢҒҮҰҚӨҺ]{2,})[а-яёәіңғүұқөһ]{1,3}")
_AFTER_FINAL = CLOSING + ")"
_FINAL = frozenset([".", "!", "?", "…", "..."])
_LONGEST_SENTENCE = 300  # tokens; real news has up to 200. What a rule compares within a sentence stays bounded


class Token(NamedTuple):
    """A word, number or mark, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Does it begin with a capital letter?"""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Is it made of letters?"""
        return self.text[0].isalpha()

    @property
    def number(self) -> bool:
        """Does it begin with a digit?"""
        return self.text[0].isdecimal()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``."""
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def sentences(tokens: list[Token], abbreviations: Collection[str]) -> Iterator[tuple[int, int]]:
    """The ranges of token indices that are sentences.

    A full stop ends none after an initial (``M. Kul-Mukhammed``) or an abbreviation; it ends one where a space is
    missing after it (``worn out.All this``), as machine translation leaves it. One without end is parted at its marks.
    """
    for begin, end in _ended(tokens, abbreviations):
        while end - begin > _LONGEST_SENTENCE:
            part = _part(tokens, begin)
            yield begin, part
            begin = part
        yield begin, end


def _part(tokens: list[Token], begin: int) -> int:
    """Where to part a sentence that is too long: after the last mark between clauses, else at the limit."""
    limit = begin + _LONGEST_SENTENCE
    marks = (i for i in range(limit, begin + _LONGEST_SENTENCE // 2, -1) if tokens[i - 1].text in (";", ",", ":"))
    return next(marks, limit)


def _ended(tokens: list[Token], abbreviations: Collection[str]) -> Iterator[tuple[int, int]]:
    """The ranges of token indices that a mark or the text's end closes."""
    begin = 0
    for i, token in enumerate(tokens):
        if token.text not in _FINAL or i + 1 == len(tokens):
            continue
        after = i + 1
        while (
            after < len(tokens) and tokens[after].text in _AFTER_FINAL and tokens[after].start == tokens[after - 1].end
        ):
            after += 1
        if after >= len(tokens) or after < begin:
            continue
        follows = tokens[after]
        starts = follows.capital or follows.number or (follows.text in (*OPENING, *HYPHENS, "("))
        if not starts or (token.text == "." and _abbreviated(tokens, i, abbreviations)):
            continue
        yield begin, after
        begin = after
    if begin < len(tokens):
        yield begin, len(tokens)


def _abbreviated(tokens: list[Token], i: int, abbreviations: Collection[str]) -> bool:
    if i == 0 or tokens[i - 1].end != tokens[i].start:
        return False
    before = tokens[i - 1]
    one_letter = len(before.text) == 1 or (len(before.text) == 2 and before.text[1].islower())  # "М.", "Дж.", not "РК."
    initial = before.word and before.capital and one_letter
    roman = set(before.text) <= set("IVX")
    return (initial and not roman) or before.text.casefold() in abbreviations


def bare_acronym(word: str) -> str:
    """A word without the case ending that is written to an acronym: "МИДа" → "МИД"; any other as it is."""
    match = _INFLECTED_ACRONYM.fullmatch(word)
    return match[1] if match is not None else word
