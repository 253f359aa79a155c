"""How much is told of each region or district, as rows and as a map."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import ontology.reference
import ontology.schema
from ontology.namespaces import ID
from ontology.schema import Role
from queries.analysis.coverage import coverage
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import IRI, Kind, frame
from queries.analysis.outlines import Shape, outlines
from queries.analysis.periods import Period
from queries.analysis.reading import Asked, Columns, misread, read
from queries.analysis.texts import counted, sentence
from queries.ask import resolve
from queries.ask.source import Source, texts, values_of
from queries.ask.stored import StoredFact
from queries.facts import writing
from queries.facts.regions import districts, regions
from queries.facts.releases import releases

KINDS = {
    "place": Kind.THING, "number": Kind.WHOLE, "latitude": Kind.NUMBER, "longitude": Kind.NUMBER, FACTS: Kind.FACTS,
}  # fmt: skip
LEVELS: Mapping[str, Callable[[Source, Iterable[str]], dict[str, str]]] = {"region": regions, "district": districts}

_NOWHERE = "Person"  # whoever lies in no place
_LEADING = 2  # how many places may have the most for a title to name them
_ARTICLES, _FIGURES = "articles", "indicator"
# What can be counted: the relation whose facts tell of it, and the role whose things are counted; else its facts are.
_COUNTED = {
    "visits": ("visit", ""), "instructions": ("instruction", ""), "programmes": ("implemented_in", "initiative"),
}  # fmt: skip
_BY_ARTICLE = "instruction"  # whose facts are asked for by when they were told, as ``kg.instructions`` does
_DATE, _ISSUED = "date", "issued"


@dataclass(slots=True)
class _Told:
    """What is told of somewhere.

    Attributes:
        title: what is counted and how many, in words.
        of: what is counted at each node: IRIs of articles, facts or things.
        proofs: the facts that tell of what is counted at each node.
        left_out: what was not counted.
        facts: those that were counted.
    """

    title: str = ""
    of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    proofs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    left_out: list[LeftOut] = field(default_factory=list)
    facts: list[StoredFact] = field(default_factory=list)

    def gathered(self, lying: Mapping[str, str]) -> _Told:
        """The same at the places that the nodes lie in."""
        found = _Told(self.title, left_out=self.left_out, facts=self.facts)
        for node, place in lying.items():
            found.of[place] |= self.of[node]
            found.proofs[place] |= self.proofs.get(node, set())
        return found

    @property
    def all(self) -> set[str]:
        """All that is counted."""
        return {one for some in self.of.values() for one in some}


def by_place(
    source: Source,
    language: str,
    what: str,
    per: str = "region",
    since: object = None,
    until: object = None,
    *,
    iris: bool = False,
) -> Finding:
    """How much is told of each place; see ``orda.KnowledgeGraph.map``."""
    if per not in LEVELS:
        raise ValueError(f"there is no map per “{per}”; there are {', '.join(LEVELS)}")
    period = Period.of(since, until)
    told = _articles(source, language, period) if what == _ARTICLES else _facts(source, language, what, period)
    found = told.gathered(LEVELS[per](source, told.of))
    if elsewhere := told.all - found.all:
        facts = {iri for node, some in told.of.items() if some <= elsewhere for iri in told.proofs.get(node, ())}
        found.left_out.append(LeftOut(sentence("elsewhere", language), len(elsewhere), tuple(sorted(facts))))
    names = _names(source, found.of, language)
    order = sorted(found.of, key=lambda place: (-len(found.of[place]), names[place]))
    points = _points(source, order)
    rows = [
        {
            "place": names[place], "place" + IRI: place, "number": len(found.of[place]),
            "latitude": points.get(place, (None, None))[0], "longitude": points.get(place, (None, None))[1],
            FACTS: tuple(sorted(found.proofs[place])),
        }
        for place in order
    ]  # fmt: skip
    leading = [place for place in order if len(found.of[place]) == len(found.of[order[0]])]
    most = {"place": "", "most": ""}
    if len(leading) <= _LEADING < len(order):
        most = {"place": ", ".join(names[place] for place in leading), "most": str(len(found.of[order[0]]))}
    number = counted(per, len(order), language) if order else ""
    caveats = misread(found.facts, language)
    shapes, ground = _shapes(order, per)
    if untold := len(set(shapes) - set(order)):
        caveats = (*caveats, sentence("untold_places", language, places=counted(per, untold, language)))
    context = Context(
        source,
        language,
        sentence("map", language, counted=found.title, places=number, years=_years(since, until, language), **most),
        tuple(found.left_out),
        caveats,
        picture("places", shapes={names[iri]: shapes[iri] for iri in order if iri in shapes}, ground=ground),
    )
    kinds = {"place": Kind.THING, "place" + IRI: Kind.TEXT} | KINDS if iris else KINDS
    return Finding.of(frame(rows, kinds), context)


def _years(since: object, until: object, language: str) -> str:
    """A period that was asked for, in words; empty where none was."""
    first, last = ("" if end is None else writing.date(str(end), language) for end in (since, until))
    return "–".join([first] if first == last else [first, last])


def _articles(source: Source, language: str, period: Period) -> _Told:
    """The articles that mention something, those of one release once, and the facts that they tell of it."""
    told, articles = _Told(), coverage(source)
    fits = {first: period.holds(date) if date else None for first, date in articles.dates.items()}
    wanted = {article for article, first in articles.first_of.items() if not period or fits[first]}
    for article, thing in texts(source, "SELECT DISTINCT ?a ?thing WHERE { ?a orda:mentions ?thing }"):
        if article in wanted:
            told.of[thing].add(articles.first_of[article])
    proven = "SELECT DISTINCT ?a ?fact ?thing WHERE { GRAPH ?a { ?fact prov:wasDerivedFrom ?e ; ?p ?thing } }"
    for article, fact, thing in texts(source, proven):
        if article in wanted and thing in told.of:
            told.proofs[thing].add(fact)
    if period and (rough := sum(fit is None for fit in fits.values())):
        told.left_out.append(LeftOut(sentence("articles_too_rough", language), rough))
    told.title = counted("articles", len({articles.first_of[article] for article in wanted}), language)
    return told


def _facts(source: Source, language: str, what: str, period: Period) -> _Told:
    """The facts of a relation, or the things in a role of it, at all that the facts speak of."""
    name, _, measure = what.strip().partition(" ")
    figures = name.removesuffix("s") == _FIGURES
    relation_name, counting = (_FIGURES, "") if figures else _COUNTED.get(what, (what, ""))
    relation = ontology.schema.load().relations.get(relation_name)
    if relation is None:
        known = ", ".join([_ARTICLES, *_COUNTED, f"{_FIGURES} MEASURE"])
        raise ValueError(f"there is no map of “{what}”; there are {known}, and the names of relations")
    roles = {role.name: role.name for role in relation.roles.values() if _may_lie_somewhere(role)}
    saying: dict[tuple[str, ...], str] = {("measure", "concept"): measure} if figures and measure else {}
    when = None if relation.name == _BY_ARTICLE else next(relation.asking("when"), None)
    columns = Columns(roles | {_DATE: when.name}, dated=_DATE) if when else Columns(roles, dated=_ISSUED)
    found = read(source, Asked(relation.name, saying=saying, period=period), columns, language)
    told, first = _Told(left_out=list(found.left_out)), releases(source)
    reprinted, placeless = [], []
    for row in found.rows:
        (iri,) = row[FACTS]
        articles = {e.article for e in found.by_iri[iri].evidence}
        if articles and not any(first.get(article, article) == article for article in articles):
            reprinted.append(iri)
            continue
        things = [one for role in roles if role != counting for one in row[role]]
        told.facts.append(found.by_iri[iri])
        for thing in things:
            told.of[thing] |= set(row[counting]) if counting else {iri}
            told.proofs[thing].add(iri)
        if not things:
            placeless.append(iri)
    told.left_out += [
        LeftOut(sentence(reason, language), len(iris), tuple(iris))
        for reason, iris in (("reprinted", reprinted), ("placeless", placeless))
        if iris
    ]
    kind = what if what in _COUNTED else "figures" if figures else "facts"
    number = counted(kind, len(told.all), language)
    told.title = sentence("on_measure", language, figures=number, measure=measure) if measure else number
    return told


def _may_lie_somewhere(role: Role) -> bool:
    """Has a role entities other than persons?"""
    return role.kind == "entity" and any({*classes} - {_NOWHERE} for _, classes in role.properties)


def _names(source: Source, iris: Iterable[str], language: str) -> dict[str, str]:
    """What places are called; those of one name with the region that they lie in."""
    wanted = list(iris)
    called = resolve.labels(source, wanted, language)
    names = {iri: called.get(iri) or iri.removeprefix(ID) for iri in wanted}
    many = Counter(names.values())
    alike = [iri for iri in wanted if many[names[iri]] > 1]
    around = regions(source, alike)
    regional = resolve.labels(source, around.values(), language)
    return names | {iri: f"{names[iri]} ({regional.get(around.get(iri, ''), iri.removeprefix(ID))})" for iri in alike}


def _points(source: Source, iris: Iterable[str]) -> dict[str, tuple[float, float]]:
    """The latitude and longitude of places."""
    wanted = list(iris)
    latitudes = {iri: float(value.value) for iri, value in values_of(source, wanted, "geo:lat")}
    longitudes = {iri: float(value.value) for iri, value in values_of(source, wanted, "geo:long")}
    return {iri: (latitudes[iri], longitudes[iri]) for iri in latitudes.keys() & longitudes.keys()}


def _shapes(iris: Sequence[str], per: str) -> tuple[Mapping[str, Shape], list[Shape]]:
    """The outlines of all places of a level in the country of most of these, and of its regions, to draw below."""
    wanted = set(iris)
    best: tuple[Mapping[str, Shape], list[Shape]] = {}, []
    for country in ontology.reference.countries():
        reference, known = ontology.reference.load(country), outlines(country)
        top = {f"{ID}{one.id}" for one in reference.entities.values() if one.get("part_of") == reference.country}
        level = {iri: shape for iri, shape in known.items() if (iri in top) == (per == "region")}
        if len(wanted & level.keys()) > len(wanted & best[0].keys()):
            best = level, [shape for iri, shape in known.items() if iri in top]
    return best
