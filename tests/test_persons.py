"""Persons by their names: runs of capitals, new persons, surnames that mean somebody named before."""

from __future__ import annotations

import pytest

from extract.linking import Linker
from extract.mentions import find
from extract.persons.initialled import initialled
from extract.persons.namesakes import told_apart
from extract.persons.patronymics import recognised
from extract.persons.runs import Runs, month_as_name, name_words
from extract.persons.surnames import Surnames
from extract.persons.unit import person
from extract.persons.unlisted import new_persons
from extract.persons.words import is_full, is_initial, parts, patronymic_of, spellings
from tests.documents import bare
from tests.passages import named, passage, token, words


def runs(text: str, language: str = "en") -> Runs:
    place = passage(text, language)
    return Runs(place, name_words(place))


# ---- the words of a name


def test_initials_and_names_written_out() -> None:
    place = passage("Met A. Omarov and Al. Kim there.")
    letters = [place.tokens[i].text for i in range(place.end) if is_initial(place.document, i) and place.tokens[i].word]
    assert letters == ["A", "Al"]
    assert is_full(place.document, token(place, "Omarov"))
    assert not is_full(place.document, token(place, "Al"))


def test_a_name_has_parts_that_hyphens_join() -> None:
    place = passage("Kassym-Jomart Tokayev spoke.")
    assert [words(place, *part) for part in parts(place.document, 0, 4)] == ["Kassym-Jomart", "Tokayev"]


@pytest.mark.parametrize(
    ("name", "which"),
    [
        ("Омаров Болат Кайратович", 2),
        ("Болат Кайратович Омаров", 1),
        ("Омаров Болат Қайратұлы", 2),
        ("Bolat Kairatuly Omarov", 1),
        ("Болат Омаров", None),
    ],
)
def test_which_name_is_a_patronymic(name: str, which: int | None) -> None:
    place = passage(name, "ru")
    assert patronymic_of(place, list(parts(place.document, 0, place.end))) == which


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("Омаров Болат Кайратович", ["Болат Омаров", "Омаров Болат Кайратович"]),
        ("Болат Кайратович Омаров", ["Болат Омаров", "Болат Кайратович Омаров"]),
        ("Болат Омаров", ["Болат Омаров"]),
    ],
)
def test_a_name_is_spelled_without_the_patronymic_first(name: str, shorter: list[str]) -> None:
    assert list(spellings(name)) == shorter


# ---- runs of capitals


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Then Bolat Omarov met A. Kim there.", ["Bolat Omarov", "A. Kim"]),
        ("en", "Then Kassym-Jomart Tokayev spoke.", ["Kassym-Jomart Tokayev"]),
        ("en", "Then NATO met Bolat.", ["Bolat"]),
        ("en", "On Victory Day, Bolat spoke.", ["Bolat"]),
        ("en", "Then Omar al-Hadj spoke.", ["Omar al-Hadj"]),
        ("en", "Then BOLAT OMAROV SPOKE", ["BOLAT OMAROV SPOKE"]),
        ("en", "Then President Bolat spoke.", ["Bolat"]),
        ("en", "Then Napoleon IV. Bolat spoke.", ["Napoleon", "Bolat"]),
        ("en", "Then Bolat Ten met Five there.", ["Bolat Ten"]),
        ("ru", "Когда пришёл К. Омаров?", ["К. Омаров"]),
        ("ru", "Кандидатуру Омарова одобрили.", ["Омарова"]),
        ("ru", "Роза Омарова пришла.", ["Роза Омарова"]),
        ("kk", "Ғалым Омаров келді.", ["Ғалым Омаров"]),  # a scholar's name, and no scholar
        ("kk", "Ғалым Болат Омаров келді.", ["Болат Омаров"]),
        ("kk", "Кеше Болат Омаров В. Счастнов көшесінде болды.", ["Болат Омаров", "В. Счастнов"]),
    ],
)
def test_runs_that_could_hold_a_name(language: str, text: str, found: list[str]) -> None:
    place = passage(text, language)
    assert [words(place, *run) for run in runs(text, language).items()] == found


def test_a_run_is_found_by_its_end_and_by_what_it_holds() -> None:
    found = runs("Then Bolat Omarov met A. Kim there.")
    assert (found.ending(3), found.ending(2)) == (1, None)
    assert (found.around(2), found.around(3)) == (1, None)


def test_units_of_others_than_persons_part_runs() -> None:
    place, found, _ = named("Then Bolat Omarov of Pavlodar spoke.")
    assert [words(place, *run) for run in found.items()] == ["Bolat Omarov"]


def test_a_month_may_be_a_given_name() -> None:
    place = passage("Then May Khvan spoke.")
    found = Runs(place, name_words(place))
    assert month_as_name(place, found, token(place, "May")) == token(place, "Khvan") + 1
    assert month_as_name(place, found, token(place, "Then")) is None


# ---- persons whom no list has


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Then Bolat Xyzzy came.", ["Bolat Xyzzy"]),  # a given name
        ("en", "Then Xyzzy Quxov came.", ["Xyzzy Quxov"]),  # a surname
        ("en", "Then Xyzzy Quux said so.", ["Xyzzy Quux"]),  # who says something
        ("en", "Then Xyzzy Quux fell.", []),
        ("en", "The Minister of Bolat Omarov came.", []),  # the title tells where the name begins
        ("en", "Then Green Village Omarov came.", []),  # a common noun within
        ("ru", "Пришёл Омаров Болат Кайратович.", ["Омаров Болат Кайратович"]),
        ("ru", "Завод открыл Болат Ли.", ["Болат Ли"]),  # no initial
        ("ru", "Завод открыл Болат Дж.", []),
        ("kk", "Кеше Болат Омаров Серік Асқаров келді.", ["Болат Омаров", "Серік Асқаров"]),
        ("kk", "Кеше Болат Омаров Төребек Асқаровпен келді.", ["Болат Омаров", "Төребек Асқаровпен"]),  # no given name
        ("kk", "Кеше Болат Омаров Төребек Ксизбен келді.", ["Болат Омаров"]),
        ("kk", "Түркия Президенті Болат Ксиз Куксмен кездесті.", ["Болат Ксиз Куксмен"]),  # another country's
        ("kk", "Түркия Президенті Болат Ксиз Кукста сөйледі.", ["Болат Ксиз"]),  # there
        ("kk", "Түркия Президенті Болат Ксиз Кукс мектебін көрді.", ["Болат Ксиз"]),
        ("kk", "Түркия Президенті Болат Омаров Кукспен кездесті.", ["Болат Омаров"]),
        ("kk", "Қазақстан Президенті Болат Ксиз Куксмен кездесті.", ["Болат Ксиз"]),
        ("ru", "Приказом Болата Омарова Серик Аскаров уволен.", ["Болата Омарова", "Серик Аскаров"]),
        ("ru", "Пришёл Болат Кайрат Серик Аскаров.", []),
    ],
)
def test_new_persons(language: str, text: str, found: list[str]) -> None:
    place = passage(text, language)
    units = new_persons(place, Runs(place, name_words(place)), Linker(place.document))
    assert [words(place, u.start, u.end) for u in units] == found


def test_an_official_is_known_by_the_full_name() -> None:
    place = passage("Kassym-Jomart Tokayev met Bolat Xyzzy.")
    linker = Linker(place.document)
    assert person(place, linker, 0, 4).entity.known
    new = person(place, linker, 5, 7)
    assert (new.why, new.entity.name("en")) == ("form", "Bolat Xyzzy")


# ---- surnames


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Bolat Xyzzy came. Then Xyzzy left.", ["Xyzzy"]),
        ("Bolat Xyzzy came. Then B. Xyzzy left.", ["B. Xyzzy"]),
        ("Bolat Xyzzy came. Then A. Xyzzy left.", []),  # another initial
        ("Bolat Xyzzy and Serik Xyzzy came. Then Xyzzy left.", []),  # who of them
        ("Bolat Xyzzy and Serik Xyzzy came. Then S. Xyzzy left.", ["S. Xyzzy"]),
    ],
)
def test_who_was_named_is_meant_by_surname(text: str, again: list[str]) -> None:
    place, found, _ = named(text)
    surnames = Surnames(place.document, place.document.units)
    assert [words(place, u.start, u.end) for u in surnames.units(place, found)] == again


# ---- surnames with initials, and namesakes


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "В зале сидел Жолдыбеков А.К. и молчал.", ["Жолдыбеков А.К"]),
        ("ru", "В зале сидела С. Ермекбаева и молчала.", ["С. Ермекбаева"]),
        ("ru", "Школа имени С. Ермекбаева закрыта.", []),
        ("en", "Rain fell on U. S. farms.", []),
        ("kk", "Б. Ермеков көшесі жабылды.", []),
        ("kk", "- Вернер А., шопан.", ["Вернер А"]),  # at the head of an item of a list
        ("kk", "Кеше Вернер А., шопан.", []),
    ],
)
def test_a_surname_with_initials_is_a_person(language: str, text: str, found: list[str]) -> None:
    place, its_runs, linker = named(text, language)
    assert [words(place, u.start, u.end) for u in initialled(place, its_runs, linker)] == found


@pytest.mark.parametrize(
    ("title", "known"), [("The baker", False), ("Governor", True), ("The baker and deputy minister", True)]
)
def test_an_official_has_no_other_job_alone(title: str, known: bool) -> None:
    document, _ = find(bare(f"{title} Danial Akhmetov visited Taraz."))
    (person_unit,) = document.persons
    assert person_unit.entity.known is known
    assert told_apart(document, Linker(document)).persons == document.persons  # once is enough


@pytest.mark.parametrize(
    "before", ["Постановлением Правительства Республики Казахстан", "Законом Республики Казахстан"]
)
def test_no_name_runs_into_that_of_a_country_or_its_body(before: str) -> None:
    assert called(f"{before} Омаров Болат Кайратович освобождён.", "ru") == ["Болат Омаров"]


# ---- given name and patronymic


def called(text: str, language: str) -> list[str]:
    """The persons whom the units of a text mean, by their first names in its language."""
    document, _ = find(bare(text, language))
    return [u.entity.name(language) for u in document.units if document.is_a(u.entity, "Person")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Азат Оралбаев сөйледі. Кейін Азат Маратұлы кетті.", "kk"),
        ("Светлана Рудина выступила. Светлана Алексеевна уехала.", "ru"),
    ],
)
def test_a_given_name_and_patronymic_mean_whom_the_text_has_introduced(text: str, language: str) -> None:
    one, other = called(text, language)
    assert one == other


@pytest.mark.parametrize(
    "text",
    [
        "Азат Маратұлы сөйледі. Кейін Азат Оралбаев кетті.",  # not introduced before
        "Азат Сәкенұлы Оралбаев сөйледі. Кейін Азат Маратұлы кетті.",  # another father's
        "Азат Оралбаев сөйледі. Кейін мұғалім Азат Маратұлы кетті.",  # who has a title of his own
    ],
)
def test_another_person_of_the_given_name_is_none_of_them(text: str) -> None:
    one, other = called(text, "kk")
    assert one != other


def test_a_document_without_patronymics_stays_as_it_is() -> None:
    document, _ = find(bare("Азат Оралбаев сөйледі.", "kk"))
    assert recognised(document) is document
