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
from queries.ask.terminal import printed, visible

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


def test_what_is_made_as_text_is_not_shown_by_a_notebook_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    here = printed("so many rows", 40)
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)
    monkeypatch.setattr("rich.jupyter.display", lambda *_: pytest.fail("it was shown"))
    assert printed("so many rows", 40) == here


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


XSD = "http://www.w3.org/2001/XMLSchema#"


def _typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_dates_and_numbers_are_never_broken(width: int) -> None:
    row = (
        _typed("2023-02-14T10:30:00", "dateTime"), ox.Literal("word " * 30), _typed("750000000000", "decimal"),
        ox.Literal("word " * 30), _typed("2023-02-14", "date"),
    )  # fmt: skip
    text = Table(("at", "task", "value", "concerning", "deadline"), (row, row)).to_text(width)
    assert all(text.count(whole) == 2 for whole in ("2023-02-14T10:30:00", "750,000,000,000"))
    assert text.count("2023-02-14") == 4


@pytest.mark.parametrize("width", [60, 120])
def test_words_of_articles_stand_on_lines_of_their_own(width: int) -> None:
    said = "The road was opened for 12 500 000 tenge, and it leads from one end of the region to the other."
    rows = tuple((ox.Literal(name), ox.Literal(said), ox.Literal("title")) for name in ("Aidos", "Saule"))
    lines = Table(("speaker", "words", "article"), rows).to_text(width).splitlines()
    assert "words" not in lines[0]
    for name in ("Aidos", "Saule"):
        (at,) = (n for n, line in enumerate(lines) if name in line)
        below = [line for line in lines[at + 1 :] if line.startswith("  ")]
        assert below[0].startswith("  “The road")
        assert " ".join(line.strip() for line in lines[at:]).replace("\xa0", " ").count(said) >= 1
    assert not any(line.rstrip().endswith(("12", "12 500", "12\xa0500")) for line in lines)  # a number is whole


def test_quotations_of_several_columns_bear_their_names() -> None:
    row = (ox.Literal("x"), ox.Literal("a road"), ox.Literal("a bridge"))
    text = Table(("place", "target_words", "actual_words"), (row,)).to_text(80)
    assert "  target words: “a road”" in text
    assert "  actual words: “a bridge”" in text


def test_iris_are_shown_by_their_ids() -> None:
    names = (
        "https://w3id.org/orda/id/visit/0a",
        "https://w3id.org/orda/article/%D0%B0-1",
        "https://w3id.org/orda#rule",
    )
    row = tuple(map(ox.NamedNode, (*names, "http://example.org/page")))
    text = Table(("a", "b", "c", "d"), (row,)).to_text(100)
    assert all(shown in text for shown in ("visit/0a", "а-1", "orda:rule", "http://example.org/page"))
    assert "w3id" not in text


def test_answers_are_told_in_the_language_asked_for() -> None:
    row = (
        _typed("1500", "integer"),
        ox.Literal("person"),
        ox.Literal("position/title-and-name"),
        _typed("true", "boolean"),
    )
    table = Table(("value", "unit", "rule", "acting"), (row,), language="ru", told=frozenset({"unit", "rule"}))
    text = " ".join(table.to_text(200).split())
    assert "значение ┃ единица ┃ признак" in text
    assert "человек │ титул рядом с именем: «министр X» │ да" in text
    assert "1\u202f500" in table.to_text(200)
    assert "position/title-and-name" in table.to_csv()  # data stay as they are


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


def _on_a_terminal(folder: Path, lines: int, *arguments: str) -> str:
    """What the command shows on a terminal of so many lines, with a pager that says that it ran."""
    import pty

    ours, theirs = pty.openpty()
    command, environment = _command(["query", *arguments, "--store", "store"], "utf-8")
    settings = environment | {"PAGER": "sed s/^/paged:/", "LINES": str(lines), "TERM": "xterm"}
    done = subprocess.run(
        command, cwd=folder, env=settings, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, timeout=120, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    return shown + done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_long_answer_goes_through_a_pager_on_a_terminal(folder: Path) -> None:
    text = f"SELECT ?x {{ VALUES ?x {{ {' '.join(map(str, range(30)))} }} }}"
    assert "paged:" in _on_a_terminal(folder, 20, text)
    assert "paged:" not in _on_a_terminal(folder, 60, text)


def test_rows_are_counted_and_an_answer_without_any_says_what_was_asked(folder: Path) -> None:
    found = _orda(folder, "query", "visits", "--store", "store", "--lang", "en")
    assert found.stderr.decode().splitlines()[-1] == "1 row"
    none = _orda(folder, "query", "awards", "--store", "store", "--lang", "ru")
    assert none.stdout == b""
    assert none.stderr.decode().startswith("ответа нет: ")


def test_a_name_that_is_no_text() -> None:
    assert visible("caf\udce9") == "caf‹U+DCE9›"
