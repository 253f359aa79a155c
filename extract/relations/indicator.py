"""Figures: how much of what, of which entity, when, reached or aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from extract.document import Document, Sentence, Unit
from extract.figures.clauses import clause_around, clause_of, stretch
from extract.figures.measures import Measured, measured
from extract.figures.number_words import number_words
from extract.figures.quantities import Quantity
from extract.frames import Frame, Role
from extract.languages import Language
from extract.model import Fact
from extract.relations import First, Text, fact
from extract.rules import Rule
from extract.years import YearsTold
from ontology.reference import Entity

MEASURED = Rule("indicator", "measured", 'a number with a unit: "300 km of roads"')
COUNTED = Rule("indicator", "counted", 'a number that counts things: "40 schools"')
ELLIPTIC = Rule("indicator", "elliptic", 'a number whose unit another beside it tells: "from 30 to 70 thousand tonnes"')
_RULES = {rule.label: rule for rule in (MEASURED, COUNTED, ELLIPTIC)}

_SUBJECTS = ("Organization", "Facility", "Initiative", "Place")
_WORKS = ("Facility", "Enterprise")
_THINGS = ("Facility", "Enterprise", "Initiative")
_ABOUT_ROLES = (
    Role.AGENT, Role.PATIENT, Role.LOCATION, Role.GENITIVE, Role.BENEFICIARY, Role.GOAL,
)  # fmt: skip
_HEAD = 4  # tokens of a clause in which what it is about is told
_REMEMBERED = 8  # sentences
_OBLIGED_WITHIN = 8  # tokens between a figure and what says that it is to come
_REPORT = 3  # tokens from a verb to that of the clause it is reported in


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with what its sentence and the figure before make of it.

    Attributes:
        figure: the quantity, its unit, and what it measures in its own words.
        measure: what it measures; what the one before does where it says "this figure".
        about: the entity that it is of.
        source: whoever reports it.
        sentence: it stands in.
    """

    figure: Measured
    measure: str
    about: Entity | None
    source: Entity | None
    sentence: Sentence


def read(text: Text) -> Iterator[Fact]:
    """A figure per quantity that measures or counts something."""
    first = First()
    years = YearsTold(text.document)
    last: _Told | None = None
    for figure in _figures(text):
        last = told = _told(text, figure, last)
        if first(figure.quantity.value, figure.quantity.upper, figure.unit, told.about, told.measure):
            yield _fact(text, told, years)


def _figures(text: Text) -> Iterator[Measured]:
    """The quantities of the article, its headlines left out."""
    for number, paragraph in enumerate(text.document.paragraphs):
        if not paragraph.headline:
            yield from measured(text.document, text.syntax, number)


def _told(text: Text, figure: Measured, last: _Told | None) -> _Told:
    """A figure after the last."""
    document, quantity = text.document, figure.quantity
    sentence = document.sentence_of(quantity.start)
    back = document.language_of(sentence.paragraph).words.back_references
    goes_back = last is not None and last.measure and figure.measure.casefold().startswith(back)
    measure = last.measure if last is not None and goes_back else figure.measure  # "this figure is 34 %"
    source = _source(text, quantity, sentence)
    before = last.about if last is not None and _follows(last.sentence, sentence) else None
    return _Told(figure, measure, _about(text, quantity, sentence, source, before), source, sentence)


def _fact(text: Text, told: _Told, years: YearsTold) -> Fact:
    document, figure, sentence = text.document, told.figure, told.sentence
    quantity = figure.quantity
    year = _year_of(document, years, quantity, sentence)
    if figure.origin and _to_come(document, sentence, year):
        year = None
    target = not figure.origin and _is_target(text, quantity, sentence, year)
    return fact(
        _RULES[figure.how],
        document.span(sentence.start, sentence.end),
        value=quantity.value,
        minimum=quantity.value if quantity.upper is not None else None,
        maximum=quantity.upper,
        unit=figure.unit,
        measure=told.measure,
        of=told.about,
        when=year or (None if target else _year_before(document, years, sentence)),
        status="Target" if target else "Actual",
        source=told.source,
    )


def _follows(one: Sentence, other: Sentence) -> bool:
    """Is a sentence the one that follows another in its paragraph, or the same?"""
    return one.paragraph == other.paragraph and other.start in (one.start, one.end)


def _about(
    text: Text, quantity: Quantity, sentence: Sentence, source: Entity | None, last: Entity | None
) -> Entity | None:
    """The entity that a figure is of: within its clause, then its sentence, then what the article speaks of.

    Whoever only reports a figure is none; what an akimat reports or plans is of the place that it governs.

    Args:
        text: the article.
        quantity: the figure.
        sentence: it stands in.
        source: whoever reports it.
        last: what the figure before is of, where it stands right before.
    """
    found = _spoken_of(text, quantity, sentence, source, last)
    if found is None or not text.document.is_a(found, "Akimat"):
        return found
    return text.document.reference.place_of_akimat(found.id) or found


def _spoken_of(
    text: Text, quantity: Quantity, sentence: Sentence, source: Entity | None, last: Entity | None
) -> Entity | None:
    start, end = clause_around(text.document, quantity, sentence)

    def named(first: int, last: int) -> Unit | None:
        units = [u for u in text.document.units_in(first, last) if _can_be_about(text, u, source)]
        return _nearest(text, units, quantity, sentence)

    if (unit := named(start, end) or named(sentence.start, start)) is not None:
        return unit.entity
    after = named(end, sentence.end)
    meant = _thing_meant(text, quantity, sentence, start) or _of_speaker(text, quantity)
    if meant is None and after is None:
        meant = _gone_on_with(text, sentence, source, last)
    if meant is not None:
        return meant
    return after.entity if after is not None else text.context.only_region() or text.context.main_place()


def _nearest(text: Text, units: list[Unit], quantity: Quantity, sentence: Sentence) -> Unit | None:
    """Of the units of a clause the one that a verb makes its subject or place, else the nearest one before a number.

    A programme is what a figure is of where nothing else is.
    """
    frame = clause_of(text.document, text.syntax, quantity.start, sentence)
    if frame is not None:
        for filler in (f for role in _ABOUT_ROLES for f in frame.get(role)):
            for unit in (filler.unit, *filler.inside):
                if unit in units:
                    return unit
    units = [u for u in units if not text.is_a(u, "Initiative")] or units
    before = [u for u in units if u.start < quantity.start]
    return before[-1] if before else next(iter(units), None)


def _thing_meant(text: Text, quantity: Quantity, sentence: Sentence, start: int) -> Entity | None:
    """What "the plant", "it", "here" before a number means: the thing of that kind that was named last."""
    document = text.document
    language = document.language_of(sentence.paragraph)
    named = [u for u in _named_before(document, sentence) if text.is_a(u, *_THINGS)]
    ahead = dict.fromkeys((*range(start, quantity.start), *range(sentence.start, sentence.start + _HEAD)))
    said = [i for i in ahead if i < quantity.start and _definite(document, language, i)] if named else []
    for i in said:
        if (unit := _of_kind_at(text, named, i)) is not None:
            return unit.entity
    near = document.sentence_of(sentence.start - 1).start if sentence.start else sentence.start
    if any(document.tokens[i].text.casefold() in language.words.anaphors for i in said):
        return next((u.entity for u in named if u.start >= near), None)
    return None


def _of_kind_at(text: Text, named: list[Unit], i: int) -> Unit | None:
    """The first of some units that the common noun at a token may mean, which is no plural."""
    document, language = text.document, text.document.language_at(i)
    kind = language.kinds.longest(document.keys, i)
    if kind is None or language.grammar.plural(document.tokens[kind[0] - 1].text):
        return None
    return next((u for u in named if _of_kind(text, u, kind[1][0])), None)


def _definite(document: Document, language: Language, i: int) -> bool:
    """May a common noun mean something named before: is it no name's, counted or described as new?"""
    if document.unit_at(i) is not None:
        return False
    before = document.tokens[i - 1] if i else None
    if before is None or not before.word:
        return before is None or not before.number
    if before.text.casefold() in language.words.definite:
        return True
    if language.words.articles:
        return False
    if language.grammar.head_last:
        return language.grammar.ends_phrase(before.text)
    return not language.grammar.adjective(before.text)  # "мощность завода", but not "новый завод"


def _named_before(document: Document, sentence: Sentence) -> Iterator[Unit]:
    """What the few sentences before one name, the nearest sentence first, each from its beginning."""
    for before in islice(document.sentences_before(sentence), _REMEMBERED):
        yield from document.units_in(before.start, before.end)


def _gone_on_with(text: Text, sentence: Sentence, source: Entity | None, last: Entity | None) -> Entity | None:
    """What a sentence that names nothing goes on with: the works that the one before it named last, or ``last``."""
    works = _works_before(text, sentence, source)
    return works or (last if last is not None and text.document.is_a(last, *_WORKS) else None)


def _works_before(text: Text, sentence: Sentence, source: Entity | None) -> Entity | None:
    """The works that the sentence before one in its paragraph named last."""
    document = text.document
    if sentence.start == 0:
        return None
    before = document.sentence_of(sentence.start - 1)
    if before.paragraph != sentence.paragraph:
        return None
    units = (u for u in document.units_in(before.start, before.end) if u.named and text.is_a(u, *_WORKS))
    works = [u.entity for u in units if _can_be_about(text, u, source)]
    return works[-1] if works else None


def _of_kind(text: Text, unit: Unit, kind: str) -> bool:
    """May a common noun for this kind of thing mean what a unit names: any enterprise may be "the plant"?"""
    works = ("Plant", "Enterprise", "Facility")
    document = text.document
    return document.is_a_class(kind, *_THINGS) and (
        document.is_a(unit.entity, kind) or (kind in works and document.is_a(unit.entity, "Plant", "Enterprise"))
    )


def _of_speaker(text: Text, quantity: Quantity) -> Entity | None:
    """What someone speaks for who says "we" in direct speech: the body or place where they hold a post."""
    document = text.document
    quotation = next((q for q in text.quotations if q.start <= quantity.start < q.end), None)
    if quotation is None or quotation.speaker is None:
        return None
    speaker = quotation.speaker.entity
    seats = (h.title.seat for h in document.held if h.unit.entity == speaker and h.title.seat is not None)
    return next((s for s in seats if document.is_a(s, "Place", "Enterprise", "Facility")), None)


def _year_of(document: Document, years: YearsTold, quantity: Quantity, sentence: Sentence) -> str | None:
    """The year of a figure: told in its clause, else in its sentence."""
    start, end = clause_around(document, quantity, sentence)
    near = years.near(start, end, quantity.start)
    return near or years.near(sentence.start, sentence.end, quantity.start)


def _year_before(document: Document, years: YearsTold, sentence: Sentence) -> str | None:
    """The year of a figure whose sentence tells none: a report's period is said once, before.

    Where the article spoke of no year, a figure is of its own time.
    """
    issued, year = document.article.issued, years.before(sentence)
    if year is None:
        return issued[:4] if issued is not None else None
    recent = issued is None or int(issued[:4]) - int(year) <= 1
    return year if recent else None


def _can_be_about(text: Text, unit: Unit | None, source: Entity | None) -> bool:
    if unit is None or not text.is_a(unit, *_SUBJECTS):
        return False
    background = unit.why == "nominal" and text.is_a(unit, "Country")
    reports = unit.entity == source and not text.is_a(unit, "Akimat")
    return not background and not reports


def _is_target(text: Text, quantity: Quantity, sentence: Sentence, year: str | None) -> bool:
    """Is the figure to be reached: in a clause of duty, plan or future, or by a year to come?"""
    document = text.document
    frame = clause_of(document, text.syntax, quantity.start, sentence)
    start, end = stretch(document, quantity, sentence)
    inside = frame is not None and start <= frame.token < end
    if frame is not None and inside and frame.aims:
        return True
    if frame is not None and frame.purpose and not _enabled(text, frame, sentence):
        return True
    if any(_aims(document, i) for i in range(start, end)):
        return True
    if _still_to_come(text, quantity, sentence) or _planned(text, quantity, sentence):
        return True
    return _to_come(document, sentence, year)


def _aims(document: Document, i: int) -> bool:
    """Is this a word that says that a figure is aimed at?"""
    language = document.language_at(i)
    aims, word = number_words(language).aims, document.tokens[i].text.casefold()
    return not aims.isdisjoint(document.keys[i]) or word in language.quantities.target_forms


def _enabled(text: Text, frame: Frame, sentence: Sentence) -> bool:
    """Is what an infinitive tells already done, as the verb that governs it says: "has allowed to open …"?"""
    enabling = text.document.language_of(sentence.paragraph).words.enabling
    over = [f for f in text.syntax.within(sentence.start, sentence.end) if f.lemma == frame.governor]
    return frame.governor in enabling and not any(f.aims for f in over)


def _planned(text: Text, quantity: Quantity, sentence: Sentence) -> bool:
    """Does the finite verb that a quantity's clause hangs on tell a plan: the nearest before it, else after it?

    Where verbs stand last, the nearest after it.
    """
    document = text.document
    language = document.language_of(sentence.paragraph)
    frames = text.syntax.verb
    before = range(quantity.start - 1, sentence.start - 1, -1)
    after = range(quantity.end, sentence.end)
    last = language.grammar.head_last
    for i in (*after,) if last else (*before, *after):
        word = document.tokens[i].text
        finite = document.tokens[i].word and language.grammar.verbal(word)
        reported = range(i, min(i + (_REPORT if last else 1), sentence.end))  # "… қалыптасады деп жоспарлануда"
        if (finite or (last and i in frames)) and any(_aims(document, j) for j in reported):
            return True
        if word.casefold() in language.words.ongoing:
            return False
        frame = frames.get(i)
        if finite and frame is not None and frame.lemma != word.casefold():  # an infinitive decides nothing
            return frame.aims
    return False


def _to_come(document: Document, sentence: Sentence, year: str | None) -> bool:
    """Is a figure told by, or for, a year after the article's?"""
    language = document.language_of(sentence.paragraph)
    limits = language.words.year_limits
    issued = document.article.issued
    if year is None or (issued is not None and year <= issued[:4]):
        return False
    if issued is not None:
        return True
    beside = (-1,) if not language.grammar.head_last else (1, 2)
    near = (
        document.tokens[i + n].text.casefold()
        for i in range(sentence.start, sentence.end)
        if document.tokens[i].text == year
        for n in beside
        if sentence.start <= i + n < sentence.end
    )
    return any(word in limits for word in near)


def _still_to_come(text: Text, quantity: Quantity, sentence: Sentence) -> bool:
    """Is a figure "to be" reached, or part of one that is ("… will be spent, including …")?"""
    document = text.document
    language = document.language_of(sentence.paragraph)
    words = [t.text.casefold() for t in document.tokens[sentence.start : sentence.end]]
    at = quantity.start - sentence.start
    pairs = [i for i in range(len(words) - 1) if tuple(words[i : i + 2]) in language.words.obligation]
    if any(abs(i - at) <= _OBLIGED_WITHIN for i in pairs):
        return True
    included = any(w in language.words.inclusion for w in words[:at])
    main = next((f for f in text.syntax.within(sentence.start, quantity.start) if not f.noun), None)
    return included and main is not None and main.aims


def _source(text: Text, quantity: Quantity, sentence: Sentence) -> Entity | None:
    """Whom the article cites for a figure: the speaker, "according to …", or the subject of a verb of saying."""
    document = text.document
    speaker = text.speaker_at(quantity.start)
    if speaker is not None:
        return speaker.entity
    for unit in document.units_in(sentence.start, sentence.end):
        if text.is_a(unit, "Person", "Organization") and _is_cited(document, unit, sentence):
            return unit.entity
    saying = text.document.language_at(quantity.start).verbs_of_saying
    for frame in text.syntax.within(sentence.start, sentence.end):
        if frame.lemma in saying:
            for unit in frame.units(Role.AGENT):
                if text.is_a(unit, "Person", "Organization"):
                    return unit.entity
    return None


def _is_cited(document: Document, unit: Unit, sentence: Sentence) -> bool:
    """Does "according to" stand before a name, or an article between?"""
    words = document.language_of(sentence.paragraph).words
    last = unit.start - 1
    while last > sentence.start and document.tokens[last].text.casefold() in words.articles:
        last -= 1
    before = document.text(max(sentence.start, last - 1), last + 1).casefold() if last >= sentence.start else ""
    return before.endswith(tuple(words.said_by))
