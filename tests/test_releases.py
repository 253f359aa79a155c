"""Reprints and translations are linked to the first article of their release, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from extract.model import Article
from graph.build import build
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
