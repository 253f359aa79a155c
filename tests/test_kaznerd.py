"""The measure of Kazakh names: a corpus of two sentences is read, compared and counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import kaznerd

CORPUS = """\
Павлодар B-GPE
облысының B-GPE
әкімі O
Асайын B-PERSON
Бекболатов I-PERSON
келді O
. O

Қаржы B-ORGANISATION
министрлігі I-ORGANISATION
хабарлады O
. O
"""


def test_what_is_found_is_counted_by_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "corpus.txt"
    file.write_text(CORPUS, encoding="utf-8")
    assert kaznerd.main([str(file)]) == 0
    rows = {
        line.split()[0]: line.split()[1:]
        for line in capsys.readouterr().out.splitlines()
        if line.startswith(kaznerd.CLASSES)
    }
    assert rows["PERSON"][3:] == ["1", "0", "0"]
    assert rows["ORGANISATION"][3:] == ["1", "0", "0"]


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("«Дала үні» жобасы басталды.", {"Дала үні"}),
        ("«Дала үні» фестивалі басталды.", set()),
        ("«Дала үні» мақаласы шықты.", set()),
        ("Ауданда туризмді дамыту бағдарламасы бекітілді.", set()),
    ],
)
def test_events_and_what_is_only_told_by_its_aim_are_no_projects(text: str, projects: set[str]) -> None:
    words = tuple((match.start(), match.end()) for match in re.finditer(r"\w+|[^\w\s]", text))
    found = kaznerd.find(kaznerd.Sentence(text, words, frozenset()))
    told = {text[words[one.start][0] : words[one.end - 1][1]] for one in found if one.label == "PROJECT"}
    assert told == projects


def test_the_part_that_is_read_and_the_one_that_is_not_have_tables_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "corpus.txt"
    file.write_text("\n".join([CORPUS] * 3), encoding="utf-8")
    assert kaznerd.main([str(file)]) == 0
    told = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("ORGANISATION")]
    assert [int(row[-3]) + int(row[-1]) for row in told] == [2, 1, 3]


def test_a_file_that_is_no_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "corpus.txt"
    file.write_text("Павлодар\n", encoding="utf-8")
    assert kaznerd.main([str(file)]) == 2
    assert f"{file}:1: not a word and its IOB2 tag" in capsys.readouterr().err
