"""Pages of a web archive (WARC): what servers answered with HTML, one by one, as they sent it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from extract.failures import named


@dataclass(frozen=True, slots=True)
class Archived:
    """A page of an archive.

    Attributes:
        number: which record of the archive it is, from 1.
        address: that it was fetched from.
        data: its bytes; one more than asked for where it has more.
        problem: why there are none.
    """

    number: int
    address: str
    data: bytes = b""
    problem: str = ""


class NoArchiveError(ValueError):
    """The file is no web archive; the message says what to do."""


def pages(handle: IO[bytes], longest: int) -> Iterator[Archived]:
    """The pages of an archive.

    Args:
        handle: its bytes, compressed or not.
        longest: how many bytes of each are wanted.

    Raises:
        NoArchiveError: no record can be read, from the beginning on or from a place on, which the message tells.
        OSError: the file cannot be read.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise NoArchiveError('web archives need warcio; pip install "orda[warc]"') from None
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(handle), start=1):
            if _is_page(record):
                yield _read(record, number, longest)
    except OSError:  # of the file, not of what it holds
        raise
    except Exception as error:  # whatever a broken archive brings up in the library
        raise NoArchiveError(f"what follows record {number} is no web archive ({named(error)})") from None


def _is_page(record: Any) -> bool:
    """Is it HTML that a server gave, not a redirection, an error, a picture, or what was the same before?"""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return False
    return "html" in (record.http_headers.get_header("Content-Type") or "").lower()


def _read(record: Any, number: int, longest: int) -> Archived:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        data = record.content_stream().read(longest + 1)
    except Exception as error:  # of a compression that is broken or not known
        return Archived(number, address, problem=f"cannot be read ({named(error)})")
    return Archived(number, address, _in_utf_8(data, record.http_headers.get_header("Content-Type")))


def _in_utf_8(data: bytes, kind: str) -> bytes:
    """A page in UTF-8 where only the server said which encoding it is in."""
    declared = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return data.decode(declared).encode() if declared else data
        except (LookupError, ValueError):
            return data
    return data
