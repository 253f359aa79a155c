"""The unit of a name that is known to be a person's."""

from __future__ import annotations

from extract.document import Unit
from extract.languages import telling_surname
from extract.linking import Linker
from extract.passage import Passage
from extract.persons.words import spellings
from extract.tokens import tokenize


def _given_name_first(passage: Passage, start: int, end: int, name: str) -> str:
    """A name of two words with the given name first, where it stands after the surname."""
    words = name.split()
    surname = len(words) == 2 and telling_surname().search(words[0]) is not None
    if surname and passage.is_given_name(end - 1) and not passage.is_given_name(start):
        return f"{words[1]} {words[0]}"
    return name


def person(passage: Passage, linker: Linker, start: int, end: int) -> Unit:
    """The person whose name tokens are: a listed person, or a new one."""
    document, language = passage.document, passage.language
    spelled = _given_name_first(passage, start, end, language.grammar.nominative(document.text(start, end)))
    called = [[language.keys(t.text) for t in tokenize(name)] for name in spellings(spelled)]
    wordings = (passage.keys[start:end], *called)
    known = {e for keys in wordings for e in passage.gazetteer.exact(keys) if document.is_a(e, "Person")}
    if len(known) == 1:
        return Unit(start, end, known.pop(), "name", None, start, end)
    return Unit(start, end, linker.new("Person", language.code, *spellings(spelled)), "form", None, start, end)
