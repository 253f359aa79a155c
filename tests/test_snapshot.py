"""Copies of the live store: they go when their server does, and no other server's go with them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.store import Store, StoreError
from queries.serve.snapshot import Copies
from tests.conftest import TRIP
from tests.served import ROOT

_KILLED = """
import os, signal, sys
from pathlib import Path
from queries.serve.snapshot import Copies
copies = Copies(Path(sys.argv[1]))
copies.take()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def live(tmp_path: Path) -> Path:
    folder = tmp_path / "my [store]*"  # a name that is a pattern too
    with Store(folder):
        pass
    return folder


def _left(live: Path) -> list[Path]:
    return [f for f in live.parent.iterdir() if f.name.startswith(f".{live.name}-")]


def _kill_one(live: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(live)], cwd=ROOT, check=False)


def test_what_a_killed_server_left_is_deleted(live: Path) -> None:
    _kill_one(live)
    assert len(_left(live)) == 1
    copies = Copies(live)
    assert _left(live) == [copies.folder]
    copies.close()
    assert _left(live) == []


def test_what_nobody_has_locked_is_deleted(live: Path) -> None:
    stale = live.parent / f".{live.name}-a_1.copies"
    (stale / "store").mkdir(parents=True)
    Copies(live).close()
    assert _left(live) == []


def test_of_the_folder_one_is_in_copies_are_beside_it(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(live)
    copies = Copies(Path())
    assert _left(live) == [copies.folder]
    copies.close()


def test_what_is_not_ours_stays(live: Path) -> None:
    for name in ("notes", "1", "copies", "2024-01-01 backup"):
        (live.parent / f".{live.name}-{name}").mkdir()
    Copies(live).close()
    assert len(_left(live)) == 4


def test_a_living_server_keeps_its_copies(live: Path) -> None:
    """So do several of one store, and of stores whose names begin alike, even with one number in two containers."""
    other = live.with_name(f"{live.name}-a")
    with Store(other):
        pass
    first, second, third = Copies(live), Copies(live), Copies(other)
    kept = [copies.take() for copies in (first, second, third)]
    _kill_one(live)
    fourth = Copies(live)
    for copy in kept:
        with Store(copy.store, read_only=True) as store:
            assert len(store) == 0
    assert {f.name for f in _left(live)} == {c.folder.name for c in (first, second, third, fourth)}
    for copies in (first, second, third, fourth):
        copies.close()
    assert _left(live) == []


def test_nothing_is_left_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="build one with"):
        Copies(tmp_path / "none")
    (tmp_path / "file").write_text(TRIP)
    with pytest.raises(StoreError):
        Copies(tmp_path / "file")
    assert [f.name for f in tmp_path.iterdir()] == ["file"]


def test_a_copy_that_fails_is_deleted(live: Path) -> None:
    copies = Copies(live)
    for file in live.glob("CURRENT"):
        file.write_text("nonsense")
    with pytest.raises(StoreError, match=rf"^{re.escape(str(live))}: the store cannot be used"):
        copies.take()
    assert list(copies.folder.iterdir()) == []
    copies.close()
