"""What leads to a noun whose head stands last: where it begins, and what it says of the body."""

from __future__ import annotations

import pytest

from extract.names.leads import anchor_before, is_part, is_told, lead_of, office_before
from tests.passages import noun, words


@pytest.mark.parametrize(
    ("text", "word", "lead"),
    [
        ("Ол Алматы облысының қаржы басқармасында істейді.", "басқармасында", "Алматы облысының қаржы"),
        ("Ол Маңғыстау облысы кәсіпкерлік және сауда басқармасында істейді.", "басқармасында",
         "Маңғыстау облысы кәсіпкерлік және сауда"),
        ("Ол облыстық экономика және сауда басқармасында істейді.", "басқармасында", "облыстық экономика және сауда"),
        ("Ол экономика және сауда басқармасында істейді.", "басқармасында", "сауда"),  # of a list nothing begins
        ("Ол Қорқыт ата атындағы ұлттық театрда істейді.", "театрда", "Қорқыт ата атындағы ұлттық"),
        ("Ол әл-Фараби атындағы ұлттық театрда істейді.", "театрда", "әл-Фараби атындағы ұлттық"),
        ("Ол Сәуле Омарова Абай атындағы ұлттық театрда істейді.", "театрда", "Абай атындағы ұлттық"),
        ("Ол «Бұлақ» балалардың қайырымдылық қорында істейді.", "қайырымдылық", "«Бұлақ» балалардың"),
        ("Кеше Сәуле Омарова Білім сақтау басқармасына барды.", "басқармасына", "Білім сақтау"),
        ("Кеше Сәуле Омарова Павлодар қаласына жылу электр орталығын салуға келді.", "жылу", ""),  # to be built there
        ("Кеше Президент оркестрі өнер көрсетті.", "оркестрі", "Президент"),
        ("Ол қалалық жұмыспен қамту және сауда басқармасында істейді.", "басқармасында",
         "қалалық жұмыспен қамту және сауда"),
        ("Ол жиында әкіммен спорт басқармасында кездесті.", "басқармасында", "спорт"),  # no means of what is done
        ("Қостанай облысындағы Қазақ-неміс музыка мектебі ашылды.", "музыка", "Қазақ-неміс"),
    ],
)  # fmt: skip
def test_the_words_that_lead_to_a_noun(text: str, word: str, lead: str) -> None:
    names, _, found = noun(text, word, "kk")
    assert words(names.passage, lead_of(names, found).start, found.start) == lead


def test_what_a_lead_says() -> None:
    names, _, found = noun("Ол балық аулау жөніндегі комиссияда істейді.", "комиссияда", "kk")
    assert lead_of(names, found).linked
    names, _, found = noun("Ол Абай атындағы ұлттық театрда істейді.", "театрда", "kk")
    assert lead_of(names, found).honoured
    names, _, found = noun("Бізге Президенттің Алғысы жарияланды.", "Алғысы", "kk")
    assert lead_of(names, found).given


def test_a_place_that_only_tells_where_begins_no_name() -> None:
    names, _, found = noun("Өскеменде музыка мектебі ашылды.", "музыка", "kk")
    assert anchor_before(names, found.start, body=False) is None
    names, _, found = noun("Қызылорда музыка мектебі ашылды.", "музыка", "kk")
    assert anchor_before(names, found.start, body=False) is not None


def test_an_office_without_a_capital_gives_awards_alone() -> None:
    names, _, found = noun("Оған облыс әкімінің Алғысы жарияланды.", "Алғысы", "kk")
    assert office_before(names, found.start) is None
    assert office_before(names, found.start, award=True) is not None


def test_a_branch_is_part_of_a_body() -> None:
    names, _, found = noun("«Бұлақ» серіктестігінің облыстық филиалы ашылды.", "филиалы", "kk")
    assert is_part(names, 3, found)
    assert not is_part(names, found.start, found)
    assert not is_told(names, found)
