"""Kazakh syntax: a shallow parser by rules, as no model of Kazakh can be had offline.

Kazakh puts the verb last, and before it its arguments, each with the case of its last word. The parser reads a sentence
from left to right, keeps the noun phrases that no verb has taken, and lets each verb take them when it comes:

- a finite verb or a converb in -п takes all of them, and its subject goes on to the verbs after it;
- a participle before a noun, and a verbal noun, take those near them, and leave the sentence's subject;
- what an auxiliary only carries on ("аралап көрді") is one predicate.

What the words are is asked of ``sentence.py``; who is what to a predicate is decided in ``arguments.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Modality, Parse, Role
from extract.languages.kk.arguments import Arguments, Phrase, Predicate
from extract.languages.kk.nominals import case, lemma
from extract.languages.kk.sentence import ATTRIBUTIVE, MARKS, Sentence
from extract.languages.kk.verbs import Verb
from extract.marks import HYPHENS


def parse(document: Document, paragraphs: list[int]) -> Parse:
    """The frames of the given paragraphs."""
    chosen = set(paragraphs)
    frames: list[Frame] = []
    phrases: dict[int, tuple[int, int]] = {}
    before: tuple[int, list[Phrase]] | None = None  # the paragraph of the sentence before, and whom it was about
    told: list[Unit] = []  # whom the last sentence that was about persons was about
    for sentence in document.sentences:
        if sentence.paragraph not in chosen:
            continue
        words = Sentence(document, document.language_of(sentence.paragraph), sentence.start, sentence.end)
        goes_on = before is not None and (before[0] == sentence.paragraph or words.continues())
        reader = _Reader(words, Arguments(document, words.lists, before[1] if before and goes_on else (), told))
        reader.read()
        before = (sentence.paragraph, reader.arguments.persons())
        told = [p.unit for p in before[1] if p.unit is not None] or told
        phrases |= reader.phrases
        frames += (p.frame() for p in reader.predicates)
    return frames, phrases


@dataclass(frozen=True, slots=True)
class _Verbal:
    """The words of one predicate: a verb, and what carries it on or denies it.

    Attributes:
        first, after: the word that it begins with, and the one after its last.
        known: the form of the first word.
        last: that of the last, which says what the predicate is in its sentence.
        negated: whether any of them denies it.
        ongoing: whether they say that it goes on.
    """

    first: int
    after: int
    known: Verb
    last: Verb
    negated: bool
    ongoing: bool

    def modality(self, telic: frozenset[str]) -> Modality | None:
        """What keeps it from being told as done, ``telic`` being the verbs whose present tells what is to come."""
        if self.last.form == "wish":  # "министрлік қарасын": the third person is told to
            return Modality.NECESSITY
        present = self.known.form == "present" and (self.known.passive or self.known.lemma in telic)
        return Modality.FUTURE if present or self.known.form == "intention" else None


class _Reader:
    """Reads one sentence, word by word."""

    def __init__(self, sentence: Sentence, arguments: Arguments) -> None:
        self.sentence, self.arguments = sentence, arguments
        self.words, self._lists = sentence.words, sentence.lists
        self.predicates: list[Predicate] = []
        self.phrases: dict[int, tuple[int, int]] = {}
        self.pending: list[Phrase] = []
        self._begun: int | None = None  # where the noun phrase that is being read began
        self._waiting: list[Predicate] = []  # converbs whose subject the sentence has not told yet
        self._told = False  # has it told one?
        self._doing: Predicate | None = None  # a participle that only says of an event that it took place
        self._timed = False  # was the phrase before a time, which a postposition may follow: "1 қыркүйекке дейін"?

    def read(self) -> None:
        """Fill in predicates and phrases."""
        i = 0
        while i < len(self.words):
            if self._function_word(i):
                i += 1
            elif self.sentence.is_verb(i):
                i = self._verb(i)
            else:
                self._nominal(i)
                i += 1
        self._finish()

    def _function_word(self, i: int) -> bool:
        """Read a mark or a word that is no argument; False where it may be one."""
        lists, low = self._lists, self.words[i].text
        if self.words[i].unit is not None:
            return False
        if low in MARKS or low in HYPHENS:
            self._begun = None
            if low == "," and self.pending and self.pending[-1].end == self.words[i].start:
                self._join_last()
        elif low in lists.postpositions and self._timed:
            self._timed = False
        elif low in lists.since and self._timed and self.sentence.case(i - 1)[0] == "abl":
            self._timed = False  # "дүйсенбіден бастап"
        elif low in lists.postpositions and self.pending and self._begun is None:
            if self.pending[-1].case == "loc" and self.words[i].verb is not None:
                return False  # "ауылда болып": a verb, and not "as"
            self._postposition(lists.postpositions[low])
        elif low in lists.joining:
            self._begun = None
            self._join_last()
        elif low in lists.breaking:
            self._begun = None
        elif low in lists.adverbs:
            pass
        elif low in lists.modal:
            self._lay_modality(self.words[i].end, lists.modal[low])
        else:
            return False
        return True

    # Noun phrases

    def _nominal(self, i: int) -> None:
        word = self.words[i]
        begun = word.start if self._begun is None else self._begun
        how, head = self.sentence.case(i)
        modifies = self.sentence.modifies(i)
        if modifies and how != "gen":
            self._begun = begun
            return
        phrase = Phrase(begun, word.end, word.end - 1, how, head, word.unit)
        self.phrases[word.end - 1] = (begun, word.end)
        if modifies:  # a genitive belongs to the noun after it, and may yet be the subject of a verbal noun
            self._begun = begun
            return
        self._begun = None
        self._timed = how != "acc" and self.sentence.is_time(i)
        if self._timed:
            return  # when, not who or what
        if self.sentence.is_event(i):
            phrase.verb = Predicate(phrase.lemma, phrase.head, False, phrase.start, phrase.end, noun=True)
            self.arguments.complete_event(phrase.verb, phrase, self.pending)
            if self._doing is not None and self._doing.end == phrase.start:
                self.arguments.complete_done(phrase.verb, self._doing)
            self.predicates.append(phrase.verb)
        self.pending.append(phrase)

    def _join_last(self) -> None:
        if self.pending:
            self.pending[-1].listed = True

    def _postposition(self, role: Role) -> None:
        self.pending[-1].role = role
        for phrase in reversed(self.pending[:-1]):
            if not phrase.listed:
                break
            phrase.role = role

    # Verbs

    def _verb(self, i: int) -> int:
        """Read the predicate that begins at a word; returns the word after it."""
        verbal = self._verbal(i)
        word, last, j = self.words[i], verbal.last, verbal.after
        predicate = Predicate(
            verbal.known.lemma, word.start, verbal.known.passive, word.start, self.words[j - 1].end,
            negated=verbal.negated, modality=verbal.modality(self._lists.telic), purpose=last.form == "infinitive",
            ongoing=verbal.ongoing,
        )  # fmt: skip
        if verbal.known.first_person or last.first_person:
            predicate.add(Role.AGENT, Filler(word.start, word.end, word.start, "", None, speaker=True))
        how = case(self.words[j - 1].text)[0]
        embedded = last.form in ("infinitive", "conditional") or (
            last.form in ATTRIBUTIVE and (how != "nom" or self.sentence.may_head(j))
        )
        begun, self._begun = self._begun, None
        if begun is not None and begun < word.start:  # words that no noun closed: "екі есе артты"
            self.pending.append(Phrase(begun, word.start, word.start - 1, "nom", lemma(self.words[i - 1].text), None))
        task = last.form == "infinitive"
        part = task and self.sentence.compounds(j) and self.sentence.is_event(j)
        taken = self.arguments.near(self.pending, task=task, part=part) if embedded else self.pending
        before = self.arguments.subject
        self.arguments.take(predicate, taken, bare=not embedded)
        if not embedded:
            self._share_subject(predicate, last, told=self.arguments.subject is not before)
        self.pending = self.pending[: len(self.pending) - len(taken)] if embedded else []
        self.predicates.append(predicate)
        if embedded:
            self._embed(predicate, verbal, how)
        return j

    def _share_subject(self, predicate: Predicate, last: Verb, *, told: bool) -> None:
        """The subject of converbs that stand before it is that of their sentence, not of the one before: "Ауданға
        барып, **NAME** мектепті аралады".

        Args:
            predicate: of a clause.
            last: the form of its last word.
            told: whether its clause tells its subject.
        """
        if told:
            for waiting in self._waiting:
                self.arguments.share(waiting)
            self._waiting, self._told = [], True
        elif last.form == "converb" and not predicate.passive and not self._told:
            self._waiting.append(predicate)
        else:
            self._waiting = []

    def _verbal(self, i: int) -> _Verbal:
        """The words of the predicate that begins at a word."""
        known = self.words[i].verb
        assert known is not None
        last, negated, j = known, known.negated, i + 1
        while j < len(self.words) and (carried := self.sentence.carried(last, j)) is not None:
            last, negated, j = carried, negated or carried.negated, j + 1
        while self.sentence.denies(j):
            negated, j = True, j + 1
        ongoing = any(self.sentence.goes_on_being(k) for k in range(i + 1, j))
        if last.form == "infinitive" and case(self.words[j - 1].text)[0] == "loc" and self.sentence.closes(j):
            last, ongoing = replace(last, form="present"), True  # "салынуда": is being built
        return _Verbal(i, j, known, last, negated, ongoing)

    def _embed(self, predicate: Predicate, verbal: _Verbal, how: str) -> None:
        """Read what a predicate within a clause is in it: an argument, what describes a noun, or part of a compound.

        Args:
            predicate: a participle, verbal noun or conditional.
            verbal: its words.
            how: the case of the last of them.
        """
        j, token = verbal.after, predicate.token
        phrase = Phrase(predicate.start, predicate.end, token, how, predicate.lemma, None)
        if verbal.last.form == "infinitive":
            if self.sentence.compounds(j):
                self._begun = predicate.start
            elif how != "nom" or not self.sentence.may_head(j):
                phrase.verb = predicate
                self.pending.append(phrase)
        elif verbal.last.form in ATTRIBUTIVE and self.sentence.may_head(j):
            took_place = verbal.last.form == "participle" and predicate.lemma in self._lists.doing
            self._doing = predicate if took_place and not predicate.negated else None
            self._relative(predicate, j)
        elif verbal.last.form in ATTRIBUTIVE:  # "қыс түскенге дейін", "келгенде"
            self.pending.append(phrase)

    def _relative(self, predicate: Predicate, j: int) -> None:
        """The noun after a participle is its subject or object: "салынған мектеп", "Президент ашқан мектеп"."""
        k = self.sentence.head_from(j)
        word = self.words[k]
        head = Phrase(self.words[j].start, word.end, word.end - 1, "nom", self.sentence.case(k)[1], word.unit)
        taken = predicate.roles
        patient = predicate.passive or (Role.AGENT in taken and Role.PATIENT not in taken)
        self.arguments.fill(predicate, head, Role.PATIENT if patient else Role.AGENT)

    def _lay_modality(self, end: int, modality: Modality) -> None:
        """ "… етуі тиіс", "… салу қажет", "… болуы мүмкін": the verbal noun before it is the predicate, and no fact."""
        self._begun = None
        if not self.pending or self.pending[-1].verb is None or self.pending[-1].verb.noun:
            return
        predicate = self.pending.pop().verb
        assert predicate is not None
        predicate.modality, predicate.purpose, predicate.end = modality, False, end
        rest, self.pending = self.pending, []
        self.arguments.take(predicate, rest, bare=True)

    def _finish(self) -> None:
        """A subject that follows its verb: "… , – деді Президент"."""
        last = next((p for p in reversed(self.predicates) if not p.noun and not p.purpose), None)
        after = [p for p in self.pending if last is not None and p.start >= last.end and p.case == "nom"]
        if last is not None and after and Role.AGENT not in last.roles and not last.passive:
            self.arguments.fill(last, after[0], Role.AGENT)
