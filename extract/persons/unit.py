"""The unit of a name that is known to be a person's."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.passage import Passage
from extract.persons.words import spellings
from extract.tokens import tokenize


def person(passage: Passage, linker: Linker, start: int, end: int) -> Unit:
    """The person whose name tokens are: a listed person, or a new one."""
    document, language = passage.document, passage.language
    spelled = language.grammar.nominative(document.text(start, end))
    wordings = (passage.keys[start:end], [language.keys(t.text) for t in tokenize(spelled)])
    known = {e for keys in wordings for e in passage.gazetteer.exact(keys) if document.is_a(e, "Person")}
    if len(known) == 1:
        return Unit(start, end, known.pop(), "name", None, start, end)
    return Unit(start, end, linker.new("Person", language.code, *spellings(spelled)), "form", None, start, end)
