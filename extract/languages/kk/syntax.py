"""Kazakh syntax: a shallow parser by rules, as no model of Kazakh can be had offline.

Kazakh puts the verb last, and before it its arguments, each with the case of its last word. The parser reads a sentence
from left to right, keeps the noun phrases that no verb has taken, and lets each verb take them when it comes:

- a finite verb or a converb in -п takes all of them, and its subject goes on to the verbs after it;
- a participle before a noun, and a verbal noun, take those near them, and leave the sentence's subject;
- what an auxiliary only carries on ("аралап көрді") is one predicate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Parse
from extract.languages import HYPHENS, Language
from extract.languages.kk.nominals import case, lemma
from extract.languages.kk.parser_words import parser_words
from extract.languages.kk.verbs import Verb, auxiliaries, guess, verb
from extract.transliteration import cyrillic, fold

_ROLES = {"acc": "patient", "loc": "in", "abl": "from", "ins": "with", "gen": "of", "rel": "in", "nom": "agent"}
_MARKS = frozenset(',.;:!?…()[]«»"“”')
_ATTRIBUTIVE = ("participle", "habitual")


@dataclass(slots=True)
class _Word:
    """A word, or a unit taken as one word, of a sentence."""

    start: int
    end: int
    text: str
    unit: Unit | None
    verb: Verb | None


@dataclass(slots=True)
class _Phrase:
    """A noun phrase that waits for its verb."""

    start: int
    end: int
    head: int
    case: str
    lemma: str
    unit: Unit | None
    role: str | None = None  # where a postposition says it
    verb: _Predicate | None = None  # of a verbal noun
    listed: bool = False  # joined with the phrase after it


@dataclass(slots=True)
class _Predicate:
    """A predicate while its clause is read."""

    lemma: str
    token: int
    passive: bool
    start: int
    end: int
    noun: bool = False
    negated: bool = False
    modal: str | None = None
    purpose: bool = False
    governor: str | None = None
    roles: dict[str, list[Filler]] = field(default_factory=dict)

    def frame(self) -> Frame:
        return Frame(
            self.lemma, self.token, self.noun, self.passive, self.negated, self.modal, self.purpose, self.governor,
            self.roles, self.start, self.end,
        )  # fmt: skip


def parse(document: Document, paragraphs: list[int]) -> Parse:
    """The frames of the given paragraphs."""
    chosen = set(paragraphs)
    frames: list[Frame] = []
    phrases: dict[int, tuple[int, int]] = {}
    before: _Reader | None = None
    for sentence in document.sentences:
        if sentence.paragraph not in chosen:
            continue
        reader = _Reader(document, document.language_of(sentence.paragraph), sentence.start, sentence.end)
        if before is not None and (before.paragraph == sentence.paragraph or reader.continues()):
            reader.subject = before.persons()
        reader.read()
        before = reader
        phrases |= reader.phrases
        frames += (p.frame() for p in reader.predicates)
    return frames, phrases


class _Grammar:
    """The word lists that the parser reads, ready for look-up."""

    def __init__(self, language: Language) -> None:
        self.nouns = {n for groups in language.predicates.values() for n in groups.get("nouns", ())}
        syntax = parser_words()
        self.postpositions: dict[str, str] = {w: role for role, words in syntax.postpositions.items() for w in words}
        self.joining = frozenset(language.words["coordinators"])
        self.breaking = frozenset(syntax.conjunctions)
        self.adverbs = frozenset(syntax.adverbs)
        self.adjectives = frozenset(syntax.adjectives)
        self.verbal_nouns = self.nouns | set(syntax.verbal_nouns)
        self.intransitive = frozenset(syntax.intransitive)
        self.pronoun_cases: dict[str, str] = {w: how for how, words in syntax.pronouns.items() for w in words}
        self.modals = {**dict.fromkeys(syntax.duty, "must"), **dict.fromkeys(syntax.possible, "may")}
        self.acts = frozenset(syntax.acts)
        self.continuing = frozenset(syntax.continuing)
        self.denial = frozenset(syntax.denial)
        self.never_heads = frozenset((*self.postpositions, *self.joining, *self.breaking, *self.modals, *self.denial))
        self.pronouns = language.set("subject_pronouns")
        self.times = {language.keys(w)[0] for w in language.quantities["no_units"]}


@cache
def _grammar(language: Language) -> _Grammar:
    return _Grammar(language)


class _Reader:
    """Reads one sentence."""

    def __init__(self, document: Document, language: Language, start: int, end: int) -> None:
        self.document, self.language = document, language
        self.paragraph = document.sentence_of(start).paragraph
        self.words = list(self._words(start, end))
        self.predicates: list[_Predicate] = []
        self.phrases: dict[int, tuple[int, int]] = {}
        self.pending: list[_Phrase] = []
        self.subject: list[_Phrase] = []
        self._begun: int | None = None  # where the noun phrase that is being read began
        self._timed = False  # was the phrase before a time, which a postposition may follow: "1 қыркүйекке дейін"?
        self._grammar = _grammar(language)

    def _words(self, start: int, end: int) -> Iterator[_Word]:
        i = start
        while i < end:
            unit = self.document.unit_at(i)
            stop = unit.end if unit is not None and unit.start == i and unit.end <= end else i + 1
            text = cyrillic(self.document.tokens[stop - 1].text)
            token = self.document.tokens[i]
            plain = stop == i + 1 and unit is None and token.word
            last = plain and (stop >= end or self.document.tokens[stop].text in _MARKS)
            known = (verb(text) or (None if token.capital else guess(text, last))) if plain else None
            yield _Word(i, stop, text, unit if stop > i + 1 or (unit is not None and unit.end == stop) else None, known)
            i = stop

    # The sentence, word by word

    def read(self) -> None:
        """Fill in predicates and phrases."""
        i = 0
        while i < len(self.words):
            if self._function_word(self.words[i]):
                i += 1
            elif self._is_verb(i):
                i = self._verb(i)
            else:
                self._nominal(i)
                i += 1
        self._finish()

    def _function_word(self, word: _Word) -> bool:
        """Read a mark or a word that is no argument; False where it may be one."""
        grammar, low = self._grammar, word.text
        if word.unit is not None:
            return False
        if low in _MARKS or low in HYPHENS:
            self._begun = None
            if low == ",":
                self._join_last()
        elif low in grammar.postpositions and self._timed:
            self._timed = False
        elif low in grammar.postpositions and self.pending and self._begun is None:
            self._postposition(grammar.postpositions[low])
        elif low in grammar.joining:
            self._begun = None
            self._join_last()
        elif low in grammar.breaking:
            self._begun = None
        elif low in grammar.adverbs:
            pass
        elif low in grammar.modals:
            self._lay_modal(word, grammar.modals[low])
        else:
            return False
        return True

    def continues(self) -> bool:
        """Does the sentence go on with what is told before it, in a paragraph of its own: "Одан кейін …"?"""
        return bool(self.words) and self.words[0].text in self._grammar.continuing

    def persons(self) -> list[_Phrase]:
        """The persons whom the sentence was about, for a next one that leaves its subject out."""
        return [p for p in self.subject if p.unit is not None and self.document.is_a(p.unit.entity, "Person")]

    def _is_verb(self, i: int) -> bool:
        """Is a word a verb here: what looks like one in -а only before an auxiliary, an event noun never?"""
        known = self.words[i].verb
        if known is None or self.words[i].text in self._grammar.adjectives:
            return False
        if known.form == "infinitive" and known.lemma in self._grammar.verbal_nouns:
            return False
        if lemma(self.words[i].text) in self._grammar.verbal_nouns:
            return False
        if i + 1 < len(self.words) and self.words[i + 1].text in HYPHENS and known.form == "infinitive":
            return False  # "Оқу-ағарту министрлігі"
        if known.form == "simultaneous":
            following = self.words[i + 1].verb if i + 1 < len(self.words) else None
            return following is not None and following.lemma in auxiliaries() and following.form != "infinitive"
        return not self.document.tokens[self.words[i].start].capital or i == 0 or known.finite

    def _is_time(self, word: _Word) -> bool:
        return word.unit is None and not self._grammar.times.isdisjoint(self.language.keys(word.text))

    def _is_event(self, i: int) -> bool:
        return self.words[i].unit is None and lemma(self.words[i].text) in self._grammar.nouns

    # Noun phrases

    def _nominal(self, i: int) -> None:
        word = self.words[i]
        begun = word.start if self._begun is None else self._begun
        how, head = self._case(word)
        person = word.unit is not None and self.document.is_a(word.unit.entity, "Person") and not self._has_act(i)
        modifies = self._goes_on(i) and (how in ("gen", "rel") or (how == "nom" and not person and self._is_owned(i)))
        if modifies and self.document.tokens[word.end].number and word.unit is None and word.text[-1] in "ыі":
            modifies = False  # "өнім көлемі 5 мың тонна": a figure, and what it is of
        if modifies and how != "gen":
            self._begun = begun
            return
        phrase = _Phrase(begun, word.end, word.end - 1, how, head, word.unit)
        self.phrases[word.end - 1] = (begun, word.end)
        if modifies:  # a genitive belongs to the noun after it, and may yet be the subject of a verbal noun
            self._begun = begun
            return
        self._begun = None
        self._timed = self._is_time(word) and how != "acc"
        if self._timed:
            return  # when, not who or what
        self.pending.append(phrase)
        if self._is_event(i):
            self._event(phrase)

    def _case(self, word: _Word) -> tuple[str, str]:
        """The case of a word and its lemma; the last word of a name is compared with the name as it stands alone."""
        low = word.text
        if word.unit is not None and word.unit.why != "title":
            lasts = {
                fold(n.split()[-1].split("-")[-1].strip("»\"”"))
                for names in word.unit.entity.names.values() for n in names if n
            }  # fmt: skip
            if fold(low) in lasts:
                return "nom", low
        if word.unit is None and low in self._grammar.pronoun_cases:
            return self._grammar.pronoun_cases[low], low
        if word.unit is None and low in self._grammar.adjectives:
            return "nom", low
        return case(low)[0], lemma(low)

    def _goes_on(self, i: int) -> bool:
        """Does the noun phrase go on after this word?"""
        if i + 1 >= len(self.words):
            return False
        following = self.words[i + 1]
        low = following.text
        here = self.words[i].unit
        if following.unit is not None:
            if here is None and self.words[i].text in self._grammar.pronouns:
                return False
            if here is not None and not self.document.is_a(here.entity, "Place"):
                return False
            return following.unit.title is None or not following.unit.named
        ends = low in self._grammar.never_heads or low in self._grammar.adverbs
        return following.text[0].isalnum() and not ends and not self._is_verb(i + 1)

    def _has_act(self, i: int) -> bool:
        """Does a bare title own what follows it, an official's act or office: "Президент жарлығымен"?"""
        unit = self.words[i].unit
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        bare = unit is not None and unit.why == "title" and following is not None and following.unit is None
        return bare and following is not None and lemma(following.text) in self._grammar.acts

    def _is_owned(self, i: int) -> bool:
        """Has a name in the nominative, to belong to the noun after it, that noun possessed: "X зауыты директоры"?"""
        if self.words[i].unit is None:
            return True
        for j in range(i + 1, len(self.words)):
            word = self.words[j]
            if word.unit is not None:
                return True
            how, stem = case(word.text)
            if stem[-1] in "ыі":
                return True
            if how != "nom" or not self._goes_on(j):
                return False
        return False

    def _join_last(self) -> None:
        if self.pending:
            self.pending[-1].listed = True

    def _postposition(self, role: str) -> None:
        self.pending[-1].role = role
        for phrase in reversed(self.pending[:-1]):
            if not phrase.listed:
                break
            phrase.role = role

    def _event(self, phrase: _Phrase) -> None:
        """An event noun is a predicate of its own: whose, and the arguments right before it."""
        event = _Predicate(phrase.lemma, phrase.head, False, phrase.start, phrase.end, noun=True)
        for unit in self.document.units_in(phrase.start, phrase.head):
            filler = Filler(unit.start, unit.end, unit.end - 1, "", unit)
            event.roles.setdefault("of", []).append(filler)
        for before in reversed(self.pending[:-1]):
            if before.listed and before.case == "nom" and "of" in event.roles:  # "А мен Б-ның кездесуі"
                self._fill(event, before, "of")
                continue
            if before.case == "gen" and "of" not in event.roles and before.unit is not None:
                self._fill(event, before, "of")  # "X-тің Y ауданына сапары"
            if before.case not in ("dat", "ins", "loc") or before.role is not None:
                break
            event.start = before.start
            self._fill(event, before, "to" if before.case == "dat" else _ROLES[before.case])
        phrase.verb = event
        self.predicates.append(event)

    # Verbs

    def _verb(self, i: int) -> int:
        """Read the predicate that begins at a word; returns the word after it."""
        word = self.words[i]
        known = word.verb
        assert known is not None
        j, last = i + 1, known
        negated = known.negated
        modal = "will" if known.form == "intention" or (known.form == "present" and known.passive) else None
        while j < len(self.words) and (carried := self._carried(last, j)) is not None:
            last, negated, j = carried, negated or carried.negated, j + 1
        while j < len(self.words) and self.words[j].unit is None and self.words[j].text in self._grammar.denial:
            negated, j = True, j + 1
        predicate = _Predicate(
            known.lemma, word.start, known.passive, word.start, self.words[j - 1].end, negated=negated, modal=modal
        )
        if last.form == "infinitive" and case(self.words[j - 1].text)[0] == "loc" and self._closes(j):
            last = replace(last, form="present")  # "салынуда": is being built
        attributive = last.form in _ATTRIBUTIVE and j < len(self.words) and self._may_head(j)
        if known.first_person or last.first_person:
            predicate.roles["agent"] = [Filler(word.start, word.end, word.start, "i", None)]
        embedded = attributive or last.form in ("infinitive", "conditional")
        compound = last.form == "infinitive" and self._compounds(j)
        embedded = embedded or (last.form in _ATTRIBUTIVE and case(self.words[j - 1].text)[0] != "nom")
        begun, self._begun = self._begun, None
        if begun is not None and begun < word.start:  # words that no noun closed: "екі есе артты"
            self.pending.append(_Phrase(begun, word.start, word.start - 1, "nom", lemma(self.words[i - 1].text), None))
        taken = self._near() if embedded else self.pending
        self._take(predicate, taken, bare=not embedded)
        self.pending = self.pending[: len(self.pending) - len(taken)] if embedded else []
        self.predicates.append(predicate)
        if last.form == "infinitive":
            predicate.purpose = True
            how = case(self.words[j - 1].text)[0]
            if compound:
                self._begun = predicate.start
            elif not attributive and not (how == "nom" and j < len(self.words) and self._may_head(j)):
                self.pending.append(
                    _Phrase(predicate.start, predicate.end, word.start, how, known.lemma, None, verb=predicate)
                )
        elif attributive:
            self._relative(predicate, j)
        elif embedded and last.form in _ATTRIBUTIVE:  # "қыс түскенге дейін", "келгенде"
            how = case(self.words[j - 1].text)[0]
            self.pending.append(_Phrase(predicate.start, predicate.end, word.start, how, known.lemma, None))
        return j

    def _compounds(self, j: int) -> bool:
        """Does a bare verbal noun only describe the possessed noun after it: "ашылу салтанаты"?"""
        if j >= len(self.words) or case(self.words[j - 1].text)[0] != "nom" or self.words[j - 1].text[-1] != "у":
            return False
        word = self.words[j]
        return word.unit is None and self._may_head(j) and case(word.text)[1][-1] in "ыі"

    def _closes(self, j: int) -> bool:
        """Does a clause end before this word?"""
        return j >= len(self.words) or self.words[j].text in _MARKS or self.words[j].text in HYPHENS

    def _carried(self, last: Verb, j: int) -> Verb | None:
        """The auxiliary that carries a converb on, or the past that a participle is put into ("барған еді")."""
        word = self.words[j]
        if word.unit is None and last.form in _ATTRIBUTIVE and word.text in ("еді", "болатын", "екен", "болды"):
            return replace(last, form="past")
        if word.verb is None or last.form not in ("converb", "simultaneous") or word.verb.lemma not in auxiliaries():
            return None
        return None if word.verb.form == "infinitive" and self._is_event(j) else word.verb

    def _may_head(self, j: int) -> bool:
        """May a noun that a participle describes begin here?"""
        word = self.words[j]
        if word.unit is not None:
            return True
        return word.text[0].isalnum() and word.text not in self._grammar.never_heads and not self._is_verb(j)

    def _near(self) -> list[_Phrase]:
        """The phrases before an embedded verb that are its own: back to the sentence's subject."""
        taken: list[_Phrase] = []
        for phrase in reversed(self.pending):
            if phrase.verb is not None and not phrase.verb.noun and phrase.listed:
                break  # one of several tasks: "жөндеуді, ашуды тапсырды"
            subject = phrase.case == "nom" and phrase.role is None and not phrase.listed
            person = phrase.unit is not None and self.document.is_a(phrase.unit.entity, "Person", "Organization")
            if subject and (taken or person) and (person or self._subjects_of(taken)):
                if person and not taken and len(self.pending) > 1 and self._subjects_of(self.pending[:-1]):
                    taken.insert(0, phrase)
                break
            taken.insert(0, phrase)
        return taken

    def _subjects_of(self, phrases: list[_Phrase]) -> bool:
        return any(p.case == "nom" and p.role is None for p in phrases)

    def _take(self, predicate: _Predicate, phrases: list[_Phrase], *, bare: bool) -> None:
        """Give a predicate its arguments."""
        phrases = list(self._in_case(phrases))
        bare_ones = [p for p in phrases if p.case == "nom" and p.role is None]
        objects: list[_Phrase] = []
        transitive = not predicate.passive and predicate.lemma not in self._grammar.intransitive
        if transitive and bare_ones and bare_ones[-1] is phrases[-1] and not self._is_party(bare_ones[-1]):
            inherited = bare and bool(self.subject) and len(bare_ones) == 1
            if len(bare_ones) > 1 or inherited:
                objects = bare_ones[-1:]
        subjects = [p for p in bare_ones if p not in objects]
        if bare:
            if subjects:
                self.subject = subjects
            elif not predicate.passive:
                subjects = self.subject
        for phrase in phrases:
            if phrase in objects:
                self._fill(predicate, phrase, "patient")
            elif phrase not in subjects:
                for role in self._roles(predicate, phrase):
                    self._fill(predicate, phrase, role)
            predicate.start = min(predicate.start, phrase.start)
            if phrase.verb is not None:
                self._govern(predicate, phrase, phrases)
        for phrase in subjects:
            self._fill(predicate, phrase, "patient" if predicate.passive else "agent")
        for phrase in phrases:
            if phrase.verb is not None and phrase.verb.noun:
                self._complete(phrase.verb, predicate, subjects)

    def _govern(self, predicate: _Predicate, phrase: _Phrase, phrases: list[_Phrase]) -> None:
        """A verbal noun is governed; whom the order goes to may stand before it: "Үкіметке … салуды тапсырды"."""
        inner = phrase.verb
        if inner is None or inner.noun:
            return
        inner.governor = predicate.lemma
        if phrase.case == "acc" or phrase.role == "about" or predicate.passive:
            for filler in inner.roles.get("recipient", ()):
                predicate.roles.setdefault("recipient", []).append(filler)

    def _complete(self, event: _Predicate, predicate: _Predicate, subjects: list[_Phrase]) -> None:
        """What an event noun takes from the verb that says that it was held."""
        event.governor, event.negated, event.modal = predicate.lemma, predicate.negated, predicate.modal
        for phrase in subjects:
            if phrase.verb is not event:
                self._fill(event, phrase, "subject")
        for role in ("with", "in", "to"):
            for filler in predicate.roles.get(role, ()):
                if not event.start <= filler.head < event.end and filler not in event.roles.get(role, ()):
                    event.roles.setdefault(role, []).append(filler)

    def _in_case(self, phrases: list[_Phrase]) -> Iterator[_Phrase]:
        """Phrases with the case that the last of a list says for all: "Үкімет пен әкімдіктерге"."""
        for n, phrase in enumerate(phrases):
            last = n
            while phrases[last].listed and last + 1 < len(phrases):
                last += 1
            alike = (phrases[last].unit is None) == (phrase.unit is None) or phrase.unit is None
            if phrase.case == "nom" and phrase.role is None and last > n and (alike or last == n + 1):
                phrase.case, phrase.role = phrases[last].case, phrases[last].role
            yield phrase

    def _roles(self, predicate: _Predicate, phrase: _Phrase) -> tuple[str, ...]:
        if phrase.role is not None:
            return (phrase.role,)
        if phrase.case == "dat":
            party = self._is_party(phrase) or phrase.unit is None
            return ("recipient", "to") if party else ("to",)
        if phrase.case == "ins" and predicate.passive:
            return ("with", "by")
        return (_ROLES[phrase.case],)

    def _is_party(self, phrase: _Phrase) -> bool:
        return phrase.unit is not None and self.document.is_a(phrase.unit.entity, "Person", "Organization")

    def _relative(self, predicate: _Predicate, j: int) -> None:
        """The noun after a participle is its subject or object: "салынған мектеп", "Президент ашқан мектеп"."""
        k = j
        while (
            k + 1 < len(self.words)
            and self.words[k].unit is None
            and self._goes_on(k)
            and case(self.words[k].text)[0] == "nom"
        ):
            k += 1
        word = self.words[k]
        head = _Phrase(self.words[j].start, word.end, word.end - 1, "nom", self._case(word)[1], word.unit)
        taken = predicate.roles
        role = "patient" if predicate.passive or ("agent" in taken and "patient" not in taken) else "agent"
        self._fill(predicate, head, role)

    def _fill(self, predicate: _Predicate, phrase: _Phrase, role: str) -> None:
        inside = tuple(u for u in self.document.units_in(phrase.start, phrase.end) if u is not phrase.unit)
        unit = phrase.unit or self._antecedent(phrase)
        filler = Filler(phrase.start, phrase.end, phrase.head, phrase.lemma, unit, inside)
        predicate.roles.setdefault(role, []).append(filler)

    def _antecedent(self, phrase: _Phrase) -> Unit | None:
        """Whom "ол" means: the last person named before."""
        pronouns = {str(p) for p in self.language.words["pronouns"]["person"]}
        if phrase.head != phrase.start or self.document.tokens[phrase.head].text.casefold() not in pronouns:
            return None
        return next(reversed(self.document.persons_before(phrase.head)), None)

    def _lay_modal(self, word: _Word, modal: str) -> None:
        """ "… етуі тиіс", "… салу қажет", "… болуы мүмкін": the verbal noun before it is the predicate, and no fact."""
        self._begun = None
        if not self.pending or self.pending[-1].verb is None or self.pending[-1].verb.noun:
            return
        predicate = self.pending.pop().verb
        assert predicate is not None
        predicate.modal, predicate.purpose, predicate.end = modal, False, word.end
        rest, self.pending = self.pending, []
        self._take(predicate, rest, bare=True)

    def _finish(self) -> None:
        """A subject that follows its verb: "… , – деді Президент"."""
        last = next((p for p in reversed(self.predicates) if not p.noun and not p.purpose), None)
        after = [p for p in self.pending if last is not None and p.start >= last.end and p.case == "nom"]
        if last is not None and after and "agent" not in last.roles and not last.passive:
            self._fill(last, after[0], "agent")
