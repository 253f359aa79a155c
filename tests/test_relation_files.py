"""Whether relations have all their files: each that is missing or of no relation is told by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import ontology.schema
from extract import relation_files
from extract.languages import lists
from extract.loading import ModuleError
from extract.relation_files import RelationError

RELATIONS = tuple(ontology.schema.load().relations)

Laid = Callable[..., None]


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laid:
    """Lays empty modules of rules and lists of words for these relations, in one language."""

    def lay(*, rules: tuple[str, ...] = RELATIONS, words: tuple[str, ...] = RELATIONS) -> None:
        for name in ("__init__", *rules):
            (tmp_path / f"{name}.py").touch()
        monkeypatch.setattr(relation_files, "FOLDER", tmp_path)
        monkeypatch.setattr(relation_files, "CODES", ("en",))
        monkeypatch.setattr(lists, "predicates", lambda code: dict.fromkeys(words))

    return lay


def test_the_relations_have_all_their_files() -> None:
    relation_files.check()


def without(name: str) -> tuple[str, ...]:
    return tuple(relation for relation in RELATIONS if relation != name)


def test_rules_of_every_relation_and_words_of_all_but_figures_are_needed(laid: Laid) -> None:
    laid(words=without("indicator"))  # which are found by their numbers
    relation_files.check()


def test_a_relation_without_rules_is_told(laid: Laid) -> None:
    laid(rules=without("visit"))
    with pytest.raises(RelationError, match=r"relations/visit\.py: there is no such file"):
        relation_files.check()


def test_a_module_of_rules_that_reads_nothing_is_told(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    laid()
    monkeypatch.delattr("extract.relations.visit.read")
    with pytest.raises(ModuleError, match=r"relations/visit\.py: it has no read\(text\)"):
        relation_files.check()


def test_a_relation_that_no_language_has_words_for_is_told(laid: Laid) -> None:
    laid(words=without("visit"))
    with pytest.raises(RelationError, match=r"predicates/visit\.yaml: no language has such a file"):
        relation_files.check()


def test_rules_of_no_relation_are_told(laid: Laid) -> None:
    laid(rules=(*RELATIONS, "visits"))
    with pytest.raises(RelationError, match=r"ontology/relations/visits\.ttl: there is no such file"):
        relation_files.check()


def test_words_of_no_relation_are_told_with_their_language(laid: Laid) -> None:
    laid(words=(*RELATIONS, "visits"))
    with pytest.raises(RelationError, match=r"languages/en/predicates/visits\.yaml: the ontology has no relation"):
        relation_files.check()
