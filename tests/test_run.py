"""Asking questions: parameters, names, formats, endpoints, and what is refused."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from ontology.namespaces import ID
from queries.ask import resolve
from queries.ask.catalog import QueryError
from queries.ask.federation import closed
from queries.ask.output import Output, written
from queries.ask.run import bind, find, run
from queries.ask.table import Table
from queries.sources.credentials import PASSWORD, USER
from queries.sources.endpoint import Endpoint, _Wrapper
from tests.gold_graph import sample_store

TOKAYEV = f"{ID}kassym-jomart-tokayev"


@pytest.mark.parametrize(
    "name",
    ["Kassym-Jomart Tokayev", "kassym-jomart tokayev", "Касым-Жомарт Токаев", "Қасым-Жомарт Тоқаев",
     "kassym-jomart-tokayev", TOKAYEV],
)  # fmt: skip
def test_entity_by_name_id_or_iri(name: str) -> None:
    assert resolve.entity(sample_store(), name).value == TOKAYEV


def test_quotation_marks_do_not_matter() -> None:
    assert resolve.entity(sample_store(), "«Nur  Otan»") == resolve.entity(sample_store(), "nur otan")


def test_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(QueryError, match=r"did you mean .*kassym-jomart-tokayev"):
        resolve.entity(sample_store(), "Kassym-Jomart Tokaev-Tokayev")
    with pytest.raises(QueryError, match="nothing in the graph is called “Ruritania Qqq”"):
        resolve.entity(sample_store(), "Ruritania Qqq")


def test_ambiguous_name_lists_candidates() -> None:
    with pytest.raises(QueryError, match=r"abai-district-karaganda.*give the id"):
        resolve.entity(sample_store(), "Abai district")


def test_labels_follow_the_language() -> None:
    by_language = {x: resolve.labels(sample_store(), [TOKAYEV], x)[TOKAYEV] for x in ("en", "ru", "kk", "xx")}
    assert by_language["ru"] == "Касым-Жомарт Токаев"
    assert by_language["en"] == by_language["xx"] == "Kassym-Jomart Tokayev"


def test_hostile_text_stays_a_literal() -> None:
    hostile = '" ) } SELECT * { ?s ?p ?o } #\\'
    table = run(sample_store(), "indicators", {"text": hostile})
    assert len(table) == 0
    assert str(ox.Literal(hostile)) in bind(sample_store(), find("indicators"), {"text": hostile})


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({}, "who-governs needs place; for example"),
        ({"place": "Almaty region", "region": "x"}, "has no parameter region; it takes: place, date"),
        ({"place": "Almaty region", "date": "January"}, "date is a date, written YYYY"),
        ({"place": "https://no iri"}, "is no IRI"),
    ],
)
def test_wrong_parameters(params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run(sample_store(), "who-governs", params)


@pytest.mark.parametrize("params", [{"place": "No\r\nsuch\u0085region"}, {"place": "Almaty region", "date": "20\n22"}])
def test_a_line_break_in_a_parameter_breaks_no_message(params: dict[str, str]) -> None:
    with pytest.raises(QueryError) as caught:
        run(sample_store(), "who-governs", params)
    assert len(str(caught.value).splitlines()) == 1


def test_a_name_may_run_over_lines() -> None:
    named = run(sample_store(), "who-governs", {"place": "Almaty region"})
    assert list(run(sample_store(), "who-governs", {"place": "Almaty\n  region"})) == list(named)


def test_year_takes_four_digits() -> None:
    with pytest.raises(QueryError, match="written YYYY, not"):
        run(sample_store(), "indicators", {"year": "2022-01"})


def test_any_text_and_any_file(tmp_path: Path) -> None:
    text = "# param n (number, optional): a number\nSELECT ?n WHERE { VALUES ?n { UNDEF } }"
    file = tmp_path / "own.rq"
    file.write_text(text, encoding="utf-8")
    for query in (text, file, str(file)):
        assert [row["n"] for row in run(sample_store(), query, {"n": "2.50"})] == [2.5]
    with pytest.raises(QueryError, match="n is a number"):
        run(sample_store(), text, {"n": "many"})


def test_lines_of_a_parameter_are_there_only_where_it_is_given() -> None:
    text = """# param n (number, optional): a number
    SELECT ?n ?more WHERE { VALUES ?n { UNDEF }
      VALUES ?more { 1 2 3 }
      FILTER(?more < ?n)  # if ?n
    }"""
    assert len(run(sample_store(), text, {"n": "2.5"})) == 2
    assert len(run(sample_store(), text)) == 3


def test_ask_and_construct() -> None:
    assert list(run(sample_store(), "ASK { ?s a orda:Visit }")) == [{"answer": True}]
    table = run(sample_store(), "CONSTRUCT { ?s a orda:Visit } WHERE { ?s a orda:Visit }")
    assert table.columns == ("subject", "predicate", "object")
    assert len(table) > 5


def test_syntax_error_is_one_clear_line() -> None:
    with pytest.raises(QueryError, match="is not SPARQL") as caught:
        run(sample_store(), "SELECT * WHERE { ?s ?p }")
    assert "\n" not in str(caught.value)


def test_empty_store() -> None:
    from graph.store import Store

    assert len(run(Store(), "instructions")) == 0
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        run(Store(), "visits", {"visitor": "Kassym-Jomart Tokayev"})


# ---- tables


def _table() -> Table:
    number = ox.Literal("750000000000", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    rows = ((ox.NamedNode(TOKAYEV), number, ox.Literal('a, "b"')), (None, None, ox.Literal("<b>")))
    return Table(("who", "how_many", "words"), rows, {TOKAYEV: "Kassym-Jomart Tokayev"})


def test_table_formats() -> None:
    table = _table()
    named = f'{TOKAYEV},Kassym-Jomart Tokayev,750000000000,"a, ""b"""'
    assert table.to_csv() == f"who,who_name,how_many,words\n{named}\n,,,<b>\n"
    assert table.to_csv(labels=True).splitlines()[0] == "who,how_many,words"
    assert json.loads(table.to_json(labels=True))[0] == {
        "who": "Kassym-Jomart Tokayev", "how_many": 750000000000, "words": 'a, "b"'
    }  # fmt: skip
    assert "Kassym-Jomart Tokayev" in table.to_text()
    assert "750,000,000,000" in table.to_text()
    assert "&lt;b&gt;" in table._repr_html_()


def test_terminal_markup_is_shown_as_text() -> None:
    assert "[red]x[/red]" in Table(("a",), ((ox.Literal("[red]x[/red]"),),)).to_text()


# ---- federation

SERVICE = "SELECT * WHERE { SERVICE <http://example.org/sparql> { ?s ?p ?o } }"


@pytest.mark.parametrize(
    "text",
    [
        SERVICE,
        SERVICE.lower().replace("select", "SELECT"),
        SERVICE.replace("SERVICE", "\\u0053ERVICE"),
        SERVICE.replace("SERVICE", "\\U00000053ERVICE"),
        SERVICE.replace("SERVICE", "SERVICE SILENT"),
        "SELECT * { ?s ?p ?o FILTER EXISTS { " + SERVICE[17:-1] + " } }",
        "SELECT * { { " + SERVICE + " } }",
        "SELECT * { # a comment ends here \r SERVICE <http://example.org/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\u0022 . #" . SERVICE <http://example.org/> { ?a ?b ?c } }',
        "SELECT * { SERVICE broken",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="refused"):
        closed(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "public service" }',
        "SELECT ?service WHERE { ?service ?p ?o } # SERVICE <http://example.org/> {}",
        'SELECT * { ?s ?p "\\u0416" }',
    ],
)
def test_the_mere_word_is_no_federation(text: str) -> None:
    assert closed(text) == text


# ---- endpoints


class _Handler(BaseHTTPRequestHandler):
    """A SPARQL endpoint of the sample store."""

    def do_POST(self) -> None:
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        store = sample_store()._store
        try:
            result = store.query(query)
        except SyntaxError as error:
            return self._answer(400, "text/plain", str(error).encode())
        if isinstance(result, ox.QueryTriples):
            return self._answer(200, "text/turtle", result.serialize(format=ox.RdfFormat.TURTLE) or b"")
        kind = "application/sparql-results+json"
        return self._answer(200, kind, result.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Endpoint(f"http://127.0.0.1:{server.server_port}/sparql", timeout=20)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("who-governs", {"place": "Алматинская область", "date": "2018"}),
        ("visits", {"visitor": "Kassym-Jomart Tokayev"}),
        ("ASK { ?s a orda:Visit }", {}),
        ("CONSTRUCT { ?s a orda:Visit } WHERE { ?s a orda:Visit }", {}),
    ],
)
def test_endpoint_answers_as_the_store(endpoint: Endpoint, query: str, params: dict[str, str]) -> None:
    ours, theirs = run(sample_store(), query, params), run(endpoint, query, params)
    assert (theirs.columns, set(theirs.rows), theirs.labels) == (ours.columns, set(ours.rows), ours.labels)
    assert len(ours) > 0


def test_endpoint_errors_are_clear(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="refuses the query"):
        endpoint.query("SELECT * WHERE { ?s ?p }")
    with pytest.raises(QueryError, match="does not answer"):
        Endpoint("http://127.0.0.1:9/sparql", timeout=5).query("ASK { }")
    with pytest.raises(QueryError, match="no address of an endpoint"):
        Endpoint("file:///etc/hosts")


# ---- output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * WHERE {\n ?s ?p }", "line 2, column 9"),
        ("SELECT ?x WHERE { ?x foo:bar ?y }", "line 1, column 29, at “?y }”: there is no such prefix"),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x ?z ?y }", "a variable that is unbound"),
    ],
)
def test_syntax_errors_name_line_and_column(text: str, message: str) -> None:
    with pytest.raises(QueryError, match="is not SPARQL") as caught:
        run(sample_store(), text)
    assert message in str(caught.value)


def test_rows_come_back_from_every_format() -> None:
    table = run(sample_store(), "awards")
    srj = ox.parse_query_results(written(table, Output.SRJ), ox.QueryResultsFormat.JSON)
    xml = ox.parse_query_results(written(table, Output.XML), ox.QueryResultsFormat.XML)
    tsv = ox.parse_query_results(written(table, Output.TSV), ox.QueryResultsFormat.TSV)
    assert [tuple(r) for r in srj] == [tuple(r) for r in xml] == [tuple(r) for r in tsv] == list(table.rows)  # type: ignore[union-attr]
    yes = written(run(sample_store(), "ASK { ?s a orda:Visit }"), Output.XML)
    assert bool(ox.parse_query_results(yes, ox.QueryResultsFormat.XML)) is True


def test_rows_as_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = run(sample_store(), "largest-figures", {"unit": "tenge"})
    back = parquet.read_table(io.BytesIO(written(table, Output.PARQUET)))
    assert back.column_names == list(table.named()[0])
    assert back["of_name"].to_pylist()[0] == "Karaganda region"
    assert back["value"].to_pylist()[0] == 4500000000000
    assert back["of"].to_pylist()[0] == f"{ID}karaganda-region"


def test_what_xml_cannot_hold_is_named() -> None:
    with pytest.raises(QueryError, match=r"U\+0008"):
        written(Table(("a",), ((ox.Literal("\b"),),)), Output.XML)


def test_limit_cuts_rows_and_says_so() -> None:
    assert (len(run(sample_store(), "visits", limit=2)), run(sample_store(), "visits", limit=2).cut) == (2, True)
    assert run(sample_store(), "visits", {"visitor": "Berdibek Saparbayev"}, limit=1).cut is False


def test_a_comment_is_no_update(endpoint: Endpoint) -> None:
    assert bool(endpoint.query("# move, create, select\nASK { ?s a orda:Visit } # drop"))


def test_credentials_stay_with_the_server_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, "s3cret")
    wrapper = _Wrapper("http://127.0.0.1:9/sparql")
    wrapper.setCredentials("ada", "s3cret")
    wrapper.setQuery("ASK {}")
    request = wrapper._createRequest()
    assert "Authorization" not in request.headers
    assert request.unredirected_hdrs["Authorization"].startswith("Basic ")
    with pytest.raises(QueryError) as caught:
        Endpoint("http://127.0.0.1:9/sparql", timeout=5).query("ASK {}")
    assert "s3cret" not in str(caught.value)
