"""Visits, instructions and figures as findings: what is counted, what is left out, where it leads back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pyoxigraph as ox
import pytest

import orda
from graph.export import export
from graph.store import Store
from ontology.namespaces import PREFIXES
from queries.analysis.finding import Finding
from queries.ask.catalog import QueryError
from tests.served import served

ARTICLES = {
    "a1": ("2022-05-06", "Aida Serik visited North region. She told the council to mend the bridge by March 2025."),
    "a2": ("2024-07", "Bolat Omar came to Hill town. He told the council to count cars. Output was 40 tonnes."),
    "a3": ("", "Dana Kairat was in Hill town in 2023. The council shall pave roads by 2025 and build by 2026."),
}
GRAPH = """
id:aida a orda:Person ; skos:prefLabel "Aida Serik"@en, "Аида Серик"@ru .
id:bolat a orda:Person ; skos:prefLabel "Bolat Omar"@en .
id:dana a orda:Person ; skos:prefLabel "Dana Kairat"@en .
id:council a orda:Organization ; skos:prefLabel "Road council"@en .
id:land a orda:Place, orda:Country ; skos:prefLabel "Land"@en .
id:north a orda:Place, orda:Region ; skos:prefLabel "North region"@en, "Северная область"@ru ; orda:locatedIn id:land .
id:south a orda:Place, orda:Region ; skos:prefLabel "South region"@en ; orda:locatedIn id:land .
id:hill a orda:Place, orda:City ; skos:prefLabel "Hill town"@en ; orda:locatedIn id:north .
id:plant a orda:Facility ; skos:prefLabel "Steel plant"@en ; orda:locatedIn id:south .

id:v1 a orda:Visit ; orda:visitor id:aida ; orda:destination id:north ; dcterms:date "2022-05-04"^^xsd:date .
id:v2 a orda:Visit ; orda:visitor id:bolat ; orda:destination id:hill ; dcterms:date "2024-07"^^xsd:gYearMonth .
id:v3 a orda:Visit ; orda:visitor id:dana ; orda:destination id:hill ; dcterms:date "2023"^^xsd:gYear .
id:v4 a orda:Visit ; orda:visitor id:aida ; orda:destination id:hill .
id:v5 a orda:Visit ; orda:visitor id:aida ; orda:destination id:plant ; dcterms:date "2023-02-01"^^xsd:date .

id:i1 a orda:Instruction ; orda:issuer id:aida ; orda:addressee id:council ; orda:task "mend the bridge"@en ;
    orda:concerns id:hill, id:plant ; orda:deadline "2025-03"^^xsd:gYearMonth .
id:i2 a orda:Instruction ; orda:issuer id:bolat ; orda:addressee id:council ; orda:task "count cars"@en ;
    dcterms:date "2024-06"^^xsd:gYearMonth .
id:i3 a orda:Instruction ; orda:issuer id:dana ; orda:task "pave roads"@en ; orda:deadline "2025"^^xsd:gYear .
id:i4 a orda:Instruction ; orda:issuer id:dana ; orda:task "build"@en ; orda:deadline "2026"^^xsd:gYear .

id:f1 a orda:Indicator ; orda:about id:plant ; orda:value 40000.0 ; orda:unit "tonne" ; orda:measure "steel made"@en ;
    orda:measureConcept orda:IndustrialOutput ; orda:period "2023"^^xsd:gYear ; orda:status orda:Actual .
id:f2 a orda:Indicator ; orda:about id:north ; orda:value 12.5 ; orda:unit "percent" ; orda:measure "growth"@en ;
    orda:status orda:Target .
id:f3 a orda:Indicator ; orda:about id:north ; orda:unit "tonne" ; orda:measure "wool"@en ; orda:status orda:Actual .
"""
PROOFS = {
    "v1": ("a1", "visited North region"), "v2": ("a2", "came to Hill town"), "v3": ("a3", "was in Hill town"),
    "v4": ("a1", "Aida Serik"), "v5": ("a1", "Aida Serik"), "i1": ("a1", "mend the bridge"), "i2": ("a2", "count cars"),
    "i3": ("a3", "pave roads"), "i4": ("a3", "build"), "f1": ("a2", "40 tonnes"), "f2": ("a2", "Output"),
    "f3": ("a2", "Output"),
}  # fmt: skip
AGAIN = {"v1": ("a2", "Bolat")}  # told by a second article


def graph() -> Store:
    prefixes = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    text = prefixes + GRAPH
    for name, (issued, words) in ARTICLES.items():
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(issued))
        date = f'dcterms:issued "{issued}"^^xsd:{kind} ;' if issued else ""
        text += f'article:{name} a orda:Article ; {date} dcterms:title "Title {name}"@en .\n'
        text += f'article:{name} {{ article:{name} orda:text "{words}" . }}\n'
    for number, (fact, (name, words)) in enumerate([*PROOFS.items(), *AGAIN.items()]):
        at = ARTICLES[name][1].index(words)
        text += (
            f"article:{name} {{ id:{fact} prov:wasDerivedFrom <urn:e{number}> ."
            f" <urn:e{number}> oa:hasSource article:{name} ;"
            f' oa:hasSelector <urn:s{number}> ; orda:rule "toy" ; orda:confidence 0.6 .'
            f' <urn:s{number}> oa:exact "{words}" ; oa:start {at} ; oa:end {at + len(words)} . }}\n'
        )
    return Store.holding(ox.parse(text, ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def kg() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(graph())


def facts(finding: Finding) -> list[str]:
    return [iri.rpartition("/")[2] for some in finding["facts"] for iri in some]


def test_visits_to_a_place_are_those_to_what_lies_in_it(kg: orda.KnowledgeGraph) -> None:
    found = kg.visits(place="North region")
    assert set(facts(found)) == {"v1", "v2", "v3", "v4"}
    assert set(found["region"]) == {"North region"}
    assert found.title == "4 visits to North region, 2022–2024, by 3 people"
    assert facts(kg.visits(visitor="Аида Серик", place="hill")) == ["v4"]


def test_a_period_takes_what_is_surely_in_it_and_says_what_may_be(kg: orda.KnowledgeGraph) -> None:
    found = kg.visits(place="North region", since="2023-06", until=2024)
    assert facts(found) == ["v2"]
    left = {
        row.reason.split(" ")[0]: [iri.rpartition("/")[2] for iri in row.facts] for row in found.left_out.itertuples()
    }
    assert left == {"No": ["v4"], "Its": ["v3"]}  # without a date; of a year that is only partly within
    assert facts(kg.visits(since=2023, until=2023)) == ["v3", "v5"]
    assert set(found.left_out.evidence()["words"]) == {"Aida Serik", "was in Hill town"}


def test_a_date_is_as_precise_as_it_is_told(kg: orda.KnowledgeGraph) -> None:
    found = kg.visits(place="North region")
    assert found["date"].dtype == "datetime64[s]"
    told = dict(zip(facts(found), zip(found["date"], found["date_precision"], strict=True), strict=True))
    assert told["v3"] == (pd.Timestamp("2023-01-01"), "year")
    assert told["v2"] == (pd.Timestamp("2024-07-01"), "month")
    assert told["v1"] == (pd.Timestamp("2022-05-04"), "day")
    assert pd.isna(told["v4"][0])
    assert "date_precision" not in kg.visits(place="Steel plant").columns


def test_of_several_articles_the_first_has_the_words_and_all_count(kg: orda.KnowledgeGraph) -> None:
    (visit,) = [row for row in kg.visits().itertuples() if row.facts[0].endswith("v1")]
    assert (visit.words, visit.article, visit.sources) == ("visited North region", "Title a1", 2)
    assert visit.issued == pd.Timestamp("2022-05-06")


def test_articles_of_one_release_count_once() -> None:
    store = graph()
    same = ox.NamedNode(PREFIXES["orda"] + "sameReleaseAs")
    one, other = (ox.NamedNode(PREFIXES["article"] + name) for name in ("a1", "a2"))
    store._store.add(ox.Quad(other, same, one))
    kg = orda.KnowledgeGraph(store)
    (visit,) = [row for row in kg.visits().itertuples() if row.facts[0].endswith("v1")]
    assert visit.sources == 1
    listed = kg.articles()
    assert dict(zip(listed["article"], listed["same_release_as"].fillna(""), strict=True)) == {
        "a1": "",
        "a2": "a1",
        "a3": "",
    }
    assert listed.title == "3 articles, 2022–2024, of which 1 is a reprint or translation of another"


def test_instructions_due_in_a_year(kg: orda.KnowledgeGraph) -> None:
    found = kg.instructions(due=2025)
    assert facts(found) == ["i3", "i1"]  # of the year, then of its third month
    assert [list(row.facts) for row in found.left_out.itertuples()] == [["https://w3id.org/orda/id/i2"]]
    assert found.title == "2 instructions, due 2025"
    assert facts(kg.instructions(due="2025-03")) == ["i1"]
    assert kg.instructions(due="2025-03").left_out["number"].tolist() == [1, 1]  # i3 of some month of 2025; i2 of none


def test_an_instruction_has_the_date_that_its_text_tells_beside_that_of_the_article(kg: orda.KnowledgeGraph) -> None:
    dated = {row.facts[0].rpartition("/")[2]: row for row in kg.instructions().itertuples()}
    assert (str(dated["i2"].date.date()), dated["i2"].date_precision, dated["i2"].issued.month) == (
        "2024-06-01",
        "month",
        7,
    )
    assert pd.isna(dated["i1"].date)


def test_instructions_by_and_to_and_about(kg: orda.KnowledgeGraph) -> None:
    assert facts(kg.instructions(addressee="Road council")) == ["i1", "i2"]
    assert facts(kg.instructions(issuer="Dana Kairat")) == ["i3", "i4"]
    about = kg.instructions(about="South region")  # where the plant lies
    assert about["concerning"].tolist() == ["Hill town, Steel plant"]
    assert facts(kg.instructions(since=2024)) == ["i2"]
    assert sorted(kg.instructions(since=2024).left_out["facts"][0])[0].endswith("i3")  # of an article without a date


def test_figures_by_words_or_by_concept(kg: orda.KnowledgeGraph) -> None:
    assert facts(kg.indicators(measure="Steel")) == facts(kg.indicators(measure="industrial output")) == ["f1"]
    assert facts(kg.indicators(measure="промышленн")) == ["f1"]
    (figure,) = kg.indicators(place="South region").itertuples()
    assert (figure.value, figure.unit, figure.status, figure.concept) == (
        40000.0,
        "tonne",
        "actual",
        "industrial output",
    )
    assert facts(kg.indicators(measure="nothing of the kind")) == []


def test_a_figure_without_a_value_is_left_out(kg: orda.KnowledgeGraph) -> None:
    found = kg.indicators(place="North region")
    assert facts(found) == ["f2"]
    assert [iri.rpartition("/")[2] for some in found.left_out["facts"] for iri in some] == ["f3"]


def test_how_many_may_be_misread_is_said(kg: orda.KnowledgeGraph) -> None:
    assert kg.visits().caveats == ("By how often their rules are right, about 2 of 5 facts may be misread",)  # 5 × .4


@pytest.mark.parametrize("call", ["visits", "instructions", "indicators", "articles"])
def test_columns_and_their_kinds_are_the_same_without_rows(kg: orda.KnowledgeGraph, call: str) -> None:
    empty = getattr(orda.KnowledgeGraph(Store()), call)(iris=True)
    full = getattr(kg, call)(iris=True)
    assert [c for c in full.columns if not c.endswith("_precision")] == list(empty.columns)
    kinds = {c: getattr(full[c].dtype, "name", full[c].dtype) for c in empty.columns}
    assert {c: getattr(empty[c].dtype, "name", empty[c].dtype) for c in empty.columns} == kinds
    assert full.columns[-1] == "facts"


def test_iris_stand_beside_names_where_they_are_wanted(kg: orda.KnowledgeGraph) -> None:
    found = kg.visits(place="Steel plant", iris=True)
    assert found["visitor_iri"].tolist() == ["https://w3id.org/orda/id/aida"]
    assert found["article_iri"].tolist() == ["https://w3id.org/orda/article/a1"]
    assert not [name for name in kg.visits().columns if name.endswith("_iri")]


def test_names_follow_the_language() -> None:
    found = orda.KnowledgeGraph(graph(), "ru").visits(place="Северная область")
    assert found.title == "4 визита: Северная область, 2022–2024, 3 человека"
    assert "Аида Серик" in set(found["visitor"])
    assert orda.KnowledgeGraph(graph(), "kk").visits(place="north").title.startswith("4 сапар: ")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda kg: kg.visits(place="Atlantis"), "nothing in the graph is called “Atlantis”"),
        (lambda kg: kg.visits(since="spring"), "'spring' is not a date"),
        (lambda kg: kg.visits(since=2024, until=2022), "the period ends before it begins"),
        (lambda kg: kg.instructions(due="2025-13"), "is not a date"),
        (lambda kg: kg.visits(visitor="http://no iri"), "is no IRI"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(
    kg: orda.KnowledgeGraph, ask: Callable[[orda.KnowledgeGraph], object], message: str
) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        ask(kg)
    assert "\n" not in str(caught.value)


def test_hostile_words_stay_words() -> None:
    hostile = '") } SELECT * { ?s ?p ?o } #'
    assert facts(orda.KnowledgeGraph(graph()).indicators(measure=hostile)) == []
    with pytest.raises(QueryError):
        orda.KnowledgeGraph(graph()).visits(place=hostile)


def test_rows_lead_to_their_sentences(kg: orda.KnowledgeGraph) -> None:
    found = kg.visits(place="North region")
    (proof,) = found[found["visitor"] == "Bolat Omar"].evidence().itertuples()
    assert (proof.words, proof.sentence) == ("came to Hill town", "Bolat Omar came to Hill town.")
    row = next(iter(found.to_dict("records")))
    assert len(kg.evidence(row)) == 2
    assert kg.evidence("https://w3id.org/orda/id/v2")["words"].tolist() == ["came to Hill town"]
    with pytest.raises(TypeError, match="int has no “facts”"):
        kg.evidence(5)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("elsewhere")
    with Store(folder / "store") as store:
        store._store.extend(graph().quads())
    with Store(folder / "store", read_only=True) as store:
        export(store, folder / "graph.nq")
    with served(folder / "store") as running:
        yield folder, f"{running.url}/sparql"


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.visits(place="North region", since=2023),
        lambda kg: kg.instructions(due=2025),
        lambda kg: kg.indicators(measure="industrial output"),
        lambda kg: kg.articles(),
        lambda kg: kg.timeline("Aida Serik"),
        lambda kg: kg.visits().evidence(),
    ],
    ids=["visits", "instructions", "indicators", "articles", "timeline", "evidence"],
)
def test_a_file_and_an_endpoint_answer_as_a_store_does(
    kg: orda.KnowledgeGraph, elsewhere: tuple[Path, str], ask: Callable[[orda.KnowledgeGraph], Finding]
) -> None:
    here = ask(kg)
    for place in (elsewhere[0] / "graph.nq", elsewhere[1]):
        there = ask(orda.open(place))
        assert there.title == here.title
        pd.testing.assert_frame_equal(pd.DataFrame(there), pd.DataFrame(here))
        pd.testing.assert_frame_equal(pd.DataFrame(there.left_out), pd.DataFrame(here.left_out))
