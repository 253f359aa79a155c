"""Of which place a figure is that the words around it tie to one: by a dash, brackets, or as what is told of."""

from __future__ import annotations

from extract.document import Document, Unit
from extract.figures.candidates import Asked
from extract.figures.clauses import clause_around
from extract.figures.quantities import Quantity, quantities
from extract.frames import Role, Syntax
from extract.marks import LONG_DASHES
from ontology.reference import Entity

_PLACES = ("Region", "District", "City", "Settlement")
_SMALL = ("District", "City", "Settlement")
_OPENING = 5  # tokens of a circumstance that a sentence begins with, its comma among them
_LONGEST_NOUN = 3  # words after a number, for what there is so much of
_DASHES = frozenset(("-", *LONG_DASHES))
_OPENS = frozenset((",", ";", ":", "(", "."))


def tied(document: Document, syntax: Syntax, asked: Asked) -> Entity | None:
    """The place that a figure is tied to, where one is.

    Args:
        document: the article.
        syntax: its frames.
        asked: the figure.
    """
    unit = _after_dash(document, asked) or _before_dash(document, asked) or _before_brackets(document, asked)
    unit = unit or _in_series(document, asked) or _before_preposition(document, asked)
    unit = unit or _extent(document, asked) or _told_of(document, syntax, asked)
    return unit.entity if unit is not None else None


def _after_dash(document: Document, asked: Asked) -> Unit | None:
    """The place that a dash after a figure leads to: "12,7 ц/га – **в Мартукском районе**"."""
    dash, end = asked.quantity.end, asked.sentence.end
    if dash + 1 >= end or not _is_dash(document, dash):
        return None
    unit = _place_at(document, dash + 1 + _introduces(document, dash + 1))
    closed = unit is not None and (unit.end >= end or not document.tokens[unit.end].word)
    return unit if closed else None


def _before_dash(document: Document, asked: Asked) -> Unit | None:
    """The place that begins a part of a sentence, a dash between it and a figure: "**в Хобдинском** – 12,6 ц/га"."""
    dash, start = asked.quantity.start - 1, asked.sentence.start
    if dash - 1 < start or not _is_dash(document, dash):
        return None
    unit = document.unit_at(dash - 1)
    if unit is None or unit.end != dash or _place_at(document, unit.start) is None:
        return None
    opening = unit.start - _introduces(document, unit.start - 1)
    words = document.language_of(asked.sentence.paragraph).words
    before = document.tokens[opening - 1].text.casefold() if opening > start else ","
    return unit if before in _OPENS or before in words.coordinators or before in _DASHES else None


def _before_brackets(document: Document, asked: Asked) -> Unit | None:
    """The place right before brackets that hold a figure alone: "**Павлодар** (82 мың тонна) және Y облыстары"."""
    opening, closing = asked.quantity.start - 1, asked.quantity.end
    if opening <= asked.sentence.start or closing >= asked.sentence.end:
        return None
    bracketed = [document.tokens[i].text for i in (opening, closing)] == ["(", ")"]
    unit = document.unit_at(opening - 1) if bracketed else None
    return unit if unit is not None and document.is_a(unit.entity, "Place") else None


def _extent(document: Document, asked: Asked) -> Unit | None:
    """The only place of a figure's clause over which something is said to be so: "**across the country**", "**ел**
    бойынша"."""
    start, end = clause_around(document, asked.quantity, asked.sentence)
    words = document.language_of(asked.sentence.paragraph).words
    first = asked.sentence.start
    opening = document.tokens[start - 1].text == "," and start - first <= _OPENING  # "**Across the country**, they …"
    start = first if start > first and opening else start
    units = [u for u in document.units_in(start, end) if document.is_a(u.entity, "Place")]
    told = units[0] if len(units) == 1 else None
    if told is None:
        return None
    before = told.start - 1 - (document.tokens[told.start - 1].text.casefold() in words.articles)
    around = {document.tokens[i].text.casefold() for i in (before, told.end, told.start) if start <= i < end}
    return told if around & words.extents else None


def _in_series(document: Document, asked: Asked) -> Unit | None:
    """The place right after a figure, of several told so: "9 in Rudny, 5 **in Zhitikara**", "9 в Рудном, 5 **в** …"."""
    unit = _place_after(document, asked, asked.quantity)
    if unit is None:
        return None
    others = (q for q in quantities(document, asked.sentence.paragraph) if q.start != asked.quantity.start)
    beside = (q for q in others if asked.sentence.start <= q.start < asked.sentence.end)
    return unit if any(_place_after(document, asked, q) is not None for q in beside) else None


def _place_after(document: Document, asked: Asked, quantity: Quantity) -> Unit | None:
    """The place in which a quantity ends its part of a sentence: "9 new schools **in Rudny**, …"."""
    start, end = quantity.end, asked.sentence.end
    longest = range(start, min(start + _LONGEST_NOUN + 1, end - 1))
    start = next((i for i in longest if _introduces(document, i) or not document.tokens[i].text.islower()), end)
    if start + 1 >= end or not _introduces(document, start):
        return None
    unit = _place_at(document, start + 1)
    words = document.language_of(asked.sentence.paragraph).words
    closed = unit is not None and (
        unit.end >= end or not document.tokens[unit.end].word or document.tokens[unit.end].text in words.coordinators
    )
    return unit if closed else None


def _before_preposition(document: Document, asked: Asked) -> Unit | None:
    """The place that begins a part of a sentence whose verb is left out: "X accounts for 18 %, **Rudny** for 15"."""
    words, link = document.language_of(asked.sentence.paragraph).words, asked.quantity.start - 1
    if link - 2 < asked.sentence.start or document.tokens[link].text.casefold() not in words.elided_links:
        return None
    unit = document.unit_at(link - 1)
    if unit is None or unit.end != link or _place_at(document, unit.start) is None:
        return None
    before = document.tokens[unit.start - 1].text.casefold() if unit.start > asked.sentence.start else ""
    return unit if before in (",", ";") or before in words.coordinators else None


def _told_of(document: Document, syntax: Syntax, asked: Asked) -> Unit | None:
    """The small place that a sentence begins with as its subject, where it names no other up to a figure: "**Хобдинский
    район**, имеющий самые большие поля в области, намолотил 402 тонны"."""
    sentence, start = asked.sentence, asked.quantity.start
    unit = document.unit_at(sentence.start)
    if unit is None or not (unit.named and document.is_a(unit.entity, *_SMALL)):
        return None
    acts = (f for frame in syntax.within(sentence.start, sentence.end) for f in frame.get(Role.AGENT))
    if not any(f.unit is not None and f.unit.start == unit.start for f in acts):
        return None
    between = (u for u in document.units_in(unit.end, start) if document.is_a(u.entity, *_PLACES, "Organization"))
    return unit if not any(u.named for u in between) else None


def _is_dash(document: Document, i: int) -> bool:
    """Is a token a dash with spaces around it?"""
    tokens = document.tokens
    spaced = tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start
    return tokens[i].text in _DASHES and spaced


def _introduces(document: Document, i: int) -> bool:
    """Does a preposition of place stand at a token?"""
    return document.tokens[i].text.casefold() in document.language_at(i).words.place_prepositions


def _place_at(document: Document, i: int) -> Unit | None:
    """The named place that begins at a token."""
    unit = document.unit_at(i) if i < len(document.tokens) else None
    starts = unit is not None and unit.start == i and unit.named
    return unit if starts and unit is not None and document.is_a(unit.entity, *_PLACES) else None
