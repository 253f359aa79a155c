"""What speaks for a claim, or against it: how person and title stand to each other, what governs them, what they are.

Features are the same in all languages, but for the title's word and the few words between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.claims.candidates import Candidates, Claim
from extract.document import Title, Unit
from extract.frames import Frame
from extract.marks import HYPHENS
from extract.pairs.setting import Setting

_RELATIONS = ("position", "appointment", "dismissal")  # whose predicates tell of posts
_GAPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)  # tokens
_FEW = 3  # words between the two that are looked at one by one
_MANY = 3  # as far as is counted
_MARKS = {",": "comma", ";": "semicolon", ":": "colon", "(": "bracket", ")": "bracket"} | dict.fromkeys(HYPHENS, "dash")


class Features:
    """The features of an article's claims; those of a person or a title are made once, as each is in many claims.

    Args:
        setting: the article.
        candidates: its persons and titles.
    """

    def __init__(self, setting: Setting, candidates: Candidates) -> None:
        self._setting, self._candidates, self._document = setting, candidates, setting.document
        self._of_person: dict[tuple[int, str], tuple[str, ...]] = {}
        self._of_title: dict[int, tuple[str, ...]] = {}

    def of(self, claim: Claim) -> tuple[str, ...]:
        """What speaks for a claim or against it, sorted."""
        person, title = claim.person, claim.title
        if (key := (person.start, person.entity.id)) not in self._of_person:
            self._of_person[key] = tuple(f"person {feature}" for feature in self._person(person))
        if title.start not in self._of_title:
            self._of_title[title.start] = tuple(f"post {feature}" for feature in self._title(title))
        told = {*self._of_person[key], *self._of_title[title.start], *self._standing(claim), *self._common(claim)}
        return tuple(sorted(told))

    def _standing(self, claim: Claim) -> Iterator[str]:
        """How the two stand to each other."""
        holder, code = self._candidates.holder(claim.title), self._document.language_at(claim.title.start).code
        side = f"{'after' if claim.first else 'before'} {claim.apart}"
        whose = "nobody's" if holder is None else "his" if holder == claim.person.entity else "another's"
        yield f"title {side}"
        yield f"title {whose}"
        yield f"title {whose} {side}"
        yield f"{code}: title {side}"
        yield f"titles between={min(_MANY, self._candidates.within(*claim.between))} {side}"
        if not claim.apart:
            yield from self._in_sentence(claim, side, whose, code)

    def _in_sentence(self, claim: Claim, side: str, whose: str, code: str) -> Iterator[str]:
        start, end = claim.between
        near = next((str(gap) for gap in _GAPS if claim.gap <= gap), "far")
        yield f"gap={near}"
        yield f"gap={near} {whose} {side}"
        others = self._candidates.beside(claim.person)
        yield f"persons between={min(_MANY, sum(start <= u.start < end for u in others))}"
        if not any(Claim(u, claim.title, 0).gap < claim.gap for u in others):
            yield f"nearest person {side}"
        words = [t.text.casefold() for t in self._document.tokens[start:end]]
        yield from (f"{mark} between {side}" for mark in sorted({_MARKS[word] for word in words if word in _MARKS}))
        if len(words) <= _FEW:
            yield f"{code}: between {side}={' '.join(words)}"
        if any(u.start == claim.title.end for u in others):
            yield f"another right after {side}"
        if any(u.end == claim.title.start for u in others):
            yield f"another right before {side}"
        verbs = sum(not frame.noun for frame in self._setting.syntax.within(start, end))
        yield f"verbs between={min(_MANY, verbs)} {side}"

    def _common(self, claim: Claim) -> Iterator[str]:
        """What governs both."""
        ones = self._setting.governing(claim.person.start, claim.person.end)
        others = self._setting.governing(claim.title.start, claim.title.end)
        for role, its_role, frame in ((r, its, frame) for r, frame in ones for its, other in others if other is frame):
            yield f"frame={role}-{its_role}"
            yield f"frame {'noun' if frame.noun else 'verb'} {_told(frame)}"
            for group in self._groups(frame):
                yield f"frame of {group}"
                yield f"frame={role}-{its_role} of {group}"

    def _person(self, unit: Unit) -> Iterator[str]:
        """What a person is, and to the article."""
        setting, entity = self._setting, unit.entity.id
        yield f"why={unit.why}"
        yield f"titles={min(_MANY, len({h.title.start for h in self._document.held if h.unit.entity == unit.entity}))}"
        yield f"persons beside={min(_MANY, len({u.entity.id for u in self._candidates.beside(unit)}))}"
        told = {
            "alone": len(setting.of_base["Person"]) == 1,
            "in lead": entity in setting.in_lead,
            "in headline": entity in setting.in_headlines,
            "busiest": entity == setting.busiest,
            "titled": unit.title is not None,
            "spoken": setting.is_spoken(unit.start),
            "head of state": self._governs_country(entity),
        }
        yield from (feature for feature, is_so in told.items() if is_so)
        yield from self._surroundings(unit.start, unit.end)

    def _governs_country(self, person: str) -> bool:
        """Does or did a person govern the whole country, so that he is told of beside everybody?"""
        reference = self._document.reference
        offices = (reference.offices[tenure.office] for tenure in reference.tenures_of_person.get(person, ()))
        return any(office.get("jurisdiction") == reference.country for office in offices)

    def _title(self, title: Title) -> Iterator[str]:
        """What a title is, and how it stands."""
        document, language = self._document, self._document.language_at(title.start)
        sentence, cases = document.sentence_of(title.start), document.title_cases(title)
        yield f"{language.code}: {title.keys[0]}"
        yield f"words={min(_MANY, len(title.keys))}"
        yield f"seat={title.seat.type if title.seat is not None else None}"
        yield f"titles in sentence={min(_MANY + 1, self._candidates.within(sentence.start, sentence.end))}"
        if 0 < len(cases) <= 2:
            yield f"cases={'|'.join(sorted(cases))}"
        told = {
            "post": title.post,
            "past": title.past,
            "of something": title.of_something,
            "office": title.office is not None,
            "taken up": not language.grammar.taken_up_in.isdisjoint(cases),
            "spoken": self._setting.is_spoken(title.start),
        }
        yield from (feature for feature, is_so in told.items() if is_so)
        yield from self._surroundings(title.start, title.end)

    def _surroundings(self, start: int, end: int) -> Iterator[str]:
        """What governs some tokens, and whether their sentence begins with them."""
        if start == self._document.sentence_of(start).start:
            yield "opens"
        governors = self._setting.governing(start, end)
        if not governors:
            yield "role=none"
        for role, frame in governors:
            yield f"role={role}"
            for group in self._groups(frame):
                yield f"{role} of {group}"
                yield f"of {group} {_told(frame)}"

    def _groups(self, frame: Frame) -> list[str]:
        """The groups of predicates of posts that list a frame's word."""
        return sorted(
            f"{relation} {group}" for relation, group in self._setting.groups(frame) if relation in _RELATIONS
        )


def _told(frame: Frame) -> str:
    return "asserted" if frame.asserted else "not asserted"
