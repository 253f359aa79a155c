"""Bytes → text: UTF-8, or another encoding where a mark or a page declares it, or where nothing else makes sense."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from charset_normalizer.constant import IANA_SUPPORTED

_MARKS = (  # of byte order; UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_DECLARED = re.compile(
    rb"<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta\s[^<>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_DECLARED_WITHIN = 4096  # bytes
_WEB_NAMES = {"ascii": "cp1252", "iso8859-1": "cp1252"}  # what browsers take these for

# What articles of our languages were written in before UTF-8.
_LIKELY = ["cp1251", "kz1048", "koi8_r", "cp866", "iso8859_5", "cp1252", "cp1250", "cp1254"]
_FOREIGN = re.compile(r"[^\W\d_A-Za-zА-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")  # letters of no language that is read
_MOST_CHAOS, _LEAST_COHERENCE = 0.1, 0.4  # as charset-normalizer measures them: 0 to 1


class UnknownEncodingError(ValueError):
    """The bytes are no text that can be read; the message says why, and the mend."""


def mark(data: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning tells; None where there is no mark."""
    return next((encoding for bytes_, encoding in _MARKS if data.startswith(bytes_)), None)


def decode(data: bytes, *, page: bool = False) -> str:
    """The text of a file.

    Args:
        data: its bytes.
        page: whether it is HTML, which may declare its encoding.

    Raises:
        UnknownEncodingError: it is not in UTF-8, and in which other encoding is neither declared nor certain.
    """
    encoding = mark(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = None if mark(data) else (_as_declared(data) if page else None) or _certain(data)
        if text is None:
            told = "UTF-8" if encoding.startswith("utf-8") else f"{encoding.upper()}, as its first bytes say"
            raise UnknownEncodingError(f"not {told} (byte {error.start}); save it again as UTF-8") from None
        return text


def _as_declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        encoding = _WEB_NAMES.get(name, name)
        return data.decode(encoding) if encoding.replace("-", "_") in IANA_SUPPORTED else None
    except (LookupError, UnicodeError):
        return None


def _certain(data: bytes) -> str | None:
    """The only text in our letters that the bytes can be; None where there is none, or several are alike likely."""
    found = {
        str(match)
        for match in from_bytes(data, cp_isolation=_LIKELY)
        if match.chaos < _MOST_CHAOS and match.coherence >= _LEAST_COHERENCE and not _FOREIGN.search(str(match))
    }
    return found.pop() if len(found) == 1 else None
