"""The page of the Python API: every public name is on it with an example, and what it shows is so."""

from __future__ import annotations

import doctest
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import orda
from graph.export import export
from graph.store import Store
from queries.analysis.finding import Finding
from tests.gold_graph import sample_store
from tests.manual import ROOT
from tests.python_names import Name, names

PAGE = ROOT / "docs" / "python.md"
_SESSION = re.compile(r"^```pycon\n(.*?)^```$", re.M | re.S)
_TASK = re.compile(r"^\| (.+?) \| `(.+?)` \| (\d+) \|$", re.M)
_BUILDS = "orda.build("


def _told() -> str:
    """The page without the part that is made of docstrings."""
    return PAGE.read_text(encoding="utf-8").partition("<!-- python -->")[0]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder where the examples find what they name, and may write."""
    folder, before = tmp_path_factory.mktemp("python"), Path.cwd()
    with Store(folder / "orda-store") as store:
        store._store.extend(sample_store().quads())
        export(store, folder / "graph.nq")
    (folder / "samples").symlink_to(ROOT / "samples")
    os.chdir(folder)
    yield folder
    os.chdir(before)


@pytest.fixture(scope="module")
def kg(place: Path) -> orda.KnowledgeGraph:
    return orda.open(place / "orda-store")


@pytest.fixture(scope="module")
def built(place: Path) -> orda.KnowledgeGraph:
    return orda.build("samples/articles")


def _run(text: str, kg: orda.KnowledgeGraph, name: str) -> None:
    """Run an example.

    Raises:
        AssertionError: it gives something else than it says.
    """
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
    example = doctest.DocTestParser().get_doctest(text, {"orda": orda, "kg": kg}, name, str(PAGE), 0)
    said: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=flags, verbose=False).run(example, out=said.append)
    assert not failed, "".join(said)


ALL = [pytest.param(name, id=name.called.partition("(")[0]) for name in names()]


@pytest.mark.parametrize("name", ALL)
def test_every_name_says_what_it_is_and_has_an_example(name: Name) -> None:
    assert name.doc.partition("\n")[0].endswith((".", ":")), name.doc
    assert name.example.startswith(">>> ")
    assert f"`{name.called}`" in PAGE.read_text(encoding="utf-8")


def test_every_public_name_of_the_front_door_is_among_them() -> None:
    told = {name.called.partition("(")[0] for name in names()}
    methods = {f"kg.{name}" for name in vars(orda.KnowledgeGraph) if not name.startswith("_")}
    findings = {f"finding.{name}" for name in ("title", "caveats", "left_out", "evidence", "chart", "pick", "save")}
    functions = {f"orda.{name}" for name in orda.__all__ if name != "KnowledgeGraph"}
    assert told >= methods | findings | functions | {"KnowledgeGraph", "Finding"}
    assert len(methods) <= 25


@pytest.mark.parametrize("name", [param for param in ALL if _BUILDS not in param.values[0].example])  # type: ignore[attr-defined]
def test_examples_give_what_they_say(name: Name, kg: orda.KnowledgeGraph) -> None:
    _run(name.example, kg, name.called)


def test_examples_of_the_page_give_what_they_say(kg: orda.KnowledgeGraph) -> None:
    sessions = _SESSION.findall(_told())
    assert len(sessions) >= 3
    for session in sessions:
        _run(session, kg, "docs/python.md")


@pytest.mark.slow
def test_all_of_it_holds_of_the_sample_as_it_is_read(built: orda.KnowledgeGraph) -> None:
    for name in names():
        _run(name.example, built, name.called)
    for session in _SESSION.findall(_told()):
        _run(session, built, "docs/python.md")


TASKS = _TASK.findall(_told())


def test_there_are_five_tasks() -> None:
    assert len(TASKS) == 5


@pytest.mark.parametrize(("task", "code", "lines"), TASKS, ids=[task for task, *_ in TASKS])
def test_a_task_takes_as_many_lines_as_the_page_says_and_draws(
    task: str, code: str, lines: str, kg: orda.KnowledgeGraph
) -> None:
    assert len(code.split("; ")) == int(lines)
    found: Any = eval(code, {"kg": kg})
    if isinstance(found, Finding) and len(found):
        assert found.title
        assert found["facts"].map(len).min() >= 0
        found = found.chart()
    elif isinstance(found, Finding):  # nothing of the kind is in the sample: it says so
        assert found.left_out["number"].sum() > 0, task
        return
    assert "vega-lite" in found.to_dict()["$schema"]
