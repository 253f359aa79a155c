"""The parts of the pages of ``docs`` that are made from the code: ``python -m tests.manual`` writes them anew.

A part stands in a page between ``<!-- name -->`` and ``<!-- /name -->``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel
from rdflib import OWL, RDF, SKOS, Graph, Literal

from extract.languages.grammar import Grammar
from extract.languages.lists import CountryWords, Quantities, Titles, Words
from ontology.reference import FOLDER as COUNTRIES
from tests import python_names, walk

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
ONTOLOGY = ROOT / "ontology" / "orda.ttl"
_PART = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- /\2 -->)", re.S)


def _table(head: str, rows: Iterable[tuple[str, str]]) -> str:
    first, second = head.split(" | ")
    lines = [f"| {first} | {second} |", "|---|---|", *(f"| `{name}` | {says} |" for name, says in rows)]
    return "\n".join(lines) + "\n"


def _lists(model: type[BaseModel]) -> Callable[[], str]:
    def part() -> str:
        return _table("list | holds", ((n, f.description or "") for n, f in model.model_fields.items()))

    return part


def _first_line(member: object) -> str:
    return (inspect.getdoc(member) or "").partition("\n")[0]


def _methods(abstract: bool) -> Iterator[tuple[str, str]]:
    for name, member in vars(Grammar).items():
        if inspect.isfunction(member) and (name in Grammar.__abstractmethods__) is abstract and name[0] != "_":
            yield name, _first_line(member)


def _traits() -> Iterator[tuple[str, str]]:
    told = inspect.getdoc(Grammar) or ""
    for match in re.finditer(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", told, re.M):
        yield match[1], " ".join(match[2].split())


def _tables() -> str:
    files = sorted((COUNTRIES / "kz").glob("*.csv"))
    rows = ((f.name, ", ".join(f.read_text(encoding="utf-8").partition("\n")[0].split(","))) for f in files)
    return _table("table | columns", rows)


def _annotations() -> str:
    """The annotation properties of relations and their roles, as the ontology defines them."""
    told = Graph().parse(ONTOLOGY)
    rows = (
        (f"orda:{str(term).rpartition('#')[2]}", str(definition))
        for term in sorted(told.subjects(RDF.type, OWL.AnnotationProperty), key=str)
        for definition in told.objects(term, SKOS.definition)
        if isinstance(definition, Literal) and definition.language == "en"
    )
    return _table("annotation | says", rows)


def _sentence() -> str:
    return f"> {walk.SENTENCE}\n\nThe article is of {walk.ISSUED}.\n"


PARTS: dict[str, Callable[[], str]] = {
    "annotations": _annotations,
    "sentence": _sentence,
    **{
        name: getattr(walk, name)
        for name in ("tokens", "names", "titled", "units", "frames", "times", "facts", "graph")
    },
    "words": _lists(Words),
    "titles": _lists(Titles),
    "quantities": _lists(Quantities),
    "country_words": _lists(CountryWords),
    "grammar": lambda: _table("method | says", _methods(abstract=True)),
    "grammar_more": lambda: _table("method | says", _methods(abstract=False)),
    "traits": lambda: _table("trait | says", _traits()),
    "tables": _tables,
    "python": python_names.page,
}


def written(page: str) -> str:
    """A page with its parts made anew.

    Raises:
        KeyError: it has a part that nothing makes.
    """
    return _PART.sub(lambda match: match[1] + "\n" + PARTS[match[2]]() + "\n" + match[3], page)


def pages() -> list[Path]:
    """The pages that have such parts, or may have."""
    return sorted(DOCS.glob("*.md"))


if __name__ == "__main__":
    for page in pages():
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")
