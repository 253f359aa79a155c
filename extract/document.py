"""An article while it is read: tokens, sentences, and the units of text that name or refer to something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract import gazetteer, languages
from extract.content import Paragraph
from extract.gazetteer import Gazetteer
from extract.languages import Language
from extract.layer import Layer
from extract.model import Article, Span
from extract.tokens import Token, sentences, tokenize
from ontology.reference import Entity, Reference
from ontology.schema import Schema


@dataclass(frozen=True, slots=True)
class Title:
    """A post, rank or job in words.

    Attributes:
        start, end: its tokens, complement included.
        words: the title without its complement (``"First Deputy Chairman"``).
        keys: the keys of those words.
        seat: the body or place it is held in, where the text says.
        office: the office of the reference data that it amounts to.
        post: whether it is a post, rather than a job or rank.
        past: whether the text says that it is held no more.
        wording: the title with what follows it ("Minister for Investment and Development").
        of_something: whether it is held in something that the text tells but no entity was found for.
        head: the token that its own words begin with, after what it is held in where that stands before.
    """

    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    seat: Entity | None
    office: Entity | None
    post: bool
    past: bool
    wording: str
    of_something: bool = False
    head: int = -1

    @property
    def role(self) -> Entity | str:
        """What a fact says that somebody with the title is: the office, or the title in words."""
        return self.office or self.wording


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens that refers to one entity.

    Attributes:
        start, end: its tokens.
        entity: what it refers to.
        why: how it was recognised: ``name``, ``form``, ``surname``, ``title``, ``nominal``, ``pronoun``.
        title: the title that stands with a person's name, or for it.
        name_start, name_end: the tokens of the name itself, where a title or a kind stands with it.
        kind: the class that a common noun beside the name gives it.
    """

    start: int
    end: int
    entity: Entity
    why: str
    title: Title | None = None
    name_start: int = -1
    name_end: int = -1
    kind: str | None = None

    @property
    def named(self) -> bool:
        """Does it say a name, rather than only a title or a description?"""
        return self.why in ("name", "form", "surname")


@dataclass(frozen=True, slots=True)
class Held:
    """A title and the unit of the person who holds it."""

    title: Title
    unit: Unit


@dataclass(frozen=True, slots=True)
class Sentence:
    """A range of tokens within one paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article with everything found in it so far; each stage of reading makes one that has more.

    Attributes:
        tokens: of its content, boilerplate left out.
        keys: of each token, the keys under which its language looks it up.
        paragraph_ranges: the tokens of each paragraph.
        sentence_starts: the first token of each sentence.
        sentence_at: the sentence of each token.
        languages: those of its paragraphs, as they are used for the article's country, by code.
        units: what refers to an entity, outermost.
        inner: units within units (the region in "akimat of the region").
        held: every title that stands with a name, with the unit of that name.
        created: the entities that no list has, by id.
        persons: the units that are of persons, in order.
    """

    article: Article
    reference: Reference
    schema: Schema
    paragraphs: Sequence[Paragraph]
    tokens: Sequence[Token]
    keys: Sequence[tuple[str, ...]]
    sentences: Sequence[Sentence]
    paragraph_ranges: Sequence[tuple[int, int]]
    sentence_starts: Sequence[int]
    sentence_at: Sequence[Sentence]
    languages: Mapping[str, Language]
    units: Layer[Unit] = field(default_factory=Layer)
    inner: tuple[Unit, ...] = ()
    held: tuple[Held, ...] = ()
    created: Mapping[str, Entity] = field(default_factory=dict)
    persons: tuple[Unit, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "persons", tuple(u for u in self.units if self.is_a(u.entity, "Person")))

    @classmethod
    def of(cls, article: Article, paragraphs: Sequence[Paragraph], reference: Reference, schema: Schema) -> Document:
        """Tokenise paragraphs of an article's content."""
        tokens: list[Token] = []
        keys: list[tuple[str, ...]] = []
        found: list[Sentence] = []
        ranges: list[tuple[int, int]] = []
        for number, paragraph in enumerate(paragraphs):
            language = languages.get(paragraph.language, reference.code)
            here = tokenize(article.text, paragraph.span.start, paragraph.span.end, language.grammar.glued)
            first = len(tokens)
            tokens += here
            keys += [language.keys(t.text) for t in here]
            ranges.append((first, len(tokens)))
            for begin, end in sentences(here, language.words.abbreviations):
                found.append(Sentence(first + begin, first + end, number))
        starts = [s.start for s in found]
        around = [s for s in found for _ in range(s.start, s.end)]
        its_languages = {p.language: languages.get(p.language, reference.code) for p in paragraphs}
        return cls(article, reference, schema, paragraphs, tokens, keys, found, ranges, starts, around, its_languages)

    def language(self, code: str) -> Language:
        """A language as it is used for the article's country."""
        return languages.get(code, self.reference.code)

    def language_of(self, paragraph: int) -> Language:
        """The language of a paragraph."""
        return self.languages[self.paragraphs[paragraph].language]

    def language_at(self, token: int) -> Language:
        """The language of the paragraph that a token stands in."""
        return self.language_of(self.sentence_of(token).paragraph)

    def gazetteer_at(self, token: int) -> Gazetteer:
        """The gazetteer of the language at a token."""
        return self.gazetteer_of(self.sentence_of(token).paragraph)

    def gazetteer_of(self, paragraph: int) -> Gazetteer:
        """The gazetteer of a paragraph's language."""
        return gazetteer.get(self.paragraphs[paragraph].language, self.reference.code)

    def with_units(self, units: Iterable[Unit], inner: Iterable[Unit] = (), held: Iterable[Held] = ()) -> Document:
        """The document with other outermost units; ``inner`` and ``held`` are added to those that it has."""
        return replace(self, units=Layer(units), inner=(*self.inner, *inner), held=(*self.held, *held))

    def units_from(self, start: int, end: int) -> list[Unit]:
        """The units that begin within a range of tokens, in order."""
        return self.units.beginning(start, end)

    def persons_before(self, token: int) -> Sequence[Unit]:
        """The persons' units that end before a token, in order."""
        return self.persons[: bisect_right(self.persons, token, key=lambda u: u.end)]

    def unit_at(self, token: int) -> Unit | None:
        """The outermost unit that covers a token."""
        return self.units.at(token)

    def units_in(self, start: int, end: int) -> Iterator[Unit]:
        """The outermost units within a range of tokens, in order."""
        return self.units.within(start, end)

    def words(self, start: int, end: int, described: bool = False) -> Iterator[tuple[int, int, Unit | None]]:
        """A range of tokens as parsers read it, each name one word: its tokens, and the unit that it is or ends.

        Args:
            start, end: the range.
            described: whether what a description refers to ("the region") is one word, too.
        """
        while start < end:
            unit = self.unit_at(start)
            whole = unit is not None and unit.start == start and unit.end <= end
            stop = unit.end if unit is not None and whole and (described or unit.why != "nominal") else start + 1
            yield start, stop, unit if unit is not None and unit.end == stop else None
            start = stop

    def text(self, start: int, end: int) -> str:
        """The article's text from token ``start`` to token ``end``, excluded, or to its end."""
        end = min(end, len(self.tokens))
        if end <= start:
            return ""
        return self.article.text[self.tokens[start].start : self.tokens[end - 1].end].replace("\n", " ")

    def span(self, start: int, end: int) -> Span:
        """The character span of a range of tokens."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that a token belongs to: the first or the last for one outside the text."""
        inside = 0 <= token < len(self.sentence_at)
        return self.sentence_at[token] if inside else self.sentences[-1 if token > 0 else 0]

    def number_of(self, token: int) -> int:
        """The number of the sentence that a token belongs to."""
        return max(0, bisect_right(self.sentence_starts, token) - 1)

    def sentences_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, the nearest first."""
        for number in range(bisect_left(self.sentence_starts, sentence.start) - 1, -1, -1):
            yield self.sentences[number]

    def title_cases(self, title: Title) -> frozenset[str]:
        """The cases that a title's own words may stand in, and its holder's name beside them; none where none tell."""
        return self.language_at(title.start).grammar.cases(self.text(max(title.start, title.head), title.end))

    def is_of_several(self, title: Title) -> bool:
        """Does a title stand in the plural: "the **akims** of X and Y districts", not "председатель совета
        **директоров**"?"""
        grammar, words = self.language_at(title.start).grammar, title.words.split()
        return grammar.plural(words[0 if grammar.cased_complements else -1])

    def is_a_class(self, cls: str, *classes: str) -> bool:
        """Is ``cls`` one of these classes, or a subclass of one?"""
        return self.schema.is_a(cls, *classes)

    def is_a(self, entity: Entity, *classes: str) -> bool:
        """Is the entity of one of these classes?"""
        return self.schema.is_a(entity.type, *classes)
