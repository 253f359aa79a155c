"""What ``syntax.yaml`` must hold: the words that the Kazakh parser reads."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.frames import Role
from extract.languages.lists import Lists, Phrases, Set, Table, listed, read


class ParserWords(Lists):
    """``syntax.yaml``: the words that the parser reads."""

    postpositions: dict[Role, Phrases] = listed("words after a noun phrase, by the role that they give it")
    conjunctions: Set = listed("words that begin another clause")
    adverbs: Set = listed("words that head no phrase")
    adjectives: Set = listed("adjectives that no suffix tells")
    verbal_nouns: Set = listed('nouns that look like verbs: "пайдалануға берілді", "баяндамасын"')
    intransitive: Set = listed("verbs beside which what stands bare is no object")
    pronouns: Table = listed("pronouns of a person, by their case")
    duty: Set = listed("words that say that something must be done")
    possible: Set = listed("words that say that something may be")
    acts: Set = listed("nouns that are said of whose they are, and do not act themselves")
    continuing: Set = listed("what begins a paragraph that goes on with the subject before")
    denial: Set = listed("words after a predicate that deny it")
    asking: Set = listed("verbs, and nouns beside one, that ask of whom the ablative names: “талап ету”")
    doing: Set = listed("verbs that only say that an event took place: “жасаған сапары”")
    progressive: Set = listed("auxiliaries that say that what they carry on is not yet done")
    telic: Set = listed("verbs whose present tense tells what is to come: “зауыт бой көтереді”")


@cache
def parser_words() -> ParserWords:
    """The words, read once per process."""
    return read(Path(__file__).parent / "syntax.yaml", ParserWords)
