"""How many processors a parser takes: one.

OpenBLAS, which multiplies its matrices, would take all. They are small, and its threads wait for each other busily:
where something else wants the processors, an article takes several times as much of them.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import cast

from threadpoolctl import ThreadpoolController


def one_processor() -> AbstractContextManager[object]:
    """Where a parser reads that is loaded, and NumPy with it."""
    return cast(AbstractContextManager[object], _libraries().limit(limits=1, user_api="blas"))


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
