"""Names that an article has explained and says again, alone or shortened: "the Green Path project … Green Path"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.spans import NameSpan

_LONGEST_ACRONYM_ASIDE = 4  # tokens in the brackets that bring an acronym in


def again(names: Candidates, linker: Linker, units: Sequence[Unit]) -> Iterator[Unit]:
    """Names of a paragraph that stand alone, within no unit, and have meant something unlisted in the article."""
    taken = {i for unit in units for i in range(unit.start, unit.end)} if linker.first_words else set()
    for span in _alone(names, linker):
        if not taken.isdisjoint(range(span.start, span.end)) or not (span.quoted or _tells(names, span)):
            continue
        entity = linker.explained(names.passage.keys[span.inner_start : span.inner_end])
        if entity is not None:
            yield Unit(span.start, span.end, entity, "form", None, span.inner_start, span.inner_end)


def _alone(names: Candidates, linker: Linker) -> Iterator[NameSpan]:
    """Quoted names, and whole runs of capitals, that begin as a name does which the article has explained."""
    passage = names.passage
    for i in range(passage.start, passage.end) if linker.first_words else ():
        if passage.keys[i][0] not in linker.first_words:
            continue
        quoted = next(iter(names.quoted.starting(i - 1)), None)
        within = i > passage.start and names.capitals.continues(i - 1)
        span = quoted or (names.capitals.starting(i) if passage.has_capital(i) and not within else None)
        if span is not None and span.inner_start == i:
            yield span


def _tells(names: Candidates, span: NameSpan) -> bool:
    """May words without quotation marks be a thing's name that stands alone: an acronym or several words, and none of a
    person's name?"""
    passage = names.passage
    if span.inner_end - span.inner_start == 1:
        return passage.tokens[span.inner_start].text.isupper()
    person = passage.language.surname.search(passage.tokens[span.inner_end - 1].text) is not None
    return not person and not any(passage.is_given_name(i) for i in range(span.inner_start, span.inner_end))


def abbreviate(names: Candidates, linker: Linker, units: Iterable[Unit]) -> None:
    """Let the acronym in brackets after an unlisted name mean the same from now on: "Green Path Service (GPS)"."""
    for unit in units:
        acronym = _acronym_after(names, unit.end)
        if acronym is not None and not unit.entity.known and names.document.is_a(unit.entity, *_SHORTENED):
            linker.abbreviate(
                unit.entity,
                names.passage.language.code,
                names.document.text(acronym, acronym + 1),
                names.passage.keys[acronym],
            )


_SHORTENED = ("Organization", "Facility", "Initiative")


def _acronym_after(names: Candidates, i: int) -> int | None:
    """The acronym that stands first in the brackets after a name."""
    passage = names.passage
    if i + 2 >= passage.end or passage.tokens[i].text != "(":
        return None
    closed = any(passage.tokens[j].text == ")" for j in range(i + 2, min(passage.end, i + 2 + _LONGEST_ACRONYM_ASIDE)))
    text = passage.tokens[i + 1].text
    return i + 1 if closed and text.isupper() and len(text) > 1 and text.isalpha() else None
