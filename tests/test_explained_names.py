"""Names that a text explains: by an apposition, a list, what they are for, an honour, or by having said them before."""

from __future__ import annotations

import pytest

from extract.content import Paragraph
from extract.document import Unit
from extract.linking import Linker
from extract.model import Article, Span
from extract.names import NameFinder
from extract.names.addresses import address
from extract.names.again import abbreviate, again
from extract.names.aimed import aimed, listed_within
from extract.names.apposed import apposed
from extract.names.candidates import Candidates
from extract.names.carried_out import carried_out
from extract.names.enumerated import enumerated, item, of_several
from extract.names.headed import headed
from extract.names.honorary import honorary
from extract.names.overlap import outermost
from extract.names.preposed import preposed
from extract.passage import Passage
from tests.documents import bare, made
from tests.passages import candidates, noun, passage, told, words


def spans(answer: list[Unit] | None, text: str, language: str = "en") -> list[str] | None:
    place = passage(text, language)
    return None if answer is None else [words(place, u.start, u.end) for u in answer]


@pytest.mark.parametrize(
    ("language", "text", "word", "found"),
    [
        ("en", "It began with Blue Steppe, a donor-funded project of theirs.", "project", ["Blue Steppe"]),
        ("en", "The Belt of Saran, a project for schools, grows.", "project", ["Belt of Saran"]),
        ("en", "Yesterday Blue Steppe, a project manager said, grew.", "project", None),  # a manager's
        ("en", "Here Blue Steppe, the project, grew.", "project", None),  # resumed, not explained
        ("en", "In Blue Steppe, a project was begun.", "project", None),  # where
        ("en", "By their project, Blue Steppe – Long Lake, it grew.", "project", ["Blue Steppe – Long Lake"]),
        ("en", "The head of the project, Blue Steppe, spoke.", "project", None),  # a person, it may be
        ("ru", "«Дала» – программа акимата.", "программа", ["«Дала»"]),
        ("kk", "«Дала» – әкімдіктің көктемгі бағдарламасы.", "бағдарламасы", ["«Дала»"]),
    ],
)
def test_an_apposition_says_what_a_name_is(language: str, text: str, word: str, found: list[str] | None) -> None:
    assert spans(apposed(*noun(text, word, language)), text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Trees were planted within the framework of “Blue Steppe”.", ["“Blue Steppe”"]),
        ("en", "Blue Steppe, under which trees grow, was long.", ["Blue Steppe"]),
        ("en", "Trees were planted as part of the “Blue Steppe” project.", []),  # told by its noun
        ("en", "Trees were planted beside “Blue Steppe”.", []),
        ("ru", "В рамках «Синей степи» посадили сад.", ["«Синей степи»"]),
        ("ru", "В рамках «Завода синих красок» посадили сад.", []),  # a thing of another kind
        ("kk", "«Көк дала» аясында ағаш егілді.", ["«Көк дала»"]),
        ("kk", "«Көк дала» туралы айтылды.", []),
    ],
)
def test_what_is_done_within_a_framework_says_what_it_is(language: str, text: str, found: list[str]) -> None:
    place = passage(text, language)
    linker = Linker(place.document)
    assert spans(list(carried_out(Candidates(place), linker)), text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "word", "found"),
    [
        ("en", "He told of projects such as Blue Steppe and Long Lake.", "projects", ["Blue Steppe", "Long Lake"]),
        ("en", "It owns studios (Blue Steppe, Long Lake).", "studios", None),  # no kind that is known
        ("en", "Clubs – Blue Steppe in Taraz and Long Lake – won.", "Clubs", ["Blue Steppe", "Long Lake"]),
        ("en", "Projects grew: the rain helped Blue Steppe.", "Projects", None),  # a clause
        ("en", "Banks (Almaty, Taraz) grew.", "Banks", None),  # where they are
        ("ru", "Начаты два проекта: «Дала» (степь) и «Көл».", "проекта", ["«Дала»", "«Көл»"]),
        ("kk", "Екі жоба, «Дала» мен «Көл», басталды.", "жоба", ["«Дала»", "«Көл»"]),
    ],
)
def test_a_plural_says_what_the_names_of_a_list_are(
    language: str, text: str, word: str, found: list[str] | None
) -> None:
    try:
        given = noun(text, word, language)
    except KeyError:
        assert found is None
        return
    assert spans(enumerated(*given), text, language) == found


def test_a_number_makes_a_noun_one_of_several() -> None:
    for text, word, several in (("Начаты два проекта.", "проекта", True), ("Начат проект.", "проект", False)):
        names, _, found = noun(text, word, "ru")
        assert of_several(names, found) is several


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("The party has three projects:", "Initiative"),
        ("The party has three projects.", None),  # introduces no list
        ("The party has three thoughts:", None),
    ],
)
def test_an_item_is_of_what_the_lead_of_its_list_says(lead: str, found: str | None) -> None:
    paragraphs, text = [], ""
    for line in (lead, '- "Blue Steppe";', '- "Long Lake".'):
        paragraphs.append(Paragraph(Span(len(text), len(text) + len(line)), "en", headline=False))
        text += f"{line}\n"
    place = Passage.each(made(Article("a", text, language="en"), paragraphs))[2]
    unit = item(Candidates(place), Linker(place.document))
    assert (unit.entity.type if unit is not None else None) == found


def test_a_name_said_again_means_the_same() -> None:
    place = passage('The Blue Steppe project grows. Blue Steppe and "Blue Steppe" help. Steppe winds blow.')
    linker = Linker(place.document)
    finder = NameFinder(place, linker)
    for unit in finder.units():
        linker.remember(unit.entity, place.document.keys[unit.name_start : unit.name_end], unit.kind)
    assert [words(place, u.start, u.end) for u in again(finder.names, linker, [])] == [
        "Blue Steppe", "Blue Steppe", '"Blue Steppe"',
    ]  # fmt: skip
    assert set(told(place, outermost(finder.units())[0]).values()) == {"initiative/blue-steppe"}


def test_nothing_is_said_again_where_nothing_was_explained() -> None:
    names = candidates("Blue Steppe grows.")
    assert list(again(names, Linker(names.document), [])) == []


def test_an_acronym_in_brackets_means_the_name_before_it() -> None:
    text = "The Rural Fish Institute (RFI) grows, and RFI helps."
    names, linker, found = noun(text, "Institute")
    units = headed(names, linker, found)
    assert units is not None
    abbreviate(names, linker, units)
    again_said = list(again(names, linker, units))
    assert [words(names.passage, u.start, u.end) for u in again_said] == ["RFI", "RFI"]
    assert again_said[0].entity.names["en"][-1] == "RFI"


@pytest.mark.parametrize(
    ("language", "text", "word", "found"),
    [
        ("en", "He read the plan for developing beekeeping in 2030.", "plan", ["plan for developing beekeeping"]),
        ("en", "He read a plan for developing beekeeping.", "plan", None),  # only describes
        ("en", "He read the plan of the lesson.", "plan", None),  # nothing is to be done
        ("en", "He read the strategy for support of Taraz and the law.", "strategy",
         ["strategy for support of Taraz"]),
        ("ru", "Он прочёл программу развития рыбоводства двух районов на 2022-2023 годы.", "программу",
         ["программу развития рыбоводства двух районов на 2022-2023 годы"]),
        ("ru", "Он прочёл план урока.", "план", None),
        ("ru", "Он прочёл программу развития «Дала».", "программу", None),  # the name tells
    ],
)  # fmt: skip
def test_a_programme_is_told_by_what_it_is_for(language: str, text: str, word: str, found: list[str] | None) -> None:
    assert spans(aimed(*noun(text, word, language)), text, language) == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Ол балықты дамыту бағдарламасын оқыды.", "бағдарламасын", ["балықты дамыту бағдарламасын"]),
        ("Ол балықты дамытудың 2021–2025 жылдарға арналған жоспарын оқыды.", "жоспарын",
         ["балықты дамытудың 2021–2025 жылдарға арналған жоспарын"]),
        ("Ол сабақ жоспарын оқыды.", "жоспарын", None),
    ],
)  # fmt: skip
def test_a_programme_is_told_by_what_stands_before_it(text: str, word: str, found: list[str] | None) -> None:
    assert spans(preposed(*noun(text, word, "kk")), text, "kk") == found


def test_a_listed_programme_may_stand_within_words_for_one() -> None:
    names, linker, found = noun("The programme Digital Kazakhstan grew.", "programme")
    listed = listed_within(names, linker, found, 1, 4)
    assert listed is not None
    assert listed.id == "digital-kazakhstan"
    assert listed_within(names, linker, found, 0, 2) is None


@pytest.mark.parametrize(
    ("issued", "text", "word", "found"),
    [
        ("2023-10-02", "He quoted the state-of-the-nation address.", "state", "address-2023"),
        ("2023-10-02", "He quoted the Address of 2012.", "Address", "address-2012"),
        ("2023-10-02", "He knew the address of the school.", "address", None),
        ("1980-10-02", "He quoted the Address.", "Address", None),  # none that could be meant
        (None, "He quoted the state-of-the-nation address.", "state", "initiative/state-of-the-nation-address"),
    ],
)
def test_an_address_is_the_one_of_the_year_or_the_last(issued: str | None, text: str, word: str, found: str) -> None:
    place = Passage.each(bare(text, "en", issued))[0]
    finder = NameFinder(place, Linker(place.document))
    start = next(i for i, t in enumerate(place.tokens) if t.text == word)
    units = address(finder.names, finder.linker, finder._nouns[start])
    assert (units[0].entity.id if units else None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They became honoured beekeepers of Kazakhstan.", ["honoured beekeeper of Kazakhstan"]),
        ("He is a Merited Coach of the Kazakh SSR.", ["Merited Coach of the Kazakh SSR"]),
        ("He honoured the memory of Kazakhstan's poets.", []),
        ("He is an honoured man.", []),
    ],
)  # fmt: skip
def test_titles_of_honour_by_their_words(text: str, found: list[str]) -> None:
    names = candidates(text)
    assert [u.entity.name() for u in honorary(names, Linker(names.document))] == found


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("He works at the Embassy to Austria there.", "Embassy", "Embassy to Austria"),
        ("He works at the Embassy to this day.", "Embassy", None),
        ("The Kazakh-Swiss Fish Council met.", "Council", "Kazakh-Swiss Fish Council"),
        ("The National Olympic Committee met.", "Committee", "National Olympic Committee"),
        ("The Rural Commission on care of fish, he said, met.", "Commission", "Rural Commission on care of fish"),
        ("The Fish Club of Scientists met.", "Club", "Fish Club of Scientists"),
        ("The Order of Fish and the Bird medal were given.", "Order", "Order of Fish"),
    ],
)
def test_where_a_headed_name_begins_and_ends(text: str, word: str, whole: str | None) -> None:
    assert spans(headed(*noun(text, word)), text) == (None if whole is None else [whole])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пришёл почётный гражданин города Тараза Болат Омаров.", ["почётный гражданин города Тараза"]),
        ("Почётными гражданами Тараза стали двое.", ["Почётный гражданин Тараза"]),
        ("Пришёл почётный консул Франции.", []),  # a post
        ("Народный банк Казахстана открыл зал.", []),
        ("Почётный гость Тараза уехал.", []),
    ],
)
def test_titles_of_honour_whose_place_stands_in_the_genitive(text: str, found: list[str]) -> None:
    names = candidates(text, "ru")
    assert [u.entity.name("ru") for u in honorary(names, Linker(names.document))] == found
