"""JSON Schema of the types that records are made of."""

from __future__ import annotations

import types
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema(kind: Any, known: MutableMapping[str, Any]) -> dict[str, Any]:
    """The schema of a type.

    Args:
        kind: a record, a sequence, a mapping with names as keys, a union of plain types, one of a few words, a plain
            type, or any of them annotated with what else its schema says.
        known: the schemas of records by their names; those that the type is made of are added.

    Raises:
        TypeError: the type is none of these.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**schema(arguments[0], known), **arguments[1]}
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"type": [_PLAIN[argument] for argument in arguments]}
    if origin is Sequence:
        return {"type": "array", "items": schema(arguments[0], known)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema(arguments[1], known)}
    if is_dataclass(kind):
        return _record(kind, known)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    raise TypeError(f"{kind} has no schema here")


def _record(kind: Any, known: MutableMapping[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in known:
        hints = get_type_hints(kind, include_extras=True)
        known[name] = {}  # a record may hold others of its kind
        known[name] |= {
            "type": "object",
            "required": [field.name for field in fields(kind)],
            "properties": {field.name: schema(hints[field.name], known) for field in fields(kind)},
            "additionalProperties": False,
        }
    return {"$ref": f"#/components/schemas/{name}"}
