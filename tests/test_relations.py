"""The relations are read by their names."""

from __future__ import annotations

from extract.relations import read
from tests.documents import ready


def test_the_relations_are_read_in_the_order_given() -> None:
    text = ready("Bolat Omarov visited Rudny. Bolat Omarov met with Serik Askarov.")
    assert [f.relation for f in read(text, ["meeting", "visit"])] == ["meeting", "visit"]
    assert [f.relation for f in read(text, ["visit"])] == ["visit"]
