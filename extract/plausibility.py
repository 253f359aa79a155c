"""Readings that cannot be so, whatever the article says: they are dropped, and told with the reason.

Each check has one reason, which the ontology names in all languages (``orda:Implausibility``). Whether a reading is
likely, its rule's confidence says; here stands only what no article can mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from extract.document import Document
from extract.languages import Language
from extract.model import Dropped, Fact, Mention, Span, Value
from extract.text import Text
from extract.years import is_year
from ontology.dates import TO_YEAR, no_later
from ontology.reference import Entity

_LARGEST_PERCENTAGE = 10_000  # a hundredfold
_MOST_PEOPLE = 10_000_000_000  # more than have ever lived at one time
_CALLED_BY_NO_DAY = ("Organization", "Facility", "Place", "Law")

Check = Callable[[Fact, Text], bool]


def _percentage(fact: Fact, text: Text) -> bool:
    """ "705,300,000,000 percent": a sum that a parse put beside the wrong unit."""
    return _unit(fact, text) == "percent" and any(abs(n) > _LARGEST_PERCENTAGE for n in _amounts(fact, text))


def _people(fact: Fact, text: Text) -> bool:
    """More people than there are, or two and a half of them."""
    amounts = _amounts(fact, text) if _unit(fact, text) == "person" else ()
    return any(n > _MOST_PEOPLE or n != n.to_integral_value() for n in amounts)


def _year(fact: Fact, text: Text) -> bool:
    """A year as a count: "in 2021 KZT106bn was provided", "8 months of 2011 passed KZT 870 billion"."""
    document = text.document
    if not any(len(str(n)) == TO_YEAR for n in _amounts(fact, text)):
        return False
    for span in _places(fact, text, "amount"):
        token = _token(document, span)
        sentence = document.sentence_of(token)
        if document.tokens[token].end == span.end and is_year(document, token, sentence.end):
            told = any(p.start <= token < p.end and p.told for p in text.times.periods.of(sentence))
            before, others = document.tokens[token - 1].text.casefold(), document.language_at(token).words.date_others
            beside = any(span.end <= unit.start <= span.end + 1 for unit in _places(fact, text, "unit"))
            return told or (before in others and not beside)
    return False


def _measure(fact: Fact, text: Text) -> bool:
    """A measure without a noun or verb: "Since"."""
    language = text.document.language_at(_token(text.document, fact.evidence))
    of_figure = _amounts(fact, text)
    return any(of_figure and _says_nothing(str(value), language) for value in _values(fact, text, "what"))


def _occasion(fact: Fact, text: Text) -> bool:
    """A body, place or law that is called by a day: "Day of the Republic"."""
    entities = (v for values in fact.roles.values() for v in values if isinstance(v, Entity))
    return any(_is_occasion(text.document, entity) for entity in entities)


def _term(fact: Fact, text: Text) -> bool:
    """A post that is left before it is taken up."""
    begun, ended = (_values(fact, text, question) for question in ("since", "until"))
    return any(not no_later(str(start), str(end)) for start in begun for end in ended)


CHECKS: Mapping[str, Check] = {
    "ImplausiblePercentage": _percentage,
    "ImplausiblePeople": _people,
    "YearAsCount": _year,
    "MeasureOfNothing": _measure,
    "NamedByOccasion": _occasion,
    "EndBeforeStart": _term,
}
"""The checks by their reasons, named as in the ontology; the first that applies is the reason."""


def plausible(facts: Iterable[Fact], text: Text) -> tuple[list[Fact], list[Dropped]]:
    """The readings that can be so, and those that cannot.

    Args:
        facts: what was read, with the words that say it.
        text: the article.
    """
    kept: list[Fact] = []
    dropped: list[Dropped] = []
    for fact in facts:
        reason = next((name for name, check in CHECKS.items() if check(fact, text)), None)
        if reason is None:
            kept.append(fact)
        else:
            dropped.append(Dropped(reason, fact.rule, fact.evidence, _said(fact)))
    return kept, dropped


def named(mentions: Iterable[Mention], document: Document) -> Iterator[Mention]:
    """The mentions of what is not called by a day alone."""
    return (m for m in mentions if not _is_occasion(document, m.entity))


def _is_occasion(document: Document, entity: Entity) -> bool:
    """Is a name that no list has headed by a word for a day, a holiday or an anniversary?"""
    if entity.known or not document.is_a(entity, *_CALLED_BY_NO_DAY):
        return False
    languages = document.languages.items()
    return any(_headed_by_day(name, own) for code, own in languages for name in entity.names.get(code, ()))


@lru_cache(maxsize=10_000)
def _headed_by_day(name: str, language: Language) -> bool:
    """Does a name begin with such a word, or end with it where the noun comes last: "Constitution Day"?"""
    words = name.split()
    last = words[-1:] if language.grammar.head_last or language.grammar.adjectives_uninflected else []
    feasts = language.keys_of(language.words.feasts)
    return any(not feasts.isdisjoint(language.keys(word)) for word in (*words[:1], *last))


@lru_cache(maxsize=10_000)
def _says_nothing(measure: str, language: Language) -> bool:
    words, grammar = [word for word in measure.split() if any(c.isalpha() for c in word)], language.grammar
    telling = language.words.number_links - language.words.genitive  # "worth" says what a sum is
    empty = (
        grammar.ends_phrase(word) and not grammar.verbal(word) and word.casefold() not in telling for word in words
    )
    return bool(words) and all(empty)


def _values(fact: Fact, text: Text, *questions: str) -> list[Value]:
    """The values of a fact's roles that answer some questions."""
    roles = text.document.schema.relations[fact.relation].asking(*questions)
    return [value for role in roles for value in fact.roles.get(role.name, ())]


def _amounts(fact: Fact, text: Text) -> list[Decimal]:
    return [v for v in _values(fact, text, "amount", "at_least", "at_most") if isinstance(v, Decimal)]


def _unit(fact: Fact, text: Text) -> str:
    return next((str(value) for value in _values(fact, text, "unit")), "")


def _places(fact: Fact, text: Text, question: str) -> list[Span]:
    """Where the roles of a fact that answer a question are said."""
    roles = text.document.schema.relations[fact.relation].asking(question)
    return [span for role in roles for span in fact.spans.get(role.name, ())]


def _token(document: Document, span: Span) -> int:
    return bisect_left(document.tokens, span.start, key=lambda t: t.start)


def _said(fact: Fact) -> str:
    """What a reading would have said, role by role."""
    told = ((name, v.name() if isinstance(v, Entity) else v) for name, values in fact.roles.items() for v in values)
    return ", ".join(f"{name} {f'{value:f}' if isinstance(value, Decimal) else value}" for name, value in told)
