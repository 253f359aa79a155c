"""CSV that spreadsheets open: no cell is a formula, numbers stay numbers, and every value is read back."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Article, Mention, Reading, Span
from graph.quads import reading_triples
from graph.store import Store
from ontology.namespaces import ID, PREFIXES, article_iri
from ontology.reference import LANGUAGES, Entity
from queries.ask.cells import FORMULA, as_csv, guarded
from queries.ask.output import Output, written
from queries.ask.table import Table
from queries.exchange import tables
from queries.exchange.content import Content
from queries.judge.report import Report, Score

QUERIES = Path(__file__).parents[1] / "queries"
DANGEROUS = [
    '=HYPERLINK("http://example.org","x")', "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1",
    "＝1+1", "＋1", "－1", "＠x", "-", "--5", "-5 tonnes", "+7 727 000 00 00", "-5\n=1",
]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_kept_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    table = Table(("said",), ((ox.Literal(text),),))
    (_, (cell,)) = csv.reader(io.StringIO(table.to_csv(), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize("value", [-5, Decimal("-5.25"), -1.5e9, "-5", "+12.75", "5", "a=b", "'=1", "", None, True])
def test_numbers_and_plain_texts_stay_as_they_are(value: object) -> None:
    assert guarded(value) is value


def test_numbers_of_every_kind_stay_numbers() -> None:
    kinds = ("integer", "decimal", "double", "int", "long", "nonPositiveInteger")
    row = tuple(ox.Literal("-5", datatype=ox.NamedNode(PREFIXES["xsd"] + kind)) for kind in kinds)
    table = Table(kinds, (row,))
    assert table.to_csv().splitlines()[1] == "-5,-5,-5.0,-5,-5,-5"
    assert table.to_json().count('"') == 2 * len(kinds)  # the names alone are texts


def test_a_number_that_is_none_is_text() -> None:
    xsd = PREFIXES["xsd"]
    row = (
        ox.Literal("many", datatype=ox.NamedNode(xsd + "integer")),
        ox.Literal("INF", datatype=ox.NamedNode(xsd + "double")),
    )
    table = Table(("a", "b"), (row,))
    assert table.to_csv() == "a,b\nmany,inf\n"
    assert "Infinity" not in table.to_json()


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_every_text_is_read_back(rows: list[list[str]]) -> None:
    for guard in (True, False):
        read = list(csv.reader(io.StringIO(as_csv(["a", "b"], rows, guard=guard), newline="")))
        assert read == [["a", "b"], *([guarded(v) if guard else v for v in row] for row in rows)]


def test_the_formats_of_the_standards_hold_what_was_said() -> None:
    table = Table(("said",), ((ox.Literal("=1+1"),),))
    for form in (Output.SRJ, Output.XML, Output.TSV):
        assert b"=1+1" in written(table, form)
        assert b"'=1+1" not in written(table, form)
    assert b"'=1+1" in written(table, Output.CSV)


def test_headers_are_there_though_no_row_is() -> None:
    nothing = Table(("who", "where"), ())
    assert written(nothing, Output.CSV) == b"who,where\n"
    assert "who" in nothing.to_text()
    assert "where" in nothing.to_text()
    empty = Content(Store())
    for name, data in (tables.as_csv(empty) | tables.as_neo4j(empty)).items():
        assert data.decode().count("\n") == 1, name
    assert tables.as_csv(empty)["nodes.csv"].startswith(b"id,name,name_en,")
    assert tables.as_neo4j(empty)["nodes.csv"].startswith(b"iri:ID,name,")


def test_headers_of_empty_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    back = parquet.read_table(io.BytesIO(written(Table(("who", "where"), ()), Output.PARQUET)))
    assert (back.column_names, back.num_rows) == (["who", "where"], 0)
    for name, data in tables.as_parquet(Content(Store())).items():
        back = parquet.read_table(io.BytesIO(data))
        assert back.column_names == list(tables.TABLES[Path(name).stem](Content(Store())).columns)


def test_exports_guard_for_spreadsheets_and_not_for_databases() -> None:
    text = "=1+1 was there."
    company = Entity("company", "Organization", {"en": ("=1+1",)}, known=False)
    store = Store()
    reading = Reading(Article("a", text), (Mention(Span(0, 4), company, "name"),), ())
    store.replace(article_iri("a"), reading_triples(reading))
    content = Content(store)
    (node,) = csv.DictReader(io.StringIO(tables.as_csv(content)["nodes.csv"].decode()))
    assert (node["id"], node["name"]) == (f"{ID}company", "'=1+1")
    (node,) = csv.DictReader(io.StringIO(tables.as_neo4j(content)["nodes.csv"].decode()))
    assert [node["name"], node[f"name_{LANGUAGES[0]}"]] == ["=1+1", "=1+1"]


def test_one_pattern_says_what_is_guarded() -> None:
    scripts = [*(QUERIES / "pictures" / "templates").glob("*.js"), *(QUERIES / "serve" / "static").glob("*.js")]
    assert [s.name for s in scripts if re.search(r"\[=\+", s.read_text(encoding="utf-8"))] == []
    assert re.compile(FORMULA).match("=")


def test_figures_of_an_evaluation_as_csv() -> None:
    report = Report({"visit": Score(3, 1, 0)}, Score(), {"visit.when": [True, False]})
    found = {row["name"]: row for row in csv.DictReader(io.StringIO(report.to_csv()))}
    assert (found["visit"]["p"], found["visit"]["accuracy"]) == ("0.75", "")
    assert found["field visit.when"]["accuracy"] == "0.5"


def test_an_evaluation_shows_its_figures_and_not_its_errors() -> None:
    report = Report({"visit": Score(3, 1, 0)}, Score(), {}, errors=(("an-article", "visit", "wrong", {}),))
    (row,) = [line.replace("│", " ").split() for line in repr(report).splitlines() if line.startswith("visit")]
    assert row == ["visit", "0.750", "1.000", "0.857", "3", "1", "0"]
    assert "an-article" not in repr(report)
