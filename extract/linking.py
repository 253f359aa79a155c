"""Which entity a name means: one of the reference data, one already found in the article, or a new one.

An ambiguous name is linked by context, else left alone: a wrong link is worse than none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from extract.document import Document
from extract.transliteration import ONE_LETTER, slug
from ontology.reference import Entity
from ontology.schema import Schema

# What a kind of place, as a text words it, may turn out to be: translations call districts regions, and towns villages.
_MAY_BE: dict[str, tuple[str, ...]] = {
    "Region": ("Region", "District"),
    "District": ("District",),
    "City": ("City", "Settlement"),
    "Settlement": ("Settlement", "City"),
}
_ALIKE = (
    ("NaturalFeature",),
    ("Organization", "Facility"),
    ("Initiative",),
    ("Award",),
    ("Person",),
)
_EXPLAINED = ("Organization", "Facility", "Initiative", "Award")  # that keep their name where it stands alone
_NEEDS_KIND = ("Settlement", "Award", "Gorge", "Mountain")
_RANK = ("Country", "Region", "City", "District", "Settlement")


class Linker:
    """Links the names of one article, which it only reads.

    Attributes:
        context: the places that the article has named beyond doubt.
        created: the entities that no list has, by id.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.context: set[str] = set()
        self._areas: set[str] = set()  # the regions and districts among them that it names themselves
        self.created: dict[str, Entity] = {}
        self._meant: dict[str, Entity] = {}
        self._explained: dict[str, str] = {}
        self._first_words: set[str] = set()

    def remember(self, entity: Entity, name: Sequence[Sequence[str]], kind: str | None) -> None:
        """Let an entity and what it lies in speak for ambiguous names; where the text said its kind, its name means it
        from now on."""
        if kind is not None and self.document.is_a(entity, "NaturalFeature"):
            self._meant.setdefault(_key(name), entity)
        if kind is not None and not entity.known and self.document.is_a(entity, *_EXPLAINED):
            self._explain(name, entity)
        if self.document.is_a(entity, "Place"):
            self.context.add(entity.id)
            if entity.type in ("Region", "District"):
                self._areas.add(entity.id)
            reference = self.document.reference
            self.context.update(i for i in self._around(entity) if i != reference.country)

    def meant(self, name: Sequence[Sequence[str]]) -> Entity | None:
        """What a bare name has meant in this article, where its kind was said."""
        return self._meant.get(_key(name))

    @property
    def first_words(self) -> Collection[str]:
        """The keys of the words with which the unlisted names that the article has explained begin."""
        return self._first_words

    def explained(self, name: Sequence[Sequence[str]]) -> Entity | None:
        """What an unlisted name has meant in this article, where its kind was said, or what it is short for."""
        return self.created.get(self._explained.get(_key(name), ""))

    def abbreviate(self, entity: Entity, language: str, acronym: str, keys: Sequence[str]) -> None:
        """Let an acronym mean an entity that no list has from now on."""
        names = tuple(dict.fromkeys((*entity.names.get(language, ()), acronym)))
        self.created[entity.id] = Entity(entity.id, entity.type, {**entity.names, language: names}, known=False)
        self._explain([keys], entity)

    def _explain(self, name: Sequence[Sequence[str]], entity: Entity) -> None:
        self._explained.setdefault(_key(name), entity.id)
        self._first_words.add(name[0][0])

    def choose(self, candidates: Iterable[Entity], kind: str | None) -> Entity | None:
        """The one entity that a name means.

        Args:
            candidates: entities of that name.
            kind: the class that the text gives the name ("district"), or None where it stands bare.
        """
        found = [e for e in candidates if _fits(self.document.schema, e.type, kind)]
        if len(found) > 1 and kind is not None:
            found = self._of_kind(found, kind)
        if len(found) > 1:
            told = self.context - {self.document.reference.country}  # in which all of them lie
            near = [e for e in found if e.id in self.context or not told.isdisjoint(self._around(e))]
            found = near if len(near) == 1 or kind else self._highest(near or found)
        return found[0] if len(found) == 1 else None

    def _of_kind(self, entities: list[Entity], kind: str) -> list[Entity]:
        """Of namesakes that a kind may mean, those that it means before others; all where it prefers none."""
        for preferred in _MAY_BE.get(kind, ()):
            if found := [e for e in entities if e.type == preferred]:
                return found
        return [e for e in entities if self.document.is_a(e, kind)] or entities

    def is_elsewhere(self, village: Entity) -> bool:
        """Does the article name regions or districts, and none that a village of the list lies in? It is a namesake,
        since no list has all villages."""
        return bool(self._areas) and self._areas.isdisjoint(self._around(village))

    def _around(self, place: Entity) -> list[str]:
        """What a place lies in today, and lay in when the article was written."""
        return self.document.reference.around(place.id, self.document.article.issued)

    def in_context(self, entities: Sequence[Entity]) -> Entity | None:
        """The only one of some entities that lies in a place which the article has named, nearest places first."""
        reference = self.document.reference
        for wanted in ("District", "Region"):
            near = [
                e
                for e in entities
                if any(i in self.context and reference.entities[i].type == wanted for i in self._around(e))
            ]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def _highest(self, entities: Sequence[Entity]) -> list[Entity]:
        """Of namesakes of different rank, the one that a bare name means: a city before a village."""
        ranks = [_RANK.index(e.type) if e.type in _RANK else len(_RANK) for e in entities]
        best = [e for e, r in zip(entities, ranks, strict=True) if r == min(ranks)]
        return best if len(best) == 1 else list(entities)

    def new(self, kind: str, language: str, *names: str) -> Entity:
        """An entity that no list has; the same one whenever its first name and base class are the same.

        Args:
            kind: its class.
            language: of the names.
            names: the preferred one first.
        """
        base = self.document.schema.base(kind)
        identifier = f"{base.lower()}/{slug(names[0].translate(ONE_LETTER)) or 'unnamed'}"
        known = self.created.get(identifier)
        all_names = tuple(dict.fromkeys([*(known.names.get(language, ()) if known else ()), *names]))
        entity = Entity(identifier, known.type if known else kind, {language: all_names}, known=False)
        self.created[identifier] = entity
        return entity

    def unlinked(self, kind: str, language: str, *names: str) -> Entity:
        """A namesake of listed places when nothing tells which: an entity of this article alone."""
        identifier = f"place/{slug(names[0])}-in-{slug(self.document.article.id)}"
        entity = Entity(identifier, kind, {language: names}, known=False)
        self.created[identifier] = entity
        return entity


@cache
def _fits(schema: Schema, cls: str, kind: str | None) -> bool:
    """May what a text gives a kind, or none, be an entity of a class?"""
    if kind is None:
        return not schema.is_a(cls, *_NEEDS_KIND)
    if kind in _MAY_BE:
        return cls in _MAY_BE[kind]
    if cls == "Party":  # "Ауыл" is one, "ауыл шаруашылығы" is not
        return schema.is_a(kind, "Party") or kind == "Organization"
    if cls == "EconomicZone":  # the zone of a place is not its hospital
        return kind in ("EconomicZone", "Facility", "Organization")
    return any(schema.is_a(kind, *group) and schema.is_a(cls, *group) for group in _ALIKE)


def _key(name: Sequence[Sequence[str]]) -> str:
    return " ".join(keys[0] for keys in name)
