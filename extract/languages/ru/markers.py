"""What marks roles and modality in Russian: prepositions, cases and words of duty."""

from __future__ import annotations

from collections.abc import Mapping

from extract.frames import Modality, Role

PREPOSITIONS: Mapping[str, Role] = {
    "с": Role.COMITATIVE, "со": Role.COMITATIVE, "к": Role.GOAL, "ко": Role.GOAL, "из": Role.SOURCE, "от": Role.SOURCE,
    "под": Role.ACCORDANCE, "благодаря": Role.ACCORDANCE, "согласно": Role.ACCORDANCE, "по": Role.BASIS,
    "между": Role.RECIPROCAL, "для": Role.BENEFICIARY, "о": Role.TOPIC, "об": Role.TOPIC, "у": Role.LOCATION,
    "при": Role.LOCATION, "до": Role.LIMIT, "перед": Role.RECIPIENT,
}  # fmt: skip
PLACING = ("в", "во", "на")  # "to" with the accusative, else "in"

GOVERNORS: Mapping[str, Modality] = dict.fromkeys(
    ("должный", "обязать", "необходимый", "необходимо", "надо", "нужно", "следовать", "надлежать", "требоваться"),
    Modality.NECESSITY,
)
