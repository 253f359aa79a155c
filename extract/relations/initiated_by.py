"""Who launched, proposed, adopted or announced an initiative."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.document import Unit
from extract.frames import Frame, Role
from extract.marks import HYPHENS
from extract.model import Fact
from extract.pairs.candidates import Pairing
from extract.participants import entities, named_before
from extract.readings import Reading, linked, with_likely
from extract.rules import Rule
from extract.text import Text

INITIATING_VERB = Rule(
    "initiated_by", "initiating-verb", 'a verb of launching, proposing or adopting: "X launched the programme"'
)
ON_INITIATIVE = Rule(
    "initiated_by", "on-initiative", 'a noun of initiating: "the programme was adopted on the initiative of X"'
)
AUTHOR_OF = Rule("initiated_by", "author-of", 'who is called its author: "the author of the project is X"')
OWNER = Rule("initiated_by", "owner", 'a name that owns an initiative: "X’s programme Y"')

BY_PHRASE = Rule(
    "initiated_by", "by-phrase", 'a verb and a noun that tell together that it was launched: "X gave it a start"'
)
ADDRESSED = Rule("initiated_by", "addressed", 'who speaks in or with an address: "in his Address X, Y noted"')
CALLED_AUTHOR = Rule(
    "initiated_by", "called-author", 'the word for its author beside an initiative: "Y, author of the project X"'
)
BROUGHT_ABOUT = Rule(
    "initiated_by", "brought-about", 'a participle of initiating between an initiative and a name: "X, proposed by Y"'
)
LIKELY = Rule(
    "initiated_by",
    "likely",
    "an initiative and an agent, for which more speaks than against, by trained weights",
    weighed=True,
)
PAIRING = Pairing("initiated_by", "initiative", "agent", ruled=("Address",), single=True, sure=0.55)

_AGENTS = ("Person", "Organization")
_NEAR = 2  # tokens after a passive verb within which whoever did it stands


def read(text: Text) -> Iterator[Fact]:
    """From verbs of initiating, from authors and initiators, from initiatives that somebody's name owns."""
    return with_likely(text, PAIRING, LIKELY, linked(text, ("initiative", "agent"), _readings(text)))


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(
        _initiated, _by_phrase, _on_initiative, _addressed, _authored, _called_author, _brought_about, _owned
    )


def _initiated(text: Text) -> Iterator[Reading]:
    """ "X launched the programme"."""
    for frame in text.frames("initiated_by", "verbs"):
        if not frame.asserted:
            continue
        agents = entities(text, frame.get(Role.AGENT, Role.INSTRUMENT), *_AGENTS, inside=True)
        nouns = text.words(frame.token, "initiated_by", "nouns")
        for filler in frame.get(Role.BASIS):
            if filler.lemma in nouns:  # "on the initiative of X was launched"
                agents = [u for u in filler.inside if text.is_a(u, *_AGENTS)] or agents
        for initiative in _initiatives(text, frame):
            for agent in (agents or _doing(text, frame))[:1]:
                yield initiative, agent, frame.token, INITIATING_VERB


def _initiatives(text: Text, frame: Frame) -> list[Unit]:
    """What a verb initiates: its object, or that of the launching that it proposes ("акцияны **бастауды** ұсынды");
    where it has none, the only initiative of its sentence."""
    objects = list(frame.get(Role.PATIENT))
    verbs = text.words(frame.token, "initiated_by", "verbs")
    proposed = (f for o in objects if (f := text.syntax.verb.get(o.head)) is not None and f.lemma in verbs)
    objects += [filler for f in proposed if f.purpose and f is not frame for filler in f.get(Role.PATIENT)]
    if objects:
        general = text.words(frame.token, "initiated_by", "general")
        return entities(text, iter(objects), "Initiative") or named_before(text, objects, ("Initiative",), general)
    sentence = text.document.sentence_of(frame.token)
    around = [u for u in text.document.units_in(sentence.start, sentence.end) if text.is_a(u, "Initiative")]
    return around if len(around) == 1 and next(frame.get(Role.AGENT), None) is not None else []


def _doing(text: Text, frame: Frame) -> list[Unit]:
    """Who stands right after a passive verb that no phrase in its roles is told to do: "разработана министерством"."""
    after = text.document.units_in(frame.token, frame.token + _NEAR + 1) if frame.passive else ()
    starts = (text.document.unit_at(i) for i in range(frame.token + 1, frame.token + 1 + _NEAR) if frame.passive)
    return [u for u in (*after, *starts) if u is not None and text.is_a(u, *_AGENTS)]


def _by_phrase(text: Text) -> Iterator[Reading]:
    """ "X бағдарламаны қолға алды", "X жобаға старт берді", "X заңға қол қойды"."""
    for frame in text.frames("initiated_by", "light"):
        beside = text.words(frame.token, "initiated_by", "lent")
        fillers = [*frame.get(Role.PATIENT, Role.RECIPIENT, Role.GOAL, Role.ATTRIBUTE, Role.AGENT)]
        if not frame.asserted or not any(f.unit is None and f.lemma in beside for f in fillers):
            continue
        for initiative in entities(text, iter(fillers), "Initiative"):
            for agent in entities(text, frame.get(Role.AGENT), *_AGENTS, inside=True)[:1]:
                yield initiative, agent, frame.token, BY_PHRASE


def _on_initiative(text: Text) -> Iterator[Reading]:
    """ "On the initiative of X the programme … was held"."""
    for frame in text.frames("initiated_by", "nouns"):
        agents = entities(text, frame.get(Role.GENITIVE), *_AGENTS, inside=True)
        owned = frame.get(
            Role.SUBJECT, Role.GENITIVE
        )  # "on the initiative of X the campaign Y" is parsed as one phrase
        for initiative in entities(text, owned, "Initiative"):
            for agent in agents[:1] if not frame.negated else ():
                yield initiative, agent, frame.token, ON_INITIATIVE


def _authored(text: Text) -> Iterator[Reading]:
    """ "The author of the programme is X"."""
    for frame in text.frames("initiated_by", "being"):
        authors = text.words(frame.token, "initiated_by", "authors")
        for filler in frame.get(Role.AGENT):
            works = [u for u in filler.inside if text.is_a(u, "Initiative")] if filler.lemma in authors else []
            for agent in entities(text, frame.get(Role.ATTRIBUTE, Role.GOAL), *_AGENTS, inside=True)[:1]:
                for work in works[:1]:
                    yield work, agent, frame.token, AUTHOR_OF


def _addressed(text: Text) -> Iterator[Reading]:
    """ "In his Address X, Y noted", "Y came forward with the Address X"."""
    for frame in text.syntax.frames:
        saying = frame.lemma in text.document.language_at(frame.token).verbs_of_saying
        spoken = frame.lemma in text.words(frame.token, "initiated_by", "speaking")
        saying |= frame.lemma in text.words(frame.token, "initiated_by", "verbs")
        roles = (Role.LOCATION,) if saying else (Role.COMITATIVE, Role.LOCATION) if spoken else ()
        for address in entities(text, frame.get(*roles), "Address") if frame.asserted else ():
            for agent in entities(text, frame.get(Role.AGENT), "Person")[:1]:
                yield address, agent, frame.token, ADDRESSED


def _called_author(text: Text) -> Iterator[Reading]:
    """ "Y, author of the project X", "the author of the project X is Y", "X жобасының авторы – Y"."""
    document = text.document
    for work in document.units:
        if not text.is_a(work, "Initiative") or (word := _author(text, work)) is None:
            continue
        sentence = document.sentence_of(work.start)
        passed = {",", *HYPHENS} | text.words(work.start, "initiated_by", "joints")
        before, after = min(word, work.start) - 1, max(word + 1, work.end)
        while before > sentence.start and document.tokens[before].text.casefold() in passed:
            before -= 1
        while after < sentence.end - 1 and document.tokens[after].text.casefold() in passed:
            after += 1
        beside = (document.unit_at(i) for i in (after, before) if sentence.start <= i < sentence.end)
        agent = next((u for u in beside if u is not None and u != work and text.is_a(u, *_AGENTS)), None)
        if agent is not None:
            yield work, agent, work.start, CALLED_AUTHOR


def _author(text: Text, work: Unit) -> int | None:
    """The token of the word for an initiative's author, beside it."""
    document, language = text.document, text.document.language_at(work.start)
    word = work.end
    if not language.grammar.head_last:
        word = work.start - 1
        passed = language.words.articles | language.words.genitive
        while word > 0 and document.tokens[word].text.casefold() in passed:
            word -= 1
    authors = language.keys_of(tuple(sorted(text.words(work.start, "initiated_by", "authors"))))
    told = 0 <= word < len(document.tokens) and not authors.isdisjoint(document.keys[word])
    return word if told else None


def _brought_about(text: Text) -> Iterator[Reading]:
    """ "The programme X, proposed by Y", "Y қолға алған X жобасы"."""
    for one, two in pairwise(text.document.units):
        language = text.document.language_at(two.start)
        agent, work = (one, two) if language.grammar.head_last else (two, one)
        if not (text.is_a(agent, *_AGENTS) and text.is_a(work, "Initiative")):
            continue
        verbs = language.verb_keys("initiated_by", "verbs", "takes")
        passed = {",", *language.words.articles, *language.words.agent_links}
        passed |= text.words(two.start, "initiated_by", "hands")
        between = range(one.end, two.start)
        told = [i for i in between if not verbs.isdisjoint(text.document.keys[i])]
        others = [i for i in between if i not in told and text.document.tokens[i].text.casefold() not in passed]
        denied = any(f.negated for f in text.syntax.within(one.end, two.start))
        if told and not others and not denied:
            yield work, agent, two.start, BROUGHT_ABOUT


def _owned(text: Text) -> Iterator[Reading]:
    """ "X’s programme", "X-тың бағдарламасы"."""
    for one, two in pairwise(text.document.units):
        language = text.document.language_at(two.start)
        possessive = text.document.tokens[two.start - 1].text in language.words.possessive
        owned = possessive and two.start - one.end == 1
        if two.start == one.end and language.grammar.place_beside == "before":
            owned = language.grammar.places(text.document.tokens[one.end - 1].text)
        if owned and text.is_a(one, "Person") and text.is_a(two, "Initiative"):
            yield two, one, two.start, OWNER
