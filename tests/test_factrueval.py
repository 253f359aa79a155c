"""The measure of Russian posts: what is read answers what is marked."""

from __future__ import annotations

from tests.factrueval import Argument, Told, compare, respond


def _argument(role: str, words: str) -> Argument:
    return Argument(role, frozenset([tuple(words.split())]))


def test_a_post_that_is_marked_is_answered() -> None:
    gold = Told("occupation", (_argument("who", "данияр сарсенов"), _argument("position", "аким"),
                               _argument("where", "павлодарская область")))  # fmt: skip
    ours = respond("Аким Павлодарской области Данияр Сарсенов посетил Экибастуз.")
    tally, answers = compare([gold], ours, hard=False)
    assert answers == [gold]
    assert (tally.wanted, tally.given) == (1, 1)


def test_a_job_without_a_place_is_not_marked() -> None:
    assert respond("Журналист Данияр Сарсенов приехал.") == []
