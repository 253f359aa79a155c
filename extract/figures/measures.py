"""What a quantity measures or counts: its unit, and its measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.document import Document, Sentence
from extract.figures.before_number import genitive_before
from extract.figures.counted_nouns import LONGEST_NOUN, CountedNouns, is_counted, listed
from extract.figures.number_words import number_words
from extract.figures.part_of import part_of
from extract.figures.qualified import qualifying
from extract.figures.quantities import Quantity, quantities, rated
from extract.figures.subject_counts import counted_by_subject
from extract.figures.surroundings import Surroundings, is_partitive
from extract.figures.told_by_verbs import as_change
from extract.figures.wordings import counted_measure, measure_of, noun_before, own_of_clause, own_of_item, roomy
from extract.frames import Syntax
from extract.languages import Language
from extract.marks import HYPHENS

_ROOM = ("place", "bed", "pupil", "person", "apartment", "visit", "child", "spectator")
_COUNTED_IN_WORDS = ("Plant", "School", "Hospital", "Enterprise", "Stadium", "Facility", "University", "Bank")
_SAYING_LITTLE = ("unit", "head")  # units of which the words around say what they are of
_LARGEST_SHARE = 1000
_LEAST_IN_WORDS = 100  # that a number in words counts, unless it counts facilities
_CHANGE_WITHIN = 3  # tokens between the numbers where a change begins and ends
_RANGE_WITHIN = 3  # tokens between the ends of a range


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with what it is of.

    Attributes:
        quantity: where and how much.
        unit: canonical unit, or the singular of what is counted.
        measure: what is measured, in the article's words.
        how: ``measured`` in a unit, ``counted``, ``elliptic`` where the unit is said by another number beside it, or
            ``aside`` where it is no figure about an entity.
        origin: whether a change begins at it: the 12 of "from 12 to 20 tons".
        unit_said: the tokens that say the unit; None where the number alone does.
    """

    quantity: Quantity
    unit: str
    measure: str
    how: str
    origin: bool = False
    unit_said: tuple[int, int] | None = None


def amounts(document: Document, syntax: Syntax, paragraph: int) -> Iterator[Measured]:
    """All quantities of a paragraph, also what is no figure about an entity: times, temperatures, small counts.

    Their measure is empty, and they are ``aside``.
    """
    reader = _Measures(document, syntax, paragraph)
    figures = {figure.quantity.start: figure for figure in reader.read()}
    for quantity in quantities(document, paragraph):
        figure = figures.get(quantity.start) or reader.aside(quantity)
        if figure is not None:
            yield figure


def measured(document: Document, syntax: Syntax, paragraph: int) -> Iterator[Measured]:
    """The measured and counted quantities of a paragraph; numbers that measure nothing are left out."""
    return _Measures(document, syntax, paragraph).read()


class _Measures:
    """Reads what the quantities of one paragraph measure or count.

    Args:
        document: the article.
        syntax: its frames.
        paragraph: the paragraph's number.
    """

    def __init__(self, document: Document, syntax: Syntax, paragraph: int) -> None:
        self.document, self.syntax, self.tokens = document, syntax, document.tokens
        self.language = language = document.language_of(paragraph)
        self.quantities = [q for q in quantities(document, paragraph) if not q.passing]
        self.unit_of = counted = number_words(language).counted
        self.verbs = frozenset(
            i for i in range(*document.paragraph_ranges[paragraph]) if i in syntax.verb and _acts(document, i, counted)
        )
        self.nouns = CountedNouns(document, syntax, language, self.verbs)

    def read(self) -> Iterator[Measured]:
        """What is measured or counted, in order."""
        own = self._with_units()
        for n, figure in enumerate(own):
            if figure is not None:
                worth = own[n - 1] if n and self._converted(n - 1) else None
                said = worth.measure if worth is not None else figure.measure  # "… ($11 million)"
                yield replace(figure, measure=as_change(self._around(figure.quantity), said))
            elif self._is_elliptic(self.quantities[n]) and (model := self._model(n, own)) is not None:
                around = self._around(self.quantities[n], self.quantities[n - 1] if n else None)
                own_noun = part_of(around) or genitive_before(around) or own_of_clause(around) or own_of_item(around)
                which = qualifying(self.document, self.quantities[n]) if own_noun is None else None
                same = model.measure if which is None else f"{self.document.text(*which)} {model.measure}"
                if which is None and (shared := self._sharing(self.quantities[n])) is not None:
                    same = f"{self.document.text(*shared)} {model.measure.split()[-1]}"
                yield replace(
                    model,
                    quantity=self.quantities[n],
                    measure=self.document.text(*own_noun) if own_noun is not None else same,
                    how="elliptic",
                    origin=self._begins_change(n),
                )

    def _around(self, quantity: Quantity, last: Quantity | None = None) -> Surroundings:
        return Surroundings.of(self.document, self.syntax, quantity, last)

    def aside(self, quantity: Quantity) -> Measured | None:
        """A quantity that is no figure about an entity: a time, a part of a whole, a small count in words."""
        if quantity.passing:
            return Measured(quantity, quantity.unit or "", "", "aside")
        noun = self.nouns.after(quantity) if quantity.spelled and quantity.value != 1 else None
        if noun is not None:
            return Measured(quantity, self._unit_of_noun(*noun), "", "aside")
        return Measured(quantity, "", "", "aside") if quantity.number_end > quantity.start + 1 else None

    def _with_units(self) -> list[Measured | None]:
        """Each quantity with its own unit and measure; None for one that has no unit of its own."""
        found: list[Measured | None] = []
        last: Measured | None = None
        for n, quantity in enumerate(self.quantities):
            if last is not None and last.quantity.start < self.document.sentence_of(quantity.start).start:
                last = None
            whole = replace(quantity, end=self.quantities[n + 1].end + 1) if self._converted(n) else quantity
            own = self._with_unit(whole, last)
            if own is not None:
                said = own.unit_said if quantity.unit is None else quantity.unit_said
                own = replace(own, quantity=quantity, origin=self._begins_change(n), unit_said=said)
            found.append(own)
            last = found[-1] or last
        return found

    def _following(self, n: int) -> Quantity | None:
        return self.quantities[n + 1] if n + 1 < len(self.quantities) else None

    def _converted(self, n: int) -> bool:
        """Is the quantity after one only its worth, in brackets: "5 billion tenge ($11 million)"?"""
        one, other = self.quantities[n], self._following(n)
        return other is not None and other.start == one.end + 1 and self.tokens[one.end].text == "("

    def _begins_change(self, n: int) -> bool:
        """Is a number what something grows or falls from, to the one after it: "from 12 to 20 tons"?"""
        quantity, following = self.quantities[n], self._following(n)
        if following is None or following.start - quantity.end > _CHANGE_WITHIN:
            return False
        if self.language.grammar.head_last:
            word = self.document.text(quantity.start, quantity.end).replace("-", "").split()[-1]
            begins = self.language.grammar.cases(word) & self.language.grammar.change_begins_in
            return bool(begins) and following.start - quantity.end <= 1
        before = tuple(self.tokens[q.start - 1].text.casefold() for q in (quantity, following) if q.start)
        return before in self.language.words.changes

    # A unit of its own

    def _with_unit(self, quantity: Quantity, last: Measured | None) -> Measured | None:
        """A quantity with its unit: told by it, by an adjective after it, or by the noun that it counts.

        Args:
            quantity: with what it is converted to.
            last: the one before it in its sentence.
        """
        if quantity.spelled and quantity.value == 1:
            return None  # "one job", "one hectare": an example, not a count
        if quantity.unit is not None and self._within_word(quantity) and (noun := self.nouns.beginning(quantity.end)):
            return Measured(quantity, quantity.unit, counted_measure(self.document, self.syntax, *noun), "measured")
        if quantity.unit is not None:
            before, said = (last.quantity, last.measure) if last is not None else (None, "")
            measure = measure_of(self.document, self.syntax, quantity, before, said)
            return Measured(quantity, quantity.unit, measure, "measured")
        if quantity.part:
            return None
        fitted = self._fitted(quantity)
        counted = fitted or (self._counted(quantity) if qualifying(self.document, quantity) is None else None)
        if counted is None and not self._is_elliptic(quantity):
            return None
        around = self._around(quantity, last.quantity if last is not None else None)
        counted = counted or _counted_before(around)
        if counted is None:
            return self._after_counted(around, last) or self._of_subject(around)
        unit, noun = counted
        head = noun[0] if fitted is not None else noun[1] - 1
        measure = _measure_counted(around, unit, noun)
        return Measured(quantity, unit, measure, "counted", unit_said=(head, head + 1))

    def _of_subject(self, around: Surroundings) -> Measured | None:
        """A number whose clause says in its subject what it counts: "the number of tourists reached 1.2 million"."""
        subject = counted_by_subject(around)
        if subject is None or (around.quantity.spelled and around.quantity.value < _LEAST_IN_WORDS):
            return None
        unit = "person" if subject.people else _unit_within(around, subject.noun) or self._unit_of_noun(*subject.noun)
        head = subject.noun[1] - 1
        return Measured(around.quantity, unit, self.document.text(*subject.said), "counted", unit_said=(head, head + 1))

    def _after_counted(self, around: Surroundings, last: Measured | None) -> Measured | None:
        """A number that goes on with one whose noun stands before it: "the number of cows is 300, **goats 214**"."""
        before = last is not None and last.unit_said is not None and last.unit_said[1] <= last.quantity.start
        noun = own_of_item(around, counted=True) if before and last is not None and last.how == "counted" else None
        if noun is None or not self.language.grammar.plural(self.tokens[noun[1] - 1].text):
            return None
        said = (noun[1] - 1, noun[1])
        return Measured(
            around.quantity, self._unit_of_noun(*noun), self.document.text(*noun), "counted", unit_said=said
        )

    def _fitted(self, quantity: Quantity) -> tuple[str, tuple[int, int]] | None:
        """The unit in an adjective that says for how many a thing is, and that thing: "300 орындық мектеп"."""
        i = quantity.number_end
        end = self.document.sentence_of(quantity.start).end
        units = [self.unit_of.get(self.language.grammar.fitted_for(t.text)) for t in self.tokens[i : min(i + 4, end)]]
        unit = next(iter(units), None)
        kind = i < end and self.tokens[i].text.casefold() in self.language.words.place_attributes
        if unit is None or kind or (self.nouns.joins_number(i + 1) and units[3:] == [None]):
            return None  # "907 мемлекеттік және 93 жекеменшік мектеп", "100 **ауылдық** емхана"
        words = [t.text for t in self.tokens[i + 1 : min(i + 1 + LONGEST_NOUN, end)]]
        return unit, (i, i + 1 + (self.language.grammar.noun_end(words) if words and words[0][0].isalpha() else 0))

    def _counted(self, quantity: Quantity) -> tuple[str, tuple[int, int]] | None:
        """What is counted, as a unit, and its noun phrase after the number."""
        noun = self.nouns.after(quantity)
        few = quantity.spelled and quantity.value < _LEAST_IN_WORDS
        if noun is None or (few and not _counts_facilities(self.document, self.language, *noun)):
            return None
        if _numbers_name(self.document, self.language, quantity, self.tokens[noun[1] - 1].text):
            return None
        return self._unit_of_noun(*noun), noun

    def _unit_of_noun(self, start: int, end: int) -> str:
        """The unit that a counted noun stands for, else its singular; with what it is for, if that stands after it."""
        head = self.tokens[end - 1].text
        one = self.language.grammar.singular(head)
        phrases = (
            number_words(self.language).counted_phrases.longest(self.document.keys, i) for i in range(start, end)
        )
        whole = next((phrase[1][0] for phrase in phrases if phrase is not None and phrase[0] == end), None)
        unit = whole or self.unit_of.get(head.casefold()) or self.unit_of.get(one)
        unit = unit or listed(self.document, end - 1, self.unit_of) or one
        return rated(self.document, self.language, unit, end)[0]

    def _sharing(self, quantity: Quantity) -> tuple[int, int] | None:
        """The words between a number and the next, which share its noun: "907 **state** and 93 private schools"."""
        start = quantity.number_end
        return next(((start, end) for end in (start + 1, start + 2) if self.nouns.joins_number(end)), None)

    # The unit of another

    def _is_elliptic(self, quantity: Quantity) -> bool:
        """May a number without a unit share that of another: does nothing follow that it could be of?"""
        if quantity.spelled or quantity.unit is not None or self._is_of_name(quantity):
            return False
        i = quantity.number_end
        if quantity.part or i >= self.document.sentence_of(quantity.start).end:
            return True
        word = self.tokens[i].text
        if word.casefold() in self.language.words.idle_counts:
            return True  # "12 more will be repaired"
        if self._sharing(quantity) is not None or qualifying(self.document, quantity) is not None:
            return True  # "907 state and 93 private schools"
        participle = i in self.syntax.verb and self.nouns.after(quantity) is None  # "of them 12 built this year"
        ends = i in self.verbs or participle or self.language.grammar.ends_phrase(word)
        counted = i not in self.verbs and is_counted(self.language.grammar, word)
        noun = self.tokens[i].word and (counted or not ends)
        return not noun or is_partitive(self.document, i)

    def _is_of_name(self, quantity: Quantity) -> bool:
        """Does a name in capitals go on with a number: "Falcon 9", "Sarybulak 2"?"""
        before = quantity.start - 1
        if before <= self.document.sentence_of(quantity.start).start or quantity.number_end > quantity.start + 1:
            return False
        return self.tokens[before].word and self.tokens[before].capital

    def _model(self, n: int, own: list[Measured | None]) -> Measured | None:
        """The quantity whose unit an elliptic one shares: the other end of its range, else the one before it.

        None where the number is part of a word ("5-fold") or has a noun of its own before it ("a growth of 70,000").
        """
        quantity = self.quantities[n]
        if self._within_word(quantity):
            return None
        sentence = self.document.sentence_of(quantity.start)
        following, noun = self._following(n), noun_before(self.document, quantity, sentence)
        joined = (
            self.document.text(quantity.number_end, quantity.number_end + 1).casefold()
            in self.language.words.coordinators
        )
        if (
            following is not None
            and not (noun and joined)  # "a growth of 70,000 and 20 tons"
            and following.start - quantity.number_end <= _RANGE_WITHIN
            and following.start < sentence.end
            and (end := own[n + 1]) is not None
            and _may_share(quantity, end)
        ):
            return end
        return None if noun else self._last(n, own, sentence)

    def _within_word(self, quantity: Quantity) -> bool:
        """Does a hyphen tie a number to a word: "5-fold"?"""
        i = quantity.number_end
        hyphen = i + 1 < len(self.tokens) and self.tokens[i].text in HYPHENS and self.tokens[i + 1].word
        return hyphen and self.tokens[i].start == self.tokens[i - 1].end

    def _last(self, n: int, own: list[Measured | None], sentence: Sentence) -> Measured | None:
        """The quantity before one in its sentence that may have the same unit."""
        quantity = self.quantities[n]
        before: list[Measured] = []
        while n > 0 and self.quantities[n - 1].start >= sentence.start:
            n -= 1
            before += [figure] if (figure := own[n]) is not None else []
        before = [m for m in before if _may_share(quantity, m)]
        if is_partitive(self.document, quantity.start - 2):
            before = [m for m in before if m.how == "counted"] or before  # "projects worth 5 billion, of which 6 …"
        return next(iter(before), None)


def _acts(document: Document, i: int, counted: Mapping[str, str]) -> bool:
    """Is a verb neither what is counted nor a participle of that: "12 **построенных** школ"?"""
    grammar, word = document.language_at(i).grammar, document.tokens[i].text
    return grammar.singular(word) not in counted and not grammar.adjective(word)


def _counts_facilities(document: Document, language: Language, start: int, end: int) -> bool:
    """Are these things that even a number in words counts for a fact: "two factories", not "two ways"?"""
    kinds = (language.kinds.longest(document.keys, i) for i in range(start, end))
    return any(k is not None and document.is_a_class(k[1][0], *_COUNTED_IN_WORDS) for k in kinds)


def _may_share(quantity: Quantity, model: Measured) -> bool:
    """May a number share a unit: is it no percentage, though one stands near, that is too large for one?"""
    return model.unit != "percent" or quantity.value <= _LARGEST_SHARE


def _numbers_name(document: Document, language: Language, quantity: Quantity, head: str) -> bool:
    """Does a number belong to the name before it, and not count the one thing after it: "Sarybulak 2 wind farm"?"""
    grammar, before = language.grammar, quantity.start - 1
    if not grammar.plural_after_numbers or before < document.sentence_of(quantity.start).start:
        return False
    one = not grammar.plural(head) and grammar.singular(head) == head.casefold() and head.islower()
    return one and document.tokens[before].word and document.tokens[before].capital


def _measure_counted(around: Surroundings, unit: str, noun: tuple[int, int]) -> str:
    """What is counted, whole: of what they are units, and what has room for so many."""
    document, syntax, quantity = around.document, around.syntax, around.quantity
    measure = counted_measure(document, syntax, *noun)
    whole = replace(around, quantity=replace(quantity, unit=unit, end=max(quantity.end, noun[1])))
    if unit.split()[0] in _SAYING_LITTLE and measure == document.text(*noun):
        return measure_of(document, syntax, whole.quantity, None, "")
    room = roomy(whole) if unit in _ROOM else ""
    return f"{measure} ({room})" if room else measure


def _counted_before(around: Surroundings) -> tuple[str, tuple[int, int]] | None:
    """What is counted, as a unit, in the genitive before a number that nothing follows: "новых рабочих мест – 300"."""
    noun, words = genitive_before(around), number_words(around.language)
    if noun is None:
        return None
    head = around.document.tokens[noun[1] - 1].text
    unit = _unit_within(around, noun) or words.counted.get(around.language.grammar.singular(head))
    return (unit, noun) if unit is not None else None


def _unit_within(around: Surroundings, noun: tuple[int, int]) -> str | None:
    """The unit that a noun phrase ends with: "новых **рабочих мест**"."""
    units = number_words(around.language).units
    found = (units.longest(around.document.keys, i) for i in range(*noun))
    return next((unit[1][0] for unit in found if unit is not None and unit[0] == noun[1]), None)
