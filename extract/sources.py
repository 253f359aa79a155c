"""Articles from files: text, Markdown, HTML and JSON Lines; folders, globs and standard input.

What a file cannot be read as is reported, one clear line each, and the rest goes on. An article's date is what its
metadata say, never a guess. Letters are composed (Unicode's NFC), as names are looked up; offsets point into that text.
"""

from __future__ import annotations

import csv
import glob
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from extract.html import read_page
from extract.model import Article
from ontology.dates import partial_date

ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "json lines",
}

_LONGEST_CELL = 131_072  # characters of a table's cell
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.S)
_HEADING_MARK = re.compile(r"\A#{1,6}\s+|\s+#+\Z")
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

    Raises:
        ValueError: the metadata name a field that no article has, or a date that is none.
    """
    table = {_composed(name): _checked_fields(name, fields) for name, fields in (metadata or {}).items()}
    return _read_once(paths, table)


def _checked_fields(name: str, fields: Mapping[str, Any]) -> dict[str, str]:
    whose = "all articles" if name == "*" else name
    if unknown := sorted(set(fields) - set(_FIELDS)):
        raise ValueError(
            f"metadata of {whose}: there is no field {', '.join(unknown)}; there are: {', '.join(_FIELDS)}"
        )
    given = {field: _text(value) for field, value in fields.items() if value not in (None, "")}
    try:
        return given | ({"issued": partial_date(given["issued"])} if "issued" in given else {})
    except ValueError as error:
        raise ValueError(f"metadata of {whose}: {error}") from None


def _read_once(paths: Iterable[str], table: Mapping[str, Mapping[str, str]]) -> Iterator[Article | Problem]:
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
        try:
            files = _expand(path)
        except OSError as error:
            yield Problem(path, f"cannot be read ({error.strerror}); check the path")
            continue
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
    if b"\0" in data[:4096]:
        yield Problem(where, "this is a binary file; save the article as UTF-8 text")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem(where, f"not UTF-8 (byte {error.start}); save it again as UTF-8")
        return
    if not text.strip():
        yield Problem(where, "the file is empty")
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    readers = {"text": _plain, "markdown": _markdown, "html": _html, "json lines": _json_lines}
    yield from readers[form](text, identifier, where)


def _plain(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    yield _checked(Article(identifier, text, title=_headline(text)), where)


def _headline(text: str) -> str | None:
    """The first line, where it reads like a headline: short, whole, and followed by more."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    stands_alone = rest.strip() and not rest[0].islower()
    return first if stands_alone and len(first) <= 200 and not first.endswith((".", ":", ";")) else None


def _checked(article: Article, where: str) -> Article | Problem:
    """The article with its letters composed; half a character, which no file can hold, is a problem."""
    fields = {name: _composed(value) for name, value in asdict(article).items() if value is not None}
    try:
        "".join(fields.values()).encode()
    except UnicodeEncodeError:
        return Problem(where, "holds half a character (a surrogate without its other half); mend it or remove it")
    return Article(**fields)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


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
        except (ValueError, RecursionError) as error:  # 2023-02-30; a thousand brackets
            yield Problem(where, f"the front matter has a value that is none ({error}); mend it or remove it")
            return
        if not isinstance(fields, dict):
            yield Problem(where, "the front matter is not a list of `key: value` lines; mend it or remove it")
            return
    body = text[matter.end() :] if matter else text
    if not body.strip():
        yield Problem(where, "there is no text after the front matter")
        return
    yield from _with_fields(Article(identifier, body, title=_markdown_headline(body)), fields, where)


def _markdown_headline(body: str) -> str | None:
    found = _headline(body)
    return (_HEADING_MARK.sub("", found) or None) if found else None


def _html(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    page = read_page(text)
    if page is None:
        yield Problem(where, "no article was found in this page; save its text as .txt")
        return
    fields = (page.title, page.issued, page.language, page.publisher, page.creator, page.source)
    yield _checked(Article(identifier, page.text, *fields), where)


def _json_lines(text: str, identifier: str, where: str) -> Iterator[Article | Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        here = f"{where}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            yield Problem(here, f"broken JSON at character {error.pos + 1} ({error.msg}); one object a line")
            continue
        except (ValueError, RecursionError):
            yield Problem(here, 'JSON nested too deeply, or a number too long; give {"id": …, "text": …}')
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
            fields[field] = _text(value)
    if "issued" in fields:
        try:
            fields["issued"] = partial_date(fields["issued"])
        except ValueError as error:
            yield Problem(where, str(error))
            return
    yield _checked(replace(article, **fields), where)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def read_metadata(file: Path) -> dict[str, dict[str, str]]:
    """A table of metadata, one row an article: ``id`` and any of the columns that front matter may have.

    Raises:
        ValueError: it is no such table, or holds a date that is none; the message names the file and mostly the line.
    """
    table: dict[str, dict[str, str]] = {}
    with file.open(encoding="utf-8-sig", newline="") as handle:
        csv.field_size_limit(_LONGEST_CELL)  # another library may have raised it
        reader = csv.DictReader(handle)
        try:
            if "id" not in (reader.fieldnames or ()):
                raise ValueError("the first line must name the columns, `id` among them")
            for row in reader:
                table[row["id"]] = _row_fields(row)
        except UnicodeDecodeError as error:
            raise ValueError(f"{file}: not UTF-8 (byte {error.start}); save it again as UTF-8") from None
        except (csv.Error, ValueError) as error:
            raise ValueError(f"{file}:{reader.line_num}: {error}") from None
    return table


def _row_fields(row: Mapping[str, str]) -> dict[str, str]:
    fields = {f: v for f, keys in _FIELDS.items() if (v := next((row[k] for k in keys if row.get(k)), ""))}
    return fields | ({"issued": partial_date(fields["issued"])} if "issued" in fields else {})
