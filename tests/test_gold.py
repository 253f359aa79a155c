"""Gold files: what keeps a fact from being compared is told in one line, and what does not is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from queries.ask.catalog import QueryError
from queries.judge.gold import read_gold

ENTITIES = {"t": {"type": "Person", "names": ["Tokayev"]}, "z": {"type": "Place", "names": ["Zhetysu region"]}}
VISIT = {"relation": "visit", "person": "t", "target": "z", "evidence": "Tokayev visited Zhetysu region"}
FIGURE = {"relation": "indicator", "value": 5, "measure": ["schools"], "of": "z", "status": "actual", "evidence": "5"}


def _file(folder: Path, *facts: Any, entities: Any = ENTITIES) -> Path:
    file = folder / "one.json"
    file.write_text(json.dumps({"article": {"id": "one"}, "entities": entities, "facts": facts}), encoding="utf-8")
    return file


def test_what_is_complete_is_read(tmp_path: Path) -> None:
    quote = {"relation": "quote", "speaker": "t", "start": "It", "end": "is"}
    order = {"relation": "instruction", "issuer": "t", "about": ["z"], "addressee": None, "span": [3, 9]}
    facts = [VISIT, FIGURE, quote, order]
    assert read_gold(_file(tmp_path, *facts))["facts"] == facts


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (VISIT | {"relation": "visitt"}, "has the relation “visitt”, and the ontology has only: appointment, award"),
        (VISIT | {"person": None}, "has no “person”"),
        (VISIT | {"target": "nowhere"}, "has as “target” 'nowhere', which is none of the file's entities"),
        (VISIT | {"target": {"z": 1}}, "which is none of the file's entities"),
        (VISIT | {"evidence": None}, "has no words"),
        (VISIT | {"evidence": None, "span": [1]}, "has no words"),
        (FIGURE | {"value": "five"}, "has a “value” that is no number: 'five'"),
        ({"relation": "position", "person": "t", "role": "akim", "evidence": "akim"}, "is no list of titles: 'akim'"),
    ],
)
def test_what_cannot_be_compared_is_told_with_the_file_and_the_fact(fact: Any, said: str, tmp_path: Path) -> None:
    file = _file(tmp_path, VISIT, fact)
    with pytest.raises(QueryError) as told:
        read_gold(file)
    assert str(told.value).startswith(f"{file}: fact 2 ")
    assert said in str(told.value)


@pytest.mark.parametrize("entities", [{"t": {"type": "Person", "names": [1]}}, {"t": {"names": ["x"]}}, []])
def test_entities_have_a_type_and_names(entities: Any, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="this is no gold file"):
        read_gold(_file(tmp_path, entities=entities))
