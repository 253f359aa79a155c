"""Russian sentences as the parser reads them: every name, with its title, is the one of its words that bears its case.

"Президент Казахстана Касым-Жомарт Токаев посетил …" is parsed as "Токаев посетил …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.document import Document, Sentence, Unit
from extract.languages.ru import morphology
from extract.processors import one_processor

if TYPE_CHECKING:  # what reads no Russian does not wait for slovnet
    from extract.languages.ru.parser import Label


@dataclass(slots=True)
class Word:
    """One word of a masked sentence, with its place in the tree.

    Attributes:
        start, end: its tokens.
        text: what the parser reads for them.
        unit: the unit that it stands for.
        pos: its part of speech, and ``feats`` its features, as Universal Dependencies name them.
        head: the place of its head in the sentence, -1 for a root; ``rel`` is what binds it to that.
        children: the places of the words that it heads.
    """

    start: int
    end: int
    text: str
    unit: Unit | None
    pos: str = ""
    feats: dict[str, str] = field(default_factory=dict)
    head: int = -1
    rel: str = ""
    children: list[int] = field(default_factory=list)


def parsed(document: Document, sentences: Iterable[Sentence]) -> Iterator[list[Word]]:
    """The words of the given sentences, each with its place in the tree."""
    from extract.languages.ru.parser import loaded

    masked = [words for s in sentences if (words := _mask(document, s.start, s.end))]
    parser = loaded()
    with one_processor():
        said = list(parser.labels([[word.text for word in words] for words in masked]))
    for words, labels in zip(masked, said, strict=True):
        _fill(words, labels)
        yield words


def _mask(document: Document, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    for first, stop, unit in _compounded(document, start, end):
        named = unit is not None and unit.start == first and unit.why != "nominal"
        text = _bearer(document, unit) if unit is not None and named else document.text(first, stop)
        words.append(Word(first, stop, text, unit))
    return words


def _compounded(document: Document, start: int, end: int) -> Iterator[tuple[int, int, Unit | None]]:
    """The words of a sentence, those one that hyphens join: "вице-министром"."""
    whole: tuple[int, int] | None = None
    for first, stop, unit in document.words(start, end):
        common = unit is None and stop == first + 1
        if whole is not None and common and document.tokens[first - 1].end == document.tokens[first].start:
            hyphen = document.tokens[first].text == "-"
            joined = document.tokens[first].word and document.tokens[first - 1].text == "-"
            if (hyphen and document.tokens[first - 1].word) or joined:
                whole = whole[0], stop
                continue
        if whole is not None:
            yield *whole, None
        whole = (first, stop) if common and document.tokens[first].word else None
        if whole is None:
            yield first, stop, unit
    if whole is not None:
        yield *whole, None


def _bearer(document: Document, unit: Unit) -> str:
    """The word of a unit that bears its case: a surname, a title, the common noun beside a name."""
    if unit.title is not None and unit.why == "title":
        return document.tokens[unit.title.start].text
    if document.is_a(unit.entity, "Person"):
        return document.tokens[(unit.name_end if unit.name_end > 0 else unit.end) - 1].text
    if unit.name_start > unit.start and document.tokens[unit.start].word:
        return _noun_before_name(document, unit)
    if (head := _head(document, unit)) is not None:
        return head
    words = [t for t in document.tokens[unit.start : unit.end] if t.word and not t.text.isascii()]
    return words[-1].text if words else document.tokens[unit.end - 1].text


def _noun_before_name(document: Document, unit: Unit) -> str:
    """The noun that says what a name is of: "нагрудным **знаком** «X»"; its first word where none is a noun."""
    adjective = document.language_at(unit.start).grammar.adjective
    words = [t.text for t in document.tokens[unit.start : unit.name_start] if t.word]
    return next((word for word in words if not adjective(word)), words[0])


def _head(document: Document, unit: Unit) -> str | None:
    """The noun for its kind by which a name is declined: "**Министерству** финансов", "областной **больнице** имени X";
    none in a name in quotation marks."""
    language = document.language_at(unit.start)
    for i in range(unit.start, unit.end):
        if not document.tokens[i].word:
            return None
        kind = language.kinds.longest(document.keys, i)
        if kind is not None and kind[0] <= unit.end:
            nouns = (document.tokens[j].text for j in range(i, kind[0]))
            return next((word for word in nouns if not language.grammar.adjective(word)), None)
    return None


def _fill(words: list[Word], labels: list[Label]) -> None:
    for word, label in zip(words, labels, strict=True):
        word.pos, word.feats, word.head, word.rel = label.pos, dict(label.feats), label.head, label.rel
        if word.unit is None and word.pos != "VERB" and (form := morphology.only_verbal(word.text)) is not None:
            word.pos, word.feats = "VERB", {"VerbForm": form, **({"Voice": "Pass"} if form == "Part" else {})}
        elif word.unit is None and word.pos == "VERB" and (case := morphology.only_noun(word.text)) is not None:
            word.pos, word.feats = "NOUN", {"Case": case}  # "заместителем **акима**"
        if word.rel.startswith("nsubj") and morphology.only_instrumental(word.text):
            word.feats["Case"], word.rel = "Ins", "obl"
    for i in range(len(words)):
        if _in_cycle(words, i):  # the parser scores arcs one by one and need not return a tree
            words[i].head = -1
    _bind_strays(words)
    _bind_genitives(words)
    _keep_within_infinitives(words)
    for i, word in enumerate(words):
        if word.head >= 0:
            words[word.head].children.append(i)


def _bind_strays(words: list[Word]) -> None:
    """Give names in oblique cases that the parser leaves beside the tree to the only verb at its root: "**Нагрудным
    знаком** «X» министерство отметило NAME"."""
    roots = [i for i, word in enumerate(words) if word.head < 0 and word.pos == "VERB"]
    for word in words if len(roots) == 1 else ():
        if word.head < 0 and word.unit is not None and word.feats.get("Case") in _OBLIQUE:
            word.head, word.rel = roots[0], "obl"


def _bind_genitives(words: list[Word]) -> None:
    """Of two subjects of a verb, take the one in the genitive for none: "**грамоты** удостоен ансамбль «X»"."""
    subjects = [w for w in words if w.rel.startswith("nsubj") and w.head >= 0]
    for word in subjects:
        others = (o for o in subjects if o.head == word.head and o.feats.get("Case") == "Nom")
        if word.feats.get("Case") == "Gen" and next(others, None) is not None:
            word.rel = "obl"


_OBLIQUE = ("Ins", "Dat", "Loc")
_JOINTS = (",", "и", "а", "также", "или")
_DEPENDENTS = ("obj", "iobj", "obl", "nmod")


def _keep_within_infinitives(words: list[Word]) -> None:
    """In a row of infinitives, give what stands before a joint to the verb before it: "отремонтировать библиотеку **в
    X**, открыть школу и высадить деревья"."""
    row = [i for i, w in enumerate(words) if w.pos == "VERB" and w.feats.get("VerbForm") == "Inf"]
    for before, verb in pairwise(row):
        joint = verb - 1
        if words[verb].rel != "conj" or words[joint].text.casefold() not in _JOINTS:
            continue
        for word in words[before + 1 : joint]:
            if word.head >= joint and word.rel in _DEPENDENTS:
                word.head, word.rel = before, "obj" if word.rel == "obj" else "obl"


def _in_cycle(words: list[Word], i: int) -> bool:
    seen = {i}
    head = words[i].head
    while head >= 0 and head not in seen:
        seen.add(head)
        head = words[head].head
    return head == i
