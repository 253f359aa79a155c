"""Is a confidence of .9 right nine times in ten? ``make calibrate`` prints and draws it, on gold that nobody tuned on.

The gold is the half of the real articles that is kept apart. Brier's score (1950) is the mean square of what lies
between a confidence and 1 for a right reading, 0 for a wrong one; beside it stands that of one confidence for all of a
row, its share of right readings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract import confidence
from extract.languages import CODES
from extract.rules import registered
from tests.calibrate import articles_of, counted
from tests.evaluate import REAL

KEPT = REAL / "kept"
_WIDTH = 50  # characters of a bar that stands for all


@dataclass(frozen=True, slots=True)
class Group:
    """Readings with what they bore and what they were.

    Attributes:
        readings: confidence → how many bore it, and how many of these were right.
    """

    readings: Mapping[float, tuple[int, int]]

    @property
    def count(self) -> int:
        """How many readings there are."""
        return sum(count for count, _ in self.readings.values())

    @property
    def confidence(self) -> float:
        """Their mean confidence."""
        return sum(sure * count for sure, (count, _) in self.readings.items()) / self.count

    @property
    def right(self) -> float:
        """The share that is right."""
        return sum(right for _, right in self.readings.values()) / self.count

    @property
    def brier(self) -> float:
        """Brier's score, 0 (best) to 1."""
        squares = (
            right * (1 - sure) ** 2 + (count - right) * sure**2 for sure, (count, right) in self.readings.items()
        )
        return sum(squares) / self.count


def group(rows: Iterable[tuple[float, int, int]]) -> Group:
    """A group of confidences, how many readings bore each, and how many were right."""
    counts: Counter[float] = Counter()
    rights: Counter[float] = Counter()
    for sure, count, right in rows:
        counts[sure] += count
        rights[sure] += right
    return Group({sure: (counts[sure], rights[sure]) for sure in sorted(counts)})


def curve(whole: Group, tenth: int = 10) -> Iterator[str]:
    """A reliability curve, a line for each tenth of confidence that has readings: the bar is the share right."""
    for step in range(tenth):
        inside = {s: c for s, c in whole.readings.items() if step == min(int(s * tenth), tenth - 1)}
        if inside:
            part = Group(inside)
            bar = list("#" * round(part.right * _WIDTH) + " " * (_WIDTH - round(part.right * _WIDTH)))
            bar[min(round(part.confidence * _WIDTH), _WIDTH - 1)] = "|"
            yield f"{part.confidence:>6.2f} {''.join(bar)} {part.right:.2f} of {part.count}"


def main() -> None:
    """Print both tables and the curve; a stroke in the curve stands where its bar should end."""
    articles, rules = articles_of(KEPT / "articles", KEPT / "facts"), registered()
    rows: dict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for code in CODES:
        for rule, (count, right) in counted(articles, KEPT / "facts", f"real-{code}-").items():
            told = (confidence.of(rules[rule]), count, right)
            for key in ((rules[rule].relation, code), ("all", code), ("all", "all")):
                rows[key].append(told)
    print(f"{'':16}{'':>5}{'readings':>10}{'confidence':>12}{'right':>8}{'Brier':>8}{'of one':>8}")
    for (relation, code), told_of in sorted(rows.items(), key=lambda item: (item[0][1] == "all", item[0])):
        found = group(told_of)
        one = found.right * (1 - found.right)
        print(
            f"{relation:16}{code:>5}{found.count:>10}{found.confidence:>12.2f}{found.right:>8.2f}"
            f"{found.brier:>8.3f}{one:>8.3f}"
        )
    print()
    print("\n".join(curve(group(rows["all", "all"]))))


if __name__ == "__main__":
    main()
