"""One sentence on its way through extraction: what each stage makes of it, as ``docs/one-sentence.md`` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from extract import dates
from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.event_time import Times
from extract.frames import Frame
from extract.model import Article, Fact, Value
from extract.pipeline import extract
from extract.titles import TitleFinder
from graph.quads import reading_triples
from ontology.namespaces import PREFIXES
from ontology.reference import Entity
from tests.documents import document, syntax
from tests.passages import named

SENTENCE = (
    "On May 12, 2023, President Kassym-Jomart Tokayev visited the Kentau transformer plant in Turkistan region "
    "and instructed the Ministry of Energy to supply it with gas by 2026."
)
ISSUED = "2023-05-14"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"


def tokens() -> str:
    """Tokens, and the keys under which English looks them up."""
    found = document(SENTENCE, ISSUED, "en")
    shown = [(t.text, ", ".join(k)) for t, k in zip(found.tokens, found.keys, strict=True)]
    return _table(("token", "keys"), shown[:12]) + f"\n… {len(shown)} tokens in all, one sentence.\n"


def _units(found: Document, units: Iterable[Unit]) -> str:
    rows = ((found.text(u.start, u.end), u.why, f"`{u.entity.id}`", u.entity.type) for u in units)
    return _table(("words", "why", "entity", "class"), rows)


def names() -> str:
    """Names of the reference data and new ones."""
    place, _, _ = named(SENTENCE, issued=ISSUED)
    return _units(place.document, place.document.units)


def titled() -> str:
    """Titles, and the offices that they are."""
    place, runs, linker = named(SENTENCE, issued=ISSUED)
    found = TitleFinder(place.document, linker, Context(place.document)).titles(place, runs)
    return _table(("words", "office", "post or job"), map(_title, found))


def _title(title: Title) -> tuple[str, str, str]:
    return title.wording, f"`{title.office.id}`" if title.office else "", "post" if title.post else "job"


def units() -> str:
    """What refers to an entity, once titles are bound to names."""
    found = document(SENTENCE, ISSUED, "en")
    return _units(found, found.units)


def frames() -> str:
    """Predicates with their roles."""
    found = document(SENTENCE, ISSUED, "en")
    return _table(("predicate", "roles", "modality"), (_frame(found, f) for f in syntax(found).frames))


def _frame(found: Document, frame: Frame) -> tuple[str, str, str]:
    filled = ((role, filler) for role, fillers in frame.roles.items() for filler in fillers)
    roles = (f"*{role}*: {found.text(filler.start, filler.end)}" for role, filler in filled)
    return frame.lemma, "<br>".join(roles), str(frame.modality or ("purpose" if frame.purpose else ""))


def times() -> str:
    """Dates, and whose they are."""
    found = document(SENTENCE, ISSUED, "en")
    parsed = syntax(found)
    own = Times(found, parsed, dates.Periods(found))
    return _table(("predicate", "its own date"), ((f.lemma, own.of_event(f.token) or "none") for f in parsed.frames))


def _facts() -> tuple[Fact, ...]:
    return extract(Article("a", SENTENCE, issued=ISSUED, language="en"), "kz").facts


def facts() -> str:
    """What the rules of each relation read."""
    rows = ((f"`{f.rule}`", f"{f.confidence:.2f}", "<br>".join(_roles(f))) for f in _facts())
    return _table(("rule", "confidence", "roles"), rows)


def _roles(fact: Fact) -> Iterator[str]:
    for role, values in fact.roles.items():
        yield f"*{role}*: {', '.join(map(_value, values))}"


def _value(value: Value) -> str:
    return f"`{value.id}`" if isinstance(value, Entity) else str(value)


def graph() -> str:
    """The statements about the visit and what proves it, in the article's named graph."""
    reading = extract(Article("a", SENTENCE, issued=ISSUED, language="en"), "kz")
    lines = (" ".join(_short(term) for term in triple) for triple in reading_triples(reading, []))
    return "```\n" + "\n".join(line for line in lines if "visit-" in line.split()[0]) + "\n```\n"


def _short(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(term)
    longest = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
    found = next(((p, base) for p, base in longest if term.value.startswith(base)), None)
    return f"{found[0]}:{term.value.removeprefix(found[1])}" if found is not None else str(term)
