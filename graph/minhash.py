"""The signature of an article's words, by which reprints are found: articles of many runs of words in common have
parts of it in common."""

from __future__ import annotations

import base64
import operator
import re
from array import array
from collections.abc import Iterator

from rensa import RMinHash

_ROWS, BANDS = 2, 32  # of a signature: runs of three in ten words in common are found nearly always
_MINIMUM = 4  # bytes: of a band they make eight
FEWEST_RUNS = 20
_SEED = 20_180_111
_RUN = 4  # words
_WORD = re.compile(r"\w+")


def signature(text: str) -> str:
    """A MinHash of a text's runs of words; empty for a text that is too short to be compared.

    Source: Broder, A. Z. (1997), On the resemblance and containment of documents; here rensa's.
    """
    found = list(runs(text))
    if len(found) < FEWEST_RUNS:
        return ""
    minima = RMinHash(num_perm=_ROWS * BANDS, seed=_SEED)
    minima.update(found)
    return base64.b64encode(b"".join(int(m).to_bytes(_MINIMUM, "big") for m in minima.digest())).decode()


def bands(signature: str) -> array[int]:
    """The parts of a signature, each at its place."""
    return array("q", base64.b64decode(signature))


def share_band(one: str, other: str) -> bool:
    """May two articles be of the same words, by their signatures?"""
    return any(map(operator.eq, bands(one), bands(other)))


def runs(text: str) -> Iterator[str]:
    """A text's runs of words."""
    words = _WORD.findall(text.casefold())
    return (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
