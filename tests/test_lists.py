"""The word lists of languages and countries: what a file lacks, or has too much, is told with its mend."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extract import languages
from extract.languages import lists
from extract.languages.lists import CountryWords, ListError, Quantities, Titles, Words

FOLDER = Path(languages.__file__).parent
FILES = [("words", Words), ("titles", Titles), ("quantities", Quantities)]


def _copy(source: Path, target: Path, change: dict[str, object], without: str = "") -> Path:
    """A file of lists with some of them changed."""
    data = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) | change
    data.pop(without, None)
    target.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    return target


@pytest.mark.parametrize(("name", "model"), FILES)
def test_a_missing_list_is_told_with_its_mend(name: str, model: type[Words], tmp_path: Path) -> None:
    for field in model.model_fields:
        file = _copy(FOLDER / "en" / f"{name}.yaml", tmp_path / f"{name}.yaml", {}, without=field)
        with pytest.raises(ListError, match=rf"{name}\.yaml: the list “{field}” is missing; write “{field}: \[\]”"):
            lists.read(file, model)


def test_a_misspelt_list_is_told(tmp_path: Path) -> None:
    file = _copy(FOLDER / "ru" / "words.yaml", tmp_path / "words.yaml", {"month": {"мая": "5"}}, without="months")
    with pytest.raises(ListError, match="nobody asks for the list “month”"):
        lists.read(file, Words)


@pytest.mark.parametrize(
    ("field", "value"),
    [("articles", "the"), ("months", {"may": "soon"}), ("changes", ["from"]), ("bodies", ["akimat"])],
)
def test_a_list_of_another_form_is_told(field: str, value: object, tmp_path: Path) -> None:
    file = _copy(FOLDER / "en" / "words.yaml", tmp_path / "words.yaml", {field: value})
    with pytest.raises(ListError, match=rf"words\.yaml: {field}"):
        lists.read(file, Words)


def test_a_file_that_is_missing_or_no_yaml_is_told(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="there is no such file"):
        lists.read(tmp_path / "words.yaml", Words)
    (tmp_path / "kinds.yaml").write_text("City: [city", encoding="utf-8")
    with pytest.raises(ListError, match=r"kinds\.yaml: it is no YAML"):
        lists.table(tmp_path / "kinds.yaml")


def test_a_list_that_stands_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "kinds.yaml").write_text("City: [town]\nRegion: []\nCity: [city]", encoding="utf-8")
    with pytest.raises(ListError, match=r"kinds\.yaml: .*“City” stands twice .*line 3"):
        lists.table(tmp_path / "kinds.yaml", lists.Kinds)


def test_a_kind_of_no_class_is_told(tmp_path: Path) -> None:
    (tmp_path / "kinds.yaml").write_text("Citty: [town]", encoding="utf-8")
    with pytest.raises(ListError, match=r"kinds\.yaml: .*the ontology has no class Citty"):
        lists.table(tmp_path / "kinds.yaml", lists.Kinds)


def test_what_is_no_regular_expression_is_told(tmp_path: Path) -> None:
    whole = yaml.safe_load((FOLDER / "en" / "titles.yaml").read_text(encoding="utf-8"))
    (tmp_path / "titles.yaml").write_text(yaml.safe_dump({**whole, "agent_noun": "(er"}), encoding="utf-8")
    with pytest.raises(ListError, match=r"titles\.yaml: agent_noun: .*“\(er” is no regular expression"):
        lists.read(tmp_path / "titles.yaml", Titles)


def test_no_and_on_are_words(tmp_path: Path) -> None:
    """They are booleans to YAML."""
    (tmp_path / "kinds.yaml").write_text("City: [no, on, yes]", encoding="utf-8")
    assert lists.table(tmp_path / "kinds.yaml") == {"City": ("no", "on", "yes")}


def test_every_list_says_what_it_is_for() -> None:
    for model in (Words, Titles, Quantities, CountryWords):
        assert all(field.description for field in model.model_fields.values())


def test_a_country_adds_its_words_and_no_other_has_them() -> None:
    plain, kazakhstan = languages.get("en"), languages.get("en", "kz")
    assert "akim" in kazakhstan.titles.heads
    assert "akim" not in plain.titles.heads
    assert kazakhstan.quantities.units["tenge"]
    assert "tenge" not in plain.quantities.units
    assert set(plain.words.bodies["akimat"]) < set(kazakhstan.words.bodies["akimat"])


@pytest.mark.parametrize("code", lists.languages_of("kz"))
def test_a_language_has_no_word_of_a_country(code: str) -> None:
    """Its folder is as good for another country that speaks it."""
    own = lists.of_country("kz", code)
    assert own is not None
    language = languages.get(code)
    assert not {*own.heads, *own.of_places} & {*language.titles.heads, *language.titles.of_places}
    assert not own.units.keys() & language.quantities.units.keys()
    kinds = lists.kinds(code)
    for kind, nouns in own.kinds.items():
        assert not {*nouns} & {*kinds.get(kind, ())}


def test_check_reads_every_language() -> None:
    languages.check("kz")
