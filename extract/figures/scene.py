"""A figure among what it may be of: what speaks for each entity, in features that any language can have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extract.document import Unit
from extract.figures.candidates import Asked, Candidates
from extract.figures.clauses import clause_around, clause_of
from ontology.reference import Entity

_THINGS = ("Organization", "Facility", "Initiative")
_WORKS = ("Plant", "Enterprise", "Facility")
_UNIT_KINDS = {
    "money": ("tenge", "dollar", "euro", "rouble", "som", "yuan"),
    "people": ("pupil", "student", "child", "place", "bed", "visit"),
    "measured": ("tonne", "hectare", "kilometre", "square metre"),
    **{unit: (unit,) for unit in ("percent", "times", "person", "job")},
}
_UNIT_KIND = {unit: kind for kind, units in _UNIT_KINDS.items() for unit in units}
_DESCRIBED_WITHIN = 40  # tokens before a figure, in its sentence
_FIRST = 4  # tokens at the head of a sentence
_INSIDE = ("clause-before", "clause-after", "sentence-before", "sentence-after")  # the surest place first


class Scene:
    """A figure among what it may be of.

    Args:
        candidates: of the article.
        asked: the figure.
        mentions: the units of each entity that it may be of.
    """

    def __init__(self, candidates: Candidates, asked: Asked, mentions: Mapping[Entity, Sequence[Unit]]) -> None:
        self.candidates, self.asked = candidates, asked
        self.document = document = candidates.document
        self.clause = clause_around(document, asked.quantity, asked.sentence)
        self.frame = clause_of(document, candidates.syntax, asked.quantity.start, asked.sentence)
        self.told = {entity: self._surest(units) for entity, units in mentions.items()}
        self._sizes = {(candidates.size(e), candidates.named[e]) for e in mentions}
        order = sorted(mentions, key=lambda e: self._distance(self.told[e]))
        self.rank = {entity: n for n, entity in enumerate(order)}
        self.rank_in_class: dict[Entity, int] = {}
        seen: Counter[str] = Counter()
        for entity in order:
            self.rank_in_class[entity] = seen[candidates.kind(entity)]
            seen[candidates.kind(entity)] += 1
        self.inside = frozenset(e for e, unit in self.told.items() if self._where(unit) in _INSIDE)
        self.in_clause = {e for e, unit in self.told.items() if self._where(unit).startswith("clause")}
        self.described = self._described()
        self.by_own_word = self._by_own_word()
        self.opening = self._opening()
        self.takes_up = self._takes_up()

    def features(self, entity: Entity) -> Iterator[str]:
        """What speaks for an entity, or against it."""
        yield f"where={self._where(self.told[entity])}"
        yield f"class={self.candidates.kind(entity)}"
        yield f"unit={_UNIT_KIND.get(self.asked.unit, 'counted')} class={self.candidates.kind(entity)}"
        yield f"nearest={min(self.rank[entity], 3)}"
        yield f"nearest in class={min(self.rank_in_class[entity], 2)}"
        yield from self._in_sentence(entity) if entity in self.inside else self._in_another(entity)
        yield from self._in_article(entity)
        if entity == self.asked.speaks_for:
            yield "spoken for"

    def again(self, entity: Entity) -> Iterator[str]:
        """What speaks for an entity where the figure before is of it, too: how far before it stands."""
        asked = self.asked
        if asked.after is None:
            return
        if asked.after.start == asked.sentence.start:
            yield "last=same sentence"
        elif self.candidates.apart(asked.after.start, asked.sentence) == 1:
            yield f"last={'next sentence' if asked.after.paragraph == asked.sentence.paragraph else 'next paragraph'}"
        else:
            yield f"last={'paragraph' if asked.after.paragraph == asked.sentence.paragraph else 'far'}"
        yield f"last others={bool(self.inside)}"
        yield f"last inside={entity in self.inside}"

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
        if unit in self.candidates.inner:
            yield "within another"
        if entity in self.candidates.containers(asked.sentence):
            yield "contains what stands beside"

    def _in_another(self, entity: Entity) -> Iterator[str]:
        """How an entity stands that the figure's sentence does not name."""
        sentence = self.document.sentence_of(self.told[entity].start)
        yield f"paragraph={'same' if sentence.paragraph == self.asked.sentence.paragraph else 'other'}"
        yield f"others named={bool(self.inside)}"
        if entity in self.candidates.containers(sentence):
            yield "contained what stood beside"
        if entity in self.opening:
            yield f"opens the sentence before, taken up={self.takes_up}"

    def _in_article(self, entity: Entity) -> Iterator[str]:
        """What an entity is in the article."""
        candidates, side = self.candidates, "inside" if entity in self.inside else "outside"
        count, size = candidates.named[entity], candidates.size(entity)
        yield f"named={_bucket(count)}"
        if count == candidates.most[candidates.kind(entity)]:
            yield "most named in class"
        if entity in candidates.salient[:1]:
            yield "most named"
        if entity in candidates.headline:
            yield f"headline {side}"
        if entity in self.described:
            yield f"described {side}"
        if entity in self.by_own_word:
            yield f"told by a word of its name {side}"
        if entity == self.document.reference.home:
            yield f"home {side}"
        if any(0 < smaller < size and often >= count for smaller, often in self._sizes):
            yield f"larger than what is named as often {side}"

    def _distance(self, unit: Unit) -> tuple[bool, int]:
        at = self.asked.quantity.start
        return unit.start > at, abs(unit.start - at)

    def _surest(self, units: Sequence[Unit]) -> Unit:
        """The mention that tells most: in the clause, else in the sentence, else the nearest before."""
        sure = {where: n for n, where in enumerate(_INSIDE)}
        return min(units, key=lambda u: (sure.get(self._where(u), len(sure)), self._distance(u)))

    def _where(self, unit: Unit) -> str:
        """Where a unit stands to the figure: in its clause, its sentence, so many sentences before, or later."""
        sentence = self.asked.sentence
        if unit.start >= sentence.end:
            return "later"
        if unit.start < sentence.start:
            apart = self.candidates.apart(unit.start, sentence)
            return str(apart) if apart <= 2 else "3-5" if apart <= 5 else "far"
        part = "clause" if self.clause[0] <= unit.start < self.clause[1] else "sentence"
        return f"{part}-{'before' if unit.start < self.asked.quantity.start else 'after'}"

    def _described(self) -> frozenset[Entity]:
        """What common nouns of the sentence before the figure may mean: "the plant"."""
        first = max(self.asked.sentence.start, self.asked.quantity.start - _DESCRIBED_WITHIN)
        found: set[Entity] = set()
        for i, _, kind in self._common_nouns(first, self.clause[1]):
            if self.document.unit_at(i) is None and self.document.is_a_class(kind, *_THINGS):
                fits = (e for e, unit in self.told.items() if unit.start < i and self._of_kind(e, kind))
                found.update(sorted(fits, key=self.rank.__getitem__)[:1])
        return frozenset(found)

    def _by_own_word(self) -> frozenset[Entity]:
        """What was named before with a common noun of the sentence: "the Center", of the National Center of X."""
        sentence = self.asked.sentence
        language = self.document.language_of(sentence.paragraph)
        found: set[Entity] = set()
        for i, end, _ in self._common_nouns(sentence.start, sentence.end):
            own = frozenset(self.document.keys[end - 1])
            before = (e for e, unit in self.told.items() if unit.start < i)
            found.update(e for e in before if not own.isdisjoint(self.candidates.words_of(e, language)))
        return frozenset(found)

    def _common_nouns(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The common nouns for things or places that stand outside names, in the singular: tokens and class."""
        document = self.document
        language = document.language_of(self.asked.sentence.paragraph)
        for i in range(start, end):
            kind, unit = language.kinds.longest(document.keys, i), document.unit_at(i)
            if kind is None or (unit is not None and unit.named):
                continue
            if not language.grammar.plural(document.tokens[kind[0] - 1].text):
                yield i, kind[0], kind[1][0]

    def _opening(self) -> frozenset[Entity]:
        """What the sentence before begins with: that of which it tells."""
        before = next((s for s in self.document.sentences_before(self.asked.sentence) if self.candidates.says(s)), None)
        if before is None:
            return frozenset()
        return frozenset(e for e, unit in self.told.items() if 0 <= unit.start - before.start < _FIRST)

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
        document = self.document
        sentence = document.sentence_of(unit.start)
        start, language = sentence.start, document.language_of(sentence.paragraph)
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
