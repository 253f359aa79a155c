"""What an article as a whole says of its entities and relations, by which pairs of them are weighed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from extract.document import Document, Sentence, Unit
from extract.frames import Frame, Role, Syntax
from extract.languages import Language

Governor = tuple[str, Frame]  # a role, and the frame in which it is played


@dataclass(frozen=True)
class Setting:
    """An article as the surroundings of a pair.

    Attributes:
        document: the article.
        syntax: its frames.
        spoken: the tokens of each stretch of direct speech.
        of_units: the features of each unit by side, first token and entity, as far as they were asked for.
    """

    document: Document
    syntax: Syntax
    spoken: tuple[tuple[int, int], ...]
    of_units: dict[tuple[str, int, str], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often each entity is told."""
        return Counter(unit.entity.id for unit in self._units)

    @cached_property
    def of_base(self) -> dict[str, Counter[str]]:
        """The entities of each base class, each with how often it is told."""
        return {base: Counter(unit.entity.id for unit in units) for base, units in self.alike.items()}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Each entity's place among those of its base class, the one that is told most first."""
        return {
            entity: i
            for counts in self.of_base.values()
            for i, entity in enumerate(sorted(counts, key=lambda e: (-counts[e], e)))
        }

    @cached_property
    def alike(self) -> dict[str, list[Unit]]:
        """The units of each base class, as they stand."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in sorted(self._units, key=lambda u: u.start):
            found[self.base(unit)].append(unit)
        return found

    @cached_property
    def topics(self) -> frozenset[str]:
        """The entity of each class that is told most, where no other is told as often."""
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for unit in self._units:
            told[unit.entity.type][unit.entity.id] += 1
        ranked = (counts.most_common(2) for counts in told.values())
        return frozenset(most[0][0] for most in ranked if len(most) == 1 or most[0][1] > most[1][1])

    @cached_property
    def in_headlines(self) -> frozenset[str]:
        """The entities of the headlines."""
        return frozenset(u.entity.id for s in self._sentences(headlines=True) for u in self.units_of(s))

    @cached_property
    def in_lead(self) -> frozenset[str]:
        """The entities of the first sentence."""
        lead = next(self._sentences(headlines=False), None)
        return frozenset(u.entity.id for u in self.units_of(lead)) if lead is not None else frozenset()

    @cached_property
    def busiest(self) -> str | None:
        """The person who does most."""
        doing = (u for f in self.syntax.frames for u in f.units(Role.AGENT) if self.document.is_a(u.entity, "Person"))
        return _most(u.entity.id for u in doing)

    @cached_property
    def main_place(self) -> str | None:
        """The place within the country that is told most."""
        within = ("Region", "City", "District", "Settlement")
        return _most(u.entity.id for u in self._units if self.document.is_a(u.entity, *within))

    @cached_property
    def _told_in(self) -> dict[int, list[tuple[Frame, frozenset[tuple[str, str]]]]]:
        """The frames of each sentence, by its first token, each with the relations and groups that list its word."""
        found: dict[int, list[tuple[Frame, frozenset[tuple[str, str]]]]] = defaultdict(list)
        for frame in self.syntax.frames:
            sentence = self.document.sentence_of(frame.token)
            found[sentence.start].append((frame, self.groups(frame)))
        return found

    @cached_property
    def _telling(self) -> dict[tuple[int, str], list[Frame]]:
        """The frames of each sentence, by its first token and a relation that lists their word."""
        found: dict[tuple[int, str], list[Frame]] = defaultdict(list)
        for start, frames in self._told_in.items():
            for frame, groups in frames:
                for relation in {relation for relation, _ in groups}:
                    found[start, relation].append(frame)
        return found

    def governing(self, start: int, end: int) -> list[Governor]:
        """What governs the noun phrases whose heads are among some tokens, and in which roles."""
        return [governor for token in range(start, end) for governor in self._governors.get(token, ())]

    @cached_property
    def _governors(self) -> dict[int, list[Governor]]:
        """What governs the head of each noun phrase, by its token, and in which roles."""
        found: dict[int, list[Governor]] = defaultdict(list)
        for frame in self.syntax.frames:
            for role, fillers in frame.roles.items():
                for head in {f.head for f in fillers}:
                    if self.syntax.governor.get(head) is frame:
                        found[head].append((role.value, frame))
        return found

    @cached_property
    def listed(self) -> dict[tuple[str, str, str], list[Frame]]:
        """Language, relation and group of its predicates → the frames whose word is listed there, in order."""
        found: dict[tuple[str, str, str], list[Frame]] = defaultdict(list)
        for frame in self.syntax.frames:
            language = self.document.language_at(frame.token)
            for relation, group in self.groups(frame):
                if frame.noun == (group == "nouns"):
                    found[language.code, relation, group].append(frame)
        return found

    @cached_property
    def told(self) -> Counter[str]:
        """How many frames tell of each relation."""
        return Counter(r for frames in self._told_in.values() for _, groups in frames for r in {r for r, _ in groups})

    def groups(self, frame: Frame) -> frozenset[tuple[str, str]]:
        """The relations, and the groups of their predicates, that list a frame's word."""
        return _groups_of(self.document.language_at(frame.token)).get(frame.lemma, frozenset())

    def frames_of(self, sentence: Sentence) -> list[tuple[Frame, frozenset[tuple[str, str]]]]:
        """The frames of a sentence with their groups."""
        return self._told_in.get(sentence.start, [])

    def telling(self, relation: str, sentence: Sentence) -> list[Frame]:
        """The frames of a sentence whose word is listed for a relation."""
        return self._telling.get((sentence.start, relation), [])

    def units_of(self, sentence: Sentence) -> Iterator[Unit]:
        """The outermost units of a sentence."""
        return self.document.units_in(sentence.start, sentence.end)

    def base(self, unit: Unit) -> str:
        """The base class of a unit's entity."""
        return self.document.schema.base(unit.entity.type)

    def is_spoken(self, token: int) -> bool:
        """Does a token stand in direct speech?"""
        return any(start <= token < end for start, end in self.spoken)

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return (*self.document.units, *self.document.inner)

    def _sentences(self, *, headlines: bool) -> Iterator[Sentence]:
        return (s for s in self.document.sentences if self.document.paragraphs[s.paragraph].headline == headlines)


@cache
def _groups_of(language: Language) -> dict[str, frozenset[tuple[str, str]]]:
    """Words → the relations, and the groups of their predicates, that list them."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for relation, groups in language.predicates.items():
        for group, words in groups.items():
            for word in words:
                found[word].add((relation, group))
    return {word: frozenset(groups) for word, groups in found.items()}


def _most(entities: Iterable[str]) -> str | None:
    counts = Counter(entities)
    return min(counts, key=lambda e: (-counts[e], e)) if counts else None
