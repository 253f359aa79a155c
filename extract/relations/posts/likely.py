"""The posts that are likely somebody's, beside those that rules read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extract.claims import scoring
from extract.claims.candidates import Candidates, Claim
from extract.claims.scoring import Scored
from extract.languages import Language
from extract.model import Fact, Value
from extract.text import Text
from ontology.reference import Entity

Words = frozenset[str]  # of a title, by their keys


def claimed(text: Text, told: Sequence[Fact], weigh: Mapping[str, float] | None = None) -> Iterator[Scored]:
    """The likely claims on titles that rules give nobody: of somebody who has no such title, each title once.

    Args:
        text: the article.
        told: the positions that rules read.
        weigh: what features weigh, where not as the model says.
    """
    candidates = Candidates.of(text.document, text.loose_titles)
    given: set[tuple[int, int]] = set()
    has = {(fact.roles["person"][0], fact.roles["role"][0]) for fact in told}
    own: dict[Value, list[Words]] = defaultdict(list)  # each person's titles, as they may be looked up
    for holder, role in has:
        own[holder] += (words for label in _labels(role) for words in _readings(text, label))

    def had(claim: Claim) -> bool:
        words = frozenset(text.document.language_at(claim.title.start).timeless(claim.title.keys))
        return any(words <= others for others in own[claim.person.entity])

    for found in scoring.likely(text.setting, candidates, weigh, settled=had):
        title, person = found.claim.title, found.claim.person.entity
        tokens = (title.start, title.end)
        told_of = had(found.claim) or (person, title.role) in has or tokens in given
        if told_of or _is_denied(text, found.claim) or _is_given(text, told, found.claim):
            continue
        own[person].append(frozenset(title.keys))
        given.add(tokens)
        yield found


def _labels(role: Value) -> list[str]:
    return [name for names in role.names.values() for name in names] if isinstance(role, Entity) else [str(role)]


def _readings(text: Text, label: str) -> Iterator[Words]:
    """The words of a label, as each language of an article looks them up."""
    codes = dict.fromkeys(p.language for p in text.document.paragraphs)
    return (_words(text.document.language(code), label) for code in codes)


@lru_cache(maxsize=10_000)
def _words(language: Language, label: str) -> Words:
    return frozenset(language.phrase(label))


def _is_denied(text: Text, claim: Claim) -> bool:
    """Does a title stand right before a name where the order of words tells whose it is, and rules say that it is not
    his: "by order of **the minister NAME** was appointed"?"""
    grammar = text.document.language_at(claim.title.start).grammar
    if grammar.head_last or grammar.names_inflect:
        return False
    return not claim.first and claim.person.named and claim.title.end == claim.person.start


def _is_given(text: Text, told: Sequence[Fact], claim: Claim) -> bool:
    """Do rules give a title, where it stands, to somebody else?"""
    title, person = claim.title, claim.person.entity
    span = text.document.span(title.start, title.end)
    others = (fact for fact in told if fact.roles["person"][0] != person and span in fact.evidence)
    return any(title.role in fact.roles["role"] for fact in others)
