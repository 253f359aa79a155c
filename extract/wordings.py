"""In which words an article says what a quantity measures: a subject, a noun beside the number, the words around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from extract.document import Document, Sentence
from extract.frames import Filler, Frame, Syntax
from extract.languages import HYPHENS, Language
from extract.values import Quantity

_COUNT_UNITS = ("person", "job")
_LONGEST_MEASURE = 12  # words
_NEAR = 6  # tokens
_MARKS = frozenset(",;:()–—")
_STOPS = frozenset(",;:")


def counted_measure(document: Document, syntax: Syntax, start: int, end: int) -> str:
    """What is counted and what happened to it: "new enterprises opened"."""
    frame = syntax.governor.get(end - 1)
    words = document.text(start, end)
    if frame is not None and not frame.noun and frame.token not in range(start, end):
        return f"{words} {document.tokens[frame.token].text}"
    sentence = document.sentence_of(start)
    verb = _verb_after(document, syntax, end, sentence) if _verb_last(document, sentence) else None
    return document.text(start, verb + 1) if verb is not None else words


def measure_of(document: Document, syntax: Syntax, quantity: Quantity, last: Quantity | None, last_measure: str) -> str:
    """What a measured number is of: the subject of its clause, "… tons of X", or the words around it.

    Args:
        document: the article.
        syntax: its frames.
        quantity: the number with its unit.
        last: the quantity before it in its sentence.
        last_measure: what that one is of, which this one is of too where nothing is said between them.
    """
    sentence = document.sentence_of(quantity.start)
    language = document.language_of(sentence.paragraph)
    frame = clause_of(document, syntax, quantity.start, sentence)
    equals = frame is not None and frame.lemma in language.set("equals")
    begin = last.end if last is not None else sentence.start
    if quantity.unit in _COUNT_UNITS and not equals and not _stated(document, syntax, quantity, sentence, begin):
        start = quantity.number_end
        while start < quantity.end and _empty(document, language, start):
            start += 1
        return counted_measure(document, syntax, start, quantity.end)
    if last_measure and _continues(document, syntax, sentence, quantity, begin):
        return last_measure
    for words in _wordings(document, syntax, sentence, quantity, frame, begin):
        if plain := _plain(document, language, *words):
            return plain
    return last_measure or document.text(quantity.start, quantity.end)


def _stated(document: Document, syntax: Syntax, quantity: Quantity, sentence: Sentence, begin: int) -> bool:
    """Is a number of people told of a noun before it, with no verb: "население – 5 тыс. человек"?"""
    language = document.language_of(sentence.paragraph)
    (start, end), dash = _said_before(document, language, quantity, begin)
    verbless = _verb_last(document, sentence) and _verb_after(document, syntax, quantity.end, sentence) is None
    return start < end and (dash or (verbless and not language.oblique(document.tokens[end - 1].text)))


def _wordings(
    document: Document, syntax: Syntax, sentence: Sentence, quantity: Quantity, frame: Frame | None, begin: int
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The stretches of tokens that may say what a number is of, the surest first."""
    language = document.language_of(sentence.paragraph)
    before, dash = _said_before(document, language, quantity, begin)
    verb = (frame.token, frame.token + 1) if frame is not None else (0, 0)
    if own := _own_subject(document, syntax, language, quantity, begin):
        yield (own,)
    if completed := noun_before(document, quantity, sentence):
        yield (completed,)
    if dimension := _dimension(document, language, quantity, before):
        yield (dimension,)
    if sized := _sized(document, language, quantity, before):
        yield (sized,)
    if dash and before[0] < before[1]:
        yield (before,)
    if _verb_last(document, sentence):
        yield from _around_number(document, syntax, sentence, quantity, before)
    amount = _amount(document, language, quantity, sentence)
    if amount and frame is not None and frame.lemma not in language.set("equals"):
        yield (verb, amount)
    after = _of_phrase(document, quantity, sentence)
    if frame is not None and (changed := _changed(document, frame, quantity)):
        yield (changed,)
    subject = _subject(document, frame, quantity) if frame is not None else None
    if quantity.unit == "percent" and after:
        yield (after,)
    if subject:
        yield _parted(document, language, *subject)
    if after:
        yield (after,) if language.latin or verb[0] in range(*after) else (verb, after)
    if frame is not None:
        patient = next((f for f in frame.get("patient") if not _holds(f, quantity)), None)
        if patient is not None:
            yield ((patient.start, patient.end),)
    if not _verb_last(document, sentence):
        yield _parted(document, language, *before, after=begin > sentence.start and before[0] == begin)
    if begin == sentence.start:
        yield ((max(sentence.start, quantity.start - _NEAR), quantity.start),)
        yield ((quantity.end, min(sentence.end, quantity.end + _NEAR)),)


def _continues(document: Document, syntax: Syntax, sentence: Sentence, quantity: Quantity, begin: int) -> bool:
    """Does a number only go on with what the one before it told: "… , or 6 %", "… , 5 % more", "… , 20 of them"?

    Where verbs stand last, also where nothing but a verb stands between: "17 %-ға артып, 303 млрд теңгеге жетті".
    """
    language = document.language_of(sentence.paragraph)
    following = tuple(t.text.casefold() for t in document.tokens[quantity.end : quantity.end + 2])
    if following in language.words["partitives"]:
        return True
    before = _said_before(document, language, quantity, begin)[0]
    if _verb_last(document, sentence):
        return next(_around_number(document, syntax, sentence, quantity, before), None) is None
    said = (i for i in range(begin, quantity.start) if document.tokens[i].word)
    compared = bool(following) and following[0] in language.set("comparatives")
    return compared and all(_empty(document, language, i) for i in said)


def _parted(
    document: Document, language: Language, start: int, end: int, *, after: bool = False
) -> tuple[tuple[int, int], ...]:
    """What a stretch says without its circumstances of time and manner: its first phrase, and the verb that ends it.

    ``after`` another number, the first phrase is what that one is of.
    """
    if language.latin:
        return ((start, end),)
    phrases: list[tuple[int, int]] = []
    for i in range(start, end):
        word = document.tokens[i].text
        link = language.ends_phrase(word) and not language.verbal(word)
        if link or not phrases:
            phrases.append((i + link, i + 1))
        else:
            phrases[-1] = (phrases[-1][0], i + 1)
    circumstances = language.keys_of("circumstances")
    kept = [p for p in phrases if p[0] < p[1] and not any(circumstances & set(document.keys[i]) for i in range(*p))]
    kept = kept[1:] if after and len(kept) > 1 else kept
    verb = kept and language.verbal(document.tokens[kept[-1][1] - 1].text)
    return (kept[0], (kept[-1][1] - 1, kept[-1][1])) if verb and len(kept) > 1 else tuple(kept[:1])


def _plain(document: Document, language: Language, *ranges: tuple[int, int]) -> str:
    """The words of stretches of tokens, without marks and words that say nothing at either end."""
    words: list[str] = []
    for start, end in ranges:
        while start < end and _empty(document, language, start):
            start += 1
        while start < end and _empty(document, language, end - 1):
            end -= 1
        words += document.text(start, end).split()
    return " ".join(words[:_LONGEST_MEASURE])


def _empty(document: Document, language: Language, i: int) -> bool:
    """Does a token say nothing of a measure, at the edge of one?"""
    token = document.tokens[i]
    return not token.word or token.text.casefold() in language.set("approximations")


def _verb_last(document: Document, sentence: Sentence) -> bool:
    """Do verbs stand last in the language of a sentence?"""
    return document.language_of(sentence.paragraph).head_last


def _verb_after(document: Document, syntax: Syntax, i: int, sentence: Sentence) -> int | None:
    """The verb that the words after a noun lead to, with no mark or number between."""
    for j in range(i, min(i + _NEAR, sentence.end)):
        if j in syntax.verb:
            return j
        if not document.tokens[j].word:
            return None
    return None


def _parts(document: Document, i: int) -> bool:
    """Does a mark part two stretches of a sentence? A hyphen within a word does not."""
    token = document.tokens[i]
    return token.text in _MARKS or (token.text in HYPHENS and token.start > document.tokens[i - 1].end)


def _said_before(
    document: Document, language: Language, quantity: Quantity, begin: int
) -> tuple[tuple[int, int], bool]:
    """The words before a number, up to a mark, that say what it is of; and whether a dash stands between."""
    end = quantity.start
    while end > begin and _says_nothing(document, language, end - 1):
        end -= 1
    dash = end > begin + 1 and document.tokens[end - 1].text in HYPHENS and _parts(document, end - 1)
    end -= dash
    start = end
    while start > begin and not _parts(document, start - 1) and not document.tokens[start - 1].number:
        start -= 1
    while start < end and (document.unit_at(start) is not None or language.ends_phrase(document.tokens[start].text)):
        start += 1
    if (
        start > begin
        and document.tokens[start - 1].number
        and language.keys_of("circumstances") & set(document.keys[start])
    ):
        start += 1  # "к 2027 году износ сетей …"
    first, last = language.said_before([t.text for t in document.tokens[start:end]])
    return (start + first, start + last), bool(dash)


def _says_nothing(document: Document, language: Language, i: int) -> bool:
    """Is a token before a number a word like "about", or one that only says that it is so much: "reached"?"""
    approximates = document.tokens[i].text.casefold() in language.set("approximations")
    return approximates or (not language.latin and bool(language.set("equals") & set(document.keys[i])))


def _dimension(
    document: Document, language: Language, quantity: Quantity, before: tuple[int, int]
) -> tuple[int, int] | None:
    """A noun for a size, with what has that size: "завод стоимостью 3 млрд"."""
    start, end = before
    if start == end or document.tokens[end - 1].text.casefold() not in language.set("dimensions"):
        return None
    verbs = (i + 1 for i in range(end - 1, start - 1, -1) if language.verbal(document.tokens[i].text))
    return max(next(verbs, start), end - _NEAR), end


def _sized(
    document: Document, language: Language, quantity: Quantity, before: tuple[int, int]
) -> tuple[int, int] | None:
    """The thing right before a link that tells its size: "склад на 3 тыс. тонн"."""
    start, end = before
    linked = any(document.tokens[i].text.casefold() in language.set("size_links") for i in range(end, quantity.start))
    if quantity.unit == "percent" or not linked or start == end:
        return None
    i = end
    while i > max(start, end - _NEAR) and _of_thing(document, language, i - 1):
        i -= 1
    return (i, end) if i < end else None


def _of_thing(document: Document, language: Language, i: int) -> bool:
    """May a token belong to the noun phrase of a thing: no verb, link or word of time?"""
    word = document.tokens[i].text
    return not (
        language.verbal(word) or language.ends_phrase(word) or language.keys_of("circumstances") & set(document.keys[i])
    )


def _around_number(
    document: Document, syntax: Syntax, sentence: Sentence, quantity: Quantity, before: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Where verbs stand last: the noun that a quantity measures after it, or else before it, each with its verb."""
    language = document.language_of(sentence.paragraph)
    verbs = syntax.verb
    i, j = _noun_after(document, language, quantity, sentence, verbs)
    verb = _verb_after(document, syntax, j, sentence)
    done = (verb, verb + 1) if verb is not None else (j, j)
    timely = any(language.keys_of("circumstances") & set(document.keys[k]) for k in range(*before))
    said = before[0] < before[1] and not timely
    amounts = verb is not None and verb in verbs and verbs[verb].lemma in language.set("equals")
    if said and amounts:
        yield (before,)
    if j > i:
        yield ((i, j), done)
    if said:
        yield (before, done) if language.oblique(document.tokens[before[1] - 1].text) else (before,)
    dash = next((k for k in range(quantity.end, sentence.end) if document.tokens[k].text in HYPHENS), None)
    if dash is not None and _parts(document, dash) and not any(k in verbs for k in range(quantity.end, dash)):
        yield ((dash + 1, min(dash + 1 + _NEAR, sentence.end)),)


def _noun_after(
    document: Document, language: Language, quantity: Quantity, sentence: Sentence, verbs: Collection[int]
) -> tuple[int, int]:
    """The noun phrase after a quantity; another number may stand between: "5 млрд теңгеге 12 жоба"."""
    i = quantity.end
    scales = language.scales
    while i < sentence.end and (
        document.tokens[i].text.casefold() in language.set("approximations")
        or (i > quantity.end and scales & set(document.keys[i]))
        or (document.tokens[i].number and i == quantity.end)
    ):
        i += 1
    j = i
    if i < sentence.end and language.unit_keys & set(document.keys[i]):
        return i, i  # "12 мың тоннадан 20 мың тоннаға": another quantity
    while j < min(i + _NEAR, sentence.end) and j not in verbs and document.tokens[j].word:
        word = document.tokens[j].text
        if language.ends_phrase(word) or word in language.set("comparatives") or document.unit_at(j) is not None:
            break
        j += 1
    return i, j


def _amount(document: Document, language: Language, quantity: Quantity, sentence: Sentence) -> tuple[int, int] | None:
    """What there is so much of, in the genitive after the unit: "3 млн тонн зерна"."""
    i = j = quantity.end
    while j < min(i + _NEAR, sentence.end) and document.tokens[j].word and document.unit_at(j) is None:
        if not language.complements(document.tokens[j].text) or language.ends_phrase(document.tokens[j].text):
            break
        j += 1
    return (i, j) if j > i else None


def noun_before(document: Document, quantity: Quantity, sentence: Sentence) -> tuple[int, int] | None:
    """The noun that a number completes: "a capacity of 4 tons", "projects worth 90 billion"."""
    language = document.language_of(sentence.paragraph)
    i = quantity.start - 1
    if i <= sentence.start or document.tokens[i].text.casefold() not in language.set("number_links"):
        return None
    if (total := i - 1) > sentence.start and document.tokens[total].text.casefold() in language.set("totals"):
        total -= document.tokens[total - 1].text.casefold() in language.set("articles")
        return noun_before(document, replace(quantity, start=total), sentence)  # "projects worth a total of 5 billion"
    j = i
    while j > sentence.start and i - j < 5:
        token = document.tokens[j - 1]
        if not token.word or token.number or language.ends_phrase(token.text) or document.unit_at(j - 1) is not None:
            break
        j -= 1
    empty = i > j and language.keys(document.tokens[i - 1].text)[-1] in language.keys_of("empty_subjects")
    return (j, i) if j < i and not empty else None


def _own_subject(
    document: Document, syntax: Syntax, language: Language, quantity: Quantity, begin: int
) -> tuple[int, int] | None:
    """What changed by or to a number where its verb is left out: "exports rose by 5 %, and imports by 7 %"."""
    link = quantity.start - 1
    while link > begin and document.tokens[link].text.casefold() in language.set("approximations"):
        link -= 1
    if not language.latin or document.tokens[link].text.casefold() not in language.set("change_links"):
        return None
    start = link
    while start > begin and document.tokens[start - 1].word and not _joins(document, language, start - 1):
        start -= 1
    verbless = not any(i in syntax.verb for i in range(start, link))
    return (start, link) if begin < start < link and verbless and _joins(document, language, start - 1) else None


def _joins(document: Document, language: Language, i: int) -> bool:
    word = document.tokens[i].text.casefold()
    return word == "," or word in language.set("coordinators")


def _changed(document: Document, frame: Frame, quantity: Quantity) -> tuple[int, int] | None:
    """What is changed by or to a number: "cut air emissions by 20 %"."""
    language = document.language_at(quantity.start)
    if document.tokens[quantity.start - 1].text.casefold() not in language.set("change_links") or frame.passive:
        return None
    patient = next((f for f in frame.get("patient") if not f.start <= quantity.start < f.end), None)
    return (patient.start, patient.end) if patient is not None else None


def _of_phrase(document: Document, quantity: Quantity, sentence: Sentence) -> tuple[int, int] | None:
    """What follows the number: "of X", or what it is for: "was allocated for roads"."""
    end = quantity.end
    if end < sentence.end and document.tokens[end].text.casefold() in ("of", "for"):
        return end + 1, _phrase_end(document, sentence, end + 1)
    if quantity.unit == "percent":
        return None
    purposes = document.language_of(sentence.paragraph).set("purpose")
    near = range(end, min(end + 4, sentence.end - 1))
    i = next((i for i in near if document.tokens[i].text.casefold() in purposes), None)
    if i is None or document.tokens[i + 1].number:
        return None
    return end, _phrase_end(document, sentence, i + 1)


def _phrase_end(document: Document, sentence: Sentence, i: int) -> int:
    j = i
    while j < sentence.end and j - i < _LONGEST_MEASURE and document.tokens[j].text not in (",", ".", ";", "(", "and"):
        j += 1
    return j


def stretch(document: Document, quantity: Quantity, sentence: Sentence) -> tuple[int, int]:
    """The tokens around a quantity, up to the marks on both sides; a dash right before it parts nothing.

    Where verbs stand last, only the few words before it belong to it.
    """
    start, end = quantity.start, quantity.end
    while start > sentence.start and (start > quantity.start - 3 or not _parts(document, start - 1)):
        if document.tokens[start - 1].text in (",", ";"):
            break
        start -= 1
    while end < sentence.end and not _parts(document, end):
        end += 1
    return (max(start, quantity.start - 3) if _verb_last(document, sentence) else start), end


def clause_around(document: Document, quantity: Quantity, sentence: Sentence) -> tuple[int, int]:
    """The tokens around a quantity, up to the commas, semicolons and colons on both sides."""
    return _between_stops(document, quantity.start, quantity.end, sentence)


def _between_stops(document: Document, start: int, end: int, sentence: Sentence) -> tuple[int, int]:
    while start > sentence.start and document.tokens[start - 1].text not in _STOPS:
        start -= 1
    while end < sentence.end and document.tokens[end].text not in _STOPS:
        end += 1
    return start, end


def clause_of(document: Document, syntax: Syntax, token: int, sentence: Sentence) -> Frame | None:
    """The narrowest clause around a token, of those whose verb no comma parts from it if there are such."""
    around = [f for f in syntax.within(sentence.start, sentence.end) if not f.noun and f.start <= token < f.end]
    start, end = _between_stops(document, token, token + 1, sentence)
    return min(around, key=lambda f: (not start <= f.token < end, f.end - f.start, abs(f.token - token)), default=None)


def _subject(document: Document, frame: Frame, quantity: Quantity) -> tuple[int, int] | None:
    """The subject of a quantity's clause, up to a comma or a number within it."""
    language = document.language_at(quantity.start)
    for filler in frame.get("patient" if frame.passive else "agent"):
        outside = not _holds(filler, quantity)
        says_what = filler.unit is None or filler.end - filler.start > 4
        empty = filler.lemma in language.set("empty_subjects")
        if outside and says_what and document.tokens[filler.head].word and not empty:
            if language.latin:
                return filler.start, filler.end
            marks = (i for i in range(filler.head, filler.end) if _ends_subject(document, i))
            counted = any(document.tokens[i].number for i in range(filler.start, filler.head))
            return filler.head if counted else filler.start, next(marks, filler.end)
    return None


def _holds(filler: Filler, quantity: Quantity) -> bool:
    """Is a quantity, or what it is converted to, in a phrase itself?"""
    return filler.start <= quantity.start < filler.end or quantity.start < filler.head < quantity.end


def _ends_subject(document: Document, i: int) -> bool:
    """Is this a number or a mark, dashes excepted, after which a subject's words say no more what it is?"""
    return document.tokens[i].number or document.tokens[i].text in _STOPS
