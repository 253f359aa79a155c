"""Reprints and translations are linked to the first article of their release, and nothing else is."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random

import pytest

import graph.releases
import graph.shelves
from extract.model import Article
from graph.build import build
from graph.likeness import Content, Outline, may_be_one, reprints, translates
from graph.minhash import signature
from graph.releases import RELEASES
from graph.removal import remove
from graph.store import Store
from ontology.namespaces import article_id
from queries.ask.run import run
from queries.facts.releases import releases

_RELEASE = (
    "On 14 May 2024 Prime Minister Olzhas Bektenov visited Turkistan region and inspected the construction of "
    "12 schools for 7,200 pupils in Kentau and Saryagash. The akim of the region Darkhan Satybaldy reported that 86 "
    "percent of the work is done and that 34.5 billion tenge was spent on it. Olzhas Bektenov instructed the Ministry "
    "of Education to open all of them by 1 September 2024."
)
_REPRINT = "The head of the Government has been to the south. " + _RELEASE
_RUSSIAN = (
    "14 мая 2024 года Премьер-министр Олжас Бектенов посетил Туркестанскую область и осмотрел строительство "
    "12 школ на 7 200 учеников в Кентау и Сарыагаше. Аким области Дархан Сатыбалды доложил, что 86 процентов работ "
    "выполнено и что на это потрачено 34,5 млрд тенге. Олжас Бектенов поручил Министерству просвещения открыть все "
    "школы к 1 сентября 2024 года."
)
_KAZAKH = (
    "2024 жылғы 14 мамырда Премьер-министр Олжас Бектенов Түркістан облысына барып, Кентау мен Сарыағашта "
    "7 200 оқушыға арналған 12 мектептің құрылысын көрді. Облыс әкімі Дархан Сатыбалды жұмыстың 86 пайызы "
    "орындалғанын және оған 34,5 млрд теңге жұмсалғанын айтты. Олжас Бектенов Оқу-ағарту министрлігіне барлық "
    "мектепті 2024 жылғы 1 қыркүйекке дейін ашуды тапсырды."
)
# Told of the same day by another newsroom, in its own words and its own order.
_OTHER_NEWSROOM = (
    "Schools were what Olzhas Bektenov looked at in the south. The Prime Minister was shown building sites in Kentau; "
    "in Saryagash parents came to talk to him. There will be room for 7,200 children, and Darkhan Satybaldy, the akim "
    "of Turkistan region, thinks that he will be in time. The money, 34.5 billion tenge, came from the budget, he "
    "said. All is to be ready on 1 September 2024: that is what the Ministry of Education was told on 14 May 2024."
)
_RATES = (
    "The National Bank of Kazakhstan has set the official rates of currencies for {day} May 2024. The US dollar costs "
    "{dollar} tenge, the euro {euro} tenge and the Russian rouble {rouble} tenge. The rates were set after the morning "
    "session of the Kazakhstan Stock Exchange in Almaty, as the rules of the National Bank want it, and hold for "
    "taxes, customs and the accounts of banks until the next ones are published."
)
_TRIP = (
    "As part of his working trip the Minister of Agriculture Aidarbek Saparov arrived in {place}. He saw the work of a "
    "greenhouse, talked to farmers about loans and seeds, held a meeting on the sowing campaign and heard what is "
    "planned until the end of the year. The akim told the Minister of new lines, and the Minister thanked all for work."
)


def _article(name: str, text: str, language: str = "en", issued: str | None = "2024-05-14") -> Article:
    return Article(name, text, issued=issued, language=language)


def _links(store: Store) -> dict[str, str]:
    return {article_id(article): article_id(first) for article, first in releases(store).items()}


def _built(*articles: Article, store: Store | None = None) -> Store:
    store = store or Store()
    assert not build(store, articles, "kz").skipped
    return store


FOUR = (
    _article("a-first", _RELEASE),
    _article("b-reprint", _REPRINT, issued="2024-05-15"),
    _article("c-russian", _RUSSIAN, "ru"),
    _article("d-kazakh", _KAZAKH, "kk", "2024-05-16"),
)


def test_reprints_and_translations_are_linked_to_the_first() -> None:
    assert _links(_built(*FOUR)) == {"b-reprint": "a-first", "c-russian": "a-first", "d-kazakh": "a-first"}


@pytest.mark.parametrize(
    "others",
    [
        [_article("other", _OTHER_NEWSROOM)],
        [_article("late", _RUSSIAN, "ru", "2024-06-14")],  # nobody translates news after a month
        [_article("undated", _RUSSIAN, "ru", None)],
    ],
)
def test_what_only_tells_of_the_same_is_no_release(others: Iterable[Article]) -> None:
    assert _links(_built(FOUR[0], *others)) == {}


def test_articles_of_one_form_are_no_releases() -> None:
    days = [(14, "441.5", "476.2", "4.83"), (15, "442.1", "478.9", "4.85"), (16, "440.9", "479.4", "4.84")]
    rates = [_article(f"rates-{d}", _RATES.format(day=d, dollar=a, euro=b, rouble=c), issued=f"2024-05-{d}")
             for d, a, b, c in days]  # fmt: skip
    places = ("Zhambyl region", "Kostanay region", "Almaty region")
    trips = [_article(f"trip-{n}", _TRIP.format(place=place)) for n, place in enumerate(places)]
    assert _links(_built(*rates, *trips)) == {}


def test_the_order_of_building_does_not_matter() -> None:
    quads = set()
    for order in (FOUR[:3], FOUR[2::-1], (FOUR[1], FOUR[2], FOUR[0])):
        store = Store()
        for article in order:  # one build for each
            _built(article, store=store)
        quads.add("\n".join(sorted(map(str, store.quads()))))
    assert len(quads) == 1


def test_links_follow_changes_and_removals() -> None:
    store = _built(*FOUR)
    remove(store, ["a-first"])
    assert _links(store) == {"b-reprint": "c-russian", "d-kazakh": "c-russian"} == _links(_built(*FOUR[1:]))
    _built(_article("c-russian", "Сегодня в Астане пройдёт концерт.", "ru"), store=store)
    left = _links(store)
    assert left == _links(_built(FOUR[1], FOUR[3]))
    assert "c-russian" not in left


def test_a_build_that_was_broken_off_is_made_good() -> None:
    store = _built(*FOUR)
    store.replace(RELEASES, [])
    assert _links(store) == {}
    _built(*FOUR, store=store)
    assert len(_links(store)) == 3


def test_a_reprint_is_no_second_source() -> None:
    """A visit with a date is one fact, told by all four articles, which are one release."""
    rows = list(run(_built(*FOUR), "visits", {"place": "Turkistan region"}))
    assert rows
    assert {row["sources"] for row in rows} == {1}
    assert not list(run(_built(*FOUR), "told-by-several"))


def test_releases_count_for_nothing_that_no_article_tells() -> None:
    """Who governed Turkistan region by a page of the reference data is told by that page, whatever is printed twice."""
    asked = {"place": "Turkistan region", "date": "2019-06"}
    alone, beside = (list(run(store, "who-governs", asked)) for store in (_built(), _built(*FOUR)))
    assert [row["sources"] for row in alone if row["words"] is None] == [1]
    assert [row["sources"] for row in beside if row["words"] is None] == [1]


# ---- how much is looked at


def _outline(name: str, text: str, language: str = "en", issued: str = "2024-05-14") -> Outline:
    return Outline(name, issued, language, signature(text), Content(text, frozenset()).numbers)


def _told(chance: Random, numbers: int) -> str:
    """A text of a few forms, with so many numbers."""
    form = chance.choice([_RELEASE, _OTHER_NEWSROOM, _TRIP, _RUSSIAN, _KAZAKH])
    words = [word for word in form.format(place="Zhambyl").split() if not any(c.isdigit() for c in word)]
    for number in range(numbers):
        words.insert(chance.randrange(len(words)), str(10 + chance.randrange(12) + number))
    return " ".join(words)


@pytest.mark.parametrize("seed", range(4))
def test_no_pair_is_overlooked_that_comparing_all_would_find(seed: int) -> None:
    """Reprints and translations, shortened, with numbers left out, doubled and put elsewhere, dated and not."""
    chance, texts = Random(seed), list[tuple[str, str, str]]()
    for _ in range(40):
        text, day = _told(chance, chance.choice([0, 0, 3, 8, 20])), chance.choice(["", "2024-05-01", "2024-05-09"])
        texts.append((text, "en", day))
        words = text.split()
        for _ in range(3):  # another's
            kept = [word for word in words if chance.random() < 0.98] * chance.choice([1, 1, 2])
            texts.append(
                (" ".join(kept), chance.choice(["en", "ru"]), chance.choice([day, "2024-05-11", "2024-05-30"]))
            )
    outlines = [_outline(f"a-{n:03}", text, language, day) for n, (text, language, day) in enumerate(texts)]
    contents = {o.article: Content(t, frozenset("abcd")) for o, (t, _, _) in zip(outlines, texts, strict=True)}

    def alike(one: Outline, other: Outline) -> bool:
        same = reprints if one.language == other.language else translates
        return may_be_one(one, other) and same(contents[one.article], contents[other.article])

    ordered = sorted(outlines, key=lambda outline: (outline.issued, outline.article))
    pairs = [frozenset((a.article, b.article)) for a, b in combinations(outlines, 2) if alike(a, b)]
    for anew in (None, {o.article for o in outlines if chance.random() < 0.2}, {outlines[0].article}):
        found = [frozenset((a.article, b.article)) for a, b in graph.shelves.candidates(ordered, anew) if alike(a, b)]
        assert len(found) == len(set(found))
        assert set(found) == {pair for pair in pairs if anew is None or pair & anew}
    assert pairs


@pytest.mark.parametrize("language", ["en", "ru"])
def test_articles_of_one_form_are_not_compared_two_by_two(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rates of a day of a thousand banks: their words are the same, their numbers are not."""
    compared, counts = list[str](), list[int]()
    monkeypatch.setattr(graph.shelves, "may_be_one", lambda one, other: compared.append(one.article))
    for many in (300, 1200):
        chance = Random(many)
        rates = [
            _RATES.format(day=14, dollar=f"{chance.random():.6f}", euro=f"{chance.random():.6f}", rouble=n)
            for n in range(many)
        ]
        outlines = [_outline(f"a-{n}", text, ("en", language)[n % 2]) for n, text in enumerate(rates)]
        compared.clear()
        list(graph.shelves.candidates(outlines))
        counts.append(len(compared))
    assert counts[1] <= 4 * counts[0] + 40, counts


def test_only_the_articles_of_near_days_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{_RELEASE} This is said for the {n}th time." for n in range(30)]
    store = _built(*(_article(f"m-{n}", t, issued=f"20{n:02}-05-14") for n, t in enumerate(texts)))
    looked = list[str]()
    outline = graph.releases._outline
    monkeypatch.setattr(
        graph.releases, "_outline", lambda store, article, day: looked.append(day) or outline(store, article, day)
    )
    _built(_article("new", _REPRINT, issued="2010-05-20"), store=store)
    assert sorted(looked) == ["2010-05-14", "2010-05-20"]
    assert _links(store) == {"new": "m-10"}


def test_what_was_looked_at_is_let_go_of_as_days_go_by() -> None:
    alive, most = weakref.WeakSet[Outline](), 0

    def days() -> Iterator[Outline]:
        nonlocal most
        for year in range(1990, 2030):
            for month in range(1, 13):
                outline = _outline(f"a-{year}-{month}", _RELEASE, issued=f"{year}-{month:02}-14")
                alive.add(outline)
                most = max(most, len(alive))
                yield outline

    assert list(graph.shelves.candidates(days())) == []
    assert most <= 3


def test_of_very_many_changes_only_that_they_are_many_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.releases, "_MOST_CHANGED", 2)
    store = _built(FOUR[0])
    changes = graph.releases.Changes(store)
    for name in "abc":
        changes.add(name)
    assert changes.articles is None
    assert _links(_built(*FOUR[1:], store=store)) == _links(_built(*FOUR))
