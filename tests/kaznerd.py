"""How well names and titles are found in Kazakh, on KazNERD: ``make kaznerd``.

KazNERD (Yeshpanov, Khassanov & Varol 2022, https://github.com/IS2AI/KazNERD) marks 25 classes in news sentences; five
of them have a counterpart here. A span counts when its first and last word and its class are the marked ones, as
seqeval counts. Nothing is learned from the data: this module only says how its annotators cut a span.

* PERSON is the name alone; a title beside it is another span.
* POSITION is a title with all that it is held in ("Қазақстан Республикасының Президенті", whose country is no GPE
  then), and what a person is called instead of a name ("Елбасы"). A title that names no certain office ("қала әкімі",
  "депутаттар") is none.
* GPE is a country, region, city, district or village. "облысы" and "Республикасы" belong to it; "қаласы", "ауданы" and
  "ауылы" do not. A word made of its name ("қазақстандық") is none.
* ORGANISATION and PROJECT have no quotation marks, nor the common noun outside them. Without quotation marks the noun
  is the head of the name and belongs to it ("Қаржы министрлігі", "Ұлт жоспары"), but for firms, parties and
  programmes. A law is none; a festival, a forum, a campaign or a marathon is an EVENT there and an article is ART, and
  a programme that is only told by what it is for, without a capital ("туризмді дамыту бағдарламасы"), has no class.

Every sentence is an article of its own: the file's order tells nothing. Errors are read in the first two thirds of the
validation set only; the last third is scored and never looked at.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import ontology.reference
import ontology.schema
from extract import content, languages, mentions
from extract.document import Document, Title, Unit
from extract.model import Article
from extract.tokens import tokenize
from queries.judge.report import Score

FILE = Path(__file__).parents[2] / "shared" / "datasets" / "kaznerd" / "IOB2_valid.txt"
CLASSES = ("PERSON", "POSITION", "GPE", "ORGANISATION", "PROJECT")

_WHOLE_PLACES = ("Country", "Region")
_NAMED_PLACES = ("City", "District", "Settlement")
_BODIES = ("Organization", "School", "Hospital")
_BESIDE_NOUN = ("Enterprise", "Party", "Initiative")  # the noun beside such a name is not part of it
_DERIVED = re.compile(r"\w{3}[лдт](?:ық|ік)", re.I)
_NO_PROJECTS = ("фестивалі", "форумы", "марафоны", "акциясы", "мақаласы")  # nouns of events and of works of art
_OPENING, _CLOSING = "«“„(", "»”)"
_NO_SPACE_BEFORE = frozenset([*_CLOSING, *".,;:!?…%"])


class Marked(NamedTuple):
    """A class and the words it is said of, end excluded."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the corpus.

    Attributes:
        text: its words, spaced as in print.
        words: where each word stands in the text.
        gold: its spans, of the classes that are counted.
    """

    text: str
    words: tuple[tuple[int, int], ...]
    gold: frozenset[Marked]


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1 by class, of the part that is read and of the one that is not; 2 where the file is
    absent or no such file."""
    file = Path(arguments[0]) if arguments else FILE
    try:
        sentences = list(read(file))
    except (OSError, ValueError) as error:
        print(f"kaznerd: {_reason(error, file)}", file=sys.stderr)
        return 2
    started = time.perf_counter()
    ours = [find(sentence) for sentence in sentences]
    seconds = time.perf_counter() - started
    unread = len(sentences) * 2 // 3
    for title, part in {"first two thirds": slice(unread), "last third": slice(unread, None), "": slice(None)}.items():
        _print(title, sentences[part], ours[part])
    print(f"{len(sentences)} sentences in {seconds:.0f} s")
    return 0


def _print(title: str, sentences: list[Sentence], ours: list[frozenset[Marked]]) -> None:
    """A table of the classes over sentences and what we find in them."""
    scores = {label: Score() for label in CLASSES}
    for sentence, found in zip(sentences, ours, strict=True):
        for label in CLASSES:
            scores[label] += score(sentence.gold, found, label)
    print(f"{title:16}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>8}")
    for label, one in {**scores, "all": sum(scores.values(), Score())}.items():
        figures = f"{one.precision:10.3f}{one.recall:8.3f}{one.f1:7.3f}"
        print(f"{label:16}{figures}{one.right:7}{one.wrong:7}{one.missed:8}")
    print()


def _reason(error: OSError | ValueError, file: Path) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"{file} is not UTF-8: give KazNERD's IOB2_valid.txt or IOB2_test.txt"
    if isinstance(error, OSError):
        return f"{file}: {error.strerror}: give the path of KazNERD's IOB2_valid.txt or IOB2_test.txt"
    return str(error)


def read(file: Path) -> Iterator[Sentence]:
    """The sentences of a file of a word and its IOB2 tag a line.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is no word and tag; the message names it.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    for empty, numbered in groupby(enumerate(lines, start=1), key=lambda one: not one[1].strip()):
        if not empty:
            yield _sentence([_word_and_tag(file, number, line) for number, line in numbered])


def _word_and_tag(file: Path, number: int, line: str) -> tuple[str, str]:
    word, _, tag = line.strip().rpartition(" ")
    if not word or not (tag == "O" or tag[:2] in ("B-", "I-")):
        raise ValueError(f"{file}:{number}: not a word and its IOB2 tag, with a space between them: {line!r}")
    return word, tag


def _sentence(tagged: list[tuple[str, str]]) -> Sentence:
    text, words = "", []
    for word, _ in tagged:
        if text and word not in _NO_SPACE_BEFORE and text[-1] not in _OPENING:
            text += " "
        words.append((len(text), len(text) + len(word)))
        text += word
    return Sentence(text, tuple(words), frozenset(s for s in _spans([t for _, t in tagged]) if s.label in CLASSES))


def _spans(tags: list[str]) -> Iterator[Marked]:
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag[:1] != "I":
            yield Marked(tags[start][2:], start, i)
            start = None
        if tag[:1] == "B":
            start = i


def score(gold: Iterable[Marked], ours: Iterable[Marked], label: str) -> Score:
    """The spans of one class that agree, that only ``ours`` has, and that only ``gold`` has."""
    wanted, got = {s for s in gold if s.label == label}, {s for s in ours if s.label == label}
    return Score(len(wanted & got), len(got - wanted), len(wanted - got))


def find(sentence: Sentence) -> frozenset[Marked]:
    """Our spans of a sentence: the longest where two overlap."""
    article = Article("sentence", sentence.text, language="kk")
    paragraphs = list(content.paragraphs(article))
    bare = Document.of(article, paragraphs, ontology.reference.load("kz"), ontology.schema.load())
    document, loose = mentions.find(bare)
    found = [_marked(sentence, document, *one) for one in _found(document, loose)]
    chosen: list[Marked] = []
    for span in sorted(found, key=lambda s: (s.start - s.end, s.start, s.label)):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return frozenset(chosen)


def _marked(sentence: Sentence, document: Document, label: str, start: int, end: int) -> Marked:
    """The words of the corpus that a range of our tokens touches."""
    span = document.span(start, end)
    touched = [i for i, (first, last) in enumerate(sentence.words) if first < span.end and span.start < last]
    return Marked(label, touched[0], touched[-1] + 1)


def _found(document: Document, loose: list[Title]) -> Iterator[tuple[str, int, int]]:
    """Classes and the tokens they are said of."""
    titles = [h.title for h in document.held] + [u.title for u in document.units if u.title is not None] + loose
    for title in titles:
        if _is_certain(document, title):
            yield "POSITION", title.start, title.end
    for unit in (*document.units, *document.inner):
        if unit.named:
            yield from _named(document, unit)


def _is_certain(document: Document, title: Title) -> bool:
    """Do the words name an office that is somebody's: by its proper name, or by the name of what it is held in?"""
    in_body = title.seat is not None and document.is_a(title.seat, "Organization", "Facility")
    if languages.get("kk").grammar.plural(title.words.split()[-1]) or not (title.post or in_body):
        return False
    first = document.sentence_of(title.start).start
    named = any(document.tokens[i].capital for i in range(max(title.start, first + 1), title.end))
    return named or (document.tokens[title.start].capital and title.office is not None)


def _named(document: Document, unit: Unit) -> Iterator[tuple[str, int, int]]:
    start, end = unit.name_start, unit.name_end
    if document.is_a(unit.entity, "Person"):
        yield "POSITION" if _is_epithet(document, unit) else "PERSON", start, end
    elif document.is_a(unit.entity, "Law") or _is_derived(document, unit):
        return
    elif document.is_a(unit.entity, "Initiative") and _is_no_project(document, unit):
        yield "EVENT", start, end
    elif document.is_a(unit.entity, "Initiative") and _is_only_aimed(document, unit):
        return
    elif document.is_a(unit.entity, *_WHOLE_PLACES):
        yield "GPE", unit.start, unit.end
    elif document.is_a(unit.entity, *_NAMED_PLACES):
        yield "GPE", start, _before_noun(document, start, end, _NAMED_PLACES)
    elif document.is_a(unit.entity, *_BODIES, "Initiative"):
        label = "PROJECT" if document.is_a(unit.entity, "Initiative") else "ORGANISATION"
        if document.is_a(unit.entity, *_BESIDE_NOUN) and not document.is_a(unit.entity, "Plan"):
            yield label, start, _before_noun(document, start, end, _BESIDE_NOUN)
        elif _is_quoted(document, start, end):
            yield label, start, end
        else:
            yield label, unit.start, unit.end


def _is_no_project(document: Document, unit: Unit) -> bool:
    """Is an initiative an event or a work of art, by the noun beside its name?"""
    others = languages.get("kk").keys_of(_NO_PROJECTS)
    beside = [i for i in range(unit.start, unit.end) if not unit.name_start <= i < unit.name_end]
    return any(not others.isdisjoint(document.keys[i]) for i in beside)


def _is_only_aimed(document: Document, unit: Unit) -> bool:
    """Does nothing but what an initiative is for name it?"""
    starts = document.sentence_of(unit.name_start).start
    capital = document.tokens[unit.name_start].capital and unit.name_start > starts
    return unit.why == "form" and not capital and not _is_quoted(document, unit.name_start, unit.name_end)


def _is_epithet(document: Document, unit: Unit) -> bool:
    """Does a person's unit hold no word of the person's name proper?"""
    preferred = {names[0] for names in unit.entity.names.values()}
    own = {key for name in preferred for token in tokenize(name) for key in languages.get("kk").keys(token.text)}
    return not any(own & set(document.keys[i]) for i in range(unit.name_start, unit.name_end))


def _is_derived(document: Document, unit: Unit) -> bool:
    """Is a place's name an adjective, or a noun for its people?"""
    names = " ".join(name for names in unit.entity.names.values() for name in names)
    derived = _DERIVED.search(document.tokens[unit.name_end - 1].text)
    return derived is not None and document.is_a(unit.entity, "Place") and _DERIVED.search(names) is None


def _before_noun(document: Document, start: int, end: int, classes: tuple[str, ...]) -> int:
    """Where a name ends without the common noun that its listed form ends with."""
    kinds = languages.get("kk").kinds
    for i in range(start + 1, end):
        match = kinds.longest(document.keys, i)
        if match is not None and match[0] == end:
            return i if document.is_a_class(match[1][0], *classes) and match[1][0] != "Plan" else end
    return end


def _is_quoted(document: Document, start: int, end: int) -> bool:
    around = document.tokens[max(start - 1, 0)].text, document.tokens[min(end, len(document.tokens) - 1)].text
    return around[0] in _OPENING and around[1] in _CLOSING


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
