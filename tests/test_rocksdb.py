"""The files of a store: few are open, and who reads or copies them beside their writer finds the whole of a moment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest

import graph.store
from graph import rocksdb
from graph.rocksdb import ChangedError, copy, settled
from graph.store import TEXT, Store, StoreError
from ontology.namespaces import ARTICLE
from queries.ask.catalog import QueryError
from queries.sources.opening import asked_in
from tests.conftest import assert_consistent, contents

ROOT = Path(__file__).parents[1]
A = f"{ARTICLE}a"
SAYS = (ox.NamedNode(A), TEXT, ox.Literal("a"))


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of Unix")
@pytest.mark.parametrize("others", [0, 300])
def test_one_that_is_written_keeps_few_of_its_files_open(tmp_path: Path, others: int) -> None:
    """An index of each file that is open is in memory: without a bound it would grow with the store."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    with ExitStack() as files:
        held = [files.enter_context(Path(os.devnull).open()) for _ in range(others)]
        Store(tmp_path / "store").close()
        taken = max((file.fileno() for file in held), default=250)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before
    told = max((tmp_path / "store").glob("OPTIONS-*")).read_text(encoding="utf-8")
    assert 0 < int(told.split("max_open_files=")[1].split()[0]) <= rocksdb._OPEN + taken + 10


# ---- beside a writer

WRITE = """
import sys, time
from itertools import count
import pyoxigraph as ox
from graph.store import Store
from ontology.namespaces import ARTICLE
with Store(sys.argv[1]) as store:
    for number in count():
        name = ox.NamedNode(f"{ARTICLE}{number % 7}")
        store.replace(name.value, [(name, ox.NamedNode("http://e/p"), ox.Literal(f"{number} {n}")) for n in range(40)])
        if number % 4 == 0:
            store.flush()
            time.sleep(0.2)
        if number == 20:
            print("begun", flush=True)
"""


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A store that another process writes to without a pause, tables and all."""
    folder = tmp_path / "s"
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield folder
        assert process.poll() is None
        process.kill()


def test_a_store_is_read_whole_while_another_writes_it(written: Path) -> None:
    """A writer drops files at any moment, also those that a reader has just begun to open."""

    def read() -> int:
        with Store(written, read_only=True) as store:
            assert_consistent(store)
            return len(store)

    assert {settled(read) for _ in range(20)} == {2 * 7 * 40}


def test_a_store_that_is_never_at_rest_is_told_to_be_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path / "s").close()
    sizes = count()
    monkeypatch.setattr(rocksdb, "_listed", lambda _: ("MANIFEST-000001", next(sizes)))
    monkeypatch.setattr(rocksdb, "_PAUSES", (0.0,))
    with pytest.raises(StoreError, match="/s: the store is in use by another process; wait for it to end"):
        Store(tmp_path / "s", read_only=True)


def _disturbed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a writer put files in the place of others while a store is opened."""

    def once(folder: Path, read: Callable[[], object]) -> object:
        raise ChangedError(f"{folder}, {read}")

    monkeypatch.setattr(graph.store, "once", once)


def _copies(folder: Path) -> list[Path]:
    return list(folder.parent.glob(".s-*.copies"))


def test_of_a_store_that_changes_while_it_is_opened_a_copy_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "s") as live:
        live.replace(A, [SAYS])
        before = contents(live)
        _disturbed_once(monkeypatch)
        with Store(tmp_path / "s", read_only=True) as store:
            assert len(_copies(tmp_path / "s")) == 1
            live.replace(A, [])
            live.flush()
            assert contents(store) == before != contents(live)
        assert _copies(tmp_path / "s") == []
        forgotten = Store(tmp_path / "s", read_only=True)
        assert len(_copies(tmp_path / "s")) == 1
        del forgotten
        assert _copies(tmp_path / "s") == []


def test_of_a_store_whose_long_log_is_growing_a_copy_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going through it takes so long that whoever writes drops files meanwhile."""
    with Store(tmp_path / "s") as live:
        live.replace(A, [SAYS])
        for longest, seconds, copies in ((10**9, 60, 0), (1, 60, 1), (1, 0, 0)):
            monkeypatch.setattr(rocksdb, "_LONG", longest)
            monkeypatch.setattr(rocksdb, "_JUST_NOW", seconds)
            with Store(tmp_path / "s", read_only=True) as store:
                assert contents(store) == contents(live)
                assert len(_copies(tmp_path / "s")) == copies


def test_a_question_that_is_ended_leaves_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path / "s").close()
    _disturbed_once(monkeypatch)
    assert asked_in(tmp_path / "s", lambda _: len(_copies(tmp_path / "s"))) == 1
    assert _copies(tmp_path / "s") == []
    with pytest.raises(QueryError, match="more than"):
        asked_in(tmp_path / "s", lambda _: time.sleep(60), 0.5)
    assert _copies(tmp_path / "s") == []


def test_where_nothing_can_be_made_beside_it_a_store_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> None:
        raise PermissionError("read-only")

    with Store(tmp_path / "s") as live:
        live.replace(A, [SAYS])
        _disturbed_once(monkeypatch)
        monkeypatch.setattr(graph.store, "CopyFolder", refused)
        with Store(tmp_path / "s", read_only=True) as store:
            assert contents(store) == contents(live)
    assert [file.name for file in tmp_path.iterdir()] == ["s"]


def test_a_copy_is_whole_while_another_writes_the_store(written: Path, tmp_path: Path) -> None:
    for number in range(40):
        copy(written, tmp_path / f"{number}")
        with Store(tmp_path / f"{number}") as store:
            assert_consistent(store)
            assert len(store) == 2 * 7 * 40


def test_a_copy_stays_as_it_was(tmp_path: Path) -> None:
    """It has what waits in the log, too, and what is written later to either is not in the other."""
    live, other = tmp_path / "s", tmp_path / "copy"
    with Store(live) as store:
        store.replace(A, [SAYS])
        store.flush()
        store.replace(f"{ARTICLE}b", [SAYS])
        before = contents(store)
        copy(live, other)
        store.replace(A, [])
        store.flush()
        after = contents(store)
    with Store(other) as store:
        assert contents(store) == before
        store.drop(f"{ARTICLE}b")
    with Store(live, read_only=True) as store:
        assert contents(store) == after


def test_tables_are_copied_where_no_links_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("no links here")

    with Store(tmp_path / "s") as store:
        store.replace(A, [SAYS])
    monkeypatch.setattr(os, "link", refused)
    with pytest.raises(PermissionError):
        copy(tmp_path / "s", tmp_path / "none", linked=True)
    copy(tmp_path / "s", tmp_path / "copy")
    with Store(tmp_path / "s", read_only=True) as store, Store(tmp_path / "copy") as other:
        assert contents(store) == contents(other) != {}


@pytest.mark.parametrize("current", [None, "nonsense", "MANIFEST-000009\n"])
def test_what_is_no_store_is_not_copied(tmp_path: Path, current: str | None) -> None:
    (tmp_path / "s").mkdir()
    if current is not None:
        (tmp_path / "s" / "CURRENT").write_text(current)
    with pytest.raises(FileNotFoundError):
        copy(tmp_path / "s", tmp_path / "copy")


@pytest.mark.parametrize(
    "said",
    [
        "IO error: No such file or directory: While open a file for random read: s/12.sst: No such file or directory",
        "IO error: No such file or directory: while stat a file for size: s/78.log: No such file or directory",
    ],
)
def test_a_file_that_a_writer_dropped_is_not_missed(said: str) -> None:
    """As RocksDB says it of a table, and of a log, which builds that were killed brought up."""
    failures = [OSError(said), OSError(said)]

    def read() -> str:
        if failures:
            raise failures.pop()
        return "read"

    assert settled(read) == "read"


def test_what_is_spoilt_for_good_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store.replace(A, [SAYS])
    for file in (tmp_path / "store").glob("*.sst"):
        file.unlink()
    with pytest.raises(StoreError, match="the store cannot be used"):
        settled(lambda: len(Store(tmp_path / "store", read_only=True)))
