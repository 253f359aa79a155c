"""The pages of persons, places, initiatives and bodies: which sections each has, and what stands in them."""

from __future__ import annotations

import pytest

from ontology.namespaces import ID
from queries.facts.telling import text
from queries.serve.views.entities import EntityView, entity
from queries.serve.views.known import known
from queries.serve.views.lines import latest
from tests.small_graph import AIDA, AKIM, COUNCIL, FIRST, HILL, NORTH, RIVERSIDE, ROADS, UNTITLED, small_store


def seen(iri: str, language: str = "en") -> EntityView:
    return entity(small_store(), iri, language)


def headings(view: EntityView) -> list[str]:
    return [section.heading for section in view.sections]


def test_a_person_has_a_present_post_a_career_and_what_they_did_and_were_told() -> None:
    view = seen(AIDA)
    assert [text(line.sentence) for line in view.now] == ["Akim of North region, since 1 February 2020"]
    assert len(view.career) == 2
    assert view.picture is not None
    assert not view.holders
    assert headings(view) == ["Instructions given", "Instructions received", "Visits"]


def test_a_place_has_its_holders_programmes_and_parts_by_what_they_are() -> None:
    view = seen(NORTH)
    assert [role.iri for role, _ in view.holders] == [AKIM]
    assert not view.career
    assert headings(view) == ["Programmes and projects", "What lies in it"]
    parts = {label: [name.iri for name in names] for label, names in view.sections[1].parts}
    assert parts == {"district": [HILL, f"{ID}marsh-district"], "city": [RIVERSIDE]}


def test_an_initiative_has_its_figures_drawn_in_their_section() -> None:
    view = seen(ROADS)
    (section,) = view.sections
    assert (section.heading, section.count) == ("Figures", 4)
    assert set(view.charts) == {section.anchor}


def test_a_body_has_holders_and_instructions_to_it() -> None:
    view = seen(COUNCIL)
    assert view.holders
    assert headings(view) == ["Instructions received"]


def test_what_is_visited_says_who_came() -> None:
    (section,) = seen(HILL).sections
    assert [text(fact.sentence) for fact in section.facts] == ["Aida Serik visited Hill district, 4 May 2021"]


@pytest.mark.parametrize("iri", [AIDA, NORTH, ROADS, COUNCIL])
def test_the_order_does_not_change_with_the_language(iri: str) -> None:
    def order(view: EntityView) -> list[list[str]]:
        return [[fact.iri for fact in section.facts] for section in view.sections] + [
            [name.iri for name in names] for section in view.sections for _, names in section.parts
        ] + [[line.anchor for line in lines] for _, lines in view.holders]  # fmt: skip

    assert order(seen(iri)) == order(seen(iri, "ru")) == order(seen(iri, "kk"))


def test_facts_are_from_the_newest_to_the_oldest_and_dated_by_their_article_where_they_tell_no_date() -> None:
    (visits,) = [section for section in seen(AIDA).sections if section.relation == "visit"]
    assert [fact.date for fact in visits.facts] == ["2021-05-04", "2021-03-01"]


def test_a_fact_has_a_page_of_its_own() -> None:
    view = seen(f"{ID}v1")
    assert view.label == "visit"
    assert [text(fact.sentence) for section in view.sections for fact in section.facts] == [
        "Aida Serik visited Hill district, 4 May 2021"
    ]


def test_what_the_graph_knows_is_told_from_what_it_does_not() -> None:
    assert known(small_store(), ["no iri at all ", f"{ID}nobody", AIDA, NORTH]) == AIDA
    assert known(small_store(), [f"{ID}nobody"]) is None


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    titles = {line.iri: line.title for line in latest(small_store(), "en", 10)}
    assert titles[UNTITLED] == "Nothing but <b>words</b> stands here, under no title."
    assert titles[FIRST] == "A bridge is mended"
