"""Whose a title is: the name after it or before it, each of a list, the person it stands for."""

from __future__ import annotations

import pytest

from extract.coreference import Context
from extract.document import Held, Title, Unit
from extract.holders import Bound, bind
from extract.holders.abroad import in_country_of, of_other_country
from extract.holders.after import is_another_holder, is_of_many, is_subject, person_after, titled_after
from extract.holders.before import before_marks, ending_at, person_before
from extract.holders.listed import holders_listed
from extract.holders.search import HolderSearch, named_at
from extract.holders.standing import standing_for
from extract.layer import GrowingLayer
from extract.persons.surnames import Surnames
from extract.titles import TitleFinder
from ontology.reference import Entity
from tests.passages import named, token, words


def search(text: str, language: str = "en", which: int = 0, *, by_surname: bool = False) -> HolderSearch:
    """The search for the holder of one of the titles of a text."""
    place, runs, linker = named(text, language)
    document = place.document
    title = list(TitleFinder(document, linker, Context(document)).titles(place, runs))[which]
    surnames = Surnames(document, document.units)
    cases = document.title_cases(title)
    return HolderSearch(place, title, cases, GrowingLayer(document.units), runs, linker, surnames, by_surname)


def said(seen: HolderSearch, unit: Unit | None) -> str | None:
    return words(seen.passage, unit.start, unit.end) if unit is not None else None


def bound(text: str, language: str = "en") -> tuple[dict[str, str], Bound]:
    """The titles of a text that have holders, with those."""
    place, runs, linker = named(text, language)
    document = place.document
    titles = list(TitleFinder(document, linker, Context(document)).titles(place, runs))
    found = bind(document, [(place, runs)], titles, linker)
    return {h.title.wording: h.unit.entity.name(language) for h in found.held}, found


# ---- names beside a title


@pytest.mark.parametrize(
    ("language", "text", "word", "name"),
    [
        ("en", "He met the akim Bolat Omarov there.", "Bolat", "Bolat Omarov"),
        ("en", "He met the akim there.", "there", None),
        ("en", "He met the akim May Khvan there.", "May", "May Khvan"),  # no month
        ("ru", "Он встретил акима Болата Омарова.", "Болата", "Болата Омарова"),
        ("ru", "Он встретил акима Серик Аскаров.", "Серик", None),  # of another case
        ("en", "He met the akim Green Village Hall there.", "Green", None),  # says what it is
    ],
)
def test_the_person_whose_name_begins_at_a_token(language: str, text: str, word: str, name: str | None) -> None:
    seen = search(text, language)
    assert said(seen, named_at(seen, token(seen.passage, word))) == name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("By order of the akim Bolat Omarov was made director.", True),
        ("By a decree of the akim Bolat Omarov, until now a teacher, became director.", True),
        ("On instruction of the akim Bolat Omarov was sent there.", True),
        ("By order of the akim Bolat Omarov the road was closed.", False),
        ("By order of the akim Bolat Omarov, the road was closed.", False),
        ("The son of the akim Bolat Omarov was made director.", False),
        ("By the river, the son of the akim Bolat Omarov was seen.", False),
        ("By the akim Bolat Omarov was a chair.", False),  # of nobody's deed
    ],
)
def test_the_subject_of_a_sentence_that_a_deed_begins_is_not_whose_deed_it_is(text: str, subject: bool) -> None:
    seen = search(text)
    after = person_after(seen)
    assert after is not None
    assert is_subject(seen, after) == subject


def test_a_surname_alone_is_a_name_only_where_it_is_asked_for() -> None:
    text = "Он встретил акима Омарова."
    for asked in (True, False):
        seen = search(text, "ru", by_surname=asked)
        found = named_at(seen, token(seen.passage, "Омарова"))
        assert (found.entity.name("ru") if found else None) == ("Омаров" if asked else None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met the akim Bolat Omarov there.", "Bolat Omarov"),
        ("He met the akim – Bolat Omarov.", "Bolat Omarov"),
        ("He met the akim, Bolat Omarov, there.", "Bolat Omarov"),
        ("When he met the akim, Bolat Omarov went.", None),  # another clause
    ],
)
def test_the_person_after_a_title(text: str, name: str | None) -> None:
    seen = search(text)
    assert said(seen, person_after(seen)) == name


def test_a_dash_after_a_title_is_the_copula_in_russian() -> None:
    seen = search("Аким – Болат Омаров.", "ru")
    assert person_after(seen) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met Bolat Omarov, akim of Pavlodar region.", "Bolat Omarov"),
        ("He met Bolat Omarov, the akim of Pavlodar region.", "Bolat Omarov"),
        ("He met Bolat Omarov, 45, akim of Pavlodar region.", "Bolat Omarov"),
        ("He met Bolat Omarov (in pink), akim of Pavlodar region.", "Bolat Omarov"),
        ("He met Bolat Omarov, the French ambassador to Kazakhstan.", "Bolat Omarov"),
        ("He met Bolat Omarov, US ambassador to Kazakhstan.", "Bolat Omarov"),
        ("He met Bolat Omarov and the akim of Pavlodar region.", None),
    ],
)
def test_the_person_before_a_title(text: str, name: str | None) -> None:
    seen = search(text)
    assert said(seen, person_before(seen)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Акимом назначен Болат Омаров, министром назначена Динара Ким.", None),
        ("Он беседовал с Болатом Омаровым, министром культуры.", "Болатом Омаровым"),
    ],
)
def test_a_title_that_is_taken_up_stands_in_apposition_in_its_case_alone(text: str, name: str | None) -> None:
    seen = search(text, "ru", which=-1)
    assert said(seen, person_before(seen)) == name


def test_another_apposition_may_stand_between() -> None:
    seen = search("Он встретил Болата Омарова, известного юриста, директора школы.", "ru", which=1)
    assert said(seen, person_before(seen)) == "Болата Омарова"


def titled(seen: HolderSearch, start: int, end: int, title: Title) -> Unit:
    """A person's unit with another title, put where it stands."""
    unit = Unit(start, end, Entity("p", "Person", {}), "name", title, end - 2, end)
    seen.units.cover(unit)
    return unit


def test_the_person_of_a_title_that_follows() -> None:
    text = "He met the Prime Minister – Minister of Economy Bolat Omarov there."
    seen, other = search(text), search(text, which=1).title
    unit = titled(seen, other.start, token(seen.passage, "there"), other)
    assert titled_after(seen) == unit
    alone = search("He met the Prime Minister there.")
    assert titled_after(alone) is None


def test_two_posts_side_by_side_have_each_its_holder() -> None:
    text = "Президент әкім Болат Омаров келді."
    seen, other = search(text, "kk"), search(text, "kk", which=1).title
    unit = titled(seen, other.start, other.end + 2, other)
    assert is_another_holder(seen, unit)
    assert not is_another_holder(seen, Unit(other.start, other.end + 2, unit.entity, "name"))


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Министр дәрігер Болат Омаровқа гүл берді.", True),
        ("Депутат дәрігер Болат Омаров гүл берді.", False),  # one is both
        ("Кеше министр дәрігер Болат Омаровқа гүл берді.", False),
    ],
)
def test_a_bare_post_is_none_of_whom_its_holder_acts_for(text: str, another: bool) -> None:
    seen, other = search(text, "kk"), search(text, "kk", which=1).title
    assert is_another_holder(seen, titled(seen, other.start, other.end + 2, other)) == another


def test_a_plural_is_of_more_than_one_name() -> None:
    seen = search("Депутаттар Болат Омаровты сайлады.", "kk")
    unit = person_after(seen)
    assert unit is not None
    assert is_of_many(seen, unit)
    one = search("Депутат Болат Омаров сайлады.", "kk")
    after = person_after(one)
    assert after is not None
    assert not is_of_many(one, after)


# ---- binding


@pytest.mark.parametrize(
    ("language", "text", "holders"),
    [
        ("en", "He met the akim of Pavlodar region Bolat Omarov there.", {"akim of Pavlodar region": "Bolat Omarov"}),
        ("en", "He met Bolat Omarov, akim of Pavlodar region.", {"akim of Pavlodar region": "Bolat Omarov"}),
        ("en", "Colonel Bolat Omarov, director of the school, came.",
         {"Colonel": "Bolat Omarov", "director": "Bolat Omarov"}),
        ("en", "The governors of Pavlodar region Bolat Omarov and Kostanay region Serik Askarov came.",
         {"governor of Pavlodar region": "Bolat Omarov", "governor": "Serik Askarov"}),
        ("en", "They met the governors, the akim of Pavlodar region, Bolat Omarov, said.",
         {"akim of Pavlodar region": "Bolat Omarov"}),
        ("en", "He met the akim there.", {}),
    ],
)  # fmt: skip
def test_holders_of_titles(language: str, text: str, holders: dict[str, str]) -> None:
    assert bound(text, language)[0] == holders


def test_a_title_and_its_holders_name_are_one_unit() -> None:
    text = "He met the akim of Pavlodar region Bolat Omarov there."
    place, runs, linker = named(text)
    before = list(place.document.units)
    titles = list(TitleFinder(place.document, linker, Context(place.document)).titles(place, runs))
    found = bind(place.document, [(place, runs)], titles, linker)
    assert [words(place, u.start, u.end) for u in found.units] == ["the akim of Pavlodar region Bolat Omarov"]
    assert [words(place, u.start, u.end) for u in found.inner] == ["Pavlodar region"]
    assert list(place.document.units) == before  # the document is left as it is


def test_titles_without_a_holder_are_given_back_in_order() -> None:
    alone = bound("The minister met the akim Bolat Omarov and a judge there.")[1].alone
    assert [t.words for t in alone] == ["minister", "judge"]


# ---- titles that stand for a person


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The Head of State spoke.", ["The Head of State"]),
        ("He was appointed as Head of State.", []),
        ("A head of state spoke.", []),
        ("The former Head of State spoke.", []),
        ("The heads of state spoke.", []),
    ],
)
def test_titles_that_stand_for_a_person(text: str, stands: list[str]) -> None:
    place, runs, linker = named(text, issued="2023-01-01")
    context = Context(place.document)
    titles = list(TitleFinder(place.document, linker, context).titles(place, runs))
    units = list(standing_for(place.document, titles, [], context))
    assert [words(place, u.start, u.end) for u in units] == stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Аудан әкімі болды, кейін кетті.", []),  # what somebody was
        ("Аудан әкімі Ақсуда болды, кейін кетті.", ["әкімі"]),
    ],
)
def test_a_title_right_before_a_verb_of_being_is_what_somebody_was(text: str, stands: list[str]) -> None:
    place, runs, linker = named(f"Бұл туралы Алакөл ауданының әкімі Болат Омаров айтты. {text}", "kk")
    context = Context(place.document)
    first, second = TitleFinder(place.document, linker, context).titles(place, runs)
    person = Unit(first.start, first.end + 2, Entity("p", "Person", {}), "form", first)
    units = list(standing_for(place.document, [second], [Held(first, person)], context))
    assert [words(place, max(u.start, second.head), u.end) for u in units] == stands


def test_a_pronoun_before_a_title_is_of_its_unit() -> None:
    text = "Болат Омаров пен оның орынбасары Серік Асқаров келді."
    place, runs, linker = named(text, language="kk")
    titles = list(TitleFinder(place.document, linker, Context(place.document)).titles(place, runs))
    found = bind(place.document, [(place, runs)], titles, linker)
    assert "оның орынбасары Серік Асқаров" in [words(place, u.start, u.end) for u in found.units]


def test_a_title_means_who_was_given_it() -> None:
    text = "The director of the school Bolat Omarov came. The director spoke."
    place, runs, linker = named(text)
    context = Context(place.document)
    first, second = TitleFinder(place.document, linker, context).titles(place, runs)
    person = Unit(first.start, first.end + 2, Entity("p", "Person", {}), "form", first)
    (unit,) = standing_for(place.document, [second], [Held(first, person)], context)
    assert unit.entity == person.entity


@pytest.mark.parametrize(
    ("language", "text", "holders"),
    [
        ("en", "They met deputies of the Mazhilis Bolat Omarov, Serik Askarov and Asem Nurova.",
         [("deputy of the Mazhilis", "Bolat Omarov"), ("deputy of the Mazhilis", "Serik Askarov"),
          ("deputy of the Mazhilis", "Asem Nurova")]),
        ("en", "The akims of Pavlodar and Kostanay regions Bolat Omarov and Serik Askarov spoke.",
         [("Akim of Pavlodar region", "Bolat Omarov"), ("Akim of Kostanay region", "Serik Askarov")]),
        ("en", "Bolat Omarov and Serik Askarov, deputies of the Mazhilis, spoke.",
         [("deputy of the Mazhilis", "Bolat Omarov"), ("deputy of the Mazhilis", "Serik Askarov")]),
        ("ru", "Выступили заместители министра Болат Омаров и Серик Аскаров.",
         [("заместитель министра", "Болат Омаров"), ("заместитель министра", "Серик Аскаров")]),
        ("kk", "Мәжіліс депутаттары Болат Омаров (Алматы) пен Серік Асқаров келді.",
         [("депутат", "Болат Омаров"), ("депутат", "Серік Асқаров")]),
        ("en", "They met deputies of the Mazhilis there.", []),
        ("en", "Bolat Omarov, deputies of the Mazhilis and others spoke.", []),  # one name is no list
    ],
)  # fmt: skip
def test_holders_of_a_plural_title(language: str, text: str, holders: list[tuple[str, str]]) -> None:
    seen = search(text, language)
    told = [(u.title, words(seen.passage, u.name_start, u.name_end)) for u in holders_listed(seen)]
    assert [(t.office.name("en") if t.office else t.wording, name) for t, name in told if t is not None] == holders


def test_what_stands_before_a_title_in_apposition() -> None:
    seen = search("They met Bolat Omarov, the akim of Pavlodar region.")
    mark = before_marks(seen)
    assert mark is not None
    assert seen.passage.tokens[mark].text == ","
    assert said(seen, ending_at(seen, mark)) == "Bolat Omarov"
    assert before_marks(search("They met the akim of Pavlodar region.")) is None


def test_a_title_of_the_country_told_beside_it() -> None:
    found = bound("Kyrgyz President Bolat Omarov met Prime Minister Serik Askarov.")[1]
    minister = next(h.title for h in found.held if h.title.words == "Prime Minister")
    assert (minister.office, minister.seat and minister.seat.id) == (None, "kyrgyzstan")


def test_a_title_at_home_stays_there() -> None:
    found = bound("President of Kazakhstan Bolat Omarov met Prime Minister Serik Askarov.")[1]
    minister = next(h for h in found.held if h.title.words == "Prime Minister")
    assert minister.title.office is not None
    seen = search("They met Prime Minister Serik Askarov.")
    assert of_other_country(seen, minister.unit) == minister.unit.title


def test_the_country_of_titles_that_a_conjunction_joins() -> None:
    seen = search("They met the director and Foreign Minister of Kazakhstan Bolat Omarov.")
    second = search("They met the Foreign Minister of Kazakhstan Bolat Omarov.").title
    seat = in_country_of(seen, second).seat
    assert seat is not None
    assert seat.id == "kazakhstan"
    assert in_country_of(seen, None).seat is None


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Президент Болат Омаровты тағайындады.", None),
        ("Президент Болат Омаровқа жолды жөндеуді тапсырды.", None),
        ("Кеше Президент Болат Омаровпен кездесті.", None),
        ("Серік Асқаров Президент Болат Омаровпен кездесті.", "Болат Омаров"),  # who met him stands before
        ("Президент Қасым-Жомарт Тоқаевқа хат келді.", "Қасым-Жомарт Тоқаев"),  # who is known to be that
        ("Әкім Болат Омаровқа хат келді.", "Болат Омаров"),
    ],
)
def test_a_name_that_the_subject_acts_on_has_not_its_title(text: str, holder: str | None) -> None:
    assert next(iter(bound(text, "kk")[0].values()), None) == holder


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Школу открыл аким Павлодарской области – Болат Омаров.", "Болат Омаров"),
        ("ru", "Министр финансов – Болату Омарову: стройте школу.", None),  # spoken to
        ("ru", "Кавалер ордена – Болат Омаров.", None),  # an honour is told of each of a list
        ("kk", "Павлодар облысының әкімі – Болат Омаров.", "Болат Омаров"),
        ("kk", "Жаңа әкім – Болат Омаров.", None),  # of no place
    ],
)
def test_a_dash_leads_from_a_post_to_its_holder(language: str, text: str, name: str | None) -> None:
    held, _ = bound(text, language)
    assert list(held.values()) == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Глава Минфина и аким Абайской области Болат Омаров приехали.", ["аким"]),
        ("Вице-премьер и министр финансов Болат Омаров приехал.", ["Вице-премьер и министр"]),
        ("Аким Аксу и депутат маслихата Болат Омаров приехал.", ["Аким", "депутат"]),
    ],
)
def test_who_governs_a_place_is_no_minister(text: str, held: list[str]) -> None:
    place, runs, linker = named(text, "ru")
    found = list(TitleFinder(place.document, linker, Context(place.document)).titles(place, runs))
    bound_to = bind(place.document, [(place, runs)], found, linker).held
    assert sorted(h.title.words for h in bound_to) == held


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Пришла заведующая отделом Анна Омарова.", "Анна Омарова"),
        ("Премию дали заведующему отделом Болату Омарову.", "Болат Омаров"),
        ("Представили нового директора Жанар Омарову.", "Жанар Омарова"),
        ("Пришёл председатель совета директоров АО «Нива» Болат Омаров.", "Болат Омаров"),
    ],
)
def test_the_holders_of_posts_of_several_words(text: str, name: str) -> None:
    assert list(bound(text, "ru")[0].values()) == [name]
