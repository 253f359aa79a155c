"""Who launched, proposed, adopted or announced an initiative."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Fact
from extract.relations import Text, entities

_AGENTS = ("Person", "Organization")


def read(text: Text) -> Iterator[Fact]:
    """From verbs of initiating, with an initiative as what they act on."""
    seen: set[tuple[str, str]] = set()
    for frame in text.frames("initiated_by", "verbs"):
        if not frame.asserted or text.in_headline(frame.token):
            continue
        initiatives = entities(text, frame.get("patient"), "Initiative")
        agents = entities(text, frame.get("agent", "by"), *_AGENTS, inside=True)
        for initiative in initiatives:
            for agent in agents[:1]:
                key = (initiative.entity.id, agent.entity.id)
                if key not in seen:
                    seen.add(key)
                    yield text.fact(
                        "initiated_by",
                        frame.token,
                        "initiating-verb",
                        0.85,
                        initiative=initiative.entity,
                        agent=agent.entity,
                    )
