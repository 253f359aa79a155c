"""Every notebook runs from its first cell to its last, shows pictures, and is stored without what it printed.

Exported, it is a page that asks nobody for anything, on a light ground and on a dark one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed (pip install orda[notebook])")

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(file.stem for file in FOLDER.glob("*.ipynb"))
# One always runs; the others take as long again each, `make notebooks` and `make test-all` run them.
ALWAYS = "quality"
RUN = [pytest.param(name, marks=() if name == ALWAYS else pytest.mark.slow) for name in NOTEBOOKS]
PATIENCE = 300  # seconds that a cell may take; other tests may keep the processors busy
_PICTURES = ("image/svg+xml", "image/png")
# The explorer is a page of its own, in a frame.
_FRAMES = "<iframe sandbox"
_WARNED = re.compile(r"\b\w*Warning: |\bTraceback \(most recent call last\)")


def _read(name: str) -> Any:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


@cache
def _run(name: str) -> Any:
    """A notebook as it is after all of it ran, in the folder of the notebooks, in a new process; each is run once.

    Raises:
        CellExecutionError: a cell raised.
    """
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed (pip install orda[notebook])")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed (pip install orda[notebook])")
    pytest.importorskip("pandas", reason="pandas is not installed (pip install orda[notebook])")
    notebook = _read(name)
    client = nbclient.NotebookClient(
        notebook, timeout=PATIENCE, kernel_name="python3", store_widget_state=False,
        resources={"metadata": {"path": str(FOLDER)}},
    )  # fmt: skip
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORDA_")}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client.execute(env=environment | {"PYTHONPATH": path})
    return notebook


def _outputs(notebook: Any) -> Iterator[Any]:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield from cell.outputs


def _exported(name: str, folder: Path) -> Path:
    """The page that ``jupyter nbconvert`` makes of a notebook that ran, with the options that docs/python.md tells."""
    nbconvert = pytest.importorskip("nbconvert", reason="nbconvert is not installed (pip install orda[notebook])")
    from traitlets.config import Config

    options = re.findall(r"--HTMLExporter\.(\w+)=(\S+)", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"))
    assert len(options) == 2
    page, _ = nbconvert.HTMLExporter(config=Config(HTMLExporter=dict(options))).from_notebook_node(_run(name))
    file = folder / f"{name}.html"
    file.write_text(page, encoding="utf-8")
    return file


def test_the_readme_names_every_notebook() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in NOTEBOOKS if f"`{name}`" not in told] == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_outputs_are_stripped_and_the_kernel_is_named(name: str) -> None:
    notebook = _read(name)
    assert notebook.metadata.kernelspec.name == "python3"
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)
    assert [cell.id for cell in notebook.cells] == [f"{name}-{number:02}" for number in range(len(notebook.cells))]


@pytest.mark.parametrize("name", RUN)
def test_a_notebook_runs_without_a_warning_and_shows_a_picture(name: str) -> None:
    outputs = list(_outputs(_run(name)))
    assert [output.evalue for output in outputs if output.output_type == "error"] == []
    streams = [output for output in outputs if output.output_type == "stream"]
    assert [output.text for output in streams if output.name == "stderr"] == []
    assert [output.text for output in streams if _WARNED.search(output.text)] == []
    shown = [output.get("data", {}) for output in outputs]
    assert any(_PICTURES[0] in data or _PICTURES[1] in data or _FRAMES in data.get("text/html", "") for data in shown)


@pytest.mark.browser
@pytest.mark.parametrize("name", RUN)
def test_an_exported_notebook_asks_nobody_for_anything(browser: Any, name: str, tmp_path: Path) -> None:
    file = _exported(name, tmp_path)
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900})
        page = context.new_page()
        asked: list[str] = []
        broken: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("pageerror", lambda error, broken=broken: broken.append(str(error)))
        page.goto(file.as_uri(), wait_until="load")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").first.is_visible()
        elsewhere = [url for url in asked if not url.startswith(("data:", "blob:", "about:"))]
        assert elsewhere == [file.as_uri()]
        assert broken == []
        context.close()
