"""Modules under names that are agreed on: what is missing, broken or incomplete is told with the file's name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extract.loading import ModuleError, function, module


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("orda_toy_")]:
        monkeypatch.delitem(sys.modules, name)
    return tmp_path


def test_a_function_is_found(written: Path) -> None:
    (written / "orda_toy_whole.py").write_text("def read(text):\n    return text.upper()\n", encoding="utf-8")
    assert function("orda_toy_whole", "read(text)", "toys/whole.py", "reads toys")("a") == "A"


def test_a_missing_module_is_told() -> None:
    with pytest.raises(ModuleError, match=r"^toys/none\.py: there is no such file; it reads toys$"):
        module("orda_toy_none", "toys/none.py", "reads toys")


@pytest.mark.parametrize("text", ["def read(:\n", "import orda_toy_of_nobody\n", "1 / 0\n"])
def test_a_module_that_cannot_be_imported_is_told_in_a_line(text: str, written: Path) -> None:
    (written / "orda_toy_broken.py").write_text(text, encoding="utf-8")
    with pytest.raises(ModuleError, match=r"^toys/broken\.py: it cannot be imported \(\w+: .+\)$"):
        module("orda_toy_broken", "toys/broken.py", "reads toys")


@pytest.mark.parametrize("text", ["", "read = 1\n", "def reads(text): ...\n"])
def test_a_module_without_the_function_is_told(text: str, written: Path) -> None:
    (written / "orda_toy_half.py").write_text(text, encoding="utf-8")
    with pytest.raises(ModuleError, match=r"^toys/half\.py: it has no read\(text\), which reads toys$"):
        function("orda_toy_half", "read(text)", "toys/half.py", "reads toys")
