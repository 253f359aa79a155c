"""What marks roles and modality in English: prepositions and auxiliaries."""

from __future__ import annotations

from collections.abc import Mapping

from extract.frames import Modality, Role

PREPOSITIONS: Mapping[str, Role] = {
    "to": Role.GOAL, "into": Role.GOAL, "from": Role.SOURCE, "in": Role.LOCATION, "at": Role.LOCATION,
    "across": Role.LOCATION, "throughout": Role.LOCATION, "inside": Role.LOCATION,
    "around": Role.PATH,
    "of": Role.GENITIVE, "with": Role.COMITATIVE, "between": Role.RECIPROCAL, "by": Role.INSTRUMENT,
    "for": Role.BENEFICIARY, "about": Role.TOPIC, "under": Role.ACCORDANCE, "within": Role.ACCORDANCE,
    "on": Role.BASIS, "upon": Role.BASIS, "as": Role.CAPACITY, "until": Role.LIMIT, "till": Role.LIMIT,
}  # fmt: skip

AUXILIARIES: Mapping[str, Modality] = {
    "must": Modality.NECESSITY, "should": Modality.NECESSITY, "shall": Modality.NECESSITY,
    "will": Modality.FUTURE, "would": Modality.FUTURE, "can": Modality.ABILITY, "could": Modality.ABILITY,
    "may": Modality.POSSIBILITY, "might": Modality.POSSIBILITY,
}  # fmt: skip

# Verbs that say no more of the infinitive after them: "plans to build".
GOVERNORS: Mapping[str, Modality] = {
    "need": Modality.NECESSITY, "have": Modality.NECESSITY, "plan": Modality.INTENTION, "intend": Modality.INTENTION,
    "expect": Modality.INTENTION, "go": Modality.INTENTION,
}  # fmt: skip

# Verbs that tell of the infinitive after them that it was so: "used to be".
HABITS = frozenset(["use"])
