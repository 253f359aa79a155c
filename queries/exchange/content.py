"""What every exchange format is written from: the entities, offices and facts of a store, once read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import ID, ORDA, iri
from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES
from queries.ask.source import Source, Term, rows
from queries.ask.stored import StoredFact, facts

_OTHERS = ("Office", "Article")


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, an office or an article.

    Attributes:
        iri: its node.
        kind: its most specific class, by its local name.
        base: the class that this comes under: one of the entity classes, ``Office`` or ``Article``.
        values: its values by property, in the order of their texts.
    """

    iri: str
    kind: str
    base: str
    values: Mapping[str, tuple[Term, ...]] = field(repr=False)

    @property
    def id(self) -> str:
        """Its IRI without what all have in common."""
        return self.iri.removeprefix(ID)

    def all(self, name: str) -> list[str]:
        """The texts or IRIs of a property, which is given with its prefix."""
        return [getattr(value, "value", "") for value in self.values.get(iri(name), ())]

    def one(self, name: str) -> str:
        """The first of them; empty where there is none."""
        return next(iter(self.all(name)), "")

    def name(self, language: str = "en") -> str:
        """A preferred name: in the language, or in the first that has one."""
        found = self.names("skos:prefLabel") or self.names("dcterms:title")
        order = [language, *LANGUAGES]
        return next((found[x][0] for x in order if x in found), self.iri.rsplit("/", 1)[-1])

    def names(self, name: str = "skos:prefLabel") -> dict[str, list[str]]:
        """The values of a naming property by language."""
        found: dict[str, list[str]] = defaultdict(list)
        for value in self.values.get(iri(name), ()):
            if isinstance(value, ox.Literal):
                found[value.language or "en"].append(value.value)
        return dict(found)

    def all_names(self) -> list[str]:
        """Every name, the preferred ones first, each once."""
        preferred = [n for x in LANGUAGES for n in self.names().get(x, ())]
        others = [n for x in LANGUAGES for n in self.names("skos:altLabel").get(x, ())]
        return list(dict.fromkeys([self.name(), *preferred, *others]))


class Content:
    """A store's things and facts.

    Args:
        source: a store, or anything else that can be asked.
        language: the language to name things in where a format has one name only.
    """

    def __init__(self, source: Source, language: str = "en") -> None:
        self.source, self.language, self.schema = source, language, ontology.schema.load()

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Entities, offices and articles by IRI, in its order."""
        found: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
        classes = " ".join(f"orda:{name}" for name in (*ENTITY_CLASSES, *_OTHERS))
        pattern = f"VALUES ?c {{ {classes} org:Role }} ?s a ?c ; ?p ?o"
        for node, predicate, value in rows(self.source, f"SELECT ?s ?p ?o WHERE {{ {pattern} }}"):
            found[node.value][predicate.value].add(value)
        return {node: self._thing(node, found[node]) for node in sorted(found)}

    @cached_property
    def facts(self) -> list[StoredFact]:
        """Every fact, relation by relation; reference data among them."""
        return list(facts(self.source))

    @cached_property
    def articles_of(self) -> dict[str, set[str]]:
        """The articles that mention each entity."""
        found: dict[str, set[str]] = defaultdict(set)
        for thing in self.of("Article"):
            for entity in thing.all("orda:mentions"):
                found[entity].add(thing.iri)
        return found

    def of(self, *bases: str) -> list[Thing]:
        """The things of some classes."""
        return [thing for thing in self.things.values() if thing.base in bases]

    def name(self, node: str) -> str:
        """What a node is called."""
        return self.things[node].name(self.language) if node in self.things else node.removeprefix(ID)

    def is_a(self, thing: Thing, *classes: str) -> bool:
        """Is a thing of one of the classes?"""
        return self.schema.is_a(thing.kind, *classes)

    def asked(self, fact: StoredFact, *questions: str) -> list[str]:
        """The IRIs and texts of the roles of a fact that answer the questions, in their order."""
        roles = self.schema.relations[fact.relation].asking(*questions)
        return [getattr(value, "value", "") for role in roles for value in fact.roles.get(role.name, ())]

    def _thing(self, node: str, values: Mapping[str, set[Term]]) -> Thing:
        types = {getattr(v, "value", "") for v in values[iri("rdf:type")]}
        local = sorted(t.removeprefix(ORDA) for t in types if t.startswith(ORDA))
        base = next((c for c in (*ENTITY_CLASSES, *_OTHERS) if c in local), "Office")
        kind = next((c for c in local if c not in (*ENTITY_CLASSES, *_OTHERS)), base)
        return Thing(node, kind, base, {p: tuple(sorted(vs, key=str)) for p, vs in values.items()})
