"""The schema that everything below derives from, read from the ontology's Turtle files.

A relation is stated once, in ``relations/<name>.ttl``: its class, its roles (the property shapes that carry
``orda:role``), its labels and the edge that it draws. Its rules name its roles, and queries of the library its
properties; no other module names either, but the property of what lies in what (``ontology.namespaces.LOCATED_IN``),
which the reference data state, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import rdflib.plugins.parsers.notation3 as turtle
from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.namespaces import ORDA, PREFIXES

FOLDER = Path(__file__).parent
ENTITY_CLASSES = ("Person", "Organization", "Place", "Facility", "Initiative", "Award")

# What annotations may say; the ontology defines each.
TIME_LINE = ("who", "what", "role")
FOLLOW_THE_MONEY = ("Event", "Note", "Occupancy", "UnknownLink")
POPOLO = ("Event", "Membership")
IDENTITIES = ("Event", "State", "Words")
LAST = 1_000  # the order of what says nothing of it
QUESTIONS = (
    "who", "what", "concept", "whom", "where", "about", "when", "since", "until", "by_when", "amount", "at_least",
    "at_most", "unit", "status", "according_to",
)  # fmt: skip

_ORDA = Namespace(ORDA)
_SKOS = Namespace(PREFIXES["skos"])
_OWL = Namespace(PREFIXES["owl"])


class Comparison(StrEnum):
    """How a role is compared with the gold beside what makes the fact; ``orda:scoredBy`` says what each means."""

    NAME = "name"
    PHRASE = "phrase"
    TERM = "term"
    DATE = "date"
    YEAR = "year"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a relation.

    Attributes:
        name: the short name in rules and gold files (``"target"``).
        kind: what its values are: ``entity``, ``title`` (an office, or a title in words), ``text`` (words of the
            article), ``code`` (words in no language), ``number``, ``date`` or ``term``.
        properties: the properties that carry it, each with the classes or datatypes of its values; a value takes the
            first property whose range it fits.
        required: whether every fact has it.
        many: whether a fact may have several values of it.
        asks: the question that it answers in every relation alike: ``who``, ``what``, ``whom``, ``where`` …
        on_time_line: what its value is on a time line: ``who`` it is the line of, ``what`` stands beside, or the
            ``role``, an office; empty where it is not on one.
        scored_by: how it is compared with the gold; None where it is not, or makes the fact itself.
        tells_apart: whether two readings that both fill it, and differently, are two facts.
        exclusive: whether of two readings of one sentence that differ in it alone one is wrong.
        heading: what a page about its value calls such facts, per language.
    """

    name: str
    kind: str
    properties: tuple[tuple[str, tuple[str, ...]], ...]
    required: bool
    many: bool
    asks: str = ""
    on_time_line: str = ""
    scored_by: Comparison | None = None
    tells_apart: bool = False
    exclusive: bool = False
    heading: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """The link that a fact draws between two of its roles."""

    source: str
    target: str
    label: Mapping[str, str]
    colour: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of fact.

    Attributes:
        name: the short name (``"visit"``).
        iri: the class of its facts, or the property that a two-place relation states directly.
        statement: whether it is a two-place relation, kept as an ``orda:Assertion``.
        identity: when two readings with the same roles are one fact: always (``State``), when their date or article
            agree (``Event``), or when their words do (``Words``).
        roles: its roles by name.
        label: its name per language.
        definition: its definition per language.
        edges: what it draws, best first.
        follow_the_money: the schema of FollowTheMoney that its facts are exported as; empty where they are not.
        popolo: the class of Popolo that its facts are exported as; empty where they are not.
        excludes: the relations of which one sentence says not the same as of this one.
        begins, ends: the relations of the states that its events begin or end.
        persons_do: the groups of its predicates whose subject is a person.
        done_to_persons: those whose passive is said of a person.
        bring_in_speech: those that tell whose the direct speech beside them is.
        one_way: whether it holds in one direction only, so that nothing is in both ends of it.
        order: which relation a page begins with: the lowest.
        sentence: how a fact is told per language; ``orda:sentence`` says how it is written.
    """

    name: str
    iri: str
    statement: bool
    identity: str
    roles: Mapping[str, Role]
    label: Mapping[str, str]
    definition: Mapping[str, str] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    follow_the_money: str = ""
    popolo: str = ""
    excludes: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    persons_do: tuple[str, ...] = ()
    done_to_persons: tuple[str, ...] = ()
    bring_in_speech: tuple[str, ...] = ()
    one_way: bool = False
    order: int = LAST
    sentence: Mapping[str, str] = field(default_factory=dict)

    def asking(self, *questions: str) -> Iterator[Role]:
        """The roles that answer the questions, in the questions' order."""
        for question in questions:
            yield from (role for role in self.roles.values() if role.asks == question)

    def on_time_line(self, part: str) -> Iterator[Role]:
        """The roles whose values are ``who``, ``what`` or the ``role`` of a time line."""
        yield from (role for role in self.roles.values() if role.on_time_line == part)

    @property
    def dated_by(self) -> Role | None:
        """The role of an event's own date; None where the relation is no event, or has none."""
        date = PREFIXES["dcterms"] + "date"
        when = (role for role in self.asking("when") if role.properties[0][0] == date)
        return next(when, None) if self.identity == "Event" else None


@dataclass(frozen=True, eq=False)
class Schema:
    """Relations and classes of the ontology, what classes and named values are called, concepts, implausibilities.

    ``terms`` has what all terms are called that it defines or borrows, by IRI.
    """

    relations: Mapping[str, Relation]
    parents: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Mapping[str, str]]
    colours: Mapping[str, str]
    concepts: frozenset[str]
    implausibilities: Mapping[str, Mapping[str, str]]
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @lru_cache(maxsize=1000)  # noqa: B019 - one schema a process
    def base(self, cls: str) -> str:
        """The base entity class of ``cls`` (``"Region"`` → ``"Place"``), or ``cls`` itself where it has none."""
        return next((c for c in self.lineage(cls) if c in ENTITY_CLASSES), cls)

    def lineage(self, cls: str) -> Iterator[str]:
        """``cls`` and its superclasses within Orda, nearest first."""
        todo, seen = [cls], set()
        while todo:
            current = todo.pop(0)
            if current not in seen:
                seen.add(current)
                yield current
                todo += self.parents.get(current, ())

    @lru_cache(maxsize=10_000)  # noqa: B019 - one schema a process
    def is_a(self, cls: str, *ancestors: str) -> bool:
        """Is ``cls`` one of ``ancestors`` or a subclass of one?"""
        return any(c in ancestors for c in self.lineage(cls))


def in_language(texts: Mapping[str, str], language: str, otherwise: str = "") -> str:
    """One of some texts by language: in a language, or else in English, or else what stands for none."""
    return texts.get(language) or texts.get("en") or otherwise


def ontology_files() -> list[Path]:
    """The ontology's Turtle files, the core first."""
    return [FOLDER / "orda.ttl", FOLDER / "measures.ttl", *sorted((FOLDER / "relations").glob("*.ttl"))]


def ontology_graph() -> Graph:
    """The whole ontology, shapes included.

    Raises:
        ValueError: a file is no Turtle.
    """
    graph = Graph()
    for file in ontology_files():
        try:
            graph.parse(file)
        except turtle.BadSyntax as error:
            why = str(error).partition(" at ^")[0].replace(" of <>", "")  # what follows quotes the file
            raise ValueError(f"{_file(file)}: it is no Turtle: {' '.join(why.split())}") from None
    return graph


@cache
def load() -> Schema:
    """The schema, read once per process.

    Raises:
        ValueError: a file is no Turtle, uses a term that none defines, or has an annotation that says what it may not;
            the message names it.
    """
    graph = ontology_graph()
    for term in sorted(_undefined(graph)):
        users = (_file(f) for f in ontology_files() if re.search(rf"\borda:{term}\b", f.read_text(encoding="utf-8")))
        raise ValueError(f"{next(users, 'ontology')}: no file of the ontology defines orda:{term}")
    relations = [
        _relation(graph, node) for node in graph.subjects(RDF.type, _ORDA.Relation) if isinstance(node, URIRef)
    ]
    named = {str(c).removeprefix(ORDA): c for c in graph.subjects(RDF.type, _OWL.Class) if str(c).startswith(ORDA)}
    individuals = graph.subjects(RDF.type, _OWL.NamedIndividual)
    values = {str(i).removeprefix(ORDA): i for i in individuals if str(i).startswith(ORDA)}
    return Schema(
        relations={r.name: r for r in sorted(relations, key=lambda r: r.name)},
        parents={
            name: tuple(
                sorted(str(p).removeprefix(ORDA) for p in graph.objects(c, RDFS.subClassOf) if p in named.values())
            )
            for name, c in sorted(named.items())
        },
        labels={name: _texts(graph, c, RDFS.label) for name, c in sorted((named | values).items())},
        colours={name: str(v) for name, c in sorted(named.items()) if (v := graph.value(c, _ORDA.colour))},
        concepts=frozenset(_short(c) for c in graph.subjects(RDF.type, _ORDA.MeasureConcept)),
        implausibilities={
            _short(c): _texts(graph, c, RDFS.label)
            for c in sorted(graph.subjects(RDF.type, _ORDA.Implausibility), key=str)
        },
        terms={
            str(term): _texts(graph, term, RDFS.label)
            for term in sorted(set(graph.subjects(RDFS.label)), key=str)
            if isinstance(term, URIRef)
        },
    )


def _file(file: Path) -> str:
    """What messages call a file of the ontology."""
    return "/".join(["ontology", *file.relative_to(FOLDER).parts])


def _undefined(graph: Graph) -> set[str]:
    """The terms of Orda that are used and said nothing of: misspelt ones."""
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term in _ORDA}
    return {_short(term) for term in used.difference(graph.subjects())}


def _relation(graph: Graph, node: URIRef) -> Relation:
    name = str(graph.value(node, _ORDA.name))
    try:
        return _stated(graph, node, name)
    except ValueError as error:
        raise ValueError(f"ontology/relations/{name}.ttl: {error}") from None


def _stated(graph: Graph, node: URIRef, name: str) -> Relation:
    statement = not str(node).removeprefix(ORDA)[0].isupper()
    roles = _statement_roles(graph, node) if statement else _shape_roles(graph, node)
    return Relation(
        name=name,
        iri=str(node),
        statement=statement,
        identity=_said(graph, node, _ORDA.identity, IDENTITIES, needed=True),
        roles=roles,
        label=_texts(graph, node, RDFS.label),
        definition=_texts(graph, node, _SKOS.definition),
        edges=tuple(_edges(graph, node, tuple(roles))),
        follow_the_money=_said(graph, node, _ORDA.followTheMoney, FOLLOW_THE_MONEY),
        popolo=_said(graph, node, _ORDA.popolo, POPOLO),
        excludes=frozenset(_excluded(graph, node)),
        begins=frozenset(_names(graph, graph.objects(node, _ORDA.begins))),
        ends=frozenset(_names(graph, graph.objects(node, _ORDA.ends))),
        persons_do=_all_said(graph, node, _ORDA.personsDo),
        done_to_persons=_all_said(graph, node, _ORDA.doneToPersons),
        bring_in_speech=_all_said(graph, node, _ORDA.bringsInSpeech),
        one_way=(node, RDF.type, _OWL.AsymmetricProperty) in graph,
        order=_order(graph, node),
        sentence=_texts(graph, node, _ORDA.sentence),
    )


def _excluded(graph: Graph, node: URIRef) -> Iterator[str]:
    """The names of the relations that one excludes, whichever of the two says so."""
    return _names(graph, (*graph.objects(node, _ORDA.excludes), *graph.subjects(_ORDA.excludes, node)))


def _names(graph: Graph, relations: Iterable[Node]) -> Iterator[str]:
    return (str(graph.value(other, _ORDA.name)) for other in relations)


def _statement_roles(graph: Graph, node: URIRef) -> dict[str, Role]:
    ends = (
        (_ORDA.subjectRole, _ORDA.subjectAsks, _ORDA.subjectHeading, RDF.subject, RDFS.domain),
        (_ORDA.objectRole, _ORDA.objectAsks, _ORDA.objectHeading, RDF.object, RDFS.range),
    )
    roles = {}
    for role, asks, heading, path, values in ends:
        name, question = str(graph.value(node, role)), _said(graph, node, asks, QUESTIONS)
        carried = ((str(path), _classes(graph, graph.value(node, values))),)
        called = _texts(graph, node, heading)
        roles[name] = Role(name, "entity", carried, required=True, many=False, asks=question, heading=called)
    return roles


def _shape_roles(graph: Graph, node: URIRef) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for shape in graph.subjects(SH.targetClass, node):
        for prop in graph.objects(shape, SH.property):
            if (name := graph.value(prop, _ORDA.role)) is None:
                continue
            old = roles.get(str(name))
            values = _range(graph, prop)
            options = (*(old.properties if old else ()), (str(graph.value(prop, SH.path)), values))
            required, many = int(str(graph.value(prop, SH.minCount) or 0)) > 0, graph.value(prop, SH.maxCount) is None
            scored = _said(graph, prop, _ORDA.scoredBy, tuple(Comparison))
            roles[str(name)] = Role(
                name=str(name),
                kind=_kind(graph, prop, values),
                properties=tuple(sorted(options)),
                required=required,
                many=many,
                asks=_said(graph, prop, _ORDA.asks, QUESTIONS),
                on_time_line=_said(graph, prop, _ORDA.onTimeLine, TIME_LINE),
                scored_by=Comparison(scored) if scored else None,
                tells_apart=bool(graph.value(prop, _ORDA.tellsApart)),
                exclusive=bool(graph.value(prop, _ORDA.exclusive)),
                heading=_texts(graph, prop, _ORDA.heading) or (old.heading if old else {}),
            )
    return dict(sorted(roles.items()))


def _kind(graph: Graph, prop: Node, values: tuple[str, ...]) -> str:
    kinds = {str(XSD.decimal): "number", str(XSD.gYear): "date", str(RDF.langString): "text", str(XSD.string): "code",
             PREFIXES["org"] + "Role": "title"}  # fmt: skip
    if graph.value(prop, SH["in"]) is not None:
        return "term"
    return next((kind for datatype, kind in kinds.items() if datatype in values), "entity")


def _range(graph: Graph, prop: Node) -> tuple[str, ...]:
    """The classes or datatypes that a property shape admits."""
    alternatives = graph.value(prop, SH["or"])
    shapes = [prop, *(Collection(graph, alternatives) if alternatives is not None else ())]
    found: list[str] = []
    for shape in shapes:
        for key in (SH["class"], SH.datatype):
            found += [_short(v) for v in graph.objects(shape, key)]
        if (members := graph.value(shape, SH["in"])) is not None:
            found += [_short(v) for v in Collection(graph, members)]
    return tuple(found) or (_short(XSD.string),)


def _classes(graph: Graph, node: Node | None) -> tuple[str, ...]:
    if isinstance(node, BNode) and (members := graph.value(node, _OWL.unionOf)) is not None:
        return tuple(_short(m) for m in Collection(graph, members))
    return (_short(node),) if node is not None else ()


def _edges(graph: Graph, node: URIRef, roles: tuple[str, ...]) -> Iterator[Edge]:
    for edge in sorted(graph.objects(node, _ORDA.edge), key=lambda edge: _order(graph, edge)):
        yield Edge(
            source=_said(graph, edge, _ORDA["from"], roles, needed=True),
            target=_said(graph, edge, _ORDA.to, roles, needed=True),
            label=_texts(graph, edge, RDFS.label),
            colour=str(graph.value(edge, _ORDA.colour)),
        )


def _order(graph: Graph, node: Node) -> int:
    return int(str(graph.value(node, _ORDA.order) or LAST))


def _all_said(graph: Graph, node: Node, annotation: URIRef) -> tuple[str, ...]:
    """All that an annotation says, in order."""
    return tuple(sorted(map(str, graph.objects(node, annotation))))


def _said(graph: Graph, node: Node, annotation: URIRef, allowed: tuple[str, ...], *, needed: bool = False) -> str:
    """What an annotation says, which is one of a few words; empty where it is not there and need not be."""
    said = _short(graph.value(node, annotation) or Literal(""))
    if said not in allowed and (said or needed):
        about = graph.value(node, SH.path) or graph.value(None, _ORDA.edge, node) or node
        is_what = f"is “{said}”" if said else "is missing"
        raise ValueError(f"{_short(about)}: orda:{_short(annotation)} {is_what} and may be {', '.join(allowed)}")
    return said


def _texts(graph: Graph, node: Node, prop: Node) -> dict[str, str]:
    return dict(sorted((getattr(o, "language", None) or "", str(o)) for o in graph.objects(node, prop)))


def _short(term: Node) -> str:
    return str(term).removeprefix(ORDA)
