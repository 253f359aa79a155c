"""Kazakh words: the cases of its nouns, the forms of its verbs, what cases mark."""

from __future__ import annotations

import pytest

from extract.frames import Role
from extract.languages.kk.markers import CASES
from extract.languages.kk.nominals import ENDINGS, case, lemma
from extract.languages.kk.verbs import Verb, auxiliaries, guess, verb

# ---- nouns


@pytest.mark.parametrize(
    ("word", "how"),
    [("қаланың", "gen"), ("қалаға", "dat"), ("қаласына", "dat"), ("қаласын", "acc"), ("қалада", "loc"),
     ("қаладан", "abl"), ("адаммен", "ins"), ("қаладағы", "rel"), ("қала", "nom")],
)  # fmt: skip
def test_the_case_of_a_noun(word: str, how: str) -> None:
    assert case(word)[0] == how


def test_a_noun_of_the_lists_stands_as_they_have_it() -> None:
    assert case("ақын") == ("nom", "ақын")
    assert case("қаласын") == ("acc", "қаласы")  # which ends as it does


@pytest.mark.parametrize(
    ("word", "found"),
    [("кітабы", "кітап"), ("тобы", "топ"), ("басшысы", "басшы"), ("облысы", "облыс"), ("мысы", "мыс"),
     ("анасы", "ана"), ("оқушы", "оқушы"), ("мектептердің", "мектеп")],
)  # fmt: skip
def test_the_lemma_of_a_noun(word: str, found: str) -> None:
    assert lemma(word) == found


def test_every_case_marks_a_role() -> None:
    assert set(CASES) == {"nom", *ENDINGS}
    assert (CASES["acc"], CASES["abl"], CASES["ins"]) == (Role.PATIENT, Role.SOURCE, Role.COMITATIVE)


# ---- verbs of the lexicon


@pytest.mark.parametrize(
    ("word", "form"),
    [("барды", "past"), ("барады", "present"), ("бармақ", "intention"), ("барып", "converb"), ("барған", "participle"),
     ("баратын", "habitual"), ("баруға", "infinitive"), ("барса", "conditional"), ("барсын", "wish")],
)  # fmt: skip
def test_the_form_of_a_verb(word: str, form: str) -> None:
    assert verb(word) == Verb("бару", form, passive=False, negated=False)


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [("шықты", "шығу"), ("жауып", "жабу"), ("жапты", "жабу"), ("оқыды", "оқу"), ("қойды", "қою"), ("қояды", "қою")],
)
def test_sounds_change_at_the_end_of_a_stem(word: str, infinitive: str) -> None:
    found = verb(word)
    assert found is not None
    assert found.lemma == infinitive


def test_voice_negation_and_person_are_suffixes() -> None:
    assert verb("салынды") == Verb("салу", "past", passive=True, negated=False)
    assert verb("бармады") == Verb("бару", "past", passive=False, negated=True)
    assert verb("бардым") == Verb("бару", "past", passive=False, negated=False, first_person=True)
    assert verb("барамыз") == Verb("бару", "present", passive=False, negated=False, first_person=True)


def test_the_longest_stem_wins() -> None:
    found = verb("ашылған")
    assert found is not None
    assert (found.lemma, found.passive) == ("ашылу", False)  # which the lexicon has beside "ашу"


def test_a_noun_is_no_verb() -> None:
    assert verb("мектеп") is None
    assert verb("қоды") is None  # of қою, only қою and қояды have no й


def test_what_can_end_a_sentence() -> None:
    words = ("барды", "барады", "барсын", "барып", "барған", "баруға")
    assert [found.finite for w in words if (found := verb(w))] == [True, True, True, False, False, False]


def test_auxiliaries_are_verbs_of_the_lexicon() -> None:
    assert {"бастау", "болу"} <= auxiliaries()
    assert "салу" not in auxiliaries()


# ---- verbs that no list has


@pytest.mark.parametrize(
    ("word", "last", "form"),
    [
        ("гүлдептіреді", False, "present"),
        ("гүлдептіріп", False, "converb"),
        ("гүлдептірген", False, "participle"),
        ("гүлдептіруге", False, "infinitive"),
        ("қыдыртты", True, "past"),
        ("қыдыртты", False, None),  # it may be an accusative
        ("гүл", True, None),
    ],
)
def test_a_verb_is_guessed_by_its_ending(word: str, last: bool, form: str | None) -> None:
    found = guess(word, last)
    assert (found.form if found else None) == form


def test_a_guessed_verb_may_be_passive() -> None:
    told = [guess(word, True) for word in ("гүлдептірілді", "гүлдептірді")]
    assert [found.passive for found in told if found] == [True, False]
