"""What descriptions, bare titles and pronouns refer to: rules, in the order of how much each can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from operator import itemgetter

from extract import languages
from extract.document import Document, Title, Unit
from extract.languages import Language
from extract.marks import LONG_DASHES
from ontology.reference import AKIMAT_OF, Entity

_GOVERNED = {"akimat": "Region", "city_akimat": "City", "district_akimat": "District"}  # the places of bodies


class Context:
    """What an article speaks of: its region, city, party …, by where one stands in it.

    Args:
        document: whose units are counted, and looked up around a token.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._counts: Counter[str] = Counter()
        self._first: dict[str, Entity] = {}
        for unit in (*document.units, *document.inner):
            if document.is_a(unit.entity, "Place", "Organization"):
                weight = 2 if self._in_headline(unit.start) else 1
                self._counts[unit.entity.id] += weight
                self._first.setdefault(unit.entity.id, unit.entity)

    def within(self, document: Document) -> Context:
        """The same counts, looked up in what the document has become since."""
        other = copy(self)
        other.document = document
        return other

    def _in_headline(self, token: int) -> bool:
        return self.document.paragraphs[self.document.sentence_of(token).paragraph].headline

    def described_at(self, paragraph: int, i: int) -> Unit | None:
        """The unit of a description that begins at token ``i``: "the region", "the regional akimat"."""
        document = self.document
        if document.unit_at(i) is not None:
            return None
        language = document.language_of(paragraph)
        body = language.bodies.longest(document.keys, i)
        article = document.tokens[i].text.casefold() in language.words.articles
        if body is None and article:
            body = language.bodies.longest(document.keys, i + 1)
        if not (article or document.tokens[i].capital or not language.words.articles):
            body = None  # "akimat" alone, where a language has articles
        if body is not None and body[1][0] == "government" and language.grammar.plural(self._first_word(i, article)):
            body = None  # "the governments of X and Y"
        if body is not None:
            place, end = self._place_of(body[0])
            if (entity := self._body(body[1][0], i, place)) is not None:
                return Unit(i, end if place is not None else body[0], entity, "nominal")
        nominal = language.nominals.longest(document.keys, i)
        if nominal is not None and not self._of_many(language, i, nominal[0]):
            entity = self.meant(nominal[1][0], i)
            return Unit(i, nominal[0], entity, "nominal") if entity is not None else None
        return self._by_kind(language, i)

    def _first_word(self, i: int, article: bool) -> str:
        """The first word of a description, after its article."""
        return self.document.tokens[i + 1 if article and i + 1 < len(self.document.tokens) else i].text

    def _of_many(self, language: Language, i: int, end: int) -> bool:
        """Is a description, or the adjective before it, a plural: "промышленные предприятия"?"""
        before = self.document.tokens[i - 1].text if i else ""
        described = bool(before) and language.grammar.adjective(before) and language.grammar.plural(before)
        return described or language.grammar.plural(self.document.tokens[end - 1].text)

    def _by_kind(self, language: Language, i: int) -> Unit | None:
        """ "The plant", "the school": the thing of that kind that was named last."""
        document = self.document
        word = document.tokens[i].text.casefold()
        if word not in language.words.articles and word not in language.words.definite:
            return None
        kind = language.kinds.longest(document.keys, i + 1)
        if (
            kind is None
            or document.is_a_class(kind[1][0], "Place")
            or language.grammar.plural(document.tokens[kind[0] - 1].text)
        ):
            return None
        if any(document.unit_at(j) for j in range(i, kind[0])) or document.tokens[i + 1].capital:
            return None
        following = document.tokens[kind[0]].text.casefold() if kind[0] < len(document.tokens) else ""
        if following in language.words.particles - language.words.conjunctions:
            return None  # "the award of …" is told apart by what follows
        before = reversed(document.units_from(0, i))
        named = next((u for u in before if u.end <= i and (u.kind or u.entity.type) == kind[1][0]), None)
        if named is None or not (self._is_definite(language, i) or self._said_of(language, named, i)):
            return None
        return Unit(i, kind[0], named.entity, "nominal")

    def _is_definite(self, language: Language, i: int) -> bool:
        return self.document.tokens[i].text.casefold() in language.words.definite

    def _said_of(self, language: Language, named: Unit, i: int) -> bool:
        """Is a description with an article said of the name before it: "X, **a plan**, …", "X is **a plan**"?"""
        words, joint = language.words, self.document.tokens[i - 1].text
        article = self.document.tokens[i].text.casefold() in words.articles
        joined = joint in (",", *LONG_DASHES) or joint.casefold() in words.passive
        return article and joined and named.end == i - 1

    def _place_of(self, i: int) -> tuple[Entity | None, int]:
        """The place that "of …" adds to a body, and where it ends."""
        tokens = self.document.tokens
        language = self.document.language_at(i)
        if i + 1 >= len(tokens) or tokens[i].text.casefold() not in language.words.genitive:
            return None, i
        article = tokens[i + 1].text.casefold() in language.words.articles and self.document.unit_at(i + 1) is None
        unit = self.document.unit_at(i + 1 + article)
        if unit is not None and self.document.is_a(unit.entity, "Region", "District", "City"):
            return unit.entity, unit.end
        nominal = language.nominals.longest(self.document.keys, i + 1)
        if nominal is not None and (place := self.meant(nominal[1][0], i)) is not None:
            return place, nominal[0]
        return None, i

    def _body(self, kind: str, i: int, place: Entity | None) -> Entity | None:
        if kind == "government":
            return self.document.reference.government
        place = place or (self._district() if kind == "akimat" else None)
        place = place or self.meant(_GOVERNED[kind], i)
        if place is None:
            return None
        return self.akimat_of(place)

    def akimat_of(self, place: Entity) -> Entity | None:
        """The akimat that governs a place; None of a place that no list has."""
        known = self.document.reference.entities.get(AKIMAT_OF + place.id)
        if known is None and place.known:
            told = languages.administrations(self.document.reference.code)
            names = {c: (said.format(place=place.name(c)),) for c, said in told.items() if said}
            known = Entity(f"organization/{AKIMAT_OF}{place.id}", "Akimat", names, known=False)
        return known

    def _district(self) -> Entity | None:
        """The district that an article is about: the one it names most, and more than any region."""
        district, regions = (
            self.topic("District"),
            (n for k, n in self._counts.items() if self._first[k].type == "Region"),
        )
        return district if district is not None and self._counts[district.id] > max(regions, default=0) else None

    def meant(self, kind: str, i: int) -> Entity | None:
        """The entity of a class that a description at token ``i`` means: the nearest before it in its paragraph, else
        the one that the article speaks of most."""
        if kind == "Country":
            return self.document.reference.home
        if kind == "centre":
            region = self.meant("Region", i)
            return self.document.reference.entities.get(region.get("centre") or "") if region else None
        sentence = self.document.sentence_of(i)
        first = self.document.paragraph_ranges[sentence.paragraph][0]
        near = (u.entity for u in reversed(self.document.units_from(first, i)) if self._of_kind(u.entity, kind))
        return next(near, None) or self.topic(kind) or self._governed(kind)

    def _governed(self, kind: str) -> Entity | None:
        """The only place of a kind that somebody governs whom the article names, where it names none itself."""
        document, issued = self.document, self.document.article.issued
        if issued is None or any(self._of_kind(entity, kind) for entity in self._first.values()):
            return None
        reference = document.reference
        tenures = (t for u in document.units if u.named for t in reference.tenures_of_person.get(u.entity.id, ()))
        offices = {reference.offices[t.office].get("jurisdiction") or "" for t in tenures if t.covers(issued)}
        places = [e for e in map(reference.entities.get, offices) if e is not None and self._of_kind(e, kind)]
        return places[0] if len(places) == 1 else None

    def only_region(self) -> Entity | None:
        """The region that the article is about, where it names hardly any other."""
        counted = [(n, self._first[k]) for k, n in self._counts.most_common() if self._first[k].type == "Region"]
        if not counted or (len(counted) > 1 and counted[1][0] * 4 > counted[0][0]):
            return None
        return counted[0][1]

    def main_place(self) -> Entity | None:
        """The region, city or home country that the article names most, the first of those named as often.

        Where it names none of these, the district. An akimat counts for the place that it governs.
        """
        home = self.document.reference.home
        counts: Counter[Entity] = Counter()
        for key, entity in self._first.items():
            governed = self.document.reference.place_of_akimat(key) if entity.type == "Akimat" else None
            place = governed or entity
            if place == home or self.document.is_a(place, "Region", "City", "District"):
                counts[place] += self._counts[key]
        large = [e for e in counts if not self.document.is_a(e, "District")]
        return max(large or counts, key=lambda e: counts[e], default=None)

    def topic(self, *kinds: str) -> Entity | None:
        """The entity of these classes that the article names most; None where two are named as often."""
        ranked = [
            (n, k) for k, n in self._counts.most_common() if any(self._of_kind(self._first[k], kind) for kind in kinds)
        ]
        tied = len(ranked) > 1 and ranked[0][0] == ranked[1][0]
        return self._first[ranked[0][1]] if ranked and not tied else None

    def _of_kind(self, entity: Entity, kind: str) -> bool:
        return self.document.is_a(entity, kind)


def holder(
    document: Document, title: Title, context: Context, person_titles: Iterable[tuple[Title, Unit]]
) -> Entity | None:
    """Whom a bare title means.

    In order: the first person whom the article gives this title, in these or other words; the holder of the office at
    the article's date; where the date is unknown, the only holder of that office whom the article names; where it gives
    nobody such a title, the only person named before.
    """
    known = list(person_titles)
    office = title.office or _implied_office(document, title, context)
    titled = [(u.start, u.entity) for t, u in known if _means(document, title, office, t)]
    before = min((t for t in titled if t[0] < title.start), key=itemgetter(0), default=None)
    if before is not None:
        return before[1]
    if len({entity.id for _, entity in titled}) == 1:
        return titled[0][1]
    if office is None:
        return _holder_of_such_office(document, title) or _only_person_before(document, title, known)
    return _head_abroad(document, title, office, known) or _holder_at_date(document, office)


def _means(document: Document, title: Title, office: Entity | None, other: Title) -> bool:
    """May a bare title mean whoever the text gives another title?"""
    if office is None:
        return _same_title(document, other, title)
    if _same_office(other, office) or _same_bare_title(other, title):
        return True
    language = document.language_at(other.start)
    seat = document.reference.entities.get(office.get("body") or office.get("jurisdiction") or "")
    told_more = other.wording != other.words and other.seat is None
    elsewhere = told_more or (other.seat is not None and (seat is None or other.seat.id != seat.id))
    gazetteer = document.gazetteer_at(other.start)
    return other.office is None and not elsewhere and gazetteer.office(_post(language, other.keys), seat) == office


def _head_abroad(
    document: Document, title: Title, office: Entity, known: Sequence[tuple[Title, Unit]]
) -> Entity | None:
    """The head of another state whom an article that does not name the home country's means by "the head of state"."""
    home = document.reference.home
    if home is None or office.get("jurisdiction") != home.id:
        return None
    holders = set(document.reference.holders(office.id, None))
    if any(u.named and u.entity.id in holders for u in document.units):
        return None
    gazetteer = document.gazetteer_at(title.start)
    for other, unit in reversed(known):
        abroad = other.seat is not None and other.seat.type == "Country" and other.seat.id != home.id
        if abroad and unit.start < title.start and gazetteer.office(list(other.keys), home) == office:
            return unit.entity
    return None


def _only_person_before(document: Document, title: Title, known: Sequence[tuple[Title, Unit]]) -> Entity | None:
    """The only person named before a post that an article gives to nobody: "…, said X. The akim then ordered …"."""
    persons = {u.entity.id: u.entity for u in document.persons_before(title.start)}
    titled = {u.entity.id for _, u in known}
    alone = title.seat is None and title.end - title.start == 1
    return next(iter(persons.values())) if alone and len(persons) == 1 and not persons.keys() & titled else None


def _post(language: Language, keys: Iterable[str]) -> list[str]:
    """The words of a title, with that of a post for what its holder is also called: "глава" → "аким"."""
    return [_post_of(language, key) for key in keys]


def _post_of(language: Language, key: str) -> str:
    inflected = language.grammar.head_last  # within a title: "облыс басшысының орынбасары"
    for said, meant in language.governing.items():
        name, post = (language.keys(word)[0] for word in (said, meant))
        if key == name or (inflected and key.startswith((name, post))):
            return post
    return key


def _holder_at_date(document: Document, office: Entity) -> Entity | None:
    """Who held an office at the article's date, by the reference data.

    Of other offices than the country's head, the reader may not be told who holds them: they are held by whom the
    article names.
    """
    reference, issued = document.reference, document.article.issued
    entities = [reference.entities[p] for p in reference.holders(office.id, issued) if p in reference.entities]
    heads_country = office.get("jurisdiction") == reference.country
    if issued is None or len(entities) > 1 or not heads_country:
        named = {u.entity.id for u in document.units if u.named}
        entities = [e for e in entities if e.id in named]
    return entities[0] if len(entities) == 1 else None


def _holder_of_such_office(document: Document, title: Title) -> Entity | None:
    """The only person whom the article names and who held an office of these words at its date."""
    reference, issued = document.reference, document.article.issued
    if issued is None or title.seat is not None or not title.post:
        return None
    found = {}
    for unit in (u for u in document.units if u.named):
        gazetteer = document.gazetteer_at(unit.start)
        for tenure in reference.tenures_of_person.get(unit.entity.id, ()):
            held = reference.offices[tenure.office]
            seat = reference.entities.get(held.get("jurisdiction") or held.get("body") or "")
            if tenure.covers(issued) and gazetteer.office(list(title.keys), seat) == held:
                found[unit.entity.id] = unit.entity
    return next(iter(found.values())) if len(found) == 1 else None


def _same_office(title: Title, office: Entity) -> bool:
    return title.office is not None and title.office.id == office.id


def _same_bare_title(one: Title, other: Title) -> bool:
    """Does the text give the bare title to somebody, who may be of another country: "President X … the President"?"""
    bare = one.seat is None and one.office is None and other.seat is None and other.end - other.start == 1
    return bare and one.keys == other.keys


def _implied_office(document: Document, title: Title, context: Context) -> Entity | None:
    """The office that a title without a complement is: the country's, or that of the region spoken of."""
    sentence = document.sentence_of(title.start)
    gazetteer, language = document.gazetteer_of(sentence.paragraph), document.language_of(sentence.paragraph)
    posts = (list(title.keys), _post(language, title.keys))
    named = {
        o for end, offices in gazetteer.offices.at(list(zip(title.keys)), 0) if end == len(title.keys) for o in offices
    }
    if len(named) == 1 and len(title.keys) > 1:  # "Head of Government"
        return named.pop()
    if title.seat is not None:
        found = (gazetteer.office(post, title.seat) for post in posts)
        return next((office for office in found if office is not None), None)
    reference = document.reference
    for seat in (reference.home, reference.government, context.meant("Region", title.start)):
        if seat is not None and (office := gazetteer.office(list(title.keys), seat)) is not None:
            return office
    return None


def _same_title(document: Document, one: Title, other: Title) -> bool:
    """Is a title of somebody the other in the same or in more words: "Minister of Energy X … the minister"?"""
    if one.of_something != other.of_something and other.seat is not None:
        return False
    language = document.language_at(one.start)
    mine, theirs = _post(language, one.keys), _post(language, other.keys)
    if language.grammar.head_last:  # "энергетика министрі": the post is its last word
        mine[-1:] = [_post_of(language, language.keys(language.grammar.singular(document.tokens[one.end - 1].text))[0])]
        theirs[-1:] = [
            _post_of(language, language.keys(language.grammar.singular(document.tokens[other.end - 1].text))[0])
        ]
    bare = other.seat is None and len(theirs) == 1
    fewer = len(theirs) > 1 and set(theirs) <= set(mine)  # "first deputy akim X … the deputy akim"
    shorter = (bare or fewer) and mine[-1:] == theirs[-1:]
    return (mine == theirs or shorter) and not _seats_differ(one, other)


def _seats_differ(one: Title, other: Title) -> bool:
    """Are two titles held in different things: other entities, neither called by the first words of the other?"""
    if one.seat is None or other.seat is None or one.seat.id == other.seat.id:
        return False
    names = [[n for ns in t.seat.names.values() for n in ns] for t in (one, other) if t.seat is not None]
    return not any(a.startswith(b) or b.startswith(a) for a in names[0] for b in names[1])
