"""Titles that stand for a person: "the Head of State", "the minister said"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.coreference import Context, holder
from extract.document import Document, Held, Title, Unit
from extract.marks import HYPHENS

_YEAR = 4  # digits
_NEAR = 3  # tokens after a title in which what says that it is taken up may stand


def standing_for(document: Document, titles: Iterable[Title], held: Iterable[Held], context: Context) -> Iterator[Unit]:
    """The units of titles that stand for a person.

    Args:
        document: the article, its names known.
        titles: those that stand beside no name.
        held: the titles of the persons whom it names.
        context: what the article speaks of.
    """
    known = [(h.title, h.unit) for h in held]
    for title in titles:
        if document.unit_at(max(title.start, title.head)) is not None or not _refers(document, title):
            continue
        person = holder(document, title, context, known)
        if person is not None:
            unit = Unit(_with_article(document, title.start), title.end, person, "title", title)
            known.append((title, unit))
            yield unit


def _with_article(document: Document, i: int) -> int:
    articles = document.language_at(i).words.articles
    return i - 1 if i > 0 and document.tokens[i - 1].text.casefold() in articles else i


def _refers(document: Document, title: Title) -> bool:
    """Does a title that stands alone mean a certain person: is it a post, in the singular, and not "a" or "every"?"""
    if not title.post or title.past or title.of_something or document.is_of_several(title):
        return False
    return not (_is_told_of_it(document, title) or _follows_years(document, title)) and _is_certain(document, title)


def _is_told_of_it(document: Document, title: Title) -> bool:
    """Do words beside a title say that somebody takes it or has it: "was appointed minister", "as akim"?"""
    sentence, language = document.sentence_of(title.start), document.language_at(title.start)
    cases, before = document.title_cases(title), document.tokens[title.start - 1].text.casefold()
    taken = bool(cases) and cases <= language.grammar.taken_up_in and before not in language.words.coordinators
    if taken and (title.office is None or _is_told_after(document, title)):
        return True  # "работал директором", but "с директором"
    if language.grammar.head_last:
        if any(t.text.casefold() in language.words.right_after_title for t in document.tokens[title.end :][:1]):
            return True
        beside = document.tokens[title.end : min(sentence.end, title.end + 2)]
    else:
        beside = document.tokens[max(sentence.start, title.start - 3) : title.start]
    return any(t.text.casefold() in language.words.title_after for t in beside)


def _follows_years(document: Document, title: Title) -> bool:
    """Does a title stand in a line of a career, after its years and a dash: "2006–2010 – **аким** района"?"""
    start = document.sentence_of(title.start).start
    before = document.tokens[start : title.start]
    if not before or before[-1].text not in HYPHENS or next(document.units_in(start, title.start), None) is not None:
        return False
    return any(t.number and len(t.text) == _YEAR for t in before)


def _is_told_after(document: Document, title: Title) -> bool:
    """Does what says that a title is taken up follow it: "министром энергетики **назначен** NAME"?"""
    sentence, language = document.sentence_of(title.start), document.language_at(title.start)
    following = document.tokens[title.end : min(sentence.end, title.end + _NEAR)]
    return any(t.text.casefold() in language.words.title_after for t in following)


def _is_certain(document: Document, title: Title) -> bool:
    """Where there are articles, does a title bear a definite one, or a capital?"""
    sentence, language = document.sentence_of(title.start), document.language_at(title.start)
    if not language.words.articles or document.tokens[title.start].capital:
        return True
    before = document.tokens[max(sentence.start, title.start - 1) : title.start]
    owned = language.words.possessive if document.unit_at(title.start - 2) is None else frozenset[str]()
    return any(t.text.casefold() in language.words.title_determiners | owned for t in before)  # "the region's head"
