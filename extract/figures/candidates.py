"""Of what a figure may be: the entities that an article names, and what each is in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from extract.document import Document, Sentence, Unit
from extract.figures.quantities import Quantity, quantities
from extract.frames import Syntax
from extract.languages import Language
from ontology.reference import Entity

SUBJECTS = ("Organization", "Facility", "Initiative", "Place")

_SIZES = {
    "Facility": 1, "Enterprise": 1, "Organization": 1, "Settlement": 2, "District": 3, "City": 3, "Region": 4,
    "Country": 5,
}  # fmt: skip
_CLASSES = (
    "Country", "Region", "City", "District", "Settlement", "Place", "GovernmentBody", "Enterprise", "Organization",
    "Facility", "Initiative",
)  # fmt: skip
_RECENT = 12  # sentences before a figure whose entities it may be of
_NEAR = 40  # names around a figure, at most, that it may be of
_SALIENT = 6  # entities that it may be of wherever they stand
_WORD = re.compile(r"\w+")
_BESIDE = 2  # tokens between a place and what lies in it


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure whose subject is looked for.

    Attributes:
        quantity: the number with its unit.
        unit: what it is counted or measured in.
        sentence: it stands in.
        source: whoever reports it.
        speaks_for: what the speaker speaks for, where it stands in direct speech.
        after: the sentence of the figure before; None for the first.
    """

    quantity: Quantity
    unit: str
    sentence: Sentence
    source: Entity | None = None
    speaks_for: Entity | None = None
    after: Sentence | None = None


class Candidates:
    """What the figures of an article may be of.

    Args:
        document: the article.
        syntax: its frames.

    Attributes:
        within_quantities: the tokens of its quantities, where a country only tells a currency: "US dollars".
        inner: the units that stand within others.
        named: how often each is named.
        headline: what a headline names.
        salient: the few that are named most, the first of them first.
        most: by class, how often the one is named that is named most.
    """

    def __init__(self, document: Document, syntax: Syntax) -> None:
        self.document, self.syntax = document, syntax
        self._kinds: dict[str, str] = {}
        units = (u for u in (*document.units, *document.inner) if document.is_a(u.entity, *SUBJECTS))
        told = (q for number in range(len(document.paragraphs)) for q in quantities(document, number))
        self.within_quantities = frozenset(i for q in told for i in range(q.start, q.end))
        of_more = (u for u in units if u.start not in self.within_quantities)
        self._units = sorted(of_more, key=lambda u: (u.start, -u.end))
        self._starts = [u.start for u in self._units]
        self.inner = frozenset(document.inner)
        self.named: Counter[Entity] = Counter()
        self._first: dict[Entity, Unit] = {}
        self.headline: set[Entity] = set()
        for unit in self._units:
            entity = self.meant(unit)
            self.named[entity] += 1
            self._first.setdefault(entity, unit)
            if document.paragraphs[document.sentence_of(unit.start).paragraph].headline:
                self.headline.add(entity)
        self.salient = [entity for entity, _ in self.named.most_common(_SALIENT)]
        self.most: dict[str, int] = {}
        for entity, count in self.named.items():
            self.most[self.kind(entity)] = max(count, self.most.get(self.kind(entity), 0))
        self._containers: dict[Sentence, frozenset[Entity]] = {}
        self._words: dict[tuple[Entity, str], frozenset[str]] = {}
        self._saying = [0, *accumulate(map(self.says, document.sentences))]

    def mentions(self, asked: Asked) -> Mapping[Entity, Sequence[Unit]]:
        """Of what a figure may be, and where each is named near it."""
        before = [asked.sentence, *islice(self.document.sentences_before(asked.sentence), _RECENT)]
        at = bisect_left(self._starts, asked.quantity.start)
        first = max(bisect_left(self._starts, before[-1].start), at - _NEAR)
        last = min(bisect_left(self._starts, asked.sentence.end), at + _NEAR)
        found: dict[Entity, list[Unit]] = {}
        for unit in self._units[first:last]:
            found.setdefault(self.meant(unit), []).append(unit)
        for entity in self.salient:
            found.setdefault(entity, [self._first[entity]])
        if asked.source is not None:
            found.pop(asked.source, None)  # who only reports it
        return found

    def meant(self, unit: Unit) -> Entity:
        """What a unit stands for: an akimat for the place that it governs."""
        if self.document.is_a(unit.entity, "Akimat"):
            return self.document.reference.place_of_akimat(unit.entity.id) or unit.entity
        return unit.entity

    def kind(self, entity: Entity) -> str:
        """The class of an entity, as far as it matters here."""
        if entity.type not in self._kinds:
            self._kinds[entity.type] = next(c for c in _CLASSES if self.document.is_a(entity, c))
        return self._kinds[entity.type]

    def size(self, entity: Entity) -> int:
        """How large a place it is: a larger one may contain a smaller one; 0 where that tells nothing."""
        return _SIZES.get(self.kind(entity), 0)

    def words_of(self, entity: Entity, language: Language) -> frozenset[str]:
        """The keys of the words of its names."""
        found = self._words.get((entity, language.code))
        if found is None:
            words = {w for names in entity.names.values() for name in names for w in _WORD.findall(name)}
            found = self._words[entity, language.code] = frozenset().union(*map(language.keys, sorted(words)))
        return found

    def says(self, sentence: Sentence) -> bool:
        """Is a sentence more than the number of an item?"""
        return any(token.word for token in self.document.tokens[sentence.start : sentence.end])

    def apart(self, token: int, sentence: Sentence) -> int:
        """How many sentences before a sentence that of a token stands, numbers of items not counted."""
        number = self.document.number_of
        return self._saying[number(sentence.start)] - self._saying[number(token)]

    def containers(self, sentence: Sentence) -> frozenset[Entity]:
        """What in a sentence only says where another thing is: the region named right beside its district."""
        if sentence not in self._containers:
            units = self._units[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
            beside = [(self.meant(a), self.meant(b)) for a, b in pairwise(units) if b.start - a.end <= _BESIDE]
            pairs = (sorted(pair, key=self.size) for pair in beside)
            larger = (b for a, b in pairs if 0 < self.size(a) < self.size(b))
            self._containers[sentence] = frozenset(larger)
        return self._containers[sentence]
