"""In which words an article says what a quantity measures: a subject, a noun beside the number, the words around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from extract.document import Document, Sentence
from extract.figures import verb_last
from extract.figures.clauses import stops
from extract.figures.concepts import begins_concept, concept_of
from extract.figures.number_words import number_words
from extract.figures.part_of import part_of
from extract.figures.quantities import Quantity
from extract.figures.surroundings import NEAR, Stretch, Surroundings, is_month, is_partitive, verb_after
from extract.figures.told_by_verbs import people_told, sum_told
from extract.figures.verb_last import Finder, Wording
from extract.frames import Filler, Role, Syntax
from extract.languages import Language

_COUNT_UNITS = ("person", "job")
_LONGEST_MEASURE = 12  # words
_LONGEST_COMPLEMENT = 3  # words
_LONGEST_LISTED = 6  # words of an item of a list that a number is of
_LONGEST_COMPLETED = 5  # words of a noun that a number completes
_PURPOSE_WITHIN = 4  # tokens after a number
_ROOMY = ("Facility", "Organization")
_LINKS = 2  # words between two numbers of which the second only says to how much the first came
_SHORT_NAME = 4  # tokens; a subject that is but a name does not say what is measured


def counted_measure(document: Document, syntax: Syntax, start: int, end: int, *, verb: bool = False) -> str:
    """What is counted, with its complement: "единицы техники", "loaves of bread".

    Args:
        document: the article.
        syntax: its frames.
        start, end: the counted noun phrase.
        verb: whether to tell what happened to it, too, as where it says little itself: "people died".
    """
    sentence = document.sentence_of(start)
    whole = _with_complement(document, end, sentence)
    words = document.text(start, whole)
    frame = syntax.governor.get(end - 1)
    if not verb or whole > end:
        return words
    if frame is not None and not frame.noun and frame.token not in range(start, end):
        return f"{words} {document.tokens[frame.token].text}"
    verb_last = document.language_of(sentence.paragraph).grammar.head_last
    after = verb_after(document, syntax, end, sentence) if verb_last else None
    return document.text(start, after + 1) if after is not None else words


def _with_complement(document: Document, end: int, sentence: Sentence) -> int:
    """Where a noun phrase ends with its complement: in the genitive, or after "of"."""
    language = document.language_of(sentence.paragraph)
    if language.grammar.head_last:
        return end
    linked = end < sentence.end and document.tokens[end].text.casefold() in language.words.genitive
    if linked:
        last = end + 1
        while last < min(end + 1 + _LONGEST_COMPLEMENT, sentence.end) and _completes(document, language, last):
            last += 1
        return last if last > end + 1 else end
    last = end
    while last < min(end + _LONGEST_COMPLEMENT, sentence.end) and _complements(document, language, last):
        last += 1
    return last


def _complements(document: Document, language: Language, i: int) -> bool:
    """May a token belong to a complement in the genitive?"""
    return _completes(document, language, i) and language.grammar.complements(document.tokens[i].text)


def measure_of(document: Document, syntax: Syntax, quantity: Quantity, last: Quantity | None, last_measure: str) -> str:
    """What a measured number is of: the subject of its clause, "… tons of X", or the words around it.

    Args:
        document: the article.
        syntax: its frames.
        quantity: the number with its unit.
        last: the quantity before it in its sentence.
        last_measure: what that one is of, which this one is of too where nothing is said between them.
    """
    around = Surroundings.of(document, syntax, quantity, last)
    if quantity.unit in _COUNT_UNITS and not around.equals(around.frame) and not _stated(around):
        start = quantity.number_end
        while start < quantity.end and _empty(document, around.language, start):
            start += 1
        return _people(around, start)
    if last_measure and _continues(around):
        return last_measure
    if (pronoun := _pronoun(around)) is not None:
        return last_measure or document.tokens[pronoun].text
    if (tied := _tied_to_name(around)) is not None:
        return document.tokens[tied].text
    wordings = (finder(around) for finder in _finders(around.language))
    said = (_said(around, wording) for wording in wordings if wording is not None)
    verb = () if around.equals(around.frame) else (_verb(around),)
    by_verb = number_words(around.language).sum_verbs.get(around.frame.lemma) if around.frame is not None else None
    untold = by_verb or _plain(document, around.language, verb) or document.text(quantity.start, quantity.end)
    told = next(filter(None, said), "")
    if last is not None and last.unit == quantity.unit and last_measure and _only_aims(around, told):
        return last_measure
    if last_measure and _only_changes(around, told):
        return last_measure if around.percent else f"{last_measure} ({told})"
    return told or last_measure or untold


def _only_aims(around: Surroundings, said: str) -> bool:
    """Does a measure only say that its number is aimed at: "отремонтировано 120 км дорог, **планируется** 180 км"?"""
    aims = number_words(around.language).aims
    words = said.split()
    return len(words) == 1 and not aims.isdisjoint(around.language.keys(words[0]))


def _only_changes(around: Surroundings, said: str) -> bool:
    """Does a measure only say that its number is a change of what was told: "had 3 trillion, **an increase** of"?"""
    language = around.language
    changes, idle = number_words(language).change_nouns, language.words.articles | language.words.genitive
    words = [word for word in said.split() if word.casefold() not in idle]
    return bool(words) and all(not changes.isdisjoint(language.keys(word)) for word in words)


def _pronoun(around: Surroundings) -> int | None:
    """The pronoun of a thing that is said to be so much: "by 2025 **it** should reach 35 percent"."""
    fillers = around.frame.get(Role.AGENT) if around.frame is not None and around.equals(around.frame) else ()
    pronouns = around.language.words.thing_pronouns
    return next((f.head for f in fillers if f.unit is None and around.low(f.head) in pronouns), None)


def _tied_to_name(around: Surroundings) -> int | None:
    """The word that ties a sum to a name right before it, and says what it is: "the plant X **worth** 3 billion"."""
    words, link = around.language.words, around.quantity.start - 1
    tied = link > around.sentence.start and around.low(link) in words.number_links - words.genitive
    return link if tied and around.document.unit_at(link - 1) is not None else None


def roomy(around: Surroundings) -> str:
    """What has room for a number of people or things: "школа на 300 мест"; "" where no such thing stands before it."""
    start, end = next(iter(sized(around) or ()), (0, 0))
    document = around.document
    kinds = ((i, around.language.kinds.longest(document.keys, i)) for i in range(start, end))
    things = [(i, kind[0]) for i, kind in kinds if kind is not None and document.is_a_class(kind[1][0], *_ROOMY)]
    return document.text(*things[0]) if things else ""


def _said(around: Surroundings, wording: Wording) -> str:
    """What words say is measured: none where they only say where, and a noun for a verb that stands alone.

    A place that acts, between what there is so much of and the verb, is left out: "жилья регион сдал …". So is another
    number with its unit: "by June 1, **99 billion tenge**, or 12 percent, had been spent".
    """
    cut = [(start, _time_from(around.document, around.language, start, end)) for start, end in wording]
    wording = tuple(stretch for stretch in cut if stretch[0] < stretch[1]) or wording
    words = [i for stretch in wording for i in range(*stretch) if around.document.tokens[i].word]
    telling = [i for i in words if not around.tells_where(i) and not around.month(i)]
    full = [i for i in telling if not _empty(around.document, around.language, i)]
    telling = [i for i in full if around.low(i) not in around.language.words.articles] or telling
    telling = [i for i in telling if not _acts(around, i)]
    if counted := around.counted & set(words):
        telling = [i for i in telling if i not in counted]
        wording = (_first_run(telling),) if telling else ()
    verbs = [i for i in telling if i in around.syntax.verb or around.verbal(i)]
    if not telling:
        return ""
    if telling == verbs:
        return sum_told(around, verbs) or _plain(around.document, around.language, wording)
    if len(telling) < len(words) and around.in_genitive(words[0]) and telling == words[: len(telling)]:
        wording = ((telling[0], telling[-1] + 1),)
    return _plain(around.document, around.language, wording)


def _acts(around: Surroundings, i: int) -> bool:
    """Is a token of whoever does what a number tells, and not of what it is of: "**the ministry** allotted 5 bn"?"""
    frame, numbers = around.frame, number_words(around.language)
    told = numbers.sum_verbs.get(frame.lemma) if frame is not None and not frame.passive else None
    if frame is None or told is None or told in numbers.of_subject:
        return False
    document = around.document
    own = next((f for f in frame.get(Role.AGENT) if f.start <= i < f.end), None)
    return own is not None and concept_of(around.language, document.text(own.start, own.end)) is None  # "the budget"


def _first_run(tokens: list[int]) -> Stretch:
    """The first tokens that follow one another without a gap."""
    end = next((i + 1 for i, other in pairwise(tokens) if other > i + 1), tokens[-1] + 1)
    return tokens[0], end


def _people(around: Surroundings, start: int) -> str:
    """Who is counted, and what they do; where verbs stand last, with what they do it to: "жиынға адам қатысты"."""
    quantity = around.quantity
    said = people_told(
        around, counted_measure(around.document, around.syntax, start, quantity.end, verb=quantity.unit != "job")
    )
    verb = around.verb_after(quantity.end) if around.language.grammar.head_last and around.said else None
    oblique = verb is not None and around.language.grammar.oblique(around.low(around.before[1] - 1))
    before = range(around.before[0], quantity.start)
    if not oblique or any(around.circumstance(i) for i in range(*around.before)):
        return said
    pronoun = {around.low(i) for i in range(*around.before)} <= around.language.words.thing_pronouns
    if pronoun or any(i in around.syntax.verb for i in before):
        return said  # "онда 50 адам жұмыс істейді", "зауыт іске қосылғанда 50 адам жұмысқа орналасады"
    return f"{_plain(around.document, around.language, (around.before,))} {said}".strip()


def noun_before(document: Document, quantity: Quantity, sentence: Sentence) -> Stretch | None:
    """The noun that a number completes: "a capacity of 4 tons", "projects worth 90 billion"."""
    language = document.language_of(sentence.paragraph)
    words, i = language.words, quantity.start - 1
    if i <= sentence.start or document.tokens[i].text.casefold() not in words.number_links:
        return None
    if (total := i - 1) > sentence.start and document.tokens[total].text.casefold() in words.totals:
        total -= document.tokens[total - 1].text.casefold() in words.articles
        return noun_before(document, replace(quantity, start=total), sentence)  # "projects worth a total of 5 billion"
    aside = document.tokens[i].text.casefold() not in words.genitive and document.tokens[i - 1].text == ","
    j = i = i - aside  # "the project**, worth** 5 billion, …"
    while j > max(sentence.start, i - _LONGEST_COMPLETED) and _completes(document, language, j - 1):
        j -= 1
    empty = i > j and language.keys(document.tokens[i - 1].text)[-1] in language.keys_of(language.words.empty_subjects)
    return (j, i) if j < i and not empty else None


def _completes(document: Document, language: Language, i: int) -> bool:
    """May a token belong to a noun that a number completes?"""
    token = document.tokens[i]
    if not token.word or token.number or document.unit_at(i) is not None:
        return False
    return not language.grammar.ends_phrase(token.text)


def _stated(around: Surroundings) -> bool:
    """Is a number of people told of a noun before it, with no verb: "население – 5 тыс. человек"?"""
    if not around.said or around.dash:
        return around.said
    if not around.language.grammar.head_last:
        return False
    oblique = around.language.grammar.oblique(around.document.tokens[around.before[1] - 1].text)
    return not oblique and around.verb_after(around.quantity.end) is None


def _continues(around: Surroundings) -> bool:
    """Does a number only go on with what the one before it told: "… , or 6 %", "… , 5 % more", "… , 20 of them"?

    Where verbs stand last, also where nothing but a verb stands between: "17 %-ға артып, 303 млрд теңгеге жетті".
    """
    document, quantity, words = around.document, around.quantity, around.language.words
    if is_partitive(document, quantity.end):
        return True
    if around.language.grammar.head_last:
        return all(finder(around) is None for finder in verb_last.FINDERS)
    between = range(around.begin, quantity.start)
    linked = {around.low(i) for i in between} <= words.change_links | words.approximations
    if linked and around.begin > around.sentence.start and 0 < len(between) <= _LINKS:
        return True  # "sheep by 5 percent **to** 2.1 million"
    said = [i for i in between if document.tokens[i].word]
    compared = quantity.end < len(document.tokens) and around.low(quantity.end) in words.comparatives
    return compared and all(_empty(document, around.language, i) for i in said)


# Where the words are looked for, the surest place first


def told_to_be(around: Surroundings) -> Wording | None:
    """What a part of what was told is: "340 billion, of which 120 billion tenge were transfers"."""
    told = part_of(around)
    return (told,) if told is not None else None


def bracketed(around: Surroundings) -> Wording | None:
    """The words before the bracket that a number stands in: "construction (8.8 %), trade (by 5 %)"."""
    opening = around.quantity.start - 1
    while opening > around.sentence.start and around.low(opening) in _links(around):
        opening -= 1
    closed = around.quantity.end < around.sentence.end and around.low(around.quantity.end) == ")"
    if not closed or around.low(opening) != "(":
        return None
    start = _item_start(around, opening)
    return ((start, opening),) if start < opening else None


def listed(around: Surroundings) -> Wording | None:
    """The item of a list that a number ends: "… by 3.4 %: in manufacturing +2.2 %, in mining +6.8 %"."""
    quantity, end = around.quantity, around.sentence.end
    if around.language.grammar.head_last or around.begin == around.sentence.start:
        return None
    if quantity.end < end and around.document.tokens[quantity.end].word and not around.joins(quantity.end):
        return None
    stop = quantity.start
    while stop > around.begin and around.low(stop - 1) in _links(around):
        stop -= 1
    start = _item_start(around, stop)
    parted = start > around.begin and not around.document.tokens[start - 1].word
    if not parted or stop - start > _LONGEST_LISTED or any(around.circumstance(i) for i in range(start, stop)):
        return None
    while start < stop and around.ends_phrase(start) and not around.verbal(start):
        start += 1
    return ((start, stop),) if start < stop else None


def _links(around: Surroundings) -> frozenset[str]:
    """What may stand between an item and its number."""
    return around.language.words.change_links | around.language.words.approximations | {"+"}


def _item_start(around: Surroundings, stop: int) -> int:
    """Where the item of a list begins that ends before a token: after a mark, a coordinator, a verb or a number."""
    start = stop
    while start > around.begin and around.document.tokens[start - 1].word:
        if around.joins(start - 1) or start - 1 in around.syntax.verb or around.verbal(start - 1):
            break
        start -= 1
    return start


def own_subject(around: Surroundings) -> Wording | None:
    """What changed by or to a number where its verb is left out: "exports rose by 5 %, and imports by 7 %"."""
    words, begin = around.language.words, around.begin
    link = around.quantity.start - 1
    while link > begin and around.low(link) in words.approximations:
        link -= 1
    if around.low(link) not in words.change_links:
        return None
    start = link
    while start > begin and around.document.tokens[start - 1].word and not around.joins(start - 1):
        start -= 1
    verbless = not any(i in around.syntax.verb for i in range(start, link))
    return ((start, link),) if begin < start < link and verbless and around.joins(start - 1) else None


def own_of_clause(around: Surroundings) -> Stretch | None:
    """What a number without a unit is of where its clause says so anew: "exports were 10 billion tenge, **imports**
    reached 8", "…, а **импорт** – 8"."""
    said = subject(around) if around.equals(around.frame) else None
    if said is not None and len(said) == 1 and said[0][0] >= around.begin:
        return said[0]
    start, end = around.before
    if not (around.dash and start < end and around.language.grammar.free_word_order):
        return None
    apart = all(around.joins(i) for i in range(around.begin, start))
    return (start, end) if apart and "nomn" in around.language.grammar.cases(around.low(start)) else None


def own_of_item(around: Surroundings, *, counted: bool = False) -> Stretch | None:
    """What a number without a unit is of in an item that leaves the verb out: "crops made up 31 billion, **livestock**
    132", "milk grew to 5 tonnes and **meat output** to 3".

    Args:
        around: the number in its sentence.
        counted: whether nouns stand before their numbers there, where parsers take some for verbs: "goats 40".
    """
    grammar = around.language.grammar
    if grammar.head_last or grammar.free_word_order:
        return None
    stop = around.quantity.start
    while stop > around.begin and around.low(stop - 1) in _links(around):
        stop -= 1
    start = stop
    while start > around.begin and around.in_phrase(start - 1) and not around.document.tokens[start - 1].number:
        start -= 1
    verbs = [
        i for i in range(start, stop) if i in around.syntax.verb and not (counted and grammar.plural(around.low(i)))
    ]
    told = bool(verbs) or any(around.circumstance(i) for i in range(start, stop))
    begins = around.begin < start < stop <= start + _LONGEST_LISTED and around.joins(start - 1)
    return (start, stop) if begins and not told else None


def completed(around: Surroundings) -> Wording | None:
    """The noun that a number completes: "a capacity of 4 tons"."""
    noun = noun_before(around.document, around.quantity, around.sentence)
    return (noun,) if noun is not None else None


def dimension(around: Surroundings) -> Wording | None:
    """A noun for a size, with what has that size: "завод стоимостью 3 млрд"."""
    start, end = around.before
    if start == end or around.low(end - 1) not in around.language.words.dimensions:
        return None
    if (thing := _of_room(around)) is not None:
        return thing, (end - 1, end)
    verbs = (i + 1 for i in range(end - 1, start - 1, -1) if around.verbal(i))
    return ((max(next(verbs, start), end - NEAR), end),)


def _of_room(around: Surroundings) -> Stretch | None:
    """The thing before another number that tells its room, with a link: "**школа** на 600 мест стоимостью 2 млрд"."""
    i = around.begin
    if around.before[0] != i:
        return None
    while i > around.sentence.start and around.document.tokens[i - 1].number:
        i -= 1
    link = i - 1
    if link <= around.sentence.start or around.low(link) not in around.language.words.size_links:
        return None
    return (link - 1, link) if around.in_phrase(link - 1) and not around.verbal(link - 1) else None


def sized(around: Surroundings) -> Wording | None:
    """The thing right before a link that tells its size: "склад на 3 тыс. тонн"."""
    start, end = around.before
    links = around.language.words.size_links
    if around.percent or start == end or not any(around.low(i) in links for i in range(end, around.quantity.start)):
        return None
    i = end
    while i > max(start, end - NEAR) and not (
        around.verbal(i - 1) or around.ends_phrase(i - 1) or around.circumstance(i - 1)
    ):
        i -= 1
    return ((i, end),) if i < end else None


def before_dash(around: Surroundings) -> Wording | None:
    """The words before a dash: "добыча соли – 90 тонн"."""
    return (around.before,) if around.dash and around.said else None


def genitive(around: Surroundings) -> Wording | None:
    """What there is so much of, in the genitive after the unit, with its verb: "собрано 3 млн тонн зерна"."""
    if around.frame is None or around.equals(around.frame):
        return None
    start = end = around.quantity.end
    while end < min(start + NEAR, around.sentence.end) and around.in_genitive(end):
        end += 1
    return (_verb(around), (start, end)) if start < end else None


def changed(around: Surroundings) -> Wording | None:
    """What is changed by or to a number: "cut air emissions by 20 %", "увеличил выпуск в полтора раза – до 90 тонн"."""
    frame, start = around.frame, around.quantity.start
    if frame is None or frame.passive:
        return None
    changes = around.language.grammar.names_inflect and not number_words(around.language).changes.keys().isdisjoint(
        around.document.keys[frame.token]
    )
    if not changes and around.low(start - 1) not in around.language.words.change_links:
        return None
    patient = next((f for f in frame.get(Role.PATIENT) if not f.start <= start < f.end), None)
    if patient is None and changes:  # "увеличил экспорт муки на 20 %" is parsed as one phrase
        begun = next((f for f in frame.get(Role.PATIENT) if f.start <= f.head < start - 1), None)
        return ((begun.start, start - 1),) if begun is not None else None
    return ((patient.start, patient.end),) if patient is not None else None


def of_unit(around: Surroundings) -> Wording | None:
    """What follows a unit and "of", whatever the clause says of whom: "will make 5,000 **tonnes of steel** a year"."""
    linked = (
        around.quantity.end < around.sentence.end and around.low(around.quantity.end) in around.language.words.genitive
    )
    after = _told_after(around) if linked and not around.percent else None
    return (after,) if after is not None else None


def shared(around: Surroundings) -> Wording | None:
    """What a percentage is a share of: "40 % of the roads"."""
    after = _told_after(around) if around.percent else None
    return (after,) if after is not None else None


def acted_on(around: Surroundings) -> Wording | None:
    """What a sum is of or goes to, where a verb that only says so is not between: it is what somebody gets or spends.

    "The plant got 3 billion of support", "companies put 6 billion into a plant", "6 billion was invested in it".
    """
    frame, grammar = around.frame, around.language.grammar
    if frame is None or around.percent or around.equals(frame) or grammar.head_last or grammar.free_word_order:
        return None
    held = any(f.start <= around.quantity.start < f.end for f in frame.get(Role.PATIENT, Role.AGENT))
    if not held:
        return None
    after = _told_after(around)
    if after is not None and around.low(around.quantity.end) in around.language.words.genitive:
        return (after,)
    if (kind := _in_kind(around)) is not None:
        return (kind,)
    begin = frame.token if frame.token >= around.quantity.end else around.quantity.end
    end = _phrase_end(around, begin + 1) if begin < around.sentence.end else begin
    return (_verb(around), (max(begin, frame.token + 1), end)) if end > begin + 1 else None


def _in_kind(around: Surroundings) -> Stretch | None:
    """What a sum is given as, right after it, with no article: "3 billion in investment", "5 million in state aid"."""
    link = around.quantity.end
    if link + 1 >= around.sentence.end or around.low(link) not in around.language.words.place_prepositions:
        return None
    start = end = link + 1
    while end < min(start + _LONGEST_COMPLEMENT, around.sentence.end) and _completes(
        around.document, around.language, end
    ):
        end += 1
    circumstantial = any(around.circumstance(i) or around.tells_where(i) for i in range(start, end))
    return (start, end) if start < end and not circumstantial else None


def subject(around: Surroundings) -> Wording | None:
    """The subject of a quantity's clause; in a passive one, what is acted on."""
    frame = around.frame
    fillers = frame.get(Role.PATIENT if frame.passive else Role.AGENT) if frame is not None else ()
    own = (f for f in fillers if not any(t.number for t in around.document.tokens[around.quantity.end : f.start]))
    filler = next((f for f in own if _can_be_measured(around, f)), None)  # none past another number, which is of it
    if filler is None or _is_goal(around, filler):
        return None
    proper = _subject_proper(around, filler)
    said = _parted(around, *proper)
    return said or (proper,)  # "the budget" is measured as a subject, if it is a circumstance elsewhere


def _is_goal(around: Surroundings, filler: Filler) -> bool:
    """Is a subject only the goal, and what is to be so much told after it: "**біздің мақсат** – көлемді … жеткізу"?"""
    aims = not number_words(around.language).aims.isdisjoint(around.document.keys[filler.head])
    aims = aims or around.low(filler.head) in around.language.quantities.target_forms
    return aims and around.frame is not None and any(True for _ in around.frame.get(Role.PATIENT))


def told_after(around: Surroundings) -> Wording | None:
    """What follows the number: "5 tons of X", "was allocated for roads", "выделено … на дороги"."""
    after = _told_after(around)
    if after is None:
        return None
    verbless = around.frame is None or around.frame.token in range(*after)
    return (after,) if verbless or not around.language.grammar.measures_take_verb else (_verb(around), after)


def patient(around: Surroundings) -> Wording | None:
    """What the verb of a quantity's clause acts on: "the plant makes glass, 40 tons a year"."""
    fillers = around.frame.get(Role.PATIENT) if around.frame is not None else ()
    others = (f for f in fillers if not any(t.number for t in around.document.tokens[f.start : f.end]))
    filler = next((f for f in others if not _holds(f, around.quantity)), None)
    return ((filler.start, filler.end),) if filler is not None else None


def words_before(around: Surroundings) -> Wording | None:
    """The words before the number, up to a mark."""
    if around.language.grammar.head_last:
        return None
    goes_on = around.begin > around.sentence.start and around.before[0] == around.begin
    (start, end), frame = around.before, around.frame
    if frame is not None and not around.language.grammar.free_word_order and start < frame.token < end:
        start = frame.token if frame.purpose else start  # "he told the ministry **to allot** 5 million"
    return _parted(around, start, end, after=goes_on)


def near_before(around: Surroundings) -> Wording | None:
    """The few words before the first number of a sentence, whatever they are."""
    start = around.quantity.start
    return ((max(around.sentence.start, start - NEAR), start),) if around.begin == around.sentence.start else None


def near_after(around: Surroundings) -> Wording | None:
    """The few words after the first number of a sentence, whatever they are."""
    end = around.quantity.end
    return ((end, min(around.sentence.end, end + NEAR)),) if around.begin == around.sentence.start else None


_SUREST: tuple[Finder, ...] = (told_to_be, bracketed, own_subject, completed, dimension, sized, before_dash, listed)
_OTHERS: tuple[Finder, ...] = (
    genitive, of_unit, changed, shared, acted_on, subject, told_after, patient, words_before, near_before, near_after,
)  # fmt: skip


def _finders(language: Language) -> tuple[Finder, ...]:
    """Where to look in a language, the surest place first."""
    of_order = verb_last.FINDERS if language.grammar.head_last else ()
    return (*_SUREST, *of_order, *_OTHERS)


def _verb(around: Surroundings) -> Stretch:
    """The verb of a quantity's clause, or nothing."""
    return (around.frame.token, around.frame.token + 1) if around.frame is not None else (0, 0)


def _can_be_measured(around: Surroundings, filler: Filler) -> bool:
    """Can a subject say what is measured: does it stand apart from the number, and is it more than a name or "it"?"""
    named = filler.unit is not None and filler.end - filler.start <= _SHORT_NAME
    if named or _holds(filler, around.quantity) or filler.lemma in around.language.words.empty_subjects:
        return False
    return around.document.tokens[filler.head].word


def _subject_proper(around: Surroundings, filler: Filler) -> Stretch:
    """A subject's own words: where words stand freely, from a number within it and up to a mark or number."""
    if not around.language.grammar.free_word_order:
        return filler.start, next((i for i in range(filler.head, filler.end) if stops(around.document, i)), filler.end)
    tokens = around.document.tokens
    ends = (i for i in range(filler.head, filler.end) if tokens[i].number or stops(around.document, i))
    counted = any(tokens[i].number for i in range(filler.start, filler.head))
    return filler.head if counted else filler.start, next(ends, filler.end)


def _holds(filler: Filler, quantity: Quantity) -> bool:
    """Is a quantity, or what it is converted to, in a phrase itself?"""
    return filler.start <= quantity.start < filler.end or quantity.start < filler.head < quantity.end


def _told_after(around: Surroundings) -> Stretch | None:
    """What follows the number: "of X", or what it is for: "was allocated for roads"."""
    words, end, limit = around.language.words, around.quantity.end, around.sentence.end
    if end < limit and around.low(end) in words.measure_links:
        return end + 1, _phrase_end(around, end + 1)
    if around.percent:
        return None
    near = range(end, min(end + _PURPOSE_WITHIN, limit - 1))
    link = next((i for i in near if around.low(i) in words.purpose), None)
    if link is None or around.document.tokens[link + 1].number:
        return None
    return end, _phrase_end(around, link + 1)


def _phrase_end(around: Surroundings, i: int) -> int:
    """The end of a phrase from a token, at the latest where a measure is long enough."""
    longest = range(i, min(i + _LONGEST_MEASURE, around.sentence.end))
    return next((j for j in longest if _ends_measure(around, j)), max(i, longest.stop))


def _ends_measure(around: Surroundings, i: int) -> bool:
    text = around.document.tokens[i].text
    return text in (",", ".", ";", "(") or text in around.language.words.conjunctions


def _parted(around: Surroundings, start: int, end: int, *, after: bool = False) -> Wording:
    """What a stretch says without its circumstances of time and manner: its first phrase, and the verb that ends it.

    ``after`` another number, the first phrase is what that one is of.
    """
    if not around.language.grammar.free_word_order:
        return ((start, end),)
    kept = [p for p in _phrases(around, start, end) if p[0] < p[1] and not any(map(around.circumstance, range(*p)))]
    kept = kept[1:] if after and len(kept) > 1 else kept
    if len(kept) > 1 and around.verbal(kept[-1][1] - 1):
        return kept[0], (kept[-1][1] - 1, kept[-1][1])
    return tuple(kept[:1])


def _phrases(around: Surroundings, start: int, end: int) -> list[Stretch]:
    """The phrases of a stretch, without the words that link them."""
    phrases: list[Stretch] = []
    for i in range(start, end):
        link = around.ends_phrase(i) and not around.verbal(i)
        if link or not phrases:
            phrases.append((i + link, i + 1))
        else:
            phrases[-1] = (phrases[-1][0], i + 1)
    return phrases


def _plain(document: Document, language: Language, wording: Wording) -> str:
    """The words of stretches of tokens, without marks and words that say nothing at either end; none of a pronoun."""
    words: list[str] = []
    for start, end in wording:
        while start < end and _empty(document, language, start) and not begins_concept(document, language, start, end):
            start += 1
        while start < end and _empty(document, language, end - 1):
            end -= 1
        start = _past_time(document, language, start, end)
        end = _before_time(document, language, start, end)
        words += document.text(start, end).split()
    low = frozenset(word.casefold() for word in words)
    says_nothing = low <= language.words.empty_subjects
    return "" if says_nothing else " ".join(words[:_LONGEST_MEASURE])


def _past_time(document: Document, language: Language, start: int, end: int) -> int:
    """Past a time that words begin with: "**былтыр** аудан бюджеті"; their beginning where they are nothing else."""
    _, spans, longest = _times(language)
    said = [token.text.casefold() for token in document.tokens[start : min(start + longest, end)]]
    size = next((n for n in range(len(said), 0, -1) if " ".join(said[:n]) in spans), 0)
    return start + size if start + size < end else start


def _before_time(document: Document, language: Language, start: int, end: int) -> int:
    """Where words end before those that only say when; their own end where they are nothing else."""
    cut = _time_from(document, language, start, end)
    return cut if cut > start else end


def _time_from(document: Document, language: Language, start: int, end: int) -> int:
    """Where words begin that only say when, and what links these, at the end of others: "wheat **by October**", "flour
    **last year**", "grain **in** 2024"."""
    words, cut = language.words, _before_comparison(document, language, start, end)
    links, spans, longest = _times(language)
    while cut > start:
        said = [token.text.casefold() for token in document.tokens[max(start, cut - longest) : cut]]
        span = next((n for n in range(len(said), 0, -1) if " ".join(said[-n:]) in spans), 0)
        if not span and (said[-1] in links or is_month(document, language, cut - 1)):
            span = 1
        if not span and said[-1] in words.year_words and said[-2:-1] and said[-2] in words.articles:
            span = 2  # "during the year"
        if not span:
            break
        cut -= span
    return cut


def _before_comparison(document: Document, language: Language, start: int, end: int) -> int:
    """Where words end before that with which something is compared, where verbs stand last: "экспорты **өткен жылмен
    салыстырғанда**", "экспорты **2021 жылға қарағанда**"."""
    low = document.tokens[end - 1].text.casefold() if start < end else ""
    if not language.grammar.head_last or low not in language.words.comparison:
        return end
    cut, times = end - 2, _words_of_times(language)
    while cut > start and (document.tokens[cut - 1].number or not times.isdisjoint(document.keys[cut - 1])):
        cut -= 1
    return cut if cut > start else end


@cache
def _words_of_times(language: Language) -> frozenset[str]:
    """The keys of the words by which years are told."""
    return frozenset(key for phrase in language.words.relative_years for key in language.phrase(phrase))


@cache
def _times(language: Language) -> tuple[frozenset[str], frozenset[str], int]:
    """What links a time to what is measured, the relative times of a language, and how many words may be looked at."""
    words = language.words
    links = words.year_prepositions | words.place_prepositions | words.articles
    spans = frozenset([*words.relative_years, *words.relative_months, *words.relative_weeks, *words.relative_days])
    return links, spans, max(2, *(len(span.split()) for span in spans))


def _empty(document: Document, language: Language, i: int) -> bool:
    """Does a token say nothing of a measure, at the edge of one?"""
    token = document.tokens[i]
    return not token.word or token.text.casefold() in language.words.approximations
