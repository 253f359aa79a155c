"""Tables of metadata, as ``orda build --metadata`` takes them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from extract.sources import read, read_metadata
from tests.fuzz.checks import one_line

SEEDS = (
    b"id,date,title\na,2020-01-01,\"A, b\"\n*,2020,\n",
    "id;title\na;Ә\n".encode("utf-16"),
    b"\xef\xbb\xbfid\tdate\r\na\t2020-13-01\r\n",
    b'id,language,url\na,ru,https://example.org\nb,"x\ny",\n',
)  # fmt: skip
_FOLDER = tempfile.TemporaryDirectory()


def once(data: bytes) -> None:
    """Read the table, and a record with it."""
    file = Path(_FOLDER.name) / "table.csv"
    file.write_bytes(data)
    try:
        table = read_metadata(file)
        found = list(read([{"id": "a", "text": "The akim opened a school."}], table))
    except ValueError as error:
        one_line(error)
        return
    assert len(found) >= 1
