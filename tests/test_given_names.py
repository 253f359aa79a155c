"""Given names: those of the languages asked for, each once, without what the lists say beside them."""

from __future__ import annotations

from extract.given_names import given_names


def test_names_are_of_the_languages_asked_for() -> None:
    assert {"Абай", "Айгүл"} <= {*given_names(("kk",))}
    assert "Александр" not in given_names(("kk",))
    assert {"Абай", "Александр"} <= {*given_names(("kk", "ru"))}


def test_a_language_without_a_list_has_none() -> None:
    assert given_names(("xx",)) == ()


def test_each_name_stands_once_and_alone() -> None:
    names = given_names(("kk", "ru"))
    assert len(names) == len(set(names))
    assert all(name and not set(name) & set("#[](),") and name == name.strip() for name in names)
    assert {"Төлеген", "Тулеген"} <= {*names}  # spellings of one line
