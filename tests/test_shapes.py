"""The ontology's shapes accept what they should and refuse the rest, each for the reason that the example names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from ontology.page import render
from ontology.schema import ontology_graph

ORDA = Namespace("https://w3id.org/orda#")
ONTOLOGY = URIRef("https://w3id.org/orda")
LANGUAGES = {"en", "ru", "kk"}
EXAMPLES = Path(__file__).parent / "shapes"
FOLDER = EXAMPLES.parents[1] / "ontology" / "relations"
CONTRACT = {
    "position", "appointment", "dismissal", "visit", "meeting", "instruction",
    "award", "initiated_by", "implemented_in", "located_in", "indicator", "quote",
}  # fmt: skip

CLASSES = [
    "Entity", "Person", "Official", "Organization", "GovernmentBody", "Ministry", "Akimat", "Assembly", "Court",
    "Party", "Enterprise", "Bank", "University", "Club", "InternationalOrganization", "Place", "Country",
    "MacroRegion", "Region", "District", "City", "Settlement", "NaturalFeature", "Lake", "River", "MountainRange",
    "Gorge", "NationalPark", "Mountain", "Sea", "Facility", "Plant", "School", "Hospital", "Stadium", "Station",
    "Road", "Pipeline", "EconomicZone", "BorderCrossing", "Airport", "Memorial", "Residence", "Initiative",
    "Programme", "NationalProject", "Strategy", "Plan", "Address", "Law", "Reform", "Campaign", "Award", "Order",
    "Medal", "Title", "Prize", "Office", "Article", "Evidence", "Fact", "Tenure", "Appointment", "Dismissal",
    "Visit", "Meeting", "Instruction", "Awarding", "Assertion", "Indicator", "Quotation", "Relation", "Status",
]  # fmt: skip
PROPERTIES = [
    "mentions", "text", "contentHash", "rule", "confidence", "attributedTo", "jurisdiction", "decidedBy", "visitor",
    "destination", "participant", "issuer", "addressee", "concerns", "deadline", "task", "recipient", "award",
    "initiatedBy", "implementedIn", "locatedIn", "value", "unit", "measure", "about", "period", "status", "speaker",
    "kato", "iso3166", "start", "end", "formedFrom", "succeeds", "centre", "acting", "partOf", "name", "role",
    "edge", "from", "to", "identity", "colour", "order", "subjectRole", "objectRole", "asks",
    "subjectAsks", "objectAsks",
]  # fmt: skip


@cache
def ontology() -> Graph:
    return ontology_graph()


def terms() -> list[URIRef]:
    """Every term that Orda defines. Shapes are not terms: they constrain, and say what they do by themselves."""
    shapes = set(ontology().subjects(RDF.type, SH.NodeShape))
    return sorted({s for s in ontology().subjects() if isinstance(s, URIRef) and s in ORDA and s not in shapes})


def examples(folder: str) -> list[object]:
    return [pytest.param(file, id=file.stem) for file in sorted((EXAMPLES / folder).glob("*.ttl"))]


def local_name(term: Node | None) -> str:
    return str(term or "").replace("#", "/").rsplit("/", 1)[-1]


def reasons(file: Path) -> list[set[str]]:
    """What each violation in an example is about: the path and the constraint, by their local names."""
    # The ontology goes in with the data, so that a Lake is known to be a Place.
    data = ontology() + Graph().parse(EXAMPLES / "cast.ttl").parse(file)
    _, report, _ = pyshacl.validate(data, shacl_graph=ontology(), inference="none", inplace=True)
    assert isinstance(report, Graph)
    return [
        {local_name(report.value(result, about)) for about in (SH.resultPath, SH.sourceConstraintComponent)}
        for result in report.objects(None, SH.result)
    ]


@pytest.mark.parametrize("file", examples("valid"))
def test_a_valid_example_conforms(file: Path) -> None:
    assert reasons(file) == []


@pytest.mark.parametrize("file", examples("invalid"))
def test_an_invalid_example_fails_for_its_reason_alone(file: Path) -> None:
    expected = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expects: ")
    found = reasons(file)
    assert found
    assert all(expected in reason for reason in found), found


def _exemplified() -> list[str]:
    """The relations of the contract, and what else has examples; the codebook speaks for a relation without."""
    return sorted(
        CONTRACT | {file.stem for file in (EXAMPLES / "valid").glob("*.ttl") if (FOLDER / file.name).is_file()}
    )


@pytest.mark.parametrize("relation", _exemplified())
def test_a_relation_has_examples_both_ways(relation: str) -> None:
    assert (EXAMPLES / "valid" / f"{relation}.ttl").is_file()
    assert len(list((EXAMPLES / "invalid").glob(f"{relation}-*.ttl"))) >= 2


def test_every_relation_has_its_file() -> None:
    named = {str(name) for name in ontology().objects(None, ORDA.name)}
    assert named == {file.stem for file in FOLDER.glob("*.ttl")}
    assert named >= CONTRACT


@pytest.mark.parametrize("name", CLASSES)
def test_the_class_exists(name: str) -> None:
    assert (ORDA[name], RDF.type, OWL.Class) in ontology()


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_property_exists(name: str) -> None:
    kinds = set(ontology().objects(ORDA[name], RDF.type))
    assert kinds & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


@pytest.mark.parametrize("term", terms(), ids=local_name)
def test_a_term_is_documented(term: URIRef) -> None:
    graph = ontology()
    for text in (RDFS.label, SKOS.definition):
        assert sorted(getattr(o, "language", "") or "" for o in graph.objects(term, text)) == sorted(LANGUAGES), text
    assert list(graph.objects(term, SKOS.example))
    assert list(graph.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]
    if local_name(term)[0].islower():
        assert len(list(graph.objects(term, RDFS.domain))) == 1
        assert len(list(graph.objects(term, RDFS.range))) == 1


@pytest.mark.parametrize("name", ["Person", "Organization", "Place", "Facility", "Initiative", "Award"])
def test_a_base_class_of_entities_has_a_colour(name: str) -> None:
    assert [str(c) for c in ontology().objects(ORDA[name], ORDA.colour)]


def test_every_word_used_of_orda_is_defined() -> None:
    defined = set(ontology().subjects())
    used = {term for triple in ontology() for term in triple if isinstance(term, URIRef) and term in ORDA}
    assert used <= defined


def test_the_page_is_the_same_each_time() -> None:
    # Blank nodes have other names in a graph that is read anew.
    assert render(ontology()) == render(ontology_graph())


def test_the_published_page_is_up_to_date() -> None:
    page = EXAMPLES.parents[1] / "docs" / "ontology.html"
    assert page.read_text(encoding="utf-8") == render(ontology())


def test_the_fact_classes_hang_together_with_prov() -> None:
    """A fact is a prov:Entity, which PROV-O holds apart from activities and thus from org:ChangeEvent."""
    assert (None, RDFS.subClassOf, URIRef("http://www.w3.org/ns/org#ChangeEvent")) not in ontology()
