"""Of what a figure may be, and what speaks for each; ``ranking`` weighs it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Document
from extract.figures.candidates import Asked, Candidates
from extract.figures.scene import Scene
from extract.figures.tied import tied
from extract.frames import Syntax
from ontology.reference import Entity


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure may be of.

    Attributes:
        entity: the entity; None stands for nothing that the article names.
        features: what speaks for it or against it.
        again: what does, besides, where the figure before is of it, too.
    """

    entity: Entity | None
    features: tuple[str, ...]
    again: tuple[str, ...] = ()


class Subjects:
    """What the figures of an article may be of.

    Args:
        document: the article.
        syntax: its frames.
    """

    def __init__(self, document: Document, syntax: Syntax) -> None:
        self._candidates = Candidates(document, syntax)

    def of(self, asked: Asked) -> list[Subject]:
        """What a figure may be of, nothing last; only what the words around tie it to, where they do."""
        mentions = self._candidates.mentions(asked)
        only = tied(self._candidates.document, self._candidates.syntax, asked)
        alone = only is not None and only in mentions
        mentions = {only: mentions[only]} if only is not None and alone else mentions
        scene = Scene(self._candidates, asked, mentions)
        found = [Subject(entity, tuple(scene.features(entity)), tuple(scene.again(entity))) for entity in mentions]
        nothing = Subject(None, ("nothing", f"nothing inside={bool(scene.inside)}"))
        return found if alone else [*found, nothing]
