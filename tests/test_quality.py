"""What an evaluation gives as rows: verdicts with their sentences, scores of groups, how far confidence holds.

The graph is the gold itself, of which some facts are then taken away or made wrong, so that what is found is known.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import pandas as pd
import pyoxigraph as ox
import pytest

import orda
from graph.store import Store
from ontology.namespaces import ORDA, PREFIXES
from queries.analysis import intervals
from queries.ask.catalog import QueryError
from queries.ask.stored import facts
from tests.gold_graph import SAMPLES, sample_store

GOLD = SAMPLES / "gold"
AKMOLA = "sample-en-01-akmola-working-trip"
_RELATION = ox.NamedNode(PREFIXES["rdf"] + "type")


def _without(store: Store, iris: Collection[str]) -> Store:
    """The store, where some facts are none any more."""
    gone = {ox.NamedNode(iri) for iri in iris}
    return Store.holding(quad for quad in store.quads() if quad.subject not in gone or quad.predicate != _RELATION)


def _surest(store: Store, iris: Collection[str], sure: float) -> Store:
    """The store, where the rules that read some facts are less sure."""
    proofs = {
        quad.object
        for quad in store.quads()
        if quad.predicate.value == PREFIXES["prov"] + "wasDerivedFrom" and quad.subject in map(ox.NamedNode, iris)
    }
    confidence = ox.NamedNode(ORDA + "confidence")
    kept = [quad for quad in store.quads() if quad.predicate != confidence or quad.subject not in proofs]
    graphs = {quad.subject: quad.graph_name for quad in kept if quad.subject in proofs}
    said = ox.Literal(sure)
    return Store.holding([*kept, *(ox.Quad(proof, confidence, said, graph) for proof, graph in graphs.items())])


@pytest.fixture(scope="module")
def visits() -> list[str]:
    """The visits that the gold states, by the nodes of the graph that is made of it."""
    return [fact.iri for fact in facts(sample_store(), ["visit"])]


@pytest.fixture(scope="module")
def perfect() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(sample_store())


def test_of_a_perfect_graph_every_fact_is_right_and_complete(perfect: orda.KnowledgeGraph) -> None:
    report = perfect.evaluate(GOLD)
    found = report.to_frame()
    assert found["verdict"].unique().tolist() == ["right"]
    assert found["complete"].all()
    assert found["mistaken"].isna().all()
    assert len(found) == report.facts.right
    assert found.title == f"{len(found)} facts compared with the gold: {len(found)} right, 0 wrong, 0 missed"


def test_what_is_arguable_is_left_out_with_its_facts(perfect: orda.KnowledgeGraph) -> None:
    left_out = perfect.evaluate(GOLD).to_frame().left_out
    optional = sum(
        bool(fact.get("optional"))
        for file in GOLD.glob("*.json")
        for fact in json.loads(file.read_text(encoding="utf-8"))["facts"]
    )
    assert 0 < left_out["number"].iloc[0] <= optional
    assert left_out.evidence([0])["words"].notna().all()


def test_every_row_leads_to_the_sentence_that_it_shows(perfect: orda.KnowledgeGraph) -> None:
    found = perfect.evaluate(GOLD).to_frame()
    (row,) = [n for n, fact in enumerate(found["fact"]) if "Viamedis" in fact and found["relation"].iloc[n] == "visit"]
    assert found["fact"].iloc[row] == "visitor: Kassym-Jomart Tokayev; destination: Viamedis Kokshetau"
    assert found["words"].iloc[row] in found["sentence"].iloc[row]
    assert found.evidence([row])["sentence"].tolist() == [found["sentence"].iloc[row]]


def test_a_fact_that_is_not_there_is_missed_and_has_its_sentence(visits: list[str]) -> None:
    report = orda.KnowledgeGraph(_without(sample_store(), visits)).evaluate(GOLD)
    found = report.to_frame()
    missed = found[found["verdict"] == "missed"]
    assert set(missed["relation"]) == {"visit"}
    assert len(missed) == report.scores["visit"].missed > 10
    assert missed["confidence"].isna().all()
    assert missed["facts"].map(len).sum() == 0
    (row,) = [fact for fact in missed.itertuples() if fact.article == AKMOLA and "Viamedis" in fact.fact]
    assert row.sentence.startswith(
        "The President then visited Viamedis Kokshetau, a clinical and rehabilitation centre"
    )


def test_a_fact_that_the_gold_has_not_is_wrong_and_its_rule_is_named(tmp_path: Path) -> None:
    for file in GOLD.glob("*.json"):
        gold = json.loads(file.read_text(encoding="utf-8"))
        gold["facts"] = [fact for fact in gold["facts"] if fact["relation"] != "visit"]
        (tmp_path / file.name).write_text(json.dumps(gold), encoding="utf-8")
    found = orda.KnowledgeGraph(sample_store()).evaluate(tmp_path).to_frame()
    wrong = found[found["verdict"] == "wrong"]
    assert set(wrong["relation"]) == {"visit"}
    assert wrong["confidence"].notna().all()
    assert wrong["complete"].isna().all()


def test_further_roles_that_are_not_right_are_named() -> None:
    store = sample_store()
    status, aim = ox.NamedNode(ORDA + "status"), ox.NamedNode(ORDA + "Target")
    turned = (
        ox.Quad(quad.subject, status, aim, quad.graph_name) if quad.predicate == status else quad
        for quad in store.quads()
    )
    found = orda.KnowledgeGraph(Store.holding(turned)).evaluate(GOLD).to_frame()
    assert set(found["verdict"]) == {"right"}
    assert found.loc[~found["complete"], "mistaken"].unique().tolist() == ["status"]


def test_scores_of_groups_add_up_and_their_intervals_are_wilson_s(visits: list[str]) -> None:
    report = orda.KnowledgeGraph(_without(sample_store(), visits[::2])).evaluate(GOLD)
    by_relation, by_both = report.scores_frame(), report.scores_frame(("language", "relation"))
    assert (
        by_both[["right", "wrong", "missed"]].sum().tolist() == by_relation[["right", "wrong", "missed"]].sum().tolist()
    )
    (visit,) = [row for row in by_relation.itertuples() if row.relation == "visit"]
    assert (visit.right, visit.missed) == (report.scores["visit"].right, report.scores["visit"].missed)
    assert (visit.recall_low, visit.recall_high) == intervals.share(visit.right, visit.right + visit.missed)
    assert 0 < visit.recall < 1 == visit.precision
    assert by_relation.title.startswith(f"100% of {report.facts.right} facts read are right; ")


@pytest.mark.parametrize("by", ["rule", (), ("relation", "year")])
def test_groups_that_nobody_makes_are_refused(perfect: orda.KnowledgeGraph, by: str | tuple[str, ...]) -> None:
    with pytest.raises(QueryError, match="by is one or several of relation, language, article, not "):
        perfect.evaluate(GOLD).scores_frame(by)


def test_a_group_of_which_nothing_was_read_has_no_precision() -> None:
    found = orda.KnowledgeGraph(Store()).evaluate(GOLD).scores_frame("language")
    assert found["precision"].isna().all()
    assert (found["recall"] == 0).all()
    assert found.chart().to_dict()["title"]["text"][0].startswith("0% of 0 facts")


def test_the_curve_counts_what_is_right_in_each_part_of_confidence(visits: list[str], tmp_path: Path) -> None:
    for file in GOLD.glob("*.json"):
        gold = json.loads(file.read_text(encoding="utf-8"))
        gold["facts"] = [fact for fact in gold["facts"] if fact["relation"] != "visit"]
        (tmp_path / file.name).write_text(json.dumps(gold), encoding="utf-8")
    unsure = orda.KnowledgeGraph(_surest(sample_store(), visits, 0.25))
    report = unsure.evaluate(tmp_path)
    low, *_, high = report.reliability().itertuples()
    assert (low.confidence, low.right, low.of) == (pytest.approx(0.25), 0, report.facts.wrong)
    assert low.of > 10
    assert (high.right, high.share) == (high.of, 1)
    assert report.reliability(1)["of"].tolist() == [report.facts.right + report.facts.wrong]
    with pytest.raises(QueryError, match="from 1 on, not 0"):
        report.reliability(0)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_all_of_it_is_said_in_the_reader_s_language(language: str) -> None:
    report = orda.KnowledgeGraph(sample_store(), language).evaluate(GOLD)
    found = report.to_frame()
    assert "right" not in set(found["verdict"])
    for told in (found, report.scores_frame(), report.reliability()):
        assert told.title
        assert "facts" not in told.title
        assert told.caveats
    assert pd.Series(report.scores_frame()["relation"].astype(str)).str.isascii().sum() == 0


def test_it_shows_itself_as_its_scores(perfect: orda.KnowledgeGraph) -> None:
    report = perfect.evaluate(GOLD)
    assert str(report) == repr(report) == report.to_text()
    assert "ALL facts, complete" in report._repr_html_()
