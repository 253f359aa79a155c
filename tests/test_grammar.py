"""Grammars: what each language says of its words, and what the loader says of a grammar that lacks something."""

from __future__ import annotations

from types import ModuleType

import pytest

from extract import languages
from extract.languages import CODES, ends_full_name, event_nouns, grammar, grammar_of
from extract.languages.en.grammar import English
from extract.languages.grammar import Grammar, GrammarError
from extract.languages.kk.grammar import Kazakh
from extract.languages.ru.grammar import Russian
from extract.transliteration import fold

EN, RU, KK = English(), Russian(), Kazakh()


def _module(**attributes: object) -> ModuleType:
    module = ModuleType("toy")
    whole = {
        name: (lambda self, word: word) for name in Grammar.__abstractmethods__
    } | {"alpha3": "toy"} | attributes  # fmt: skip
    kept = {name: value for name, value in whole.items() if value is not None}
    module.Toy = type("Toy", (Grammar,), {"__module__": "toy", **kept})  # type: ignore[attr-defined]
    return module


def test_a_grammar_that_says_all_is_taken() -> None:
    assert grammar.of(_module(), "toy.py").said_before(["of", "it"]) == (0, 2)


def test_what_a_grammar_leaves_out_is_told() -> None:
    with pytest.raises(GrammarError, match=r"toy\.py: Toy does not say: plural"):
        grammar.of(_module(plural=None), "toy.py")
    with pytest.raises(GrammarError, match=r"toy\.py: Toy does not say: alpha3"):
        grammar.of(_module(alpha3=None), "toy.py")


def test_a_table_of_the_family_that_a_grammar_leaves_out_is_told() -> None:
    toy = _module()
    toy.Toy.__annotations__ = {"vowels": "ClassVar[str]"}
    with pytest.raises(GrammarError, match=r"toy\.py: Toy does not say: vowels"):
        grammar.of(toy, "toy.py")


def test_a_misspelt_name_is_told() -> None:
    with pytest.raises(GrammarError, match=r"toy\.py: nobody asks Toy for: head_lst"):
        grammar.of(_module(head_lst=True), "toy.py")


def test_a_module_without_a_grammar_is_told() -> None:
    with pytest.raises(GrammarError, match=r"toy\.py: it has no class derived from Grammar"):
        grammar.of(ModuleType("toy"), "toy.py")


@pytest.mark.parametrize("code", CODES)
def test_every_language_answers_everything(code: str) -> None:
    own = grammar_of(code)
    for word in ("а", "Astana", "1990", "—", "қалаларымыздағы"):
        assert own.keys(word)
        for ask in (own.plural, own.ends_phrase, own.adjective, own.places, own.possessed, own.verbal, own.oblique):
            assert ask(word) in (True, False)


@pytest.mark.parametrize(
    ("own", "word", "plural"),
    [(EN, "districts", True), (EN, "press", False), (EN, "its", False), (RU, "районы", True), (RU, "район", False),
     (RU, "сёл", True), (KK, "аудандар", True), (KK, "облыстары", True), (KK, "аудан", False),
     (KK, "Алматының", False)],
)  # fmt: skip
def test_plurals(own: Grammar, word: str, plural: bool) -> None:
    assert own.plural(word) is plural


@pytest.mark.parametrize(
    ("adjective", "plural"),
    [("Акмолинская", True), ("Акмолинской", False), ("Акмолинскую", True), ("", False)],
)
def test_a_noun_that_cannot_agree_with_one_adjective_is_a_plural(adjective: str, plural: bool) -> None:
    assert RU.plural("области", adjective) is plural


@pytest.mark.parametrize(
    ("own", "word", "singular"),
    [(EN, "cities", "city"), (EN, "people", "person"), (EN, "boxes", "box"), (EN, "buses", "bus"),
     (EN, "houses", "house"), (RU, "школами", "школа"),
     (KK, "мектептердің", "мектеп"), (KK, "зауыты", "зауыт")],
)  # fmt: skip
def test_singulars(own: Grammar, word: str, singular: str) -> None:
    assert own.singular(word) == singular


@pytest.mark.parametrize(
    ("verb", "forms"),
    [("visit", {"visit", "visits", "visited"}), ("take", {"take", "takes", "took"}),
     ("note", {"note", "notes", "noted"}), ("carry", {"carry", "carries", "carried"}),
     ("go", {"go", "goes", "went"}), ("reach", {"reach", "reaches", "reached"})],
)  # fmt: skip
def test_english_verbs(verb: str, forms: set[str]) -> None:
    assert set(EN.verb_forms(verb)) == {fold(form) for form in forms}


def test_a_kazakh_word_is_found_by_each_of_its_stems() -> None:
    assert {fold(stem) for stem in ("қалаларымыздағы", "қалаларымыз", "қалалар", "қала")} <= {
        *KK.keys("қалаларымыздағы")
    }
    assert KK.verb_forms("бару")[0] in KK.keys("барды")


def test_a_russian_phrase_goes_back_to_the_nominative_in_agreement() -> None:
    assert RU.base_form("Алматинской областью") == "Алматинская область"
    assert RU.base_form("исполняющего обязанности директора") == "исполняющий обязанности директора"


def test_a_kazakh_name_loses_its_case_and_keeps_what_is_its_own() -> None:
    assert KK.nominative("Қасым-Жомарт Тоқаевтың") == "Қасым-Жомарт Тоқаев"
    assert KK.nominative("Ерлан Қошановқа") == "Ерлан Қошанов"
    assert KK.nominative("Бердібек Сапарбаев") == "Бердібек Сапарбаев"


def test_where_a_noun_phrase_ends() -> None:
    assert EN.ends_phrase("of")
    assert not EN.ends_phrase("steel")
    assert RU.ends_phrase("построили")
    assert not RU.ends_phrase("стальной")
    assert KK.ends_phrase("және")


def test_what_a_number_counts() -> None:
    assert EN.noun_end(["new", "schools"]) == 2
    assert RU.noun_end(["новых", "школ", "региона"]) == 2
    assert KK.noun_end(["жаңа", "мектеп", "ашылды"]) == 2
    assert KK.noun_end(["қарапайым", "мектеп", "ашылды"]) == 2
    assert KK.noun_end(["аурухана", "күрделі", "жөндеуден", "өтті"]) == 1


def test_traits_differ_as_the_languages_do() -> None:
    assert [own.head_last for own in (EN, RU, KK)] == [False, False, True]
    assert [own.names_inflect for own in (EN, RU, KK)] == [False, True, False]
    assert [own.place_beside for own in (EN, RU, KK)] == [None, "after", "before"]


@pytest.mark.parametrize(
    ("own", "adjective", "stem"),
    [(RU, "японский", "япон"), (RU, "китайский", "кита"), (RU, "старый", ""), (EN, "old", "")],
)
def test_what_a_countrys_name_begins_with(own: Grammar, adjective: str, stem: str) -> None:
    assert own.place_stem(adjective) == stem


@pytest.mark.parametrize(
    ("own", "title", "taken"), [(RU, "акимом", True), (RU, "аким", False), (EN, "akim", False), (KK, "әкімі", False)]
)
def test_the_case_of_a_title_that_is_taken_up(own: Grammar, title: str, taken: bool) -> None:
    assert bool(own.taken_up_in & own.cases(title)) is taken


@pytest.mark.parametrize(
    ("own", "number", "begins"), [(KK, "миллионнан", True), (KK, "миллионға", False), (RU, "миллиона", False)]
)
def test_a_change_begins_at_a_number_for_its_ending(own: Grammar, number: str, begins: bool) -> None:
    assert bool(own.change_begins_in & own.cases(number)) is begins


@pytest.mark.parametrize(("word", "singular"), [("оқушысы", "оқушы"), ("ауданы", "аудан"), ("мектебі", "мектеп")])
def test_a_possessive_is_taken_off_but_not_the_ending_of_who_does_it(word: str, singular: str) -> None:
    assert KK.singular(word) == singular


@pytest.mark.parametrize(("word", "ends"), [("Маратович", True), ("Seitkaliyev", True), ("завод", False)])
def test_surnames_and_patronymics_of_any_language_end_a_full_name(word: str, ends: bool) -> None:
    assert ends_full_name(word) == ends


@pytest.mark.parametrize(("code", "noun", "verb"), [("en", "visit", "visited"), ("ru", "визит", "посетил")])
def test_nouns_that_tell_an_event_are_apart_from_verbs(code: str, noun: str, verb: str) -> None:
    assert noun in event_nouns(languages.get(code))
    assert verb not in event_nouns(languages.get(code))


@pytest.mark.parametrize(
    ("own", "word", "before", "plural"),
    [(RU, "сёла", "посетил", True), (RU, "школы", "посетить", True), (RU, "школы", "жители", False),
     (RU, "область", "посетил", False), (RU, "школы", "директор", False), (EN, "school", "saw", False)],
)  # fmt: skip
def test_the_object_of_a_verb_is_a_plural(own: Grammar, word: str, before: str, plural: bool) -> None:
    assert own.plural(word, verb=before) is plural
