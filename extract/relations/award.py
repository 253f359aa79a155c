"""Who received which award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.careers import is_bare_list, is_complement
from extract.document import Unit
from extract.enumeration import Enumerations
from extract.frames import Filler, Frame, Role
from extract.laureates import Laureates
from extract.marks import HYPHENS, LONG_DASHES, ROMAN
from extract.model import Fact
from extract.participants import entities, named_before, noun_kind
from extract.readings import First
from extract.rules import Rule
from extract.text import Text

AWARDED = Rule("award", "awarded", 'a verb of awarding or receiving: "X was awarded the order"')
BECAME_HOLDER = Rule(
    "award", "became-holder", 'a verb of becoming, and the word for its holder: "X became a holder of the order"'
)
CONFERRED = Rule("award", "conferred", 'a noun of awarding: "the presentation of the order to X and of the medal to Y"')
HELD = Rule("award", "held", 'a verb of having what one has received: "X holds the title of Y"')
LISTED = Rule("award", "listed", 'names after an award and a dash or colon, or below it: "Order of Y: X, Z"')
ROLL = Rule(
    "award",
    "roll",
    'names after a word for those who received the award spoken of: "Among the laureates are X, Y and Z"',
)
CALLED_HOLDER = Rule("award", "called-holder", 'the word for its holder beside an award: "X, holder of the order"')

_RECIPIENTS = ("Person", "Organization")
_TELLING = (Role.PATIENT, Role.COMITATIVE, Role.ATTRIBUTE, Role.AGENT, Role.INSTRUMENT)  # roles of the award
_KINDS = ("Award",)  # that the noun alone may stand for, once one is named
_LISTING = (":", *HYPHENS)
_AGAIN = 2  # last words of a title of honour by which it is told again
_ENDING = (".", "!", "?", "…")  # of a sentence, and of no heading
_FRONT = 8  # tokens of a sentence without a verb within which it names an award
_BACK = 3  # sentences before one that leaves out whom it speaks of
_DASH_WITHIN = 4  # tokens after an award within which a dash introduces who received it: "III степени — X"

Arc = tuple[Unit, Unit, int, Rule]  # recipient, award, the token that tells it, the rule


def read(text: Text) -> Iterator[Fact]:
    """Awards from verbs of awarding, whichever side is the subject, and receiving; from lists; from "holder of X"."""
    first = First()
    rows = Enumerations(text.document, text.syntax, ("Person",), breaks=("Award",))
    for recipient, award, token, rule in _readings(text, rows):
        if not text.in_headline(token) and first(recipient.entity, award.entity):
            yield text.fact(rule, token, recipient=recipient, award=award)


def _readings(text: Text, rows: Enumerations) -> Iterator[Arc]:
    listed = list(_listed(text, rows))
    yield from listed
    taken = {recipient.start for recipient, *_ in listed}
    for frame in text.frames("award", "verbs"):
        if _told_as_done(text, frame):
            told = [arc for arc in _awarded(text, frame, rows) if arc[0].start not in taken]
            yield from told
            taken |= {r.start for r, *_ in told if r.start > frame.token}  # whom a verb gives to is no later one's
    for frame in text.frames("award", "become"):
        if frame.asserted:
            yield from _became(text, frame, rows)
    yield from _conferred(text)
    yield from _holding(text)
    yield from _apposed(text, rows)
    for recipients, award, token in Laureates(text.document, text.syntax, rows).rolls():
        yield from ((r, award, token, ROLL) for r in recipients)


def _told_as_done(text: Text, frame: Frame) -> bool:
    """Is an award given, or decided: "постановил наградить"?"""
    decided = frame.governor in text.words(frame.token, "award", "deciding")
    deciding = text.syntax.governor.get(frame.token)
    decided = decided and (deciding is None or not deciding.negated)
    return frame.asserted or (decided and not frame.negated)


def _awarded(text: Text, frame: Frame, rows: Enumerations) -> Iterator[Arc]:
    """ "X and Y were awarded the order"."""
    awards = _awards(text, frame)
    recipients = _recipients(text, frame, rows) if awards else []
    for recipient, told in _paired(text, frame, recipients, awards):
        award = _after_dash(text, recipient) or told
        if recipient.entity != award.entity:
            yield recipient, award, frame.token, AWARDED


def _after_dash(text: Text, recipient: Unit) -> Unit | None:
    """The award of one for whom a dash stands for the verb: "вручил X орден, **Y – медаль**"."""
    document, after = text.document, recipient.end + 1
    dashed = after < len(document.tokens) and document.tokens[recipient.end].text in LONG_DASHES
    award = document.unit_at(after) if dashed else None
    return award if award is not None and text.is_a(award, "Award") else None


def _awards(text: Text, frame: Frame) -> list[Unit]:
    """The awards that a verb tells: what fills its roles, else of its clause; else the one that a noun means."""
    roles: tuple[Role, ...] = _TELLING
    if frame.lemma in text.words(frame.token, "award", "pass"):
        roles = (Role.AGENT, Role.PATIENT)  # "the order went to X"
    marking = frame.lemma in text.words(frame.token, "award", "mark")
    if marking:
        roles = (Role.COMITATIVE, Role.AGENT, Role.INSTRUMENT)  # "marked with the medal", not "marked the award"
    awards = entities(text, frame.get(*roles), "Award", inside=True)
    if not awards and (frame.passive or not marking):
        stretch = (frame.start, frame.end) if frame.roles else _around(text, frame)
        awards = [u for u in text.document.units_in(*stretch) if text.is_a(u, "Award")]
    if not awards:
        return _meant(text, list(frame.get(*roles)))
    rows = Enumerations(text.document, text.syntax, ("Award",), breaks=("Person",))
    own = [award for award in awards if not _of_the_next(text, frame, award)]
    joined = (u for award in own for u in rows.row(award, frame.token) if u in own or not _told_apart(text, frame, u))
    return list(dict.fromkeys(joined))


def _told_apart(text: Text, frame: Frame, award: Unit) -> bool:
    """Does another verb tell an award that stands in a row with a verb's own?"""
    sentence = text.document.sentence_of(frame.token)
    others = (f for f in text.syntax.within(sentence.start, sentence.end) if f.token != frame.token and not f.noun)
    return any(award in other.units(*_TELLING) for other in others)


def _of_the_next(text: Text, frame: Frame, award: Unit) -> bool:
    """Does an award after a verb belong to the next one: "орденом награждены A и B, медали **удостоен** C"?"""
    if award.start < frame.token or not any(
        text.is_a(u, "Person") for u in text.document.units_in(frame.token, award.start)
    ):
        return False
    end = text.document.sentence_of(frame.token).end
    verbs = text.words(frame.token, "award", "verbs")
    return any(f.lemma in verbs and not f.noun for f in text.syntax.within(award.end, end))


def _meant(text: Text, fillers: Sequence[Filler]) -> list[Unit]:
    """The award named before that a common noun means: "the medal", "марапат"."""
    general = text.words(fillers[0].head, "award", "general") if fillers else ()
    return named_before(text, fillers, _KINDS, general)


def _recipients(text: Text, frame: Frame, rows: Enumerations) -> list[Unit]:
    """Who receives what a verb awards: who fills its roles, with all that stand in a row with them."""
    if included := rows.included(frame.token, text.words(frame.token, "award", "become")):
        return included
    givers = _givers(text, frame)
    found = [u for u in _filling(text, frame) if u.entity.id not in givers and not _of_another(text, frame, u)]
    others = (f for f in frame.get(Role.AGENT) if not text.is_a(f.unit, "Award"))  # "премию получила X" is parsed so
    if not found and not (_receives(text, frame) and next(others, None)):
        found = rows.after(_last(text, frame), text.words(frame.token, "award", "become"))
    if not found:
        return _only_one(text, frame) or _spoken_of(text, frame)
    row = (m for unit in found for m in (rows.row(unit, frame.token) if text.is_a(unit, "Person") else (unit,)))
    return [u for u in dict.fromkeys(row) if u.entity.id not in givers]


def _only_one(text: Text, frame: Frame) -> list[Unit]:
    """The only person beside a passive, whom the parser gives no role of its own, no mark between; where names bear
    cases, in that of whoever receives: "Указом Президента X **NAME** награждён орденом", "орден вручён акиму **NAME**".
    """
    document, grammar = text.document, text.document.language_at(frame.token).grammar
    if not frame.passive or not grammar.receives_in:
        return []
    near = [u for u in document.units_in(*_around(text, frame)) if u.named and text.is_a(u, "Person")]
    fitting = [u for u in near if grammar.stands_in(document.text(u.name_start, u.name_end), grammar.receives_in)]
    sides = (sorted((frame.token, u.start)) for u in fitting)
    parted = any(not document.tokens[i].word for start, end in sides for i in range(start, end))
    return fitting if len(fitting) == 1 and not parted else []


def _receives(text: Text, frame: Frame) -> bool:
    """Does a verb tell the award from the side of whoever receives it?"""
    return frame.lemma in text.words(frame.token, "award", "gain")


def _givers(text: Text, frame: Frame) -> set[str]:
    """The ids of those who give an award, or decide it; a phrase that tells an award, too, is a clause of its own."""
    passing = frame.lemma in text.words(frame.token, "award", "pass")
    roles = (Role.SOURCE,) if passing or _receives(text, frame) else (Role.AGENT, Role.INSTRUMENT, Role.SOURCE)
    alone = (f for f in frame.get(*roles) if not any(text.is_a(u, "Award") for u in (f.unit, *f.inside)))
    return {f.unit.entity.id for f in alone if f.unit is not None}


def _filling(text: Text, frame: Frame) -> list[Unit]:
    """Who fills those of a verb's roles that may tell who receives the award."""
    if _receives(text, frame):
        agents = list(frame.get(Role.AGENT))
        found = entities(text, iter(agents), "Person", inside=True) or entities(text, iter(agents), *_RECIPIENTS)
        return found or _of_collectives(text, agents)
    roles = (
        (Role.PATIENT, Role.RECIPIENT, Role.GOAL, Role.BASIS, Role.ATTRIBUTE)
        if frame.passive
        else (Role.RECIPIENT, Role.GOAL, Role.PATIENT, Role.BASIS)
    )
    found = entities(text, frame.get(*roles), "Person", inside=True) or entities(text, frame.get(*roles), *_RECIPIENTS)
    if not found and not frame.passive:  # "вручил орден хирургу X" is parsed as one phrase
        found = [u for f in frame.get(Role.PATIENT) for u in f.inside if text.is_a(u, "Person") and u.named]
    return found or _of_collectives(text, list(frame.get(*roles)))


def _of_collectives(text: Text, fillers: Sequence[Filler]) -> list[Unit]:
    """The bodies whose staff receives, with those in a row with them: "коллективы телеканала X, газеты Y"."""
    for filler in fillers:
        if filler.unit is None and filler.lemma in text.words(filler.head, "award", "collectives"):
            first = next((u for u in filler.inside if text.is_a(u, "Organization")), None)
            rows = Enumerations(text.document, text.syntax, ("Organization",), breaks=("Award", "Person"))
            return rows.row(first, filler.head) if first is not None else []
    return []


def _of_another(text: Text, frame: Frame, unit: Unit) -> bool:
    """Does another verb that tells an award stand between a verb and a unit?"""
    start, end = sorted((frame.token, unit.start))
    verbs = text.words(frame.token, "award", "verbs")
    others = (f for f in text.syntax.within(start + 1, end) if f.lemma in verbs and not f.noun)
    return any(text.is_a(u, "Award") for other in others for u in other.units(*_TELLING))


def _last(text: Text, frame: Frame) -> int:
    """The last token of a verb and of the awards that its clause tells."""
    awards = (u for u in text.document.units_in(frame.start, frame.end) if text.is_a(u, "Award"))
    return max([frame.token, *(u.end - 1 for u in awards)])


def _spoken_of(text: Text, frame: Frame) -> list[Unit]:
    """Whom the text speaks of, where a verb leaves out who receives: "2010 жылы орденмен марапатталған"."""
    sentence = text.document.sentence_of(frame.token)
    if not (frame.passive or _receives(text, frame)) or _has_subject(text, frame):
        return []
    if any(text.is_a(u, "Person") for u in text.document.units_in(sentence.start, sentence.end)):
        return []
    return [person] if (person := _last_person(text, sentence.start)) is not None else []


def _last_person(text: Text, token: int) -> Unit | None:
    """The only person whom the article has named before a token, else the only one of a sentence near before it, or
    before the career that is told up to it: "**NAME** родился в Актобе. С 2010 года – директор … Награждён орденом"."""
    before = [u for u in text.document.persons_before(token) if u.named and not is_complement(text.document, u)]
    if len({u.entity for u in before}) > 1:
        own = text.document.paragraph_ranges[text.document.sentence_of(token).paragraph]
        of_paragraph = [u for u in before if u.start >= own[0]]
        if len({u.entity for u in of_paragraph}) == 1:  # a life is told in a paragraph, however long
            return of_paragraph[-1]
        sentence, nearest = text.document.sentence_of(token), text.document.sentence_of(before[-1].start)
        between = [s for s in text.document.sentences_before(sentence) if s.start >= nearest.start]
        career = any(nearest.end <= title.start < sentence.start for title in text.loose_titles)
        before = [u for u in before if u.start >= nearest.start] if career or len(between) <= _BACK else []
    return before[-1] if len({u.entity for u in before}) == 1 else None


def _has_subject(text: Text, frame: Frame) -> bool:
    """Does a phrase other than the award's, and no pronoun, stand in a role of a verb that may tell who receives it?"""
    pronouns = text.document.language_at(frame.token).words.pronouns.get("person", ())
    roles = (Role.PATIENT, Role.RECIPIENT, Role.GOAL, *((Role.AGENT,) if _receives(text, frame) else ()))
    others = (
        f
        for f in frame.get(*roles)
        if not text.is_a(f.unit, "Award") and noun_kind(text, f, _KINDS, text.words(f.head, "award", "general")) is None
    )
    others = (f for f in others if not text.document.tokens[f.start].number)  # "(2012 ж.)"
    merits = text.words(frame.token, "award", "merits")  # "his **work** was marked with the order"
    others = (f for f in others if f.lemma not in merits)
    return any(text.document.text(f.start, f.end).casefold() not in pronouns for f in others)


def _paired(
    text: Text, frame: Frame, recipients: Sequence[Unit], awards: Sequence[Unit]
) -> Iterator[tuple[Unit, Unit]]:
    """Each recipient with each award, unless they go pairwise: "respectively", "X the order, Y the medal"."""
    if len(awards) == len(recipients) and _respectively(text, frame):
        yield from zip(recipients, awards, strict=True)
        return
    groups = _by_turns(text, frame, recipients)
    for one, other in zip(groups[::2], groups[1::2], strict=False) if len(groups) > 3 else ((recipients, awards),):
        persons, given = (other, one) if one and text.is_a(one[0], "Award") else (one, other)
        yield from ((r, a) for a in given for r in persons)


def _by_turns(text: Text, frame: Frame, recipients: Sequence[Unit]) -> list[list[Unit]]:
    """The persons and awards around a verb by turns, as they stand; none where a recipient is not among them."""
    givers = _givers(text, frame)
    around = (u for u in text.document.units_in(*_around(text, frame)) if u.named and u.entity.id not in givers)
    units = [u for u in around if text.is_a(u, "Person", "Award")]
    if not recipients or not {r.start for r in recipients} <= {u.start for u in units}:
        return []
    return [list(group) for _, group in groupby(units, key=lambda u: text.is_a(u, "Award"))]


def _around(text: Text, frame: Frame) -> tuple[int, int]:
    """The tokens around a verb up to the verbs before and after it, within its sentence."""
    sentence = text.document.sentence_of(frame.token)
    others = [f.token for f in text.syntax.within(sentence.start, sentence.end) if not f.noun]
    start = max((t for t in others if t < frame.token), default=sentence.start)
    return start, min((t for t in others if t > frame.token), default=sentence.end)


def _respectively(text: Text, frame: Frame) -> bool:
    sentence = text.document.sentence_of(frame.token)
    words = text.document.language_of(sentence.paragraph).words.respectively
    return any(t.text.casefold() in words for t in text.document.tokens[sentence.start : sentence.end])


def _became(text: Text, frame: Frame, rows: Enumerations) -> Iterator[Arc]:
    """ "X and Y became holders of the order", "the winners of this year are X and Y", "X became an Honoured Worker"."""
    for award in _held(text, frame):
        found = entities(text, frame.get(Role.AGENT, Role.PATIENT, Role.ATTRIBUTE), "Person")
        found = found or rows.after(max(frame.token, award.end - 1))
        found = found or entities(text, frame.get(Role.AGENT), "Organization")
        for recipient in dict.fromkeys(m for unit in found for m in rows.row(unit, frame.token)):
            yield recipient, award, frame.token, BECAME_HOLDER


def _conferred(text: Text) -> Iterator[Arc]:
    """ "The presentation of the order to X and of the medal to Y": each award with those named after it."""
    for frame in text.frames("award", "nouns"):
        if not frame.asserted or frame.governor in text.words(frame.token, "visit", "called_off"):
            continue
        links = text.document.language_at(frame.token).words.agent_links
        verbs = (f.token for f in text.syntax.within(frame.token + 1, frame.end) if not f.noun)
        award: Unit | None = None
        for unit in text.document.units_in(frame.token, next(verbs, frame.end)):
            if text.is_a(unit, "Award"):
                award = unit
            elif award is None or (not text.is_a(unit, "Person") and unit.named):
                break
            elif text.is_a(unit, "Person") and text.document.tokens[unit.start - 1].text.casefold() not in links:
                yield unit, award, frame.token, CONFERRED


def _holding(text: Text) -> Iterator[Arc]:
    """ "X, who holds the title of Y", "X wears the order"."""
    for frame in text.frames("award", "holding"):
        awards = entities(text, frame.get(Role.PATIENT), "Award") if frame.asserted and not frame.passive else []
        for recipient in entities(text, frame.get(Role.AGENT), "Person") if awards else ():
            yield from ((recipient, award, frame.token, HELD) for award in awards)


def _held(text: Text, frame: Frame) -> Iterator[Unit]:
    """The awards whose holders a verb of becoming tells."""
    holders = text.words(frame.token, "award", "holders")
    roles = (Role.AGENT, Role.PATIENT, Role.ATTRIBUTE, Role.CAPACITY)
    told = [f for f in frame.get(*roles) if f.lemma in holders and f.unit is None]
    around = [u for u in text.document.units_in(frame.start, frame.end) if text.is_a(u, "Award")]
    yield from (award for award in around if told or _called(text, award) is not None)
    if not around and told and (meant := _meant(text, list(frame.get(*roles, Role.GOAL)))):
        yield from meant
    elif not around and told:
        named = {u.entity: u for u in text.document.units_from(0, frame.token) if text.is_a(u, "Award") and u.named}
        yield from named.values() if len(named) == 1 else ()
    if not told:
        yield from entities(text, frame.get(Role.ATTRIBUTE), "Title")
        yield from _title_again(text, frame)


def _title_again(text: Text, frame: Frame) -> Iterator[Unit]:
    """A title of honour that was named before, told by its last words: "облыстың **құрметті азаматы** атанды"."""
    keys = text.document.keys
    for title in text.document.units_from(0, frame.start):
        last = keys[max(title.name_start, title.name_end - _AGAIN) : title.name_end]
        if text.is_a(title, "Title") and title.named and len(last) == _AGAIN:
            starts = range(frame.start, frame.end - _AGAIN + 1)
            if any(all({*keys[i + n]} & {*word} for n, word in enumerate(last)) for i in starts):
                yield title
                return


def _listed(text: Text, rows: Enumerations) -> Iterator[Arc]:
    """Whoever stands after an award and a dash or colon, or below it: "медалью «X» — NAME", "Орден «X»: NAME, NAME"."""
    for award in text.document.units:
        if text.is_a(award, "Award") and (mark := _introduced(text, award)) is not None:
            yield from ((unit, award, unit.start, LISTED) for unit in rows.after(mark))
        elif text.is_a(award, "Award") and (named := _before_its_award(text, award)) is not None:
            yield named, award, award.start, LISTED


def _before_its_award(text: Text, award: Unit) -> Unit | None:
    """Whom an award in brackets, or after a dash in a list without verbs, follows: "NAME (орден «X»), NAME (медаль
    «Y»)", "среди награждённых: **NAME** — орден «X»"."""
    document, mark = text.document, award.start - 1
    sentence, end = document.sentence_of(award.start), _past_degree(text, award.end)
    person = document.unit_at(mark - 1) if mark > sentence.start else None
    if person is None or not person.named or not text.is_a(person, "Person") or end >= len(document.tokens):
        return None
    if document.tokens[mark].text == "(":
        return person if document.tokens[end].text in (")", ",") else None
    verbs = any(not f.noun for f in text.syntax.within(person.end, sentence.end))
    dashed = document.tokens[mark].text in LONG_DASHES and not document.tokens[end].word
    return person if dashed and not verbs else None


def _introduced(text: Text, award: Unit) -> int | None:
    """The mark between an award and a list of those who received it, else the last token of a heading."""
    document, sentence = text.document, text.document.sentence_of(award.start)
    groups = ("verbs", "become", "holders")
    awarding = frozenset().union(*(text.words(award.start, "award", group) for group in groups))
    articles = document.language_of(sentence.paragraph).words.articles
    verbs = [
        f
        for f in text.syntax.within(sentence.start, sentence.end)
        if not f.noun and document.tokens[f.token - 1].text.casefold() not in articles  # "to **the following**: …"
    ]
    last = document.tokens[sentence.end - 1].text
    for i in range(award.end, sentence.end):
        mark = document.tokens[i].text
        if mark == ":" or (mark in _LISTING and i < award.end + _DASH_WITHIN):
            told = [f for f in verbs if f.token < i][-1:]
            return i if all(f.lemma in awarding and not f.negated for f in told) else None
        if any(f.token == i and f.lemma not in awarding for f in verbs) or text.is_a(document.unit_at(i), "Person"):
            return None
    return sentence.end - 1 if not verbs and last not in _ENDING else None


def _apposed(text: Text, rows: Enumerations) -> Iterator[Arc]:
    """Whoever is called an award's holder, after it or before it: "кавалер ордена «X» NAME", "«X» орденінің иегері"."""
    document = text.document
    for award in document.units:
        if not text.is_a(award, "Award") or (called := _called(text, award)) is None:
            continue
        start, end = called
        end = _past_degree(text, end)
        awards = [*_joined_before(text, start), award, *_joined_after(text, end)]
        start, end = min(start, awards[0].start), max(end, awards[-1].end)
        after = end + 1 if end < len(document.tokens) and document.tokens[end].text == "," else end
        before = start - 1 if document.language_at(start).grammar.head_last else -1  # "NAME «X» орденінің иегері."
        before = start - 2 if start > 1 and document.tokens[start - 1].text in (",", *LONG_DASHES) else before
        beside = (document.unit_at(i) for i in (after, before))
        holder = next((u for u in beside if u is not None and text.is_a(u, "Person")), None)
        holder = holder or _described(text, start) or _alone(text, award)
        if holder is not None:
            several = holder.start == after and _are_several(text, award, start, end)
            for one in rows.row(holder, award.start) if several else (holder,):
                yield from ((one, each, each.start, CALLED_HOLDER) for each in awards)


def _joined_before(text: Text, start: int) -> list[Unit]:
    """The awards that share the word for their holder with one after them, where heads are last: "**«X»** және «Y»
    ордендерінің иегері"."""
    document, found = text.document, list[Unit]()
    language = document.language_at(start)
    while language.grammar.head_last and start > 1:
        mark = document.tokens[start - 1].text
        unit = document.unit_at(start - 2) if mark == "," or mark.casefold() in language.words.coordinators else None
        if unit is None or unit.end != start - 1 or not text.is_a(unit, "Award") or text.is_a(unit, "Title"):
            break
        found.insert(0, unit)
        start = unit.start
    return found


def _joined_after(text: Text, end: int) -> list[Unit]:
    """The awards that share the word for their holder with one before them: "кавалер орденов «X» и **«Y»**"."""
    document, found = text.document, list[Unit]()
    language = document.language_at(end - 1)
    while not language.grammar.head_last and end + 1 < len(document.tokens):
        joined = document.tokens[end].text.casefold() in language.words.coordinators
        unit = document.unit_at(end + 1) if joined else None
        if unit is None or unit.start != end + 1 or not text.is_a(unit, "Award") or text.is_a(unit, "Title"):
            break
        found.append(unit)
        end = unit.end
    return found


def _past_degree(text: Text, end: int) -> int:
    """Past the degree of an award that a Roman number and its noun tell: "кавалер ордена «X» **III степени** NAME"."""
    tokens = text.document.tokens[end : end + 2]
    return end + 2 if len(tokens) > 1 and set(tokens[0].text) <= ROMAN and tokens[1].word else end


def _described(text: Text, start: int) -> Unit | None:
    """The person whom commas after the name describe, or what stands after a dash, with no verb between: "X, an actor,
    **Honoured Worker** of Y", "X – a poet, **laureate** of Y"."""
    document = text.document
    first = document.sentence_of(start).start
    before = [u for u in document.units_in(first, start) if text.is_a(u, "Person") and u.named][-1:]
    if not before or document.tokens[start - 1].text != ",":
        return None
    between = [t.text for t in document.tokens[before[0].name_end : start]]
    whole = between[0] in (",", *LONG_DASHES) and not {";", ":", "."} & {*between}
    cases = document.language_at(start).grammar.cases(document.tokens[start].text)
    if between[0] != "," and cases and "nomn" not in cases:
        return None  # "X – сын поэта, **лауреата** Y"
    verbs = any(not f.noun for f in text.syntax.within(before[0].end, start))
    return before[0] if whole and not verbs else None


def _alone(text: Text, award: Unit) -> Unit | None:
    """Whom a life told in bare nouns is of: "Born in 1950. Laureate of the State Prize."."""
    document = text.document
    sentence = document.sentence_of(award.start)
    told = any(not f.noun for f in text.syntax.within(sentence.start, sentence.end))
    others = any(text.is_a(u, "Person") for u in document.units_in(sentence.start, sentence.end))
    last = document.tokens[sentence.end - 1].text
    late = award.start - sentence.start > _FRONT and not is_bare_list(document, sentence)
    if told or others or last not in _ENDING or late:
        return None
    return _last_person(text, sentence.start)


def _are_several(text: Text, award: Unit, start: int, end: int) -> bool:
    """Is the word for an award's holder, or the title that is the award, a plural: "кавалеры ордена A и B"?"""
    word = start if start < award.start else end - 1
    return text.document.language_at(award.start).grammar.plural(text.document.tokens[word].text)


def _is_holder(text: Text, i: int) -> bool:
    """Is a token a word for whoever has received an award: "laureate"?"""
    if not 0 <= i < len(text.document.tokens):
        return False
    word = text.document.language_at(i).grammar.singular(text.document.tokens[i].text)
    return word in text.words(i, "award", "holders")


def _called(text: Text, award: Unit) -> tuple[int, int] | None:
    """An award and the word for its holder, which stands after it where heads are last, else before it; a title of
    honour alone."""
    document = text.document
    if text.is_a(award, "Title") and award.name_start == award.start and document.tokens[award.start].word:
        return award.start, award.end
    language = document.language_at(award.start)
    holder = award.end
    if not language.grammar.head_last:
        holder = award.start - 1
        while (
            holder > 0 and document.tokens[holder].text.casefold() in language.words.articles | language.words.genitive
        ):
            holder -= 1
        if _is_holder(text, award.end) and not _is_holder(text, holder):
            holder = award.end  # "State Prize **laureate** NAME"
    if not 0 <= holder < len(document.tokens):
        return None
    if language.grammar.singular(document.tokens[holder].text) not in text.words(award.start, "award", "holders"):
        return None
    return min(holder, award.start), max(holder + 1, award.end)
