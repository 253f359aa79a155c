"""The tour runs from its first cell to its last, and is stored without what it printed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "notebooks" / "tour.ipynb"

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed (pip install orda[notebook])")


def test_outputs_are_stripped_and_the_kernel_is_named() -> None:
    notebook = nbformat.read(TOUR, as_version=4)
    assert notebook.metadata.kernelspec.name == "python3"
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)


@pytest.mark.slow
def test_tour_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed (pip install orda[notebook])")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed (pip install orda[notebook])")
    pytest.importorskip("pandas", reason="pandas is not installed (pip install orda[notebook])")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])))
    notebook = nbformat.read(TOUR, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(TOUR.parent)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert all(output.output_type != "error" for output in outputs)
    assert any("<iframe sandbox" in output.get("data", {}).get("text/html", "") for output in outputs)
