"""Stretches of tokens that could be names: listed, quoted, or written in capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document
from extract.languages import HYPHENS
from extract.linking import Linker
from ontology.reference import Entity

_OPENING = frozenset("\"“«„'‘")
_CLOSING = frozenset("\"”»“'’")
_LONGEST_QUOTED = 22
_LONGEST_LISTED = 8  # tokens, before a kind


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A candidate name: the tokens it takes up (quotation marks included) and those that spell it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    entities: tuple[Entity, ...] = ()

    @property
    def quoted(self) -> bool:
        """Does it stand in quotation marks?"""
        return self.start < self.inner_start


class NameSpans:
    """The candidate names of one paragraph.

    Args:
        document: the article.
        paragraph: the paragraph's number.
        linker: decides what an ambiguous name means.
    """

    def __init__(self, document: Document, paragraph: int, linker: Linker) -> None:
        self.document, self.linker = document, linker
        self.language = document.language_of(paragraph)
        self.gazetteer = document.gazetteer_of(paragraph)
        self.start, self.end = document.paragraph_ranges[paragraph]
        self.tokens, self.keys = document.tokens, document.keys
        self._not_names = self.language.not_names
        self._particles = self.language.set("particles")
        self._honours = self.language.keys_of("honours")
        self._starts = {s.start for s in document.sentences}
        self.quoted = {n.start: n for n in self._quoted_names()}
        self._quoted_end = {n.end: n for n in self.quoted.values()}
        self.kinds: dict[int, tuple[int, str]] = {}
        self.listed: dict[int, list[NameSpan]] = {}
        self._listed_end: dict[int, list[NameSpan]] = {}
        self._endings: dict[int, NameSpan | None] = {}
        self._listed_as: dict[tuple[int, int, int, int], tuple[Entity, ...]] = {}
        for i in range(self.start, self.end):
            if match := self._kind_at(i):
                self.kinds[i] = match
            if found := list(self._listed_at(i)):
                self.listed[i] = found
            for name in found:
                self._listed_end.setdefault(name.end, []).append(name)

    def _kind_at(self, i: int) -> tuple[int, str] | None:
        match = self.language.kinds.longest(self.keys, i)
        return (match[0], match[1][0]) if match and match[0] <= self.end else None

    def _within_quotes(self, i: int) -> bool:
        return any(n.inner_start <= i < n.inner_end for n in self.quoted.values())

    def _name_ending(self, i: int) -> NameSpan | None:
        """The best name that ends at token ``i`` (excluded)."""
        if i not in self._endings:
            self._endings[i] = self._best_ending(i)
        return self._endings[i]

    def _best_ending(self, i: int) -> NameSpan | None:
        """Of names that end at a token, the quoted, the listed or the one in capitals."""
        if i in self._quoted_end:
            return self._quoted_end[i]
        if (company := self._and_company(i)) is not None:
            return company
        listed = [n for n in self._listed_end.get(i, ()) if i - n.start <= _LONGEST_LISTED]
        run = self._run_ending(i)
        if listed and (run is None or listed[0].start <= run.start):
            return listed[0]
        return run or (listed[0] if listed else None)

    def _name_starting(self, i: int) -> NameSpan | None:
        if i >= self.end:
            return None
        if i in self.quoted:
            return self.quoted[i]
        listed = self.listed.get(i, ())
        run = self._run_starting(i)
        if listed and (run is None or listed[-1].end >= run.end or run.end - listed[-1].end == 2):
            return listed[-1]  # "области Абай NAME SURNAME"
        return run

    def _and_company(self, i: int) -> NameSpan | None:
        """A firm named "X and Co."."""
        j = i - 1 if i > self.start and self.tokens[i - 1].text == "." else i
        if (
            j - 3 < self.start
            or self.tokens[j - 1].text.casefold() not in ("co", "company")
            or not self._is_coordinator(j - 2)
        ):
            return None
        run = self._run_ending(j - 2)
        return NameSpan(run.start, i, run.start, i) if run is not None else None

    def _is_place(self, name: NameSpan) -> bool:
        return any(self.document.is_a(e, "Place") for e in name.entities)

    def _place_at(self, i: int) -> NameSpan | None:
        """The longest listed place whose name begins at a token."""
        return next((n for n in reversed(self.listed.get(i, ())) if self._is_place(n)), None)

    def _before_adjectives(self, i: int, first: int) -> int:
        """Before the adjectives that lead to a token, no further than ``first``."""
        while i > first and self.language.adjective(self.tokens[i - 1].text):
            i -= 1
        return i

    def _is_coordinator(self, i: int) -> bool:
        return self.tokens[i].text.casefold() in ("and", "или", "и", "және", "мен", "&")

    def _listed_at(self, i: int) -> Iterator[NameSpan]:
        """The names of the reference data that begin at a token, shortest first; written as the list writes them."""
        before_money = i + 1 < self.end and self.tokens[i + 1].text == "$"
        if not before_money and (found := self.gazetteer.acronym(self.tokens[i].text)):
            yield NameSpan(i, i + 1, i, i + 1, tuple(found))
        for end, entities in self.gazetteer.entities.at(self.keys, i):
            if end > self.end or not self._written_as_name(i, end, entities):
                continue
            compound = end < self.end and self.tokens[end].text in HYPHENS and self._glued(end)
            if compound and not any(True for _ in self.gazetteer.entities.at(self.keys, end + 1)):
                continue  # "Zhetysu-based" is no name, "Almaty-Taldykorgan" is two
            yield NameSpan(i, end, i, end, tuple(entities))

    def _glued(self, hyphen: int) -> bool:
        return (
            self.tokens[hyphen - 1].end == self.tokens[hyphen].start
            and hyphen + 1 < self.end
            and self.tokens[hyphen].end == self.tokens[hyphen + 1].start
        )

    def _written_as_name(self, start: int, end: int, entities: list[Entity]) -> bool:
        first = self.tokens[start]
        if first.capital or first.number:
            return True
        names = (n for e in entities for n in e.names.get(self.language.code, ()) if n and n[0].islower())
        return any(end - start > 1 or " " not in n for n in names)

    def _quoted_names(self) -> Iterator[NameSpan]:
        """Short stretches in quotation marks that could be names."""
        i = self.start
        while i < self.end:
            if self.tokens[i].text in _OPENING and self._opens(i):
                stop = next(
                    (j for j in range(i + 2, min(self.end, i + _LONGEST_QUOTED + 2))
                     if self.tokens[j].text in _CLOSING and self._closes(j)), None,
                )  # fmt: skip
                if (
                    stop is not None
                    and (self.tokens[i + 1].capital or self.tokens[i + 1].number)
                    and not self._is_speech(i, stop)
                ):
                    yield NameSpan(i, stop + 1, i + 1, stop)
                    i = stop
            i += 1

    def _opens(self, i: int) -> bool:
        before = i == self.start or self.tokens[i - 1].end < self.tokens[i].start or self.tokens[i - 1].text in "(–—-"
        return before and i + 1 < self.end and self.tokens[i + 1].start == self.tokens[i].end

    def _closes(self, i: int) -> bool:
        return self.tokens[i - 1].end == self.tokens[i].start

    def _is_speech(self, start: int, stop: int) -> bool:
        last = self.tokens[stop - 1].text
        return last in (".", ",", "!", "?", "…") or any(
            t.text in (".", ":", ";") for t in self.tokens[start + 1 : stop]
        )

    def _run_ending(self, i: int) -> NameSpan | None:
        start = i
        while start > self.start and self._in_run(start - 1, start == i):
            start -= 1
        if self.language.grammar.names_adjoin:
            start = self._past_person(start, i)
        while start < i and (not self.tokens[start].word or not self._may_start_run(start)):
            start += 1
        return NameSpan(start, i, start, i) if start < i else None

    def _past_person(self, start: int, end: int) -> int:
        """Where a name begins that follows a person's in one run: at a listed name, or after given name and surname,
        or initials and surname."""
        if self._after_initial(start):
            return start + 1
        first = start + (1 if start in self._starts else 2)
        names = [n.start for n in self._listed_end.get(end, ()) if n.start >= first]
        if names:
            return names[0]
        given = next((j for j in range(start, end - 2) if self.gazetteer.given_names & set(self.keys[j])), None)
        return start if given is None else given + 2

    def _after_initial(self, i: int) -> bool:
        """Does a full stop and a single letter stand before a word: "М.Манкеев"?"""
        if i - 2 < self.start or self.tokens[i - 1].text != "." or not self.tokens[i - 2].capital:
            return False
        return len(self.tokens[i - 2].text) == 1 and self.tokens[i - 1].start == self.tokens[i - 2].end

    def _run_starting(self, i: int) -> NameSpan | None:
        if not (self.tokens[i].word and self.tokens[i].capital and self._may_start_run(i)):
            return None
        end = i
        while end < self.end and self._in_run(end, False):
            end += 1
        person = next((j for j in range(i + 1, end - 1) if self.gazetteer.given_names & set(self.keys[j])), end)
        end = min(end, person)  # "school named after X Svetlana Minchenko": the person's name is another
        end = next(
            (j for j in range(i + 1, end) if any(n.end > end for n in self.listed.get(j, ()))), end
        )  # a longer listed one
        while end > i and not (self.tokens[end - 1].word or self.tokens[end - 1].number):
            end -= 1
        return NameSpan(i, end, i, end) if end > i else None

    def _in_run(self, i: int, last: bool) -> bool:
        token = self.tokens[i]
        if token.text in HYPHENS:
            return (
                self.start < i < self.end - 1
                and self.tokens[i - 1].end == token.start
                and token.end == self.tokens[i + 1].start
            )
        if token.number:
            return not last and i > self.start and self.tokens[i - 1].text in HYPHENS
        return token.word and token.capital and i not in self._starts_with_common(i)

    def _starts_with_common(self, i: int) -> tuple[int, ...]:
        return (i,) if self.tokens[i].text.casefold() in self._not_names else ()

    def _may_start_run(self, i: int) -> bool:
        low = self.tokens[i].text.casefold()
        if low in self._not_names or low in self.language.set("articles"):
            return False
        title = self.language.title_heads.longest(self.keys, i)
        return title is None or "heads" not in title[1]
