"""What a language brings: one folder each, with the same files in it.

``grammar.py`` says what the language's forms and the order of its words tell, and ``syntax.py`` is its parser. What the
lists hold (``kinds.yaml``, ``titles.yaml``, ``quantities.yaml``, ``words.yaml``, ``predicates/``) is said in
``lists.py``. What else a folder has is its parser's own, and nothing outside asks for it: ``markers.py`` says which of
the language's words and cases mark the roles and modalities that rules ask for. What only a country calls so stands in
that country's folder, and is looked up with the language's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import ontology.schema
from extract import loading
from extract.languages import grammar, lists
from extract.languages.grammar import Grammar
from extract.languages.lists import CountryWords, Phrases, Set
from extract.marks import HYPHENS
from extract.tokens import tokenize
from extract.trie import Trie
from ontology.schema import Relation

FOLDER = Path(__file__).parent
CODES = tuple(sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and p.name.isalpha()))
# The lists that texts of any language are read with.
OF_ALL = ("boilerplate", "byline", "months", "page_labels", "patronymic", "telling_surname", "year_words")
DEFAULT = "en"  # of an article that has no words by which to tell its language
_NEVER = "(?!)"  # a pattern that nothing matches: that of an empty list


class Language:
    """One language's grammar and words, indexed for look-up.

    Args:
        code: the folder's name (``"en"``).
        country: whose own words to look up too; None for the language's alone.
    """

    def __init__(self, code: str, country: str | None = None) -> None:
        self.code, self.country = code, country
        self.grammar = grammar_of(code)
        own = lists.of_country(country, code) if country is not None else None
        self.words = lists.words(code)
        self.titles = lists.titles(code)
        self.quantities = lists.quantities(code)
        self.predicates = dict(lists.predicates(code))
        self._kinds = lists.kinds(code)
        self.given_name_list: Phrases = (*self.words.given_names, *(own.given_names if own is not None else ()))
        self.administration = own.administration if own is not None else ""
        self.governing: dict[str, str] = own.governing if own is not None else {}
        if own is not None:
            self._add(own)
        self.keys = self.grammar.keys
        self._list_keys: dict[Set | Phrases, frozenset[str]] = {}
        self._verbs: dict[tuple[str, ...], frozenset[str]] = {}

    def _add(self, own: CountryWords) -> None:
        """Add a country's words to the language's."""
        words, titles, quantities = self.words, self.titles, self.quantities
        self._kinds = _joined(self._kinds, own.kinds)
        for relation, groups in own.predicates.items():
            self.predicates[relation] = _joined(self.predicates.get(relation, {}), groups)
        self.words = words.model_copy(
            update={
                "bodies": _joined(words.bodies, own.bodies),
                "demonyms": words.demonyms | own.demonyms,
                "not_names": words.not_names | own.not_names,
            }
        )
        self.titles = titles.model_copy(
            update={
                "heads": (*titles.heads, *own.heads),
                "ranks": (*titles.ranks, *own.ranks),
                "of_places": (*titles.of_places, *own.of_places),
            }
        )
        self.quantities = quantities.model_copy(
            update={"units": _joined(quantities.units, own.units), "money": quantities.money | own.money}
        )

    def listed(self, relation: str, group: str) -> Phrases:
        """A group of a relation's predicates; empty where the language has none."""
        return self.predicates.get(relation, {}).get(group, ())

    def verb_keys(self, relation: str, *groups: str) -> frozenset[str]:
        """The keys under which the verbs that a relation lists stand in a text, finite forms included."""
        found = self._verbs.get((relation, *groups))
        if found is None:
            verbs = [v.split()[-1] for g in groups for v in self.listed(relation, g)]
            found = self._verbs[relation, *groups] = frozenset(k for v in verbs for k in self.grammar.verb_forms(v))
        return found

    def _verbs_of(self, groups: Callable[[Relation], Iterable[str]]) -> frozenset[str]:
        """The keys of the verbs that are in some groups of each relation."""
        relations = ontology.schema.load().relations.values()
        return frozenset().union(*(self.verb_keys(relation.name, *groups(relation)) for relation in relations))

    @cached_property
    def person_verbs(self) -> frozenset[str]:
        """The keys of verbs whose subject is a person."""
        return self._verbs_of(lambda relation: relation.persons_do)

    @cached_property
    def done_to_persons(self) -> frozenset[str]:
        """The keys of participles that are said of persons: appointed, relieved, awarded."""
        return self._verbs_of(lambda relation: relation.done_to_persons)

    @cached_property
    def saying(self) -> frozenset[str]:
        """The keys of verbs that tell whose the direct speech beside them is."""
        return self._verbs_of(lambda relation: relation.bring_in_speech)

    @cached_property
    def verbs_of_saying(self) -> frozenset[str]:
        """The same verbs as they are listed."""
        relations = ontology.schema.load().relations.values()
        return frozenset(v for r in relations for group in r.bring_in_speech for v in self.listed(r.name, group))

    def phrase(self, text: str) -> list[str]:
        """The keys under which a phrase of a list is stored."""
        return [self.keys(t.text)[0] for t in tokenize(text) if t.text not in HYPHENS]

    def name(self, text: str) -> list[str]:
        """The keys under which a name of a list is stored."""
        return [self.grammar.name_key(t.text) or self.keys(t.text)[0] for t in tokenize(text) if t.text not in HYPHENS]

    def trie(self, phrases: Mapping[Any, Iterable[str]]) -> Trie[Any]:
        """A look-up of phrases → the value each is listed under."""
        trie: Trie[Any] = Trie(skip=HYPHENS)
        for value, wordings in phrases.items():
            for wording in wordings:
                trie.add(self.phrase(wording), value)
        return trie

    def keys_of(self, words: Set | Phrases) -> frozenset[str]:
        """The keys of a list of single words."""
        found = self._list_keys.get(words)
        if found is None:
            found = self._list_keys[words] = frozenset(self.keys(w)[0] for w in words)
        return found

    def timeless(self, keys: Sequence[str]) -> list[str]:
        """The keys of a title's words without those that only say when it is held: "the **new** akim"."""
        timely = self.keys_of(self.titles.when_held)
        return [key for key in keys if key not in timely] or list(keys)

    @cached_property
    def not_names(self) -> frozenset[str]:
        """The words that, though capitalised, are no names, lower case."""
        return self.words.not_names | self.words.demonyms.keys()

    @cached_property
    def kinds(self) -> Trie[str]:
        """Common nouns → class of the ontology."""
        return self.trie(self._kinds)

    @cached_property
    def title_heads(self) -> Trie[str]:
        """Titles → ``"heads"`` (posts) or ``"jobs"``."""
        return self.trie({group: getattr(self.titles, group) for group in ("heads", "jobs")})

    @cached_property
    def sought(self) -> Trie[str]:
        """What stands before a post that somebody only stands for: "candidate for"."""
        return self.trie({"sought": self.titles.sought})

    @cached_property
    def nominals(self) -> Trie[str]:
        """Definite descriptions ("the region") → class of what they mean."""
        return self.trie(self.words.nominals)

    @cached_property
    def bodies(self) -> Trie[str]:
        """Bodies told by a bare noun ("akimat") → what they are."""
        return self.trie(self.words.bodies)

    @cached_property
    def named_after(self) -> Trie[str]:
        """What says that a thing bears somebody's name."""
        return self.trie({"named after": self.words.named_after})

    @cached_property
    def surname(self) -> re.Pattern[str]:
        """Endings of surnames."""
        return re.compile(self.words.surname or _NEVER, re.I)

    @cached_property
    def sure_surname(self) -> re.Pattern[str] | None:
        """Endings of surnames that no place bears, where some are."""
        return re.compile(self.words.sure_surname) if self.words.sure_surname else None

    @cached_property
    def agent_noun(self) -> re.Pattern[str] | None:
        """Endings of nouns for people by what they do, where some tell."""
        return re.compile(self.titles.agent_noun) if self.titles.agent_noun else None

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Keys of given names."""
        return frozenset(self.keys(n)[0] for n in self.given_name_list)


@cache
def boilerplate() -> re.Pattern[str]:
    """Phrases, in any language, that mark a line as no content."""
    return _phrases([phrase for phrases in of_all("boilerplate").values() for phrase in phrases])


@cache
def page_labels() -> re.Pattern[str]:
    """Words, in any language, that mark a line as no content where it is no sentence."""
    return _phrases([phrase for phrases in of_all("page_labels").values() for phrase in phrases])


@cache
def event_nouns(language: Language) -> frozenset[str]:
    """The nouns that tell a fact as verbs do, each by its last word."""
    return frozenset(n.split()[-1] for groups in language.predicates.values() for n in groups.get("nouns", ()))


def _joined(one: Mapping[str, Phrases], two: Mapping[str, Phrases]) -> dict[str, Phrases]:
    """Two tables of phrases as one."""
    return {key: (*one.get(key, ()), *two.get(key, ())) for key in (*one, *(k for k in two if k not in one))}


@cache
def grammar_of(code: str) -> Grammar:
    """The grammar of a language.

    Raises:
        KeyError: there is no such folder.
        ModuleError, GrammarError: it cannot be imported, or does not say all that it must.
    """
    if code not in CODES:
        raise KeyError(code)
    file = f"languages/{code}/grammar.py"
    found = loading.module(f"extract.languages.{code}.grammar", file, "says what the language's forms tell")
    return grammar.of(found, file)


def parser(code: str) -> Callable[..., Any]:
    """``parse(document, paragraphs)`` of a language, which gives an ``extract.frames.Parse``.

    Raises:
        ModuleError: its ``syntax.py`` is missing, cannot be imported, or has no such function.
    """
    name, file = f"extract.languages.{code}.syntax", f"languages/{code}/syntax.py"
    return loading.function(name, "parse(document, paragraphs)", file, "parses the language")


def of_all(name: str) -> dict[str, Any]:
    """What each language lists under a name of ``OF_ALL``, by its code. Other lists are their own language's alone.

    Raises:
        KeyError: this list is asked for in texts of its own language only.
    """
    if name not in OF_ALL:
        raise KeyError(name)
    return {code: getattr(lists.words(code), name) for code in CODES}


def administrations(country: str) -> dict[str, str]:
    """What a place's administration is called in a country, in each language that it has words in."""
    return {code: lists.of_country(country, code).administration for code in lists.languages_of(country)}  # type: ignore[union-attr]


def of_all_languages() -> dict[str, Any]:
    """Whatever a text is read with of languages that are not its own: lists, and how languages are told apart."""
    letters = {code: (grammar_of(code).script, sorted(grammar_of(code).own_letters)) for code in CODES}
    return {name: of_all(name) for name in OF_ALL} | {"letters": letters}


@cache
def patronymic() -> re.Pattern[str]:
    """Endings of patronymics as any language writes them: names of one stand in texts of the others."""
    return _any_of([*of_all("patronymic").values()])


@cache
def telling_surname() -> re.Pattern[str]:
    """Endings, in any language, that only a surname has of the names of a full name."""
    return _any_of([*of_all("telling_surname").values()])


@lru_cache(maxsize=50_000)
def ends_full_name(word: str) -> bool:
    """Does a word end as only surnames and patronymics do, in any language?"""
    return any(pattern.search(word) for pattern in (telling_surname(), patronymic()))


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that any of some phrases matches where it stands as words of its own."""
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(longest_first or [_NEVER]) + r")(?!\w)", re.I)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """What one of some regular expressions matches; none does where all are empty."""
    return re.compile("|".join(filter(None, patterns)) or _NEVER, re.I)


def check(country: str) -> None:
    """See that every language, with a country's own words, holds all that is asked of it.

    Raises:
        ListError, GrammarError, ModuleError: one does not, or the country has words in a language that none is; the
            message names the file, and the list.
    """
    for code in CODES:
        get(code, country)
        parser(code)
    for code in lists.languages_of(country):
        if code not in CODES:
            raise lists.ListError(
                f"{country}/words/{code}.yaml: nobody reads it, as there is no folder languages/{code}"
            )


@cache
def get(code: str, country: str | None = None) -> Language:
    """The language of a code with a country's own words, read once per process.

    Raises:
        KeyError: there is no such folder.
        ListError, GrammarError, ModuleError: its folder lacks something; the message names file and list.
    """
    if code not in CODES:
        raise KeyError(code)
    return Language(code, country)
