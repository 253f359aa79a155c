"""How a quantity grows with n: which of n, n log n and n² tells it best, by least squares."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FORMS: dict[str, Callable[[float], float]] = {
    "1": lambda _: 0.0, "log n": math.log, "n": lambda n: n, "n log n": lambda n: n * math.log(n),
    "n^2": lambda n: n * n,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fit:
    """What tells a quantity best.

    Attributes:
        form: ``a + b · form(n)``.
        error: how far off it is, as a share of the quantity: the root of the mean square over all sizes.
        power: the power of n between the two largest sizes; 1 is n, a little more n log n, 2 is n².
    """

    form: str
    error: float
    power: float


def fit(sizes: Sequence[float], values: Sequence[float]) -> Fit:
    """What tells the values at sizes best; of those that tell them as well, the one that grows least.

    Errors are counted as shares of the values, else the largest size would be all that counts.

    Args:
        sizes: three at least, growing.
        values: above 0.
    """
    if len(sizes) < 3 or min(values) <= 0:
        raise ValueError("three sizes at least, and values above 0")
    errors = {form: _error(list(map(f, sizes)), values) for form, f in FORMS.items()}
    least = min(errors.values())
    form = next(form for form, error in errors.items() if error <= 1.1 * least + 0.01)
    return Fit(form, errors[form], math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2]))


def _error(told: Sequence[float], values: Sequence[float]) -> float:
    """The error of a line through values, each weighted by its inverse; it never falls, and starts at 0 or above."""
    rows = [(1 / value, x / value) for x, value in zip(told, values, strict=True)]
    aa, ab, bb = (sum(r[i] * r[j] for r in rows) for i, j in ((0, 0), (0, 1), (1, 1)))
    a1, b1 = sum(r[0] for r in rows), sum(r[1] for r in rows)
    lines = [(a1 / aa, 0.0), (0.0, b1 / bb if bb else 0.0)]
    if (span := aa * bb - ab * ab) > 1e-12 * aa * bb:
        lines.append(((a1 * bb - b1 * ab) / span, (b1 * aa - a1 * ab) / span))
    return min(
        math.sqrt(sum((a * one + b * x - 1) ** 2 for one, x in rows) / len(rows)) for a, b in lines if a >= 0 <= b
    )
