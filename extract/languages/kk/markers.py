"""What marks roles in Kazakh beside postpositions, which ``syntax.yaml`` lists by role: cases."""

from __future__ import annotations

from collections.abc import Mapping

from extract.frames import Role

CASES: Mapping[str, Role] = {
    "nom": Role.AGENT, "acc": Role.PATIENT, "gen": Role.GENITIVE, "dat": Role.GOAL, "loc": Role.LOCATION,
    "rel": Role.LOCATION, "abl": Role.SOURCE, "ins": Role.COMITATIVE,
}  # fmt: skip
