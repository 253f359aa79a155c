"""English syntax: spaCy's parser on sentences whose names are masked, its trees read into frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Modality, Parse, Role
from extract.languages import event_nouns
from extract.languages.en.markers import AUXILIARIES, GOVERNORS, HABITS, PREPOSITIONS
from extract.languages.en.masked import Masked, memory_zone, parsed
from extract.pronouns import may_be_meant

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_DEPENDENT = ("xcomp", "ccomp", "advcl", "conj", "acl")
_INFINITIVES = ("xcomp", "advcl", "acl")
_HAVE = ("have", "has", "had", "having", "'ve", "’ve", "'d", "’d")
_PARTICIPIAL = ("acl", "relcl", "advcl")

Roles = dict[Role, list[Filler]]


def parse(document: Document, paragraphs: list[int]) -> Parse:
    """The frames of the given paragraphs."""
    frames: list[Frame] = []
    phrases: dict[int, tuple[int, int]] = {}
    with memory_zone():
        for paragraph in parsed(document, paragraphs):
            if not paragraph.words:
                continue
            frames += _Reader(paragraph).frames()
            heads = (w for w in paragraph.doc if w.pos_ in _NOUNS)
            phrases |= {paragraph.words[w.i][1] - 1: paragraph.span(w) for w in heads}
    return frames, phrases


class _Reader:
    """Reads the frames of one parsed paragraph."""

    def __init__(self, paragraph: Masked) -> None:
        self.paragraph, self.document = paragraph, paragraph.document
        language = self.document.language_at(paragraph.words[0][0])
        self._pronouns = language.words.pronouns
        self._delegates = frozenset(language.listed("meeting", "delegates"))
        self._leading = frozenset(language.listed("position", "leads"))
        self._nouns = event_nouns(language)

    def frames(self) -> Iterator[Frame]:
        """The frame of each verb and event noun."""
        for word in self.paragraph.doc:
            verb = word.pos_ in _VERBS and word.dep_ not in ("aux", "auxpass", "amod", "compound")
            if verb or _demanded(word):
                yield self._verb(word)
            elif word.lemma_.lower() in self._nouns and word.pos_ in ("NOUN", "PROPN") and not self._unit(word):
                yield self._noun(word)

    def _verb(self, word: Word) -> Frame:
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in word.children) or (
            word.tag_ == "VBN" and not _active(word) and (word.dep_ in _PARTICIPIAL or _predicative(word))
        )
        roles: Roles = {}
        subject = self._subject(word)
        self._add(roles, Role.PATIENT if passive else Role.AGENT, subject)
        for child in word.children:
            self._add_argument(roles, word, child)
        if word.dep_ == "relcl" and any(c.lower_ == "where" for c in word.children):
            self._add(roles, Role.LOCATION, word.head)
        if not passive and _relates(word):
            self._add(roles, Role.PATIENT, word.head.head if word.head.dep_ == "appos" else word.head)
        if subject is not None:  # "X together with Y visited"
            for prep in (c for c in subject.subtree if c.dep_ == "prep" and c.lower_ == "with" and c.i < word.i):
                for obj in _objects(prep):
                    self._add(roles, Role.COMITATIVE, obj)
        start, end = self._clause(word)
        infinitive, head = _is_infinitive(word), self._governor(word)
        return Frame(
            lemma=word.lemma_.lower(), token=self.paragraph.words[word.i][0], noun=False, passive=passive,
            negated=any(c.dep_ == "neg" for c in word.children), modality=_modality(word),
            purpose=word.dep_ in _INFINITIVES and infinitive and word.head.lemma_ not in HABITS,
            governor=head.lemma_.lower() if head is not None else None,
            roles=roles, start=start, end=end,
        )  # fmt: skip

    def _add_argument(self, roles: Roles, verb: Word, child: Word) -> None:
        """Let what hangs on a verb fill its role, if it is an argument."""
        match child.dep_:
            case "agent":
                for obj in _objects(child):
                    self._add(roles, Role.AGENT, obj)
            case "dobj" | "obj":
                relative = verb.dep_ == "relcl" and child.lower_ in ("which", "that", "whom")
                self._add(roles, Role.PATIENT, verb.head if relative else child)
            case "dative":
                self._add(roles, Role.RECIPIENT, next(_objects(child), child))
            case "attr" | "oprd" | "acomp":
                self._add(roles, Role.ATTRIBUTE, child)
            case "prep":
                self._add_oblique(roles, child)
            case "advmod":
                self._add_obliques(roles, child)

    def _noun(self, word: Word) -> Frame:
        roles: Roles = {}
        for child in word.children:
            if child.dep_ == "poss":
                self._add(roles, Role.AGENT, child)
            elif child.dep_ in ("compound", "nmod", "amod") and self._unit(child) is not None:
                self._add(roles, Role.GENITIVE, child)
            elif child.dep_ == "prep":
                self._add_oblique(roles, child)
        governor = word.head
        while governor.pos_ not in _VERBS and governor.head.i != governor.i:
            governor = governor.head
        governed = governor.pos_ in _VERBS
        if governed:
            self._add_of_clause(roles, word, governor)
        start, end = self.paragraph.span(word)
        return Frame(
            lemma=word.lemma_.lower(), token=self.paragraph.words[word.i][0], noun=True, passive=False,
            negated=any(c.lower_ == "no" for c in word.children), modality=_modality(governor) if governed else None,
            purpose=False, governor=governor.lemma_.lower() if governor.i != word.i else None,
            roles=roles, start=start, end=end,
        )  # fmt: skip

    def _add_of_clause(self, roles: Roles, noun: Word, governor: Word) -> None:
        """Let an event noun have what stands in its clause: "X made a visit to Y", "a visit … took place in Y"."""
        self._add(roles, Role.SUBJECT, self._subject(governor))
        if Role.AGENT not in roles and (noun.dep_ == "dobj" or noun.head.dep_ == "prep"):
            self._add_obliques(roles, governor, but=noun.head)
        if noun.dep_ in ("nsubj", "nsubjpass"):
            self._add_obliques(roles, governor)

    def _add(self, roles: Roles, role: Role, word: Word | None) -> None:
        """Let a word, and what is coordinated with it, fill a role."""
        while word is not None:
            roles.setdefault(role, []).append(self._filler(word))
            joined = (c for c in word.children if c.dep_ in ("conj", "appos") and c.pos_ in _NOUNS)
            word = next(joined, None)

    def _add_obliques(self, roles: Roles, word: Word, but: Word | None = None) -> None:
        for child in word.children:
            if child.dep_ == "prep" and (but is None or child.i != but.i):
                self._add_oblique(roles, child)

    def _add_oblique(self, roles: Roles, preposition: Word) -> None:
        role = PREPOSITIONS.get(preposition.lower_, Role.ADJUNCT)
        for child in preposition.children:
            if child.dep_ in ("pobj", "pcomp"):
                self._add(roles, role, child)
            elif child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
                self._add_oblique(roles, child)

    def _subject(self, word: Word) -> Word | None:
        own = next((c for c in word.children if c.dep_ in _SUBJECTS), None)
        if own is not None:
            relative = own.dep_ != "csubj" and word.dep_ == "relcl"
            if relative and (own.lower_ in ("which", "that") or (own.lower_ == "who" and self._is_person(word.head))):
                return word.head
            return own
        if word.dep_ == "relcl" and word.head.i != word.i and word.tag_ != "VB":
            return None
        return self._shared_subject(word)

    def _shared_subject(self, word: Word) -> Word | None:
        """The subject that a verb has from the word it hangs on, or after its auxiliary."""
        if _demanded(word):
            return next((c for c in word.children if self._unit(c) is not None and c.i < word.i), None)
        if (inverted := _inverted(word)) is not None:
            return inverted
        if word.dep_ == "acl":
            return self._delegation(word.head) if word.lemma_ in self._leading else word.head
        if _predicative(word):
            return self._subject(word.head)
        if word.head.pos_ not in _VERBS:
            return None
        if (other := self._of_gap(word)) is not None:
            return other
        if (first := _resumed(word)) is not None:
            return self._subject(first)
        if word.dep_ == "xcomp":
            controller = next((c for c in word.head.children if c.dep_ in ("dobj", "dative")), None)
            return self._subject(word.head) if controller is None else controller
        return self._subject(word.head) if word.dep_ in ("conj", "advcl") else None

    def _delegation(self, word: Word) -> Word:
        """What is led, where the parse takes whose it is: "a **delegation** of the ministry led by X"."""
        whole = word.head.head if word.dep_ == "pobj" else word
        return whole if whole.lemma_ in self._delegates else word

    def _leader(self, word: Word) -> Unit | None:
        """Who leads what goes somewhere or meets somebody: "the delegation of X led by **Y** arrived"."""
        if word.lemma_ not in self._delegates:
            return None
        leading = (w for w in word.subtree if w.lemma_ in self._leading and w.tag_ == "VBN" and w.i > word.i)
        objects = (o for w in leading for c in w.children if c.dep_ == "agent" for o in _objects(c))
        return next((self._unit(o) for o in objects if self._is_person(o)), None)

    def _filler(self, word: Word) -> Filler:
        start, end = self.paragraph.span(word)
        for other in word.children:  # a conjunct is a filler of its own
            if other.dep_ == "conj" and other.i > word.i:
                end = min(end, self.paragraph.words[max(word.i, other.left_edge.i - 1)][1])
        unit = self._unit(word) or self._antecedent(word) or self._of_relative(word) or self._leader(word)
        if unit is None:  # "the enterprise X", "lake X"
            apposed = (self._unit(c) for c in word.children if c.dep_ == "appos")
            unit = next((u for u in reversed(list(apposed)) if u is not None), None)
        inside = tuple(u for u in self.document.units_in(start, end) if u is not unit)
        head, speaker = self.paragraph.words[word.i][1] - 1, word.lower_ in self._pronouns["first"]
        return Filler(start, end, head, word.lemma_.lower(), unit, inside, speaker)

    def _unit(self, word: Word) -> Unit | None:
        return self.paragraph.unit(word)

    def _is_person(self, word: Word) -> bool:
        unit = self._unit(word)
        return unit is not None and self.document.is_a(unit.entity, "Person")

    def _antecedent(self, word: Word) -> Unit | None:
        """Whom "he", "she" or "his" means: the last person that the text before it made its subject."""
        if word.lower_ not in self._pronouns["person"]:
            return None
        token = self.paragraph.words[word.i][0]
        persons = may_be_meant(self.document, token, self.document.persons_before(token))
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
        if word.lower_ not in ("who", "whom") or word.head.head.tag_ == "NNS":  # "citizens who moved"
            return None
        token = self.paragraph.words[word.i][0]
        start = self.document.sentence_of(token).start
        persons = [u for u in self.document.units_in(start, token) if self.document.is_a(u.entity, "Person")]
        return persons[-1] if persons else None

    def _governor(self, word: Word) -> Word | None:
        """The word that a verb hangs on, also where that is said once for two: "told A to build, and **B** to pay"."""
        if (first := _resumed(word)) is not None:
            return first
        if word.dep_ not in _DEPENDENT or word.head.i == word.i:
            return None
        return word.head.head if self._of_gap(word) is not None else word.head

    def _of_gap(self, word: Word) -> Word | None:
        """Who is to do what an infinitive tells whose governing verb is left out, where the parse joins it to the
        infinitive before: "told A to build, and **B** to **pay**"."""
        if word.dep_ not in _INFINITIVES or word.head.dep_ != "xcomp":
            return None
        if not (_is_infinitive(word) and _is_infinitive(word.head)) or word.left_edge.i == 0:
            return None
        told = word.doc[word.left_edge.i - 1]
        unit = self._unit(told) if told.dep_ == "conj" and told.i > word.head.i else None
        acts = unit is not None and self.document.is_a(unit.entity, "Person", "Organization")
        return told if acts else None

    def _clause(self, word: Word) -> tuple[int, int]:
        """The tokens of a verb and what depends on it, less the clauses joined to it."""
        apart = {
            d.i
            for c in word.children
            if c.dep_ in ("conj", "parataxis") or (c.dep_ == "ccomp" and c.i < word.i) or self._of_gap(c) is not None
            for d in c.subtree
        }
        inside = [w.i for w in word.subtree if w.i not in apart]
        return self.paragraph.words[min(inside)][0], self.paragraph.words[max(inside)][1]


def _objects(preposition: Word) -> Iterator[Word]:
    return (c for c in preposition.children if c.dep_ == "pobj")


def _demanded(word: Word) -> bool:
    """Is a bare verb after "that" parsed as a noun, its subject as part of it: "demanded that X **return**"?"""
    clause = any(c.dep_ == "mark" and c.lower_ == "that" for c in word.children)
    return word.dep_ == "ccomp" and word.tag_ == "NN" and clause and word.head.pos_ in _VERBS


def _is_infinitive(word: Word) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children)


def _resumed(word: Word) -> Word | None:
    """The infinitive that a bare verb after a comma goes on from, where the parse joins it to nothing: "told them to
    repair A, **open** B"."""
    if word.dep_ != "dep" or word.tag_ not in ("VB", "VBP") or any(c.dep_ in _SUBJECTS for c in word.children):
        return None
    before = (c for c in word.head.children if c.dep_ == "xcomp" and _is_infinitive(c) and c.i < word.i)
    return next(before, None)


def _predicative(word: Word) -> bool:
    """Is a participle parsed as what something is ("was tasked")?"""
    return word.dep_ in ("acomp", "attr", "oprd") and word.head.lemma_ == "be"


def _active(word: Word) -> bool:
    """Is a participle part of a perfect, or a past that has a subject: "who **had led** the committee", "as he
    **instructed**"?"""
    return any(c.dep_ == "nsubj" or (c.dep_ == "aux" and c.lower_ in _HAVE) for c in word.children)


def _relates(word: Word) -> bool:
    """Is it a verb of a clause without a pronoun, whose object the clause is about: "the plan **he presented**"?"""
    own = next((c for c in word.children if c.dep_ == "nsubj"), None)
    subject = own is not None and own.lower_ not in ("who", "which", "that", "what")
    return (
        word.dep_ == "relcl"
        and subject
        and not any(c.dep_ in ("dobj", "ccomp", "xcomp", "advmod") for c in word.children)
    )


def _inverted(word: Word) -> Word | None:
    """The subject that stands after the auxiliary of a fronted participle: "Appointed akim was **X**"."""
    auxiliary = next((c for c in word.children if c.dep_ in ("aux", "auxpass") and c.lemma_ == "be"), None)
    if auxiliary is None or auxiliary.i < word.i:
        return None
    return next((c for c in auxiliary.children if c.dep_ == "attr"), None)


def _modality(word: Word) -> Modality | None:
    auxiliary = next((c.lower_ for c in word.children if c.dep_ == "aux" and c.lower_ in AUXILIARIES), None)
    if auxiliary is not None:
        return AUXILIARIES[auxiliary]
    if word.dep_ == "conj" and word.head.pos_ in _VERBS and not any(c.dep_ in _SUBJECTS for c in word.children):
        return _modality(word.head)
    if word.dep_ != "xcomp":
        return None
    if word.head.lemma_ == "be" and any(c.lower_ == "to" for c in word.children):
        return Modality.NECESSITY  # "the Ministry is to complete …"
    return GOVERNORS.get(word.head.lemma_)
