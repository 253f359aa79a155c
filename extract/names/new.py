"""Could the words beside a common noun be a name that no list has? Judges in order; the first that decides is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.marks import HYPHENS
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan
from extract.tokens import Token

_NEAR = 3  # tokens around a programme, among which is what says that it is broadcast
_BEAR_PLACES = ("Facility", "University", "Club", "NaturalFeature", "Assembly", "Court")  # "Almaty airport"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that may be a name, and the common noun that says so.

    Attributes:
        names: the paragraph's candidates.
        span: the words.
        noun: the common noun.
        words: the words, marks left out.
    """

    names: Candidates
    span: NameSpan
    noun: KindNoun
    words: tuple[Token, ...]

    def is_a(self, *classes: str) -> bool:
        """Does the common noun say that it is one of these?"""
        return self.names.schema.is_a(self.noun.cls, *classes)

    def common(self, word: Token) -> bool:
        """Is a word none of a name, though it has a capital?"""
        return word.text.casefold() in self.names.passage.language.not_names


def is_new_name(names: Candidates, span: NameSpan, noun: KindNoun) -> bool:
    """Could these words be a name that no list has?"""
    tokens = names.passage.tokens[span.inner_start : span.inner_end]
    claim = Claim(names, span, noun, tuple(t for t in tokens if t.word))
    verdicts = (judge(claim) for judge in _JUDGES)
    return next((verdict for verdict in verdicts if verdict is not None), False)


Judge = Callable[[Claim], bool | None]


def _without_capital(claim: Claim) -> bool | None:
    """ "old bridge": not."""
    return None if claim.words and claim.words[0].capital else False


def _broadcast(claim: Claim) -> bool | None:
    """ "host of the programme 'X'": no plan of anybody's."""
    if claim.noun.cls != "Programme":
        return None
    passage = claim.names.passage
    start, end = min(claim.noun.start, claim.span.start), max(claim.noun.end, claim.span.end)
    near = range(max(passage.start, start - _NEAR), min(passage.end, end + _NEAR))
    words = passage.language.keys_of(passage.words.broadcasting)
    return False if any(not words.isdisjoint(passage.grammar.noun_keys(passage.tokens[i].text)) for i in near) else None


def _in_quotation_marks(claim: Claim) -> bool | None:
    """ "plant 'Steppe'"."""
    return True if claim.span.quoted else None


def _tells_where(claim: Claim) -> bool | None:
    """ "Өскеменде жаңа зауыт": a plant in a city, not; nor "Асқардың орталығы", somebody's."""
    grammar, last = claim.names.passage.grammar, claim.words[-1].text
    if claim.names.spelled_as_listed(claim.span):
        return None  # "Мерке қант зауыты", whose name only seems to bear an ending
    return False if grammar.oblique(last) or grammar.places(last) else None


def _not_possessed(claim: Claim) -> bool | None:
    """ "Әдия мектепке барады": no school's name, as the noun bears no possessive."""
    passage = claim.names.passage
    noun = passage.tokens[claim.noun.end - 1].text
    bears_none = passage.grammar.kind_follows_name and not passage.grammar.possessed(noun) and noun.islower()
    return False if bears_none and claim.noun.start >= claim.span.end and not claim.is_a("Place") else None


def _agreeing_adjective(claim: Claim) -> bool | None:
    """ "Тогузакской школы"; of places, initiatives and awards the others judge."""
    if not claim.names.is_adjective(claim.span) or claim.is_a("Initiative", "Award"):
        return None
    if claim.is_a("Place"):
        return True if claim.is_a("District", "Region") and not _only_begins_sentence(claim) else None
    if claim.names.is_place_adjective(claim.span.start):
        return claim.is_a(*_BEAR_PLACES)  # "Павлодарские компании": no company's name
    return not claim.common(claim.words[0]) and not _only_begins_sentence(claim)


def _only_begins_sentence(claim: Claim) -> bool:
    """Does a word bear a capital only because a sentence begins with it, as nothing else in the article says? An
    acronym does not."""
    passage, span = claim.names.passage, claim.span
    if len(claim.words[0].text) > 1 and claim.words[0].text.isupper():
        return False
    first = span.start in passage.sentence_starts and span.inner_end - span.inner_start == 1
    foreign = passage.grammar.script != "Latin" and claim.words[0].text.isascii()
    return first and not foreign and claim.words[0].text not in passage.seen_within


def _inflected(claim: Claim) -> bool | None:
    """ "района Жанаталапа": no telling how the name is spelled; a village's stands in the nominative."""
    language = claim.names.passage.language
    if not language.grammar.names_inflect or claim.words[0].text.isascii() or _is_acronym(claim) or _is_route(claim):
        return None
    if _stays_in_genitive(claim):
        return True
    rural = claim.noun.cls == "District" and claim.noun.end - claim.noun.start > 1  # "сельский округ X", as its village
    village = claim.noun.cls in ("City", "Settlement", "Place") or rural
    village &= claim.span.start > claim.names.passage.start
    return None if village and language.grammar.names_apposed else False


def _is_acronym(claim: Claim) -> bool:
    """ "телеканала ТВК-6": what has no endings is spelled as it stands."""
    return not claim.span.entities and len(claim.words[0].text) > 1 and all(word.text.isupper() for word in claim.words)


def _is_route(claim: Claim) -> bool:
    """ "автодорога A – B": dashes with spaces join the ends of a way, which are not inflected."""
    inside = range(claim.span.start + 1, claim.span.end - 1)
    tokens = claim.names.passage.tokens
    dashes = any(tokens[i].text in HYPHENS and tokens[i - 1].end < tokens[i].start for i in inside)
    return dashes and claim.is_a("Road", "Pipeline")


def _stays_in_genitive(claim: Claim) -> bool:
    """ "орденом Трудового Знамени", "вокзалу X": whose or where it is stands in the genitive after any case."""
    after = claim.noun.end == claim.span.start and not claim.noun.plural
    if claim.is_a("Station", "Airport") and claim.names.is_place(claim.span):
        nominatives = {n for e in claim.span.entities for names in e.names.values() for n in names}
        return after and claim.words[-1].text not in nominatives
    large = any(claim.names.document.is_a(e, "Country", "Region") for e in claim.span.entities)
    if not claim.is_a("Award") or claim.span.start < claim.noun.end or large:
        return False
    passage = claim.names.passage
    inside = range(claim.span.start, claim.span.end)
    if any(passage.titled(i) or passage.is_given_name(i) or i in claim.names.kinds for i in inside):
        return False
    return all(passage.grammar.complements(word.text) for word in claim.words)


def _given_name(claim: Claim) -> bool | None:
    """ "Askar Omarov hospital": a person's; an award's name may be of such words: "the Altyn Dala prize"."""
    first, passage = claim.span.inner_start, claim.names.passage
    named = len(claim.words) > 1 and passage.is_given_name(first)
    if claim.is_a("Road", "Pipeline") and claim.names.place_at(first) is not None:
        return None  # "Алматы–Өскемен трассасы": no woman's called Алма
    if claim.is_a("Settlement") and _after_larger_place(claim):
        return True  # "X ауданының NAME SURNAME ауылы"
    of_award = claim.is_a("Award") and claim.noun.start >= claim.span.end
    return False if named and not of_award and not _has_article(claim) else None


def _has_article(claim: Claim) -> bool:
    """Does the article of a noun, or whose it is, stand before words that are no listed person's: "**the** Zhana Omir
    dairy", "**The** farm Samal Sut has …", "**X's** Zhana Omir dairy"? Before the noun of a firm, where nothing goes
    on to it: "the director of the farm Askar Omarov"."""
    passage, i = claim.names.passage, min(claim.noun.start, claim.span.start) - 1
    if i < passage.start or any(claim.names.document.is_a(e, "Person") for e in claim.span.entities):
        return False
    if claim.noun.start == claim.span.end:
        return passage.says(i, passage.words.definite_article, passage.words.possessive)
    begins = i in passage.sentence_starts
    led_to = not begins and passage.says(i - 1, passage.words.genitive, passage.words.before_places)
    free = begins or (claim.is_a("Enterprise") and not led_to)
    return free and claim.noun.end == claim.span.start and passage.says(i, passage.words.definite_article)


def _after_larger_place(claim: Claim) -> bool:
    """Does the name of a larger place, with its kind, stand right before a name whose kind follows it?"""
    names, kinds = claim.names, claim.names.kinds
    kind = next((i for i in (claim.span.start - 1, claim.span.start - 2) if i in kinds), None)
    larger = kind is not None and kinds[kind].end == claim.span.start
    larger = larger and names.schema.is_a(kinds[kind].cls, "District", "Region", "City") if kind is not None else False
    return larger and names.passage.grammar.kind_follows_name and claim.noun.start == claim.span.end


def _surname(claim: Claim) -> bool | None:
    """ "NAME қызметіне", "by the order of NAME", "столицы NAME": a person's, unless a thing or place may bear it."""
    passage = claim.names.passage
    noun = passage.tokens[claim.noun.end - 1]
    before_holder = passage.grammar.names_inflect and claim.is_a("Place") and len(claim.words) == 2
    if not (passage.grammar.kind_follows_name or before_holder or _is_ordered_by(claim)):
        return None
    if len(claim.words) < 2 or passage.language.surname.search(claim.words[-1].text) is None:
        return None
    bears_names = claim.is_a("Facility", "University", "Place") and passage.grammar.possessed(noun.text)
    return None if bears_names else False


def _is_ordered_by(claim: Claim) -> bool:
    """Does a noun before the words say that somebody orders: "order" without the capital that an award's has?"""
    passage, i = claim.names.passage, claim.noun.end - 1
    if passage.tokens[i].capital or passage.tokens[i].end >= claim.words[0].start:
        return False
    return not passage.language.keys_of(passage.words.orders).isdisjoint(passage.keys[i])


def _district_of_its_centre(claim: Claim) -> bool | None:
    """ "Ayagoz district", where the list has only the town Ayagoz."""
    centre = all(claim.names.document.is_a(e, "Settlement", "City") for e in claim.span.entities)
    return True if claim.noun.cls == "District" and centre else None


def _named_by_another(claim: Claim) -> bool | None:
    """ "Almaty companies": no company's name; that of an airport or a club might be, but of no clubs, and that of an
    award a body's."""
    others = ("Country", "Region", "District", "City", "Person")
    if claim.is_a("Award") and not any(claim.names.document.is_a(e, *others) for e in claim.span.entities):
        return None
    bears = claim.is_a(*_BEAR_PLACES) and not (claim.noun.plural and claim.is_a("Club"))
    return False if claim.span.entities and not bears else None


def _begins_sentence(claim: Claim) -> bool | None:
    """ "Rural schools were …": a capital that says nothing, unless the article writes the word with one elsewhere."""
    return False if _only_begins_sentence(claim) else None


def _of_name_words(claim: Claim) -> bool | None:
    """ "Monday plant": not."""
    return not any(claim.common(word) for word in claim.words if word.capital)


_JUDGES: tuple[Judge, ...] = (
    _without_capital,
    _broadcast,
    _in_quotation_marks,
    _tells_where,
    _not_possessed,
    _agreeing_adjective,
    _inflected,
    _given_name,
    _surname,
    _district_of_its_centre,
    _named_by_another,
    _begins_sentence,
    _of_name_words,
)
