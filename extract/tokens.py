"""Tokens and sentences, the same for all languages; offsets point into the article's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.marks import CLOSING, HYPHENS, OPENING

_DIGRAPH = re.compile(r"[^\W\d_][^\W\d_аеёиоуыэюяәіөүұaeiou]|Y[aeou]|Ц[зж]")
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
_SHORTEST_GLUED = 4  # letters of what may be two words
_CYRILLIC = "[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ]"
_GLUED_CAPITAL = re.compile(
    r"([^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{4,})[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{2,}"
)  # "передаетTengrinews"
_GLUED_SCRIPTS = re.compile(
    rf"([A-Za-z]{{2,}}){_CYRILLIC}{{2,}}|({_CYRILLIC}{{2,}})[A-Za-z]{{2,}}"
)  # "kzсо"; within one word letters are mixed
_INFLECTED_ACRONYM = re.compile(r"([А-ЯЁӘІҢҒҮҰҚӨҺ]{2,})[а-яёәіңғүұқөһ]{1,3}")
_AFTER_FINAL = CLOSING + ")"
_FINAL = frozenset([".", "!", "?", "…", "..."])
_LONGEST_SENTENCE = 300  # tokens; real news has up to 200. What a rule compares within a sentence stays bounded

Parted = Callable[[str], int | None]


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


def tokenize(text: str, start: int = 0, end: int | None = None, parted: Parted | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``.

    Args:
        text: what to cut.
        start, end: from which character to which.
        parted: where a word that is two without a space between begins its second; None where it is one.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        token = Token(match[0], match.start(), match.end())
        while (at := _second(token.text, parted)) is not None:  # where a link or a picture stood between words
            found.append(Token(token.text[:at], token.start, token.start + at))
            token = Token(token.text[at:], token.start + at, token.end)
        found.append(token)
    return found


def _second(word: str, parted: Parted | None) -> int | None:
    """Where the second of two words begins that stand glued."""
    return _parted(word, parted) if len(word) >= _SHORTEST_GLUED else None


@lru_cache(maxsize=50_000)
def _parted(word: str, parted: Parted | None) -> int | None:
    """Where a word is parted: at a capital, at another script, or as a language says."""
    if not word[0].isalpha():
        return None
    if (capital := _GLUED_CAPITAL.fullmatch(word)) is not None:
        return capital.end(1)
    if (scripts := _GLUED_SCRIPTS.fullmatch(word)) is not None:
        return len(scripts[1] or scripts[2])
    return parted(word) if parted is not None else None


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
    open_marks = 0
    for i, token in enumerate(tokens):
        open_marks ^= token.text == '"'
        if i > begin and _captions(tokens[i - 1], token):
            yield begin, i
            begin = i
        if token.text not in _FINAL or i + 1 == len(tokens) or _within_number(tokens, i):
            continue
        after = i + 1
        while _closes(tokens, after, open_marks):
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


def _captions(one: Token, other: Token) -> bool:
    """Do two words without a space between end a caption and begin a sentence: "Фото АкордыПрезидент прибыл"?"""
    return one.end == other.start and one.word and other.word and one.capital and other.capital


def _closes(tokens: list[Token], i: int, open_marks: int) -> bool:
    """Does a mark still belong to the sentence that ends before it: is it no quotation that opens without a space?

    Args:
        tokens: the tokens.
        i: the mark.
        open_marks: how many quotations of marks that open and close alike are open before it.
    """
    if i >= len(tokens) or tokens[i].text not in _AFTER_FINAL or tokens[i].start != tokens[i - 1].end:
        return False
    glued = i + 1 < len(tokens) and tokens[i + 1].word and tokens[i + 1].start == tokens[i].end
    return not glued or tokens[i].text not in OPENING or (tokens[i].text == '"' and open_marks > 0)


def _within_number(tokens: list[Token], i: int) -> bool:
    """Does a full stop stand between the numbers of a date: "29.03.2025"?"""
    if not 0 < i < len(tokens) - 1 or not (tokens[i - 1].number and tokens[i + 1].number):
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _abbreviated(tokens: list[Token], i: int, abbreviations: Collection[str]) -> bool:
    if i == 0 or tokens[i - 1].end != tokens[i].start:
        return False
    before = tokens[i - 1]
    digraph = before.text[1:].islower() and _DIGRAPH.fullmatch(before.text) is not None
    one_letter = len(before.text) == 1 or digraph  # "М.", "Дж.", not "РК.", "Ли."
    initial = before.word and before.capital and one_letter
    roman = is_roman(before.text) and not _before_initial(tokens, i) and not _after_initial(tokens, i - 1)
    return (initial and not roman) or before.text.casefold() in abbreviations


def is_roman(word: str) -> bool:
    """Is a word a Roman number below fifty: "IV"?"""
    return set(word) <= set("IVX")


def _before_initial(tokens: list[Token], i: int) -> bool:
    """Does another initial stand right after a full stop: "I**.**P. NAME"?"""
    near = tokens[i + 1 : i + 3]
    glued = [token.start for token in near] == [token.end for token in tokens[i : i + len(near)]]
    return len(near) == 2 and glued and near[0].capital and near[1].text == "." and len(near[0].text) == 1


def _after_initial(tokens: list[Token], i: int) -> bool:
    """Does another initial stand right before one: "A.**V**. NAME"?"""
    if i < 2 or tokens[i - 1].text != "." or tokens[i - 2].end != tokens[i - 1].start:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i - 2].capital and len(tokens[i - 2].text) == 1


def bare_acronym(word: str) -> str:
    """A word without the case ending that is written to an acronym: "МИДа" → "МИД"; any other as it is."""
    match = _INFLECTED_ACRONYM.fullmatch(word)
    return match[1] if match is not None else word
