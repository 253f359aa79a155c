"""What several tests share: short articles in the manner of real ones, the graph read from them, the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from extract.model import Article
from graph.build import build
from graph.store import Store, Triple, is_stated
from ontology.namespaces import ARTICLE
from tests.explorer_reader import reader, sample  # noqa: F401 - fixtures

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

settings.register_profile("orda", deadline=None, derandomize=True, database=None)
settings.load_profile("orda")

TRIP = """President visits Almaty region

President Kassym-Jomart Tokayev visited Almaty region on Monday, his press service said.

He instructed akim Marat Sultangaziyev to build three schools by 2025.

“We must build roads that the next generation will not have to repair,” Kassym-Jomart Tokayev said.
"""
AWARDS = """State awards handed over in Astana

On Friday the Head of State handed over the state awards. The poet Olzhas Suleimenov received the Order of Otan.
"""
ROADS = """Аким рассказал о дорогах

Президент Касым-Жомарт Токаев посетил Карагандинскую область в понедельник, сообщила его пресс-служба.

Аким области Ермаганбет Булекпаев доложил, что построено 120 километров дорог.
"""
LIBRARY = """Кітапхана ашылды

Мемлекет басшысы Қасым-Жомарт Тоқаев Қызылорда облысына жұмыс сапарымен келді. Облыста екі жаңа мектеп ашылды.
"""


def articles() -> list[Article]:
    """Articles of each language, dated and undated."""
    return [
        Article("trip", TRIP, title="President visits Almaty region", issued="2023-02-14", publisher="Steppe Wire"),
        Article("awards", AWARDS, title="State awards handed over in Astana"),
        Article("roads", ROADS, title="Аким рассказал о дорогах", issued="2023-05"),
        Article("library", LIBRARY, title="Кітапхана ашылды", issued="2025"),
    ]


@pytest.fixture(scope="session")
def built() -> Store:
    """A store in memory that a build filled; not to be changed."""
    store = Store()
    summary = build(store, articles(), "kz")
    assert summary.added == 4
    assert not summary.skipped
    return store


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, to be built without the reference graph, which takes a second."""
    monkeypatch.setattr("graph.build.reference_triples", lambda _: ())
    return Store()


@pytest.fixture(scope="session")
def built_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the same articles; not to be changed."""
    folder = tmp_path_factory.mktemp("built") / "store"
    with Store(folder) as store:
        build(store, articles(), "kz")
    return folder


def contents(store: Store) -> dict[str, set[Triple]]:
    """The triples of each graph of a store; the default graph's name is empty."""
    found: dict[str, set[Triple]] = {"": set()}
    for quad in store.quads():
        name = getattr(quad.graph_name, "value", "")
        triple = (quad.subject, quad.predicate, quad.object)
        found.setdefault("" if name == "DEFAULT" else name, set()).add(triple)  # type: ignore[arg-type]
    return found


def stated(graphs: Iterable[Iterable[Triple]]) -> set[Triple]:
    """What the default graph should hold: the union of the graphs, less what only proves."""
    return {triple for graph in graphs for triple in graph if is_stated(triple)}


def assert_consistent(store: Store) -> None:
    """Does the default graph equal the union of the named graphs less their proofs?"""
    graphs = contents(store)
    default = graphs.pop("")
    assert default == stated(graphs.values())


def article_graphs(store: Store) -> dict[str, set[Triple]]:
    """The triples of each article's graph."""
    return {name: t for name, t in contents(store).items() if name.startswith(ARTICLE)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its messages."""
        return self.err.splitlines()


@pytest.fixture
def orda_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """The command ``orda``, run in an empty folder; an error that it does not report fails the test."""
    import orda_cli

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return partial(_run, CliRunner(), orda_cli.app)


def _run(runner: CliRunner, app: object, *arguments: str | Path, stdin: str | bytes | None = None) -> Outcome:
    result = runner.invoke(app, [str(a) for a in arguments], input=stdin)  # type: ignore[arg-type]
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, as Playwright drives it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
