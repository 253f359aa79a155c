"""The library of questions: one SPARQL file each, with a header that says what it asks, takes and gives.

A line of a query that ends in ``# if ?name`` is there only where that parameter is given.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from queries.ask.roles import spelt_out
from queries.ask.texts import say

LIBRARY = Path(__file__).parent / "library"
KINDS = ("entity", "date", "year", "text", "number")

GROUPS = ("people", "places", "programmes", "instructions", "figures", "awards", "quotations", "events", "provenance",
          "quality")  # fmt: skip

_HEADER = re.compile(
    r"# ((?:title|summary)(?:@[a-z]{2})?|param@[a-z]{2}|group|question|example|param|column)[: ]\s*(.+)"
)
_PARAMETER = re.compile(r"(\w+)\s*\((\w+),\s*(required|optional)\):\s*(.+)")


class QueryError(ValueError):
    """A question cannot be asked as it is put; the message says what is wrong in one line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query takes: a ``VALUES ?name { UNDEF }`` line of its text.

    Attributes:
        name: the variable's name.
        kind: ``entity``, ``date``, ``year``, ``text`` or ``number``.
        required: whether the query makes sense only with it.
        help: what it means, in a phrase.
        helps: the same by language, English among them.
    """

    name: str
    kind: str
    required: bool
    help: str
    helps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """One question.

    Attributes:
        name: its file's name without the ending; empty where the text comes from nowhere.
        text: SPARQL, valid as it stands; the roles of facts are spelt out (see ``queries.ask.roles``).
        title: what it asks.
        summary: the same in a sentence.
        titles, summaries: both by language, English among them.
        group: what it is about, one of ``GROUPS``.
        questions: the numbers of the competency questions that it answers.
        parameters: what it takes, by name.
        columns: what it gives: what each column means, by name.
        examples: how to ask it on the command line.
    """

    name: str
    text: str
    title: str = ""
    summary: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    questions: tuple[int, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@cache
def names() -> tuple[str, ...]:
    """The names of the library's queries, sorted."""
    return tuple(sorted(file.stem for file in LIBRARY.glob("*.rq")))


def get(name: str, language: str = "en") -> Query:
    """One query of the library.

    Args:
        name: its name.
        language: to say in that there is none.

    Raises:
        QueryError: there is none of that name; the message suggests names that are near.
    """
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=3, cutoff=0.4)
        known = say("near_queries", language, names=say("or", language).join(near))
        hint = known if near else say("all_queries", language, names=", ".join(names()))
        raise QueryError(say("no_query", language, name=name, hint=hint))
    return _of_library(name)


@cache
def _of_library(name: str) -> Query:
    return read(LIBRARY / f"{name}.rq")


def read(file: Path) -> Query:
    """A query from a file.

    Raises:
        QueryError: the file cannot be read, or its header is not as it should be.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: the query cannot be read ({getattr(error, 'strerror', None) or error})") from None
    return parse(text, file.stem)


def parse(text: str, name: str = "") -> Query:
    """A query from its text; a header is welcome but need not be there.

    Raises:
        QueryError: a parameter's line says too little, or the text has no ``VALUES`` line for it.
    """
    said: dict[str, list[str]] = {}
    for line in text.splitlines():
        if found := _HEADER.match(line):
            said.setdefault(found[1], []).append(found[2].strip())
    parameters = {p.name: p for p in (_parameter(line, name, said) for line in said.get("param", ()))}
    for parameter in parameters.values():
        if not placeholder(parameter.name).search(text):
            raise QueryError(f"{name}: the text has no line VALUES ?{parameter.name} {{ UNDEF }}")
    columns = (line.partition(":") for line in said.get("column", ()))
    return Query(
        name=name,
        text=spelt_out(text),
        title=" ".join(said.get("title", ())),
        summary=" ".join(said.get("summary", ())),
        titles=_by_language(said, "title"),
        summaries=_by_language(said, "summary"),
        group=" ".join(said.get("group", ())),
        questions=tuple(int(n) for line in said.get("question", ()) for n in re.findall(r"\d+", line)),
        parameters=parameters,
        columns={column.strip(): help_.strip() for column, _, help_ in columns},
        examples=tuple(said.get("example", ())),
    )


def values(example: str) -> dict[str, str]:
    """What an example of a query gives for its parameters, by name."""
    return dict(word.split("=", 1) for word in shlex.split(example)[1:] if "=" in word)


def grouped() -> dict[str, tuple[Query, ...]]:
    """The library by group, in the order of ``GROUPS``."""
    library = [get(name) for name in names()]
    return {group: tuple(query for query in library if query.group == group) for group in GROUPS}


def placeholder(name: str) -> re.Pattern[str]:
    """What stands in a query's text for the parameter ``name``."""
    return re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{\s*)UNDEF(\s*\}})")


def conditional(name: str) -> re.Pattern[str]:
    """A line of a query's text that is for the parameter ``name``: it ends in ``# if ?name``."""
    return re.compile(rf"^.*# if \?{re.escape(name)}$\n?", re.MULTILINE)


def _by_language(said: Mapping[str, list[str]], line: str) -> dict[str, str]:
    found = {key.partition("@")[2] or "en": texts for key, texts in said.items() if key.partition("@")[0] == line}
    return {language: " ".join(texts) for language, texts in found.items()}


def _parameter(line: str, query: str, said: Mapping[str, list[str]]) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found[2] not in KINDS:
        raise QueryError(f"{query}: “# param {line}” is not NAME ({'|'.join(KINDS)}, required|optional): help")
    told = {"en": found[4]}
    for key in (key for key in said if key.startswith("param@")):
        own = (text.partition(":")[2].strip() for text in said[key] if text.partition(":")[0] == found[1])
        told |= {key.removeprefix("param@"): text for text in own}
    return Parameter(found[1], found[2], found[3] == "required", found[4], told)
