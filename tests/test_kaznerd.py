"""The measure of Kazakh names: a corpus of two sentences is read, compared and counted."""

from __future__ import annotations

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


def test_a_file_that_is_no_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "corpus.txt"
    file.write_text("Павлодар\n", encoding="utf-8")
    assert kaznerd.main([str(file)]) == 2
    assert f"{file}:1: not a word and its IOB2 tag" in capsys.readouterr().err
