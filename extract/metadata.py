"""What is said about an article beside its text, by front matter, keys of JSON, rows of a table; only in scalars."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from datetime import date
from numbers import Real
from pathlib import Path
from typing import Any

import yaml

from ontology.addresses import is_web_address
from ontology.dates import partial_date

FIELDS = {  # an article's field → the keys it goes by in front matter, JSON and tables
    "title": ("title", "headline"),
    "issued": ("issued", "date", "published", "datePublished"),
    "language": ("language", "lang"),
    "publisher": ("publisher", "site", "sitename"),
    "creator": ("creator", "author"),
    "source": ("source", "url", "link"),
}
KEYS = frozenset({"id", "text"}.union(*FIELDS.values()))  # of a record: what else it has is passed over

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n(?:[^\S\n]*\n)*|\Z)", re.S)
_LONGEST_MATTER = 65_536  # characters
_LONGEST_CELL = 131_072  # characters of a table's cell
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")


def described(record: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an article that a record tells. An address or a language that is none says nothing.

    Raises:
        ValueError: its date is none.
    """
    found = {field: text for field, keys in FIELDS.items() if (text := _first(record, field, keys))}
    return found | ({"issued": partial_date(found["issued"])} if "issued" in found else {})


def _first(record: Mapping[str, Any], field: str, keys: tuple[str, ...]) -> str:
    said = ((key, scalar(record.get(key))) for key in keys)
    return next((valid for key, text in said if text and (valid := _valid(field, key, text))), "")


def scalar(value: Any) -> str:
    """A value as text; nothing for what is a list, an object, a gap in a table or nothing itself."""
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, Real | date) and getattr(getattr(value, "dtype", None), "kind", "") != "M":
        return ""
    if value != value:  # as no number (NaN) and no time (NaT) are
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():  # which gaps in a table's column make of whole numbers
        return str(int(value))
    return str(value)


def _valid(field: str, key: str, text: str) -> str:
    if field == "language":
        return found[1].lower() if (found := _LANGUAGE.fullmatch(text)) else ""
    if field == "source":  # which may be a newspaper's page; under another key, it is an address
        return text if is_web_address(text) or (key == "source" and "://" not in text) else ""
    return text


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """What the lines of YAML above a text say, key by key, and the text below them.

    Raises:
        ValueError: there are such lines, but they are no YAML, or no keys and values; the message tells the mend.
    """
    matter = _FRONT_MATTER.match(text)
    if matter is None:
        return {}, text
    if len(matter[1]) > _LONGEST_MATTER:
        raise ValueError(f"the front matter is longer than {_LONGEST_MATTER:,} characters; shorten it or remove it")
    try:
        node = yaml.compose(matter[1], Loader=yaml.SafeLoader)  # nodes alone: no alias is ever written out
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ValueError(f"line {line}: the front matter is not YAML; mend it or remove it") from None
    except (ValueError, OverflowError, RecursionError) as error:  # no such character; a thousand brackets
        raise ValueError(f"the front matter has a value that is none ({error}); mend it or remove it") from None
    if not isinstance(node, yaml.MappingNode | None):
        raise ValueError("the front matter is not a list of `key: value` lines; mend it or remove it")
    pairs = node.value if node else ()
    scalars = {
        k.value: _written(v) for k, v in pairs if isinstance(k, yaml.ScalarNode) and isinstance(v, yaml.ScalarNode)
    }
    return scalars, text[matter.end() :]


def _written(node: yaml.ScalarNode) -> str:
    """A scalar as it was written; a time in one way, of the many that YAML has."""
    kind = node.tag.rpartition(":")[2]
    if kind == "timestamp":
        try:
            return scalar(yaml.SafeLoader("").construct_object(node))
        except (ValueError, OverflowError):  # 2023-02-30
            pass
    return "" if kind == "null" else str(node.value)


def checked(name: str, fields: Mapping[str, Any]) -> dict[str, str]:
    """The fields that a caller gives for the article ``name``, or for all (``"*"``).

    Raises:
        ValueError: they name a field that no article has, or a date that is none.
    """
    whose = "all articles" if name == "*" else name
    if unknown := sorted(set(fields) - set(FIELDS)):
        raise ValueError(f"metadata of {whose}: there is no field {', '.join(unknown)}; there are: {', '.join(FIELDS)}")
    try:
        return described(fields)
    except ValueError as error:
        raise ValueError(f"metadata of {whose}: {error}") from None


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
                if row["id"] is None:
                    raise ValueError("the line ends before its id")
                table[row["id"]] = described(row)
        except UnicodeDecodeError as error:
            raise ValueError(f"{file}: not UTF-8 (byte {error.start}); save it again as UTF-8") from None
        except (csv.Error, ValueError) as error:
            raise ValueError(f"{file}:{reader.line_num}: {error}") from None
    return table
