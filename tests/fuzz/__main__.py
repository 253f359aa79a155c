"""``python -m tests.fuzz SECONDS`` tries all targets by turns, and notes in ``hours.csv`` how long each was tried.

Whatever a target does, its end or its silence is a finding like any other.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
import resource
import subprocess
import sys
import time
from datetime import date
from itertools import cycle
from pathlib import Path

from tests.fuzz.targets import NAMES

_ROOT, _NOTED = Path(__file__).parents[2], Path(__file__).with_name("hours.csv")
_COLUMNS = ("date", "commit", "target", "driver", "cpu_seconds", "executions", "findings")
_DRIVERS = ("hypothesis", "atheris")
_AT_ONCE = 120  # seconds that a target has in its turn
_PATIENCE = 60  # times as long as its turn, until a target that does not end is ended
_RUNS = re.compile(r"Done (\d+) runs|stat::number_of_executed_units: (\d+)|^#(\d+)\s", re.M)


def tried(name: str, driver: str, seconds: float, seed: int) -> dict[str, object]:
    """Try a target, and print what was found.

    Returns:
        A line of the table.
    """
    before, command = _spent(), [sys.executable, "-m", f"tests.fuzz.by_{driver}", name, str(seconds), str(seed)]
    try:
        done = subprocess.run(
            command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            timeout=_PATIENCE * seconds + 600, check=False,
        )  # fmt: skip
        said, found = done.stdout, int(done.returncode != 0)
    except subprocess.TimeoutExpired as error:
        said, found = (error.stdout or b"").decode(errors="replace") + "it does not end\n", 1
    if found:
        print(f"---- {name} by {driver}, seed {seed}\n{said[-6000:]}", flush=True)
    runs = [int(next(filter(None, numbers))) for numbers in _RUNS.findall(said)]
    return {
        "date": date.today().isoformat(), "commit": _commit(), "target": name, "driver": driver,
        "cpu_seconds": round(_spent() - before, 1), "executions": max(runs, default=0), "findings": found,
    }  # fmt: skip


def _spent() -> float:
    """Seconds of the processor that ended processes have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _commit() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    return said.stdout.strip()


def _note(line: dict[str, object]) -> None:
    fresh = not _NOTED.exists()
    with _NOTED.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
        if fresh:
            writer.writeheader()
        writer.writerow(line)


def main() -> None:
    """Try all targets by turns, by each driver that there is."""
    parser = argparse.ArgumentParser(description="Fuzz whatever takes input of others' making.")
    parser.add_argument("seconds", type=float, help="of the clock, in all")
    parser.add_argument("--target", choices=NAMES, action="append", help="only this one")
    parser.add_argument("--driver", choices=_DRIVERS, action="append", help="only by this one")
    given = parser.parse_args()
    drivers = given.driver or [driver for driver in _DRIVERS if importlib.util.find_spec(driver)]
    turns = [(name, driver) for name in given.target or NAMES for driver in drivers]
    each, until, found = min(_AT_ONCE, given.seconds / len(turns)), time.monotonic() + given.seconds, 0
    for turn, (name, driver) in enumerate(cycle(turns)):
        if turn >= len(turns) and time.monotonic() > until:
            break
        line = tried(name, driver, max(each, 1), seed=time.time_ns() % 1_000_000)
        _note(line)
        print(",".join(map(str, line.values())), flush=True)
        found += int(str(line["findings"]))
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
