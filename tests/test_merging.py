"""Sorted runs as one, each line once."""

from __future__ import annotations

import gzip
import io
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merging import Run, merged


def run(lines: set[bytes], opened: list[int] | None = None) -> Run:
    content = gzip.compress(b"".join(sorted(line + b"\n" for line in lines)))

    class Counted(io.BytesIO):
        def close(self) -> None:
            if opened is not None and not self.closed:
                opened.append(-1)
            super().close()

    def open_() -> IO[bytes]:
        if opened is not None:
            opened.append(1)
        return Counted(content)

    return open_


@given(st.lists(st.sets(st.binary(max_size=3).filter(lambda b: b"\n" not in b), max_size=6), max_size=12))
def test_every_line_of_any_run_comes_once_in_order(runs: list[set[bytes]]) -> None:
    expected = sorted({line + b"\n" for lines in runs for line in lines})
    assert list(merged([run(lines) for lines in runs], at_once=3)) == expected


@pytest.mark.parametrize("many", [1, 4, 5, 50])
def test_no_more_files_are_open_than_allowed(many: int) -> None:
    opened: list[int] = []
    runs = [run({str(number).encode(), b"same"}, opened) for number in range(many)]
    assert sum(1 for _ in merged(runs, at_once=4)) == many + 1
    at_once = [sum(opened[: n + 1]) for n in range(len(opened))]
    assert max(at_once) <= 4
    assert at_once[-1] == 0
