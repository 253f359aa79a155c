"""A layer over a text: what covers a token, what lies in a stretch, and what gives way to what is put there."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layer import GrowingLayer, Layer


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int


ONE, TWO, THREE = Stretch(0, 2), Stretch(3, 6), Stretch(6, 7)


def test_stretches_are_looked_up_by_token() -> None:
    layer = Layer([THREE, ONE, TWO])
    assert list(layer) == [ONE, TWO, THREE]
    assert [layer.at(i) for i in (1, 2, 3, 6)] == [ONE, None, TWO, THREE]
    assert (layer.free(2, 3), layer.free(2, 4)) == (True, False)


def test_stretches_of_a_range_begin_or_lie_in_it() -> None:
    layer = Layer([ONE, TWO, THREE])
    assert layer.beginning(1, 4) == [TWO]
    assert list(layer.within(0, 6)) == [ONE, TWO]
    assert list(layer.within(0, 5)) == [ONE]


@pytest.mark.parametrize(
    ("put", "covered", "left"),
    [
        (Stretch(2, 3), [], [ONE, Stretch(2, 3), TWO, THREE]),
        (Stretch(1, 4), [ONE, TWO], [Stretch(1, 4), THREE]),  # which reach into it
        (Stretch(0, 9), [ONE, TWO, THREE], [Stretch(0, 9)]),
    ],
)
def test_what_a_stretch_is_put_over_gives_way(put: Stretch, covered: list[Stretch], left: list[Stretch]) -> None:
    layer = GrowingLayer([ONE, TWO, THREE])
    assert layer.cover(put) == covered
    assert list(layer) == left


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6))))
def test_a_layer_that_was_changed_is_as_one_made_anew(places: list[tuple[int, int]]) -> None:
    layer: GrowingLayer[Stretch] = GrowingLayer()
    for start, length in places:
        layer.cover(Stretch(start, start + length))
    anew = Layer(list(layer))
    assert [layer.at(i) for i in range(40)] == [anew.at(i) for i in range(40)]
    assert layer.beginning(5, 20) == anew.beginning(5, 20)
    assert len(layer) == len({layer.at(i) for i in range(40)} - {None})  # no two overlap, none is lost
