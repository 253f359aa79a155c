"""Files of articles: the first byte says of which ending, the rest is the file."""

from __future__ import annotations

import gzip
import io
import tempfile
from pathlib import Path

from extract.model import Article
from extract.sources import Problem, read
from tests.fuzz.checks import one_line

_ENDINGS = (".txt", ".md", ".html", ".jsonl", ".jsonl.gz", ".parquet", ".warc", ".warc.gz")
_LONGEST = 2_000  # characters


def _warc() -> bytes:
    page = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The akim opened a school.</p></body></html>"
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2020-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    return head.encode() + page + b"\r\n\r\n"


def _parquet() -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return b"PAR1PAR1"
    file = io.BytesIO()
    pq.write_table(pa.table({"id": ["a"], "text": ["The akim opened a school."], "date": ["2020-01-01"]}), file)
    return file.getvalue()


_LINE = '{"id": "a", "text": "Аким открыл школу.", "date": "2020-01-01", "url": "https://example.org/a"}\n'.encode()
_CONTENTS = (
    "The akim opened a school.\n\nHe said so.".encode("utf-16"),
    b"---\ntitle: A\ndate: 2020-01-01\n---\n# A\n\nThe *akim* opened [a school](https://a.org).\n\n> so\n\n- it\n",
    b"<html lang=ru><head><meta charset=windows-1251><title>A</title><script type='application/ld+json'>{\"@type\":"
    b"\"NewsArticle\"}</script></head><body><article><p>The akim opened a school.</p></article></body></html>",
    _LINE + b'{"text": 1}\n[]\n{"text": "b", "id": 12, "date": "20"}\n',
    gzip.compress(_LINE, mtime=0),
    _parquet(),
    _warc(),
    gzip.compress(_warc(), mtime=0),
)  # fmt: skip
SEEDS = tuple(bytes([number]) + content for number, content in enumerate(_CONTENTS))
_FOLDER = tempfile.TemporaryDirectory()


def once(data: bytes) -> None:
    """Read the file."""
    ending = _ENDINGS[data[0] % len(_ENDINGS)] if data else ".txt"
    file = Path(_FOLDER.name) / f"a{ending}"
    file.write_bytes(data[1:])
    try:
        found = list(read([str(file)], longest=_LONGEST))
    finally:
        file.unlink()
    for item in found:
        if isinstance(item, Problem):
            one_line(item)
        else:
            _sound(item)
    assert found or ending in (".warc", ".warc.gz", ".parquet"), "neither an article nor a problem"


def _sound(article: Article) -> None:
    assert article.text.strip()
    assert len(article.text) <= _LONGEST
    assert article.id
    for said in article.said().values():
        said.encode()  # can be written
