"""Batches in engines, each on a cluster of two workers on this machine: the graph that one machine gives."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph.union
from extract.sources import read
from graph.build import build
from graph.engines import ENGINES
from graph.reading import Options
from graph.spread import Spread, into_folder, into_store
from graph.store import Store
from tests import slow_hands
from tests.processes import end, free_port
from tests.shards_of import exported, loaded
from tests.test_spread import problems, told

ROOT = Path(__file__).parents[1]
SAMPLES = str(ROOT / "samples" / "articles")
OPTIONS = Options("kz")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")]


@pytest.fixture(scope="module", params=["", *ENGINES])
def engine(request: pytest.FixtureRequest) -> str:
    """This machine's processes, and each engine that is installed."""
    name = str(request.param)
    if name:
        pytest.importorskip(ENGINES[name], reason=f"{name} is not installed (make engines)")
    return name


@pytest.fixture(autouse=True)
def workers_know_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine's processes find the code where these tests find it."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("RAY_worker_niceness", "0")  # or whatever else runs would come before its processes


@pytest.fixture(scope="module")
def sample() -> Store:
    """The bundled articles as one machine reads them."""
    store = Store()
    build(store, read([SAMPLES]), "kz", workers=2)
    return store


def test_shards_are_the_graph_of_one_machine(engine: str, sample: Store, tmp_path: Path) -> None:
    result = into_folder(read([SAMPLES]), str(tmp_path / "out"), OPTIONS, Spread(engine, workers=2, size=5))
    assert problems(result.summary) == []
    assert loaded(str(tmp_path / "out")) == exported(sample, tmp_path)


def test_what_fails_is_tried_again_then_told_and_costs_no_other(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One worker is killed in the midst, one batch raises always, one kills whoever reads it."""
    monkeypatch.setattr(graph.union, "reference_triples", lambda _: ())
    once = tmp_path / "once"
    texts = ["a", f"end-once {once}", "b", "raise the disk is full", "c", "end SIGKILL", *"defgh"]
    spread = Spread(engine, workers=2, size=1, extract=slow_hands.extract_batch)
    summary = into_folder(told(*texts), str(tmp_path / "out"), OPTIONS, spread).summary
    assert once.exists()
    told_of = sorted(problems(summary))
    assert [problem.partition(":")[0] for problem in told_of] == ["news-03", "news-05"]
    assert "given up after 3 tries" in told_of[0]
    assert "the disk is full" in told_of[0]
    assert "EndedError: " in told_of[1]
    assert summary.added == len(texts) - 2
    spread = Spread(workers=1, size=1, extract=slow_hands.extract_batch)
    texts[3] = texts[5] = "z"
    assert into_folder(told(*texts), str(tmp_path / "out"), OPTIONS, spread).summary.unchanged == len(texts) - 2


def test_a_store_takes_what_an_engine_reads(engine: str) -> None:
    few = [f"{SAMPLES}/sample-{name}*" for name in ("en-0[1-3]", "ru-01", "kk-01")]
    one, other = Store(), Store()
    summary = build(one, read(few), "kz")
    assert into_store(other, read(few), OPTIONS, Spread(engine, workers=2, size=2)) == summary
    assert set(other.quads()) == set(one.quads())


@pytest.mark.parametrize("engine", ["", "ray", "spark"], indirect=True)
def test_an_article_that_takes_too_long_is_told(engine: str, tmp_path: Path) -> None:
    options = Options("kz", seconds=0.001)
    summary = into_folder(told("The akim came. " * 20), str(tmp_path), options, Spread(engine, workers=1)).summary
    assert problems(summary) == ["news-00: was not read within 0.001 seconds; split it, or allow more"]


# ---- a cluster that is there already


@pytest.fixture
def cluster(engine: str, tmp_path: Path) -> Iterator[str]:
    """The address of a cluster of an engine's own programs, with two workers."""
    port, programs = free_port(), Path(sys.executable).parent
    started: list[subprocess.Popen[bytes]] = []

    def start(*command: str, **env: str) -> None:
        started.append(subprocess.Popen(command, cwd=tmp_path, env={**os.environ, **env}, stderr=subprocess.DEVNULL))

    address = {"dask": f"tcp://127.0.0.1:{port}", "ray": f"127.0.0.1:{port}", "spark": f"spark://127.0.0.1:{port}"}
    match engine:
        case "dask":
            start(f"{programs}/dask", "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
            worker = ("worker", address[engine], "--nworkers", "2", "--nthreads", "2", "--no-dashboard")
            start(f"{programs}/dask", *worker, "--host", "127.0.0.1")
        case "ray":
            head = ("--head", "--node-ip-address=127.0.0.1", f"--port={port}", "--num-cpus=2", "--block")
            start(f"{programs}/ray", "start", *head, "--include-dashboard=false", RAY_USAGE_STATS_ENABLED="0")
        case "spark":
            import pyspark

            program, deploy = f"{Path(pyspark.__file__).parent}/bin/spark-class", "org.apache.spark.deploy"
            where = ("--host", "127.0.0.1", "--webui-port", "0")
            start(program, f"{deploy}.master.Master", *where, "--port", str(port))
            _wait_for(port)
            work = (*where, "--cores", "2", "--memory", "1g", address[engine])
            start(program, f"{deploy}.worker.Worker", *work, PYSPARK_PYTHON=sys.executable)
        case _:
            pytest.skip("processes are never elsewhere")
    _wait_for(port)
    yield address[engine]
    for process in reversed(started):
        end(process)


def _wait_for(port: int) -> None:
    import socket

    until = time.monotonic() + 90
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < until
        time.sleep(0.2)


def test_a_cluster_elsewhere_reads(engine: str, cluster: str, tmp_path: Path) -> None:
    few = [f"{SAMPLES}/sample-en-0[1-4]*"]
    store = Store()
    build(store, read(few), "kz")
    result = into_folder(read(few), str(tmp_path / "out"), OPTIONS, Spread(engine, cluster, size=1))
    assert problems(result.summary) == []
    assert loaded(str(tmp_path / "out")) == exported(store, tmp_path)
