"""The command ``orda``: what ``import orda`` gives, on the command line.

Answers go to standard output, everything else to standard error; what a user can mend is one line and exit code 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from extract.model import LONGEST
from graph.engines import BATCH
from graph.store import Store, StoreError
from orda import DEFAULT_COUNTRY, DEFAULT_STORE, TIMEOUT, KnowledgeGraph, __version__
from queries.ask import progress
from queries.ask.output import Output
from queries.ask.terminal import lenient, visible

if TYPE_CHECKING:
    from graph.build import Summary
    from queries.ask.catalog import Query
    from queries.ask.source import Source
    from queries.ask.table import Table
    from queries.sources.transfer import Moved

TRANSFER_TIMEOUT = 600.0  # seconds that each answer of a transfer may take unless told otherwise
T = TypeVar("T")

app = typer.Typer(
    help="A knowledge graph of officials, regions and initiatives, read from the news.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_out, _err = Console(), Console(stderr=True)

StoreOption = Annotated[Path, typer.Option("--store", help="The folder of the graph.", envvar="ORDA_STORE")]
LanguageOption = Annotated[str, typer.Option("--lang", help="Name things in en, ru or kk.")]


class Engines(StrEnum):
    """Whose clusters read."""

    DASK = "dask"
    RAY = "ray"
    SPARK = "spark"


class Format(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def _version(asked: bool) -> None:
    if asked:
        _say(f"orda {__version__}", _out)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """A knowledge graph of officials, regions and initiatives, read from the news."""


@app.command("build")
def _build(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, glob patterns; - for standard input.", metavar="PATH…")
    ],
    store: StoreOption = DEFAULT_STORE,
    date: Annotated[str, typer.Option(help="Date of articles that give none: YYYY, YYYY-MM or YYYY-MM-DD.")] = "",
    publisher: Annotated[str, typer.Option(help="Publisher of articles that name none.")] = "",
    author: Annotated[str, typer.Option(help="Author of articles that name none.")] = "",
    title: Annotated[str, typer.Option(help="Title of articles that have none.")] = "",
    url: Annotated[str, typer.Option(help="Address of articles that give none.")] = "",
    metadata: Annotated[
        Path | None, typer.Option(help="CSV table with a column id, and date, title, publisher, author or url.")
    ] = None,
    country: Annotated[str, typer.Option(help="Whose reference data to link to.")] = DEFAULT_COUNTRY,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out facts that their rule is less sure of.")
    ] = 0.0,
    seconds: Annotated[
        float | None, typer.Option(min=0.01, help="Skip an article that takes longer; none is skipped by default.")
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove the articles that are not at PATH…, unless any cannot be read.")
    ] = False,
    longest: Annotated[int, typer.Option(min=1, help="How many characters an article may have.")] = LONGEST,
    workers: Annotated[
        int, typer.Option(min=0, help="How many processes read; 0 is one a processor, or one alone for few articles.")
    ] = 0,
    engine: Annotated[
        Engines | None, typer.Option(help="Have the articles read by this engine's cluster, in batches.")
    ] = None,
    address: Annotated[str, typer.Option(help="Of the engine's cluster; one is made on this machine by default.")] = "",
    out: Annotated[
        str, typer.Option(metavar="FOLDER", help="Write compressed N-Quads there, or to s3://…, and no store.")
    ] = "",
    batch: Annotated[int, typer.Option(min=1, help="How many articles a batch has, with --engine or --out.")] = BATCH,
) -> None:
    """Read articles into the graph; what is unchanged is not read again."""
    from extract.sources import expected, read, read_metadata
    from graph.build import build as build_graph
    from graph.reading import Options
    from graph.spread import Spread, into_folder, into_store

    with _reported():
        table = read_metadata(metadata) if metadata else {}
        fields = {
            "issued": date,
            "publisher": publisher,
            "creator": author,
            "title": title,
            "source": url,
        }
        table["*"] = {k: v for k, v in fields.items() if v}
        found = read(paths, table, longest)
        options, total = Options(country, min_confidence, seconds, longest), expected(paths)
        spread = Spread(engine.value if engine else "", address, workers, batch)
        if out and prune:
            raise ValueError("a folder holds just the articles at PATH…; leave out --prune")
        if out:
            with _progress(total=total) as tick:
                sharded = into_folder(found, out, options, spread, tick)
            summary, size, place = sharded.summary, sharded.statements, out
        else:
            with Store(store) as graph, _progress(total=total) as tick:
                if engine or address:
                    summary = into_store(graph, found, options, spread, tick, prune)
                else:
                    summary = build_graph(graph, found, country, min_confidence, tick, seconds, prune, workers)
                size, place = len(graph), str(store)
    _tell(summary, size, place)
    if summary.skipped:
        if prune:
            _say("Nothing was removed, since not everything could be read.")
        raise typer.Exit(2)


def _tell(summary: Summary, size: int, store: str) -> None:
    _say(
        f"{summary.added} articles added, {summary.changed} changed, {summary.unchanged} unchanged; "
        f"{summary.facts} facts read; {size} statements in {store}"
    )
    _tell_again(summary.again)
    _tell_each("failures of rules, whose articles keep their other facts", summary.failures)
    _tell_dropped(summary.dropped)
    if summary.repeated:
        _say(f"{summary.repeated} of the articles print again or translate another's release, and count once with it")
    _tell_each("removed", summary.removed)
    _tell_each("renamed", [f"{old} is now {new}" for old, new in summary.renamed])
    _tell_each("left out", summary.left_out)
    _tell_each("skipped", summary.skipped)


def _tell_again(again: Mapping[str, int]) -> None:
    if again:
        from graph.editions import told
    for part, many in sorted(again.items()):
        _say(f"{many} read again: {told(part)}")


def _tell_dropped(dropped: Mapping[str, int]) -> None:
    if dropped:
        import ontology.schema
        from queries.ask.texts import say

        labels = ontology.schema.load().implausibilities
        why = ", ".join(f"{labels[reason]['en']} ({many})" for reason, many in sorted(dropped.items()))
        _say(say("dropped", "en", n=sum(dropped.values()), why=why))


def _tell_each(what: str, items: Sequence[object]) -> None:
    if items:
        _say(f"{len(items)} {what}:", style="bold")
        for item in items:
            _say(f"  {item}")


@app.command("remove")
def _remove(
    identifiers: Annotated[
        list[str], typer.Argument(help="Their identifiers: names of files without the ending, or paths.", metavar="ID…")
    ],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Remove articles from the graph, with all that only they state."""
    from graph.removal import remove

    with _reported(), Store(store, make=False) as graph:
        remove(graph, identifiers)
        _say(f"{len(set(identifiers))} articles removed; {len(graph)} statements in {store}")


@app.command("export")
def _export(
    file: Annotated[
        Path,
        typer.Argument(
            help="Where to; the ending says the format: .nq .nt .trig .ttl .rdf .jsonld, .graphml .gexf .geojson"
        ),
    ],
    form: Annotated[
        str,
        typer.Option(
            "--as", metavar="FORMAT", help="ftm or popolo, a file; csv, parquet or neo4j, a folder of tables."
        ),
    ] = "",
    store: StoreOption = DEFAULT_STORE,
    language: LanguageOption = "en",
) -> None:
    """Write the graph to one file; the same bytes whenever the graph is the same."""
    from graph.export import export
    from queries.exchange.write import FILES, FOLDERS, write

    form = form or file.suffix.lower().removeprefix(".")
    with _reported(file), Store(store, read_only=True) as graph:
        if form in FILES or form in FOLDERS:
            for written in write(graph, file, form, language):
                _say(f"{written}: {written.stat().st_size} bytes")
        else:
            _say(f"{export(graph, file)} statements in {file}")


@app.command("describe")
def _describe_graph(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file to write to.")] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say what the graph holds, for catalogues: VoID, DCAT and counts, in Turtle."""
    from queries.exchange.description import describe

    with _reported(output), Store(store, read_only=True) as graph:
        text = describe(graph).serialize(format="turtle")
        if output is None:
            _give(text.encode())
        else:
            output.write_text(text, encoding="utf-8")


@app.command("explore")
def _explore(
    output: Annotated[Path, typer.Option("-o", "--output", help="The page to write.")] = Path("explore.html"),
    store: StoreOption = DEFAULT_STORE,
    language: LanguageOption = "en",
    about: Annotated[str | None, typer.Option(help="Begin with this entity, by any of its names.")] = None,
    title: Annotated[str | None, typer.Option(help="The page's title.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Begin with what held at a date: YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None,
) -> None:
    """Draw the graph as one page for the browser, which needs no network."""
    with _reported(output), Store(store, read_only=True) as graph:
        KnowledgeGraph(graph, language).explore(output, about=about, title=title, as_of=as_of)
    _say(f"Open {output} in a browser.")


def _names_completed(incomplete: str) -> Iterator[tuple[str, str]]:
    from queries.ask import catalog

    yield from ((name, catalog.get(name).title) for name in catalog.names() if name.startswith(incomplete))


def _parameters_completed(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    from queries.ask import catalog

    # An option that still lacks its value leaves the name among the rest.
    typed = [str(ctx.params.get("query")), *ctx.args]
    for name in set(typed) & set(catalog.names()):
        known = catalog.get(name).parameters.values()
        yield from ((f"{p.name}=", p.help) for p in known if p.name.startswith(incomplete))


@app.command("query", add_help_option=False)
def _query(
    ctx: typer.Context,
    query: Annotated[
        str,
        typer.Argument(
            help="A name of the library (see --list), a .rq file, SPARQL text, or - for standard input.",
            autocompletion=_names_completed,
        ),
    ] = "",
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", help="NAME=VALUE; an entity by any of its names.", autocompletion=_parameters_completed
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    graph: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ask an exported file, in memory, instead of the graph.")
    ] = None,
    endpoint: Annotated[str, typer.Option(metavar="URL", help="Ask a SPARQL endpoint instead of the graph.")] = "",
    default_graph: Annotated[
        str, typer.Option(metavar="IRI", help="The endpoint's graph that holds what `orda push` put there as default.")
    ] = "",
    form: Annotated[
        Output | None, typer.Option("--format", "-f", help="How to write the answer; by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file to write the answer to.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="How many rows to give at most.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="How many seconds the query may take.")] = TIMEOUT,
    language: LanguageOption = "en",
    listed: Annotated[bool, typer.Option("--list", help="List the library's queries.")] = False,
    about: Annotated[
        bool, typer.Option("--about", help="Say what the query asks and which parameters it has.")
    ] = False,
    helped: Annotated[bool, typer.Option("--help", "-h", help="Show this message, or all about the query named.")] = (
        False
    ),
) -> None:
    """Ask the graph a question."""
    from queries.ask import catalog
    from queries.ask.output import written
    from queries.ask.texts import say

    with _reported(output):
        if helped and not query:
            _say(ctx.get_help(), _out)
        elif listed or not query:
            _list(language)
        elif about or helped:
            _describe(catalog.get(query, language), language)
        else:
            params = dict(_pair(p) for p in param or ())
            text = sys.stdin.read() if query == "-" else query
            form = form or _form_of(output)
            ask = partial(_answer, query=text, params=params, language=language, limit=limit)
            table, hints = _put(ask, store, graph, endpoint, default_graph, timeout)
            for hint in hints:
                _say(hint)
            if form is Output.TABLE and output is None:
                _show(table, language)
            elif output is None:
                _give(written(table, form))
            else:
                output.write_bytes(written(table, form))
            if table.cut:
                _say(say("first", language, n=limit))


def _show(table: Table, language: str) -> None:
    """Print a table and how many rows it has; on a terminal, page by page where it is longer than that."""
    from queries.ask.table import Form
    from queries.ask.texts import rows

    if table.form is Form.ROWS and not len(table):
        return  # that there is no answer was said, and what was asked
    shown = table.rich(_out.width)
    if _out.is_terminal and len(_out.render_lines(shown)) >= _out.height:
        os.environ.setdefault("LESS", "FRX")  # as git has it: colours stay, and so does what was shown
        with _out.pager(styles=True):
            _out.print(shown)
    else:
        _out.print(shown)
    if table.form is Form.ROWS and not table.cut:
        _say(rows(len(table), language))


def _answer(
    source: Source, query: str, params: dict[str, str], language: str, limit: int | None
) -> tuple[Table, list[str]]:
    """The answer to a query, and what whoever asked should know of it: whom a name was taken for, what is near."""
    from queries.ask.hints import none_found, taken_for
    from queries.ask.run import find, run

    asked = find(query)
    table = run(source, asked, params, language, limit)
    return table, [*taken_for(source, table, language), *none_found(source, asked, table, language)]


def _form_of(file: Path | None) -> Output:
    if file is None:
        return Output.TABLE
    endings = {form.value for form in Output} - {Output.TABLE.value}
    if (ending := file.suffix.lower().removeprefix(".")) not in endings:
        raise ValueError(f"{file}: unknown ending; give --format, or one of .{', .'.join(sorted(endings))}")
    return Output(ending)


def _put(
    ask: Callable[[Source], T], store: Path, graph: Path | None, endpoint: str, default_graph: str, timeout: float
) -> T:
    """What ``ask`` finds out, within so many seconds, of an endpoint, a file in memory, or the store."""
    from queries.ask.confined import confined
    from queries.sources import endpoint as endpoints
    from queries.sources import rdf_file
    from queries.sources.opening import asked, asked_in

    if endpoint:
        return asked(endpoints.Endpoint(endpoint, timeout, default_graph), ask, timeout)
    if graph:
        return confined(lambda: ask(rdf_file.read(graph)), timeout)
    return asked_in(store, ask, timeout)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ValueError(f"--param {text}: write NAME=VALUE")
    return name, value


def _list(language: str) -> None:
    """The library, group by group."""
    from queries.ask import catalog, texts

    width = max(map(len, catalog.names()))
    for group, queries in catalog.grouped().items():
        _say(texts.group(group, language), _out, style="bold")
        for query in queries:
            _say(f"  {query.name:{width}}  {query.titles.get(language) or query.title}", _out)


def _describe(query: Query, language: str) -> None:
    from queries.ask.texts import named, say

    title, summary = query.titles.get(language) or query.title, query.summaries.get(language) or query.summary
    _say(f"{query.name}: {title}\n{summary}\n", _out)
    for parameter in query.parameters.values():
        need = say("required" if parameter.required else "optional", language)
        told = parameter.helps.get(language, parameter.help)
        _say(f"  --param {parameter.name}=…  {named(parameter.kind, language)}, {need}: {told}", _out)
    for column, meaning in query.columns.items():
        told = meaning if language == "en" else named(column, language)
        _say(f"  {say('column', language)} {column}: {told}", _out)
    for example in query.examples:
        _say(f"{say('example', language)}: orda query {example}", _out)


@app.command("validate")
def _validate(store: StoreOption = DEFAULT_STORE) -> None:
    """Check the graph: the ontology's shapes, and that every quoted word stands where it says."""
    from graph.validation import problems

    with _reported(), Store(store, read_only=True) as graph, _spinner("Checking the graph"):
        found = list(problems(graph))
    for line in found:
        _say(line, _out)
    if found:
        _say(f"{len(found)} problems")
        raise typer.Exit(1)
    _say("No problem found.")


@app.command("evaluate")
def _evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of gold facts, one JSON file an article.")],
    store: StoreOption = DEFAULT_STORE,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the figures.")] = Format.TABLE,
    only: Annotated[str, typer.Option(help="Only articles whose name begins so.")] = "",
) -> None:
    """Compare the graph with gold facts: precision, recall and F1."""
    import json

    from queries.judge.evaluation import evaluate

    with _reported():
        with Store(store, read_only=True) as graph:
            report = evaluate(graph, gold, only)
        if output is Format.JSON:
            _give(json.dumps(report.to_json(), ensure_ascii=False, indent=1).encode() + b"\n")
        elif output is Format.CSV:
            _give(report.to_csv().encode())
        else:
            _out.print(report.rich())


@app.command("rules")
def _rules(
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the rules.")] = Format.TABLE,
    language: LanguageOption = "en",
) -> None:
    """List the rules that read facts: what each takes for a fact, and how sure it is."""
    from queries.judge.rules import rules

    table = rules(language)
    if output is Format.JSON:
        _give(table.to_json().encode() + b"\n")
    elif output is Format.CSV:
        _give(table.to_csv().encode())
    else:
        _out.print(table.rich(_out.width))


@app.command("serve")
def _serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen at; anything but 127.0.0.1 is open to others.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 7878,
    name: Annotated[
        list[str] | None, typer.Option(help="A name that the server may be called by, beside those of this machine.")
    ] = None,
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="Whose pages may read the answers; * is anyone's.")
    ] = None,
    service: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="An endpoint that SERVICE may ask; none by default.")
    ] = None,
    forwarded_allow_ips: Annotated[
        str,
        typer.Option(
            metavar="IP[,IP…]", help="The proxies whose X-Forwarded-* headers are believed; none by default, * is any."
        ),
    ] = "",
    seconds: Annotated[float, typer.Option(min=0.1, help="How long one query may run.")] = 10.0,
    memory: Annotated[int, typer.Option(min=64, help="How many MB one query may take.")] = 1024,
    workers: Annotated[int, typer.Option(min=0, help="How many queries run at once; 0 is one a processor.")] = 0,
    patience: Annotated[float, typer.Option(min=0.0, help="How many seconds a query may wait for its turn.")] = 0.3,
) -> None:
    """Serve the graph over HTTP: a SPARQL endpoint, and pages to read, search and ask it."""
    from queries.serve.app import Settings, serve
    from queries.serve.limits import Limits

    many = {"workers": workers} if workers else {}
    limits = Limits(seconds=seconds, memory=memory, patience=patience, **many)
    proxies = [proxy.strip() for proxy in forwarded_allow_ips.split(",") if proxy.strip()]
    with _reported():
        serve(Settings(store, limits, name or (), cors or (), service or (), proxies), host, port)


QueryAddress = Annotated[str, typer.Argument(metavar="URL", help="Where the server answers SPARQL queries.")]
UpdateOption = Annotated[str, typer.Option("--update", metavar="URL", help="Where it takes SPARQL updates.")]
GraphStoreOption = Annotated[str, typer.Option("--graph-store", metavar="URL", help="Its graph store, if it has one.")]
AnswerOption = Annotated[float, typer.Option("--timeout", min=0.1, help="How many seconds each answer may take.")]
DefaultGraphOption = Annotated[
    str, typer.Option("--default-graph", metavar="IRI", help="The server's graph to stand for the default graph.")
]


@app.command("push")
def _push(
    url: QueryAddress,
    update: UpdateOption = "",
    graph_store: GraphStoreOption = "",
    default_graph: DefaultGraphOption = "",
    timeout: AnswerOption = TRANSFER_TIMEOUT,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Bring the graph to a server: only the graphs that differ, each verified."""
    from queries.sources.transfer import Place, push

    with _reported(), Store(store, read_only=True) as graph, _progress("graphs") as tick:
        moved = push(graph, Place(url, update, graph_store, default_graph, timeout), tick)
    _tell_moved(moved)


@app.command("pull")
def _pull(
    url: QueryAddress,
    graph_store: GraphStoreOption = "",
    default_graph: DefaultGraphOption = "",
    timeout: AnswerOption = TRANSFER_TIMEOUT,
    store: StoreOption = DEFAULT_STORE,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Empty the store where the server has no graph of Orda.")
    ] = False,
) -> None:
    """Fetch the graph from a server: only the graphs that differ, each checked; what is not there is removed last."""
    from queries.sources.transfer import Place, pull

    with _reported():
        place = Place(url, "", graph_store, default_graph, timeout)
        with Store(store) as graph, _progress("graphs") as tick:
            moved = pull(place, graph, tick, allow_empty=allow_empty)
    _tell_moved(moved)


def _tell_moved(moved: Moved) -> None:
    _say(
        f"{moved.sent} graphs moved and verified ({moved.statements} statements), {moved.same} the same already, "
        f"{moved.removed} removed"
    )


def _give(data: bytes) -> None:
    """Write data to standard output: in UTF-8 and to the byte, but to a terminal without what it would obey."""
    if sys.stdout.isatty():
        _say(data.decode(errors="replace").removesuffix("\n"), _out)
    else:
        sys.stdout.buffer.write(data)


def _say(line: str, where: Console | None = None, style: str = "") -> None:
    """Print a line as it is: names and paths are no markup or command, and only the terminal wraps it."""
    (where or _err).print(visible(line), markup=False, highlight=False, emoji=False, soft_wrap=True, style=style)


@contextmanager
def _reported(file: Path | None = None) -> Iterator[None]:
    """Turn what a user can mend into one line and exit code 2; ``file`` is what the work is to write."""
    from graph.export import ExportError
    from queries.ask.catalog import QueryError

    try:
        yield
    except (StoreError, QueryError, ExportError, ValueError) as error:
        _say(str(error), style="red")
        raise typer.Exit(2) from None
    except OSError as error:
        named = error.filename or file
        _say(f"{named}: {error.strerror or error}" if named else str(error), style="red")
        raise typer.Exit(2) from None


def _progress(what: str = "articles", total: int | None = None) -> AbstractContextManager[Callable[[str], None]]:
    return progress.counted(_err, what, total)


def _spinner(doing: str) -> Progress:
    return progress.spinner(_err, doing)


def main() -> None:
    """The command ``orda``."""
    lenient()
    app()


if __name__ == "__main__":
    main()
