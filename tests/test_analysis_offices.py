"""Careers, holders and time lines as findings: a row for each time, dates as told, present and unknown ends apart."""

from __future__ import annotations

import pandas as pd
import pytest

import orda
from queries.analysis import texts
from queries.analysis.periods import Period
from tests.gold_graph import sample_store
from tests.small_graph import AIDA, AKIM, BOLAT, NORTH, small_store


@pytest.fixture(scope="module")
def kg() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(small_store())


def test_a_career_is_a_row_for_each_time_with_all_that_tells_it(kg: orda.KnowledgeGraph) -> None:
    found = kg.career("Aida Serik")
    assert found["role"].tolist() == ["Deputy head", "Akim of North region"]
    assert found["at"].tolist() == ["Road council", "North region"]
    assert found["sources"].tolist() == [0, 2]  # the reference data alone; two articles
    assert set(found.evidence()["words"]) == {"akim of the region", "Aida Serik"}
    assert found.title == "Aida Serik: 2 terms of office, 2011–"


def test_an_end_that_nobody_tells_is_none(kg: orda.KnowledgeGraph) -> None:
    (bolat,) = [row for row in kg.holders("Akim of North region").itertuples() if row.person == "Bolat Omar"]
    assert pd.isna(bolat.end)
    assert bolat.ends_by == bolat.until == pd.Timestamp("2020-02-01")
    assert (bolat.start, bolat.start_precision) == (pd.Timestamp("2015-01-01"), "year")
    (aida,) = [row for row in kg.holders(AKIM).itertuples() if row.person == "Aida Serik"]
    assert pd.isna(aida.until)


def test_holders_of_an_office_a_place_and_a_body(kg: orda.KnowledgeGraph) -> None:
    akims = {"Bolat Omar", "Aida Serik", "Dana Kairat"}
    assert set(kg.holders("Akim of North region")["person"]) == set(kg.holders(NORTH)["person"]) == akims
    assert kg.holders("road council")["role"].unique().tolist() == ["Deputy head"]
    assert kg.holders("North region").title == "North region: 3 terms of office, 2015–, 3 people"


def test_an_office_is_meant_before_whoever_held_it() -> None:
    kg = orda.KnowledgeGraph(sample_store())
    assert set(kg.holders("президент Казахстана")["person"]) == {"Nursultan Nazarbayev", "Kassym-Jomart Tokayev"}


def test_a_time_line_has_terms_as_intervals_and_says_whose_date_is_the_article_s(kg: orda.KnowledgeGraph) -> None:
    found = kg.timeline("Aida Serik")
    assert found["date"].is_monotonic_increasing
    (akim,) = [row for row in found.itertuples() if "Akim" in row.what]
    assert (akim.date, akim.kind) == (pd.Timestamp("2020-02-01"), "tenure")
    (visit,) = [row for row in found.itertuples() if row.what == "Visited Hill district, 4 May 2021"]
    assert (visit.date, visit.words, visit.article) == (
        pd.Timestamp("2021-05-04"), "visited Hill district", "A bridge is mended"
    )  # fmt: skip
    # Riverside was visited, and three instructions given or taken, on days that nobody tells.
    assert found.caveats[0].startswith("The date of 4 entries is that of the article")


def test_what_has_no_date_at_all_is_left_out_of_a_time_line() -> None:
    found = orda.KnowledgeGraph(sample_store()).timeline("Akmola region")
    assert found["date"].notna().all()
    assert found.left_out["reason"].tolist() == ["No date is told"]


def test_a_thing_may_be_given_by_a_row_of_what_was_found(kg: orda.KnowledgeGraph) -> None:
    assert kg.career(AIDA).title == kg.career("aida-serik").title
    assert len(kg.career(BOLAT)) == 2


@pytest.mark.parametrize(
    ("since", "until", "told", "holds"),
    [
        (2021, 2021, "2021", True), (2021, 2021, "2021-12-31", True), (2021, 2021, "2022", False),
        ("2021-02", None, "2021", None), ("2021-02", None, "2021-02", True), ("2021-02-15", None, "2021-02", None),
        (None, "2021-02", "2021-02-28", True), (None, "2021-02", "2021-03", False), (None, None, "1999", True),
        (pd.Timestamp("2021-05-30 10:00"), None, "2021-05-30", True),
    ],
)  # fmt: skip
def test_a_period_holds_what_is_surely_within_it(since: object, until: object, told: str, holds: bool | None) -> None:
    assert Period.of(since, until).holds(told) is holds


@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 21, 1234])
def test_everything_counted_has_its_words_in_each_language(number: int) -> None:
    for key, languages in texts._texts()["counted"].items():
        assert set(languages) == {"en", "ru", "kk"}
        for language in languages:
            assert any(letter.isdigit() for letter in texts.counted(key, number, language))


def test_sentences_hold_the_same_in_each_language() -> None:
    for key, languages in texts._texts()["sentences"].items():
        held = {language: set(texts._VALUE.findall(told)) for language, told in languages.items()}
        assert held["en"] == held["ru"] == held["kk"], key


def test_russian_numbers_take_their_forms() -> None:
    assert [texts.counted("visits", n, "ru") for n in (1, 3, 5, 21)] == [
        "1 визит", "3 визита", "5 визитов", "21 визит"
    ]  # fmt: skip


def test_of_a_sentence_the_parts_without_a_value_are_left_out() -> None:
    assert texts.sentence("visits", "en", visits="1 visit", years="2021") == "1 visit, 2021"
    assert texts.sentence("visits", "en", visits="1 visit", place="Hill", people="1 person") == (
        "1 visit to Hill, by 1 person"
    )
