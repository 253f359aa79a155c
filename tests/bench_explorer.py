"""How fast the explorer is in a browser: ``make bench``.

A graph of the reference data's names and the bundled articles' sentences is drawn as a page and opened in headless
Chromium. Plain pyvis (its defaults, the same entities and links) opens in the same run.
"""

from __future__ import annotations

import random
import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx

import ontology.reference
import ontology.schema
from extract.model import Article
from extract.sources import read
from ontology.namespaces import ARTICLE, ID
from ontology.schema import ENTITY_CLASSES
from queries.pictures.explorer import page

ROOT = Path(__file__).parents[1]
QUERIES = ["tok", "алм", "region", "nazarbayev", "бай", "satpaev", "zhan", "орталық"]
ROUNDS = 5
PATIENCE = 180  # seconds that plain pyvis is given


def graph_of(entities: int, links: int) -> nx.MultiDiGraph[str]:
    """A network of so many entities and links: names, sentences and articles are real, who is linked to whom is not."""
    chance = random.Random(7)
    reference, schema = ontology.reference.load("kz"), ontology.schema.load()
    known = sorted(reference.entities.values(), key=lambda entity: entity.id)
    sentences = [
        sentence
        for folder in ("samples/articles", "tests/gold/articles")
        for article in read([str(ROOT / folder)])
        if isinstance(article, Article)
        for sentence in re.split(r"(?<=[.!?])\s+", article.text)
        if 40 < len(sentence) < 400
    ]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    articles: dict[str, dict[str, str]] = {}
    sizes = [1.0 / (i + 3) for i in range(entities)]
    for number in range(entities):
        entity = known[number % len(known)]
        apart = f" {number // len(known) + 1}" if number >= len(known) else ""
        labels = {language: entity.name(language) + apart for language in ("en", "ru", "kk")}
        names = sorted({name + apart for found in entity.names.values() for name in found})
        point = [float(entity.get(axis) or 0) for axis in ("lat", "lon")]
        base = schema.base(entity.type)
        graph.add_node(
            f"{ID}{entity.id}{apart.replace(' ', '-')}", label=labels["en"], labels=labels, names=names, articles=1,
            type=entity.type, type_label=entity.type, base=base if base in ENTITY_CLASSES else "Place", colour="",
            point=point if all(point) else None, mentioned_in=[],
        )  # fmt: skip
    ids = list(graph)
    edges = [(relation, edge) for relation in schema.relations.values() for edge in relation.edges]
    ends = zip(chance.choices(ids, sizes, k=links), chance.choices(ids, k=links), strict=True)
    for number, (one, other) in enumerate(ends):
        iri = f"{ARTICLE}a{number // 20}"
        article = articles.setdefault(
            iri,
            {"title": f"Article {number // 20}", "date": f"{2010 + number % 15}-{1 + number % 12:02}-11",
             "language": "en", "text": ""},
        )  # fmt: skip
        sentence = chance.choice(sentences)
        start = len(article["text"])
        article["text"] += f"{sentence} "
        relation, drawn = chance.choice(edges)
        cut = len(sentence) // 3
        evidence = {"before": sentence[:cut], "words": sentence[cut : 2 * cut], "after": sentence[2 * cut :],
                    "start": start + cut, "article": iri, "title": article["title"], "date": article["date"],
                    "source": "", "rule": f"{relation.name}/frame", "confidence": chance.random()}  # fmt: skip
        graph.add_edge(
            one, other, f"fact{number}", relation=relation.name, label=drawn.label["en"], labels=drawn.label,
            colour=drawn.colour, fact=f"{ID}fact/{number:08x}", evidence=[evidence],
        )  # fmt: skip
        for node in (one, other):
            graph.nodes[node]["mentioned_in"].append(iri)
    graph.graph["articles"] = articles
    return graph


def plain(graph: nx.MultiDiGraph[str], file: Path) -> None:
    """The same entities and links as pyvis draws them by itself, made to say when it has come to rest."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line", directed=True)
    number = {node: i for i, node in enumerate(graph)}
    for node, label in graph.nodes(data="label"):
        network.add_node(number[node], label)
    for one, other, label in graph.edges(data="label"):
        network.add_edge(number[one], number[other], title=label)
    html = network.generate_html()
    html = re.sub(r'<(script|link)[^>]*(src|href)="http[^>]*>(</script>)?', "", html)  # it would wait for the network
    ready = "network.once('stabilizationIterationsDone', () => { window.ready = performance.now(); });"
    file.write_text(html.replace("return network;", f"{ready} return network;"), encoding="utf-8")


def opened(browser: Any, file: Path, done: str, patience: float = 60) -> tuple[Any, float | None]:
    """The page of a file and the milliseconds after which it said that it was ready; None if it did not in time."""
    page_ = browser.new_page(viewport={"width": 1360, "height": 860})
    page_.goto(file.as_uri(), wait_until="commit")
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        try:
            if (found := page_.evaluate(done)) is not None:
                return page_, float(found)
        except Exception:  # not there yet
            pass
        time.sleep(0.05)
    return page_, None


def _told(times: list[float]) -> str:
    return f"{statistics.median(times):8.1f}{max(times):7.1f}"


def main() -> None:
    """Print a table."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    arguments = ["--headless", "--no-sandbox", "--disable-gpu"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=arguments)
        print("explorer; searches and expansions in ms: median, longest")
        print(f"{'entities':>10}{'links':>8}{'MB':>7}{'build s':>9}{'open ms':>9}{'search':>15}{'expand':>15}")
        ours: dict[int, float] = {}
        for entities, links in ((500, 1_500), (20_000, 60_000)):
            graph = graph_of(entities, links)
            started = time.perf_counter()
            written = page(graph).write(Path(folder) / f"{entities}.html")
            built = time.perf_counter() - started
            times = []
            for _ in range(ROUNDS):
                page_, ready = opened(browser, written, "window.orda?.ready")
                times.append(ready or float("inf"))
                page_.close()
            ours[entities] = statistics.median(times)
            page_, _ = opened(browser, written, "window.orda?.data.texts ? 1 : null")
            searching = page_.evaluate(SEARCH, QUERIES)
            expanding = page_.evaluate(EXPAND)
            page_.close()
            print(
                f"{entities:10}{links:8}{written.stat().st_size / 1e6:7.2f}{built:9.2f}{ours[entities]:9.0f}"
                f"{_told(searching)}{_told(expanding)}"
            )
        plain(graph_of(500, 1_500), Path(folder) / "plain.html")
        page_, ready = opened(browser, Path(folder) / "plain.html", "window.ready ?? null", PATIENCE)
        theirs = ready or PATIENCE * 1000
        more = "" if ready else "more than "
        print(f"plain pyvis, 500 entities: {more}{theirs:.0f} ms; ratio {ours[500] / theirs:.4f}")
        browser.close()


# The longest of several searches (as typed, listed on the page), and of several expansions until they are drawn; in ms.
SEARCH = """async (queries) => {
  const field = document.getElementById("query"), times = [];
  for (const query of queries) for (let n = 1; n <= query.length; n += 1) {
    field.value = query.slice(0, n);
    const started = performance.now();
    field.dispatchEvent(new Event("input"));
    document.getElementById("hits").getBoundingClientRect();
    times.push(performance.now() - started);
  }
  field.value = "";
  field.dispatchEvent(new Event("input"));
  return times;
}"""
EXPAND = """async () => {
  const times = [], { actions, data, picture } = window.orda;
  for (const id of actions.visible().sort((a, b) => data.weight[b] - data.weight[a]).slice(0, 5)) {
    const drawn = new Promise((resolve) => picture.network.once("afterDrawing", resolve)), started = performance.now();
    actions.expand(id);
    await drawn;
    times.push(performance.now() - started);
  }
  return times;
}"""


if __name__ == "__main__":
    main()
