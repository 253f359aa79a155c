"""Careers: the posts of somebody's life, told in lines of years and posts or in sentences that leave out who held them.

Biographies name their person once and go on in elliptic sentences: "2005–2009 – director of …", "Before that, worked as
…". Such a sentence is of the person whom the sentences before it are about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from extract.dates import Period
from extract.document import Document, Sentence, Title, Unit
from extract.event_time import Term, Times, goes_on_later
from extract.frames import Filler, Frame, Role, Syntax

_FRONT = 4  # tokens of a sentence in which what puts it into a career stands
_JOINT = 9  # tokens between two posts of a list, dates among them
_NEAR = 2  # tokens between a title and the word that says it is held


@dataclass(frozen=True, slots=True)
class Stage:
    """A post in somebody's career.

    Attributes:
        person: who held it.
        title: the post.
        term: from when and until when, as far as the text tells.
    """

    person: Unit
    title: Title
    term: Term


def stages(
    document: Document,
    syntax: Syntax,
    times: Times,
    titles: Iterable[Title],
    held: Collection[str],
    begun: Collection[str],
) -> Iterator[Stage]:
    """The posts that elliptic sentences tell.

    Args:
        document: the article.
        syntax: its frames.
        times: its dates.
        titles: those that stand with no name, in order.
        held: the lemmas of verbs of working and being.
        begun: those of beginning and appointing; such a sentence has no other verbs.
    """
    by_sentence: dict[Sentence, list[Title]] = {}
    for title in titles:
        by_sentence.setdefault(document.sentence_of(title.start), []).append(title)
    for sentence, told in by_sentence.items():
        posts = _held_in_row(document, syntax, told, sentence)
        if not posts or not _is_of_career(document, syntax, times, sentence, posts, {*held, *begun}):
            continue
        person = meant_in(document, sentence) or _subject(document, syntax, sentence, posts)
        if person is not None:
            starts = any(f.lemma in begun for f in syntax.within(sentence.start, sentence.end))
            for title, term in zip(posts, _terms(times, sentence, posts, starts), strict=True):
                yield Stage(person, title, term)


def _held_in_row(document: Document, syntax: Syntax, titles: list[Title], sentence: Sentence) -> list[Title]:
    """The titles of a sentence that may be held, those too that only follow such a one in its case: "занимал должности
    начальника отдела, **заместителя директора**"."""
    posts: list[Title] = []
    for title in titles:
        follows = bool(posts) and not document.language_of(sentence.paragraph).grammar.head_last
        if follows and document.title_cases(posts[-1]):
            follows = bool(document.title_cases(posts[-1]) & document.title_cases(title))
        if _may_be_held(document, title, sentence) or (
            follows and not document.is_of_several(title) and _joins_posts(document, syntax, posts[-1].end, title.start)
        ):
            posts.append(title)
    return posts


def further_posts(
    document: Document, syntax: Syntax, times: Times, titles: Iterable[Title], first: Title
) -> Iterator[tuple[Title, Term]]:
    """The posts that a clause tells after its first, where its verb is not told again: "worked as adviser, head of the
    press service and, in 2005–2006, as minister".

    Args:
        document: the article.
        syntax: its frames.
        times: its dates.
        titles: those that stand with no name, in order.
        first: the post beside the verb.
    """
    sentence = document.sentence_of(first.start)
    if document.language_of(sentence.paragraph).grammar.head_last:
        return
    posts, cases = [first], document.title_cases(first)
    for title in titles:
        if not posts[-1].end < title.start < sentence.end:
            continue
        agree = not cases or cases & document.title_cases(title)  # where none tell, commas do
        if not (_joins_posts(document, syntax, posts[-1].end, title.start) and agree):
            break
        posts.append(title)
    yield from list(zip(posts, _terms(times, sentence, posts, starts=False), strict=True))[1:]


def _joins_posts(document: Document, syntax: Syntax, start: int, end: int) -> bool:
    """Does no more stand between two posts than what joins them: commas, "and", dates, dashes?"""
    words = document.language_at(start).words
    joined = any(t.text in (",", ";") or t.text.casefold() in words.coordinators for t in document.tokens[start:end])
    verbs = any(f.token < end for f in syntax.within(start, end) if not f.noun)
    named = any(u.named and not document.is_a(u.entity, "Place") for u in document.units_in(start, end))
    return joined and not verbs and not named and end - start <= _JOINT


def meant_in(document: Document, sentence: Sentence) -> Unit | None:
    """The person whom a sentence is about that names none: the only one of the last sentence that names any; None where
    the sentence itself may name one."""
    if any(_persons(document, sentence)) or _begins_with_name(document, sentence):
        return None
    for before in document.sentences_before(sentence):
        if persons := list(_persons(document, before)):
            return persons[0] if len({p.entity for p in persons}) == 1 else None
    return None


def _begins_with_name(document: Document, sentence: Sentence) -> bool:
    """Does a sentence begin with words in capitals that no place and no title takes up, as a name that nobody knows?"""
    unit, language = document.unit_at(sentence.start), document.language_of(sentence.paragraph)
    if language.title_heads.longest(document.keys, sentence.start) is not None:
        return False
    if unit is not None and unit.end - unit.start > 1:
        return not document.is_a(unit.entity, "Place", "Award") and not _is_quoted(document, sentence.start)
    words = document.tokens[sentence.start : min(sentence.start + 2, sentence.end)]
    return len(words) == 2 and all(t.word and t.capital for t in words) and unit is None


def _is_quoted(document: Document, i: int) -> bool:
    return document.tokens[i].text in document.language_at(i).grammar.quotation_marks.pairs


def _subject(document: Document, syntax: Syntax, sentence: Sentence, posts: list[Title]) -> Unit | None:
    """The only person of a sentence that goes on from one post to the next: "he was director, then akim of …"."""
    agents = [u for f in syntax.within(sentence.start, sentence.end) for u in f.units(Role.AGENT, Role.PATIENT)]
    people = {u.entity: u for u in (*agents, *_persons(document, sentence)) if document.is_a(u.entity, "Person")}
    several = len(posts) > 1 or _is_whole_sentence(document, sentence, posts, people.values())
    return next(iter(people.values())) if len(people) == 1 and several else None


def _is_whole_sentence(document: Document, sentence: Sentence, posts: list[Title], people: Iterable[Unit]) -> bool:
    """Is a sentence nothing but who holds a post, where no verb of being is needed: "**NAME 2016 жылдан бері аудан
    әкімі.**"?"""
    head_last = document.language_of(sentence.paragraph).grammar.head_last
    return head_last and posts[-1].end == sentence.end - 1 and any(u.start == sentence.start for u in people)


def _persons(document: Document, sentence: Sentence) -> Iterator[Unit]:
    units = document.units_in(sentence.start, sentence.end)
    return (u for u in units if document.is_a(u.entity, "Person") and not is_complement(document, u))


def is_complement(document: Document, person: Unit) -> bool:
    """Do a person's title and name complete a noun, so that the text goes on about somebody else: "назначен
    распоряжением **акима NAME**"?"""
    grammar = document.language_at(person.start).grammar
    if person.title is None or not grammar.cased_complements or not person.start:
        return False
    cases = document.title_cases(person.title)
    return bool(cases) and "nomn" not in cases and grammar.common_noun(document.tokens[person.start - 1].text)


def _may_be_held(document: Document, title: Title, sentence: Sentence) -> bool:
    """May a title, for its case and number, be of the sentence's subject: "директор", "директором", "с должности …"?"""
    language = document.language_of(sentence.paragraph)
    if document.is_of_several(title):
        return False
    before = [t.text.casefold() for t in document.tokens[max(title.start - 2, sentence.start) : title.start]]
    if language.words.articles and before and before[-1] in language.words.definite_article | language.words.genitive:
        return before[0] in language.words.post_words  # "the position of head", no "adviser of the akim"
    cases = document.title_cases(title)
    if not cases or "nomn" in cases or cases & language.grammar.taken_up_in:
        return True
    beside = (
        document.tokens[title.end : min(title.end + _NEAR, sentence.end)]
        if language.grammar.head_last
        else document.tokens[max(title.start - _NEAR, sentence.start) : title.start]
    )
    return any(t.text.casefold() in language.words.post_words for t in beside)


def _is_of_career(
    document: Document, syntax: Syntax, times: Times, sentence: Sentence, titles: list[Title], verbs: Collection[str]
) -> bool:
    """Does a sentence tell posts held, and nothing else: with a period, a verb of working, or "before that"?"""
    frames = [f for f in syntax.within(sentence.start, sentence.end) if _is_verb(document, f)]
    if any(f.lemma not in verbs or f.negated or f.modality is not None for f in frames):
        return False
    if any(_is_of_other(document, filler, titles) for f in frames for filler in f.get(Role.AGENT)):
        return False
    if (
        frames
        and document.language_of(sentence.paragraph).grammar.head_last
        and not _is_held(document, frames, titles[-1])
    ):
        return False
    if not frames and is_bare_list(document, sentence):
        return True
    lasting = any(p.told and p.first != p.last for p in times.periods.of(sentence))
    bracketed = any(any(times.after(t.end)) for t in titles)
    words = document.language_of(sentence.paragraph).words
    front = document.tokens[sentence.start : min(sentence.start + _FRONT, sentence.end)]
    before = any(t.text.casefold() in words.earlier for t in front)
    return lasting or bracketed or before or bool(frames)


def is_bare_list(document: Document, sentence: Sentence) -> bool:
    """Is a sentence a list of what somebody is, as it begins with a title or an honour: "**Hero of Labour, laureate of
    the State Prize, academician of X.**"?"""
    language, end = document.language_of(sentence.paragraph), sentence.end - 1
    commas = any(t.text == "," for t in document.tokens[sentence.start : end])
    unit = document.unit_at(sentence.start)
    titled = language.title_heads.longest(document.keys, sentence.start) is not None
    honour = unit is not None and unit.start == sentence.start and document.is_a(unit.entity, "Award")
    return commas and (titled or honour) and document.tokens[end].text == "."


def _is_verb(document: Document, frame: Frame) -> bool:
    """Is a predicate a verb of the sentence's own: no noun, no verbal noun where verbs stand last, and no "бастап" that
    ends a date?"""
    language = document.language_at(frame.token)
    word = document.tokens[frame.token].text
    if frame.noun or word.casefold() in language.words.date_since:
        return False
    return not language.grammar.head_last or language.grammar.verbal(word) or bool(frame.roles)


def _is_of_other(document: Document, subject: Filler, titles: list[Title]) -> bool:
    """Is a subject no pronoun of a person, so that the sentence is about something else?"""
    words = document.language_at(subject.head).words
    if document.tokens[subject.head].text.casefold() in words.pronouns["person"] | words.subject_pronouns:
        return False
    if any(subject.start < t.end and t.start < subject.end for t in titles):
        return bool(words.articles)  # "the owner of the shares is …"
    if document.language_at(
        subject.head
    ).grammar.head_last:  # the subject that a verb lacks is looked for in its circumstances
        return False
    return subject.unit is None or not document.is_a(subject.unit.entity, "Person")


def _is_held(document: Document, frames: list[Frame], title: Title) -> bool:
    """Does a verb, or what says that a title is held, follow the title: "әкімі болып жұмыс істеді", "әкімі болды"?"""
    if not frames:
        return True
    words = document.language_at(title.start).words.post_words
    beside = range(title.end, min(title.end + _NEAR, len(document.tokens)))
    return any(document.tokens[i].text.casefold() in words or any(f.token == i for f in frames) for i in beside)


def _terms(times: Times, sentence: Sentence, titles: list[Title], starts: bool) -> Iterator[Term]:
    """The term of each title: in brackets after it, else of the period before it, or after it where none stands before
    the first. With ``starts`` a date is that of the beginning."""
    told = (p for p in times.periods.of(sentence) if p.told)
    begun = (replace(p, last=None) if starts and p.first == p.last else p for p in told)
    periods = [p for p in begun if p.first != p.last]
    ahead = bool(periods) and periods[0].start < titles[0].start
    for n, title in enumerate(titles):
        if any(after := times.after(title.end)):
            yield after
            continue
        following = titles[n + 1].start if n + 1 < len(titles) else sentence.end
        if ahead:
            told_before = (p for p in reversed(periods) if p.end <= title.start)
            own = next((p for p in told_before if not goes_on_later(times.document, p.end, title.start)), None)
        else:
            before = titles[n - 1].end if n else sentence.start
            mine = (p for p in periods if before <= p.start and p.end <= following)
            own = next((p for p in mine if _is_nearer(times.document, p, before, title, following)), None)
        yield (own.first, own.last) if own is not None else (None, None)


def _is_nearer(document: Document, period: Period, before: int, title: Title, following: int) -> bool:
    """Is a period told of a title rather than of the one before or after: does a mark part it from that one alone?"""
    if period.end <= title.start:
        return not _parted(document, period.end, title.start) and _parted(document, before, period.start)
    return not _parted(document, title.end, period.start) or _parted(document, period.end, following)


def _parted(document: Document, start: int, end: int) -> bool:
    """Does a mark stand within a range of tokens?"""
    return any(not t.word and not t.number for t in document.tokens[start:end])
