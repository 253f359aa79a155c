"""The files that pages load: read once, served from memory under fixed names, so that no path reaches the disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import ontology.reference
import ontology.schema
from ontology.schema import ENTITY_CLASSES
from queries.facts.labels import COLOURS
from queries.serve.answer import Answer, RefusedError
from queries.serve.media import charset

_HERE = Path(__file__).parent
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json"}
EDITOR = _HERE / "editor"  # CodeMirror's files, where `make editor` has put them


@cache
def assets() -> Mapping[str, Answer]:
    """Every asset by its name."""
    found = {file.name: file.read_text(encoding="utf-8") for file in (_HERE / "static").iterdir()}
    found |= {file.name: file.read_text(encoding="utf-8") for file in EDITOR.glob("*.[cj]s*")}
    found["ontology.css"] = _colours()
    found["regions.json"] = _regions()
    found["vis-network.js"] = (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(
        encoding="utf-8"
    )
    headers = {"Cache-Control": "max-age=3600"}
    return {
        name: Answer(text.encode(), charset(TYPES[Path(name).suffix]), headers=headers) for name, text in found.items()
    }


def asset(name: str) -> Answer:
    """A file that pages load.

    Raises:
        RefusedError: there is none of this name (404).
    """
    if name not in assets():
        raise RefusedError(404, "nothing_here")
    return assets()[name]


def has_editor() -> bool:
    """Was CodeMirror put in place?"""
    return (EDITOR / "codemirror.js").exists()


def _colours() -> str:
    """The colours of classes and relations, from the ontology, and of roles by the question that they answer."""
    schema = ontology.schema.load()
    rules = [f".kind-{name} {{ --kind: {schema.colours[name]}; }}" for name in ENTITY_CLASSES if name in schema.colours]
    rules += [f".rel-{r.name} {{ --rel: {r.edges[0].colour}; }}" for r in schema.relations.values() if r.edges]
    rules += [f".asks-{question} {{ --role: {colour}; }}" for question, colour in COLOURS.items()]
    return "\n".join(rules) + "\n"


def _regions() -> str:
    """The outlines of the countries' regions of today."""
    kept = [
        feature
        for reference in map(ontology.reference.load, ontology.reference.countries())
        for feature in reference.outlines
        if reference.entities[feature["properties"]["id"]].get("iso")
    ]
    return json.dumps({"type": "FeatureCollection", "features": kept}, separators=(",", ":"))
