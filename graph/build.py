"""From articles to a store: read what is new or changed, leave the rest, go on after a problem.

Several processes may read, a few articles ahead; one writes, in the order of the articles, so that the graph is the
same however many read.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from extract.model import Article
from extract.sources import Problem
from graph import deadline, editions, reading, releases, removal
from graph.identifiers import identified
from graph.quads import REFERENCE_GRAPH, reference_triples
from graph.reading import Options, Read, UnreadError
from graph.store import HASH, Store
from graph.workers import Coming, EndedError, NoProcessError, Workers
from ontology.namespaces import article_iri
from ontology.reference import Reference

_AHEAD = 16  # articles a process that may be read before the first of them is stored
_MOST_AHEAD = 2_000_000  # characters of all of them
FEW = 2 * _AHEAD  # articles: of fewer, no process is started that nobody asked for


@dataclass(slots=True)
class Summary:
    """What a build did.

    Attributes:
        added, changed, unchanged: how many articles.
        facts: how many readings of facts the articles read now hold.
        removed: the identifiers of articles that are no longer there.
        renamed: those of articles that are there under a new one, with that.
        skipped: what was not read, and why.
        failures: rules that raised on an article whose other facts were read.
        left_out: what was passed by on purpose, and why.
        dropped: how many readings cannot be so, by the reason, a local name of the ontology.
        repeated: how many articles of the graph are another's reprint or translation.
        again: why the changed ones were read again: of how many each part of ``graph.editions.made_of`` was another.
            Where several were, an article counts for the first.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    facts: int = 0
    removed: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    again: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """How many articles the graph now holds of those that were found."""
        return self.added + self.changed + self.unchanged

    def note(self, problem: Problem) -> None:
        """Add what was not read."""
        (self.left_out if problem.left_out else self.skipped).append(problem)

    def note_stored(self, again: Sequence[str]) -> None:
        """Add an article whose graph was stored; ``again`` says why, and nothing where the store had none of it."""
        self.added += not again
        self.changed += bool(again)
        self.again.update(again[:1])

    def count(self, article: Article, read: Read, again: Sequence[str]) -> None:
        """Add an article that was read and stored; ``again`` as ``note_stored`` takes it."""
        self.note_stored(again)
        self.facts += read.facts
        self.failures += [Problem(article.id, failure) for failure in read.failures]
        self.dropped.update(read.dropped)


Reader = Callable[[Article], Callable[[], Read]]  # begins to read an article; what it gives waits until it is read


def build(
    store: Store,
    found: Iterable[Article | Problem],
    country: str,
    min_confidence: float = 0.0,
    progress: Callable[[str], object] = lambda _: None,
    seconds: float | None = None,
    prune: bool = False,
    workers: int = 1,
) -> Summary:
    """Read articles into a store. Each article's graph is replaced whole, in one transaction.

    Args:
        store: where to.
        found: articles, and what could not be read.
        country: whose reference data to link to.
        min_confidence: leave out facts that their rule is less sure of.
        progress: told the name of each article as it is done.
        seconds: how long reading one article may take; one that takes longer is skipped.
        prune: remove the articles that were not found; none if any could not be read, or if none was found.
        workers: how many processes read; 0 is one a processor, or just this one where there is little to read. Where
            there can be none, this one reads.

    Raises:
        ValueError: there is no such country, what a country or a language must hold is missing, there is a limit of
            seconds where none can be held, or there are fewer workers than none.
        StoreError: the store cannot be written; what was stored before is kept.
    """
    deadline.check(seconds)
    if workers < 0:
        raise ValueError(f"there cannot be {workers} workers; give 1 or more, or 0 for one a processor")
    reference = reading.checked(country)
    store.replace(REFERENCE_GRAPH + country, reference_triples(reference))
    many = workers or os.cpu_count() or 1
    read = partial(reading.read, options=Options(country, min_confidence, seconds))
    with _reader(read, many, 1 if workers else FEW) as begin:
        ahead = many * _AHEAD if many > 1 else 0
        building = _Building(store, begin, ahead, reference, min_confidence, progress, prune)
        for item in found:
            building.take(item)
        building.finish()
    conclude(store, building.summary, building.changes, building.kept if prune else (), building.new)
    return building.summary


def conclude(
    store: Store, summary: Summary, changes: releases.Changes, kept: Collection[str], new: Collection[str]
) -> None:
    """Do what is done once all articles are stored: remove those that were not found, and link releases.

    Args:
        store: where the articles are.
        summary: what was done; what is done now is added to it.
        changes: of the store's articles; those that are removed are added to them.
        kept: the graphs of those that were found; with none, none is removed, nor if any could not be read.
        new: those of them that the store had not.

    Raises:
        StoreError: the store cannot be written.
    """
    if kept and not summary.skipped:
        summary.removed, summary.renamed = removal.prune(store, kept, new)
        summary.added -= len({name for _, name in summary.renamed})
        for gone in (*summary.removed, *(old for old, _ in summary.renamed)):
            changes.add(article_iri(gone))
    summary.repeated = releases.link(store, changes)


class _Building:
    """A build under way: what is found is taken in turn, and done with in the same order, some steps later.

    Args:
        store: where to.
        begin: reads.
        ahead: how many steps later at most.
        reference, min_confidence: what an article's graph depends on, beside the article and the rules.
        progress: told the name of each article as it is done.
        noting: whether to note which articles there are, in ``kept``, and which of them are new, in ``new``.
    """

    def __init__(
        self,
        store: Store,
        begin: Reader,
        ahead: int,
        reference: Reference,
        min_confidence: float,
        progress: Callable[[str], object],
        noting: bool,
    ) -> None:
        self.summary, self.changes = Summary(), releases.Changes(store)
        self.kept, self.new = set[str](), set[str]()
        self._store, self._begin, self._ahead = store, begin, ahead
        self._reference, self._min_confidence = reference, min_confidence
        self._progress, self._noting = progress, noting
        self._steps = deque[tuple[str, str, Callable[[], None]]]()  # each with the text that it holds, and its graph
        self._size = 0

    def take(self, item: Article | Problem) -> None:
        """Begin with what was found next."""
        if isinstance(item, Problem):
            self._append("", "", partial(self.summary.note, item))
            return
        if any(item.text == text for text, _, _ in self._steps):  # its name depends on whether that is stored
            self.finish()
        item = identified(item, self._store)
        graph = article_iri(item.id)
        if any(graph == other for _, other, _ in self._steps):  # whether it changed depends on what that becomes
            self.finish()
        known = self._store.value(graph, HASH)
        if self._noting:
            self.kept.add(graph)
            self.new |= {graph} if not known else set()
        again = editions.changed(known, item, self._reference, self._min_confidence) if known else []
        if known and not again:
            self._append("", graph, partial(self._leave, item))
        else:
            self._append(item.text, graph, partial(self._put, item, graph, self._begin(item), again))

    def finish(self) -> None:
        """Be done with all that was taken."""
        while self._steps:
            self._finish_one()

    def _append(self, text: str, graph: str, step: Callable[[], None]) -> None:
        self._steps.append((text, graph, step))
        self._size += len(text)
        while len(self._steps) > self._ahead or self._size > _MOST_AHEAD:
            self._finish_one()

    def _finish_one(self) -> None:
        text, _, step = self._steps.popleft()
        step()
        self._size -= len(text)

    def _leave(self, article: Article) -> None:
        self.summary.unchanged += 1
        self._progress(article.id)

    def _put(self, article: Article, graph: str, read: Callable[[], Read], again: Sequence[str]) -> None:
        try:
            found = read()
        except UnreadError as error:
            self.summary.note(Problem(article.id, str(error)))
            return
        made_of = editions.made_of(article, self._reference, self._min_confidence, found.languages)
        self._store.replace(graph, [*found.triples, reading.hash_triple(graph, made_of)])
        self.changes.add(graph)
        self.summary.count(article, found, again)
        self._progress(article.id)


@contextmanager
def _reader(read: Callable[[Article], Read], many: int, few: int) -> Iterator[Reader]:
    """What reads articles: this process, when the article's turn comes, or others, ahead of it.

    Args:
        read: reads one.
        many: how many processes read.
        few: how many articles there must be to read before others than this process do.
    """
    if many == 1:
        yield lambda article: partial(read, article)
        return
    with Workers(read, many) as workers:
        yield _Ahead(read, workers, few).begin


class _Ahead:
    """Gives articles to workers, from the first on, once there are so many that it is worth to start them."""

    def __init__(self, read: Callable[[Article], Read], workers: Workers[Article, Read], few: int) -> None:
        self._read, self._workers, self._left = read, workers, few
        self._waiting = dict[int, Article]()  # by the number of each
        self._coming = dict[int, Coming[Read]]()
        self._number = 0

    def begin(self, article: Article) -> Callable[[], Read]:
        """Begin to read an article, or have it wait until there are more of them."""
        number = self._number = self._number + 1
        self._waiting[number] = article
        self._left -= 1
        if self._left <= 0:
            self._coming |= {n: self._workers.submit(waiting) for n, waiting in self._waiting.items()}
            self._waiting.clear()
        return partial(self._wait, number, article)

    def _wait(self, number: int, article: Article) -> Read:
        if (coming := self._coming.pop(number, None)) is not None:
            return _awaited(coming, partial(self._read, article))
        del self._waiting[number]
        return self._read(article)


def _awaited(coming: Coming[Read], read_here: Callable[[], Read]) -> Read:
    """What a worker has read; where there can be none, what is read here.

    Raises:
        UnreadError: the article could not be read, or not in time, or it ended the worker.
    """
    try:
        return coming.result()
    except EndedError as error:
        mend = "split the article, or build with fewer workers"
        raise UnreadError(f"could not be read (its process {error}, as where memory runs out); {mend}") from None
    except NoProcessError as error:
        warnings.warn(f"no process can be made ({error}): articles are read one by one", RuntimeWarning, stacklevel=2)
        return read_here()
