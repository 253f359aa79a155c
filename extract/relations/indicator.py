"""Figures: how much of what, of which entity, when, reached or aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Document, Sentence, Unit
from extract.figures.candidates import Asked
from extract.figures.clauses import clause_around, clause_of, clauses_apart, stretch
from extract.figures.concepts import concept_of
from extract.figures.measures import Measured, measured
from extract.figures.number_words import number_words
from extract.figures.quantities import Quantity, quantities
from extract.figures.ranking import best
from extract.figures.subjects import Subjects
from extract.frames import Frame, Role
from extract.marks import HYPHENS
from extract.model import Fact
from extract.participants import according_to, entities, is_cited
from extract.readings import First
from extract.rules import Rule
from extract.text import Text, fact
from extract.transliteration import fold
from extract.years import YearsTold, compared_with, is_year
from ontology.reference import Entity

MEASURED = Rule("indicator", "measured", 'a number with a unit: "300 km of roads"')
COUNTED = Rule("indicator", "counted", 'a number that counts things: "40 schools"')
ELLIPTIC = Rule("indicator", "elliptic", 'a number whose unit another beside it tells: "from 30 to 70 thousand tonnes"')
_RULES = {rule.label: rule for rule in (MEASURED, COUNTED, ELLIPTIC)}

_COMPARED_WITHIN = 2  # tokens before what is aimed at, where a figure is only compared with it
_YEAR_WITHIN = 4  # tokens between a figure and its year
_OBLIGED_WITHIN = 8  # tokens between a figure and what says that it is to come
_LEADS_WITHIN = 8  # tokens between figures that share a verb
_REPORT = 3  # tokens from a verb to that of the clause it is reported in, or of such a clause beside a name


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as its sentence and the figure before tell it.

    Attributes:
        figure: the quantity, its unit, and what it measures in its own words.
        measure: what it measures; what the one before does where it says "this figure".
        asked: where it stands, as what it is of is looked for.
    """

    figure: Measured
    measure: str
    asked: Asked


def read(text: Text) -> Iterator[Fact]:
    """A figure per quantity that measures or counts something."""
    first = First()
    subjects = Subjects(text.document, text.syntax)
    figures = list(told(text))
    chosen = best([subjects.of(figure.asked) for figure in figures])
    years = YearsTold(text.document)
    dated = [_year_told(text, figure, years) for figure in figures]
    aimed = _aimed_at(text, figures, dated, years)
    for figure, subject, year, target in zip(figures, chosen, dated, aimed, strict=True):
        quantity = figure.figure.quantity
        if first(quantity.value, quantity.upper, figure.figure.unit, subject.entity, figure.measure):
            when = year or (None if target else _year_before(text.document, years, figure.asked.sentence))
            yield _fact(text, figure, subject.entity, when, target)


def told(text: Text) -> Iterator[Told]:
    """The figures of an article."""
    last: Told | None = None
    for figure in _figures(text):
        last = _told(text, figure, last)
        yield last


def _figures(text: Text) -> Iterator[Measured]:
    """The quantities of the article, its headlines left out."""
    for number, paragraph in enumerate(text.document.paragraphs):
        if not paragraph.headline:
            yield from measured(text.document, text.syntax, number)


def _told(text: Text, figure: Measured, last: Told | None) -> Told:
    """A figure after the last."""
    document, quantity = text.document, figure.quantity
    sentence = document.sentence_of(quantity.start)
    words = document.language_of(sentence.paragraph).words
    same = last is not None and last.figure.unit == figure.unit and figure.measure.casefold() in words.thing_pronouns
    goes_back = (
        last is not None and last.measure and (figure.measure.casefold().startswith(words.back_references) or same)
    )
    goes_back = goes_back or (
        last is not None and (_leaves_noun_out(document, figure, last) or _only_compares(text, figure, last))
    )
    measure = last.measure if last is not None and goes_back else figure.measure  # "this figure is 34 %"
    asked = Asked(
        quantity,
        figure.unit,
        sentence,
        source=_source(text, quantity, sentence),
        speaks_for=_of_speaker(text, quantity),
        after=last.asked.sentence if last is not None else None,
    )
    return Told(figure, measure, asked)


def _leaves_noun_out(document: Document, figure: Measured, last: Told) -> bool:
    """Do adjectives alone say what a figure measures, after one of the same unit: "**самая высокая** – 12 ц/га"?"""
    grammar, words = document.language_at(figure.quantity.start).grammar, figure.measure.split()
    alike = figure.unit == last.figure.unit and figure.how != "counted"  # "3 погибших" leave none out
    return alike and bool(words) and all(grammar.adjective(word) for word in words)


def _only_compares(text: Text, figure: Measured, last: Told) -> bool:
    """Does a sentence only say by how much what the one before told is more, or changed: "1,200 tonnes of milk. **This
    is 3 % more than** last year", "Экспорт – 5 млрд. **Он вырос на** 4 %", "Ол 3 пайызға **өсті**"?"""
    document, start, end = text.document, figure.quantity.start, figure.quantity.end
    sentence = document.sentence_of(start)
    language = document.language_of(sentence.paragraph)
    before = next(iter(document.sentences_before(sentence)), None)
    if not last.measure or before is None or last.asked.sentence.start != before.start:
        return False
    if figure.unit != last.figure.unit and figure.unit != "percent":
        return False
    told, own = figure.measure.casefold(), document.text(start, end).casefold()
    beside = document.tokens[end].text.casefold() if end < sentence.end else ""
    if beside in language.words.comparatives and (told == own or told.startswith(beside)):
        return True
    pronouns = language.words.thing_pronouns
    said = [word for word in told.split() if word not in pronouns]
    it = any(token.text.casefold() in pronouns for token in document.tokens[sentence.start : start])
    verbs = {document.tokens[f.token].text.casefold() for f in text.syntax.within(sentence.start, sentence.end)}
    return it and len(said) == 1 and (said[0] in verbs or language.grammar.verbal(said[0]))


def _fact(text: Text, told: Told, about: Entity | None, when: str | None, target: bool) -> Fact:
    """A figure of an entity as a fact: of a year, and whether it is aimed at."""
    document, figure, sentence = text.document, told.figure, told.asked.sentence
    quantity = figure.quantity
    value = text.said(quantity.value, *quantity.number)
    return fact(
        _RULES[figure.how],
        document.span(sentence.start, sentence.end),
        value=value,
        minimum=value if quantity.upper is not None else None,
        maximum=text.said(quantity.upper, *quantity.number) if quantity.upper is not None else None,
        unit=text.said(figure.unit, *figure.unit_said) if figure.unit_said is not None else figure.unit,
        measure=told.measure,
        concept=concept_of(document.language_of(sentence.paragraph), told.measure),
        of=about,
        when=when,
        status="Target" if target else "Actual",
        source=told.asked.source,
    )


def _year_told(text: Text, told: Told, years: YearsTold) -> str | None:
    """The year that a figure's sentence tells; where a change begins, none that is to come."""
    year = _year_of(text, years, told.figure.quantity, told.asked.sentence)
    return None if told.figure.origin and _to_come(text.document, told.asked.sentence, year) else year


def _aimed_at(text: Text, figures: Sequence[Told], years: Sequence[str | None], said: YearsTold) -> list[bool]:
    """Which figures are aimed at: each by what its own clause tells, or with one beside it that shares its verb."""
    aimed: list[bool] = []
    for n, (told, year) in enumerate(zip(figures, years, strict=True)):
        quantity, sentence = told.figure.quantity, told.asked.sentence
        before = figures[n - 1] if n and aimed[-1] else None
        with_last = before is not None and (
            _goes_on(text, before.figure.quantity, quantity, sentence) or _is_item(text, before, told)
        )
        aimed.append(
            not _reached(text.document, told, said) and (with_last or _is_target(text, quantity, sentence, year))
        )
    for n in range(len(figures) - 2, -1, -1):
        if aimed[n + 1] and not aimed[n] and _leads_on(text.document, figures[n], figures[n + 1]):
            aimed[n] = not _reached(text.document, figures[n], said) and not _has_passed(text.document, years[n])
    return aimed


def _has_passed(document: Document, year: str | None) -> bool:
    """Has a year passed when the article is written?"""
    issued = document.article.issued
    return year is not None and issued is not None and year < issued[:4]


def _reached(document: Document, told: Told, years: YearsTold) -> bool:
    """Is a figure of the past, whatever its clause tells: where a change begins, beside a year that has passed, or,
    where verbs stand last, in a clause of its own with such a year: "**былтыр** 25 км жөнделсе, биыл 40 жоспарда"?"""
    quantity, sentence = told.figure.quantity, told.asked.sentence
    if told.figure.origin or _has_passed(document, _year_beside(document, quantity, sentence)):
        return True
    start, end = clause_around(document, quantity, sentence)
    last = document.language_of(sentence.paragraph).grammar.head_last
    own = last and end < sentence.end and not any(_aims(document, i) for i in range(start, end))
    return own and _has_passed(document, years.near(start, end, quantity.start))


def _leads_on(document: Document, told: Told, after: Told) -> bool:
    """Does a figure share the verb of a like one after it, where verbs stand last: "ет 104, сүт 103 пайыз болмақ"?"""
    sentence = told.asked.sentence
    language = document.language_of(sentence.paragraph)
    grammar = language.grammar
    between = range(told.figure.quantity.end, after.figure.quantity.start)
    alike = told.figure.unit == after.figure.unit and len(between) <= _LEADS_WITHIN
    if not grammar.head_last or not alike or after.asked.sentence.start != sentence.start:
        return False
    words = [document.tokens[i].text for i in between if document.tokens[i].word]
    return not any(grammar.verbal(word) or word.casefold() in language.words.ongoing for word in words)


def _is_item(text: Text, before: Told, told: Told) -> bool:
    """Does a figure stand in an item of a list, with no verb, that the one before it leads to, or stands in, too?"""
    document, sentence = text.document, told.asked.sentence
    first = min(before.asked.sentence.paragraph + 1, sentence.paragraph)
    ranges = document.paragraph_ranges[first : sentence.paragraph + 1]
    items = all(document.tokens[start].text in HYPHENS for start, _ in ranges)
    verbs = (f for f in text.syntax.within(sentence.start, sentence.end) if not f.noun)
    return items and all(document.tokens[verb.token - 1].number for verb in verbs)  # "300 орындық" is no verb


def _of_speaker(text: Text, quantity: Quantity) -> Entity | None:
    """What someone speaks for who says "we" in direct speech: the body or place where they hold a post."""
    document = text.document
    quotation = next((q for q in text.quotations if q.start <= quantity.start < q.end), None)
    if quotation is None or quotation.speaker is None:
        return None
    speaker = quotation.speaker.entity
    seats = (h.title.seat for h in document.held if h.unit.entity == speaker and h.title.seat is not None)
    return next((s for s in seats if document.is_a(s, "Place", "Enterprise", "Facility")), None)


def _year_of(text: Text, years: YearsTold, quantity: Quantity, sentence: Sentence) -> str | None:
    """The year of a figure: told right beside it, else in its clause, else in its sentence."""
    document = text.document
    start, end = clause_around(document, quantity, sentence)
    near = _year_beside(document, quantity, sentence) or years.near(start, end, quantity.start)
    if near is not None:
        return near
    apart = clauses_apart(document, quantity, sentence)
    year = years.near(sentence.start, sentence.end, quantity.start, apart)
    if not _to_come(document, sentence, year):
        return year
    of_another = _parted(document, quantity, sentence) or _is_so(text, quantity, sentence, start, end)
    return None if of_another else year  # "… by 2025; 300 have been built", "now makes 300, and by 2025 …"


def _is_so(text: Text, quantity: Quantity, sentence: Sentence, start: int, end: int) -> bool:
    """Does a figure's own clause, up to its commas, tell what is or was: by its own verb, which aims at nothing; where
    verbs stand last, by a word that says that it goes on?"""
    document, language = text.document, text.document.language_of(sentence.paragraph)
    grammar = language.grammar
    if grammar.head_last:
        return any(document.tokens[i].text.casefold() in language.words.ongoing for i in range(start, end))
    frame = clause_of(document, text.syntax, quantity.start, sentence)
    if frame is None or not start <= frame.token < end:
        return False
    word = document.tokens[frame.token].text
    inflected = grammar.verbal(word) or frame.lemma != word.casefold()  # an infinitive tells what shall be
    return frame.asserted and inflected and not _is_target(text, quantity, sentence, None)


def _parted(document: Document, quantity: Quantity, sentence: Sentence) -> bool:
    """Does a semicolon stand between a figure and the rest of its sentence before it?"""
    return any(t.text == ";" for t in document.tokens[sentence.start : quantity.start])


def _year_beside(document: Document, quantity: Quantity, sentence: Sentence) -> str | None:
    """The year written right after a figure, or before it where verbs stand last: "3.7 % in 2023 and 4.8 % in 2024"."""
    last = document.language_of(sentence.paragraph).grammar.head_last
    after = range(quantity.end, min(quantity.end + _YEAR_WITHIN, sentence.end))
    before = range(quantity.start - 1, max(quantity.start - 1 - _YEAR_WITHIN, sentence.start - 1), -1)
    for i in before if last else after:
        if is_year(document, i, sentence.end) and not compared_with(document, i, sentence.start):
            return document.tokens[i].text
        if not document.tokens[i].word:
            return None
    return None


def _year_before(document: Document, years: YearsTold, sentence: Sentence) -> str | None:
    """The year of a figure whose sentence tells none: a report's period is said once, before.

    Where the article spoke of no year, a figure is of its own time.
    """
    issued, year = document.article.issued, years.before(sentence)
    if year is None:
        return issued[:4] if issued is not None else None
    recent = issued is None or int(issued[:4]) - int(year) <= 1
    return year if recent else None


def _is_target(text: Text, quantity: Quantity, sentence: Sentence, year: str | None) -> bool:
    """Is the figure to be reached: in a clause of duty, plan or future, or by a year to come?"""
    document = text.document
    frame = clause_of(document, text.syntax, quantity.start, sentence)
    start, end = stretch(document, quantity, sentence)
    inside = frame is not None and start <= frame.token < end
    if frame is not None and inside and frame.plans:
        return True
    if frame is not None and inside and frame.asserted and _fulfils(document, frame):
        return False
    last = document.language_of(sentence.paragraph).grammar.head_last  # there, a verbal noun may be any object
    if frame is not None and frame.purpose and not last and not _enabled(text, frame, sentence):
        return True
    aims = (i for i in range(start, end) if _aims(document, i) and not _at_another(document, i, quantity))
    if any(not _reached_of(document, i, quantity) for i in aims):
        return True
    own = frame is not None and inside and not last and frame.asserted and _is_finite(document, frame)
    if _still_to_come(text, quantity, sentence) or (not own and _planned(text, quantity, sentence)):
        return True
    return _to_come(document, sentence, year)


def _fulfils(document: Document, frame: Frame) -> bool:
    """Does a clause tell how much of a plan is reached: "the **plan** was **fulfilled** by 85 %"?"""
    language = document.language_at(frame.token)
    if frame.lemma not in language.quantities.fulfilling:
        return False
    figures = [q.start for q in quantities(document, document.sentence_of(frame.token).paragraph)]
    told = (f for f in frame.get(Role.PATIENT, Role.AGENT) if not any(f.start <= i < f.end for i in figures))
    return any(_aims(document, f.head) for f in told)  # a plan, and no figure that is aimed at


def _is_finite(document: Document, frame: Frame) -> bool:
    """Is a verb one that says itself when what it tells is so: no participle ("having 600 seats"), no "are to be"?"""
    language, word = document.language_at(frame.token), document.tokens[frame.token].text
    finite = language.grammar.verbal(word) or fold(word.casefold()) in language.grammar.verb_forms(frame.lemma)[1:]
    return finite and frame.lemma not in language.words.equals


def _goes_on(text: Text, before: Quantity, quantity: Quantity, sentence: Sentence) -> bool:
    """Does a figure share its verb with the one before: "to bring meat to 93 tonnes, dairy products to 510 tonnes"?"""
    grammar = text.document.language_of(sentence.paragraph).grammar
    clause = clause_around(text.document, quantity, sentence)
    end = quantity.start if grammar.head_last else clause[1]
    between = range(before.end, end)
    document, verbs = text.document, text.syntax.verb
    ends = (i in verbs or grammar.verbal(document.tokens[i].text) or _aims(document, i) for i in between)
    return sentence.start <= before.start and not quantity.part and not any(ends)


def _aims(document: Document, i: int) -> bool:
    """Is this a word that says that a figure is aimed at?"""
    language = document.language_at(i)
    if any(t.text.casefold() in language.words.comparison for t in document.tokens[max(0, i - _COMPARED_WITHIN) : i]):
        return False  # "38 % above the planned level"
    aims, word = number_words(language).aims, document.tokens[i].text.casefold()
    return not aims.isdisjoint(document.keys[i]) or word in language.quantities.target_forms


def _at_another(document: Document, i: int, quantity: Quantity) -> bool:
    """Does a word say only of another figure beside it that it is aimed at: "из **запланированных 500** домов построено
    420", "of the **planned 500** houses 420 were built"?"""
    sentence, grammar = document.sentence_of(i), document.language_at(i).grammar
    tokens, words = document.tokens, document.language_at(i).words
    word = tokens[i].text
    definite = i > sentence.start and tokens[i - 1].text.casefold() in words.definite_article
    attribute = definite or (not grammar.verbal(word) and (grammar.adjective(word) or grammar.head_last))
    others = (q for q in quantities(document, sentence.paragraph) if q.start != quantity.start)
    after = grammar.adjective(word) if grammar.words_inflect else not grammar.ends_phrase(word, counted=True)
    return any((attribute and q.start == i + 1) or (q.number_end == i and after) for q in others)


def _reached_of(document: Document, i: int, quantity: Quantity) -> bool:
    """Is a figure the part of what was aimed at that is reached: "80 % **of the plan**", "**жоспардың** 80 пайызы"?"""
    words, grammar = document.language_at(i).words, document.language_at(i).grammar
    if quantity.unit != "percent":
        return False
    if i < quantity.start:
        return i + 1 == quantity.start and "gen" in grammar.cases(document.tokens[i].text)
    between = {t.text.casefold() for t in document.tokens[quantity.end : i]}
    return bool(between & words.shares_of) and between <= words.shares_of | words.articles


def _enabled(text: Text, frame: Frame, sentence: Sentence) -> bool:
    """Is what an infinitive tells already done, as the verb that governs it says: "has allowed to open …"?"""
    enabling = text.document.language_of(sentence.paragraph).words.enabling
    over = [f for f in text.syntax.within(sentence.start, sentence.end) if f.lemma == frame.governor]
    return frame.governor in enabling and not any(f.plans for f in over)


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
        reported = range(i - last, min(i + (_REPORT if last else 1), sentence.end))  # "… себу жоспарда тұр"
        aimed = (j for j in reported if not _at_another(document, j, quantity))
        if (finite or (last and i in frames)) and any(_aims(document, j) for j in aimed):
            return True
        if word.casefold() in language.words.ongoing:
            return False
        frame = frames.get(i)
        if finite and frame is not None and frame.lemma != word.casefold():  # an infinitive decides nothing
            return frame.plans
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
    parted = language.words.purpose | {","}  # "allotted 5 million for the school to be repaired"
    if any(abs(i - at) <= _OBLIGED_WITHIN and parted.isdisjoint(words[min(i, at) : max(i, at)]) for i in pairs):
        return True
    included = any(w in language.words.inclusion for w in words[:at])
    main = next((f for f in text.syntax.within(sentence.start, quantity.start) if not f.noun), None)
    return included and main is not None and main.plans


def _source(text: Text, quantity: Quantity, sentence: Sentence) -> Entity | None:
    """Whom the article cites for a figure: the speaker, "according to …", or the subject of a verb of saying."""
    document = text.document
    speaker = text.speaker_at(quantity.start)
    if speaker is not None:
        return speaker.entity
    for unit in document.units_in(sentence.start, sentence.end):
        if text.is_a(unit, "Person", "Organization") and (
            is_cited(document, unit, sentence) or _says_so(document, unit, sentence)
        ):
            return unit.entity
    if (teller := according_to(text, sentence)) is not None:
        return teller.entity
    saying = document.language_at(quantity.start).verbs_of_saying
    for frame in text.syntax.within(sentence.start, sentence.end):
        if frame.lemma in saying:
            for unit in entities(text, frame.get(Role.AGENT), "Person", "Organization", inside=True):
                return unit.entity
    return None


def _says_so(document: Document, unit: Unit, sentence: Sentence) -> bool:
    """Does a clause of its own at the end say who tells it: "…, the agency X reports", "…, сообщает X"?"""
    saying = document.language_of(sentence.paragraph).verbs_of_saying
    beside = (i for i in (unit.start - 1, unit.end) if sentence.start <= i < sentence.end)
    clause = next((i for i in range(unit.start - 1, sentence.start, -1) if document.tokens[i].text == ","), None)
    near = clause is not None and unit.start - clause <= _REPORT + 1 and sentence.end - unit.end <= _REPORT
    return near and any(not saying.isdisjoint(document.keys[i]) for i in beside)
