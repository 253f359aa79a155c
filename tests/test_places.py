"""Maps of what is told: what counts for which region, once, and what counts for none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

pytest.importorskip("pandas", reason="pandas is not installed (pip install orda[notebook])")

import pandas as pd

import orda
from graph.export import export
from graph.store import Store
from ontology.namespaces import ARTICLE, PREFIXES
from queries.analysis.finding import Finding
from queries.facts.regions import districts
from tests.gold_graph import sample_store
from tests.served import served

ARTICLES = ("a1", "a2", "a3")
MENTIONS = {"a1": ("hill", "north", "aida"), "a2": ("ford", "land"), "a3": ("dale", "south")}
GRAPH = """
id:aida a orda:Person ; skos:prefLabel "Aida Serik"@en .
id:land a orda:Place, orda:Country ; skos:prefLabel "Land"@en .
id:north a orda:Place, orda:Region ; skos:prefLabel "North region"@en ; orda:locatedIn id:land ;
    geo:lat 52.5 ; geo:long 70.25 .
id:south a orda:Place, orda:Region ; skos:prefLabel "South region"@en ; orda:locatedIn id:land .
id:hill a orda:Place, orda:District ; skos:prefLabel "Hill district"@en ; orda:locatedIn id:north .
id:hamlet a orda:Place, orda:Settlement ; skos:prefLabel "Hamlet"@en ; orda:locatedIn id:hill .
id:ford a orda:Place, orda:City ; skos:prefLabel "Ford"@en ; orda:locatedIn id:north .
id:dale a orda:Place, orda:District ; skos:prefLabel "Hill district"@en ; orda:locatedIn id:south .
id:plant a orda:Facility ; skos:prefLabel "Steel plant"@en ; orda:locatedIn id:hamlet .
id:roads a orda:Initiative, orda:Programme ; skos:prefLabel "Roads"@en .
id:homes a orda:Initiative, orda:Programme ; skos:prefLabel "Homes"@en .

id:v1 a orda:Visit ; orda:visitor id:aida ; orda:destination id:plant .
id:v2 a orda:Visit ; orda:visitor id:aida ; orda:destination id:hill, id:south ; dcterms:date "2023-12-30"^^xsd:date .
id:v3 a orda:Visit ; orda:visitor id:aida ; orda:destination id:land .
id:v4 a orda:Visit ; orda:visitor id:aida .
id:v5 a orda:Visit ; orda:visitor id:aida ; orda:destination id:ford ; dcterms:date "2023"^^xsd:gYear .

id:p1 a orda:Assertion ; rdf:subject id:roads ; rdf:predicate orda:implementedIn ; rdf:object id:hill .
id:p2 a orda:Assertion ; rdf:subject id:roads ; rdf:predicate orda:implementedIn ; rdf:object id:ford .
id:p3 a orda:Assertion ; rdf:subject id:homes ; rdf:predicate orda:implementedIn ; rdf:object id:north .

id:f1 a orda:Indicator ; orda:about id:hill ; orda:value 40.0 ; orda:unit "tonne" ; orda:measure "wool sold"@en .
id:f2 a orda:Indicator ; orda:about id:south ; orda:value 4.0 ; orda:unit "tonne" ; orda:measure "iron"@en .
"""
PROOFS = {"v1": ("a1",), "v2": ("a1", "a3"), "v3": ("a1",), "v4": ("a1",), "v5": ("a2",), "p1": ("a1",), "p2": ("a1",),
          "p3": ("a1",), "f1": ("a1",), "f2": ("a3",)}  # fmt: skip
SAME = ox.Quad(
    ox.NamedNode(ARTICLE + "a2"), ox.NamedNode(PREFIXES["orda"] + "sameReleaseAs"), ox.NamedNode(ARTICLE + "a1")
)


def graph(*, same: bool = False) -> Store:
    text = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items()) + GRAPH
    for day, name in enumerate(ARTICLES, start=1):
        mentioned = ", ".join(f"id:{thing}" for thing in MENTIONS[name])
        text += f'article:{name} a orda:Article ; dcterms:issued "2024-01-0{day}"^^xsd:date ;'
        text += f' orda:mentions {mentioned} .\narticle:{name} {{ article:{name} orda:text "Some words" . }}\n'
    for number, (fact, articles) in enumerate(PROOFS.items()):
        for name in articles:
            node = f"urn:{number}{name}"
            text += f"article:{name} {{ id:{fact} prov:wasDerivedFrom <{node}> . <{node}> oa:hasSource article:{name} ;"
            text += f' oa:hasSelector <{node}s> . <{node}s> oa:exact "Some" ; oa:start 0 ; oa:end 4 . }}\n'
    store = Store.holding(ox.parse(text, ox.RdfFormat.TRIG))
    if same:
        store._store.add(SAME)
    return store


@pytest.fixture(scope="module")
def kg() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(graph())


def numbers(found: Finding) -> dict[str, int]:
    return dict(zip(found["place"], found["number"], strict=True))


def left_out(found: Finding) -> dict[str, tuple[int, set[str]]]:
    rows = found.left_out.itertuples()
    return {row.reason.split(",")[0]: (row.number, {iri.rpartition("/")[2] for iri in row.facts}) for row in rows}


def test_what_lies_in_a_region_counts_for_it_once(kg: orda.KnowledgeGraph) -> None:
    found = kg.map("visits")
    assert numbers(found) == {"North region": 3, "South region": 1}  # v2 went to both
    assert {iri.rpartition("/")[2] for iri in found["facts"].iloc[0]} == {"v1", "v2", "v5"}
    assert (found["latitude"].iloc[0], found["longitude"].iloc[0]) == (52.5, 70.25)
    assert found["latitude"].isna().iloc[1]


def test_what_counts_for_no_region_is_said(kg: orda.KnowledgeGraph) -> None:
    assert left_out(kg.map("visits")) == {
        "What is told lies in none of these places": (1, {"v3"}),
        "No place is told": (1, {"v4"}),
    }


def test_a_region_leads_back_to_the_words(kg: orda.KnowledgeGraph) -> None:
    assert set(kg.map("visits").evidence([1])["words"]) == {"Some"}
    assert len(kg.map("visits").evidence([1])) == 2  # v2, of two articles


def test_districts_and_towns_of_one_name_are_told_apart_by_their_regions(kg: orda.KnowledgeGraph) -> None:
    assert numbers(kg.map("visits", per="district")) == {"Hill district": 2, "Ford": 1}
    assert numbers(kg.map("articles", per="district")) == {
        "Ford": 1,
        "Hill district (North region)": 1,
        "Hill district (South region)": 1,
    }


def test_a_settlement_lies_in_its_district_and_a_region_in_none(kg: orda.KnowledgeGraph) -> None:
    space = PREFIXES["id"]
    found = districts(kg.source, [f"{space}{name}" for name in ("plant", "hamlet", "ford", "north", "land")])
    assert {iri.removeprefix(space): place.removeprefix(space) for iri, place in found.items()} == {
        "plant": "hill",
        "hamlet": "hill",
        "ford": "ford",
    }


def test_articles_of_one_release_count_once() -> None:
    assert numbers(orda.KnowledgeGraph(graph()).map("articles")) == {"North region": 2, "South region": 1}
    once = orda.KnowledgeGraph(graph(same=True)).map("articles")
    assert numbers(once) == {"North region": 1, "South region": 1}
    assert once.title == "2 articles in 2 regions"


def test_what_only_a_reprint_tells_is_left_out() -> None:
    found = orda.KnowledgeGraph(graph(same=True)).map("visits")
    assert numbers(found) == {"North region": 2, "South region": 1}
    assert left_out(found)["Only a reprint or translation of an article that is counted tells it"] == (1, {"v5"})


def test_programmes_are_counted_and_not_how_often_they_are_told(kg: orda.KnowledgeGraph) -> None:
    found = kg.map("programmes")
    assert numbers(found) == {"North region": 2}
    assert len(found["facts"].iloc[0]) == 3
    assert found.title == "2 initiatives in 1 region"


def test_figures_of_a_measure_alone_are_counted(kg: orda.KnowledgeGraph) -> None:
    assert numbers(kg.map("indicator wool")) == {"North region": 1}
    assert numbers(kg.map("indicators")) == {"North region": 1, "South region": 1}
    assert kg.map("indicator wool").title.startswith("1 figure on wool in 1 region")


def test_any_relation_has_a_map_and_nothing_else(kg: orda.KnowledgeGraph) -> None:
    assert numbers(kg.map("visit")) == numbers(kg.map("visits"))
    with pytest.raises(ValueError, match="no map of “weather”; there are articles, visits"):
        kg.map("weather")
    with pytest.raises(ValueError, match="no map per “street”; there are region, district"):
        kg.map("visits", per="street")


def test_iris_stand_beside_names_where_they_are_wanted(kg: orda.KnowledgeGraph) -> None:
    found = kg.map("visits", iris=True)
    assert list(found.columns) == ["place", "place_iri", "number", "latitude", "longitude", "facts"]
    assert found["place_iri"].iloc[0] == PREFIXES["id"] + "north"


def test_a_map_of_nothing_is_empty(kg: orda.KnowledgeGraph) -> None:
    found = kg.map("award")
    assert len(found) == 0
    assert found.title == "0 facts"


def test_a_map_of_a_period_counts_the_visits_that_were_surely_then(kg: orda.KnowledgeGraph) -> None:
    assert numbers(kg.map("visits", since=2023, until=2023)) == {"North region": 2, "South region": 1}
    december = kg.map("visits", since="2023-12", until="2023-12")
    assert numbers(december) == {"North region": 1, "South region": 1}
    assert december.title == "1 visit in 2 regions, December 2023"
    assert left_out(december) == {
        "Its date is told too roughly to say whether it was then (date)": (1, {"v5"}),
        "No date is told": (3, {"v1", "v3", "v4"}),
    }
    assert numbers(kg.map("visits", until="2023-12-29")) == {}


def test_a_map_counts_the_visits_of_a_period_that_the_call_for_visits_lists(kg: orda.KnowledgeGraph) -> None:
    listed = kg.visits(since="2023-12")
    assert {iri for facts in kg.map("visits", since="2023-12")["facts"] for iri in facts} == {
        iri for facts in listed["facts"] for iri in facts
    }


def test_articles_and_what_has_no_date_of_its_own_count_by_when_they_were_told(kg: orda.KnowledgeGraph) -> None:
    second = kg.map("articles", since="2024-01-02", until="2024-01-02")
    assert numbers(second) == {"North region": 1}
    assert second.title == "1 article in 1 region, 2 January 2024"
    assert numbers(kg.map("articles", since="2024-01-02")) == {"North region": 1, "South region": 1}
    assert numbers(kg.map("programmes", until="2024-01-01")) == {"North region": 2}
    assert numbers(kg.map("programmes", since="2024-01-02")) == {}


def test_what_articles_of_a_period_tell_stands_behind_their_number() -> None:
    found = orda.KnowledgeGraph(sample_store()).map("articles", since=2025, until=2025)
    behind = {iri for facts in found["facts"] for iri in facts}
    proofs = found.evidence()
    then = proofs[proofs["date"].dt.year == 2025]
    assert behind
    assert {iri for facts in then["facts"] for iri in facts} == behind


def test_a_reprint_counts_by_the_date_of_the_first_of_its_release() -> None:
    kg = orda.KnowledgeGraph(graph(same=True))
    assert numbers(kg.map("articles", until="2024-01-01")) == {"North region": 1}
    assert numbers(kg.map("articles", since="2024-01-02")) == {"South region": 1}


def test_an_article_without_a_date_is_in_no_period() -> None:
    store = graph()
    store._store.update(f"DELETE WHERE {{ <{ARTICLE}a3> <{PREFIXES['dcterms']}issued> ?date }}")
    found = orda.KnowledgeGraph(store).map("articles", since=2024)
    assert numbers(found) == {"North region": 2}
    assert left_out(found)["Articles without a date"][0] == 1


def test_a_map_of_a_period_that_is_none_is_refused(kg: orda.KnowledgeGraph) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        kg.map("visits", since=2024, until=2023)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("served")
    with Store(folder / "store") as store:
        store._store.extend(graph(same=True).quads())
    with served(folder / "store") as server:
        yield f"{server.url}/sparql"


@pytest.mark.slow
def test_a_map_is_the_same_from_a_file_and_an_endpoint(endpoint: str, tmp_path: Path) -> None:
    store = graph(same=True)
    export(store, tmp_path / "graph.nq")
    here = orda.KnowledgeGraph(store)
    for place in (endpoint, tmp_path / "graph.nq"):
        there = orda.open(place)
        for what in ("articles", "visits", "programmes"):
            pd.testing.assert_frame_equal(pd.DataFrame(there.map(what)), pd.DataFrame(here.map(what)))
            then = {"since": "2023-12", "until": "2024-01-02"}
            pd.testing.assert_frame_equal(pd.DataFrame(there.map(what, **then)), pd.DataFrame(here.map(what, **then)))
