"""The outlines of places, as Vega draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import ontology.reference
from ontology.namespaces import ID

Shape = Mapping[str, Any]  # a geometry of GeoJSON

_DIGITS = 2  # of a coordinate: about a kilometre


@cache
def outlines(country: str) -> Mapping[str, Shape]:
    """The outlines of the places of a country, by their IRIs, as Vega wants them.

    RFC 7946 has the outer ring of a polygon run against the clock; on d3's sphere what lies to the right of a ring is
    within, so that such a ring holds all the world but the place.
    """
    found = ontology.reference.load(country).outlines
    return {f"{ID}{feature['properties']['id']}": _wound(feature["geometry"]) for feature in found}


def _wound(shape: Shape) -> Shape:
    """A geometry whose outer rings run with the clock, and holes against it; what has no area is left out."""
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    solid = [[ring for ring in map(_rounded, rings) if turning(ring)] for rings in polygons if turning(rings[0])]
    turned = [[_turned(ring, clockwise=not n) for n, ring in enumerate(rings)] for rings in solid if rings]
    return {"type": "MultiPolygon", "coordinates": turned}


def _turned(ring: list[list[float]], *, clockwise: bool) -> list[list[float]]:
    return ring if (turning(ring) < 0) is clockwise else ring[::-1]


def turning(ring: Sequence[Sequence[float]]) -> float:
    """Twice the area within a ring: positive where it runs against the clock."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True))


def area(shape: Shape) -> float:
    """How much of the map a geometry takes, in square degrees, twice."""
    return sum(abs(turning(ring)) for ring in outer(shape))


def _rounded(ring: Sequence[Sequence[float]]) -> list[list[float]]:
    """A ring as fine as a picture shows it; what that makes a line stays as it is."""
    points = [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in ring]
    kept = [point for n, point in enumerate(points) if not n or point != points[n - 1]]
    return kept if len({tuple(point) for point in kept}) > 2 else [list(point) for point in ring]


def outer(shape: Shape) -> list[Any]:
    """The outer rings of a geometry."""
    return [rings[0] for rings in shape["coordinates"]]
