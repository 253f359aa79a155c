"""The akimats of several places that one plural tells."""

from __future__ import annotations

import pytest

from extract.akimats import of_several
from extract.coreference import Context
from extract.passage import Passage
from tests.documents import ready


@pytest.mark.parametrize(
    ("language", "text", "governed"),
    [
        (
            "en",
            "The akimats of Akmola, Kostanay and Pavlodar regions answered.",
            ["akmola-region", "kostanay-region", "pavlodar-region"],
        ),
        ("ru", "Ответили акиматы Акмолинской и Костанайской областей.", ["akmola-region", "kostanay-region"]),
        ("kk", "Ақмола және Ұлытау облыстарының әкімдіктері жауап берді.", ["akmola-region", "ulytau-region"]),
        ("en", "The akimat of Akmola region answered Pavlodar region.", ["akmola-region"]),
    ],
)
def test_each_listed_place_has_its_akimat(language: str, text: str, governed: list[str]) -> None:
    document = ready(text, language).document
    akimats = {u.entity.id for u in document.units if u.entity.type == "Akimat"}
    assert akimats == {f"akimat-of-{place}" for place in governed}


def test_what_are_akimats_already_are_no_places() -> None:
    document = ready("The akimats of Akmola and Kostanay regions answered.", "en").document
    assert [u for p in Passage.each(document) for u in of_several(document, Context(document), p)] == []
