"""The word lists of a language and of a country: what each must hold, read and checked.

A language's folder has ``words.yaml``, ``titles.yaml``, ``quantities.yaml``, ``kinds.yaml`` and a folder
``predicates``; a country's folder has ``words/<language>.yaml`` with what only that country calls so. Every list stands
in every file, empty where there is nothing for it, so that a new language is asked for all and a misspelt one is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

import ontology.schema
from ontology.reference import FOLDER as COUNTRIES

FOLDER = Path(__file__).parent


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"“{text}” is no regular expression: {error}") from None
    return text


def _classes(table: Table) -> Table:
    known = ontology.schema.load().parents
    if unknown := sorted(table.keys() - known.keys()):
        raise ValueError(f"the ontology has no class {', '.join(unknown)}")
    return table


def _concepts(table: Table) -> Table:
    if unknown := sorted(table.keys() - ontology.schema.load().concepts):
        raise ValueError(f"the ontology has no concept of a measure {', '.join(unknown)}")
    return table


Word = Annotated[str, AfterValidator(str.casefold)]
Set = frozenset[Word]  # words compared with those of a text, lower case
Phrases = tuple[str, ...]  # looked up by their keys
Table = dict[str, Phrases]  # what phrases stand for → the phrases
Kinds = Annotated[Table, AfterValidator(_classes)]  # class of the ontology → common nouns
Concepts = Annotated[Table, AfterValidator(_concepts)]  # concept of the ontology → phrases
Pattern = Annotated[str, AfterValidator(_pattern)]
Numbers = dict[str, int]
Amounts = dict[str, Decimal]
Sequences = tuple[tuple[Word, ...], ...]  # words that follow each other
Model = TypeVar("Model", bound=BaseModel)


class ListError(ValueError):
    """A list is missing, unknown or of another form: the message names the file, the list and the mend."""


class Lists(BaseModel):
    """The lists of a file; each field is one, and says what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


def listed(says: str) -> Any:
    """A list of a file, and what it is for."""
    return Field(description=says)


class Words(Lists):
    """``words.yaml``: function words and fixed expressions."""

    abbreviations: Set = listed("words whose full stop ends no sentence")
    after_heads: Set = listed("what a name goes on with after its head")
    aims: Set = listed("nouns of what is to be done, by which a programme or plan is told: development")
    agent_links: Set = listed("what stands before whoever does what a passive tells")
    among: Sequences = listed("words in a row that begin whom a text names of many: among them, including")
    anaphors: Set = listed("what means the thing named last, at the head of a clause")
    and_company: Set = listed("what ends a firm's name after a conjunction")
    afterwards: Set = listed("what puts what is told after what was told before it")
    anaphoric_years: Set = listed("expressions of relative_years that count from a year told before, and date no event")
    approximations: Set = listed("what stands beside a number and says nothing of what it is of")
    articles: Set = listed("articles and what stands in their place")
    aside_times: Set = listed("words of an aside between a name and a title that says when it is held: until then")
    back_references: Phrases = listed("what stands for a measure told before")
    before_places: Set = listed("what stands before a place")
    belonging: Set = listed("what stands between a larger place and one that lies in it")
    bodies: Table = listed(
        "bodies told by a bare noun, by what they are: government, akimat, city_akimat, district_akimat"
    )
    boilerplate: Phrases = listed("phrases that mark a line as no content")
    broadcasting: Set = listed("what says of a programme beside it that it is broadcast: host, channel")
    byline: Set = listed("what a line that tells the author begins with")
    capital_kinds: Set = listed("nouns for what a thing is that say so only with a capital: the Testing Service")
    capital_months: Set = listed("months that are other words too where they have no capital")
    change_bases: Set = listed("what stands before that from which a change is counted, where no word compares")
    change_links: Set = listed("what stands before the number by which something changes")
    difference_links: Set = listed("what stands before how much something changed by")
    changes: Sequences = listed("pairs of words before the numbers where a change begins and ends")
    circumstances: Set = listed("nouns of time and manner, of which no figure is")
    clauses_apart: Set = listed("what begins a clause that has a time of its own: who, while")
    clause_joins: Set = listed("what joins a clause to the one before it")
    comparatives: Set = listed("what says of a number that it is the difference to another")
    comparing_asides: Set = listed("what begins an aside that compares")
    comparison: Set = listed("what stands before that with which something is compared")
    conjunctions: Set = listed("what joins two nouns, or two numbers of one noun")
    coordinators: Set = listed("what joins words of one rank")
    date_endings: Set = listed("what ends the last word of a date that says when something was; empty: anything does")
    date_joints: Set = listed("what stands between a day and its month")
    date_links: Set = listed("what stands before the date of an event")
    date_others: Set = listed("what stands before a day that is not the event's")
    date_parts: Set = listed("what stands between a date and the word that introduces it")
    date_since: Set = listed("what says that something was so from a date on")
    date_until: Set = listed("what says that something was so up to a date, or must be")
    date_verbs: Set = listed("verbs whose subject a date may be that says when something was: May brought")
    deadline: Set = listed("what stands beside the date by which something must be done")
    definite: Set = listed("what says of a common noun that it means something named before")
    definite_article: Set = listed("the definite article")
    demonyms: dict[str, str] = listed("adjectives of countries whose form does not tell them, and the country's name")
    denials: Set = listed("verbs that deny what they govern")
    degrees: Set = listed("what follows the Roman number of an award's degree")
    dimensions: Set = listed("nouns for a size, which the number follows")
    district_noun: Set = listed("the kind that a region named with another kind may be listed under")
    earlier: Set = listed("what puts an event before those told around it")
    elided_links: Set = listed("what stands before a number where its verb is left out: X accounts for 5, Y for 3")
    empty_subjects: Set = listed("subjects of which no figure is: it, total, year")
    enabling: Set = listed("what says of the infinitive that it governs that it is done, or can be")
    equals: Set = listed("verbs between a measure and its number")
    extents: Set = listed("what says beside a place that something is so all over it: across")
    feasts: Set = listed("nouns for days of the year, feasts and anniversaries, which call no body, place or law")
    fields: Sequences = listed("words in a row before the field that a body works in: in the field of")
    former_beside: Set = listed("what stands beside a title that was held before")
    frameworks: Sequences = listed(
        "words in a row that say of a name in quotation marks beside them that things are done within it: as part of"
    )
    genitive: Set = listed("what tells a genitive: of")
    given_names: Phrases = listed("given names of people of other countries, as its texts write them")
    henceforth: Set = listed("what says that something is so from now on: now")
    honours: Phrases = listed("what the titles of honour begin with")
    idle_counts: Set = listed("what stands between a number and what is counted")
    inclusion: Set = listed("what begins a part of what was counted before")
    kind_adjectives: dict[str, str] = listed("kinds of places, and their adjectives before a noun")
    measure_links: Set = listed("what stands between a number and what it is of")
    month_words: Set = listed("words for a month or day, as they end a date")
    headline_verbs: Set = listed("verbs of headlines that give each word a capital, beside those of the predicates")
    missions: Set = listed("heads of bodies that are sent somewhere: embassy")
    mission_links: Set = listed("what stands between a mission and whom it is sent to")
    months: Numbers = listed("names of months, abbreviated ones too, and their number")
    feminine_pronouns: Set = listed("pronouns that mean a woman")
    feminine_name: Pattern = listed("a regular expression: endings of women's surnames and patronymics; empty: none")
    masculine_pronouns: Set = listed("pronouns that mean a man")
    masculine_name: Pattern = listed("a regular expression: endings of men's surnames and patronymics; empty: none")
    name_beginnings: Set = listed("adjectives that are no names, but may begin one: Central State Museum")
    name_joins: Set = listed("what joins names")
    name_links: Set = listed("what stands between a kind and its name: of, called")
    name_particles: Set = listed("small words within a person's name")
    named_after: Phrases = listed("what says that a thing bears somebody's name")
    nominals: Table = listed("definite descriptions, by the class of what they mean in an article")
    not_names: Set = listed("words that, though capitalised, are no names")
    noun_substitutes: Set = listed("what stands for a noun told before, after an adjective: ones")
    number_links: Set = listed("what stands between a thing and its number")
    no_persons: Set = listed("words in capitals that belong to bodies, and to no person's name: State, Academic")
    number_nouns: Set = listed("nouns for how many there are of what they are of: the number of tourists")
    number_sign: Set = listed("what stands before the number that a thing is known by")
    numbered: Set = listed("nouns whose number counts nothing: article, page, flight")
    object_pronouns: Set = listed("pronouns of a person after a preposition: according to him")
    obligation: Sequences = listed("words in a row that say that something is still to come")
    occasions: Set = listed("what the name of an occasion ends with")
    ongoing: Set = listed("verbs that say of what they carry that it goes on")
    orders: Set = listed("nouns for an award that are also what somebody orders: by the order of NAME")
    ordinal_endings: Set = listed("what makes an ordinal of the number of a day or year")
    page_labels: Phrases = listed("words that mark a line as no content where it is no sentence: views, comments")
    particles: Set = listed("small words within a name")
    partitives: Sequences = listed("words in a row that begin a part of what was counted: of which")
    passive: Set = listed("auxiliaries of the passive")
    patronymic: Pattern = listed("a regular expression: endings of patronymics; empty: none")
    place_attributes: Set = listed("what says of a body of which kind of place it is: regional")
    place_links: Set = listed("what stands between a place and the body that works for it")
    place_prepositions: Set = listed("what stands between a thing and the place it is in")
    possessive_pronouns: Set = listed("pronouns that say whose somebody is: his deputy")
    possessive: Set = listed("what makes a noun a possessor")
    populations: Set = listed("nouns for the people of a place, however many")
    post_words: Set = listed("what says that a title is held")
    present: Phrases = listed("times of the article's own year, by which nothing is due")
    product_links: Set = listed("what stands between a plant and what it makes")
    pronouns: dict[str, Set] = listed("pronouns: of a person, and of the first person")
    public_figures: Set = listed("jobs that officials are called by, too")
    purpose: Set = listed("what stands before that for which a sum is spent")
    relative_days: Numbers = listed("expressions that count a day from the article's, and by how many")
    relative_weeks: Numbers = listed("expressions that count a week from the article's, and by how many")
    relative_months: Numbers = listed("expressions that count a month from the article's, and by how many")
    relative_years: Numbers = listed("expressions that count a year from the article's, and by how many")
    respectively: Set = listed("what says that two lists go pairwise")
    said_by: Set = listed("what stands before whoever said so")
    shares_of: Set = listed("what stands between a share and what it is of")
    size_links: Set = listed("what stands between a thing and its size")
    subject_pronouns: Set = listed("pronouns of a person that can be a subject")
    thing_pronouns: Set = listed("pronouns that can mean a thing or a place: it can make")
    sure_surname: Pattern = listed("a regular expression: endings of surnames that no place bears; empty: none")
    surname: Pattern = listed("a regular expression: endings of surnames; empty where none tell")
    taken_beside: Set = listed("what stands beside a title that is taken up or left")
    title_after: Set = listed("what beside a title says that it is taken up, left or held")
    right_after_title: Set = listed(
        "what says right after a title that somebody held it, and elsewhere is about other things"
    )
    title_determiners: Set = listed("what says of a title that it means a certain person")
    title_joins: Set = listed("what joins titles of one person")
    telling_surname: Pattern = listed(
        "a regular expression: endings that only a surname has of the names of a full name"
    )
    together: Phrases = listed("what stands before those with whom somebody goes")
    totals: Set = listed("what says of a number only that it is a sum")
    under_which: Sequences = listed("words in a row that begin a clause on what is done under a programme: under which")
    weekdays: Numbers = listed("names of weekdays as they tell when something was, Monday being 1")
    within_names: Set = listed("what joins the words of a name after its head")
    year_end: Set = listed("what says of a year that its end is meant")
    year_limits: Set = listed("what stands before a year to come by which a figure is aimed at")
    year_prepositions: Set = listed("what stands before a year that is a date, not an amount: in 2018")
    year_word: Set = listed("the word year, as it stands beside a year")
    year_words: Set = listed("the word year in all the forms and short forms that a date has")


class Titles(Lists):
    """``titles.yaml``: posts, ranks and jobs, and what stands with them."""

    heads: Phrases = listed("the words of posts")
    jobs: Phrases = listed("the words of jobs and ranks")
    modifiers: Phrases = listed("what may stand before them as part of a title")
    past: Set = listed("what says that a title is held no more")
    when_held: Set = listed("words of a title that only say when it is held, and not that it is no more")
    leader: str = Field(description="what whoever leads a body is called, where only a verb says so", min_length=1)
    leaders_by_verb: dict[str, str] = listed(
        "what whoever leads a body is called by verbs that tell it: chair, chairman"
    )
    of: Set = listed("what joins a title and what it is held in")
    within: Set = listed("what else joins the words of a body's name")
    of_bodies: Set = listed("what goes on with a body's name after its first words")
    sought: Phrases = listed("what stands before a post that somebody only stands for")
    ranks: Phrases = listed("what makes a minister's deputy of a minister")
    turns: Set = listed("what stands between a place and a title and says whose turn it is: second, newly elected")
    field_ends: Set = listed("what ends a field of work before a rank")
    portfolios: Phrases = listed("titles whose portfolio may stand before them")
    of_firms: Set = listed("titles that firms give")
    of_places: Phrases = listed("titles of those who govern places")
    agent_noun: Pattern = listed(
        "a regular expression: endings of nouns for people by what they do; empty where none tell"
    )
    breaks: Set = listed("words before which a title's complement ends")


class Quantities(Lists):
    """``quantities.yaml``: numbers in words, scale words, units by their canonical English singular."""

    numbers: Numbers = listed("numbers in words")
    scales: Numbers = listed("scale words: thousand, million")
    units: Table = listed("units of measure and currencies, by their canonical English singular")
    money: Set = listed("signs of currencies that stand before a number")
    growth: Numbers = listed("verbs and adverbs that say how many times something grew")
    half: Phrases = listed("what adds a half to a number")
    alone: Amounts = listed("exact forms of scale words that stand for one of them: a hundred")
    joins: Set = listed("what stands between number words: two hundred and five")
    money_scales: Numbers = listed("letters that multiply a sum of money written to them: $5m")
    fractions: Table = listed("phrases for a part of a whole, by the part as a decimal: a third of")
    ranges: Sequences = listed("what stands before the two numbers of a range: between, and")
    range_joins: Set = listed("what joins the two numbers of a range where nothing stands before: 5 to 6 percent")
    moves: Phrases = listed("verbs of growth and fall, beside which two numbers are states and no range")
    sums_by_verb: Table = listed("what a number is of that is told with a verb and no noun, by what it is called: cost")
    of_subject: Phrases = listed("which of sums_by_verb are of the verb's subject: what costs")
    changes_by_verb: Table = listed("what a change is called, by the verbs that tell it: increase")
    rises: Phrases = listed("which of changes_by_verb are a growth")
    change_nouns: Phrases = listed("nouns that only say of what was told before by how much it changed: an increase of")
    at_least: Phrases = listed("what says beside a figure that no less is wanted")
    at_most: Phrases = listed("what says beside a figure that no more is wanted")
    people_by_verb: Table = listed("what people are counted by who do something, by what they are called: workers")
    passing: Table = listed(
        "units in which no figure about an entity is told, by their canonical English singular: time, temperature"
    )
    rates: Table = listed("what says after a unit for what it is, by the English words for it: a day, per capita")
    adjectives: Table = listed("beginnings of adjectives that a hyphen ties to a number, by their unit: 240-bed")
    below_zero: Set = listed("what says before a temperature that it is below zero")
    ages: Phrases = listed("words that say that years are somebody's age")
    endings: Set = listed("endings of cases that a hyphen ties to a number")
    part_endings: Set = listed("endings that say of a number that it is so many of what was counted before")
    no_units: Phrases = listed("nouns of time and order, which a number counts nothing with")
    target: Phrases = listed("words that say that a figure is aimed at")
    target_forms: Set = listed("forms of words that say so, where other forms of them do not")
    fulfilling: Set = listed("verbs that tell of a plan how much of it is reached")
    counted_as: Table = listed("what is counted, by the unit it counts for")
    concepts: Concepts = listed("what a measure is called, by its concept in the ontology: industrial output")


class CountryWords(Lists):
    """``words/<language>.yaml`` of a country: what only that country calls so."""

    kinds: Kinds = listed("common nouns that say what a named thing is, by class of the ontology")
    heads: Phrases = listed("the words of posts")
    ranks: Phrases = listed("what makes a deputy of somebody who governs")
    of_places: Phrases = listed("titles of those who govern places")
    governing: dict[str, str] = listed("what heads of a place are called, and their post")
    bodies: Table = listed(
        "bodies told by a bare noun, by what they are: government, akimat, city_akimat, district_akimat"
    )
    administration: str = listed("what the administration of a place is called, {place} standing for its name")
    units: Table = listed("the currency, by its canonical English singular")
    money: Set = listed("signs of the currency that stand before a number")
    predicates: dict[str, Table] = listed("what to add to the predicates of a relation, by group")
    demonyms: dict[str, str] = listed("adjectives of the country whose form does not tell it, and its name")
    not_names: Set = listed("capitalised words that are no names: its people, its feasts")
    given_names: Phrases = listed("given names")


Predicates = Mapping[str, Mapping[str, Phrases]]  # relation → group → verbs and event nouns


class _Loader(yaml.CSafeLoader):
    """YAML in which "no", "on" and "yes" are words, and a list stands once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(file: Path, model: type[Model]) -> Model:
    """A file of lists.

    Raises:
        ListError: there is no such file, or a list in it is missing, unknown or of another form.
    """
    found: Model = _checked(file, model.model_validate)
    return found


def table(file: Path, form: Any = Table) -> Table:
    """A file that is one table of phrases, of the form ``Table`` or ``Kinds``.

    Raises:
        ListError: as ``read``; of ``Kinds``, also where there is no such class.
    """
    found: Table = _checked(file, TypeAdapter(form, config=ConfigDict(coerce_numbers_to_str=True)).validate_python)
    return found


def _checked(file: Path, validate: Any) -> Any:
    name = "/".join(file.parts[-3:])
    try:
        return validate(yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader) or {})
    except FileNotFoundError:
        raise ListError(f"{name}: there is no such file; it holds lists that are asked for") from None
    except yaml.YAMLError as error:
        raise ListError(f"{name}: it is no YAML: {' '.join(str(error).split())}") from None
    except ValidationError as error:
        raise ListError(f"{name}: {'; '.join(_told(e) for e in error.errors())}") from None


def _told(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    match error["type"]:
        case "missing":
            return f"the list “{where}” is missing; write “{where}: []” if there is nothing for it"
        case "extra_forbidden":
            return f"nobody asks for the list “{where}”"
    said = error["msg"].removeprefix("Value error, ")
    return f"{where}: {said}" if where else said


# What the folder of a language holds, each file read once per process; all raise ``ListError`` as ``read`` does.


@cache
def words(code: str) -> Words:
    """A language's ``words.yaml``."""
    return read(FOLDER / code / "words.yaml", Words)


@cache
def titles(code: str) -> Titles:
    """A language's ``titles.yaml``."""
    return read(FOLDER / code / "titles.yaml", Titles)


@cache
def quantities(code: str) -> Quantities:
    """A language's ``quantities.yaml``."""
    return read(FOLDER / code / "quantities.yaml", Quantities)


@cache
def kinds(code: str) -> Table:
    """A language's ``kinds.yaml``: common nouns by class of the ontology."""
    return table(FOLDER / code / "kinds.yaml", Kinds)


@cache
def predicates(code: str) -> Predicates:
    """The verbs and event nouns of each relation, by group: a file per relation that the language can tell."""
    files = sorted((FOLDER / code / "predicates").glob("*.yaml"))
    return {file.stem: table(file) for file in files}


@cache
def groups(relation: str) -> frozenset[str]:
    """The groups of a relation's predicates, in whatever language lists them."""
    languages = (folder.name for folder in FOLDER.iterdir() if (folder / "predicates").is_dir())
    return frozenset(group for code in languages for group in predicates(code).get(relation, ()))


@cache
def of_country(country: str, code: str) -> CountryWords | None:
    """What a country calls its own in a language; None where it has no list in that language."""
    file = COUNTRIES / country / "words" / f"{code}.yaml"
    return read(file, CountryWords) if file.exists() else None


def languages_of(country: str) -> tuple[str, ...]:
    """The codes of the languages in which a country has words of its own."""
    return tuple(sorted(file.stem for file in (COUNTRIES / country / "words").glob("*.yaml")))


@cache
def nouns(code: str) -> tuple[str, ...]:
    """The common nouns of a language's lists, those of all countries included: kinds, titles, units."""
    return tuple(_nouns(code))


def _nouns(code: str) -> Iterator[str]:
    yield from (*titles(code).heads, *titles(code).jobs)
    for group in (kinds(code), quantities(code).units):
        yield from (phrase for phrases in group.values() for phrase in phrases)
    for country in sorted(file.parent.parent.name for file in COUNTRIES.glob(f"*/words/{code}.yaml")):
        own = of_country(country, code)
        if own is not None:
            yield from own.heads
            yield from (p for group in (own.kinds, own.units) for phrases in group.values() for p in phrases)
