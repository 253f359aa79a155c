"""The rules of each relation: one module per relation of the ontology, named as it is.

Every module has ``read(text) -> Iterator[Fact]`` and declares its rules. Rules work on predicate frames, on units that
stand beside each other, and on the word lists of ``languages/*/predicates``; none names a language.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract import relation_files
from extract.model import Fact
from extract.text import Text


def read(text: Text, names: list[str]) -> Iterator[Fact]:
    """The facts of the named relations."""
    return text.each(*(relation_files.reader(name) for name in names))
