"""Titles: posts, ranks and jobs, what they are held in, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.languages import Language
from extract.linking import Linker
from extract.persons import person, runs
from ontology.reference import Entity

_SEATS = ("Organization", "Place", "Facility")
_LONGEST = 14  # tokens of a complement in lower case


class TitleFinder:
    """Finds the titles of one paragraph and binds them to the names beside them."""

    def __init__(self, document: Document, paragraph: int, linker: Linker, context: Context) -> None:
        self.document, self.paragraph, self.linker, self.context = document, paragraph, linker, context
        self.language: Language = document.language_of(paragraph)
        self.gazetteer = document.gazetteer_of(paragraph)
        self.start, self.end = document.paragraph_ranges[paragraph]
        self.tokens = document.tokens
        self._modifiers = {k for m in self.language.titles["modifiers"] for k in self.language.keys(m)[:1]}
        self._of = {str(w).casefold() for w in self.language.titles["of"]}
        self._articles = self.language.set("articles")
        self._runs = dict(runs(document, paragraph))

    def titles(self) -> Iterator[Title]:
        """Every title of the paragraph, in order."""
        i = self.start
        while i < self.end:
            title = self._title_at(i)
            if title is not None:
                yield title
                i = max(title.end, i + 1)
            else:
                i += 1

    def _title_at(self, i: int) -> Title | None:
        if self.document.unit_at(i) is not None or not self.tokens[i].word:
            return None
        head, group = self._head(i)
        if head is None:
            return None
        sentence = self.document.sentence_of(i)
        words_end = head
        seat, end = self._complement(words_end, sentence.end)
        before = self._seat_before(i, sentence.start)
        office, office_end = self._office(i, words_end, end, seat)
        start = i
        if before is not None and (seat is None or self.language.code == "kk"):
            candidate = self.gazetteer.office(self._phrase(i, words_end), before.entity)
            owned = self.tokens[before.end].text in ("'s", "’s") if before.end < i else False
            body = self.document.is_a(before.entity, "Organization", "Facility")
            if candidate or owned or body or not self.tokens[i].capital:
                seat, start, office = before.entity, before.start, candidate or office
        if office is None:
            office = self.gazetteer.office(self._phrase(i, words_end), seat) if seat else None
        elsewhere = seat is None and office is None and self._of and words_end < sentence.end
        of_something = bool(elsewhere and self.tokens[words_end].text.casefold() == "of")
        words = self.document.text(i, words_end)
        past = any(self.tokens[j].text.casefold() in self.language.titles["past"] for j in range(i, words_end))
        return Title(
            start, max(end, office_end), words, tuple(self._phrase(i, words_end)), seat, office,
            group == "heads" or office is not None, past, self.document.text(i, max(end, office_end)), of_something,
        )  # fmt: skip

    def _phrase(self, start: int, end: int) -> list[str]:
        return self.language.phrase(self.document.text(start, end))

    def _head(self, i: int) -> tuple[int | None, str]:
        """The end of a title's own words and whether it is a post or a job."""
        j, best = i, None
        if self.tokens[i].text.casefold() in ("and", "и", "және"):
            return None, ""
        while j < self.end and j - i < 6:
            if self.document.unit_at(j) is not None:
                break
            match = self.language.title_heads.longest(self.document.keys, j)
            if match is not None:
                best = (match[0], match[1][0])
                follows = self.document.keys[match[0]] if match[0] < self.end else ()
                if not (set(self.document.keys[j]) & self._modifiers and self._continues(match[0], follows)):
                    break
                j = match[0]
            elif set(self.document.keys[j]) & self._modifiers or (
                j > i and self.tokens[j].text in ("-", ",") and j + 1 < self.end
            ):
                j += 1
            else:
                break
        return best or (None, "")

    def _continues(self, j: int, follows: tuple[str, ...]) -> bool:
        return j < self.end and (
            bool(set(follows) & self._modifiers) or self.language.title_heads.longest(self.document.keys, j) is not None
        )

    def _complement(self, end: int, limit: int) -> tuple[Entity | None, int]:
        """What a title is held in: the first body, place or facility that follows it, and where the complement ends."""
        seat: Entity | None = None
        for _ in range(3):
            j = end
            if self._of:
                if j >= limit or self.tokens[j].text.casefold() not in self._of:
                    break
                j += 1
            while j < limit and self.tokens[j].text.casefold() in self._articles:
                j += 1
            entity, stop = self._seat_at(j, limit)
            if entity is None:
                if seat is None and self._of:
                    seat, end = self._far_seat(j, limit, end)
                break
            seat, end = seat or entity, stop
            follower = self.document.unit_at(stop) if stop < limit else None
            if follower is not None and follower.start == stop and self._is_body_of_place(entity, follower):
                seat, end = follower.entity, follower.end  # "of the Shymkent company X"
        return seat, self._up_to_name(end, limit) if seat is not None else end

    def _up_to_name(self, end: int, limit: int) -> int:
        """Past common words that end a complement before a name: "of the city organisation of veterans NAME"."""
        j = end
        while j < min(limit, end + 6) and self.document.unit_at(j) is None and self.tokens[j].word:
            if self.tokens[j].capital:
                return j if j in self._runs and j > end else end
            if self._is_verb_like(self.tokens[j].text):
                return end
            j += 1
        person = self.document.unit_at(j) if j < limit else None
        return j if j > end and person is not None and self.document.is_a(person.entity, "Person") else end

    def _is_body_of_place(self, place: Entity, follower: Unit) -> bool:
        lower = not self.tokens[follower.start].capital
        return (
            lower
            and self.document.is_a(place, "Place")
            and self.document.is_a(follower.entity, "Organization", "Facility")
        )

    def _seat_at(self, j: int, limit: int) -> tuple[Entity | None, int]:
        if j >= limit:
            return None, j
        unit = self.document.unit_at(j)
        if unit is not None:
            fits = unit.start == j and self.document.is_a(unit.entity, *_SEATS) and unit.end <= limit
            return (unit.entity, unit.end) if fits else (None, j)
        start = j - 1 if j > 0 and self.tokens[j - 1].text.casefold() in self._articles else j
        quoted = self._quoted_body(j, limit)
        if quoted is not None:
            return quoted
        described = self.context.described_at(self.paragraph, start) or self.context.described_at(self.paragraph, j)
        return (described.entity, described.end) if described and described.end <= limit else (None, j)

    def _quoted_body(self, j: int, limit: int) -> tuple[Entity, int] | None:
        """A body known by its name in quotation marks alone: "soloist of 'Astana Opera'"."""
        if self.tokens[j].text not in '"“«„':
            return None
        stop = next((k for k in range(j + 2, min(limit, j + 8)) if self.tokens[k].text in '"”»'), None)
        if (
            stop is None
            or not self.tokens[j + 1].capital
            or any(not t.word and t.text != "-" for t in self.tokens[j + 1 : stop])
        ):
            return None
        return self.linker.new("Organization", self.language.code, self.document.text(j + 1, stop)), stop + 1

    def _far_seat(self, j: int, limit: int, end: int) -> tuple[Entity | None, int]:
        """A complement in common words, up to the body that it names: "of the research centre of X"."""
        stop = j
        while stop < min(limit, j + _LONGEST):
            token, unit = self.tokens[stop], self.document.unit_at(stop)
            if unit is not None:
                seated = self.document.is_a(unit.entity, *_SEATS)
                return (unit.entity, unit.end) if seated else (None, stop if stop > j else end)
            if (stop in self._runs and not self._portfolio(stop)) or self._month_as_name(stop):
                return None, stop if stop > j else end
            if not (token.word or token.text in ("-", "&")) and not (
                token.text == "," and self.tokens[stop - 1].capital
            ):
                break
            if self._is_verb_like(token.text):
                break
            stop += 1
        while stop > j and self.tokens[stop - 1].text in (",", "and"):
            stop -= 1
        capital = j < limit and self.tokens[j].capital
        return None, stop if capital and stop > j else end

    def _portfolio(self, i: int) -> bool:
        """Is a run of capitals what a minister is minister of, rather than a name?"""
        end = self._runs[i]
        joined = self.tokens[i - 1].text.casefold() in (*self._of, "and", "the")
        return (
            joined
            and end < self.end
            and (
                self.tokens[end].text.casefold() in ("and", "of", ",")
                or end in self._runs
                or not self._is_person_run(i, end)
            )
        )

    def _is_person_run(self, start: int, end: int) -> bool:
        return any(k in self.gazetteer.given_names for k in self.document.keys[start])

    def _is_verb_like(self, word: str) -> bool:
        return word.casefold() in ("who", "which", "that", "is", "was", "has", "will", "said", "at", "on", "with", "by")

    def _seat_before(self, i: int, limit: int) -> Unit | None:
        j = i - 1
        if j >= limit and self.tokens[j].text in ("'s", "’s"):
            j -= 1
        unit = self.document.unit_at(j) if j >= limit else None
        return unit if unit is not None and unit.end == j + 1 and self.document.is_a(unit.entity, *_SEATS) else None

    def _office(self, i: int, words_end: int, end: int, seat: Entity | None) -> tuple[Entity | None, int]:
        """The office that the words name outright ("Minister of Energy"), or that title and seat amount to."""
        for start in range(i, words_end):
            match = self.gazetteer.offices.longest(self.document.keys, start)
            if match is not None and match[0] > words_end and len(match[1]) == 1:
                return match[1][0], match[0]
        return None, end

    # Whose a title is

    def bind(self, title: Title) -> Unit | None:
        """The person whose name stands beside a title, as one unit with it."""
        after = self._person_after(title.end)
        if after is not None:
            return replace(after, start=self._with_article(title.start), title=title)
        before = self._person_before(title.start)
        if before is not None:
            return replace(before, end=title.end, title=title)
        return None

    def _with_article(self, i: int) -> int:
        return i - 1 if i > self.start and self.tokens[i - 1].text.casefold() in self._articles else i

    def _person_after(self, i: int) -> Unit | None:
        if i < self.end and self.tokens[i].text in (",", ":", "–", "—") and i + 1 < self.end:
            comma = self._named_at(i + 1)
            closed = comma is not None and (
                comma.end >= self.end or self.tokens[comma.end].text in (",", ".", "–", "—")
            )
            return comma if closed and self.tokens[i].text == "," else None
        return self._named_at(i)

    def _named_at(self, i: int) -> Unit | None:
        if i >= self.end:
            return None
        unit = self.document.unit_at(i)
        if unit is not None:
            fits = unit.start == i and self.document.is_a(unit.entity, "Person") and unit.title is None
            return unit if fits else None
        end = self._runs.get(i) or self._month_as_name(i)
        if end is None or any(self.document.unit_at(j) for j in range(i, end)):
            return None
        words = [j for j in range(i, end) if self.tokens[j].word]
        if not 2 <= len(words) <= 5 or any(self.language.kinds.longest(self.document.keys, j) for j in words):
            return None
        return person(self.document, self.paragraph, self.linker, i, end)

    def _month_as_name(self, i: int) -> int | None:
        """The end of a name that begins with the name of a month ("May Khvan")."""
        month = self.tokens[i].capital and self.tokens[i].text.casefold() in self.language.words["months"]
        return self._runs.get(i + 1) if month else None

    def _person_before(self, i: int) -> Unit | None:
        j = i - 1
        if j > self.start and self.tokens[j].text.casefold() in self._articles:
            j -= 1
        if j <= self.start or self.tokens[j].text not in (",", "–", "—", "-", "("):
            return None
        unit = self.document.unit_at(j - 1)
        if unit is not None:
            return (
                unit
                if unit.end == j and self.document.is_a(unit.entity, "Person") and unit.named and unit.title is None
                else None
            )
        start = next((s for s, e in self._runs.items() if e == j), None)
        return self._named_at(start) if start is not None else None
