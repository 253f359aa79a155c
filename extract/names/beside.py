"""Names beside a common noun that says what they are: "village of X", "X region", "Temirtau metallurgical plant"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.document import Unit
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.names.bare import bare
from extract.names.candidates import Candidates
from extract.names.headed import name_start
from extract.names.meaning import meaning
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan

_LONGEST_DESCRIPTION = 4  # tokens between a name and the last word before its kind


def after_kind(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """Names that a kind introduces: "village of X", "plants 'X' and 'Y'"."""
    if not noun.after or _heads(names, noun) or not (not noun.before or _prefers_after(names, noun)):
        return None
    if _connected(noun) and _is_of_next(names, noun.after[-1]):
        return None
    return list(_named(names, linker, _from_own_words(names, noun), noun.after)) or None


def _is_of_next(names: Candidates, name: NameSpan) -> bool:
    """Is a name an initiative's, whose noun follows it: "funds for the **X campaign**"?"""
    kind = names.kinds.get(name.end)
    return kind is not None and names.schema.is_a(kind.cls, "Initiative") and not names.passage.grammar.head_last


def _from_own_words(names: Candidates, noun: KindNoun) -> KindNoun:
    """A noun in capitals that bears somebody's name, with its own words: "**Rural Fish** School named after X"."""
    passage = names.passage
    honoured = passage.language.named_after.longest(passage.keys, noun.end) is not None
    own = honoured and passage.tokens[noun.end - 1].capital and not passage.grammar.names_inflect
    return replace(noun, start=name_start(names, noun)) if own else noun


def before_kind(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """Names that a kind follows: "X region", "X and Y districts"."""
    others = (
        _is_head,
        _is_apart,
        _begins_before,
        _is_another,
        _is_form,
        _is_of_initiative,
        _is_no_part,
        _is_kind_of_next,
        _is_counted,
        _tells_where,
    )
    if not noun.before or any(told(names, noun) for told in others):
        return None
    first = noun.before[0]
    if names.schema.is_a(noun.cls, "Initiative") and (start := _before_of(names, first)) < first.start:
        return list(_named(names, linker, noun, (NameSpan.plain(start, first.end), *noun.before[1:]))) or None
    return list(_named(names, linker, noun, noun.before)) or None


def _is_kind_of_next(names: Candidates, noun: KindNoun) -> bool:
    """Is a kind of place that of the name after it, as the one before ends with its own: "в X районе **города** Y"?"""
    after = names.passage.grammar.place_beside == "after"
    own = any(kind.end == noun.start and names.schema.is_a(kind.cls, "Place") for kind in names.kinds.values())
    return after and own and names.is_place(noun.before[0]) and names.place_at(noun.end) is not None


def _before_of(names: Candidates, name: NameSpan) -> int:
    """Where an initiative's name begins that goes on after a small word: "the **Economics of** Simple Things
    programme", "the **Road to** School campaign"; it begins with an article, and with no title and no body."""
    passage, of = names.passage, name.start - 1
    if name.quoted or of <= passage.start or not passage.says(of, passage.words.particles):
        return name.start
    if name.entities and passage.says(of, passage.words.genitive):
        return name.start
    outer = names.ending(of)
    if outer is None or outer.quoted or outer.entities or not passage.says(outer.start - 1, passage.words.articles):
        return name.start
    bodies = (i in names.kinds and names.schema.is_a(names.kinds[i].cls, "Organization") for i in _inside(outer))
    told = any(bodies) or any(map(passage.titled, _inside(outer)))
    return name.start if told else outer.start


def _inside(name: NameSpan) -> range:
    return range(name.start, name.end)


def described(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """A name, one plain adjective and a facility: "Temirtau metallurgical plant"."""
    name = None if noun.before or noun.after or noun.plural else _before_adjective(names, noun)
    if name is None:
        return None
    return list(_named(names, linker, replace(noun, start=name.end), (name,)))


def _prefers_after(names: Candidates, noun: KindNoun) -> bool:
    """Of names on both sides of a kind, is the one after it meant: "the Shymkent company X", "plant 'X'"?"""
    before = noun.before[-1]
    people = before.entities and all(names.document.is_a(e, "Person") for e in before.entities)
    if names.passage.grammar.names_inflect and people and not names.is_adjective(before):
        return True  # "вручил Касым-Жомарту Токаеву орден Славы"
    if names.passage.grammar.names_inflect and not (before.quoted or before.entities or names.is_adjective(before)):
        return True  # "Журналист телеканала ТВК-6"
    if names.schema.is_a(noun.cls, "Place"):
        return False  # "X district of Y region"
    return noun.after[0].quoted or _connected(noun) or names.is_place(noun.before[-1])


def _connected(noun: KindNoun) -> bool:
    """Does a word bind the name to the kind before it: "village of X"?"""
    return noun.after[0].start > noun.end


def _heads(names: Candidates, noun: KindNoun) -> bool:
    """Is a capitalised kind the head of a longer name ("Ministry of Energy", "Center of Border Cooperation")?"""
    if not (
        _connected(noun) and names.passage.says(noun.end, names.passage.words.genitive) and not noun.after[0].quoted
    ):
        return False
    return names.passage.tokens[noun.start].capital and not names.schema.is_a(noun.cls, "Place", "Award")


def _is_head(names: Candidates, noun: KindNoun) -> bool:
    """Is a capitalised kind part of the name itself ("Business Development Map") rather than beside it?"""
    name = noun.before[-1]
    plain = names.passage.tokens[noun.end - 1].capital and not name.quoted and not name.entities
    return plain and not names.schema.is_a(noun.cls, "Place")


def _is_apart(names: Candidates, noun: KindNoun) -> bool:
    """Is a place's kind, where names stand after it, rather what the noun before it is of: "к Дню города"?"""
    name = noun.before[-1]
    grammar = names.passage.grammar
    noun_before = not (name.quoted or name.entities or names.is_adjective(name))
    return grammar.names_inflect and noun_before and names.schema.is_a(noun.cls, "Place")


def _begins_before(names: Candidates, noun: KindNoun) -> bool:
    """Does a sentence begin with a word before a name that a list has with its kind: "Тіпті Қаржы министрлігі"?"""
    start = noun.before[0].start
    if start not in names.passage.sentence_starts or noun.before[0].quoted:
        return False
    return any(name.start == start + 1 for name in names.listed.ending(noun.end))


def _is_another(names: Candidates, noun: KindNoun) -> bool:
    """Is the name before a noun of a body a place, of which only an adjective would say whose the body is: "В области X
    акимат …"?"""
    name = noun.before[-1]
    plain = not (name.quoted or names.is_adjective(name) or names.schema.is_a(noun.cls, "Place"))
    return names.passage.grammar.names_inflect and plain and names.is_place(name)


def _is_form(names: Candidates, noun: KindNoun) -> bool:
    """Is what stands before a noun the legal form of a firm in quotation marks: "«X» **ЖШС-нің** зауыты"?"""
    return _is_legal_form(names, noun.before[-1].start)


def _is_of_initiative(names: Candidates, noun: KindNoun) -> bool:
    """Is a place's kind in capitals, after a name that no list has, of an initiative's: "Clean **City** campaign"?"""
    kind, name = names.kinds.get(noun.end), noun.before[-1]
    initiative = kind is not None and names.schema.is_a(kind.cls, "Initiative")
    place = names.schema.is_a(noun.cls, "Place") and names.passage.tokens[noun.start].capital
    return initiative and place and not (name.quoted or name.entities)


def _is_no_part(names: Candidates, noun: KindNoun) -> bool:
    """Does a kind without a possessive stand after a body that it is no part of: "министрлік **мектепті** …"?"""
    passage, bodies = names.passage, (e for e in noun.before[0].entities if names.document.is_a(e, "Organization"))
    possessed = passage.grammar.possessed(passage.tokens[noun.end - 1].text)
    return passage.grammar.head_last and not possessed and any(True for _ in bodies)


def _is_counted(names: Candidates, noun: KindNoun) -> bool:
    """Is a name in quotation marks that of a sort, of which a number before it counts so many: "үш «X» мектеп"?"""
    passage, i = names.passage, noun.before[0].start - 1
    if not passage.grammar.head_last or not noun.before[0].quoted or i < passage.start:
        return False
    token, numbers = passage.tokens[i], passage.language.quantities.numbers
    several = token.number or numbers.get(token.text.casefold(), 1) > 1
    return several and not passage.grammar.possessed(passage.tokens[noun.end - 1].text)


def _tells_where(names: Candidates, noun: KindNoun) -> bool:
    """Does the name before a bare kind of place only tell where, as its case says, or a listed one before any kind
    whither: "**Қостанай облысында** ауыл шаруашылығы", "**министрлікке** жылу электр орталығын салуды тапсырды"?"""
    passage, name = names.passage, noun.before[-1]
    if not passage.grammar.head_last or name.quoted:
        return False
    last = passage.tokens[name.end - 1].text
    bare_kind = not passage.grammar.possessed(passage.tokens[noun.end - 1].text)
    if bare_kind and names.schema.is_a(noun.cls, "Place"):
        return passage.grammar.oblique(last)
    whither = bool(name.entities) and passage.grammar.oblique(last) and not passage.grammar.places(last)
    return whither and not names.spelled_as_listed(name)


def _is_legal_form(names: Candidates, i: int) -> bool:
    kind = names.kinds.get(i)
    return kind is not None and names.schema.is_a(kind.cls, "Enterprise") and bool(names.quoted.ending(i))


def _before_adjective(names: Candidates, noun: KindNoun) -> NameSpan | None:
    """The name before the one plain adjective that a kind may have."""
    passage, j = names.passage, noun.start - 1
    if passage.grammar.kind_follows_name and j > passage.start and passage.says(j, passage.words.name_links):
        return next(iter(names.quoted.ending(j)), None)  # "«X» атты бағдарлама"
    if names.schema.is_a(noun.cls, "Facility") and (begun := _before_plain_words(names, noun.start)) is not None:
        return begun
    adjective = j > passage.start and passage.tokens[j].word and not passage.tokens[j].capital
    if not adjective or _stands_apart(names, j):
        return None
    quoted = next(iter(names.quoted.ending(j)), None)
    word, possessed = passage.tokens[j].text, passage.grammar.possessed(passage.tokens[noun.end - 1].text)
    of_quoted = quoted is not None and possessed and not passage.grammar.oblique(word)  # "«X» жаңа жобасы"
    if passage.grammar.head_last and not (of_quoted or passage.grammar.leads(word, passage.tokens[noun.start].text)):
        return None
    if passage.grammar.kind_follows_name and not names.schema.is_a(noun.cls, "Place", "Award") and quoted is not None:
        return quoted
    if not names.schema.is_a(noun.cls, "Facility"):
        return None
    run = names.capitals.ending(j)
    if run is None or _is_whose_life(names, noun, run):
        return None
    return None if _only_begins_sentence(names, run) or _is_legal_form(names, run.start) else run


def _is_whose_life(names: Candidates, noun: KindNoun, run: NameSpan) -> bool:
    """Is a name a person's, and the way after it one of life or work: "**Асқар Ерланұлы** еңбек жолын бастады"?"""
    first = run.start if run.end - run.start > 1 else run.start - 1  # "Ерлан Асановтың еңбек жолы"
    person = first >= names.passage.start and names.passage.is_given_name(first)
    return person and names.passage.grammar.head_last and names.schema.is_a(noun.cls, "Road")


def _before_plain_words(names: Candidates, i: int) -> NameSpan | None:
    """The name before several plain words that lead to a kind, where an article begins the phrase: "the Aksai oil and
    gas plant"."""
    passage, j = names.passage, i
    while j > max(passage.start, i - _LONGEST_DESCRIPTION) and _is_plain(names, j - 1):
        j -= 1
    run = names.capitals.ending(j)
    begun = run is not None and run.start > passage.start and passage.says(run.start - 1, passage.words.articles)
    return run if begun and j < i - 1 else None


def _is_plain(names: Candidates, i: int) -> bool:
    passage, token = names.passage, names.passage.tokens[i]
    if not token.word or token.capital:
        return False
    ends = passage.grammar.ends_phrase(token.text) or passage.grammar.verbal(token.text)
    return passage.says(i, passage.words.name_joins) or not ends


def _stands_apart(names: Candidates, i: int) -> bool:
    """Does a noun phrase end with a word, or its case say where: "Степногор қаласында музыка мектебі"?"""
    language, word = names.passage.language, names.passage.tokens[i].text
    where = language.grammar.oblique(word) and not language.grammar.places(word)
    return where or language.grammar.ends_phrase(word)


def _only_begins_sentence(names: Candidates, run: NameSpan) -> bool:
    """Is a word that no list has in capitals only because a sentence begins with it?"""
    single = run.start in names.passage.sentence_starts and run.end - run.start == 1
    return single and not names.listed.starting(run.start)


def _named(names: Candidates, linker: Linker, noun: KindNoun, spans: tuple[NameSpan, ...]) -> Iterator[Unit]:
    """The units of names beside a kind, which belongs to the nearest of them, and the places that routes tell."""
    for span in spans:
        start = min(noun.start, span.start) if span is spans[0] else span.start
        end = max(noun.end, span.end) if span is spans[-1] else span.end
        entity = meaning(names, linker, span, noun)
        if entity is not None:
            why = "name" if entity.known else "form"
            yield Unit(start, end, entity, why, None, span.inner_start, span.inner_end, noun.cls)
        if _is_route(names, span):
            for part in _listed_within(names, span):
                yield from bare(names, linker, part)


def _is_route(names: Candidates, span: NameSpan) -> bool:
    """Do hyphens join listed places, as in the name of a road or pipeline?"""
    inside = range(span.inner_start + 1, span.inner_end - 1)
    if span.quoted or not any(names.passage.tokens[i].text in HYPHENS for i in inside):
        return False
    return len(list(_listed_within(names, span))) >= 2


def _listed_within(names: Candidates, span: NameSpan) -> Iterator[NameSpan]:
    for i in range(span.inner_start, span.inner_end):
        yield from (n for n in names.listed.starting(i) if n.end <= span.inner_end)
