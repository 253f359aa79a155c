"""Of what a figure may be, and what speaks for each."""

from __future__ import annotations

import pytest

from extract.figures.candidates import Asked
from extract.figures.quantities import quantities
from extract.figures.subjects import Subjects
from ontology.reference import Entity
from tests.documents import document, syntax

TEXT = "Pavlodar region grows. In Ekibastuz, Pavlodar region, 40 schools were built."


def features(text: str, name: str | None, language: str = "en", **asked: Entity | None) -> frozenset[str]:
    """What speaks for the entity of a name as what the last figure of a text is of; nothing where it may not be."""
    found = document(text, language=language)
    quantity = list(quantities(found, 0))[-1]
    subjects = Subjects(found, syntax(found)).of(Asked(quantity, "school", found.sentence_of(quantity.start), **asked))
    named = {s.entity.name() if s.entity is not None else None: s.features for s in subjects}
    return frozenset(named.get(name, ()))


def test_a_figure_may_be_of_whatever_is_named_and_of_nothing() -> None:
    assert features(TEXT, "Ekibastuz")
    assert features(TEXT, "Pavlodar region")
    assert features(TEXT, None)
    assert not features(TEXT, "Kostanay region")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Rice grows in Pavlodar region and Kostanay region (40 tonnes).", False),
        ("Rice grows in Pavlodar region and Kostanay region (in all 40 tonnes).", True),  # of either
        ("Rice grows in Pavlodar region and Kostanay region, 40 tonnes in all.", True),
    ],
)
def test_a_figure_alone_in_brackets_is_of_the_place_before_them(text: str, other: bool) -> None:
    assert features(text, "Kostanay region")
    assert bool(features(text, "Pavlodar region")) == bool(features(text, None)) == other


def test_an_akimat_stands_for_its_place() -> None:
    text = "The akimat of Kostanay region built 40 schools."
    assert features(text, "Kostanay region")


def test_who_only_reports_is_no_subject() -> None:
    text = "The Ministry of Energy said that 40 schools were built."
    found = document(text, language="en")
    ministry = next(u.entity for u in found.units if found.is_a(u.entity, "Ministry"))
    assert features(text, ministry.name())
    assert not features(text, ministry.name(), source=ministry)


def test_where_a_name_stands_to_the_figure() -> None:
    here = features("Kostanay region grows. In Pavlodar region 40 schools were built.", "Pavlodar region")
    before = features("Kostanay region grows. In Pavlodar region 40 schools were built.", "Kostanay region")
    assert {"where=clause-before", "standing=in", "alone=True"} <= here
    assert {"where=1", "others named=True"} <= before


def test_a_place_beside_a_smaller_one_only_contains_it() -> None:
    region, city = features(TEXT, "Pavlodar region"), features(TEXT, "Ekibastuz")
    assert "contains what stands beside" in region
    assert "contains what stands beside" not in city
    after = "Ekibastuz, Pavlodar region, grows. Now 40 schools were built."
    assert "contained what stood beside" in features(after, "Pavlodar region")
    assert "contained what stood beside" not in features(after, "Ekibastuz")


def test_the_last_thing_of_a_kind_is_what_a_common_noun_means() -> None:
    text = "The Ertis Cable plant works. The new plant in Pavlodar region got 40 schools."
    plant, region = features(text, "Ertis Cable"), features(text, "Pavlodar region")
    assert any(f.startswith("described") for f in plant)
    assert not any(f.startswith("described") for f in region)


def test_a_common_noun_means_what_has_it_in_its_name() -> None:
    text = "Pavlodar region met Ekibastuz city. Now 40 schools work, as {} officials say."
    said = "told by a word of its name outside"
    assert said in features(text.format("region"), "Pavlodar region")
    assert said not in features(text.format("region"), "Ekibastuz")
    assert said not in features(text.format("party"), "Pavlodar region")


def test_how_far_before_the_figure_stands_that_is_of_the_same() -> None:
    found = document(TEXT, language="en")
    first, second = found.sentences
    quantity = next(iter(quantities(found, 0)))
    for after, said in ((second, "last=same sentence"), (first, "last=next sentence")):
        subjects = Subjects(found, syntax(found)).of(Asked(quantity, "school", second, after=after))
        assert all(said in s.again for s in subjects if s.entity is not None)
        assert subjects[-1].again == ()


def test_what_the_words_tie_to_a_place_is_of_it_alone() -> None:
    text = "In Pavlodar region they built schools. Aksu – 40 schools."
    assert features(text, "Aksu")
    assert not features(text, "Pavlodar region")
    assert not features(text, None)
