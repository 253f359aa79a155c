"""Figures: how much of what, of which entity, when, reached or aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Sentence, Unit
from extract.frames import Filler
from extract.measures import clause_of, measured
from extract.model import Fact
from extract.relations import Text, described, fact
from extract.values import Quantity, year_near, year_of
from ontology.reference import Entity

_SUBJECTS = ("Organization", "Facility", "Initiative", "Place")
_TARGET_MODALS = ("will", "should", "must", "shall", "would", "need", "plan", "expect", "intend", "go", "can", "could")


def read(text: Text) -> Iterator[Fact]:
    """A figure per quantity that measures or counts something."""
    document = text.document
    seen: set[tuple[object, ...]] = set()
    last_measure = ""
    for number, paragraph in enumerate(document.paragraphs):
        for figure in measured(document, text.syntax, number) if not paragraph.headline else ():
            quantity, measure = figure.quantity, figure.measure
            if last_measure and document.language_of(number).refers_back(measure):
                measure = last_measure  # "this figure is 34 %"
            last_measure = measure
            sentence = document.sentence_of(quantity.start)
            source = _source(text, quantity, sentence)
            about = _about(text, quantity, sentence, source)
            year = year_near(document, sentence.start, sentence.end, quantity.start)
            target = _is_target(text, quantity, sentence, year)
            key = (quantity.value, figure.unit, about.id if about else None, measure)
            if key not in seen:
                seen.add(key)
                yield fact(
                    "indicator",
                    document.span(sentence.start, sentence.end),
                    figure.how,
                    value=quantity.value,
                    unit=figure.unit,
                    measure=measure,
                    of=about,
                    when=year or (None if target else _year_before(text, sentence)),
                    status="Target" if target else "Actual",
                    source=source,
                )


def _about(text: Text, quantity: Quantity, sentence: Sentence, source: Entity | None) -> Entity | None:
    """The entity that a figure is of: within its clause, then its sentence, then what the article speaks of.

    Whoever only reports a figure is none; what an akimat reports or plans is of the place that it governs.
    """
    found = _spoken_of(text, quantity, sentence, source)
    if found is None or not text.document.is_a(found, "Akimat"):
        return found
    return text.document.reference.place_of_akimat(found.id) or found


def _spoken_of(text: Text, quantity: Quantity, sentence: Sentence, source: Entity | None) -> Entity | None:
    document = text.document
    language = document.language_of(sentence.paragraph)
    frame = clause_of(text.syntax, quantity.start, sentence)
    if frame is not None:
        fillers: list[Filler] = [
            f for role in ("agent", "patient", "in", "of", "for", "at", "to") for f in frame.get(role)
        ]
        subjects = [*frame.get("agent"), *(frame.get("patient") if frame.passive else ())]
        for filler in fillers:
            if filler in subjects and filler.unit is None and _described_thing(text, filler):
                return next((u.entity for u in described(text, iter([filler]))), None)
            if filler.lemma in language.set("it") and (subject := _subject_before(text, sentence)) is not None:
                return subject
            for unit in (filler.unit, *filler.inside):
                if _can_be_about(text, unit, source):
                    return unit.entity if unit else None
    units = [u for u in document.units_in(sentence.start, sentence.end) if _can_be_about(text, u, source)]
    units = [u for u in units if not text.is_a(u, "Initiative")] or units
    if units:
        return min(units, key=lambda u: abs(u.start - quantity.start)).entity
    spoken_of = _subject_before(text, sentence) or text.context.only_region()
    if spoken_of is not None:
        return spoken_of
    return text.context.topic("Region") or text.context.topic("City") or text.context.topic("Country")


def _year_before(text: Text, sentence: Sentence) -> str | None:
    """The year that the article last spoke of before a sentence, and that has come: a report's period is said once."""
    document = text.document
    issued = document.article.issued
    asides = tuple(document.language_of(sentence.paragraph).set("comparing_asides"))
    for before in reversed(document.sentences[: document.sentences.index(sentence)]):
        if document.text(before.start, before.end).casefold().startswith(asides):
            continue
        year = year_of(document, before)
        if year is not None:
            recent = issued is None or 0 <= int(issued[:4]) - int(year) <= 1
            return year if recent else None
    return None


def _described_thing(text: Text, filler: Filler) -> bool:
    """Is this "the plant", "the company" …: a thing of its own, told by a common noun?"""
    language = text.document.language_of(text.document.sentence_of(filler.head).paragraph)
    article = text.document.tokens[filler.start].text.casefold() in language.set("articles")
    kind = language.kinds.longest(text.document.keys, filler.head)
    return (
        article
        and not language.plural(text.document.tokens[filler.head].text)
        and filler.end - filler.start <= 3
        and kind is not None
        and text.document.is_a_class(kind[1][0], "Facility", "Enterprise")
    )


def _subject_before(text: Text, sentence: Sentence) -> Entity | None:
    """What "it" means: the thing that the sentence before speaks of first."""
    document = text.document
    if sentence.start == 0:
        return None
    before = document.sentence_of(sentence.start - 1)
    units = (
        u for u in document.units_in(before.start, before.end) if text.is_a(u, "Organization", "Facility", "Initiative")
    )
    return next((u.entity for u in units), None)


def _can_be_about(text: Text, unit: Unit | None, source: Entity | None) -> bool:
    if unit is None or not text.is_a(unit, *_SUBJECTS):
        return False
    background = unit.why == "nominal" and text.is_a(unit, "Country")
    reports = unit.entity == source and not text.is_a(unit, "Akimat")
    return not background and not reports


def _is_target(text: Text, quantity: Quantity, sentence: Sentence, year: str | None) -> bool:
    """Is the figure to be reached: in a clause of duty, plan or future, or by a year to come?"""
    document = text.document
    frame = clause_of(text.syntax, quantity.start, sentence)
    if frame is not None and (frame.modal in _TARGET_MODALS or frame.purpose):
        return True
    language = document.language_of(sentence.paragraph)
    limits = language.set("year_limits")
    cues = {language.keys(w)[0] for w in map(str, language.quantities["target"]) if w not in limits}
    start, end = (frame.start, frame.end) if frame is not None else (sentence.start, sentence.end)
    forms = {str(w) for w in language.quantities["target_forms"]}
    for i in range(start, min(end, sentence.end)):
        if cues & set(document.keys[i]) or document.tokens[i].text.casefold() in forms:
            return True
    if _still_to_come(text, quantity, sentence):
        return True
    issued = document.article.issued
    before_year = [
        document.tokens[i - 1].text.casefold()
        for i in range(sentence.start + 1, sentence.end)
        if document.tokens[i].text == year
    ]
    return bool(limits & set(before_year)) and (issued is None or (year or "") > issued[:4])


def _still_to_come(text: Text, quantity: Quantity, sentence: Sentence) -> bool:
    """Is a figure "to be" reached, or part of one that is ("… will be spent, including …")?"""
    document = text.document
    language = document.language_of(sentence.paragraph)
    words = [t.text.casefold() for t in document.tokens[sentence.start : sentence.end]]
    at = quantity.start - sentence.start
    pairs = [i for i in range(len(words) - 1) if words[i : i + 2] in language.words["obligation"]]
    if any(-8 <= i - at <= 8 for i in pairs):
        return True
    included = any(w in language.set("inclusion") for w in words[:at])
    main = next((f for f in text.syntax.within(sentence.start, quantity.start) if not f.noun), None)
    return included and main is not None and main.modal in _TARGET_MODALS


def _source(text: Text, quantity: Quantity, sentence: Sentence) -> Entity | None:
    """Whom the article cites for a figure: the speaker, "according to …", or the subject of a verb of saying."""
    document = text.document
    speaker = text.speaker_at(quantity.start)
    if speaker is not None:
        return speaker.entity
    language = document.language_of(sentence.paragraph)
    for unit in document.units_in(sentence.start, sentence.end):
        if text.is_a(unit, "Person", "Organization"):
            articles = language.set("articles")
            j = unit.start - 1
            while j > sentence.start and document.tokens[j].text.casefold() in articles:
                j -= 1
            before = document.text(max(sentence.start, j - 1), j + 1).casefold() if j >= sentence.start else ""
            if any(before.endswith(str(w)) for w in language.set("said_by")):
                return unit.entity
    saying = text.words(quantity.start, "quote", "verbs")
    for frame in text.syntax.within(sentence.start, sentence.end):
        if frame.lemma in saying:
            for unit in frame.units("agent"):
                if text.is_a(unit, "Person", "Organization"):
                    return unit.entity
    return None
