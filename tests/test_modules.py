"""How modules depend on each other: none on itself by way of others, whether the types alone need it or not."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]


def _modules(package: str) -> dict[str, Path]:
    files = sorted((ROOT / package).rglob("*.py"))
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def _imported(text: str, modules: Collection[str]) -> Iterator[str]:
    """The modules that a text imports anywhere in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from named & set(modules)
            if not named <= set(modules) and node.module in modules:
                yield node.module


def _imports(package: str) -> nx.DiGraph[str]:
    """Which module of a package imports which."""
    modules = _modules(package)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(modules)
    for name, file in modules.items():
        graph.add_edges_from((name, other) for other in _imported(file.read_text("utf-8"), modules))
    return graph


def test_imports_for_types_alone_and_within_functions_are_seen() -> None:
    text = "if TYPE_CHECKING:\n    from a.b import C\ndef f():\n    import d.e\n    from a import b, x\n"
    assert sorted(_imported(text, {"a", "a.b", "d.e", "f"})) == ["a", "a.b", "a.b", "d.e"]


@pytest.mark.parametrize("package", ["ontology", "extract", "graph", "queries"])
def test_no_module_imports_itself_by_way_of_others(package: str) -> None:
    assert [sorted(cycle) for cycle in nx.simple_cycles(_imports(package))] == []


def _classes() -> Iterator[tuple[str, int]]:
    """Every class, and how many methods it has."""
    for package in ("ontology", "extract", "graph", "queries"):
        for name, file in _modules(package).items():
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef):
                    methods = [n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
                    yield f"{name}.{node.name}", len(methods)


def test_no_class_has_more_than_25_methods() -> None:
    assert [name for name, methods in _classes() if methods > 25] == []


def _defines(file: Path) -> bool:
    """Has a module something of its own: more than imports and words about it?"""
    own = ast.parse(file.read_text("utf-8")).body
    return any(not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr) for node in own)


def test_every_module_of_extract_has_tests_of_its_own() -> None:
    """The rules of a relation may have entries of the codebook instead."""
    codebook = {f"extract.relations.{file.stem}" for file in (ROOT / "tests" / "codebook").glob("*/*.yaml")}
    modules = _modules("extract")
    tests = (file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    tested = {name for text in tests for name in _imported(text, modules)}
    assert [name for name, file in modules.items() if _defines(file) and name not in tested | codebook] == []
