"""HTML pages → text and metadata, through trafilatura; menus, footers and scripts are left behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura
from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

_DATE_META = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @name='dcterms.issued']/@content",
    "//time[@pubdate or @itemprop='datePublished']/@datetime",
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|T|\s)")


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

    The date is what the page declares in its metadata. A date that could only be guessed from the text or the address
    is left out.
    """
    text = trafilatura.extract(markup, include_comments=False, include_tables=False, favor_precision=False)
    if not text or not text.strip():
        return None
    found = extract_metadata(markup, extensive=False)
    tree = lxml_html.document_fromstring(markup)
    meta = found.as_dict() if found else {}
    language = next(iter(tree.xpath("//html/@lang")), None)
    return Page(
        text=text,
        title=meta.get("title"),
        issued=_declared_date(tree),
        language=str(language)[:2].lower() if language else None,
        publisher=meta.get("sitename"),
        creator=meta.get("author"),
        source=meta.get("url"),
    )


def _declared_date(tree: lxml_html.HtmlElement) -> str | None:
    for path in _DATE_META:
        for value in tree.xpath(path):
            if found := _DATE.match(str(value).strip()):
                return found[0]
    return None
