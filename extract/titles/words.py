"""A title's own words: modifiers, ranks and the heads they lead to, without what the title is held in."""

from __future__ import annotations

from dataclasses import dataclass

from extract.languages import telling_surname
from extract.marks import HYPHENS
from extract.titles.offices import portfolio_before
from extract.titles.view import TitleView

_LONGEST = 6  # tokens
_LONGEST_JOB = 4
_LONGEST_PORTFOLIO = 3
_LONGEST_FIELD = 7


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The own words of a title ("First Deputy Chairman").

    Attributes:
        start, end: their tokens.
        post: whether they name a post, rather than a job.
        superior: the end of the title of whom its holder is a deputy or aide of, where that stands first in them:
            "**әкімінің** орынбасары".
    """

    start: int
    end: int
    post: bool
    superior: int | None = None


def own_words(view: TitleView, i: int) -> TitleWords | None:
    """The words of the title that begins at a token."""
    passage = view.passage
    if view.unit_at(i) is not None or not passage.tokens[i].word:
        return None
    words = _of_list(view, i) or _by_form(view, i)
    if words is None or passage.says(i, passage.words.coordinators):
        return None
    if passage.grammar.cased_complements and passage.grammar.ends_phrase(passage.tokens[i].text):
        return None  # "После", no case of "посол"
    if passage.says(i, passage.words.taken_beside):
        return None  # "исполнять обязанности главы"
    if _is_attribute(view, words):
        return None
    return None if _is_sought(view, i) or _is_place_of(view, words) else words


def _is_attribute(view: TitleView, words: TitleWords) -> bool:
    """Is a word that may be a job the adjective of the noun after it: "**рабочая** поездка", but "рабочая завода"?"""
    passage, i = view.passage, words.start
    if words.end != i + 1 or words.end >= passage.end or not passage.grammar.cased_complements:
        return False
    noun = passage.tokens[words.end]
    common = noun.word and not noun.capital and passage.grammar.common_noun(noun.text)
    word, placed = passage.tokens[i].text, passage.language.kinds.longest(passage.keys, words.end) is not None
    # "рабочей **поездки**", but not "рабочего **завода**"
    agrees = passage.grammar.adjective(word, noun.text) and not placed
    apart = (passage.grammar.complements(noun.text) and not agrees) or passage.titled(words.end)
    return common and not apart and passage.grammar.adjective(word)


def _is_place_of(view: TitleView, words: TitleWords) -> bool:
    """Is a word that may be a title the place of another: "the **chair** of managing director"?"""
    passage, language = view.passage, view.passage.language
    if words.end - words.start > 1 or not passage.says(words.end, passage.words.genitive):
        return False
    places = language.keys_of(language.listed("dismissal", "posts"))
    return passage.titled(words.end + 1) and not places.isdisjoint(passage.keys[words.start])


def _is_sought(view: TitleView, i: int) -> bool:
    """Do words end before a token that say that a post is only sought: "candidate for president"?"""
    passage = view.passage
    before = range(max(passage.start, i - _LONGEST), i)
    return any(end == i for j in before for end, _ in passage.language.sought.at(passage.keys, j))


def _of_list(view: TitleView, i: int) -> TitleWords | None:
    """Words that lists have, up to the last head that modifiers or ranks lead on from: "Deputy Chairman"."""
    passage, found, j, superior = view.passage, None, i, None
    limit = i + _LONGEST
    if passage.says(i, passage.words.afterwards) and not passage.says(i - 1, passage.words.articles):
        return None  # "an expert, **then** head", and not "the then head"
    while j < min(passage.end, limit) and view.unit_at(j) is None:
        head = passage.title_at(j)
        if head is not None and not _names_person(view, j):
            end, post = head[0], head[1][0] == "heads" or (found is not None and found.post)
            found = TitleWords(i, end, post, superior)
            if (outer := _past_field(view, end)) is not None:
                j, superior, limit = outer, end, outer + _LONGEST
            elif _leads(view, j, end) and _goes_on(view, end):
                j = end
            else:
                return _past_portfolio(view, i, j, end) or found
        elif head is None and (
            view.holds(j, view.passage.titles.modifiers) or (j > i and passage.tokens[j].text in ("-", ","))
        ):
            j += 1
        else:
            break
    return found


def _names_person(view: TitleView, j: int) -> bool:
    """Is a capitalised job a person's name: "әкімі Ғалым Садырбай", "директор Виктор Плотников"? At the beginning,
    with a surname after it: "**Ғалым** Ахметов"."""
    passage = view.passage
    if not passage.tokens[j].capital:
        return False
    if j <= view.sentence_start(j):
        return passage.is_given_name(j) and _is_surname(view, j + 1)
    after_given = passage.grammar.words_inflect and passage.tokens[j - 1].capital and passage.is_given_name(j - 1)
    return passage.is_given_name(j) or after_given


def _is_surname(view: TitleView, i: int) -> bool:
    """Does the ending of a word in capitals say that it is a surname?"""
    passage = view.passage
    return i < passage.end and passage.has_capital(i) and telling_surname().search(passage.tokens[i].text) is not None


def _leads(view: TitleView, head: int, end: int) -> bool:
    """May a head lead on to another: as a modifier, or before a rank?"""
    return view.holds(head, view.passage.titles.modifiers) or view.holds(end, view.passage.titles.ranks)


def _goes_on(view: TitleView, j: int) -> bool:
    return j < view.passage.end and (view.holds(j, view.passage.titles.modifiers) or view.passage.titled(j))


def _past_field(view: TitleView, end: int) -> int | None:
    """Where a title goes on whose holder is somebody's with a title in the genitive before it, a field of work between
    them or none: "әкімінің **орынбасары**", "әкімінің экономика жөніндегі **орынбасары**"."""
    passage = view.passage
    if not passage.grammar.head_last or "gen" not in passage.grammar.cases(passage.tokens[end - 1].text):
        return None
    beside = True
    for j in range(end, min(passage.end, end + _LONGEST_FIELD)):
        token = passage.tokens[j]
        head = passage.title_at(j)
        told = beside or passage.says(j - 1, passage.titles.field_ends)
        beside = beside and view.holds(j, passage.titles.modifiers)
        if head is not None and told and passage.grammar.possessed(passage.tokens[head[0] - 1].text):
            return j
        if (
            not (token.word or token.text in HYPHENS)
            or view.unit_at(j) is not None
            or passage.grammar.verbal(token.text)
        ):
            return None
    return None


def _past_portfolio(view: TitleView, i: int, rank: int, start: int) -> TitleWords | None:
    """The words of a title whose portfolio stands between rank and head: "Deputy Foreign Minister"."""
    if not view.holds(rank, view.passage.titles.ranks):
        return None
    for head in range(start + 1, min(start + 1 + _LONGEST_PORTFOLIO, view.passage.end)):
        portfolio = portfolio_before(view, start, head + 1)
        if portfolio is not None and portfolio[1] == start:
            return TitleWords(i, head + 1, post=True)
    return None


def _by_form(view: TitleView, i: int) -> TitleWords | None:
    """A job that no list has, known by its form: "Azamat Serik, a rice grower from …"."""
    passage, agent = view.passage, view.passage.language.agent_noun
    if agent is None or not _after_name_and_article(view, i):
        return None
    for j in range(i, min(i + _LONGEST_JOB, passage.end)):
        token = passage.tokens[j]
        if not token.word or token.capital or view.unit_at(j) is not None:
            return None
        if agent.search(token.text):
            return TitleWords(i, j + 1, post=False)
    return None


def _after_name_and_article(view: TitleView, i: int) -> bool:
    passage = view.passage
    if i < passage.start + 3 or not passage.says(i - 1, passage.words.articles) or passage.tokens[i - 2].text != ",":
        return False
    unit = view.unit_at(i - 3)
    return unit is not None and view.is_a(unit.entity, "Person")
