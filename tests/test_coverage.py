"""Every relation is read in every language that has words for it."""

from __future__ import annotations

import pytest

import ontology.schema
from extract.languages import CODES, lists
from tests.coverage import CODEBOOK, main, table

READ_AT_LEAST = 0.25  # of the constructions met


def _told() -> list[tuple[str, str]]:
    """The relations and the languages that can tell them: by their words or, of figures, by their codebook."""
    return [
        (relation, code)
        for relation in ontology.schema.load().relations
        for code in CODES
        if relation in lists.predicates(code) or (CODEBOOK / code / f"{relation}.yaml").is_file()
    ]


@pytest.mark.parametrize(("relation", "language"), _told())
def test_every_language_reads_every_relation_that_it_has_words_for(relation: str, language: str) -> None:
    read, met = table()[relation][language]
    assert met >= 3, "the codebook lacks constructions"
    assert read >= 1
    assert read >= READ_AT_LEAST * met


def test_the_table_names_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    printed = capsys.readouterr().out
    assert all(relation in printed for relation in ontology.schema.load().relations)
