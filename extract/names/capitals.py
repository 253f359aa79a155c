"""Runs of words in capitals that could be a name."""

from __future__ import annotations

from functools import cache

from extract.languages import Language, ends_full_name, patronymic, telling_surname
from extract.marks import HYPHENS
from extract.names.spans import NameSpan, Spans
from extract.passage import Passage

_LONGEST_INITIAL = 2  # letters


class Capitals:
    """The runs of capitals of one paragraph.

    Args:
        passage: the paragraph.
        listed: its listed names, which a run may hold or reach into.
    """

    def __init__(self, passage: Passage, listed: Spans) -> None:
        self.passage, self.listed = passage, listed
        self._not_names = passage.language.not_names

    def ending(self, i: int) -> NameSpan | None:
        """The run that ends before a token."""
        start = i
        while start > self.passage.start and self._continues(start - 1, last=start == i):
            if start < i and self._stands_apart(start - 1):
                break
            start -= 1
        if self.passage.grammar.names_adjoin:
            start = self.past_person(start, i)
        while start < i and not (self.passage.tokens[start].word and self._may_start(start)):
            start += 1
        return NameSpan.plain(self.before_particle(start), i) if start < i else None

    def before_particle(self, i: int) -> int:
        """Before the small word that a hyphen ties to a name: "**әл-**Фараби"."""
        tied = i - 2 >= self.passage.start and self.passage.tokens[i - 1].text in HYPHENS and self.passage.glued(i - 1)
        return i - 2 if tied and self.passage.says(i - 2, self.passage.words.name_particles) else i

    def starting(self, i: int) -> NameSpan | None:
        """The run that begins at a token, up to a person's name or a longer listed one."""
        passage = self.passage
        end = first = self._past_initials(i)
        if end > i and not self._honoured(i):
            return None
        if not (passage.has_capital(end) and self._may_start(end)):
            return None
        while end < passage.end and self._continues(end, last=False):
            end += 1
        end = next((j for j in range(i + 1, end) if self._changes_script(j)), end)  # "компании Mars NAME"
        end = next((j for j in range(i + 1, end) if self._begins_owner(i, j) or self._begins_title(j)), end)
        # "school named after X Svetlana Minchenko": the person's name is another
        end = next((j for j in range(i + 1, end - 1) if passage.is_given_name(j)), end)
        end = next((j for j in range(i + 1, end) if any(n.end > end for n in self.listed.starting(j))), end)
        # the initial may be spelled as a function word: "Сериков В. А."
        initials = (j for j in range(first + 1, min(end + 1, passage.end)) if self._is_initial(j))
        end = next((self._before_surname(j) for j in initials), end)
        while end > i and not (passage.tokens[end - 1].word or passage.tokens[end - 1].number):
            end -= 1
        return NameSpan.plain(i, end) if end > i else None

    def continues(self, i: int) -> bool:
        """May a token be of a run that goes on after it, a word that may begin one or stand within?"""
        return self._continues(i, last=False) and not self.passage.says(i, self.passage.words.articles)

    def _continues(self, i: int, *, last: bool) -> bool:
        """May a token be of a run: a word in capitals, a hyphen between words, a number after a hyphen?"""
        token = self.passage.tokens[i]
        if token.text in HYPHENS:
            return self.passage.glued(i)
        if token.number:
            hyphenated = i - 2 >= self.passage.start and self.passage.tokens[i - 1].text in HYPHENS
            return hyphenated and (not last or self.passage.tokens[i - 2].text.isupper())  # "ТВК-6 арнасы"
        return token.word and token.capital and token.text.casefold() not in self._not_names and not self._is_unit(i)

    def _is_unit(self, i: int) -> bool:
        """Is a word in capitals the unit of the number before it: "100 **МВт** күн электр станциясы"?"""
        before = i > self.passage.start and self.passage.tokens[i - 1].number
        return before and self.passage.tokens[i].text.casefold() in _units(self.passage.language)

    def _stands_apart(self, i: int) -> bool:
        """Does a word's case tell that what follows is a name of its own: "**Ресейдің** Барнауыл қаласы", "**Әкімге**
        Білім министрлігінің …"? A listed name may only seem to bear one: "Караганда"."""
        grammar, word, following = self.passage.grammar, self.passage.tokens[i].text, self.passage.tokens[i + 1].text
        if not grammar.head_last or ends_full_name(following):
            return False
        return grammar.places(word) if self.listed.ending(i + 1) else grammar.oblique(word)

    def _changes_script(self, i: int) -> bool:
        """Does a word in the text's own letters follow one in Latin letters, in a text of another script?"""
        before, token = self.passage.tokens[i - 1], self.passage.tokens[i]
        latin = before.word and before.text.isascii()
        return self.passage.grammar.script != "Latin" and latin and token.word and not token.text.isascii()

    def _begins_owner(self, start: int, i: int) -> bool:
        """Does an adjective in the genitive begin what a place lies in: "в селе Дала **Абайского** района"?"""
        passage, grammar = self.passage, self.passage.grammar
        first, word = passage.tokens[start].text, passage.tokens[i].text
        if not (grammar.names_inflect and grammar.adjective(word) and grammar.complements(word)):
            return False
        kind = passage.language.kinds.longest(passage.keys, i + 1)
        return kind is not None and not passage.tokens[i + 1].capital and not grammar.adjective(first)

    def _begins_title(self, i: int) -> bool:
        """Does a post begin that is of no name before it: "в школе имени Абая **Президент** …", "в городе Алматы
        **Главу** государства …", but "Фонд Первого **Президента**"?"""
        passage, grammar = self.passage, self.passage.grammar
        before = passage.tokens[i - 1]
        if not grammar.names_inflect or not before.word or grammar.adjective(before.text):
            return False
        title = passage.language.title_heads.longest(passage.keys, i)
        return title is not None and "heads" in title[1]

    def _may_start(self, i: int) -> bool:
        """May a run begin here: at no function word, at no post, and at no verb that begins a sentence ("**Охвачены**
        Костанайская и Акмолинская области")?"""
        text, begins = self.passage.tokens[i].text, i in self.passage.sentence_starts
        if begins and self.passage.grammar.names_inflect and self.passage.grammar.verbal(text):
            return False
        if self.passage.tokens[i].text.casefold() in self._not_names or self.passage.says(
            i, self.passage.words.articles
        ):
            return False
        title = self.passage.language.title_heads.longest(self.passage.keys, i)
        return title is None or "heads" not in title[1]

    def _is_initial(self, i: int) -> bool:
        """Is a word the initial of a person's name, of two letters in a transliteration: "R. Zakirov", "Zh. Abay"?"""
        tokens = self.passage.tokens
        dotted = i + 1 < self.passage.end and tokens[i].capital and tokens[i + 1].text == "."
        return dotted and len(tokens[i].text) <= _LONGEST_INITIAL and tokens[i + 1].start == tokens[i].end

    def _before_surname(self, i: int) -> int:
        """Before the surname, if one it is, that an initial at a token follows: "аким города **NAME** N.N."."""
        surname = any(telling_surname().search(key) is not None for key in self.passage.keys[i - 1])
        return i - 1 if surname else i

    def before_initials(self, i: int) -> int:
        """Before the initials of a person's name that end before a token: "**S.M.** Kirov"."""
        while i - 2 >= self.passage.start and self._is_initial(i - 2):
            i -= 2
        return i

    def _past_initials(self, i: int) -> int:
        """Past the initials of a person's name that begin at a token."""
        while self._is_initial(i):
            i += 2
        return i

    def _honoured(self, i: int) -> bool:
        """Is a thing said to bear the name that begins at a token?"""
        keys, named_after = self.passage.keys, self.passage.language.named_after
        matches = (named_after.longest(keys, j) for j in range(max(self.passage.start, i - 3), i))
        return any(match is not None and match[0] == i for match in matches)

    def past_person(self, start: int, end: int) -> int:
        """Where a name begins that follows a person's in one run: at a listed name, or after given name, patronymic
        and surname, or initials and surname."""
        if self._after_initial(start):
            return start + 1
        first = start + (1 if start in self.passage.sentence_starts else 2)
        names = [n.start for n in self.listed.ending(end) if n.start >= first]
        return names[0] if names else self.past_full_name(start, end)

    def past_full_name(self, start: int, end: int) -> int:
        """Where a name begins that follows a person's in one run: after given name, patronymic and surname."""
        given = next((j for j in range(start, end - 2) if self.passage.is_given_name(j)), None)
        if given is None:
            return start
        past = given + 2
        return past + 1 if past + 1 < end and patronymic().search(self.passage.tokens[past].text) else past

    def _after_initial(self, i: int) -> bool:
        """Does a full stop and a single letter stand before a word: "М.Манкеев"?"""
        tokens = self.passage.tokens
        if i - 2 < self.passage.start or tokens[i - 1].text != "." or not tokens[i - 2].capital:
            return False
        return len(tokens[i - 2].text) == 1 and tokens[i - 1].start == tokens[i - 2].end


@cache
def _units(language: Language) -> frozenset[str]:
    """The names and signs of units of one word."""
    data = language.quantities
    return frozenset(word for table in (data.units, data.passing) for words in table.values() for word in words)
