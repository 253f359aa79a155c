"""What could be a name in one paragraph, and what could say of it what it is; found once, asked by every finder."""

from __future__ import annotations

from dataclasses import dataclass

from extract.figures.numerals import YEAR
from extract.marks import HYPHENS
from extract.names.capitals import Capitals
from extract.names.listed import listed_names
from extract.names.quoted import quoted_names
from extract.names.spans import NameSpan, Spans
from extract.passage import Passage

_LONGEST_LISTED = 8  # tokens, before a kind


@dataclass(frozen=True, slots=True)
class Kind:
    """A common noun of a text that stands for a class of the ontology ("region", "metallurgical plant")."""

    end: int
    cls: str


class Candidates:
    """The candidate names of one paragraph.

    Args:
        passage: the paragraph.

    Attributes:
        kinds: the common nouns that say what something is, by their first token, the longest of each.
        listed: names of the reference data.
        quoted: names in quotation marks.
        capitals: runs of words in capitals.
    """

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.document, self.schema = passage.document, passage.document.schema
        self.listed = Spans(listed_names(passage))
        self.kinds = {i: kind for i, kind in _kinds(passage).items() if not self._is_of_place(i, kind)}
        self.quoted = Spans(quoted_names(passage))
        self.capitals = Capitals(passage, self.listed)

    def ending(self, i: int) -> NameSpan | None:
        """The best name that ends before a token: the quoted, the listed or the one in capitals."""
        for quoted in self.quoted.ending(i):
            return quoted
        if (company := self._and_company(i) or self._before_acronym(i) or self._with_year(i)) is not None:
            return company
        listed = [n for n in self.listed.ending(i) if i - n.start <= _LONGEST_LISTED]
        run = self.capitals.ending(i)
        if listed and (run is None or listed[0].start <= run.start):
            return listed[0]
        return run

    def starting(self, i: int, cls: str = "") -> NameSpan | None:
        """The best name that begins at a token, of a class, where it is known."""
        if i >= self.passage.end:
            return None
        for quoted in self.quoted.starting(i):
            return quoted
        listed = self.listed.starting(i)
        run = self.capitals.starting(i)
        if run is not None and cls and self.schema.is_a(cls, "Initiative") and self._is_its_year(run.end):
            run = NameSpan.plain(run.start, run.end + 1)  # "programme Agribusiness 2020"
        if cls and self.schema.is_a(cls, "Award") and run is not None and not self.passage.is_given_name(run.end - 2):
            listed = tuple(
                n for n in listed if n.end >= run.end
            )  # "орден Трудового Знамени", not of a village Трудовое
        if listed and (run is None or listed[-1].end >= run.end or run.end - listed[-1].end == 2):
            return listed[-1]  # "области Абай NAME SURNAME"
        return run

    def place_at(self, i: int) -> NameSpan | None:
        """The longest listed place whose name begins at a token."""
        return next((n for n in reversed(self.listed.starting(i)) if self.is_place(n)), None)

    def spelled_as_listed(self, name: NameSpan) -> bool:
        """Does a listed name stand as the list spells it, though its end may look like that of a case: "Қызылорда"?"""
        text = self.document.text(name.inner_start, name.inner_end)
        return any(text in names for entity in name.entities for names in entity.names.values())

    def is_place(self, name: NameSpan) -> bool:
        """May a listed name be a place's?"""
        return any(self.document.is_a(e, "Place") for e in name.entities)

    def _is_of_place(self, i: int, kind: Kind) -> bool:
        """Does a common noun of no place end a listed place's name: "Russian Federation"?"""
        around = (name for name in self.listed.ending(kind.end) if name.start < i and self.is_place(name))
        return not self.schema.is_a(kind.cls, "Place") and next(around, None) is not None

    def is_place_adjective(self, i: int) -> bool:
        """Is a word the adjective of a region or a country: "Павлодарская"?"""
        return self.passage.gazetteer.place_of_adjective(self.passage.tokens[i].text) is not None

    def is_adjective(self, name: NameSpan) -> bool:
        """Is a name before its kind an adjective that agrees with it: "Тогузакской школы"?"""
        return not name.quoted and self.passage.grammar.adjective(self.passage.tokens[name.inner_end - 1].text)

    def _before_acronym(self, i: int) -> NameSpan | None:
        """A name before its acronym in brackets: "Educational Testing Service (ETS) компаниясы"."""
        tokens = self.passage.tokens
        if i - 4 < self.passage.start or (tokens[i - 1].text, tokens[i - 3].text) != (")", "("):
            return None
        run = self.capitals.ending(i - 3) if tokens[i - 2].text.isupper() else None
        return NameSpan(run.start, i, run.inner_start, run.inner_end) if run is not None else None

    def _with_year(self, i: int) -> NameSpan | None:
        """The name of an initiative with the year in it, before its noun: "**Agribusiness 2020** programme"."""
        kind = self.kinds.get(i)
        if kind is None or not self.schema.is_a(kind.cls, "Initiative") or i < self.passage.start + 2:
            return None
        run = self.capitals.ending(i - 1) if self._is_its_year(i - 1) else None
        return NameSpan.plain(run.start, i) if run is not None else None

    def _is_its_year(self, i: int) -> bool:
        """Is a token a year that may be of a name: no word for a year follows it?"""
        if i >= self.passage.end or YEAR.fullmatch(self.passage.tokens[i].text) is None:
            return False
        after = self.passage.keys[i + 1] if i + 1 < self.passage.end else ()
        return self.passage.language.keys_of(self.passage.words.year_words).isdisjoint(after)

    def _and_company(self, i: int) -> NameSpan | None:
        """A firm named "X and Co."."""
        passage = self.passage
        j = i - 1 if i > passage.start and passage.tokens[i - 1].text == "." else i
        if (
            j - 3 < passage.start
            or not passage.says(j - 1, passage.words.and_company)
            or not passage.says(j - 2, passage.words.name_joins)
        ):
            return None
        run = self.capitals.ending(j - 2)
        return NameSpan.plain(run.start, i) if run is not None else None


def _kinds(passage: Passage) -> dict[int, Kind]:
    """The kinds of a paragraph; none that ends a longer one, as "district" in "rural district"."""
    found: dict[int, Kind] = {}
    past = passage.start
    for i in range(passage.start, passage.end):
        kind = _kind_at(passage, i)
        if kind is not None and kind.end > past:
            found[i], past = kind, kind.end
    return found


def _kind_at(passage: Passage, i: int) -> Kind | None:
    compound = i - 1 > passage.start and passage.tokens[i - 1].text in HYPHENS and passage.glued(i - 1)
    if compound and not passage.tokens[i - 2].number:
        return None  # "пресс-служба", but "3-ықшамауданы"
    match = passage.language.kinds.longest(passage.keys, i)
    if match is None or match[0] > passage.end or _is_otherwise(passage, i, match[0]):
        return None
    return Kind(match[0], match[1][0]) if _is_form(passage, i, match[0]) else None


def _is_form(passage: Passage, i: int, end: int) -> bool:
    """Is the last word of a kind a form of its noun, and no other word made of it: "қорының", not "қорытындының"?"""
    if not passage.grammar.head_last or passage.says(end - 1, passage.words.place_attributes):
        return True
    keys = [*passage.keys[i : end - 1], passage.grammar.noun_keys(passage.tokens[end - 1].text)]
    match = passage.language.kinds.longest(keys, 0)
    return match is not None and match[0] == end - i


def _is_otherwise(passage: Passage, i: int, end: int) -> bool:
    """Is what looks like an abbreviation ("с." for a village, "г." for a town) an initial, or that of the word year, or
    what looks like a noun an acronym: "КарТУ" is no map?"""
    tokens = passage.tokens
    if any(_is_acronym(t.text) for t in tokens[i:end]):
        return True
    needs_capital = not passage.language.keys_of(passage.words.capital_kinds).isdisjoint(passage.keys[end - 1])
    if end - i == 1 and needs_capital and not _within_name(passage, i):
        return True
    return tokens[end - 1].text == "." and (tokens[i].capital or (i > passage.start and tokens[i - 1].number))


def _within_name(passage: Passage, i: int) -> bool:
    """Does a word bear a capital after another that does: "State Guard **Service**"?"""
    return passage.has_capital(i) and i > passage.start and passage.has_capital(i - 1)


def _is_acronym(word: str) -> bool:
    """Do capitals stand within a word that has small letters, too?"""
    return not word.isupper() and any(c.isupper() for c in word[1:])
