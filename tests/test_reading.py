"""The contract: a batch of articles gives the quads that a build gives, and no article costs another."""

from __future__ import annotations

import gc
import pickle
import time
from collections.abc import Callable

import pytest

import graph.reading
from extract.model import Article, Reading
from graph.quads import REFERENCE_GRAPH
from graph.reading import Options, extract_batch
from graph.releases import RELEASES
from graph.store import Store
from tests.conftest import articles


def test_a_batch_gives_the_quads_of_a_build(built: Store) -> None:
    graphs = [graph for graph in built.graphs() if graph != RELEASES and not graph.startswith(REFERENCE_GRAPH)]
    batch = extract_batch(articles(), Options("kz"))
    assert list(batch.read) == sorted(graphs, key=list(batch.read).index)
    assert set(batch.quads) == {quad for graph in graphs for quad in built.quads(graph)}
    assert batch.problems == []


def test_it_is_the_same_in_any_company() -> None:
    """Of an article alone, and among others in another order."""
    trip, *others = articles()
    alone, among = (extract_batch(found, Options("kz")) for found in ([trip], [*others, trip]))
    (graph,) = alone.read
    assert among.read[graph] == alone.read[graph]


def test_options_decide() -> None:
    sure, all_ = (extract_batch(articles(), Options("kz", least)) for least in (1.0, 0.0))
    assert sum(read.facts for read in sure.read.values()) < sum(read.facts for read in all_.read.values())


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Whatever is given happens where the article ``awards`` is read."""

    def break_(happen: Callable[[], object]) -> None:
        def extract(article: Article, *_: object) -> Reading:
            if article.id == "awards":
                happen()
            return Reading(article)

        monkeypatch.setattr(graph.reading, "extract", extract)

    return break_


def _raise() -> None:
    raise ZeroDivisionError("by zero")


@pytest.mark.parametrize(
    ("options", "happen", "told"),
    [
        (Options("kz"), _raise, "awards: could not be read (ZeroDivisionError: by zero; tests/test_reading.py, line "),
        (Options("kz", seconds=0.2), lambda: time.sleep(5), "awards: was not read within 0.2 seconds; split it, or al"),
        (Options("kz", longest=600), lambda: None, ""),
    ],
)
def test_an_article_that_cannot_be_read_costs_no_other(
    broken: Callable[[Callable[[], object]], None], options: Options, happen: Callable[[], object], told: str
) -> None:
    broken(happen)
    long = Article("long", "The akim came. " * 100)
    batch = extract_batch([*articles(), *([long] if not told else [])], options)
    (problem,) = batch.problems
    assert str(problem).startswith(told or "long: 1,500 characters long, and an article may have 600 characters")
    assert len(batch.read) == (3 if told else 4)


def test_without_a_country_nothing_is_read() -> None:
    with pytest.raises(ValueError, match="xx"):
        extract_batch(articles(), Options("xx"))


def test_it_goes_from_one_machine_to_another() -> None:
    batch = extract_batch(articles()[:1], Options("kz"))
    assert set(pickle.loads(pickle.dumps(batch)).quads) == set(batch.quads)


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("fails", [True, False])
def test_the_collector_of_cycles_waits_for_the_end_of_an_article(
    monkeypatch: pytest.MonkeyPatch, wanted: bool, fails: bool
) -> None:
    """And is afterwards as it was."""
    seen = list[bool]()

    def extract(article: Article, *_: object) -> Reading:
        seen.append(gc.isenabled())
        if fails:
            raise ValueError("no sense")
        return Reading(article, (), ())

    monkeypatch.setattr(graph.reading, "extract", extract)
    before = gc.isenabled()
    try:
        (gc.enable if wanted else gc.disable)()
        batch = extract_batch([Article("a", "One."), Article("b", "Two.")], Options("kz"))
        assert gc.isenabled() == wanted
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [False, False]
    assert len(batch.problems) == 2 * fails
