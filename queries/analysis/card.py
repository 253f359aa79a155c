"""All about an entity on a card: what it is called and is, what it holds and held, what is told of it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

import ontology.schema
from ontology.namespaces import ID, ORDA, article_id
from ontology.reference import LANGUAGES
from ontology.schema import in_language
from queries.analysis.offices import told_of
from queries.analysis.reading import LATER, meant
from queries.analysis.texts import counted, heading
from queries.ask import resolve
from queries.ask.source import Source, nodes, texts, values_of
from queries.ask.tenures import Tenure, of_offices, tenures, values
from queries.ask.terminal import visible
from queries.facts import writing
from queries.facts.named import base, named
from queries.facts.participation import counted as facts_counted
from queries.facts.regions import around
from queries.facts.releases import releases
from queries.facts.seats import is_present, of_one_seat
from queries.facts.telling import Teller, text

SHOWN = 5  # articles, of which the latest
_INDENT = "\n  "  # before lines that go on with what a heading begins


@dataclass(frozen=True, slots=True)
class Mentioning:
    """An article that mentions an entity: its id, title, and date, as precise as it is told."""

    article: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the graph knows of an entity; shown by a notebook, and printed, as a card.

    Attributes:
        iri: its IRI; any method that takes a name takes the card.
        name: what it is called in the card's language.
        kind: what it is, in that language.
        names: all that it is called, by language, the preferred name first.
        present: the offices that a person is known to hold, or that others hold at it.
        career: the offices that a person held, with their years, the latest first.
        within: what it lies in, the nearest first.
        facts: how many facts tell of it, by kind.
        mentions: how many articles mention it, those of one release once.
        articles: the latest of them.
        point: its latitude and longitude in degrees; None where they are not known.
        language: that it is told in.

    >>> kg.entity("almaty").names["kk"][0]
    'Алматы'
    """

    iri: str
    name: str
    kind: str
    names: Mapping[str, Sequence[str]]
    present: Sequence[str]
    career: Sequence[str]
    within: Sequence[str]
    facts: Mapping[str, int]
    mentions: int
    articles: Sequence[Mentioning]
    point: tuple[float, float] | None
    language: str

    @property
    def id(self) -> str:
        """Its id, by which it can be asked for.

        >>> kg.entity("Алматы").id
        'almaty'
        """
        return self.iri.removeprefix(ID)

    def __str__(self) -> str:
        head = f"{self.name} ({self.kind})" if self.kind else self.name
        lines = (f"{name}: {_INDENT.join(said)}" for name, said in self._parts())
        return visible("\n".join([head, *lines]))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return _template().render(name=self.name, kind=self.kind, parts=list(self._parts()))

    def _parts(self) -> Iterator[tuple[str, list[str]]]:
        """The parts of the card that say anything, each with its heading and lines."""
        called = [f"{language}: {', '.join(self.names[language])}" for language in LANGUAGES if language in self.names]
        shown = [", ".join(filter(None, (a.title, writing.date(a.date, self.language)))) for a in self.articles]
        many = [counted("articles", self.mentions, self.language)] if self.mentions else []
        parts = {
            "names": called,
            "present": list(self.present),
            "career": list(self.career),
            "within": [", ".join(self.within)] if self.within else [],
            "facts": [f"{kind}: {number}" for kind, number in self.facts.items()],
            "articles": [*many, *shown],
            "coordinates": [", ".join(f"{degrees:.4f}" for degrees in self.point)] if self.point else [],
            "id": [self.id],
        }
        return ((heading(key, self.language), lines) for key, lines in parts.items() if lines)


def card(source: Source, language: str, thing: object) -> Card:
    """The card of an entity; see ``orda.KnowledgeGraph.entity``."""
    iri = meant(source, thing, language)
    kinds = resolve.classes(source, [iri]).get(iri, [])
    held = _held(source, iri)
    seats = of_one_seat(source, {tenure.role for tenure in held})
    now = [tenure for tenure in held if is_present(tenure, seats)]
    places = around(source, iri)
    called = resolve.labels(source, [iri, *places], language)
    point = [next((v.value for _, v in values_of(source, [iri], f"geo:{axis}")), "") for axis in ("lat", "long")]
    mentions, articles = _mentioning(source, iri, language)
    return Card(
        iri=iri,
        name=called.get(iri) or iri.removeprefix(ID),
        kind=ontology.schema.load().label(ORDA + kinds[0], language) if kinds else "",
        names=_names(source, iri),
        present=_told(source, now, iri, language),
        career=_told(source, [t for t in held if t.person == iri], iri, language) if base(kinds) == "Person" else (),
        within=[called[place] for place in places if place in called],
        facts=_facts(source, iri, language),
        mentions=mentions,
        articles=articles,
        point=(float(point[0]), float(point[1])) if all(point) else None,
        language=language,
    )


def _names(source: Source, iri: str) -> Mapping[str, Sequence[str]]:
    """All names by language, the preferred ones first."""
    found: dict[str, list[str]] = {}
    for prop in ("skos:prefLabel", "skos:altLabel"):
        for _, name in sorted(values_of(source, [iri], prop), key=lambda pair: str(pair[1].value)):
            known = found.setdefault(getattr(name, "language", None) or "", [])
            if name.value not in known:
                known.append(name.value)
    return found


def _held(source: Source, iri: str) -> list[Tenure]:
    """The tenures that an entity has part in, the latest first."""
    facts = told_of(source, [iri], "who", "role", "what")
    return sorted(tenures(source, facts), key=lambda t: (t.since or t.until, t.until or LATER), reverse=True)


def _told(source: Source, held: Sequence[Tenure], about: str, language: str) -> list[str]:
    """Tenures as sentences."""
    spoken = {iri for tenure in held for iri in (tenure.person, tenure.role, tenure.at) if iri}
    seats = {tenure.role: frozenset([tenure.at]) for tenure in held if tenure.at}
    teller = Teller(named(source, spoken, language), language, seats, frozenset([about]))
    relation = next(iter(of_offices().values()))
    return list(dict.fromkeys(text(teller(relation, values(tenure, relation))) for tenure in held))


def _facts(source: Source, iri: str, language: str) -> Mapping[str, int]:
    """How many facts tell of an entity, by what they are called, the kind of which there are most first."""
    relations = ontology.schema.load().relations
    found = sorted(facts_counted(source, iri).items(), key=lambda item: (-item[1], item[0]))
    return {in_language(relations[name].label, language, name): many for name, many in found}


def _mentioning(source: Source, iri: str, language: str) -> tuple[int, list[Mentioning]]:
    """How many articles mention an entity, those of one release once, and the latest of them."""
    asked = f"SELECT ?a ?d WHERE {{ ?a orda:mentions {nodes([iri])} OPTIONAL {{ ?a dcterms:issued ?d }} }}"
    dates = dict(sorted((article, date) for article, date in texts(source, asked)))
    first = releases(source)
    latest = sorted(
        {first.get(article, article) for article in dates}, key=lambda a: (dates.get(a, ""), a), reverse=True
    )
    titles = resolve.labels(source, latest[:SHOWN], language)
    shown = [Mentioning(article_id(a), titles.get(a, article_id(a)), dates.get(a, "")) for a in latest[:SHOWN]]
    return len(latest), shown


@cache
def _template() -> Template:
    """The card as HTML; all that is put into it is escaped."""
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("card.html")
