"""Facts of all relations side by side: who, what, whom, where, when and how much, as the ontology says."""

from __future__ import annotations

import re

import ontology.schema
from graph.store import Store
from ontology.namespaces import ID, article_iri
from queries.ask import catalog
from queries.ask.roles import questions, spelt_out
from queries.ask.run import run
from queries.facts.stored import facts
from tests.gold_graph import sample_store

NAMES = ("facts-in", "facts-about")


def test_every_role_answers_a_question() -> None:
    for relation in ontology.schema.load().relations.values():
        silent = [role.name for role in relation.roles.values() if not role.asks]
        assert silent == [], relation.name
        asked = [role.asks for role in relation.roles.values()]
        assert len(asked) == len(set(asked)), relation.name


def test_every_question_has_its_column() -> None:
    for name in NAMES:
        assert set(questions()) <= set(catalog.get(name).columns)


def test_queries_name_no_relation_themselves() -> None:
    for name in NAMES:
        text = (catalog.LIBRARY / f"{name}.rq").read_text(encoding="utf-8")
        assert "# roles of ?fact" in text
        assert not re.search(r"orda:[A-Z]", text)


def test_other_comments_stay_comments() -> None:
    text = "SELECT ?fact { ?fact a ?kind } # roles of ?fact are not asked for"
    assert spelt_out(text) == text


def test_every_role_of_every_fact_is_told() -> None:
    """What the graph holds of an article's facts is what the answer shows of them, value by value."""
    store = sample_store()
    schema = ontology.schema.load()
    for article in ("sample-en-06-kostanay-car-plant", "sample-en-03-september-appointments"):
        table = run(store, "facts-in", {"article": article})
        rows, columns = table.rows, table.columns
        told = {
            (row[-1].value, c, getattr(v, "value", None))
            for row in rows
            for c, v in zip(columns, row, strict=True)
            if v
        }  # type: ignore[union-attr]
        known = [f for f in facts(store) if any(e.article == article_iri(article) for e in f.evidence)]
        assert len(known) > 10
        for fact in known:
            roles = schema.relations[fact.relation].roles
            if fact.relation == "meeting":  # whose two roles share their values
                both = {v for i, q, v in told if i == fact.iri and q in ("who", "whom")}
                assert both == {getattr(v, "value", "") for v in fact.roles["person"]}
                continue
            for role, values in fact.roles.items():
                for value in values:
                    assert (fact.iri, roles[role].asks, getattr(value, "value", "")) in told


def test_who_where_when_and_how_much() -> None:
    assert len(run(Store(), "facts-about", {"entity": f"{ID}nobody"})) == 0
    told = run(sample_store(), "facts-about", {"entity": "KIA Qazaqstan"})
    (visit,) = [r for r in told if r["relation"] == "visit" and r["who"] == "Kassym-Jomart Tokayev"]
    assert (visit["where"], visit["whom"], visit["sources"]) == ("KIA Qazaqstan", None, 1)
    (share,) = [r for r in told if r["unit"] == "percent"]
    assert [share[q] for q in ("what", "about", "amount", "when", "status")] == [
        "share of local content", "KIA Qazaqstan", 50, "2027", "Target"
    ]  # fmt: skip
