"""Building in Python: what a batch costs that holds bad articles, what is told meanwhile, and with whose data."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

import graph.reading
import orda
from extract.model import Article
from extract.sources import Problem
from graph.reading import Options, Read
from graph.store import Store
from ontology.namespaces import article_id
from queries.ask import progress
from queries.serve.snapshot import Copies
from tests import slow_hands
from tests.conftest import ROADS, TRIP, Outcome

GOOD = [{"id": "trip", "text": TRIP}, {"id": "roads", "text": ROADS}]
BAD = [{"id": "nothing"}, {"id": "trip", "text": "Other."}, {"text": "a", "date": "Monday"}]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, bare: Store) -> None:
    """Readers that load nothing; for what is read, other tests are."""
    monkeypatch.setattr(graph.reading, "read", slow_hands.read)


def ids(kg: orda.KnowledgeGraph) -> list[str]:
    assert isinstance(kg.source, Store)
    return [article_id(graph) for graph in kg.source.articles()]


def test_a_bad_article_costs_no_other() -> None:
    told = (
        r"3 of 5 could not be read, `skipped` of the graph lists what; "
        r'the first: record 2: has no "text"; give {"id": …, "text": …}'
    )
    with pytest.warns(UserWarning, match=re.escape(told)) as warned:
        kg = orda.build(GOOD[0], BAD, GOOD[1])
    assert [Path(str(w.filename)).name for w in warned] == ["test_building.py"], "it points at whoever builds"
    assert ids(kg) == ["roads", "trip"]
    assert kg.skipped == [
        Problem("record 2", 'has no "text"; give {"id": …, "text": …}'),
        Problem("record 3", "another article has this id; give it one of its own"),
        Problem("record 4", "'Monday' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
    ]


def test_what_is_whole_warns_of_nothing(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert orda.build(GOOD, store=tmp_path / "s").skipped == []
        assert orda.build(store=tmp_path / "none").skipped == []
    assert orda.open(tmp_path / "s").skipped == []


def test_where_nothing_could_be_read_it_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r'^1 of 1 could not be read:\nrecord 1: has no "text"; give [^\n]+$'):
        orda.build(BAD[0], store=tmp_path / "s")
    Store(tmp_path / "s").close()


def test_strictly_anything_unread_is_raised_and_what_was_read_is_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^1 of 3 could not be read:\nrecord 3: has no"):
        orda.build(GOOD, BAD[0], store=tmp_path / "s", strict=True)
    assert ids(orda.open(tmp_path / "s")) == ["roads", "trip"]
    assert ids(orda.build(GOOD, store=tmp_path / "s", strict=True)) == ["roads", "trip"]


def test_of_many_problems_twenty_are_told() -> None:
    with pytest.raises(ValueError, match="could not be read") as raised:
        orda.build([{"id": str(number)} for number in range(25)])
    lines = str(raised.value).split("\n")
    assert (lines[0], len(lines), lines[-1]) == ("25 of 25 could not be read:", 22, "… and 5 more")


def test_nothing_is_pruned_where_something_is_bad(tmp_path: Path) -> None:
    orda.build(GOOD, store=tmp_path / "s").close()
    with pytest.warns(UserWarning, match="nothing was pruned"):
        kg = orda.build(GOOD[0], BAD[0], store=tmp_path / "s", prune=True)
    assert ids(kg) == ["roads", "trip"]
    kg.close()
    assert ids(orda.build(GOOD[0], store=tmp_path / "s", prune=True)) == ["trip"]


# ---- records and what the graph holds already


def test_a_record_that_was_changed_replaces_its_own_by_its_id(tmp_path: Path) -> None:
    orda.build(GOOD, store=tmp_path / "s").close()
    kg = orda.build({"id": "trip", "text": "Other."}, store=tmp_path / "s")
    assert ids(kg) == ["roads", "trip"]
    assert "Other." in {q.object.value for q in kg.source.quads()}  # type: ignore[union-attr]


def test_a_record_does_not_replace_a_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "trip.txt").write_text(ROADS, encoding="utf-8")
    orda.build(tmp_path / "trip.txt", store=tmp_path / "s").close()
    assert ids(orda.build(GOOD[0], store=tmp_path / "s")) == ["trip", "trip-2"]


def test_records_without_ids_are_known_again_in_any_order(tmp_path: Path) -> None:
    one, two, three = ({"text": text} for text in ("One.", "Two.", "Three."))
    orda.build(one, two, store=tmp_path / "s").close()
    kg = orda.build(three, two, one, store=tmp_path / "s")
    (new,) = set(ids(kg)) - {"record-1", "record-2"}
    assert len(ids(kg)) == 3, "nothing is replaced by another record of its number"
    assert re.fullmatch(r"record-1-[0-9a-f]{8}", new)
    kg.close()
    dated = orda.build(three, two, {**one, "date": "2024"}, store=tmp_path / "s")
    assert len(ids(dated)) in (3, 4), "a record that says more is the same or another, and none is lost"


# ---- progress


def test_a_caller_is_told_each_article() -> None:
    told: list[str] = []
    orda.build(GOOD, progress=told.append)
    assert told == ["trip", "roads"]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What a terminal would be sent."""
    shown = io.StringIO()
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=shown, force_terminal=True, width=100))
    return shown


def test_a_bar_tells_how_many_there_are(screen: io.StringIO) -> None:
    orda.build(GOOD, progress=True)
    assert "2 of 2 articles" in screen.getvalue()
    assert "━" in screen.getvalue()


def test_without_a_number_there_is_no_bar(screen: io.StringIO) -> None:
    orda.build(iter(GOOD), progress=True)
    assert "2 articles" in screen.getvalue()
    assert "━" not in screen.getvalue()


def test_nothing_is_shown_unless_it_is_asked_for(screen: io.StringIO) -> None:
    orda.build(GOOD)
    assert screen.getvalue() == ""


@pytest.mark.parametrize(
    ("kind", "hidden"), [({"force_terminal": True}, False), ({"force_jupyter": True}, False), ({}, True)]
)
def test_progress_is_shown_where_somebody_looks(kind: dict[str, bool], hidden: bool) -> None:
    assert progress.spinner(Console(file=io.StringIO(), **kind), "").disable is hidden  # type: ignore[arg-type]


# ---- workers, at both doors


def test_workers_in_python(tmp_path: Path) -> None:
    noted = [{"id": str(number), "text": f"note {tmp_path}"} for number in range(4)]
    assert len(ids(orda.build(noted, workers=2))) == 4
    assert {file.name.split()[1] for file in tmp_path.iterdir()} == set("0123")


def test_workers_on_the_command_line(orda_command: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for number in range(3):
        (tmp_path / "news" / f"{number}.txt").write_text(f"note {tmp_path / 'news'}", encoding="utf-8")
    done = orda_command("build", "news", "--workers", "2")
    assert (done.code, done.lines[0].partition(";")[0]) == (0, "3 articles added, 0 changed, 0 unchanged")
    pids: set[str] = {file.name.split()[0] for file in (tmp_path / "news").iterdir() if file.suffix != ".txt"}
    assert pids
    assert orda_command("build", "news", "--workers", "-1").code == 2


def test_another_country_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(article: Article, options: Options) -> Read:
        asked.append(options.country)
        return slow_hands.read(article, options)

    monkeypatch.setattr(graph.reading, "read", read)
    orda.build(GOOD, country="kg")
    assert asked == ["kg", "kg"]


def test_what_is_built_is_served_while_it_is_still_held(tmp_path: Path) -> None:
    kg = orda.build([{"id": "trip", "text": TRIP, "date": "2023-02-14"}], store=tmp_path / "store")
    copies = Copies(tmp_path / "store")
    with Store(copies.take().store, read_only=True) as copy:
        assert len(copy) == len(kg.source) > 0  # type: ignore[arg-type]
    copies.close()
    kg.close()
