"""From an article to its reading: the one way through extraction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import ontology.reference
import ontology.schema
from extract import content, dates, failures, languages, mentions
from extract.consistency import consistent
from extract.content import Paragraph
from extract.coreference import Context
from extract.document import Document
from extract.event_time import Times
from extract.frames import Frame, Parse, Syntax
from extract.grounding import grounded
from extract.headlines import levelled
from extract.identity import identify
from extract.lookalikes import unmixed
from extract.model import Article, Dropped, Fact, Mention, Reading
from extract.news_day import carried_on
from extract.plausibility import named, plausible
from extract.relations import read
from extract.speech import quotations
from extract.terms import bounded
from extract.text import Text
from ontology.reference import Entity


def extract(article: Article, country: str, min_confidence: float = 0.0) -> Reading:
    """Read one article.

    Args:
        article: what to read.
        country: whose reference data to link to.
        min_confidence: leave out facts that their rule is less sure of.
    """
    if article.issued is None and (printed := content.dateline(article)) is not None:
        article = replace(article, issued=printed)
    failed: list[str] = []
    legible = replace(article, text=unmixed(article.text))  # as long: offsets are those of the text as stored
    pieces = list(content.pieces(legible))
    legible = replace(legible, text=levelled(legible.text, chain.from_iterable(pieces), country))
    language = article.language or content.main_language(chain.from_iterable(pieces))
    mentioned: list[Mention] = []
    told: list[Fact] = []
    dropped: list[Dropped] = []
    for piece in pieces:
        its_mentions, its_facts = _read(legible, piece, country, min_confidence, failed, dropped)
        mentioned += its_mentions
        told += its_facts
    facts = tuple(sorted(told, key=_order))
    dropped.sort(key=lambda d: (d.words, d.rule, d.said))
    whole = replace(article, language=language)
    read_in = tuple(sorted({paragraph.language for piece in pieces for paragraph in piece}))
    return Reading(whole, tuple(mentioned), facts, tuple(dict.fromkeys(failed)), tuple(dropped), read_in)


def _read(
    article: Article,
    paragraphs: list[Paragraph],
    country: str,
    min_confidence: float,
    failed: list[str],
    dropped: list[Dropped],
) -> tuple[tuple[Mention, ...], tuple[Fact, ...]]:
    """The mentions and facts of some paragraphs; what could not be read of them is added to ``failed``, what cannot be
    so to ``dropped``."""
    ready = text(article, paragraphs, country, failed)
    document, relations = ready.document, ready.document.schema.relations
    told = carried_on(consistent(read(ready, list(relations)), relations), ready.times)
    told = bounded(told, relations)
    facts, implausible = plausible(grounded((f for f in told if f.confidence >= min_confidence), ready), ready)
    dropped += implausible
    return identify(document, ready.context, named(mentions.mentions(document, facts), document), facts)


def text(article: Article, paragraphs: list[Paragraph], country: str, failed: list[str]) -> Text:
    """Some paragraphs of an article, ready for the rules.

    Args:
        article: what to read.
        paragraphs: of its content.
        country: whose reference data to link to.
        failed: what could not be read is added to it, a line each.
    """
    bare = Document.of(article, paragraphs, ontology.reference.load(country), ontology.schema.load())
    document, loose = mentions.find(bare)
    speech = list(failures.each((quotations.find,), document, failed))
    syntax = _syntax(document, failed)
    times = Times(document, syntax, dates.Periods(document))
    return Text(document, syntax, Context(document), speech, loose, times, failed)


def _syntax(document: Document, failed: list[str]) -> Syntax:
    """The frames of all paragraphs, each by its language's parser; none in a language whose parser fails."""
    frames: list[Frame] = []
    phrases: dict[int, tuple[int, int]] = {}
    for code in sorted({p.language for p in document.paragraphs}):
        numbers = [n for n, p in enumerate(document.paragraphs) if p.language == code and not p.headline]
        parse: Callable[[Document, list[int]], Parse] = languages.parser(code)
        try:
            parsed = parse(document, numbers)
        except Exception as error:  # whatever a text brings up
            failed.append(failures.told(parse, error))
            continue
        frames += parsed[0]
        phrases |= parsed[1]
    return Syntax.built_from(frames, phrases)


def _order(fact: Fact) -> tuple[str, int, int, str]:
    return (
        fact.relation,
        fact.evidence.start,
        fact.evidence.end,
        repr(sorted((k, [v.id if isinstance(v, Entity) else str(v) for v in vs]) for k, vs in fact.roles.items())),
    )
