"""Figures: how much of what, of which entity, when, reached or aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Document, Sentence, Unit
from extract.frames import Filler, Frame
from extract.languages import Language
from extract.model import Fact
from extract.relations import Text, fact
from extract.values import Quantity, quantities, year_near
from ontology.reference import Entity

_SUBJECTS = ("Organization", "Facility", "Initiative", "Place")
_COUNTED_WORDS = ("Plant", "School", "Hospital", "Enterprise", "Stadium", "Facility", "University", "Bank")
_TARGET_MODALS = ("will", "should", "must", "shall", "would", "need", "plan", "expect", "intend", "go", "can", "could")
_LONGEST_MEASURE = 12  # words


def read(text: Text) -> Iterator[Fact]:
    """A figure per quantity that measures or counts something."""
    document = text.document
    seen: set[tuple[object, ...]] = set()
    last_measure = ""
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.headline:
            continue
        for quantity in quantities(document, number):
            unit, measure = _what(text, quantity)
            if unit is None:
                continue
            if last_measure and document.language_of(number).refers_back(measure):
                measure = last_measure  # "this figure is 34 %"
            last_measure = measure
            sentence = document.sentence_of(quantity.start)
            about = _about(text, quantity, sentence)
            key = (quantity.value, unit, about.id if about else None, measure)
            if key in seen:
                continue
            seen.add(key)
            yield fact(
                "indicator",
                document.span(sentence.start, sentence.end),
                "measured" if quantity.unit else "counted",
                0.8 if quantity.unit else 0.7,
                value=quantity.value,
                unit=unit,
                measure=measure,
                of=about,
                when=year_near(document, sentence.start, sentence.end, quantity.start),
                status="Target" if _is_target(text, quantity, sentence) else "Actual",
                source=_source(text, quantity, sentence),
            )


def _what(text: Text, quantity: Quantity) -> tuple[str | None, str]:
    """The unit, or None where nothing is counted or measured, and the measure in words."""
    document = text.document
    language = document.language_of(document.sentence_of(quantity.start).paragraph)
    if quantity.unit is not None:
        return quantity.unit, _measure(text, quantity)
    noun = _counted(document, language, quantity)
    if noun is None:
        return None, ""
    start, end = noun
    head = document.tokens[end - 1].text
    if quantity.spelled and not _counts_facilities(document, language, start, end):
        return None, ""
    return language.singular(head), _counted_measure(text, start, end)


def _counted(document: Document, language: Language, quantity: Quantity) -> tuple[int, int] | None:
    """The noun phrase that follows a number: adjectives and nouns up to the first function word, verb or mark."""
    sentence = document.sentence_of(quantity.start)
    i = _past_partitive(document, language, quantity.number_end, sentence.end)
    start = i
    while i < sentence.end and document.tokens[i].word and not language.ends_phrase(document.tokens[i].text):
        if document.unit_at(i) is not None or (document.tokens[i].capital and i > start):
            break
        i += 1
    if i == start or i - start > 7:
        return None
    end = language.noun_end([t.text for t in document.tokens[start:i]])
    return (start, start + end) if end else None


def _past_partitive(document: Document, language: Language, i: int, end: int) -> int:
    """Past "of which are", "of them": what is counted then follows the verb."""
    if [t.text.casefold() for t in document.tokens[i : i + 2]] not in language.words["partitives"]:
        return i
    j = i + 2
    while j < end and j < i + 4 and language.ends_phrase(document.tokens[j].text):
        j += 1
    return j


def _counts_facilities(document: Document, language: Language, start: int, end: int) -> bool:
    for i in range(start, end):
        match = language.kinds.longest(document.keys, i)
        if match is not None and document.schema.is_a(match[1][0], *_COUNTED_WORDS):
            return True
    return False


def _counted_measure(text: Text, start: int, end: int) -> str:
    """What is counted and what happened to it: "new enterprises opened"."""
    frame = text.syntax.governor.get(end - 1)
    words = text.document.text(start, end)
    if frame is not None and not frame.noun and frame.passive:
        return f"{words} {text.document.tokens[frame.token].text}"
    return words


def _measure(text: Text, quantity: Quantity) -> str:
    """What a measured number is of: "… tons of X", the subject of its clause, or the words before it."""
    document = text.document
    sentence = document.sentence_of(quantity.start)
    after = _of_phrase(document, quantity, sentence)
    frame = _frame_of(text, quantity, sentence)
    subject = _subject(document, frame, quantity) if frame is not None else None
    if subject and quantity.unit != "percent":
        return _clip(subject)
    if after:
        return _clip(after if not subject else f"{after}")
    if subject:
        return _clip(subject)
    if frame is not None and not frame.noun:
        patient = next((f for f in frame.get("patient") if not f.start <= quantity.start < f.end), None)
        if patient is not None:
            return _clip(document.text(patient.start, patient.end))
    words = [t.text for t in document.tokens[sentence.start : quantity.start] if t.word][-6:]
    following = [t.text for t in document.tokens[quantity.end : sentence.end] if t.word][:6]
    return " ".join(words or following) or document.text(quantity.start, quantity.end)


def _of_phrase(document: Document, quantity: Quantity, sentence: Sentence) -> str:
    i = quantity.end
    if i >= sentence.end or document.tokens[i].text.casefold() not in ("of", "for"):
        return ""
    j = i + 1
    while j < sentence.end and j - i < _LONGEST_MEASURE and document.tokens[j].text not in (",", ".", ";", "(", "and"):
        j += 1
    return document.text(i + 1, j)


def _frame_of(text: Text, quantity: Quantity, sentence: Sentence) -> Frame | None:
    """The narrowest clause around a quantity."""
    around = [
        f
        for f in text.syntax.frames
        if not f.noun and f.start <= quantity.start < f.end and sentence.start <= f.token < sentence.end
    ]
    return min(around, key=lambda f: (f.end - f.start, abs(f.token - quantity.start)), default=None)


def _subject(document: Document, frame: Frame, quantity: Quantity) -> str:
    for filler in frame.get("patient" if frame.passive else "agent"):
        outside = not filler.start <= quantity.start < filler.end
        if (
            outside
            and (filler.unit is None or filler.end - filler.start > 4)
            and document.tokens[filler.head].word
            and filler.lemma not in ("it", "which", "this", "we", "i", "that", "they")
        ):
            return document.text(filler.start, filler.end)
    return ""


def _clip(words: str) -> str:
    return " ".join(words.replace("\n", " ").split()[:_LONGEST_MEASURE])


def _about(text: Text, quantity: Quantity, sentence: Sentence) -> Entity | None:
    """The entity that a figure is of: within its clause, then its sentence, then what the article speaks of."""
    document = text.document
    language = document.language_of(sentence.paragraph)
    frame = _frame_of(text, quantity, sentence)
    if frame is not None:
        fillers: list[Filler] = [
            f for role in ("agent", "patient", "in", "of", "for", "at", "to") for f in frame.get(role)
        ]
        for filler in fillers:
            if filler.lemma in language.set("it") and (subject := _subject_before(text, sentence)) is not None:
                return subject
            for unit in (filler.unit, *filler.inside):
                if _can_be_about(text, unit):
                    return unit.entity if unit else None
    units = [u for u in document.units_in(sentence.start, sentence.end) if _can_be_about(text, u)]
    if units:
        return min(units, key=lambda u: abs(u.start - quantity.start)).entity
    previous = [
        u
        for u in document.units
        if u.end <= sentence.start
        and document.sentence_of(u.start).paragraph == sentence.paragraph
        and text.is_a(u, "Facility", "Enterprise", "Region", "City", "District")
    ]
    if previous:
        return previous[-1].entity
    return text.context.topic("Region") or text.context.topic("City") or document.reference.entities.get("kazakhstan")


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


def _can_be_about(text: Text, unit: Unit | None) -> bool:
    return text.is_a(unit, *_SUBJECTS) and not text.is_a(unit, "Award")


def _is_target(text: Text, quantity: Quantity, sentence: Sentence) -> bool:
    """Is the figure to be reached: in a clause of duty, plan or future, or by a year to come?"""
    document = text.document
    frame = _frame_of(text, quantity, sentence)
    if frame is not None and (frame.modal in _TARGET_MODALS or frame.purpose):
        return True
    language = document.language_of(sentence.paragraph)
    cues = {language.keys(str(w))[0] for w in language.quantities["target"] if str(w) not in ("by", "until")}
    start, end = (frame.start, frame.end) if frame is not None else (sentence.start, sentence.end)
    if any(cues & set(document.keys[i]) for i in range(start, min(end, sentence.end))):
        return True
    year = year_near(document, sentence.start, sentence.end, quantity.start)
    issued = document.article.issued
    before_year = [
        document.tokens[i - 1].text.casefold()
        for i in range(sentence.start + 1, sentence.end)
        if document.tokens[i].text == year
    ]
    return bool(set(before_year) & {"by", "until", "к", "до"}) and (issued is None or (year or "") > issued[:4])


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
    for frame in text.syntax.frames:
        if sentence.start <= frame.token < sentence.end and frame.lemma in saying:
            for unit in frame.units("agent"):
                if text.is_a(unit, "Person", "Organization"):
                    return unit.entity
    return None
