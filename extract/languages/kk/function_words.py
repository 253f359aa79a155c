"""The word lists that the parser of Kazakh reads, ready for look-up."""

from __future__ import annotations

from functools import cache

from extract import languages
from extract.frames import Modality, Role
from extract.languages import Language


class FunctionWords:
    """What the words of ``words.yaml`` do in a sentence.

    Args:
        language: whose words they are.

    Raises:
        ValueError: a postposition is listed under what is no role.
    """

    def __init__(self, language: Language) -> None:
        self.nouns = {n for groups in language.predicates.values() for n in groups.get("nouns", ())}
        syntax = language.words["syntax"]
        self.postpositions: dict[str, Role] = {
            w: Role(r) for r, words in syntax["postpositions"].items() for w in words
        }
        self.joining = frozenset(language.words["coordinators"])
        self.breaking = frozenset(syntax["conjunctions"])
        self.adverbs = frozenset(syntax["adverbs"])
        self.adjectives = frozenset(syntax["adjectives"])
        self.verbal_nouns = self.nouns | set(syntax["verbal_nouns"])
        self.intransitive = frozenset(syntax["intransitive"])
        self.pronoun_cases: dict[str, str] = {w: how for how, words in syntax["pronouns"].items() for w in words}
        self.modal: dict[str, Modality] = {
            **dict.fromkeys(syntax["duty"], Modality.NECESSITY),
            **dict.fromkeys(syntax["possible"], Modality.POSSIBILITY),
        }
        self.acts = frozenset(syntax["acts"])
        self.continuing = frozenset(syntax["continuing"])
        self.denial = frozenset(syntax["denial"])
        self.never_heads = frozenset((*self.postpositions, *self.joining, *self.breaking, *self.modal, *self.denial))
        self.pronouns = language.set("subject_pronouns")
        self.persons = frozenset(str(w) for w in language.words["pronouns"]["person"])
        self.times = {language.keys(w)[0] for w in language.quantities["no_units"]}


@cache
def function_words(code: str) -> FunctionWords:
    """Those of the language of a code, made once per process."""
    return FunctionWords(languages.get(code))
