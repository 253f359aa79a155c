"""Removing articles: what only they state goes with them, and nothing goes by mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import orda
from extract.sources import Problem, read
from graph.build import Summary, build
from graph.removal import UnknownArticleError, remove
from graph.store import Store, StoreError
from ontology.namespaces import article_iri
from tests.conftest import AWARDS, ROADS, TRIP, Outcome, articles, assert_consistent, contents

Command = Callable[..., Outcome]
TEXTS = {"trip.txt": TRIP, "2022/awards.md": AWARDS, "2023/roads.txt": ROADS}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of articles."""
    for name, text in TEXTS.items():
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "news"


def pruned(store: Store, *paths: Path | str) -> Summary:
    summary = build(store, read(map(str, paths)), "kz", prune=True)
    assert_consistent(store)
    return summary


# ---- by name


def test_what_only_the_removed_article_states_goes_with_it(bare: Store) -> None:
    trip, awards, roads, _ = articles()
    build(bare, [trip, awards, roads], "kz")
    remove(bare, ["trip", article_iri("awards")])
    assert_consistent(bare)
    clean = Store()
    build(clean, [roads], "kz")
    assert contents(bare) == contents(clean)


def test_a_name_that_is_unknown_is_told_before_anything_goes(bare: Store) -> None:
    build(bare, articles(), "kz")
    before = contents(bare)
    with pytest.raises(UnknownArticleError, match=r"^no article is called “tripp”; did you mean trip\?$"):
        remove(bare, ["awards", "tripp"])
    with pytest.raises(UnknownArticleError, match=r"^no article is called “} DROP ALL #”$"):
        remove(bare, ["} DROP ALL #"])
    assert contents(bare) == before


def test_a_name_that_is_free_again_is_given_again(bare: Store, news: Path, tmp_path: Path) -> None:
    build(bare, read([str(news)]), "kz")
    remove(bare, ["trip"])
    (tmp_path / "trip.txt").write_text("Other.\n", encoding="utf-8")
    build(bare, read([str(tmp_path / "trip.txt")]), "kz")
    assert bare.has_graph(article_iri("trip"))
    build(bare, read([str(news)]), "kz")
    assert {*bare.articles()} == {article_iri(name) for name in ("awards", "news/trip", "roads", "trip")}


# ---- what is no longer there


def test_pruning_leaves_just_what_is_there(bare: Store, news: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Other.\n", encoding="utf-8")
    build(bare, read([str(news), str(tmp_path / "other.txt")]), "kz")
    (news / "trip.txt").unlink()
    summary = pruned(bare, news)
    assert (summary.unchanged, summary.removed, summary.renamed) == (2, ["other", "trip"], [])
    clean = Store()
    build(clean, read([str(news)]), "kz")
    assert contents(bare) == contents(clean)
    assert (pruned(bare, news).removed, pruned(bare, news).unchanged) == ([], 2)


@pytest.mark.parametrize(
    ("new", "name"), [("journey.txt", "journey"), ("2024/journey.md", "journey"), ("2024/awards.txt", "2024/awards")]
)
def test_a_file_that_was_renamed_is_told_so(bare: Store, news: Path, new: str, name: str) -> None:
    build(bare, read([str(news)]), "kz")
    (news / new).parent.mkdir(exist_ok=True)
    (news / "trip.txt").rename(news / new)
    summary = pruned(bare, news)
    assert (summary.added, summary.removed, summary.renamed) == (0, [], [("trip", name)])
    assert len(list(bare.articles())) == 3


def test_a_file_that_was_moved_keeps_its_name(bare: Store, news: Path) -> None:
    build(bare, read([str(news)]), "kz")
    (news / "2022").rename(news / "archive")
    (news / "trip.txt").rename(news / "archive" / "trip.txt")
    summary = pruned(bare, news)
    assert (summary.added, summary.changed, summary.unchanged, summary.removed, summary.renamed) == (0, 0, 3, [], [])


def test_an_article_that_was_there_before_is_no_new_name(bare: Store, news: Path) -> None:
    (news / "again.txt").write_text(TRIP, encoding="utf-8")
    build(bare, read([str(news)]), "kz")
    (news / "trip.txt").unlink()
    assert (pruned(bare, news).removed, len(list(bare.articles()))) == (["trip"], 3)


def test_nothing_goes_when_something_could_not_be_read(bare: Store, news: Path) -> None:
    build(bare, read([str(news)]), "kz")
    before = contents(bare)
    (news / "empty").mkdir()
    (news / "2022" / "awards.md").write_bytes(b"")
    for paths in ((news,), (news / "trip.txt", news / "misspelt"), (news / "empty",), (news / "nowhere",), ()):
        summary = pruned(bare, *paths)
        assert (summary.removed, summary.renamed) == ([], [])
        assert contents(bare) == before


def test_nothing_goes_when_an_article_cannot_be_understood(
    bare: Store, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(bare, read([str(news)]), "kz")
    (news / "trip.txt").unlink()
    (news / "2023" / "roads.txt").write_text("Other.\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("graph.reading.extract", fail)
    assert pruned(bare, news).removed == []
    assert len(list(bare.articles())) == 3


def test_what_is_left_out_on_purpose_hinders_nothing(bare: Store, news: Path) -> None:
    build(bare, read([str(news)]), "kz")
    (news / ".git").mkdir()
    (news / "trip.txt").unlink()
    summary = pruned(bare, news)
    assert (summary.removed, summary.skipped, len(summary.left_out)) == (["trip"], [], 1)


def test_problems_alone_prune_nothing(bare: Store) -> None:
    build(bare, articles(), "kz")
    assert build(bare, [Problem("a", "b")], "kz", prune=True).removed == []
    assert build(bare, [Problem("a", "b", left_out=True)], "kz", prune=True).removed == []
    assert len(list(bare.articles())) == 4


# ---- the commands, and the same in Python


@pytest.mark.slow
def test_the_command_removes(orda_command: Command, news: Path) -> None:
    orda_command("build", news)
    assert in_words(orda_command("remove", "trip", "road")) == "no article is called “road”; did you mean roads?"
    done = orda_command("remove", "trip", "roads")
    assert (done.code, done.err.startswith("2 articles removed; ")) == (0, True)
    assert orda_command("validate").code == 0
    assert in_words(orda_command("remove", "trip")).startswith("no article is called “trip”")


def in_words(outcome: Outcome) -> str:
    assert outcome.code == 2
    (line,) = outcome.lines
    return line


def test_there_must_be_a_store_to_remove_from(orda_command: Command, tmp_path: Path) -> None:
    assert in_words(orda_command("remove", "trip")) == "orda-store: there is no store here; build one with `orda build`"
    assert list(tmp_path.iterdir()) == []


def test_the_command_prunes(orda_command: Command, news: Path) -> None:
    orda_command("build", news)
    (news / "trip.txt").rename(news / "journey.txt")
    (news / "2023" / "roads.txt").unlink()
    (news / ".git").mkdir()
    done = orda_command("build", "--prune", "news")
    assert done.code == 0
    assert done.lines[1:] == [
        "1 removed:", "  roads", "1 renamed:", "  trip is now journey", "1 left out:",
        "  news/.git: hidden; to read it, give it by its name",
    ]  # fmt: skip
    done = orda_command("build", "--prune", "nwes")
    assert (done.code, done.lines[-1]) == (2, "Nothing was removed, since not everything could be read.")
    assert "2 unchanged" in orda_command("build", "news").err


def test_the_same_in_python(tmp_path: Path, news: Path) -> None:
    kg = orda.build(news, store=tmp_path / "store")
    assert len(kg.query("articles")) == 3
    kg.remove("trip", "roads")
    assert len(kg.query("articles")) == 1
    with pytest.raises(UnknownArticleError, match="no article is called"):
        kg.remove("trip")
    kg.close()
    (news / "trip.txt").unlink()
    kg = orda.build(news, store=tmp_path / "store", prune=True)
    assert len(kg.query("articles")) == 2
    kg.close()
    kg = orda.open(tmp_path / "store")
    with pytest.raises(StoreError, match="this graph is open to be read only"):
        kg.remove("roads")
    with pytest.raises(ValueError, match="an article may have 10 characters"):
        orda.build(news, longest=10)
