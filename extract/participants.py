"""Who and what takes part in what a predicate tells: the units that its phrases name, describe or stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from extract.document import Document, Sentence, Unit
from extract.frames import Filler, Frame, Role
from extract.text import Text
from extract.transliteration import slug
from ontology.reference import Entity

_OPENING, _CITED = 4, 8  # tokens that open a sentence with "according to", and among which it names whom
_BARE = 2  # words up to the noun of a phrase that names nothing: "the medal"


def entities(text: Text, fillers: Iterator[Filler], *classes: str, inside: bool = False) -> list[Unit]:
    """The units of these classes that fill roles; with ``inside``, also the first within a filler that is none."""
    found: list[Unit] = []
    for filler in fillers:
        unit = filler.unit or text.document.unit_at(filler.head)  # which the parse may not have taken for one word
        if unit is not None and text.is_a(unit, *classes):
            found.append(unit)
        elif inside and filler.unit is None:
            found += [u for u in filler.inside if text.is_a(u, *classes)][:1]
    return found


def is_cited(document: Document, unit: Unit, sentence: Sentence) -> bool:
    """Does "according to" stand before a name, an article between or not, or after it: "**NAME-нің** айтуынша"?"""
    language = document.language_of(sentence.paragraph)
    words = language.words
    if language.grammar.head_last:
        return document.text(unit.end, min(sentence.end, unit.end + 2)).casefold().startswith(tuple(words.said_by))
    last = unit.start - 1
    while last > sentence.start and document.tokens[last].text.casefold() in words.articles:
        last -= 1
    before = document.text(max(sentence.start, last - 1), last + 1).casefold() if last >= sentence.start else ""
    return before.endswith(tuple(words.said_by))


def according_to(text: Text, sentence: Sentence) -> Unit | None:
    """Whom "according to him" or "according to X" means at the beginning of a sentence."""
    document = text.document
    language = document.language_of(sentence.paragraph)
    said_by, pronouns = tuple(language.words.said_by), language.words.object_pronouns
    first = [t.text.casefold() for t in document.tokens[sentence.start : min(sentence.end, sentence.start + _OPENING)]]
    opens = " ".join(word for word in first if word not in pronouns).startswith(said_by)  # "по **его** словам"
    near = [u for u in document.units_in(sentence.start, sentence.start + _CITED) if text.is_a(u, "Person")]
    if language.grammar.head_last:
        near = [u for u in near if is_cited(document, u, sentence)]
    if near and (opens or language.grammar.head_last):
        return near[0]
    return _spoken_of(text, sentence) if opens and not pronouns.isdisjoint(first) else None


def _spoken_of(text: Text, sentence: Sentence) -> Unit | None:
    """Whom a pronoun that a sentence begins with means: who acts in the one before it, else the last person named."""
    document = text.document
    before = next(iter(document.sentences_before(sentence)), None)
    frames = text.syntax.within(before.start, before.end) if before is not None else ()
    acting = [u for f in frames for u in f.units(Role.AGENT) if text.is_a(u, "Person")]
    named = document.persons_before(sentence.start)
    return next(iter([*acting[::-1], *named[::-1]]), None)


def described(text: Text, fillers: Iterator[Filler]) -> list[Unit]:
    """Named facilities that fillers without a name describe, when the article names just one of that kind:
    "visited a new memorial complex" … "the memorial complex X"."""
    found: list[Unit] = []
    for filler in fillers:
        if filler.unit is not None:
            continue
        words = text.document.text(filler.start, filler.end).casefold()
        same = {
            u.entity.id: u
            for u in text.document.units
            if u.kind is not None and text.is_a(u, "Facility", "Organization") and _kind_words(text, u) in words
        }
        if len(same) == 1:
            found.append(next(iter(same.values())))
    return found


def named_before(
    text: Text, fillers: Iterable[Filler], kinds: Sequence[str], general: Iterable[str] = ()
) -> list[Unit]:
    """What a noun alone means that was named before: "the medal", "жобаны"; nothing where it may mean several.

    Args:
        text: the article.
        fillers: the phrases, of which the first that means something tells.
        kinds: the classes of which a common noun may stand for one.
        general: lemmas of nouns that stand for any of the classes.
    """
    for filler in fillers:
        if (kind := noun_kind(text, filler, kinds, general)) is not None and _names_nothing(text, filler):
            before = [u for u in text.document.units_from(0, filler.start) if text.is_a(u, *kind) and u.named]
            several = text.document.language_at(filler.head).grammar.plural(text.document.tokens[filler.head].text)
            if before and (not several or len({u.entity for u in before}) == 1):
                return [Unit(filler.start, filler.end, before[-1].entity, "nominal")]
    return []


def noun_kind(text: Text, filler: Filler, kinds: Sequence[str], general: Iterable[str] = ()) -> Sequence[str] | None:
    """The classes that the noun at the head of a phrase may stand for, of some; None where it stands for none."""
    document, language = text.document, text.document.language_at(filler.head)
    if not language.keys_of(language.words.orders).isdisjoint(document.keys[filler.head]):
        return None  # an order may be a command
    for i in range(max(filler.start, filler.head - 1), filler.head + 1):
        kind = language.kinds.longest(document.keys, i)
        if kind is not None and kind[0] == filler.head + 1 and document.is_a_class(kind[1][0], *kinds):
            return (kind[1][0],)
    return kinds if filler.lemma in general else None


def _names_nothing(text: Text, filler: Filler) -> bool:
    """Does a phrase say no more than its noun: "the medal", and not "the prize of the festival"?"""
    if filler.unit is not None or filler.inside or filler.head - filler.start >= _BARE:
        return False
    language, following = text.document.language_at(filler.head), text.document.tokens[filler.head + 1 : filler.end]
    first = following[0].text if following else ""
    return not (first in language.words.genitive or first[:1].isupper() or language.grammar.complements(first))


def tells_of(text: Text, filler: Filler, words: Collection[str]) -> bool:
    """Does a phrase hold one of some words: "участие в открытии", "took part in the opening"?"""
    keys = (key for token_keys in text.document.keys[filler.start : filler.end] for key in token_keys)
    return filler.lemma in words or any(key in words for key in keys)


def headed_by(text: Text, fillers: Iterable[Filler], delegations: Collection[str]) -> list[Unit]:
    """The person named with those who are told of by a noun alone: "a delegation headed by NAME".

    Args:
        text: the article.
        fillers: the phrases, of which the first that is such tells.
        delegations: lemmas of the nouns.
    """
    told = (f for f in fillers if f.unit is None and f.lemma in delegations)
    return [u for f in told for u in f.inside if text.is_a(u, "Person") and u.named][:1]


def right_before(text: Text, frame: Frame) -> list[Unit]:
    """The person before a verb to which the parse gives no subject, where no other verb stands between."""
    inflects = text.document.language_at(frame.token).grammar.words_inflect  # the ending may tell that he is no subject
    if inflects or frame.noun or frame.passive or any(True for _ in frame.get(Role.AGENT)):
        return []
    sentence = text.document.sentence_of(frame.token)
    before = [u for u in text.document.units_in(sentence.start, frame.token) if text.is_a(u, "Person")][-1:]
    parted = any(not f.noun for f in text.syntax.within(before[0].end, frame.token)) if before else False
    return [] if parted else before


def unlisted(text: Text, fillers: Iterator[Filler], kind: str) -> list[Unit]:
    """What fillers in capitals name, though no list has it and no word says its kind: of the kind the verb asks for."""
    found: list[Unit] = []
    document = text.document
    for filler in fillers:
        token = document.tokens[filler.head]
        begins = filler.head == document.sentence_of(filler.head).start
        if filler.unit is not None or begins or not token.capital or not token.word:
            continue
        start = filler.head
        while start > filler.start and document.tokens[start - 1].capital and document.tokens[start - 1].word:
            start -= 1
        name = document.text(start, filler.head + 1)
        language = document.language_at(start)
        if any(t.text.casefold() in language.not_names for t in document.tokens[start : filler.head + 1]):
            continue
        base = document.schema.base(kind)
        entity = Entity(f"{base.lower()}/{slug(name)}", kind, {language.code: (name,)}, known=False)
        found.append(Unit(start, filler.head + 1, entity, "form", None, start, filler.head + 1, kind))
    return found


def _kind_words(text: Text, unit: Unit) -> str:
    """The common noun beside a unit's name."""
    marks = text.document.language_at(unit.start).grammar.quotation_marks
    if unit.start < unit.name_start:
        return text.document.text(unit.start, unit.name_start).strip(" " + "".join(marks.opening)).casefold() or "?"
    return text.document.text(unit.name_end, unit.end).strip(" " + "".join(marks.closing)).casefold() or "?"
