"""Names in a paragraph: listed ones, and new ones that their form and the common noun beside them give away."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.headed_names import HeadedNames
from extract.languages import HYPHENS
from extract.name_spans import NameSpan
from extract.tokens import Token
from ontology.reference import Entity

_PLACES = ("Region", "District", "City", "Settlement")


class NameFinder(HeadedNames):
    """Finds the names of one paragraph."""

    @property
    def _kind_last(self) -> bool:
        """Does the language put the kind after the name, always?"""
        return bool(self.language.grammar.names_adjoin)

    def units(self) -> list[Unit]:
        """The names found, the longest where two overlap, and the units within them."""
        places = sorted({*self.kinds, *self.listed, *self.quoted})
        return [u for i in places for u in self._at(i)]

    def _at(self, i: int) -> Iterator[Unit]:
        if i in self.kinds and not self._within_quotes(i):
            yield from self._beside_kind(i)
        for name in self.listed.get(i, ()):
            yield from self._bare(name)
        if i in self.quoted:
            yield from self._quoted_alone(self.quoted[i])

    def _beside_kind(self, i: int) -> Iterator[Unit]:
        end, kind = self.kinds[i]
        plural = self.language.plural(self.tokens[end - 1].text)
        if plural and (sharing := list(self._sharing_head(i, end, kind))):
            yield from sharing
            return
        before = self._series_before(i, plural)
        after = [] if self._kind_last else self._series_after(end, plural, kind)
        described = self._described_before(i, kind) if not before and not after and not plural else None
        adjectival = bool(before) and not plural and self._is_adjective(before[-1])
        if adjectival:
            before = [self._agreeing_part(before[-1])]
        if (numbered := self._numbered(i, end, kind)) is not None:
            yield numbered
        elif (
            adjectival
            and self.document.schema.is_a(kind, "Organization", "Facility")
            and (whole := self._body_of_complement(i, end, kind)) is not None
        ):
            yield whole
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
        elif (told := self._department(i, end, kind) or self._honour(i, end, kind)) is not None:
            yield told
        if (headed := self._headed(i, end, kind)) is not None:
            yield headed

    def _prefers_after(self, end: int, kind: str, before: list[NameSpan], after: list[NameSpan]) -> bool:
        """Of names on both sides of a kind, is the one after it meant: "the Shymkent company X", "plant 'X'"?"""
        if self.document.schema.is_a(kind, "Place"):
            return False  # "X district of Y region"
        return after[0].quoted or self._connected(end, after[0]) or self._is_place(before[-1])

    def _is_head(self, i: int, end: int, kind: str, before: list[NameSpan]) -> bool:
        """Is a capitalised kind part of the name itself ("Business Development Map") rather than beside it?"""
        plain = self.tokens[end - 1].capital and not before[-1].quoted and not before[-1].entities
        return plain and not self.document.schema.is_a(kind, "Place")

    def _heads(self, i: int, end: int, kind: str, after: list[NameSpan]) -> bool:
        """Is a capitalised kind the head of a longer name ("Ministry of Energy", "Center of Border Cooperation")?"""
        of = self._connected(end, after[0]) and self.tokens[end].text.casefold() == "of"
        return (
            of
            and self.tokens[i].capital
            and not after[0].quoted
            and not self.document.schema.is_a(kind, "Place", "Award")
        )

    def _connected(self, kind_end: int, name: NameSpan) -> bool:
        """Is the name bound to the kind before it: "village of X"?"""
        return name.start > kind_end

    def _series_before(self, i: int, plural: bool) -> list[NameSpan]:
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

    def _series_after(self, i: int, plural: bool, kind: str) -> list[NameSpan]:
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

    def _before_another_kind(self, name: NameSpan, kind_end: int) -> bool:
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
        if self.document.schema.is_a(kind, "Organization", "Facility"):
            j = i
            while j < min(self.end, i + 4) and self.language.complements(self.tokens[j].text):
                j += 1
            if j > i and j in self.quoted:  # "Союз фермеров «X»"
                return j
        if low in self.language.set("product_links") and self.document.schema.is_a(kind, "Plant", "Enterprise"):
            j = i + 1
            while (
                j < min(self.end, i + 10) and self.tokens[j].text not in (",", ".", ";") and not self.tokens[j].capital
            ):
                j += 1
            return j if j < self.end and self.tokens[j].capital else i
        return i

    def _may_be_of(self, kind: str, name: NameSpan) -> bool:
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

    def _described_before(self, i: int, kind: str) -> NameSpan | None:
        """A name and one plain adjective before a facility: "Temirtau metallurgical plant"."""
        j = i - 1
        adjective = j > self.start and self.tokens[j].word and not self.tokens[j].capital
        if not adjective or self._stands_apart(self.tokens[j].text):
            return None
        if self._kind_last and j in self._quoted_end and not self.document.schema.is_a(kind, "Place", "Award"):
            return self._quoted_end[j]
        if not self.document.schema.is_a(kind, "Facility"):
            return None
        run = self._run_ending(j)
        if run is None or (run.start in self._starts and run.end - run.start == 1 and not self.listed.get(run.start)):
            return None
        return run

    def _stands_apart(self, word: str) -> bool:
        """Does a noun phrase end with a word, or its case say where: "Степногор қаласында музыка мектебі"?"""
        where = self.language.oblique(word) and not self.language.places(word)
        return where or self.language.ends_phrase(word)

    def _named(
        self, names: list[NameSpan], kind: str, *, start: int, end: int, kind_first: bool, kind_span: tuple[int, int]
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

    def _places_within(self, name: NameSpan) -> Iterator[Unit]:
        """The places that a road or pipeline is named by."""
        if not name.quoted and self._is_route(name):
            for i in range(name.inner_start, name.inner_end):
                for part in self.listed.get(i, ()):
                    if part.end <= name.inner_end:
                        yield from self._bare(part)

    def _is_route(self, name: NameSpan) -> bool:
        inside = range(name.inner_start + 1, name.inner_end - 1)
        if not any(self.tokens[i].text in HYPHENS for i in inside):
            return False
        listed = (n for i in range(name.inner_start, name.inner_end) for n in self.listed.get(i, ()))
        return sum(n.end <= name.inner_end for n in listed) >= 2

    def _resolve(self, name: NameSpan, kind: str, kind_span: tuple[int, int]) -> Entity | None:
        candidates = self._candidates(name, kind, kind_span)
        if (chosen := self.linker.choose(candidates, kind)) is not None:
            return chosen
        if (honoured := self._named_after(name, kind, kind_span)) is not None:
            return honoured
        spelled = self.document.text(name.inner_start, name.inner_end)
        if candidates and kind in ("City", "Settlement"):
            return self.linker.unlinked(kind, self.language.code, spelled)
        if kind in ("Region", "Country") or not self._is_new_name(name, kind, self.tokens[kind_span[1] - 1]):
            return None
        noun_text = self._noun(*kind_span)
        full = f"{noun_text} {spelled}" if kind_span[0] < name.start else f"{spelled} {noun_text}"
        if kind_span[0] < name.start - 1 and not name.quoted:  # "school named after X"
            full = self.document.text(kind_span[0], name.end)
        if self._is_adjective(name):  # "Тогузакской школы": the whole agrees, and is the name
            return self.linker.new(
                kind, self.language.code, self.language.base_form(self.document.text(name.start, kind_span[1]))
            )
        named_otherwise = bool(self.gazetteer.exact(self.keys[name.inner_start : name.inner_end]))
        return self.linker.new(kind, self.language.code, *([full] if named_otherwise else [spelled, full]))

    def _candidates(self, name: NameSpan, kind: str, kind_span: tuple[int, int]) -> tuple[Entity, ...]:
        """The listed entities that go by a name, alone or with its kind."""
        key = (name.inner_start, name.inner_end, *kind_span)
        if key not in self._listed_as:
            inner = self.keys[name.inner_start : name.inner_end]
            found = [*self.gazetteer.exact(inner)]
            for wording in self._kind_words(kind, self.keys[kind_span[0] : kind_span[1]]):
                found += self.gazetteer.exact([*inner, *wording]) + self.gazetteer.exact([*wording, *inner])
            self._listed_as[key] = tuple(dict.fromkeys(found))
        return self._listed_as[key]

    def _named_after(self, name: NameSpan, kind: str, kind_span: tuple[int, int]) -> Entity | None:
        """What bears somebody's name, which stays in the genitive: "Государственной премии имени X"."""
        link = self.language.named_after.longest(self.keys, kind_span[1])
        if link is None or link[0] != name.start or not self.language.grammar.names_inflect or name.quoted:
            return None
        start = self._before_adjectives(kind_span[0], self.start)
        noun = self._noun(start, kind_span[1])
        return self.linker.new(kind, self.language.code, f"{noun} {self.document.text(kind_span[1], name.end)}")

    def _noun(self, start: int, end: int) -> str:
        """The common noun as it stands alone."""
        return self.language.base_form(self.document.text(start, end))

    def _kind_words(self, kind: str, noun: list[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
        yield [*noun]
        if kind == "Region":
            for other in sorted(self.language.set("district_noun")):
                yield [(self.language.phrase(other)[0],)]

    def _is_new_name(self, name: NameSpan, kind: str, noun: Token) -> bool:
        """Could these words be a name that no list has?"""
        words = [self.tokens[i] for i in range(name.inner_start, name.inner_end) if self.tokens[i].word]
        if not words or not words[0].capital:
            return False
        if name.quoted:
            return True
        if self.language.oblique(words[-1].text):
            return False
        if self._is_adjective(name) and not self.document.schema.is_a(kind, "Place", "Initiative", "Award"):
            return words[0].capital and words[0].text.casefold() not in self._not_names
        apposed = kind in ("City", "Settlement") and self.language.grammar.names_apposed and name.start > self.start
        if self.language.grammar.names_inflect and not words[0].text.isascii() and not apposed:
            return False  # an inflected word: no telling how the name is spelled
        if len(words) > 1 and self.gazetteer.given_names & set(self.keys[name.inner_start]):
            return False
        ordering = noun.text in self.language.predicates["instruction"]["nouns"]
        ordered = ordering and noun.end < words[0].start  # "by the order of NAME"
        if (self._kind_last or ordered) and self._is_persons(words, kind, noun):
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

    def _is_persons(self, words: list[Token], kind: str, noun: Token) -> bool:
        """Are two words or more, the last a surname, a person's, before a kind that bears none: "NAME қызметіне"?"""
        if len(words) < 2 or self.language.surname.search(words[-1].text) is None:
            return False
        named_after = self.document.schema.is_a(kind, "Facility", "University", "Place")
        return not (named_after and self.language.possessed(noun.text))

    def _agreeing_part(self, name: NameSpan) -> NameSpan:
        """The adjectives at the end of a run of capitals: "Саммит Тюркского совета"."""
        start = self._before_adjectives(name.inner_end - 1, name.inner_start)
        return NameSpan(start, name.end, start, name.inner_end, name.entities) if start > name.start else name

    def _is_adjective(self, name: NameSpan) -> bool:
        """Is a name before its kind an adjective that agrees with it?"""
        return not name.quoted and self.language.adjective(self.tokens[name.inner_end - 1].text)

    def _seen_within(self, word: str) -> bool:
        """Does the article write this word with a capital elsewhere than at the beginning of a sentence?"""
        return any(t.text == word and i not in self._starts for i, t in enumerate(self.tokens))

    def _bare(self, name: NameSpan) -> Iterator[Unit]:
        if (settlement := self._settlement_in_context(name)) is not None:
            yield Unit(name.start, name.end, settlement, "name", None, name.inner_start, name.inner_end)
            return
        long = name.end - name.start > 1
        kind_free = [e for e in name.entities if long or not self.document.is_a(e, "Initiative", "Award", "Facility")]
        if not long and self.tokens[name.start].text.casefold() in self._not_names:
            return
        if self._kind_last and not long and name.start in self._starts and name.start in self.kinds:
            return  # "Ауыл шаруашылығы …" at the beginning of a sentence is no party
        entity = self.linker.meant(self.keys[name.inner_start : name.inner_end]) or self.linker.choose(kind_free, None)
        if entity is not None:
            yield Unit(name.start, name.end, entity, "name", None, name.inner_start, name.inner_end)

    def _settlement_in_context(self, name: NameSpan) -> Entity | None:
        """A village without the word for it: after a preposition of place, near a district or region that is named."""
        before = self.tokens[name.start - 1].text.casefold() if name.start > self.start else ""
        if before not in self.language.set("before_places") or not self._stands_alone(name):
            return None
        found = [e for e in name.entities if e.type in ("Settlement", "City")]
        if any(e.type not in ("Settlement", "District") for e in name.entities):
            return None
        return self.linker.in_context(found)

    def _stands_alone(self, name: NameSpan) -> bool:
        after = self.tokens[name.end] if name.end < self.end else None
        if after is None or not after.word:
            return True
        described = self._is_adjective(name) and not self.language.ends_phrase(after.text)  # "в Северном парке"
        return not (after.capital or described) and name.end not in self.kinds

    def _quoted_alone(self, name: NameSpan) -> Iterator[Unit]:
        exact = self.gazetteer.exact(self.keys[name.inner_start : name.inner_end])
        entity = self.linker.choose([e for e in exact if not self.document.is_a(e, "Place", "Person")], None)
        if entity is not None:
            yield Unit(name.start, name.end, entity, "name", None, name.inner_start, name.inner_end)


def outermost(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Split overlapping units: the longest first, listed names before new ones; what lies within them apart."""
    rank = {"name": 0, "form": 1, "surname": 2}
    chosen: list[Unit] = []
    inner: list[Unit] = []
    at: dict[int, Unit] = {}  # token → the chosen one that covers it
    for unit in sorted(
        units, key=lambda u: (-(u.end - u.start), u.kind is None, rank.get(u.why, 3), u.start, u.entity.id)
    ):
        covering = [at[i] for i in range(unit.start, unit.end) if i in at]
        if not covering:
            chosen.append(unit)
            at |= dict.fromkeys(range(unit.start, unit.end), unit)
        elif any(
            c.start <= unit.start and unit.end <= c.end and (c.start, c.end) != (unit.start, unit.end) for c in covering
        ):
            inner.append(unit)
    return sorted(chosen, key=lambda u: u.start), sorted(inner, key=lambda u: u.start)
