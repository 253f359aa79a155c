"""Targets driven by hypothesis: ``python -m tests.fuzz.by_hypothesis TARGET SECONDS SEED``."""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from tests.fuzz.inputs import inputs
from tests.fuzz.targets import target

_ROUND = 200  # inputs


def main() -> None:
    """Try inputs for so many seconds of the processor, and say how many were tried; what is found ends it."""
    name, seconds, seed = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    tried, asked = target(name), 0

    def once(data: bytes) -> None:
        nonlocal asked
        asked += 1
        tried.once(data)

    once(tried.SEEDS[0])  # what is loaded for the first does not count
    until = time.process_time() + seconds
    while time.process_time() < until:
        unhurried = settings(
            max_examples=_ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )  # fmt: skip
        try:
            seeded(seed)(unhurried(given(inputs(tried.SEEDS))(once)))()
        finally:
            print(f"Done {asked} runs", flush=True)
        seed += 1


if __name__ == "__main__":
    main()
