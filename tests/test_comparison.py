"""Whether a fact is the wanted one follows from what the ontology says of its roles, of a relation of any name."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from ontology.schema import Comparison, Relation, Role
from queries.ask.stored import Evidence, StoredFact
from queries.judge.comparison import Found, compare_fields, same_fact

ROLES = (
    Role("place", "entity", (("p:place", ("Facility",)),), required=True, many=False),
    Role("by", "entity", (("p:by", ("Person",)),), required=True, many=False),
    Role("owner", "entity", (("p:owner", ("Person",)),), required=False, many=False, scored_by=Comparison.NAME,
         tells_apart=True),
    Role("since", "date", (("p:since", ("date",)),), required=False, many=False, scored_by=Comparison.DATE),
    Role("year", "date", (("p:year", ("date",)),), required=False, many=False, scored_by=Comparison.YEAR),
    Role("until", "date", (("p:until", ("date",)),), required=False, many=False, scored_by=Comparison.OVERLAP),
    Role("how", "text", (("p:how", ("string",)),), required=False, many=False, scored_by=Comparison.PHRASE),
    Role("state", "term", (("p:state", ("Open",)),), required=False, many=False, scored_by=Comparison.TERM),
    Role("note", "text", (("p:note", ("string",)),), required=False, many=False),
)  # fmt: skip
CLOSING = Relation("closing", "p:Closing", False, "Event", {role.name: role for role in ROLES}, {})
NAMES = {"mill": {"old mill"}, "ann": {"ann"}, "ben": {"ben"}}
WANTED = {"place": "mill", "by": "ann", "evidence": "Ann closed the old mill"}


def _found(**roles: str) -> Found:
    nodes = {"n:mill": {"old mill"}, "n:ann": {"ann"}, "n:ben": {"ben"}}
    said = {"place": "n:mill", "by": "n:ann"} | roles
    values = {role: (ox.NamedNode(v) if v.startswith(("n:", "https:")) else ox.Literal(v),) for role, v in said.items()}
    proof = Evidence("a", 0, 23, "Ann closed the old mill")
    return Found(StoredFact("f", "closing", values), (proof,), nodes, nodes)


def _fields(want: dict[str, Any], **roles: str) -> dict[str, bool]:
    return dict(compare_fields(CLOSING, WANTED | want, _found(**roles), NAMES))


def test_required_entities_make_the_fact() -> None:
    assert same_fact(CLOSING, WANTED, _found(), NAMES)
    assert not same_fact(CLOSING, WANTED | {"by": "ben"}, _found(), NAMES)


def test_a_role_tells_facts_apart_only_where_both_fill_it() -> None:
    assert same_fact(CLOSING, WANTED | {"owner": "ann"}, _found(), NAMES)
    assert same_fact(CLOSING, WANTED, _found(owner="n:ben"), NAMES)
    assert not same_fact(CLOSING, WANTED | {"owner": "ann"}, _found(owner="n:ben"), NAMES)


@pytest.mark.parametrize(
    ("role", "wanted", "ours", "right"),
    [
        ("owner", "ben", "n:ben", True),
        ("since", "2025-03", "2025-03-29", True),
        ("since", "2025-03", "2025", False),
        ("year", "2025-03", "2025-11", True),
        ("year", "2025", "2024", False),
        ("until", "2025-03", "2025", True),
        ("until", "2025", "2026-01", False),
        ("how", ["for good and all"], "for good", True),
        ("state", "open", "https://w3id.org/orda#Open", True),
        ("state", "open", "https://w3id.org/orda#Shut", False),
    ],
)
def test_each_role_is_compared_as_the_ontology_says(role: str, wanted: Any, ours: str, right: bool) -> None:
    assert _fields({role: wanted}, **{role: ours}) == {role: right}


def test_what_the_gold_leaves_open_or_the_ontology_does_not_score_is_not_asked() -> None:
    assert _fields({"note": "anything", "owner": None}, note="else", since="2025") == {}


def test_a_date_that_is_null_in_the_gold_is_to_be_read_nowhere() -> None:
    assert _fields({"since": None}) == {"since": True}
    assert _fields({"since": None}, since="2025") == {"since": False}
