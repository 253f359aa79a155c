"""Orda: a knowledge graph of officials, regions and initiatives, read from the news.

The front door. In a notebook::

    import orda

    kg = orda.build("samples/articles")
    kg.visits(place="Almaty region")  # rows, a picture, and the way back to the sentences
    kg.explore()

``docs/python.md`` tells all of it.

The command line, ``orda build``, ``orda query``, ``orda explore``, says the same in the same words: ``orda_cli``.
"""

from __future__ import annotations

import runpy
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.model import LONGEST
from graph.store import Store, StoreError
from queries.ask.extras import needing

if TYPE_CHECKING:
    from extract.sources import Given, Problem
    from graph.build import Summary
    from queries.analysis.answer import Answer
    from queries.analysis.candidates import Candidates
    from queries.analysis.card import Card
    from queries.analysis.evaluation import Evaluation
    from queries.analysis.finding import Finding
    from queries.analysis.graphs import Network, Projection
    from queries.ask.source import Source
    from queries.pictures.explorer import Page

__version__ = version("orda")
__all__ = ["KnowledgeGraph", "build", "open"]

DEFAULT_STORE = Path("orda-store")
DEFAULT_COUNTRY = "kz"
TIMEOUT = 60.0  # seconds that a query may take unless told otherwise


class KnowledgeGraph:
    """A graph and what can be asked of it; it answers alike wherever its statements are.

    Args:
        source: where its statements are: a store, or an endpoint; then its attribute.
        language: to name things in: ``en``, ``ru`` or ``kk``; then its attribute.
        skipped: what could not be read when it was built, each with ``where`` and ``what``; then its attribute.

    >>> orda.KnowledgeGraph(kg.source, "ru").entity("Tokayev").name
    'Касым-Жомарт Токаев'
    """

    def __init__(self, source: Source, language: str = "en", skipped: Iterable[Problem] = ()) -> None:
        self.source, self.language, self.skipped = source, language, list(skipped)

    def query(self, query: str | Path, /, *, timeout: float | None = TIMEOUT, **params: object) -> Answer:
        """The answer to a query of the library, a ``.rq`` file or SPARQL text.

        Args:
            query: its name, file or text.
            timeout: how many seconds it may take; None is as long as it takes.
            params: its parameters; an entity by any of its names, its id or IRI.

        Returns:
            A table that prints and shows itself: rows by ``for row in …``, a pandas frame by ``.to_frame()``, the
            sentences behind its facts by ``.evidence()``.

        Raises:
            queries.ask.catalog.QueryError: there is no such query or parameter, the text is not SPARQL, or the query
                was ended: it took too long, or the engine broke on it.

        >>> text = "SELECT ?name { id:almaty skos:prefLabel ?name FILTER(LANG(?name) = 'kk') }"
        >>> kg.query(text).to_frame()["name"].tolist()
        ['Алматы']
        >>> kg.query("visits", visitor="Тоқаев").to_frame().dtypes["issued"]
        dtype('<M8[s]')
        """
        from queries.analysis.answer import answer

        return answer(self.source, query, params, self.language, timeout)

    def find(self, name: str) -> Candidates:
        """What a name may mean.

        Args:
            name: in any language, script or form, or a part of one; an office, with a date or none.

        Returns:
            ``name``, ``kind``, ``about`` (what tells it from others), ``mentions`` (articles), ``iri``, the likeliest
            first; ``.entity`` is the card of the one that is meant.

        >>> kg.find("Тоқаевтың").entity.name
        'Kassym-Jomart Tokayev'
        """
        with needing("notebook"):
            from queries.analysis.candidates import find

        return find(self.source, self.language, name)

    def entity(self, thing: object) -> Card:
        """All about an entity on a card.

        Args:
            thing: its name in any language, its id or its IRI.

        Raises:
            QueryError: nothing is called so, or several entities are.

        >>> kg.entity("область Жетісу").names["kk"][0]
        'Жетісу облысы'
        """
        with needing("notebook"):
            from queries.analysis.card import card

        return card(self.source, self.language, thing)

    def career(self, person: object, *, iris: bool = False) -> Finding:
        """Which offices a person held when: a row for each time, however many articles tell of it.

        Args:
            person: by any name, id or IRI.
            iris: whether columns ``<name>_iri`` stand beside those with names; so in all methods that have it.

        Returns:
            ``person``, ``role``, ``at`` (the body, or the place governed), ``start`` and ``end`` as told, ``ends_by``
            (by then the next known holder had begun), ``since`` and ``until`` (at the latest), ``acting``, ``sources``
            (how many articles tell of it), ``facts``.

        Raises:
            QueryError: nothing is called so, or several entities are; so in all methods that take names.

        >>> kg.career("Tokayev")["role"].iloc[0]
        'Minister of Foreign Affairs'
        """
        with needing("notebook"):
            from queries.analysis.offices import career

        return career(self.source, self.language, person, iris=iris)

    def holders(self, of: object, *, iris: bool = False) -> Finding:
        """Who held an office, or the offices of a place or body, when.

        Args:
            of: the office, place or body, by any name, id or IRI.
            iris: see ``career``.

        Returns:
            The columns of ``career``.

        >>> {"Kassym-Jomart Tokayev", "Nursultan Nazarbayev"} <= set(kg.holders("president")["person"])
        True
        """
        with needing("notebook"):
            from queries.analysis.offices import holders

        return holders(self.source, self.language, of, iris=iris)

    def visits(
        self,
        visitor: object = None,
        place: object = None,
        since: object = None,
        until: object = None,
        *,
        iris: bool = False,
    ) -> Finding:
        """Who visited what, when.

        Args:
            visitor: who went there; None is anybody.
            place: what was visited, or the place where that lies; None is any.
            since: not before this day, month or year: ``2021``, ``"2021-05"``, ``"2021-05-30"``, a date.
            until: not after it.
            iris: see ``career``.

        Returns:
            ``visitor``, ``destination``, ``region`` (where that lies), ``date``, ``words`` and ``article`` that told it
            first, ``issued`` (the article's date), ``sources`` (how many articles tell it), ``facts``.

        Raises:
            ValueError: a date is none.

        >>> kg.visits(place="Almaty region").title
        '... to Almaty region...by...'
        """
        with needing("notebook"):
            from queries.analysis.events import visits

        return visits(self.source, self.language, visitor, place, since, until, iris=iris)

    def instructions(
        self,
        issuer: object = None,
        addressee: object = None,
        about: object = None,
        due: object = None,
        since: object = None,
        until: object = None,
        *,
        iris: bool = False,
    ) -> Finding:
        """Who told whom to do what by when.

        Args:
            issuer: who gave the instruction.
            addressee: who is told to act.
            about: what it concerns, or the place where that lies.
            due: the day, month or year by which it must be done; an instruction without a deadline is left out.
            since: of articles not before this day, month or year.
            until: of articles not after it.
            iris: see ``career``.

        Returns:
            ``issuer``, ``to``, ``task``, ``concerning``, ``date`` (when it was given, where the text tells),
            ``deadline``, ``words``, ``article``, ``issued``, ``sources``, ``facts``.

        Raises:
            ValueError: a date is none.

        >>> kg.instructions(due=2025).left_out["reason"].iloc[0]
        'No date is told, so none can say whether it was then (deadline)'
        """
        with needing("notebook"):
            from queries.analysis.events import instructions

        asked = (issuer, addressee, about, due, since, until)
        return instructions(self.source, self.language, *asked, iris=iris)

    def indicators(
        self,
        place: object = None,
        measure: str | None = None,
        since: object = None,
        until: object = None,
        *,
        iris: bool = False,
    ) -> Finding:
        """Figures that were reported or promised.

        Args:
            place: whose figures: of a place with all that lies in it, a body, a facility, a programme.
            measure: a part of what is measured, in the article's words or as the ontology calls it in any language.
            since: of this day, month or year, or later.
            until: of it, or earlier.
            iris: see ``career``.

        Returns:
            ``of``, ``measure``, ``concept``, ``value`` (scale words multiplied out), ``unit``, ``period``, ``status``
            (actual or target), ``according_to``, ``words``, ``article``, ``issued``, ``sources``, ``facts``.

        Raises:
            ValueError: a date is none.

        >>> kg.indicators(measure="промышленной продукции")["concept"].unique().tolist()
        ['industrial output']
        """
        with needing("notebook"):
            from queries.analysis.events import indicators

        return indicators(self.source, self.language, place, measure, since, until, iris=iris)

    def timeline(self, entity: object, *, iris: bool = False) -> Finding:
        """What is told of an entity, in order of time.

        Args:
            entity: by any name, id or IRI.
            iris: see ``career``.

        Returns:
            ``date`` (that of the article where no other is told; a caveat says of how many that is so), ``until``,
            ``kind``, ``what`` (the fact in a sentence), ``words``, ``article``, ``facts``.

        >>> kg.timeline("Tokayev").title
        'Kassym-Jomart Tokayev: ... entries, 1994–...'
        """
        with needing("notebook"):
            from queries.analysis.timeline import timeline

        return timeline(self.source, self.language, entity, iris=iris)

    def articles(self, since: object = None, until: object = None, *, iris: bool = False) -> Finding:
        """The articles that the graph was read from.

        Args:
            since: not before this day, month or year.
            until: not after it.
            iris: see ``career``.

        Returns:
            ``article`` (its id), ``title``, ``issued``, ``language``, ``publisher``, ``source`` (its address), ``told``
            (how many facts), ``same_release_as`` (the first article that it is a reprint or translation of), ``facts``.

        Raises:
            ValueError: a date is none.

        >>> kg.articles().title
        '... articles, 2016–...'
        """
        with needing("notebook"):
            from queries.analysis.articles import articles

        return articles(self.source, self.language, since, until, iris=iris)

    def evidence(self, what: object) -> Finding:
        """The sentences that prove something, a row for each.

        Args:
            what: the IRI of a fact; a row of a finding, or several; an edge of a network.

        Returns:
            ``words``, ``sentence``, ``article``, ``title``, ``date``, ``source``, ``relation``, ``rule``,
            ``confidence``, ``facts``.

        Raises:
            TypeError: it has no facts with it.

        >>> visit = kg.visits().iloc[0]
        >>> visit["words"] in set(kg.evidence(visit)["words"])
        True
        """
        with needing("notebook"):
            from queries.analysis.finding import proven

        return proven(self.source, self.language, what)

    def network(
        self,
        *,
        about: object = None,
        steps: int = 1,
        relations: Sequence[str] | str | None = None,
        since: object = None,
        until: object = None,
        between: tuple[str, str] | None = None,
    ) -> Network | Projection:
        """Who and what is linked with whom, as plain networkx that leads to its proofs.

        With nothing given, the entities that articles mention and the links between them: a ``networkx.MultiDiGraph``.
        Its attributes are texts and numbers, which every writer of networkx takes. ``to_frame()`` and
        ``nodes_frame()`` give it as rows, ``evidence(edge)`` its sentences, ``chart()`` its picture.

        Args:
            about: only what is within some steps of this entity, by any of its names, its id or IRI; no more is read.
            steps: how many.
            relations: only the links of these relations, by their names in the ontology.
            since: only what happened or held then or later: ``2021``, ``"2021-05"``, ``"2021-05-30"`` or a date.
            until: only what happened or held then or before.
            between: two classes of entities, to be linked where they have part in the same event or state: a
                ``networkx.Graph`` of ``("Person", "Person")``, ``("Person", "Region")``, ``("Programme", "Place")`` …
                Where one is a kind of places, smaller places count for the one that they lie in.

        Raises:
            QueryError: there is no such entity, relation or class.
            ValueError: a date is none, or the period ends before it begins.

        >>> kg.network(about="Kassym-Jomart Tokayev", between=("Person", "Person")).to_frame().columns[0]
        'source'
        """
        with needing("notebook"):
            from queries.analysis.networks import network

        return network(
            self.source, self.language, about=about, steps=steps, relations=relations, since=since, until=until,
            between=between,
        )  # fmt: skip

    def brokers(self) -> Finding:
        """Who links regions that nobody else links, by what articles tell.

        ``only`` counts the pairs of regions that a person alone links, ``low`` and ``high`` how that changes when the
        articles are drawn anew, ``leads`` in which share of the draws nobody has more; ``betweenness`` is that of the
        network of people and regions.

        >>> kg.brokers().columns[:4].tolist()
        ['person', 'regions', 'pairs', 'only']
        """
        with needing("notebook"):
            from queries.analysis.brokers import brokers

        return brokers(self.source, self.language)

    def companions(self, person: object = None) -> Finding:
        """Who shares at least two events with whom: meetings, visits, instructions, appointments.

        Args:
            person: only those who share events with this person, by any of their names, their id or IRI.

        Raises:
            QueryError: there is no such person.

        >>> bool((kg.companions()["shared"] >= 2).all())
        True
        """
        with needing("notebook"):
            from queries.analysis.companions import companions

        return companions(self.source, self.language, person)

    def communities(self) -> Finding:
        """Which programmes and regions belong together, by what runs where; and how stable that is.

        >>> kg.communities().columns[:3].tolist()
        ['community', 'member', 'kind']
        """
        with needing("notebook"):
            from queries.analysis.communities import communities

        return communities(self.source, self.language)

    def attention(self, per: str = "region", by: str = "year", what: str = "articles") -> Finding:
        """How much attention places get over time: counts and shares, with intervals.

        Args:
            per: a class of places: ``region``, ``district``, ``city`` …; smaller places count for it.
            by: ``year`` or ``month``.
            what: ``articles`` that name a place, or ``facts`` that are told of it.

        Raises:
            QueryError: one of them is none of these.

        >>> kg.attention(per="region", by="year")[["number", "low", "high"]].iloc[0].tolist()
        [..., ..., ...]
        """
        with needing("notebook"):
            from queries.analysis.attention import attention

        return attention(self.source, self.language, per, by, what)

    def map(
        self,
        what: str = "articles",
        per: str = "region",
        since: object = None,
        until: object = None,
        *,
        iris: bool = False,
    ) -> Finding:
        """How much is told of each region or district; its picture is a map.

        Args:
            what: ``articles`` that name the place or something in it, ``visits``, ``instructions``, ``programmes``,
                the name of any relation, or ``indicator`` with words of a measure: ``"indicator unemployment"``.
                Reprints and translations of what is counted are left out.
            per: ``region`` or ``district``.
            since: not before this day, month or year: by when it happened or the period of a figure; by the date of the
                article for articles, instructions and what has no date of its own, such as what runs where.
            until: not after it.
            iris: see ``career``.

        Returns:
            ``place``, ``number``, ``latitude``, ``longitude``, ``facts``.

        Raises:
            ValueError: there is no such map, a date is none, or the period ends before it begins.

        >>> kg.map("visits").columns[:2].to_list()
        ['place', 'number']
        >>> kg.map("visits", since=2022, until=2023).title
        '... visit... in ..., 2022–2023...'
        """
        with needing("notebook"):
            from queries.analysis.places import by_place

        return by_place(self.source, self.language, what, per, since, until, iris=iris)

    def promises(self, place: object = None, measure: str | None = None) -> Finding:
        """Targets beside what was reported of the same thing, measure and unit for the same period, in their sentences.

        Args:
            place: only of this place, body or programme and what lies in it, by name, id or IRI.
            measure: only of measures that are called so, or by these words among others.

        Raises:
            QueryError: there is no such place.

        >>> kg.promises().columns[:4].tolist()
        ['of', 'measure', 'target', 'unit']
        """
        with needing("notebook"):
            from queries.analysis.promises import promises

        return promises(self.source, self.language, place, measure)

    def explore(self, file: Path | str | None = None, **options: Any) -> Page:
        """An interactive picture, written to ``file`` if given, and shown by a notebook.

        Args:
            file: where to write the page.
            options: see ``queries.pictures.explorer.explore``.

        Raises:
            QueryError: an endpoint holds more than a page can.

        >>> kg.explore("explore.html", about="Nurly Zhol").html[:15]
        '<!DOCTYPE html>'
        """
        from queries.pictures.explorer import MOST_MENTIONS, explore

        most = None if isinstance(self.source, Store) else MOST_MENTIONS
        return explore(self.source, file, language=self.language, most=most, **options)

    def evaluate(self, gold: Path | str) -> Evaluation:
        """Precision, recall and F1 against a folder of gold facts, and what was right, wrong and missed.

        Args:
            gold: the folder, of a JSON file for each article.

        Raises:
            QueryError: there are no gold files, or one is none; the message names it.

        >>> kg.evaluate("samples/gold").facts.precision > 0.3
        True
        """
        from queries.analysis.evaluation import evaluate

        return evaluate(self.source, self.language, Path(gold))

    def remove(self, *identifiers: str) -> None:
        """Remove articles by their identifiers, with all that only they state; the graph must be one that was built.

        Raises:
            graph.removal.UnknownArticleError: there is no article of this name; then nothing was removed.
            StoreError: the graph cannot be changed: it was opened to be read, or is another server's.

        >>> kg.remove("no-such-article")
        Traceback (most recent call last):
        graph.removal.UnknownArticleError: ...
        """
        from graph.removal import remove

        if not isinstance(self.source, Store):
            raise StoreError("an endpoint is only asked; remove articles where its graph was built, and `orda push` it")
        remove(self.source, identifiers)

    def close(self) -> None:
        """Let go of the store.

        >>> opened = orda.open("orda-store")
        >>> opened.close()
        """
        if isinstance(self.source, Store):
            self.source.close()


def build(
    *articles: Given,
    store: str | Path | None = None,
    metadata: dict[str, dict[str, str]] | None = None,
    country: str = DEFAULT_COUNTRY,
    min_confidence: float = 0.0,
    language: str = "en",
    seconds: float | None = None,
    prune: bool = False,
    longest: int = LONGEST,
    workers: int = 1,
    progress: bool | Callable[[str], object] = False,
    strict: bool = False,
) -> KnowledgeGraph:
    """Read articles into a graph.

    What cannot be read is left out, with a warning; ``skipped`` of the graph lists it.

    Args:
        articles: files, folders and glob patterns; mappings with a ``text`` and, where they are known, ``id``,
            ``title``, ``date``, ``publisher``, ``author``, ``url``, ``language``; pandas frames with such columns, and
            their rows; iterables of all these, which are gone through as articles are read.
        store: the folder to keep the graph in; None keeps it in memory.
        metadata: by article id, or ``"*"`` for all: ``issued``, ``title``, ``publisher`` … where an article does not
            say.
        country: whose reference data to link to; a folder of ``ontology/reference``.
        min_confidence: leave out facts that their rule is less sure of, 0 to 1.
        language: to name things in.
        seconds: how long reading one article may take; None sets no limit.
        prune: remove from the graph the articles that are not among ``articles``; none if any of them could not be
            read.
        longest: how many characters an article may have.
        workers: how many processes read; 0 is one a processor, or this one alone where there is little to read. The
            graph is the same.
        progress: whether to show a bar, in a terminal or a notebook; or what is told the id of each article as it is
            done.
        strict: raise where anything could not be read, rather than where nothing could. What was read is in ``store``.

    Raises:
        ValueError: nothing could be read, or not everything and ``strict`` is set: the message lists what; or the
            metadata are wrong.
        StoreError: the store cannot be used.

    >>> kg = orda.build("samples/articles", seconds=60)
    >>> len(kg.articles()) >= 14
    True
    >>> orda.build([{"id": "trip", "text": "The akim visited Almaty.", "date": "2023-02-14"}]).skipped
    []
    """
    from extract.sources import read
    from graph.build import build as build_graph

    found = read(articles, metadata, longest)
    graph = Store(store)
    try:
        with _shown(progress, articles) as tick:
            summary = build_graph(graph, found, country, min_confidence, tick, seconds, prune, workers)
        if summary.skipped and (strict or not summary.done):
            raise ValueError("\n".join([f"{_unread(summary)}:", *_some(summary.skipped)]))
        graph.flush()  # a server that starts now has it all
    except BaseException:
        graph.close()
        raise
    if summary.skipped:
        kept = "; nothing was pruned" if prune else ""
        told = f"{_unread(summary)}, `skipped` of the graph lists what{kept}; the first: {summary.skipped[0]}"
        warnings.warn(told, stacklevel=2)
    return KnowledgeGraph(graph, language, summary.skipped)


def _unread(summary: Summary) -> str:
    return f"{len(summary.skipped)} of {len(summary.skipped) + summary.done} could not be read"


def _some(problems: list[Problem], most: int = 20) -> Iterator[str]:
    """Problems as lines; of many, the first."""
    yield from map(str, problems[:most])
    if len(problems) > most:
        yield f"… and {len(problems) - most} more"


@contextmanager
def _shown(progress: bool | Callable[[str], object], articles: Iterable[Given]) -> Iterator[Callable[[str], object]]:
    """What is told the id of each article."""
    if callable(progress):
        yield progress
    elif not progress:
        yield lambda _: None
    else:
        from rich.console import Console

        from extract.sources import expected
        from queries.ask.progress import counted

        with counted(Console(stderr=True), "articles", expected(articles)) as tick:
            yield tick


def open(
    place: str | Path = DEFAULT_STORE, language: str = "en", *, timeout: float = TIMEOUT, default_graph: str = ""
) -> KnowledgeGraph:
    """Open a graph to read it: the same object whatever holds the graph.

    Args:
        place: the folder of a graph that was built, a file of RDF (``.nq``, ``.ttl``, ``.jsonld`` …), or the address of
            a SPARQL endpoint.
        language: to name things in: ``en``, ``ru`` or ``kk``.
        timeout: how many seconds an endpoint may take for one answer.
        default_graph: the endpoint's graph that holds what `orda push` put there as default.

    Raises:
        StoreError: there is no graph in the folder.
        QueryError: the file is no RDF, or the address none of an endpoint.

    >>> orda.open("orda-store", language="kk").entity("almaty").name
    'Алматы'
    >>> orda.open("graph.nq").find("Tokayev").entity.id
    'kassym-jomart-tokayev'
    >>> orda.open("https://example.org/sparql").source.url
    'https://example.org/sparql'
    """
    from queries.sources.opening import opened

    return KnowledgeGraph(opened(place, timeout=timeout, default_graph=default_graph), language)


if __name__ == "__main__":
    runpy.run_module("orda_cli", run_name="__main__")
