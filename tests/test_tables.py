"""Tables of reference data: read as they are, and refused with file and line where a column or a cell is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology.tables import rows, values


def laid(folder: Path, table: str, text: str) -> Path:
    file = folder / f"{table}.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_row_is_its_cells_by_column(tmp_path: Path) -> None:
    file = laid(tmp_path, "places", "id,type,en,also_en,lat\na,City, A ,B | C,43.2\n")
    assert rows(file) == [{"id": "a", "type": "City", "en": "A", "also_en": "B | C", "lat": "43.2"}]
    assert values(rows(file)[0]["also_en"]) == ("B", "C")


def test_what_is_not_there_or_empty_has_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path / "places.csv") == []
    assert rows(laid(tmp_path, "places", "id,type\n")) == []


@pytest.mark.parametrize(
    ("table", "text", "told"),
    [
        ("places", "id,type,en,part_off\n", "places.csv: nobody asks for the column “part_off”"),
        ("places", "ident,type,en\n", "places.csv: nobody asks for the column “ident”"),
        ("places", "type,en\n", "places.csv: the column “id” is missing"),
        ("places", "", "places.csv: the column “id” is missing"),
        ("tenures", "id,person,office,start,end,source\n", "tenures.csv: the column “acting” is missing"),
        ("formations", "new,old,date,source,type\n", "formations.csv: nobody asks for the column “type”"),
        ("places", "id,type,lat\na,City,43,2\n", "places.csv:2: it has 4 cells; the first line has 3"),
        ("places", "id,type\na,Citty\n", "places.csv:2: “Citty” is no class of entities of the ontology"),
        ("places", "id,type\na,Visit\n", "places.csv:2: “Visit” is no class of entities of the ontology"),
        ("places", "id,lat\na,1\nb,forty\n", "places.csv:3: “forty” of the column “lat” is not a number"),
        ("bodies", "id,start\na,March 2022\n", "bodies.csv:2: “March 2022” of the column “start” is not a date"),
        ("formations", "new,old,date,source\na,b,1.3.22,\n", "“1.3.22” of the column “date” is not a date"),
        ("persons", "id,gender\na,male\n", "persons.csv:2: “male” of the column “gender” is not one of m, f"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, table: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        rows(laid(tmp_path, table, text))


def test_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_bytes("id,en\na,Ä\n".encode("latin-1"))
    with pytest.raises(ValueError, match=r"places\.csv: it is not in UTF-8"):
        rows(file)
