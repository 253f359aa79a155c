"""What an article ready for the rules tells: the frames of a relation, and facts with their roles and dates."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extract.model import Span
from extract.relations import position, visit
from extract.text import Text, fact, once
from tests.documents import ready, token


def test_the_frames_of_a_relation_are_those_that_the_paragraphs_language_lists() -> None:
    text = ready("Bolat Omarov visited Rudny. He went to Aksu. He built a school.")
    assert [f.lemma for f in text.frames("visit", "verbs", "motion")] == ["visit", "go"]
    assert list(text.frames("visit", "nouns")) == []


def test_a_rule_that_raises_costs_only_what_it_had_still_to_read() -> None:
    text = ready("Bolat Omarov visited Rudny.")

    def breaks(_: Text) -> Iterator[str]:
        yield "read"
        raise LookupError

    assert list(text.each(breaks, lambda _: iter(["more"]))) == ["read", "more"]
    assert len(text.failures) == 1


def test_a_frame_is_of_a_relation_in_the_language_of_its_own_paragraph_alone() -> None:
    text = ready("Bolat Omarov paid a visit to Rudny.")
    assert [f.lemma for f in text.frames("visit", "nouns")] == ["visit"]
    assert list(text.frames("visit", "verbs")) == [], "a noun is no verb"


def test_what_several_ask_for_is_read_once_of_each_article() -> None:
    read_of: list[Text] = []

    @once
    def verbs(text: Text) -> Iterator[str]:
        read_of.append(text)
        yield from (f.lemma for f in text.syntax.frames)

    one, other = ready("Bolat Omarov visited Rudny."), ready("Bolat Omarov slept.")
    assert [*verbs(one), *verbs(one), *verbs(other)] == ["visit", "visit", "sleep"]
    assert len(read_of) == 2


def test_roles_that_nothing_fills_are_left_out() -> None:
    told = fact(visit.VISIT_VERB, Span(0, 1), person="a", target=("b", "c"), when=None, by=())
    assert (told.roles, told.rule) == ({"person": ("a",), "target": ("b", "c")}, "visit/visit-verb")


def test_a_fact_tells_where_its_rule_found_each_role_and_the_word_that_tells_it() -> None:
    text = ready("President Bolat Omarov visited Rudny.")
    person, place = text.document.units
    told = text.fact(visit.VISIT_VERB, token(text.document, "visited"), person=person, target=(place, place.entity))
    assert told.roles["person"] == (person.entity,)
    assert told.spans == {"person": (Span(10, 22),), "target": (Span(31, 36),)}, "the name alone, without the title"
    assert told.trigger == Span(23, 30)


def test_what_is_no_predicate_is_no_word_that_tells_a_fact() -> None:
    text = ready("Bolat Omarov visited Rudny.")
    assert text.fact(visit.VISIT_VERB, token(text.document, "Rudny")).trigger is None


def test_a_title_stands_for_its_post() -> None:
    text = ready("Bolat Omarov, director of the plant, spoke.")
    (held,) = text.document.held
    told = text.fact(position.TITLE_AND_NAME, 0, role=held.title)
    assert told.roles["role"] == (held.title.role,)
    assert text.document.article.text[told.spans["role"][0].start :].startswith("director")


def test_an_event_bears_the_date_of_its_clause_unless_it_is_given() -> None:
    text = ready("On May 8 Bolat Omarov visited Rudny.", issued="2024-05-10")
    at = token(text.document, "visited")
    assert text.fact(visit.VISIT_VERB, at).roles["when"] == ("2024-05-08",)
    assert "when" not in text.fact(visit.VISIT_VERB, at, when=None).roles


def test_a_role_that_the_relation_has_not_is_told_with_those_that_it_has() -> None:
    text = ready("Bolat Omarov visited Rudny.")
    with pytest.raises(ValueError, match=r"visit\.ttl has no role visitor; it has person, target, when"):
        text.fact(visit.VISIT_VERB, 0, visitor="a")


def test_a_misspelt_group_of_predicates_is_told() -> None:
    with pytest.raises(ValueError, match=r"no language lists the group verb in predicates/visit\.yaml"):
        next(ready("The akim visited Astana.").frames("visit", "verbs", "verb"))
