"""Packages that only some of Orda needs: where one is missing, a line says which, and what brings it."""

from __future__ import annotations

from importlib.util import find_spec


class MissingError(ImportError):
    """A package is not installed that only a part of Orda needs; the message says how to install it."""


def needed(*packages: str, extra: str) -> None:
    """Make sure that packages are installed.

    Args:
        packages: their names, as they are imported.
        extra: what brings them: an extra of Orda.

    Raises:
        MissingError: one of them is not installed.
    """
    for package in packages:
        if find_spec(package) is None:
            raise MissingError(f'this needs the package {package}: pip install "orda[{extra}]"', name=package)
