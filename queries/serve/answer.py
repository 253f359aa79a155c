"""What a request is answered with, whichever process found the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """A request that is not answered; the message says why in one line.

    Args:
        status: the HTTP status that says so.
        message: what is wrong, and what would be right.
        headers: what the status asks for, such as ``Allow``.
    """

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, dict(headers or {})

    def answer(self) -> Answer:
        """The response that says so."""
        return Answer((self.message + "\n").encode(), TEXT, self.status, self.headers)
