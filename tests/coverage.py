"""What each language reads of each relation: ``make coverage`` prints it, and a test keeps it.

Counted are the constructions of the codebook: how many are read, of how many that were met in real articles.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import yaml

import ontology.schema
from extract.languages import CODES

CODEBOOK = Path(__file__).parent / "codebook"


def table() -> dict[str, dict[str, tuple[int, int]]]:
    """Relation → language → constructions read, and met."""
    counted: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for relation in ontology.schema.load().relations:
        for language in CODES:
            file = CODEBOOK / language / f"{relation}.yaml"
            entries = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []
            counted[relation][language] = (sum(not e.get("pending") for e in entries), len(entries))
    return counted


def main() -> int:
    """Print the table."""
    rows = table()
    print(f"{'':16}" + "".join(f"{code:>10}" for code in CODES))
    for relation, cells in rows.items():
        print(f"{relation:16}" + "".join(f"{cells[c][0]:>5} of {cells[c][1]:<2}" for c in CODES))
    for_all = [tuple(map(sum, zip(*(row[c] for row in rows.values()), strict=True))) for c in CODES]
    print(f"{'all':16}" + "".join(f"{read:>4} of {met:<3}" for read, met in for_all))
    return 0


if __name__ == "__main__":
    sys.exit(main())
