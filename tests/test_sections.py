"""Sections of a page: by the ontology's order and headings, whatever the order of the facts."""

from __future__ import annotations

from queries.facts.named import Named
from queries.facts.participation import facts_of
from queries.facts.told import FactView, told
from queries.serve.views.parts import parts
from queries.serve.views.sections import sections
from tests.small_graph import AIDA, HILL, NORTH, RIVERSIDE, small_store


def facts(about: str, language: str = "en") -> list[FactView]:
    return told(small_store(), facts_of(small_store(), about, 100), language, about=about)


def test_sections_do_not_depend_on_the_order_of_facts() -> None:
    found = facts(AIDA)
    one, other = sections(found, {}, AIDA, "en"), sections(found[::-1], {}, AIDA, "en")
    assert [section.anchor for section in one] == [section.anchor for section in other]
    assert [section.heading for section in one][:2] == ["Offices", "Instructions given"]


def test_headings_are_in_the_language_asked_for() -> None:
    assert "Полученные поручения" in [s.heading for s in sections(facts(AIDA, "ru"), {}, AIDA, "ru")]


def test_what_no_article_tells_stands_among_the_parts_alone() -> None:
    groups = {("located_in", "place"): [("district", [Named("Hill district", HILL, "Place")])]}
    (section,) = sections([], groups, NORTH, "en")
    assert (section.heading, list(section.facts), section.count) == ("What lies in it", [], 1)


def test_parts_are_what_a_two_place_relation_says_of_the_node_as_its_object() -> None:
    found = parts(small_store(), NORTH, "en")
    assert set(found) == {("located_in", "place"), ("implemented_in", "place")}
    assert [label for label, _ in found["located_in", "place"]] == ["district", "city"]
    assert parts(small_store(), RIVERSIDE, "en") == {}
