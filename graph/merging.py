"""Sorted lines of many files as one sorted run, each line once, in bounded memory.

So many files are open at once and no more; where there are more, they are merged into fewer on this machine's disk.
"""

from __future__ import annotations

import gzip
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

AT_ONCE = 64  # files

Run = Callable[[], IO[bytes]]  # opens a file of sorted lines that gzip compressed


def merged(runs: Sequence[Run], at_once: int = AT_ONCE) -> Iterator[bytes]:
    """The lines of all runs, sorted, each once, with its end.

    Args:
        runs: each sorted.
        at_once: how many of them are open at once.
    """
    with TemporaryDirectory(prefix="orda-") as folder:
        number = 0
        while len(runs) > at_once:
            fewer: list[Run] = []
            for first in range(0, len(runs), at_once):
                file, number = Path(folder, f"{number}.gz"), number + 1
                with gzip.open(file, "wb", compresslevel=1) as handle:
                    handle.writelines(_merged(runs[first : first + at_once]))
                fewer.append(partial(_opened, file))
            runs = fewer
        yield from _merged(runs)


def _opened(file: Path) -> IO[bytes]:
    return file.open("rb")


def _merged(runs: Iterable[Run]) -> Iterator[bytes]:
    with ExitStack() as opened:
        handles = [gzip.GzipFile(fileobj=opened.enter_context(run())) for run in runs]
        last = b""
        for line in heapq.merge(*handles):
            if line != last:
                yield line
                last = line
