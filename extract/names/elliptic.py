"""Regions and districts told by their adjectives alone: "девять областей: Костанайская, Павлодарская и Атырауская",
«12 ц/га – в Мартукском районе, в Хобдинском – 11»."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from ontology.reference import Entity


def elliptic(names: Candidates) -> Iterator[Unit]:
    """The regions of adjectives in capitals without their noun, in a paragraph that has said it or lists several; the
    districts of those that "in" introduces, after their noun."""
    passage = names.passage
    if not passage.grammar.names_inflect:
        return
    found = [(start, end, region) for start, end in _runs(names) if (region := _region(names, start, end)) is not None]
    said = next((i for i, kind in names.kinds.items() if kind.cls == "Region"), passage.end)
    listed = {run for run in found if any(_listed_with(names, run, other) for other in found if other is not run)}
    for start, end, region in found:
        if start > said or (start, end, region) in listed:
            yield Unit(start, end, region, "name", None, start, end)
    yield from _districts(names)


def _districts(names: Candidates) -> Iterator[Unit]:
    """The districts that follow the noun of another: "в Мартукском районе и **в Хобдинском**"."""
    passage = names.passage
    nouns = [i for i, kind in sorted(names.kinds.items()) if kind.cls == "District"]
    for start, end in _runs(names):
        noun = next((i for i in reversed(nouns) if i < start), None)
        if noun is None or end > start + 1 or not passage.says(start - 1, passage.words.place_prepositions):
            continue
        found = passage.gazetteer.exact([passage.keys[start], passage.keys[noun]])
        agrees = passage.grammar.adjective(
            passage.tokens[start].text, passage.grammar.singular(passage.tokens[noun].text)
        )
        if len(found) == 1 and found[0].type == "District" and agrees:
            yield Unit(start, end, found[0], "name", None, start, end)


def _runs(names: Candidates) -> Iterator[tuple[int, int]]:
    """Words in capitals, hyphens within, that no noun follows."""
    passage, i = names.passage, names.passage.start
    while i < passage.end:
        if not passage.has_capital(i):
            i += 1
            continue
        start, i = i, i + 1
        while i + 1 < passage.end and passage.tokens[i].text in HYPHENS and passage.glued(i):
            i += 2
        ended = i >= passage.end or not passage.tokens[i].word or passage.grammar.ends_phrase(passage.tokens[i].text)
        if ended:
            yield start, i


def _region(names: Candidates, start: int, end: int) -> Entity | None:
    """The region whose adjective some tokens are, in a form that agrees with its noun."""
    passage = names.passage
    word = names.document.text(start, end)
    region = passage.gazetteer.place_of_adjective(word)
    if region is None or region.type != "Region":
        return None
    return region if passage.grammar.adjective(passage.tokens[end - 1].text, _noun(names, region)) else None


def _noun(names: Candidates, region: Entity) -> str:
    return region.names[names.passage.language.code][0].rpartition(" ")[2]


def _listed_with(names: Candidates, one: tuple[int, int, Entity], other: tuple[int, int, Entity]) -> bool:
    """Do only a comma or a conjunction stand between two of them?"""
    passage = names.passage
    first, second = sorted((one, other), key=lambda run: run[0])
    between = range(first[1], second[0])
    return 0 < len(between) <= 2 and all(
        passage.tokens[i].text == "," or passage.says(i, passage.words.coordinators) for i in between
    )
