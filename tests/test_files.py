"""Which files are found, and that what may never end, leads away or is hidden is passed by and said."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.files import File, Problem, find
from extract.model import Article
from extract.sources import read
from graph.store import Store
from ontology.namespaces import ARTICLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as Unix has them")


def make(file: Path, text: str = "The akim came.\n") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def found(path: Path | str) -> tuple[list[Path], list[str]]:
    """The files of a path, and what is said of others."""
    items = list(find(str(path)))
    return [i.path for i in items if isinstance(i, File)], [str(i) for i in items if isinstance(i, Problem)]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of one article."""
    make(tmp_path / "news" / "good.txt")
    return tmp_path / "news"


@pytest.mark.parametrize(
    "kind", ["a pipe", "a device", "a socket", "a link to nothing", "a link in a circle", "a link away"]
)
@pytest.mark.parametrize("ending", [".txt", ".jsonl", ".html"])
def test_what_is_no_file_of_the_folder_is_passed_by(
    news: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str
) -> None:
    odd = news / f"odd{ending}"
    match kind:
        case "a pipe":
            os.mkfifo(odd)
        case "a device":
            odd.symlink_to("/dev/zero")
        case "a socket":
            monkeypatch.chdir(news)  # the name of a socket must be short
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind(odd.name)
        case "a link to nothing":
            odd.symlink_to(news / "nothing.txt")
        case "a link in a circle":
            odd.symlink_to(odd)
        case "a link away":
            odd.symlink_to(make(news.parent / f"secret{ending}"))
    files, problems = found(news)
    assert files == [news / "good.txt"]
    (problem,) = problems
    assert problem.startswith(f"{odd}: ")
    assert (
        kind.partition(" to ")[0].partition(" in ")[0].removesuffix(" away") in problem or "cannot be read" in problem
    )
    assert [item.id for item in read([str(news)]) if isinstance(item, Article)] == ["good"]


@pytest.mark.parametrize("make_odd", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_never_ends_is_not_opened_though_it_is_itself_given(
    tmp_path: Path, make_odd: Callable[[Path], None]
) -> None:
    make_odd(tmp_path / "odd.txt")
    (problem,) = read([str(tmp_path / "odd.txt")])
    assert "not a file; save the article in a file" in str(problem)
    (problem,) = read(["/dev/zero"])
    assert str(problem) == "/dev/zero: this is a device, not a file; save the article in a file"


def test_links_within_the_folder_are_followed_and_links_to_folders_are_not(news: Path) -> None:
    (news / "again.txt").symlink_to("good.txt")
    (news / "above").symlink_to(news.parent)
    (news / "loop").symlink_to(news)
    files, problems = found(news)
    assert files == [news / "again.txt", news / "good.txt"]
    assert problems == [f"{news / n}: a link to a folder, not followed; give the folder" for n in ("above", "loop")]


def test_a_link_that_is_itself_given_is_followed(news: Path) -> None:
    (news.parent / "link.txt").symlink_to(news / "good.txt")
    (news.parent / "folder").symlink_to(news)
    assert found(news.parent / "link.txt") == ([news.parent / "link.txt"], [])
    assert found(news.parent / "folder") == ([news.parent / "folder" / "good.txt"], [])


def test_what_is_hidden_is_left_out_and_said_unless_it_is_itself_given(news: Path) -> None:
    make(news / ".drafts" / "deep" / "draft.txt")
    make(news / ".~good.txt")
    make(news / ".gitignore")
    items = [item for item in find(str(news)) if isinstance(item, Problem)]
    assert [str(item) for item in items] == [
        f"{news / name}: hidden; to read it, give it by its name" for name in (".drafts", ".~good.txt")
    ]
    assert all(item.left_out for item in items)
    assert found(news / ".drafts") == ([news / ".drafts" / "deep" / "draft.txt"], [])
    assert found(news / ".~good.txt") == ([news / ".~good.txt"], [])


def test_a_store_beside_the_articles_is_left_out_and_said(news: Path) -> None:
    """As where articles of this folder are built into the store that is there by default, and then again."""
    with Store(news / "orda-store") as store:
        store.origins.record(f"{ARTICLE}good", str(news / "good.txt"))
    assert (news / "orda-store" / "origins.jsonl").exists()
    assert found(news) == (
        [news / "good.txt"], [f"{news / 'orda-store'}: a store, which holds graphs and no articles to read"]
    )  # fmt: skip
    assert all(item.left_out for item in find(str(news)) if isinstance(item, Problem))


def test_a_folder_of_hidden_files_alone_holds_none(tmp_path: Path) -> None:
    make(tmp_path / "news" / ".drafts" / "a.txt")
    assert "the folder holds none that ends in" in found(tmp_path / "news")[1][0]


def test_a_folder_that_cannot_be_listed_is_named(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(news / "closed" / "a.txt")
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    files, problems = found(news)
    assert files == [news / "good.txt"]
    assert problems == [f"{news / 'closed'}: cannot be read (Permission denied); check its permissions"]


@pytest.mark.parametrize(
    "address", ["https://example.org/a.html", "http://x.kz", "ftp://x.kz/a.txt", "www.x.kz/a.html"]
)
def test_an_address_is_not_fetched(address: str) -> None:
    assert found(address) == (
        [],
        [f"{address}: this is an address, and nothing is fetched; save the page as .html and give that file"],
    )


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "[", "**/" * 50])
def test_any_path_is_files_or_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(found(path)[1]) == 1


def test_a_name_of_two_lines_is_one_line(tmp_path: Path) -> None:
    (problem,) = read([str(make(tmp_path / "a\nb.txt", ""))])
    assert str(problem).endswith("a\\nb.txt: the file is empty")
