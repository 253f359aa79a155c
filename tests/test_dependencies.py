"""What is imported is declared: in ``pyproject.toml``, not by the luck of what other packages bring."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
OURS = {"orda", "orda_cli", "ontology", "extract", "graph", "queries", "tests"}
_BY_NAME = {"files", "find_spec", "import_module", "importorskip"}  # calls that take a package's name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = PROJECT["dependencies"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_USERS = [*NEEDED, *(line for extra, lines in EXTRAS.items() if extra != "dev" for line in lines)]
FOR_ALL = [*FOR_USERS, *EXTRAS["dev"]]


def imports(code: str) -> Iterator[str]:
    """The top-level names of what a module imports or asks for by a literal name."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case ast.Call(func=ast.Name(id=call) | ast.Attribute(attr=call), args=[ast.Constant(value=str(name)), *_]):
                if call in _BY_NAME:
                    yield name.partition(".")[0]


def undeclared(names: set[str], declared: list[str]) -> set[str]:
    """Those of the names that no declared distribution brings."""
    known = {canonicalize_name(Requirement(line).name) for line in declared}
    brings = packages_distributions()
    # What is not installed, as engines mostly are not, is known by its own name.
    return {name for name in names if not {canonicalize_name(d) for d in brings.get(name, [name])} & known}


def _imported(*places: str) -> set[str]:
    files = [
        file for place in places for file in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
    ]
    found = {name for file in files for name in imports(file.read_text(encoding="utf-8"))}
    return found - OURS - set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    ("places", "declared"),
    [(("orda.py", "orda_cli.py", "ontology", "extract", "graph", "queries"), FOR_USERS), (("tests",), FOR_ALL)],
    ids=["code", "tests"],
)
def test_what_is_imported_is_declared(places: tuple[str, ...], declared: list[str]) -> None:
    names = _imported(*places)
    assert len(names) > 10
    assert undeclared(names, declared) == set()


def test_what_is_not_declared_would_be_found() -> None:
    code = "import os, srsly.utils\nfrom spacy import blank\ndef f():\n    import_module('wasabi'); files('pyvis')"
    assert set(imports(code)) == {"os", "srsly", "spacy", "wasabi", "pyvis"}
    assert undeclared({"srsly", "spacy", "wasabi", "pyvis"}, FOR_USERS) == {"srsly", "wasabi"}


def test_what_others_fail_to_declare_is_declared() -> None:
    """Of trafilatura's packages one imports ``lxml_html_clean`` by an extra of lxml's that not every pip knows."""
    assert not undeclared({"lxml_html_clean"}, NEEDED)


def test_every_package_is_typed() -> None:
    """PEP 561: other projects' type checkers read our annotations."""
    for package in OURS - {"orda", "orda_cli", "tests"}:
        assert (ROOT / package / "py.typed").exists(), package


def test_every_dependency_says_from_when() -> None:
    """The oldest version that is allowed is the one that ``make package`` tries."""
    for line in FOR_USERS:
        operators = {specifier.operator for specifier in Requirement(line).specifier}
        assert operators & {">=", "=="}, line
