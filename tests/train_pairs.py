"""Train what ``extract/pairs`` weighs, and print what it adds to the rules: ``python -m tests.train_pairs [FILE]``.

The articles are those that ``tests.train`` trains on, and the entries of the codebook. Each relation with a pairing is
a logistic regression with a Gaussian prior, fitted by Adagrad to the nearest mentions of each pair of entities. What is
printed is cross-validated: each article is read by weights that were fitted without those of its source.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import numpy as np

import ontology.schema
from extract.model import Article
from extract.pairs.candidates import Pairing, candidates
from extract.pairs.features import features
from extract.pairs.scoring import BIAS, likelihood
from extract.readings import read_by_rules
from extract.relations import read
from extract.rules import registered
from extract.text import Text
from ontology.reference import Entity
from queries.judge.similarity import plain
from tests import constructions as codebook
from tests.train import SETS, as_text, is_one_of, ready, write

_PRIOR = 12.0  # precision of the Gaussian prior
_STEPS, _RATE = 300, 0.3  # of Adagrad
_SEEN = 3  # in how many pairs a feature stands that is weighed
_FOLDS = 8
_DIGITS = 3

T = TypeVar("T")
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Example:
    """A pair of entities of an article.

    Attributes:
        one: the entity that may fill the one role.
        mentions: the features of its mentions, the nearest first.
        right: whether the gold has it.
        ruled: whether the rules read it.
        left: whether it is left to the rules.
    """

    one: Entity
    mentions: Sequence[tuple[str, ...]]
    right: bool
    ruled: bool
    left: bool


@dataclass(frozen=True)
class Trained:
    """An article of the gold and its pairs for one relation.

    Attributes:
        source: what it was retold from, or itself.
        wanted: how many facts of the relation its gold has.
        examples: its pairs, without those that the gold leaves open.
    """

    source: str
    wanted: int
    examples: Sequence[Example]


def pairings() -> Iterator[Pairing]:
    """The pairings that modules of relations declare."""
    for relation in ontology.schema.load().relations:
        for found in vars(import_module(f"extract.relations.{relation}")).values():
            if isinstance(found, Pairing):
                yield found


def constructions(relation: str) -> Iterator[tuple[Text, Mapping]]:
    """The entries of the codebook as articles with gold for a relation."""
    for file in codebook.files():
        for number, entry in enumerate(codebook.entries(file)):
            about_it = {file.stem, *(fact["relation"] for fact in (*entry["facts"], *entry.get("not", ())))}
            if about_it.isdisjoint((relation, "nothing")):
                continue  # what it tells of others may be told
            facts = [fact for fact in entry["facts"] if fact["relation"] == relation]
            names = {name for fact in facts for name in fact.values() if isinstance(name, str)}
            article = Article("codebook", entry["text"], language=file.parent.name)
            about = {"id": f"{file.parent.name}/{file.stem}/{number}"}
            gold = {"article": about, "facts": facts, "entities": {name: {"names": [name]} for name in names}}
            yield as_text(article), gold


def examples(text: Text, gold: Mapping, pairing: Pairing) -> Trained:
    """The pairs of an article, and which of them its gold has."""
    names = {key: frozenset(map(plain, entity["names"])) for key, entity in gold["entities"].items()}
    told = [fact for fact in gold["facts"] if fact["relation"] == pairing.relation]
    wanted = [(names[f[pairing.one]], names[f[pairing.other]], bool(f.get("optional"))) for f in told]
    facts = [fact for fact in read(text, [pairing.relation]) if not registered()[fact.rule].weighed]
    ruled = {frozenset((*fact.roles[pairing.one], *fact.roles[pairing.other])) for fact in facts}
    found: list[Example] = []
    for pairs in candidates(text.setting, pairing):
        one, other = pairs[0].one.entity, pairs[0].other.entity
        same = [
            o
            for a, b, o in wanted
            if (is_one_of(one, a) and is_one_of(other, b)) or (is_one_of(one, b) and is_one_of(other, a))
        ]
        if not same or not all(same):
            mentions = [features(text.setting, pairing.relation, pair) for pair in pairs]
            left = any(read_by_rules(text, pairing, pair, facts) for pair in pairs)
            found.append(Example(one, mentions, bool(same), frozenset((one, other)) in ruled, left))
    return Trained(source_of(gold), sum(not optional for *_, optional in wanted), found)


def source_of(gold: Mapping) -> str:
    """What an article was retold from, or itself."""
    return urlsplit(gold["article"].get("retold_from", "")).netloc or gold["article"]["id"]


def fitted(articles: Sequence[Trained]) -> Weights:
    """The weights under which what the gold has is likeliest, by the nearest mentions of each pair."""
    pairs = [(example.mentions[0], example.right) for article in articles for example in article.examples]
    seen = Counter(feature for told, _ in pairs for feature in told)
    names = [BIAS, *sorted(feature for feature, count in seen.items() if count >= _SEEN)]
    index = {name: i for i, name in enumerate(names)}
    cells = [(i, index[f]) for i, (told, _) in enumerate(pairs) for f in (BIAS, *told) if f in index]
    row, column = np.array([i for i, _ in cells]), np.array([j for _, j in cells])
    right = np.array([float(right) for _, right in pairs])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    prior = np.where(np.arange(len(names)) == 0, 0.0, _PRIOR)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.bincount(row, weights[column], len(pairs))))
        slope = np.bincount(column, (right - likely)[row], len(names)) - prior * weights
        squares += slope**2
        weights += _RATE * slope / np.sqrt(squares)
    return {name: round(float(weight), _DIGITS) for name, weight in zip(names, weights, strict=True)}


def judged(articles: Sequence[Trained]) -> Iterator[tuple[Trained, Mapping[int, float]]]:
    """Each article and how likely its pairs are, by number, by weights fitted without the articles of its source."""
    for held, others in folded(articles, lambda article: article.source):
        weights = fitted(others)
        for article in held:
            yield article, {i: _likelihood(e, weights) for i, e in enumerate(article.examples)}


def folded(articles: Sequence[T], source: Callable[[T], str]) -> Iterator[tuple[list[T], list[T]]]:
    """Each part of some articles in turn, and those of other sources."""
    sources = sorted({source(article) for article in articles})
    for fold in range(_FOLDS):
        held = {name for i, name in enumerate(sources) if i % _FOLDS == fold}
        yield [a for a in articles if source(a) in held], [a for a in articles if source(a) not in held]


def _likelihood(example: Example, weights: Weights) -> float:
    return max(likelihood(told, weights) for told in example.mentions)


def added(article: Trained, likely: Mapping[int, float], pairing: Pairing) -> Iterator[Example]:
    """The pairs that are read beside those that the rules read, as ``with_likely`` reads them."""
    ones = {example.one for example in article.examples if example.ruled}
    for i in sorted(likely, key=lambda i: -likely[i]):
        example = article.examples[i]
        if likely[i] >= pairing.sure and not example.left and not (pairing.single and example.one in ones):
            ones.add(example.one)
            yield example


def validate(pairing: Pairing, articles: Sequence[Trained]) -> None:
    """Print what the rules read, and what likely pairs add to that."""
    verdicts = list(judged(articles))
    wanted = sum(article.wanted for article in articles)
    ruled = Counter(e.right for article in articles for e in article.examples if e.ruled)
    beside = Counter(e.right for article, likely in verdicts for e in added(article, likely, pairing))
    errors = [(p - article.examples[i].right) ** 2 for article, likely in verdicts for i, p in likely.items()]
    both = _f1(wanted, ruled[True] + beside[True], ruled[False] + beside[False])
    print(
        f"{pairing.relation}: {wanted} facts, {len(errors)} pairs; rules read {ruled[True]} right, {ruled[False]} "
        f"wrong (F1 {_f1(wanted, ruled[True], ruled[False]):.3f}); likely beside {beside[True]} right, {beside[False]} "
        f"wrong (F1 of both {both:.3f}); Brier {sum(errors) / len(errors):.3f}"
    )


def _f1(wanted: int, right: int, wrong: int) -> float:
    return 2 * right / (wanted + right + wrong)


def main(file: Path | None = None) -> None:
    """Cross-validate, then train on everything and write the weights to a file, else to standard output."""
    paired = list(pairings())
    articles: dict[str, list[Trained]] = {pairing.relation: [] for pairing in paired}
    for article, gold in (pair for name in SETS for pair in ready(name)):
        for pairing in paired:
            articles[pairing.relation].append(examples(article, gold, pairing))
    for pairing in paired:
        validate(pairing, articles[pairing.relation])
        articles[pairing.relation] += [examples(*entry, pairing) for entry in constructions(pairing.relation)]
    rows = [(r, f, weight) for r, found in articles.items() for f, weight in fitted(found).items() if weight]
    write(file, ["relation", "feature", "weight"], rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
