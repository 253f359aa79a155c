"""The reference data of Kazakhstan: complete, consistent, and right where it is easily checked."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import ontology.schema
from ontology.reference import FOLDER, LANGUAGES, Entity, Reference, Tenure, load

KZ = FOLDER / "kz"
TABLES = sorted(file.stem for file in KZ.glob("*.csv"))
ENTITIES = [t for t in TABLES if t not in ("tenures", "former_names", "formations")]
DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

ISO = {
    "abai-region": "KZ-10", "akmola-region": "KZ-11", "aktobe-region": "KZ-15", "almaty-region": "KZ-19",
    "atyrau-region": "KZ-23", "west-kazakhstan-region": "KZ-27", "zhambyl-region": "KZ-31", "zhetysu-region": "KZ-33",
    "karaganda-region": "KZ-35", "kostanay-region": "KZ-39", "kyzylorda-region": "KZ-43", "mangystau-region": "KZ-47",
    "pavlodar-region": "KZ-55", "north-kazakhstan-region": "KZ-59", "turkistan-region": "KZ-61",
    "ulytau-region": "KZ-62", "east-kazakhstan-region": "KZ-63",
    "astana": "KZ-71", "almaty": "KZ-75", "shymkent": "KZ-79",
}  # fmt: skip


@cache
def rows(table: str) -> list[dict[str, str]]:
    with (KZ / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def reference() -> Reference:
    return load("kz")


def cells(column: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every value of a column, with the table and the row that hold it."""
    for table in TABLES:
        for row in rows(table):
            for value in (row.get(column) or "").split("|"):
                if value.strip():
                    yield table, row, value.strip()


def in_force(table: str) -> list[dict[str, str]]:
    return [row for row in rows(table) if not row["end"]]


# ---- form


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_well_formed(table: str) -> None:
    data = (KZ / f"{table}.csv").read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    with (KZ / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        width, *widths = (len(row) for row in csv.reader(handle))
    assert set(widths) == {width}
    for row in rows(table):
        assert all(value == value.strip() for value in row.values()), row


def test_ids_are_unique_slugs_over_all_tables() -> None:
    ids = Counter(row["id"] for table in ENTITIES for row in rows(table))
    assert [i for i, number in ids.items() if number > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert len({t.id for t in reference().tenures}) == len(reference().tenures)


def test_types_are_classes_of_the_ontology() -> None:
    schema = ontology.schema.load()
    types = {e.type for e in reference().entities.values()}
    assert types <= set(schema.parents)
    assert all(schema.is_a(t, *ontology.schema.ENTITY_CLASSES) for t in types)


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
def test_what_is_referred_to_exists(column: str, classes: tuple[str, ...]) -> None:
    schema, entities = ontology.schema.load(), reference().entities
    assert [
        (table, row, value)
        for table, row, value in cells(column)
        if value not in entities or not schema.is_a(entities[value].type, *classes)
    ] == []


def test_offices_exist_and_are_held_somewhere() -> None:
    assert {t.office for t in reference().tenures} <= set(reference().offices)
    assert [o.id for o in reference().offices.values() if not (o.get("body") or o.get("jurisdiction"))] == []


@pytest.mark.parametrize("column", ["start", "end", "date", "established"])
def test_dates_are_dates(column: str) -> None:
    assert [(table, value) for table, _, value in cells(column) if not DATE.fullmatch(value)] == []


def test_nothing_ends_before_it_starts() -> None:
    for table in TABLES:
        for row in rows(table):
            if row.get("start") and row.get("end"):
                length = min(len(row["start"]), len(row["end"]))
                assert row["start"][:length] <= row["end"][:length], row


@pytest.mark.parametrize(("column", "low", "high"), [("lat", -90.0, 90.0), ("lon", -180.0, 180.0)])
def test_coordinates_are_on_the_globe(column: str, low: float, high: float) -> None:
    assert all(low < float(value) < high for _, _, value in cells(column))


def test_codes_are_codes() -> None:
    assert all(re.fullmatch(r"\d{9}", value) for _, _, value in cells("kato"))
    assert all(re.fullmatch(r"Q[1-9]\d*", value) for _, _, value in cells("wikidata"))
    assert all(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value) for _, _, value in cells("source"))
    assert max(Counter(value for _, _, value in cells("kato")).values()) == 1
    assert all(row["id"] == f"kato-{row['kato']}" for row in rows("settlements") if row["id"].startswith("kato-"))


# ---- how much there is


def test_twenty_regions_and_cities_are_in_force() -> None:
    types = Counter(row["type"] for row in in_force("regions"))
    assert types == {"Region": 17, "City": 3}
    assert {row["id"]: row["iso"] for row in in_force("regions")} == ISO


@pytest.mark.parametrize(
    ("table", "least"),
    [("districts", 180), ("initiatives", 80), ("awards", 40), ("bodies", 100), ("tenures", 300), ("settlements", 5000)],
)
def test_there_is_enough(table: str, least: int) -> None:
    assert len(rows(table)) >= least


def test_every_region_is_divided() -> None:
    parts = Counter(row["part_of"] for row in in_force("districts"))
    assert all(parts[i] >= 3 for i in ISO if i.endswith("-region"))


@pytest.mark.parametrize("table", ["tenures", "initiatives", "bodies", "awards", "former_names", "formations"])
def test_every_row_has_a_source(table: str) -> None:
    assert [row for row in rows(table) if not row["source"].startswith(("http://", "https://"))] == []


@pytest.mark.parametrize("table", ["regions", "districts", "initiatives", "awards", "bodies", "offices", "persons"])
def test_names_are_in_three_languages(table: str) -> None:
    lacking = [row["id"] for row in rows(table) if not all(row[x] for x in LANGUAGES)]
    assert len(lacking) <= len(rows(table)) / 20, lacking
    for row in rows(table):
        assert row["en"] or row["ru"] or row["kk"]
        assert not re.search("[а-яёәғқңөұүһі]", row["en"], re.I), row["en"]


# ---- what is right


def named(identifier: str, language: str, name: str) -> bool:
    return name in reference().entities[identifier].names[language]


def test_regions_and_their_codes() -> None:
    zhetysu = reference().entities["zhetysu-region"]
    assert (zhetysu.get("kato"), zhetysu.get("iso"), zhetysu.get("centre")) == ("330000000", "KZ-33", "taldykorgan")
    assert reference().entities["almaty"].get("kato") == "750000000"
    assert reference().entities["astana"].get("kato") == "710000000"
    assert reference().entities["almaty-region"].get("centre") == "konaev"
    assert named("zhetysu-region", "kk", "Жетісу облысы")
    assert named("almaty-region", "ru", "Алматинская область")


def test_zhetysu_was_formed_from_almaty_region() -> None:
    formed = {(f.new, f.old): f.date for f in reference().formations}
    assert formed["zhetysu-region", "almaty-region"] == "2022-06-08"
    assert formed["abai-region", "east-kazakhstan-region"] == "2022-06-08"
    assert formed["ulytau-region", "karaganda-region"] == "2022-06-08"
    assert all(
        reference().entities[i].get("start") == "2022-06-08" for i in ("zhetysu-region", "abai-region", "ulytau-region")
    )


def test_former_names() -> None:
    names = {(n.place, n.names.get("en")): n for n in reference().former_names}
    astana = names["astana", "Nur-Sultan"]
    assert ((astana.start or "")[:4], (astana.end or "")[:4]) == ("2019", "2022")
    assert (names["konaev", "Kapchagay"].end or "").startswith("2022")
    assert names["konaev", "Kapchagay"].names["ru"] == "Капшагай"


@pytest.mark.parametrize(
    ("office", "date", "holders"),
    [
        ("president", "2016-07", ["nursultan-nazarbayev"]),
        ("president", "1995", ["nursultan-nazarbayev"]),
        ("president", "2022", ["kassym-jomart-tokayev"]),
        ("president", "2022-10-01", ["kassym-jomart-tokayev"]),
        ("president", "2019", ["nursultan-nazarbayev", "kassym-jomart-tokayev"]),
        ("president", "2019-03-19", ["nursultan-nazarbayev"]),
        ("president", "2019-03-21", ["kassym-jomart-tokayev"]),
        ("president", "1985", []),
        ("no-such-office", "2016", []),
    ],
)
def test_who_held_the_office(office: str, date: str, holders: list[str]) -> None:
    assert sorted(reference().holders(office, date)) == sorted(holders)


def test_who_ever_held_the_office() -> None:
    assert set(reference().holders("president", None)) == {"nursultan-nazarbayev", "kassym-jomart-tokayev"}


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
    assert list(reference().within("karasai-district")) == ["almaty-region", "kazakhstan"]
    for identifier in reference().entities:
        assert len(list(reference().within(identifier))) < 8


# ---- polygons


@cache
def polygons() -> dict[str, list[list[list[list[float]]]]]:
    data = json.loads((KZ / "polygons.geojson").read_text(encoding="utf-8"))
    found = {}
    for feature in data["features"]:
        geometry = feature["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        found[feature["properties"]["id"]] = parts
    assert len(found) == len(data["features"])
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
    assert set(polygons()) <= set(reference().entities)
    assert set(ISO) <= set(polygons())
    for identifier, polygon in polygons().items():
        for part in polygon:
            for ring in part:
                assert len(ring) >= 4, identifier
                assert ring[0] == ring[-1], identifier
                assert all(45 < x < 90 and 40 < y < 56 for x, y in ring), identifier


@pytest.mark.parametrize("region", [i for i in ISO if i.endswith("-region")])
def test_a_region_s_polygon_holds_its_centre(region: str) -> None:
    centre = reference().entities[reference().entities[region].get("centre") or ""]
    assert inside(float(centre.get("lon") or 0), float(centre.get("lat") or 0), polygons()[region]), centre.id


# ---- reading the tables


def pack(folder: Path, monkeypatch: pytest.MonkeyPatch, **tables: str) -> Reference:
    for name, text in tables.items():
        (folder / "xx").mkdir(exist_ok=True)
        (folder / "xx" / f"{name}.csv").write_text(text, encoding="utf-8")
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


def test_a_pack_may_have_few_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "id,type,en,ru,also_en,part_of\na,City,A,А, B | A |,b\nb,Region,,Б,,a\n"
    found = pack(tmp_path, monkeypatch, places=text)
    assert found.entities["a"].names == {"en": ("A", "B"), "ru": ("А",)}
    assert (found.entities["a"].name(), found.entities["a"].name("kk"), found.entities["b"].name()) == ("A", "A", "Б")
    assert list(found.within("a")) == ["b"]
    assert (found.offices, found.tenures) == ({}, [])


def test_entities_are_equal_by_id() -> None:
    assert Entity("a", "City", {}) == Entity("a", "Region", {"en": ("A",)})
    assert len({Entity("a", "City", {}), Entity("a", "City", {}), Entity("b", "City", {})}) == 2
    assert Entity("a", "City", {}) != "a"
