"""Runs of words in capitals that could hold a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.languages import ends_full_name, telling_surname
from extract.marks import HYPHENS
from extract.passage import Passage
from extract.persons.words import is_full, is_initial
from extract.tokens import bare_acronym
from extract.transliteration import latin

_LONGEST_ACRONYM = 5  # that ends as surnames do
_LEAST_SURNAME = 5  # letters of a surname in capitals, which acronyms hardly have
_VOWELS = "aeiouy"
_ROMAN = ("II", "IV", "VI")  # no initials, though a full stop may follow


class Runs(Mapping[int, int]):
    """The runs of one paragraph, hyphens and initials included: first token → end.

    No unit but a person's takes up any of them, of the units that the document has when they are made.

    Args:
        passage: the paragraph.
        words: its tokens that could be of a person's name.
    """

    def __init__(self, passage: Passage, words: frozenset[int]) -> None:
        self._ends = dict(_runs(passage, words))
        self._starts = {end: start for start, end in self._ends.items()}
        self._start_of = {i: start for start, end in self._ends.items() for i in range(start, end)}

    def __getitem__(self, start: int) -> int:
        return self._ends[start]

    def __iter__(self) -> Iterator[int]:
        return iter(self._ends)

    def __len__(self) -> int:
        return len(self._ends)

    def ending(self, i: int) -> int | None:
        """Where the run begins that ends before a token."""
        return self._starts.get(i)

    def around(self, i: int) -> int | None:
        """Where the run begins that a token is of."""
        return self._start_of.get(i)


def month_as_name(passage: Passage, runs: Runs, i: int) -> int | None:
    """The end of a name that begins with the name of a month ("May Khvan")."""
    month = passage.tokens[i].capital and passage.tokens[i].text.casefold() in passage.language.words.months
    return runs.get(i + 1) if month else None


def name_words(passage: Passage) -> frozenset[int]:
    """The tokens of a paragraph that by their form could be of a person's name."""
    return frozenset(i for i in range(passage.start, passage.end) if _is_name_word(passage, i))


def _runs(passage: Passage, words: frozenset[int]) -> Iterator[tuple[int, int]]:
    free = {i for i in words if _is_free(passage, i)}
    end = passage.start
    for i in sorted(free):
        if i >= end:
            end = _end_of_run(passage, i, free)
            if not passage.says(end - 1, passage.words.occasions):  # "Ahead of Victory Day, the President …"
                yield i, end


def _end_of_run(passage: Passage, start: int, free: set[int]) -> int:
    """The end of the run that begins at a token: after its last word."""
    document, end, full = passage.document, start + 1, int(is_full(passage.document, start))
    while end < passage.end and (end in free or _links(passage, end)):
        initial = passage.tokens[end].word and is_initial(document, end)
        if passage.grammar.names_adjoin and full > 1 and initial:
            break  # of another name: "NAME SURNAME В. Счастнов көшесінде"
        full += is_full(document, end)
        end += 1
    while not passage.tokens[end - 1].word:
        end -= 1
    return end


def _is_free(passage: Passage, i: int) -> bool:
    unit = passage.document.unit_at(i)
    return unit is None or passage.document.is_a(unit.entity, "Person")


def _is_name_word(passage: Passage, i: int) -> bool:
    """Could a token be of a person's name by its form: a word in capitals, no acronym, no word of a list, no title?"""
    token = passage.tokens[i]
    if not (token.capital and token.word):
        return False
    if _is_marked_initial(passage, i):
        return True  # "К. Токаев", though "к" is a preposition
    if _is_acronym(passage, i):
        return False
    if token.text.casefold() in passage.language.not_names and not _is_surname_and_number(passage, i):
        return False
    if not passage.language.keys_of(passage.words.no_persons).isdisjoint(passage.keys[i]):
        return False
    if i in passage.sentence_starts and _begins_no_name(passage, i):
        return False
    if not passage.titled(i):
        return True
    if i in passage.sentence_starts:
        return passage.is_given_name(i) and passage.has_capital(i + 1) and _is_told_surname(passage, i + 1)
    surname = passage.is_given_name(i - 1) and telling_surname().search(token.text) is not None  # "Виктор Плотников"
    return passage.is_given_name(i) or surname


def _is_told_surname(passage: Passage, i: int) -> bool:
    """Does the ending of a word say that it is a surname: "Ғалым **Ахметов**", and not "Ғалым **Болат** Ахметов"?"""
    return i < passage.end and telling_surname().search(passage.tokens[i].text) is not None


def _is_surname_and_number(passage: Passage, i: int) -> bool:
    """Is a number word in capitals, after a given name, a surname: "Vitaly Ten"?"""
    counts = passage.tokens[i].text.casefold() in passage.language.quantities.numbers
    return counts and i > passage.start and passage.is_given_name(i - 1)


def _begins_no_name(passage: Passage, i: int) -> bool:
    """Has the first word of a sentence its capital from there alone: "Побывал NAME", "Кандидатуру NAME одобрили"? No
    noun with an ending of surnames, as "Токаев" has."""
    text = passage.tokens[i].text
    noun = passage.grammar.common_noun(text) and telling_surname().search(text) is None
    return (noun or passage.grammar.verbal(text)) and not passage.is_given_name(i)


def _is_marked_initial(passage: Passage, i: int) -> bool:
    """Is a token a letter before a full stop or a hyphen?"""
    following = passage.tokens[i + 1].text if i + 1 < len(passage.tokens) else ""
    return len(passage.tokens[i].text) == 1 and following in (".", *HYPHENS)


def _is_acronym(passage: Passage, i: int) -> bool:
    """Is a word in capitals only, or such a word with a case ending; and no name in a headline?"""
    text = passage.tokens[i].text
    acronym = bare_acronym(text)
    if len(acronym) > _LONGEST_ACRONYM and ends_full_name(text):
        return False  # "NAME ЖОЛДАСОВ"
    if _is_shouted_surname(passage, i, text):
        return False
    return acronym != text or (acronym.isupper() and len(acronym) > 1 and not _shouted(passage, i))


def _is_shouted_surname(passage: Passage, i: int, text: str) -> bool:
    """Is a word in capitals the surname after a given name: "Олег КРУК", "Айгүл ИСА"?"""
    if not text.isupper() or len(text) <= 2 or passage.gazetteer.acronym(text):
        return False
    given = i > passage.start and passage.is_given_name(i - 1) and passage.has_capital(i - 1)
    return given and any(c in _VOWELS for c in latin(text).casefold())


def _shouted(passage: Passage, i: int) -> bool:
    """Does a word in capitals stand beside another, as in a headline?"""
    around = [passage.tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(passage.tokens)]
    return any(t.isupper() and len(t) > 2 and t.isalpha() for t in around)


def _links(passage: Passage, i: int) -> bool:
    """A hyphen within a name, the full stop of an initial, or a particle: "Усама бин Ладен", "Сами аль-Хадж"."""
    if _is_particle(passage, i):
        return _leads_to_name(passage, i)
    token, before = passage.tokens[i], passage.tokens[i - 1]
    if i + 1 >= passage.end or not passage.tokens[i + 1].capital or before.end != token.start:
        return False
    if token.text in HYPHENS:
        return token.end == passage.tokens[i + 1].start
    return token.text == "." and len(before.text) <= 2 and before.text not in _ROMAN


def _leads_to_name(passage: Passage, i: int) -> bool:
    """Does a word in capitals follow a particle, other particles and hyphens between?"""
    after = i + 1
    while after < passage.end and (passage.tokens[after].text in HYPHENS or _is_particle(passage, after)):
        after += 1
    return passage.has_capital(after)


def _is_particle(passage: Passage, i: int) -> bool:
    return passage.tokens[i].text in passage.language.words.name_particles
