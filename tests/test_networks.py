"""Networks: whole, around an entity, of a relation, in a period, of what is shared; plain for networkx all the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.namespaces import ID
from queries.analysis import surroundings
from queries.analysis.evidence import FACTS
from queries.analysis.networks import network
from queries.ask.catalog import QueryError
from tests.gold_graph import sample_store
from tests.told import PEOPLE, Told, graph, node

TOKAYEV = f"{ID}kassym-jomart-tokayev"
PERSONS = ("Person", "Person")


def _visit(person: str, place: str, when: str = "") -> Told:
    return "visit", {"person": person, "target": place} | ({"when": when} if when else {})


def _edges(found: nx.Graph[str]) -> set[str]:
    """The edges, whichever end comes first."""
    return {f"{sorted(edge[:2])} {edge[2:]}" for edge in found.edges(data=True)}


def _shared(found: nx.Graph[str]) -> dict[frozenset[str], int]:
    return {frozenset(end.rsplit("/", 1)[-1] for end in pair): many for *pair, many in found.edges(data="weight")}


# ---- whole


def test_the_whole_network_has_weights_dates_and_facts_on_its_edges() -> None:
    told: list[Told] = [
        _visit("ann", "hill", "2021-05-04"),
        ("implemented_in", {"initiative": "roads", "place": "hill"}),
    ]
    found = network(graph({"a": ("2021-05-06", told)}))
    visit, running = (found.get_edge_data(node(one), node("hill")).popitem()[1] for one in ("ann", "roads"))
    assert (visit["weight"], visit["first"], visit["last"]) == (1, "2021-05-04", "2021-05-04")
    assert (running["first"], running["last"]) == ("2021-05-06", "")  # it goes on
    assert visit[FACTS].startswith(f"{ID}fact/visit-")
    assert (found.nodes[node("ann")]["label"], found.nodes[node("ann")]["articles"]) == ("Ann", 1)


def test_only_what_is_of_a_relation_or_a_period() -> None:
    told: list[Told] = [
        _visit("ann", "hill", "2019-05-04"), _visit("ann", "lake", "2021"), _visit("bob", "lake", "2022-03"),
        ("meeting", {"person": "ann", "counterpart": "bob", "when": "2021-05-04"}), _visit("cat", "hill"),
    ]  # fmt: skip
    store = graph({"a": ("", told)})
    ends = lambda found: {(a.rsplit("/", 1)[-1], b.rsplit("/", 1)[-1]) for a, b in found.edges()}  # noqa: E731
    assert ends(network(store, relations="meeting")) == {("ann", "bob")}
    found = network(store, since=2021, until="2021-12")
    assert ends(found) == {("ann", "lake"), ("ann", "bob")}
    assert [(out.number, len(out.facts)) for out in found.left_out.itertuples()] == [(1, 1)]  # Cat's, without a date
    half = network(store, since="2021-05", until="2021-05", relations="visit")
    assert not half.edges
    assert half.left_out["number"].sum() == 2  # Ann's of 2021 may have been in May, Cat's whenever


def test_a_lasting_state_is_in_every_period_after_it_was_told() -> None:
    store = graph({"a": ("2019-05-06", [("implemented_in", {"initiative": "roads", "place": "hill"})])})
    assert [network(store, since=year, until=year).number_of_edges() for year in (2018, 2019, 2025)] == [0, 1, 1]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"relations": ["visits"]}, "there is no relation visits; there are: .*visit"),
        ({"between": ("Person", "Planet")}, "there is no class of entities Planet; there are: .*Person"),
        ({"between": ("Person", "Visit")}, "no class of entities Visit"),
        ({"steps": -1, "about": "Ann"}, "steps is how far to go"),
        ({"since": "soon"}, "soon"),
        ({"since": 2022, "until": 2021}, "ends before it begins"),
        ({"about": "Nobody at all"}, "nothing in the graph is called"),
    ],
)
def test_what_means_nothing_is_told(asked: dict[str, object], why: str) -> None:
    with pytest.raises((QueryError, ValueError), match=why):
        network(graph({"a": ("2021", [_visit("ann", "hill")])}), **asked)  # type: ignore[arg-type]


# ---- around an entity


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
@pytest.mark.parametrize("asked", [{}, {"relations": ["visit", "position"]}, {"since": 2023, "until": 2024}], ids=str)
def test_what_is_read_around_an_entity_is_what_lies_there_in_the_whole(steps: int, asked: dict[str, object]) -> None:
    store = sample_store()
    whole, near = network(store, **asked), network(store, about="Токаев", steps=steps, **asked)  # type: ignore[arg-type]
    expected = nx.ego_graph(whole, TOKAYEV, radius=steps, undirected=True)
    assert set(near) == set(expected)
    assert dict(near.nodes(data=True)) == dict(expected.nodes(data=True))
    assert _edges(near) == _edges(expected)


@pytest.mark.parametrize("between", [PERSONS, ("Person", "Place"), ("Initiative", "Region")])
def test_so_it_is_of_what_is_shared(between: tuple[str, str]) -> None:
    store, about = sample_store(), TOKAYEV if between[0] == "Person" else f"{ID}nurly-zhol"
    whole = network(store, between=between)
    for steps in (1, 2):
        near = network(store, about=about, steps=steps, between=between)
        assert _edges(near) == _edges(nx.ego_graph(whole, about, radius=steps))


def test_around_an_entity_no_more_is_asked_than_lies_there() -> None:
    """Of a chain of meetings, those that are further off are not read."""
    chain = [("meeting", {"person": a, "counterpart": b}) for a, b in pairwise(PEOPLE)]
    store = graph({"a": ("2021-05-06", chain)})
    read = set()

    class Watched:
        def query(self, sparql: str) -> object:
            answer = list(map(tuple, store.query(sparql)))  # type: ignore[arg-type]
            read.update(str(term) for row in answer for term in row)
            return answer

    found = network(Watched(), about=node("ann"), steps=2)
    assert {n.rsplit("/", 1)[-1] for n in found} == {"ann", "bob", "cat"}
    assert not any(node("eve") in term or node("fay") in term for term in read)


def test_what_was_too_much_to_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [("meeting", {"person": "ann", "counterpart": other}) for other in PEOPLE[1:]]
    store = graph({"a": ("2021-05-06", told)})
    monkeypatch.setattr(surroundings, "OF_CENTRE", 3)
    assert network(store, about="Ann").number_of_edges() == 3
    assert "Ann" in network(store, about="Ann").left_out["reason"][0]
    monkeypatch.setattr(surroundings, "OF_CENTRE", 100)
    monkeypatch.setattr(surroundings, "ENTITIES", 2)
    assert len(network(store, about="Ann")) == 3
    assert network(store, about="Ann").left_out["number"].tolist() == [3]


def test_who_is_linked_with_nobody_stands_alone() -> None:
    store = graph({"a": ("2021-05-06", [("quote", {"speaker": "ann", "words": "We shall see"})])})
    for asked in ({}, {"between": PERSONS}):
        found = network(store, about="Ann", **asked)  # type: ignore[arg-type]
        assert (list(found), found.number_of_edges()) == ([node("ann")], 0)
        assert found.nodes[node("ann")]["label"] == "Ann"


# ---- what is shared


def test_people_share_meetings_and_visits_of_one_day_and_place_but_no_article() -> None:
    told: list[Told] = [
        ("meeting", {"person": "ann", "counterpart": "bob", "when": "2021-05-04"}),
        _visit("ann", "hill", "2021-05-04"), _visit("bob", "hill", "2021-05-04"), _visit("cat", "lake", "2021-05-04"),
    ]  # fmt: skip
    found = network(graph({"a": ("2021-05-06", told)}), between=PERSONS)
    assert _shared(found) == {frozenset(["ann", "bob"]): 2}
    data = found.edges[node("ann"), node("bob")]
    assert (data["relation"], data["first"], len(data[FACTS].split())) == ("meeting visit", "2021-05-04", 3)
    assert found.caveats
    assert "bipartite" not in found.nodes[node("ann")]


def test_of_two_kinds_the_network_is_bipartite_and_places_stand_for_what_lies_in_them() -> None:
    told: list[Told] = [
        _visit("ann", "hill"), _visit("ann", "north"), _visit("ann", "capital"), _visit("bob", "land"),
        ("implemented_in", {"initiative": "roads", "place": "lake"}),
    ]  # fmt: skip
    store = graph({"a": ("2021-05-06", told)})
    regions = network(store, between=("Person", "Region"))
    assert _shared(regions) == {frozenset(["ann", "north"]): 2, frozenset(["ann", "capital"]): 1}
    assert nx.is_bipartite(regions)
    assert {n.rsplit("/", 1)[-1] for n, side in regions.nodes(data="bipartite") if side} == {"north", "capital"}
    assert regions.to_frame()["source"].tolist() == ["Ann", "Ann"]
    places = network(store, between=("person", "place"))
    assert {frozenset(["ann", "hill"]), frozenset(["bob", "land"])} < _shared(places).keys()
    assert _shared(network(store, between=("Programme", "Region"))) == {frozenset(["roads", "south"]): 1}


def test_a_reprint_adds_no_shared_event() -> None:
    told = [("meeting", {"person": "ann", "counterpart": "bob"})]
    articles = {"a": ("2021-05-05", told), "b": ("2021-05-06", told)}
    assert list(_shared(network(graph(articles), between=PERSONS)).values()) == [2]
    assert list(_shared(network(graph(articles, same=[("b", "a")]), between=PERSONS)).values()) == [1]


MEETINGS = st.lists(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=4, unique=True), max_size=8)


@given(MEETINGS)
def test_the_weight_is_the_number_of_shared_events(meetings: Sequence[Sequence[str]]) -> None:
    """Each meeting on a day of its own."""
    told: list[Told] = [
        ("meeting", {"person": some[0], "counterpart": tuple(some[1:]), "when": f"2021-05-{day:02}"})
        for day, some in enumerate(meetings, start=1)
    ]
    store = graph({"a": ("2021-06-01", told)})
    found = network(store, between=PERSONS)
    pairs = {frozenset(p) for some in meetings for p in nx.complete_graph(some).edges()}
    assert _shared(found) == {pair: sum(pair <= set(some) for some in meetings) for pair in pairs}
    for steps in (1, 2):
        if node("ann") in found:
            near = network(store, about=node("ann"), steps=steps, between=PERSONS)
            assert max(nx.single_source_shortest_path_length(near, node("ann")).values()) <= steps


# ---- plain, and with its proofs


def test_edges_and_nodes_are_findings_that_lead_to_their_sentences() -> None:
    found = network(sample_store(), between=PERSONS)
    rows = found.to_frame(iris=True)
    assert list(rows.columns)[:4] == ["source", "source_iri", "target", "target_iri"]
    assert (rows.dtypes["weight"], str(rows.dtypes["first"])) == (pd.Int64Dtype(), "datetime64[s]")
    assert rows.columns[-1] == FACTS
    assert all(isinstance(some, tuple) and some for some in rows[FACTS])
    edge = max(found.edges(data=True), key=lambda e: e[2]["weight"])
    by_iri, by_name, by_data = (
        found.evidence(e) for e in (edge[:2], [found.nodes[end]["label"] for end in edge[:2]], edge)
    )
    assert len(by_iri) >= edge[2]["weight"] > 1
    assert by_iri["sentence"].tolist() == by_name["sentence"].tolist() == by_data["sentence"].tolist()
    assert len(found.evidence()) >= len(by_iri)
    people = found.nodes_frame()
    assert people.loc[people["name"] == "Kassym-Jomart Tokayev", "links"].item() == found.degree(TOKAYEV)
    with pytest.raises(KeyError, match="no edge between Nobody and Ann"):
        found.evidence(("Nobody", "Ann"))


@pytest.mark.parametrize("between", [None, PERSONS, ("Person", "Region")])
def test_networkx_takes_it_for_its_own(tmp_path: Path, between: tuple[str, str] | None) -> None:
    found = network(sample_store(), between=between)
    plain = nx.MultiDiGraph(found) if between is None else nx.Graph(found)
    assert type(plain) in (nx.MultiDiGraph, nx.Graph)
