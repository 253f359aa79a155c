"""Lines of offices: what contradicts one, who holds one now, and in which order they stand."""

from __future__ import annotations

from queries.facts.participation import facts_of
from queries.facts.telling import text
from queries.facts.told import told
from queries.serve.views.offices import OfficeLine, by_office, compared, office_lines
from tests.small_graph import AIDA, AKIM, BOLAT, COUNCIL, DANA, DEPUTY, NORTH, small_store


def lines(about: str, language: str = "en") -> list[OfficeLine]:
    store = small_store()
    facts = told(store, sorted(facts_of(store, about, 100)), language, about=about)
    offices = [fact for fact in facts if fact.relation == "position"]
    return compared(store, office_lines(store, offices, language, about), language)


def test_a_career_is_told_without_the_holder_the_latest_first() -> None:
    assert [text(line.sentence) for line in lines(AIDA)] == [
        "Akim of North region, since 1 February 2020",
        "Deputy head, since 2011, until 2013",
    ]


def test_under_the_name_of_an_office_stand_holders_and_dates() -> None:
    assert "Bolat Omar, since 2015" in [text(line.brief) for line in lines(NORTH)]
    assert text(lines(AKIM)[0].brief).startswith("Aida Serik, since")


def test_a_holder_of_today_began_last_and_is_not_known_to_have_left() -> None:
    assert [line.person.iri for line in lines(NORTH) if line.present] == [AIDA]
    assert [line.tenure.role for line in lines(AIDA) if line.present] == [AKIM]


def test_an_end_that_only_a_successor_tells_is_no_end_that_is_told() -> None:
    (line,) = [line for line in lines(NORTH) if line.tenure.person == BOLAT]
    assert (line.tenure.end, line.tenure.ends_by, line.tenure.is_open) == ("", "2020-02-01", False)
    assert "until" not in text(line.sentence)


def test_two_holders_of_one_office_at_one_time_contradict_each_other() -> None:
    found = {line.tenure.person: [text(other) for other in line.conflicts] for line in lines(NORTH)}
    assert found[DANA] == ["Aida Serik: Akim of North region, since 1 February 2020"]
    assert found[AIDA] == ["Dana Kairat: Akim of North region, until July 2021"]
    assert found[BOLAT] == []  # who left as the next began


def test_an_office_of_several_seats_has_neither_contradictions_nor_one_holder_of_today() -> None:
    assert {line.tenure.role for line in lines(COUNCIL)} == {DEPUTY}
    assert not any(line.conflicts or line.present for line in lines(COUNCIL))


def test_proofs_come_from_all_facts_of_a_tenure_the_newest_first() -> None:
    (line,) = [line for line in lines(AIDA) if line.tenure.role == AKIM]
    assert [proof.date for proof in line.proofs] == ["2021-05-06", "2021-03-01"]
    assert line.pages == ["https://example.org/akims"]


def test_offices_with_a_holder_of_today_come_first_in_any_language() -> None:
    found = [[role.iri for role, _ in by_office([*lines(COUNCIL, code), *lines(NORTH, code)])] for code in ("en", "ru")]
    assert found[0] == found[1] == [AKIM, DEPUTY]
