"""A new language is a folder: laid over a copy of the packages, with no other file changed, its texts are read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOY = ROOT / "tests" / "toys" / "language"
ARTICLE = """\
---
date: 2023-05-14
---
Prezidento Kassym-Jomart Tokayev vizitis la urbon Almaty ĵaŭdon. La urbo Novstelo estas bela.
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the packages with the toy's folder laid over it."""
    for package in ("ontology", "extract", "graph", "queries"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "front"))
    for file in ROOT.glob("orda*.py"):
        shutil.copy(file, tmp_path)
    shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
    (tmp_path / "vizito.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def _orda(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orda_cli", *arguments]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, timeout=300, check=False)


def test_its_texts_are_told_and_read(house: Path) -> None:
    built = _orda(house, "build", "vizito.md")
    assert built.returncode == 0, built.stderr
    question = (
        "SELECT ?who ?where ?language { ?v a orda:Visit ; orda:visitor ?who ; orda:destination ?where . "
        "?a a orda:Article ; dcterms:language ?language }"
    )
    answer = _orda(house, "query", question, "--format", "json")
    assert answer.returncode == 0, answer.stderr
    (row,) = json.loads(answer.stdout)
    assert row["who"].endswith("/kassym-jomart-tokayev")
    assert row["where"].endswith("/almaty")
    assert row["language"] == "eo"


def test_a_new_name_is_read_in_a_language_without_predicates_for_most_relations(house: Path) -> None:
    (house / "urbo.md").write_text("La urbo Lumo Verda estas ĉi tie.\n", encoding="utf-8")
    built = _orda(house, "build", "urbo.md")
    assert built.returncode == 0, built.stderr
    answer = _orda(house, "query", "SELECT ?name { ?city a orda:City ; skos:prefLabel ?name }", "--format", "json")
    assert answer.returncode == 0, answer.stderr
    assert "Lumo Verda" in answer.stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("words.yaml", "coordinators: [kaj]\n", "", "eo/words.yaml: the list “coordinators” is missing"),
        ("words.yaml", "articles: [la]", "artikoloj: [la]", "nobody asks for the list “artikoloj”"),
        ("grammar.py", "def plural(", "def pluralo(", "eo/grammar.py: Esperanto does not say: plural"),
        ("grammar.py", "own_letters =", "own_leters =", "eo/grammar.py: nobody asks Esperanto for: own_leters"),
        ("grammar.py", "class ", "clas ", "eo/grammar.py: it cannot be imported (SyntaxError"),
        ("syntax.py", None, None, "eo/syntax.py: there is no such file"),
        ("syntax.py", "def parse(", "def parso(", "eo/syntax.py: it has no parse(document, paragraphs)"),
        ("syntax.py", "from extract.frames", "from extract.frame", "eo/syntax.py: it cannot be imported (Module"),
        ("titles.yaml", None, None, "eo/titles.yaml: there is no such file"),
    ],
)  # fmt: skip
def test_what_its_folder_lacks_is_told_in_a_line(
    house: Path, file: str, old: str | None, new: str | None, told: str
) -> None:
    path = house / "extract" / "languages" / "eo" / file
    if old is None or new is None:
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    built = _orda(house, "build", "vizito.md")
    assert built.returncode == 2
    assert told in built.stderr
    assert "Traceback" not in built.stderr


def test_words_of_a_country_in_a_language_that_is_none_are_told(house: Path) -> None:
    words = house / "ontology" / "reference" / "kz" / "words"
    shutil.copy(words / "en.yaml", words / "uz.yaml")
    built = _orda(house, "build", "vizito.md")
    assert built.returncode == 2
    assert "kz/words/uz.yaml: nobody reads it" in built.stderr
    assert "Traceback" not in built.stderr
