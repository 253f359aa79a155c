"""Articles from files: text, Markdown, HTML and JSON Lines; folders, globs and standard input.

What a file cannot be read as is reported, one clear line each, and the rest goes on. An article's date is what its
metadata say, never a guess.
"""

from __future__ import annotations

import csv
import glob
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from extract.html import read_page
from extract.model import Article

ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "json lines",
}

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.S)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_FIELDS = {  # an article's field → the keys it goes by in front matter and JSON
    "title": ("title", "headline"),
    "issued": ("issued", "date", "published", "datePublished"),
    "language": ("language", "lang"),
    "publisher": ("publisher", "site", "sitename"),
    "creator": ("creator", "author"),
    "source": ("source", "url", "link"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not read, and what would mend it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def read(paths: Iterable[str], metadata: Mapping[str, Mapping[str, str]] | None = None) -> Iterator[Article | Problem]:
    """The articles at ``paths``, in a stable order, and the problems met on the way.

    Args:
        paths: files, folders (every file below with a known ending), glob patterns, or ``-`` for standard input.
        metadata: by article id, or by ``"*"`` for all, the fields of ``Article`` that hold where a file says nothing.
    """
    table = metadata or {}
    seen: dict[str, int] = {}
    for found in _read_all(paths):
        if isinstance(found, Article):
            if (twin := seen.get(found.id)) is not None:
                if twin != hash(found.text):
                    yield Problem(found.id, "another article of this name was read; rename the file, or give it an id")
                continue
            seen[found.id] = hash(found.text)
            fields = {**table.get("*", {}), **table.get(found.id, {})}
            yield replace(found, **{k: v for k, v in fields.items() if not getattr(found, k)})
        else:
            yield found


def _read_all(paths: Iterable[str]) -> Iterator[Article | Problem]:
    for path in paths:
        if path == "-":
            yield from _read_bytes(sys.stdin.buffer.read(), "stdin", "-", "text")
            continue
        files = _expand(path)
        if not files:
            yield Problem(path, "there is no such file, or the folder holds none that ends in " + ", ".join(ENDINGS))
        for file in files:
            yield from _read_file(file)


def _expand(path: str) -> list[Path]:
    here = Path(path)
    if here.is_dir():
        return sorted(p for p in here.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file())
    if here.exists():
        return [here]
    found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    return [Path(p) for p in found if Path(p).is_file()]


def _read_file(file: Path) -> Iterator[Article | Problem]:
    form = ENDINGS.get(file.suffix.lower())
    if form is None:
        yield Problem(str(file), "unknown kind of file; it should end in " + ", ".join(ENDINGS))
        return
    try:
        data = file.read_bytes()
    except OSError as error:
        yield Problem(str(file), f"cannot be read ({error.strerror}); check its permissions")
        return
    yield from _read_bytes(data, file.stem, str(file), form)


def _read_bytes(data: bytes, identifier: str, where: str, form: str) -> Iterator[Article | Problem]:
    if not data.strip():
        yield Problem(where, "the file is empty")
        return
    if b"\0" in data[:4096]:
        yield Problem(where, "this is a binary file; save the article as UTF-8 text")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem(where, f"not UTF-8 (byte {error.start}); save it again as UTF-8")
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    readers = {"text": _plain, "markdown": _markdown, "html": _html, "json lines": _json_lines}
    yield from readers[form](text, identifier, where)


def _plain(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    yield Article(identifier, text, title=_headline(text))


def _headline(text: str) -> str | None:
    """The first line, where it reads like a headline: short, and followed by more."""
    first, _, rest = text.strip().partition("\n")
    return (
        first.strip() if rest.strip() and len(first) <= 200 and not first.rstrip().endswith((".", ":", ";")) else None
    )


def _markdown(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    matter = _FRONT_MATTER.match(text)
    fields: dict[str, Any] = {}
    if matter:
        try:
            fields = yaml.safe_load(matter[1]) or {}
        except yaml.YAMLError as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
            yield Problem(where, f"line {line}: the front matter is not YAML; mend it or remove it")
            return
        if not isinstance(fields, dict):
            yield Problem(where, "the front matter is not a list of `key: value` lines; mend it or remove it")
            return
    body = text[matter.end() :] if matter else text
    if not body.strip():
        yield Problem(where, "there is no text after the front matter")
        return
    yield from _with_fields(Article(identifier, body, title=_headline(body)), fields, where)


def _html(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    page = read_page(text)
    if page is None:
        yield Problem(where, "no article was found in this page; save its text as .txt")
        return
    yield Article(
        identifier, page.text, page.title, page.issued, page.language, page.publisher, page.creator, page.source
    )


def _json_lines(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        here = f"{where}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            yield Problem(here, f"broken JSON at character {error.pos + 1} ({error.msg}); one object a line")
            continue
        if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record["text"].strip():
            yield Problem(here, 'not an object with a "text"; give {"id": …, "text": …}')
            continue
        article = Article(str(record.get("id") or f"{identifier}-{number}"), record["text"])
        yield from _with_fields(article, record, here)


def _with_fields(article: Article, record: Mapping[str, Any], where: str) -> Iterator[Article | Problem]:
    fields: dict[str, str] = {}
    for field, keys in _FIELDS.items():
        value = next((record[k] for k in keys if record.get(k) not in (None, "")), None)
        if value is not None:
            fields[field] = value.isoformat() if isinstance(value, date) else str(value).strip()
    if "issued" in fields:
        try:
            fields["issued"] = partial_date(fields["issued"])
        except ValueError as error:
            yield Problem(where, str(error))
            return
    yield replace(article, **fields)


def partial_date(text: str) -> str:
    """A date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a time of day is dropped.

    Raises:
        ValueError: it is no such date.
    """
    day = re.split(r"[T ]", text.strip())[0]
    if not _DATE.fullmatch(day):
        raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if len(day) == 10:
        date.fromisoformat(day)
    return day


def read_metadata(file: Path) -> dict[str, dict[str, str]]:
    """A table of metadata, one row an article: ``id`` and any of the columns that front matter may have.

    Raises:
        ValueError: the table has no ``id`` column, or a date that is none; the message names the line.
    """
    with file.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    if rows and "id" not in rows[0]:
        raise ValueError(f"{file}: the first line must name the columns, `id` among them")
    table: dict[str, dict[str, str]] = {}
    for line, row in enumerate(rows, start=2):
        fields = {f: v for f, keys in _FIELDS.items() if (v := next((row[k] for k in keys if row.get(k)), ""))}
        if "issued" in fields:
            try:
                fields["issued"] = partial_date(fields["issued"])
            except ValueError as error:
                raise ValueError(f"{file}:{line}: {error}") from None
        table[row["id"]] = fields
    return table
