"""Programmes, plans and strategies without a name of their own, told by what they are for: "план развития туризма"."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.complemented import past_compound
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan
from ontology.reference import Entity

_DOCUMENTS = ("Programme", "Plan", "Strategy", "NationalProject", "Reform", "Law")
_LONGEST = 12  # tokens of what one is for
_LONGEST_TERM = 6  # tokens that tell its years


def aimed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The programme, plan or strategy that a noun and what it is for tell, with its years."""
    passage = names.passage
    if noun.plural or noun.after or any(n.quoted for n in noun.before) or not names.schema.is_a(noun.cls, *_DOCUMENTS):
        return None
    start = passage.before_adjectives(noun.start, passage.start) if passage.grammar.names_inflect else noun.start
    stop = _past_governed(names, noun.end) if passage.grammar.names_inflect else _past_aim(names, noun.end)
    if stop == noun.end or not (_says_aim(names, noun.end, stop) or noun.end > noun.start + 1):
        return None
    if stop in names.quoted.starts or _is_indefinite(names, start):
        return None
    end = _past_term(names, stop)
    name = _alone(names, start, noun.end, stop)
    called = (f"{name} {names.document.text(stop, end)}", name) if end > stop else (name,)
    entity = listed_within(names, linker, noun, start, stop)
    entity = entity or linker.new(noun.cls, passage.language.code, *called)
    return [Unit(start, end, entity, "name" if entity.known else "form", None, start, end, noun.cls)]


def _alone(names: Candidates, start: int, end: int, stop: int) -> str:
    """A noun phrase as it stands alone, of which what is governed by a preposition after its head stays as it is."""
    passage, text = names.passage, names.document.text
    if not (passage.grammar.names_inflect and passage.says(end, passage.words.after_heads)):
        return passage.grammar.base_form(text(start, stop))
    return f"{passage.grammar.base_form(text(start, end))} {text(end, stop)}"


def _is_indefinite(names: Candidates, i: int) -> bool:
    """Does an article before a noun phrase say that it only describes: "X is **a** programme of …"?"""
    passage = names.passage
    before = i > passage.start and passage.says(i - 1, passage.words.articles)
    return before and not passage.says(i - 1, passage.words.definite)


def listed_within(names: Candidates, linker: Linker, noun: KindNoun, start: int, stop: int) -> Entity | None:
    """The listed entity whose name words are, or, of the noun's class, hold: "national project **X**"."""
    whole = linker.choose(names.passage.gazetteer.exact(names.passage.keys[start:stop]), noun.cls)
    if whole is not None:
        return whole
    within = [n for i in range(start, stop) for n in names.listed.starting(i) if n.end <= stop]
    for name in sorted(within, key=lambda n: n.start - n.end):
        if (chosen := linker.choose((e for e in name.entities if e.type == noun.cls), noun.cls)) is not None:
            return chosen
    return None


def _says_aim(names: Candidates, start: int, end: int) -> bool:
    """Do words say what is to be done: "**development** of tourism"?"""
    passage = names.passage
    aims = passage.language.keys_of(passage.words.aims)
    return any(not aims.isdisjoint(passage.keys[i]) for i in range(start, min(end, start + 3)))


def _past_aim(names: Candidates, i: int) -> int:
    """Past what a programme is for, as "of" or "for" and plain words tell, listed places among them."""
    passage = names.passage
    if not passage.says(i, passage.words.after_heads):
        return i
    if (
        party := _listed_at(names, i + 2 if passage.says(i + 1, passage.words.definite_article) else i + 1)
    ) is not None:
        return party.end if any(e.type == "Party" for e in party.entities) else i
    if not _says_aim(names, i + 1, passage.end):
        return i
    j = stop = i + 1
    while j < min(passage.end, i + 1 + _LONGEST):
        if (listed := _listed_at(names, j)) is not None:
            j = stop = names.kinds[listed.end].end if listed.end in names.kinds else listed.end
        elif passage.says(j, passage.words.name_joins) and passage.says(j + 1, passage.words.articles):
            break  # "… and the respective roadmap"
        elif passage.says(j, passage.words.genitive, passage.words.name_joins, passage.words.definite_article):
            j += 1
        elif _is_plain(names, j):
            j = stop = j + 1
        else:
            break
    return stop if stop > i + 2 else i


def _listed_at(names: Candidates, i: int) -> NameSpan | None:
    """The longest listed place or body that begins at a token."""
    at = (n for n in reversed(names.listed.starting(i)) if names.is_place(n) or _is_body(names, n))
    return next(at, None)


def _is_body(names: Candidates, name: NameSpan) -> bool:
    return any(names.document.is_a(e, "Organization") for e in name.entities)


def _past_governed(names: Candidates, i: int) -> int:
    """Past what a programme is for, as genitives tell, or a preposition and what is to be done: "план **по развитию
    туризма**"."""
    passage = names.passage
    if not passage.says(i, passage.words.after_heads):
        return _past_genitives(names, i)
    aim = next((j for j in range(i + 1, min(passage.end, i + 3)) if _says_aim(names, j, j + 1)), None)
    if aim is None or not all(passage.grammar.governed(passage.tokens[j].text) for j in range(i + 1, aim + 1)):
        return i
    return _past_genitives(names, aim + 1)


def _past_genitives(names: Candidates, i: int) -> int:
    """Past what a programme is for, as common words in the genitive tell, kinds of places and places among them."""
    passage, stop, j = names.passage, i, i
    while j < min(passage.end, i + _LONGEST):
        kind, word = names.kinds.get(j), past_compound(passage, j)
        if (place := names.place_at(j)) is not None and stop > i:
            return names.kinds[place.end].end if place.end in names.kinds else place.end
        if stop > i and passage.says(j, passage.words.name_joins):
            j += 1
        elif (
            passage.tokens[j].word
            and not passage.tokens[j].capital
            and (passage.grammar.complements(passage.tokens[word - 1].text) or _is_number(names, j))
            and not passage.grammar.ends_phrase(passage.tokens[j].text)
            and (kind is None or names.schema.is_a(kind.cls, "Place"))
        ):
            j = stop = word
        else:
            break
    return stop


def _is_number(names: Candidates, i: int) -> bool:
    passage = names.passage
    return not passage.language.keys_of(tuple(passage.language.quantities.numbers)).isdisjoint(passage.keys[i])


def _is_plain(names: Candidates, i: int) -> bool:
    passage, token = names.passage, names.passage.tokens[i]
    if token.text in HYPHENS:
        return passage.glued(i)
    return token.word and not token.capital and not passage.grammar.ends_phrase(token.text)


def _past_term(names: Candidates, i: int) -> int:
    """Past the years that a programme is for: "на 2017-2021 годы", "до 2030 года", "for 2020–2025"."""
    passage = names.passage
    tokens, end = passage.tokens, i + 1
    if not passage.says(i, passage.words.date_until, passage.words.purpose):
        return i
    while end < min(passage.end, i + _LONGEST_TERM) and (tokens[end].number or tokens[end].text in HYPHENS):
        end += 1
    if end == i + 1:
        return i
    years = passage.language.keys_of(passage.words.year_words)
    return end + 1 if end < passage.end and not years.isdisjoint(passage.keys[end]) else end
