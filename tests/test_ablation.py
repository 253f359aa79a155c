"""What is left out is left out only as long as it should be."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import extract
from tests.ablation import Part, parts

TEXT = (
    "Akim of Pavlodar region Daniyar Sarsenov visited School No. 5 in Ekibastuz. “It is a good school,” said the akim. "
    "Sarsenov then opened the Alga plant, which has 20 workers."
)


@pytest.fixture(scope="module")
def whole() -> object:
    return extract(Article("trip", TEXT, language="en"), "kz")


@pytest.mark.parametrize("part", list(parts()), ids=lambda part: part.name)
def test_reading_goes_on_without_a_part_and_is_whole_again(part: Part, whole: object) -> None:
    with part.without():
        assert not extract(Article("trip", TEXT, language="en"), "kz").failures
    assert extract(Article("trip", TEXT, language="en"), "kz") == whole


def test_what_listed_names_tell_is_lost_without_them() -> None:
    trip = Article("trip", "Daniyar Sarsenov visited Ekibastuz.", language="en")
    bare = next(part for part in parts() if part.name == "names: bare")
    with bare.without():
        assert not any(m.entity.name("en") == "Ekibastuz" for m in extract(trip, "kz").mentions)
    assert any(m.entity.name("en") == "Ekibastuz" for m in extract(trip, "kz").mentions)
