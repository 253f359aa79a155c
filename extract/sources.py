"""Articles from files: text, Markdown, HTML and JSON Lines; folders, globs and standard input.

What a file cannot be read as is reported, one clear line each, and the rest goes on. An article's date is what its
metadata say, never a guess. Letters are composed (Unicode's NFC), as names are looked up; offsets point into that text.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain
from typing import IO, Any

from extract import encoding, markdown, signatures
from extract.files import ENDINGS, File, Problem, find
from extract.html import read_page
from extract.metadata import checked, described, front_matter, read_metadata, scalar
from extract.model import LONGEST, Article, Origin, composed
from extract.naming import Register, ambiguous, names, place

__all__ = ["ENDINGS", "Problem", "read", "read_metadata"]

_LONGEST_ID = 255  # characters, as of a file's name
_WIDEST = 4  # bytes that a character takes at most
_ESCAPED = 12  # characters that one takes at most in JSON
_BESIDE_THE_TEXT = 65_536  # characters that a line of JSON may have
_HEADING_MARK = re.compile(r"\A#{1,6}\s+|\s+#+\Z")
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")  # bytes that were no UTF-8, as Python escapes them

Table = Mapping[str, Mapping[str, str]]


def read(paths: Iterable[str], metadata: Table | None = None, longest: int = LONGEST) -> Iterator[Article | Problem]:
    """The articles at ``paths``, in a stable order, and the problems met on the way.

    Args:
        paths: files, folders (every file below with a known ending), glob patterns, or ``-`` for standard input.
        metadata: by article id, or by ``"*"`` for all, the fields of ``Article`` that hold where a file says nothing.
            An id may also be the article's path, or as much of its end as no other article has.
        longest: how many characters an article may have; what is longer is a problem.

    Raises:
        ValueError: the metadata name a field that no article has, or a date that is none.
    """
    table = {composed(name): checked(name, fields) for name, fields in (metadata or {}).items()}
    return _read_once(paths, table, longest)


def _read_once(paths: Iterable[str], table: Table, longest: int) -> Iterator[Article | Problem]:
    """Each article once, under an identifier of its own, with what the table says of it."""
    paths = list(paths)
    files: dict[str, File] = {}
    for found in chain.from_iterable(find(path) for path in paths if path != "-"):
        if isinstance(found, Problem):
            yield found
        else:  # of two folders that hold it, the outer one says where it lies
            known = files.setdefault(place(found.path), found)
            files[place(found.path)] = min(known, found, key=lambda file: len(place(file.root)))
    unclear = ambiguous(table.keys() - {"*"}, files.values())
    yield from (
        Problem(f"metadata of {name}", "several files are called so; name them by their paths") for name in unclear
    )
    table = {name: fields for name, fields in table.items() if name not in unclear}
    register = Register(file for file in files.values() if file.form != "json lines")
    for item in _read_all([files[where] for where in sorted(files)], "-" in paths, longest):
        if isinstance(item, Problem):
            yield item
        elif not register.is_copy(item):
            name = register.identify(item)
            if name is None:
                yield Problem(item.id, "another article of this name was read; rename the file, or give it an id")
            else:
                yield _filled_in(replace(item, id=name), table)


def _filled_in(article: Article, table: Table) -> Article:
    """The article with what the table says of it, or else of all, where the file said nothing."""
    called = (article.id, *(article.origin.names[1:] if article.origin else ()))
    fields: dict[str, Any] = {**table.get("*", {}), **next((table[name] for name in called if name in table), {})}
    return replace(article, **{k: v for k, v in fields.items() if not getattr(article, k)})


def _read_all(files: Iterable[File], piped: bool, longest: int) -> Iterator[Article | Problem]:
    if piped:
        yield from _standard_input(longest)
    for file in files:
        yield from _read_file(file, longest)


def _standard_input(longest: int) -> Iterator[Article | Problem]:
    """The article that is piped in. What it says is all that tells it from another one."""
    data = sys.stdin.buffer.read(_WIDEST * longest + 1)
    digest = hashlib.sha256(data).hexdigest()
    origin = Origin(f"stdin {digest}", ("stdin", f"stdin-{digest[:8]}", f"stdin-{digest}"))
    yield from _read_bytes(data, "text", origin, "-", longest)


def _read_file(file: File, longest: int) -> Iterator[Article | Problem]:
    where = str(file.path)
    if file.form is None:
        yield Problem(where, "unknown kind of file; it should end in " + ", ".join(ENDINGS))
        return
    try:
        if file.form == "json lines":
            with file.path.open("rb") as handle:
                yield from _json_lines(handle, file, longest)
        elif (size := file.path.stat().st_size) > _WIDEST * longest:
            yield _too_long(where, f"{size:,} bytes", longest)
        else:
            origin = Origin(place(file.path), tuple(names(file)))
            yield from _read_bytes(file.path.read_bytes(), file.form, origin, where, longest)
    except OSError as error:
        yield Problem(where, f"cannot be read ({error.strerror}); check its permissions")


def _too_long(where: str, size: str, longest: int) -> Problem:
    return Problem(where, f"{size} long, and an article may have {longest:,} characters; part it, or give --longest")


def _read_bytes(data: bytes, form: str, origin: Origin, where: str, longest: int) -> Iterator[Article | Problem]:
    if encoding.mark(data) is None and (kind := signatures.kind(data)) is not None:
        yield Problem(where, f"this is {kind}; save the article as UTF-8 text")
        return
    try:
        text = encoding.decode(data, page=form == "html")
    except encoding.UnknownEncodingError as error:
        yield Problem(where, str(error))
        return
    if not text.strip():
        yield Problem(where, "the file is empty")
        return
    if form != "html" and len(text) > longest:  # of a page, most is no text
        yield _too_long(where, f"{len(text):,} characters", longest)
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    readers = {"text": _plain, "markdown": _markdown, "html": _html}
    yield _checked(readers[form](text, origin, where), where, longest)


def _plain(text: str, origin: Origin, _: str) -> Article | Problem:
    text = _unmarked(text)
    return _article(origin, text, {}, _headline(text))


def _unmarked(text: str) -> str:
    """A text of which nothing says that it is Markdown, as it is shown where it certainly is."""
    return markdown.shown(text) if markdown.is_marked(text) else text


def _article(origin: Origin, text: str, said: Mapping[str, str], title: str | None = None) -> Article:
    """An article by its bare name, with what is said about it; without a title, its headline is one."""
    return Article(origin.names[0], text, **{"title": title, **said}, origin=origin)


def _headline(text: str) -> str | None:
    """The first line, where it reads like a headline: short, whole, and followed by more."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    stands_alone = rest.strip() and not rest[0].islower()
    return first if stands_alone and len(first) <= 200 and not first.endswith((".", ":", ";")) else None


def _markdown(text: str, origin: Origin, where: str) -> Article | Problem:
    try:
        matter, body = front_matter(text)
        said = described(matter)
    except ValueError as error:
        return Problem(where, str(error))
    if not body.strip():
        return Problem(where, "there is no text after the front matter")
    body = markdown.shown(body)
    return _article(origin, body, said, _markdown_headline(body))


def _markdown_headline(body: str) -> str | None:
    found = _headline(body)
    return (_HEADING_MARK.sub("", found) or None) if found else None


def _html(text: str, origin: Origin, where: str) -> Article | Problem:
    try:
        page = read_page(text)
    except Exception as error:  # whatever a page's markup brings up in the libraries, the others are still to be read
        return Problem(where, f"this page cannot be read ({type(error).__name__}); save its text as .txt")
    if page is None:
        return Problem(where, "no article was found in this page; save its text as .txt")
    return _article(origin, page.text, described(asdict(page)))


def _json_lines(handle: IO[bytes], file: File, longest: int) -> Iterator[Article | Problem]:
    """The articles of a file, an object a line; a line at a time is in memory."""
    where = str(file.path)
    head = handle.read(signatures.LOOKED_AT)
    handle.seek(0)
    if encoding.mark(head) is None and (kind := signatures.kind(head)) is not None:
        yield Problem(where, f"this is {kind}; save the articles as UTF-8 text")
        return
    written, called = encoding.mark(head) or "utf-8", names(file)
    lines = _lines(io.TextIOWrapper(handle, written, errors="surrogateescape"), _ESCAPED * longest + _BESIDE_THE_TEXT)
    number, empty = 0, True
    try:
        for number, line in enumerate(lines, start=1):
            here = f"{where}:{number}"
            if line is None:
                yield _too_long(here, "this line is too", longest)
            elif line.strip():
                yield _checked(_record(line, f"{called[0]}-{number}", file, called, here, longest), here, longest)
            empty = empty and line is not None and not line.strip()
    except UnicodeDecodeError:
        yield Problem(f"{where}:{number + 1}", f"not {written.upper()}, as its first bytes say; save it again as UTF-8")
        return
    if empty:
        yield Problem(where, "the file is empty")


def _lines(text: io.TextIOWrapper, longest: int) -> Iterator[str | None]:
    """The lines of a text one by one; None for one that is longer than so many characters, which is not kept."""
    while line := text.readline(longest):
        if line.endswith("\n") or len(line) < longest:
            yield line.removesuffix("\n")
            continue
        while len(line) == longest and not line.endswith("\n"):
            line = text.readline(longest)
        yield None


def _record(line: str, unnamed: str, file: File, called: Sequence[str], where: str, longest: int) -> Article | Problem:
    """The article of a line of a file that may be ``called`` so; without an id, it is named ``unnamed``."""
    if (wrong := _NOT_UTF_8.search(line)) is not None:
        return Problem(where, f"not UTF-8 (character {wrong.start() + 1}); save it again as UTF-8")
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(where, f"broken JSON at character {error.pos + 1} ({error.msg}); one object a line")
    except (ValueError, RecursionError):
        return Problem(where, 'JSON nested too deeply, or a number too long; give {"id": …, "text": …}')
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str) or not text.strip():
        return Problem(where, 'not an object with a "text"; give {"id": …, "text": …}')
    if len(text) > longest:
        return _too_long(where, f"{len(text):,} characters", longest)
    name = composed(scalar(record.get("id"))) or unnamed
    if len(name) > _LONGEST_ID:
        return Problem(where, f'its "id" has {len(name):,} characters, and may have {_LONGEST_ID}; give a shorter one')
    origin = Origin(f"{place(file.path)} {name}", (name, *(f"{beginning}/{name}" for beginning in called)))
    try:
        return _article(origin, _unmarked(text), described(record))
    except ValueError as error:
        return Problem(where, str(error))


def _checked(found: Article | Problem, where: str, longest: int) -> Article | Problem:
    """The article with its letters composed; too long a one, or half a character, which no file holds, is a problem."""
    if isinstance(found, Problem):
        return found
    if not found.text.strip():
        return Problem(where, "there is no text to be shown")
    if len(found.text) > longest:
        return _too_long(where, f"{len(found.text):,} characters", longest)
    fields: dict[str, Any] = {name: composed(value) for name, value in found.said().items()}
    try:
        "".join(fields.values()).encode()
    except UnicodeEncodeError:
        return Problem(where, "holds half a character (a surrogate without its other half); mend it or remove it")
    return replace(found, **fields)
