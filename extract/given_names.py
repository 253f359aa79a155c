"""Given names of Kazakhstan: the lists that the package airlock-pii carries (Apache-2.0)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def given_names() -> tuple[str, ...]:
    """Kazakh and Russian given names in Cyrillic, each spelling once."""
    data = files("airlock_pii") / "data"
    names: dict[str, None] = {}
    for file in ("given_names_kk.txt", "given_names_ru.txt"):
        for line in (data / file).read_text(encoding="utf-8").splitlines():
            entry = re.sub(r"#.*|\(.*?\)", "", line)
            if not entry.lstrip().startswith("["):
                names |= dict.fromkeys(n for part in entry.split(",") if (n := part.strip()))
    return tuple(names)
