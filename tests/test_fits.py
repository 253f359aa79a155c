"""The growth of what is known to grow so is told."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from tests.fits import fit

SIZES = (100, 300, 1000, 3000, 10_000)


@pytest.mark.parametrize(
    ("form", "grows"),
    [
        ("1", lambda n: 5), ("log n", lambda n: 1 + 2 * math.log(n)), ("n", lambda n: 3 + 0.1 * n),
        ("n log n", lambda n: 0.01 * n * math.log(n)), ("n^2", lambda n: 2 + 0.001 * n * n),
    ],
)  # fmt: skip
@pytest.mark.parametrize("noise", [0.0, 0.005])
def test_each_form_is_told(form: str, grows: Callable[[float], float], noise: float) -> None:
    found = fit(SIZES, [grows(n) * (1 + noise * (-1) ** i) for i, n in enumerate(SIZES)])
    assert found.form == form
    assert found.error < 0.01


def test_the_power_is_of_the_largest_sizes() -> None:
    """Something large that does not grow hides what does, until sizes are large."""
    found = fit(SIZES, [1000 + n * n / 1000 for n in SIZES])
    assert 1.8 < found.power < 2.0
    assert fit(SIZES, [7 * n for n in SIZES]).power == pytest.approx(1)


@pytest.mark.parametrize(("sizes", "values"), [((1, 2), (1, 2)), ((1, 2, 3), (1, 0, 2))])
def test_too_little_is_refused(sizes: tuple[float, ...], values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="three sizes"):
        fit(sizes, values)
