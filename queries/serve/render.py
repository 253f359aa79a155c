"""Pages from templates: what comes from articles is escaped, and no page has a script or style of its own."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ontology.reference import LANGUAGES
from queries.facts import writing
from queries.serve import addresses
from queries.serve.answer import HTML, Answer
from queries.serve.guard import PAGE_POLICY

_HERE = Path(__file__).parent


@cache
def texts(language: str) -> dict[str, str]:
    """The words of the pages themselves in a language."""
    found: dict[str, dict[str, str]] = json.loads((_HERE / "texts.json").read_text(encoding="utf-8"))
    return found[language]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["href"] = lambda iri: addresses.path(iri) or ""
    environment.filters["web"] = lambda iri: iri if iri.startswith(("http://", "https://")) else ""
    environment.filters["host"] = _host
    for name in environment.list_templates():
        environment.get_template(name)  # compiled now, so that no reader waits for it
    return environment


def page(template: str, language: str, chosen: bool, status: int = 200, **content: Any) -> Answer:
    """A page.

    Args:
        template: its name without the ending.
        language: what it is written in.
        chosen: whether the reader chose the language, so that links keep it.
        status: of the response.
        content: what the template takes.
    """

    def to(path: str, **parameters: str) -> str:
        """A link within the site."""
        address, hash_, fragment = path.partition("#")
        given = parameters | ({"lang": language} if chosen else {})
        joint = "&" if "?" in address else "?"
        return address + (joint + urlencode(given) if given else "") + hash_ + fragment

    body = _environment().get_template(f"{template}.html").render(
        language=language, languages=LANGUAGES, texts=texts(language), to=to,
        date=lambda text, oblique=False: writing.date(text, language, oblique=oblique),
        number=lambda value: writing.number(Decimal(value), language), **content
    )  # fmt: skip
    headers = {"Content-Security-Policy": PAGE_POLICY, "Vary": "Accept, Accept-Language"}
    return Answer(body.encode(), HTML, status, headers)


def _host(address: str) -> str:
    """Whose page an address is of."""
    try:
        return (urlsplit(address).hostname or address).rstrip(".")
    except ValueError:  # no address after all
        return address
