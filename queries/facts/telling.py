"""A fact as a sentence of its own, put together as ``orda:sentence`` says in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ontology.namespaces import ORDA
from ontology.schema import Relation, in_language
from queries.facts import writing
from queries.facts.named import Named

_OF_UNITS = "en"  # facts call units so, and by an article's noun where no language has words for it
WORDS = "words"  # stands in a sentence for the exact words of a fact
_GROUP = re.compile(r"\[([^\]]*)\]|([^\[]+)")
_JOINTS = " ,:;—"
_ROLE = re.compile(r"\{(\w+)(:of)?\}")

Values = Mapping[str, Sequence[str]]  # IRIs and texts by role


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts in a language.

    Attributes:
        names: of all things that facts speak of, by IRI.
        language: to tell them in.
        seats: the place or body of each office, which needs no telling beside it.
        about: whom or what a page is about: where a sentence can do without these, it does.
    """

    names: Mapping[str, Named]
    language: str
    seats: Mapping[str, frozenset[str]]
    about: frozenset[str] = frozenset()

    def __call__(
        self, relation: Relation, values: Values, words: str = "", languages: Mapping[str, str] | None = None
    ) -> list[Named]:
        """The sentence of a fact, in pieces.

        Args:
            relation: whose fact it is.
            values: by role.
            words: its exact words.
            languages: of the words of articles among the values and of the exact ones, by text, as far as known.
        """
        told: list[Named] = []
        said = words.strip(" ,;")
        spoken = {said: (languages or {}).get(words, ""), **(languages or {})}
        known: Values = {**self._known(relation, values, spoken), WORDS: [said]}
        for optional, text in _groups(_sentence(relation, self.language)):
            pieces = list(self._filled(relation, text, known, spoken, optional))
            if all(piece is not None for piece in pieces):
                told += [piece for piece in pieces if piece is not None]
        return _trimmed(_joined(told))

    def _known(self, relation: Relation, values: Values, languages: Mapping[str, str]) -> Values:
        """The values worth telling: no seat beside its office, and no measure that is called as its unit is.

        A measure in a language that is not the reader's is called by its concept, where it has one.
        """
        offices = {value for role in relation.on_time_line("role") for value in values.get(role.name, ())}
        seats = {seat for office in offices for seat in self.seats.get(office, ())}
        units = {value for role in relation.asking("unit") for value in values.get(role.name, ())}
        measures = {form for unit in units for form in writing.forms(unit)}
        implied = {role.name: seats for role in relation.on_time_line("what")}
        implied |= {role.name: measures for role in relation.asking("what") if units}
        known = {
            name: [value for value in found if not {value, value.casefold()} & implied.get(name, set())]
            for name, found in values.items()
        }
        concepts = [value for role in relation.asking("concept") for value in values.get(role.name, ())]
        for role in relation.asking("what") if concepts else ():
            if any(languages.get(value, self.language) != self.language for value in known.get(role.name, ())):
                known[role.name] = concepts
        return known

    def _filled(
        self, relation: Relation, text: str, values: Values, languages: Mapping[str, str], optional: bool
    ) -> Iterator[Named | None]:
        """The pieces of a part of a sentence; None for a role without a value, or one that the page is about."""
        at = 0
        for place in _ROLE.finditer(text):
            yield Named(text[at : place.start()])
            at = place.end()
            found = values.get(place[1], ())
            others = [value for value in found if value not in self.about]
            if optional or len(found) > 1:
                found = others
            if not found and optional:
                yield None
            for number, value in enumerate(found):
                yield from ([Named(", ")] if number else [])
                shown = self._shown(relation, place, value, values)
                yield Named(value, language=languages.get(value, "")) if shown is None else shown
        yield Named(text[at:])

    def _shown(self, relation: Relation, place: re.Match[str], value: str, values: Values) -> Named | None:
        """A value as people write it; None where it is an article's words."""
        role = relation.roles.get(place[1])
        if (called := self.names.get(value)) is not None:
            return Named(called.text) if value.startswith(ORDA) else called
        if role is None:
            return None
        if role.kind == "date":
            return Named(writing.date(value, self.language, oblique=bool(place[2])))
        if role.kind == "number":
            return Named(writing.number(Decimal(value), self.language))
        if role.asks == "unit":
            amounts = [Decimal(v) for amount in relation.asking("amount") for v in values.get(amount.name, ())]
            told = writing.unit(value, amounts[0], self.language) if amounts else value
            return Named(told) if told != value or self.language == _OF_UNITS else None
        return None


def text(sentence: Sequence[Named]) -> str:
    """The words of a sentence."""
    return "".join(piece.text for piece in sentence)


@cache
def _groups(sentence: str) -> list[tuple[bool, str]]:
    """The parts of a sentence's pattern, and whether each may be left out."""
    return [(bool(m[1]), m[1] or m[2]) for m in _GROUP.finditer(sentence) if m[1] or m[2]]


def _sentence(relation: Relation, language: str) -> str:
    """The pattern of a relation's sentences; of one that gives none, its label and its roles."""
    label = in_language(relation.label, language, relation.name)
    plain = f"{label}:" + "".join(f"[ {{{name}}};]" for name in relation.roles)
    return in_language(relation.sentence, language, plain)


def _joined(pieces: Sequence[Named]) -> list[Named]:
    """The pieces, mere words beside mere words in one."""
    found: list[Named] = []
    for piece in pieces:
        if found and not piece.iri and not found[-1].iri and piece.language == found[-1].language:
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return found


def _trimmed(pieces: Sequence[Named]) -> list[Named]:
    """A sentence without what joined its beginning to something left out, and with a capital letter."""
    first, rest = list(pieces[:1]), list(pieces[1:])
    if first and not first[0].iri:
        words = first[0].text.lstrip(_JOINTS)
        first = [replace(first[0], text=words[:1].upper() + words[1:])] if words else []
    return [*first, *rest]
