"""Which entity a name means: by its kind, by what the article speaks of, by rank; else none."""

from __future__ import annotations

import pytest

from extract.linking import Linker
from tests.documents import bare, ready

PLACE = bare("x")
ENTITIES = PLACE.reference.entities


def linker(*context: str) -> Linker:
    """A linker of an article that names some places."""
    made = Linker(bare("x"))
    for place in context:
        made.remember(ENTITIES[place], [("x",)], None)
    return made


@pytest.mark.parametrize(
    ("kind", "meant"), [("Region", "almaty-region"), ("City", "almaty"), (None, "almaty-region"), ("Award", None)]
)
def test_a_kind_tells_namesakes_apart_and_rank_those_that_stand_bare(kind: str | None, meant: str | None) -> None:
    chosen = linker().choose([ENTITIES["almaty"], ENTITIES["almaty-region"]], kind)
    assert (chosen.id if chosen else None) == meant


ESIL = [ENTITIES[f"esil-district-{of}"] for of in ("akmola", "astana", "north-kazakhstan")]


def test_of_namesakes_the_one_in_a_place_that_the_article_names() -> None:
    assert linker().choose(ESIL, "District") is None  # a wrong link is worse than none
    chosen = linker("akmola-region").choose(ESIL, "District")
    assert chosen is not None
    assert chosen.id == "esil-district-akmola"
    assert linker("akmola-region", "astana").choose(ESIL, "District") is None


def test_the_zone_of_a_place_is_none_of_its_other_facilities() -> None:
    zone = ENTITIES["sez-qyzyljar"]
    assert linker().choose([zone], "EconomicZone") == zone
    assert linker().choose([zone], "Hospital") is None


def test_the_country_in_which_all_namesakes_lie_tells_none_apart() -> None:
    chosen = linker("kazakhstan", "akmola-region").choose(ESIL, "District")
    assert chosen is not None
    assert chosen.id == "esil-district-akmola"


def test_a_name_within_another_places_is_no_namesake() -> None:
    text = "Абай облысының тұрғындары келді. Абай ауданының әкімі сөйледі."  # no town Абай
    assert "abai-district-abai" in {u.entity.id for u in ready(text, "kk").document.units}


def test_a_village_elsewhere_than_in_what_the_article_names_is_a_namesake() -> None:
    village = next(e for e in ENTITIES.values() if e.type == "Settlement" and e.get("part_of") == "zaisan-district")
    assert not linker().is_elsewhere(village)
    assert linker("koksu-district").is_elsewhere(village)
    assert not linker("koksu-district", "zaisan-district").is_elsewhere(village)


def test_a_region_may_be_a_district_that_a_translation_calls_so() -> None:
    (esil,) = ESIL[:1]
    assert linker().choose([esil], "Region") == esil
    assert linker().choose([esil], "City") is None


def test_the_nearest_named_place_decides() -> None:
    near = linker("akmola-region").in_context(ESIL)
    assert near is not None
    assert near.id == "esil-district-akmola"
    assert linker().in_context(ESIL) is None


def test_no_bare_name_is_a_mountains_or_an_awards() -> None:
    for cls in ("Mountain", "Order"):
        entity = next(e for e in ENTITIES.values() if e.type == cls)
        assert linker().choose([entity], None) is None
        assert linker().choose([entity], cls) == entity


def test_a_name_means_what_its_noun_once_said() -> None:
    river = next(e for e in ENTITIES.values() if PLACE.is_a(e, "NaturalFeature"))
    told = linker()
    told.remember(river, [("x",)], "River")
    assert told.meant([("x",)]) == river
    assert told.meant([("y",)]) is None


def test_what_no_list_has_is_one_thing_whenever_it_has_the_name() -> None:
    made = linker()
    one = made.new("School", "en", "Green School")
    two = made.new("School", "en", "Green School", "the Green")
    assert one == two
    assert two.names["en"] == ("Green School", "the Green")
    assert made.new("Person", "en", "Green School") != one


def test_a_namesake_that_nothing_tells_apart_is_of_this_article_alone() -> None:
    village = linker().unlinked("Settlement", "en", "Abai")
    assert (village.id, village.known) == ("place/abai-in-a", False)
