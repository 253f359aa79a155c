"""Names in a paragraph: listed ones, and new ones that their form and the common noun beside them give away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Unit
from extract.languages import HYPHENS
from extract.linking import Linker
from ontology.reference import Entity

_OPENING = frozenset("\"“«„'‘")
_CLOSING = frozenset("\"”»“'’")
_LONGEST_QUOTED = 22
_PLACES = ("Region", "District", "City", "Settlement")


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate name: the tokens it takes up (quotation marks included) and those that spell it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    entities: tuple[Entity, ...] = ()

    @property
    def quoted(self) -> bool:
        return self.start < self.inner_start


class NameFinder:
    """Finds the names of one paragraph.

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
        self._not_names = self.language.set("not_names")
        self._particles = self.language.set("particles")
        self._starts = {s.start for s in document.sentences}
        self.quoted = {n.start: n for n in self._quoted_names()}
        self._quoted_end = {n.end: n for n in self.quoted.values()}
        self.kinds = {}
        self.listed: dict[int, list[_Name]] = {}
        for i in range(self.start, self.end):
            if match := self._kind_at(i):
                self.kinds[i] = match
            self.listed[i] = list(self._listed_at(i))

    def units(self) -> list[Unit]:
        """The names found, the longest where two overlap, and the units within them."""
        found = [u for i in range(self.start, self.end) for u in self._at(i)]
        return found

    def _at(self, i: int) -> Iterator[Unit]:
        if i in self.kinds and not self._within_quotes(i):
            yield from self._beside_kind(i)
        for name in self.listed[i]:
            yield from self._bare(name)
        if i in self.quoted:
            yield from self._quoted_alone(self.quoted[i])

    def _within_quotes(self, i: int) -> bool:
        return any(n.inner_start <= i < n.inner_end for n in self.quoted.values())

    # Kinds and names

    def _kind_at(self, i: int) -> tuple[int, str] | None:
        match = self.language.kinds.longest(self.keys, i)
        return (match[0], match[1][0]) if match and match[0] <= self.end else None

    def _beside_kind(self, i: int) -> Iterator[Unit]:
        end, kind = self.kinds[i]
        plural = self.language.plural(self.tokens[end - 1].text)
        before, after = self._series_before(i, plural), self._series_after(end, plural, kind)
        described = self._described_before(i, kind) if not before and not after and not plural else None
        if (numbered := self._numbered(i, end, kind)) is not None:
            yield numbered
        elif (
            after
            and not self._heads(i, end, kind, after)
            and (not before or self._prefers_after(end, kind, before, after))
        ):
            yield from self._named(after, kind, start=i, end=after[-1].end, kind_first=True, kind_span=(i, end))
        elif before and not self._is_head(i, end, kind, before):
            yield from self._named(before, kind, start=before[0].start, end=end, kind_first=False, kind_span=(i, end))
        elif described is not None:
            span = (described.end, end)
            yield from self._named([described], kind, start=described.start, end=end, kind_first=False, kind_span=span)
        elif (office := self._department(i, end, kind)) is not None:
            yield office
        if (headed := self._headed(i, end, kind)) is not None:
            yield headed

    def _prefers_after(self, end: int, kind: str, before: list[_Name], after: list[_Name]) -> bool:
        """Of names on both sides of a kind, is the one after it meant: "the Shymkent company X", "plant 'X'"?"""
        if self.document.schema.is_a(kind, "Place"):
            return False  # "X district of Y region"
        return after[0].quoted or self._connected(end, after[0]) or self._is_place(before[-1])

    def _is_head(self, i: int, end: int, kind: str, before: list[_Name]) -> bool:
        """Is a capitalised kind part of the name itself ("Business Development Map") rather than beside it?"""
        plain = self.tokens[end - 1].capital and not before[-1].quoted and not before[-1].entities
        return plain and not self.document.schema.is_a(kind, "Place")

    def _heads(self, i: int, end: int, kind: str, after: list[_Name]) -> bool:
        """Is a capitalised kind the head of a longer name ("Ministry of Energy", "Center of Border Cooperation")?"""
        of = self._connected(end, after[0]) and self.tokens[end].text.casefold() == "of"
        return (
            of
            and self.tokens[i].capital
            and not after[0].quoted
            and not self.document.schema.is_a(kind, "Place", "Award")
        )

    def _connected(self, kind_end: int, name: _Name) -> bool:
        """Is the name bound to the kind before it: "village of X"?"""
        return name.start > kind_end

    def _series_before(self, i: int, plural: bool) -> list[_Name]:
        """The names that end where a kind begins: one, or several joined where the kind is a plural."""
        last = self._name_ending(i)
        if last is None:
            return []
        names = [last]
        while plural and (joined := self._joint_before(names[0].start)) is not None:
            previous = self._name_ending(joined)
            if previous is None:
                break
            names.insert(0, previous)
        return [] if plural and len(names) == 1 and not last.quoted else names

    def _series_after(self, i: int, plural: bool, kind: str) -> list[_Name]:
        first = self._name_starting(self._after_connector(i, kind))
        if first is not None and first.start == i and self._before_another_kind(first, i):
            return []
        plain_of = first is not None and first.start > i and self.tokens[i].text.casefold() == "of"
        if first is None or (plain_of and not self._may_be_of(kind, first)):
            return []
        names = [first]
        while plural and (joined := self._joint_after(names[-1].end)) is not None:
            following = self._name_starting(joined)
            if following is None:
                break
            names.append(following)
        return names

    def _before_another_kind(self, name: _Name, kind_end: int) -> bool:
        """Is what follows a capitalised kind the middle of a longer name: "Village Doctor initiative"?"""
        inside = self.tokens[kind_end - 1].capital and not name.quoted and not name.entities
        return inside and name.end in self.kinds and not self.tokens[name.end].capital

    def _after_connector(self, i: int, kind: str) -> int:
        """Past what binds a kind to its name: "of", "called", "named after", "for the production of steel"."""
        named_after = self.language.named_after.longest(self.keys, i)
        if named_after is not None:
            return named_after[0]
        low = self.tokens[i].text.casefold() if i < self.end else ""
        if (
            low in ("of", "called", "named")
            and i + 1 < self.end
            and (self.tokens[i + 1].capital or i + 1 in self.quoted)
        ):
            return i + 1
        if low == "of":  # "union of carriers 'X'", "title of the Honoured Worker"
            j = i + 1
            while j < min(self.end, i + 4) and self.tokens[j].word and not self.tokens[j].capital:
                j += 1
            titled = self.document.schema.is_a(kind, "Title", "Prize") and j < self.end and self.tokens[j].capital
            return j if j in self.quoted or titled else i
        if low == "for" and self.document.schema.is_a(kind, "Plant", "Enterprise"):
            j = i + 1
            while (
                j < min(self.end, i + 10) and self.tokens[j].text not in (",", ".", ";") and not self.tokens[j].capital
            ):
                j += 1
            return j if j < self.end and self.tokens[j].capital else i
        return i

    def _may_be_of(self, kind: str, name: _Name) -> bool:
        """Can the kind and the name be one thing, as in "city of X", and not "parks of X"?"""
        return name.quoted or self.document.schema.is_a(kind, *_PLACES, "Gorge", "Award")

    def _joint_before(self, i: int) -> int | None:
        j = i
        while j > self.start and (self.tokens[j - 1].text == "," or self._is_coordinator(j - 1)):
            j -= 1
        return j if j < i else None

    def _joint_after(self, i: int) -> int | None:
        j = i
        while j < self.end and (self.tokens[j].text == "," or self._is_coordinator(j)):
            j += 1
        return j if j > i else None

    def _is_coordinator(self, i: int) -> bool:
        return self.tokens[i].text.casefold() in ("and", "или", "и", "және", "мен", "&")

    def _described_before(self, i: int, kind: str) -> _Name | None:
        """A name and one plain adjective before a facility: "Temirtau metallurgical plant"."""
        j = i - 1
        adjective = j > self.start and self.tokens[j].word and not self.tokens[j].capital
        if (
            not adjective
            or not self.document.schema.is_a(kind, "Facility")
            or self.language.ends_phrase(self.tokens[j].text)
        ):
            return None
        run = self._run_ending(j)
        if run is None or (run.start in self._starts and run.end - run.start == 1 and not self.listed.get(run.start)):
            return None
        return run

    def _name_ending(self, i: int) -> _Name | None:
        """The best name that ends at token ``i`` (excluded): quoted, listed, or in capitals."""
        if i in self._quoted_end:
            return self._quoted_end[i]
        if (company := self._and_company(i)) is not None:
            return company
        listed = [n for j in range(max(self.start, i - 8), i) for n in self.listed[j] if n.end == i]
        run = self._run_ending(i)
        if listed and (run is None or listed[0].start <= run.start):
            return listed[0]
        return run or (listed[0] if listed else None)

    def _and_company(self, i: int) -> _Name | None:
        """A firm named "X and Co."."""
        j = i - 1 if i > self.start and self.tokens[i - 1].text == "." else i
        if (
            j - 3 < self.start
            or self.tokens[j - 1].text.casefold() not in ("co", "company")
            or not self._is_coordinator(j - 2)
        ):
            return None
        run = self._run_ending(j - 2)
        return _Name(run.start, i, run.start, i) if run is not None else None

    def _name_starting(self, i: int) -> _Name | None:
        if i >= self.end:
            return None
        if i in self.quoted:
            return self.quoted[i]
        listed = self.listed[i]
        run = self._run_starting(i)
        if listed and (run is None or listed[-1].end >= run.end):
            return listed[-1]
        return run

    def _named(
        self, names: list[_Name], kind: str, *, start: int, end: int, kind_first: bool, kind_span: tuple[int, int]
    ) -> Iterator[Unit]:
        for n, name in enumerate(names):
            first, last = n == 0, n == len(names) - 1
            unit_start = start if first and kind_first else name.start
            unit_end = end if last else name.end
            entity = self._resolve(name, kind, kind_span)
            if entity is not None:
                known = "name" if entity.known else "form"
                yield Unit(unit_start, unit_end, entity, known, None, name.inner_start, name.inner_end, kind)
            yield from self._places_within(name)

    def _places_within(self, name: _Name) -> Iterator[Unit]:
        """The places that a road or pipeline is named by."""
        if not name.quoted and self._is_route(name):
            for i in range(name.inner_start, name.inner_end):
                for part in self.listed[i]:
                    if part.end <= name.inner_end:
                        yield from self._bare(part)

    def _is_route(self, name: _Name) -> bool:
        inside = range(name.inner_start + 1, name.inner_end - 1)
        parts = [n for i in range(name.inner_start, name.inner_end) for n in self.listed[i] if n.end <= name.inner_end]
        return any(self.tokens[i].text in HYPHENS for i in inside) and len(parts) >= 2

    def _resolve(self, name: _Name, kind: str, kind_span: tuple[int, int]) -> Entity | None:
        inner = self.keys[name.inner_start : name.inner_end]
        noun = self.keys[kind_span[0] : kind_span[1]]
        candidates = [*self.gazetteer.exact(inner)]
        for wording in self._kind_words(kind, noun):
            candidates += self.gazetteer.exact([*inner, *wording]) + self.gazetteer.exact([*wording, *inner])
        if (chosen := self.linker.choose(dict.fromkeys(candidates), kind)) is not None:
            return chosen
        spelled = self.document.text(name.inner_start, name.inner_end)
        if candidates and kind in ("City", "Settlement"):
            return self.linker.unlinked(kind, self.language.code, spelled)
        if kind in ("Region", "Country") or not self._is_new_name(name, kind):
            return None
        noun_text = self._noun(*kind_span)
        full = f"{noun_text} {spelled}" if kind_span[0] < name.start else f"{spelled} {noun_text}"
        if kind_span[0] < name.start - 1 and not name.quoted:  # "school named after X"
            full = self.document.text(kind_span[0], name.end)
        named_otherwise = bool(self.gazetteer.exact(inner))
        return self.linker.new(kind, self.language.code, *([full] if named_otherwise else [spelled, full]))

    def _noun(self, start: int, end: int) -> str:
        """The common noun as it stands alone."""
        if self.language.code == "en":
            return self.document.text(start, end)
        return " ".join(self.keys[i][0] for i in range(start, end))

    def _kind_words(self, kind: str, noun: list[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
        yield [*noun]
        if kind == "Region":
            yield [(self.language.phrase({"en": "district", "ru": "район", "kk": "ауданы"}[self.language.code])[0],)]

    def _is_new_name(self, name: _Name, kind: str) -> bool:
        """Could these words be a name that no list has?"""
        words = [self.tokens[i] for i in range(name.inner_start, name.inner_end) if self.tokens[i].word]
        if not words or not words[0].capital:
            return False
        if name.quoted:
            return True
        if self.language.code != "en" and not words[0].text.isascii():
            return False  # an inflected word: no telling how the name is spelled
        if len(words) > 1 and self.gazetteer.given_names & set(self.keys[name.inner_start]):
            return False
        may_bear_place = ("Facility", "University", "Club", "NaturalFeature", "Assembly", "Court")
        if kind == "District" and all(self.document.is_a(e, "Settlement", "City") for e in name.entities):
            return words[0].capital
        if name.entities and not self.document.schema.is_a(kind, *may_bear_place):
            return False
        if (
            name.start in self._starts
            and name.inner_end - name.inner_start == 1
            and not self._seen_within(words[0].text)
        ):
            return False
        return all(w.text.casefold() not in self._not_names for w in words if w.capital)

    def _seen_within(self, word: str) -> bool:
        """Does the article write this word with a capital elsewhere than at the beginning of a sentence?"""
        return any(t.text == word and i not in self._starts for i, t in enumerate(self.tokens))

    def _department(self, i: int, end: int, kind: str) -> Unit | None:
        """A body told by what it does and where: "the department of construction of Saryagash district"."""
        if not self.document.schema.is_a(kind, "GovernmentBody") or end >= self.end or self.tokens[end].text != "of":
            return None
        j = end + 1
        while j < min(self.end, end + 8) and self.tokens[j].word and not self.tokens[j].capital:
            j += 1
        place = next((n for n in self.listed.get(j, ())[::-1] if self._is_place(n)), None)
        if place is None or self.tokens[j - 1].text not in ("of", "the") or j == end + 1:
            return None
        text = self.document.text(i, place.end)
        return Unit(i, place.end, self.linker.new(kind, self.language.code, text), "form", None, i, place.end, kind)

    def _numbered(self, i: int, end: int, kind: str) -> Unit | None:
        """A school, clinic or kindergarten known by its number."""
        signs = self.language.set("number_sign")
        j = end
        if j < self.end and self.tokens[j].text.casefold() in signs:
            j += 1
            if j < self.end and self.tokens[j].text == ".":
                j += 1
            if j < self.end and self.tokens[j].number:
                text = self.document.text(i, j + 1)
                plain = f"{self.document.text(i, end)} No. {self.tokens[j].text}"
                return Unit(i, j + 1, self.linker.new(kind, self.language.code, text, plain), "form", None, i, j + 1)
        return None

    def _headed(self, i: int, end: int, kind: str) -> Unit | None:
        """A name whose head is the capitalised kind itself: "Ministry of Energy", "Business Roadmap"."""
        if not self.tokens[end - 1].capital or self.document.schema.is_a(kind, "Place"):
            return None
        start = self._left_of_head(i)
        stop = self._right_of_head(end)
        if (start == i and stop == end) or self._is_described(start, stop):
            return None
        whole = self.gazetteer.exact(self.keys[start:stop])
        entity = self.linker.choose(whole, kind) if whole else None
        if entity is None:
            spelled = self.document.text(start, stop)
            short = self.document.text(start, end)
            entity = self.linker.new(kind, self.language.code, spelled, *([short] if start < i else []))
        return Unit(start, stop, entity, "name" if entity.known else "form", None, start, stop)

    def _is_described(self, start: int, stop: int) -> bool:
        """Is it no name of its own, but a body told by what it is ("Regional Administration")?"""
        body = self.language.bodies.longest(self.keys, start)
        return body is not None and body[0] == stop

    def _left_of_head(self, i: int) -> int:
        start = j = i
        while j > self.start:
            token = self.tokens[j - 1]
            low = token.text.casefold()
            if (token.number and len(token.text) == 4) or (token.word and token.capital and self._may_begin(j - 1)):
                start = j = j - 1
            elif low in ("and", "of") and j - 2 >= self.start and self.tokens[j - 2].capital and self._may_begin(j - 2):
                if low == "and" and any(n.end == j - 1 for n in self.listed.get(j - 2, ())):
                    break
                j -= 1
            elif token.text in HYPHENS and j - 2 >= self.start and self.tokens[j - 2].end == token.start:
                j -= 1
            else:
                break
        return start

    def _may_begin(self, i: int) -> bool:
        low = self.tokens[i].text.casefold()
        return low not in self._not_names and not (self.language.title_heads.longest(self.keys, i))

    def _right_of_head(self, end: int) -> int:
        """What an "of …" adds to a name, lists included ("of Ecology, Geology and Natural Resources")."""
        if end >= self.end or self.tokens[end].text.casefold() not in ("of", "for", "on", "in"):
            return end
        after = end + 2 if self.tokens[min(end + 1, self.end - 1)].text.casefold() == "the" else end + 1
        if self.language.title_heads.longest(self.keys, after) is not None:
            return end
        if any(self._is_place(n) for n in self.listed.get(end + 1, ())) and not self._of_state(end):
            return self._with_place(end)
        stop, j, seen = end, end, False
        while j < self.end:
            token = self.tokens[j]
            low = token.text.casefold()
            place = next((n for n in self.listed.get(j, ())[::-1] if n.end > j + 1 and self._is_place(n)), None)
            if place is not None:
                stop, j, seen = place.end, place.end, True
                continue
            if token.word and token.capital:
                stop, seen = j + 1, True
            elif (low in self._particles and (not seen or low in ("of", "and", "for", "the"))) or (
                token.text == "," and j + 1 < self.end and self.tokens[j + 1].capital and self._list_closes(j)
            ):
                pass
            else:
                break
            j += 1
        return stop

    def _of_state(self, end: int) -> bool:
        return self.tokens[end].text.casefold() == "of" and any(
            e.type == "Country" for n in self.listed.get(end + 1, ()) for e in n.entities
        )

    def _with_place(self, end: int) -> int:
        name = self.listed[end + 1][-1]
        return name.end if self.tokens[end].text.casefold() == "of" else end

    def _is_place(self, name: _Name) -> bool:
        return any(self.document.is_a(e, "Place") for e in name.entities)

    def _list_closes(self, comma: int) -> bool:
        """Does a list of capitalised words after this comma end in "and X"?"""
        j = comma + 1
        while j < self.end and ((self.tokens[j].word and self.tokens[j].capital) or self.tokens[j].text == ","):
            j += 1
        return j + 1 < self.end and self.tokens[j].text.casefold() == "and" and self.tokens[j + 1].capital

    # Names without a kind

    def _bare(self, name: _Name) -> Iterator[Unit]:
        if (settlement := self._settlement_in_context(name)) is not None:
            yield Unit(name.start, name.end, settlement, "name", None, name.inner_start, name.inner_end)
            return
        long = name.end - name.start > 1
        kind_free = [e for e in name.entities if long or not self.document.is_a(e, "Initiative", "Award", "Facility")]
        if not long and self.tokens[name.start].text.casefold() in self._not_names:
            return
        entity = self.linker.meant(self.keys[name.inner_start : name.inner_end]) or self.linker.choose(kind_free, None)
        if entity is not None:
            yield Unit(name.start, name.end, entity, "name", None, name.inner_start, name.inner_end)

    def _settlement_in_context(self, name: _Name) -> Entity | None:
        """A village without the word for it: after a preposition of place, near a district or region that is named."""
        before = self.tokens[name.start - 1].text.casefold() if name.start > self.start else ""
        if before not in self.language.set("before_places") or not self._stands_alone(name):
            return None
        found = [e for e in name.entities if e.type in ("Settlement", "City")]
        if any(e.type not in ("Settlement", "District") for e in name.entities):
            return None
        return self.linker.in_context(found)

    def _stands_alone(self, name: _Name) -> bool:
        after = self.tokens[name.end] if name.end < self.end else None
        return after is None or (not (after.word and after.capital) and name.end not in self.kinds)

    def _quoted_alone(self, name: _Name) -> Iterator[Unit]:
        exact = self.gazetteer.exact(self.keys[name.inner_start : name.inner_end])
        entity = self.linker.choose([e for e in exact if not self.document.is_a(e, "Place", "Person")], None)
        if entity is not None:
            yield Unit(name.start, name.end, entity, "name", None, name.inner_start, name.inner_end)

    def _listed_at(self, i: int) -> Iterator[_Name]:
        """The names of the reference data that begin at a token, shortest first; written as the list writes them."""
        before_money = i + 1 < self.end and self.tokens[i + 1].text == "$"
        if not before_money and (found := self.gazetteer.acronym(self.tokens[i].text)):
            yield _Name(i, i + 1, i, i + 1, tuple(found))
        for end, entities in self.gazetteer.entities.at(self.keys, i):
            if end > self.end or not self._written_as_name(i, end, entities):
                continue
            compound = end < self.end and self.tokens[end].text in HYPHENS and self._glued(end)
            if compound and not any(True for _ in self.gazetteer.entities.at(self.keys, end + 1)):
                continue  # "Zhetysu-based" is no name, "Almaty-Taldykorgan" is two
            yield _Name(i, end, i, end, tuple(entities))

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
        lower = any(n and n[0].islower() for e in entities for n in e.names.get(self.language.code, ()))
        return lower and end - start > 1

    def _quoted_names(self) -> Iterator[_Name]:
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
                    yield _Name(i, stop + 1, i + 1, stop)
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

    # Runs of capitals

    def _run_ending(self, i: int) -> _Name | None:
        start = i
        while start > self.start and self._in_run(start - 1, start == i):
            start -= 1
        while start < i and (not self.tokens[start].word or not self._may_start_run(start)):
            start += 1
        return _Name(start, i, start, i) if start < i else None

    def _run_starting(self, i: int) -> _Name | None:
        if not (self.tokens[i].word and self.tokens[i].capital and self._may_start_run(i)):
            return None
        end = i
        while end < self.end and self._in_run(end, False):
            end += 1
        person = next((j for j in range(i + 1, end - 1) if self.gazetteer.given_names & set(self.keys[j])), end)
        end = min(end, person)  # "school named after X Svetlana Minchenko": the person's name is another
        while end > i and not (self.tokens[end - 1].word or self.tokens[end - 1].number):
            end -= 1
        return _Name(i, end, i, end) if end > i else None

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


def outermost(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Split overlapping units: the longest first, listed names before new ones; what lies within them apart."""
    rank = {"name": 0, "form": 1, "surname": 2}
    chosen: list[Unit] = []
    inner: list[Unit] = []
    for unit in sorted(
        units, key=lambda u: (-(u.end - u.start), u.kind is None, rank.get(u.why, 3), u.start, u.entity.id)
    ):
        covering = [c for c in chosen if unit.start < c.end and c.start < unit.end]
        if not covering:
            chosen.append(unit)
        elif any(
            c.start <= unit.start and unit.end <= c.end and (c.start, c.end) != (unit.start, unit.end) for c in covering
        ):
            inner.append(unit)
    return sorted(chosen, key=lambda u: u.start), sorted(inner, key=lambda u: u.start)


def _lies_in(unit: Unit, outer: Unit) -> bool:
    return outer.start <= unit.start and unit.end <= outer.end and (outer.start, outer.end) != (unit.start, unit.end)
