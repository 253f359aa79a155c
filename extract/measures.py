"""What a quantity measures or counts: its unit, and its measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Document, Sentence
from extract.frames import Syntax
from extract.languages import HYPHENS, Language
from extract.values import Quantity, quantities
from extract.wordings import counted_measure, measure_of, noun_before

_COUNTED_IN_WORDS = ("Plant", "School", "Hospital", "Enterprise", "Stadium", "Facility", "University", "Bank")
_LARGEST_SHARE = 1000
_LONGEST_NOUN = 7  # words


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with what it is of.

    Attributes:
        quantity: where and how much.
        unit: canonical unit, or the singular of what is counted.
        measure: what is measured, in the article's words.
        how: ``measured`` in a unit, ``counted``, or ``elliptic`` where the unit is said by another number beside it.
        origin: whether a change begins at it: the 12 of "from 12 to 20 tons".
    """

    quantity: Quantity
    unit: str
    measure: str
    how: str
    origin: bool = False


def measured(document: Document, syntax: Syntax, paragraph: int) -> Iterator[Measured]:
    """The measured and counted quantities of a paragraph; numbers that measure nothing are left out."""
    language = document.language_of(paragraph)
    verbs = frozenset(
        i
        for i in range(*document.paragraph_ranges[paragraph])
        if i in syntax.verb and language.singular(document.tokens[i].text) not in language.counted_as
    )
    found = list(quantities(document, paragraph))
    resolved: list[Measured | None] = []
    for n, quantity in enumerate(found):
        last = next((r for r in resolved[::-1] if r is not None), None)
        if last is not None and last.quantity.start < document.sentence_of(quantity.start).start:
            last = None
        converted = n + 1 < len(found) and _converts(document, quantity, found[n + 1])
        whole = replace(quantity, end=found[n + 1].end + 1) if converted else quantity
        own = _with_unit(document, syntax, language, verbs, whole, last)
        own = replace(own, quantity=quantity) if own is not None else None
        origin = own is not None and n + 1 < len(found) and _begins_change(document, language, quantity, found[n + 1])
        resolved.append(replace(own, origin=True) if own is not None and origin else own)
    for n, (quantity, own) in enumerate(zip(found, resolved, strict=True)):
        if (
            own is not None
            and n
            and (first := resolved[n - 1]) is not None
            and _converts(document, found[n - 1], quantity)
        ):
            yield replace(own, measure=first.measure)  # "5 billion tenge ($11 million)"
        elif own is not None:
            yield own
        elif not quantity.spelled and quantity.unit is None and not _is_noun_next(document, language, verbs, quantity):
            sentence = document.sentence_of(quantity.start)
            model = _model(document, sentence, found, resolved, n)
            if model is not None:
                origin = n + 1 < len(found) and _begins_change(document, language, quantity, found[n + 1])
                yield replace(model, quantity=quantity, how="elliptic", origin=origin)


def _begins_change(document: Document, language: Language, quantity: Quantity, following: Quantity) -> bool:
    """Is a number what something grows or falls from, to the one after it: "from 12 to 20 tons"?"""
    if following.start - quantity.end > 3:
        return False
    if language.head_last:
        word = document.text(quantity.start, quantity.end).replace("-", "").split()[-1]
        return "abl" in language.cases(word) and following.start - quantity.end <= 1
    before = (document.tokens[q.start - 1].text.casefold() for q in (quantity, following) if q.start)
    return tuple(before) in {tuple(pair) for pair in language.words["changes"]}


def _with_unit(
    document: Document,
    syntax: Syntax,
    language: Language,
    verbs: frozenset[int],
    quantity: Quantity,
    last: Measured | None,
) -> Measured | None:
    if quantity.spelled and quantity.value == 1:
        return None  # "one job", "one hectare": an example, not a count
    if quantity.unit is not None:
        before, said = (last.quantity, last.measure) if last is not None else (None, "")
        return Measured(quantity, quantity.unit, measure_of(document, syntax, quantity, before, said), "measured")
    if quantity.part:
        return None
    if (fitted := _fitted(document, language, quantity)) is not None:
        return Measured(quantity, fitted[0], counted_measure(document, syntax, *fitted[1]), "counted")
    noun = _counted(document, language, verbs, quantity)
    if noun is None or (quantity.spelled and not _counts_facilities(document, language, *noun)):
        return None
    head = document.tokens[noun[1] - 1].text
    one = language.singular(head)
    unit = language.counted_as.get(head.casefold()) or language.counted_as.get(one, one)
    return Measured(quantity, unit, counted_measure(document, syntax, *noun), "counted")


def _fitted(document: Document, language: Language, quantity: Quantity) -> tuple[str, tuple[int, int]] | None:
    """The unit in an adjective that says for how many a thing is, and that thing: "300 орындық мектеп"."""
    i = quantity.number_end
    sentence = document.sentence_of(quantity.start)
    stem = language.fitted_for(document.tokens[i].text) if i < sentence.end else ""
    unit = language.counted_as.get(stem)
    if unit is None:
        return None
    words = [t.text for t in document.tokens[i + 1 : min(i + 1 + _LONGEST_NOUN, sentence.end)]]
    return unit, (i, i + 1 + (language.noun_end(words) if words and words[0][0].isalpha() else 0))


def _converts(document: Document, one: Quantity, other: Quantity) -> bool:
    """Is a quantity only another's worth, in brackets after it?"""
    return other.start == one.end + 1 and document.tokens[one.end].text == "("


def _model(
    document: Document, sentence: Sentence, found: list[Quantity], resolved: list[Measured | None], n: int
) -> Measured | None:
    """The quantity whose unit an elliptic one shares: the other end of its range, else the one before it.

    None where the number is part of a word ("5-fold") or has a noun of its own before it ("a growth of 70,000").
    """
    tokens, start, end = document.tokens, found[n].start, found[n].number_end
    if (
        end + 1 < len(tokens)
        and tokens[end].text in HYPHENS
        and tokens[end].start == tokens[end - 1].end
        and tokens[end + 1].word
    ):
        return None
    following = found[n + 1] if n + 1 < len(found) else None
    near = following is not None and following.start - found[n].number_end <= 3 and following.start < sentence.end
    if near and resolved[n + 1] is not None:
        return resolved[n + 1]
    if noun_before(document, found[n], sentence):
        return None
    before = [r for q, r in zip(found[:n], resolved[:n], strict=True) if r is not None and q.start >= sentence.start]
    if found[n].value > _LARGEST_SHARE:  # no percentage, though one may stand nearest
        before = [r for r in before if r.unit != "percent"]
    partitives = document.language_of(sentence.paragraph).words["partitives"]
    if tuple(t.text.casefold() for t in tokens[start - 2 : start]) in partitives:
        before = [r for r in before if r.how == "counted"] or before  # "projects worth 5 billion, of which 6 …"
    return before[-1] if before else None


def _is_noun_next(document: Document, language: Language, verbs: frozenset[int], quantity: Quantity) -> bool:
    """Does something follow the number that it could be of, though nothing that is counted?"""
    i = quantity.number_end
    if i >= document.sentence_of(quantity.start).end:
        return False
    token = document.tokens[i]
    if token.text.casefold() in language.set("idle_counts"):
        return False  # "12 more will be repaired"
    if quantity.part:
        return False
    joined = (j for j in (i + 1, i + 2) if j + 1 < len(document.tokens) and document.tokens[j].text.casefold() == "and")
    if any(document.tokens[j + 1].number for j in joined):
        return False  # "907 state and 93 private schools"
    partitive = tuple(t.text.casefold() for t in document.tokens[i : i + 2]) in language.words["partitives"]
    return token.word and not partitive and not language.ends_phrase(token.text) and i not in verbs


def _counted(
    document: Document, language: Language, verbs: frozenset[int], quantity: Quantity
) -> tuple[int, int] | None:
    """The noun phrase that follows a number: adjectives and nouns up to the first function word, verb or mark."""
    sentence = document.sentence_of(quantity.start)
    start = i = _past_partitive(document, language, quantity.number_end, sentence.end)
    while i < sentence.end and document.tokens[i].word and not language.ends_phrase(document.tokens[i].text):
        named = document.unit_at(i) is not None or (document.tokens[i].capital and i > start)
        if named or i in verbs:
            break
        i += 1
    words = [t.text.casefold() for t in document.tokens[start:i]]
    before_number = (
        i + 1 < sentence.end and document.tokens[i].text.casefold() == "and" and document.tokens[i + 1].number
    )
    if (
        i == start
        or i - start > _LONGEST_NOUN
        or set(words) <= language.set("idle_counts")
        or (before_number and len(words) == 1)
    ):
        return None
    end = language.noun_end([t.text for t in document.tokens[start:i]])
    return (start, start + end) if end else None


def _past_partitive(document: Document, language: Language, i: int, end: int) -> int:
    """Past "of which are", "of the", or a word like "over" after a number: what is counted then follows."""
    while language.head_last and i < end:
        if document.tokens[i].text.casefold() not in language.set("approximations"):
            break
        i += 1
    if not document.tokens[i - 1].number:  # "one of the plants" counts nothing
        return i
    if tuple(t.text.casefold() for t in document.tokens[i : i + 2]) not in language.words["partitives"]:
        return i
    j = i + 2
    while j < end and j < i + 4 and language.ends_phrase(document.tokens[j].text):
        j += 1
    return j


def _counts_facilities(document: Document, language: Language, start: int, end: int) -> bool:
    """Are these things that even a number in words counts for a fact: "two factories", not "two ways"?"""
    for i in range(start, end):
        match = language.kinds.longest(document.keys, i)
        if match is not None and document.schema.is_a(match[1][0], *_COUNTED_IN_WORDS):
            return True
    return False
