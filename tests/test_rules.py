"""The rules: every fact is read by one that is declared, and each reads a construction of the codebook."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import ontology.schema
from extract import confidence
from extract.pipeline import extract
from extract.rules import Rule, registered, translations
from ontology.reference import LANGUAGES
from tests import calibrate
from tests.conftest import Outcome
from tests.constructions import readings

Command = Callable[..., Outcome]


def rules_that_read() -> set[str]:
    """The rules that read a fact in some entry of the codebook."""
    return {fact.rule for reading in readings() for fact in reading.facts}


def test_every_rule_that_reads_a_fact_is_registered() -> None:
    assert rules_that_read() - set(registered()) == set()


def test_every_rule_reads_an_entry_of_the_codebook() -> None:
    unexercised = set(registered()) - rules_that_read()
    assert unexercised == set(), "add a construction that they read"


def test_every_rule_is_of_the_relation_whose_module_declares_it() -> None:
    assert set(ontology.schema.load().relations) == {rule.relation for rule in registered().values()}
    for relation in ontology.schema.load().relations:
        module = import_module(f"extract.relations.{relation}")
        assert [r for r in registered().values() if r.relation == relation and r not in vars(module).values()] == []


def test_facts_bear_the_relation_and_the_name_of_their_rule() -> None:
    for reading in readings():
        for fact in reading.facts:
            assert registered()[fact.rule].relation == fact.relation
            rule = registered()[fact.rule]
            assert rule.weighed or fact.confidence == confidence.of(rule)


def test_two_rules_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Rule("visit", "motion-verb", 'another: "X went to Y"')
    monkeypatch.setattr(import_module("extract.relations.visit"), "OTHER", other, raising=False)
    registered.cache_clear()
    with pytest.raises(ValueError, match="two rules visit/motion-verb"):
        registered()
    monkeypatch.undo()
    registered.cache_clear()


def test_a_rule_of_another_relation_than_its_modules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Rule("visits", "new", 'of no relation: "X went to Y"')
    monkeypatch.setattr(import_module("extract.relations.visit"), "OTHER", other, raising=False)
    registered.cache_clear()
    with pytest.raises(ValueError, match=r"^extract/relations/visit\.py: the rule visits/new is of another relation"):
        registered()
    monkeypatch.undo()
    registered.cache_clear()


def test_the_table_of_confidence_names_no_rule_that_there_is_not() -> None:
    with confidence.FILE.open(encoding="utf-8", newline="") as handle:
        assert {row["rule"] for row in csv.DictReader(handle)} - set(registered()) == set(), "run make calibrate"


def share(*rules: Rule) -> float:
    known = [confidence.measured(rule) for rule in rules]
    return round((sum(m.right for m in known) + 1) / (sum(m.read for m in known) + 2), 3)


def test_every_rule_is_told_in_every_language() -> None:
    assert set(translations()) == set(registered())
    for name, told in translations().items():
        assert set(told) == set(LANGUAGES) - {"en"}, name
        assert all(text.strip() for text in told.values()), name
    for text in {rule.told("kk") for rule in registered().values()}:
        assert not re.search(r"[a-z]{4}", text.replace("company", "")), text


def test_a_rule_that_nobody_translated_is_told_in_english() -> None:
    assert Rule("visit", "by-balloon", "a verb of flying").told("kk") == "a verb of flying"
    assert registered()["position/title-and-name"].told("ru") == "титул рядом с именем: «министр X»"


def test_a_measured_rule_is_as_sure_as_it_was_right() -> None:
    rule = registered()["visit/motion-verb"]
    assert confidence.is_measured(rule.name)
    assert confidence.of(rule) == share(rule)


def test_a_rule_never_measured_is_as_sure_as_its_relations_rules_together() -> None:
    new = Rule("visit", "new", "")
    assert not confidence.is_measured(new.name)
    assert confidence.of(new) == share(*(r for r in registered().values() if r.relation == "visit"))


def test_a_rule_of_a_relation_never_measured_is_as_sure_as_all_rules_together() -> None:
    assert confidence.of(Rule("new", "new", "")) == share(*registered().values())


def test_a_least_confidence_keeps_rules_that_were_never_measured() -> None:
    unmeasured = ((r, f) for r in readings() for f in r.facts if not confidence.is_measured(f.rule))
    told, fact = next((r, f) for r, f in unmeasured if not registered()[f.rule].weighed)
    assert fact in extract(told.article, "kz", min_confidence=0.6).facts
    assert fact not in extract(told.article, "kz", min_confidence=fact.confidence + 0.001).facts


def test_the_command_prints_every_rule_with_what_is_known_of_it(orda_command: Command) -> None:
    told = {row["rule"]: row for row in json.loads(orda_command("rules", "--format", "json").out)}
    assert list(told) == list(registered())
    measured = told["visit/motion-verb"]
    new = next(row for row in told.values() if not row["measured"])
    assert (measured["relation"], measured["measured"]) == ("visit", True)
    assert measured["read"] >= measured["right"] > 0
    assert (new["read"], new["right"]) == (None, None)
    assert new["confidence"] == confidence.of(registered()[new["rule"]])
    assert new["entries"] >= 1
    assert all(row["why"] for row in told.values())


def test_the_command_prints_tables_too(orda_command: Command) -> None:
    rows = list(csv.DictReader(orda_command("rules", "--format", "csv").out.splitlines()))
    assert [row["rule"] for row in rows] == list(registered())
    assert "visit/motion-verb" in orda_command("rules").out


def test_measuring_writes_the_file_that_is_given_and_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(calibrate, "_sets", lambda: iter(()))
    before = confidence.FILE.read_bytes()
    calibrate.main(tmp_path / "table.csv")
    calibrate.main()
    written = (tmp_path / "table.csv").read_text(encoding="utf-8")
    assert written == capsys.readouterr().out
    rows = list(csv.DictReader(written.splitlines()))
    assert [row["rule"] for row in rows] == sorted(registered())
    assert all((row["read"], row["right"]) == ("0", "0") and int(row["entries"]) >= 1 for row in rows)
    assert confidence.FILE.read_bytes() == before
