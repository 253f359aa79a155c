"""Where things lie: by a verb, by a place beside or within a name, by the reference data; and what lies nowhere."""

from __future__ import annotations

import pytest

from extract.relations import located_in
from tests.documents import ready, told


def located(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(located_in, ready(text, language), "thing", "place")


PLANT = "Ertis Cable"


@pytest.mark.parametrize(
    ("verb", "found"), [("is located", True), ("works", True), ("is not located", False), ("was criticised", False)]
)
def test_a_verb_that_says_where_a_thing_lies(verb: str, found: bool) -> None:
    assert [fact[1:] for fact in located(f"The {PLANT} plant {verb} yesterday in Rudny.")] == [(PLANT, "Rudny")] * found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The headquarters of Kazchrome is in Aktobe.", [("there-is", "Kazchrome", "Aktobe")]),
        ("en", "The headquarters of Kazchrome is located in Aktobe.", [("located-verb", "Kazchrome", "Aktobe")]),
        ("en", "The head of Kazchrome is in Aktobe.", []),
        ("kk", "Қазхромның штаб-пәтері Ақтөбеде орналасқан.", [("located-verb", "Қазхром", "Ақтөбе")]),
        ("ru", "Штаб-квартира Казхрома находится в Актобе.", [("located-verb", "Казхром", "Актобе")]),
    ],
)
def test_a_body_is_where_its_seat_is(language: str, text: str, found: list[tuple[str, ...]]) -> None:
    assert located(text, language) == found


@pytest.mark.parametrize(("verb", "found"), [("создан", True), ("обсуждён", False)])
def test_a_body_is_where_it_was_founded(verb: str, found: bool) -> None:
    assert (
        located(f"В Рудном {verb} кооператив «Сут Береке».", "ru") == [("operating-in", "Сут Береке", "Рудный")] * found
    )


def test_a_facility_may_be_in_a_quarter() -> None:
    assert located("School No. 45 in the Turan microdistrict was repaired.") == [
        ("thing-in-place", "School No. 45", "Turan microdistrict")
    ]


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", f"He visited the {PLANT} plant in Rudny.", ("thing-in-place", PLANT, "Rudny")),
        ("en", f"He visited Rudny's {PLANT} plant.", ("place-as-owner", PLANT, "Rudny")),
        ("en", "He visited Zhezdy village, Ulytau district.", ("place-of-place", "Zhezdi", "Ulytau district")),
        ("en", "He visited Tashkent, Uzbekistan.", ("place-of-place", "Tashkent", "Uzbekistan")),
        ("ru", "Он посетил музей «Абай» Павлодара.", ("thing-of-place", "музей Абай", "Павлодар")),
        ("kk", "Ол Рудный қаласындағы «Тобыл» зауытын аралады.", ("place-of-thing", "Тобыл зауыты", "Рудный")),
        ("kk", "Ол Қостанай облысына қарасты Рудный қаласын аралады.", ("belonging-to", "Рудный", "Қостанай облысы")),
    ],
)
def test_a_place_beside_a_thing(language: str, text: str, fact: tuple[str, ...]) -> None:
    assert located(text, language)[0] == fact


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He visited the {PLANT} plant after Rudny."),
        ("en", f"He visited Rudny, {PLANT} plant."),
        ("en", f"He visited the {PLANT} plant. In Rudny he rested."),  # another sentence
        ("en", "He visited Uzbekistan, Tashkent."),
        ("kk", "Ол Шу, Меркі, Байзақ аудандарын аралады."),  # a list
        ("kk", "Ол Отар ауылында, Меркі ауданында болды."),
        ("kk", "Ол Рудный қаласы «Тобыл» зауыты туралы айтты."),  # no case makes it the place's own
    ],
)
def test_what_stands_beside_and_lies_elsewhere(language: str, text: str) -> None:
    assert located(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "He visited the Alatau district of Almaty city.", ("told-region", "Alatau district", "Almaty")),
        ("ru", "Он посетил Алатауский район города Алматы.", ("told-region", "Алатауский район", "Алматы")),
        ("kk", "Ол Алматы қаласының Алатау ауданын аралады.", ("told-region", "Алатау ауданы", "Алматы")),
    ],
)
def test_a_district_of_a_city_lies_in_it(language: str, text: str, fact: tuple[str, ...]) -> None:
    assert located(text, language) == [fact]


def test_a_district_and_a_city_in_a_list_are_two() -> None:
    assert located("He visited Alatau district, Aksu city.") == []
    assert located("He visited Alatau district and Aksu city.") == []


def test_what_is_coordinated_before_a_place_lies_there_too() -> None:
    text = f"He visited {{}} and the {PLANT} plant in Rudny."
    assert ("things-in-place", "Tobyl Cable", "Rudny") in located(text.format("the Tobyl Cable plant"))
    assert [rule for rule, *_ in located(text.format("the Abai museum"))] == ["thing-in-place"]  # another kind of thing


def test_a_place_within_the_name_of_a_facility() -> None:
    house = "Friendship House of Karaganda"
    assert located(f"The {house} opened.") == [("named-by-place", house, "Karaganda")]


def test_the_reference_data_put_one_named_place_in_another() -> None:
    assert located("Rudny grows. Kostanay region grows.") == [("known-container", "Rudny", "Kostanay region")]
    assert located("Rudny grows. Pavlodar region grows.") == []


@pytest.mark.parametrize(
    ("issued", "region"),
    [("2019-03-04", "East Kazakhstan region"), (None, "East Kazakhstan region"), ("2024-03-04", "")],
)
def test_an_article_may_be_of_before_a_region_was_divided(issued: str | None, region: str) -> None:
    text = ready("East Kazakhstan region grows. Borodulikha district grows.", issued=issued)
    assert [place for _, place in told(located_in, text, "place")] == [region] * bool(region)


def test_no_larger_place_lies_in_a_smaller_one_nor_against_the_reference_data() -> None:
    assert located("Pavlodar region is located in Aksu.") == [("known-container", "Aksu", "Pavlodar region")]
    assert located("Xyzzy district is located in Rudny.") == []
    assert located("Rudny is located in Pavlodar region.") == []
    assert located("Rudny is located in Kostanay region.")[0] == ("located-verb", "Rudny", "Kostanay region")


def test_a_ministry_of_the_country_sits_nowhere_by_that() -> None:
    assert located("The Ministry of Culture of the Republic of Kazakhstan spoke.") == []


def test_a_region_in_a_sentence_about_the_country() -> None:
    assert located("Pavlodar region is the granary of the country.") == [
        ("region-of-country", "Pavlodar region", "Kazakhstan")
    ]
    assert located("Pavlodar region grows. The country grows.") == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Eight regions of Kazakhstan grew, including Pavlodar region.", True),
        ("ru", "Восемь областей Казахстана выросли, в том числе Павлодарская область.", True),
        ("kk", "Қазақстанның сегіз облысы өсті, оның ішінде Павлодар облысы бар.", True),
        ("en", "Kazakhstan sold grain, including through Pavlodar region.", False),
        ("en", "Eight regions of Kazakhstan grew, and Pavlodar region did not.", False),
    ],
)
def test_regions_named_of_several_of_the_country_lie_in_it(language: str, text: str, found: bool) -> None:
    assert [rule for rule, *_ in located(text, language)] == ["region-of-country"] * found


def test_a_new_facility_is_in_the_only_region_that_the_article_speaks_of() -> None:
    text = f"Pavlodar region grows. The {PLANT} plant opened"
    assert located(f"{text}.") == [("facility-of-the-region", PLANT, "Pavlodar region")]
    assert located(f"{text} after Kostanay region.") == []


def test_a_headline_puts_nothing_anywhere() -> None:
    below = "\n\nThe ceremony took place with many guests and much music on Monday."
    assert located(f"He visited the {PLANT} plant in Rudny{below}") == []
    assert located(f"He visited the {PLANT} plant in Rudny.{below}") != []


def test_the_only_town_named_before_is_where_a_plant_is_seen() -> None:
    text = "He came to Rudny{}. He visited the Ertis Cable plant."
    assert ("facility-of-the-town", PLANT, "Rudny") in located(text.format(""))
    assert PLANT not in {thing for _, thing, _ in located(text.format(" and Taraz"))}
    beside = "He visited the port of Rudny and the Ertis Cable plant."  # the port alone is said to be there
    assert PLANT not in {thing for _, thing, _ in located(beside)}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "He came to Talgar district. He visited the Ertis Cable plant.", "Talgar district"),
        ("en", "He came to Talgar and Karasai districts. He visited the Ertis Cable plant.", None),
        ("en", "He came to Talgar district. In Rudny he visited the Ertis Cable plant.", "Rudny"),
        ("en", "He visited the Ertis Cable plant. Later he came to Talgar district.", None),  # after it
        ("kk", "Болат Омаров Талғар ауданына барды. Ол «Дала» шаруа қожалығында болды.", "Талғар ауданы"),
        ("kk", "Болат Омаров Талғар ауданына барды. Ол «Дала» май зауытының жұмысымен танысты.", "Талғар ауданы"),
    ],
)
def test_what_is_seen_lies_in_the_only_district_named_before(language: str, text: str, place: str | None) -> None:
    found = told(located_in, ready(text, language), "place")
    assert [where for _, where in found] == ([place] if place else [])


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", f"The {PLANT} plant (Rudny) was visited.", ("in-brackets", PLANT, "Rudny")),
        ("en", "Konaev is the centre of Almaty region.", ("centre-of", "Konaev", "Almaty region")),
        ("ru", "Завод «Ертіс», расположенный в Рудном, работает.", ("lying-in", "Завод Ертіс", "Рудный")),
        ("ru", "Школа №2 г. Аксу работает.", ("thing-of-place", "Школа №2", "Аксу")),
    ],
)
def test_more_ways_of_telling_where_a_thing_lies(language: str, text: str, fact: tuple[str, ...]) -> None:
    assert fact in located(text, language)


def test_a_dateline_a_road_and_the_name_of_another_thing_speak_of_no_town() -> None:
    region = "Kostanay region grows."
    assert located(f"RUDNY. {region}") == []
    assert located(f"{region} The Rudny Xyzzy grows.") == []
    assert located(f"{region} Rudny, too, grows.") == [("known-container", "Rudny", "Kostanay region")]


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Тараз растёт. В микрорайоне Самал и в микрорайоне «Арай» сажают сады.", "ru", ["Тараз", "Тараз"]),
        ("Тараз и Аксу растут. В микрорайоне Самал сажают сады.", "ru", []),  # in which of them?
        ("Тараз растёт. В урочище Самал сажают сады.", "ru", []),
        ("Тараз қаласы өсіп келеді. «Самал» шағын ауданында бақ егілді.", "kk", ["Тараз"]),
        ("Taraz grows. They built a school in the Samal microdistrict.", "en", ["Taraz"]),
    ],
)
def test_quarters_are_in_the_only_town(text: str, language: str, places: list[str]) -> None:
    found = told(located_in, ready(text, language), "place")
    assert [place for rule, place in found if rule == "quarter-of-the-town"] == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Рудный қаласында «Тобыл» зауыты бар.", [("there-is", "Тобыл зауыты", "Рудный")]),
        ("Рудный қаласында «Тобыл» зауыты жоқ.", []),
        ("«Тобыл» зауыты Рудный қаласының аумағында орналасқан.", [("located-verb", "Тобыл зауыты", "Рудный")]),
        ("«Тобыл» зауыты Рудный қаласының тұрғындары үшін орналасқан.", []),
    ],
)
def test_what_there_is_in_a_place_or_a_part_of_it(text: str, found: list[tuple[str, ...]]) -> None:
    assert located(text, "kk") == found
