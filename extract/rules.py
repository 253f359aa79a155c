"""The rules that read facts. Each is declared in the module of its relation, beside the code that applies it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

import ontology.schema


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
