"""Exports for other programs: each is read back by the program it is for, or by its parser."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from rdflib import DCTERMS, RDF, Graph

from ontology.namespaces import ID, ORDA
from ontology.schema import ENTITY_CLASSES
from orda import KnowledgeGraph
from queries.exchange import money, networks, places, popolo, tables
from queries.exchange.content import Content
from queries.exchange.description import DATASET, DCAT, VOID, describe
from queries.exchange.write import FILES, FOLDERS, write
from queries.facts.network import network
from tests.gold_graph import sample_store

TOKAYEV, AKMOLA = f"{ID}kassym-jomart-tokayev", f"{ID}akmola-region"


@cache
def content() -> Content:
    return Content(sample_store())


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


# ---- networks


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_comes_back(tmp_path: Path, form: str) -> None:
    (file,) = write(sample_store(), tmp_path / f"g.{form}", form)
    graph = nx.read_graphml(file, force_multigraph=True) if form == "graphml" else nx.read_gexf(file)
    ours = network(sample_store())
    assert set(graph) == set(ours)
    assert graph.number_of_edges() == ours.number_of_edges()
    assert graph.nodes[AKMOLA]["label"] == "Akmola region"
    links = graph.get_edge_data(TOKAYEV, AKMOLA)
    visit = next(d for d in links.values() if d["relation"] == "visit")
    assert "made a working trip to Akmola region" in visit["words"]
    assert (visit["date"], visit["evidence"]) == ("2023-02-14", 1)


@pytest.mark.parametrize("language", ["en", "kk"])
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_network_of_the_api_is_written_by_networkx(tmp_path: Path, form: str, language: str) -> None:
    graph = KnowledgeGraph(sample_store(), language).network()
    file = tmp_path / f"g.{form}"
    write_graph, read_graph = getattr(nx, f"write_{form}"), getattr(nx, f"read_{form}")
    write_graph(graph, file)
    back = read_graph(file, force_multigraph=True) if form == "graphml" else read_graph(file)
    assert (set(back), back.number_of_edges()) == (set(graph), graph.number_of_edges())
    label = {"en": "Akmola region", "kk": "Ақмола облысы"}[language]
    node = back.nodes[AKMOLA]
    assert (node["label"], node["base"]) == (label, "Place")
    assert (node["latitude"], node["longitude"]) == pytest.approx((51.872, 69.23), abs=1)
    assert "latitude" not in back.nodes[TOKAYEV]
    kinds = {type(v) for _, data in graph.nodes(data=True) for v in data.values()}
    kinds |= {type(v) for *_, data in graph.edges(data=True) for v in data.values()}
    assert kinds <= {str, int, float}


def test_a_network_of_chosen_relations() -> None:
    graph = KnowledgeGraph(sample_store()).network(relations=["visit"])
    assert {relation for *_, relation in graph.edges(data="relation")} == {"visit"}


# ---- tables


def test_tables_agree_with_one_another() -> None:
    found = {name: rows(data) for name, data in tables.as_csv(content()).items()}
    nodes = {row["id"]: row for row in found["nodes.csv"]}
    assert len(nodes) == len(found["nodes.csv"]) == len(content().of(*ENTITY_CLASSES))
    assert nodes[AKMOLA]["name_ru"] == "Акмолинская область"
    assert (nodes[AKMOLA]["class"], nodes[AKMOLA]["base"]) == ("Region", "Place")
    assert int(nodes[TOKAYEV]["articles"]) >= 9
    assert {row[end] for row in found["edges.csv"] for end in ("source", "target")} <= set(nodes)
    visits = [r for r in found["facts.csv"] if r["relation"] == "visit" and r["role"] == "person"]
    assert TOKAYEV in {row["value"] for row in visits}
    assert all(int(row["end"]) - int(row["start"]) == len(row["words"]) for row in visits)


def test_tables_as_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = {name: parquet.read_table(io.BytesIO(data)) for name, data in tables.as_parquet(content()).items()}
    assert set(found) == {"nodes.parquet", "edges.parquet", "facts.parquet"}
    nodes = found["nodes.parquet"].to_pylist()
    assert len(nodes) == len(rows(tables.as_csv(content())["nodes.csv"]))
    assert next(n["latitude"] for n in nodes if n["id"] == AKMOLA) == pytest.approx(51.872)


def test_tables_for_neo4j_keep_its_rules() -> None:
    found = tables.as_neo4j(content())
    nodes, links = rows(found["nodes.csv"]), rows(found["relationships.csv"])
    ids = [row["iri:ID"] for row in nodes]
    assert len(ids) == len(set(ids))
    assert {row[":START_ID"] for row in links} | {row[":END_ID"] for row in links} <= set(ids)
    assert {"VISIT", "MEETING", "INSTRUCTION", "PART_OF"} <= {row[":TYPE"] for row in links}
    assert {row[":LABEL"].split(";")[0] for row in nodes} == set(ENTITY_CLASSES)
    assert all(":" not in name.replace(":ID", "").replace(":LABEL", "").replace(":int", "").replace(":double", "")
               for name in nodes[0])  # fmt: skip


# ---- places


def test_places_on_a_map() -> None:
    geojson = pytest.importorskip("geojson")
    found = geojson.loads(places.geojson(content()))
    assert found.is_valid, found.errors()
    features = {feature["id"]: feature for feature in found["features"]}
    assert len(features) > 300
    longitude, latitude = features[f"{ID}kokshetau"]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (69, 53)
    assert features[f"{ID}kokshetau"]["properties"]["articles"] == 3


# ---- people in power


def test_entities_follow_the_money() -> None:
    model = pytest.importorskip("followthemoney").model
    lines = [json.loads(line) for line in money.money(content()).splitlines()]
    entities = {}
    for line in lines:
        proxy = model.get_proxy(line, cleaned=False)
        proxy.schema.validate(line)
        assert {k: set(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: set(v) for k, v in line["properties"].items()
        }
        for prop, value in proxy.itervalues():
            assert prop.type.clean(value) is not None or prop.type.name == "entity", f"{line['id']} {prop} {value}"
        entities[proxy.id] = proxy
    assert len(entities) == len(lines)
    for proxy in entities.values():  # what is pointed at is there, and of the class that the property wants
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range), f"{proxy.id} {prop.name}: {entities[value].schema.name}"
    tokayev = entities["orda-kassym-jomart-tokayev"]
    assert "Касым-Жомарт Токаев" in tokayev.get("alias")
    held = [e for e in entities.values() if e.schema.name == "Occupancy" and e.get("holder") == [tokayev.id]]
    assert "orda-president" in {post for e in held for post in e.get("post")}
    assert entities["orda-akimat-of-zhambyl-region"].schema.name == "PublicBody"


def test_popolo_records_point_at_one_another() -> None:
    data = json.loads(popolo.popolo(content()))
    ids = {kind: {r["id"] for r in data[kind]} for kind in ("persons", "organizations", "areas", "posts")}
    assert all(len(ids[kind]) == len(data[kind]) for kind in ids)
    for membership in data["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["post_id"] in ids["posts"]
        assert membership.get("organization_id", next(iter(ids["organizations"]))) in ids["organizations"]
        assert membership.get("area_id", next(iter(ids["areas"]))) in ids["areas"]
    person = next(p for p in data["persons"] if p["id"] == "karim-massimov")
    assert {"name": "Карим Масимов", "lang": "ru"} in person["other_names"]
    held = {(m["post_id"], m.get("start_date")) for m in data["memberships"] if m["person_id"] == person["id"]}
    assert ("prime-minister", "2014-04-02") in held
    visit = next(e for e in data["events"] if e.get("area_id") == "pavlodar-region")
    assert visit["attendees"] == [{"id": "kassym-jomart-tokayev"}]
    assert visit["sources"][0]["note"] == "arrived to the region with a working visit"


# ---- all of them


@pytest.mark.parametrize("form", [*FILES, *FOLDERS])
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    one, two = (write(sample_store(), tmp_path / name, form) for name in ("one", "two"))
    assert [f.read_bytes() for f in one] == [f.read_bytes() for f in two]
    assert all(f.stat().st_size > 1000 for f in one)


def test_control_characters_break_no_picture() -> None:
    assert networks._text("a\x08b") == "a\ufffdb"


# ---- description


def test_a_description_counts_what_there_is() -> None:
    graph = Graph().parse(data=describe(sample_store()).serialize(format="turtle"), format="turtle")
    assert {DCAT.Dataset, VOID.Dataset} <= set(graph.objects(DATASET, RDF.type))

    def number(term: Any) -> int:
        return int(str(graph.value(DATASET, term)))

    assert number(VOID.documents) == 35
    assert number(VOID.triples) == len(list(sample_store().query("SELECT * { ?s ?p ?o }")))  # type: ignore[arg-type]
    visits = next(p for p in graph.subjects(VOID["class"]) if str(graph.value(p, VOID["class"])) == f"{ORDA}Visit")
    assert int(str(graph.value(visits, VOID.entities))) == 92
    assert {str(x) for x in graph.objects(DATASET, DCTERMS.language)} == {"en", "ru", "kk"}
    period = graph.value(DATASET, DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == "2016-08-02"
    assert len(list(graph.objects(DATASET, DCAT.distribution))) == 6
