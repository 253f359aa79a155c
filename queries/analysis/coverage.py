"""What a statistician says of any finding: on how many articles it rests, and which counts are small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from queries.analysis.frames import is_date
from queries.analysis.texts import counted, sentence
from queries.ask.source import Source, texts
from queries.facts.releases import releases

SMALL = 5  # a count below this says little


@dataclass(frozen=True, slots=True)
class Coverage:
    """The articles of a graph.

    Attributes:
        first_of: the first article of each article's release, by IRI: the article itself where it is alone.
        dates: when each release came out; empty where that is not known.
    """

    first_of: Mapping[str, str]
    dates: Mapping[str, str]

    @property
    def years(self) -> Mapping[str, int]:
        """How many releases there are of each year that is known, in order."""
        return dict(sorted(Counter(date[:4] for date in self.dates.values() if date).items()))

    def caveats(self, language: str) -> list[str]:
        """How many articles there are of each year, how many have no date, and how many count for another."""
        years, many = self.years, len(self.dates)
        found = []
        if years:
            least, most = min(years, key=lambda y: (years[y], y)), min(years, key=lambda y: (-years[y], y))
            found.append(
                sentence(
                    "coverage", language, articles=counted("articles", many, language), first=min(years),
                    last=max(years) if len(years) > 1 else "", least=str(years[least]), most=str(years[most]),
                    least_in=least if years[least] < years[most] else "", most_in=most,
                )
            )  # fmt: skip
        if undated := many - sum(years.values()):
            found.append(sentence("articles_undated", language, articles=counted("articles", undated, language)))
        if reprints := len(self.first_of) - many:
            found.append(sentence("counted_once", language, reprints=counted("reprints", reprints, language)))
        return found


def coverage(source: Source) -> Coverage:
    """The articles of a graph and their releases.

    Args:
        source: a store or an endpoint.
    """
    query = "SELECT ?a ?date WHERE { ?a a orda:Article OPTIONAL { ?a dcterms:issued ?date } }"
    issued = {article: date if is_date(date) else "" for article, date in sorted(texts(source, query), reverse=True)}
    other = releases(source)
    first_of = {article: other.get(article, article) for article in issued}
    return Coverage(first_of, {first: issued.get(first, "") for first in sorted(set(first_of.values()))})


def smallness(numbers: Iterable[int], language: str) -> list[str]:
    """That some of the counts are too small to say much; nothing where none is."""
    small, all_ = 0, 0
    for number in numbers:
        small, all_ = small + (number < SMALL), all_ + 1
    return [sentence("small", language, n=str(small), all=str(all_), small=str(SMALL))] if small else []
