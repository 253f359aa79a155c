"""What speaks for a pair of mentions, or against it: how they stand to each other, what governs them, who they are.

Features are the same in all languages, but for those that name a word; these begin with the language's code.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame
from extract.pairs.candidates import Pair
from extract.pairs.setting import Setting

_STEPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)  # by which numbers are told
_FEW = 3  # words between two mentions that are looked at one by one
_MANY = 3  # as far as is counted


def features(setting: Setting, relation: str, pair: Pair) -> tuple[str, ...]:
    """The features of a pair of mentions for a relation, sorted.

    Args:
        setting: the article.
        relation: the relation's name.
        pair: the mentions.
    """
    found = {
        *_standing(setting, pair),
        *_governed(setting, relation, pair),
        *_predicates(setting, relation, pair),
        *_in_article(setting, relation, pair),
        *_among_others(setting, pair),
        *_topical(setting, pair),
    }
    found.update(_of_unit(setting, "one", pair.one), _of_unit(setting, "other", pair.other))
    return tuple(sorted(found))


def _of_unit(setting: Setting, side: str, unit: Unit) -> tuple[str, ...]:
    """What a unit is and what stands beside it; made once, as a unit is in many pairs."""
    key = (side, unit.start, unit.entity.id)
    if key not in setting.of_units:
        told = (*_entity(setting, unit), *_beside(setting, unit))
        setting.of_units[key] = tuple(f"{side} {feature}" for feature in told)
    return setting.of_units[key]


def _standing(setting: Setting, pair: Pair) -> Iterator[str]:
    """How the two stand to each other."""
    document = setting.document
    order = "one-first" if pair.one.start < pair.other.start else "other-first"
    yield f"apart={pair.apart}"
    yield f"order={order},{min(pair.apart, 2)}"
    yield f"classes={pair.one.entity.type}-{pair.other.entity.type}"
    if pair.apart:
        return
    first, second = sorted((pair.one, pair.other), key=lambda u: u.start)
    language = document.language_at(first.start)
    between = [t.text.casefold() for t in document.tokens[first.end : second.start]]
    yield f"gap={_up_to(pair.gap)}"
    yield f"units between={min(_MANY, len(document.units_from(first.end, second.start)))}"
    if ";" in between:
        yield "semicolon between"
    if len(between) <= _FEW:
        yield f"{language.code}: between={' '.join(between)}"


def _governed(setting: Setting, relation: str, pair: Pair) -> Iterator[str]:
    """What each is to its predicate, and to that of the other."""
    one, other = (setting.governing(unit.start, unit.end) for unit in (pair.one, pair.other))
    for side, unit, governors in (("one", pair.one, one), ("other", pair.other, other)):
        code = setting.document.language_at(unit.start).code
        if not governors:
            yield f"{side} role=none"
        for role, frame in governors:
            yield f"{side} role={role}"
            yield f"{code}: {side} governor={frame.lemma}"
            for its_relation, group in setting.groups(frame):
                if its_relation == relation:
                    yield f"{side} governor in {group} as {role}"
    if pair.apart:
        return
    common = [(role, its_role, frame) for role, frame in one for its_role, its in other if its is frame]
    if not common:
        yield "no common frame"
    for role, its_role, frame in common:
        yield f"frame={role}-{its_role}"
        yield f"frame {_kind(frame)}"
        yield f"{setting.document.language_at(frame.token).code}: frame of {frame.lemma}"


def _kind(frame: Frame) -> str:
    kind = "noun" if frame.noun else "verb"
    return f"{kind} {'asserted' if frame.asserted else frame.modality or 'denied or aimed at'}"


def _predicates(setting: Setting, relation: str, pair: Pair) -> Iterator[str]:
    """The predicates of the sentences that the two stand in."""
    document = setting.document
    for side, unit in (("one", pair.one), ("other", pair.other)):
        for _, groups in setting.frames_of(document.sentence_of(unit.start)):
            for its_relation, group in groups:
                yield f"{side} beside {its_relation}" + (f" {group}" if its_relation == relation else "")
    if pair.apart:
        return
    first, second = sorted((pair.one, pair.other), key=lambda u: u.start)
    for frame, groups in setting.frames_of(document.sentence_of(first.start)):
        if any(its_relation == relation for its_relation, _ in groups):
            yield "told " + (
                "before" if frame.token < first.start else "between" if frame.token < second.start else "after"
            )
            if frame.asserted:
                yield "told as done"


def _in_article(setting: Setting, relation: str, pair: Pair) -> Iterator[str]:
    """What the article is about."""
    yield f"told in article={min(_MANY, setting.told[relation])}"
    if pair.one.entity.id == setting.busiest:
        yield "one is the busiest"
    if pair.other.entity.id == setting.main_place:
        yield "other is the main place"
    if pair.one.why == "pronoun" or pair.one.start == setting.document.sentence_of(pair.one.start).start:
        yield "one opens"


def _among_others(setting: Setting, pair: Pair) -> Iterator[str]:
    """How each stands to the other among those of its kind."""
    first, last = sorted((pair.one.start, pair.other.start))
    for side, unit, beyond in (("one", pair.one, pair.other), ("other", pair.other, pair.one)):
        alike = setting.alike[setting.base(unit)]
        start, end = bisect_left(alike, first, key=_start), bisect_right(alike, last, key=_start)
        between = {u.entity.id for u in alike[start:end]} - {unit.entity.id}
        yield f"{side}s between={min(_MANY + 1, len(between))}"
        yield f"{side}s told={_up_to(len(setting.of_base[setting.base(unit)]))}"
        at = bisect_left(alike, beyond.start, key=_start)
        if min(alike[max(0, at - 1) : at + 1], key=lambda u: abs(u.start - beyond.start)).entity == unit.entity:
            yield f"{side} nearest"


def _topical(setting: Setting, pair: Pair) -> Iterator[str]:
    """What each is to the article, with how far apart they stand: what it is about needs not stand near."""
    one, other = pair.one.entity, pair.other.entity
    distance = "here" if not pair.apart else "near" if pair.apart <= _MANY else "far"
    part = "topic" if other.id in setting.topics else "main place" if other.id == setting.main_place else "aside"
    yield f"other {part}"
    yield f"other {part} {distance}"
    yield f"other {part} of {one.type}"
    yield f"other {part} of {one.type} {distance}"
    yield f"other {part} {other.type}"
    yield f"other {other.type} {distance}"
    leads = f"{one.id in setting.in_lead}-{other.id in setting.in_lead}"
    yield f"in headline={one.id in setting.in_headlines}-{other.id in setting.in_headlines}"
    yield f"in lead={leads}"
    yield f"in lead={leads} {distance}"
    sentence = setting.document.sentence_of(pair.other.start)
    beside = {u.entity.id for u in setting.units_of(sentence) if setting.base(u) == setting.base(pair.other)}
    yield f"others beside={min(_MANY + 1, len(beside))} {distance}"


def _start(unit: Unit) -> int:
    return unit.start


def _up_to(number: int) -> str:
    """The smallest step that a number does not exceed."""
    return next((str(step) for step in _STEPS if number <= step), "many")


def _entity(setting: Setting, unit: Unit) -> Iterator[str]:
    """What a unit's entity is, and to the article."""
    entity, counts = unit.entity.id, setting.of_base[setting.base(unit)]
    yield f"class={unit.entity.type}"
    yield f"told={min(_MANY + 1, setting.mentions[entity])}"
    yield f"share={round(4 * counts[entity] / max(1, counts.total()))}"
    yield f"rank={min(_MANY, setting.rank[entity])}"
    yield f"known={unit.entity.known}"
    yield f"why={unit.why}"
    if len(counts) == 1:
        yield "only one"
    if entity in setting.in_headlines:
        yield "in headline"
    if entity in setting.in_lead:
        yield "in lead"
    if unit.title is not None:
        yield "titled"
    if setting.is_spoken(unit.start):
        yield "spoken"


def _beside(setting: Setting, unit: Unit) -> Iterator[str]:
    """What stands beside a unit."""
    document = setting.document
    sentence, language = document.sentence_of(unit.start), document.language_at(unit.start)
    before = document.tokens[unit.start - 1].text.casefold() if unit.start > sentence.start else "<"
    after = document.tokens[unit.end].text.casefold() if unit.end < len(document.tokens) else ">"
    if before in language.words.place_prepositions:
        yield "after place preposition"
    elif before in language.words.genitive:
        yield "after genitive"
    else:
        yield f"{language.code}: after={before}"
    yield f"{language.code}: before={after}"
    cases = language.grammar.cases(document.text(unit.end - 1, unit.end))
    if 0 < len(cases) <= 2:
        yield f"cases={'|'.join(sorted(cases))}"
    alike = [u for u in setting.units_of(sentence) if setting.base(u) == setting.base(unit)]
    yield f"alike in sentence={min(_MANY + 1, len({u.entity.id for u in alike}))}"
    if any(_coordinated(setting, unit, u) for u in alike if u is not unit):
        yield "coordinated"


def _coordinated(setting: Setting, one: Unit, two: Unit) -> bool:
    first, second = sorted((one, two), key=lambda u: u.start)
    between = setting.document.tokens[first.end : second.start]
    coordinators = setting.document.language_at(first.start).words.coordinators
    return all(t.text == "," or t.text.casefold() in coordinators for t in between)
