"""The parser of Kazakh: what the words of a sentence are, and which phrases a predicate takes."""

from __future__ import annotations

import pytest

from extract import languages
from extract.frames import Role
from extract.languages.kk.arguments import Arguments, Phrase, Predicate
from extract.languages.kk.function_words import FunctionWords
from extract.languages.kk.sentence import Sentence
from tests.test_syntax import document


def sentence(text: str) -> Sentence:
    found = document("kk", text)
    return Sentence(found, found.language_of(0), 0, len(found.tokens))


def phrase(start: int, case: str, role: Role | None = None, *, listed: bool = False) -> Phrase:
    return Phrase(start, start + 1, start, case, "", None, role, listed=listed)


def test_a_unit_is_one_word() -> None:
    words = sentence("Қасым-Жомарт Тоқаев Ақтөбеге барды.").words
    assert [w.text for w in words] == ["тоқаев", "ақтөбеге", "барды", "."]
    assert [w.unit is not None for w in words] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "place", "verb"),
    [
        ("Президент мектепті ашты.", 2, True),
        ("Президент мектепті ашты.", 1, False),
        ("Президент мектепті аралай бастады.", 2, True),  # what looks like a converb is one before an auxiliary
        ("Президент мектепті арала.", 2, False),
        ("Зауыт пайдалануға берілді.", 1, False),  # a noun of the list, though it looks like a verb
        ("Президент тиімді жобаны көрді.", 1, False),  # an adjective, though it ends as a past does
    ],
)
def test_what_is_a_verb(text: str, place: int, verb: bool) -> None:
    assert sentence(text).is_verb(place) is verb


@pytest.mark.parametrize(
    ("text", "modifies"),
    [
        ("облыстың мектебі жаңа.", True),
        ("облыстағы мектептер көп.", True),
        ("мектепті ашты.", False),
        ("көлемі 5 мың тонна болды.", False),  # a figure, and what it is of
    ],
)
def test_what_belongs_to_the_noun_after_it(text: str, modifies: bool) -> None:
    assert sentence(text).modifies(0) is modifies


def test_a_bare_verbal_noun_before_a_possessed_noun_is_part_of_a_compound() -> None:
    assert sentence("Мектептің ашылу рәсімі өтті.").compounds(2)
    assert not sentence("Мектептің ашылуына әкім келді.").compounds(2)


def test_a_verb_takes_what_stands_before_it() -> None:
    arguments = Arguments(document("kk", "Әкім қалада мектепті ашты."), "kk")
    predicate = Predicate("ашу", 3, False, 3, 4)
    arguments.take(predicate, [phrase(0, "nom"), phrase(1, "loc"), phrase(2, "acc")], bare=True)
    filled = {role: [f.head for f in fillers] for role, fillers in predicate.roles.items()}
    assert filled == {Role.AGENT: [0], Role.LOCATION: [1], Role.PATIENT: [2]}
    assert [p.head for p in arguments.subject] == [0]


def test_a_subject_goes_on_to_the_next_verb() -> None:
    arguments = Arguments(document("kk", "Әкім барды, ашты."), "kk", [phrase(0, "nom")])
    predicate = Predicate("ашу", 3, False, 3, 4)
    arguments.take(predicate, [], bare=True)
    assert [f.head for f in predicate.roles[Role.AGENT]] == [0]


def test_the_last_of_a_list_says_the_case_of_all() -> None:
    arguments = Arguments(document("kk", "Мектеп пен ауруханаға барды."), "kk", [phrase(0, "nom")])
    predicate = Predicate("бару", 3, False, 3, 4)
    arguments.take(predicate, [phrase(0, "nom", listed=True), phrase(2, "dat")], bare=True)
    assert [f.head for f in predicate.roles[Role.GOAL]] == [0, 2]


def test_an_embedded_verb_leaves_the_subject_of_its_sentence() -> None:
    arguments = Arguments(document("kk", "Әкім құрылыс мектепті салуды тапсырды."), "kk")
    pending = [phrase(0, "nom"), phrase(1, "nom"), phrase(2, "acc")]
    assert [p.head for p in arguments.near(pending)] == [1, 2]


def test_a_postposition_listed_under_no_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    language = languages.get("kk")
    monkeypatch.setitem(language.words["syntax"], "postpositions", {"abuot": ["туралы"]})
    with pytest.raises(ValueError, match="abuot"):
        FunctionWords(language)
