"""A build whose articles are read on many machines: into a folder of shards, or from shards into a store.

One process finds the articles, names them in their order, and hands them out in batches; an engine has them read. The
graph is the one that a build on one machine gives.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain, groupby
from tempfile import TemporaryDirectory
from textwrap import shorten
from typing import Any

import pyoxigraph as ox

from extract.failures import named
from extract.model import Article
from extract.sources import Problem
from graph import editions, engines, reading, releases, shards
from graph.build import Summary, conclude
from graph.engines import BATCH, TRIES, Engine, outcomes
from graph.folder import Folder, folder
from graph.identifiers import Names
from graph.quads import REFERENCE_GRAPH, reference_triples
from graph.reading import Options, extract_batch
from graph.shards import Extract, Receipt, Shard, Written
from graph.store import HASH, Store
from graph.union import OTHERS, stated, unite
from ontology.namespaces import article_iri

MANIFEST = "manifest.json"

_OURS = re.compile(r"(part|default)-\d{5,}\.nq\.gz|(reference|releases)\.nq\.gz|manifest\.json|runs/[\w.-]+")


@dataclass(frozen=True, slots=True)
class Spread:
    """Where articles are read.

    Attributes:
        engine: the program whose cluster reads, one of ``graph.engines.ENGINES``; empty for this machine's processes.
        address: of its cluster; empty for one that is made on this machine.
        workers: how many processes that has; 0 is one a processor.
        size: how many articles a batch has at most.
        extract: what reads them.
    """

    engine: str = ""
    address: str = ""
    workers: int = 0
    size: int = BATCH
    extract: Extract = extract_batch

    def opened(self, to: Folder, options: Options) -> AbstractContextManager[Engine[Shard, Receipt]]:
        """The cluster, which writes shards to a folder."""
        work = partial(shards.write, folder=to, options=options, extract=self.extract)
        return engines.opened(self.engine, work, self.address, self.workers, options.seconds)


@dataclass(slots=True)
class Sharded:
    """What a build into a folder did.

    Attributes:
        summary: of the articles; those of shards that were finished before are ``unchanged``.
        statements: how many there are.
        files: what there is to be loaded.
    """

    summary: Summary = field(default_factory=Summary)
    statements: int = 0
    files: list[Written] = field(default_factory=list)


def into_folder(
    found: Iterable[Article | Problem],
    where: str,
    options: Options,
    spread: Spread,
    progress: Callable[[str], object] = lambda _: None,
) -> Sharded:
    """Read articles into a folder of compressed N-Quads. A shard that is finished is not read again.

    Args:
        found: articles, and what could not be read.
        where: the folder, here or in an object store; every machine must reach it.
        options: what else decides what is read.
        spread: where it is read.
        progress: told the name of each article as it is done.

    Raises:
        ValueError: the folder holds other files, or what was asked for is not there or cannot be.
        OSError: the folder cannot be read or written.
    """
    reference, to = reading.checked(options.country), folder(where)
    there = to.names()
    if strange := sorted(name for name in there if not _OURS.fullmatch(name)):
        raise ValueError(f"{where}: this folder holds other files ({strange[0]}); give --out a folder that is empty")
    result, receipts, given_up = Sharded(), dict[int, Receipt](), dict[int, list[Problem]]()
    summary = result.summary

    def waiting() -> Iterator[Shard]:
        for shard in shards.batches(found, Names(), options, spread.size, summary.note):
            receipt = shards.finished(shard, to, there)
            if receipt is None:
                yield shard
            else:
                receipts[shard.number] = receipt
                summary.unchanged += receipt.read
                _tell(shard, progress)

    def begin() -> None:
        to.write(f"{shards.RUNS}begun", b"")  # where that fails, nothing is read in vain
        to.remove(MANIFEST)
        there.discard(MANIFEST)

    for shard, outcome in _read(waiting(), to, options, spread, begin):
        if isinstance(outcome, Exception):
            given_up[shard.number] = _given_up(shard, outcome)
        else:
            receipts[shard.number] = outcome
            summary.added += outcome.read
        _tell(shard, progress)
    numbers = sorted(receipts)
    _count(summary, receipts, given_up)
    made_of = _made_of(receipts, options)
    known = _manifest(to, there)
    if known.get("made_of") == made_of:
        result.files, summary.repeated = [Written(**file) for file in known["files"]], known["repeated"]
    else:
        written, summary.repeated = unite(to, numbers, options.country, reference)
        result.files = [*(receipts[number].part for number in numbers), *written]
    result.statements = sum(file.statements for file in result.files)
    _remove_stale(to, numbers, result.files)
    to.write(MANIFEST, _told(result, made_of, options))
    return result


def into_store(
    store: Store,
    found: Iterable[Article | Problem],
    options: Options,
    spread: Spread,
    progress: Callable[[str], object] = lambda _: None,
    prune: bool = False,
) -> Summary:
    """Read articles into a store, by way of shards that are loaded as they come; see ``graph.build.build``.

    Raises:
        ValueError: what was asked for is not there or cannot be, as a cluster elsewhere, which needs a folder.
        StoreError: the store cannot be written.
    """
    if spread.address:
        raise ValueError("a cluster elsewhere writes to a folder that all its machines reach; give --out")
    reference = reading.checked(options.country)
    store.replace(REFERENCE_GRAPH + options.country, reference_triples(reference))
    summary, changes, kept, new = Summary(), releases.Changes(store), set[str](), set[str]()
    receipts, given_up = dict[int, Receipt](), dict[int, list[Problem]]()
    again = dict[str, list[str]]()  # why those that the store had are read

    def unchanged(article: Article) -> bool:
        graph = article_iri(article.id)
        kept.add(graph)
        known = store.value(graph, HASH)
        if not known:
            new.add(graph)
            return False
        if why := editions.changed(known, article, reference, options.min_confidence):
            again[graph] = why
            return False
        summary.unchanged += 1
        progress(article.id)
        return True

    with TemporaryDirectory(prefix="orda-") as disk:
        to = folder(disk)
        waiting = shards.batches(found, Names(store), options, spread.size, summary.note, unchanged)
        for shard, outcome in _read(waiting, to, options, spread):
            if isinstance(outcome, Exception):
                given_up[shard.number] = _given_up(shard, outcome)
            else:
                receipts[shard.number] = outcome
                _load(store, to, shard.number, again, summary, changes)
            _tell(shard, progress)
    _count(summary, receipts, given_up)
    conclude(store, summary, changes, kept if prune else (), new)
    return summary


def _read(
    waiting: Iterator[Shard], to: Folder, options: Options, spread: Spread, before: Callable[[], object] = lambda: None
) -> Iterator[tuple[Shard, Receipt | Exception]]:
    """What becomes of shards; where none is waiting, no cluster is asked for."""
    first = next(waiting, None)
    if first is None:
        return
    before()
    with spread.opened(to, options) as engine:
        yield from outcomes(engine, chain([first], waiting))


def _given_up(shard: Shard, error: Exception) -> list[Problem]:
    batch = f"its batch of {len(shard.articles)} was given up after {TRIES} tries"
    why = f"{batch} ({shorten(named(error), 300)}); build again to try anew"
    return [Problem(article.id, why) for article in shard.articles]


def _tell(shard: Shard, progress: Callable[[str], object]) -> None:
    for article in shard.articles:
        progress(article.id)


def _count(summary: Summary, receipts: Mapping[int, Receipt], given_up: Mapping[int, list[Problem]]) -> None:
    """Add what became of each shard, in their order, whichever came first."""
    for number in sorted(receipts.keys() | given_up.keys()):
        summary.skipped += given_up.get(number, ())
        if (receipt := receipts.get(number)) is not None:
            summary.facts += receipt.facts
            summary.skipped += [Problem(where, what) for where, what in receipt.problems]
            summary.failures += [Problem(where, what) for where, what in receipt.failures]
            summary.dropped.update(receipt.dropped)


def _load(
    store: Store,
    to: Folder,
    number: int,
    again: Mapping[str, Sequence[str]],
    summary: Summary,
    changes: releases.Changes,
) -> None:
    """Replace the graphs of a shard's articles in a store, and do away with its files.

    Args:
        again: why each article that the store had was read, by its graph.
    """
    quads = ox.parse(gzip.decompress(to.read(shards.part(number))), format=ox.RdfFormat.N_QUADS)
    for graph, said in groupby(quads, key=lambda quad: quad.graph_name):
        assert isinstance(graph, ox.NamedNode)
        store.replace(graph.value, [(q.subject, q.predicate, q.object) for q in said])
        changes.add(graph.value)
        summary.note_stored(again.get(graph.value, ()))
    for name in sorted(shards.names_of(number)):
        to.remove(name)


def _made_of(receipts: dict[int, Receipt], options: Options) -> str:
    """What all that is decided of all articles together depends on; the reference data are in each shard's digest."""
    parts = [
        editions.all_rules(),
        options.country,
        *(f"{number} {receipts[number].part.sha256}" for number in sorted(receipts)),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _manifest(to: Folder, there: Collection[str]) -> dict[str, Any]:
    """What the manifest says, where all the files that it tells of are there."""
    try:
        known = dict(json.loads(to.read(MANIFEST))) if MANIFEST in there else {}
    except (ValueError, TypeError, FileNotFoundError):  # of another version, or just removed
        return {}
    return known if all(file["name"] in there for file in known.get("files", ())) else {}


def _told(result: Sharded, made_of: str, options: Options) -> bytes:
    summary = result.summary
    said = {
        "made_of": made_of,
        "country": options.country,
        "rules": editions.all_rules(),
        "articles": summary.done,
        "facts": summary.facts,
        "statements": result.statements,
        "repeated": summary.repeated,
        "skipped": [[problem.where, problem.what] for problem in summary.skipped],
        "files": [asdict(file) for file in result.files],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _remove_stale(to: Folder, numbers: Collection[int], files: Iterable[Written]) -> None:
    """Remove what an earlier build left, of more shards or of larger ones."""
    kept = {file.name for file in files} | {stated(name) for name in OTHERS} | {MANIFEST}
    kept = kept.union(*map(shards.names_of, numbers))
    for name in sorted(to.names() - kept):
        to.remove(name)
