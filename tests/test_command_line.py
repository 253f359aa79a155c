"""The front door: commands do what they say, and what a user can mend is one clear line and exit code 2."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from rich.console import Console
from typer.testing import CliRunner

import orda
import orda_cli
from extract.sources import ENDINGS
from graph.store import Store, StoreError
from queries.ask import catalog, texts
from tests.conftest import TRIP, Outcome

ROOT = Path(__file__).parents[1]
Command = Callable[..., Outcome]

ABOUT = """SELECT ?id ?title ?issued ?publisher ?creator ?source WHERE { ?a dcterms:identifier ?id
  OPTIONAL { ?a dcterms:title ?title } OPTIONAL { ?a dcterms:issued ?issued } OPTIONAL { ?a dcterms:source ?source }
  OPTIONAL { ?a dcterms:publisher ?publisher } OPTIONAL { ?a dcterms:creator ?creator } } ORDER BY ?id"""


@pytest.fixture(scope="module")
def folder(built_folder: Path) -> Path:
    """The folder of a store of a few articles; only to be read."""
    return built_folder


@pytest.fixture
def trip(tmp_path: Path) -> str:
    """An article, in the folder where the command runs."""
    (tmp_path / "trip.txt").write_text(TRIP, encoding="utf-8")
    return "trip.txt"


def in_words(outcome: Outcome) -> str:
    """The one line that says what is wrong."""
    assert outcome.code == 2
    (line,) = outcome.lines
    assert "Traceback" not in line
    return line


# ---- build


def test_build_and_build_again(orda_command: Command, trip: str) -> None:
    first = orda_command("build", trip, "--date", "2023-02-14")
    assert first.code == 0
    assert first.out == ""
    found = re.search(r"1 articles added, 0 changed, 0 unchanged; (\d+) facts read; (\d+) statements in", first.err)
    assert found is not None
    assert int(found[1]) >= 4
    again = orda_command("build", trip, "--date", "2023-02-14")
    assert f"0 articles added, 0 changed, 1 unchanged; 0 facts read; {found[2]} statements in" in again.err
    assert "0 articles added, 1 changed" in orda_command("build", trip, "--date", "2023").err


def test_build_tells_how_many_readings_were_dropped_and_why(orda_command: Command, tmp_path: Path) -> None:
    (tmp_path / "roads.txt").write_text("Thus in 2021 KZT106 bn was provided for the roads of Rudny.", encoding="utf-8")
    built = orda_command("build", str(tmp_path / "roads.txt"), "--date", "2022")
    told = "1 reading that cannot be so was dropped: a year taken for a count (1); `orda query dropped` lists it"
    assert told in " ".join(built.err.split())
    assert "KZT106 bn" in orda_command("query", "dropped", "--format", "csv").out


def test_options_and_the_table_fill_in_metadata(orda_command: Command, tmp_path: Path, trip: str) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.md").write_text(
        "---\ndate: 2018-01\nauthor: Aliya\n---\nThe akim came.\n", encoding="utf-8"
    )
    (tmp_path / "m.csv").write_text("id,date,publisher\ntrip,2023-02-14,Steppe Wire\n", encoding="utf-8")
    done = orda_command(
        "build", trip, "more/*.md", "-", "--metadata", "m.csv", "--date", "2001", "--publisher", "Anybody", "--author",
        "Timur", "--title", "News", "--url", "https://example.org/a", stdin="Әкім келді.",
    )  # fmt: skip
    assert (done.code, "3 articles added" in done.err) == (0, True)
    rest = {"source": "https://example.org/a"}
    assert json.loads(orda_command("query", ABOUT, "--format", "json").out) == [
        {"id": "b", "title": "News", "issued": "2018-01", "publisher": "Anybody", "creator": "Aliya", **rest},
        {"id": "stdin", "title": "News", "issued": "2001", "publisher": "Anybody", "creator": "Timur", **rest},
        {
            "id": "trip", "title": "President visits Almaty region", "issued": "2023-02-14", "publisher": "Steppe Wire",
            "creator": "Timur", **rest,
        },
    ]  # fmt: skip


def test_without_a_date_there_is_none(orda_command: Command, trip: str) -> None:
    orda_command("build", trip)
    (row,) = json.loads(orda_command("query", ABOUT, "--format", "json").out)
    assert row["issued"] is None


def test_the_store_of_the_environment(
    orda_command: Command, tmp_path: Path, trip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORDA_STORE", str(tmp_path / "elsewhere"))
    assert orda_command("build", trip).code == 0
    assert (tmp_path / "elsewhere").is_dir()
    assert not (tmp_path / "orda-store").exists()


def test_one_bad_file_does_not_stop_the_others(orda_command: Command, tmp_path: Path, trip: str) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "latin.txt").write_bytes("Аким".encode("cp1251"))
    (tmp_path / "broken.html").write_text("<<<>>>", encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text('{"text": "The akim came."}\n{"text"\n', encoding="utf-8")
    done = orda_command("build", "missing.txt", ".")
    assert (done.code, done.out) == (2, "")
    assert "2 articles added" in done.err
    assert done.lines[done.lines.index("6 skipped:") + 1 :] == [
        f"  missing.txt: there is no such file, or the folder holds none that ends in {', '.join(ENDINGS)}",
        "  broken.html: no article was found in this page; save its text as .txt",
        "  empty.txt: the file is empty",
        "  latin.txt: not UTF-8 (byte 0); save it again as UTF-8",
        "  lines.jsonl:2: broken JSON at character 8 (Expecting ':' delimiter); one object a line",
        "  photo.txt: this is a binary file; save the article as UTF-8 text",
    ]
    assert len(json.loads(orda_command("query", ABOUT, "-f", "json").out)) == 2


def test_articles_of_one_name_are_all_kept(orda_command: Command, tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "trip.txt").write_text(f"{TRIP}\nIt was day {folder}.\n", encoding="utf-8")
    orda_command("build", "a")
    orda_command("build", "c", "b")
    identifiers = [row["id"] for row in json.loads(orda_command("query", ABOUT, "-f", "json").out)]
    assert identifiers == ["b/trip", "c/trip", "trip"]
    assert "3 unchanged" in orda_command("build", "c", "a", "b").err
    assert "3 unchanged" in orda_command("build", ".").err


def test_a_long_article_is_one_line_and_may_be_allowed(orda_command: Command, trip: str) -> None:
    done = orda_command("build", trip, "--longest", "100")
    assert (done.code, done.lines[-1]) == (
        2,
        f"  trip.txt: {len(TRIP)} characters long, and an article may have 100 characters; part it, or give --longest",
    )
    assert orda_command("build", trip, "--longest", str(len(TRIP))).code == 0


def test_the_summary_is_one_line(
    orda_command: Command, tmp_path: Path, trip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert len(orda_command("build", trip, "--store", tmp_path / "store").lines) == 1


# ---- what goes wrong


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "qqqqq"], "no query is called “qqqqq”; there are: appointments, articles"),
        (["query", "who-govern"], "no query is called “who-govern”; did you mean who-governs"),
        (["query", "nope", "--about"], "no query is called “nope”"),
        (["query", "who-governs", "-p", "x=1"], "who-governs has no parameter x; it takes: place, date"),
        (["query", "who-governs", "-p", "place"], "--param place: write NAME=VALUE"),
        (["query", "who-governs"], 'who-governs needs place; for example: place="'),
        (["query", "who-governs", "-p", "place=Ruritania Qqq"], "nothing in the graph is called “Ruritania Qqq”"),
        (
            ["query", "who-governs", "-p", "place=Almaty region", "-p", "date=May"],
            "date is a date, written YYYY, YYYY-MM",
        ),
        (
            ["query", "who-governs", "-p", "place=Almaty region", "-p", "date=2023-02-30"],
            "date is a date, written YYYY, YYYY-MM or YYYY-MM-DD, not “2023-02-30”",
        ),
        (["query", "visits", "--endpoint", "file:///etc/hosts"], "“file:///etc/hosts” is no address of an endpoint"),
        (["query", "visits", "--endpoint", "http://127.0.0.1:9/"], "http://127.0.0.1:9/: the endpoint does not answer"),
        (["query", "visits", "--graph", "none.nq"], "none.nq: cannot be read (No such file or directory)"),
        (["query", "visits", "-o", "answer.xlsx"], "answer.xlsx: unknown ending; give --format, or one of .csv"),
        (["query", "visits", "-f", "ttl"], "ttl holds triples, and the query gives rows; ask with CONSTRUCT"),
        (["query", "missing.rq"], "missing.rq: the query cannot be read (No such file or directory)"),
        (["query", "SELECT * WHERE { ?s ?p }"], "the query is not SPARQL"),
        (["export", "graph.zip"], "graph.zip: unknown ending; give one of .nq, .nt, .trig, .ttl, .rdf, .jsonld"),
        (["export", "no/folder/graph.nq"], "No such file or directory"),
        (["evaluate", "no-folder"], "no-folder: there is no gold file"),
        (["explore", "-o", "no/folder/page.html"], "No such file or directory"),
        (["build", "trip.txt", "--date", "Monday"], "'Monday' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        (["build", "trip.txt", "--metadata", "none.csv"], "none.csv: No such file or directory"),
    ],
)
def test_what_can_be_mended_is_one_line(
    orda_command: Command, folder: Path, trip: str, arguments: list[str], message: str
) -> None:
    where = [] if arguments[0] == "build" else ["--store", str(folder)]
    assert message in in_words(orda_command(*arguments, *where))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "visits", "--format", "xlsx"], ["'xlsx' is not one of", "'table', 'csv', 'tsv', 'json'"]),
        (["evaluate", "gold", "--format", "xml"], ["'xml' is not one of"]),
        (["build", "trip.txt", "--min-confidence", "3"], ["--min-confidence"]),
        (["build"], ["PATH"]),
        (["build", "trip.txt", "--dat", "2018"], ["No such option", "--date"]),
        (["fetch"], ["No such command", "fetch"]),
    ],
)
def test_a_wrong_option_is_named(orda_command: Command, arguments: list[str], words: list[str]) -> None:
    done = orda_command(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert all(word in done.err for word in words)


@pytest.mark.parametrize(
    "command", [["query", "visits"], ["export", "g.nq"], ["explore"], ["validate"], ["evaluate", "gold"]]
)
def test_there_must_be_a_store_to_read(orda_command: Command, tmp_path: Path, command: list[str]) -> None:
    assert (
        in_words(orda_command(*command, "--store", "none"))
        == "none: there is no store here; build one with `orda build`"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_a_file(orda_command: Command, trip: str) -> None:
    line = in_words(orda_command("build", trip, "--store", trip))
    assert line == "trip.txt: this is a file, not a store; give a folder with --store"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[None]:
    """Another process that writes to the store of the folder where the command runs."""
    code = f"from graph.store import Store; s = Store({str(tmp_path / 'orda-store')!r}); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.communicate("\n")


@pytest.mark.usefixtures("held")
def test_a_store_in_use(orda_command: Command, trip: str) -> None:
    line = in_words(orda_command("build", trip))
    assert line == "orda-store: the store is in use by another process; wait for it to end, or give another --store"


def test_a_full_disk(orda_command: Command, trip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device", "orda-store/000004.log")

    monkeypatch.setattr(Store, "replace", full)
    assert in_words(orda_command("build", trip)) == "orda-store/000004.log: No space left on device"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("command", "file"), [(["export", "g.nq"], "g.nq.part"), (["explore", "-o", "g.html"], "g.html")]
)
def test_a_full_disk_names_the_file(
    orda_command: Command, tmp_path: Path, folder: Path, command: list[str], file: str
) -> None:
    (tmp_path / file).symlink_to("/dev/full")
    assert in_words(orda_command(*command, "--store", folder)).startswith("g.")


def test_a_day_that_is_none_is_named(orda_command: Command, trip: str) -> None:
    assert "2023-02-30" in in_words(orda_command("build", trip, "--date", "2023-02-30"))


def test_an_unknown_country_is_refused(orda_command: Command, trip: str) -> None:
    line = in_words(orda_command("build", trip, "--country", "xx"))
    assert line == "there is no reference data of a country “xx”; there is: kg, kz"


def test_brackets_in_a_path_are_shown(orda_command: Command, trip: str) -> None:
    assert "statements in [store]" in orda_command("build", trip, "--store", "[store]").err
    assert "statements in [b]g.nq" in orda_command("export", "[b]g.nq", "--store", "[store]").err
    assert "Open [b].html in" in orda_command("explore", "-o", "[b].html", "--store", "[store]").err


def test_any_name_may_be_shown_as_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(orda_cli, "_err", Console(file=shown, force_terminal=True, width=80))
    with orda_cli._progress() as tick:
        tick("[/b] [red]news")
    assert "[/b] [red]news" in shown.getvalue()


@pytest.mark.parametrize(
    "gold",
    [
        "{",
        "[" * 100_000,
        "[]",
        '{"article": {"id": "trip"}}',
        '{"article": {"id": "trip"}, "entities": [], "facts": []}',
        '{"article": {"id": "trip"}, "entities": {"a": {"type": "Person"}}, "facts": []}',
        '{"article": {"id": "trip"}, "entities": {}, "facts": [{}]}',
    ],
)
def test_a_broken_gold_file_is_named(orda_command: Command, tmp_path: Path, folder: Path, gold: str) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "trip.json").write_text(gold, encoding="utf-8")
    assert "trip.json" in in_words(orda_command("evaluate", "gold", "--store", folder))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["build", "missing.txt"], "  missing.txt: there is no such file"),
        (["query", "nope", "--about"], "no query is called “nope”"),
        (["export", "g.nq", "--store", "none"], "none: there is no store here; build one with `orda build`"),
    ],
)
def test_the_command_itself_shows_no_traceback(tmp_path: Path, arguments: list[str], line: str) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import orda_cli; orda_cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert line in done.stderr


def test_a_page_without_an_article_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text("<<<>>>", encoding="utf-8")
    code = "import sys; from extract.sources import read; print(*read(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "broken.html"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "broken.html: no article was found" in done.stdout
    assert done.stderr == ""


# ---- query and the rest


def test_the_answer_in_each_format(orda_command: Command, folder: Path) -> None:
    ask = ("query", "visits", "--store", folder)
    records = json.loads(orda_command(*ask, "-f", "json").out)
    rows = list(csv.DictReader(orda_command(*ask, "-f", "csv").out.splitlines()))
    table = orda_command(*ask).out
    assert len(records) == len(rows) >= 1
    assert [r["visitor"] for r in rows] == [r["visitor"] for r in records]
    assert "Kassym-Jomart" in table
    assert "Касым-Жомарт" in orda_command(*ask, "--lang", "ru").out


def test_a_query_from_a_file_and_from_standard_input(orda_command: Command, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "own.rq").write_text(ABOUT, encoding="utf-8")
    from_file = orda_command("query", "own.rq", "--store", folder, "-f", "json")
    from_input = orda_command("query", "-", "--store", folder, "-f", "json", stdin=ABOUT)
    assert from_file.out == from_input.out
    assert [r["id"] for r in json.loads(from_file.out)] == ["awards", "library", "roads", "trip"]


def test_the_library_tells_of_itself(orda_command: Command) -> None:
    listed = orda_command("query", "--list")
    assert listed.code == 0
    lines = listed.out.splitlines()
    assert sorted(line.split()[0] for line in lines if line.startswith("  ")) == list(catalog.names())
    groups = [line for line in lines if not line.startswith("  ")]
    assert groups == [texts.group(group, "en") for group in catalog.GROUPS]
    assert "who-governs" in listed.out
    about = orda_command("query", "who-governs", "--about")
    assert about.code == 0
    assert re.search(r"--param place=…\s+entity, required", about.out)
    assert "orda query who-governs" in about.out
    assert orda_command("query", "who-governs", "--help").out == about.out
    assert "Кто управляет местом" in orda_command("query", "who-governs", "--help", "--lang", "ru").out


def test_the_shell_completes_names_and_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    def completed(typed: str) -> str:
        monkeypatch.setenv("_ORDA_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
        return CliRunner().invoke(orda_cli.app, [], prog_name="orda").stdout

    assert "who-governs" in completed("orda query who-")
    assert "place=" in completed("orda query who-governs -p ")


@pytest.mark.parametrize(
    ("form", "begin"),
    [("csv", "visitor,"), ("tsv", "?visitor\t"), ("json", "["), ("srj", '{"head"'), ("xml", "<?xml"),
     ("table", "visitor")],
)  # fmt: skip
def test_rows_in_each_format(orda_command: Command, folder: Path, form: str, begin: str) -> None:
    done = orda_command("query", "visits", "--store", folder, "-f", form)
    assert (done.code, done.out.strip().startswith(begin)) == (0, True)


def test_triples_into_a_file(orda_command: Command, tmp_path: Path, folder: Path) -> None:
    text = "CONSTRUCT { ?v orda:visitor ?p } WHERE { ?v orda:visitor ?p }"
    found = set()
    for ending in ("ttl", "nt", "jsonld", "xml"):
        assert orda_command("query", text, "--store", folder, "-o", f"answer.{ending}").code == 0
        form = {"jsonld": "json-ld"}.get(ending, ending)
        found.add(frozenset(Graph().parse(tmp_path / f"answer.{ending}", format=form)))
    assert len(found) == 1
    assert min(map(len, found)) >= 1


def test_rows_are_cut_and_long_queries_ended(orda_command: Command, folder: Path) -> None:
    text = "SELECT ?s WHERE { ?s ?p ?o }"
    done = orda_command("query", text, "--store", folder, "-f", "csv", "--limit", "3")
    assert len(done.out.splitlines()) == 4
    assert "these are the first 3" in done.err
    assert orda_command("query", "ASK {}", "--store", folder, "--limit", "1").err == ""
    cross = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
    command = [sys.executable, "-m", "orda", "query", cross, "--store", str(folder), "--timeout", "0.5"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=Path(orda.__file__).parent)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "the query was ended: it took more than 0.5 seconds" in ended.stderr


def test_an_exported_file_is_asked_in_memory(orda_command: Command, folder: Path) -> None:
    orda_command("export", "g.nq", "--store", folder)
    ask = ("query", "visits", "-f", "csv")
    ours, theirs = orda_command(*ask, "--store", folder).out, orda_command(*ask, "--graph", "g.nq").out
    assert sorted(ours.splitlines()) == sorted(theirs.splitlines())


def test_export_validate_and_explore(orda_command: Command, tmp_path: Path, folder: Path) -> None:
    size = len(orda.open(folder).source)
    assert f"{size} statements in g.nq" in orda_command("export", "g.nq", "--store", folder).err
    assert len((tmp_path / "g.nq").read_bytes().splitlines()) == size
    assert "Open page.html in a browser." in orda_command("explore", "-o", "page.html", "--store", folder).err
    assert (tmp_path / "page.html").read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html")


def test_validate_tells_and_fails(orda_command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.validation.problems", lambda _: iter(["a: wrong [here]", "b: wrong"]))
    found = orda_command("validate", "--store", folder)
    assert (found.code, found.out, found.err) == (1, "a: wrong [here]\nb: wrong\n", "2 problems\n")
    monkeypatch.setattr("graph.validation.problems", lambda _: iter([]))
    assert orda_command("validate", "--store", folder).code == 0


def test_an_endpoint_stands_for_the_store(
    orda_command: Command, tmp_path: Path, built: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def endpoint(url: str, timeout: float, default_graph: str) -> Store:
        asked.append(url)
        return built

    monkeypatch.setattr("queries.sources.endpoint.Endpoint", endpoint)
    done = orda_command("query", "visits", "--endpoint", "https://example.org/sparql", "-f", "json")
    assert (done.code, len(json.loads(done.out)) >= 1) == (0, True)
    assert asked == ["https://example.org/sparql"]
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_shows_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(orda_cli, "_err", Console(file=shown, force_terminal=True, width=80))
    with orda_cli._spinner("Checking the graph"):
        pass
    assert "Checking the graph" in shown.getvalue()


def test_version_and_help(orda_command: Command) -> None:
    assert orda_command("--version").out == f"orda {orda.__version__}\n"
    for command in ([], ["build"], ["query"], ["export"], ["explore"], ["validate"], ["evaluate"]):
        assert "Usage: " in orda_command(*command, "-h").out


# ---- the same in Python


def test_a_graph_in_memory(tmp_path: Path, trip: str) -> None:
    graph = orda.build(tmp_path / trip, metadata={"*": {"issued": "2023-02-14"}})
    assert len(graph.query("visits", visitor="Kassym-Jomart Tokayev")) == 1
    assert len(graph.network()) > 1
    graph.close()


def test_a_graph_on_disk(folder: Path) -> None:
    graph = orda.open(folder, language="kk")
    assert len(graph.query("visits")) >= 1
    with pytest.raises(StoreError, match="there is no store here"):
        orda.open(folder / "none")


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"1 of 1 could not be read:\n.*none\.txt: there is no such file"):
        orda.build(tmp_path / "none.txt", store=tmp_path / "s")
    Store(tmp_path / "s").close()


@pytest.mark.parametrize("metadata", [{"issued": "January"}, {"issued": "11.01.2018"}, {"date": "2018"}])
def test_metadata_are_checked(tmp_path: Path, trip: str, metadata: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="date"):
        orda.build(tmp_path / trip, metadata={"*": metadata})


def test_exports_for_other_programs(orda_command: Command, tmp_path: Path, folder: Path) -> None:
    for name in ("g.graphml", "g.gexf", "g.geojson"):
        assert re.fullmatch(rf"{name}: \d+ bytes\n", orda_command("export", name, "--store", folder).err)
    tables = orda_command("export", "tables", "--as", "csv", "--store", folder)
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == ["edges.csv", "facts.csv", "nodes.csv"]
    assert len(tables.lines) == 3
    assert orda_command("export", "people.json", "--as", "popolo", "--store", folder).code == 0
    assert len(json.loads((tmp_path / "people.json").read_text(encoding="utf-8"))["memberships"]) >= 100


def test_describe_says_what_the_graph_holds(orda_command: Command, tmp_path: Path, folder: Path) -> None:
    assert "void:documents 4" in orda_command("describe", "--store", folder).out
    assert orda_command("describe", "-o", "void.ttl", "--store", folder).code == 0
    assert len(Graph().parse(tmp_path / "void.ttl")) > 100
