"""What a route takes: each argument of what answers it is read, refused and described in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from ontology.reference import LANGUAGES
from queries.serve.answer import RefusedError
from queries.serve.asked import Asked


class Type(Protocol):
    """What a parameter's value is."""

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its text."""
        ...

    def parsed(self, name: str, text: str) -> Any:
        """The value of a text; ``name`` is the parameter's.

        Raises:
            RefusedError: it has none (400).
        """
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Any text.

    Attributes:
        pattern: what the schema says of it, a regular expression.
        stripped: whether white space at its ends is nothing.
    """

    pattern: str = ""
    stripped: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string"} | ({"pattern": self.pattern} if self.pattern else {})

    def parsed(self, name: str, text: str) -> str:
        """The text."""
        return text.strip() if self.stripped else text


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: Sequence[str]

    @property
    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"type": "string", "enum": list(self.words)}

    def parsed(self, name: str, text: str) -> str:
        """The word.

        Raises:
            RefusedError: it is none of them (400).
        """
        if text not in self.words:
            raise RefusedError(400, "one_of", name=name, words=", ".join(filter(None, self.words)))
        return text


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, both among them."""

    least: int
    most: int

    @property
    def schema(self) -> dict[str, Any]:
        """An integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def parsed(self, name: str, text: str) -> int:
        """The number.

        Raises:
            RefusedError: it is none, or out of bounds (400).
        """
        if re.fullmatch("[0-9]{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        raise RefusedError(400, "whole_number", name=name, least=self.least, most=self.most)


class Argument(Protocol):
    """One argument of what answers a route."""

    @property
    def argument(self) -> str:
        """What the function calls it."""
        ...

    async def read(self, asked: Asked) -> Any:
        """Its value, of what JSON can hold.

        Raises:
            RefusedError: the request gives none that will do.
        """
        ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the address.

    Attributes:
        name: what the address calls it.
        argument: what the function calls it.
        type: what its value is; of several values the first is taken.
        help: what it means, in a sentence.
        missing: what a request without it is told, a key of ``refusals.json``; empty where it may be left out.
        default: its value where it is left out.
        place: whether it is a part of the path, or follows it.
    """

    name: str
    argument: str
    type: Type
    help: str = ""
    missing: str = ""
    default: str | int = ""
    place: Literal["query", "path"] = "query"

    @property
    def required(self) -> bool:
        """Must it be given?"""
        return bool(self.missing) or self.place == "path"

    async def read(self, asked: Asked) -> Any:
        """Its value.

        Raises:
            RefusedError: it is missing, or is not what it should be (400).
        """
        text = asked.request.path_params[self.name] if self.place == "path" else asked.first(self.name)
        if self.missing and not (text or "").strip():
            raise RefusedError(400, self.missing)
        return self.default if text is None else self.type.parsed(self.name, text)


@dataclass(frozen=True, slots=True)
class Others:
    """The parameters of the address that a query of the library names, all in one argument.

    Attributes:
        help: what they mean, in a sentence.
        argument: what the function calls them.
        but: the names of the route's own, which are not among them.
    """

    help: str
    argument: str = "parameters"
    but: Sequence[str] = ("lang",)

    async def read(self, asked: Asked) -> dict[str, str]:
        """Their first values, by name."""
        return {name: values[0] for name, values in asked.address.items() if name not in self.but}


@dataclass(frozen=True, slots=True)
class Header:
    """A header of the request, as it stands; empty where it has none."""

    argument: str

    async def read(self, asked: Asked) -> str:
        """Its value."""
        return asked.header(self.argument)


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """The language of a page: chosen by the address, or else the first of the browser's wishes that we speak."""

    argument: str = "language"

    async def read(self, asked: Asked) -> str:
        """Its code."""
        return _chosen(asked) or _wished(asked)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether the address chose the page's language, so that its links keep it."""

    argument: str = "chosen"

    async def read(self, asked: Asked) -> bool:
        """Did it?"""
        return _chosen(asked) is not None


async def spoken(asked: Asked) -> str:
    """The language of whoever asks, as a page's, also of an address that cannot be read."""
    try:
        return await PageLanguage().read(asked)
    except RefusedError:
        return _wished(asked)


async def was_chosen(asked: Asked) -> bool:
    """Did the address choose it?"""
    try:
        return await Chosen().read(asked)
    except RefusedError:
        return False


def _chosen(asked: Asked) -> str | None:
    language = asked.first("lang")
    return language if language in LANGUAGES else None


def _wished(asked: Asked) -> str:
    """The first of the browser's wishes that we speak."""
    wishes = (part.partition(";")[0].strip()[:2].lower() for part in asked.header("accept-language").split(","))
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


async def read(takes: Sequence[Argument], asked: Asked) -> Mapping[str, Any]:
    """The arguments of what answers a route, as a request gives them.

    Raises:
        RefusedError: it does not give them as they should be.
    """
    return {one.argument: await one.read(asked) for one in takes}
