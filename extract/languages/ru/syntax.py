"""Russian syntax: slovnet's parser on sentences whose names are masked; Universal Dependencies are read into frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Modality, Parse, Role
from extract.languages import event_nouns
from extract.languages.ru.markers import GOVERNORS, PLACING, PREPOSITIONS
from extract.languages.ru.masked import Word, parsed
from extract.languages.ru.morphology import lemma, only_dative, verb_lemma
from extract.languages.ru.person_names import nominative
from extract.marks import LONG_DASHES
from extract.pronouns import may_be_meant

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_LET = ("пусть", "пускай")  # "министерство пусть обеспечит": the third person is told to
_TO_BE = ("буду", "будешь", "будет", "будем", "будете", "будут")
_APART = (
    "conj",
    "cop",
    "punct",
    "advmod",
    *_SUBJECTS,
)  # what hangs on a noun that is a predicate, and is none of its phrase
_OBJECTS = ("obj", "iobj", "obl", "nmod")
_INFINITIVES = ("xcomp", "csubj", "advcl", "acl")


def parse(document: Document, paragraphs: list[int]) -> Parse:
    """The frames of the given paragraphs."""
    chosen = set(paragraphs)
    frames: list[Frame] = []
    phrases: dict[int, tuple[int, int]] = {}
    for words in parsed(document, (s for s in document.sentences if s.paragraph in chosen)):
        reader = _Reader(document, words)
        frames += reader.frames()
        phrases |= {w.end - 1: reader.span(i) for i, w in enumerate(words) if w.pos in ("NOUN", "PROPN", "PRON", "NUM")}
    return frames, phrases


class _Reader:
    """Reads the frames of one sentence."""

    def __init__(self, document: Document, words: list[Word]) -> None:
        self.document, self.words = document, words
        language = document.language_at(words[0].start)
        self._pronouns = language.words.pronouns
        self._nouns = event_nouns(language)

    def frames(self) -> Iterator[Frame]:
        for i, word in enumerate(self.words):
            if word.pos == "VERB" and word.unit is None:
                yield self._verb(i)
            elif word.pos == "AUX" and word.rel == "cop" and word.head >= 0 and word.text.casefold() not in _TO_BE:
                yield self._copula(i)
            elif word.pos == "NOUN" and word.unit is None and lemma(word.text) in self._nouns:
                yield self._noun(i)

    def span(self, i: int) -> tuple[int, int]:
        """The tokens of a word and of all that depends on it."""
        inside = self._below(i)
        return self.words[min(inside)].start, self.words[max(inside)].end

    def _below(self, i: int, stop: tuple[str, ...] = ()) -> set[int]:
        found, todo = {i}, [i]
        while todo:
            for child in self.words[todo.pop()].children:
                if child not in found and self.words[child].rel not in stop:
                    found.add(child)
                    todo.append(child)
        return found

    def _verb(self, i: int) -> Frame:
        word = self.words[i]
        passive = word.feats.get("Voice") == "Pass"
        acting = Role.PATIENT if passive else Role.AGENT
        roles: dict[Role, list[Filler]] = {}
        subject, object_ = self._sides(i)
        if object_ is not None:
            self._add(roles, Role.PATIENT, object_)
        if subject is not None:
            self._add(roles, _subject_role(self.document, self.words[subject], passive), subject)
        elif word.feats.get("Person") == "1":
            roles[Role.AGENT] = [Filler(word.start, word.end, word.start, "", None, speaker=True)]
        for child in [c for c in word.children if c != subject]:
            rel = self.words[child].rel
            if (
                subject is None
                and rel in _OBJECTS
                and not self._preposition(child)
                and _is_subject(self.document, self.words[child])
            ):
                self._add(roles, acting, child)
            elif rel == "obj":
                self._add(roles, Role.PATIENT, child)
            elif rel == "iobj":
                self._add(roles, Role.RECIPIENT, child)
            elif rel == "xcomp" and self._is_predicative(child):
                self._add(roles, Role.ATTRIBUTE, child)
            elif rel in ("obl", "obl:agent", "nmod"):
                self._add(roles, self._oblique(child, passive), child)
                for each in self._strays(child):
                    acts = _is_subject(self.document, self.words[each])
                    self._add(roles, acting if acts else self._oblique(each, passive), each)
            elif rel == "advmod":  # "вместе с X"
                for below in self.words[child].children:
                    if self.words[below].rel in ("obl", "nmod"):
                        self._add(roles, self._oblique(below, passive), below)
        if subject is None and self._modality(i) is Modality.NECESSITY:
            self._add_obliged(roles, word)
        self._add_person_beside(roles, word, passive)
        start, end = self._clause(i)
        return Frame(
            lemma=verb_lemma(word.text), token=word.start, noun=False, passive=passive, negated=self._negated(i),
            modality=self._modality(i),
            purpose=word.feats.get("VerbForm") == "Inf" and (word.rel in _INFINITIVES or _gapped(self.words, i)),
            governor=self._governor(i), roles=roles, start=start, end=end,
        )  # fmt: skip

    def _copula(self, i: int) -> Frame:
        """What a form of "быть" says of its subject: "он **был** советником"."""
        word, told = self.words[i], self.words[i].head
        roles: dict[Role, list[Filler]] = {}
        subject = self._subject(told)
        if subject is not None:
            self._add(roles, Role.AGENT, subject)
        if self._is_predicative(told):
            roles[Role.ATTRIBUTE] = [self._filler(each, _APART) for each in self._coordinated(told)]
        start, end = self._clause(told)
        return Frame(
            lemma=verb_lemma(word.text), token=word.start, noun=False, passive=False, negated=self._negated(told),
            modality=self._modality(told), purpose=False, governor=self._governor(told), roles=roles, start=start,
            end=end,
        )  # fmt: skip

    def _is_predicative(self, i: int) -> bool:
        """Is this a noun that says what the subject is, or is as: "является **депутатом**"? A post may be parsed as an
        adjective, as "**Акимом** района является NAME" is."""
        word = self.words[i]
        noun = word.pos in ("NOUN", "PROPN") or _is_title(self.document, word)
        return noun and word.feats.get("Case") == "Ins" and not self._preposition(i)

    def _add_obliged(self, roles: dict[Role, list[Filler]], word: Word) -> None:
        """Give an infinitive in the dative whom the word of duty above it obliges: "акиматам надлежит завершить …"."""
        for child in self.words[word.head].children if word.head >= 0 else ():
            if self.words[child].feats.get("Case") == "Dat" and not self._preposition(child):
                self._add(roles, Role.RECIPIENT, child)

    def _add_person_beside(self, roles: dict[Role, list[Filler]], word: Word, passive: bool) -> None:
        """Give a verb the titled persons beside it, in cases that it governs, whom the parser gave to another word."""
        subject, object_ = (Role.PATIENT, Role.AGENT) if passive else (Role.AGENT, Role.PATIENT)
        if subject not in roles and (person := _person_at(self.document, word.start - 1, {"nomn"})) is not None:
            roles[subject] = [person]
        if (
            object_ not in roles
            and (person := _person_at(self.document, word.end, {"ablt" if passive else "accs"})) is not None
        ):
            roles[object_] = [person]

    def _noun(self, i: int) -> Frame:
        word = self.words[i]
        roles: dict[Role, list[Filler]] = {}
        for child in word.children:
            if self.words[child].rel in ("nmod", "obl", "appos"):
                role = self._oblique(child, passive=False)
                self._add(roles, role if self._preposition(child) else Role.GENITIVE, child)
        governor = word.head
        while governor >= 0 and self.words[governor].pos != "VERB":
            governor = self.words[governor].head
        if governor >= 0:
            subject = self._subject(governor)
            if subject is not None:
                self._add(roles, Role.SUBJECT, subject)
            elif (person := _person_at(self.document, self.words[governor].start - 1, {"nomn"})) is not None:
                roles[Role.SUBJECT] = [person]
            for child in self.words[governor].children:
                if self.words[child].rel == "obl" and child != i:
                    self._add(roles, self._oblique(child, passive=False), child)
        start, end = self.span(i)
        return Frame(
            lemma=lemma(word.text), token=word.start, noun=True, passive=False, negated=False,
            modality=self._modality(governor) if governor >= 0 else None, purpose=False,
            governor=lemma(self.words[governor].text) if governor >= 0 else None, roles=roles, start=start, end=end,
        )  # fmt: skip

    def _add(self, roles: dict[Role, list[Filler]], role: Role, i: int) -> None:
        for each in self._coordinated(i):
            roles.setdefault(role, []).append(self._filler(each))

    def _coordinated(self, i: int) -> Iterator[int]:
        yield i
        for child in self.words[i].children:
            joined = self.words[child].rel in ("conj", "appos") and _in_one_case(self.words[i], self.words[child])
            if joined and self.words[child].pos in ("NOUN", "PROPN", "PRON", "X"):
                yield from self._coordinated(child)

    def _strays(self, i: int) -> Iterator[int]:
        """What the parser hangs on a noun though its case is the verb's: an apposition in another case ("Указом
        Президента шахтёру NAME"), a person or body in the dative, a subject ("освобождены от **должностей** аким
        NAME")."""
        for c in self.words[i].children:
            word = self.words[c]
            apposed = word.rel == "appos" and not _in_one_case(self.words[i], word)
            hung = word.rel in ("nmod", "iobj") and not self._preposition(c)
            if apposed or (hung and (_is_subject(self.document, word) or _is_given(self.document, word))):
                yield c

    def _filler(self, i: int, stop: tuple[str, ...] = ("conj",)) -> Filler:
        word = self.words[i]
        inside = self._below(i, stop)
        start, end = self.words[min(inside)].start, self.words[max(inside)].end
        unit = word.unit or self._antecedent(word)
        if unit is None and lemma(word.text) == "который":
            unit = self._described(i)
        if unit is None:  # "завод X": the name may hang on its kind
            beside = (c for c in word.children if self.words[c].rel in ("appos", "flat:name"))
            named = (self.words[c].unit for c in beside if _in_one_case(self.words[i], self.words[c]))
            unit = next((u for u in named if u is not None), None)
        within = tuple(u for u in self.document.units_in(start, end) if u is not unit)
        speaker = word.text.casefold() in self._pronouns["first"]
        return Filler(start, end, word.end - 1, lemma(word.text), unit, within, speaker)

    def _described(self, i: int) -> Unit | None:
        """What a relative pronoun stands for: the noun that its clause describes."""
        head = self.words[i].head
        while head >= 0 and self.words[head].rel != "acl:relcl":
            head = self.words[head].head
        noun = self.words[head].head if head >= 0 else -1
        return self._filler(noun).unit if noun >= 0 and noun != i else None

    def _antecedent(self, word: Word) -> Unit | None:
        """Whom "он" or "она" means: the last person named before the sentence, or first in it."""
        if word.text.casefold() not in self._pronouns["person"]:
            return None
        sentence = self.document.sentence_of(word.start)
        persons = may_be_meant(self.document, word.start, self.document.persons_before(word.start))
        here = [u for u in persons if u.start >= sentence.start]
        return here[0] if here else persons[-1] if persons else None

    def _subject(self, i: int) -> int | None:
        word = self.words[i]
        own = next((c for c in word.children if self.words[c].rel in _SUBJECTS), None)
        if own is not None:
            relative = lemma(self.words[own].text) == "который" and word.rel == "acl:relcl"
            return word.head if relative else own
        if word.rel == "acl" and word.head >= 0:
            return word.head
        if word.rel in ("conj", "xcomp", "advcl") and word.head >= 0:
            return self._subject(word.head) if self.words[word.head].pos in ("VERB", "ADJ") else None
        return None

    def _sides(self, i: int) -> tuple[int | None, int | None]:
        """The subject of a verb, and the object that the parser takes for one, too: of two, that whose form can be no
        nominative, or whose gender is not the verb's, else an accusative ("**регион** возглавил – NAME")."""
        subject, children = self._subject(i), self.words[i].children
        own = [c for c in children if self.words[c].rel == "nsubj"]
        if self.words[i].feats.get("Voice") == "Pass" or (subject is not None and subject not in own):
            return subject, None
        apart = (
            c
            for c in children
            if self.words[c].rel == "parataxis" and c == i + 2 and _is_person(self.document, self.words[c])
        )
        other = next(apart, None)
        if len(own) == 1 and (told := self._in_its_place(own[0], children)) is not None:
            return told, own[0]
        if len(own) < 2 and other is not None and not any(_may_act(self.document, self.words[c]) for c in own):
            return other, subject
        acting = [c for c in own if _may_act(self.document, self.words[c]) and _agree(self.words[c], self.words[i])]
        if len(own) != 2 or len(acting) != 1:
            return subject, None
        return acting[0], next(c for c in own if c not in acting)

    def _in_its_place(self, i: int, children: Sequence[int]) -> int | None:
        """The object that is the subject instead of a person whose title can be none: "район принимал **акима**"."""
        unit = self.words[i].unit
        titled = unit.title if unit is not None else None
        told = self.document.title_cases(titled) if titled is not None else frozenset()
        objects = (c for c in children if self.words[c].rel == "obj" and not _is_person(self.document, self.words[c]))
        return next(objects, None) if told and told <= {"gent", "accs"} else None

    def _preposition(self, i: int) -> str:
        return next((self.words[c].text.casefold() for c in self.words[i].children if self.words[c].rel == "case"), "")

    def _oblique(self, i: int, passive: bool) -> Role:
        """The role that a preposition and a case mark."""
        preposition, case = self._preposition(i), self.words[i].feats.get("Case")
        if preposition in PLACING:
            return Role.GOAL if case == "Acc" else Role.LOCATION
        if preposition:
            return PREPOSITIONS.get(preposition, Role.ADJUNCT)
        if case == "Ins":
            return (
                Role.ATTRIBUTE
                if _is_title(self.document, self.words[i])
                else Role.AGENT
                if passive
                else Role.INSTRUMENT
            )
        unit = self.words[i].unit
        if case in ("Gen", "Acc") and not passive and unit is not None and self.document.is_a(unit.entity, "Person"):
            return Role.PATIENT  # a person's accusative looks like a genitive
        return Role.RECIPIENT if case == "Dat" or _is_given(self.document, self.words[i]) else Role.GENITIVE

    def _negated(self, i: int) -> bool:
        return any(self.words[c].text.casefold() == "не" for c in self.words[i].children)

    def _modality(self, i: int) -> Modality | None:
        word = self.words[i]
        if any(self.words[c].text.casefold() in ("бы", "б") for c in word.children):
            return Modality.POSSIBILITY
        if any(self.words[c].text.casefold() in _LET for c in word.children):
            return Modality.NECESSITY
        if word.feats.get("Tense") == "Fut" or any(self.words[c].text.casefold() in _TO_BE for c in word.children):
            return Modality.FUTURE
        if word.rel in ("xcomp", "csubj") and word.head >= 0:
            return GOVERNORS.get(lemma(self.words[word.head].text))
        return self._modality(word.head) if word.rel == "conj" and word.head >= 0 else None

    def _governor(self, i: int) -> str | None:
        word = self.words[i]
        if word.rel in ("xcomp", "ccomp", "advcl", "conj", "acl", "csubj") and word.head >= 0:
            return lemma(self.words[word.head].text)
        return None

    def _clause(self, i: int) -> tuple[int, int]:
        inside = self._below(i, stop=("conj", "parataxis"))
        return self.words[min(inside)].start, self.words[max(inside)].end


def _subject_role(document: Document, word: Word, passive: bool) -> Role:
    """The role of a subject; a person whose title is in the dative is none: "**министру** NAME поручил"."""
    if word.unit is not None and word.unit.title is not None and document.title_cases(word.unit.title) == {"datv"}:
        return Role.RECIPIENT
    return Role.PATIENT if passive else Role.AGENT


def _is_subject(document: Document, word: Word) -> bool:
    """Is this a person whose title can be nothing but a subject: "вручил вчера **аким района** NAME"?"""
    titled = word.unit.title if word.unit is not None else None
    return titled is not None and document.title_cases(titled) == {"nomn"}


def _is_given(document: Document, word: Word) -> bool:
    """Is this a person whose title, or a body whose kind, can be nothing but a dative: "тренеру NAME присвоено …"?"""
    if word.unit is None or not document.is_a(word.unit.entity, "Person", "Organization"):
        return False
    titled = word.unit.title
    return document.title_cases(titled) == {"datv"} if titled is not None else only_dative(word.text)


def _gapped(words: Sequence[Word], i: int) -> bool:
    """Does an infinitive follow a dash that stands for its verb: "министерству – **выделить** средства"?"""
    return i > 0 and words[i - 1].text in LONG_DASHES


def _agree(subject: Word, verb: Word) -> bool:
    """May a noun be the subject of a verb, by their genders: not "**министерство** возглавил"?"""
    genders = {gender for word in (subject, verb) if (gender := word.feats.get("Gender")) is not None}
    return len(genders) < 2


def _person_at(document: Document, token: int, wanted: set[str]) -> Filler | None:
    """The titled person at a token, if the title may stand in the wanted case, and in the nominative only if so."""
    unit = document.unit_at(token) if 0 <= token < len(document.tokens) else None
    if unit is None or unit.title is None:
        return None
    told = document.title_cases(unit.title)
    if not told & wanted or ("nomn" in told and "nomn" not in wanted):
        return None
    return Filler(unit.start, unit.end, unit.start, lemma(document.tokens[unit.start].text), unit)


def _is_person(document: Document, word: Word) -> bool:
    return word.unit is not None and document.is_a(word.unit.entity, "Person")


def _may_act(document: Document, word: Word) -> bool:
    """May a word be a subject, by its case or by the form of the name that it stands for?"""
    unit = word.unit
    if unit is None or not _is_person(document, word):
        return word.feats.get("Case") != "Acc"
    if unit.title is not None and (told := document.title_cases(unit.title)):
        return "nomn" in told
    name = document.text(max(unit.start, unit.name_start), unit.name_end if unit.name_end > 0 else unit.end)
    return nominative(name) == name


def _in_one_case(one: Word, other: Word) -> bool:
    cases = {case for word in (one, other) if (case := word.feats.get("Case")) is not None}
    return other.rel == "conj" or len(cases) < 2


def _is_title(document: Document, word: Word) -> bool:
    """Is this a post without its holder: "назначен акимом"?"""
    titles = document.language_at(word.start).title_heads
    return word.unit is None and titles.longest(document.keys, word.start) is not None
