"""Validation: a good store passes; a false quotation and a broken shape are each told in one line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, SH, Graph
from rdflib.plugins.sparql.parser import parseQuery

import graph.validation
from extract.model import Article, Fact, Reading, Span
from graph.quads import reading_triples
from graph.store import Store, Triple
from graph.validation import misquoted, problems, shape_violations
from ontology.namespaces import article_iri, iri
from ontology.reference import Entity
from ontology.schema import ontology_graph
from tests.test_shapes import examples

TEXT = "😀 Aru Seitova visited the village of Aksai on Monday."
PERSON = Entity("person/aru-seitova", "Person", {"en": ("Aru Seitova",)}, known=False)
PLACE = Entity("place/aksai", "Place", {"en": ("Aksai",)}, known=False)
VISIT = Fact("visit", {"person": (PERSON,), "target": (PLACE,)}, Span(2, 43), "visit/verb", 0.9)


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


def triples() -> set[Triple]:
    reading = Reading(Article("a", TEXT, title="Visit", issued="2023-02-14", language="en"), (), (VISIT,))
    hashed = (ox.NamedNode(article_iri("a")), node("orda:contentHash"), ox.Literal("0" * 64))
    return {*reading_triples(reading), hashed}


def store(content: set[Triple]) -> Store:
    found = Store()
    found.replace(article_iri("a"), content)
    return found


def swap(content: set[Triple], predicate: str, value: ox.Literal | ox.NamedNode) -> set[Triple]:
    return {(s, p, value if p == node(predicate) else o) for s, p, o in content}


def test_words_of_roles_beyond_the_text_are_a_problem() -> None:
    (evidence,) = (s for s, p, _ in triples() if p == node("oa:hasSource"))
    said = {
        place: (evidence, node("orda:spans"), ox.Literal(f"person=2,13 target={place}")) for place in ("38,43", "38,99")
    }
    assert list(problems(store({*triples(), said["38,43"]}))) == []
    (problem,) = problems(store({*triples(), said["38,99"]}))
    assert problem.endswith("the article ends before the words of “target”")


def test_a_good_store_has_no_problem() -> None:
    assert list(problems(store(triples()))) == []


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("oa:exact", ox.Literal("Aru Seitova left.")),
        ("oa:start", ox.Literal(3)),
        ("oa:end", ox.Literal(999)),
        ("orda:text", ox.Literal(TEXT[1:])),
    ],
)
def test_a_false_quotation_is_told(predicate: str, value: ox.Literal) -> None:
    (line,) = misquoted(store(swap(triples(), predicate, value)))
    assert "article/a/words/" in line
    assert "the article does not say this at" in line
    assert "\n" not in line


def test_a_visit_to_nowhere_breaks_its_shape() -> None:
    content = {t for t in triples() if t[1] != node("orda:destination")}
    lines = list(shape_violations(store(content)))
    assert lines
    assert lines == sorted(lines)
    assert any("fact/visit-" in line for line in lines)
    assert not any("\n" in line for line in lines)


def test_a_number_where_a_date_belongs_breaks_a_shape() -> None:
    lines = list(problems(store(swap(triples(), "dcterms:issued", ox.Literal(5)))))
    assert any("dcterms:issued" in line for line in lines)


def described(*files: Path) -> list[ox.Quad]:
    return [quad for file in files for quad in ox.parse(path=file)]


def plainly(quads: list[ox.Quad]) -> list[tuple[str, str]]:
    """What pySHACL finds by itself: focus nodes with messages."""
    data = Graph().parse(data=ox.serialize({q.triple for q in quads}, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = pyshacl.validate(data + ontology_graph(), shacl_graph=ontology_graph(), inference="none")
    assert isinstance(report, Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(
        {(_place(str(report.value(r, SH.focusNode))), str(report.value(r, SH.resultMessage))) for r in results}
    )


def _place(focus: str) -> str:
    """A focus node's name; blank nodes have another one each time."""
    return focus if focus.startswith("http") else "blank"


@pytest.mark.slow
@pytest.mark.parametrize("file", examples("invalid"))
def test_what_is_found_is_what_pyshacl_finds(file: Path) -> None:
    quads = described(file.parents[1] / "cast.ttl", file)
    lines = [line.split(": ", 2) for line in shape_violations(Store.holding(quads))]
    assert sorted({(_place(focus), message) for focus, _, message in lines}) == plainly(quads) != []


def test_a_query_of_a_shape_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """pySHACL has it parsed for every node, which was four fifths of the time of a validation."""
    evidence = "https://w3id.org/orda/article/a/evidence/{}"
    quads = [
        ox.Quad(ox.NamedNode(evidence.format(n)), *rest)
        for n in range(200)
        for rest in (
            (node("rdf:type"), node("orda:Assertion")),
            *(
                (node(f"rdf:{name}"), ox.NamedNode(evidence.format(name)))
                for name in ("subject", "predicate", "object")
            ),
        )
    ]
    parsed: list[str] = []

    def noted(query: str) -> object:
        parsed.append(query)
        return parseQuery(query)

    graph.validation._parsed.cache_clear()
    monkeypatch.setattr("rdflib.plugins.sparql.processor.parseQuery", noted)
    ours = {line.partition(": ")[0] for line in shape_violations(Store.holding(quads)) if "not stated" in line}
    assert len(ours) == 200
    assert len(parsed) == len(set(parsed)) > 0
    assert ours == {focus for focus, message in plainly(quads) if "not stated" in message}


@pytest.mark.slow
def test_what_is_built_is_valid(built: Store) -> None:
    assert list(problems(built)) == []


def test_what_is_built_quotes_truly(built: Store) -> None:
    assert list(misquoted(built)) == []
