"""One paragraph as its finders read it: tokens and their keys, the language, the names that are listed in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Document
from extract.gazetteer import Gazetteer
from extract.languages import Language
from extract.languages.grammar import Grammar
from extract.languages.lists import Titles, Words
from extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document; token numbers are the document's.

    Attributes:
        document: the article.
        number: the paragraph's number.
        language: what it is written in.
        gazetteer: the listed names, ready to be found in that language.
        start, end: its tokens.
        tokens, keys: those of the document.
        sentence_starts: the first tokens of the document's sentences, within quotation marks, too.
        seen_within: the words that the article writes elsewhere than at the beginning of a sentence.
    """

    document: Document
    number: int
    language: Language
    gazetteer: Gazetteer
    start: int
    end: int
    tokens: Sequence[Token]
    keys: Sequence[tuple[str, ...]]
    sentence_starts: frozenset[int]
    seen_within: frozenset[str]

    @classmethod
    def each(cls, document: Document) -> list[Passage]:
        """The paragraphs of a document, in order."""
        starts = frozenset([*(s.start for s in document.sentences), *_quoted_starts(document)])
        within = frozenset(t.text for i, t in enumerate(document.tokens) if i not in starts)
        return [
            cls(
                document, number, document.language_of(number), document.gazetteer_of(number), start, end,
                document.tokens, document.keys, starts, within,
            )
            for number, (start, end) in enumerate(document.paragraph_ranges)
        ]  # fmt: skip

    def within(self, document: Document) -> Passage:
        """The same paragraph of what the document has become."""
        return replace(self, document=document)

    @property
    def grammar(self) -> Grammar:
        """The grammar of its language."""
        return self.language.grammar

    @property
    def words(self) -> Words:
        """The function words of its language."""
        return self.language.words

    @property
    def titles(self) -> Titles:
        """The words of titles in its language."""
        return self.language.titles

    def says(self, i: int, *lists: Collection[str]) -> bool:
        """Is a token one of the words of a list? None is past the paragraph's end."""
        if i >= self.end:
            return False
        low = self.tokens[i].text.casefold()
        for words in lists:  # noqa: SIM110 - asked more often than anything else, and a generator costs
            if low in words:
                return True
        return False

    def has_capital(self, i: int) -> bool:
        """Does a word with a capital stand at a token of the paragraph?"""
        return i < self.end and self.tokens[i].word and self.tokens[i].capital

    def glued(self, i: int) -> bool:
        """Do a token's neighbours stand beside it without a space?"""
        if not self.start < i < self.end - 1:
            return False
        return self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i].end == self.tokens[i + 1].start

    def before_adjectives(self, i: int, first: int) -> int:
        """Before the adjectives that lead to a token, no further than ``first``."""
        while i > first and self.grammar.adjective(self.tokens[i - 1].text):
            i -= 1
        return i

    def is_given_name(self, i: int) -> bool:
        """Is a token a given name?"""
        return not self.gazetteer.given_names.isdisjoint(self.keys[i])

    def titled(self, i: int) -> bool:
        """Does a title begin at a token?"""
        return self.title_at(i) is not None

    def title_at(self, i: int) -> tuple[int, list[str]] | None:
        """Where the longest title ends that begins at a token, and of what groups it is; none in a noun of what those
        who bear it do: "кәсіпкерлік"."""
        found = self.language.title_heads.longest(self.keys, i)
        last = self.tokens[found[0] - 1].text.casefold() if found is not None else ""
        return None if self.grammar.calling.search(last) else found


def _quoted_starts(document: Document) -> Iterator[int]:
    """The first token of each sentence in quotation marks, which begins a sentence or follows a colon."""
    for sentence in document.sentences:
        marks = document.language_of(sentence.paragraph).grammar.quotation_marks.opening
        for i in range(sentence.start, sentence.end - 1):
            begins = i == sentence.start or document.tokens[i - 1].text == ":"
            if begins and document.tokens[i].text in marks:
                yield i + 1
