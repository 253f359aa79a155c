"""A network as the explorer page reads it: columns of numbers and words, in parts that can be delivered apart.

``core`` is what the page needs to open: entities, links, facts and where each was read. ``texts`` are the articles,
which hold the quoted sentences; ``outlines`` the regions of the map. A column has one value a row; entities, facts
and articles are named by their row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import networkx as nx

import ontology.reference
import ontology.schema
from ontology.namespaces import ARTICLE, ID, ORDA, PREFIXES
from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES, Relation
from queries.ask.rules import ground, rule_labels
from queries.ask.tenures import Tenure
from queries.facts.labels import asked, called, colour, question_called
from queries.facts.network import GREY, is_geography
from queries.pictures.layout import first_picture

Columns = dict[str, list[Any]]

# The columns of tenures: entities, or -1 for what is none of the network's; names; an office's id; dates; facts.
_TENURE = (
    "person", "at", "who", "role", "where", "office", "start", "end", "endsBy", "first", "last", "since", "until",
    "acting", "facts",
)  # fmt: skip


def parts(graph: nx.MultiDiGraph[str], *, start: int, about: str | None = None) -> dict[str, Any]:
    """The data of a page, by the part's name.

    Args:
        graph: as ``queries.pictures.view.view`` or ``queries.facts.network.network`` make it.
        start: how many entities the first picture shows.
        about: the entity or article that the first picture is about; None is an overview.
    """
    tables = _Tables(graph)
    chosen = first_picture(graph, start, about if about in tables.node else None)
    first = {
        "node": [tables.node[iri] for iri in chosen],
        "x": [x for x, _ in chosen.values()],
        "y": [y for _, y in chosen.values()],
        "about": tables.node.get(about or ""),
        "article": tables.article.get(about or ""),
    }
    return {
        "core": tables.core() | {"first": first},
        "texts": {"texts": tables.texts(), "mentions": _mentions(graph, tables)},
        "outlines": outlines(),
    }


class _Tables:
    """The columns of a network."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self.graph, self.schema = graph, ontology.schema.load()
        self.node = {iri: number for number, iri in enumerate(sorted(graph))}
        self.known: dict[str, Mapping[str, str]] = dict(sorted(graph.graph.get("articles", {}).items()))
        self.article = {iri: number for number, iri in enumerate(self.known)}
        self.pools: dict[int, list[str]] = {}  # the sentences of articles whose texts are not at hand
        self.fact: dict[str, int] = {}
        self.facts: Columns = {k: [] for k in ("id", "relation", "start", "end", "from", "until", "details", "proofs")}
        self.proofs: Columns = {
            k: [] for k in ("article", "start", "words", "before", "after", "rule", "sure", "marks")
        }
        self.links: Columns = {k: [] for k in ("from", "to", "kind", "fact")}
        self.notes: Columns = {k: [] for k in ("node", "fact")}
        self.tenures: Columns = {k: [] for k in _TENURE}
        self.relations, self.kinds, self.rules, self.roles = _Numbers(), _Numbers(), _Numbers(), _Numbers()
        self.classes, self.properties, self.values = _Numbers(), _Numbers(), _Numbers()
        self.kind_colours: dict[int, str] = {}
        edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
        for one, other, key, attributes in edges:
            kind = self.kinds(attributes["relation"], _packed(attributes.get("labels") or {"en": attributes["label"]}))
            self.kind_colours.setdefault(kind, attributes["colour"])
            self.links["from"].append(self.node[one])
            self.links["to"].append(self.node[other])
            self.links["kind"].append(kind)
            self.links["fact"].append(self._fact(attributes.get("fact") or f"{one} {other} {key}", attributes))
        for note in graph.graph.get("notes", ()):
            if note["node"] not in self.node:  # the graph is a part of a larger one
                continue
            self.notes["node"].append(self.node[note["node"]])
            self.notes["fact"].append(self._fact(note["fact"], note))
        for told in graph.graph.get("tenures", ()):
            self._tenure(told)

    def _fact(self, iri: str, attributes: Mapping[str, Any]) -> int:
        if iri not in self.fact:
            self.fact[iri] = len(self.fact)
            details = [
                [self.properties(prop), self.values(_text(value))] for prop, value in attributes.get("details", ())
            ]
            self.facts["id"].append(iri.removeprefix(ID) if attributes.get("fact") else "")
            self.facts["relation"].append(self.relations(attributes["relation"]))
            self.facts["start"].append(attributes.get("start", ""))
            self.facts["end"].append(attributes.get("end", ""))
            for column, date in zip(("from", "until"), attributes.get("span", ("", "")), strict=True):
                self.facts[column].append(date)
            self.facts["details"].append(details)
            self.facts["proofs"].append(len(attributes["evidence"]))
            for e in sorted(attributes["evidence"], key=lambda e: (e["date"], e["article"], e.get("start", 0))):
                self._proof(e, attributes["relation"])
        return self.fact[iri]

    def _tenure(self, told: Mapping[str, Any]) -> None:
        held: Tenure = told["tenure"]
        names = (self.values(_text(told[part])) for part in ("person", "role", "at"))
        ends = (self.node.get(iri, -1) for iri in (held.person, held.at))
        facts = [self.fact[iri] for iri in held.facts if iri in self.fact]
        dates = held.start, held.end, held.ends_by, *held.told, held.since, held.until
        row = (*ends, *names, held.role.removeprefix(ID), *dates, int(held.acting), facts)
        for column, value in zip(_TENURE, row, strict=True):
            self.tenures[column].append(value)

    def _proof(self, evidence: Mapping[str, Any], relation: str) -> None:
        before, words, after = (evidence[key] for key in ("before", "words", "after"))
        marks = self._marks(evidence, before, words + after, relation)
        article = self._article(evidence)
        text, at = self.known[evidence["article"]].get("text"), evidence.get("start", 0)
        if text is not None and text[at : at + len(words)] == words:
            at, before, after = _units(text[:at]), before.removeprefix("… "), after.removesuffix(" …")
        else:
            pool = self.pools.setdefault(article, [])
            at = _units(text or "") + sum(map(_units, pool)) + _units(before)
            pool.append(f"{before}{words}{after}\n")
        # JavaScript counts UTF-16 units
        row = (article, at, _units(words), _units(before), _units(after), self.rules(evidence.get("rule", "")),
               round(1000 * evidence.get("confidence", 1)), marks)  # fmt: skip
        for column, value in zip(self.proofs.values(), row, strict=True):
            column.append(value)

    def _marks(self, evidence: Mapping[str, Any], before: str, rest: str, relation: str) -> list[list[int]]:
        """The words of roles from where the evidence begins: where, how many units, and which role's."""
        found = []
        for start, end, role in evidence.get("marks", ()):
            first = len(before) + start - evidence["start"]
            said = (before + rest)[first : first + end - start]
            ahead = _units((before + rest)[:first]) - _units(before)
            found.append([ahead, _units(said), self.roles(relation, role)])
        return found

    def _article(self, evidence: Mapping[str, Any]) -> int:
        iri = evidence["article"]
        if iri not in self.article:
            self.article[iri] = len(self.article)
            self.known[iri] = {key: evidence.get(key, "") for key in ("title", "date", "source")}
        return self.article[iri]

    def core(self) -> dict[str, Any]:
        """Everything but the texts."""
        rows = [self.graph.nodes[iri] for iri in self.node]
        articles = [self.known[iri] for iri in self.article]
        nodes: Columns = {
            "id": [iri.removeprefix(ID) for iri in self.node],
            "label": [_labels(row) for row in rows],
            "names": [sorted({*row["names"]} - {row["label"], *_labels(row)}) for row in rows],
            "class": [self.classes(row["type"], row["base"]) for row in rows],
            "point": [row.get("point") or 0 for row in rows],
            "region": [self.node.get(row.get("region") or "", -1) for row in rows],
            "articles": [[self.article[a] for a in row.get("mentioned_in", ()) if a in self.article] for row in rows],
            "mentioned": [row["articles"] for row in rows],
        }
        return {
            "nodes": nodes,
            "links": self.links,
            "facts": self.facts,
            "proofs": self.proofs,
            "notes": self.notes,
            "tenures": self.tenures,
            "articles": {
                "id": [iri.removeprefix(ARTICLE) for iri in self.article],
                "whole": [int("text" in article) for article in articles],
            }
            | {k: [a.get(k, "") for a in articles] for k in ("title", "date", "source", "language", "publisher")},
            "values": [json.loads(v) if v.startswith("{") else v for (v,) in self.values],
            "rules": [{"name": rule, "ground": ground(rule), "labels": rule_labels(rule)} for (rule,) in self.rules],
            "roles": [
                {"labels": called(*key), "colour": colour(asked(*key)), "question": question_called(asked(*key))}
                for key in self.roles
            ],
            "properties": [self.schema.labels(prop) for (prop,) in self.properties],
            "relations": [self._relation(name) for (name,) in self.relations],
            "kinds": [self._kind(number, *key) for number, key in enumerate(self.kinds)],
            "classes": [self._class(*key) for key in self.classes],
            "bases": [{"labels": self._class_labels(n), "colour": self._colour(n)} for n in ENTITY_CLASSES],
            "namespaces": {"id": ID, "article": ARTICLE} | {k: PREFIXES[k] for k in ("orda", "org", "rdf", "dcterms")},
        }

    def texts(self) -> list[str]:
        """The text of each article, and quoted sentences that stand in none."""
        return [self.known[iri].get("text", "") + "".join(self.pools.get(n, ())) for iri, n in self.article.items()]

    def _class_labels(self, name: str) -> Mapping[str, str]:
        return self.schema.labels(ORDA + name)

    def _colour(self, name: str) -> str:
        return self.schema.colours.get(name, GREY)

    def _class(self, name: str, base: str) -> dict[str, Any]:
        return {"base": ENTITY_CLASSES.index(base), "labels": self._class_labels(name)}

    def _relation(self, name: str) -> dict[str, Any]:
        relation = self.schema.relations.get(name)
        labels = relation.label if relation else self.schema.labels(ORDA + name)
        office = relation is not None and any(role.kind == "title" for role in relation.roles.values())
        return {"labels": labels, "office": office}

    def _kind(self, number: int, relation: str, labels: str) -> dict[str, Any]:
        texts = json.loads(labels)
        stated = self.schema.relations.get(relation)
        return {"name": relation, "labels": texts, "colour": self.kind_colours[number],
                "geography": is_geography(relation), "pattern": _pattern(stated, relation, texts)}  # fmt: skip


class _Numbers:
    """Things numbered in the order in which they come."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], int] = {}

    def __call__(self, *key: str) -> int:
        return self._found.setdefault(key, len(self._found))

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._found)


def _labels(row: Mapping[str, Any]) -> list[str]:
    """The names of an entity in the three languages; fewer where they are the same."""
    names = [row.get("labels", {}).get(language) or row["label"] for language in LANGUAGES]
    return names if len(set(names)) > 1 else names[:1]


def _pattern(relation: Relation | None, name: str, labels: Mapping[str, str]) -> str:
    """The SPARQL pattern between ``?one`` and ``?other`` that a link of this kind stands for."""
    if relation is None or relation.statement:
        return f"?one <{relation.iri if relation else ORDA + name}> ?other"
    edge = next((e for e in relation.edges if dict(e.label) == dict(labels)), relation.edges[0])
    one, other = (_path(relation, end) for end in (edge.source, edge.target))
    return f"?fact a <{relation.iri}> ; {one} ?one ; {other} ?other . FILTER (?one != ?other)"


def _path(relation: Relation, role: str) -> str:
    return "|".join(f"<{prop}>" for prop, _ in relation.roles[role].properties)


def _text(value: str | Mapping[str, str]) -> str:
    return value if isinstance(value, str) else _packed(value)


def _packed(texts: Mapping[str, str]) -> str:
    return json.dumps(dict(sorted(texts.items())), ensure_ascii=False)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _mentions(graph: nx.MultiDiGraph[str], tables: _Tables) -> list[list[list[int]]]:
    """Where each article names its entities: start, length and entity, in the order of the text."""
    named: list[list[str]] = [[] for _ in tables.article]
    for iri in tables.node:
        for article in graph.nodes[iri].get("mentioned_in", ()):
            if article in tables.article:
                named[tables.article[article]].append(iri)
    return [
        sorted([start, length, tables.node[n]] for start, length, n in _named(text, graph, named[number]))
        for number, iri in enumerate(tables.article)
        for text in [tables.known[iri].get("text", "")]
    ]


def _named(text: str, graph: nx.MultiDiGraph[str], entities: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The names of the entities in a text, the longest first where they overlap."""
    whose: dict[str, str] = {}
    for iri in entities:
        row = graph.nodes[iri]
        surname = row["label"].rsplit(" ", 1)[-1:] if row["base"] == "Person" else []
        for name in sorted({row["label"], *row["names"], *surname}):
            if len(name) > 2:
                whose.setdefault(name, iri)
    taken: list[tuple[int, int]] = []
    for name in sorted(whose, key=lambda n: (-len(n), n)):
        if _beginning(name) not in text:  # far quicker than the pattern
            continue
        for match in _inflected(name).finditer(text):
            start, end = match.span()
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                yield _units(text[:start]), _units(match.group()), whose[name]


@cache
def _inflected(name: str) -> re.Pattern[str]:
    """A name in any case: the ends of long Cyrillic words are left open."""
    words = [re.escape(_stem(word)) + (r"\w{0,6}" if _stem(word) != word else "") for word in name.split()]
    return re.compile(r"(?<!\w)" + r"[\s-]+".join(words) + r"(?!\w)")


def _beginning(name: str) -> str:
    """The letters that every form of a name begins with."""
    return _stem(name.split()[0]) if name.strip() else name


@cache
def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)] if len(word) > 4 and re.search("[а-яәғқңөұүһі]", word) else word


@cache
def outlines() -> list[dict[str, Any]]:
    """The regions of the countries that there are reference data of: an id and rings of longitude, latitude."""
    found = []
    for reference in map(ontology.reference.load, ontology.reference.countries()):
        top = {e.id for e in reference.entities.values() if e.get("part_of") == reference.country}
        for feature in reference.outlines:
            if (identifier := feature["properties"]["id"]) in top:
                shape = feature["geometry"]
                polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
                rings = [[[round(x, 2), round(y, 2)] for x, y in polygon[0]] for polygon in polygons]
                found.append({"id": identifier, "rings": rings})
    return found
