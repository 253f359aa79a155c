"""How fast networks and analyses of 100,000 links are, and how much memory they take: part of ``make bench``.

The store has the bundled sample over and over, each copy a world of its own. An ego network is timed on the same store,
where it reads only what is near. Memory is what the process has grown by, at most, since the store was opened.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Sized
from pathlib import Path

import networkx as nx

import orda
from queries.analysis.graphs import Network, Projection
from tests.large_graph import write

COPIES = 110  # as many as have 100,000 links
WHO = "kassym-jomart-tokayev"


def main() -> None:
    """Print seconds of the processor and megabytes of each call."""
    with tempfile.TemporaryDirectory() as folder:
        size = write(Path(folder) / "large", COPIES, whole=False)
        kg = orda.open(Path(folder) / "large")
        _touch(kg)
        started = _peak()
        print(f"{size} statements")
        print(f"{'':34}{'seconds':>9}{'MB':>7}{'size':>9}")
        for name, call in _calls(kg).items():
            before = time.process_time()
            found = call()
            seconds = time.process_time() - before
            many = found.number_of_edges() if isinstance(found, nx.Graph) else len(found)
            print(f"{name:34}{seconds:9.2f}{_peak() - started:7.0f}{many:9}", flush=True)
        kg.close()


def _calls(kg: orda.KnowledgeGraph) -> dict[str, Callable[[], Sized]]:
    """From what takes the least memory to what takes the most, as only the most is known."""
    kept: dict[str, Network | Projection] = {}
    return {
        "around an entity, 1 step": lambda: kg.network(about=WHO, steps=1),
        "around an entity, 2 steps": lambda: kg.network(about=WHO, steps=2),
        "of one relation": lambda: kg.network(relations="visit"),
        "people who share events": lambda: kg.network(between=("Person", "Person")),
        "people and regions": lambda: kg.network(between=("Person", "Region")),
        "the whole": lambda: kept.setdefault("whole", kg.network()),
        "the whole as a frame": lambda: kept.pop("whole").to_frame(),
        "companions": lambda: kg.companions(),
        "attention": lambda: kg.attention(),
        "promises": lambda: kg.promises(),
        "communities": lambda: kg.communities(),
        "brokers": lambda: kg.brokers(),
    }


def _touch(kg: orda.KnowledgeGraph) -> None:
    """Load what is loaded once: modules, the ontology."""
    kg.network(about=WHO, steps=0).to_frame()


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
