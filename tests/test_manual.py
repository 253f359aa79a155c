"""The pages of ``docs``: every file that they name is there, and what is made from the code is as the code is now."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from extract.languages.grammar import Grammar
from extract.languages.lists import CountryWords, Quantities, Titles, Words
from queries.ask import catalog
from tests.manual import DOCS, ROOT, pages, written

_NAMED = re.compile(r"`((?:extract|ontology|queries|graph|tests|samples|docs)/[\w./<>*-]+|\w+\.py)`")
_LINKED = re.compile(r"\]\(([^)#:]+)\)")
_ASKED = re.compile(r"^\$ (?:\S*/)?orda query ([a-z][a-z-]+ .*)$", re.M)
PAGES = [pytest.param(page, id=page.name) for page in pages()]


def _exists(name: str) -> bool:
    """Is there a file or folder of a name, or any where it has a placeholder?"""
    pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
    return any(True for _ in ROOT.glob(pattern if "/" in pattern else f"**/{pattern}"))


def _not_taken(text: str) -> Iterator[str]:
    """The parameters that commands of a page give to queries of the library that do not take them.

    Raises:
        QueryError: there is no such query.
    """
    for asked in _ASKED.findall(text):
        name, *words = shlex.split(asked)
        given = (word.partition("=")[0] for option, word in pairwise(words) if option == "--param")
        yield from (f"{name} {parameter}" for parameter in given if parameter not in catalog.get(name).parameters)


def test_what_is_not_there_is_seen() -> None:
    assert _exists("extract/languages/<code>/grammar.py")
    assert not _exists("extract/languages/<code>/grammars.py")
    assert _NAMED.findall("see `extract/trie.py` and `orda build`") == ["extract/trie.py"]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [name for name in _NAMED.findall(text) if not _exists(name)] == []
    assert [link for link in _LINKED.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_the_code_says(page: Path) -> None:
    """Write it anew with ``make docs``."""
    text = page.read_text(encoding="utf-8")
    assert written(text) == text


def test_the_page_of_languages_names_all_that_the_loader_asks_for() -> None:
    text = (DOCS / "adding-a-language.md").read_text(encoding="utf-8")
    asked = {*Words.model_fields, *Titles.model_fields, *Quantities.model_fields, *Grammar.__abstractmethods__}
    assert [name for name in sorted(asked) if f"`{name}`" not in text] == []


def test_the_page_of_countries_names_all_that_the_loader_asks_for() -> None:
    text = (DOCS / "adding-a-country.md").read_text(encoding="utf-8")
    assert [name for name in CountryWords.model_fields if f"`{name}`" not in text] == []
    tables = {file.name for file in (ROOT / "ontology" / "reference" / "kz").glob("*.csv")}
    assert [name for name in sorted(tables) if f"`{name}`" not in text] == []


def test_a_parameter_that_a_query_does_not_take_is_seen() -> None:
    text = '$ .venv/bin/orda query visits --param "visitor=A B" --param from=2023 --format csv\n'
    assert list(_not_taken(text)) == ["visits from"]
    with pytest.raises(catalog.QueryError):
        list(_not_taken("$ orda query visit --param place=A\n"))


@pytest.mark.parametrize("page", [pytest.param(ROOT / "README.md", id="README.md"), *PAGES])
def test_every_query_that_a_page_asks_takes_what_it_is_given(page: Path) -> None:
    assert list(_not_taken(page.read_text(encoding="utf-8"))) == []
