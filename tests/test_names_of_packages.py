"""Orda's packages have common names; no other distribution may bring them into its environment."""

from __future__ import annotations

from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["orda", "ontology", "extract", "graph", "queries"])
def test_the_name_is_orda_s_alone(name: str) -> None:
    assert set(packages_distributions().get(name, ())) <= {"orda"}
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    assert ROOT in Path(spec.origin).parents
