"""One page that shows the graph: self-contained, offline, and safe to open whatever the articles say.

All data is embedded, compressed; only the visible part is drawn. What comes from articles reaches the page as data and
the document as text; a Content-Security-Policy admits the page's own scripts and its style, by their hashes, and
nothing else.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from ontology.dates import partial_date
from ontology.reference import LANGUAGES
from queries.ask import resolve, search
from queries.ask.catalog import QueryError
from queries.ask.cells import FORMULA
from queries.ask.source import Source, texts
from queries.pictures.data import parts
from queries.pictures.modules import joined
from queries.pictures.view import view

TEMPLATES = Path(__file__).parent / "templates"
START = 36  # entities in the first picture
MOST_MENTIONS = 50_000  # of entities in articles that are fetched from afar for one page


@dataclass(frozen=True, slots=True)
class Page:
    """An explorer page, which a notebook shows in a frame of its own.

    Attributes:
        html: the page.
        policy: what its Content-Security-Policy admits, for a server to say as well.
    """

    html: str
    policy: str = ""

    def write(self, file: Path | str) -> Path:
        """Write the page to ``file``.

        Raises:
            OSError: the file cannot be written.
        """
        target = Path(file)
        target.write_text(self.html, encoding="utf-8", newline="\n")
        return target

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        frame = (
            '<iframe sandbox="allow-scripts allow-popups allow-downloads" allow="fullscreen" width="100%" height="720" '
            f'style="border:1px solid #dfe4ea" srcdoc="{html.escape(self.html)}"></iframe>'
        )
        return {"text/plain": f"Explorer page of {len(self.html) // 1024} kB", "text/html": frame}


def explore(
    source: Source,
    file: Path | str | None = None,
    *,
    language: str = "en",
    title: str | None = None,
    relations: Sequence[str] | None = None,
    about: str | None = None,
    as_of: str | None = None,
    start: int = START,
    most: int | None = None,
) -> Page:
    """An interactive picture of a store, as one HTML page.

    Args:
        source: the store.
        file: where to write the page; None writes nothing.
        language: that the page opens in: ``en``, ``ru`` or ``kk``; a reader may choose another.
        title: the page's title.
        relations: only the facts of these relations.
        about: an entity to begin with, by any of its names; None begins with an overview.
        as_of: a date, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, to begin with what held then; None begins with all.
        start: how many entities the first picture shows.
        most: how many mentions of entities in articles the graph may have; None sets no limit.

    Raises:
        OSError: the file cannot be written.
        QueryError: nothing is called ``about``, or several entities are; the graph has more mentions than ``most``.
        ValueError: no article mentions ``about``, or ``as_of`` is no date.
    """
    date = None if as_of is None else partial_date(as_of)
    if most is not None:
        _check_size(source, most)
    graph = view(source, relations=relations, language=language)
    entity = None if about is None else resolve.entity(source, about, language).value
    if entity is not None and entity not in graph:
        raise ValueError(f"no article and no link speaks of “{about}”")
    drawn = page(graph, language=language, title=title, about=entity, as_of=date, start=start)
    if file is not None:
        drawn.write(file)
    return drawn


def _check_size(source: Source, most: int) -> None:
    ((many,),) = texts(source, "SELECT (COUNT(*) AS ?n) WHERE { ?article orda:mentions ?entity }")
    if int(many) > most:
        raise QueryError(
            f"the graph has {many} mentions of entities, and a page holds {most}; `orda serve` explores one of any size"
        )


def page(
    graph: nx.MultiDiGraph[str],
    *,
    language: str = "en",
    title: str | None = None,
    about: str | None = None,
    as_of: str | None = None,
    start: int = START,
    data_from: str | None = None,
    grow_from: str | None = None,
    find_from: str | None = None,
    pages: Mapping[str, str] | None = None,
) -> Page:
    """The page of a network; two of one network are equal to the byte.

    Args:
        graph: as ``queries.pictures.view.view`` makes it; one of ``queries.facts.network.network`` lacks dates,
            map and articles.
        language: that the page opens in: ``en``, ``ru`` or ``kk``.
        title: the page's title.
        about: the IRI of an entity or article to begin with; None begins with an overview.
        as_of: a date to begin with what held then; None begins with all.
        start: how many entities the first picture shows.
        data_from: for a server: the path below which the page finds its data, ``{name}.json`` for each of
            ``queries.pictures.data.parts``; they are then not in the page. None puts them into it.
        grow_from: for a server whose graph is larger than ``graph``: the path that, asked with ``?entity=IRI``,
            answers with the JSON of the ``core`` and ``texts`` of ``parts`` of what lies around that entity; the page
            asks when a reader opens or expands it, and of an article when it is opened. None never asks.
        find_from: for such a server: the path that, asked with ``?q=WORDS&lang=LANGUAGE``, answers with JSON whose
            ``names`` have the ``iri``, ``label`` and ``kind`` of entities that the words may mean. None asks nobody.
        pages: for a server: below which paths it has pages of its own, by ``home``, ``id`` and ``article``.

    Raises:
        ValueError: the page speaks no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"the explorer speaks {', '.join(LANGUAGES)}, not “{language}”")
    served = {"source": data_from, "grow": grow_from, "find": find_from}
    picture = _Picture(language, title, {name: path for name, path in served.items() if path is not None}, pages)
    picture.as_of = as_of
    picture.data = parts(graph, start=start, about=about)
    first, core = picture.data["core"]["first"], picture.data["core"]
    for number, x, y in zip(first["node"], first["x"], first["y"], strict=True):
        kind = core["classes"][core["nodes"]["class"][number]]
        colour = core["bases"][kind["base"]]["colour"]
        picture.add_node(number, core["nodes"]["label"][number][0], x=x, y=y, color=colour)
    return Page(picture.generate_html(), picture.policy)


class _Picture(Network):  # type: ignore[misc]
    """pyvis's network with a template of our own: autoescaping, offline, under a policy.

    It holds the first picture; everything else is in ``data``.
    """

    data: dict[str, Any]
    as_of: str | None = None

    def __init__(
        self, language: str, title: str | None, served: Mapping[str, str], pages: Mapping[str, str] | None
    ) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.templateEnv = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
        self.toggle_physics(False)
        self.options.interaction.hideEdgesOnDrag = False
        self.language, self.title, self.served, self.pages = language, title, served, pages
        self.policy = ""

    def generate_html(self, *_: object, **__: object) -> str:
        """The page."""
        texts = _texts()
        library, script = _library(), _script()
        style = _template("explorer.css")
        allowed = f"script-src {_hashes([library, script])}; style-src {_hashes([style])}"
        if self.served:
            allowed += "; connect-src 'self'"
        self.policy = f"default-src 'none'; {allowed}; img-src data: blob:; base-uri 'none'; form-action 'none'"
        settings: dict[str, Any] = {"language": self.language, "title": self.title, "texts": texts, "pages": self.pages}
        settings |= {"asOf": self.as_of}
        settings |= {
            "languages": LANGUAGES,
            "formula": FORMULA,
            "spellings": {
                "letters": search.LETTERS,
                "loose": search.LOOSE,
                "loosely": search.LOOSELY,
                "slips": search.SLIPS,
            },
        }
        drawn: str = self.templateEnv.get_template("explorer.html").render(
            language=self.language,
            title=self.title or texts[self.language]["title"],
            policy=Markup(self.policy),
            style=Markup(style),
            settings=Markup(embedded(settings)),
            picture=Markup(embedded({"nodes": self.nodes, "options": json.loads(self.options.to_json())})),
            served=self.served,
            home=(self.pages or {}).get("home"),
            parts={} if "source" in self.served else {n: Markup(_compressed(p)) for n, p in self.data.items()},
            library=Markup(library),
            script=Markup(script),
        )
        return drawn


@cache
def _texts() -> dict[str, dict[str, str]]:
    """The words of the page, per language."""
    texts: dict[str, dict[str, str]] = json.loads(_template("texts.json"))
    return texts


@cache
def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The page's own modules, as one script."""
    return joined(TEMPLATES, "main")


@cache
def _library() -> str:
    """vis-network as pyvis carries it."""
    file = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return file.read_text(encoding="utf-8")


def _hashes(contents: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for c in contents)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _compressed(data: object) -> str:
    """JSON, gzipped without a date, in base64, which cannot end its script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def embedded(data: object) -> str:
    """JSON that cannot end its script element or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
