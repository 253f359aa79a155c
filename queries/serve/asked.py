"""A request, as the parameters of a route read it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from queries.serve.answer import RefusedError
from queries.serve.limits import Limits

_FIELDS = 200  # the most parameters of one request

Fields = Mapping[str, Sequence[str]]


class Asked:
    """What a client asks.

    Args:
        request: the request.
        limits: how large its body may be, and how long that may take to arrive.
    """

    def __init__(self, request: Request, limits: Limits) -> None:
        self.request, self._limits = request, limits

    @cached_property
    def address(self) -> Fields:
        """The parameters of its address.

        Raises:
            RefusedError: there are too many, or they are not UTF-8 (400).
        """
        return fields(self.request.scope["query_string"])

    def first(self, name: str) -> str | None:
        """The first value of a parameter of its address; None where it has none."""
        return self.address.get(name, (None,))[0]

    def header(self, name: str) -> str:
        """A header; empty where it has none of this name."""
        return self.request.headers.get(name, "")

    async def body(self) -> bytes:
        """Its body.

        Raises:
            RefusedError: it is too large (413), too slow (408), or breaks off (400).
        """
        most = self._limits.request
        too_large = RefusedError(413, "body_too_large", {"Connection": "close"}, bytes=most)
        length = self.header("content-length")
        if length.isdigit() and int(length) > most:
            raise too_large
        content = bytearray()
        try:
            async with asyncio.timeout(self._limits.upload):
                async for chunk in self.request.stream():
                    content += chunk
                    if len(content) > most:
                        raise too_large
        except TimeoutError:
            raise RefusedError(408, "too_late", {"Connection": "close"}) from None
        except ClientDisconnect:
            raise RefusedError(400, "broke_off") from None
        return bytes(content)


def fields(encoded: bytes) -> dict[str, list[str]]:
    """The fields of an address or a form.

    Raises:
        RefusedError: there are too many, or they are not UTF-8 (400).
    """
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError:
        raise RefusedError(400, "bad_fields") from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
