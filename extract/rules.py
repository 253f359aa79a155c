"""The rules that read facts. Each is declared in the module of its relation, beside the code that applies it.

What a rule takes for a fact is said there in English; ``rules.csv`` says it in the other languages of answers. A rule
without a row there is told in English.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import ontology.schema

FILE = Path(__file__).parent / "rules.csv"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a text tells a fact of a relation.

    Attributes:
        relation: the relation's name in the ontology.
        label: what it is called among the relation's rules.
        why: what in a text it takes for the fact, with an example, in one line.
        weighed: whether each of its facts has a likelihood of its own, instead of the rule's share of right ones.
    """

    relation: str
    label: str
    why: str
    weighed: bool = False

    @property
    def name(self) -> str:
        """What facts say of the rule that read them: ``visit/motion-verb``."""
        return f"{self.relation}/{self.label}"

    def told(self, language: str) -> str:
        """What in a text it takes for the fact, in a language that answers are given in."""
        return translations().get(self.name, {}).get(language) or self.why


@cache
def translations() -> dict[str, dict[str, str]]:
    """What the rules take for facts, in other languages than English: by rule, then by language."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        return {row.pop("rule"): row for row in csv.DictReader(handle)}


@cache
def registered() -> dict[str, Rule]:
    """All rules by name: relation by relation, in the order of their modules.

    Raises:
        ValueError: two rules of a relation have one label, or a module declares a rule of another relation.
    """
    found: dict[str, Rule] = {}
    for relation in ontology.schema.load().relations:
        file = f"extract/relations/{relation}.py"
        for rule in vars(import_module(f"extract.relations.{relation}")).values():
            if not isinstance(rule, Rule):
                continue
            if rule.relation != relation:
                raise ValueError(f'{file}: the rule {rule.name} is of another relation; write Rule("{relation}", …)')
            if found.setdefault(rule.name, rule) is not rule:
                raise ValueError(f"{file}: there are two rules {rule.name}; rename one")
    return found
