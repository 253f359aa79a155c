"""Identifiers: a name that is unique is kept, articles of one name keep apart, and no article loses its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph.build
import graph.reading
from extract.files import File
from extract.model import Article, Origin, Reading
from extract.naming import Register, ambiguous, identifiers, names, place
from extract.sources import Problem, read
from graph.build import build
from graph.store import Store

TEXT = "Akim opens a school\n\nThe akim of Almaty region opened a school.\n"


def write(file: Path, text: str = TEXT) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(file)


def named(*paths: Path | str, metadata: dict[str, dict[str, str]] | None = None) -> dict[str, str]:
    """What articles are called, each with its text; problems under the empty name."""
    found = list(read(map(str, paths), metadata))
    assert not [item for item in found if isinstance(item, Problem)]
    return {item.id: item.text for item in found if isinstance(item, Article)}


# ---- what files may be called


def file(path: str, root: str = "/news") -> File:
    return File(Path(path), Path(root))


def test_a_file_may_be_called_by_ever_more_of_its_path() -> None:
    assert names(file("/all/news/2024/a.txt", "/all/news")) == [
        "a", "2024/a", "news/2024/a", "all/news/2024/a", "a.txt", "2024/a.txt", "news/2024/a.txt", "all/news/2024/a.txt"
    ]  # fmt: skip


def test_names_are_composed() -> None:
    assert names(file("/news/и\u0306.txt"))[0] == "й"


def test_only_files_of_one_name_are_called_by_their_paths() -> None:
    files = [file("/news/a.txt"), file("/news/2024/a.txt"), file("/news/b.txt"), file("/news/2024/a.md")]
    assert {where.removeprefix("/news/"): name for where, name in identifiers(files).items()} == {
        "a.txt": "news/a", "2024/a.txt": "2024/a.txt", "b.txt": "b", "2024/a.md": "a.md"
    }  # fmt: skip


def test_a_name_that_several_files_may_go_by_is_ambiguous() -> None:
    files = [file("/news/a.txt"), file("/news/2024/a.txt"), file("/news/b.txt")]
    assert ambiguous(["a", "b", "2024/a"], files) == ["a"]
    assert ambiguous([], files) == []


def test_a_register_gives_each_article_a_name_of_its_own() -> None:
    told = Register()
    told.expect([file("/news/a.txt")])

    def article(where: str, *possible: str) -> Article:
        return Article(possible[0], "Text.", origin=Origin(where, possible))

    assert told.identify(article("/news/a.txt", "a")) == "a"
    assert told.identify(article("/news/all.jsonl:1", "a", "all/a")) == "all/a"  # the file's name is taken
    assert told.identify(article("/news/a.txt", "a")) is None


def test_a_copy_has_the_name_and_the_words() -> None:
    told = Register()
    assert [told.is_copy(Article(*a)) for a in (("a", "x"), ("a", "y"), ("b", "x"), ("a", "x"))] == [
        False, False, False, True
    ]  # fmt: skip


def test_a_place_is_the_same_however_a_file_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert place(Path("a.txt")) == place(tmp_path / "b" / ".." / "a.txt")


# ---- among what is read together


def test_a_name_that_is_unique_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "news" / "2023" / "x.txt")
    write(tmp_path / "news" / "2024" / "deep" / "y.v2.txt")
    assert named(tmp_path / "news").keys() == {"x", "y.v2"}


def test_articles_of_one_name_are_called_by_their_paths_below_what_was_given(tmp_path: Path) -> None:
    paths = ("2023/x.txt", "2024/x.txt", "2023/01/y.txt", "2023/02/y.txt", "z.txt")
    for path in paths:
        write(tmp_path / "news" / path, f"{path}\n{TEXT}")
    assert named(tmp_path / "news").keys() == {"2023/x", "2024/x", "2023/01/y", "2023/02/y", "z"}


def test_those_of_several_folders_are_called_by_more_of_their_paths(tmp_path: Path) -> None:
    for folder in ("a", "b", "c/news", "d/news"):
        write(tmp_path / folder / "x.txt", f"{folder}\n{TEXT}")
    folders = [tmp_path / folder for folder in ("a", "b", "c/news", "d/news")]
    expected = {f"{name}/x": f"{name}\n{TEXT}" for name in ("a", "b", "c/news", "d/news")}
    for order in permutations(folders):
        assert named(*order) == expected
    assert named(*(folder / "x.txt" for folder in folders)) == expected
    assert named(tmp_path / "*" / "x.txt").keys() == {"a/x", "b/x"}


def test_those_of_one_folder_are_told_apart_by_their_endings(tmp_path: Path) -> None:
    write(tmp_path / "x.txt")
    write(tmp_path / "x.md", f"# News\n\n{TEXT}")
    assert named(tmp_path).keys() == {"x.txt", "x.md"}


def test_a_file_given_in_several_ways_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("news/2023/x.txt"), "One.")
    write(Path("news/2024/x.txt"), "Two.")
    ways = ("news", "news/2023", "./news/../news/2023/x.txt", str(tmp_path / "news"), "news/*/x.txt")
    for order in (ways, ways[::-1]):
        assert named(*order) == {"2023/x": "One.", "2024/x": "Two."}


def test_records_of_several_files_keep_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        lines = [{"id": 1, "text": f"{folder} one."}, {"text": f"{folder} two."}]
        write(tmp_path / folder / "all.jsonl", "\n".join(map(json.dumps, lines)))
    write(tmp_path / "b" / "1.txt", "A file.")
    names = named(tmp_path / "b", tmp_path / "a")
    assert sorted(names.values()) == ["A file.", "a one.", "a two.", "b one.", "b two."]
    assert names["1"] == "A file."
    assert names == named(tmp_path / "a", tmp_path / "b")


def test_copies_under_one_name_are_one(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write(tmp_path / folder / "x.txt")
    write(tmp_path / "y.txt")
    assert len(named(tmp_path)) == 2


# ---- what a table says


def test_a_table_names_articles_by_their_paths_too(tmp_path: Path) -> None:
    for folder in ("2023", "2024"):
        write(tmp_path / "news" / folder / "x.txt", f"{folder}\n{TEXT}")
    write(tmp_path / "news" / "2024" / "y.txt")
    table = {"2023/x": {"issued": "2023"}, "news/2024/x.txt": {"issued": "2024"}, "y": {"issued": "2025"}}
    found = [a for a in read([str(tmp_path / "news")], table) if isinstance(a, Article)]
    assert {a.id: a.issued for a in found} == {"2023/x": "2023", "2024/x": "2024", "y": "2025"}


def test_a_table_cannot_mean_one_of_several(tmp_path: Path) -> None:
    for folder in ("2023", "2024"):
        write(tmp_path / folder / "x.txt", f"{folder}\n{TEXT}")
    problem, *articles = read([str(tmp_path)], {"x": {"issued": "2023"}, "*": {"publisher": "Steppe Wire"}})
    assert str(problem) == "metadata of x: several files are called so; name them by their paths"
    assert [(a.issued, a.publisher) for a in articles if isinstance(a, Article)] == [(None, "Steppe Wire")] * 2


# ---- in a graph


def stored(store: Store) -> dict[str, str]:
    """The identifiers in a store, each with the article's text."""
    rows = store.query("SELECT ?id ?text { GRAPH ?a { ?a dcterms:identifier ?id ; orda:text ?text } }")
    assert isinstance(rows, ox.QuerySolutions)
    return {row["id"].value: row["text"].value for row in rows}


@pytest.fixture
def unread(bare: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, to be built without reading what articles say."""
    monkeypatch.setattr(graph.reading, "extract", lambda article, *_: Reading(article))
    return bare


def add(store: Store, *paths: Path) -> None:
    assert not build(store, read(map(str, paths)), "kz").skipped


def test_an_article_keeps_its_name_when_another_of_that_name_comes(unread: Store, tmp_path: Path) -> None:
    for folder in ("a", "b", "news/c"):
        write(tmp_path / folder / "x.txt", f"{folder}.")
    add(unread, tmp_path / "a")
    assert stored(unread) == {"x": "a."}
    add(unread, tmp_path / "b" / "x.txt")
    add(unread, tmp_path / "news")
    expected = {"x": "a.", "b/x": "b.", "c/x": "news/c."}
    assert stored(unread) == expected
    add(unread, tmp_path)
    add(unread, tmp_path / "news" / "c", tmp_path / "b", tmp_path / "a")
    assert stored(unread) == expected
    write(tmp_path / "a" / "x.txt", "Changed.")
    assert build(unread, read([str(tmp_path)]), "kz").changed == 1
    assert stored(unread) == {**expected, "x": "Changed."}


@pytest.mark.parametrize("folder", ["store", "deep/store"])
def test_a_store_on_disk_knows_where_its_articles_were_read(
    unread: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    home = tmp_path / "home"
    (home / folder).parent.mkdir(parents=True)
    for name in ("a", "b"):
        write(home / name / "x.txt", f"{name}.")
        with Store(home / folder) as store:
            add(store, home / name)
    home.rename(tmp_path / "moved")
    monkeypatch.chdir(tmp_path / "moved")
    write(Path("a/x.txt"), "Changed.")
    with Store(folder) as store:
        add(store, Path("b"), Path("a"))
        assert stored(store) == {"x": "Changed.", "b/x": "b."}
        assert all(str(tmp_path) not in str(quad) for quad in store.quads())


def test_what_a_kill_cut_short_spoils_nothing(unread: Store, tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", "a.")
    write(tmp_path / "b" / "x.txt", "b.")
    with Store(tmp_path / "store") as store:
        add(store, tmp_path / "a")
    with (tmp_path / "store" / "origins.jsonl").open("a", encoding="utf-8") as handle:
        handle.write('\n["https://w3id.org/orda/artic')
    for _ in range(2):
        with Store(tmp_path / "store") as store:
            add(store, tmp_path / "b", tmp_path / "a")
            assert stored(store) == {"x": "a.", "b/x": "b."}


def test_a_copy_or_a_moved_article_is_no_second_one(unread: Store, tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", "a.")
    add(unread, tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "b")
    add(unread, tmp_path / "b")
    assert stored(unread) == {"x": "a."}
    write(tmp_path / "b" / "x.txt", "Changed.")
    add(unread, tmp_path / "b")
    assert stored(unread) == {"x": "Changed."}


def test_what_is_piped_in_keeps_apart(unread: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("One.", "Two.", "One."):
        monkeypatch.setattr("sys.stdin", _Pipe(text))
        add(unread, Path("-"))
    assert sorted(stored(unread).values()) == ["One.", "Two."]
    assert "stdin" in stored(unread)


class _Pipe:
    """Standard input of a text."""

    def __init__(self, text: str) -> None:
        self.buffer = self
        self._text = text.encode()

    def read(self, size: int) -> bytes:
        return self._text[:size]


def test_articles_without_an_origin_replace_each_other(unread: Store) -> None:
    for text in ("One.", "Two."):
        build(unread, [Article("x", text)], "kz")
    assert stored(unread) == {"x": "Two."}


PLACES = ["x.txt", "y.txt", "a/x.txt", "a/x.md", "b/x.txt", "b/a/x.txt", "a/b/y.txt"]
GIVEN = st.lists(st.sampled_from([".", "a", "b", "b/a", *PLACES]), min_size=1, max_size=3)
WRITTEN = st.dictionaries(st.sampled_from(PLACES), st.sampled_from(["One.", "Two.", "Three."]), min_size=1)


@settings(max_examples=150)
@given(st.lists(st.tuples(WRITTEN, GIVEN), min_size=1, max_size=4))
def test_nothing_is_lost_however_files_come(steps: list[tuple[dict[str, str], list[str]]]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph.build, "reference_triples", lambda _: ())
        patch.setattr(graph.reading, "extract", lambda article, *_: Reading(article))
        store, there = Store(), dict[str, str]()
        for written, given_ in steps:
            for path, words in written.items():
                write(Path(folder) / path, f"{words} {path}")
            paths = [str(Path(folder) / p) for p in given_]
            build(store, read(paths), "kz")
            there |= {p: (Path(folder) / p).read_text() for p in _reached(given_, Path(folder))}
            assert set(there.values()) <= set(stored(store).values())
            names = stored(store)
            assert build(store, read(paths[::-1]), "kz").unchanged == len(_reached(given_, Path(folder)))
            assert stored(store) == names


def _reached(given_: Iterable[str], folder: Path) -> list[str]:
    return [p for p in PLACES if (folder / p).exists() and any(g in (".", p) or p.startswith(f"{g}/") for g in given_)]
