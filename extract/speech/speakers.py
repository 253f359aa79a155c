"""Whose direct speech is: who is named with a verb of saying beside it, or announces it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.document import Document, Unit
from extract.marks import HYPHENS
from extract.pronouns import may_be_meant

_REACH = 14  # tokens between the closing mark and the speaker
_SAID_WITHIN = 3  # tokens from a dash to the verb of saying
_LONGEST_NAME = 30  # tokens, with title
_BREAKS = (",", "!", "?", ".", "…")  # before a dash that brings in the speaker


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of direct speech whose speaker is looked for.

    Attributes:
        document: the article.
        start, end: its tokens, without the marks.
        paragraph: that it ends in.
        first, last: the tokens of that paragraph.
        after: the first word after the stretch, or the paragraph's end.
    """

    document: Document
    start: int
    end: int
    paragraph: int
    first: int
    last: int
    after: int

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Speech:
        """The speech between two tokens."""
        paragraph = document.sentence_of(end - 1).paragraph
        first, last = document.paragraph_ranges[paragraph]
        after = next((i for i in range(end, last) if document.tokens[i].word), max(end, last))
        return cls(document, start, end, paragraph, first, last, after)


Finder = Callable[[Speech], Unit | None]


def speaker_of(document: Document, start: int, end: int) -> Unit | None:
    """Who says what stands between two tokens; none where nobody is named."""
    speech = Speech.of(document, start, end)
    return next(filter(None, (finder(speech) for finder in _FINDERS)), None)


def saying(document: Document, paragraph: int) -> frozenset[str]:
    """The keys of the verbs of saying of a paragraph's language."""
    return document.language_of(paragraph).saying


def brings_in_speaker(document: Document, i: int, end: int) -> bool:
    """Does a dash after a comma or full stop bring in who says the words: ", – said X"?

    Args:
        document: the article.
        i: the token that may be the dash.
        end: the end of what is looked at.
    """
    if document.tokens[i].text not in HYPHENS or document.tokens[i - 1].text not in _BREAKS:
        return False
    verbs = saying(document, document.sentence_of(i).paragraph)
    return any(not verbs.isdisjoint(document.keys[j]) for j in range(i + 1, min(i + 1 + _SAID_WITHIN, end)))


def named_before_colon(document: Document, paragraph: int) -> Unit | None:
    """The person last named in the paragraph before, where a colon at its end announces speech."""
    if paragraph == 0:
        return None
    begin, end = document.paragraph_ranges[paragraph - 1]
    return _last_person(document, begin, end) if document.tokens[end - 1].text == ":" else None


def interrupting(speech: Speech) -> Unit | None:
    """Who is named with a verb of saying between dashes within the words: "«Words, – said X. – Words»"."""
    document = speech.document
    dashes = (i for i in range(speech.start + 1, speech.end - 2) if brings_in_speaker(document, i, speech.end))
    dash = next(dashes, None)
    if dash is None:
        return None
    units = document.units_in(dash, min(speech.end, dash + _REACH))
    return next((u for u in units if document.is_a(u.entity, "Person")), None)


def saying_around(speech: Speech) -> Unit | None:
    """Who stands right before the words whose verb of saying stands right after them: "X «Words» дейді"."""
    document, opening = speech.document, speech.start - 1
    if speech.after >= speech.last or opening <= speech.first:
        return None
    if not document.language_at(speech.after).grammar.head_last:
        return None
    if saying(document, speech.paragraph).isdisjoint(document.keys[speech.after]):
        return None
    unit = document.unit_at(opening - 1)
    return unit if unit is not None and document.is_a(unit.entity, "Person") else None


def saying_after(speech: Speech) -> Unit | None:
    """Who stands beside a verb of saying after the words: "…", said X."""
    return _beside_saying(speech, speech.after, min(speech.last, speech.after + _REACH))


def after_dash(speech: Speech) -> Unit | None:
    """Whoever is named right after the words and a dash, whatever he does: "…", – the farmer X smiled."""
    document, after = speech.document, min(speech.after, speech.last)
    if not any(document.tokens[i].text in HYPHENS for i in range(speech.end, after)):
        return None
    person = _person_at(document, speech.after) if speech.after < speech.last else None
    return person if person is not None and person.start == speech.after else None


def beside_any_verb(speech: Speech) -> Unit | None:
    """Whoever stands right after the words with a verb of whatever meaning: "…", warned X; "…", she laughed."""
    document, after = speech.document, speech.after
    if after + 1 >= speech.last or any(t.text == "." for t in document.tokens[speech.end : after]):
        return None  # their sentence ends with them: he left "for another job". X came
    if document.language_at(after).grammar.verbal(document.tokens[after].text):
        return _person_at(document, after + 1)
    return _person_at(document, after) or _meant_by_pronoun(speech, after, after + 1)


def alone_after_dash(speech: Speech) -> Unit | None:
    """The only person of a clause that a comma and a dash bring in: "…", – is sure the farmer X."""
    document, after = speech.document, min(speech.after, speech.last)
    marks = [t.text for t in document.tokens[speech.end - 1 : after]]
    if after >= speech.last or not ({*marks} & {*HYPHENS} and {*marks} & {*_BREAKS}):
        return None
    end = min(document.sentence_of(after).end, after + _REACH)
    persons = [u for u in document.units_in(after, end) if document.is_a(u.entity, "Person")]
    if len({u.entity for u in persons}) != 1 or not persons[0].named:
        return None
    cases = document.title_cases(persons[0].title) if persons[0].title is not None else frozenset()
    return persons[0] if not cases or "nomn" in cases else None


def saying_before(speech: Speech) -> Unit | None:
    """Who stands beside a verb of saying before the words: X said: "…"."""
    before = speech.document.sentence_of(max(speech.first, speech.start - 1)).start
    start, end = max(speech.first, before), max(speech.first, speech.start - 1)
    return _beside_saying(speech, start, end, backwards=True)


def before_colon(speech: Speech) -> Unit | None:
    """The person last named before a colon that announces the words: "X at the meeting: «Words»"."""
    document, colon = speech.document, speech.start - 2
    if colon < 0 or document.tokens[colon].text != ":":
        return None
    return _last_person(document, document.sentence_of(colon).start, colon)


def cited(speech: Speech) -> Unit | None:
    """Whom the sentence around the words cites: "according to X, the rules make it 'transparent'"."""
    document = speech.document
    sentence = document.sentence_of(speech.start)
    phrases = document.language_of(sentence.paragraph).words.said_by
    opening = document.text(sentence.start, min(sentence.end, sentence.start + 3)).casefold()
    cites = opening.startswith(tuple(phrases))
    for unit in document.units_in(sentence.start, speech.start):
        follows = document.tokens[unit.end].text.casefold() in phrases  # "X-тың айтуынша"
        if document.is_a(unit.entity, "Person") and (cites or follows):
            return unit
    return None


def announced(speech: Speech) -> Unit | None:
    """The person that the paragraph before announces: "X said:"."""
    return named_before_colon(speech.document, speech.paragraph)


def stating(speech: Speech) -> Unit | None:
    """The body whose paper says the words: "…", says the message of the ministry."""
    document = speech.document
    if not _is_statement(speech):
        return None
    end = document.sentence_of(speech.after).end
    return next((u for u in document.units_in(speech.after, end) if document.is_a(u.entity, "Organization")), None)


def told_before(speech: Speech) -> Unit | None:
    """The only person whom the sentence before names, where the words are sentences of their own that nobody says."""
    document = speech.document
    opening = speech.start - 1
    alone = opening in document.sentence_starts and speech.after in (*document.sentence_starts, speech.last)
    if not alone or opening == 0:
        return None
    before = document.sentence_of(opening - 1)
    persons = [u for u in document.units_in(before.start, before.end) if document.is_a(u.entity, "Person")]
    return persons[0] if len({u.entity.id for u in persons}) == 1 else None


def states_again(document: Document, start: int, end: int) -> bool:
    """Are the words between two tokens said in a paper that nobody is named for: "…", the message says."""
    return _is_statement(Speech.of(document, start, end))


def _is_statement(speech: Speech) -> bool:
    """Does a verb that says what a paper holds stand right after the words?"""
    document = speech.document
    language = document.language_of(speech.paragraph)
    verbs = language.verb_keys("quote", "states") | language.keys_of(language.listed("quote", "states"))
    said = document.keys[speech.after : min(speech.last, speech.after + _SAID_WITHIN)]
    return any(not verbs.isdisjoint(keys) for keys in said)


_FINDERS: tuple[Finder, ...] = (
    interrupting, saying_around, saying_after, stating, after_dash, beside_any_verb, alone_after_dash, saying_before,
    before_colon,
    cited, announced, told_before,
)  # fmt: skip


def _beside_saying(speech: Speech, start: int, end: int, *, backwards: bool = False) -> Unit | None:
    """Who stands beside the first verb of saying in a range of tokens, or ``backwards`` the last: a pronoun's
    antecedent, a person, or a body right beside the verb."""
    document, verbs = speech.document, saying(speech.document, speech.paragraph)
    said = [i for i in range(start, end) if document.unit_at(i) is None and not verbs.isdisjoint(document.keys[i])]
    if not said:
        return None
    verb = said[-1] if backwards else said[0]
    return (
        _meant_by_pronoun(speech, max(start, verb - 1), min(end, verb + 2))
        or _named_near(document, verb, start, end)
        or _meant_by_pronoun(speech, start, end)
    )


def _named_near(document: Document, verb: int, start: int, end: int) -> Unit | None:
    """The person nearest to a verb in a range of tokens, else the body right beside it."""
    units = [u for u in document.units_in(start, min(len(document.tokens), end + _LONGEST_NAME)) if u.start <= end]
    persons = [u for u in units if document.is_a(u.entity, "Person")]
    bodies = (u for u in units if document.is_a(u.entity, "Organization") and _adjoins(u, verb))
    return min(persons or bodies, key=lambda u: min(abs(u.start - verb), abs(u.end - 1 - verb)), default=None)


def _adjoins(unit: Unit, verb: int) -> bool:
    """Does a unit stand right beside a verb, or an article between?"""
    return abs(unit.start - verb) <= 2 or abs(unit.end - 1 - verb) <= 1


def _meant_by_pronoun(speech: Speech, start: int, end: int) -> Unit | None:
    """Whom "he" in a range of tokens means: the last person named before, and not one whom the words themselves speak
    of, if another was: "X praised Y. «Y knows his trade», – **he** said"."""
    document = speech.document
    pronouns = document.language_at(start).words.subject_pronouns
    said = next((i for i in range(start, end) if document.tokens[i].text.casefold() in pronouns), None)
    if said is None:
        return None
    spoken_of = {u.entity for u in document.units_in(speech.start, speech.end)}
    persons = may_be_meant(document, said, document.persons_before(start))
    others = [u for u in persons if u.entity not in spoken_of]
    return next(reversed(others or persons), None)


def _person_at(document: Document, i: int) -> Unit | None:
    unit = document.unit_at(i)
    return unit if unit is not None and document.is_a(unit.entity, "Person") else None


def _last_person(document: Document, start: int, end: int) -> Unit | None:
    persons = [u for u in document.units_in(start, end) if document.is_a(u.entity, "Person")]
    return persons[-1] if persons else None
