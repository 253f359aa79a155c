"""How much of real news is read: ``make evaluate`` prints it by language and relation, for both halves of the gold.

The half that is kept apart is scored and never shown: no error of it is printed here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import ontology.schema
from extract.languages import CODES
from extract.sources import read
from graph.build import build
from graph.store import Store
from queries.judge.evaluation import evaluate
from queries.judge.report import Report

REAL = Path(__file__).parent / "gold" / "real"
HALVES = ("open", "kept")
_EVENT_DATES = ("when", "start", "end")


def reports(folder: Path) -> dict[str, Report]:
    """Language → the scores of reading a folder's ``articles`` against its ``facts``; their names tell the language.

    Raises:
        SystemExit: an article was not read.
    """
    store = Store()
    summary = build(store, read([str(folder / "articles")]), "kz")
    if summary.skipped or summary.failures:
        raise SystemExit(f"{folder}: not all articles were read: {[*summary.skipped, *summary.failures]}")
    return {code: evaluate(store, folder / "facts", f"real-{code}-") for code in CODES}


def table(found: Mapping[str, Report]) -> Iterable[tuple[str, list[str]]]:
    """The rows of the table: what is measured, and the figure in each language."""
    reports = found.values()
    yield "entities F1", [f"{r.entities.f1:.3f}" for r in reports]
    yield "organisations F1", [f"{r.scores['entity:Organization'].f1:.3f}" for r in reports]
    for name in ("precision", "recall", "f1"):
        yield f"facts {name}", [f"{getattr(r.facts, name):.3f}" for r in reports]
    yield "facts, complete", [f"{r.complete.f1:.3f}" for r in reports]
    for field in ("of", "measure", "status", "when"):
        yield f"indicator.{field}", [_share(r.fields.get(f"indicator.{field}", ())) for r in reports]
    dated = [[right for name, of in r.fields.items() if _is_event_date(name) for right in of] for r in reports]
    yield "dates of events and terms", [_share(right) for right in dated]
    yield "identity", [f"{r.identity.f1:.3f}" for r in reports]
    for relation in ontology.schema.load().relations:
        scores = [r.scores[relation] for r in reports]
        yield relation, [f"{s.f1:.2f} of {s.right + s.missed}" for s in scores]


def _is_event_date(field: str) -> bool:
    relation, _, role = field.partition(".")
    return role in _EVENT_DATES and relation != "indicator"


def _share(right: Iterable[bool]) -> str:
    found = list(right)
    return f"{sum(found) / len(found):.2f} of {len(found)}" if found else "-"


def main(halves: Iterable[str] = HALVES) -> None:
    """Print a table for each half."""
    for half in halves:
        found = reports(REAL / half)
        print(f"{half:28}" + "".join(f"{code:>14}" for code in found))
        for name, cells in table(found):
            print(f"{name:28}" + "".join(f"{cell:>14}" for cell in cells))
        print()


if __name__ == "__main__":
    main(sys.argv[1:] or HALVES)
