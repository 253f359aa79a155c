"""Where input of others' making enters: a module each, which a fuzzer gives bytes of any kind.

Each has ``SEEDS``, inputs to begin with, and ``once(data)``, which raises where anything but the documented errors
comes of the input. What an error says must be one line.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

NAMES = tuple(sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py")))


class Target(Protocol):
    """What a module of this folder is."""

    SEEDS: Sequence[bytes]

    def once(self, data: bytes) -> None:
        """Try one input."""


def target(name: str) -> Target:
    """The target of a name."""
    return cast(Target, importlib.import_module(f"{__name__}.{name}"))
