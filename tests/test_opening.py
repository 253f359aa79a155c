"""One object, whatever holds the graph: a folder, a file, an endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import orda
from graph.export import export
from graph.store import Store, StoreError
from queries.ask.catalog import QueryError
from queries.pictures import explorer
from tests.served import served


@pytest.fixture(scope="module")
def file(built_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("exported") / "graph.nq"
    with Store(built_folder, read_only=True) as store:
        export(store, target)
    return target


@pytest.fixture(scope="module")
def address(built_folder: Path) -> Iterator[str]:
    with served(built_folder) as running:
        yield f"{running.url}/sparql"


@pytest.fixture(params=["folder", "file", "endpoint"])
def place(request: pytest.FixtureRequest, built_folder: Path) -> str | Path:
    if request.param == "folder":
        return built_folder
    found: str | Path = request.getfixturevalue("file" if request.param == "file" else "address")
    return found


def test_a_query_gives_the_same_rows(place: str | Path, built: Store) -> None:
    kg = orda.open(place, language="ru")
    there = orda.KnowledgeGraph(built, "ru").query("visits", visitor="Токаев")
    assert len(there) > 1
    assert set(kg.query("visits", visitor="Токаев").rows) == set(there.rows)
    kg.close()


def test_a_picture_of_each(place: str | Path) -> None:
    page = orda.open(place).explore(about="Kassym-Jomart Tokayev")
    assert page.html.lstrip().lower().startswith("<!doctype html")
    assert len(orda.open(place).network()) > 5


def test_an_endpoint_too_large_for_a_page_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer, "MOST_MENTIONS", 3)
    with pytest.raises(QueryError, match=r"a page holds 3; `orda serve`") as caught:
        orda.open(address).explore()
    assert "\n" not in str(caught.value)


def test_an_endpoint_is_not_changed(address: str) -> None:
    with pytest.raises(StoreError, match="an endpoint is only asked"):
        orda.open(address).remove("trip")


def test_a_file_stays_as_it_is(file: Path) -> None:
    before = file.read_bytes()
    kg = orda.open(file)
    kg.remove("trip")
    assert len(kg.query("ASK { <https://w3id.org/orda/article/trip> a orda:Article }")) == 1
    assert not next(iter(kg.query("ASK { <https://w3id.org/orda/article/trip> a orda:Article }")))["answer"]
    assert file.read_bytes() == before


def test_a_graph_opened_to_be_read_is_not_changed(built_folder: Path) -> None:
    with pytest.raises(StoreError, match="open to be read only"):
        orda.open(built_folder).remove("trip")


def test_what_is_no_graph_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        orda.open(tmp_path / "none")
    (tmp_path / "notes.txt").write_text("no graph", encoding="utf-8")
    with pytest.raises(QueryError, match="no RDF by its ending"):
        orda.open(tmp_path / "notes.txt")
    (tmp_path / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(QueryError, match="is not Turtle"):
        orda.open(tmp_path / "broken.ttl")


def test_a_file_that_ends_whoever_reads_it_is_told(tmp_path: Path) -> None:
    deep = "<<( <urn:a> <urn:b> " * 100_000
    (tmp_path / "deep.nt").write_text(deep, encoding="utf-8")
    with pytest.raises(QueryError):
        orda.open(tmp_path / "deep.nt")


def test_an_endpoint_that_nobody_answers_at() -> None:
    with pytest.raises(QueryError, match="does not answer"):
        orda.open("http://127.0.0.1:9/sparql").query("visits")
