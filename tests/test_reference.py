"""The reference data of the countries: complete, consistent, and right where it is easily checked."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

import ontology.schema
from ontology.reference import FOLDER, Entity, Reference, Tenure, countries, load

WORLD = "world"
FOLDERS = [WORLD, *countries()]
TABLES = [(folder, file.stem) for folder in FOLDERS for file in sorted((FOLDER / folder).glob("*.csv"))]
NOT_ENTITIES = ("tenures", "former_names", "formations")
DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

LANGUAGES = {"kz": ("en", "ru", "kk"), "kg": ("en", "ru", "ky")}
ISO = {
    "kz": {
        "abai-region": "KZ-10", "akmola-region": "KZ-11", "aktobe-region": "KZ-15", "almaty-region": "KZ-19",
        "atyrau-region": "KZ-23", "west-kazakhstan-region": "KZ-27", "zhambyl-region": "KZ-31",
        "zhetysu-region": "KZ-33", "karaganda-region": "KZ-35", "kostanay-region": "KZ-39",
        "kyzylorda-region": "KZ-43", "mangystau-region": "KZ-47", "pavlodar-region": "KZ-55",
        "north-kazakhstan-region": "KZ-59", "turkistan-region": "KZ-61", "ulytau-region": "KZ-62",
        "east-kazakhstan-region": "KZ-63", "astana": "KZ-71", "almaty": "KZ-75", "shymkent": "KZ-79",
    },
    "kg": {
        "batken-region": "KG-B", "chuy-region": "KG-C", "jalal-abad-region": "KG-J", "naryn-region": "KG-N",
        "osh-region": "KG-O", "talas-region": "KG-T", "issyk-kul-region": "KG-Y", "bishkek": "KG-GB", "osh": "KG-GO",
    },
}  # fmt: skip
REGIONS = [(country, region) for country, codes in ISO.items() for region in codes if region.endswith("-region")]
ONE_COUNTRY_S = pytest.mark.parametrize("country", countries())


@cache
def rows(folder: str, table: str) -> list[dict[str, str]]:
    with (FOLDER / folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def tables(country: str) -> list[tuple[str, str]]:
    """The tables of a country and of the world around it."""
    return [(folder, table) for folder, table in TABLES if folder in (country, WORLD)]


def cells(country: str, column: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every value of a column, with the table and the row that hold it."""
    for folder, table in tables(country):
        for row in rows(folder, table):
            for value in (row.get(column) or "").split("|"):
                if value.strip():
                    yield table, row, value.strip()


def in_force(country: str, table: str) -> list[dict[str, str]]:
    return [row for row in rows(country, table) if not row["end"]]


def test_every_country_is_expected() -> None:
    assert countries() == sorted(ISO) == sorted(LANGUAGES)


# ---- form


@pytest.mark.parametrize(("folder", "table"), TABLES)
def test_a_table_is_well_formed(folder: str, table: str) -> None:
    data = (FOLDER / folder / f"{table}.csv").read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    with (FOLDER / folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        width, *widths = (len(row) for row in csv.reader(handle))
    assert set(widths) == {width}
    for row in rows(folder, table):
        assert all(value == value.strip() for value in row.values()), row


@ONE_COUNTRY_S
def test_ids_are_unique_slugs_over_all_tables(country: str) -> None:
    found = [(folder, table) for folder, table in tables(country) if table not in NOT_ENTITIES]
    ids = Counter(row["id"] for folder, table in found for row in rows(folder, table))
    assert [i for i, number in ids.items() if number > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert len({t.id for t in load(country).tenures}) == len(load(country).tenures)


@ONE_COUNTRY_S
def test_types_are_classes_of_the_ontology(country: str) -> None:
    schema = ontology.schema.load()
    types = {e.type for e in load(country).entities.values()}
    assert types <= set(schema.parents)
    assert all(schema.is_a(t, *ontology.schema.ENTITY_CLASSES) for t in types)


@ONE_COUNTRY_S
@pytest.mark.parametrize(
    ("column", "classes"),
    [
        ("part_of", ("Place", "Organization")),
        ("centre", ("City", "Settlement")),
        ("body", ("Organization",)),
        ("jurisdiction", ("Place",)),
        ("initiator", ("Person", "Organization")),
        ("succeeds", ("Organization", "Initiative")),
        ("person", ("Person",)),
        ("place", ("Place",)),
        ("new", ("Place",)),
        ("old", ("Place",)),
    ],
)
def test_what_is_referred_to_exists(country: str, column: str, classes: tuple[str, ...]) -> None:
    schema, entities = ontology.schema.load(), load(country).entities
    assert [
        (table, row, value)
        for table, row, value in cells(country, column)
        if value not in entities or not schema.is_a(entities[value].type, *classes)
    ] == []


@ONE_COUNTRY_S
def test_offices_exist_and_are_held_somewhere(country: str) -> None:
    reference = load(country)
    assert {t.office for t in reference.tenures} <= set(reference.offices)
    assert [o.id for o in reference.offices.values() if not (o.get("body") or o.get("jurisdiction"))] == []


@ONE_COUNTRY_S
@pytest.mark.parametrize("column", ["start", "end", "date", "established"])
def test_dates_are_dates(country: str, column: str) -> None:
    assert [(table, value) for table, _, value in cells(country, column) if not DATE.fullmatch(value)] == []


@ONE_COUNTRY_S
def test_nothing_ends_before_it_starts(country: str) -> None:
    for folder, table in tables(country):
        for row in rows(folder, table):
            if row.get("start") and row.get("end"):
                length = min(len(row["start"]), len(row["end"]))
                assert row["start"][:length] <= row["end"][:length], row


@ONE_COUNTRY_S
@pytest.mark.parametrize(("column", "low", "high"), [("lat", -90.0, 90.0), ("lon", -180.0, 180.0)])
def test_coordinates_are_on_the_globe(country: str, column: str, low: float, high: float) -> None:
    assert all(low < float(value) < high for _, _, value in cells(country, column))


@ONE_COUNTRY_S
def test_codes_are_codes(country: str) -> None:
    assert all(re.fullmatch(r"Q[1-9]\d*", value) for _, _, value in cells(country, "wikidata"))
    assert all(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value) for _, _, value in cells(country, "source"))
    assert all(re.fullmatch(r"\d{9}", value) for _, _, value in cells(country, "kato"))
    assert set(Counter(value for _, _, value in cells(country, "kato")).values()) <= {1}


def test_a_settlement_s_id_is_its_code() -> None:
    assert all(row["id"] == f"kato-{row['kato']}" for row in rows("kz", "settlements") if row["id"].startswith("kato-"))


def test_one_id_means_one_thing_in_every_country() -> None:
    for one, other in combinations(countries(), 2):
        for identifier, entity in load(one).entities.items():
            if (same := load(other).entities.get(identifier)) is not None:
                assert entity.type == same.type, identifier
                assert set(entity.names["ru"]) & set(same.names["ru"]), identifier
        assert load(one).offices.keys().isdisjoint(load(other).offices)


# ---- how much there is


@ONE_COUNTRY_S
def test_the_regions_and_cities_in_force(country: str) -> None:
    assert {row["id"]: row["iso"] for row in in_force(country, "regions")} == ISO[country]
    for row in in_force(country, "regions"):
        assert row["type"] == ("Region" if row["id"].endswith("-region") else "City")


@pytest.mark.parametrize(
    ("country", "table", "least"),
    [
        *[("kz", "districts", 180), ("kz", "initiatives", 80), ("kz", "awards", 40), ("kz", "bodies", 100)],
        *[("kz", "tenures", 300), ("kz", "settlements", 5000)],
        *[("kg", "districts", 55), ("kg", "initiatives", 30), ("kg", "awards", 20), ("kg", "bodies", 100)],
        *[("kg", "tenures", 60), ("kg", "settlements", 100)],
    ],
)
def test_there_is_enough(country: str, table: str, least: int) -> None:
    assert len(rows(country, table)) >= least


def test_the_forty_districts_of_kyrgyzstan() -> None:
    regions = {region for country, region in REGIONS if country == "kg"}
    parts = Counter(row["part_of"] for row in rows("kg", "districts") if row["type"] == "District")
    assert sum(parts[region] for region in regions) == 40
    assert (parts["batken-region"], parts["chuy-region"], parts["bishkek"]) == (3, 8, 4)


@ONE_COUNTRY_S
def test_every_region_is_divided(country: str) -> None:
    parts = Counter(row["part_of"] for row in in_force(country, "districts"))
    assert all(parts[i] >= 3 for i in ISO[country] if i.endswith("-region"))


@ONE_COUNTRY_S
@pytest.mark.parametrize("table", ["tenures", "initiatives", "bodies", "awards", "former_names", "formations"])
def test_every_row_has_a_source(country: str, table: str) -> None:
    assert [row for row in rows(country, table) if not row["source"].startswith(("http://", "https://"))] == []


@ONE_COUNTRY_S
@pytest.mark.parametrize("table", ["regions", "districts", "initiatives", "awards", "bodies", "offices", "persons"])
def test_names_are_in_three_languages(country: str, table: str) -> None:
    lacking = [row["id"] for row in rows(country, table) if not all(row[x] for x in LANGUAGES[country])]
    assert len(lacking) <= len(rows(country, table)) / 20, lacking
    for row in rows(country, table):
        assert any(row[language] for language in LANGUAGES[country])
        assert not re.search("[а-яёәғқңөұүһі]", row["en"], re.I), row["en"]


@pytest.mark.parametrize("table", [table for folder, table in TABLES if folder == WORLD])
def test_the_world_has_names_in_every_country_s_languages(table: str) -> None:
    languages = {language for spoken in LANGUAGES.values() for language in spoken}
    assert [row["id"] for row in rows(WORLD, table) if not all(row[x] for x in languages)] == []


# ---- what is right


def named(country: str, identifier: str, language: str, name: str) -> bool:
    return name in load(country).entities[identifier].names[language]


@pytest.mark.parametrize(("country", "home"), [("kz", "kazakhstan"), ("kg", "kyrgyzstan")])
def test_a_country_knows_itself(country: str, home: str) -> None:
    reference = load(country)
    assert (reference.country, reference.home) == (home, reference.entities[home])
    assert reference.government == reference.entities[f"government-of-{home}"]
    assert {e.id for e in reference.entities.values() if e.get("part_of") == home} >= set(ISO[country])


def test_regions_and_their_codes() -> None:
    zhetysu = load("kz").entities["zhetysu-region"]
    assert (zhetysu.get("kato"), zhetysu.get("iso"), zhetysu.get("centre")) == ("330000000", "KZ-33", "taldykorgan")
    assert load("kz").entities["almaty"].get("kato") == "750000000"
    assert load("kz").entities["astana"].get("kato") == "710000000"
    assert load("kz").entities["almaty-region"].get("centre") == "konaev"
    assert named("kz", "zhetysu-region", "kk", "Жетісу облысы")
    assert named("kz", "almaty-region", "ru", "Алматинская область")
    assert named("kg", "issyk-kul-region", "ky", "Ысык-Көл облусу")
    assert named("kg", "manas", "ru", "Джалал-Абад")


def test_zhetysu_was_formed_from_almaty_region() -> None:
    formed = {(f.new, f.old): f.date for f in load("kz").formations}
    assert formed["zhetysu-region", "almaty-region"] == "2022-06-08"
    assert formed["abai-region", "east-kazakhstan-region"] == "2022-06-08"
    assert formed["ulytau-region", "karaganda-region"] == "2022-06-08"
    assert all(
        load("kz").entities[i].get("start") == "2022-06-08" for i in ("zhetysu-region", "abai-region", "ulytau-region")
    )


def test_former_names() -> None:
    names = {(n.place, n.names.get("en")): n for n in load("kz").former_names}
    astana = names["astana", "Nur-Sultan"]
    assert ((astana.start or "")[:4], (astana.end or "")[:4]) == ("2019", "2022")
    assert (names["konaev", "Kapchagay"].end or "").startswith("2022")
    assert names["konaev", "Kapchagay"].names["ru"] == "Капшагай"
    frunze = {n.names["en"]: n for n in load("kg").former_names}["Frunze"]
    assert (frunze.place, frunze.names["ky"], frunze.end) == ("bishkek", "Фрунзе", "1991-02-05")


@pytest.mark.parametrize(
    ("country", "office", "date", "holders"),
    [
        ("kz", "president", "2016-07", ["nursultan-nazarbayev"]),
        ("kz", "president", "1995", ["nursultan-nazarbayev"]),
        ("kz", "president", "2022", ["kassym-jomart-tokayev"]),
        ("kz", "president", "2022-10-01", ["kassym-jomart-tokayev"]),
        ("kz", "president", "2019", ["nursultan-nazarbayev", "kassym-jomart-tokayev"]),
        ("kz", "president", "2019-03-19", ["nursultan-nazarbayev"]),
        ("kz", "president", "2019-03-21", ["kassym-jomart-tokayev"]),
        ("kz", "president", "1985", []),
        ("kz", "no-such-office", "2016", []),
        ("kg", "president-of-kyrgyzstan", "2012-06", ["almazbek-atambayev"]),
        ("kg", "president-of-kyrgyzstan", "2022", ["sadyr-japarov"]),
        ("kg", "chair-of-cabinet-of-kyrgyzstan", "1995", ["apas-jumagulov"]),
        ("kg", "chair-of-cabinet-of-kyrgyzstan", "2022", ["akylbek-japarov"]),
        ("kg", "chair-of-cabinet-of-kyrgyzstan", "2025", ["adylbek-kasymaliev"]),
        ("kg", "mayor-of-bishkek", "2023-05", ["emilbek-abdykadyrov"]),
        ("kg", "president", "2022", []),
    ],
)
def test_who_held_the_office(country: str, office: str, date: str, holders: list[str]) -> None:
    assert sorted(load(country).holders(office, date)) == sorted(holders)


def test_who_ever_held_the_office() -> None:
    assert set(load("kz").holders("president", None)) == {"nursultan-nazarbayev", "kassym-jomart-tokayev"}


@pytest.mark.parametrize(
    ("start", "end", "date", "covered"),
    [
        ("2019-03-20", None, "2019", True),
        ("2019-03-20", None, "2019-03", True),
        ("2019-03-20", None, "2019-03-19", False),
        ("2019-03-20", None, "2030", True),
        ("2019", "2021", "2021-12-31", True),
        ("2019", "2021", "2022-01-01", False),
        ("2019-05", "2019-06", "2019-06-30", True),
        ("2019-05", "2019-06", "2019-04", False),
        (None, "2019", "2018", False),
        (None, None, "2018", False),
    ],
)
def test_a_date_counts_as_its_whole_span(start: str | None, end: str | None, date: str, covered: bool) -> None:
    assert Tenure("t", "p", "o", start, end, False, ()).covers(date) is covered


def test_places_lie_within_one_another() -> None:
    assert list(load("kz").within("karasai-district")) == ["almaty-region", "kazakhstan"]
    assert list(load("kg").within("tamchy")) == ["issyk-kul-district", "issyk-kul-region", "kyrgyzstan"]
    assert list(load("kg").within("almaty")) == ["kazakhstan"]
    for reference in map(load, countries()):
        for identifier in reference.entities:
            assert len(list(reference.within(identifier))) < 8


# ---- polygons


@cache
def test_a_region_was_part_of_that_which_it_was_formed_from() -> None:
    assert list(load("kz").within("semey", "2020")) == ["abai-region", "east-kazakhstan-region", "kazakhstan"]
    assert list(load("kz").within("semey", "2023")) == ["abai-region", "kazakhstan"]


def polygons() -> dict[str, list[list[list[list[float]]]]]:
    found = {}
    for feature in load("kz").outlines:
        geometry = feature["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        found[feature["properties"]["id"]] = parts
    assert len(found) == len(load("kz").outlines)
    return found


def inside(lon: float, lat: float, polygon: list[list[list[list[float]]]]) -> bool:
    """Does the point lie in the polygon, holes left out? Rings are counted by the even-odd rule."""
    odd = False
    for part in polygon:
        for ring in part:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    odd = not odd
    return odd


def test_polygons_are_of_known_places_and_closed() -> None:
    assert set(polygons()) <= set(load("kz").entities)
    assert set(ISO["kz"]) <= set(polygons())
    for identifier, polygon in polygons().items():
        for part in polygon:
            for ring in part:
                assert len(ring) >= 4, identifier
                assert ring[0] == ring[-1], identifier
                assert all(45 < x < 90 and 40 < y < 56 for x, y in ring), identifier


@pytest.mark.parametrize("region", [i for country, i in REGIONS if country == "kz"])
def test_a_region_s_polygon_holds_its_centre(region: str) -> None:
    centre = load("kz").entities[load("kz").entities[region].get("centre") or ""]
    assert inside(float(centre.get("lon") or 0), float(centre.get("lat") or 0), polygons()[region]), centre.id


# ---- reading the tables


def pack(folder: Path, monkeypatch: pytest.MonkeyPatch, **tables: str) -> Reference:
    for name, text in tables.items():
        of, _, table = name.rpartition("_")
        file = folder / (of or "xx") / f"{table}.csv"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr("ontology.reference.FOLDER", folder)
    return Reference("xx")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,type,en\na,City,A\n,City,B\n", r"places\.csv:3: an id is missing"),
        ("id,type,en\na,City,A\na,City,B\n", r"places\.csv:3: a stands twice"),
    ],
)
def test_a_broken_table_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        pack(tmp_path, monkeypatch, places=text)


@pytest.mark.parametrize(("who", "told"), [("b,mayor", "no person “b”"), ("a,major", "no office “major”")])
def test_a_tenure_of_nobody_or_of_no_office_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, told: str
) -> None:
    tenures = f"id,person,office,start,end,acting,source\nt,{who},,,,\n"
    persons, offices = "id,type,en\na,Official,A\n", "id,en\nmayor,Mayor\n"
    with pytest.raises(ValueError, match=rf"tenures\.csv:2: there is {told}"):
        pack(tmp_path, monkeypatch, persons=persons, offices=offices, tenures=tenures)


def test_a_pack_may_have_few_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "id,type,en,ru,also_en,part_of\na,City,A,А, B | A |,b\nb,Region,,Б,,a\n"
    found = pack(tmp_path, monkeypatch, places=text)
    assert found.entities["a"].names == {"en": ("A", "B"), "ru": ("А",)}
    assert (found.entities["a"].name(), found.entities["a"].name("kk"), found.entities["b"].name()) == ("A", "A", "Б")
    assert list(found.within("a")) == ["b"]
    assert (found.offices, found.tenures) == ({}, [])


def test_a_pack_has_the_world_and_its_own_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = "id,type,en,ky,also_ky\nhere,Country,Here,Бул жер,\nthere,Country,There,Тиги жер,Ал жер\n"
    places = "id,type,en,zz,part_of\na,Region,A,Ä,there\n"
    regions = "id,type,en,zz,also_zz,part_of\nb,Region,B,Bz,Bzz,here\n"
    found = pack(tmp_path, monkeypatch, world_countries=world, places=places, regions=regions)
    assert (countries(), found.country, found.home) == (["xx"], "here", found.entities["here"])
    assert found.entities["there"].names == {"en": ("There",), "ky": ("Тиги жер", "Ал жер")}
    assert found.entities["b"].names == {"en": ("B",), "zz": ("Bz", "Bzz")}
    assert [found.entities["b"].name(x) for x in ("zz", "kk")] == ["Bz", "B"]
    assert found.entities["b"].properties == {"part_of": ("here",)}
    assert found.outlines == []


def test_an_id_of_the_world_is_not_a_country_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"world.places\.csv:2: a stands twice|xx.places\.csv:2: a stands twice"):
        pack(tmp_path, monkeypatch, world_places="id,type,en\na,City,A\n", places="id,type,en\na,City,A\n")


def test_the_world_is_no_country() -> None:
    with pytest.raises(ValueError, match="no reference data of a country “world”; there is: kg, kz"):
        Reference("world")


def test_the_world_is_in_the_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prints = [
        pack(tmp_path, monkeypatch, world_countries=f"id,type,en\na,Country,{name}\n", regions="id\n").fingerprint
        for name in ("A", "B", "A")
    ]
    assert prints[0] == prints[2] != prints[1]


def test_entities_are_equal_by_id() -> None:
    assert Entity("a", "City", {}) == Entity("a", "Region", {"en": ("A",)})
    assert len({Entity("a", "City", {}), Entity("a", "City", {}), Entity("b", "City", {})}) == 2
    assert Entity("a", "City", {}) != "a"


@pytest.mark.parametrize("country", LANGUAGES)
def test_a_country_has_names_in_its_languages(country: str) -> None:
    assert load(country).languages == LANGUAGES[country]
