"""The look-up of phrases finds what was stored, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from extract.trie import Trie

KEY = st.sampled_from("abc-")
PHRASES = st.lists(st.lists(KEY, max_size=4), max_size=6)
TEXT = st.lists(st.lists(KEY, min_size=1, max_size=2, unique=True), max_size=7)


def ends(phrase: Sequence[str], keys: Sequence[Sequence[str]], start: int, skip: str) -> set[int]:
    """Where a phrase may end, by its definition: its words in order, with skipped keys between them."""
    words = [key for key in phrase if key not in skip]
    fronts = {start}
    for number, word in enumerate(words):
        if number and skip:
            for i in range(len(keys)):
                if i in fronts and any(k in skip for k in keys[i]):
                    fronts.add(i + 1)
        fronts = {i + 1 for i in fronts if i < len(keys) and word in keys[i]}
    return fronts if words else set()


@given(PHRASES, TEXT, st.sampled_from(["", "-"]))
def test_exactly_the_stored_phrases_are_found(phrases: list[list[str]], keys: list[list[str]], skip: str) -> None:
    trie: Trie[str] = Trie(skip)
    for phrase in phrases:
        trie.add(phrase, "".join(phrase))
    for start in range(len(keys)):
        found = list(trie.at(keys, start))
        assert [end for end, _ in found] == sorted({end for end, _ in found})
        assert {(end, v) for end, values in found for v in values} == {
            (end, "".join(p)) for p in phrases for end in ends(p, keys, start, skip)
        }
        assert all(len(values) == len(set(values)) for _, values in found)
        assert trie.longest(keys, start) == (found[-1] if found else None)


def test_values_keep_the_order_in_which_they_were_stored() -> None:
    trie: Trie[int] = Trie()
    for value in (3, 1, 3, 2):
        trie.add(["almaty"], value)
    assert list(trie.at([["almaty"]], 0)) == [(1, [3, 1, 2])]


def test_any_reading_of_a_word_meets_the_phrase() -> None:
    trie: Trie[str] = Trie()
    trie.add(["алматинский", "область"], "almaty-region")
    assert trie.longest([["в"], ["алматинскую", "алматинский"], ["область"]], 1) == (3, ["almaty-region"])
    assert trie.longest([["в"], ["алматинскую", "алматинский"], ["область"]], 0) is None


def test_an_empty_phrase_is_nothing() -> None:
    trie: Trie[str] = Trie(skip="-")
    trie.add([], "empty")
    trie.add(["-"], "only skipped")
    assert list(trie.at([["-"], ["a"]], 0)) == []
    assert list(trie.at([], 0)) == []
