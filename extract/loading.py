"""Modules that a language or a relation brings, each under a name that is agreed on: found, or told in a line."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from extract import failures


class ModuleError(ValueError):
    """A module is missing, cannot be imported or lacks what is asked of it; the message names file and mend."""


def module(name: str, file: str, does: str) -> ModuleType:
    """A module by its name.

    Args:
        name: the module.
        file: what messages call its file.
        does: what it is for, in a clause.

    Raises:
        ModuleError: there is none, or it cannot be imported.
    """
    if find_spec(name) is None:
        raise ModuleError(f"{file}: there is no such file; it {does}")
    try:
        return import_module(name)
    except Exception as error:  # whatever a module that somebody writes brings up
        raise ModuleError(f"{file}: it cannot be imported ({failures.named(error)})") from error


def function(name: str, wanted: str, file: str, does: str) -> Callable[..., Any]:
    """A function of a module.

    Args:
        name: the module.
        wanted: the function's name and parameters, as in ``"parse(document, paragraphs)"``.
        file: what messages call the module's file.
        does: what it is for, in a clause.

    Raises:
        ModuleError: there is no such module, it cannot be imported, or has no such function.
    """
    found: object = getattr(module(name, file, does), wanted.partition("(")[0], None)
    if not callable(found):
        raise ModuleError(f"{file}: it has no {wanted}, which {does}")
    return found
