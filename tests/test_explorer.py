"""The explorer page as it is written: self-contained, deterministic, safe, and complete."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import ontology.schema
from graph.store import Store
from queries.ask.catalog import QueryError
from queries.facts.network import network
from queries.pictures.data import parts
from queries.pictures.explorer import TEMPLATES, Page, explore, page
from queries.pictures.layout import HEIGHT, WIDTH, best_connected, positions
from queries.pictures.view import view
from tests.conftest import TRIP
from tests.gold_graph import sample_store
from tests.hostile import HOSTILE, hostile_graph


def _part(page: Page, name: str) -> Any:
    found = re.search(rf'<script id="part-{name}" type="text/plain">(.*?)</script>', page.html)
    assert found
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


@pytest.fixture(scope="module")
def core() -> dict[str, Any]:
    found: dict[str, Any] = _part(explore(sample_store()), "core")
    return found


def test_two_builds_are_equal_to_the_byte(tmp_path: Path) -> None:
    page = explore(sample_store(), tmp_path / "page.html")
    assert explore(sample_store()).html == page.html
    assert (tmp_path / "page.html").read_bytes() == page.html.encode("utf-8")


def test_page_loads_nothing_and_runs_only_its_own_scripts() -> None:
    page = explore(sample_store())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page.html)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "connect-src" not in policy[1]
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page.html, flags=re.DOTALL)
    assert not re.search(r"\b(src|href(?!=\"#)|style|on\w+)\s*=", markup)


def test_page_speaks_three_languages() -> None:
    texts = json.loads((TEMPLATES / "texts.json").read_text(encoding="utf-8"))
    assert set(texts) == {"en", "ru", "kk"}
    assert all(texts[language].keys() == texts["en"].keys() for language in texts)
    holes = lambda text: sorted(re.findall(r"\{\w+\}", text))  # noqa: E731
    assert all(holes(texts[language][key]) == holes(texts["en"][key]) for language in texts for key in texts["en"])
    assert '<html lang="kk">' in explore(sample_store(), language="kk").html
    with pytest.raises(ValueError, match="speaks en, ru, kk"):
        page(nx.MultiDiGraph(), language="de")


def test_every_text_that_the_page_asks_for_is_there() -> None:
    texts = json.loads((TEMPLATES / "texts.json").read_text(encoding="utf-8"))["en"]
    asked = {key for file in TEMPLATES.glob("*.js") for key in re.findall(r'say\("([\w-]+)"', file.read_text("utf-8"))}
    markup = (TEMPLATES / "explorer.html").read_text(encoding="utf-8")
    asked |= set(re.findall(r'data-(?:text|label)="(\w+)"', markup)) | set(
        re.findall(r'tool\("[\w-]+", "(\w+)"', markup)
    )
    assert len(asked) > 80
    assert asked <= texts.keys()


def test_names_and_relations_come_from_the_ontology(core: dict[str, Any]) -> None:
    schema = ontology.schema.load()
    stated = [dict(edge.label) for relation in schema.relations.values() for edge in relation.edges]
    assert [kind["labels"] for kind in core["kinds"] if kind["labels"] in stated]
    assert [base["colour"] for base in core["bases"]] == [schema.colours[c] for c in ontology.schema.ENTITY_CLASSES]
    tokayev = core["nodes"]["id"].index("kassym-jomart-tokayev")
    assert core["nodes"]["label"][tokayev] == ["Kassym-Jomart Tokayev", "Касым-Жомарт Токаев", "Қасым-Жомарт Тоқаев"]


def test_every_quotation_stands_in_its_text() -> None:
    graph = view(sample_store())
    page_ = page(graph)
    core, texts = _part(page_, "core"), _part(page_, "texts")["texts"]
    quoted = set()
    for article, start, words in zip(*(core["proofs"][key] for key in ("article", "start", "words")), strict=True):
        quoted.add((core["articles"]["title"][article], texts[article][start : start + words]))
    evidence = [e for _, _, found in graph.edges(data="evidence") for e in found]
    assert len(evidence) > 100
    assert {(e["title"], e["words"]) for e in evidence} <= quoted


def test_texts_with_letters_beyond_the_first_plane_are_cut_where_javascript_cuts() -> None:
    graph = hostile_graph()
    found = parts(graph, start=5)
    texts, proofs = found["texts"]["texts"], found["core"]["proofs"]
    for article, start, words in zip(proofs["article"], proofs["start"], proofs["words"], strict=True):
        units = texts[article].encode("utf-16-le")
        assert units[2 * start : 2 * (start + words)].decode("utf-16-le") in HOSTILE


def test_facts_without_a_link_stand_at_their_entity(core: dict[str, Any]) -> None:
    relations = {core["facts"]["relation"][fact] for fact in core["notes"]["fact"]}
    told = {core["relations"][number]["labels"]["en"] for number in relations}
    assert {"quotation", "indicator"} <= told
    assert all(core["facts"]["proofs"][fact] for fact in core["notes"]["fact"])


def test_offices_have_dates_and_places_have_regions(core: dict[str, Any]) -> None:
    offices = [n for n, r in enumerate(core["facts"]["relation"]) if core["relations"][r]["office"]]
    assert sum(bool(core["facts"]["start"][n]) for n in offices) > 20
    node = core["nodes"]["id"].index
    assert core["nodes"]["region"][node("panfilov-district")] == node("zhetysu-region")
    assert core["nodes"]["point"][node("astana")]


def test_mentions_are_found_in_three_languages() -> None:
    page_ = explore(sample_store())
    core, texts = _part(page_, "core"), _part(page_, "texts")
    for language in ("en", "ru", "kk"):
        found = [
            texts["texts"][n][start : start + length]
            for n, code in enumerate(core["articles"]["language"])
            if code == language
            for start, length, _ in texts["mentions"][n]
        ]
        assert len(found) > 10, language
        if language == "ru":
            assert {"Карагандинской области", "Актюбинскую область"} & set(found)


def test_first_picture_is_small_and_all_data_is_there() -> None:
    core = _part(explore(sample_store(), start=25), "core")
    assert len(core["first"]["node"]) == 25
    assert len(core["nodes"]["id"]) > 100


def test_first_picture_can_be_about_an_entity() -> None:
    core = _part(explore(sample_store(), about="Қасым-Жомарт Тоқаев", start=12), "core")
    assert core["nodes"]["id"][core["first"]["about"]] == "kassym-jomart-tokayev"
    assert len(core["first"]["node"]) <= 12
    with pytest.raises(QueryError):
        explore(sample_store(), about="nobody of this name")
    with pytest.raises(ValueError, match="no article"):
        explore(sample_store(), about="jordan")


def test_a_plain_network_has_a_page_too() -> None:
    core = _part(page(network(sample_store())), "core")
    assert len(core["links"]["from"]) > 100
    assert not any(core["articles"]["whole"])


def test_no_name_lies_upon_another() -> None:
    places = list(positions(nx.star_graph([str(n) for n in range(50)])).values())
    pairs = combinations(places, 2)
    assert all(abs(x - a) >= WIDTH - 1 or abs(y - b) >= HEIGHT - 1 for (x, y), (a, b) in pairs)


def test_places_are_the_same_in_whatever_order_the_nodes_come() -> None:
    graph: nx.Graph[str] = nx.path_graph([str(n) for n in range(40)])
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a) for a, b in reversed(list(graph.edges())))
    assert positions(turned) == positions(graph)


def test_best_connected_starts_at_the_centre_and_stays_joined() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.barbell_graph(6, 2), str)
    chosen = best_connected(graph, 8)
    assert nx.is_connected(graph.subgraph(chosen))


def test_hostile_names_stay_data() -> None:
    html = page(hostile_graph(), title=HOSTILE[0]).html
    assert html.count("<script") == page(nx.MultiDiGraph()).html.count("<script")
    assert HOSTILE[0] not in html


def test_empty_store_has_a_page() -> None:
    assert _part(explore(Store()), "core")["nodes"]["id"] == []


def test_notebooks_get_a_sandboxed_frame() -> None:
    bundle = page(hostile_graph())._repr_mimebundle_()
    assert '<iframe sandbox="allow-scripts' in bundle["text/html"]
    assert "allow-same-origin" not in bundle["text/html"]
    assert "<script" not in bundle["text/html"]


def test_command_writes_a_page_about_an_entity(orda_command: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "trip.txt").write_text(TRIP, encoding="utf-8")
    assert orda_command("build", "trip.txt", "--date", "2023-02-14").code == 0
    assert orda_command("explore", "--about", "Marat Sultangaziyev", "--lang", "ru").code == 0
    html = (tmp_path / "explore.html").read_text(encoding="utf-8")
    core = _part(Page(html), "core")
    assert core["nodes"]["id"][core["first"]["about"]] == "marat-sultangaziyev"
    wrong = orda_command("explore", "--about", "nobody at all")
    assert (wrong.code, len(wrong.lines)) == (2, 1)
