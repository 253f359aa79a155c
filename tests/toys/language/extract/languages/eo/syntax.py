"""Esperanto syntax: a verb with the units before and after it; what stands after "en" is where."""

from __future__ import annotations

from extract.document import Document, Sentence
from extract.frames import Filler, Frame, Parse, Role
from extract.languages import Language


def parse(document: Document, paragraphs: list[int]) -> Parse:
    """The frames of some paragraphs: one for each verb that a relation lists."""
    frames = []
    for sentence in (s for s in document.sentences if s.paragraph in paragraphs):
        for token in range(sentence.start, sentence.end):
            verb = _verb(document.language_of(sentence.paragraph), document.keys[token])
            if verb is not None:
                roles = _roles(document, sentence, token)
                frames.append(Frame(verb, token, False, False, False, None, False, None, roles, *_span(sentence)))
    return frames, {}


def _verb(language: Language, keys: tuple[str, ...]) -> str | None:
    """The infinitive of a verb that a relation lists."""
    listed = (verb for groups in language.predicates.values() for verbs in groups.values() for verb in verbs)
    return next((verb for verb in listed if not {*language.grammar.verb_forms(verb)}.isdisjoint(keys)), None)


def _roles(document: Document, sentence: Sentence, verb: int) -> dict[Role, list[Filler]]:
    roles: dict[Role, list[Filler]] = {}
    for unit in document.units_in(*_span(sentence)):
        place = unit.start > 0 and document.tokens[unit.start - 1].text.casefold() == "en"
        role = Role.AGENT if unit.end <= verb else Role.LOCATION if place else Role.PATIENT
        roles.setdefault(role, []).append(Filler(unit.start, unit.end, unit.end - 1, "", unit))
    return roles


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end
