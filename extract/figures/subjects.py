"""Of what a figure may be: the entities that an article names, and what speaks for each of them.

What speaks for one is told in features that any language can have: where it stands to the figure, how often the article
names it, its class and that of the figure's unit, its role in the clause, whether the figure before is of it.
``ranking`` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from extract.document import Document, Sentence, Unit
from extract.figures.clauses import clause_around, clause_of
from extract.figures.quantities import Quantity, quantities
from extract.frames import Syntax
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
_THINGS = ("Organization", "Facility", "Initiative")
_WORKS = ("Plant", "Enterprise", "Facility")
_UNIT_KINDS = {
    "money": ("tenge", "dollar", "euro", "rouble", "som", "yuan"),
    "people": ("pupil", "student", "child", "place", "bed", "visit"),
    "measured": ("tonne", "hectare", "kilometre", "square metre"),
    **{unit: (unit,) for unit in ("percent", "times", "person", "job")},
}
_UNIT_KIND = {unit: kind for kind, units in _UNIT_KINDS.items() for unit in units}
_RECENT = 12  # sentences before a figure whose entities it may be of
_NEAR = 40  # names around a figure, at most, that it may be of
_SALIENT = 6  # entities that it may be of wherever they stand
_DESCRIBED_WITHIN = 40  # tokens before a figure, in its sentence
_BESIDE = 2  # tokens between a place and what lies in it
_FIRST = 4  # tokens at the head of a sentence
_INSIDE = ("clause-before", "clause-after", "sentence-before", "sentence-after")  # the surest place first


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure may be of.

    Attributes:
        entity: the entity; None stands for nothing that the article names.
        features: what speaks for it or against it.
    """

    entity: Entity | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure whose subject is looked for.

    Attributes:
        quantity: the number with its unit.
        unit: what it is counted or measured in.
        sentence: it stands in.
        source: whoever reports it.
        speaks_for: what the speaker speaks for, where it stands in direct speech.
        last: what the figure before is of.
        after: the sentence of the figure before; None for the first.
    """

    quantity: Quantity
    unit: str
    sentence: Sentence
    source: Entity | None = None
    speaks_for: Entity | None = None
    last: Entity | None = None
    after: Sentence | None = None


class Subjects:
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

    def of(self, asked: Asked) -> list[Subject]:
        """What a figure may be of, nothing last."""
        before = [asked.sentence, *islice(self.document.sentences_before(asked.sentence), _RECENT)]
        at = bisect_left(self._starts, asked.quantity.start)
        first = max(bisect_left(self._starts, before[-1].start), at - _NEAR)
        last = min(bisect_left(self._starts, asked.sentence.end), at + _NEAR)
        mentions: dict[Entity, list[Unit]] = {}
        for unit in self._units[first:last]:
            mentions.setdefault(self.meant(unit), []).append(unit)
        for entity in self.salient:
            mentions.setdefault(entity, [self._first[entity]])
        if asked.source is not None:
            mentions.pop(asked.source, None)  # who only reports it
        scene = _Scene(self, asked, mentions)
        found = [Subject(entity, tuple(scene.features(entity))) for entity in mentions]
        return [*found, Subject(None, ("nothing", f"nothing inside={bool(scene.inside)}"))]

    def meant(self, unit: Unit) -> Entity:
        """What a unit stands for: an akimat for the place that it governs."""
        if self.document.is_a(unit.entity, "Akimat"):
            return self.document.reference.place_of_akimat(unit.entity.id) or unit.entity
        return unit.entity

    def kind(self, entity: Entity) -> str:
        """The class of an entity, as far as it matters here."""
        return next(c for c in _CLASSES if self.document.is_a(entity, c))

    def size(self, entity: Entity) -> int:
        """How large a place it is: a larger one may contain a smaller one; 0 where that tells nothing."""
        return _SIZES.get(self.kind(entity), 0)

    def containers(self, sentence: Sentence) -> frozenset[Entity]:
        """What in a sentence only says where another thing is: the region named right beside its district."""
        if sentence not in self._containers:
            units = self._units[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
            beside = [(self.meant(a), self.meant(b)) for a, b in pairwise(units) if b.start - a.end <= _BESIDE]
            pairs = (sorted(pair, key=self.size) for pair in beside)
            larger = (b for a, b in pairs if 0 < self.size(a) < self.size(b))
            self._containers[sentence] = frozenset(larger)
        return self._containers[sentence]


class _Scene:
    """A figure among what it may be of.

    Args:
        subjects: of the article.
        asked: the figure.
        mentions: the units of each entity that it may be of.
    """

    def __init__(self, subjects: Subjects, asked: Asked, mentions: Mapping[Entity, list[Unit]]) -> None:
        self.subjects, self.asked = subjects, asked
        self.document = document = subjects.document
        self.clause = clause_around(document, asked.quantity, asked.sentence)
        self.frame = clause_of(document, subjects.syntax, asked.quantity.start, asked.sentence)
        self.told = {entity: self._surest(units) for entity, units in mentions.items()}
        order = sorted(mentions, key=lambda e: self._distance(self.told[e]))
        self.rank = {entity: n for n, entity in enumerate(order)}
        self.rank_in_class: dict[Entity, int] = {}
        seen: Counter[str] = Counter()
        for entity in order:
            self.rank_in_class[entity] = seen[subjects.kind(entity)]
            seen[subjects.kind(entity)] += 1
        self.inside = frozenset(e for e, unit in self.told.items() if self._where(unit) in _INSIDE)
        self.in_clause = {e for e, unit in self.told.items() if self._where(unit).startswith("clause")}
        self.described = self._described()
        self.opening = self._opening()
        self.takes_up = self._takes_up()

    def features(self, entity: Entity) -> Iterator[str]:
        """What speaks for an entity, or against it."""
        yield f"where={self._where(self.told[entity])}"
        yield f"class={self.subjects.kind(entity)}"
        yield f"unit={_UNIT_KIND.get(self.asked.unit, 'counted')} class={self.subjects.kind(entity)}"
        yield f"nearest={min(self.rank[entity], 3)}"
        yield f"nearest in class={min(self.rank_in_class[entity], 2)}"
        yield from self._in_sentence(entity) if entity in self.inside else self._in_another(entity)
        yield from self._in_article(entity)
        yield from self._after_last(entity)
        if entity == self.asked.speaks_for:
            yield "spoken for"

    def _in_sentence(self, entity: Entity) -> Iterator[str]:
        """How an entity stands in the figure's sentence."""
        unit, asked = self.told[entity], self.asked
        yield f"alone={len(self.inside) == 1}"
        if self.in_clause == {entity}:
            yield "alone in clause"
        yield f"apart={_bucket(abs(unit.start - asked.quantity.start))}"
        yield f"mention={unit.why}"
        yield f"role={self._role(unit)}"
        yield f"standing={self._standing(unit)}"
        if unit.start - asked.sentence.start < _FIRST:
            yield "first in sentence"
        if unit in self.subjects.inner:
            yield "within another"
        if entity in self.subjects.containers(asked.sentence):
            yield "contains what stands beside"

    def _in_another(self, entity: Entity) -> Iterator[str]:
        """How an entity stands that the figure's sentence does not name."""
        sentence = self.document.sentence_of(self.told[entity].start)
        yield f"paragraph={'same' if sentence.paragraph == self.asked.sentence.paragraph else 'other'}"
        yield f"others named={bool(self.inside)}"
        if entity in self.opening:
            yield f"opens the sentence before, taken up={self.takes_up}"

    def _in_article(self, entity: Entity) -> Iterator[str]:
        """What an entity is in the article."""
        subjects, side = self.subjects, "inside" if entity in self.inside else "outside"
        count, size = subjects.named[entity], subjects.size(entity)
        yield f"named={_bucket(count)}"
        if count == subjects.most[subjects.kind(entity)]:
            yield "most named in class"
        if entity in subjects.salient[:1]:
            yield "most named"
        if entity in subjects.headline:
            yield f"headline {side}"
        if entity in self.described:
            yield f"described {side}"
        if entity == self.document.reference.home:
            yield f"home {side}"
        if any(0 < subjects.size(other) < size and subjects.named[other] >= count for other in self.told):
            yield f"larger than what is named as often {side}"

    def _after_last(self, entity: Entity) -> Iterator[str]:
        """Whether the figure before is of an entity, and how far before it stands."""
        asked = self.asked
        if asked.after is None or entity != asked.last:
            return
        if asked.after.start == asked.sentence.start:
            yield "last=same sentence"
        elif asked.after.end == asked.sentence.start:
            yield f"last={'next sentence' if asked.after.paragraph == asked.sentence.paragraph else 'next paragraph'}"
        else:
            yield f"last={'paragraph' if asked.after.paragraph == asked.sentence.paragraph else 'far'}"
        yield f"last others={bool(self.inside)}"
        yield f"last inside={entity in self.inside}"

    def _distance(self, unit: Unit) -> tuple[bool, int]:
        at = self.asked.quantity.start
        return unit.start > at, abs(unit.start - at)

    def _surest(self, units: list[Unit]) -> Unit:
        """The mention that tells most: in the clause, else in the sentence, else the nearest before."""
        sure = {where: n for n, where in enumerate(_INSIDE)}
        return min(units, key=lambda u: (sure.get(self._where(u), len(sure)), self._distance(u)))

    def _where(self, unit: Unit) -> str:
        """Where a unit stands to the figure: in its clause, its sentence, so many sentences before, or later."""
        sentence = self.asked.sentence
        if unit.start >= sentence.end:
            return "later"
        if unit.start < sentence.start:
            starts = self.document.sentence_starts
            its = self.document.sentence_of(unit.start).start
            apart = bisect_left(starts, sentence.start) - bisect_left(starts, its)
            return str(apart) if apart <= 2 else "3-5" if apart <= 5 else "far"
        part = "clause" if self.clause[0] <= unit.start < self.clause[1] else "sentence"
        return f"{part}-{'before' if unit.start < self.asked.quantity.start else 'after'}"

    def _described(self) -> frozenset[Entity]:
        """What common nouns of the sentence before the figure may mean: "the plant"."""
        document, sentence = self.document, self.asked.sentence
        language = document.language_of(sentence.paragraph)
        found: set[Entity] = set()
        for i in range(max(sentence.start, self.asked.quantity.start - _DESCRIBED_WITHIN), self.clause[1]):
            kind = language.kinds.longest(document.keys, i)
            if kind is None or document.unit_at(i) is not None or not document.is_a_class(kind[1][0], *_THINGS):
                continue
            if not language.grammar.plural(document.tokens[kind[0] - 1].text):
                fits = (e for e, unit in self.told.items() if unit.start < i and self._of_kind(e, kind[1][0]))
                found.update(sorted(fits, key=self.rank.__getitem__)[:1])
        return frozenset(found)

    def _opening(self) -> frozenset[Entity]:
        """What the sentence before begins with: that of which it tells."""
        starts = self.document.sentence_starts
        at = bisect_left(starts, self.asked.sentence.start) - 1
        if at < 0:
            return frozenset()
        return frozenset(e for e, unit in self.told.items() if 0 <= unit.start - starts[at] < _FIRST)

    def _takes_up(self) -> bool:
        """Does a pronoun of things stand in the figure's sentence: "it can make"?"""
        document, sentence = self.document, self.asked.sentence
        pronouns = document.language_of(sentence.paragraph).words.thing_pronouns
        return any(t.text.casefold() in pronouns for t in document.tokens[sentence.start : sentence.end])

    def _of_kind(self, entity: Entity, kind: str) -> bool:
        """May a common noun for this kind of thing mean an entity: any enterprise may be "the plant"?"""
        works = kind in _WORKS and self.document.is_a(entity, "Plant", "Enterprise")
        return works or self.document.is_a(entity, kind)

    def _role(self, unit: Unit) -> str:
        """What a unit, or the phrase that it stands in, is to the verb of the figure's clause."""
        if self.frame is None:
            return "no clause"
        fillers = [(role, f) for role, found in self.frame.roles.items() for f in found]
        own = (str(role) for role, f in fillers if f.unit is not None and f.unit.start == unit.start)
        around = (f"in {role}" for role, f in fillers if f.start <= unit.start < f.end)
        return next(own, None) or next(around, "none")

    def _standing(self, unit: Unit) -> str:
        """In which case a unit is where that tells, else what kind of word stands before it."""
        document, start = self.document, self.asked.sentence.start
        language = document.language_of(self.asked.sentence.paragraph)
        words, grammar = language.words, language.grammar
        if grammar.head_last:
            return "+".join(sorted(grammar.cases(document.tokens[unit.end - 1].text))) or "bare"
        i = unit.start - 1
        while i > start and document.tokens[i].text.casefold() in words.articles:
            i -= 1
        if i < start:
            return "first"
        kinds = {
            "in": words.place_prepositions, "of": words.genitive, "by": words.agent_links,
            "according to": words.said_by, "for": words.purpose,
        }  # fmt: skip
        word = document.tokens[i].text.casefold()
        other = "word" if document.tokens[i].word else "mark"
        return next((kind for kind, listed in kinds.items() if word in listed), other)


def _bucket(n: int) -> str:
    """A number, roughly."""
    return next((str(limit) for limit in (1, 2, 4, 8, 16) if n <= limit), "more")
