"""Articles in batches, each read somewhere and written as files of its own: its shard.

A shard is a part of the graph in N-Quads, sorted runs for what is decided of all articles together (``graph.union``),
and a receipt, written last: what has one is finished, and is not read again while its articles, the rules and the
options are the same.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace

import pyoxigraph as ox
from pydantic import TypeAdapter

import ontology.reference
from extract import languages
from extract.model import Article
from extract.sources import Problem
from graph import editions, reading
from graph.export import line
from graph.folder import Folder
from graph.identifiers import Names
from graph.reading import Batch, Options, extract_batch
from graph.store import is_stated
from ontology.namespaces import article_iri
from ontology.reference import Reference

_MOST = 2_000_000  # characters, as far as one article has no more

RUNS = "runs/"  # below the folder of the parts
Extract = Callable[[Iterable[Article], Options], Batch]  # as ``extract_batch`` is

STATED, OUTLINES, RECEIPT = "stated.nt.gz", "outlines.nq.gz", "json"


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles to be read together, by the names that they have in the graph.

    Attributes:
        number: which shard it is, from 0.
        articles: without where they were read, which is nobody else's business.
        made_of: a digest of all that its files depend on.
    """

    number: int
    articles: tuple[Article, ...]
    made_of: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written.

    Attributes:
        name: in its folder.
        statements: how many it has, one a line.
        bytes: its size.
        sha256: of its bytes.
    """

    name: str
    statements: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a shard.

    Attributes:
        made_of: the shard's digest.
        part: its file, with the graphs of its articles.
        read: how many articles were read.
        facts: how many readings of facts they hold.
        problems: by article, why it could not be read.
        failures: rules that raised, with the article.
        dropped: how many readings cannot be so, by the reason.
    """

    made_of: str
    part: Written
    read: int
    facts: int
    problems: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)


_RECEIPTS = TypeAdapter(Receipt)


def part(number: int) -> str:
    """The name of a shard's part of the graph."""
    return f"part-{number:05}.nq.gz"


def run(number: int, what: str) -> str:
    """The name of another file of a shard."""
    return f"{RUNS}{number:05}.{what}"


def names_of(number: int) -> set[str]:
    """The names of all files of a shard that is finished."""
    return {part(number), *(run(number, what) for what in (STATED, OUTLINES, RECEIPT))}


def batches(
    found: Iterable[Article | Problem],
    names: Names,
    options: Options,
    size: int,
    note: Callable[[Problem], object],
    unchanged: Callable[[Article], bool] = lambda _: False,
) -> Iterator[Shard]:
    """Articles in shards, in their order, each article under its name.

    Args:
        found: articles, and what could not be read.
        names: gives the names.
        options: what else decides what is read.
        size: how many articles a shard has at most.
        note: told what is not among the articles, and why.
        unchanged: whether an article need not be read.
    """
    reference = ontology.reference.load(options.country)
    number, batch, digests, characters = 0, list[Article](), list[str](), 0

    def shard() -> Shard:
        return Shard(number, tuple(batch), _made_of(digests, options))

    for item in found:
        if isinstance(item, Problem):
            note(item)
            continue
        article, taken = names.take(item)
        if taken:
            note(Problem(item.id, f"the same words were read under the name {article.id}", left_out=True))
            continue
        if unchanged(article):
            continue
        batch.append(replace(article, origin=None))
        digests.append(_digest(article, reference, options))
        characters += len(article.text)
        if len(batch) >= size or characters >= _MOST:
            yield shard()
            number, batch, digests, characters = number + 1, [], [], 0
    if batch:
        yield shard()


def _digest(article: Article, reference: Reference, options: Options) -> str:
    """What reading an article depends on, whichever languages it turns out to be in."""
    return editions.made_of(article, reference, options.min_confidence, languages.CODES)


def _made_of(digests: Sequence[str], options: Options) -> str:
    return hashlib.sha256(json.dumps([digests, options.seconds, options.longest]).encode()).hexdigest()


def write(shard: Shard, folder: Folder, options: Options, extract: Extract = extract_batch) -> Receipt:
    """Read a shard's articles, and write its files.

    Args:
        shard: what to read.
        folder: where to.
        options: what else decides what is read.
        extract: what reads.

    Raises:
        ValueError: the rules or the reference data of this machine are not those of the machine that asked.
        OSError: a file cannot be written.
    """
    reference = reading.checked(options.country)
    digests = [_digest(article, reference, options) for article in shard.articles]
    if _made_of(digests, options) != shard.made_of:
        raise ValueError(
            "another version of Orda is installed where the articles are read; install the same everywhere"
        )
    batch = extract(shard.articles, options)
    graphs = [ox.NamedNode(graph) for graph in batch.read]
    lines, stated, outlines = list[str](), set[str](), list[str]()
    for graph, found in zip(graphs, batch.read.values(), strict=True):
        triples = set(found.triples)
        lines += sorted(line(ox.Quad(*triple, graph)) for triple in triples)
        stated |= {line(ox.Quad(*triple)) for triple in triples if is_stated(triple)}
        outlines += sorted(line(ox.Quad(*triple, graph)) for triple in triples if triple[0] == graph)
    receipt = run(shard.number, RECEIPT)
    folder.remove(receipt)
    put(folder, run(shard.number, STATED), sorted(stated))
    put(folder, run(shard.number, OUTLINES), outlines)
    done = Receipt(
        shard.made_of,
        put(folder, part(shard.number), lines),
        len(batch.read),
        sum(found.facts for found in batch.read.values()),
        [(problem.where, problem.what) for problem in batch.problems],
        [(article, failure) for article, failure in _failures(shard.articles, batch)],
        dict(sorted(Counter(reason for found in batch.read.values() for reason in found.dropped).items())),
    )
    folder.write(receipt, json.dumps(asdict(done), ensure_ascii=False).encode())
    return done


def _failures(articles: Iterable[Article], batch: Batch) -> Iterator[tuple[str, str]]:
    for article in articles:
        found = batch.read.get(article_iri(article.id))
        yield from ((article.id, failure) for failure in (found.failures if found else ()))


def put(folder: Folder, name: str, lines: Collection[str]) -> Written:
    """Write lines as a file, compressed, with no time in it: the same lines are the same bytes."""
    content = gzip.compress("".join(f"{text}\n" for text in lines).encode(), compresslevel=6, mtime=0)
    folder.write(name, content)
    return Written(name, len(lines), len(content), hashlib.sha256(content).hexdigest())


def finished(shard: Shard, folder: Folder, names: Collection[str]) -> Receipt | None:
    """The receipt of a shard that is finished; None where it is to be read.

    Args:
        shard: what is asked for.
        folder: where its files are.
        names: those of the files in the folder.
    """
    complete = names_of(shard.number) <= set(names)
    receipt = _read(folder.read(run(shard.number, RECEIPT))) if complete else None
    return receipt if receipt and receipt.made_of == shard.made_of else None


def _read(content: bytes) -> Receipt | None:
    try:
        return _RECEIPTS.validate_json(content, strict=True)
    except ValueError:  # of another version, or spoilt
        return None
