"""What a terminal is given: marks shown and not sent, tables of a width that can be read, any console's encoding."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import orda
from queries.ask.table import Table
from queries.ask.terminal import visible

MARKS = [
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\u200c\u200d\ufeff\u061c\u2028\x1b\x07\x08\r\x7f\x9b"
]


@pytest.mark.parametrize("mark", MARKS, ids=lambda c: f"{ord(c):04x}")
def test_marks_are_shown_and_not_sent(mark: str) -> None:
    shown = f"‹U+{ord(mark):04X}›"
    assert visible(f"a{mark}b") == f"a{shown}b"
    text = Table(("words",), ((ox.Literal(f"a{mark}b"),),)).to_text()
    assert shown in text
    assert mark not in text


def test_what_is_no_mark_stays() -> None:
    text = "Қасым-Жомарт\u00a0Тоқаев: “é” — 5\u202f000 ₸\n\tнаклон 🇰🇿"
    assert visible(text) == text


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    left = {unicodedata.category(c) for c in visible(text) if c not in "\n\t"}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _table(*lengths: int) -> Table:
    row = tuple(ox.Literal(("word " * n)[:n].strip() or "x") for n in lengths)
    return Table(tuple(f"column_{i}" for i in range(len(lengths))), (row, row))


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("lengths", [(20, 13, 100, 40, 10), (5, 5), (160, 160, 160), (10,) * 12])
def test_no_line_is_wider_than_the_terminal(width: int, lengths: tuple[int, ...]) -> None:
    assert max(map(cell_len, _table(*lengths).to_text(width).splitlines())) <= width


def test_rows_are_lists_where_columns_would_be_too_narrow() -> None:
    table = _table(20, 13, 160, 40, 10, 30)
    narrow, wide = table.to_text(80), table.to_text(160)
    assert narrow.splitlines()[0].startswith("column 0  word")
    assert "┃" in wide
    assert "┃" not in narrow


def test_short_values_are_not_broken() -> None:
    said = ("2025-10-21", "Kassym-Jomart Tokayev", "KIA Qazaqst", "word " * 40, "word " * 40)
    row = tuple(map(ox.Literal, said))
    for width in (80, 100, 160):
        text = Table(("issued", "visitor", "destination", "words", "article"), (row,)).to_text(width)
        assert all(whole in text for whole in ("2025-10-21", "Kassym-Jomart", "Tokayev", "KIA Qazaqst", "destination"))


# ---- the command itself

NAME = "a\u202eb\x1b[31m\u200bc"


def _command(arguments: Sequence[str], encoding: str) -> tuple[list[str], dict[str, str]]:
    settings = {"PYTHONIOENCODING": encoding, "COLUMNS": "80", "PYTHONPATH": str(Path(orda.__file__).parent)}
    return [sys.executable, "-m", "orda", *arguments], os.environ | settings


def _orda(folder: Path, *arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    command, environment = _command(arguments, encoding)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("terminal")
    text = "Қасым-Жомарт Тоқаев Қызылорда облысына жұмыс сапарымен келді.\n"
    (made / "article.txt").write_text(text, encoding="utf-8")
    orda.build(made / "article.txt", store=made / "store").close()
    return made


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "latin-1", "cp437", "utf-8"])
def test_tables_print_on_any_console(folder: Path, encoding: str) -> None:
    done = _orda(folder, "query", "visits", "--store", "store", "--lang", "kk", encoding=encoding)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    shown = "Қызылорда".encode(encoding, errors="replace")
    assert shown in done.stdout


def test_data_are_utf_8_on_any_console(folder: Path) -> None:
    for form in ("csv", "json"):
        done = _orda(folder, "query", "visits", "--store", "store", "--lang", "kk", "-f", form, encoding="ascii")
        assert "Қызылорда облысы" in done.stdout.decode()


def test_messages_show_marks_of_file_names(folder: Path) -> None:
    (folder / f"{NAME}.txt").write_bytes(b"\xff\xfe\x00 no text \x00")
    done = _orda(folder, "build", f"{NAME}.txt", "--store", "other")
    assert done.returncode == 2
    assert "a‹U+202E›b‹U+001B›[31m‹U+200B›c.txt" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_answers_to_a_terminal_show_marks_too(folder: Path, form: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    text = f"SELECT ?x {{ VALUES ?x {{ '{NAME}' }} }}"
    command, environment = _command(["query", text, "--store", "store", "-f", form], "utf-8")
    done = subprocess.run(command, cwd=folder, env=environment, stdout=theirs, timeout=120, check=False)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "a‹U+202E›b‹U+001B›[31m‹U+200B›c" in shown
    assert not set("\u202e\u200b") & set(shown)
    assert "\x1b[31m" not in shown


def test_a_name_that_is_no_text() -> None:
    assert visible("caf\udce9") == "caf‹U+DCE9›"
