"""The roles of a fact of any relation as SPARQL, by the questions that the ontology says they answer.

A query that shows facts of all relations side by side has a comment ``# roles of ?fact``. What stands for it binds
``?relation`` and ``?who``, ``?what``, ``?whom``, ``?where`` …, whichever the ontology gives the fact's relation: the
query itself names none, and what is sent to an engine is plain SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import ontology.schema
from ontology.namespaces import PREFIXES
from ontology.schema import Relation

_NONE = "rdf:nil"  # which is no property of anything
_PLACE = re.compile(r"^([ \t]*)# roles of \?(\w+)$", re.MULTILINE)


def spelt_out(text: str) -> str:
    """A query's text with patterns in place of each ``# roles of ?fact``."""
    return _PLACE.sub(lambda place: "\n".join(place[1] + line for line in _patterns(place[2])), text)


@cache
def questions() -> tuple[str, ...]:
    """The questions that roles answer, sorted."""
    relations = ontology.schema.load().relations.values()
    return tuple(sorted({role.asks for relation in relations for role in relation.roles.values() if role.asks}))


def _patterns(fact: str) -> Iterator[str]:
    """A table of the relations, which property answers which question, and a look-up for each question."""
    relations = ontology.schema.load().relations.values()
    columns = [
        (question, number)
        for question in questions()
        for number in range(max(len(_carriers(relation, question)) for relation in relations))
    ]
    yield f"?{fact} a|rdf:predicate ?relation ."
    named = f"?relation {' '.join(map(_by, columns))}"
    yield f"{{ SELECT {named} WHERE {{ VALUES ({named}) {{"  # selected, since rdflib would not know that they are bound
    for relation in relations:
        carriers = ((_carriers(relation, question), number) for question, number in columns)
        cells = (_short(found[number]) if number < len(found) else _NONE for found, number in carriers)
        yield f"  ({_short(relation.iri)} {' '.join(cells)})"
    yield "} } }"
    for question in questions():
        own = [column for column in columns if column[0] == question]
        values = [f"?{question}"] if len(own) == 1 else [f"{_by(column)}_value" for column in own]
        yield from (f"OPTIONAL {{ ?{fact} {_by(column)} {value} }}" for column, value in zip(own, values, strict=True))
        if len(own) > 1:
            yield f"BIND(COALESCE({', '.join(values)}) AS ?{question})"
    for one, other in sorted({pair for relation in relations for pair in _shared(relation)}):
        # Those who meet, each pair once.
        yield f"FILTER(?{one}_by != ?{other}_by || !BOUND(?{one}) || STR(?{one}) < STR(?{other}))"


def _by(column: tuple[str, int]) -> str:
    """The variable of what carries the answer to a question; a role may have a second property, and a third."""
    question, number = column
    return f"?{question}_by" if number == 0 else f"?{question}_by_{number + 1}"


def _carriers(relation: Relation, question: str) -> list[str]:
    return [prop for role in relation.roles.values() if role.asks == question for prop, _ in role.properties]


def _shared(relation: Relation) -> Iterator[tuple[str, str]]:
    """The questions that one property answers both."""
    for one, other in combinations(sorted(role.asks for role in relation.roles.values() if role.asks), 2):
        if _carriers(relation, one) == _carriers(relation, other):
            yield one, other


def _short(iri: str) -> str:
    """An IRI as a prefix and a name, where a prefix of Orda's fits."""
    found = (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space))
    return next(found, f"<{iri}>")
