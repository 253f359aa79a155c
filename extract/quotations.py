"""Direct speech: where it stands, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Unit

_OPENING = frozenset('"“«„')
_CLOSING = frozenset('"”»“')
_DASHES = frozenset("–—-")
_LEAST_WORDS = 4
_LONGEST_INTERRUPTION = 45  # tokens
_MOST_PARAGRAPHS = 4  # after the first that one quotation may go on through
_REACH = 14  # tokens between the closing mark and the speaker


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of direct speech: its tokens without the marks, and who speaks."""

    start: int
    end: int
    speaker: Unit | None


def find(document: Document) -> list[Quotation]:
    """The quotations of an article, in order."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.headline:
            continue
        spans = (
            list(_marked(document, number)) or list(_dashed(document, number)) or list(_attributed(document, number))
        )
        for start, end in spans:
            if _is_speech(document, start, end):
                last = document.sentence_of(end - 1).paragraph
                found.append(Quotation(start, end, _speaker(document, last, start, end)))
    return _merged(document, found)


def _marked(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Outermost stretches in quotation marks; marks within them nest, and one left open may close paragraphs later."""
    first, last = document.paragraph_ranges[paragraph]
    depth, begin = 0, first
    for i in range(first, last):
        if document.tokens[i].text not in _OPENING | _CLOSING:
            continue
        if _opens(document, paragraph, i, depth):
            if depth == 0:
                begin = i + 1
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                yield begin, i
    if depth > 0 and begin < last:
        yield begin, _closed_later(document, paragraph) or last


def _opens(document: Document, paragraph: int, i: int, depth: int) -> bool:
    first, last = document.paragraph_ranges[paragraph]
    mark = document.tokens[i]
    if mark.text in "«„":
        return True
    if mark.text in "»”":
        return False
    spaced_before = i == first or document.tokens[i - 1].end < mark.start or document.tokens[i - 1].text in "(["
    spaced_after = i + 1 < last and document.tokens[i + 1].start > mark.end
    ended = depth > 0 and i + 1 < last and document.tokens[i - 1].text in (",", ".", "!", "?")
    if ended and _saying(document, paragraph) & set(document.keys[i + 1]):
        return False  # … at night, "said X
    if depth > 0 and (i + 1 == last or document.tokens[i + 1].text in ",.-–—;"):
        return False
    return spaced_before and not spaced_after


def _closed_later(document: Document, paragraph: int) -> int | None:
    """Where a later paragraph closes a quotation that a paragraph leaves open; none where another opens before."""
    for number in range(paragraph + 1, min(paragraph + 1 + _MOST_PARAGRAPHS, len(document.paragraphs))):
        first, last = document.paragraph_ranges[number]
        for i in range(first, last):
            if document.tokens[i].text in _OPENING | _CLOSING:
                return None if _opens(document, number, i, 0) else i
    return None


def _dashed(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Speech that a dash opens, up to the dash that brings in who said it: "– Words, – said X."."""
    first, last = document.paragraph_ranges[paragraph]
    if document.language_of(paragraph).code == "en" or last - first < 3 or document.tokens[first].text not in _DASHES:
        return
    saying = _saying(document, paragraph)
    for i in range(first + 2, last - 1):
        comma = document.tokens[i - 1].text in (",", "!", "?", ".", "…")
        if (
            document.tokens[i].text in _DASHES
            and comma
            and any(saying & set(document.keys[j]) for j in range(i + 1, min(i + 4, last)))
        ):
            yield first + 1, i - 1 if document.tokens[i - 1].text == "," else i
            return
    return


def _attributed(document: Document, paragraph: int) -> Iterator[tuple[int, int]]:
    """Speech that a paragraph of its own gives after the line that says whose it is: "NAME, director:", "– Words."."""
    first, last = document.paragraph_ranges[paragraph]
    if document.tokens[first].text in _DASHES and _continued(document, paragraph, first) is not None:
        yield first + 1, last - 1 if document.tokens[last - 1].text == "." else last


def _is_speech(document: Document, start: int, end: int) -> bool:
    """Is a marked stretch a sentence or clause, rather than a name or a single expression?"""
    words = [t for t in document.tokens[start:end] if t.word]
    if len(words) < _LEAST_WORDS:
        return False
    covering = document.unit_at(start)
    if covering is not None and covering.start < start and covering.end >= end:
        return False
    lower = sum(not w.capital for w in words)
    return lower >= len(words) * 0.5


def _saying(document: Document, paragraph: int) -> frozenset[str]:
    return document.language_of(paragraph).verb_keys("quote", "verbs")


def _speaker(document: Document, paragraph: int, start: int, end: int) -> Unit | None:
    """Who says it: the person beside a verb of saying after the words, or before them."""
    first, last = document.paragraph_ranges[paragraph]
    after = end
    while after < last and not document.tokens[after].word:
        after += 1
    found = (
        _interrupting(document, paragraph, start, end)
        or _beside_saying(document, paragraph, after, min(last, after + _REACH))
        or _named_after_dash(document, end, after, last)
        or _beside_any_verb(document, after, last)
    )
    if found is None:
        before = document.sentence_of(max(first, start - 1)).start
        found = _beside_saying(document, paragraph, max(first, before), max(first, start - 1), backwards=True)
    if found is None:
        found = _announced(document, start) or _cited(document, start)
    if found is None:
        found = _continued(document, paragraph, first)
    return found


def _interrupting(document: Document, paragraph: int, start: int, end: int) -> Unit | None:
    """Who is named with a verb of saying between dashes within the words: "«Words, – said X. – Words»"."""
    saying = _saying(document, paragraph)
    for i in range(start + 1, end - 2):
        between = document.tokens[i].text in _DASHES and document.tokens[i - 1].text in (",", "!", "?", ".", "…")
        if between and any(saying & set(document.keys[j]) for j in range(i + 1, i + 3)):
            units = document.units_in(i, min(end, i + _REACH))
            return next((u for u in units if document.is_a(u.entity, "Person")), None)
    return None


def _announced(document: Document, start: int) -> Unit | None:
    """The person last named before a colon that announces the words: "X at the meeting: «Words»"."""
    if start < 2 or document.tokens[start - 2].text != ":":
        return None
    first = document.sentence_of(start - 2).start
    persons = [u for u in document.units_in(first, start - 2) if document.is_a(u.entity, "Person")]
    return persons[-1] if persons else None


def _cited(document: Document, start: int) -> Unit | None:
    """Whom the sentence around some words cites: "according to X, the rules make it 'transparent'"."""
    sentence = document.sentence_of(start)
    language = document.language_of(sentence.paragraph)
    opening = document.text(sentence.start, min(sentence.end, sentence.start + 3)).casefold()
    cites = any(opening.startswith(phrase) for phrase in language.set("said_by"))
    for unit in document.units_in(sentence.start, start):
        follows = document.tokens[unit.end].text.casefold() in language.set("said_by")  # "X-тың айтуынша"
        if document.is_a(unit.entity, "Person") and (cites or follows):
            return unit
    return None


def _beside_any_verb(document: Document, after: int, last: int) -> Unit | None:
    """Whoever stands right after the words with a verb of whatever meaning: "…", warned X; "…", she laughed."""
    if after + 1 >= last:
        return None
    verb_first = document.tokens[after].text.casefold().endswith("ed")
    unit = document.unit_at(after + 1 if verb_first else after)
    if unit is not None and document.is_a(unit.entity, "Person"):
        return unit
    return None if verb_first else _pronoun_before(document, after, after + 1)


def _named_after_dash(document: Document, end: int, after: int, last: int) -> Unit | None:
    """Whoever is named right after the words and a dash, whatever he does: "…", – the farmer X smiled."""
    dashed = any(document.tokens[i].text in _DASHES for i in range(end, min(after, last)))
    unit = document.unit_at(after) if after < last else None
    return (
        unit if dashed and unit is not None and unit.start == after and document.is_a(unit.entity, "Person") else None
    )


def _beside_saying(document: Document, paragraph: int, start: int, end: int, *, backwards: bool = False) -> Unit | None:
    saying = _saying(document, paragraph)
    verbs = [i for i in range(start, end) if document.unit_at(i) is None and saying & set(document.keys[i])]
    if not verbs:
        return None
    verb = verbs[-1] if backwards else verbs[0]
    units = [
        u
        for u in document.units_in(start, min(len(document.tokens), end + 30))
        if document.is_a(u.entity, "Person", "Organization")
    ]
    pronoun = _pronoun_before(document, max(start, verb - 1), min(end, verb + 2))
    if pronoun is not None:
        return pronoun
    near = [u for u in units if u.start <= end]
    persons = [u for u in near if document.is_a(u.entity, "Person")]
    persons = persons or [u for u in near if abs(u.start - verb) <= 2 or abs(u.end - 1 - verb) <= 1]
    if persons:
        return min(persons, key=lambda u: min(abs(u.start - verb), abs(u.end - 1 - verb)))
    return _pronoun_before(document, start, end)


def _pronoun_before(document: Document, start: int, end: int) -> Unit | None:
    """ "He said": the last person named before."""
    language = document.language_at(start)
    pronouns = language.set("subject_pronouns")
    if not any(document.tokens[i].text.casefold() in pronouns for i in range(start, end)):
        return None
    return next(reversed(document.persons_before(start)), None)


def _continued(document: Document, paragraph: int, first: int) -> Unit | None:
    """Speech that a colon announced in the paragraph before: that of the person last named there."""
    if paragraph == 0:
        return None
    begin, end = document.paragraph_ranges[paragraph - 1]
    if document.tokens[end - 1].text != ":":
        return None
    persons = [u for u in document.units_in(begin, end) if document.is_a(u.entity, "Person")]
    return persons[-1] if persons else None


def _merged(document: Document, found: list[Quotation]) -> list[Quotation]:
    """One quotation where "he said" interrupts it within a paragraph."""
    out: list[Quotation] = []
    for quotation in found:
        last = out[-1] if out else None
        if last is not None and last.speaker is not None and _interrupted(document, last, quotation):
            out[-1] = Quotation(last.start, quotation.end, last.speaker)
        else:
            out.append(quotation)
    return out


def _interrupted(document: Document, one: Quotation, two: Quotation) -> bool:
    same_paragraph = document.sentence_of(one.start).paragraph == document.sentence_of(two.start).paragraph
    if not same_paragraph or (
        two.speaker is not None and one.speaker is not None and two.speaker.entity != one.speaker.entity
    ):
        return False
    between = document.tokens[one.end : two.start]
    one_sentence = sum(t.text in (".", "!", "?") for t in between) <= 1
    return (
        2 <= len(between) <= _LONGEST_INTERRUPTION
        and one_sentence
        and between[-2].text in (",", ".", ":")
        and one.speaker is not None
        and sum(t.word for t in between) >= 2
    )
