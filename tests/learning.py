"""How much training helps to tell what a figure is of: ``python -m tests.learning``, part of ``make ablation``.

Real articles, in folds of whole articles, are read with weights fitted on others: on so many of them, and, pooled or
not, on those of all languages or of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from tests.train import Trained, articles_of, folds, sentences, trained

SIZES = (12, 25, 50, 100)  # articles that are trained on, at most; then all
FOLDS = 5

Chosen = Callable[[Sequence[Trained], str], Sequence[Trained]]


def in_no_order(articles: Sequence[Trained]) -> list[Trained]:
    """Articles in an order that tells nothing, the same each time: that of the digests of their names."""
    return sorted(articles, key=lambda a: sha256(a.text.document.article.id.encode()).hexdigest())


def right(articles: Sequence[Trained], language: str, chosen: Chosen) -> tuple[float, int]:
    """How often figures of a language are given the right subject, of how many.

    Args:
        articles: all there are.
        language: of the articles that are read.
        chosen: which of the others to train on.
    """
    judged = []
    for held, others in folds(articles, FOLDS):
        own = [article for article in held if article.language == language]
        weights = trained(chosen(others, language)) if own else {}
        judged += [verdict for article in own for verdict, _ in article.judged(weights)]
    return sum(judged) / max(1, len(judged)), len(judged)


def main() -> None:
    """Print the learning curve, and pooled against single-language training."""
    articles = in_no_order(articles_of("real", "development"))
    own = [*sentences(), *articles_of("sample", "gold", "seeds")]
    languages = sorted({article.language for article in articles})
    ways: dict[str, Chosen] = {f"{size} articles": lambda others, _, size=size: others[:size] for size in SIZES}  # type: ignore[misc]
    ways["all"] = lambda others, _: others
    ways["all, and the project's own"] = lambda others, _: [*others, *own]
    ways["of one language, and the project's own"] = lambda others, language: [
        article for article in (*others, *own) if article.language == language
    ]
    print(f"{'trained on':42}" + "".join(f"{language:>14}" for language in languages))
    for name, chosen in ways.items():
        found = [right(articles, language, chosen) for language in languages]
        print(f"{name:42}" + "".join(f"{share:>8.3f} ({n:>3})" for share, n in found), flush=True)


if __name__ == "__main__":
    main()
