"""Bodies and honours told by common words that complete a noun: "the department of construction of X district"."""

from __future__ import annotations

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.honorary import honours
from extract.names.nouns import KindNoun, past_honoured
from extract.names.spans import NameSpan
from extract.passage import Passage

_LONGEST = 16  # tokens
_LONGEST_POST = 3  # tokens of a post before a noun within it
_SHORTEST = 3  # letters of a common noun
_ONE_IN_A_PLACE = ("EconomicZone", "Airport")  # of which the place's adjective says which one is meant


def agreeing_body(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body after an adjective in capitals: "Исламского комитета России", "Северного управления образования"."""
    passage = names.passage
    if noun.plural or not passage.grammar.names_inflect or not names.schema.is_a(noun.cls, "Organization", "Facility"):
        return None
    start = _before_adjectives(names, noun.start)
    if start == noun.start or not _begins_name(names, start, noun.start):
        return None
    listed = linker.choose(passage.gazetteer.exact(passage.keys[start : noun.end]), noun.cls)
    if listed is not None:
        return [Unit(start, noun.end, listed, "name", None, start, noun.end, noun.cls)]
    if (found := _of_complement(names, linker, noun)) is not None:
        return found
    unique = names.schema.is_a(noun.cls, *_ONE_IN_A_PLACE)
    if names.is_place_adjective(start) and start + 1 == noun.start and not unique:
        return None  # "Павлодарский завод": the others see whether it is listed
    if noun.after and noun.after[0].quoted:
        return None
    name = passage.grammar.base_form(names.document.text(start, noun.end))
    stop = past_honoured(names, noun.end)
    full = f"{name} {names.document.text(noun.end, stop)}".strip()
    return [_new(names, linker, noun, start, start, stop, full, name)]


def _begins_name(names: Candidates, start: int, end: int) -> bool:
    """Do adjectives in capitals begin a name, rather than a sentence: "Национальной волонтёрской сети"?"""
    passage = names.passage
    if not passage.tokens[start].capital or passage.tokens[start].text.casefold() in passage.language.not_names:
        return False
    speech = start > passage.start and passage.tokens[start - 1].text in passage.grammar.quotation_marks.opening
    begins = start in passage.sentence_starts or speech
    return not begins or names.is_place_adjective(start) or passage.has_capital(end)


def department(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body told by what it does and where: "the department of construction of Saryagash district"."""
    if names.passage.grammar.head_last or not names.schema.is_a(noun.cls, "GovernmentBody") or _in_post(names, noun):
        return None
    if noun.plural and names.passage.words.articles:
        return None  # "the governments of X and Y"
    if not names.passage.says(noun.end, names.passage.words.genitive):
        return _of_complement(names, linker, noun)
    if names.passage.words.articles and names.passage.titled(noun.end + 1):
        return None  # "took the office **of mayor of X**" is his post, "the office of the mayor" his body
    place = _place_of_department(names, noun.end + 1)
    if place is None:
        return None
    if (listed := _listed_whole(names, linker, noun, place.end)) is not None:
        return [listed]
    name = names.document.text(noun.start, place.end)
    return [_new(names, linker, noun, noun.start, noun.start, place.end, name)]


def capital_body(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body or thing whose noun has a capital within a sentence, by what completes it: "в Доме дружбы", "в Союзе
    ветеранов Афганистана"."""
    passage = names.passage
    if noun.plural or not passage.grammar.names_inflect or not names.schema.is_a(noun.cls, "Organization", "Facility"):
        return None
    if not passage.tokens[noun.start].capital or noun.start in passage.sentence_starts:
        return None
    if (noun.after and noun.after[0].quoted) or _in_post(names, noun):
        return None
    first = noun.end + 1 if _is_common_genitive(names, noun.end) else noun.end
    if past_complement(names, first) == noun.end:
        return None
    return _of_complement(names, linker, noun)


def _in_post(names: Candidates, noun: KindNoun) -> bool:
    """Is a noun of a listed post, which ends with it ("заведующий **отделом** образования X района") or after which
    the body itself stands: "председатель **совета** директоров АО «X»"?"""
    passage = names.passage
    before = range(max(passage.start, noun.start - _LONGEST_POST), noun.start)
    posts = (passage.title_at(i) for i in before)
    ends = (post[0] for post in posts if post is not None)
    return any(end == noun.end or (end > noun.end and end in names.kinds) for end in ends)


def _is_common_genitive(names: Candidates, i: int) -> bool:
    """Does a common noun in the genitive bear a capital as part of a name: "Дворец **Независимости**"?"""
    passage = names.passage
    if (
        not passage.has_capital(i)
        or len(passage.tokens[i].text) < _SHORTEST
        or names.listed.starting(i)
        or passage.titled(i)
        or passage.is_given_name(i)
    ):
        return False
    word = passage.tokens[i].text
    return passage.grammar.common_noun(word) and passage.grammar.complements(word)


def honour(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A title of honour told in the genitive: "звание заслуженного деятеля Казахстана"."""
    passage = names.passage
    if not names.schema.is_a(noun.cls, "Title") or noun.end >= passage.end:
        return None
    if honours(passage.language).longest(passage.keys, noun.end) is None:
        return None
    stop = past_complement(names, noun.end)
    if stop == noun.end:
        return None
    name = passage.grammar.base_form(names.document.text(noun.end, stop)).capitalize()
    if (place := names.place_at(stop)) is not None:
        name, stop = f"{name} {names.document.text(stop, place.end)}", place.end
    return [_new(names, linker, noun, noun.start, noun.end, stop, name)]


def past_complement(names: Candidates, end: int) -> int:
    """Past common words that complete a name: in the genitive, acronyms among them, joined by conjunctions and commas;
    after a preposition that goes on with a body's name, others too ("по делам религий"); and past what stands in
    quotation marks after a kind among them ("по реализации программы «X»")."""
    passage, stop, linked = names.passage, end, False
    j, last = end, min(passage.end, end + _LONGEST)
    while j < last and not _begins_honour(names, j):
        word = past_compound(passage, j)
        linked = linked or _governed_before(names, j, word)
        quoted = (
            next(iter(names.quoted.starting(word)), None) if j in names.kinds and word == names.kinds[j].end else None
        )
        if quoted is not None and passage.grammar.complements(passage.tokens[word - 1].text):
            return quoted.end
        if _completes(names, j, word, linked=linked):
            stop = j = word
        elif _links(names, j, first=j == end):
            linked, j = True, j + 1
        elif j > end and _joins(names, j, end):
            j += 1
        else:
            break
    return stop


def _begins_honour(names: Candidates, i: int) -> bool:
    """Does it say from a token on whose name a thing bears: "музей **имени X**"?"""
    return past_honoured(names, i) > i


def _governed_before(names: Candidates, i: int, end: int) -> bool:
    """Does the noun of a verb stand before its object: "управления земельными ресурсами"?"""
    passage = names.passage
    return i > 0 and passage.grammar.governed(passage.tokens[end - 1].text, passage.tokens[i - 1].text)


def past_compound(passage: Passage, i: int) -> int:
    """Past a word and what hyphens join to it: "научно-технического"."""
    end = i + 1
    while end + 1 < passage.end and passage.tokens[end].text in HYPHENS and passage.glued(end):
        end += 2
    return end


def _completes(names: Candidates, i: int, end: int, *, linked: bool) -> bool:
    """Is a word an acronym, or a common word in the genitive that begins nothing of its own? After a preposition, any
    common word that may be of a noun phrase."""
    passage, grammar = names.passage, names.passage.grammar
    token, last = passage.tokens[i], passage.tokens[end - 1]
    if sum(letter.isupper() for letter in token.text) > 1 and not names.listed.starting(i):
        return True  # "РК", "КазССР"
    common = token.word and not token.capital and not passage.says(i, passage.words.particles)
    if not common or grammar.ends_phrase(last.text):
        return False
    if not (grammar.complements(last.text) or (linked and grammar.governed(last.text))):
        return False
    following = passage.tokens[end].text if end < passage.end else ""
    of_verb = bool(following) and grammar.governed(following, last.text)
    return i not in names.kinds or grammar.adjective(passage.tokens[i - 1].text) or of_verb


def _links(names: Candidates, i: int, *, first: bool) -> bool:
    """Does a preposition go on with a body's name: "комитет **по** делам религий", not "полиции **по** Алматы"?"""
    passage = names.passage
    if _begins_field(names, i) and not first:
        return True
    links = passage.says(i, passage.titles.of_bodies) or (not first and passage.says(i, passage.titles.within))
    if not links or i + 1 >= passage.end:
        return False
    after = passage.tokens[past_compound(passage, i + 1) - 1]
    return after.word and not passage.tokens[i + 1].capital and passage.grammar.governed(after.text)


def _begins_field(names: Candidates, i: int) -> bool:
    """Does it say from here in which field a body works: "по контролю **в сфере** образования"?"""
    passage = names.passage
    return any(all(passage.says(i + n, (word,)) for n, word in enumerate(row)) for row in passage.words.fields)


def _joins(names: Candidates, i: int, end: int) -> bool:
    """Does a conjunction bind a complement's words, or a comma in a list of them that a conjunction closes?"""
    passage = names.passage
    if passage.says(i, passage.words.particles):
        return True
    if passage.tokens[i].text != "," or any(_begins_field(names, j) for j in range(end, i)):
        return False
    j = i + 1
    while j < min(passage.end, end + _LONGEST) and (
        passage.tokens[j].word or passage.tokens[j].text in (",", *HYPHENS)
    ):
        if passage.says(j, passage.words.particles):
            return True
        word = past_compound(passage, j)
        if passage.tokens[j].text != "," and not _completes(names, j, word, linked=False):
            return False
        j = word
    return False


def _of_complement(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A body told by a genitive: "управление сельского хозяйства Акмолинской области"."""
    passage = names.passage
    told_from = noun.end + 1 if _is_common_genitive(names, noun.end) else noun.end
    stop = past_honoured(names, past_complement(names, told_from))
    start = _before_adjectives(names, noun.start)
    known = (
        _listed_whole(names, linker, noun, n, first)
        for n in (*(place.end for place in reversed(names.listed.starting(stop))), *range(stop, noun.end, -1))
        for first in sorted({start, noun.start})
    )
    if (listed := next((unit for unit in known if unit is not None), None)) is not None:
        return [listed]
    after = stop
    told = stop > noun.end or not (passage.words.articles and passage.says(noun.end, passage.words.place_links))
    if told and names.schema.is_a(noun.cls, "Organization"):  # "took office in X" tells no body
        after = _past_owner(names, linker, stop, bare=stop == noun.end)
    alone = stop == noun.end and noun.cls == "Akimat" and names.place_at(noun.end) is None
    if after == noun.end or (alone and names.kinds.get(noun.end, noun).end == after):
        return None  # "акимат области": the one that the article is about
    name = passage.grammar.base_form(names.document.text(start, stop))
    if after == stop:
        return [_new(names, linker, noun, start, start, stop, name)]
    full = f"{name} {names.document.text(stop, after)}"
    short = (name,) if stop > noun.end else ()
    return [_new(names, linker, noun, start, start, after, full, *short)]


def _before_adjectives(names: Candidates, i: int) -> int:
    """Before the adjectives that lead to a body's noun; a title that looks like one is none: "заведующий отделом"."""
    passage, start = names.passage, i
    while start > passage.start:
        word = start - 1
        while word - 2 >= passage.start and passage.tokens[word - 1].text in HYPHENS and passage.glued(word - 1):
            word -= 2
        adjective = passage.grammar.adjective(passage.tokens[start - 1].text) or names.is_place_adjective(word)
        if not adjective or passage.titled(word):
            break
        start = word
    return start


def _past_owner(names: Candidates, linker: Linker, stop: int, *, bare: bool) -> int:
    """Past the place that a body is of after its own words: "города X", "по X области", "области"; past a listed body
    where it has no words of its own ("департамент Антикоррупционной службы")."""
    passage = names.passage
    body = next((n for n in reversed(names.listed.starting(stop)) if _is_body(names, n)), None) if bare else None
    end = body.end if body is not None else stop
    first = end + 1 if passage.says(end, passage.words.place_links) else end
    kind = names.kinds.get(first)
    of_kind = kind is not None and names.schema.is_a(kind.cls, "Place") and not passage.tokens[first].capital
    place = names.place_at(kind.end if kind is not None and of_kind else first)
    if place is None or (kind is not None and of_kind and linker.choose(place.entities, kind.cls) is None):
        told = kind is not None and of_kind and first == end
        return kind.end if kind is not None and told else end
    if place.end in names.kinds:
        return names.kinds[place.end].end
    of_country = any(e.type == "Country" for e in place.entities)
    surname = passage.has_capital(place.end) and first == place.start and not of_country  # "управления энергетики NAME"
    return end if surname and not passage.tokens[first].text.isupper() else place.end


def _is_body(names: Candidates, name: NameSpan) -> bool:
    return any(names.document.is_a(e, "Organization") for e in name.entities)


def _place_of_department(names: Candidates, first: int) -> NameSpan | None:
    """The place after "of" and the words, from a token on, that say what a department does."""
    passage, j = names.passage, first
    while j < min(passage.end, first + _LONGEST) and passage.tokens[j].word and not passage.tokens[j].capital:
        if passage.grammar.verbal(passage.tokens[j].text):
            return None
        j += 1
    if (place := names.place_at(j)) is not None and names.passage.has_capital(place.end):
        return None  # "of the Kazakh Foreign Ministry"
    placed = j > first and passage.says(j - 1, passage.words.genitive, passage.words.definite_article)
    return place if placed else None


def _listed_whole(
    names: Candidates, linker: Linker, noun: KindNoun, stop: int, start: int | None = None
) -> Unit | None:
    """A listed body whose whole name stands from the noun on, or from the adjectives before it."""
    first = noun.start if start is None else start
    entity = linker.choose(names.passage.gazetteer.exact(names.passage.keys[first:stop]), noun.cls)
    return Unit(first, stop, entity, "name", None, first, stop, noun.cls) if entity is not None else None


def _new(
    names: Candidates, linker: Linker, noun: KindNoun, start: int, name_start: int, stop: int, *called: str
) -> Unit:
    entity = linker.new(noun.cls, names.passage.language.code, *called)
    return Unit(start, stop, entity, "form", None, name_start, stop, noun.cls)
