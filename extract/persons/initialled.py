"""Persons told by surname and initials alone, whom neither a list, nor the article, nor a title beside them tells."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.linking import Linker
from extract.marks import BULLETS, HYPHENS
from extract.passage import Passage
from extract.persons.runs import Runs
from extract.persons.unit import person
from extract.persons.words import is_initial, parts


def initialled(passage: Passage, runs: Runs, linker: Linker) -> Iterator[Unit]:
    """Runs of a surname with initials before or after it: "Сериков А.Б.", "A. Serikov"."""
    for start, end in runs.items():
        if _is_initialled(passage, start, end) and not _honours(passage, start, end):
            yield person(passage, linker, start, end)


def _is_initialled(passage: Passage, start: int, end: int) -> bool:
    """Is a run one surname and initials: two of them, or one beside what ends as surnames do?"""
    document = passage.document
    if any(document.unit_at(i) for i in range(start, end)):
        return False
    words = [i for i in range(start, end) if passage.tokens[i].word]
    initials = [i for i in words if is_initial(document, i)]
    full = [i for i in words if i not in initials]
    if not full or not initials or initials not in (words[: len(initials)], words[-len(initials) :]):
        return False
    names = list(parts(document, full[0], full[-1] + 1))
    if len(names) != 1 or passage.language.kinds.longest(passage.keys, full[0]) is not None:
        return False
    surname = passage.language.surname.search(passage.grammar.nominative(passage.tokens[full[-1]].text)) is not None
    told = len(initials) > 1 or _heads_item(passage, start, end)
    return surname or (told and passage.gazetteer.entities.longest(passage.keys, full[0]) is None)


def _heads_item(passage: Passage, start: int, end: int) -> bool:
    """Does a run stand at the head of an item of a list, a comma or dash after it: "- Смит А., заместитель акима"?"""
    tokens = passage.tokens
    bullet = start - 1 == passage.document.sentence_of(start).start and tokens[start - 1].text in (*BULLETS, *HYPHENS)
    after = next((t.text for t in tokens[end : passage.end] if t.text != "."), "")
    return bullet and after in (",", *HYPHENS)


def _honours(passage: Passage, start: int, end: int) -> bool:
    """Is a name what a thing bears: "школа имени А. Серикова", "А. Серіков көшесі"?"""
    before = (
        passage.language.named_after.longest(passage.keys, i) for i in range(max(passage.start, start - 3), start)
    )
    if any(match is not None and match[0] == start for match in before):
        return True
    if passage.language.named_after.longest(passage.keys, end) is not None:
        return True
    if passage.grammar.kind_follows_name:
        return passage.language.kinds.longest(passage.keys, end) is not None
    return any(passage.language.kinds.longest(passage.keys, i) == (start, ["Road"]) for i in range(start - 1, start))
