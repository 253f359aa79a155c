"""Who held which office when: each time once, with ends that are told, known at the latest, or unknown."""

from __future__ import annotations

import pytest

from extract.model import Article
from graph.build import build
from graph.store import Store
from queries.ask import offices
from queries.ask.stored import facts
from queries.ask.tenures import Tenure, of_roles, tenures
from queries.facts.lasting import spans
from queries.facts.proofs import proofs

_MUSEUM = "director of the Zhuldyz museum"


def _built(texts: dict[str, tuple[str, str]]) -> Store:
    store = Store()
    build(store, [Article(name, text, issued=date) for name, (date, text) in texts.items()], "kz")
    return store


def _held(texts: dict[str, tuple[str, str]]) -> list[Tenure]:
    return tenures(store := _built(texts), facts(store))


@pytest.fixture(scope="module")
def store() -> Store:
    return _built(
        {
            "a": ("2016-05-10", "Prime Minister Karim Massimov visited Pavlodar region."),
            "b": ("2015-03-01", "Prime Minister Karim Massimov held a meeting in Astana."),
            "c": ("2021-02-03", "Akmaral Ospan, director of the Zhuldyz museum, visited Kokshetau."),
        }
    )


@pytest.fixture(scope="module")
def told(store: Store) -> list[Tenure]:
    return tenures(store, facts(store))


@pytest.mark.parametrize(
    ("words", "person"),
    [("Prime Minister 2015", "karim-massimov"), (f"{_MUSEUM} 2021", "akmaral-ospan-of-zhuldyz-museum"),
     (_MUSEUM, "akmaral-ospan-of-zhuldyz-museum"), (f"{_MUSEUM} 2019", "")],
)  # fmt: skip
def test_words_name_who_held_an_office_whoever_tells_it(store: Store, words: str, person: str) -> None:
    found = {person.rsplit("/", 1)[-1] for person in offices.holders(store, words, whole=True)}
    assert found == ({person} if person else set())


def test_tenures_of_some_offices_are_those_of_all(store: Store, told: list[Tenure]) -> None:
    role = next(t.role for t in told if t.role.endswith("/prime-minister"))
    assert of_roles(store) == told
    assert of_roles(store, [role]) == [t for t in told if t.role == role]


def test_what_articles_tell_of_an_office_belongs_to_the_tenure_that_ran_then(told: list[Tenure]) -> None:
    terms = [t for t in told if t.person.endswith("/karim-massimov") and t.role.endswith("/prime-minister")]
    assert [(t.start, t.end) for t in terms] == [("2007-01-10", "2012-09-24"), ("2014-04-02", "2016-09-08")]
    assert [t.told for t in terms] == [("", ""), ("2015-03-01", "2016-05-10")]
    assert len(terms[1].facts) > len(terms[0].facts) == 1


def test_office_without_dates_is_held_when_it_is_told(told: list[Tenure]) -> None:
    (director,) = [t for t in told if "zhuldyz" in t.at]
    assert (director.start, director.end, director.told) == ("", "", ("2021-02-03", "2021-02-03"))
    assert director.at_date("2021")
    assert not director.at_date("2020")
    assert not director.at_date("2022")


def test_end_that_no_page_tells_is_known_at_the_latest_and_no_fact(told: list[Tenure]) -> None:
    akims = [t for t in told if t.role.endswith("/akim-of-aktobe-region")]
    inferred = [t for t in akims if t.ends_by]
    assert inferred
    assert all(not t.end and t.until == t.ends_by for t in inferred)
    assert len([t for t in akims if t.at_date("2024-06")]) == 1


def test_whose_successor_is_known_to_have_left_had_left_before(told: list[Tenure]) -> None:
    """Nurzhan Nurzhigitov left Zhambyl region in September 2023; when he came nobody tells."""
    (term,) = [t for t in told if t.role.endswith("/akim-of-zhambyl-region") and t.start.startswith("2020-02")]
    assert (term.end, term.ends_by, term.is_open) == ("", "2023-09", False)


def test_of_a_year_and_a_month_in_it_nobody_knows_which_was_first(told: list[Tenure]) -> None:
    """Marat Akhmetzhanov governs Akmola region since 2023, where somebody left in September 2023."""
    (term,) = [
        t for t in told if t.role.endswith("/akim-of-akmola-region") and t.person.endswith("/marat-akhmetzhanov")
    ]
    assert (term.start, term.ends_by) == ("2023", "")


def test_terms_of_several_seats_have_no_end_inferred(told: list[Tenure]) -> None:
    deputies = [t for t in told if t.role.endswith("/deputy-prime-minister")]
    assert len({t.person for t in deputies}) > 5
    assert not any(t.ends_by for t in deputies)


@pytest.mark.parametrize(
    ("tenure", "date", "runs"),
    [
        (Tenure("p", "r", start="2007", end="2012-09"), "2012-09-30", True),
        (Tenure("p", "r", start="2007", end="2012-09"), "2012-10", False),
        (Tenure("p", "r", start="2007-05"), "2007", True),
        (Tenure("p", "r", start="2007-05"), "2007-04", False),
        (Tenure("p", "r", start="2007-05"), "2030", True),
        (Tenure("p", "r", start="2007-05", ends_by="2009"), "2010", False),
        (Tenure("p", "r", end="2009"), "2008", False),
        (Tenure("p", "r", told=("2008", "2010-02")), "2009", True),
    ],
)
def test_dates_are_compared_as_far_as_both_go(tenure: Tenure, date: str, runs: bool) -> None:
    assert tenure.at_date(date) is runs


def test_event_holds_on_its_day_an_office_as_long_as_it_was_held() -> None:
    store = Store()
    texts = ["Prime Minister Karim Massimov visited Pavlodar region on May 3, 2016."]
    build(store, [Article("a", text, issued="2016-05-10") for text in texts], "kz")
    known = list(facts(store))
    lasting = spans(known, tenures(store, known), proofs(store, known))
    by = {fact.relation: lasting[fact.iri] for fact in known if fact.evidence}
    assert by["visit"] == ("2016-05-03", "2016-05-03")
    assert by["position"] == ("2014-04-02", "2016-09-08")
