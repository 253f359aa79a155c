"""HTML pages → text and metadata, through trafilatura; menus, footers and scripts are left behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

from ontology.dates import partial_date

_XML_DECLARATION = re.compile(r"\A\s*(<\?xml[^>]*>\s*)+")  # of an encoding that the text, being decoded, no longer has
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @name='dcterms.issued']/@content",
    "//time[@pubdate or @itemprop='datePublished']/@datetime",
)
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_HEADER_TIMES = (
    "//header[ancestor::article[1][.//h1]]//time"
    "[not(@itemprop='dateModified' or contains(@class, 'updated') or contains(@class, 'modified'))]/@datetime"
)
_PUBLISHERS = (
    "//meta[@property='og:site_name']/@content",
    "//meta[@name='DC.publisher' or @name='dcterms.publisher' or @name='application-name']/@content",
)


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page and what its metadata say."""

    text: str
    title: str | None
    issued: str | None
    language: str | None
    publisher: str | None
    creator: str | None
    source: str | None


def read_page(markup: str) -> Page | None:
    """The article of an HTML page, or None where there is no text.

    Date and publisher are what the page declares in its metadata. What could only be guessed from the text or the
    address is left out.
    """
    markup = _XML_DECLARATION.sub("", markup)
    text = trafilatura.extract(markup, include_comments=False, include_tables=False, favor_precision=False)
    if not text or not text.strip():
        return None
    tree = lxml_html.document_fromstring(markup)
    meta = _metadata(markup)
    language = next(iter(tree.xpath("//html/@lang")), None)
    articles = list(_linked_articles(tree))
    return Page(
        text=text,
        title=meta.get("title"),
        issued=_declared_date(tree, articles),
        language=str(language)[:2].lower() if language else None,
        publisher=_declared_publisher(tree, articles),
        creator=meta.get("author"),
        source=meta.get("url"),
    )


def _metadata(markup: str) -> Mapping[str, Any]:
    """What trafilatura finds in a page's head; nothing where the markup brings it down."""
    try:
        found = extract_metadata(markup, extensive=False)
    except Exception:  # it asserts what broken pages do not keep
        return {}
    return found.as_dict() if found else {}


def _declared_date(tree: lxml_html.HtmlElement, articles: Iterable[Mapping[str, Any]]) -> str | None:
    for path in _DATES:
        if found := _dates(tree.xpath(path)):
            return found[0]
    for values in ([a.get("datePublished") for a in articles if "datePublished" in a], tree.xpath(_HEADER_TIMES)):
        if len(set(found := _dates(values))) == 1:  # of several, none says that it is this article's
            return found[0]
    return None


def _dates(values: Iterable[object]) -> list[str]:
    found = []
    for value in values:
        try:
            found.append(partial_date(str(value)))
        except ValueError:
            continue
    return found


def _declared_publisher(tree: lxml_html.HtmlElement, articles: Iterable[Mapping[str, Any]]) -> str | None:
    names = [str(value).strip() for path in _PUBLISHERS for value in tree.xpath(path)]
    for article in articles:
        publisher = article.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            names.append(publisher["name"].strip())
    return next(filter(None, names), None)


def _linked_articles(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The articles that the page's JSON-LD describes; what is no JSON says nothing."""
    for script in tree.xpath(_LINKED_DATA):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        for node in data if isinstance(data, list) else [data]:
            graph = node.get("@graph") if isinstance(node, dict) else None
            for item in graph if isinstance(graph, list) else [node]:
                if isinstance(item, dict) and _is_article(item.get("@type")):
                    yield item


def _is_article(kinds: object) -> bool:
    return any(str(k).endswith(("Article", "Posting")) for k in (kinds if isinstance(kinds, list) else [kinds]))
