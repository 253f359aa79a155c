"""Rolls of laureates: after which words names are of those who received the award that is spoken of."""

from __future__ import annotations

import pytest

from extract.enumeration import Enumerations
from extract.laureates import Laureates
from tests.documents import ready

NAMED = "The Order of Otan was presented in Taraz. "
ASAN, DIANA, PAVEL = "Asan Bekov", "Diana Omarova", "Pavel Litvin"


def rolls(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each who is on a roll, and the award."""
    made = ready(text, language)
    document = made.document
    rows = Enumerations(document, made.syntax, ("Person",), breaks=("Award",))
    found = Laureates(document, made.syntax, rows).rolls()
    return [(document.text(u.name_start, u.name_end), a.entity.id) for persons, a, _ in found for u in persons]


@pytest.mark.parametrize(
    ("roll", "on_it"),
    [
        (f"Among the laureates are {ASAN} and {DIANA}.", [ASAN, DIANA]),
        (f"On the list is {ASAN}.", [ASAN]),
        (f"First called were {ASAN}, {DIANA} and {PAVEL}.", [ASAN, DIANA, PAVEL]),  # several, one after another
        (f"First called was {ASAN}.", []),  # one alone may be called for anything
        (f"Of the laureates spoke {ASAN}.", []),
        (f"{ASAN} and {DIANA} came to Taraz.", []),
    ],
)
def test_who_is_on_a_roll(roll: str, on_it: list[str]) -> None:
    assert [name for name, _ in rolls(NAMED + roll)] == on_it


def test_a_roll_is_of_the_award_spoken_of() -> None:
    roll = f"Among the laureates is {ASAN}."
    assert rolls(roll) == []  # of none that is known
    assert rolls(f"{NAMED}{roll}") == [(ASAN, "order-otan")]
    several = f"{NAMED}The Order of Kurmet was presented, too. "
    assert rolls(several + roll) == []  # of either
    between = "Taraz is a city. It is old. "
    assert rolls(f"{NAMED}{between}The Order of Kurmet was presented, too. {roll}") == [(ASAN, "order-kurmet")]
