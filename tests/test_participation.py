"""Which facts a node has part in, whatever its role, and no more of them than are asked for."""

from __future__ import annotations

from ontology.namespaces import ID
from queries.facts.participation import facts_of
from tests.small_graph import AIDA, COUNCIL, NORTH, small_store


def test_a_node_has_part_in_facts_by_any_role() -> None:
    found = {fact.removeprefix(ID) for fact in facts_of(small_store(), AIDA, 100)}
    assert found == {"t2", "d2", "v1", "v2", "i1", "i2", "i3"}
    assert {fact.removeprefix(ID) for fact in facts_of(small_store(), COUNCIL, 100)} >= {"d1", "i1"}


def test_what_only_mentions_a_node_or_lies_in_it_is_no_fact() -> None:
    assert {fact.removeprefix(ID) for fact in facts_of(small_store(), NORTH, 100)} == {"t1", "t2", "t3"}


def test_no_more_are_looked_up_than_are_asked_for() -> None:
    assert len(facts_of(small_store(), AIDA, 3)) == 3
