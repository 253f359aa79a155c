"""Names whose head is a common noun itself: "Ministry of Energy", "Business Roadmap", "School No. 5"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.languages import HYPHENS
from extract.name_spans import NameSpans

_LONGEST_COMPLEMENT = 7  # tokens


class HeadedNames(NameSpans):
    """The names of one paragraph that a kind heads."""

    def _headed(self, i: int, end: int, kind: str) -> Unit | None:
        """A name whose head is the capitalised kind itself: "Ministry of Energy", "Business Roadmap"."""
        if not self.tokens[end - 1].capital or self.document.schema.is_a(kind, "Place"):
            return None
        start = self._left_of_head(i)
        stop = self._right_of_head(end, kind)
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

    def _right_of_head(self, end: int, kind: str) -> int:
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
            if seen and (self._begins_person(j) or (low == "and" and self._begins_another(j + 1, kind))):
                break
            if token.word and token.capital:
                stop, seen = j + 1, True
            elif (low in self._particles and (not seen or low in ("of", "and", "for", "the"))) or (
                token.text == "," and j + 1 < self.end and self.tokens[j + 1].capital and self._list_closes(j)
            ):
                pass
            else:
                break
            j += 1
        return self._listed_stop(end, stop)

    def _listed_stop(self, end: int, stop: int) -> int:
        """The end of a listed name around a head that another name follows: "European Bank for Reconstruction NAME"."""
        for i in range(stop - 1, end, -1):
            covers = any(n.start < end for n in self._listed_end.get(i, ()))
            if covers and self.tokens[i].word and self.tokens[i].capital:
                return i
        return stop

    def _sharing_head(self, i: int, end: int, kind: str) -> Iterator[Unit]:
        """The listed bodies that share a plural head: "the Ministries of Energy, Finance and Health"."""
        if end >= self.end or self.tokens[end].text != "of" or not self.document.schema.is_a(kind, "GovernmentBody"):
            return
        head = [*self.keys[i : end - 1], self.language.keys(self.language.singular(self.tokens[end - 1].text))]
        start, j = i, end + 1
        while j < self.end:
            longest = range(min(self.end, j + _LONGEST_COMPLEMENT), j, -1)
            listed = (u for stop in longest if (u := self._with_head(head, start, j, stop, kind)) is not None)
            if (found := next(listed, None)) is None:
                return
            yield found
            j = found.end
            while j < self.end and (self.tokens[j].text == "," or self._is_coordinator(j)):
                j += 1
            start = j

    def _with_head(self, head: list[tuple[str, ...]], start: int, j: int, stop: int, kind: str) -> Unit | None:
        """The listed body whose name is a head that stands elsewhere, "of", and the words from ``j`` to ``stop``."""
        entity = self.linker.choose(self.gazetteer.exact([*head, ("of",), *self.keys[j:stop]]), kind)
        return Unit(start, stop, entity, "name", None, start, stop, kind) if entity is not None else None

    def _begins_person(self, i: int) -> bool:
        """Does a person's name begin here, or a title after "and": "… of Russia Alexey X and President of Y"?"""
        given = self.tokens[i].capital and bool(self.gazetteer.given_names & set(self.keys[i]))
        titled = self._is_coordinator(i) and self.language.title_heads.longest(self.keys, i + 1) is not None
        return titled or (given and i + 1 < self.end and self.tokens[i + 1].word and self.tokens[i + 1].capital)

    def _begins_another(self, i: int, kind: str) -> bool:
        """Does another body begin here, rather than more of a body's name: "… of Finance and the National Bank"?"""
        if not self.document.schema.is_a(kind, "GovernmentBody") or i + 1 >= self.end or self.tokens[i].text != "the":
            return False
        listed = any(self.document.is_a(e, "Organization") for n in self.listed.get(i + 1, ()) for e in n.entities)
        return listed or (i + 1 in self.kinds and self.document.schema.is_a(self.kinds[i + 1][1], "Organization"))

    def _of_state(self, end: int) -> bool:
        return self.tokens[end].text.casefold() == "of" and any(
            e.type == "Country" for n in self.listed.get(end + 1, ()) for e in n.entities
        )

    def _with_place(self, end: int) -> int:
        name = self.listed[end + 1][-1]
        return name.end if self.tokens[end].text.casefold() == "of" else end

    def _list_closes(self, comma: int) -> bool:
        """Does a list of capitalised words after this comma end in "and X"?"""
        j = comma + 1
        while j < self.end and ((self.tokens[j].word and self.tokens[j].capital) or self.tokens[j].text == ","):
            j += 1
        return j + 1 < self.end and self.tokens[j].text.casefold() == "and" and self.tokens[j + 1].capital

    def _honour(self, i: int, end: int, kind: str) -> Unit | None:
        """A title of honour told in the genitive: "звание заслуженного деятеля Казахстана"."""
        if not self.document.schema.is_a(kind, "Title") or end >= self.end:
            return None
        if not set(self.keys[end]) & self._honours or (stop := self._past_complement(end)) == end:
            return None
        place = self._place_at(stop)
        name = self.language.base_form(self.document.text(end, stop)).capitalize()
        name += f" {self.document.text(stop, place.end)}" if place is not None else ""
        stop = place.end if place is not None else stop
        return Unit(i, stop, self.linker.new(kind, self.language.code, name), "form", None, end, stop, kind)

    def _department(self, i: int, end: int, kind: str) -> Unit | None:
        """A body told by what it does and where: "the department of construction of Saryagash district"."""
        if not self.document.schema.is_a(kind, "GovernmentBody") or end >= self.end:
            return None
        if self.tokens[end].text != "of":
            return self._body_of_complement(i, end, kind)
        j = end + 1
        while j < min(self.end, end + 8) and self.tokens[j].word and not self.tokens[j].capital:
            if self.language.verbal(self.tokens[j].text):
                return None
            j += 1
        place = self._place_at(j)
        if place is None or self.tokens[j - 1].text not in ("of", "the") or j == end + 1:
            return None
        if (whole := next(self._listed_whole(i, place.end, kind), None)) is not None:
            return whole
        text = self.document.text(i, place.end)
        return Unit(i, place.end, self.linker.new(kind, self.language.code, text), "form", None, i, place.end, kind)

    def _body_of_complement(self, i: int, end: int, kind: str) -> Unit | None:
        """A body told by a genitive: "управление сельского хозяйства Акмолинской области"."""
        stop = self._past_complement(end)
        if stop == end:
            return None
        place = self._place_at(stop)
        if place is not None and place.end not in self.kinds and self._before_capital(place.end):
            place = None  # "управления энергетики Динара Ким"
        start = self._before_adjectives(i, self.start)
        known = (e for n in range(stop, end, -1) for e in self._listed_whole(i, n, kind))
        if (whole := next(known, None)) is not None:
            return whole
        name = self.language.base_form(self.document.text(start, stop))
        if place is not None:
            after = self.kinds[place.end][0] if place.end in self.kinds else place.end
            name, stop = f"{name} {self.document.text(stop, after)}", after
        return Unit(start, stop, self.linker.new(kind, self.language.code, name), "form", None, start, stop, kind)

    def _listed_whole(self, start: int, stop: int, kind: str) -> Iterator[Unit]:
        """A listed body whose whole name stands there."""
        entity = self.linker.choose(self.gazetteer.exact(self.keys[start:stop]), kind)
        if entity is not None:
            yield Unit(start, stop, entity, "name", None, start, stop, kind)

    def _before_capital(self, i: int) -> bool:
        return i < self.end and self.tokens[i].word and self.tokens[i].capital

    def _past_complement(self, end: int) -> int:
        """Past common words in the genitive that complete a name, acronyms among them."""
        stop = j = end
        while j < min(self.end, end + _LONGEST_COMPLEMENT):
            token = self.tokens[j]
            acronym = token.text.isupper() and len(token.text) > 1 and not self.listed.get(j)
            kind = j in self.kinds and not self.language.adjective(self.tokens[j - 1].text)
            joins = token.text.casefold() in self._particles
            common = token.word and not token.capital and self.language.complements(token.text) and not joins
            if (common and not kind and not self.language.ends_phrase(token.text)) or acronym:
                stop = j + 1
            elif not (joins and j > end):
                break
            j += 1
        return stop

    def _numbered(self, i: int, end: int, kind: str) -> Unit | None:
        """A school, clinic or kindergarten known by its number."""
        signs = self.language.set("number_sign")
        if i - 2 >= self.start and self.tokens[i - 1].number and self.tokens[i - 2].text in signs:  # "№27 мектеп"
            noun, number = self.language.base_form(self.document.text(i, end)), self.tokens[i - 1].text
            names = (f"№{number} {noun}", f"{noun} №{number}", f"{noun} No. {number}")
            return Unit(i - 2, end, self.linker.new(kind, self.language.code, *names), "form", None, i - 2, end)
        j = end
        if j < self.end and self.tokens[j].text.casefold() in signs:
            j += 1
            if j < self.end and self.tokens[j].text == ".":
                j += 1
            if j < self.end and self.tokens[j].number:
                noun = self.language.base_form(self.document.text(i, end))
                text = f"{noun} {self.document.text(end, j + 1)}"
                plain = f"{noun} No. {self.tokens[j].text}"
                return Unit(i, j + 1, self.linker.new(kind, self.language.code, text, plain), "form", None, i, j + 1)
        return None
