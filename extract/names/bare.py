"""Listed names with no common noun beside them, and names that quotation marks alone set off."""

from __future__ import annotations

from collections.abc import Iterable

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.spans import NameSpan
from ontology.reference import Entity

_SAID_WITHIN = ("GovernmentBody", "University", "Club", "Enterprise", "School", "Hospital", "Award")

_LONG = ("Initiative", "Award", "Facility")  # which a single word does not mean without its noun


def bare(names: Candidates, linker: Linker, name: NameSpan) -> list[Unit]:
    """What a listed name means where it stands bare, if anything."""
    if (settlement := _settlement_in_context(names, linker, name)) is not None:
        return [_unit(name, settlement)]
    if name.end - name.start == 1 and (_is_common(names, name) or _signs_dateline(names, name)):
        return []
    long = name.end - name.start > 1
    possible = [e for e in name.entities if long or not names.document.is_a(e, *_LONG)]
    keys = names.passage.keys[name.inner_start : name.inner_end]
    entity = linker.meant(keys) or linker.choose(possible, None)
    if entity is None and long:  # "Hero of the Soviet Union"
        entity = linker.choose([e for e in possible if e.type == "Title"], "Title")
        if entity is None and (name.start not in names.passage.sentence_starts or names.passage.grammar.head_last):
            entity = _award(names, linker, possible)  # no "Ветераны труда" who begin a sentence
    return [_unit(name, entity)] if entity is not None else []


def quoted_alone(names: Candidates, linker: Linker, name: NameSpan) -> list[Unit]:
    """What a name in quotation marks means, if a list has it; places and persons are not quoted."""
    passage = names.passage
    exact = passage.gazetteer.exact(passage.keys[name.inner_start : name.inner_end])
    possible = [e for e in exact if not names.document.is_a(e, "Place", "Person")]
    entity = linker.choose(possible, None)
    if entity is None and name.inner_end - name.inner_start > 1:
        entity = _award(names, linker, possible)
    if entity is None and (cls := _kind_within(names, name)) is not None:
        called = names.document.text(name.inner_start, name.inner_end)
        called = passage.grammar.base_form(called) if passage.grammar.kind_follows_name else called  # "«X қорының»"
        entity = linker.new(cls, passage.language.code, called)
        return [Unit(name.start, name.end, entity, "form", None, name.inner_start, name.inner_end)]
    return [_unit(name, entity)] if entity is not None else []


def _award(names: Candidates, linker: Linker, possible: Iterable[Entity]) -> Entity | None:
    """The listed award that several words mean without its noun, where somebody receives one: "«Алтын алқа» алды"."""
    language = names.passage.language
    told = language.verb_keys("award", "verbs") | language.keys_of(language.listed("award", "holders"))
    if all(told.isdisjoint(keys) for keys in names.passage.keys[names.passage.start : names.passage.end]):
        return None
    return linker.choose([e for e in possible if names.document.is_a(e, "Award")], "Award")


def _kind_within(names: Candidates, name: NameSpan) -> str | None:
    """What a name in quotation marks says that it names: "House of Culture", «Средняя школа №5», «X мектебі»."""
    passage = names.passage
    first = name.inner_start
    words = [token.text for token in passage.tokens[first : name.inner_end]]
    if len(words) < 2 or any(map(passage.grammar.verbal, words)):
        return None  # a clause, in speech
    if passage.grammar.names_inflect:
        while first < name.inner_end and passage.grammar.adjective(passage.tokens[first].text):
            first += 1
    ends = passage.grammar.kind_follows_name or not passage.grammar.names_inflect
    for i in range(name.inner_start, name.inner_end):
        kind = names.kinds.get(i)
        if kind is None or not names.schema.is_a(kind.cls, *_SAID_WITHIN):
            continue
        if (i == first and not passage.grammar.kind_follows_name) or (ends and kind.end == name.inner_end):
            return kind.cls
    return None


def _unit(name: NameSpan, entity: Entity) -> Unit:
    return Unit(name.start, name.end, entity, "name", None, name.inner_start, name.inner_end)


def _is_common(names: Candidates, name: NameSpan) -> bool:
    """Is a single word rather a common one: "May", or "Ауыл" that begins a sentence on agriculture?"""
    passage = names.passage
    text = passage.tokens[name.start].text.casefold()
    if not passage.language.not_names.isdisjoint((text, passage.grammar.singular(text))):
        return True
    begins = name.start in passage.sentence_starts and name.start in names.kinds
    return passage.grammar.kind_follows_name and begins


def _signs_dateline(names: Candidates, name: NameSpan) -> bool:
    """Is it whoever publishes the article, after the place that it was written at: "ASTANA. KAZINFORM – …"?"""
    tokens, i = names.passage.tokens, name.start
    if i - 2 < names.passage.start or not (tokens[i].text.isupper() and tokens[i - 1].text in (".", ",")):
        return False
    body = all(names.document.is_a(e, "Enterprise") for e in name.entities)
    return body and tokens[i - 2].text.isupper() and len(tokens[i - 2].text) > 2


def _settlement_in_context(names: Candidates, linker: Linker, name: NameSpan) -> Entity | None:
    """A village without the word for it: after a preposition of place, near a district or region that is named."""
    if name.end - name.start == 1 and _is_common(names, name):
        return None  # "in the days of Nauryz"
    placed = name.start > names.passage.start and names.passage.says(name.start - 1, names.passage.words.before_places)
    if not placed or not _stands_alone(names, name):
        return None
    places = [e for e in name.entities if not names.document.is_a(e, *_LONG)]
    if any(e.type not in ("Settlement", "District") for e in places):
        return None
    villages = [e for e in places if e.type == "Settlement"]
    found = linker.in_context(villages)
    if found is None and villages and len(villages) == len(places) and _says_where(names, name.start - 1):
        called = names.document.text(name.inner_start, name.inner_end)
        return linker.unlinked("Settlement", names.passage.language.code, called)
    return found


def _says_where(names: Candidates, i: int) -> bool:
    """Does a word only say where, before a name that stands as the list has it: "in", and not "of", which heads go on
    with?"""
    words, inflects = names.passage.words, names.passage.grammar.names_inflect
    return not inflects and names.passage.says(i, words.before_places & words.place_prepositions - words.genitive)


def _stands_alone(names: Candidates, name: NameSpan) -> bool:
    """Does the name not lead to a word that it describes, or that goes on with it?"""
    passage = names.passage
    if name.end >= passage.end or not passage.tokens[name.end].word:
        return True
    after = passage.tokens[name.end]
    describes = names.is_adjective(name) and not passage.grammar.ends_phrase(after.text)  # "в Северном парке"
    return not (after.capital or describes) and name.end not in names.kinds
