"""What a name beside a common noun means: a listed entity, what bears somebody's name, or something new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.new import is_new_name
from extract.names.nouns import KindNoun, past_connector
from extract.names.spans import NameSpan
from ontology.reference import Entity

Keys = Sequence[tuple[str, ...]]


def meaning(names: Candidates, linker: Linker, span: NameSpan, noun: KindNoun) -> Entity | None:
    """The entity that a name means beside a common noun; None where it is no name of that kind."""
    candidates = _listed(names, span, noun)
    if noun.cls == "Place" and any(e.type == "Settlement" for e in candidates):  # "микрорайон Самал" is no village
        return linker.new(noun.cls, names.passage.language.code, *_spellings(names, span, noun))
    chosen = linker.choose(candidates, noun.cls)
    if chosen is not None and not (noun.cls == chosen.type == "Settlement" and linker.is_elsewhere(chosen)):
        return chosen
    if (honouring := _named_after(names, linker, span, noun)) is not None:
        return honouring
    if _only_tells_whose(names, span):
        return None
    language, document = names.passage.language, names.document
    if noun.cls == "District" and any(e.type == "District" for e in candidates):
        return linker.unlinked(noun.cls, language.code, *_spellings(names, span, noun))
    if any(not document.is_a(e, "Person") for e in candidates) and noun.cls in ("City", "Settlement"):
        return linker.unlinked(noun.cls, language.code, document.text(span.inner_start, span.inner_end))
    told = noun.cls != "Country" and (noun.cls != "Region" or names.is_adjective(span))  # "Гродненская область"
    if not told or not is_new_name(names, span, noun):
        return None
    return linker.new(noun.cls, language.code, *_spellings(names, span, noun))


def _only_tells_whose(names: Candidates, span: NameSpan) -> bool:
    """Does a name's case make it no name of the noun after it: "X облысының ауыл шаруашылығы"?"""
    grammar = names.passage.grammar
    apart = grammar.head_last and grammar.places(names.passage.tokens[span.inner_end - 1].text)
    return apart and not span.quoted and not names.spelled_as_listed(span)


def _listed(names: Candidates, span: NameSpan, noun: KindNoun) -> tuple[Entity, ...]:
    """The listed entities that go by a name, alone or with its kind."""
    passage = names.passage
    inner = passage.keys[span.inner_start : span.inner_end]
    found = [*passage.gazetteer.exact(inner)]
    for wording in _wordings(names, noun):
        found += passage.gazetteer.exact([*inner, *wording]) + passage.gazetteer.exact([*wording, *inner])
    return tuple(dict.fromkeys(found))


def _wordings(names: Candidates, noun: KindNoun) -> Iterator[Keys]:
    """The common noun as it stands, and others that a list may have for it."""
    language = names.passage.language
    yield names.passage.keys[noun.start : noun.end]
    if noun.cls == "Region":
        for other in sorted(language.words.district_noun):
            yield [(language.keys(other)[0],)]


def _named_after(names: Candidates, linker: Linker, span: NameSpan, noun: KindNoun) -> Entity | None:
    """What bears somebody's name, which stays in the genitive: "Государственной премии имени X"."""
    passage = names.passage
    link = passage.language.named_after.longest(passage.keys, noun.end)
    if link is None or link[0] != span.start or span.quoted:
        return None
    if not (passage.grammar.names_inflect or passage.is_given_name(span.start)):
        return None
    described = _alone(names, passage.before_adjectives(noun.start, passage.start), noun.end)
    return linker.new(noun.cls, passage.language.code, f"{described} {names.document.text(noun.end, span.end)}")


def _spellings(names: Candidates, span: NameSpan, noun: KindNoun) -> tuple[str, ...]:
    """What a thing that no list has is called, the preferred name first."""
    document = names.document
    spelled = document.text(span.inner_start, span.inner_end)
    if names.is_adjective(span) and span.start < noun.start:  # "Тогузакской школы": the whole agrees, and is the name
        whole = f"{document.text(span.start, span.end)} {_of_one(names, noun)}" if noun.plural else ""
        return (names.passage.grammar.base_form(whole) if whole else _alone(names, span.start, noun.end),)
    if _is_bound(names, span, noun):  # "school named after X"
        full = document.text(noun.start, span.end)
        if names.passage.language.named_after.longest(names.passage.keys, noun.end) is not None:
            return (full,)
    elif noun.start < span.start:
        full = f"{_kind(names, noun)} {spelled}"
    else:
        full = f"{spelled} {_kind(names, noun)}"
    start = _described_from(names, noun)
    if span.quoted and noun.start < span.start and (start < noun.start or (noun.end < span.start and not noun.plural)):
        between = document.text(noun.end, span.start).strip(" –—")
        described = f"{_alone(names, start, noun.end)} {between} {spelled}"
        return (spelled, full, " ".join(described.split()))
    named_otherwise = bool(span.entities) or bool(
        names.passage.gazetteer.exact(names.passage.keys[span.inner_start : span.inner_end])
    )
    return (full,) if named_otherwise else (spelled, full)


def _is_bound(names: Candidates, span: NameSpan, noun: KindNoun) -> bool:
    """Do words bind a name without quotation marks to the kind before it?"""
    bound = noun.end < span.start and not span.quoted
    return bound and past_connector(names, noun.end, noun.cls) == span.start


def _kind(names: Candidates, noun: KindNoun) -> str:
    """A kind as it stands alone, of one thing."""
    return names.passage.grammar.base_form(_of_one(names, noun))


def _of_one(names: Candidates, noun: KindNoun) -> str:
    """A kind in the singular, its adjectives as they stand."""
    before, space, last = names.document.text(noun.start, noun.end).rpartition(" ")
    return before + space + (names.passage.grammar.singular(last, possessed=True) if noun.plural else last)


def _described_from(names: Candidates, noun: KindNoun) -> int:
    """Where the adjectives begin that lead to a noun, in languages whose adjectives agree with it."""
    passage = names.passage
    return passage.before_adjectives(noun.start, passage.start) if passage.grammar.names_inflect else noun.start


def _alone(names: Candidates, start: int, end: int) -> str:
    """A noun phrase as it stands alone."""
    return names.passage.grammar.base_form(names.document.text(start, end))
