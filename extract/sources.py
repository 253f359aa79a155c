"""Articles from files, here or in an object store, and from records of Python.

Files are text, Markdown, HTML, or hold many articles: JSON Lines, Parquet, web archives.

What cannot be read is reported, one clear line each, and the rest goes on. An article's date is what its metadata say,
never a guess. Letters are composed (Unicode's NFC), as names are looked up; offsets point into that text.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import IO, Any

from extract import encoding, given, making, markdown, parquet, records, signatures, storage, warc
from extract.files import ENDINGS, MANY, File, Problem
from extract.given import Given, Record
from extract.html import read_page
from extract.making import too_long
from extract.metadata import checked, described, front_matter, read_metadata
from extract.model import LONGEST, Article, Origin, composed
from extract.naming import Register, address, ambiguous, names, place
from extract.storage import find

__all__ = ["ENDINGS", "Given", "Problem", "expected", "read", "read_metadata"]

_WIDEST = 4  # bytes that a character takes at most
_ESCAPED = 12  # characters that one takes at most in JSON
_BESIDE_THE_TEXT = 65_536  # characters that a line of JSON may have
_HEADING_MARK = re.compile(r"\A#{1,6}\s+|\s+#+\Z")
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")  # bytes that were no UTF-8, as Python escapes them
_MEND = ("its permissions", "the network and the credentials")  # of a file here, of one in an object store

Table = Mapping[str, Mapping[str, str]]


def read(
    articles: Iterable[Given], metadata: Table | None = None, longest: int = LONGEST
) -> Iterator[Article | Problem]:
    """The articles that are given, and the problems met on the way: records as they come, then files in a stable order.

    Args:
        articles: files, folders (every file below with a known ending), glob patterns, all these in an object store
            by their address, or ``-`` for standard input;
            records with a ``text``, as ``extract.given`` knows them; iterables of these.
        metadata: by article id, or by ``"*"`` for all, the fields of ``Article`` that hold where a file says nothing.
            An id may also be the article's path, or as much of its end as no other article has.
        longest: how many characters an article may have; what is longer is a problem.

    Raises:
        ValueError: the metadata name a field that no article has, or a date that is none.
    """
    table = {composed(name): checked(name, fields) for name, fields in (metadata or {}).items()}
    return _read_once(articles, table, longest)


def expected(articles: Iterable[Given]) -> int | None:
    """How many articles are given; None where only reading them would tell."""
    return given.many(articles, _at)


def _at(path: str) -> int | None:
    """How many articles there are at a path, where an article is a file; what cannot be read counts for none."""
    if path == "-":
        return 1
    files = [found for found in find(path) if isinstance(found, File)]
    return None if any(file.form in MANY for file in files) else len(files)


def _read_once(articles: Iterable[Given], table: Table, longest: int) -> Iterator[Article | Problem]:
    """Each article once, under an identifier of its own, with what the table says of it."""
    register, paths = Register(), list[str]()
    for item in given.told_apart(articles):
        if isinstance(item, str):  # what a file is called depends on all others
            paths.append(item)
        elif isinstance(item, Problem):
            yield item
        else:
            taken = Problem(item.where, "another article has this id; give it one of its own")
            yield from _registered(_read_record(item, longest), register, table, taken)
    yield from _read_files(paths, register, table, longest)


def _registered(
    found: Article | Problem, register: Register, table: Table, taken: Problem | None = None
) -> Iterator[Article | Problem]:
    """What was found, once; ``taken`` says that its name is another's."""
    if isinstance(found, Problem):
        yield found
    elif not register.is_copy(found):
        name = register.identify(found)
        if name is None:
            other = "another article of this name was read; rename the file, or give it an id"
            yield taken or Problem(found.id, other)
        else:
            yield _filled_in(replace(found, id=name), table)


def _read_record(record: Record, longest: int) -> Article | Problem:
    """The article of a record from Python. Without an id, what it says is all that tells it from another one."""

    def origin(name: str, said: Mapping[str, str]) -> Origin:
        if name:
            return Origin(f"record {name}", (name,))
        digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
        numbered = f"record-{record.number}"
        return Origin(f"records {digest}", (numbered, f"{numbered}-{digest[:8]}", f"{numbered}-{digest}"))

    return records.read(record.said, record.where, longest, origin)


def _read_files(paths: Sequence[str], register: Register, table: Table, longest: int) -> Iterator[Article | Problem]:
    files: dict[str, File] = {}
    for found in chain.from_iterable(find(path) for path in paths if path != "-"):
        if isinstance(found, Problem):
            yield found
        else:  # of two folders that hold it, the outer one says where it lies
            known = files.setdefault(address(found), found)
            files[address(found)] = min(known, found, key=lambda file: len(place(file.root)))
    unclear = ambiguous(table.keys() - {"*"}, files.values())
    yield from (
        Problem(f"metadata of {name}", "several files are called so; name them by their paths") for name in unclear
    )
    table = {name: fields for name, fields in table.items() if name not in unclear}
    register.expect(file for file in files.values() if file.form not in MANY)
    for item in _read_all([files[where] for where in sorted(files)], "-" in paths, longest):
        yield from _registered(item, register, table)


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
    where = file.where
    if file.form is None:
        yield Problem(where, "unknown kind of file; it should end in " + ", ".join(ENDINGS))
        return
    try:
        if file.form in MANY:
            readers = {"json lines": _json_lines, "parquet": _parquet, "warc": _archive}
            with storage.opened(file) as handle:
                yield from readers[file.form](handle, file, longest)
        elif (size := storage.size(file)) > _WIDEST * longest:
            yield too_long(where, f"{size:,} bytes", longest)
        else:
            origin = Origin(address(file), tuple(names(file)))
            with storage.opened(file) as handle:
                data = handle.read()
            yield from _read_bytes(data, file.form, origin, where, longest)
    except OSError as error:
        yield Problem(where, f"cannot be read ({error.strerror or error}); check {_MEND[bool(file.protocol)]}")


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
        yield too_long(where, f"{len(text):,} characters", longest)
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    readers = {"text": _plain, "markdown": _markdown, "html": _html}
    yield making.checked(readers[form](text, origin, where), where, longest)


def _plain(text: str, origin: Origin, _: str) -> Article | Problem:
    text = making.unmarked(text)
    return making.article(origin, text, {}, making.headline(text))


def _markdown(text: str, origin: Origin, where: str) -> Article | Problem:
    try:
        matter, body = front_matter(text)
        said = described(matter)
    except ValueError as error:
        return Problem(where, str(error))
    if not body.strip():
        return Problem(where, "there is no text after the front matter")
    body = markdown.shown(body)
    return making.article(origin, body, said, _markdown_headline(body))


def _markdown_headline(body: str) -> str | None:
    found = making.headline(body)
    return (_HEADING_MARK.sub("", found) or None) if found else None


def _html(text: str, origin: Origin, where: str) -> Article | Problem:
    try:
        page = read_page(text)
    except Exception as error:  # whatever a page's markup brings up in the libraries, the others are still to be read
        return Problem(where, f"this page cannot be read ({type(error).__name__}); save its text as .txt")
    if page is None:
        return Problem(where, "no article was found in this page; save its text as .txt")
    return making.article(origin, page.text, described(asdict(page)))


def _json_lines(handle: IO[bytes], file: File, longest: int) -> Iterator[Article | Problem]:
    """The articles of a file, an object a line; a line at a time is in memory."""
    where = file.where
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
                yield too_long(here, "this line is too", longest)
            elif line.strip():
                yield _json_line(line, _Part(file, called, number), here, longest)
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


def _json_line(line: str, part: _Part, where: str, longest: int) -> Article | Problem:
    if (wrong := _NOT_UTF_8.search(line)) is not None:
        return Problem(where, f"not UTF-8 (character {wrong.start() + 1}); save it again as UTF-8")
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(where, f"broken JSON at character {error.pos + 1} ({error.msg}); one object a line")
    except (ValueError, RecursionError):
        return Problem(where, 'JSON nested too deeply, or a number too long; give {"id": …, "text": …}')
    return records.read(record, where, longest, part.origin)


def _parquet(handle: IO[bytes], file: File, longest: int) -> Iterator[Article | Problem]:
    """The articles of a table, one a row."""
    called = names(file)
    try:
        for number, row in parquet.rows(handle):
            where, part = f"{file.where}:{number}", _Part(file, called, number)
            if isinstance(row, str):
                yield Problem(where, row)
            else:
                yield records.read(row, where, longest, part.origin)
    except parquet.NoTableError as error:
        yield Problem(file.where, str(error))


def _archive(handle: IO[bytes], file: File, longest: int) -> Iterator[Article | Problem]:
    """The articles of a web archive, one a page; where a page does not tell its address, the archive does."""
    called, most = names(file), _WIDEST * longest
    try:
        for page in warc.pages(handle, most):
            where, origin = f"{file.where}:{page.number}", _Part(file, called, page.number).origin("", {})
            if page.problem:
                yield Problem(where, f"{page.problem}; fetch {page.address} again")
            elif len(page.data) > most:
                yield too_long(where, f"more than {most:,} bytes", longest)
            else:
                for found in _read_bytes(page.data, "html", origin, where, longest):
                    yield _filled_in(found, {"*": {"source": page.address}}) if isinstance(found, Article) else found
    except warc.NoArchiveError as error:
        yield Problem(file.where, str(error))


@dataclass(frozen=True, slots=True)
class _Part:
    """Where one of a file's articles stands.

    Attributes:
        file: that holds it.
        called: what the file may be called.
        number: which one it is.
    """

    file: File
    called: Sequence[str]
    number: int

    def origin(self, given: str, _: Mapping[str, str]) -> Origin:
        """Where it was read, by its id; without one, it is called by the file and its number."""
        name = given or f"{self.called[0]}-{self.number}"
        return Origin(f"{address(self.file)} {name}", (name, *(f"{beginning}/{name}" for beginning in self.called)))
