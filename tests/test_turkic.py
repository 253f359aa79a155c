"""What Turkic languages share: nouns lose their suffixes one by one, phrases end with their heads."""

from __future__ import annotations

import re

import pytest

from extract.languages.kk.grammar import Kazakh
from extract.languages.turkic import Nominals

KAZAKH = Kazakh()


@pytest.fixture
def nominals() -> Nominals:
    """The inflection of a language of few endings."""
    return Nominals(
        {"gen": ["нын"], "dat": ["га"], "loc": ["да"]},
        after_possessive={"dat": r"(?<=ы)на$"},
        plurals=("лар",),
        possessive_s=("сы",),
        possessive="ы",
        agents="ш",
        s_stems=re.compile(r"облыс$"),
        voiced={"б": "п"},
        unassimilated=re.compile(r"[у]г"),
        listed=lambda: frozenset(["орда"]),
    )


@pytest.mark.parametrize(
    ("word", "case", "rest"),
    [
        ("калага", "dat", "кала"),
        ("каласына", "dat", "каласы"),  # after a possessive
        ("калана", "nom", "калана"),  # which no case has without one
        ("КАЛАНЫН", "gen", "кала"),
        ("ага", "nom", "ага"),  # too little would be left
        ("орда", "nom", "орда"),  # a list has it as it is
        ("судуга", "nom", "судуга"),  # what an ending cannot stand after
    ],
)
def test_a_noun_bears_a_case(nominals: Nominals, word: str, case: str, rest: str) -> None:
    assert nominals.case(word) == (case, rest)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("калалар", "кала"),
        ("каласы", "кала"),
        ("облысы", "облыс"),  # whose own letter it is
        ("китабына", "китап"),  # voiced before a vowel
        ("жолаушы", "жолаушы"),  # who does it: no possessive
        ("калаларында", "калаларын"),  # no ending of this language
    ],
)
def test_a_noun_without_its_suffixes(nominals: Nominals, word: str, lemma: str) -> None:
    assert nominals.lemma(word) == lemma


# ---- with the tables of Kazakh


def test_a_possessive_plural_is_found_by_its_singular() -> None:
    assert {"облысы", "облыс"} <= {*KAZAKH.keys("облыстарында")}
    assert "каласы" in KAZAKH.keys("қалалары")
    assert "каласы" not in KAZAKH.keys("қалалар")


def test_a_converb_that_looks_like_a_noun_is_no_verb_to_look_up() -> None:
    assert KAZAKH.verb_forms("беру")[0] in KAZAKH.keys("берді")
    assert KAZAKH.verb_forms("беру")[0] not in KAZAKH.keys("бере")


@pytest.mark.parametrize(
    ("name", "nominative"),
    [
        ("Болат Айдарға", "Болат Айдар"),
        ("Болат Айдарге", "Болат Айдарге"),  # the ending is not in harmony
        ("Ерлан Баймен", "Ерлан Бай"),  # hardly a name ends in -мен
        ("Болат Досқа", "Болат Досқа"),  # short
        ("Мұрат Абайда", "Мұрат Абайда"),  # may be of the name
        ("Мұрат Омаровта", "Мұрат Омаров"),  # a surname beyond doubt
        ("Болат Омаров", "Болат Омаров"),
    ],
)
def test_a_name_loses_a_case_that_cannot_be_its_own(name: str, nominative: str) -> None:
    assert KAZAKH.nominative(name) == nominative


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        (["жаңа", "мектеп", "ашылды"], 2),
        (["тұрғын", "үй", "кешені"], 3),
        (["мектептің", "оқушысы"], 1),  # a genitive is counted itself
        ([], 0),
    ],
)
def test_what_a_number_counts(words: list[str], counted: int) -> None:
    assert KAZAKH.noun_end(words) == counted


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("ауыл шаруашылығы өнімі", "ауыл шаруашылығы өнімі"),
        ("республикалық бюджеттен", "республикалық"),  # whence
        ("ол қалада мектеп салу үшін", "мектеп салу"),
        ("жаңа мектеп салынды", "жаңа мектеп"),
        ("көп", ""),
    ],
)
def test_what_is_said_of_a_number_before_it(before: str, said: str) -> None:
    words = before.split()
    start, end = KAZAKH.said_before(words)
    assert " ".join(words[start:end]) == said


def test_cases_make_a_place_another_nouns_and_keep_it_from_being_a_name() -> None:
    words = ["қаланың", "қаладағы", "қалада", "қала"]
    assert [KAZAKH.places(w) for w in words] == [True, True, False, False]
    assert [KAZAKH.oblique(w) for w in words] == [False, True, True, False]


def test_a_kind_after_its_name_is_possessed() -> None:
    assert [KAZAKH.possessed(w) for w in ("ауылына", "ауылы", "ауылға", "ауыл")] == [True, True, False, False]


def test_an_inflected_title_is_of_no_name_after_it() -> None:
    assert KAZAKH.cases("білім министрінің") == {"gen"}
    assert KAZAKH.stands_in("Болат Омаров", KAZAKH.cases("білім министрі"))
    assert not KAZAKH.stands_in("Болат Омаров", KAZAKH.cases("білім министрінің"))


def test_a_phrase_as_it_stands_alone_keeps_its_possessive() -> None:
    assert KAZAKH.base_form("Павлодар облысына") == "Павлодар облысы"
    assert KAZAKH.base_form("мектеп") == "мектеп"


def test_only_finite_forms_say_that_a_word_is_a_verb() -> None:
    assert [KAZAKH.verbal(w) for w in ("барды", "барып", "мектеп")] == [True, False, False]


def test_an_adjective_says_how_many_a_thing_is_for() -> None:
    assert (KAZAKH.fitted_for("орындық"), KAZAKH.fitted_for("мектеп")) == ("орын", "")


@pytest.mark.parametrize(
    ("word", "noun"),
    [("қорының", "қоры"), ("серіктестігіндегі", "серіктестігі"), ("облыстарының", "облысы"), ("ауылға", "ауыл")],
)
def test_the_keys_of_a_noun_are_those_of_its_forms(word: str, noun: str) -> None:
    assert KAZAKH.keys(noun)[0] in KAZAKH.noun_keys(word)


@pytest.mark.parametrize(("word", "noun"), [("қорытындысы", "қоры"), ("Үкіметтік", "үкімет"), ("шараға", "шар")])
def test_another_word_is_no_form_of_a_noun(word: str, noun: str) -> None:
    assert KAZAKH.keys(noun)[0] not in KAZAKH.noun_keys(word)
    assert KAZAKH.keys(noun)[0] in KAZAKH.keys(word)


def test_a_word_and_what_its_endings_leave(nominals: Nominals) -> None:
    assert nominals.forms("сынын") == {"сынын", "сы"}
    assert nominals.forms("орда") == {"орда", "ор"}


@pytest.mark.parametrize(
    ("word", "told"),
    [("кәсіпкерлік", True), ("басшылығын", True), ("бастығы", False), ("балықшысы", False), ("әкім", False)],
)
def test_a_noun_of_what_persons_do(word: str, told: bool) -> None:
    assert (KAZAKH.calling.search(word) is not None) is told
