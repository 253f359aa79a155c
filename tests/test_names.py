"""Finders of names, each alone: what a text could name, what a common noun says of it, and what it then is."""

from __future__ import annotations

import pytest

from extract.document import Unit
from extract.linking import Linker
from extract.names import NameFinder
from extract.names.bare import bare, quoted_alone
from extract.names.based import based
from extract.names.beside import after_kind, before_kind, described
from extract.names.candidates import Candidates
from extract.names.complemented import agreeing_body, capital_body, department, honour, past_complement
from extract.names.granted import granted
from extract.names.headed import headed
from extract.names.listed import listed_names
from extract.names.meaning import meaning
from extract.names.new import is_new_name
from extract.names.nouns import kind_nouns, past_connector
from extract.names.numbered import numbered
from extract.names.overlap import outermost
from extract.names.plain import after_place, listed_plainly, of_each, of_kind_of_place, of_named_place, owned_by_place
from extract.names.preposed import preposed
from extract.names.quoted import quoted_names
from extract.names.shared_head import shared_head
from extract.names.spans import NameSpan, Spans
from ontology.reference import Entity
from tests.passages import candidates, noun, passage, token, told, words

# ---- candidates


def test_spans_are_found_by_both_ends() -> None:
    quoted, plain = NameSpan(0, 4, 1, 3), NameSpan.plain(1, 4)
    spans = Spans([quoted, plain])
    assert (spans.starting(1), spans.ending(4), spans.starting(2)) == ((plain,), (quoted, plain), ())
    assert (spans.starts, spans.inside) == ({0, 1}, {1, 2, 3})
    assert quoted.quoted
    assert not plain.quoted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('The plant "Steppe Glass" works.', ['"Steppe Glass"']),
        ("Заводы «Дала» и «Көл» работают.", ["«Дала»", "«Көл»"]),
        ('He said: "We will build it."', []),  # speech
        ('The "old mill" is closed.', []),  # no capital
        ("The workers' Steppe Glass' hall is new.", []),  # an apostrophe opens nothing
    ],
)
def test_names_in_quotation_marks(text: str, names: list[str]) -> None:
    place = passage(text)
    assert [words(place, n.start, n.end) for n in quoted_names(place)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rain fell in Pavlodar.", ["Pavlodar"]),
        ("A Pavlodar-born poet read.", []),
        ("A Pavlodar-based firm grew.", ["Pavlodar"]),
        ("The Almaty-Taldykorgan road is closed.", ["Almaty", "Taldykorgan"]),
    ],
)
def test_listed_names_are_written_as_names(text: str, names: list[str]) -> None:
    place = passage(text)
    assert [words(place, n.start, n.end) for n in listed_names(place)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Олар Шарға барды.", ["Шарға"]),
        ("Олар Шараға барды.", []),  # to an event, not to the town Шар
        ("Үкіметтік емес ұйымдар.", []),  # an adjective made of a body
        ("Олар Қазанға барды.", ["Қазанға"]),
        ("8 Қазан 2015 күні.", []),  # a month
    ],
)
def test_words_made_of_listed_names_are_none(text: str, names: list[str]) -> None:
    place = passage(text, "kk")
    assert [words(place, n.start, n.end) for n in listed_names(place)] == names


@pytest.mark.parametrize(
    ("language", "text", "before", "run"),
    [
        ("en", "They left Green Hills village.", "village", "Green Hills"),
        ("en", "The Green Hills village grew.", "village", "Green Hills"),
        ("en", "In May village fairs open.", "village", None),
        ("kk", "Жарысқа М.Манкеев Жаңабай ауылы қатысты.", "ауылы", "Жаңабай"),
        ("kk", "Жарысқа Ресейдің Жаңабай ауылы қатысты.", "ауылы", "Жаңабай"),  # which is of a country
        ("kk", "Жарысқа Мұғалімге Жаңабай ауылы қатысты.", "ауылы", "Жаңабай"),  # a word in a case
        ("kk", "Жарысқа БРТ-5 арнасы қатысты.", "арнасы", "БРТ-5"),
        ("kk", "Жарысқа әл-Фараби ауылы қатысты.", "ауылы", "әл-Фараби"),
    ],
)
def test_runs_of_capitals_before_a_word(language: str, text: str, before: str, run: str | None) -> None:
    names = candidates(text, language)
    found = names.capitals.ending(token(names.passage, before))
    assert (words(names.passage, found.start, found.end) if found else None) == run


def test_a_run_of_capitals_ends_where_it_is_said_where_it_lies() -> None:
    names = candidates("Мосты в селе Дала Тестовского района.", "ru")
    found = names.capitals.starting(token(names.passage, "Дала"))
    assert found is not None
    assert words(names.passage, found.start, found.end) == "Дала"


def test_an_acronym_in_brackets_belongs_to_the_name_before_it() -> None:
    names = candidates("Ол Green Hill Service (GHS) компаниясында істейді.", "kk")
    found = names.ending(token(names.passage, "компаниясында"))
    assert found is not None
    assert words(names.passage, found.start, found.end) == "Green Hill Service (GHS)"
    assert words(names.passage, found.inner_start, found.inner_end) == "Green Hill Service"


def test_a_run_of_capitals_ends_where_a_person_begins() -> None:
    names = candidates("Музей имени Дала Светлана Минченко открыла.", "ru")
    found = names.capitals.starting(token(names.passage, "Дала"))
    assert found is not None
    assert words(names.passage, found.start, found.end) == "Дала"


def test_the_best_name_before_a_word() -> None:
    names = candidates('The "Green Hills" village met Steppe and Co. of Pavlodar region.')
    for word, name in (("village", '"Green Hills"'), ("of", "Steppe and Co."), ("region", "Pavlodar")):
        found = names.ending(token(names.passage, word))
        assert found is not None
        assert words(names.passage, found.start, found.end) == name


# ---- common nouns and the names beside them


def test_the_best_name_after_a_word() -> None:
    names = Candidates(passage('He met "Green Hills" and Pavlodar region and Steppe Eagle there.'))
    for word, name in (
        ('"', '"Green Hills"'),
        ("Pavlodar", "Pavlodar region"),
        ("Steppe", "Steppe Eagle"),
        ("there", ""),
    ):
        start = next(i for i, t in enumerate(names.passage.tokens) if t.text == word)
        found = names.starting(start)
        assert (words(names.passage, found.start, found.end) if found else "") == name


@pytest.mark.parametrize(
    ("text", "word", "before", "after"),
    [
        ("The Green Hills village grew.", "village", ["Green Hills"], []),
        ("The village of Green Hills grew.", "village", [], ["Green Hills"]),
        ("Red Lake, Green Hills and Blue Sky villages grew.", "villages", ["Red Lake", "Green Hills", "Blue Sky"], []),
        ('The plants "Steppe" and "Lake" grew.', "plants", [], ['"Steppe"', '"Lake"']),
        ("The parks of Green Hills grew.", "parks", [], []),  # of a place, not called so
    ],
)
def test_names_beside_a_noun(text: str, word: str, before: list[str], after: list[str]) -> None:
    names, _, found = noun(text, word)
    assert [words(names.passage, n.start, n.end) for n in found.before] == before
    assert [words(names.passage, n.start, n.end) for n in found.after] == after


def test_nouns_within_quotation_marks_say_nothing() -> None:
    assert kind_nouns(candidates('The film "Village Green" opened.')) == {}


def test_of_a_run_only_the_adjectives_agree_with_a_noun() -> None:
    names, _, found = noun("Открылся Саммит Тюркского совета.", "совета", "ru")
    assert [words(names.passage, n.start, n.end) for n in found.before] == ["Тюркского"]


@pytest.mark.parametrize(
    ("language", "text", "first", "cls", "name"),
    [
        ("en", "school named after Green", "named", "School", "Green"),
        ("en", 'a firm called "Steppe"', "called", "Enterprise", '"'),
        ("en", 'union of carriers "Steppe"', "of", "Organization", '"'),
        ("ru", "Союз фермеров «Дала»", "фермеров", "Organization", "«"),
        ("en", "plant for the production of steel Steppe", "for", "Plant", "Steppe"),
        ("en", "school for the children of Steppe", "for", "School", "for"),  # only plants make things
    ],
)
def test_what_may_stand_between_a_noun_and_its_name(language: str, text: str, first: str, cls: str, name: str) -> None:
    names = candidates(text, language)
    i = past_connector(names, token(names.passage, first), cls)
    assert names.passage.tokens[i].text == name


@pytest.mark.parametrize(
    ("language", "text", "word", "new"),
    [
        ("en", "The Green Hills village grew.", "village", True),
        ("en", 'The "5 steppe" plant grew.', "plant", False),  # no capital
        ("en", 'The "Askar Omarov" plant grew.', "plant", True),  # between quotation marks anything may be one
        ("kk", "Кеше Өскеменде зауыт ашылды.", "зауыт", False),  # a plant in a city
        ("ru", "В Тогузакской школе ремонт.", "школе", True),
        ("en", "The Askar Omarov plant grew.", "plant", False),  # a person's
        ("kk", "Кеше Ққққ Омаров министрлігі ашылды.", "министрлігі", False),
        ("en", "The Almaty company grew.", "company", False),  # where it is
        ("en", "Yesterday Almaty airport closed.", "airport", True),
        ("en", "Rural hospital beds are new.", "hospital", False),  # only begins a sentence
        ("en", "The Ayagoz district grew.", "district", True),
        ("kk", "Кеше Елдостың орталығы ашылды.", "орталығы", False),  # somebody's
        ("kk", "Кеше Мерке қант зауыты ашылды.", "қант", True),  # only seems to be in a case
        ("kk", "Кеше Әдия мектепке барды.", "мектепке", False),  # bears no possessive
        ("kk", "Zetvar корпорациясы келді.", "корпорациясы", True),  # a sentence begins, in other letters
        ("ru", "Гости из Калужской области приехали.", "области", True),
    ],
)
def test_what_may_be_a_new_name(language: str, text: str, word: str, new: bool) -> None:
    names, _, found = noun(text, word, language)
    assert is_new_name(names, found.before[-1], found) is new


@pytest.mark.parametrize(
    ("text", "word", "new"),
    [
        ("Он работает на телеканале БРТ-5.", "телеканале", True),  # has no endings
        ("Ему вручили орден Трудового Знамени.", "орден", True),  # stays in the genitive
        ("Ему вручили медаль Ивану Петрову.", "медаль", False),
        ("Они видели вокзал Экибастуза.", "вокзал", True),
        ("Они видели станцию Казалинск.", "станцию", False),  # a station's own name, which a list would have
        ("Это аким столицы Пётр Громов.", "столицы", False),  # a person's
    ],
)
def test_what_may_be_a_new_name_after_its_noun(text: str, word: str, new: bool) -> None:
    names, _, found = noun(text, word, "ru")
    assert is_new_name(names, found.after[0], found) is new


def test_a_kind_of_several_words_is_told_as_it_stands_alone() -> None:
    names, linker, found = noun("Они живут в сельском округе Ёжиково.", "сельском", "ru")
    entity = meaning(names, linker, found.after[0], found)
    assert entity is not None
    assert entity.names["ru"] == ("Ёжиково", "сельский округ Ёжиково")


def test_a_village_after_its_noun_stands_in_the_nominative() -> None:
    names, _, found = noun("Они живут в селе Ёжиково.", "селе", "ru")
    assert is_new_name(names, found.after[0], found)
    names, _, found = noun("Они живут в районе Ёжикова.", "районе", "ru")
    assert not is_new_name(names, found.after[0], found)


@pytest.mark.parametrize(
    ("language", "text", "word", "called"),
    [
        ("en", "The Green Hills village grew.", "village", ("Green Hills", "Green Hills village")),
        ("ru", "Там вырос Парк новых технологий «Дала».", "Парк", ("Дала", "Парк Дала", "Парк новых технологий Дала")),
        ("en", "The village of Green Hills grew.", "village", ("Green Hills", "village of Green Hills")),
        ("ru", "Ему вручили премию имени Иванова.", "премию", ("премия имени Иванова",)),
        ("ru", "В Тогузакской школе ремонт.", "школе", ("Тогузакская школа",)),
    ],
)
def test_what_a_new_thing_is_called(language: str, text: str, word: str, called: tuple[str, ...]) -> None:
    names, linker, found = noun(text, word, language)
    entity = meaning(names, linker, (found.before or found.after)[-1], found)
    assert entity is not None
    assert entity.names[language] == called


def test_a_listed_name_means_what_its_noun_says() -> None:
    for text, word, entity in (
        ("Rain fell in Pavlodar region.", "region", "pavlodar-region"),
        ("Rain fell in the city of Pavlodar.", "city", "pavlodar"),
    ):
        names, linker, found = noun(text, word)
        meant = meaning(names, linker, (found.before or found.after)[-1], found)
        assert meant is not None
        assert meant.id == entity


# ---- finders


def spans(answer: list[Unit] | None, text: str, language: str = "en") -> list[str] | None:
    place = passage(text, language)
    return None if answer is None else [words(place, u.start, u.end) for u in answer]


@pytest.mark.parametrize(
    ("finder", "language", "text", "word", "found"),
    [
        (numbered, "en", "They opened School No. 5 there.", "School", ["School No. 5"]),
        (numbered, "kk", "Қалада №27 мектеп ашылды.", "мектеп", ["№27 мектеп"]),
        (numbered, "en", "They opened a school there.", "school", None),
        (after_kind, "en", "The village of Green Hills grew.", "village", ["village of Green Hills"]),
        (after_kind, "en", "The Ministry of Energy met.", "Ministry", None),  # the head of its name
        (before_kind, "en", "The Green Hills village grew.", "village", ["Green Hills village"]),
        (before_kind, "en", "The Business Roadmap Programme grew.", "Programme", None),  # its own name
        (described, "en", "The Temirtau bottling plant grew.", "plant", ["Temirtau bottling plant"]),
        (before_kind, "kk", "Былтыр үш «Дала» мектеп салынды.", "мектеп", None),  # three of a sort
        (before_kind, "kk", "Былтыр «Дала» мектебі салынды.", "мектебі", ["«Дала» мектебі"]),
        (before_kind, "kk", "Павлодар (82 тонна) және Ақтөбе облыстары озды.", "облыстары",
         ["Павлодар", "Ақтөбе облыстары"]),
        (before_kind, "kk", "Бүгін Павлодар облысында ауыл тұрғындары жиналды.", "ауыл", None),  # no village's name
        (before_kind, "kk", "Бүгін Ақсуда қала құрылысы басталды.", "қала", None),
        (before_kind, "kk", "Бүгін Жаңақала ауыл тұрғындары жиналды.", "ауыл", ["Жаңақала ауыл"]),
        (described, "en", "The Temirtau plant grew.", "plant", None),
        (described, "kk", "Кеше Асқар Ерланұлы еңбек жолын айтты.", "жолын", None),  # his life's, and no road
        (described, "kk", "Кеше Асқар Ерлановтың еңбек жолы айтылды.", "жолы", None),
        (described, "kk", "Олар Достық айналма жолын жөндеді.", "жолын", ["Достық айналма жолын"]),
        (headed, "en", "The Ministry of Rare Fish met.", "Ministry", ["Ministry of Rare Fish"]),
        (headed, "en", "The Ministry on Friday met.", "Ministry", None),
        (headed, "en", "The Central Fish Museum opened.", "Museum", ["Central Fish Museum"]),
        (headed, "en", "A ministry of rare fish met.", "ministry", None),
        (honour, "ru", "Он получил звание заслуженного деятеля Казахстана.", "звание",
         ["звание заслуженного деятеля Казахстана"]),
        (honour, "ru", "Он получил звание майора.", "звание", None),
        (granted, "ru", "Врачу вручили благодарность министра культуры.", "благодарность",
         ["благодарность министра культуры"]),
        (granted, "ru", "Врач выразил благодарность министру культуры.", "благодарность", None),
        (granted, "ru", "Он стал лауреатом Государственной премии.", "Государственной", ["Государственной премии"]),
        (granted, "ru", "Он стал лауреатом государственной премии.", "государственной", None),
        (granted, "en", "He was given a letter of thanks of the Minister of Energy.", "letter",
         ["letter of thanks of the Minister of Energy"]),
        (granted, "en", "He received an order of the Minister of Energy.", "order", None),
        (department, "en", "The department of fish of Saryagash district met.", "department",
         ["department of fish of Saryagash district"]),
        (department, "en", "The department opened.", "department", None),
        (agreeing_body, "ru", "Заседание Исламского комитета рыбоводства прошло.", "комитета",
         ["Исламского комитета рыбоводства"]),
        (shared_head, "en", "The Ministries of Energy and Finance met.", "Ministries",
         ["Ministries of Energy", "Finance"]),
        (shared_head, "en", "The Ministry of Energy met.", "Ministry", None),
        (numbered, "ru", "Дом стоит в 15-м микрорайоне.", "микрорайоне", ["15-м микрорайоне"]),
        (numbered, "ru", "Открыли Новоишимскую школу №4 там.", "школу", ["Новоишимскую школу №4"]),
        (numbered, "ru", "Открыли Костанайскую школу №4 там.", "школу", ["школу №4"]),  # a place says where
        (numbered, "ru", "Открыли школу №4 имени А.Омарова там.", "школу", ["школу №4 имени А.Омарова"]),
        (agreeing_body, "ru", "Он работал в Национальной волонтёрской сети.", "сети",
         ["Национальной волонтёрской сети"]),
        (agreeing_body, "ru", "Новая сеть растёт.", "сеть", None),  # the sentence's capital
        (department, "ru", "Сказали в управлении спорта и туризма города Тараз.", "управлении",
         ["управлении спорта и туризма города Тараз"]),
        (preposed, "kk", "Ол Алматы облысының қаржы және салық басқармасында істейді.", "басқармасында",
         ["Алматы облысының қаржы және салық басқармасында"]),
        (preposed, "kk", "Ол С.Көбеев атындағы ұлттық театрда істейді.", "театрда",
         ["С.Көбеев атындағы ұлттық театрда"]),
        (preposed, "kk", "Өскеменде жаңа музыка мектебі ашылды.", "музыка", None),
        (preposed, "kk", "Балық аулау жөніндегі агенттік ашылды.", "агенттік", ["Балық аулау жөніндегі агенттік"]),
        (preposed, "kk", "Кеше Ұлттық балық ғылыми орталық ашылды.", "ғылыми", ["Ұлттық балық ғылыми орталық"]),
        (preposed, "kk", "Кеше балық агенттік ашылды.", "агенттік", None),  # bears no possessive
        (preposed, "kk", "Кеше облыстық комиссия құрылды.", "комиссия", None),  # one of many
        (preposed, "kk", "Кеше Қазақстанның мал шаруашылығы өсті.", "шаруашылығы", None),  # a branch of economy
        (preposed, "kk", "Кеше аудан әкімдігі есеп берді.", "әкімдігі", None),  # a description
        (preposed, "kk", "Бізге Абай атындағы сыйлық берілді.", "сыйлық", ["Абай атындағы сыйлық"]),
        (preposed, "kk", "Бізге жақсы сыйлық берілді.", "сыйлық", None),
        (of_each, "kk", "Кеше облыс әкімдіктері есеп берді.", "әкімдіктері", ["облыс әкімдіктері"]),
        (of_each, "kk", "Кеше әкімдіктер есеп берді.", "әкімдіктер", ["әкімдіктер"]),
        (of_each, "kk", "Кеше Абай облысының әкімдігі есеп берді.", "әкімдігі", None),
        (capital_body, "ru", "Праздник прошёл во Дворце Независимости там.", "Дворце",
         ["Дворце Независимости"]),
        (capital_body, "ru", "Он возглавил Союз пчеловодов Казахстана там.", "Союз", ["Союз пчеловодов Казахстана"]),
        (capital_body, "ru", "Он вступил в союз пчеловодов там.", "союз", None),  # no capital
        (capital_body, "ru", "Союз пчеловодов растёт.", "Союз", None),  # the sentence's capital
        (before_kind, "ru", "В Павлодарской области акимат отчитался.", "акимат", None),  # where
        (after_kind, "ru", "Открыли дорогу Ёлкино – Зайкино там.", "дорогу", ["дорогу Ёлкино – Зайкино"]),
        (after_kind, "ru", "Открыли дорогу местного значения Ёлкино – Зайкино там.", "дорогу",
         ["дорогу местного значения Ёлкино – Зайкино"]),
        (after_kind, "ru", "Помогли населённым пунктам Кызылжарского района.", "населённым", None),
        (listed_plainly, "en", "He led the agriculture ministry.", "ministry", ["agriculture ministry"]),
        (listed_plainly, "en", "He led the fish ministry.", "ministry", None),
        (of_kind_of_place, "en", "He led the regional department of fish and rice.", "department",
         ["regional department of fish and rice"]),
        (of_kind_of_place, "en", "He led the department of fish.", "department", None),
        (of_named_place, "en", "The city hospital of Pavlodar grew.", "city", ["city hospital of Pavlodar"]),
        (of_named_place, "en", "The rice department of Pavlodar met.", "department",
         ["rice department of Pavlodar"]),
        (of_named_place, "en", "The press service of the Kazakh Ministry of Fish met.", "press", None),
        (of_named_place, "en", "The old hospital of Pavlodar grew.", "hospital", None),  # any of them
        (after_place, "en", "He led the Pavlodar fish department.", "department", ["Pavlodar fish department"]),
        (after_place, "en", "Pavlodar region rice department met.", "department",
         ["Pavlodar region rice department"]),
        (after_place, "en", "In Pavlodar fish department heads met.", "department", None),
        (after_place, "en", "The Pavlodar department met.", "department", None),
        (after_place, "en", "He led the Pavlodar fish school.", "school", None),
        (after_place, "en", "The akim of Pavlodar visits departments.", "departments", None),
        (department, "en", "The office of mayor of Pavlodar was vacant.", "office", None),  # his post
        (department, "ru", "Он избран членом совета директоров АО «Нива».", "совета", None),  # of the post
        (department, "ru", "Прошло заседание совета директоров АО «Нива».", "совета", ["совета директоров АО «Нива»"]),
        (of_kind_of_place, "en", "The regional department of fish said so.", "department",
         ["regional department of fish"]),
        (headed, "en", "The Ministry of Energy and KEGOC met.", "Ministry", ["Ministry of Energy"]),
        (headed, "en", "He led Toraighyrov University in May.", "University", ["Toraighyrov University"]),
        (owned_by_place, "en", "He led Pavlodar's department of fish.", "department",
         ["Pavlodar's department of fish"]),
        (owned_by_place, "en", "He led Pavlodar's department.", "department", None),
    ],
)  # fmt: skip
def test_a_finder_answers_for_its_own_kind_of_name(
    finder: object, language: str, text: str, word: str, found: list[str] | None
) -> None:
    assert callable(finder)
    assert spans(finder(*noun(text, word, language)), text, language) == found


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Pavlodar-based Tau Stroi grew.", ["Tau Stroi"]),
        ("Pavlodar-based plant Tau Stroi grew.", []),  # told by its noun
        ("Pavlodar-based Askar Omarov spoke.", []),  # a person
        ("Law-based Tau Stroi grew.", []),  # no place
    ],
)
def test_a_firm_is_told_by_where_it_is_based(text: str, firms: list[str]) -> None:
    names = candidates(text)
    assert [words(names.passage, u.start, u.end) for u in based(names, Linker(names.document))] == firms


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The Ministry of Ecology, Geology and Fish met.", "Ministry of Ecology, Geology and Fish"),
        ("The Ministry of Fish Askar Omarov met.", "Ministry of Fish"),
        ("The Ministry of Fish and the National Bank met.", "Ministry of Fish"),
        ("The 2030 Steppe Strategy grew.", "2030 Steppe Strategy"),
    ],
)
def test_a_headed_name_ends_where_another_begins(text: str, whole: str) -> None:
    word = "Strategy" if "Strategy" in text else "Ministry"
    assert spans(headed(*noun(text, word)), text) == [whole]


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("He left the B.Serikov Kazakh State University.", "University", "B.Serikov Kazakh State University"),
        ("He left the B. Serikov State University.", "University", "B. Serikov State University"),
        ("He left the al-Biruni Kazakh National University.", "University", "al-Biruni Kazakh National University"),
        ("He knows Askar Omarov Kazakh State University.", "University", "Kazakh State University"),  # a name before it
        ("He left the Askar Omarov Kazakh State University.", "University", "Askar Omarov Kazakh State University"),
        ("Then Kazakh State University grew.", "University", "Kazakh State University"),
        ("He saw Green Steppe University and Blue Lake Institute.", "Institute", "Blue Lake Institute"),
        ("He saw Science and Technology Institute.", "Institute", "Science and Technology Institute"),
        ("The Ministry of Fish and Committee of Forests met.", "Committee", "Committee of Forests"),
        ("The Ministry of Fish and Committee of Forests met.", "Ministry", "Ministry of Fish"),
        ("The Ministry of Fish and Kazakhstan's Parliament met.", "Ministry", "Ministry of Fish"),
        ("The Painters' Union met.", "Union", "Painters' Union"),
        ("The Women's Union of Fishers met.", "Union", "Women's Union of Fishers"),
        ("He saw Kazakhstan's Steppe Union.", "Union", "Steppe Union"),
        ("He led the Secretariat of the People's Council.", "Secretariat", "Secretariat of the People's Council"),
        ("He led its Fish, Forest and Water Committee.", "Committee", "Fish, Forest and Water Committee"),
        ("He saw Omarov, Forest and Water Committee met.", "Committee", "Forest and Water Committee"),
    ],
)
def test_where_a_headed_name_begins(text: str, word: str, whole: str) -> None:
    assert spans(headed(*noun(text, word)), text) == [whole]


def test_words_in_the_genitive_complete_a_noun() -> None:
    names = candidates("управление сельского хозяйства и рыбы сообщило", "ru")
    assert words(names.passage, 1, past_complement(names, 1)) == "сельского хозяйства и рыбы"


def test_a_bare_name_means_the_city_before_the_village() -> None:
    names = candidates("Rain fell in Pavlodar.")
    (name,) = names.listed.starting(token(names.passage, "Pavlodar"))
    assert told(names.passage, bare(names, Linker(names.document), name)) == {"Pavlodar": "pavlodar"}


def test_in_quotation_marks_stands_no_place() -> None:
    names = candidates('The film "Pavlodar" opened.')
    (name,) = names.quoted.starting(token(names.passage, "Pavlodar") - 1)
    assert quoted_alone(names, Linker(names.document), name) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("В районе доярке вручили «Алтын алқа».", {"«Алтын алқа»": "medal-altyn-alka"}),
        ("В районе доярка пела «Алтын алқа».", {}),
    ],
)
def test_a_quoted_award_needs_no_noun_where_somebody_receives_it(text: str, found: dict[str, str]) -> None:
    names = candidates(text, "ru")
    (name,) = names.quoted.starting(token(names.passage, "«"))
    assert told(names.passage, quoted_alone(names, Linker(names.document), name)) == found


def test_a_name_in_quotation_marks_may_say_what_it_names() -> None:
    names = candidates('He received the "Steppe Courage Medal" there.')
    (name,) = names.quoted.starting(token(names.passage, "Steppe") - 1)
    (unit,) = quoted_alone(names, Linker(names.document), name)
    assert (unit.entity.type, unit.entity.name()) == ("Medal", "Steppe Courage Medal")


def test_no_kind_ends_a_longer_one_or_stands_in_a_compound() -> None:
    longer = candidates("The Green rural district grew.")
    assert [longer.kinds[i].end for i in longer.kinds] == [token(longer.passage, "grew")]
    assert candidates("Об этом сообщила пресс-служба.", "ru").kinds == {}


def test_a_word_made_of_a_kind_is_none() -> None:
    assert candidates("Байқаудың қорытындысы шықты.", "kk").kinds == {}
    assert [kind.cls for kind in candidates("Байқаудың қорының ақшасы.", "kk").kinds.values()] == ["Enterprise"]


def test_all_names_of_a_paragraph() -> None:
    place = passage("The Green Hills village of Pavlodar region has School No. 5.")
    found = told(place, outermost(NameFinder(place, Linker(place.document)).units())[0])
    assert found == {
        "Green Hills village": "place/green-hills", "Pavlodar region": "pavlodar-region",
        "School No. 5": "facility/school-no-5",
    }  # fmt: skip


# ---- units that overlap


def unit(start: int, end: int, why: str = "name", name: str = "x") -> Unit:
    return Unit(start, end, Entity(name, "City", {}), why)


def test_the_longest_unit_stands_and_what_lies_within_is_inner() -> None:
    long, within, across = unit(0, 4), unit(1, 3), unit(3, 6)
    assert outermost([within, across, long]) == ([long], [within])


def test_of_two_units_in_one_place_the_listed_stands() -> None:
    new, listed = unit(0, 2, "form", "new"), unit(0, 2, "name", "listed")
    assert [u.entity.id for u in outermost([new, listed])[0]] == ["listed"]
