"""What roles are called and coloured: in three languages, and alike for one question in every relation."""

from __future__ import annotations

import pytest

import ontology.schema
from graph.spans import TRIGGER
from queries.facts.labels import COLOURS, asked, called, colour

ROLES = [(r.name, role) for r in ontology.schema.load().relations.values() for role in (*r.roles, TRIGGER)]


@pytest.mark.parametrize(("relation", "role"), ROLES)
def test_a_role_has_a_name_in_each_language_and_a_colour(relation: str, role: str) -> None:
    assert called(relation, role).keys() == {"en", "ru", "kk"}
    assert asked(relation, role) in COLOURS


def test_roles_of_one_question_have_one_colour() -> None:
    assert colour(asked("visit", "person")) == colour(asked("instruction", "issuer"))
    assert colour(asked("visit", "person")) != colour(asked("visit", "target"))


def test_the_ends_of_a_relation_between_two_are_called_by_what_they_are() -> None:
    assert called("implemented_in", "place") == {"en": "place", "ru": "место", "kk": "жер"}
    assert called("visit", "target")["en"] == "destination"


def test_colours_stand_out_on_paper() -> None:
    assert all(_contrast(one, "#ffffff") >= 4.5 for one in COLOURS.values())


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
