"""What speaks for each entity near a figure."""

from __future__ import annotations

from extract.figures.candidates import Asked, Candidates
from extract.figures.quantities import quantities
from extract.figures.scene import Scene
from tests.documents import document, syntax


def test_the_nearest_name_in_the_clause_is_told_from_one_of_another_sentence() -> None:
    found = document("Kostanay region grows. In Pavlodar region 40 schools were built.", language="en")
    quantity = next(iter(quantities(found, 0)))
    asked = Asked(quantity, "school", found.sentence_of(quantity.start))
    candidates = Candidates(found, syntax(found))
    scene = Scene(candidates, asked, candidates.mentions(asked))
    told = {entity.name(): set(scene.features(entity)) for entity in scene.told}
    assert {"where=clause-before", "nearest=0"} <= told["Pavlodar region"]
    assert {"where=1", "nearest=1"} <= told["Kostanay region"]
