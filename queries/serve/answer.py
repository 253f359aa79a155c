"""What a request is answered with, whichever process found the answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ontology.reference import LANGUAGES

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: its body, media type, status and further headers."""

    body: bytes
    media: str = TEXT
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """A request that is not answered; it says why in one line, in the language of whoever asked.

    Args:
        status: the HTTP status that says so.
        reason: what is wrong, a key of ``refusals.json``, which says also what would be right.
        headers: what the status asks for, such as ``Allow``.
        values: what stands in the message.
    """

    def __init__(
        self, status: int, reason: str, headers: Mapping[str, str] | None = None, **values: str | float
    ) -> None:
        self.status, self.headers = status, dict(headers or {})
        self._said = {language: text.format(**values) for language, text in _refusals()[reason].items()}
        super().__init__(self.told(LANGUAGES[0]))

    def told(self, language: str) -> str:
        """Why, in a language."""
        return self._said[language]

    def answer(self, language: str = LANGUAGES[0]) -> Answer:
        """The response that says so in a language."""
        headers = {**self.headers, "Content-Language": language}
        return Answer((self.told(language) + "\n").encode(), TEXT, self.status, headers)


@cache
def _refusals() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("refusals.json").read_text(encoding="utf-8"))
    return found
