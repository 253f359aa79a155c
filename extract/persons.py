"""Persons by the form of their names: given names, surnames, initials; and by the title beside them (``titles``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document, Unit
from extract.languages import HYPHENS, Language
from extract.linking import Linker
from extract.tokens import bare_acronym, tokenize
from ontology.reference import Entity

Run = tuple[int, int]

_LONGEST_RUN = 4  # names that one person's may be looked for in
_RUSSIAN_SURNAME = re.compile(r"..(?:[ое]в|[ое]ва)$")  # of no place in Kazakh, whatever stands before it
_AFTER_SPEECH = frozenset('",”»’')
PATRONYMIC = re.compile(r"(ovich|evich|ovna|evna|uly|kyzy|ович|евич|овна|евна|улы|ұлы|қызы|кызы)$", re.I)


def runs(document: Document, paragraph: int) -> Iterator[Run]:
    """The runs of capitalised words of a paragraph, hyphens and initials included, that could hold a person's name."""
    if paragraph not in document.name_words:
        document.name_words[paragraph] = list(_name_words(document, paragraph))
    words = [i for i in document.name_words[paragraph] if _free_for_person(document, i)]
    language = document.language_of(paragraph)
    occasions, adjoin = language.set("occasions"), language.grammar.names_adjoin
    end, free = document.paragraph_ranges[paragraph][1], frozenset(words)
    j = 0
    for i in words:
        if i < j:
            continue
        j, full = i + 1, int(_is_full(document, i))
        while j < end and (j in free or _links(document, j, end)):
            if adjoin and full > 1 and document.tokens[j].word and _is_initial(document, j):
                break  # of another name: "NAME SURNAME В. Счастнов көшесінде"
            full += _is_full(document, j)
            j += 1
        while not document.tokens[j - 1].word:
            j -= 1
        if document.tokens[j - 1].text.casefold() not in occasions:  # "Ahead of Victory Day, the President …"
            yield i, j


def _is_full(document: Document, i: int) -> bool:
    """Is a token a name written out, rather than an initial or a mark?"""
    return document.tokens[i].word and len(document.tokens[i].text) > 2


def _name_words(document: Document, paragraph: int) -> Iterator[int]:
    """The tokens of a paragraph that by their form could be of a person's name."""
    language = document.language_of(paragraph)
    start, end = document.paragraph_ranges[paragraph]
    for i in range(start, end):
        token = document.tokens[i]
        if token.capital and token.word and _is_name_word(document, i, language):
            yield i


def _free_for_person(document: Document, i: int) -> bool:
    unit = document.unit_at(i)
    return unit is None or document.is_a(unit.entity, "Person")


def _is_name_word(document: Document, i: int, language: Language) -> bool:
    """Could a capitalised word be of a person's name: no acronym, no word of a list, no title?"""
    token = document.tokens[i]
    if (
        len(token.text) == 1
        and _is_initial(document, i)
        and document.tokens[i + 1 : i + 2]
        and (document.tokens[i + 1].text in (".", *HYPHENS))
    ):
        return True  # "К. Токаев", though "к" is a preposition
    acronym = bare_acronym(token.text)
    if acronym != token.text or (acronym.isupper() and len(acronym) > 1 and not _shouted(document, i)):
        return False
    if token.text.casefold() in language.not_names:
        return False
    if language.title_heads.longest(document.keys, i) is None:
        return True
    begins = document.sentence_of(i).start == i
    return not begins and bool(document.gazetteer_at(i).given_names & set(document.keys[i]))


def _shouted(document: Document, i: int) -> bool:
    """Does a word in capitals stand beside another, as in a headline?"""
    around = [document.tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(document.tokens)]
    return any(t.isupper() and len(t) > 2 and t.isalpha() for t in around)


def _links(document: Document, i: int, end: int) -> bool:
    """A hyphen within a name, the full stop of an initial, or a particle: "Усама бин Ладен", "Сами аль-Хадж"."""
    token, before = document.tokens[i], document.tokens[i - 1]
    if _is_particle(document, i):
        after = i + 1
        while after < end and (document.tokens[after].text in HYPHENS or _is_particle(document, after)):
            after += 1
        return after < end and document.tokens[after].capital and document.tokens[after].word
    if i + 1 >= end or not document.tokens[i + 1].capital:
        return False
    glued = before.end == token.start
    if token.text in HYPHENS:
        return glued and token.end == document.tokens[i + 1].start
    return token.text == "." and glued and len(before.text) <= 2 and before.text not in ("II", "IV", "VI")


def _is_particle(document: Document, i: int) -> bool:
    language = document.language_at(i)
    return document.tokens[i].text in language.set("name_particles")


def new_persons(document: Document, paragraph: int, linker: Linker) -> Iterator[Unit]:
    """Runs of two or three names of which one is a known given name or ends as surnames do."""
    language = document.language_of(paragraph)
    given_names = document.gazetteer_of(paragraph).given_names
    for start, end in runs(document, paragraph):
        words = [i for i in range(start, end) if document.tokens[i].word]
        if len(words) < 2 or any(_is_initial(document, i) for i in words):
            continue
        if _in_title(document, language, start):
            continue  # "Minister of Transport NAME": the title will tell where the name begins
        names = list(_joined(document, start, end))
        if language.grammar.names_adjoin:
            found = list(_one_after_another(document, given_names, names))
        else:
            found = [names[_first_given(document, given_names, names) :]] if len(words) <= _LONGEST_RUN else []
        for own in found:
            if _is_new_person(document, paragraph, own):
                yield person(document, paragraph, linker, own[0][0], own[-1][1])


def _is_new_person(document: Document, paragraph: int, names: list[Run]) -> bool:
    """Are two or three names a person's whom no list has?"""
    gazetteer, language = document.gazetteer_of(paragraph), document.language_of(paragraph)
    start, end = names[0][0], names[-1][1]
    words = [i for i in range(start, end) if document.tokens[i].word]
    known = (e for i in words for _, es in gazetteer.entities.at(document.keys, i) for e in es)
    if not 2 <= len(names) <= 3 or any(document.is_a(e, "Person") for e in known):
        return False
    if any(language.kinds.longest(document.keys, i) for i in words):
        return False
    given = any(k in gazetteer.given_names for k in document.keys[start]) or _patronymic(document, names) > 0
    surname = language.surname.search(document.tokens[end - 1].text) is not None
    sure = (
        bool(language.grammar.names_adjoin) and _RUSSIAN_SURNAME.search(_without_case(document, names[-1])) is not None
    )
    listed = not sure and any(_listed(document, paragraph, i) for i, _ in names)
    return given or ((surname or _acts_as_person(document, language, end)) and not listed)


def _one_after_another(document: Document, given_names: set[str], names: list[Run]) -> Iterator[list[Run]]:
    """The persons of a run into which other names may run on; any but the first begins with a given name."""
    if len(names) > _LONGEST_RUN:
        rest = _from_given(document, given_names, names)
    else:
        rest = names[_first_given(document, given_names, names) :]
    while len(rest) > 1:
        own = _own_names(document, rest)
        yield own
        rest = _from_given(document, given_names, rest[len(own) :])


def _from_given(document: Document, given_names: set[str], names: list[Run]) -> list[Run]:
    """Names from the first that is a given name on."""
    return names[next((n for n, (i, _) in enumerate(names) if given_names & set(document.keys[i])), len(names)) :]


def month_as_name(document: Document, starts: dict[int, int], i: int) -> int | None:
    """The end of a name that begins with the name of a month ("May Khvan"); ``starts`` are runs by their start."""
    token = document.tokens[i]
    language = document.language_at(i)
    return starts.get(i + 1) if token.capital and token.text.casefold() in language.words["months"] else None


def _is_initial(document: Document, i: int) -> bool:
    text = document.tokens[i].text
    dotted = i + 1 < len(document.tokens) and document.tokens[i + 1].text == "."
    return len(text) < 2 or (len(text) == 2 and dotted)


def _first_given(document: Document, given_names: set[str], names: list[Run]) -> int:
    """Where a person's name begins in a run: at a given name that another name follows, patronymics apart."""
    if _patronymic(document, names) == 2:
        return 0
    starts = (n for n, (i, _) in enumerate(names[:-1]) if given_names & set(document.keys[i]))
    return next(starts, 0)


def _patronymic(document: Document, names: list[Run]) -> int:
    """Which of three names is a patronymic; -1 where none is."""
    found = (n for n, name in enumerate(names) if PATRONYMIC.search(_without_case(document, name)))
    return next(found, -1) if len(names) == 3 else -1


def _own_names(document: Document, names: list[Run]) -> list[Run]:
    """The first person of a run into which other names may run on: two names and a patronymic, of which only the last
    is inflected."""
    own = names[:2]
    third = names[2:3]
    if third and PATRONYMIC.search(_without_case(document, third[0])):
        return names[:3]
    if len(own) == 2 and _inflected(document, own[0]):
        return own[:1]
    return own


def _without_case(document: Document, name: Run) -> str:
    token = name[1] - 1
    return document.language_at(token).nominative(document.tokens[token].text)


def _inflected(document: Document, name: Run) -> bool:
    token = name[1] - 1
    gazetteer = document.gazetteer_at(token)
    if gazetteer.exact([document.keys[token][:1]]):
        return False  # listed as it stands: "Амангелді"
    return _without_case(document, name) != document.tokens[name[1] - 1].text


def _in_title(document: Document, language: Language, start: int) -> bool:
    of = start > 1 and document.tokens[start - 1].text.casefold() in {w.casefold() for w in language.titles["of"]}
    return of and language.title_heads.longest(document.keys, start - 2) is not None


def _acts_as_person(document: Document, language: Language, end: int) -> bool:
    """Does a verb follow whose subject is a person, or that says what is done to persons?"""
    if end + 2 >= len(document.tokens):
        return False
    if language.person_verbs & set(document.keys[end]):
        return True
    start = end - 1
    while start > 0 and (document.tokens[start].capital or document.tokens[start].text in HYPHENS):
        start -= 1
    if start and document.tokens[start - 1].text in _AFTER_SPEECH:
        return bool(language.verb_keys("quote", "verbs") & set(document.keys[start]))
    passive = document.tokens[end].text.casefold() in language.set("passive")
    return passive and any(language.done_to_persons & set(document.keys[i]) for i in (end + 1, end + 2))


def _joined(document: Document, start: int, end: int) -> Iterator[Run]:
    """The names of a run, each with its hyphenated parts."""
    i = start
    while i < end:
        j = i + 1
        while j + 1 < end and document.tokens[j].text in HYPHENS:
            j += 2
        yield i, j
        i = j


def _listed(document: Document, paragraph: int, start: int) -> bool:
    return any(True for _ in document.gazetteer_of(paragraph).entities.at(document.keys, start))


def person(document: Document, paragraph: int, linker: Linker, start: int, end: int) -> Unit:
    """The unit of a name that is known to be a person's: a listed person, or a new one."""
    gazetteer, language = document.gazetteer_of(paragraph), document.language_of(paragraph)
    spelled = language.nominative(document.text(start, end))
    wordings = (document.keys[start:end], [language.keys(t.text) for t in tokenize(spelled)])
    known = [e for keys in wordings for e in gazetteer.exact(keys) if document.is_a(e, "Person")]
    if len(dict.fromkeys(known)) == 1:
        return Unit(start, end, known[0], "name", None, start, end)
    return Unit(start, end, linker.new("Person", language.code, *spellings(spelled)), "form", None, start, end)


def spellings(name: str) -> Iterator[str]:
    """A name as texts shorten it, without the patronymic and the surname last; then as it stands."""
    words = name.split()
    if len(words) == 3 and PATRONYMIC.search(words[2]):
        yield f"{words[1]} {words[0]}"
    elif len(words) == 3 and PATRONYMIC.search(words[1]):
        yield f"{words[0]} {words[2]}"
    yield name


class Surnames:
    """Persons by surname, for mentions that leave the given name out or shorten it to an initial."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.named: dict[str, list[Entity]] = {}
        for unit in document.units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Let a person whom a unit names be meant by surname."""
        person = self.document.is_a(unit.entity, "Person")
        last = self._last(unit.name_start, unit.name_end) if person else None
        for key in self.document.keys[last] if last is not None else ():
            bearers = self.named.setdefault(key, [])
            if unit.entity not in bearers:
                bearers.append(unit.entity)

    def _last(self, start: int, end: int) -> int | None:
        words = [i for i in range(start, end) if self.document.tokens[i].word]
        return words[-1] if len(words) > 1 else None

    def units(self, paragraph: int) -> Iterator[Unit]:
        """Mentions by surname or by initials and surname, where only one person can be meant."""
        document = self.document
        for start, end in runs(document, paragraph):
            if any(document.unit_at(i) for i in range(start, end)):
                continue
            if (bearer := self.bearer_of(paragraph, start, end)) is not None:
                yield Unit(start, end, bearer, "surname", None, start, end)

    def bearer_of(self, paragraph: int, start: int, end: int) -> Entity | None:
        """Who is meant by a run that is a surname, with initials before or after it or alone."""
        document = self.document
        words = [i for i in range(start, end) if document.tokens[i].word]
        short = [i for i in words if len(document.tokens[i].text) <= 2]
        full = [i for i in words if i not in short]
        if not full or (short and short not in (words[: len(short)], words[-len(short) :])):
            return None
        names = list(_joined(document, full[0], full[-1] + 1))
        if len(names) != 1 or len(document.tokens[full[-1]].text) < 3:
            return None
        return self._bearer(paragraph, full[-1], [document.tokens[i].text for i in short])

    def _bearer(self, paragraph: int, surname: int, initials: list[str]) -> Entity | None:
        keys = self.document.keys[surname]
        here = [p for k in keys for p in self.named.get(k, ())]
        listed = [p for k in keys for p in self.document.gazetteer_of(paragraph).surnames.get(k, ())]
        for bearers in (here, listed):
            fitting = {p.id: p for p in bearers if not initials or self._initial_fits(p, initials[0])}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if fitting:
                return None
        return None

    def _initial_fits(self, entity: Entity, initial: str) -> bool:
        return any(name.startswith(initial) for names in entity.names.values() for name in names)
