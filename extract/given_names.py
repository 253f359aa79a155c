"""Given names by language: the lists that the package airlock-pii carries (Apache-2.0)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files


@cache
def given_names(languages: Sequence[str]) -> tuple[str, ...]:
    """Given names of the languages that the package has lists of, as it writes them, each spelling once."""
    data = files("airlock_pii") / "data"
    names: dict[str, None] = {}
    for file in (data / f"given_names_{code}.txt" for code in languages):
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            entry = re.sub(r"#.*|\(.*?\)", "", line)
            if not entry.lstrip().startswith("["):
                names |= dict.fromkeys(n for part in entry.split(",") if (n := part.strip()))
    return tuple(names)
