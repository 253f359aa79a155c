"""Score a store against gold facts: precision, recall and F1 of each relation and entity type.

A gold entry marked optional is neither rewarded nor punished. Which roles a fact must have right to count, and which
others are scored as fields and how, the ontology says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import ontology.schema
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES, Relation, Role
from queries.ask.catalog import QueryError
from queries.ask.source import Source, texts
from queries.ask.stored import StoredFact, facts
from queries.judge.comparison import Found, Gold, compare_fields, essential_roles, same_fact, shared_ends
from queries.judge.gold import read_gold
from queries.judge.report import Judged, Report, Score, Verdict
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


@dataclass(slots=True)
class _Matched:
    """What is wanted and what was found, matched one to one.

    Attributes:
        pairs: what is right.
        missed: what was wanted and not found.
        wrong: what was found and is not so.
        arguable: what was found of what the gold marks as optional.
        again: what was found once more.
    """

    pairs: list[tuple[Gold, Any]] = field(default_factory=list)
    missed: list[Gold] = field(default_factory=list)
    wrong: list[Any] = field(default_factory=list)
    arguable: list[Any] = field(default_factory=list)
    again: list[Any] = field(default_factory=list)


class _Scorer:
    """Counts, article by article."""

    def __init__(self, source: Source) -> None:
        self.schema = ontology.schema.load()
        self.scores: dict[str, Score] = {}
        self.fields: dict[str, list[bool]] = defaultdict(list)
        self.complete = 0  # facts of which every field is right, too
        self.errors: list[tuple[str, str, str, Any]] = []
        self.judged: list[Judged] = []
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

            matched = self._tally(name, identifier, wanted, self.facts[node, name], same, agreement)
            for want, found in matched.pairs:
                compared = list(compare_fields(relation, want, found, names))
                for role, right in compared:
                    self.fields[f"{name}.{role}"].append(right)
                mistaken = tuple(dict.fromkeys(role for role, right in compared if not right))
                self.complete += not mistaken
                self._judge(Verdict.RIGHT, gold, relation, [found], mistaken)
            self._judge(Verdict.WRONG, gold, relation, matched.wrong)
            self._judge(Verdict.ARGUABLE, gold, relation, matched.arguable)
            self._judge(Verdict.AGAIN, gold, relation, matched.again)
            self.judged += [_missed(gold, relation, want) for want in matched.missed]

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
    ) -> _Matched:
        """Match one to one, what is wanted before what is optional, and count.

        Where several found ones would do, the one that agrees most is taken, so that no order decides.
        """
        score = self.scores.setdefault(name, Score())
        left, matched = list(found), _Matched()
        for want in sorted(wanted, key=lambda w: bool(w.get("optional"))):
            fitting = [f for f in left if same(want, f)]
            hit = max(fitting, key=lambda f, w=want: agreement(w, f)) if fitting else None  # type: ignore[misc]
            if hit is not None:
                left.remove(hit)
            if want.get("optional"):
                matched.arguable += [] if hit is None else [hit]
            elif hit is None:
                matched.missed.append(want)
            else:
                matched.pairs.append((want, hit))
        # To tell one fact twice is no error.
        for one in left:
            (matched.again if any(same(want, one) for want in wanted) else matched.wrong).append(one)
        score.right += len(matched.pairs)
        score.wrong += len(matched.wrong)
        score.missed += len(matched.missed)
        self.errors += [(article, name, "missed", dict(want)) for want in matched.missed]
        self.errors += [(article, name, "wrong", self._shown(one)) for one in matched.wrong]
        return matched

    def _judge(
        self, verdict: Verdict, gold: Gold, relation: Relation, found: Iterable[Found], mistaken: tuple[str, ...] = ()
    ) -> None:
        """Keep what became of some facts of an article."""
        about = gold["article"]
        for one in found:
            proof = max(one.evidence, key=lambda evidence: evidence.confidence)
            said = _compared(relation, {role: one.values(role) for role in relation.roles})
            self.judged.append(
                Judged(
                    verdict, about["id"], about.get("language", ""), relation.name, said, proof.words, mistaken,
                    one.fact.iri, proof.confidence, proof.rule,
                )
            )  # fmt: skip

    def _shown(self, found: Found | str) -> Any:
        if isinstance(found, Found):
            return found.shown()
        return sorted(self.labels.get(found, {found}))[:3]

    def report(self) -> Report:
        """The counts of all articles."""
        errors, judged = tuple(self.errors), tuple(self.judged)
        return Report(self.scores, self._identity(), dict(self.fields), self.complete, errors, judged)

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


def _missed(gold: Gold, relation: Relation, want: Gold) -> Judged:
    """A fact that the gold has and the graph has not."""
    about, words = gold["article"], want.get("evidence") or want.get("start", "")
    said = {
        role.name: _told_values(role, value, gold) for role in relation.roles.values() if (value := want.get(role.name))
    }
    return Judged(
        Verdict.MISSED, about["id"], about.get("language", ""), relation.name, _compared(relation, said), words
    )


def _told_values(role: Role, value: Any, gold: Gold) -> list[str]:
    """What fills a role of the gold: the names of entities, and of several wordings of one thing the first."""
    values = value if isinstance(value, list) else [value]
    if role.kind == "entity":
        return [gold["entities"][key]["names"][0] for key in values]
    return [str(value) for value in values[:1]]


def _compared(relation: Relation, said: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """What fills the roles that are compared, those first without which there is no such fact."""
    first = [role.name for role in essential_roles(relation)]
    further = [role.name for role in relation.roles.values() if role.scored_by is not None]
    return {role: tuple(said[role]) for role in dict.fromkeys([*first, *further]) if said.get(role)}
