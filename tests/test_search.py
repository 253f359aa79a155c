"""Names are found as the explorer finds them: by any part, in any script, spelling and case."""

from __future__ import annotations

import json
import re

import pytest

from ontology.namespaces import ID
from queries.ask import resolve, search
from queries.ask.catalog import QueryError
from queries.ask.run import run
from queries.facts.network import network
from queries.pictures.explorer import page
from tests.gold_graph import sample_store

NAMES = [
    (iri, name)
    for iri, names in {
        "tokayev": ("Kassym-Jomart Tokayev", "Касым-Жомарт Токаев", "Қасым-Жомарт Тоқаев"),
        "kostanay": ("Kostanay", "Қостанай"),
        "region": ("Kostanay region", "Костанайская область", "Қостанай облысы"),
        "akimat": ("Akimat of Kostanay region", "Акимат Костанайской области"),
        "akmola": ("Akmola region",),
        "akmola-akimat": ("Akimat of Akmola region",),
        "satpaev": ("Сәтбаев",),
        "zhetysu": ("Zhetysu region",),
        "one": ("Abai district",),
        "two": ("Abai region",),
    }.items()
    for name in names
]


def test_a_form_is_sought_in_languages_whose_words_have_cases() -> None:
    names = [("hero", "Баатыр"), ("river", "Волга")]
    assert set(search.best(names, "Волги")) == {"river"}
    assert set(search.best([("river", "Volga")], "Volgu")) == set()  # no language in Latin letters has cases


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("Tokayev", "tokayev"), ("Токаев", "tokayev"), ("Tokaev", "tokayev"), ("Тоқаев", "tokayev"),
        ("Tokayev Kassym-Jomart", "tokayev"), ("Kassym", "tokayev"), ("Zhomart", "tokayev"), ("okaye", "tokayev"),
        ("Токаева", "tokayev"), ("Касым-Жомарту Токаеву", "tokayev"), ("Тоқаевқа", "tokayev"),
        ("kostanay", "kostanay"), ("Costanay", None), ("Kostanai", "kostanay"), ("Костанайской области", "region"),
        ("Қостанай облысына", "region"), ("костанайская", "region"), ("Akmola", "akmola"), ("satpaev", "satpaev"),
        ("Satbayev", "satpaev"), ("Jetisu", "zhetysu"), ("Abai", None), ("qqq", None), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_one_is_chosen_where_one_clearly_fits(wanted: str, meant: str | None) -> None:
    assert search.chief(search.best(NAMES, wanted)) == meant


def test_several_are_all_found() -> None:
    assert set(search.best(NAMES, "Abai")) == {"one", "two"}
    assert search.sharing(NAMES, "Kostanay") == {"kostanay", "region", "akimat"}


def test_all_that_may_be_meant_stand_by_how_close_they_are() -> None:
    found = search.ranked(NAMES, "Kostanay")
    assert sorted(found, key=found.__getitem__)[0] == "kostanay"
    assert found["kostanay"] == (0, "Kostanay")
    assert found["region"][0] == found["akimat"][0] > 0
    assert search.ranked(NAMES, "қостанай")["kostanay"] == (0, "Қостанай")  # the name as it was put
    assert search.ranked(NAMES, "Satbayev")["satpaev"][1] == "Сәтбаев"
    assert search.ranked([], "-") == {}


def test_three_letters_are_sought_as_they_stand() -> None:
    names = [("region", "Kyzylorda region"), ("body", "GIZ")]  # loosely spelt, both hold what xyz is spelt
    assert search.ranked(names, "xyz") == {}
    assert set(search.ranked(names, "giz")) == {"body"}
    assert set(search.ranked(names, "Qızılorda")) == {"region"}


def test_parts_of_words_may_be_left_out() -> None:
    assert set(search.ranked(NAMES, "Kost", partly=False)) == set()
    assert set(search.ranked(NAMES, "костанайской области", partly=False)) == {"region", "akimat"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tokaevv", ["tokaev"]), ("tokev", ["tokaev"]), ("tokiev", ["tokaev"]), ("tokave", ["tokaev"]),
     ("satpaov", ["satpaev"]), ("xaev", []), ("aba", []), ("karagantinska", ["karakantinskai"])],
)  # fmt: skip
def test_slips_of_typing_are_forgiven_by_the_length_of_a_word(typed: str, meant: list[str]) -> None:
    known = ["tokaev", "satpaev", "abai", "karakantinskai"]
    assert search.mended(known, typed) == meant


def test_of_mistyped_words_the_nearest_are_meant() -> None:
    assert search.mended(["kostanai", "kostonai", "kustanai"], "kostanay") == ["kostanai"]


def test_names_as_they_are_spelt() -> None:
    assert list(search.spelt(["Жетісу облысы", "Satpayev"])) == [
        (search.plain(name), search.loose(name)) for name in ("Жетісу облысы", "Satpayev")
    ]


def test_the_explorer_is_given_the_same_rules() -> None:
    html = page(network(sample_store(), relations=["visit"])).html
    found = re.search(r'<script id="settings" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    given = json.loads(found[1])["spellings"]
    rules = [list(rule) for rule in search.LOOSE]
    assert given == {"letters": search.LETTERS, "loose": rules, "loosely": search.LOOSELY, "slips": list(search.SLIPS)}


# ---- parameters


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Tokayev", "kassym-jomart-tokayev"), ("Смаилова", "alikhan-smailov"), ("Qazaqstan KIA", "kia-qazaqstan"),
     ("Kostanay", "kostanay"), ("Ақмола облысында", "akmola-region"), ("Akmola", "akmola-region")],
)  # fmt: skip
def test_a_parameter_finds_what_the_explorer_finds(name: str, id_: str) -> None:
    assert resolve.entity(sample_store(), name).value.endswith(id_)


@pytest.mark.parametrize(
    ("words", "id_"),
    [("аким Алматинской области 2019", "amandyk-batalov"), ("head of state in 2010", "nursultan-nazarbayev"),
     ("Жамбыл облысының әкімі 2021", "berdibek-saparbayev")],
)  # fmt: skip
def test_a_parameter_knows_who_held_an_office_then(words: str, id_: str) -> None:
    assert resolve.entity(sample_store(), words).value == ID + id_


def test_holders_of_an_office_at_no_date_are_all_named() -> None:
    with pytest.raises(QueryError, match=r"«глава государства» может быть: .*kassym-jomart-tokayev.*укажите id"):
        resolve.entity(sample_store(), "глава государства", "ru")


def test_what_is_called_nothing_is_told_in_the_language_asked_for() -> None:
    with pytest.raises(QueryError, match="в графе ничто не называется «xyz»"):
        resolve.entity(sample_store(), "xyz", "ru")


def test_a_part_of_a_name_answers_as_the_name() -> None:
    whole, part = (run(sample_store(), "visits", {"visitor": v}) for v in ("Kassym-Jomart Tokayev", "Tokayev"))
    assert part.rows == whole.rows
    assert (whole.given["visitor"].exact, part.given["visitor"].exact) == (True, False)


def test_candidates_are_introduced() -> None:
    with pytest.raises(QueryError) as caught:
        resolve.entity(sample_store(), "Nazarbayev")
    said = str(caught.value)
    assert re.search(r"Nursultan Nazarbayev \([^)]*, \d{4}–\d*, id nursultan-nazarbayev\)", said)
    assert "Nazarbayev University (university, Astana, id nazarbayev-university)" in said
    with pytest.raises(QueryError, match=r"Abai district \(district, Karaganda region, id abai-district-karaganda\)"):
        resolve.entity(sample_store(), "Abai district")
    with pytest.raises(QueryError, match=r"Абайский район \(район, Карагандинская область, id abai-district-karaganda"):
        resolve.entity(sample_store(), "Abai district", "ru")


def test_many_candidates_are_cut_and_counted() -> None:
    with pytest.raises(QueryError, match=r"; \d+ more; give the id"):
        resolve.entity(sample_store(), "district")


def test_a_misspelt_surname_suggests_its_bearer() -> None:
    with pytest.raises(QueryError, match=r"did you mean .*kassym-jomart-tokayev"):
        resolve.entity(sample_store(), "Tokeyev")


def test_introductions() -> None:
    shown = resolve.introduced(sample_store(), [f"{ID}kostanay", f"{ID}karim-massimov", f"{ID}none"])
    assert shown[f"{ID}kostanay"] == "Kostanay (city, Kostanay region)"
    assert re.fullmatch(r"Karim Massimov \(.+, \d{4}–\d*\)", shown[f"{ID}karim-massimov"])
    assert shown[f"{ID}none"] == "none"
