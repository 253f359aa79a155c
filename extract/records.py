"""Articles from records: a text under its key, and what is said of it under others, in JSON or in Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized

from extract import making
from extract.files import Problem
from extract.metadata import described, scalar
from extract.model import Article, Origin, composed

_LONGEST_ID = 255  # characters, as of a file's name
_GIVE = 'give {"id": …, "text": …}'


def read(
    record: object, where: str, longest: int, origin: Callable[[str, Mapping[str, str]], Origin]
) -> Article | Problem:
    """The article of a record.

    Args:
        record: its ``text``, and ``id`` and what else is known by the keys of ``extract.metadata.FIELDS``.
        where: what problems call it.
        longest: how many characters its text may have.
        origin: by its id, which is empty where it has none, and by all that it says, where it was read.
    """
    if not isinstance(record, Mapping):
        return Problem(where, f'not an object with a "text"; {_GIVE}')
    try:
        return _read(record, where, longest, origin)
    except ValueError as error:  # a date that is none, a number that is too long
        return Problem(where, str(error))


def _read(
    record: Mapping[str, object], where: str, longest: int, origin: Callable[[str, Mapping[str, str]], Origin]
) -> Article | Problem:
    text = record.get("text")
    if not isinstance(text, str):
        missing = not isinstance(text, Sized) and not scalar(text)
        what = 'has no "text"' if missing else f'its "text" is of type {type(text).__name__}, and no text'
        return Problem(where, f"{what}; {_GIVE}")
    if not text.strip():
        return Problem(where, f'its "text" is empty; {_GIVE}')
    if len(text) > longest:
        return making.too_long(where, f"{len(text):,} characters", longest)
    name = composed(scalar(record.get("id")))
    if len(name) > _LONGEST_ID:
        return Problem(where, f'its "id" has {len(name):,} characters, and may have {_LONGEST_ID}; give a shorter one')
    said = described(record)
    found = making.article(origin(name, {**said, "text": text}), making.unmarked(text), said)
    return making.checked(found, where, longest)
