"""Real articles, retold: no less is read of the open half than was, and no more of it is wrong."""

from __future__ import annotations

import pytest

from extract.languages import CODES
from queries.judge.report import Report
from tests.evaluate import REAL, reports, table

LEAST = {"en": (0.91, 0.755), "kk": (0.92, 0.80), "ru": (0.915, 0.755)}  # F1 of entities, of facts


@pytest.fixture(scope="module")
def found() -> dict[str, Report]:
    return reports(REAL / "open")


@pytest.mark.parametrize("code", CODES)
def test_what_was_read_of_the_open_half_is_read(code: str, found: dict[str, Report]) -> None:
    entities, facts = LEAST[code]
    assert found[code].entities.f1 >= entities, found[code].to_text()
    assert found[code].facts.f1 >= facts, found[code].to_text()
    assert found[code].facts.precision >= 0.85, found[code].to_text()


def test_the_table_has_a_figure_for_each_language(found: dict[str, Report]) -> None:
    rows = dict(table(found))
    assert all(len(cells) == len(found) for cells in rows.values())
    assert rows["facts f1"] == [f"{report.facts.f1:.3f}" for report in found.values()]
