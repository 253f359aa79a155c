"""Listed bodies that share a plural head: "the Ministries of Energy, Finance and Health"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun, past_joints

_LONGEST_COMPLEMENT = 7  # tokens


def shared_head(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The bodies that a plural with a genitive tells, each with its own words; the first has the head, too."""
    passage = names.passage
    if not (
        noun.plural and passage.says(noun.end, passage.words.genitive) and names.schema.is_a(noun.cls, "GovernmentBody")
    ):
        return None
    singular = passage.language.keys(passage.grammar.singular(passage.tokens[noun.end - 1].text))
    of = passage.language.keys(passage.tokens[noun.end].text)
    head = [*passage.keys[noun.start : noun.end - 1], singular, of]
    return list(_bodies(names, linker, noun, head)) or None


def _bodies(names: Candidates, linker: Linker, noun: KindNoun, head: Sequence[tuple[str, ...]]) -> Iterator[Unit]:
    passage, start, j = names.passage, noun.start, noun.end + 1
    while j < passage.end:
        for stop in range(min(passage.end, j + _LONGEST_COMPLEMENT), j, -1):
            entity = linker.choose(passage.gazetteer.exact([*head, *passage.keys[j:stop]]), noun.cls)
            if entity is not None:
                yield Unit(start, stop, entity, "name", None, start, stop, noun.cls)
                start = j = past_joints(names, stop)
                break
        else:
            return
