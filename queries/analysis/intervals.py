"""Intervals of shares and counts, in closed form."""

from __future__ import annotations

import math
from statistics import NormalDist

LEVEL = 0.95  # how often an interval holds what it is of
_Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)


def share(many: int, of: int) -> tuple[float, float]:
    """The interval of a share, after Wilson: it stays within 0 and 1, and holds the share itself.

    Source: Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927), 209–212.

    Args:
        many: how many of the cases are so.
        of: how many cases there are; of none, the share may be anything.

    Raises:
        ValueError: there are more such cases than cases, or fewer than none.
    """
    if not 0 <= many <= of:
        raise ValueError(f"{many} of {of} is no share")
    if not of:
        return 0.0, 1.0
    found, weight = many / of, _Z**2 / of
    middle, reach = found + weight / 2, _Z * math.sqrt(found * (1 - found) / of + (_Z / (2 * of)) ** 2)
    low, high = (middle - reach) / (1 + weight), (middle + reach) / (1 + weight)
    return (0.0 if many == 0 else low), (1.0 if many == of else high)


def count(many: int) -> tuple[float, float]:
    """The interval of the mean of a count that follows Poisson's law, as Byar approximates it.

    Source: Breslow and Day, Statistical Methods in Cancer Research, volume II (1987), formula 2.13.

    Args:
        many: the count.

    Raises:
        ValueError: it is below nought.
    """
    if many < 0:
        raise ValueError(f"{many} is no count")
    low = 0.0 if many == 0 else many * (1 - 1 / (9 * many) - _Z / (3 * math.sqrt(many))) ** 3
    above = many + 1
    return max(low, 0.0), above * (1 - 1 / (9 * above) + _Z / (3 * math.sqrt(above))) ** 3
