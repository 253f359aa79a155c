"""Files that hold many articles, of each kind that is read: records as their bytes, by the ending of the file."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Mapping, Sequence
from html import escape

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Records = Sequence[Mapping[str, str]]


def lines(records: Records) -> bytes:
    """An object a line."""
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def table(records: Records, rows_a_group: int = 2) -> bytes:
    """A row each."""
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(records)), written, row_group_size=rows_a_group)
    return written.getvalue()


def page(record: Mapping[str, str]) -> bytes:
    """A record's text as a page."""
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in record["text"].split("\n\n"))
    title = escape(record.get("title", "News"))
    date = f'<meta property="article:published_time" content="{record["date"]}">' if "date" in record else ""
    return (
        f"<html><head><title>{title}</title>{date}</head><body><article>{paragraphs}</article></body></html>".encode()
    )


def archive(records: Records, *, packed: bool = False) -> bytes:
    """A page each, after what a crawler writes first."""
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "crawler"}))
    for record in records:
        answer(writer, page(record), address=record.get("url", "https://example.org/news"))
    return written.getvalue()


def answer(writer: WARCWriter, content: bytes, address: str, status: str = "200 OK", **headers: str) -> None:
    """Write what a server answered."""
    said = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = StatusAndHeaders(status, list(said.items()), protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(content), http_headers=head))


HOLDING_MANY: dict[str, Callable[[Records], bytes]] = {
    ".jsonl": lines,
    ".jsonl.gz": lambda records: gzip.compress(lines(records)),
    ".parquet": table,
    ".warc": archive,
    ".warc.gz": lambda records: archive(records, packed=True),
}
