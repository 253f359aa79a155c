"""Which paragraphs of an article are its content, and in which language each is.

Bylines, counters, tag clouds, invitations to join a channel and a repeated headline are not content: nothing is read
from them. A line is a paragraph, but where text is wrapped at a width: there its lines are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract import language, languages
from extract.marks import CLOSING
from extract.model import Article, Span
from ontology.dates import partial_date

# Texts are hostile and of any length: no pattern may go back over what it has passed, so runs are possessive (``*+``).
_LINE = re.compile(r"[^\n]++")
_COUNTER = re.compile(r"^\W*+\d[\d\s.,]*+\W*+\w{0,15}+\W*+$|^\w{0,15}\W*+\d[\d\s.,]*+\W*+$")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]++@[^\s@]+\.\w++")
_FINAL = re.compile(rf"[.!?…:;][{CLOSING})\]]*\s*$")
_TIME = r"(?:\W+\d{1,2}:\d{2})?\W*"
_PLAIN_DATE = re.compile(r"\W*(\d{1,2})[./](\d{1,2})[./](\d{4})" + _TIME)
_WORDED_DATE = re.compile(
    r"\W*(?:(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+)|(?P<month2>[^\W\d]+)\s+(?P<day2>\d{1,2})),?\s+(?P<year>(?:19|20)[0-9]{2})"
    + r"(?:\s*+-?(?P<word>[^\W\d]++)\.?)?" + _TIME
)  # fmt: skip
_MARKUP = re.compile(r"^(?:#+\s|[>*\-\s|])*")  # "# Title" is a heading, "#Astana" a tag
_WIDTHS = range(60, 101)  # at which text is wrapped
_LONGEST_PARAGRAPH = 10_000  # characters; real news has up to 4,000. What a rule compares within one stays bounded
_LONGEST_PIECE = 60_000  # characters; a speech of two hours. An article that is longer is read piece by piece
_ENDING = 3  # letters at most: "год-ами"; short forms have none
_BREAK = re.compile(r"[.!?…;]\s|\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of content.

    Attributes:
        span: where it stands.
        language: its language.
        headline: whether it stands above the text, as a title does: it names things, but tells no fact of its own.
    """

    span: Span
    language: str
    headline: bool


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """The paragraphs of content, in order."""
    spans = _unwrapped(article.text)
    texts = [" ".join(_MARKUP.sub("", article.text[s.start : s.end]).split("\n")).strip() for s in spans]
    content = [not _is_boilerplate(t) for t in texts]
    prose = [i for i, t in enumerate(texts) if content[i] and _is_prose(t)]
    body, last = (prose[0], prose[-1]) if prose else (0, len(texts) - 1)
    seen: set[str] = set()
    for i, (span, text) in enumerate(zip(spans, texts, strict=True)):
        at_edge = (0 < i <= body or i > last) and _is_byline(text.split())
        if not content[i] or text.casefold() in seen or at_edge or (i > last and _is_leftover(text)):
            continue
        seen.add(text.casefold())
        span = _after_dateline(article.text, span)
        code, headline = language.identify(text[:_LONGEST_PARAGRAPH]), i < body and not _FINAL.search(text)
        for part in _parts(article.text, span):
            yield Paragraph(part, code, headline)


def _unwrapped(text: str) -> list[Span]:
    """The spans of the paragraphs: lines, joined where a width and not an author broke them."""
    runs: list[list[Span]] = []  # lines with no blank line between them
    for match in _LINE.finditer(text):
        if match[0].isspace():
            continue
        if runs and text.count("\n", runs[-1][-1].end, match.start()) == 1:
            runs[-1].append(Span(match.start(), match.end()))
        else:
            runs.append([Span(match.start(), match.end())])
    lines = [[text[s.start : s.end].strip() for s in run] for run in runs]
    width = max(map(_width, lines), default=0)
    return [span for run, words in zip(runs, lines, strict=True) for span in _joined(run, words, width)]


def _width(lines: list[str]) -> int:
    """The width at which lines are wrapped; 0 where they seem not to be."""
    width = max(map(len, lines))
    cut = any(len(one) * 2 > width and _cuts_a_sentence(one, other) for one, other in pairwise(lines))
    return width if cut and width in _WIDTHS else 0


def _joined(run: list[Span], lines: list[str], width: int) -> Iterator[Span]:
    wrapped = max(map(len, lines)) <= width
    start = run[0].start
    for i, span in enumerate(run):
        one, other = lines[i], lines[i + 1] if i + 1 < len(run) else ""
        if other and wrapped and (_cuts_a_sentence(one, other) or _is_full(one, other, width)):
            continue
        yield Span(start, span.end)
        start = run[i + 1].start if other else span.end


def _cuts_a_sentence(line: str, following: str) -> bool:
    return following[0].islower() and not _FINAL.search(line)


def _is_full(line: str, following: str, width: int) -> bool:
    """Had the next line's first word no room on this one? A heading or the start of a list item stands alone anyway."""
    alone = line.startswith("#") or _MARKUP.sub("", following) != following
    return not alone and len(line) + 1 + len(following.split()[0]) > width


# "date 2016-02-24 ", as collections of pages put it before what they hold
_PAGE_DATE = re.compile(
    r"\W{0,8}(?:[Dd]ate:?\s{1,3})?(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:Z]{4,9})?\s{1,3}(?=\S)"
)
_LONGEST_DATELINE, _AFTER_DATELINE = 60, 4  # characters; of what follows, a few tell that it ends
_TOWN_AND_AGENCY = re.compile(
    r"\W{0,3}(?:[A-ZА-ЯЁӘҒҚҢӨҰҮІ](?:[A-ZА-ЯЁӘҒҚҢӨҰҮІ’']|-(?=[A-ZА-ЯЁӘҒҚҢӨҰҮІ]))++[ .,/]{0,3}){1,3}"
    r"(?:(?:[A-ZА-Я]?[a-zа-я]+|\d{1,2})[ .,/]{1,3}){0,3}"
    r"(?:[A-Za-zА-Яа-я.]{3,20}[ .,/]{0,3}){0,2}(?:/[^/\n]{3,40}/[ .,]{0,2})?(?:[-–—]\s+|(?<=/\. ))"
    r"|[A-Z’'-]{4,}\.\s(?:[A-Z][a-z]+\s\d{1,2}\.\s)?[A-Z]{5,}\s+(?=[A-Z][a-z]|[A-Z]\s)"
)  # "ASTANA. KAZINFORM – ", "ПАВЛОДАР. 23 сентября. КАЗИНФОРМ /Имя/ - ", "АСТАНА. /ТАСС/. ", "ASTANA. KAZINFORM The …"


def _after_dateline(text: str, span: Span) -> Span:
    """A paragraph without the page's date and the town and agency in capitals that begin it: they are the reporter's,
    not the story's."""
    dated = _PAGE_DATE.match(text, span.start, span.end)
    if dated is not None and dated.end() < span.end:
        span = Span(dated.end(), span.end)
    found = _TOWN_AND_AGENCY.match(text, span.start, min(span.end, span.start + _LONGEST_DATELINE + _AFTER_DATELINE))
    short = found is not None and found.end() - span.start < _LONGEST_DATELINE
    return Span(found.end(), span.end) if found is not None and short and found.end() < span.end else span


def _parts(text: str, span: Span) -> Iterator[Span]:
    """A paragraph, or where it is too long what it is read as: parts that end with a sentence, else with a word."""
    start = span.start
    while span.end - start > _LONGEST_PARAGRAPH:
        half, limit = start + _LONGEST_PARAGRAPH // 2, start + _LONGEST_PARAGRAPH
        breaks = list(_BREAK.finditer(text, half, limit))
        last = max(breaks, key=lambda b: (len(b[0]), b.start()), default=None)
        end = last.end() if last is not None else limit
        yield from _unless_blank(text, Span(start, end))
        start = end
    yield from _unless_blank(text, Span(start, span.end))


def _unless_blank(text: str, span: Span) -> Iterator[Span]:
    if not text[span.start : span.end].isspace():
        yield span


def pieces(article: Article) -> Iterator[list[Paragraph]]:
    """The paragraphs of content in pieces that are read each for itself: all at once but for very long articles."""
    piece: list[Paragraph] = []
    size = 0
    for paragraph in paragraphs(article):
        length = paragraph.span.end - paragraph.span.start
        if piece and size + length > _LONGEST_PIECE:
            yield piece
            piece, size = [], 0
        piece.append(paragraph)
        size += length
    yield piece


def main_language(found: Iterable[Paragraph]) -> str:
    """The language of most of the text."""
    sizes: dict[str, int] = {}
    for p in found:
        sizes[p.language] = sizes.get(p.language, 0) + p.span.end - p.span.start
    return max(sorted(sizes), key=lambda x: sizes[x]) if sizes else languages.DEFAULT


def _is_prose(text: str) -> bool:
    return bool(_FINAL.search(text)) and len(text.split()) > 8


def _is_boilerplate(text: str) -> bool:
    words = text.split()
    if not words or _COUNTER.match(text) or _ADDRESS.fullmatch(text):
        return True
    short = len(words) < 40
    invites = short and languages.boilerplate().search(text) is not None
    labels = short and not text.endswith((".", "!", "?"))  # "Views: 12", and not "They exchanged views."
    invites |= labels and languages.page_labels().search(text) is not None
    return invites or _is_tag_cloud(words, text)


def _is_leftover(text: str) -> bool:
    """A short line after the last sentence: a signature, a rubric, a caption."""
    return not _FINAL.search(text) and len(text.split()) < 12


def _is_byline(words: list[str]) -> bool:
    """Two to four capitalised words and nothing else, perhaps after "By" or "Author:"."""
    names = [w for w in words if w.strip(".,:").casefold() not in _byline_words()]
    said = len(names) < len(words)
    return 0 < len(names) <= 4 and (said or len(names) >= 2) and all(w[0].isupper() for w in names if w[0].isalpha())


@cache
def _byline_words() -> frozenset[str]:
    return frozenset().union(*languages.of_all("byline").values())


def _is_tag_cloud(words: list[str], text: str) -> bool:
    """Many names, no sentence: numbers after tags, hash signs, or a long run without a full stop or a comma."""
    if len(words) < 4:
        return text.startswith("#")
    marks = sum(w.isdigit() or w.startswith("#") for w in words)
    return marks / len(words) > 0.2 and not _FINAL.search(text)


def dateline(article: Article) -> str | None:
    """The date that a line of its own above the text prints, year included; None where there is none."""
    for span in _unwrapped(article.text):
        line = article.text[span.start : span.end].strip()
        if _is_prose(line):
            return None
        if (date := _printed_date(line)) is not None:
            return date
    return None


def _printed_date(line: str) -> str | None:
    if plain := _PLAIN_DATE.fullmatch(line):
        day, month, year = int(plain[1]), int(plain[2]), int(plain[3])
    elif worded := _WORDED_DATE.fullmatch(line):
        if worded["word"] is not None and not _is_year_word(worded["word"]):
            return None
        day, year = int(worded["day"] or worded["day2"]), int(worded["year"])
        name = (worded["month"] or worded["month2"]).casefold()
        month = next((months[name] for months in languages.of_all("months").values() if name in months), 0)
    else:
        return None
    try:
        return partial_date(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return None


def _is_year_word(word: str) -> bool:
    """Does a language have a word for a year, beside one: "года", "жылы", "ж"? An ending may follow it."""
    plain = word.casefold()
    every = (known for words in languages.of_all("year_words").values() for known in words)
    return any(plain.startswith(known) and len(plain) - len(known) <= _ENDING * (len(known) > 2) for known in every)
