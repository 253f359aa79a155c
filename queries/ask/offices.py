"""Persons named by an office and a date: “akim of Zhambyl region 2021”.

The date is taken out of the words, and the office is found by the rest as any name is, but by no part of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.dates import partial_date
from queries.ask.search import plain, ranked
from queries.ask.source import Source, texts
from queries.ask.tenures import of_roles

NAMES = """SELECT DISTINCT ?role ?name { { SELECT DISTINCT ?role { ?t org:role ?role } }
    ?role skos:prefLabel|skos:altLabel ?name }"""  # of all offices that anybody held

_DATE = re.compile(r"\b(?:1[89]|20)\d\d(?:-\d\d){0,2}\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What words ask of an office.

    Attributes:
        date: the date among them; empty where they name none.
        names: what may be the office's name, the likeliest first.
    """

    date: str
    names: tuple[str, ...]


def asked(words: str) -> Asked:
    """The date among words, and the words without it, nor a word before or after it (“in 2021”, «в 2021 году»)."""
    found = next((m for m in _DATE.finditer(words) if _is_date(m[0])), None)
    if found is None:
        return Asked("", (" ".join(words.split()),))
    before, after = words[: found.start()].split(), words[found.end() :].split()
    rests = ([*before, *after], [*before, *after[1:]], [*before[:-1], *after], [*before[:-1], *after[1:]])
    return Asked(found[0], tuple(dict.fromkeys(" ".join(rest) for rest in rests if rest)))


def holders(source: Source, words: str, *, whole: bool = False) -> set[str]:
    """The IRIs of those who held the office that the words name, at their date; none where they name no office.

    Args:
        source: the store or endpoint.
        words: the office, and a date or none.
        whole: whether they must be all of the office's name, but for its script and case.
    """
    meant = asked(words)
    roles = called(source, meant.names, whole=whole)
    return {tenure.person for tenure in of_roles(source, roles) if tenure.at_date(meant.date)} if roles else set()


def called(source: Source, wanted: Iterable[str], *, whole: bool = False) -> list[str]:
    """The IRIs of the offices that are called by the first of some words that names any.

    Args:
        source: the store or endpoint.
        wanted: what may be the name of an office, the likeliest first.
        whole: whether it must be all of the office's name, but for its script and case.
    """
    names = [(role, name) for role, name in texts(source, NAMES)]
    return next((roles for words in wanted if (roles := _called(names, words, whole))), [])


def _called(names: Sequence[tuple[str, str]], wanted: str, whole: bool) -> list[str]:
    """The offices that are called so, by the closest reading that finds any."""
    if whole:
        return [role for role, name in names if plain(name) == plain(wanted)]
    found = ranked(names, wanted, partly=False)
    closest = min((closeness for closeness, _ in found.values()), default=0)
    return [role for role, (closeness, _) in found.items() if closeness == closest]


def _is_date(text: str) -> bool:
    try:
        return partial_date(text) == text
    except ValueError:
        return False
