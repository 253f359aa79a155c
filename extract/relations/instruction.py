"""Who told whom to do what, and by when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from functools import partial

from extract import task_words
from extract.deadlines import deadline
from extract.document import Sentence, Unit
from extract.frames import Filler, Frame, Role
from extract.marks import HYPHENS, LONG_DASHES
from extract.model import Fact
from extract.participants import according_to, entities, tells_of
from extract.protagonist import protagonist
from extract.relations.posts.named import title_in
from extract.rules import Rule
from extract.text import Text
from ontology.reference import Entity

INSTRUCTING_VERB = Rule(
    "instruction", "instructing-verb", 'a verb of instructing: "X instructed the ministry to build a school"'
)
ON_INSTRUCTION = Rule(
    "instruction", "on-instruction", 'what is done on an instruction: "built on the instruction of X"'
)
DUTY = Rule("instruction", "duty", 'a duty in the words of an official: "The ministry must build a school," X said')
DUTY_IN_NOBODYS_NAME = Rule(
    "instruction",
    "duty-in-nobodys-name",
    'a duty in nobody’s words, after an instruction or an official’s words: "The ministry must also build a road"',
)

LISTED = Rule(
    "instruction",
    "listed",
    'an item of a list of instructions: "X gave instructions: – to the ministry: build a school"',
)
GAPPED = Rule(
    "instruction",
    "gapped",
    'a body and what it is to do, after an instruction, a dash for its verb: "the ministry – to build a road"',
)

_SHORT = 6  # tokens of a sentence that only announces instructions
_ALONE = 2  # tokens of a sentence that only numbers an item
_FRONT_WORDS = 4  # of an item, by which it is one
_FRONT = 8  # tokens of an item in which it names whom it is for
_TOLD = ("Person", "Organization")
_ADDRESSED = (Role.RECIPIENT, Role.PATIENT, Role.GOAL, Role.SOURCE, Role.BASIS)  # roles of whom a verb tells
_CONCERNED = ("Place", "Facility", "Initiative", "Organization")


def read(text: Text) -> Iterator[Fact]:
    """From verbs of instructing, in anybody's mouth, and from duties that an official lays on a body."""
    given: list[Fact] = []
    for told in text.each(*(partial(rule, given=given) for rule in (_told, _given, _taken, _urged))):
        given.append(told)
        if not _announces(text, told):
            yield told
    laid = list(text.each(_on_instruction, partial(_duties, given=given)))
    yield from laid
    gapped = list(text.each(partial(_gapped, given=given)))
    yield from gapped
    yield from text.each(partial(_listed, given=given, laid=[*laid, *gapped]))


def _announces(text: Text, fact: Fact) -> bool:
    """Does a sentence only say that instructions follow, of which items then tell whom they are for?"""
    start = bisect_left(text.document.tokens, fact.evidence.start, key=lambda t: t.start)
    sentence = text.document.sentence_of(start)
    colon = text.document.tokens[sentence.end - 1].text == ":"
    return colon and "addressee" not in fact.roles and next(_items(text, sentence), None) is not None


def _told(text: Text, given: list[Fact]) -> Iterator[Fact]:
    """What verbs of instructing tell."""
    for frame in text.frames("instruction", "verbs"):
        if frame.asserted and not _assigns_office(text, frame):
            yield from _instructed(text, frame, given)


def _given(text: Text, given: list[Fact]) -> Iterator[Fact]:
    """Instructions that are given: "gave a number of instructions to …"."""
    for frame in text.frames("instruction", "give"):
        nouns = text.words(frame.token, "instruction", "nouns")
        doers = any(True for _ in frame.get(Role.AGENT, Role.INSTRUMENT, Role.GOAL))
        doers = doers or _given_by(text, frame) is not None
        doers = doers or bool(entities(text, frame.get(Role.RECIPIENT), *_TOLD))  # "отделу дано указание …"
        done_by_nobody = frame.passive and not doers and not _sets_time(text, frame)
        carried_out = frame.governor in nouns  # "to do the tasks given by him" tells of no new one
        office = _assigns_office(text, frame)  # "әкімнің міндеті X-ке жүктелді"
        if _gives(text, frame, nouns) and not (carried_out or frame.negated or done_by_nobody or office):
            yield from _instructed(text, frame, given)


def _taken(text: Text, given: list[Fact]) -> Iterator[Fact]:
    """Instructions that are received: "the akims received the following instructions from X"."""
    for frame in text.frames("instruction", "take"):
        if (
            frame.asserted
            and not frame.passive
            and _gives(text, frame, text.words(frame.token, "instruction", "orders"))
        ):
            told = entities(text, frame.get(Role.AGENT), *_TOLD, inside=True)
            givers = [u for u in frame.units(Role.SOURCE, Role.INSTRUMENT) if text.is_a(u, *_TOLD)]
            after = text.document.units_in(frame.token, text.document.sentence_of(frame.token).end)
            givers = givers or [u for u in after if text.is_a(u, "Person")]  # "got such orders at a session from X"
            issuer = givers[0] if givers else _left_out(text, frame, given)
            if issuer is not None:
                yield _instruction(text, issuer.entity, told, frame, frame.token, INSTRUCTING_VERB)


def _urged(text: Text, given: list[Fact]) -> Iterator[Fact]:
    """Bodies that are urged to act."""
    for frame in text.frames("instruction", "urging"):
        urged = entities(text, frame.get(Role.PATIENT, Role.RECIPIENT, Role.BASIS), "GovernmentBody", "Enterprise")
        unnamed = any(
            f.unit is None and _is_vague(text, f) for f in frame.get(Role.PATIENT, Role.RECIPIENT, Role.BASIS)
        )
        tasked = any(_is_task(text, frame, f) for f in text.syntax.within(_tasks_from(text, frame), frame.end))
        asking = (u.title for u in frame.units(Role.AGENT))
        by_post = all(title is None or title.post for title in asking)  # a journalist only asks
        if (urged or unnamed) and tasked and frame.asserted and by_post:
            yield from _instructed(text, frame, given)


def _is_vague(text: Text, filler: Filler) -> bool:
    """Is it officials or bodies whom no name tells: "akims", which a parser may take for no plural?"""
    kinds, word = text.words(filler.head, "instruction", "told"), text.document.tokens[filler.head].text
    return filler.lemma in kinds or text.document.language_at(filler.head).grammar.singular(word) in kinds


def _is_task(text: Text, frame: Frame, task: Frame) -> bool:
    """Is a clause what somebody is urged to do, rather than told to be so: "were told **to keep** watch", and not "that
    the winter **is** cold"?"""
    fact = text.words(frame.token, "instruction", "informing")
    told = frame.lemma not in fact or task.purpose or task.modality is not None
    return task.governor == frame.lemma and told


def _gives(text: Text, frame: Frame, nouns: Set[str]) -> bool:
    """Is it instructions that are given, or a number of them, or a time by which something must be done?"""
    several = text.words(frame.token, "instruction", "several")
    return any(
        f.lemma in nouns
        or (f.lemma in several and any(n.noun and n.lemma in nouns for n in text.syntax.within(f.start, f.end)))
        for f in frame.get(Role.PATIENT)
    ) or _sets_time(text, frame)


def _sets_time(text: Text, frame: Frame) -> bool:
    """Is it a time that is given, with its end: "gave until May 1", "отведен срок до 1 мая"?"""
    terms = text.words(frame.token, "instruction", "terms")
    sentence = text.document.sentence_of(frame.token)
    timed = any(f.lemma in terms for f in frame.get(Role.PATIENT)) or _gives_until(text, frame)
    return timed and deadline(text.document, sentence.start, sentence.end) is not None


def _gives_until(text: Text, frame: Frame) -> bool:
    """Is somebody given until a date: "gave **the ministry until October 1** to find funds"?"""
    told = any(text.is_a(f.unit, *_TOLD) for f in frame.get(Role.PATIENT, Role.RECIPIENT))
    return told and not frame.passive and any(True for _ in frame.get(Role.LIMIT))


def _given_by(text: Text, frame: Frame) -> Unit | None:
    """Who gives an instruction, where it is parsed as one phrase with whoever does: "was given the task by X"."""
    nouns = text.words(frame.token, "instruction", "nouns")
    after = text.syntax.within(frame.token, frame.end) if frame.passive else ()
    by = (
        u for n in after if n.noun and n.governor == frame.lemma and n.lemma in nouns for u in n.units(Role.INSTRUMENT)
    )
    return next((u for u in by if text.is_a(u, *_TOLD)), None)


def _assigns_office(text: Text, frame: Frame) -> bool:
    """Is what is laid on somebody an office, and no task: "әкімнің міндеті X-ке жүктелді"?"""
    if not (frame.passive and frame.lemma in text.words(frame.token, "appointment", "assigned")):
        return False
    within = text.syntax.within(_tasks_from(text, frame), frame.end)
    tasked = any(f.governor == frame.lemma and f.purpose for f in within)  # "әкімдеріне … аяқтау жүктелді"
    return not tasked and title_in(text, frame) is not None


def _on_instruction(text: Text) -> Iterator[Fact]:
    """What is done "on the instruction of" an official, or "on his instructions"."""
    for frame in text.frames("instruction", "nouns"):
        issuers = entities(text, frame.get(Role.AGENT, Role.GENITIVE), "Person")
        issuers += [u for f in frame.get(Role.GENITIVE) for u in f.inside if text.is_a(u, "Person")]
        beside = text.document.unit_at(frame.token + 1) if frame.token + 1 < len(text.document.tokens) else None
        if not issuers and beside is not None and text.is_a(beside, "Person"):
            issuers = [beside]
        before = min((frame.token, *(u.start for u in issuers)))  # "in accordance with the President's instruction"
        around = text.document.text(max(0, before - 3), frame.token + 2).casefold().split()
        links = text.words(frame.token, "instruction", "links")
        if not issuers or not links & set(around):
            continue
        sentence = text.document.sentence_of(frame.token)
        doing = [
            f for f in text.syntax.within(sentence.start, sentence.end) if not f.noun and f.start <= frame.token < f.end
        ]
        task = min(doing, key=lambda f: f.end - f.start, default=None)
        if task is not None and _may_be_ordered(text, frame, task):
            told = entities(text, task.get(Role.AGENT), "GovernmentBody", "Enterprise")
            if not told and not any(True for _ in task.get(Role.AGENT)):  # "по поручению NAME министерство строит …"
                told = entities(text, frame.get(Role.GENITIVE), "GovernmentBody", "Enterprise")
            if not told and any(text.is_a(u, "Person") for u in task.units(Role.AGENT)):
                continue  # somebody acts on it, and nobody says what was ordered
            yield _instruction(text, issuers[0].entity, told, task, frame.token, ON_INSTRUCTION)


def _may_be_ordered(text: Text, frame: Frame, task: Frame) -> bool:
    """May a task be what a noun says that somebody ordered: nobody's appointment, and a duty after a vague noun?"""
    posts = text.words(task.token, "appointment", "verbs") | text.words(task.token, "dismissal", "verbs")
    return task.lemma not in posts and (
        task.lays_duty or frame.lemma not in text.words(frame.token, "instruction", "vague")
    )


def _tasks_from(text: Text, frame: Frame) -> int:
    """From which token on a verb of instructing may have what is to be done."""
    return frame.start if text.document.language_at(frame.token).grammar.head_last else frame.token + 1


def _instructed(text: Text, frame: Frame, given: list[Fact]) -> Iterator[Fact]:
    issuer = _issuer(text, frame, given)
    if issuer is None:
        return
    addressees = [u for u in entities(text, frame.get(*_ADDRESSED), *_TOLD, inside=True) if u.entity != issuer.entity]
    told = [f for f in frame.get(Role.PATIENT, Role.RECIPIENT) if f.unit is None or text.is_a(f.unit, *_TOLD)]
    tasks = _tasks(text, frame)
    if not tasks and not told and not any(True for _ in frame.get(Role.PATIENT)):
        tasks = _wished(text, frame)
        if not tasks and not any(True for _ in frame.get(Role.TOPIC)):  # "распорядился о выделении средств"
            return
    if not tasks and _hands_over(text, frame):
        return
    if not tasks:
        theirs = addressees or _bodies_that_act(text, frame, issuer)
        yield _instruction(text, issuer.entity, theirs, frame, frame.token, INSTRUCTING_VERB)
    when = text.times.of_event(frame.token)
    each = _told_each(text, tasks)
    first = min((t.token for t in tasks), default=0)
    left = {t.token: others for t in tasks if (others := _left_to(text, t, addressees, first=t.token == first))}
    for task, clause in zip(tasks, task_words.clauses(text, tasks), strict=True):
        theirs = each[task.token] if each else left.get(task.token, addressees)
        theirs = theirs or ([] if task.purpose else _bodies_that_act(text, task, issuer))
        words = task_words.without_told(text, frame.get(*_ADDRESSED), clause)
        words = task_words.without_others(text, theirs, words)
        yield _fact(text, INSTRUCTING_VERB, frame.token, issuer.entity, theirs, clause, when, words, alone=not left)


def _tasks(text: Text, frame: Frame) -> list[Frame]:
    """The clauses of what a verb of instructing says is to be done: those that it governs, and those joined to them."""
    within = [f for f in text.syntax.within(_tasks_from(text, frame), frame.end) if not f.noun and f is not frame]
    tasks = [f for f in within if f.governor == frame.lemma]
    heads = list(tasks)
    for other in within if tasks else ():  # "to repair A, open B and plant C"
        above = [h for h in heads if h.lemma == other.governor]
        if _joined(text, other, above, tasks):
            tasks.append(other)
            heads.append(other)
        elif any(h.token + 1 == other.token for h in above):  # "to finish **repairing** A and open B"
            heads.append(other)
    return tasks


def _told_each(text: Text, tasks: list[Frame]) -> dict[int, list[Unit]]:
    """Whom each of several tasks of one verb is for that stand after those whom they are for, by their tokens, one that
    tells nobody being for those of the one before it; nothing where not several tell: "**A-ға** мектеп салуды, **B-ға**
    жол жөндеуді тапсырды"."""
    told = {t.token: [f for f in t.get(Role.RECIPIENT) if f.end <= t.token and _may_be_told(text, f)] for t in tasks}
    front = {t.token: unit for t in tasks if not told[t.token] and (unit := _told_in_front(text, t)) is not None}
    if sum(map(bool, told.values())) + len(front) < 2:
        return {}
    each: dict[int, list[Unit]] = {}
    theirs: list[Unit] = []
    for token in sorted(told):
        if token in front or told[token]:
            theirs = [front[token]] if token in front else entities(text, iter(told[token]), *_TOLD)
        each[token] = theirs
    return each


def _told_in_front(text: Text, task: Frame) -> Unit | None:
    """Whom a task begins with in the dative, where a verb within takes him: "**A-ға** хабардар ету жүйесін тексеру"."""
    document, grammar = text.document, text.document.language_at(task.token).grammar
    unit = document.unit_at(task.start)
    told = unit is not None and unit.end <= task.token and text.is_a(unit, *_TOLD)
    if unit is None or not told or not grammar.head_last:
        return None
    return unit if "dat" in grammar.cases(document.tokens[unit.end - 1].text) else None


def _may_be_told(text: Text, filler: Filler) -> bool:
    """Is it somebody who may be told to do something: a name, a post or officials whom no name tells?"""
    posts = {t.head for t in text.loose_titles}
    return text.is_a(filler.unit, *_TOLD) or filler.head in posts or _is_vague(text, filler)


def _wished(text: Text, frame: Frame) -> list[Frame]:
    """The duty in a verb's clause before it, where whole clauses stand there: "«… жыртылсын» деп тапсырды"."""
    if not text.document.language_at(frame.token).grammar.head_last:
        return []
    sentence = text.document.sentence_of(frame.token)
    return [f for f in text.syntax.within(sentence.start, frame.token) if f.lays_duty][-1:]


def _left_to(text: Text, task: Frame, addressees: list[Unit], *, first: bool) -> list[Unit]:
    """Whom another task of the same verb is for: "told A to build a school, and **B** to repair a road"."""
    told = [u for u in entities(text, task.get(Role.AGENT), "Organization") if u.end <= task.token]
    if not first and (beside := _joined_beside(text, task)) is not None:
        told = [beside]
    later = addressees and all(u.start > addressees[-1].start for u in told)
    return told if later and told and not {u.entity for u in told} & {u.entity for u in addressees} else []


def _joined_beside(text: Text, task: Frame) -> Unit | None:
    """The body right before a task that a parser may join to what the one before is about: "…, and **B** to repair"."""
    document = text.document
    unit = document.unit_at(task.start - 1) if task.start > 0 else None
    if unit is None or unit.end != task.start or not text.is_a(unit, "Organization"):
        return None
    words, before = document.language_at(unit.start).words, unit.start - 1
    before -= document.tokens[before].text.casefold() in words.articles
    return unit if document.tokens[before].text.casefold() in words.clause_joins else None


def _bodies_that_act(text: Text, task: Frame, issuer: Unit) -> list[Unit]:
    """Who is to do what a clause tells that is demanded: "demanded that the contractor X return"."""
    acting = entities(text, task.get(Role.AGENT), "Organization", inside=True)
    return [u for u in acting if u.entity != issuer.entity]


def _hands_over(text: Text, frame: Frame) -> bool:
    """Is something handed over by a verb that also says so: "марапаттарды тапсырды"?"""
    nouns = text.words(frame.token, "instruction", "nouns")
    over = frame.lemma in text.words(frame.token, "instruction", "handing")
    things = [f for f in frame.get(Role.PATIENT) if f.unit is None]
    tasks = (tells_of(text, f, nouns) or any(not n.noun for n in text.syntax.within(f.start, f.end)) for f in things)
    served = any(f.lemma in text.words(frame.token, "opening", "service") for f in frame.get(Role.GOAL))
    return over and (served or (bool(things) and not any(tasks)))


def _joined(text: Text, frame: Frame, above: list[Frame], tasks: list[Frame]) -> bool:
    """Is a clause joined to one of those that govern it, and no part of it: "to finish **repairing** the road"?"""
    return (
        not frame.purpose
        and not frame.passive
        and any(frame.lemma != t.lemma for t in tasks)
        and any(task_words.are_joined(text, h, frame) for h in above)
    )


def _issuer(text: Text, frame: Frame, given: list[Fact]) -> Unit | None:
    """Who instructs: the subject, "I" in direct speech; where a passive or a bare post names nobody, the speaker, or
    whoever instructed last."""
    for unit in frame.units(Role.AGENT):
        if text.is_a(unit, *_TOLD):
            return unit
    if (giver := _given_by(text, frame)) is not None:
        return giver
    speaker = text.speaker_at(frame.token)
    first_person = any(f.speaker for f in frame.get(Role.AGENT))
    if speaker is not None and (first_person or frame.passive):
        return speaker
    if frame.passive:
        return _governing(text, frame) or _left_out(text, frame, given)
    if speaker is not None:
        return None
    untold = _by_post(text, frame) or _drops_subject(text, frame)
    return _subject_of_sentence(text, frame) or (_left_out(text, frame, given) if untold else None)


def _governing(text: Text, frame: Frame) -> Unit | None:
    """Who governs the country and says that something was ordered: "the ministry was told to build it, the President
    X said"; anybody else only tells what others ordered."""
    official, reference = _official(text, frame), text.document.reference
    if official is None:
        return None
    offices = (reference.offices[t.office] for t in reference.tenures_of_person.get(official.entity.id, ()))
    return official if any(office.get("jurisdiction") == reference.country for office in offices) else None


def _drops_subject(text: Text, frame: Frame) -> bool:
    """Does a verb stand without a subject, as its language allows: "Министру поручил завершить ремонт"?"""
    inflects = text.document.language_at(frame.token).grammar.words_inflect
    return inflects and not any(True for _ in frame.get(Role.AGENT))


def _by_post(text: Text, frame: Frame) -> bool:
    """Is whoever acts in a sentence told of only by a post: "the mayor of the region"?"""
    start = text.document.sentence_of(frame.token).start
    acting = (f for other in text.syntax.within(start, frame.token + 1) for f in other.get(Role.AGENT))
    return any(f.start <= t.start < f.end for f in acting for t in text.loose_titles)


def _left_out(text: Text, frame: Frame, given: list[Fact]) -> Unit | None:
    """Whose instruction one is that names nobody: of whoever gave the last one, else of whom the article speaks most,
    else of the last official."""
    fillers = frame.get(Role.PATIENT, Role.RECIPIENT, Role.GOAL)
    told = {f.unit.entity.id for f in fillers if f.unit is not None and f.unit.end > f.start}  # what no pronoun means
    before = [u for u in text.document.persons_before(frame.token) if u.entity.id not in told]
    last = _instructing(text, frame, given)
    main = protagonist(text.document, frame.token, told)
    officials = (u for u in reversed(before) if u.title is None or u.title.post)
    named = (u for u in reversed(before) if u.entity == last) if last is not None else iter(())
    return next(named, None) or main or next(officials, None) or _told_after(text, frame)


def _told_after(text: Text, frame: Frame) -> Unit | None:
    """Who says so in the sentence after a passive: "The task was set. **Об этом** сообщил NAME"."""
    document = text.document
    end = document.sentence_of(frame.token).end
    if not frame.passive or end >= len(document.tokens):
        return None
    after = document.sentence_of(end)
    saying = document.language_at(end).verbs_of_saying
    said = (f for f in text.syntax.within(after.start, after.end) if f.lemma in saying and f.asserted)
    told = (f for f in said if any(t.start == after.start and t.unit is None for t in f.get(Role.TOPIC)))
    return next((u for f in told for u in f.units(Role.AGENT) if text.is_a(u, "Person")), None)


def _subject_of_sentence(text: Text, frame: Frame) -> Unit | None:
    """The person who is the subject of a clause before the verb, where the parse gives the verb none."""
    sentence = text.document.sentence_of(frame.token)
    told = set(frame.units(*_ADDRESSED))
    before = [f for f in text.syntax.within(sentence.start, frame.token) if not f.noun]
    subjects = [u for f in before for u in f.units(Role.AGENT) if text.is_a(u, "Person")]
    named = [u for u in text.document.units_in(sentence.start, frame.token) if text.is_a(u, "Person")]
    return next((u for u in (*subjects, *named) if u not in told), None)


def _duties(text: Text, given: list[Fact]) -> Iterator[Fact]:
    """ "The Ministry should …", said by an official: a body, told to act."""
    for frame in text.syntax.frames:
        if frame.noun or frame.negated or not frame.lays_duty:
            continue
        roles = (Role.AGENT, Role.INSTRUMENT) if frame.passive else (Role.AGENT, Role.RECIPIENT)
        official = _official(text, frame)
        fillers = [*frame.get(*roles), *_obliged(text, frame)] or list(_in_front(text, frame))
        told = entities(text, iter(fillers), "Organization" if official else "GovernmentBody", "Enterprise")
        nouns = text.words(frame.token, "instruction", "nouns")
        tasked = (f for f in fillers if f.lemma in nouns)  # "the task before the ministry is to …"
        told = told or entities(text, tasked, "GovernmentBody", "Enterprise", inside=True)
        vague = not told and any(_is_vague(text, f) for f in fillers)
        told = told if told or vague else list(_before_object(text, frame))
        issuer = official.entity if official is not None else _instructing(text, frame, given) or _holding(text, frame)
        if issuer is not None and ((told and issuer != told[0].entity) or (vague and official is not None)):
            rule = DUTY if official else DUTY_IN_NOBODYS_NAME
            yield _instruction(text, issuer, told, frame, frame.token, rule, dated=False)


def _gapped(text: Text, given: list[Fact]) -> Iterator[Fact]:
    """ "X told the ministry to build a school, the akimat – to repair a road. The department – to open a clinic."."""
    document = text.document
    told = {fact.evidence.start: fact for fact in reversed(given)}
    issuer: Entity | None = None
    for sentence in document.sentences:
        fact = told.get(text.sentence(sentence.start).start)
        if fact is not None and isinstance(fact.roles["issuer"][0], Entity):
            issuer = fact.roles["issuer"][0]
        before = issuer
        for unit in document.units_in(sentence.start, sentence.end) if issuer is not None else ():
            task = _after_gap(text, unit, sentence)
            if task is not None and issuer is not None and unit.entity != issuer:
                yield _fact(text, GAPPED, unit.start, issuer, [unit], (unit.end + 1, task.end), None)
                before = None  # what it goes on from
        if fact is None and before is not None:
            issuer = None


def _after_gap(text: Text, unit: Unit, sentence: Sentence) -> Frame | None:
    """What a body is to do that begins a clause and has a dash after it."""
    document = text.document
    joins = document.language_at(unit.start).words.clause_joins
    before = unit.start - 1
    before -= before > sentence.start and document.tokens[before].text.casefold() in joins  # ", **а** акимату – …"
    begins = before < sentence.start or document.tokens[before].text in (",", ";")
    dash = unit.end + 1 < sentence.end and document.tokens[unit.end].text in LONG_DASHES
    if not (begins and dash and text.is_a(unit, *_TOLD) and not document.language_at(unit.start).grammar.head_last):
        return None
    after = (f for f in text.syntax.within(unit.end + 1, sentence.end) if not f.noun)
    first = next(after, None)
    return first if first is not None and first.purpose and text.speaker_at(unit.start) is None else None


def _listed(text: Text, given: list[Fact], laid: list[Fact]) -> Iterator[Fact]:
    """ "X gave instructions: – to the Ministry of Energy: …": a list whose items name whom they are for."""
    read = {fact.evidence for fact in (*given, *laid)}
    for issuer, announcing in _announced(text, given):
        for sentence in _items(text, announcing):
            told = _named_in_front(text, sentence)
            vague = not told and _tells(text, sentence, "told")
            evidence = text.document.span(sentence.start, sentence.end)
            if (vague or told) and evidence not in read and issuer not in [u.entity for u in told]:
                read.add(evidence)
                yield _item(text, issuer, told, sentence)


def _announced(text: Text, given: list[Fact]) -> Iterator[tuple[Entity, Sentence]]:
    """Who gives instructions in a sentence after which they are listed."""
    for group in ("verbs", "give", "take"):
        for frame in text.frames("instruction", group):
            nouns = text.words(frame.token, "instruction", "orders" if group == "take" else "nouns")
            gives = group == "verbs" or _gives(text, frame, nouns)
            taken = group == "take" and not any(True for _ in frame.get(Role.SOURCE))
            find = _left_out if taken else _issuer
            issuer = find(text, frame, given) if gives and frame.asserted else None
            if issuer is not None:
                yield issuer.entity, text.document.sentence_of(frame.token)
    for frame in text.frames("instruction", "nouns"):
        sentence = text.document.sentence_of(frame.token)
        alone = frame.governor is None and len(list(text.syntax.within(sentence.start, sentence.end))) == 1
        official = next(reversed(text.document.persons_before(frame.token)), None)
        if alone and official is not None and sentence.end - sentence.start <= _SHORT:  # "And he handed out orders."
            yield official.entity, sentence
        whose = entities(text, frame.get(Role.GENITIVE), "Person")
        if whose and text.document.tokens[sentence.end - 1].text == ":":  # "The outcome was the orders of the mayor:"
            yield whose[0].entity, sentence


def _items(text: Text, announcing: Sentence) -> Iterator[Sentence]:
    """The items of the list that a sentence announces: those after it that begin as items do."""
    document = text.document
    announced = document.tokens[announcing.end - 1].text == ":"
    paragraph, numbered = announcing.paragraph, False
    if not announced and _is_marked(text, document.sentence_of(document.paragraph_ranges[paragraph][0])):
        return  # it is an item itself, and those after it stand beside it
    for sentence in document.sentences[bisect_right(document.sentence_starts, announcing.start) :]:
        if text.speaker_at(min(sentence.start + 1, sentence.end - 1)) is not None:
            continue
        marked = _is_marked(text, sentence)
        begins = sentence.paragraph != paragraph
        if begins and not marked:
            return
        alone = marked and sentence.end - sentence.start <= _ALONE  # "FIRST. …": the item is the sentence after it
        if (marked or numbered) and not alone and (announced or numbered or not begins):
            yield sentence
        numbered, paragraph = alone, sentence.paragraph


def _is_marked(text: Text, sentence: Sentence) -> bool:
    """Does a sentence begin as an item does: with a bullet, a number, "first"?"""
    first = text.document.tokens[sentence.start]
    return first.text in (*HYPHENS, "•", "*") or bool(first.number) or _tells(text, sentence, "items")


def _named_in_front(text: Text, sentence: Sentence) -> list[Unit]:
    """Whom an item is for: the body or official that it names first, at its beginning."""
    limit = min(sentence.end, sentence.start + _FRONT)
    return [u for u in text.document.units_from(sentence.start, limit) if text.is_a(u, *_TOLD)][:1]


def _tells(text: Text, sentence: Sentence, group: str) -> bool:
    """Does a sentence begin with a word of a group of the relation's predicates?"""
    document = text.document
    language = document.language_of(sentence.paragraph)
    words = language.keys_of(text.words(sentence.start, "instruction", group))
    front = document.tokens[sentence.start : min(sentence.end, sentence.start + _FRONT_WORDS)]
    return any(words & {*language.keys(t.text), *language.keys(language.grammar.singular(t.text))} for t in front)


def _obliged(text: Text, frame: Frame) -> Iterator[Filler]:
    """Whom the verb above a duty obliges: "акиматам надлежит завершить ремонт"."""
    sentence = text.document.sentence_of(frame.token)
    for above in text.syntax.within(sentence.start, frame.token):
        if above.lemma == frame.governor:
            yield from above.get(Role.RECIPIENT, Role.PATIENT)


def _instructing(text: Text, frame: Frame, given: list[Fact]) -> Entity | None:
    """Who last gave an instruction before a duty that is told in nobody's name."""
    place = text.sentence(frame.token)
    before = [f for f in given if f.evidence.start < place.start]
    issuer = max(before, key=lambda f: f.evidence.start).roles["issuer"][0] if before else None
    return issuer if isinstance(issuer, Entity) else None


def _holding(text: Text, frame: Frame) -> Entity | None:
    """The official whose words the sentence right before a duty tells, of which it goes on."""
    sentence = text.document.sentence_of(frame.token)
    before = next(iter(text.document.sentences_before(sentence)), None)
    if before is None or before.paragraph != sentence.paragraph or text.speaker_at(before.start) is not None:
        return None
    saying = text.document.language_at(frame.token).verbs_of_saying
    said = (f for f in text.syntax.within(before.start, before.end) if f.lemma in saying and f.asserted)
    speakers = (u for f in said for u in f.units(Role.AGENT) if text.is_a(u, "Person"))
    posts = {held.unit.entity for held in text.document.held if held.title.post}
    return next((u.entity for u in speakers if u.entity in posts), None)


def _in_front(text: Text, frame: Frame) -> Iterator[Filler]:
    """The body that a sentence begins with, where the parse gives a duty nobody: "Министерству … необходимо …"."""
    document, start = text.document, text.document.sentence_of(frame.token).start
    start += not document.tokens[start].word  # a quotation mark
    unit = document.unit_at(start)
    if unit is not None and unit.end <= frame.token and not frame.passive:
        yield Filler(unit.start, unit.end, unit.end - 1, "", unit)


def _before_object(text: Text, frame: Frame) -> Iterator[Unit]:
    """The body before what a duty is about, no ending between: "X **Үкімет** су мәселесін шешуі керек деді"."""
    if text.document.language_at(frame.token).grammar.head_last:
        inside = (u for f in frame.get(Role.PATIENT) for u in f.inside if u.start == f.start)
        yield from (u for u in inside if text.is_a(u, "GovernmentBody", "Enterprise"))


def _official(text: Text, frame: Frame) -> Unit | None:
    """The official in whose words a duty is told: the speaker, or the subject of the verb of saying above it."""
    speaker = text.speaker_at(frame.token)
    if speaker is not None:
        return speaker
    sentence = text.document.sentence_of(frame.token)
    saying = text.document.language_at(frame.token).verbs_of_saying | text.words(frame.token, "instruction", "verbs")
    above = [
        f
        for f in text.syntax.within(sentence.start, sentence.end)
        if f.lemma in saying and (f.token < frame.token or f.lemma == frame.governor or _closes(text, f, frame))
    ]  # "X said that they must …", "they must …, X said"
    said = next((u for f in above for u in f.units(Role.AGENT) if text.is_a(u, "Person")), None)
    return said or _saying_beside(text, above) or according_to(text, sentence)


def _closes(text: Text, saying: Frame, frame: Frame) -> bool:
    """Does a verb of saying stand after what is said: "они должны …**, подчеркнул** X", "… керек **деді**"?"""
    document = text.document
    if not frame.token < saying.token:
        return False
    inverted = document.tokens[saying.token - 1].text in (",", *LONG_DASHES)
    return inverted or document.language_at(frame.token).grammar.head_last


def _saying_beside(text: Text, saying: list[Frame]) -> Unit | None:
    """Who stands right before a verb of saying that the parse gives no subject: "… to build a school, **X** said"."""
    alone = (f for f in saying if not any(True for _ in f.get(Role.AGENT)) and f.token > 0)
    before = (text.document.unit_at(f.token - 1) for f in alone)
    return next((u for u in before if u is not None and text.is_a(u, "Person") and u.named), None)


def _instruction(
    text: Text, issuer: Entity, addressees: list[Unit], task: Frame, token: int, rule: Rule, *, dated: bool = True
) -> Fact:
    """The instruction to do a task; ``dated``: whether the clause around the token tells when it was given."""
    clause = task_words.clauses(text, [task])[0]
    when = text.times.of_event(token) if dated else None
    words = clause
    if rule is INSTRUCTING_VERB and task.token == token:  # it is the verb of instructing itself
        words = task_words.told_with_verb(text, task, {issuer.id, *(u.entity.id for u in addressees)}, clause)
    elif rule is DUTY:
        words = task_words.without_issuer(text, issuer.id, clause)
    return _fact(text, rule, token, issuer, addressees, clause, when, words)


def _item(text: Text, issuer: Entity, told: list[Unit], sentence: Sentence) -> Fact:
    """The instruction that an item of a list gives."""
    start = told[0].end if told else sentence.start
    clause = task_words.trimmed(text.document, (start, sentence.end))
    return _fact(text, LISTED, sentence.start, issuer, told, clause, None)


def _fact(
    text: Text,
    rule: Rule,
    token: int,
    issuer: Entity,
    addressees: list[Unit],
    task: tuple[int, int],
    when: str | None,
    words: tuple[int, int] | None = None,
    *,
    alone: bool = True,
) -> Fact:
    """An instruction; ``words``: those of the task, where its clause has others too; ``alone``: whether no other in its
    sentence is for others, so that a deadline elsewhere in it is its own."""
    document = text.document
    sentence = document.sentence_of(token)
    start, end = task
    said = words or task
    apart = {issuer.id, document.reference.country} | {u.entity.id for u in addressees}
    concerned: dict[str, Unit | Entity] = {}
    for unit in document.units_in(start, end):
        if document.is_a(unit.entity, *_CONCERNED) and unit.entity.id not in apart:
            concerned.setdefault(unit.entity.id, unit)
    if not concerned and (region := text.context.topic("Region")) is not None:
        concerned[region.id] = region
    return text.fact(
        rule,
        token,
        issuer=issuer,
        addressee=addressees[0] if addressees else None,
        about=tuple(concerned.values()),
        when=when,
        deadline=deadline(document, start, end)
        or (deadline(document, sentence.start, sentence.end) if alone else None),
        task=text.said(document.text(*said), *said),
    )
