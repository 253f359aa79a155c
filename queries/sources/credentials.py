"""Who asks: names and passwords for servers, from the environment or from ``~/.netrc``; never from the command line."""

from __future__ import annotations

import netrc
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from queries.ask.catalog import QueryError

USER, PASSWORD, TOKEN = "ORDA_ENDPOINT_USER", "ORDA_ENDPOINT_PASSWORD", "ORDA_ENDPOINT_TOKEN"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a server is told.

    Attributes:
        user: a name; empty where a token stands for it.
        secret: its password, or the token. It is not shown.
    """

    user: str
    secret: str = field(repr=False)


def credentials(url: str) -> Credentials | None:
    """The credentials for an address: the environment's, or those that ``netrc`` has for the host.

    Raises:
        QueryError: the address itself holds a password, or ``netrc`` cannot be read.
    """
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise QueryError(f"give no password in an address; set {USER} and {PASSWORD}, or write it into ~/.netrc")
    if token := os.environ.get(TOKEN):
        return Credentials("", token)
    if user := os.environ.get(USER):
        return Credentials(user, os.environ.get(PASSWORD, ""))
    file = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not file.is_file():
        return None
    try:
        found = netrc.netrc(str(file)).hosts.get(parts.hostname or "")
    except (netrc.NetrcParseError, OSError) as error:
        raise QueryError(f"{file}: cannot be read ({getattr(error, 'msg', None) or error.strerror})") from None  # type: ignore[union-attr]
    return Credentials(found[0], found[2] or "") if found else None
