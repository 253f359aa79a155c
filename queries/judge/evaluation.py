"""Score a store against gold facts: precision, recall and F1 of each relation and entity type.

A gold entry marked optional is neither rewarded nor punished. Which roles a fact must have right to count, and which
others are scored as fields and how, the ontology says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import ontology.schema
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES, Relation
from queries.ask.catalog import QueryError
from queries.ask.source import Source, texts
from queries.ask.stored import StoredFact, facts
from queries.judge.comparison import Found, Gold, compare_fields, essential_roles, same_fact, shared_ends
from queries.judge.gold import read_gold
from queries.judge.report import Report, Score
from queries.judge.similarity import plain, same_name


def evaluate(source: Source, folder: Path, only: str = "") -> Report:
    """Compare a store with the gold files of a folder.

    Args:
        source: the store.
        folder: one JSON file per article.
        only: consider the articles whose identifier begins so.

    Raises:
        QueryError: the folder has no such gold file, or one that is none; the message names it.
    """
    files = [file for file in sorted(folder.glob("*.json")) if file.stem.startswith(only)]
    if not files:
        raise QueryError(f"{folder}: there is no gold file{f' whose name begins with {only}' if only else ''}")
    scorer = _Scorer(source)
    for file in files:
        scorer.article(read_gold(file))
    return scorer.report()


class _Scorer:
    """Counts, article by article."""

    def __init__(self, source: Source) -> None:
        self.schema = ontology.schema.load()
        self.scores: dict[str, Score] = {}
        self.fields: dict[str, list[bool]] = defaultdict(list)
        self.complete = 0  # facts of which every field is right, too
        self.errors: list[tuple[str, str, str, Any]] = []
        self.linked: list[tuple[str, str, str]] = []  # gold key, IRI and article of every entity found
        self.labels: dict[str, set[str]] = defaultdict(set)
        for node, name in texts(source, "SELECT ?s ?name WHERE { ?s skos:prefLabel|skos:altLabel|rdfs:label ?name }"):
            self.labels[node].add(name)
        self.names = {node: {plain(name) for name in names} for node, names in self.labels.items()}
        self.articles = {
            identifier: node
            for node, identifier in texts(source, "SELECT ?s ?id WHERE { ?s a orda:Article ; dcterms:identifier ?id }")
        }
        self.mentioned: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for article, entity, cls in texts(source, "SELECT ?a ?e ?c WHERE { ?a orda:mentions ?e . ?e a ?c }"):
            self.mentioned[article][entity].add(self.schema.base(cls.removeprefix(ORDA)))
        self.facts: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for fact in facts(source):
            for found in _told(self.schema.relations[fact.relation], fact):
                for article in sorted({e.article for e in fact.evidence}):
                    places = tuple(e for e in fact.evidence if e.article == article)
                    self.facts[article, fact.relation].append(Found(found, places, self.labels, self.names))

    def article(self, gold: Gold) -> None:
        """Count one article."""
        identifier = gold["article"]["id"]
        node = self.articles.get(identifier, "")
        names = {key: {plain(name) for name in entity["names"]} for key, entity in gold["entities"].items()}
        self._entities(identifier, self.mentioned.get(node, {}), gold["entities"], names)
        for name, relation in self.schema.relations.items():
            wanted = [fact for fact in gold["facts"] if fact["relation"] == name]

            def same(want: Gold, found: Found, relation: Relation = relation) -> bool:
                return same_fact(relation, want, found, names)

            def agreement(want: Gold, found: Found, relation: Relation = relation) -> int:
                return sum(right for _, right in compare_fields(relation, want, found, names))

            for want, found in self._tally(name, identifier, wanted, self.facts[node, name], same, agreement):
                compared = list(compare_fields(relation, want, found, names))
                for field, right in compared:
                    self.fields[f"{name}.{field}"].append(right)
                self.complete += all(right for _, right in compared)

    def _entities(
        self, identifier: str, ours: Mapping[str, set[str]], gold: Gold, names: Mapping[str, set[str]]
    ) -> None:
        def same(want: Gold, node: str) -> bool:
            return same_name(self.names.get(node, ()), names[want["key"]])

        def agreement(want: Gold, node: str) -> int:
            return len(self.names.get(node, set()) & names[want["key"]])

        for kind in ENTITY_CLASSES:
            # An implied entity is named nowhere in the text: to find it is neither right nor wrong.
            wanted = [
                {"key": key, **entity, "optional": bool(entity.get("optional") or entity.get("implied"))}
                for key, entity in gold.items()
                if entity["type"] == kind
            ]
            found = [node for node, kinds in sorted(ours.items()) if kind in kinds]
            self._tally(f"entity:{kind}", identifier, wanted, found, same, agreement)
        for key, entity in gold.items():
            want = {"key": key}
            alike = [node for node in sorted(ours) if same(want, node)]
            if alike:
                best = max(alike, key=lambda n, w=want, e=entity: (e["type"] in ours[n], agreement(w, n)))  # type: ignore[misc]
                self.linked.append((key, best, identifier))

    def _tally(
        self,
        name: str,
        article: str,
        wanted: Sequence[Gold],
        found: Sequence[Any],
        same: Callable[[Any, Any], bool],
        agreement: Callable[[Any, Any], int],
    ) -> list[tuple[Gold, Any]]:
        """Match one to one, what is wanted before what is optional; the pairs that count.

        Where several found ones would do, the one that agrees most is taken, so that no order decides.
        """
        score = self.scores.setdefault(name, Score())
        left, pairs = list(found), []
        for want in sorted(wanted, key=lambda w: bool(w.get("optional"))):
            fitting = [f for f in left if same(want, f)]
            hit = max(fitting, key=lambda f, w=want: agreement(w, f)) if fitting else None  # type: ignore[misc]
            if hit is not None:
                left.remove(hit)
            if want.get("optional"):
                continue
            if hit is None:
                score.missed += 1
                self.errors.append((article, name, "missed", dict(want)))
            else:
                score.right += 1
                pairs.append((want, hit))
        # To tell one fact twice is no error.
        wrong = [f for f in left if not any(same(want, f) for want in wanted)]
        score.wrong += len(wrong)
        self.errors += [(article, name, "wrong", self._shown(f)) for f in wrong]
        return pairs

    def _shown(self, found: Found | str) -> Any:
        if isinstance(found, Found):
            return found.shown()
        return sorted(self.labels.get(found, {found}))[:3]

    def report(self) -> Report:
        """The counts of all articles."""
        return Report(self.scores, self._identity(), dict(self.fields), self.complete, tuple(self.errors))

    def _identity(self) -> Score:
        """Of the entities of different articles: is one real thing one node, and only it?"""
        score = Score()
        for (key, node, article), (other_key, other_node, other_article) in combinations(self.linked, 2):
            if article != other_article:
                score.right += key == other_key and node == other_node
                score.wrong += key != other_key and node == other_node
                score.missed += key == other_key and node != other_node
        return score


def _told(relation: Relation, fact: StoredFact) -> list[StoredFact]:
    """What a node tells: one fact; one a pair, where neither end comes first; none, where it lacks a role."""
    if not all(fact.roles.get(role.name) for role in essential_roles(relation)):
        return []
    if (ends := shared_ends(relation)) is None:
        return [fact]
    one, other = ends
    pairs = combinations(fact.roles[one], 2)
    return [replace(fact, roles={**fact.roles, one: (first,), other: (second,)}) for first, second in pairs]
