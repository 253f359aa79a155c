"""Markdown → the text that a reader is shown: links and emphasis without their marks, no images, no comments.

Lines stay lines, and the marks of headings, lists and quotations stay at their beginnings: they say what a line is
(``extract.content``). What has no marks stays as it is, to the character.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from lxml.html.defs import tags as HTML_TAGS  # noqa: N812 - it is a constant
from markdown_it import MarkdownIt
from markdown_it.token import Token

# A link to an address, or bold words: in text that is not Markdown, nobody writes them.
_CERTAIN = re.compile(
    r"\[[^][\n]+\]\((?:https?://|mailto:|/)[^()\s]*\)|(?<![*\w])\*\*(?![\s*])[^*\n]+(?<!\s)\*\*(?![*\w])"
)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[!?].*?(?:>|\Z)", re.S | re.I)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)(?=[\s/>])[^<>]*+>")
_OLD_LINE_END = re.compile(r"\r(?!\n)")  # ends a line in Markdown, too
_LEADING = re.compile(r"[\s>]*")
_BREAKS = ("softbreak", "hardbreak")

Edit = tuple[int, int, list[str]]  # of the lines from one to another, what stands there instead


def is_marked(text: str) -> bool:
    """Is a text certainly Markdown, though nothing says so?"""
    return _CERTAIN.search(text) is not None


def shown(source: str) -> str:
    """The text that a reader of the Markdown ``source`` is shown."""
    source = _OLD_LINE_END.sub("\n", source)
    lines, found = source.split("\n"), dict[str, Any]()
    edits = list(_edits(_parser().parse(source, found), lines))
    references = (*found.get("references", {}).values(), *found.get("duplicate_refs", ()))
    edits += [(*reference["map"], []) for reference in references]
    told, done = list[str](), 0
    for start, end, instead in sorted(edits):
        told += lines[done:start] + instead
        done = end
    return "\n".join(told + lines[done:])


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough").disable("code")  # an indented paragraph is one all the same


def _edits(tokens: Iterable[Token], lines: Sequence[str]) -> Iterator[Edit]:
    for token in tokens:
        if token.map is None:
            continue
        start, end = token.map
        match token.type:
            case "inline":
                yield from _inline_edits(token, lines[start:end], start)
            case "heading_open" if token.markup in ("-", "="):
                yield end - 1, end, []  # the line below, which makes it one
            case "hr":
                yield start, end, [""]
            case "fence":
                yield start, start + 1, []
                if end - start > 1 and lines[end - 1].strip(" \t>").startswith(token.markup):
                    yield end - 1, end, []
            case "html_block":
                yield start, end, _without_tags(token.content).rstrip("\n").split("\n")


def _inline_edits(token: Token, lines: Sequence[str], start: int) -> Iterator[Edit]:
    """What changes in a paragraph or heading; the marks that begin its lines stay."""
    written, told = token.content.split("\n"), _told(token.children or []).split("\n")
    if len(written) != len(told):  # marks that went over a line's end took it with them
        yield start, start + len(written), [_mark(lines[0], written[0]) + told[0], *told[1:]]
        return
    for number, (line, old, new) in enumerate(zip(lines, written, told, strict=False), start=start):
        if old.strip() != new.strip():
            mark = _mark(line, old)
            yield number, number + 1, [mark + new.strip() + line[len(mark) + len(old.strip()) :]]


def _mark(line: str, content: str) -> str:
    """What stands in a line before its content: the mark of a heading, a list item or a quotation."""
    at = line.rfind(content.strip())
    return line[:at] if at >= 0 else _LEADING.match(line)[0]  # type: ignore[index]


def _told(tokens: Sequence[Token]) -> str:
    """What is shown of a line's tokens. Asterisks between figures multiply, whatever they do elsewhere."""
    texts = [_shown_of(token) for token in tokens]
    opened: list[int] = []
    for i, token in enumerate(tokens):
        if token.nesting > 0:
            opened.append(i)
        elif token.nesting < 0 and token.markup.startswith("*") and (_between_figures(texts, opened[-1], i)):
            texts[opened.pop()] = texts[i] = token.markup
        elif token.nesting < 0:
            opened.pop()
    return "".join(texts)


def _between_figures(texts: Sequence[str], *marks: int) -> bool:
    return any((texts[i - 1][-1:] + texts[i + 1][:1]).isdigit() for i in marks if 0 < i < len(texts) - 1)


def _shown_of(token: Token) -> str:
    if token.type in _BREAKS:
        return "\n"
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else _without_tags(token.content)
    return token.content if token.type in ("text", "code_inline") else ""


def _without_tags(markup: str) -> str:
    """The text of HTML; what only looks like a tag, as a name between angle brackets does, stays."""
    text = _TAG.sub(lambda found: "" if found[1].lower() in HTML_TAGS else found[0], _HIDDEN.sub("", markup))
    return html.unescape(text)
