"""Persons whom no list has, by the form of their names: a given name, a surname, what they do."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.languages import telling_surname
from extract.linking import Linker
from extract.marks import HYPHENS, SINGLE_CLOSING
from extract.passage import Passage
from extract.persons.runs import Runs
from extract.persons.unit import person
from extract.persons.words import Part, is_initial, is_patronymic, parts, patronymic_of, without_case

_LONGEST_RUN = 4  # names that one person's may be looked for in
_LONGEST_POST = 3  # tokens of a title before a name: "Премьер-министрі"


def new_persons(passage: Passage, runs: Runs, linker: Linker) -> Iterator[Unit]:
    """Runs of two or three names of which one is a known given name or ends as surnames do."""
    document = passage.document
    for start, end in runs.items():
        words = [i for i in range(start, end) if passage.tokens[i].word]
        if len(words) < 2 or any(is_initial(document, i) for i in words):
            continue
        if _in_title(passage, start):
            continue  # "Minister of Transport NAME": the title will tell where the name begins
        for own in _full_names(passage, list(parts(document, start, end)), len(words)):
            if _is_new_person(passage, own):
                yield person(passage, linker, own[0][0], own[-1][1])


def _in_title(passage: Passage, start: int) -> bool:
    """Does a run complete a title?"""
    of = start > 1 and passage.tokens[start - 1].text.casefold() in {w.casefold() for w in passage.language.titles.of}
    return of and passage.titled(start - 2)


# Where one person's name begins and ends in a run


def _full_names(passage: Passage, names: list[Part], words: int) -> Iterator[list[Part]]:
    """The full names that a run may be made of: one, or several where names follow each other."""
    if passage.grammar.names_adjoin:
        yield from _one_after_another(passage, names)
    elif _are_two(passage, names):
        yield from (names[:2], names[2:])
    elif words <= _LONGEST_RUN:
        yield names[_first_given(passage, names) :]


def _are_two(passage: Passage, names: list[Part]) -> bool:
    """Are four names two persons', where names bear cases: "приказом министра **Ермека Касенова Динара Ким** стала"?"""
    if not passage.grammar.names_inflect or len(names) != _LONGEST_RUN:
        return False
    given = all(passage.is_given_name(i) for i, _ in names[::2])
    return given and telling_surname().search(without_case(passage, names[1])) is not None


def _one_after_another(passage: Passage, names: list[Part]) -> Iterator[list[Part]]:
    """The persons of a run into which other names may run on; any but the first begins with a given name, or is two
    names of which the second is a surname by its ending, after such two: "Болат Сәрсенов **Төребек Құлмановты**"."""
    rest = _from_given(passage, names) if len(names) > _LONGEST_RUN else names[_first_given(passage, names) :]
    while len(rest) > 1:
        own = _own_names(passage, rest)
        yield own
        rest = rest[len(own) :]
        if not (_ends_in_surname(passage, own) and _ends_in_surname(passage, rest)):
            rest = _from_given(passage, rest)


def _ends_in_surname(passage: Passage, names: list[Part]) -> bool:
    """Are some names two, the second of them with the ending of surnames?"""
    return len(names) == 2 and telling_surname().search(without_case(passage, names[1])) is not None


def _from_given(passage: Passage, names: list[Part]) -> list[Part]:
    """Names from the first that is a given name on."""
    return names[next((n for n, (i, _) in enumerate(names) if passage.is_given_name(i)), len(names)) :]


def _first_given(passage: Passage, names: list[Part]) -> int:
    """Where a person's name begins in a run: at a given name that another name follows, patronymics apart."""
    if patronymic_of(passage, names) == 2:
        return 0
    return next((n for n, (i, _) in enumerate(names[:-1]) if passage.is_given_name(i)), 0)


def _own_names(passage: Passage, names: list[Part]) -> list[Part]:
    """The first person of a run into which other names may run on: two names and a patronymic, of which only the last
    is inflected."""
    if len(names) > 2 and (is_patronymic(passage, names[2]) or _patronymic_before_surname(passage, names)):
        return names[:3]
    if len(names) > 2 and _is_foreigner(passage, names):
        return names[:3]
    return names[:1] if _inflected(passage, names[0]) else names[:2]


def _is_foreigner(passage: Passage, names: list[Part]) -> bool:
    """Does a title of another country stand before three names of which only the last is inflected, with nothing of a
    list among them and no kind after them: "Түркия Президенті **Режеп Тайип Ердоғанмен**"?"""
    start, end, listed = names[0][0], names[2][1], passage.gazetteer.entities
    heads = ((i, passage.title_at(i)) for i in range(max(passage.start, start - _LONGEST_POST), start))
    title = next((i for i, head in heads if head is not None and head[0] == start), passage.start)
    seats = [e for _, found in listed.at(passage.keys, title - 1) for e in found] if title > passage.start else []
    home, document = passage.document.reference.home, passage.document
    if not any(document.is_a(e, "Country") for e in seats) or home in seats:
        return False
    kind = passage.language.kinds.longest(passage.keys, end) if end < passage.end else None
    others = any(True for _ in listed.at(passage.keys, names[2][0])) or _is_apart(passage, names)
    goes_on = len(names) > 3 and not any(True for _ in listed.at(passage.keys, names[3][0]))
    return not (kind or others or goes_on or any(_inflected(passage, name) for name in names[:2]))


def _is_apart(passage: Passage, names: list[Part]) -> bool:
    """Is the third of some names another thing's: does it say where, or follow a surname: "NAME Омаров **Хивада**"?"""
    surname = telling_surname().search(passage.tokens[names[1][1] - 1].text) is not None
    return surname or passage.grammar.oblique(passage.tokens[names[2][1] - 1].text)


def _patronymic_before_surname(passage: Passage, names: list[Part]) -> bool:
    """Is the second of some names a patronymic, and the third a surname: "Айгүл Болатқызы Серікова"?"""
    return is_patronymic(passage, names[1]) and telling_surname().search(without_case(passage, names[2])) is not None


def _is_middle(passage: Passage, name: Part) -> bool:
    """Is a name a patronymic that bears no case, so that a surname may follow?"""
    return is_patronymic(passage, name) and not _inflected(passage, name)


def _inflected(passage: Passage, name: Part) -> bool:
    """Does a name stand in another case than alone, and in no list as it stands, as "Амангелді" does?"""
    token = name[1] - 1
    if passage.gazetteer.exact([passage.keys[token][:1]]):
        return False
    return without_case(passage, name) != passage.tokens[token].text


# Whether it is a person's


def _is_new_person(passage: Passage, names: list[Part]) -> bool:
    """Are two or three names a person's whom no list has?"""
    start, end = names[0][0], names[-1][1]
    if not 2 <= len(names) <= 3 or _is_known_otherwise(passage, start, end):
        return False
    if any(k in passage.gazetteer.given_names for k in passage.keys[start]) or (patronymic_of(passage, names) or 0) > 0:
        return True
    if _surname_first(passage, names):
        return True
    surname = passage.language.surname.search(without_case(passage, names[-1])) is not None
    return (surname or _acts_as_person(passage, end)) and not _holds_listed_name(passage, names)


def _surname_first(passage: Passage, names: list[Part]) -> bool:
    """Are two names a surname and a given name, in this order: "Соловьёва Анна"?"""
    first = passage.tokens[names[0][1] - 1].text
    return len(names) == 2 and telling_surname().search(first) is not None and passage.is_given_name(names[1][0])


def _is_known_otherwise(passage: Passage, start: int, end: int) -> bool:
    """Does a listed person's name begin within a run, or a common noun that says what something is?"""
    words = [i for i in range(start, end) if passage.tokens[i].word]
    known = (e for i in words for _, found in passage.gazetteer.entities.at(passage.keys, i) for e in found)
    if any(passage.document.is_a(e, "Person") for e in known):
        return True
    return any(passage.language.kinds.longest(passage.keys, i) for i in words)


def _holds_listed_name(passage: Passage, names: list[Part]) -> bool:
    """Does a listed name begin with one of the names, and is the last no surname that no place bears?"""
    bearer = passage.language.sure_surname
    if bearer is not None and bearer.search(without_case(passage, names[-1])) is not None:
        return False
    return any(passage.gazetteer.entities.at(passage.keys, i) for i, _ in names)


def _acts_as_person(passage: Passage, end: int) -> bool:
    """Does a verb follow whose subject is a person, or that says what is done to persons?"""
    language, keys = passage.language, passage.keys
    if end + 2 >= len(passage.tokens):
        return False
    if not language.person_verbs.isdisjoint(keys[end]):
        return True
    start = _first_capital(passage, end)
    if start and _ends_speech(passage, passage.tokens[start - 1].text):
        return not language.saying.isdisjoint(keys[start])
    passive = passage.tokens[end].text.casefold() in language.words.passive
    return passive and any(not language.done_to_persons.isdisjoint(keys[i]) for i in (end + 1, end + 2))


def _ends_speech(passage: Passage, mark: str) -> bool:
    """May direct speech end with a mark, before whoever said it?"""
    marks = passage.grammar.quotation_marks
    return mark == "," or mark in SINGLE_CLOSING or (mark in marks.closing and mark != "“")


def _first_capital(passage: Passage, end: int) -> int:
    """The first of the words in capitals, hyphens included, that end before a token."""
    start = end - 1
    while start > 0 and (passage.tokens[start].capital or passage.tokens[start].text in HYPHENS):
        start -= 1
    return start
