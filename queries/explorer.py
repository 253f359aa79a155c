"""One page that shows the graph: self-contained, offline, and safe to open whatever the articles say.

All data is embedded, only the visible part is drawn. What comes from articles reaches the page as JSON and the document
as text; a Content-Security-Policy admits the page's own two scripts and its style, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

import ontology.schema
from ontology.schema import ENTITY_CLASSES
from queries.layout import best_connected, positions
from queries.resolve import Source
from queries.views import network

TEMPLATES = Path(__file__).parent / "templates"
START = 60  # entities in the first picture

_TEXTS: dict[str, dict[str, str]] = json.loads((TEMPLATES / "texts.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Page:
    """An explorer page, which a notebook shows in a frame of its own."""

    html: str

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
            '<iframe sandbox="allow-scripts allow-popups" width="100%" height="640" style="border:1px solid #dfe4ea" '
            f'srcdoc="{html.escape(self.html)}"></iframe>'
        )
        return {"text/plain": f"Explorer page of {len(self.html) // 1024} kB", "text/html": frame}


def explore(
    source: Source,
    file: Path | str | None = None,
    *,
    language: str = "en",
    title: str | None = None,
    relations: Sequence[str] | None = None,
    start: int = START,
) -> Page:
    """An interactive picture of a store, as one HTML page.

    Args:
        source: the store.
        file: where to write the page; None writes nothing.
        language: of names and labels: ``en``, ``ru`` or ``kk``.
        title: the page's title.
        relations: only the links of these relations.
        start: how many entities the first picture shows.

    Raises:
        OSError: the file cannot be written.
    """
    page = draw(network(source, relations=relations, language=language), language=language, title=title, start=start)
    if file is not None:
        page.write(file)
    return page


def draw(graph: nx.MultiDiGraph[str], *, language: str = "en", title: str | None = None, start: int = START) -> Page:
    """The page of a network, as ``queries.views.network`` makes them; two of one network are equal to the byte."""
    texts = _TEXTS.get(language, _TEXTS["en"])
    picture = _Picture(title or texts["title"], language, texts)
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted((a, b) for a, b, _ in graph.edges(keys=True)))
    chosen = best_connected(simple, start)
    places = positions(simple.subgraph(chosen))
    numbers = {node: number for number, node in enumerate(sorted(graph))}
    for node, number in numbers.items():
        picture.add_entity(number, graph.nodes[node], places.get(node))
    for (one, other, label), edges in _together(graph).items():
        picture.add_link(numbers[one], numbers[other], label, edges)
    return Page(picture.generate_html())


def _together(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    """The links that say the same of the same two entities, as one."""
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for one, other, _, attributes in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        found.setdefault((one, other, attributes["label"]), []).append(attributes)
    return found


class _Picture(Network):  # type: ignore[misc]
    """pyvis's network with a template of our own: autoescaping, offline, under a policy."""

    def __init__(self, title: str, language: str, texts: dict[str, str]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.templateEnv = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
        self.title, self.language, self.texts = title, language, texts
        self.articles: dict[str, dict[str, str]] = {}

    def add_entity(self, number: int, attributes: dict[str, Any], place: tuple[int, int] | None) -> None:
        """An entity of the network, with its place where the first picture shows it."""
        shown = {key: attributes[key] for key in ("names", "articles")}
        where = {} if place is None else {"x": place[0], "y": place[1]}
        kind = ENTITY_CLASSES.index(attributes["base"])
        self.add_node(number, attributes["label"], kind=kind, type=attributes["type_label"], **shown, **where)

    def add_link(self, one: int, other: int, label: str, edges: Sequence[dict[str, Any]]) -> None:
        """The links that say ``label`` of two entities, with everything that proves them."""
        proof = [
            [e["before"], e["words"], e["after"], self._article(e)]
            for e in sorted((e for edge in edges for e in edge["evidence"]), key=lambda e: (e["date"], e["article"]))
        ]
        self.add_edge(one, other, label=label, colour=edges[0]["colour"], proof=proof)

    def _article(self, evidence: dict[str, str]) -> int:
        known = {"title": evidence["title"], "date": evidence["date"], "url": evidence["source"]}
        self.articles.setdefault(evidence["article"], known)
        return list(self.articles).index(evidence["article"])

    def _class_label(self, name: str) -> str:
        return ontology.schema.load().labels.get(name, {}).get(self.language) or name

    def generate_html(self, *_: object, **__: object) -> str:
        """The page."""
        scripts = [_library(), (TEMPLATES / "explorer.js").read_text(encoding="utf-8")]
        style = (TEMPLATES / "explorer.css").read_text(encoding="utf-8")
        allowed = f"script-src {_hashes(scripts)}; style-src {_hashes([style])}"
        policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
        page: str = self.templateEnv.get_template("explorer.html").render(
            title=self.title, language=self.language, texts=self.texts, policy=Markup(policy), style=Markup(style),
            data=Markup(_embedded(self._data())), library=Markup(scripts[0]), script=Markup(scripts[1]),
        )  # fmt: skip
        return page

    def _data(self) -> dict[str, Any]:
        schema = ontology.schema.load()
        counts = Counter(node["kind"] for node in self.nodes)
        keep = ("label", "names", "kind", "type", "articles", "x", "y")
        start = [node["id"] for node in self.nodes if "x" in node]
        return {
            "nodes": [{key: node[key] for key in keep if key in node} for node in self.nodes],
            "links": [{key: edge[key] for key in ("from", "to", "label", "colour", "proof")} for edge in self.edges],
            "articles": list(self.articles.values()),
            "kinds": [
                {
                    "label": self._class_label(name),
                    "colour": schema.colours.get(name, "#999999"),
                    "count": counts[number],
                }
                for number, name in enumerate(ENTITY_CLASSES)
            ],
            "start": start,
            "texts": self.texts | {"shown": self.texts["shown"].format(shown=len(start), all=len(self.nodes))},
        }


def _library() -> str:
    """vis-network as pyvis carries it."""
    file = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return file.read_text(encoding="utf-8")


def _hashes(contents: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for c in contents)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _embedded(data: object) -> str:
    """JSON that cannot end its script element or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
