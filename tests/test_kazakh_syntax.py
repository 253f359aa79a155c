"""The parser of Kazakh: what the words of a sentence are, and which phrases a predicate takes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pydantic import ValidationError

from extract import languages
from extract.frames import Role
from extract.languages.kk.arguments import Arguments, Phrase, Predicate
from extract.languages.kk.function_words import function_words
from extract.languages.kk.parser_words import ParserWords, parser_words
from extract.languages.kk.sentence import Sentence
from tests.documents import document, ready


def sentence(text: str) -> Sentence:
    found = document(text, language="kk")
    return Sentence(found, found.language_of(0), 0, len(found.tokens))


def phrase(start: int, case: str, role: Role | None = None, *, listed: bool = False) -> Phrase:
    return Phrase(start, start + 1, start, case, "", None, role, listed=listed)


def arguments(text: str, subject: Sequence[Phrase] = ()) -> Arguments:
    return Arguments(document(text, language="kk"), function_words(languages.get("kk")), subject)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Болат Омаров сөйледі. Ауданға барып, Серік Асқаров мектепті ашты.", ["Серік Асқаров"]),
        ("Болат Омаров сөйледі. Ауданға барып, мектепті ашты.", ["Болат Омаров"]),
        ("Болат Омаров сөйледі. Ауданға барып, марапатталған Серік Асқаров мектепті ашты.", ["Серік Асқаров"]),
        ("Болат Омаров ауданға барып, Серік Асқаров мектепті ашты.", ["Болат Омаров"]),  # each his own
    ],
)
def test_a_converb_shares_the_subject_that_follows_it(text: str, who: list[str]) -> None:
    went = next(f for f in ready(text, "kk").syntax.frames if f.lemma == "бару")
    assert [u.entity.name("kk") for u in went.units(Role.AGENT)] == who


@pytest.mark.parametrize(
    ("text", "whither"),
    [
        ("Болат Омаровтың Шымкент қаласына жасаған сапары аяқталды.", ["Шымкент"]),
        ("Болат Омаровтың Шымкент қаласына жасайтын сапары басталады.", []),  # is still to take place
        ("Болат Омаровтың Шымкент қаласына жасамаған сапары ұмытылды.", []),
    ],
)
def test_an_event_takes_what_a_participle_of_doing_has(text: str, whither: list[str]) -> None:
    trip = next(f for f in ready(text, "kk").syntax.frames if f.noun and f.lemma == "сапар")
    assert [u.entity.name("kk") for u in trip.units(Role.GOAL)] == whither
    assert [u.entity.name("kk") for u in trip.units(Role.GENITIVE)] == ["Болат Омаров"] * len(whither)


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
        ("Президент диспансерді, мектепті аралады.", 1, False),  # of a row, and ends as a past does
        ("Зауыт пайдалануға берілді.", 1, False),  # a noun of the list, though it looks like a verb
        ("Президент тиімді жобаны көрді.", 1, False),  # an adjective, though it ends as a past does
        ("Ауданда астық бастырылды.", 1, False),
        ("Ауданда өнеркәсіп дамыды.", 1, False),
        ("Ол парламент депутаты.", 2, False),  # a title, though it ends as a past does
        ("Ол сыйлықтың лауреаты.", 2, False),
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
    found = arguments("Әкім қалада мектепті ашты.")
    predicate = Predicate("ашу", 3, False, 3, 4)
    found.take(predicate, [phrase(0, "nom"), phrase(1, "loc"), phrase(2, "acc")], bare=True)
    filled = {role: [f.head for f in fillers] for role, fillers in predicate.roles.items()}
    assert filled == {Role.AGENT: [0], Role.LOCATION: [1], Role.PATIENT: [2]}
    assert [p.head for p in found.subject] == [0]


def test_a_subject_goes_on_to_the_next_verb() -> None:
    found = arguments("Әкім барды, ашты.", [phrase(0, "nom")])
    predicate = Predicate("ашу", 3, False, 3, 4)
    found.take(predicate, [], bare=True)
    assert [f.head for f in predicate.roles[Role.AGENT]] == [0]


def test_the_last_of_a_list_says_the_case_of_all() -> None:
    found = arguments("Мектеп пен ауруханаға барды.", [phrase(0, "nom")])
    predicate = Predicate("бару", 3, False, 3, 4)
    found.take(predicate, [phrase(0, "nom", listed=True), phrase(2, "dat")], bare=True)
    assert [f.head for f in predicate.roles[Role.GOAL]] == [0, 2]


def test_an_embedded_verb_leaves_the_subject_of_its_sentence() -> None:
    found = arguments("Әкім құрылыс мектепті салуды тапсырды.")
    pending = [phrase(0, "nom"), phrase(1, "nom"), phrase(2, "acc")]
    assert [p.head for p in found.near(pending)] == [1, 2]


def test_a_postposition_listed_under_no_role_is_refused() -> None:
    words = parser_words().model_dump()
    with pytest.raises(ValidationError, match="abuot"):
        ParserWords(**{**words, "postpositions": {"abuot": ["туралы"]}})
