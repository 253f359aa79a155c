"""Facts of all relations side by side: who, what, whom, where, when and how much, as the ontology says."""

from __future__ import annotations

import re

import ontology.schema
from graph.store import Store
from ontology.namespaces import ID, ORDA, article_iri
from queries.ask import catalog
from queries.ask.roles import questions, spelt_out
from queries.ask.run import run
from queries.ask.stored import facts
from queries.ask.table import Table
from tests.gold_graph import sample_store

NAMES = ("facts-in", "facts-about")
LINES = {"events": "# event of ?fact", "timeline": "# time line of ?fact"}


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
    for name, comment in {**dict.fromkeys(NAMES, "# roles of ?fact"), **LINES}.items():
        text = (catalog.LIBRARY / f"{name}.rq").read_text(encoding="utf-8")
        assert comment in text
        assert not re.search(r"orda:[A-Z]", text)


def test_other_comments_stay_comments() -> None:
    text = "SELECT ?fact { ?fact a ?kind } # roles of ?fact are not asked for"
    assert spelt_out(text) == text


def test_on_time_lines_is_what_the_ontology_puts_there_and_states_are_no_events() -> None:
    relations = ontology.schema.load().relations.values()
    lines = {r.name: f"({_prefixed(r.iri)} " for r in relations if any(role.on_time_line for role in r.roles.values())}
    states = {r.name for r in relations if r.identity == "State"} & lines.keys()
    asked = {name: catalog.get(name).text for name in LINES}
    assert {name for name, row in lines.items() if row in asked["timeline"]} == lines.keys()
    assert {name for name, row in lines.items() if row in asked["events"]} == lines.keys() - states
    assert "position" in states
    others = [_prefixed(r.iri) for r in relations if r.name not in lines]
    assert len(others) > 3
    assert not any(f"({iri} " in text for iri in others for text in asked.values())


def _prefixed(iri: str) -> str:
    return iri.replace(ORDA, "orda:")


def test_those_who_meet_are_on_each_others_time_lines_and_meet_once() -> None:
    store = sample_store()
    both = tuple(f"{ID}{name}" for name in ("berdibek-saparbayev", "nursultan-nazarbayev"))
    for one, other in (both, both[::-1]):
        told = _columns(run(store, "timeline", {"person": one}), "kind", "what")
        assert told.count((f"{ORDA}Meeting", other)) == 1
    met = [pair for pair in _columns(run(store, "events"), "who", "what") if set(pair) == set(both)]
    assert len(met) == 1


def _columns(table: Table, *names: str) -> list[tuple[str, ...]]:
    numbers = [table.columns.index(name) for name in names]
    return [tuple(getattr(row[number], "value", "") for number in numbers) for row in table.rows]


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
        "share of local content", "KIA Qazaqstan", 50, "2027", "target"
    ]  # fmt: skip
