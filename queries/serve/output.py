"""What a serialiser writes to: memory, up to a limit."""

from __future__ import annotations

import io
import re
from typing import Any

from queries.serve.answer import JSON, Answer, RefusedError
from queries.serve.records import encoded

_NO_XML = re.compile(b"[\0-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # what XML 1.0 cannot hold, not even escaped


class Output(io.BytesIO):
    """A file in memory that holds no more than so many bytes.

    Args:
        limit: how many.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Add to the content.

        Raises:
            RefusedError: it grows past the limit (503).
        """
        if self.tell() + len(data) > self._limit:
            raise RefusedError(503, "too_large", megabytes=self._limit // 1_000_000)
        return super().write(data)

    def content(self, kind: str) -> bytes:
        """All that was written.

        Raises:
            RefusedError: the media type cannot hold it (406).
        """
        data = self.getvalue()
        if kind.endswith("xml") and _NO_XML.search(data):
            raise RefusedError(406, "no_xml")
        return data


def as_json(data: Any, limit: int) -> Answer:
    """An answer of records, or of what JSON knows by itself, in no more than so many bytes.

    Raises:
        RefusedError: it is larger (503).
    """
    output = Output(limit)
    output.write(encoded(data))
    return Answer(output.getvalue(), JSON)
