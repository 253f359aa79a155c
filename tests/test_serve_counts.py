"""What a graph holds is counted once for each of its states; until then the front page says so and tells the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from queries.serve import counts
from queries.serve.desk import Desk
from queries.serve.pages import home
from queries.serve.render import texts
from tests.conftest import articles
from tests.small_graph import small_store


def test_entities_and_facts_are_counted_and_those_that_articles_tell_apart() -> None:
    found = counts.counts(small_store())
    assert (found.status.articles, found.status.graphs) == (3, 3)
    assert (found.status.classes["Person"], found.told["Person"]) == (3, 1)  # articles name Aida Serik alone
    assert (found.status.classes["Tenure"], found.told["Tenure"]) == (6, 1)
    assert "Official" not in found.told  # a kind of persons, which are counted already


def test_what_is_written_is_read_again(built_folder: Path, tmp_path: Path) -> None:
    counts.write(built_folder, tmp_path / "counts.json")
    with Store(built_folder, read_only=True) as store:
        assert counts.read(tmp_path / "counts.json") == counts.counts(store)
    assert [file.name for file in tmp_path.iterdir()] == ["counts.json"]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_front_page_waits_for_no_count(built_folder: Path, tmp_path: Path, language: str) -> None:
    said = texts(language)
    desk = Desk(built_folder, tmp_path / "index", tmp_path / "counts.json", 1_000_000)
    before = home(desk, language, False).body.decode()
    assert said["counting"] in before
    assert said["statements"] not in before
    counts.write(built_folder, tmp_path / "counts.json")
    after = home(desk, language, False).body.decode()
    assert said["counting"] not in after
    assert f"<dt>{said['articles']}</dt><dd>{len(articles())}</dd>" in after


def test_programs_are_told_whether_it_is_counted_yet_or_not(built_folder: Path, tmp_path: Path) -> None:
    early = Desk(built_folder, tmp_path / "index", tmp_path / "none.json", 1_000_000)
    counts.write(built_folder, tmp_path / "counts.json")
    late = Desk(built_folder, tmp_path / "index", tmp_path / "counts.json", 1_000_000)
    assert early.status == late.status
    assert early.status.articles == len(articles())
