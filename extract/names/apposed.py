"""Names that an apposition says what they are: "Smart Waters, a programme of …", "its programme, Smart Waters"."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS, LONG_DASHES
from extract.names.candidates import Candidates
from extract.names.enumerated import of_several
from extract.names.meaning import meaning
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan

_LONGEST_DESCRIPTION = 8  # tokens before the noun
_LONGEST_ASIDE = 8


def apposed(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The name that a noun is in apposition to, before it or after."""
    if of_several(names, noun) or noun.before or noun.after or names.schema.is_a(noun.cls, "Place"):
        return None
    for span in (_name_before(names, noun), _name_after(names, noun)):
        if span is not None and (entity := meaning(names, linker, span, noun)) is not None:
            why = "name" if entity.known else "form"
            return [Unit(span.start, span.end, entity, why, None, span.inner_start, span.inner_end, noun.cls)]
    return None


def _name_before(names: Candidates, noun: KindNoun) -> NameSpan | None:
    """ "**X**, a programme of …", "«**X**» – программа"."""
    passage = names.passage
    start = _apposition_start(names, noun)
    if start is None or start - 1 <= passage.start or not _ends_description(names, noun.end):
        return None
    joint = passage.tokens[start - 1].text
    if joint not in LONG_DASHES and not (joint == "," and passage.words.articles):
        return None
    span = names.ending(before_aside(names, start - 1))
    if span is None or span.quoted:
        return span
    whole = _with_complemented(names, span)
    return whole if _may_be_apposed(names, whole) else None


def _name_after(names: Candidates, noun: KindNoun) -> NameSpan | None:
    """ "its programme, **X**,", "проект: «**X**»"."""
    passage, i = names.passage, noun.end
    if i + 1 >= passage.end or passage.tokens[i].text not in (",", ":", *LONG_DASHES):
        return None
    span = names.starting(i + 1)
    if span is None or span.start != i + 1:
        return None
    if span.quoted:
        return span if passage.tokens[i].text != "," else None
    span = _past_dash(names, span)
    determiner = _determiner(names, noun)
    # "the head of the company, NAME SURNAME,"
    told = determiner is not None and not passage.says(determiner - 1, passage.words.genitive)
    determined = told and names.schema.is_a(noun.cls, "Initiative")
    several = span.inner_end - span.inner_start > 1 and not span.entities
    closed = span.end >= passage.end or passage.tokens[span.end].text in (",", "(", ")", ".", ";")
    return span if determined and several and closed and _may_be_apposed(names, span) else None


def _apposition_start(names: Candidates, noun: KindNoun) -> int | None:
    """Where a noun phrase begins that may be an apposition: with a determiner that is not definite, or, in a language
    that has no articles, with what leads to the noun."""
    passage = names.passage
    if not passage.words.articles:
        return _leading_start(names, noun.start)
    start = _determiner(names, noun)
    return start if start is not None and not passage.says(start, passage.words.title_determiners) else None


def _determiner(names: Candidates, noun: KindNoun) -> int | None:
    """The determiner that a noun's phrase begins with: "**a** USAID-funded programme"."""
    passage = names.passage
    for i in range(noun.start - 1, max(passage.start, noun.start - _LONGEST_DESCRIPTION) - 1, -1):
        if passage.says(i, passage.words.articles):
            return i
        if not (passage.tokens[i].word or passage.tokens[i].text in HYPHENS) or passage.says(
            i, passage.words.particles
        ):
            return None
    return None


def _leading_start(names: Candidates, i: int) -> int:
    """Before the adjectives, or in a language whose head stands last all words, that lead to a noun."""
    passage, grammar = names.passage, names.passage.grammar
    while i > passage.start and passage.tokens[i - 1].word:
        before = passage.tokens[i - 1].text
        if not (grammar.adjective(before) or grammar.leads(before, passage.tokens[i].text)):
            break
        i -= 1
    return i


def _ends_description(names: Candidates, i: int) -> bool:
    """Does a noun phrase end before a token, and no clause begin of which it is the subject: not "a project was …"?"""
    passage = names.passage
    if i >= passage.end or not passage.tokens[i].word:
        return True
    if not passage.words.articles:
        return True
    word = passage.tokens[i].text
    return passage.grammar.ends_phrase(word) and not passage.says(i, passage.words.passive)


def before_aside(names: Candidates, i: int) -> int:
    """Before what stands in brackets before a token: "X **(in other words)**, a campaign"."""
    tokens = names.passage.tokens
    if tokens[i - 1].text != ")":
        return i
    near = range(i - 2, max(names.passage.start, i - 2 - _LONGEST_ASIDE), -1)
    return next((j for j in near if tokens[j].text == "("), i)


def _with_complemented(names: Candidates, span: NameSpan) -> NameSpan:
    """A run of capitals with the words that it completes: "the **Green Belt of** Astana, a project of …"."""
    passage, start = names.passage, span.start
    while start - 2 >= passage.start and passage.says(start - 1, passage.words.within_names - passage.words.name_joins):
        outer = names.ending(start - 1)
        if outer is None or outer.quoted:
            break
        start = outer.start
    return span if start == span.start else NameSpan.plain(start, span.end)


def _past_dash(names: Candidates, span: NameSpan) -> NameSpan:
    """A run of capitals with the one that a dash binds to it: "**Elim – Zhasyl Alem** (…)"."""
    passage = names.passage
    if span.end + 1 >= passage.end or passage.tokens[span.end].text not in LONG_DASHES:
        return span
    second = names.starting(span.end + 1)
    bound = second is not None and second.start == span.end + 1 and not second.quoted
    return NameSpan.plain(span.start, second.end) if second is not None and bound else span


def _may_be_apposed(names: Candidates, span: NameSpan) -> bool:
    """May a run of capitals be what an apposition is to: no circumstance ("In Almaty, a plant …"), nobody's name?"""
    passage = names.passage
    before = span.start - 1
    placed = before >= passage.start and passage.says(before, passage.words.place_prepositions - passage.words.genitive)
    if placed or (before >= passage.start and passage.titled(before)):
        return False
    last = passage.tokens[span.inner_end - 1].text
    surname = span.inner_end - span.inner_start == 1 and passage.language.surname.search(last) is not None
    return not surname and not any(passage.is_given_name(i) for i in range(span.inner_start, span.inner_end))
