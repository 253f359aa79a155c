"""Builds by several processes that are killed at random moments lose nothing that they had told as done."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from graph.store import Store, Triple
from ontology.namespaces import article_iri, iri
from tests.conftest import article_graphs, assert_consistent
from tests.kills.builds import Kills

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are found and killed as on Linux")


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    outcome = Kills(tmp_path, many=12).run(3, seed=1)
    assert outcome.kills.total() == 3
    assert outcome.builds >= 2


@pytest.mark.slow
@pytest.mark.parametrize(("whole", "many"), [(False, 200), (True, 20)], ids=["storing", "reading too"])
def test_two_hundred_kills_of_several_processes_lose_nothing(tmp_path: Path, whole: bool, many: int) -> None:
    outcome = Kills(tmp_path, whole=whole, many=16).run(many, seed=7)
    assert outcome.kills.total() == many
    assert {what for what, _ in outcome.kills} == {"all", "writer", "worker"}
    assert outcome.readers > many / 4


# ---- a power cut, which loses what the system had not written to the disk yet


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, set[Triple]]]]:
    """The files of a store that nobody has closed, and what it held before and after each of some articles."""
    folder = tmp_path_factory.mktemp("cut")
    with Store(folder / "open") as store:
        held = [article_graphs(store)]
        for number in [*range(12), *range(0, 12, 2)]:
            store.replace(article_iri(f"news-{number}"), _told(number, edition=len(held)))
            held.append(article_graphs(store))
        shutil.copytree(folder / "open", folder / "left")
    return folder / "left", held


@pytest.mark.parametrize("seed", range(20))
def test_a_power_cut_loses_only_the_last_articles(
    tmp_path: Path, steps: tuple[Path, list[dict[str, set[Triple]]]], seed: int
) -> None:
    """The log is cut somewhere: the store is as it was after one article or another, and none is by halves."""
    left, held = steps
    folder = shutil.copytree(left, tmp_path / "s")
    log = max(folder.glob("*.log"), key=lambda file: file.stat().st_size)
    size = Random(seed).randrange(log.stat().st_size)
    os.truncate(log, size)
    with Store(folder) as store:
        assert_consistent(store)
        assert article_graphs(store) in held[:-1]


def _told(number: int, edition: int) -> list[Triple]:
    """What an edition of an article tells: much of it is its own, some is told by each."""
    article, says = ox.NamedNode(article_iri(f"news-{number}")), ox.NamedNode(iri("orda:name"))
    own: list[Triple] = [
        (article, ox.NamedNode(f"https://example.org/{n}"), ox.Literal(f"{edition}")) for n in range(40)
    ]
    shared: list[Triple] = [
        (ox.NamedNode(f"https://example.org/{n}"), says, ox.Literal("each")) for n in range(edition % 5)
    ]
    return [*own, *shared]
