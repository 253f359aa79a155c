"""The names of the Python API, told as its page tells them: from what their docstrings say, with their examples."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orda
from queries.analysis.answer import Answer
from queries.analysis.candidates import Candidates
from queries.analysis.card import Card
from queries.analysis.evaluation import Evaluation
from queries.analysis.finding import Finding
from queries.analysis.graphs import Network

# What users meet, in the order of the page: how it is written there, and the bases whose members are its own.
_CLASSES: tuple[tuple[type, str, str], ...] = (
    (orda.KnowledgeGraph, "kg", "What a graph answers"),
    (Finding, "finding", "What a finding knows"),
    (Answer, "answer", "What the answer to a query knows"),
    (Candidates, "candidates", "What `kg.find` gives"),
    (Card, "card", "What `kg.entity` gives"),
    (Network, "network", "What `kg.network` gives"),
    (Evaluation, "evaluation", "What `kg.evaluate` gives"),
)
_WITHIN = frozenset(["of", "context", "known", "knowing", "copy", "value", "named", "rich"])  # for Orda's own modules
_EXAMPLE = re.compile(r"^>>> ", re.M)
_SECTION = re.compile(r"^(Args|Returns|Raises|Attributes):\n((?:(?: {4}.*)?\n)+)", re.M)
_ITEM = re.compile(r"^ {4}([\w., ]+): (.+(?:\n {5,}.+)*)", re.M)


@dataclass(frozen=True, slots=True)
class Name:
    """A public name.

    Attributes:
        called: as it is written in a program.
        doc: what its docstring says, without the example.
        example: how it is used, as a session of Python; empty where there is none.
        heading: that it stands under.
    """

    called: str
    doc: str
    example: str
    heading: str


def names() -> Iterator[Name]:
    """All public names, in the order of the page."""
    for function in (orda.open, orda.build):
        yield _name(f"orda.{function.__name__}{_signature(function)}", function, "To open and to build")
    for cls, called, heading in _CLASSES:
        yield _name(cls.__name__, cls, heading)
        for name, member in _members(cls):
            written = "" if isinstance(member, property) else _signature(member)
            yield _name(f"{called}.{name}{written}", member, heading)


def page() -> str:
    """The names as Markdown."""
    parts, heading = [], ""
    for name in names():
        if name.heading != heading:
            heading = name.heading
            parts.append(f"### {heading}\n")
        parts.append(f"#### `{name.called}`\n\n{_told(name.doc)}")
        if name.example:
            parts.append(f"```pycon\n{name.example}\n```\n")
    return "\n".join(parts)


def _members(cls: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that Orda defines; those that another class of the page gives stand there."""
    elsewhere = [other for other, *_ in _CLASSES if other is not cls and issubclass(cls, other)]
    seen = {*_WITHIN, *(name for other in elsewhere for name in dir(other))}
    for base in cls.__mro__:
        if base.__module__ != "orda" and not base.__module__.startswith("queries."):
            continue
        for name, member in vars(base).items():
            if name[0] != "_" and name not in seen and (inspect.isfunction(member) or isinstance(member, property)):
                seen.add(name)
                yield name, member


def _signature(function: Any) -> str:
    """What a function takes, without its types."""
    found = inspect.signature(function)
    bare = [
        p.replace(annotation=p.empty, default=str(p.default) if isinstance(p.default, Path) else p.default)
        for p in found.parameters.values()
        if p.name != "self"
    ]
    return str(found.replace(parameters=bare, return_annotation=found.empty))


def _name(called: str, member: Any, heading: str) -> Name:
    doc = inspect.getdoc(member) or ""
    start = found.start() if (found := _EXAMPLE.search(doc)) else len(doc)
    return Name(called, doc[:start].strip(), doc[start:].strip(), heading)


def _told(doc: str) -> str:
    """A docstring as Markdown."""
    text = _SECTION.sub(lambda section: _items(section[1], section[2]), doc + "\n")
    return text.replace("``", "`").strip() + "\n"


def _items(section: str, body: str) -> str:
    if section == "Returns":
        said = " ".join(body.split())
        return f"Gives {said[:1].lower()}{said[1:]}\n\n"
    lines = (f"- `{name}`: {' '.join(told.split())}" for name, told in _ITEM.findall(body))
    head = "Raises:\n\n" if section == "Raises" else ""
    return head + "\n".join(lines) + "\n\n"
