"""The words that the parser of Kazakh reads, and what each does in a sentence, ready for look-up."""

from __future__ import annotations

from functools import cache

from extract.frames import Modality, Role
from extract.languages import Language
from extract.languages.kk.parser_words import parser_words


class FunctionWords:
    """What words do in a sentence.

    Args:
        language: whose words they are.
    """

    def __init__(self, language: Language) -> None:
        self.nouns = {n for groups in language.predicates.values() for n in groups.get("nouns", ())}
        lists = parser_words()
        self.postpositions: dict[str, Role] = {w: role for role, words in lists.postpositions.items() for w in words}
        self.joining = language.words.coordinators
        self.breaking = lists.conjunctions
        self.adverbs = lists.adverbs
        self.adjectives = lists.adjectives
        self.verbal_nouns = self.nouns | lists.verbal_nouns
        self.intransitive = lists.intransitive
        self.pronoun_cases: dict[str, str] = {w: how for how, words in lists.pronouns.items() for w in words}
        self.modal: dict[str, Modality] = {
            **dict.fromkeys(lists.duty, Modality.NECESSITY),
            **dict.fromkeys(lists.possible, Modality.POSSIBILITY),
        }
        self.acts = lists.acts
        self.continuing = lists.continuing
        self.denial = lists.denial
        self.posts = frozenset(language.listed("appointment", "posts"))
        self.asking = lists.asking
        self.telic = lists.telic
        self.since = language.words.date_since
        self.doing = lists.doing
        self.progressive = lists.progressive
        self.never_heads = frozenset((*self.postpositions, *self.joining, *self.breaking, *self.modal, *self.denial))
        self.pronouns = language.words.subject_pronouns
        self.persons = language.words.pronouns["person"]
        self.personal = frozenset((*self.pronoun_cases, *self.persons))
        self.speakers = language.words.pronouns["first"]
        times = (*language.quantities.no_units, *language.words.weekdays)
        self.times = {language.keys(w)[0] for w in times}


@cache
def function_words(language: Language) -> FunctionWords:
    """Those of a language, made once per process."""
    return FunctionWords(language)
