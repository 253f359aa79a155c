"""The server's search: roles at dates, mistyped and inflected names, titles, namesakes, the best known first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.namespaces import ARTICLE, ID, ORDA, PREFIXES
from ontology.reference import LANGUAGES
from queries.ask import offices
from queries.facts import writing
from queries.serve import index, render
from queries.serve.desk import Desk
from queries.serve.found import found
from queries.serve.index import Index, marked
from queries.serve.pages import search
from queries.serve.render import texts
from tests import large_graph

TOKAYEV = f"{ID}kassym-jomart-tokayev"
MANY = 20_000


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the bundled sample and its index."""
    folder = tmp_path_factory.mktemp("search")
    large_graph.write(folder / "store", 1)
    index.build(folder / "store", folder / "index")
    return Desk(folder / "store", folder / "index", folder / "counts.json", 1_000_000)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of twenty thousand persons of like names, one of whom the news speak of."""
    folder = tmp_path_factory.mktemp("crowded")
    kind, name = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["skos"] + "prefLabel")

    def persons() -> Iterator[ox.Quad]:
        for number in range(MANY):
            person = ox.NamedNode(f"{ID}person-{number}")
            called = ("Tokan Alimov", "Aibek Toktarov", "Aidos Tokayev", "Arman Saparov")[number % 4]
            yield ox.Quad(person, kind, ox.NamedNode(f"{ORDA}Person"))
            yield ox.Quad(person, name, ox.Literal(f"{called} {number}", language="en"))
        known = ox.NamedNode(TOKAYEV)
        yield ox.Quad(known, kind, ox.NamedNode(f"{ORDA}Person"))
        yield ox.Quad(known, name, ox.Literal("Kassym-Jomart Tokayev", language="en"))
        yield ox.Quad(ox.NamedNode(f"{ARTICLE}a"), ox.NamedNode(f"{ORDA}mentions"), known)

    store = ox.Store(str(folder / "store"))
    store.bulk_extend(persons())
    store.flush()
    del store
    index.build(folder / "store", folder / "index")
    return Index(folder / "index")


# ---- offices


@pytest.mark.parametrize(
    ("words", "date", "name"),
    [
        ("head of state", "", "head of state"),
        ("аким Алматинской области 2019", "2019", "аким Алматинской области"),
        ("2018-01 akim of  Almaty", "2018-01", "akim of Almaty"),
        ("Plan 100 steps", "", "Plan 100 steps"),
        ("order 2019-19-19", "", "order 2019-19-19"),
    ],
)
def test_a_date_is_taken_out_of_the_words(words: str, date: str, name: str) -> None:
    told = offices.asked(words)
    assert (told.date, told.names[0]) == (date, name)


def test_a_word_beside_the_date_may_be_its_own() -> None:
    assert "аким области" in offices.asked("аким области в 2019 году").names
    assert "akim of the region" in offices.asked("akim of the region in 2021").names
    assert offices.asked("2021").names == ()


@pytest.mark.parametrize(
    ("words", "holders"),
    [
        ("head of state", {"kassym-jomart-tokayev", "nursultan-nazarbayev"}),
        ("head of state 2010", {"nursultan-nazarbayev"}),
        ("глава государства в 2022 году", {"kassym-jomart-tokayev"}),
        ("аким Алматинской области 2019", {"amandyk-batalov"}),
        ("акима Алматинской области 2019", {"amandyk-batalov"}),
        ("akim of Zhambyl region 2021", {"berdibek-saparbayev"}),
        ("Жамбыл облысының әкімі 2021", {"berdibek-saparbayev"}),
    ],
)
def test_an_office_is_found_with_who_held_it_then(desk: Desk, words: str, holders: set[str]) -> None:
    first = desk.search.offices(words, 5)[0]
    assert {tenure.person.removeprefix(ID) for tenure in first.holders} == holders


def test_an_office_that_nobody_held_then_is_none(desk: Desk) -> None:
    assert desk.search.offices("akim of Zhambyl region 1905", 5) == []
    assert desk.search.offices("tok", 5) == []  # no office by a part of a word


# ---- names


@pytest.mark.parametrize("words", ["tok", "tokyev", "tokaeyv", "токаева", "Тоқаевтың", "Tokaev", "kasym-jomart tokyev"])
def test_a_name_is_found_as_it_is_typed(desk: Desk, words: str) -> None:
    assert desk.search.names(words, 5)[0].iri == TOKAYEV


@pytest.mark.parametrize("words", ["xyz", "zzzzzz", "qwrtpsd", "tokyev xyzzyq"])
def test_what_nothing_is_called_finds_nothing(desk: Desk, words: str) -> None:
    hits = found(desk, words, "en", 20)
    assert not hits
    assert (hits.names, hits.offices, hits.titles, hits.sentences) == ([], [], [], [])


def test_the_best_known_of_many_is_first(crowded: Index) -> None:
    for words in ("tok", "tokayev", "tokyev", "okaye"):
        hits = crowded.names(words, 10)
        assert hits[0].iri == TOKAYEV, words
        assert len(hits) == 10


@pytest.mark.parametrize("wanted", ["Tokan Alimov 19996", "aidos tokayev 2", "Arman  Saparov 19"])
def test_a_whole_name_is_first_however_many_better_known_ones_hold_it(crowded: Index, wanted: str) -> None:
    assert crowded.names(wanted, 40)[0].name.casefold() == " ".join(wanted.split()).casefold()


def test_a_look_up_compares_a_bounded_number_of_names(crowded: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    ranked = index.ranked

    def counted(names: object, *arguments: object, **options: object) -> object:
        pairs = list(names)  # type: ignore[call-overload]
        compared.append(len(pairs))
        return ranked(pairs, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(index, "ranked", counted)
    crowded.names("tok", 10)
    crowded.names("saparof", 10)
    assert 0 < max(compared) <= 3 * index.MOST_CANDIDATES


@pytest.mark.parametrize(("language", "within"), [("en", "Karaganda region"), ("ru", "Карагандинская область")])
def test_namesakes_are_told_apart(desk: Desk, language: str, within: str) -> None:
    about = [name.about for name in found(desk, "Abai district", language, 20).names[:3]]
    assert len(set(about)) == 3
    assert any(text.endswith(within) for text in about)


def test_a_person_comes_with_an_office_and_its_years(desk: Desk) -> None:
    (about,) = [
        name.about for name in found(desk, "Kassym-Jomart Tokayev", "en", 20).names if name.value.iri == TOKAYEV
    ]
    assert about == "President, 2019–"


def test_the_name_that_fits_is_shown_where_the_label_does_not_tell(desk: Desk) -> None:
    first = lambda words, language: found(desk, words, language, 20).names[0]  # noqa: E731
    assert not first("Tokayev", "en").other
    assert first("Тоқаев", "en").other


# ---- articles and sentences


def test_articles_are_found_by_title(desk: Desk) -> None:
    (title,) = found(desk, "barriers border", "en", 20).titles
    assert title.title == "Queue of trucks: the barriers on the border will be removed in three days"
    assert [text for text, is_marked in title.pieces if is_marked] == ["barriers", "border"]


def test_other_forms_of_words_follow_the_words_as_they_stand(desk: Desk) -> None:
    texts = [hit.text.casefold() for hit in desk.search.sentences("регионами", 40)]
    assert texts
    assert not any("регионами" in text for text in texts)
    assert all("регион" in text for text in texts)


def test_forms_of_the_words_are_marked() -> None:
    assert list(marked("по указу Токаева", "токаевым")) == [("по указу ", False), ("Токаева", True)]
    assert list(marked("three roads", "road")) == [("three ", False), ("road", True), ("s", False)]


# ---- the page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_how_an_office_was_left(desk: Desk, language: str) -> None:
    """Of those who governed Aktobe region one is known to have left only by his successor's beginning."""
    (office,) = found(desk, "Aktobe region", language, 5).offices[:1]
    left = [holder.tenure.ends_by for holder in office.holders if holder.tenure.ends_by and not holder.tenure.end]
    shown = search(desk, "Aktobe region", language, False).body.decode()
    assert left
    told = texts(language)["ended_by"]
    assert all(told.format(date=writing.date(date, language, oblique=True)) in shown for date in left)


def test_no_text_of_the_pages_is_told_twice() -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(dict(pairs)) == len(pairs), sorted(key for key, _ in pairs)
        return dict(pairs)

    json.loads(Path(render.__file__).with_name("texts.json").read_text(encoding="utf-8"), object_pairs_hook=once)
