"""``python -m tests.kills 200`` kills so many builds, and says what was killed when."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.kills.builds import Kills, Outcome


def _tell(outcome: Outcome) -> None:
    print(f"{outcome.kills.total()} kills", flush=True)


def main() -> None:
    """Kill as many as are asked for."""
    parser = argparse.ArgumentParser(description="Builds that are killed at random moments.")
    parser.add_argument("many", type=int, help="how many kills")
    parser.add_argument("--seed", type=int, default=0, help="of what is killed, and when")
    parser.add_argument("--whole", action="store_true", help="let builds read the articles, with all models")
    parser.add_argument("--articles", type=int, help="how many articles a build has, the shortest first; else all")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = Kills(Path(folder), whole=given.whole, many=given.articles).run(given.many, given.seed, _tell)
    for (what, phase), times in sorted(outcome.kills.items()):
        print(f"{what:8} killed after {phase:8} {times:4}")
    print(f"{outcome.kills.total()} kills; {outcome.builds} builds left alone then gave the undisturbed graph;")
    print(f"{outcome.readers} readers read on")


if __name__ == "__main__":
    main()
