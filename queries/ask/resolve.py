"""From a name, an id or an IRI to the entity that is meant, and from IRIs to names."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import ID, LOCATED_IN, ORDA, PREFIXES, entity_iri
from ontology.reference import LANGUAGES
from ontology.schema import ENTITY_CLASSES
from queries.ask import offices, search
from queries.ask import texts as said
from queries.ask.catalog import QueryError
from queries.ask.source import Source, nodes, pairs, texts, values_of

_NAMES = f"<{PREFIXES['skos']}prefLabel>|<{PREFIXES['skos']}altLabel>"
_CLASSES = " ".join(f"<{ORDA}{name}>" for name in ENTITY_CLASSES)
_QUOTES = re.compile("[\"'«»“”„‟‘’‹›]")
_SHOWN = 8
_LIKE = 0.7  # how like a name must be to be suggested, 0 to 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the value of a parameter was taken for.

    Attributes:
        node: the entity, or the date, number or text.
        exact: whether it was given as one of the entity's names, its id or IRI, and not by a part of a name.
    """

    node: ox.NamedNode | ox.Literal
    exact: bool = True


def entity(source: Source, name: str, language: str = "en") -> ox.NamedNode:
    """The entity that ``name`` means; see ``meaning``."""
    return cast("ox.NamedNode", meaning(source, name, language).node)


def meaning(source: Source, name: str, language: str = "en", names: list[tuple[str, str]] | None = None) -> Meaning:
    """What ``name`` means: whoever is called so, else the one that the search finds, else who held the office named.

    Args:
        source: the store or endpoint to look in.
        name: a name in any language and script, or a part of it; an office, with a date; an id, or an IRI.
        language: to name candidates in.
        names: every entity's names, where they are known: see ``all_names``.

    Raises:
        QueryError: nothing is called so, and what is near is named; or several are, and each is introduced.
    """
    wanted = name.strip()
    if re.match(r"https?://", wanted):
        return Meaning(_named(wanted, language))
    if not wanted:
        raise QueryError(said.say("empty_name", language))
    if _known(source, node := _named(entity_iri(wanted), language)):
        return Meaning(node)
    exact = _called(source, wanted)
    found, one = exact, next(iter(exact)) if len(exact) == 1 else None
    if one is None:  # none is called so, or several: see who else is but for its case
        names = all_names(source) if names is None else names
        exact = {iri for iri, other in names if folded(other) == folded(wanted)}
        found, one = _meant(source, names, wanted, exact)
    if one is not None:
        return Meaning(ox.NamedNode(one), one in exact)
    if found:
        shown = list(introduced(source, found, language, ids=True).values())
        more = [said.say("more", language, n=len(shown) - _SHOWN)] if len(shown) > _SHOWN else []
        raise QueryError(said.say("any_of", language, name=wanted, names="; ".join([*shown[:_SHOWN], *more])))
    near = _near(source, names or (), wanted, language)
    raise QueryError(said.say("unknown", language, name=wanted) + near)


def _meant(source: Source, names: list[tuple[str, str]], wanted: str, exact: set[str]) -> tuple[set[str], str | None]:
    """Who may be meant by words, and the one that clearly is: by name, by an office, by a part of a name."""
    held = set() if exact else offices.holders(source, wanted, whole=True)
    if not held:
        fitting = {iri: {wanted} for iri in exact} or search.best(names, wanted)
        if fitting:
            return set(fitting), search.chief(fitting)
        held = offices.holders(source, wanted)
    return held, next(iter(held)) if len(held) == 1 else None


def introduced(source: Source, iris: Iterable[str], language: str = "en", *, ids: bool = False) -> dict[str, str]:
    """Entities with what tells those of like names apart: “Kostanay (city, Kostanay region)”; see ``told_apart``.

    Args:
        source: the store or endpoint.
        iris: the entities.
        language: of the names.
        ids: whether the id stands there as well.
    """
    found = {}
    for iri, (name, about) in told_apart(source, iris, language).items():
        shown = ", ".join(text for text in (about, f"id {iri.removeprefix(ID)}" if ids else "") if text)
        found[iri] = f"{name} ({shown})" if shown else name
    return found


def told_apart(source: Source, iris: Iterable[str], language: str = "en") -> dict[str, tuple[str, str]]:
    """The name of each entity and what tells it from those of like names, by IRI, the shortest names first.

    Of a person that is the latest office and its years, of anything else its class and where it lies or belongs.
    """
    if not (wanted := sorted(set(iris))):
        return {}
    kinds, offices, seats = classes(source, wanted), _offices(source, wanted), _seats(source, wanted)
    roles = {iri: role for iri, (role, _) in offices.items()}
    names = labels(source, {*wanted, *seats.values(), *roles.values()}, language)
    called = {iri: names.get(iri) or iri.removeprefix(ID) for iri in wanted}
    found = {}
    for iri in sorted(wanted, key=lambda i: (len(called[i]), called[i])):
        if iri in offices:
            said = [names.get(roles[iri], ""), offices[iri][1]]
        else:
            kind = ontology.schema.load().label(ORDA + kinds[iri][0], language) if kinds.get(iri) else ""
            said = [kind, names.get(seats.get(iri, ""), "")]
        found[iri] = called[iri], ", ".join(text for text in said if text)
    return found


def _offices(source: Source, iris: Iterable[str]) -> dict[str, tuple[str, str]]:
    """An office of each person who holds or held one, and its years: of those held now, else of all, the most told."""
    tenures = texts(
        source,
        f"""SELECT DISTINCT ?tenure ?person ?role ?start ?end WHERE {{ VALUES ?person {{ {nodes(iris)} }}
        ?tenure org:member ?person ; a orda:Tenure ; org:role ?role .
        OPTIONAL {{ ?tenure orda:start ?start }} OPTIONAL {{ ?tenure orda:end ?end }} }}""",
    )
    held: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for _, person, role, start, end in sorted(tenures):
        held[person].append((role, start[:4], end[:4]))
    found = {}
    for person, terms in held.items():
        told = Counter(role for role, _, _ in terms)
        order = lambda term, told=told: (bool(term[1]), not term[2], told[term[0]], term)  # noqa: E731
        role, since, until = max(terms, key=order)
        found[person] = (role, f"{since}–{until}" if since or until else "")
    return found


def _seats(source: Source, iris: Iterable[str]) -> dict[str, str]:
    """What each entity lies in, or belongs to; of several, the nearest."""
    seats: dict[str, set[str]] = defaultdict(set)
    for iri, seat in texts(
        source, f"SELECT ?s ?seat WHERE {{ VALUES ?s {{ {nodes(iris)} }} ?s {LOCATED_IN}|orda:partOf ?seat }}"
    ):
        seats[iri].add(seat)
    several = {seat for found in seats.values() if len(found) > 1 for seat in found}
    within = f"SELECT ?seat ?around WHERE {{ VALUES ?seat {{ {nodes(several)} }} ?seat {LOCATED_IN}+ ?around }}"
    around: dict[str, set[str]] = defaultdict(set)
    for seat, wider in texts(source, within) if several else ():
        around[seat].add(wider)
    return {iri: min(_nearest(found, around) or found) for iri, found in seats.items()}


def _nearest(seats: Set[str], around: Mapping[str, Set[str]]) -> set[str]:
    """The seats around no other of them."""
    return {seat for seat in seats if not any(seat in around.get(other, ()) for other in seats)}


def labels(source: Source, iris: Iterable[str], language: str = "en") -> dict[str, str]:
    """A name for each IRI that has one: in ``language``, or in the first language that has one.

    An article is called by its title, a term of the ontology by its label there.
    """
    found: dict[str, list[ox.Literal]] = defaultdict(list)
    wanted = sorted(set(iris))
    for iri, name in values_of(source, wanted, f"{_predicate('skos', 'prefLabel')}|{_predicate('dcterms', 'title')}"):
        if isinstance(name, ox.Literal):  # a foreign graph may name a thing by another
            found[iri].append(name)
    schema = ontology.schema.load()
    return {iri: best(names, language) for iri, names in found.items()} | {
        iri: schema.label(iri, language) for iri in wanted if iri.startswith(ORDA) or iri in schema.terms
    }


def best(names: Iterable[ox.Literal], language: str = "en") -> str:
    """The name in a language, or in the first language that has one; empty where there is none."""
    order = {code: rank for rank, code in enumerate(dict.fromkeys([language, *LANGUAGES]))}
    ranked = ((order.get(name.language or "", len(order)), name.value) for name in names)
    return min(ranked, default=(0, ""))[1]


def folded(name: str) -> str:
    """A name without what does not tell names apart: case, quotation marks, е for ё, runs of white space."""
    plain = unicodedata.normalize("NFC", _QUOTES.sub("", name)).casefold().replace("ё", "е")
    return " ".join(plain.split())


def _called(source: Source, name: str) -> set[str]:
    """The entities that bear ``name``, letter by letter."""
    exact = " ".join(str(ox.Literal(name, language=language)) for language in LANGUAGES)
    found = pairs(
        source, f"SELECT ?s ?name {{ VALUES ?name {{ {exact} }} ?s {_NAMES} ?name ; a ?c VALUES ?c {{ {_CLASSES} }} }}"
    )
    return {iri.value for iri, _ in found}


def classes(source: Source, iris: Iterable[str]) -> dict[str, list[str]]:
    """The classes of Orda that each entity has, by their local names, the most specific first."""
    found: dict[str, set[str]] = defaultdict(set)
    for iri, cls in values_of(source, iris, "a"):
        if cls.value.startswith(ORDA):
            found[iri].add(cls.value.removeprefix(ORDA))
    return {iri: specific_first(kinds) for iri, kinds in found.items()}


def specific_first(kinds: Iterable[str]) -> list[str]:
    """Classes by their local names, those of any entity last."""
    return sorted(kinds, key=lambda kind: (kind in ENTITY_CLASSES, kind))


def _near(source: Source, names: Iterable[tuple[str, str]], name: str, language: str) -> str:
    """Entities of whose names one, or a word of one, is like ``name``, as the end of a message."""
    wanted = search.plain(name)
    known: dict[str, str] = {}
    for iri, other in sorted(names, key=lambda pair: (len(pair[1]), pair)):
        for part in (other, *other.split()):
            if 2 * min(len(part), len(wanted)) >= _LIKE * (len(part) + len(wanted)):  # else it cannot be
                known.setdefault(search.plain(part), iri)
    near = difflib.get_close_matches(wanted, known, n=5, cutoff=_LIKE)
    shown = introduced(source, list(dict.fromkeys(known[k] for k in near))[:3], language, ids=True)
    joint = said.say("or", language)
    return said.say("did_you_mean", language, names=joint.join(shown.values())) if shown else ""


def all_names(source: Source) -> list[tuple[str, str]]:
    """Every entity's IRI with each of its names."""
    found = pairs(source, f"SELECT DISTINCT ?s ?name {{ VALUES ?c {{ {_CLASSES} }} ?s a ?c ; {_NAMES} ?name }}")
    return [(iri.value, name.value) for iri, name in found if isinstance(name, ox.Literal)]


def _known(source: Source, node: ox.NamedNode) -> bool:
    """Does the graph say anything of the node, as of an entity, or prove it, as a fact?"""
    return any(
        pairs(source, f"SELECT ?p ?o WHERE {{ {place} }} LIMIT 1")
        for place in (f"{node} ?p ?o", f"GRAPH ?g {{ {node} ?p ?o }}")
    )


def _predicate(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


def _named(iri: str, language: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise QueryError(said.say("no_iri", language, iri=iri)) from None
