"""Russian words: keys and base forms by the dictionary and by endings, names declined back, what marks roles."""

from __future__ import annotations

import pytest

from extract.frames import Modality, Role
from extract.languages.ru import morphology, person_names
from extract.languages.ru.markers import GOVERNORS, PLACING, PREPOSITIONS

# ---- the dictionary


def test_a_word_is_found_by_its_lemma_and_as_it_stands() -> None:
    assert morphology.keys("школами") == ("школа", "школами")
    assert morphology.keys("2020") == ("2020",)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("Атырауской", "атырауский"), ("Смаилову", "смаилов"), ("Капшагае", "капшагай"), ("Карина", "карин")],
)
def test_what_the_dictionary_lacks_is_found_by_its_endings(word: str, lemma: str) -> None:
    assert lemma in morphology.keys(word)


@pytest.mark.parametrize(
    ("word", "at"),
    [
        ("поездкойприбыл", 8),
        ("Петровосмотрел", 6),
        ("поговорилс", 9),
        ("АкордыПрезидент", 6),
        ("НурБанк", None),
        ("газопровод", None),
        ("Нурсултанов", None),
    ],
)
def test_where_the_second_of_two_glued_words_begins(word: str, at: int | None) -> None:
    assert morphology.glued(word) == at


def test_a_common_word_has_no_guessed_stems() -> None:
    assert "школам" not in morphology.keys("школами")


def test_a_name_of_a_list_stands_in_the_nominative() -> None:
    assert morphology.name_key("Семей") == "семей"
    assert morphology.keys("Семей")[0] == "семья"  # which in a text it may be
    assert morphology.name_key("Алматы") == "алматы"


def test_letters_without_names_of_their_own_are_no_mistake() -> None:
    assert morphology.analyses("\U00017000\U00017001")


def test_a_participle_goes_back_to_its_verb() -> None:
    assert morphology.lemma("построенная") == "построить"


@pytest.mark.parametrize(
    ("phrase", "base"),
    [
        ("новыми школами", "новые школы"),
        ("Министерством энергетики", "Министерство энергетики"),  # what follows the noun stays
        ("исполняющего обязанности директора", "исполняющий обязанности директора"),
        ("Шахтинской ТЭЦ", "Шахтинская ТЭЦ"),
        ("быстро", "быстро"),
    ],
)
def test_a_phrase_as_it_stands_alone(phrase: str, base: str) -> None:
    assert morphology.base_form(phrase) == base


def test_an_adjective_bears_the_case_of_no_title() -> None:
    assert morphology.cases("министра") == {"gent", "accs"}
    assert morphology.cases("быстро") == frozenset()


# ---- names


@pytest.mark.parametrize(
    ("name", "nominative"),
    [
        ("Болата Омарова", "Болат Омаров"),
        ("Болату Омарову", "Болат Омаров"),
        ("Динары Омаровой", "Динара Омарова"),
        ("Айнур Омаровой", "Айнур Омарова"),  # a woman's given name does not inflect
        ("Алии Ивановой", "Алия Иванова"),
        ("Анны Ким", "Анна Ким"),  # a woman's surname does not
        ("Касым-Жомарта Токаева", "Касым-Жомарт Токаев"),
        ("Болат Омаров", "Болат Омаров"),
    ],
)
def test_a_name_is_declined_back(name: str, nominative: str) -> None:
    assert person_names.nominative(name) == nominative


def test_the_words_of_a_name_agree() -> None:
    assert person_names.readings("Болату Омарову")[0].case == "datv"
    assert "Болат Омаров" not in {r.name for r in person_names.readings("Болату Омарова")}  # a dative, a genitive


def test_a_title_beside_a_name_tells_its_case() -> None:
    assert person_names.nominative("Нурлана", ("gent",)) == "Нурлан"
    assert person_names.nominative("Болата Омарова", ("nomn",)) == "Болата Омарова"
    assert person_names.stands_in("Болата Омарова", ("gent",))
    assert not person_names.stands_in("Болата Омарова", ("datv",))
    assert person_names.stands_in("Болата Омарова", ())
    assert person_names.stands_in("Айгерим Бекен", ("gent",))  # a woman's surname that bears no case
    assert not person_names.stands_in("Болату Омарову", ("gent", "accs"))


@pytest.mark.parametrize(
    ("word", "cases", "surname"),
    [
        ("Омарова", ("gent",), "Омаров"),
        ("Омарова", ("nomn",), "Омарова"),
        ("Омаровым", ("gent",), None),
        ("Островского", (), "Островский"),
        ("Галина", ("gent",), None),  # a given name, though it ends as a surname does
        ("школы", ("gent",), None),
    ],
)
def test_a_word_that_can_only_be_a_surname(word: str, cases: tuple[str, ...], surname: str | None) -> None:
    assert person_names.bare_surname(word, cases) == surname


# ---- markers


def test_prepositions_of_place_ask_for_the_case() -> None:
    assert not set(PLACING) & set(PREPOSITIONS)
    assert (PREPOSITIONS["с"], PREPOSITIONS["из"], PREPOSITIONS["по"]) == (Role.COMITATIVE, Role.SOURCE, Role.BASIS)


@pytest.mark.parametrize("form", ["должны", "обязали", "обязан"])
def test_a_word_of_duty_is_listed_as_the_dictionary_has_it(form: str) -> None:
    assert GOVERNORS[morphology.lemma(form)] is Modality.NECESSITY
