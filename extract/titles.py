"""Titles: posts, ranks and jobs in words, and what they are held in. Whose they are, ``holders`` tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from extract.complements import SEATS, BareComplements, quoted_body
from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.linking import Linker
from extract.persons import month_as_name, runs
from ontology.reference import Entity

_LONGEST_COMPLEMENT = 14  # tokens
_LONGEST_TITLE = 6


class TitleFinder:
    """Finds the titles of one paragraph."""

    def __init__(self, document: Document, paragraph: int, linker: Linker, context: Context) -> None:
        self.document, self.paragraph, self.linker, self.context = document, paragraph, linker, context
        self.language = document.language_of(paragraph)
        self.gazetteer = document.gazetteer_of(paragraph)
        self.start, self.end = document.paragraph_ranges[paragraph]
        self.tokens = document.tokens
        words = self.language.titles
        self._modifiers = self.language.title_keys("modifiers")
        self._ranks = self.language.title_keys("ranks")
        self._portfolios = self.language.title_keys("portfolios")
        self._agent_noun = re.compile(words["agent_noun"]) if words.get("agent_noun") else None
        self._seat_first = self.language.head_last  # "X облысының әкімі NAME"
        self._of = {w.casefold() for w in words["of"]}
        sought, stretch = self.language.sought, range(self.start, self.end) if words.get("sought") else ()
        self._sought = {end for i in stretch for end, _ in sought.at(document.keys, i)}
        self._articles = self.language.set("articles")
        self._runs = dict(runs(document, paragraph))
        self._bare = BareComplements(document, paragraph, linker, self._runs)

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
        if self.document.unit_at(i) is not None or not self.tokens[i].word or i in self._sought:
            return None  # "candidate for president": who stands for a post has it not
        words_end, group = self._own_words(i)
        if words_end is None:
            return None
        limit = self.document.sentence_of(i).end
        ranked = any(self._is_rank(j) for j in range(i, words_end - 1 if self._of else words_end))
        seat, end = self._complement(i, self._past_brackets(words_end, limit), limit)
        start, seat, owned = self._with_seat_before(i, words_end, seat)
        office, office_end = self._named_office(i, words_end)
        if office is None and (before_it := self._office_ending(i, words_end)) is not None:
            (office, start), ranked = before_it, False
        end = self._up_to_name(office_end, limit) if office is not None else end
        portfolio = i
        if office is None and (before_head := self._portfolio_before(i, words_end)) is not None:
            office, portfolio = before_head
            start = min(start, portfolio)
        if office is not None and (abroad := self._country_beside(portfolio, office_end, limit)) is not None:
            (seat, start, office_end), office, ranked = abroad, None, False
            end = max(end, office_end)
        if office is None:
            phrase = self._phrase(i, words_end)
            if seat is None and end == words_end and self._only_ministry is not None:
                office = self.gazetteer.office(phrase, self._only_ministry)
            if office is None and seat is not None:  # "akim", or in more words "head of the region"
                wordings = (phrase, self._phrase(i, end), self._phrase(start, words_end))
                office = next((o for w in wordings if (o := self.gazetteer.office(w, seat))), None)
        elif ranked:  # the vice minister is in the ministry, and is not the minister
            seat, office = self._body_of(office), None
        open_ended = seat is None and office is None and words_end < limit
        return Title(
            start=start,
            end=end,
            words=self.language.base_form(self.document.text(i, words_end)),
            keys=tuple(self._keys_of(i, words_end)),
            seat=seat,
            office=office,
            post=group == "heads" or office is not None,
            past=any(self.tokens[j].text.casefold() in self.language.titles["past"] for j in range(i, words_end)),
            wording=self.language.base_form(self.document.text(start if owned else min(i, portfolio), end)),
            of_something=open_ended and self.tokens[words_end].text.casefold() == "of",
            head=i,
        )

    def _phrase(self, start: int, end: int) -> list[str]:
        return self.language.phrase(self.document.text(start, end))

    def _keys_of(self, i: int, words_end: int) -> list[str]:
        """The keys of a title's own words; where titles take a possessive, the last word without it, and who heads a
        place under the name of his post."""
        keys = self._phrase(i, words_end)
        if not self._seat_first:
            return keys
        base = self.language.singular(self.tokens[words_end - 1].text)
        if self._follows_description(i):
            base = self.language.titles["governing"].get(base, base)
        return [*keys[:-1], self.language.keys(base)[0]]

    # The title's own words

    def _own_words(self, i: int) -> tuple[int | None, str]:
        """The end of a title's own words, and whether it is a post (``heads``) or a job (``jobs``)."""
        word = self.tokens[i].text
        ends = self._bare.cased and self.language.ends_phrase(word)  # "После", no case of "посол"
        if ends or word.casefold() in self.language.set("coordinators"):
            return None, ""
        j, best = i, None
        while j < self.end and j - i < _LONGEST_TITLE and self.document.unit_at(j) is None:
            match = self.language.title_heads.longest(self.document.keys, j)
            if match is not None:
                if self._is_given_name(j):
                    break
                best = (match[0], match[1][0])
                if not (self._is_modifier(j) or self._is_rank(match[0])) or not self._goes_on(match[0]):
                    return self._past_portfolio(j, match[0]) or best
                j = match[0]
            elif self._is_modifier(j) or (j > i and self.tokens[j].text in ("-", ",")):
                j += 1
            else:
                break
        return best or self._by_form(i) or (None, "")

    def _past_portfolio(self, rank: int, start: int) -> tuple[int, str] | None:
        """The end of a title whose portfolio stands between rank and head: "Deputy Foreign Minister"."""
        if not self._is_rank(rank):
            return None
        for head in range(start + 1, min(start + 4, self.end)):
            portfolio = self._portfolio_before(start, head + 1)
            if portfolio is not None and portfolio[1] == start:
                return head + 1, "heads"
        return None

    def _is_given_name(self, j: int) -> bool:
        """Is a capitalised job a person's name: "әкімі Ғалым Садырбай"?"""
        named = self.tokens[j].capital and j > self.document.sentence_of(j).start
        return named and bool(self.gazetteer.given_names & set(self.document.keys[j]))

    def _is_rank(self, j: int) -> bool:
        return j < self.end and bool(set(self.document.keys[j]) & self._ranks)

    def _is_modifier(self, j: int) -> bool:
        return bool(set(self.document.keys[j]) & self._modifiers)

    def _goes_on(self, j: int) -> bool:
        if j >= self.end:
            return False
        return self._is_modifier(j) or self.language.title_heads.longest(self.document.keys, j) is not None

    def _by_form(self, i: int) -> tuple[int, str] | None:
        """A job that no list has, known by its form: "Azamat Serik, a rice grower from …"."""
        if self._agent_noun is None or not self._after_name_and_article(i):
            return None
        for j in range(i, min(i + 4, self.end)):
            token = self.tokens[j]
            if not token.word or token.capital or self.document.unit_at(j) is not None:
                return None
            if self._agent_noun.search(token.text):
                return j + 1, "jobs"
        return None

    def _after_name_and_article(self, i: int) -> bool:
        if (
            i < self.start + 3
            or self.tokens[i - 1].text.casefold() not in self._articles
            or self.tokens[i - 2].text != ","
        ):
            return False
        unit = self.document.unit_at(i - 3)
        return unit is not None and self.document.is_a(unit.entity, "Person")

    def _past_brackets(self, i: int, limit: int) -> int:
        """Past another word for the title in brackets: "Akim (Governor) of …"."""
        if i + 2 < limit and self.tokens[i].text == "(" and self.tokens[i + 2].text == ")":
            return i + 3
        return i

    @cached_property
    def _only_ministry(self) -> Entity | None:
        """The ministry that the article speaks of, where it names no other: that of a bare "minister"."""
        ministries = {u.entity.id: u.entity for u in self.document.units if self.document.is_a(u.entity, "Ministry")}
        return next(iter(ministries.values())) if len(ministries) == 1 else None

    def _portfolio_before(self, i: int, words_end: int) -> tuple[Entity, int] | None:
        """The office of a portfolio that stands before the title's head ("Agriculture Minister", "Foreign Minister"),
        and where the title then begins."""
        head = self.document.keys[words_end - 1]
        if not set(head) & self._portfolios:
            return None
        for start in range(max(self.start, i - 4), words_end - 1):
            if all(self.tokens[j].word and self.document.unit_at(j) is None for j in range(start, words_end - 1)):
                portfolio = self.document.keys[start : words_end - 1]
                for wording in ([head, *([("of",)] if self._of else []), *portfolio], [*portfolio, head]):
                    for end, offices in self.gazetteer.offices.at(wording, 0):
                        if end == len(wording) and len(offices) == 1:
                            return offices[0], min(start, i)
        return None

    def _named_office(self, i: int, words_end: int) -> tuple[Entity | None, int]:
        """The office that the words name outright ("Minister of Energy"), and where its name ends."""
        for start in range(i, words_end):
            match = self.gazetteer.offices.longest(self.document.keys, start)
            if match is None or self._within_name(match[0]):
                continue  # "Chairman of the Senate Committee on …"
            if match[0] > words_end and len(match[1]) == 1:
                return match[1][0], match[0]
        return None, words_end

    def _within_name(self, i: int) -> bool:
        """Does a name of a body go on past a token?"""
        unit = self.document.unit_at(i - 1)
        return unit is not None and unit.end > i and self.document.is_a(unit.entity, "Organization")

    def _office_ending(self, i: int, words_end: int) -> tuple[Entity, int] | None:
        """The office whose name ends with the title's words, and where its name begins: "Энергетика министрі"."""
        if self._of:
            return None
        first = self.document.sentence_of(i).start
        for start in range(max(first, i - _LONGEST_COMPLEMENT), i + 1):
            for end, offices in self.gazetteer.offices.at(self.document.keys, start):
                if end == words_end and len(offices) == 1:
                    return offices[0], start
        return None

    def _country_beside(self, start: int, end: int, limit: int) -> tuple[Entity, int, int] | None:
        """Another country, whose office this is though Kazakhstan has it too, and where the whole begins and ends:
        "Minister of Justice of Finland", "Finland's Minister of Justice", "Финляндияның Әділет министрі"."""
        before = self._unit_before(start)
        if before is not None and self._is_abroad(before.entity):
            return before.entity, before.start, end
        if not self._of:
            return None
        country = self._adjective_before(start)
        if country is not None and self._is_abroad(country):
            return country, start - 1, end
        j = end
        if j < limit and self.tokens[j].text.casefold() in self._of:
            j += 1
        if j < limit and self.tokens[j].text.casefold() in self._articles:
            j += 1
        unit = self.document.unit_at(j) if j < limit else None
        return (
            (unit.entity, start, unit.end)
            if unit is not None and unit.start == j and self._is_abroad(unit.entity)
            else None
        )

    def _is_abroad(self, place: Entity) -> bool:
        return place.type == "Country" and place.id != self.document.reference.country

    def _body_of(self, office: Entity) -> Entity | None:
        entities = self.document.reference.entities
        return entities.get(office.get("body") or "") or entities.get(office.get("jurisdiction") or "")

    # What it is held in

    def _with_seat_before(self, i: int, words_end: int, seat: Entity | None) -> tuple[int, Entity | None, bool]:
        """The place or body before a title: "Almaty akim", "Kazakhstan's President", "Zhaiyk Sut CEO"."""
        before = self._unit_before(i) if not self._bare.cased else None  # where it would stand in the genitive after
        if before is None and seat is None and (place := self._adjective_before(i)) is not None:
            return i - 1, place, False
        if before is None and self._follows_description(i):
            described = self.context.described_at(self.paragraph, i - 1)
            return i - 1, described.entity if described is not None and described.entity.known else None, False
        if before is None or (seat is not None and not self._seat_first):
            firm = self._firm_before(i) if seat is None else None
            return (firm[0], firm[1], False) if firm else (i, seat, False)
        possessive = before.end < i
        body = self.document.is_a(before.entity, "Organization", "Facility")
        office = self.gazetteer.office(self._phrase(i, words_end), before.entity)
        if office or possessive or body or self._seat_first or not self.tokens[i].capital:
            return before.start, before.entity, False
        return i, seat, False

    def _follows_description(self, i: int) -> bool:
        """Does the description of a place stand right before a title: "облыс әкімі", "өңір басшысы"?"""
        if not self._seat_first or i <= self.document.sentence_of(i).start:
            return False
        described = self.language.nominals.longest(self.document.keys, i - 1)
        return described is not None and described[0] == i

    def _adjective_before(self, i: int) -> Entity | None:
        """The place of an adjective before a title: "павлодарский аким"."""
        if i <= self.document.sentence_of(i).start or self.document.unit_at(i - 1) is not None:
            return None
        return self.gazetteer.place_of_adjective(self.tokens[i - 1].text) if self.tokens[i - 1].word else None

    def _unit_before(self, i: int) -> Unit | None:
        first = self.document.sentence_of(i).start
        j = i - 1
        if j >= first and self.tokens[j].text in ("'s", "’s"):
            j -= 1
        unit = self.document.unit_at(j) if j >= first else None
        return unit if unit is not None and unit.end == j + 1 and self.document.is_a(unit.entity, *SEATS) else None

    def _firm_before(self, i: int) -> tuple[int, Entity] | None:
        """A firm that no list has, before a title that firms give."""
        if self.tokens[i].text.casefold() not in self.language.titles.get("of_firms", ()):
            return None
        start = next((s for s, e in self._runs.items() if e == i and e - s >= 2), None)
        if start is None or self.document.unit_at(start) is not None:
            return None
        return start, self.linker.new("Enterprise", self.language.code, self.document.text(start, i))

    def _complement(self, start: int, end: int, limit: int) -> tuple[Entity | None, int]:
        """What a title is held in: the first body, place or facility after it, and where the complement ends."""
        seat: Entity | None = None
        for _ in range(0 if self._seat_first else 3):
            j = end
            if self._of:
                if j >= limit or self.tokens[j].text.casefold() not in self._of:
                    if seat is None:
                        seat, end = self._cased_complement(start, j, limit)
                    break
                j += 1
            while j < limit and self.tokens[j].text.casefold() in self._articles:
                j += 1
            entity, stop = self._seat_at(j, limit)
            if entity is None:
                if seat is None and self._bare.cased:
                    seat, end = self._bare.read(start, end, limit) or (None, end)
                elif seat is None and self._of:
                    seat, end = self._far_seat(j, limit, end)
                break
            seat, end = seat or entity, stop
            follower = self.document.unit_at(stop) if stop < limit else None
            if follower is not None and follower.start == stop and self._is_body_of_place(entity, follower):
                seat, end = follower.entity, follower.end  # "of the Shymkent company X"
        return seat, self._up_to_name(end, limit) if seat is not None else end

    def _cased_complement(self, start: int, j: int, limit: int) -> tuple[Entity | None, int]:
        """A complement that no word introduces: a body by its description ("кабинета министров"), or its words."""
        within = self._bare.cased and j < limit
        described = self.context.described_at(self.paragraph, j) if within else None
        if described is not None and described.end <= limit:
            return described.entity, described.end
        return self._bare.read(start, j, limit) or (None, j)

    def _is_body_of_place(self, place: Entity, follower: Unit) -> bool:
        body = self.document.is_a(follower.entity, "Organization", "Facility")
        return body and not self.tokens[follower.start].capital and self.document.is_a(place, "Place")

    def _up_to_name(self, end: int, limit: int) -> int:
        """Past common words that end a complement before a name: "of the city organisation of veterans NAME"."""
        if self._seat_first:
            return end
        j = end
        while j < min(limit, end + 6) and self.document.unit_at(j) is None and self.tokens[j].word:
            acronym = self._bare.cased and self.tokens[j].text.isupper() and len(self.tokens[j].text) > 1
            if self.tokens[j].capital and not acronym:  # "министра культуры РБ NAME"
                return j if j in self._runs and j > end else end
            if self._breaks(self.tokens[j].text) or self.language.verbal(self.tokens[j].text):
                return end
            j += 1
        unit = self.document.unit_at(j) if j < limit else None
        return j if j > end and unit is not None and self.document.is_a(unit.entity, "Person") else end

    def _seat_at(self, j: int, limit: int) -> tuple[Entity | None, int]:
        if j >= limit:
            return None, j
        unit = self.document.unit_at(j)
        if unit is not None:
            fits = unit.start == j and self.document.is_a(unit.entity, *SEATS) and unit.end <= limit
            return (unit.entity, unit.end) if fits else (None, j)
        body = quoted_body(self.document, self.linker, j, limit) or self._body_before_name(j)
        if body is not None:
            return body
        start = j - 1 if j > 0 and self.tokens[j - 1].text.casefold() in self._articles else j
        described = self.context.described_at(self.paragraph, start) or self.context.described_at(self.paragraph, j)
        return (described.entity, described.end) if described and described.end <= limit else (None, j)

    def _body_before_name(self, j: int) -> tuple[Entity, int] | None:
        """A body that runs into the name after it: "President of Tengri Wind Klaus Reimer"."""
        words = [i for i in range(j, self._runs.get(j, j)) if self.tokens[i].word]
        if (
            len(words) < 4
            or any(self.document.unit_at(i) for i in words)
            or set(self.document.keys[j - 2]) & self._portfolios
        ):
            return None
        end = words[-2]
        return self.linker.new("Organization", self.language.code, self.document.text(j, end)), end

    def _far_seat(self, j: int, limit: int, end: int) -> tuple[Entity | None, int]:
        """A complement in common words, up to the body that it names: "of the research centre of X"."""
        stop = j
        while stop < min(limit, j + _LONGEST_COMPLEMENT):
            token, unit = self.tokens[stop], self.document.unit_at(stop)
            if unit is not None:
                seated = self.document.is_a(unit.entity, *SEATS)
                stop -= not seated and not self.tokens[stop - 1].word  # "the akim of the region – NAME"
                return (unit.entity, unit.end) if seated else (None, stop if stop > j else end)
            if (stop in self._runs and not self._is_portfolio(stop)) or month_as_name(self.document, self._runs, stop):
                stop -= not self.tokens[stop - 1].word
                return None, stop if stop > j else end
            if stop in self._runs and (name := self._name_in_run(stop)) is not None:
                return None, name  # "Minister of Industry NAME"
            in_list = token.text == "," and self.tokens[stop - 1].capital and self._capital(stop + 1, limit)
            if not (token.word or token.text in ("-", "&") or in_list) or self._breaks(token.text):
                break
            stop += 1
        while (stop > j and not self.tokens[stop - 1].word) or self.tokens[stop - 1].text == "and":
            stop -= 1
        return None, stop if j < limit and self.tokens[j].capital and stop > j else end

    def _name_in_run(self, start: int) -> int | None:
        """Where a person's name begins in a run of capitals that a portfolio begins."""
        words = [i for i in range(start, self._runs[start]) if self.tokens[i].word]
        given = next((i for i in words[1:-1] if self.gazetteer.given_names & set(self.document.keys[i])), None)
        if given is not None or len(words) < 3:
            return given
        return words[-2] if self.language.surname.search(self.tokens[words[-1]].text) else None

    def _capital(self, i: int, limit: int) -> bool:
        return i < limit and self.tokens[i].capital

    def _is_portfolio(self, i: int) -> bool:
        """Is a run of capitals what a minister is minister of, rather than a name?"""
        end = self._runs[i]
        joined = self.tokens[i - 1].text.casefold() in (*self._of, "and", "the")
        person = any(k in self.gazetteer.given_names for k in self.document.keys[i])
        goes_on = end < self.end and (self.tokens[end].text.casefold() in ("and", "of", ",") or end in self._runs)
        return joined and (goes_on or not person)

    def _breaks(self, word: str) -> bool:
        return word.casefold() in self.language.titles["breaks"]
