"""What the rules of relations share: the frames of a relation, phrases that name things, facts told once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extract.frames import Filler, Role
from extract.model import Span
from extract.relations import First, Text, described, entities, fact, linked, once, read, tells_of, unlisted, visit
from tests.documents import ready, token


def fillers(text: Text, verb: str, role: Role) -> Iterator[Filler]:
    return text.syntax.verb[token(text.document, verb)].get(role)


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


def test_what_comes_for_the_first_time() -> None:
    first = First()
    assert [first("a", 1), first("a", 2), first("a", 1), first()] == [True, True, False, True]


def test_roles_that_nothing_fills_are_left_out() -> None:
    told = fact(visit.VISIT_VERB, Span(0, 1), person="a", target=("b", "c"), when=None, by=())
    assert (told.roles, told.rule) == ({"person": ("a",), "target": ("b", "c")}, "visit/visit-verb")


def test_an_event_bears_the_date_of_its_clause_unless_it_is_given() -> None:
    text = ready("On May 8 Bolat Omarov visited Rudny.", issued="2024-05-10")
    at = token(text.document, "visited")
    assert text.fact(visit.VISIT_VERB, at).roles["when"] == ("2024-05-08",)
    assert "when" not in text.fact(visit.VISIT_VERB, at, when=None).roles


def test_a_role_that_the_relation_has_not_is_told_with_those_that_it_has() -> None:
    text = ready("Bolat Omarov visited Rudny.")
    with pytest.raises(ValueError, match=r"visit\.ttl has no role visitor; it has person, target, when"):
        text.fact(visit.VISIT_VERB, 0, visitor="a")


def test_of_a_phrase_that_is_no_name_the_first_name_within_counts_where_it_is_asked_for() -> None:
    text = ready("He praised the teachers of Rudny and Aksu.")
    praised = list(fillers(text, "praised", Role.PATIENT))
    assert entities(text, iter(praised), "City") == []
    assert [u.entity.name("en") for u in entities(text, iter(praised), "City", inside=True)] == ["Rudny"]
    assert entities(text, iter(praised), "Person", inside=True) == []


def test_linked_pairs_are_told_once_and_not_from_a_headline() -> None:
    text = ready("Rudny and Aksu grow\n\nThen Rudny met Aksu, and Aksu met Rudny on Monday.")
    above, aksu, rudny, *_ = text.document.units
    readings = [(u, aksu, u.start, visit.VISIT_VERB) for u in (above, rudny, rudny)]
    (told,) = linked(text, ("person", "target"), iter(readings))
    assert (told.roles["person"], told.roles["target"]) == ((rudny.entity,), (aksu.entity,))
    assert told.evidence.start > text.document.article.text.index("\n")


@pytest.mark.parametrize(
    ("others", "found"),
    [("", []), ("The Ertis Cable plant works.", ["Ertis Cable"]),
     ("The Ertis Cable plant and the Tobyl Cable plant work.", [])],
)  # fmt: skip
def test_a_description_means_the_only_named_thing_of_its_kind(others: str, found: list[str]) -> None:
    text = ready(f"He praised a new plant. {others}")
    assert [u.entity.name("en") for u in described(text, fillers(text, "praised", Role.PATIENT))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He praised Xyzzy Quux.", [("Xyzzy Quux", "Settlement")]),
        ("He praised friends.", []),
        ("He praised Rudny.", []),  # a list has it
        ("He praised Monday.", []),  # no name
    ],
)
def test_what_is_in_capitals_is_a_name_of_what_the_verb_asks_for(text: str, found: list[tuple[str, str]]) -> None:
    article = ready(text)
    units = unlisted(article, fillers(article, "praised", Role.PATIENT), "Settlement")
    assert [(u.entity.name("en"), u.entity.type) for u in units] == found
    assert not any(u.entity.known for u in units)


def test_a_phrase_tells_of_what_any_of_its_words_says() -> None:
    text = ready("He praised the ceremony of opening.")
    (praised,) = fillers(text, "praised", Role.PATIENT)
    assert [tells_of(text, praised, {word}) for word in ("opening", "ceremony", "closing")] == [True, True, False]


def test_the_relations_are_read_in_the_order_given() -> None:
    text = ready("Bolat Omarov visited Rudny. Bolat Omarov met with Serik Askarov.")
    assert [f.relation for f in read(text, ["meeting", "visit"])] == ["meeting", "visit"]
    assert [f.relation for f in read(text, ["visit"])] == ["visit"]


def test_a_misspelt_group_of_predicates_is_told() -> None:
    with pytest.raises(ValueError, match=r"no language lists the group verb in predicates/visit\.yaml"):
        next(ready("The akim visited Astana.").frames("visit", "verbs", "verb"))
