"""Train what ``extract/claims`` weighs, and print what it adds to the rules: ``python -m tests.train_posts [FILE]``.

The articles are those that ``tests.train_pairs`` trains on, and the codebook. Trained on is what rules do not read:
each claim's nearest mention, right where the gold gives the person that role in that body. What is printed is
cross-validated: each article is read by weights that were fitted without those of its source.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.claims.candidates import Candidates, Claim
from extract.claims.features import Features
from extract.claims.scoring import RELATION
from extract.model import Fact
from extract.relations import position
from extract.relations.posts.held_in import bodies
from extract.relations.posts.likely import claimed
from extract.rules import registered
from extract.text import Text
from ontology.reference import Entity
from queries.judge.similarity import plain, same_phrase
from tests.train import SETS, is_one_of, ready, write
from tests.train_pairs import Example, Trained, Weights, constructions, fitted, folded, source_of


@dataclass(frozen=True)
class Gold:
    """The positions of an article's gold.

    Attributes:
        facts: each of them.
        names: the names of its entities, by their keys.
    """

    facts: Sequence[Mapping]
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, gold: Mapping) -> Gold:
        names = {key: frozenset(map(plain, entity["names"])) for key, entity in gold["entities"].items()}
        return cls([fact for fact in gold["facts"] if fact["relation"] == RELATION], names)

    def telling(self, person: Entity, role: object, body: Sequence[object]) -> list[int]:
        """The numbers of the positions that a person, a role and its bodies amount to."""
        said = [n for names in role.names.values() for n in names] if isinstance(role, Entity) else [str(role)]
        return [n for n, fact in enumerate(self.facts) if self._is(fact, person, said, body)]

    def _is(self, fact: Mapping, person: Entity, said: Sequence[str], body: Sequence[object]) -> bool:
        roles = [fact["role"]] if isinstance(fact["role"], str) else fact["role"]
        if not is_one_of(person, self.names[fact["person"]]) or not same_phrase(said, roles):
            return False
        its = self.names.get(fact.get("body") or "")
        return not body or its is None or any(isinstance(b, Entity) and is_one_of(b, its) for b in body)

    def optional(self, number: int) -> bool:
        return bool(self.facts[number].get("optional"))


@dataclass(frozen=True)
class Article:
    """An article to read, with its gold and what of it is trained on.

    Attributes:
        text: the article.
        gold: its positions.
        told: those that rules read.
        trained: its claims that no rule reads.
    """

    text: Text
    gold: Gold
    told: Sequence[Fact]
    trained: Trained

    @classmethod
    def of(cls, text: Text, file: Mapping) -> Article:
        gold = Gold.of(file)
        told = [fact for fact in position.read(text) if not registered()[fact.rule].weighed]
        ruled = {n for fact in told for n in _of_fact(gold, fact)}
        candidates = Candidates.of(text.document, text.loose_titles)
        features, examples = Features(text.setting, candidates), []
        for claims in candidates.claims():
            same = _of_claim(text, gold, claims[0])
            if not same or not (ruled.issuperset(same) or all(map(gold.optional, same))):
                entity, mentions = claims[0].person.entity, [features.of(claim) for claim in claims]
                examples.append(Example(entity, mentions, right=bool(same), ruled=False, left=False))
        wanted = sum(not fact.get("optional") for fact in gold.facts)
        return cls(text, gold, told, Trained(source_of(file), wanted, examples))

    def judged(self, weights: Weights) -> tuple[Counter[bool], Counter[bool]]:
        """How many positions rules read rightly and wrongly, and how many are likely beside them."""
        ruled: set[int] = set()
        rules, beside = Counter[bool](), Counter[bool]()
        for fact in self.told:
            same = _of_fact(self.gold, fact)
            if not same or not all(map(self.gold.optional, same)):
                rules[bool(same)] += bool(not same or set(same) - ruled)
            ruled.update(same)
        for found in claimed(self.text, self.told, weights):
            same = _of_claim(self.text, self.gold, found.claim)
            if not same or not (ruled.issuperset(same) or all(map(self.gold.optional, same))):
                beside[bool(same)] += 1
            ruled.update(same)
        return rules, beside


def _of_fact(gold: Gold, fact: Fact) -> list[int]:
    person = fact.roles["person"][0]
    return gold.telling(person, fact.roles["role"][0], fact.roles.get("body", ())) if isinstance(person, Entity) else []


def _of_claim(text: Text, gold: Gold, claim: Claim) -> list[int]:
    return gold.telling(claim.person.entity, claim.title.role, bodies(text, claim.title))


def validate(articles: Sequence[Article]) -> None:
    """Print what the rules read, and what likely claims add to that."""
    rules, beside = Counter[bool](), Counter[bool]()
    for held, others in folded(articles, lambda article: article.trained.source):
        weights = fitted([article.trained for article in others])
        for article in held:
            ruled, likely = article.judged(weights)
            rules, beside = rules + ruled, beside + likely
    wanted = sum(article.trained.wanted for article in articles)
    print(
        f"{RELATION}: {wanted} facts; rules read {rules[True]} right, {rules[False]} wrong; likely beside "
        f"{beside[True]} right, {beside[False]} wrong"
    )


def main(file: Path | None = None) -> None:
    """Cross-validate, then train on everything and write the weights to a file, else to standard output."""
    articles = [Article.of(*pair) for name in SETS for pair in ready(name)]
    validate(articles)
    entries = [Article.of(*entry).trained for entry in constructions(RELATION)]
    sure = [*entries, *entries]  # twice: what a sentence alone tells is no matter of taste
    weights = fitted([*(article.trained for article in articles), *sure])
    rows = [(RELATION, feature, weight) for feature, weight in weights.items() if weight]
    write(file, ["relation", "feature", "weight"], rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
