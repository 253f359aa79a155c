"""What the ontology says of relations and roles, as other modules are given it."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

import ontology.schema
from ontology.namespaces import ORDA, iri
from ontology.schema import Comparison, Schema


@pytest.fixture
def schema() -> Schema:
    return ontology.schema.load()


def test_roles_by_what_they_answer_and_are_on_a_time_line(schema: Schema) -> None:
    appointment = schema.relations["appointment"]
    assert [role.name for role in appointment.asking("whom", "where", "who")] == ["person", "body", "by"]
    assert [role.name for role in appointment.on_time_line("who")] == ["person"]
    assert [role.name for role in appointment.on_time_line("role")] == ["role"]


def test_a_role_of_two_properties_has_what_both_say(schema: Schema) -> None:
    body = schema.relations["position"].roles["body"]
    assert len(body.properties) == 2
    assert (body.tells_apart, body.scored_by, body.on_time_line) == (True, Comparison.NAME, "what")


def test_terms_have_labels_and_others_their_local_names(schema: Schema) -> None:
    assert schema.labels(ORDA + "Visit") == schema.relations["visit"].label
    assert schema.terms[iri("org:role")].kind == "property"
    assert (schema.terms[ORDA + "Visit"].kind, schema.terms[ORDA + "Target"].kind) == ("class", "value")
    assert schema.label(ORDA + "Target", "ru") == "целевой"
    assert schema.label("https://example.org/terms#colour", "ru") == "colour"
    assert schema.label("", "ru") == ""


def test_every_relation_is_told_in_follow_the_money(schema: Schema) -> None:
    assert [r.name for r in schema.relations.values() if not r.follow_the_money] == []


def test_on_a_time_line_is_somebody_and_something_beside(schema: Schema) -> None:
    for relation in schema.relations.values():
        parts = {role.on_time_line for role in relation.roles.values() if role.on_time_line}
        assert not parts or {"who", "what"} <= parts


def test_what_is_compared_by_date_is_a_date(schema: Schema) -> None:
    dates = {Comparison.DATE, Comparison.YEAR, Comparison.OVERLAP}
    scored = [role for r in schema.relations.values() for role in r.roles.values() if role.scored_by]
    assert {role.kind for role in scored if role.scored_by in dates} == {"date"}
    assert {role.kind for role in scored if role.scored_by is Comparison.NAME} == {"entity"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('orda:onTimeLine "who"', 'orda:onTimeLine "whoo"', "visitor: orda:onTimeLine is “whoo” and may be who, what"),
        ('orda:scoredBy "date"', 'orda:scoredBy "day"', "orda:scoredBy is “day” and may be name, phrase, term, date"),
        ('orda:popolo "Event"', 'orda:popolo "Evnt"', "Visit: orda:popolo is “Evnt” and may be Event, Membership"),
        ('orda:followTheMoney "Event"', 'orda:followTheMoney "event"', "orda:followTheMoney is “event” and may be"),
        ('orda:asks "who"', 'orda:asks "whoever"', "visitor: orda:asks is “whoever” and may be who, what"),
        (
            "orda:identity orda:Event",
            "orda:identity orda:Meeting",
            "Visit: orda:identity is “Meeting” and may be Event",
        ),
        ("orda:identity orda:Event ;", "", "Visit: orda:identity is missing and may be Event, State, Words"),
        ('orda:from "person"', 'orda:from "visitor"', "Visit: orda:from is “visitor” and may be person, target, when"),
        ("orda:onTimeLine", "orda:onTimeline", "no file of the ontology defines orda:onTimeline"),
        (
            "rdfs:isDefinedBy <https://w3id.org/orda> .",
            "rdfs:isDefinedBy <https://w3id.org/orda>",
            "no Turtle: at line",
        ),
    ],
)
def test_a_file_that_says_what_it_may_not_is_told(
    old: str, new: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(ontology.schema.FOLDER, tmp_path / "ontology", ignore=lambda *_: ["reference", "__pycache__"])
    file = tmp_path / "ontology" / "relations" / "visit.ttl"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(ontology.schema, "FOLDER", tmp_path / "ontology")
    with pytest.raises(ValueError, match=r"^ontology/relations/visit\.ttl: ") as error:
        ontology.schema.load.__wrapped__()
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_an_event_has_a_date_of_its_own_and_a_figure_only_a_period(schema: Schema) -> None:
    visit, indicator = schema.relations["visit"], schema.relations["indicator"]
    assert visit.dated_by is visit.roles["when"]
    assert next(indicator.asking("when")).name == "when"
    assert indicator.dated_by is None
    assert schema.relations["located_in"].dated_by is None


def test_words_beside_a_verb_of_saying_are_whose_it_tells(schema: Schema) -> None:
    bringing_in = {relation.name: relation.bring_in_speech for relation in schema.relations.values()}
    assert {name for name, groups in bringing_in.items() if groups} == {"quote"}
