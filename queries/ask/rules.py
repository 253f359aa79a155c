"""What the rules that facts bear mean to a reader: what each takes for a fact, and how often that was right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from extract import confidence
from extract.rules import registered
from ontology.reference import LANGUAGES

Ground = Literal["measured", "kin", "weighed", "none"]


def rule(name: str, language: str) -> str:
    """What a rule takes for a fact, in words; its name where it is none of ours."""
    known = registered().get(name)
    return known.told(language) if known else name


def rule_labels(name: str) -> Mapping[str, str]:
    """The same by language."""
    return {language: rule(name, language) for language in LANGUAGES}


def ground(name: str) -> Ground:
    """What the confidence of a rule's facts rests on.

    Returns:
        ``measured``: the share of its own readings that were right on gold facts; ``kin``: that of its relation's
        rules together; ``weighed``: the likelihood of each fact by itself; ``none``: nothing that we know of.
    """
    known = registered().get(name)
    if known is None:
        return "none"
    if known.weighed:
        return "weighed"
    return "measured" if confidence.is_measured(name) else "kin"
