"""An article made of its text and of what is said beside it: marks shown, headline found, letters composed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from extract import markdown
from extract.files import Problem
from extract.model import Article, Origin, composed


def article(origin: Origin, text: str, said: Mapping[str, str], title: str | None = None) -> Article:
    """An article by its bare name, with what is said about it; without a title, its headline is one."""
    return Article(origin.names[0], text, **{"title": title, **said}, origin=origin)


def unmarked(text: str) -> str:
    """A text of which nothing says that it is Markdown, as it is shown where it certainly is."""
    return markdown.shown(text) if markdown.is_marked(text) else text


def headline(text: str) -> str | None:
    """The first line, where it reads like a headline: short, whole, and followed by more."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    stands_alone = rest.strip() and not rest[0].islower()
    return first if stands_alone and len(first) <= 200 and not first.endswith((".", ":", ";")) else None


def checked(found: Article | Problem, where: str, longest: int) -> Article | Problem:
    """The article with its letters composed; too long a one, or half a character, which no file holds, is a problem."""
    if isinstance(found, Problem):
        return found
    if not found.text.strip():
        return Problem(where, "there is no text to be shown")
    if len(found.text) > longest:
        return too_long(where, f"{len(found.text):,} characters", longest)
    fields: dict[str, Any] = {name: composed(value) for name, value in found.said().items()}
    try:
        "".join(fields.values()).encode()
    except UnicodeEncodeError:
        return Problem(where, "holds half a character (a surrogate without its other half); mend it or remove it")
    return replace(found, **fields)


def too_long(where: str, size: str, longest: int) -> Problem:
    """What is wrong with an article of such a size."""
    return Problem(where, f"{size} long, and an article may have {longest:,} characters; part it, or give --longest")
