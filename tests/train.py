"""Train what ``extract/figures/ranking`` weighs, and print how often it is right: ``python -m tests.train [FILE]``.

The articles are the sentences of the codebook, the sample, the halves of ``tests/gold`` that rules may be written on
and, where ``../shared`` has them, the seeds and the development set. A figure's subjects are told apart by a softmax
with a Gaussian prior, fitted by Adagrad. What the figure before is of is, in training as in reading, what was
predicted: folds of whole articles are read with weights that were fitted without them.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extract import content
from extract.figures.ranking import best
from extract.figures.subjects import Subjects
from extract.model import Article
from extract.pipeline import text
from extract.relations import indicator
from extract.relations.indicator import Told
from extract.text import Text
from ontology.reference import Entity
from queries.judge.similarity import is_standard_unit, near, plain, same_name, same_phrase, same_unit
from tests.calibrate import articles_of as dated
from tests.calibrate import is_kept_apart
from tests.constructions import FOLDER, entries

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OPEN = ROOT / "tests" / "gold" / "real" / "open"
SETS = {
    "sample": (ROOT / "samples" / "articles", ROOT / "samples" / "gold"),
    "gold": (ROOT / "tests" / "gold" / "articles", ROOT / "tests" / "gold" / "facts"),
    "real": (OPEN / "articles", OPEN / "facts"),
    "seeds": (SHARED / "articles", SHARED / "evaluation" / "gold"),
    "development": (SHARED / "evaluation" / "dev" / "text", SHARED / "evaluation" / "dev" / "gold"),
}
_PRIOR = 3.0  # precision of the Gaussian prior
_STEPS, _RATE = 200, 0.3  # of Adagrad
_FOLDS, _INNER_FOLDS = 8, 4
_DIGITS = 3
_MEASURES_AGREE = 70

Weights = Mapping[str, float]
Names = frozenset[str]  # of what a figure is of, as the gold has them


@dataclass(frozen=True)
class Example:
    """A figure of the gold: what speaks for each entity that it may be of, and of which of these it is."""

    features: Sequence[Sequence[str]]
    right: Sequence[bool]


class Trained:
    """An article of the gold, as it is trained on.

    Args:
        text: the article.
        gold: its gold file.

    Attributes:
        language: of its last paragraph.
    """

    def __init__(self, text: Text, gold: Mapping[str, object]) -> None:
        self.text = text
        self.language = text.document.language_of(len(text.document.paragraphs) - 1).code
        subjects, told = Subjects(text.document, text.syntax), list(indicator.told(text))
        self._figures = [subjects.of(figure.asked) for figure in told]
        self._wanted = _wanted(told, gold)
        self._right = [
            [is_one_of(subject.entity, names) for subject in figure] if names is not None else []
            for figure, names in zip(self._figures, self._wanted, strict=True)
        ]

    def examples(self, weights: Weights) -> Iterator[Example]:
        """The figures whose subject the gold tells and the article names, the figures before as weights say."""
        before = None
        for figure, right, chosen in zip(self._figures, self._right, best(self._figures, weights), strict=True):
            if any(right):
                same = (s.entity is not None and s.entity == before for s in figure)
                told = [(*s.features, *s.again) if again else s.features for s, again in zip(figure, same, strict=True)]
                yield Example(told, right)
            before = chosen.entity

    def judged(self, weights: Weights) -> Iterator[tuple[bool, bool]]:
        """Of each figure that is of something: is it read so, and could it be?"""
        told = zip(best(self._figures, weights), self._right, self._wanted, strict=True)
        return ((is_one_of(chosen.entity, names), any(right)) for chosen, right, names in told if names)


def _wanted(figures: Sequence[Told], gold: Mapping) -> list[Names | None]:
    """The names of what each figure is of; none of one that is of nothing, None of one that the gold lacks."""
    left = [fact for fact in gold["facts"] if fact["relation"] == "indicator" and not fact.get("optional")]
    wanted: list[Names | None] = []
    for told in figures:
        fact = next((fact for fact in left if _same(told, fact)), None)
        if fact is not None:
            left.remove(fact)
        names = gold["entities"][fact["of"]]["names"] if fact is not None and fact.get("of") else ()
        wanted.append(frozenset(map(plain, names)) if fact is not None else None)
    return wanted


def _same(told: Told, fact: Mapping) -> bool:
    """Is this the figure of the gold: its value, and its unit or what it counts?"""
    unit, theirs = told.figure.unit, fact.get("unit")
    if not near(float(told.figure.quantity.value), fact["value"]):
        return False
    if not theirs or same_unit([unit], theirs):
        return True
    if is_standard_unit(unit) or is_standard_unit(theirs):
        return False
    measures = fact.get("measure") or []
    measures = [measures] if isinstance(measures, str) else measures
    return same_phrase([unit, told.measure], [*measures, theirs], _MEASURES_AGREE)


def is_one_of(entity: Entity | None, names: Names) -> bool:
    if entity is None or not names:
        return entity is None and not names
    return same_name({plain(n) for found in entity.names.values() for n in found}, names)


def ready(name: str) -> Iterator[tuple[Text, Mapping]]:
    """The articles of a set that may be trained on, each with its gold; none where the set is not here."""
    folder, gold = SETS[name]
    if not gold.exists():
        print(f"{name}: {gold} is not here", file=sys.stderr)
        return
    for article in dated(folder, gold):
        file = gold / f"{article.id}.json"
        if file.exists() and _may_be_trained_on(article.id):
            yield as_text(article), json.loads(file.read_text(encoding="utf-8"))


def as_text(article: Article) -> Text:
    """An article's content, ready for the rules."""
    return text(article, next(content.pieces(article)), "kz", failed=[])


def articles_of(*names: str) -> list[Trained]:
    """The articles of some sets that may be trained on, as far as these are here."""
    return [Trained(*pair) for name in names for pair in ready(name)]


def sentences() -> Iterator[Trained]:
    """The entries of the codebook that tell what a figure is of."""
    for file in sorted(FOLDER.glob("*/indicator.yaml")):
        for number, entry in enumerate(entries(file)):
            told = [fact for fact in entry["facts"] if fact.get("of")]
            issued = str(entry["date"]) if "date" in entry else None
            article = Article(f"{file.parent.name}-{number}", entry["text"], issued=issued, language=file.parent.name)
            if told and not entry.get("pending"):
                named = {fact["of"]: {"names": [fact["of"]]} for fact in told}
                yield Trained(as_text(article), {"entities": named, "facts": told})


def _may_be_trained_on(identifier: str) -> bool:
    return not (identifier.startswith("gold-") and is_kept_apart(identifier))


def fitted(examples: Sequence[Example]) -> Weights:
    """The weights under which the right subjects are likeliest."""
    index: dict[str, int] = {}
    rows, features, right, figure = [], [], [], []
    for number, example in enumerate(examples):
        for found, is_right in zip(example.features, example.right, strict=True):
            rows += [len(right)] * len(found)
            features += [index.setdefault(feature, len(index)) for feature in found]
            right.append(is_right)
            figure.append(number)
    row, feature, good, group = np.array(rows), np.array(features), np.array(right), np.array(figure)
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-8)
    for _ in range(_STEPS):
        scores = np.bincount(row, weights[feature], len(good))
        highest = np.full(len(examples), -np.inf)
        np.maximum.at(highest, group, scores)
        odds = np.exp(scores - highest[group])
        share = odds / np.bincount(group, odds)[group]
        of_right = odds * good
        expected = of_right / np.maximum(np.bincount(group, of_right), 1e-300)[group]
        slope = np.bincount(feature, (expected - share)[row], len(index)) - _PRIOR * weights
        squares += slope**2
        weights += _RATE * slope / np.sqrt(squares)
    return {name: round(float(weights[i]), _DIGITS) for name, i in index.items()}


def trained(over: Sequence[Trained]) -> Weights:
    """Weights for some articles; each is read, for what its figures before are of, with weights fitted without it."""
    first = {id(a): list(a.examples({})) for a in over}
    found: list[Example] = []
    for held, others in folds(over, _INNER_FOLDS):
        weights = fitted([example for article in others for example in first[id(article)]])
        found += [example for article in held for example in article.examples(weights)]
    return fitted(found)


def folds(articles: Sequence[Trained], number: int) -> Iterator[tuple[list[Trained], list[Trained]]]:
    """Each part of some articles in turn, and the rest."""
    for fold in range(number):
        held = [a for i, a in enumerate(articles) if i % number == fold]
        yield held, [a for i, a in enumerate(articles) if i % number != fold]


def _validate(name: str, own: Sequence[Trained], rest: Sequence[Trained]) -> None:
    """Print how often figures of a set are given the right subject, by weights fitted without their article."""
    judged = [
        verdict
        for held, others in folds(own, _FOLDS)
        for weights in [trained([*others, *rest])]
        for article in held
        for verdict in article.judged(weights)
    ]
    right, could = (sum(column) / max(1, len(judged)) for column in zip(*judged, strict=True))
    print(f"{name}: {len(judged)} figures, right {right:.3f}, could be {could:.3f}")


def main(file: Path | None = None, validate: Callable[..., None] = _validate) -> None:
    """Cross-validate, then train on everything and write the weights to a file, else to standard output."""
    sets = {"codebook": list(sentences())} | {name: articles_of(name) for name in SETS}
    for name, own in sets.items():
        validate(name, own, [a for other, found in sets.items() if other != name for a in found])
    sure = sets["codebook"]  # three times: what a sentence alone tells is no matter of taste
    weights = trained([*sure, *sure, *(article for found in sets.values() for article in found)])
    write(file, ["feature", "weight"], [(feature, weight) for feature, weight in weights.items() if weight])


def write(file: Path | None, head: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Write a table of weights in order to a file, else to standard output."""
    with file.open("w", encoding="utf-8", newline="") if file is not None else sys.stdout as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
