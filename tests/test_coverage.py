"""Every relation is read in every language."""

from __future__ import annotations

import pytest

import ontology.schema
from extract.languages import CODES
from tests.coverage import main, table

READ_AT_LEAST = 0.25  # of the constructions met


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("relation", ontology.schema.load().relations)
def test_every_language_reads_every_relation(relation: str, language: str) -> None:
    read, met = table()[relation][language]
    assert met >= 3, "the codebook lacks constructions"
    assert read >= 1
    assert read >= READ_AT_LEAST * met


def test_the_table_names_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    printed = capsys.readouterr().out
    assert all(relation in printed for relation in ontology.schema.load().relations)
