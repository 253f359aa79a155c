"""What a language brings: one folder each, with the same files in it.

``kinds.yaml`` says what common nouns make of a name, ``titles.yaml`` posts and jobs, ``quantities.yaml`` numbers and
units, ``predicates.yaml`` the verbs of each relation, ``words.yaml`` function words and fixed expressions;
``morphology.py`` gives the keys under which a word is looked up and what else its forms tell (``defaults.py`` answers
what it leaves out), ``syntax.py`` is a parser.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from extract.languages import defaults
from extract.tokens import tokenize
from extract.trie import Trie

FOLDER = Path(__file__).parent
CODES = tuple(sorted(p.parent.name for p in FOLDER.glob("*/words.yaml")))
HYPHENS = ("-", "–", "—", "‑")


class _Words(yaml.SafeLoader):
    """YAML in which "no", "on" and "yes" are words."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Language:
    """One language's words, indexed for look-up.

    Args:
        code: the folder's name (``"en"``).
    """

    def __init__(self, code: str) -> None:
        self.code = code
        morphology = import_module(f"extract.languages.{code}.morphology")
        self._keys: Callable[[str], tuple[str, ...]] = morphology.keys
        self._verb_forms: Callable[[str], tuple[str, ...]] = morphology.verb_forms
        self.plural: Callable[[str], bool] = morphology.plural
        self.singular: Callable[[str], str] = morphology.singular
        self.base_form: Callable[[str], str] = morphology.base_form
        self.ends_phrase: Callable[[str], bool] = morphology.ends_phrase
        self.noun_end: Callable[[list[str]], int] = morphology.noun_end
        own = ChainMap(vars(morphology), vars(defaults))
        self.nominative: Callable[..., str] = own["nominative"]
        self.cases: Callable[[str], frozenset[str]] = own["cases"]
        self.stands_in: Callable[[str, Collection[str]], bool] = own["stands_in"]
        self.complements: Callable[[str], bool] = own["complements"]
        self.bare_surname: Callable[[str, Collection[str]], str | None] = own["bare_surname"]
        self._name_key: Callable[[str], str | None] = own["name_key"]
        self.common_noun: Callable[[str], bool] = own["common_noun"]
        self.adjective: Callable[[str], bool] = own["adjective"]
        self.places: Callable[[str], bool] = own["places"]
        self.possessed: Callable[[str], bool] = own["possessed"]
        self.verbal: Callable[[str], bool] = own["verbal"]
        self.oblique: Callable[[str], bool] = own["oblique"]
        self.fitted_for: Callable[[str], str] = own["fitted_for"]
        self.said_before: Callable[[list[str]], tuple[int, int]] = own["said_before"]
        self.kind_follows_name: bool = own["kind_follows_name"]
        self.names_adjoin: bool = own["names_adjoin"]
        self.names_inflect: bool = own["names_inflect"]
        self.genitive_complements: bool = own["genitive_complements"]
        self.dash_before_holder: bool = own["dash_before_holder"]
        self.villages_apposed: bool = own["villages_apposed"]
        self.words = self._read("words")
        self._sets: dict[str, frozenset[str]] = {}
        self._list_keys: dict[str, frozenset[str]] = {}
        self._title_keys: dict[str, frozenset[str]] = {}
        self._verbs: dict[tuple[str, ...], frozenset[str]] = {}
        self.titles = self._read("titles")
        self.quantities = self._read("quantities")
        self.predicates: dict[str, dict[str, list[str]]] = self._read("predicates")
        self._kinds: dict[str, list[str]] = self._read("kinds")

    def _read(self, name: str) -> dict[str, Any]:
        text = (FOLDER / self.code / f"{name}.yaml").read_text(encoding="utf-8")
        data: dict[str, Any] = yaml.load(text, Loader=_Words) or {}
        return data

    @cached_property
    def latin(self) -> bool:
        """Is the language written in Latin letters?"""
        return str(self.titles["heads"][0]).isascii()

    @cached_property
    def head_last(self) -> bool:
        """Does what is said of a word stand before it: place, seat of a title, whole clause of a verb?"""
        return bool(self.words["place_beside"] == "before")

    def verb_keys(self, relation: str, *groups: str) -> frozenset[str]:
        """The keys under which the verbs that a relation lists stand in a text, finite forms included."""
        found = self._verbs.get((relation, *groups))
        if found is None:
            verbs = [str(v).split()[-1] for g in groups for v in self.predicates.get(relation, {}).get(g, ())]
            found = self._verbs[relation, *groups] = frozenset(k for v in verbs for k in self._verb_forms(v))
        return found

    @cached_property
    def person_verbs(self) -> frozenset[str]:
        """The keys of verbs whose subject is a person."""
        groups = {"quote": ("verbs",), "visit": ("verbs",), "instruction": ("verbs",), "meeting": ("verbs", "report"),
                  "appointment": ("take",), "dismissal": ("quit",)}  # fmt: skip
        return frozenset().union(*(self.verb_keys(r, *g) for r, g in groups.items()))

    @cached_property
    def done_to_persons(self) -> frozenset[str]:
        """The keys of participles that are said of persons: appointed, relieved, awarded."""
        return frozenset().union(*(self.verb_keys(r, "verbs") for r in ("appointment", "dismissal", "award")))

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys under which a word of a text is looked up: its folded spelling, lemmas or stems."""
        return self._keys(word)

    def phrase(self, text: str) -> list[str]:
        """The keys under which a phrase of a list is stored."""
        return [self.keys(t.text)[0] for t in tokenize(text) if t.text not in HYPHENS]

    def name(self, text: str) -> list[str]:
        """The keys under which a name of a list is stored."""
        return [self._name_key(t.text) or self.keys(t.text)[0] for t in tokenize(text) if t.text not in HYPHENS]

    def trie(self, phrases: Mapping[Any, Iterable[str]]) -> Trie[Any]:
        """A look-up of phrases → the value each is listed under."""
        trie: Trie[Any] = Trie(skip=HYPHENS)
        for value, wordings in phrases.items():
            for wording in wordings:
                trie.add(self.phrase(str(wording)), value)
        return trie

    def set(self, name: str) -> frozenset[str]:
        """A list of ``words.yaml``, lower case."""
        found = self._sets.get(name)
        if found is None:
            found = self._sets[name] = frozenset(str(w).casefold() for w in self.words.get(name, ()))
        return found

    def keys_of(self, name: str) -> frozenset[str]:
        """The keys of a list of words in ``words.yaml``."""
        found = self._list_keys.get(name)
        if found is None:
            found = self._list_keys[name] = frozenset(self.keys(w)[0] for w in self.set(name))
        return found

    @cached_property
    def not_names(self) -> frozenset[str]:
        """The words that, though capitalised, are no names, lower case."""
        return self.set("not_names") | self.set("demonyms")

    @cached_property
    def kinds(self) -> Trie[str]:
        """Common nouns → class of the ontology."""
        return self.trie(self._kinds)

    @cached_property
    def title_heads(self) -> Trie[str]:
        """Titles → ``"heads"`` (posts) or ``"jobs"``."""
        return self.trie({group: self.titles[group] for group in ("heads", "jobs")})

    def title_keys(self, name: str) -> frozenset[str]:
        """The keys of a list of words in ``titles.yaml``."""
        found = self._title_keys.get(name)
        if found is None:
            found = self._title_keys[name] = frozenset(k for w in self.titles[name] for k in self.keys(w)[:1])
        return found

    @cached_property
    def sought(self) -> Trie[str]:
        """What stands before a post that somebody only stands for: "candidate for"."""
        return self.trie({"sought": self.titles.get("sought", ())})

    @cached_property
    def present(self) -> Trie[str]:
        """Words for the time at which an article is written."""
        return self.trie({"present": self.words.get("present", ())})

    @cached_property
    def nominals(self) -> Trie[str]:
        """Definite descriptions ("the region") → class of what they mean."""
        return self.trie(self.words.get("nominals", {}))

    @cached_property
    def bodies(self) -> Trie[str]:
        """Bodies told by a bare noun ("akimat") → what they are."""
        return self.trie(self.words.get("bodies", {}))

    @cached_property
    def named_after(self) -> Trie[str]:
        """What says that a thing bears somebody's name."""
        return self.trie({"named after": self.words.get("named_after", ())})

    @cached_property
    def counted_as(self) -> dict[str, str]:
        """What is counted → the unit it counts for: "employee" → "person"."""
        table: dict[str, list[str]] = self.quantities.get("counted_as", {})
        return {word: unit for unit, words in table.items() for word in words}

    @cached_property
    def aims(self) -> frozenset[str]:
        """The keys of words that say that a figure is aimed at."""
        limits = self.set("year_limits")
        return frozenset(self.keys(str(w))[0] for w in self.quantities["target"] if str(w) not in limits)

    @cached_property
    def aim_forms(self) -> frozenset[str]:
        """Forms of words that say so, where other forms of them do not."""
        return frozenset(str(w) for w in self.quantities["target_forms"])

    @cached_property
    def unit_keys(self) -> frozenset[str]:
        """The keys of the words that units begin with."""
        return frozenset(self.phrase(str(w))[0] for words in self.quantities["units"].values() for w in words)

    @cached_property
    def scales(self) -> frozenset[str]:
        """The keys of scale words: thousand, million."""
        return frozenset(self.keys(str(w))[0] for w in self.quantities["scales"])

    def refers_back(self, phrase: str) -> bool:
        """Does a phrase stand for a measure told before ("this figure")?"""
        return any(phrase.casefold().startswith(b) for b in self.words["back_references"])

    @cached_property
    def boilerplate(self) -> re.Pattern[str]:
        """Phrases that mark a line as no content."""
        phrases = sorted((re.escape(p) for p in self.words.get("boilerplate", ())), key=len, reverse=True)
        return re.compile(r"(?<!\w)(" + "|".join(phrases) + r")(?!\w)", re.I)

    @cached_property
    def surname(self) -> re.Pattern[str]:
        """Endings of surnames."""
        return re.compile(self.words["surname"], re.I)

    @cached_property
    def sure_surname(self) -> re.Pattern[str] | None:
        """Endings of surnames that no place bears, where some do."""
        return re.compile(self.words["sure_surname"]) if self.words["sure_surname"] else None

    @cached_property
    def agent_noun(self) -> re.Pattern[str] | None:
        """Endings of jobs, where jobs are told by them."""
        return re.compile(self.titles["agent_noun"]) if self.titles["agent_noun"] else None

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Keys of given names."""
        return frozenset(self.keys(str(n))[0] for n in self.words.get("given_names", ()))


@cache
def get(code: str) -> Language:
    """The language of a code, read once per process.

    Raises:
        KeyError: there is no such folder.
    """
    if code not in CODES:
        raise KeyError(code)
    return Language(code)
