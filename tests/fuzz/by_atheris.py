"""Targets driven by coverage: ``python -m tests.fuzz.by_atheris TARGET SECONDS SEED``, where there is atheris."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["extract", "graph", "ontology", "queries"]):
    from tests.fuzz.targets import target

from tests.fuzz.checks import BOUND
from tests.fuzz.inputs import LONGEST

_FOUND = Path(__file__).with_name("found")  # inputs that brought something up


def main() -> None:
    """Try inputs for so many seconds of the clock; what is found ends it, and is kept."""
    name, seconds, seed = sys.argv[1], int(float(sys.argv[2])), sys.argv[3]
    with atheris.instrument_imports(include=["extract", "graph", "ontology", "queries"]):
        tried = target(name)
        tried.once(tried.SEEDS[0])  # what is imported on the way is watched, too
    _FOUND.mkdir(exist_ok=True)
    corpus = Path(tempfile.mkdtemp())
    for number, data in enumerate(tried.SEEDS):
        (corpus / str(number)).write_bytes(data)
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={int(BOUND * 10)}", f"-seed={seed}"]
    atheris.Setup([name, *limits, "-rss_limit_mb=4096", f"-artifact_prefix={_FOUND}/{name}-", str(corpus)], tried.once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
