"""Files in object stores: which addresses are theirs, and what is found and read at one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.files import File, Problem
from extract.model import Article
from extract.sources import read
from extract.storage import StorageError, find, is_address
from graph.folder import folder

fsspec = pytest.importorskip("fsspec")

TEXT = "The akim of Almaty region opened a school."


@pytest.fixture
def memory() -> Iterator[Any]:
    """An object store in this process's memory, empty."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    yield store
    store.store.clear()


@pytest.mark.parametrize("path", ["s3://news/2021", "gs://news", "abfs://news", "memory://news/*.jsonl"])
def test_addresses_of_object_stores(path: str) -> None:
    assert is_address(path)


@pytest.mark.parametrize(
    "path",
    [
        "news", "/srv/news", "https://example.org/a.html", "http://example.org/a.jsonl", "ftp://example.org/a",
        "s3://news/a.zip::memory://b", "simplecache::s3://news/a", "github://a:b@/c", "s3:news", "",
    ],
)  # fmt: skip
def test_what_is_none_of_an_object_store(path: str) -> None:
    """Pages are not fetched, and no address leads to another."""
    assert not is_address(path)


def test_a_page_is_not_fetched() -> None:
    (told,) = read(["https://example.org/a.jsonl"])
    assert "nothing is fetched" in str(told)


def test_a_folder_of_a_store_is_read_as_one_here(memory: Any, tmp_path: Path) -> None:
    files = {
        "2021/a.md": f"# Title\n\n{TEXT}\n".encode(),
        "2022/a.md": f"# Other\n\n{TEXT} Again.\n".encode(),
        "all.jsonl.gz": gzip.compress(json.dumps({"id": "b", "text": TEXT}).encode()),
        ".hidden/c.txt": TEXT.encode(),
        "notes.doc": b"no article",
    }
    for name, content in files.items():
        memory.pipe_file(f"/news/{name}", content)
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    there, here = list(read(["memory://news"])), list(read([str(tmp_path)]))
    assert there == [item for item in here if isinstance(item, Article)]
    assert [item.id for item in there if isinstance(item, Article)] == ["2021/a", "2022/a", "b"]


def test_an_article_says_where_it_was_read(memory: Any) -> None:
    memory.pipe_file("/news/a.txt", TEXT.encode())
    (article,) = read(["memory://news/a.txt"])
    assert isinstance(article, Article)
    assert article.origin is not None
    assert article.origin.place == "memory://news/a.txt"


def test_a_pattern_finds_what_fits(memory: Any) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        memory.pipe_file(f"/news/{name}", TEXT.encode())
    found = list(find("memory://news/*.txt"))
    assert [file.where for file in found if isinstance(file, File)] == ["memory://news/a.txt", "memory://news/b.txt"]


def test_what_is_not_there_is_told(memory: Any) -> None:
    (told,) = find("memory://nowhere")
    assert isinstance(told, Problem)
    assert "there is no such object" in str(told)


def test_a_store_that_fails_is_told_in_a_line(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("no credentials\nwere found")

    memory.pipe_file("/news/a.txt", TEXT.encode())
    memory.pipe_file("/news/b.txt", TEXT.encode())
    opened = type(memory).open

    def open_(store: Any, path: str, *mode: str, **options: Any) -> Any:
        return (refuse if path.endswith("a.txt") else opened)(store, path, *mode, **options)

    monkeypatch.setattr(type(memory), "open", open_)
    told, article = read(["memory://news"])
    assert str(told) == (
        "memory://news/a.txt: cannot be read (RuntimeError: no credentials were found); check the network and the"
        " credentials"
    )
    assert isinstance(article, Article)
    monkeypatch.setattr(type(memory), "find", refuse)
    (told,) = find("memory://news")
    assert str(told).startswith("memory://news: cannot be read (RuntimeError: no credentials were found)")


def test_a_store_that_needs_a_package_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec.core

    def missing(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    (told,) = find("s3://news")
    assert 's3:// needs a package (Install s3fs to access S3); pip install "orda[remote]"' in str(told)
    with pytest.raises(StorageError, match="s3fs"):
        folder("s3://news").names()


# ---- folders that are written


@pytest.mark.parametrize("where", ["memory://graph/out", "folder"])
def test_a_folder_keeps_what_is_written(memory: Any, tmp_path: Path, where: str) -> None:
    kept = folder(where if "://" in where else str(tmp_path / where))
    assert kept.names() == set()
    kept.write("a.txt", b"one")
    kept.write("a.txt", b"two")
    kept.write("runs/b.txt", b"three")
    assert kept.names() == {"a.txt", "runs/b.txt"}
    assert kept.read("a.txt") == b"two"
    kept.remove("a.txt")
    kept.remove("a.txt")
    assert kept.names() == {"runs/b.txt"}


def test_what_a_kill_left_half_written_is_no_file(tmp_path: Path) -> None:
    (tmp_path / ".orda-x1.part").write_bytes(b"half")
    assert folder(str(tmp_path)).names() == set()


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = folder(str(tmp_path))
    kept.write("a.txt", b"one")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        kept.write("a.txt", b"two")
    assert kept.read("a.txt") == b"one"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
