"""What two-place relations relate to a thing, told of or not, such as the districts of a region: names by class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import ontology.schema
from graph.store import Store
from ontology.namespaces import ORDA, PREFIXES
from ontology.schema import Relation
from queries.ask import resolve
from queries.ask.source import nodes, texts
from queries.facts.named import Named, named

MOST = 300
_OBJECT = PREFIXES["rdf"] + "object"


Groups = Sequence[tuple[str, Sequence[Named]]]  # names by what they are, the most numerous class first


def parts(store: Store, node: str, language: str) -> Mapping[tuple[str, str], Groups]:
    """The subjects of each two-place relation that a node is the object of, by the relation and the node's role.

    Raises:
        ValueError: the node is no IRI.
    """
    ends = [
        (relation, role.name)
        for relation in ontology.schema.load().relations.values()
        for role in relation.roles.values()
        if role.properties[0][0] == _OBJECT
    ]
    found = {(relation.name, role): _groups(store, relation, node, language) for relation, role in ends}
    return {key: groups for key, groups in found.items() if groups}


def _groups(store: Store, relation: Relation, node: str, language: str) -> Groups:
    query = f"SELECT ?s WHERE {{ ?s {nodes([relation.iri])} {nodes([node])} }} ORDER BY ?s LIMIT {MOST}"
    subjects = [s for (s,) in texts(store, query)]
    names, kinds = named(store, subjects, language), resolve.classes(store, subjects)
    groups: dict[str, list[Named]] = defaultdict(list)
    for subject in subjects:
        if kinds.get(subject):
            groups[kinds[subject][0]].append(names[subject])
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [(ontology.schema.load().label(ORDA + kind, language), found) for kind, found in ordered]
