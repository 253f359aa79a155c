"""What a quantity measures or counts: its unit, and the measure in the article's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Document, Sentence
from extract.frames import Frame, Syntax
from extract.languages import HYPHENS, Language
from extract.values import Quantity, quantities

_COUNTED_IN_WORDS = ("Plant", "School", "Hospital", "Enterprise", "Stadium", "Facility", "University", "Bank")
_COUNT_UNITS = ("person", "job")
_LARGEST_SHARE = 1000
_LONGEST_NOUN, _LONGEST_MEASURE = 7, 12  # words


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with what it is of.

    Attributes:
        quantity: where and how much.
        unit: canonical unit, or the singular of what is counted.
        measure: what is measured, in the article's words.
        how: ``measured`` in a unit, ``counted``, or ``elliptic`` where the unit is said by another number beside it.
    """

    quantity: Quantity
    unit: str
    measure: str
    how: str


def measured(document: Document, syntax: Syntax, paragraph: int) -> Iterator[Measured]:
    """The measured and counted quantities of a paragraph; numbers that measure nothing are left out."""
    language = document.language_of(paragraph)
    verbs = frozenset(f.token for f in syntax.frames if not f.noun)
    found = list(quantities(document, paragraph))
    resolved = [_with_unit(document, syntax, language, verbs, q) for q in found]
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
                yield replace(model, quantity=quantity, how="elliptic")


def _with_unit(
    document: Document, syntax: Syntax, language: Language, verbs: frozenset[int], quantity: Quantity
) -> Measured | None:
    if quantity.spelled and quantity.value == 1:
        return None  # "one job", "one hectare": an example, not a count
    if quantity.unit is not None:
        return Measured(quantity, quantity.unit, _measure(document, syntax, quantity), "measured")
    noun = _counted(document, language, verbs, quantity)
    if noun is None or (quantity.spelled and not _counts_facilities(document, language, *noun)):
        return None
    head = document.tokens[noun[1] - 1].text
    unit = language.counted_as.get(language.singular(head), language.singular(head))
    return Measured(quantity, unit, _counted_measure(document, syntax, *noun), "counted")


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
    if _noun_before(document, found[n], sentence):
        return None
    before = [r for q, r in zip(found[:n], resolved[:n], strict=True) if r is not None and q.start >= sentence.start]
    if found[n].value > _LARGEST_SHARE:  # no percentage, though one may stand nearest
        before = [r for r in before if r.unit != "percent"]
    partitives = document.language_of(sentence.paragraph).words["partitives"]
    if [t.text.casefold() for t in tokens[start - 2 : start]] in partitives:
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
    joined = (j for j in (i + 1, i + 2) if j + 1 < len(document.tokens) and document.tokens[j].text.casefold() == "and")
    if any(document.tokens[j + 1].number for j in joined):
        return False  # "907 state and 93 private schools"
    partitive = [t.text.casefold() for t in document.tokens[i : i + 2]] in language.words["partitives"]
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
    """Past "of which are", "of the": what is counted then follows."""
    if not document.tokens[i - 1].number:  # "one of the plants" counts nothing
        return i
    if [t.text.casefold() for t in document.tokens[i : i + 2]] not in language.words["partitives"]:
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


def _counted_measure(document: Document, syntax: Syntax, start: int, end: int) -> str:
    """What is counted and what happened to it: "new enterprises opened"."""
    frame = syntax.governor.get(end - 1)
    words = document.text(start, end)
    if frame is not None and not frame.noun and frame.token not in range(start, end):
        return f"{words} {document.tokens[frame.token].text}"
    return words


def _measure(document: Document, syntax: Syntax, quantity: Quantity) -> str:
    """What a measured number is of: the subject of its clause, "… tons of X", or the words around it."""
    sentence = document.sentence_of(quantity.start)
    frame = clause_of(syntax, quantity.start, sentence)
    equals = frame is not None and frame.lemma in document.language_of(sentence.paragraph).set("equals")
    if quantity.unit in _COUNT_UNITS and not equals:
        return _counted_measure(document, syntax, quantity.number_end, quantity.end)
    if before := _noun_before(document, quantity, sentence):
        return before
    if frame is not None and (headed := _headed(document, frame, quantity)):
        return _clip(headed)
    after = _of_phrase(document, quantity, sentence)
    if frame is not None and (changed := _changed(document, frame, quantity)):
        return _clip(changed)
    subject = _subject(document, frame, quantity) if frame is not None else ""
    if quantity.unit == "percent" and after:
        return _clip(after)
    if subject or after:
        return _clip(subject or after)
    if frame is not None:
        patient = next((f for f in frame.get("patient") if not f.start <= quantity.start < f.end), None)
        if patient is not None:
            return _clip(document.text(patient.start, patient.end))
    words = [t.text for t in document.tokens[sentence.start : quantity.start] if t.word][-6:]
    following = [t.text for t in document.tokens[quantity.end : sentence.end] if t.word][:6]
    return " ".join(words or following) or document.text(quantity.start, quantity.end)


def _noun_before(document: Document, quantity: Quantity, sentence: Sentence) -> str:
    """The noun that a number completes: "a capacity of 4 tons", "projects worth 90 billion"."""
    language = document.language_of(sentence.paragraph)
    i = quantity.start - 1
    if i <= sentence.start or document.tokens[i].text.casefold() not in language.set("number_links"):
        return ""
    j = i
    while j > sentence.start and i - j < 5:
        token = document.tokens[j - 1]
        if not token.word or token.number or language.ends_phrase(token.text) or document.unit_at(j - 1) is not None:
            break
        j -= 1
    empty = i > j and language.keys(document.tokens[i - 1].text)[-1] in {
        language.keys(w)[0] for w in language.set("empty_subjects")
    }
    return document.text(j, i) if j < i and not empty else ""


def _headed(document: Document, frame: Frame, quantity: Quantity) -> str:
    """The noun that a quantity stands before as its measure, with what happened to it: "340 шақырым жол жөнделді"."""
    if document.language_of(document.sentence_of(quantity.start).paragraph).words["place_beside"] != "before":
        return ""
    for fillers in frame.roles.values():
        for filler in fillers:
            if filler.start <= quantity.start and quantity.end < filler.end and filler.unit is None:
                return f"{document.text(quantity.end, filler.end)} {document.tokens[frame.token].text}"
    return ""


def _changed(document: Document, frame: Frame, quantity: Quantity) -> str:
    """What is changed by or to a number: "cut air emissions by 20 %"."""
    language = document.language_of(document.sentence_of(quantity.start).paragraph)
    if document.tokens[quantity.start - 1].text.casefold() not in language.set("change_links") or frame.passive:
        return ""
    patient = next((f for f in frame.get("patient") if not f.start <= quantity.start < f.end), None)
    return document.text(patient.start, patient.end) if patient is not None else ""


def _of_phrase(document: Document, quantity: Quantity, sentence: Sentence) -> str:
    """What follows the number: "of X", or what it is for: "was allocated for roads"."""
    end = quantity.end
    direct = end < sentence.end and document.tokens[end].text.casefold() in ("of", "for")
    if direct:
        return document.text(end + 1, _phrase_end(document, sentence, end + 1))
    if quantity.unit == "percent":
        return ""
    purposes = document.language_of(sentence.paragraph).set("purpose")
    near = range(end, min(end + 4, sentence.end - 1))
    i = next((i for i in near if document.tokens[i].text.casefold() in purposes), None)
    return document.text(end, _phrase_end(document, sentence, i + 1)) if i is not None else ""


def _phrase_end(document: Document, sentence: Sentence, i: int) -> int:
    j = i
    while j < sentence.end and j - i < _LONGEST_MEASURE and document.tokens[j].text not in (",", ".", ";", "(", "and"):
        j += 1
    return j


def clause_of(syntax: Syntax, token: int, sentence: Sentence) -> Frame | None:
    """The narrowest clause around a token."""
    around = [f for f in syntax.within(sentence.start, sentence.end) if not f.noun and f.start <= token < f.end]
    return min(around, key=lambda f: (f.end - f.start, abs(f.token - token)), default=None)


def _subject(document: Document, frame: Frame, quantity: Quantity) -> str:
    language = document.language_of(document.sentence_of(quantity.start).paragraph)
    for filler in frame.get("patient" if frame.passive else "agent"):
        outside = not filler.start <= quantity.start < filler.end
        says_what = filler.unit is None or filler.end - filler.start > 4
        if (
            outside
            and says_what
            and document.tokens[filler.head].word
            and filler.lemma not in language.set("empty_subjects")
        ):
            return document.text(filler.start, filler.end)
    return ""


def _clip(words: str) -> str:
    return " ".join(words.split()[:_LONGEST_MEASURE])
