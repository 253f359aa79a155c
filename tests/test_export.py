"""Exports: every format says the same, with the same bytes each time; a failure leaves the old file."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from graph.export import ENDINGS, ExportError, export
from graph.store import Store, Triple
from ontology.namespaces import ARTICLE, iri
from tests.conftest import contents

A, B = f"{ARTICLE}a", f"{ARTICLE}b"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


TRIPLES: list[Triple] = [
    (node("id:visit"), node("rdf:type"), node("orda:Visit")),
    (node("id:visit"), node("prov:wasDerivedFrom"), node("article:a")),
    (node("id:almaty"), node("skos:prefLabel"), ox.Literal("Алматы", language="kk")),
    (node("id:almaty"), node("skos:prefLabel"), ox.Literal('A "quoted" \\ {name}\n<&', language="en")),
    (node("id:almaty"), node("orda:start"), ox.Literal("2022-06", datatype=node("xsd:gYearMonth"))),
    (node("id:almaty"), node("geo:lat"), ox.Literal("43.25", datatype=node("xsd:decimal"))),
]


def store(order: int = 1) -> Store:
    found = Store()
    for graph, triples in ((A, TRIPLES), (B, TRIPLES[2:4]))[::order]:
        found.replace(graph, triples[::order])
    return found


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    found = []
    for name, order in (("one", 1), ("two", -1), ("one", 1)):
        export(store(order), tmp_path / f"{name}{ending}")
        found.append((tmp_path / f"{name}{ending}").read_bytes())
    assert found[0] == found[1] == found[2]
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"one{ending}", f"two{ending}"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
def test_formats_with_named_graphs_keep_them(tmp_path: Path, ending: str) -> None:
    written = export(store(), tmp_path / f"g{ending}")
    back = Store()
    back._store.load(path=str(tmp_path / f"g{ending}"))
    assert contents(back) == contents(store())
    assert written == len(store()) == len(back)
    dataset = Dataset()
    dataset.parse(tmp_path / f"g{ending}", format={".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}[ending])
    assert sum(1 for _ in dataset.quads((None, None, None, None))) == written


@pytest.mark.parametrize("ending", [".nt", ".ttl", ".rdf"])
def test_formats_without_named_graphs_get_the_union(tmp_path: Path, ending: str) -> None:
    written = export(store(), tmp_path / f"g{ending}")
    back = {q.triple for q in ox.parse(path=str(tmp_path / f"g{ending}"))}
    assert back == {ox.Triple(*t) for t in TRIPLES}
    assert written == len(TRIPLES) == len(Graph().parse(tmp_path / f"g{ending}"))


def test_n_quads_are_sorted_lines(built: Store, tmp_path: Path) -> None:
    written = export(built, tmp_path / "g.NQ")
    lines = (tmp_path / "g.NQ").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert lines == sorted(set(lines))
    assert written == len(lines) == len(built)


def test_an_empty_store_is_an_empty_file(tmp_path: Path) -> None:
    assert export(Store(), tmp_path / "g.nq") == 0
    assert (tmp_path / "g.nq").read_bytes() == b""


@pytest.mark.parametrize("name", ["graph", "graph.zip", "graph.nq.gz", ".nq"])
def test_an_unknown_ending_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        ExportError, match=rf"{name}: unknown ending; give one of \.nq, \.nt, \.trig, \.ttl, \.rdf, \.jsonld"
    ):
        export(store(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "g.nq").write_text("old", encoding="utf-8")

    def full(self: Path, _: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        export(store(), tmp_path / "g.nq")
    assert (tmp_path / "g.nq").read_text(encoding="utf-8") == "old"


def test_a_failure_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / "g.nq").mkdir()
    with pytest.raises(OSError, match=r"g\.nq"):
        export(store(), tmp_path / "g.nq")
    assert [p.name for p in tmp_path.iterdir()] == ["g.nq"]


@pytest.mark.parametrize("character", ["\0", "\x08", "\x0c", "\x1f", "\ufffe"])
def test_what_xml_cannot_hold_is_named(tmp_path: Path, character: str) -> None:
    found = Store()
    found.replace(A, [(node("id:x"), node("orda:task"), ox.Literal(f"page{character}break"))])
    with pytest.raises(ExportError, match=rf"g\.rdf: XML cannot hold the character U\+{ord(character):04X} of .*id/x"):
        export(found, tmp_path / "g.rdf")
    assert list(tmp_path.iterdir()) == []
    export(found, tmp_path / "g.ttl")
    (quad,) = ox.parse(path=str(tmp_path / "g.ttl"))
    assert quad.object == ox.Literal(f"page{character}break")


def test_what_xml_can_hold_comes_back(tmp_path: Path) -> None:
    found = Store()
    found.replace(A, [(node("id:x"), node("orda:task"), ox.Literal("page\tbreak\n<&>\x7f\x85\u2028\U0001f600"))])
    export(found, tmp_path / "g.rdf")
    ElementTree.parse(tmp_path / "g.rdf")
