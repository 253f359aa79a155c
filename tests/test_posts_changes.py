"""Acts of changing posts: which of those read are told as done, with which post, and who decided them."""

from __future__ import annotations

from extract.relations.posts.changes import Change, acts, told, unspoken
from extract.rules import Rule
from extract.text import Text
from tests.documents import ready, token

RULE = Rule("appointment", "verb", "a verb")


def changes(text: Text, word: str) -> list[Change]:
    """Everybody named changes his own post, by the predicate of a word."""
    frame = next(f for f in text.syntax.frames if f.token == token(text.document, word))
    return [([person], None, frame, RULE) for person in text.document.persons]


def test_an_act_is_of_a_person_with_the_post_beside_his_name() -> None:
    text = ready("Minister of Energy Bolat Omarov resigned.")
    assert [(a.title.wording, a.rule) for a in acts(text, changes(text, "resigned"))] == [("Minister of Energy", RULE)]


def test_what_is_denied_or_only_possible_is_no_act() -> None:
    for clause in ("did not resign", "may resign"):
        text = ready(f"Minister of Energy Bolat Omarov {clause}.")
        assert list(acts(text, changes(text, "resign"))) == []


def test_a_title_beside_a_name_is_not_the_post_where_a_rule_says_so() -> None:
    text = ready("Minister of Energy Bolat Omarov resigned.")
    assert list(acts(text, changes(text, "resigned"), titled=[RULE])) == []


def test_a_post_told_twice_is_one_fact_and_its_subject_decides_nothing_where_the_rule_says_so() -> None:
    text = ready("Akim Serik Askarov appointed Bolat Omarov director.")
    frame = next(f for f in text.syntax.frames if f.lemma == "appoint")
    akim, omarov = text.document.persons
    act = list(acts(text, [([omarov], akim.title, frame, RULE)] * 2))
    assert [f.roles["by"][0] for f in told(text, act)] == [akim.entity]
    assert ["by" in f.roles for f in told(text, act, undecided=[RULE])] == [False]


def test_a_clause_without_a_verb_is_that_of_its_sentence() -> None:
    text = ready("Один. Аким теперь Болат Омаров.", "ru")
    assert text.document.text(unspoken(text, 3).start, unspoken(text, 3).end) == "Аким теперь Болат Омаров."
