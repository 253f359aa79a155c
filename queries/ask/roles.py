"""The roles of a fact of any relation as SPARQL, by what the ontology says of them.

A query that shows facts of several relations side by side has a comment for a line, and names no relation itself; what
stands for the comment binds ``?relation``, and what is sent to an engine is plain SPARQL:

- ``# roles of ?fact``: ``?who``, ``?what``, ``?whom``, ``?where`` …, the questions that the roles answer;
- ``# time line of ?fact``: ``?who`` the line is of, ``?what`` stands beside, the ``?role``, an office, and ``?when``;
- ``# event of ?fact``: the same of what happens, terms of office not among it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations

import ontology.schema
from ontology.namespaces import ORDA, PREFIXES
from ontology.schema import Relation

Column = tuple[str, int]  # a part of a fact, and which of the properties that carry it
Carriers = Callable[[Relation, str], list[str]]

_NONE = "rdf:nil"  # which is no property of anything
_PLACE = re.compile(r"^([ \t]*)# (roles|time line|event) of \?(\w+)$", re.MULTILINE)
_LINE = ("who", "what", "role", "when")


def spelt_out(text: str) -> str:
    """A query's text with patterns in place of each such comment."""
    return _PLACE.sub(lambda place: "\n".join(place[1] + line for line in _SPELT[place[2]](place[3])), text)


@cache
def questions() -> tuple[str, ...]:
    """The questions that roles answer, sorted."""
    relations = ontology.schema.load().relations.values()
    return tuple(sorted({role.asks for relation in relations for role in relation.roles.values() if role.asks}))


def _roles(fact: str) -> Iterator[str]:
    """A table of the relations, which property answers which question, and a look-up for each question."""
    relations = list(ontology.schema.load().relations.values())
    columns = _columns(relations, questions(), _answering)
    yield f"?{fact} a|rdf:predicate ?relation ."
    yield from _table(relations, columns, _answering)
    yield from _values(fact, questions(), columns)
    for one, other in sorted({pair for relation in relations for pair in _shared(relation)}):
        # Those who meet, each pair once.
        yield f"FILTER(?{one}_by != ?{other}_by || !BOUND(?{one}) || STR(?{one}) < STR(?{other}))"


def _time_line(fact: str) -> Iterator[str]:
    return _line(fact, _on_time_line())


def _event(fact: str) -> Iterator[str]:
    return _line(fact, [relation for relation in _on_time_line() if relation.identity != "State"])


def _on_time_line() -> list[Relation]:
    relations = ontology.schema.load().relations.values()
    return [relation for relation in relations if any(role.on_time_line for role in relation.roles.values())]


def _line(fact: str, relations: Sequence[Relation]) -> Iterator[str]:
    """A table of the relations, which property carries which part of a time line, and a look-up for each part."""
    columns = _columns(relations, _LINE, _lining)
    yield from _table(relations, columns, _lining)
    yield f"?{fact} a ?relation ."
    yield from _values(fact, _LINE, columns)
    yield "FILTER(?who_by != ?what_by || ?who != ?what)"


def _columns(relations: Sequence[Relation], parts: Sequence[str], carriers: Carriers) -> list[Column]:
    """As many columns of each part as any relation has properties that carry it."""
    most = {part: max((len(carriers(relation, part)) for relation in relations), default=0) for part in parts}
    return [(part, number) for part in parts for number in range(most[part])]


def _table(relations: Sequence[Relation], columns: Sequence[Column], carriers: Carriers) -> Iterator[str]:
    named = f"?relation {' '.join(map(_by, columns))}"
    yield f"{{ SELECT {named} WHERE {{ VALUES ({named}) {{"  # selected, since rdflib would not know that they are bound
    for relation in relations:
        found = ((carriers(relation, part), number) for part, number in columns)
        cells = (_short(props[number]) if number < len(props) else _NONE for props, number in found)
        yield f"  ({_short(relation.iri)} {' '.join(cells)})"
    yield "} } }"


def _values(fact: str, parts: Sequence[str], columns: Sequence[Column]) -> Iterator[str]:
    """A look-up for each part."""
    for part in parts:
        own = [column for column in columns if column[0] == part]
        values = [f"?{part}"] if len(own) == 1 else [f"{_by(column)}_value" for column in own]
        yield from (f"OPTIONAL {{ ?{fact} {_by(column)} {value} }}" for column, value in zip(own, values, strict=True))
        if len(own) > 1:
            yield f"BIND(COALESCE({', '.join(values)}) AS ?{part})"


def _by(column: Column) -> str:
    """The variable of what carries a part; a role may have a second property, and a third."""
    part, number = column
    return f"?{part}_by" if number == 0 else f"?{part}_by_{number + 1}"


def _answering(relation: Relation, question: str) -> list[str]:
    """The properties that carry the answer to a question."""
    return [prop for role in relation.asking(question) for prop, _ in role.properties]


def _lining(relation: Relation, part: str) -> list[str]:
    """The properties that carry a part of a time line; what does not say when may say when it began."""
    roles = relation.asking("when") if part == "when" else relation.on_time_line(part)
    return [prop for role in roles for prop, _ in role.properties] or ([ORDA + "start"] if part == "when" else [])


def _shared(relation: Relation) -> Iterator[tuple[str, str]]:
    """The questions that one property answers both."""
    for one, other in combinations(sorted(role.asks for role in relation.roles.values() if role.asks), 2):
        if _answering(relation, one) == _answering(relation, other):
            yield one, other


def _short(iri: str) -> str:
    """An IRI as a prefix and a name, where a prefix of Orda's fits."""
    found = (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space))
    return next(found, f"<{iri}>")


_SPELT: dict[str, Callable[[str], Iterator[str]]] = {"roles": _roles, "time line": _time_line, "event": _event}
