"""Whose a title is: the name beside it, each name of a list, or the person it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.coreference import Context, holder
from extract.document import Document, Held, Title, Unit
from extract.linking import Linker
from extract.persons import Surnames, month_as_name, person, runs, spellings
from ontology.reference import Entity

_LONGEST_ASIDE = 10  # tokens


class Binder:
    """Binds titles to the names of one paragraph."""

    def __init__(
        self, document: Document, paragraph: int, linker: Linker, surnames: Surnames, *, by_surname: bool
    ) -> None:
        self.document, self.paragraph, self.linker, self.by_surname = document, paragraph, linker, by_surname
        self.surnames = surnames
        self.language = document.language_of(paragraph)
        self.start, self.end = document.paragraph_ranges[paragraph]
        self.tokens = document.tokens
        self._articles = self.language.set("articles")
        self._runs = dict(runs(document, paragraph))
        self._cases: frozenset[str] = frozenset()  # of the title that is being bound

    def bind(self, title: Title) -> bool:
        """Join a title with the name after or before it; False where there is none."""
        self._cases = self.document.title_cases(title)
        before = self._person_before(title)
        if before is None or not self._before_comma(title.end):
            after = self._person_after(title.end, title)
            if after is not None and after.title is None:
                self._join(replace(after, start=self._with_article(title.start), title=title))
                self._distribute(title)
                return True
            if after is not None and (self._is_another_holder(title, after) or self._is_of_many(title, after)):
                return False
            second = after or self._titled_after(title)
            if second is not None and self._agree(second.title):  # "Deputy Prime Minister – Minister of Economy NAME"
                self.document.held.append(Held(title, replace(second, title=title)))
                self._place(replace(second, start=self._with_article(title.start)))
                return True
        if before is None or self.language.plural(title.words.split()[-1]):
            return False
        if before.title is None:
            self._join(replace(before, end=title.end, title=title))
        else:  # "Major General NAME, commander of …"
            self.document.held.append(Held(title, replace(before, title=title)))
        return True

    def _before_comma(self, i: int) -> bool:
        return i < self.end and self.tokens[i].text == ","

    def _is_another_holder(self, title: Title, titled: Unit) -> bool:
        """Do two posts stand side by side with no mark, each its own holder's: "Президент әкім NAME"?"""
        posts = title.post and titled.title is not None and titled.title.post
        return posts and self.language.head_last and titled.start == title.end

    def _is_of_many(self, title: Title, unit: Unit) -> bool:
        """Is a plural title said of more than the one name after it: "Депутаттар NAME-ді сайлады"?"""
        joined = unit.end < self.end and self.tokens[unit.end].text.casefold() in (
            ",",
            *self.language.set("coordinators"),
        )
        return self.language.head_last and self.language.plural(title.words.split()[-1]) and not joined

    def _join(self, unit: Unit) -> None:
        """Make a name and its title one unit."""
        self._place(unit)
        if unit.title is not None:
            self.document.held.append(Held(unit.title, unit))

    def _place(self, unit: Unit) -> None:
        """Put a unit in the place of those that it takes in."""
        self.document.inner += [u for u in self.document.place(unit) if u.entity.id != unit.entity.id]
        self.surnames.add(unit)

    def _with_article(self, i: int) -> int:
        return i - 1 if i > self.start and self.tokens[i - 1].text.casefold() in self._articles else i

    def _person_after(self, i: int, title: Title) -> Unit | None:
        dash = self.language.latin and i + 1 < self.end and self.tokens[i].text in ("–", "—", "-")
        if (dash and self.tokens[i].end < self.tokens[i + 1].start) or self._before_comma(i):
            comma = self._named_at(i + 1, title)
            closed = comma is not None and (
                comma.end >= self.end or self.tokens[comma.end].text in (",", ".", "–", "—")
            )
            return comma if closed else None
        return self._named_at(i, title)

    def _named_at(self, i: int, title: Title) -> Unit | None:
        if i >= self.end:
            return None
        unit = self.document.unit_at(i)
        if unit is not None:
            named = unit.start == i and unit.named and self.document.is_a(unit.entity, "Person")
            return self._agreeing(unit) if named else None
        end = self._runs.get(i) or self._rest_of_run(i) or month_as_name(self.document, self._runs, i)
        if end is None or any(self.document.unit_at(j) for j in range(i, end)):
            return None
        words = [j for j in range(i, end) if self.tokens[j].word]
        if len(words) == 1 and self.by_surname:
            return self._by_surname(words[0])
        if not 2 <= len(words) <= 5 or any(self.language.kinds.longest(self.document.keys, j) for j in words):
            return None
        if any(len(self.tokens[j].text) <= 2 for j in words):
            bearer = self.surnames.bearer_of(self.paragraph, i, end)
            if bearer is not None and self._may_hold(bearer, title):
                return Unit(i, end, bearer, "surname", None, i, end)
        return self._agreeing(person(self.document, self.paragraph, self.linker, i, end))

    def _by_surname(self, i: int) -> Unit | None:
        """A person of whom the text says no more than title and surname, in one case."""
        surname = self.language.bare_surname(self.tokens[i].text, self._cases) if self._cases else None
        listed = self.document.gazetteer_of(self.paragraph).entities.longest(self.document.keys, i)
        if surname is None or listed is not None:
            return None
        return Unit(i, i + 1, self.linker.new("Person", self.language.code, surname), "form", None, i, i + 1)

    def _agreeing(self, unit: Unit) -> Unit | None:
        """A person whose name may stand in the case of the title, the name spelled as that case has it."""
        if not self._cases or unit.name_start < 0:
            return unit
        name = self.document.text(unit.name_start, unit.name_end)
        if not self.language.stands_in(name, self._cases):
            return None
        if unit.entity.known or unit.why != "form":
            return unit
        spelled = self.language.nominative(name, self._cases)
        return replace(unit, entity=self.linker.new("Person", self.language.code, *spellings(spelled)))

    def _may_hold(self, person: Entity, title: Title) -> bool:
        """May a person told by initials be who holds this title: named in the text, or once in such an office?"""
        if any(u.entity == person for u in self.document.units):
            return True
        reference, gazetteer = self.document.reference, self.document.gazetteer_of(self.paragraph)
        offices = [reference.offices[t.office] for t in reference.tenures_of_person.get(person.id, ())]
        if title.office is not None or title.seat is not None:
            return title.office in offices
        seats = [reference.entities.get(o.get("jurisdiction") or o.get("body") or "") for o in offices]
        return any(gazetteer.office(list(title.keys), seat) is not None for seat in seats)

    def _rest_of_run(self, i: int) -> int | None:
        """The end of a run of capitals whose beginning belonged to the title: "Minister of Foreign Affairs NAME"."""
        return next((e for s, e in self._runs.items() if s < i < e), None)

    def _titled_after(self, title: Title) -> Unit | None:
        """The person of another title that follows this one, or that a dash, a conjunction or a comma joins to it."""
        i = title.end
        if i + 1 >= self.end:
            return None
        start = i + 1 if self.tokens[i].text.casefold() in ("-", "–", "—", "and", "и", ",") else i
        unit = self.document.unit_at(start)
        if unit is None or unit.title is None or not unit.named:
            return None
        if self.tokens[i].text == "," and (title.office is not None or not self._cases):
            return None  # "the Prime Minister, Minister NAME" are two
        return unit if unit.start == start and unit.title.start in (start, start + 1) else None

    def _agree(self, second: Title | None) -> bool:
        """Can two titles be one person's: do they stand in one case, unlike "Указом Президента шахтёру NAME"?"""
        return second is None or not self._cases or bool(self._cases & self.document.title_cases(second))

    def _person_before(self, title: Title) -> Unit | None:
        """The person to whose name a title stands in apposition, other appositions between left out."""
        j = title.start - 1
        if j > self.start and self.tokens[j].text.casefold() in self._articles:
            j -= 1
        if self.language.latin and self.tokens[j].text == "and":  # "NAME, Deputy Prime Minister and Minister of …"
            unit = self._ending_at(j, title)
            return unit if unit is not None and unit.title is not None and unit.title.end == j else None
        if j <= self.start or self.tokens[j].text not in (",", "–", "—", "-", "("):
            return None
        unit = self._ending_at(self._before_aside(j), title)
        if unit is None and self.tokens[j].text == "," and self._cases:
            comma = self._before_apposition(j)
            unit = self._ending_at(comma, title) if comma is not None else None
        return unit

    def _ending_at(self, j: int, title: Title) -> Unit | None:
        """The person whose name ends before a token."""
        unit = self.document.unit_at(j - 1)
        if unit is not None:
            return unit if unit.end == j and unit.named and self.document.is_a(unit.entity, "Person") else None
        start = next((s for s, e in self._runs.items() if e == j), None)
        return self._named_at(start, title) if start is not None else None

    def _before_aside(self, j: int) -> int:
        """Before what stands in brackets after a name, or its holder's age: "NAME (in other letters), director",
        "NAME, 45, director"."""
        if self.tokens[j - 1].number and self._before_comma(j - 2):
            return j - 2
        if self.tokens[j - 1].text != ")":
            return j
        opening = (k for k in range(j - 2, max(self.start, j - _LONGEST_ASIDE), -1) if self.tokens[k].text == "(")
        return next(opening, j)

    def _before_apposition(self, j: int) -> int | None:
        """The comma before another apposition in the case of the title: "NAME, известного юриста, члена совета"."""
        for k in range(j - 2, max(self.start, j - _LONGEST_ASIDE), -1):
            if self.tokens[k].text == ",":
                return k if self._cases & self.language.cases(self.document.text(k + 1, j)) else None
            if not self.tokens[k].word or self.language.verbal(self.tokens[k].text):
                return None
        return None

    def _distribute(self, title: Title) -> None:
        """Give a plural title to the others of a list: "governors of A region NAME, B region NAME"."""
        if not self.language.plural(title.words.split()[-1]):
            return
        gazetteer = self.document.gazetteer_of(self.paragraph)
        sentence = self.document.sentence_of(title.start)
        singular = " ".join([*title.words.split()[:-1], self.language.singular(title.words.split()[-1])])
        units = list(self.document.units_in(title.end, sentence.end))
        for place, named in pairwise(units):
            adjacent = place.end == named.start and named.title is None and named.named
            if adjacent and self.document.is_a(place.entity, "Place") and self.document.is_a(named.entity, "Person"):
                office = gazetteer.office([*title.keys[:-1], self.language.singular(title.keys[-1])], place.entity)
                own = replace(title, words=singular, wording=singular, seat=place.entity, office=office)
                own = replace(own, start=place.start, end=place.end)
                self._join(replace(named, start=place.start, title=own))


def bind(document: Document, titles: list[Title], linker: Linker, *, by_surname: bool = False) -> list[Title]:
    """Join titles with the names beside them, the last first, so that a title before a titled name finds it.

    Args:
        document: the article.
        titles: those found in it.
        linker: makes the persons that no list has.
        by_surname: whether a surname alone may be a new person's name, once all full names are known.

    Returns:
        Those that stand alone, in order.
    """
    alone = []
    binders: dict[int, Binder] = {}
    surnames = Surnames(document)
    for title in reversed(titles):
        number = document.sentence_of(title.start).paragraph
        if number not in binders:
            binders[number] = Binder(document, number, linker, surnames, by_surname=by_surname)
        if not binders[number].bind(title):
            alone.append(title)
    return alone[::-1]


def standing_for(document: Document, titles: list[Title], context: Context) -> Iterator[Unit]:
    """The units of titles that stand for a person: "the Head of State", "the minister said"."""
    known = [(h.title, h.unit) for h in document.held]
    for title in titles:
        if document.unit_at(max(title.start, title.head)) is not None or not _refers(document, title):
            continue
        entity = holder(document, title, context, known)
        if entity is None:
            continue
        start = title.start
        language = document.language_at(start)
        if start > 0 and document.tokens[start - 1].text.casefold() in language.set("articles"):
            start -= 1
        unit = Unit(start, title.end, entity, "title", title)
        document.inner += document.clear(unit.start, unit.end)
        known.append((title, unit))
        yield unit


def _refers(document: Document, title: Title) -> bool:
    """Does a title that stands alone mean a certain person: is it a post, in the singular, and not "a" or "every"?"""
    sentence = document.sentence_of(title.start)
    language = document.language_of(sentence.paragraph)
    if not title.post or title.past or title.of_something or language.plural(title.words.split()[-1]):
        return False
    before = [t.text.casefold() for t in document.tokens[max(sentence.start, title.start - 4) : title.start]]
    after = [t.text.casefold() for t in document.tokens[title.end : min(sentence.end, title.end + 2)]]
    if language.set("title_after") & set(after if language.head_last else before[-3:]):
        return False
    if language.set("articles"):
        return bool({"the", "this", "our"} & set(before[-1:])) or document.tokens[title.start].capital
    return True
