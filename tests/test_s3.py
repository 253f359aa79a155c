"""Input from and output to an object store that speaks S3, served on this machine."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.sources import read
from graph.build import build
from graph.reading import Options
from graph.spread import MANIFEST, Spread, into_folder
from graph.store import Store
from tests.conftest import Outcome, articles
from tests.shards_of import exported, loaded

s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed (make engines)")
server = pytest.importorskip("moto.server", reason="moto is not installed (make engines)")

OPTIONS = Options("kz")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Where the server answers."""
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """An object store with two empty buckets, known as any S3 is: by the settings of its own tools."""
    settings = {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "anyone",
        "AWS_SECRET_ACCESS_KEY": "anything",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    store = s3fs.S3FileSystem()
    for name in ("news", "graph"):
        if store.exists(name):
            store.rm(name, recursive=True)
        store.mkdir(name)
    yield store
    s3fs.S3FileSystem.clear_instance_cache()


def put(bucket: Any) -> None:
    """Four articles, one of them in a file of its own."""
    trip, *others = articles()
    bucket.pipe_file("news/2023/trip.txt", trip.text.encode())
    lines = [json.dumps({"id": article.id, "text": article.text, "date": article.issued}) for article in others]
    bucket.pipe_file("news/2023/others.jsonl.gz", gzip.compress("\n".join(lines).encode()))


def read_again(bucket: Any) -> set[str]:
    """The graphs of articles that the parts now hold."""
    parts = [gzip.decompress(bucket.cat_file(name)) for name in bucket.glob("graph/out/part-*")]
    return {line.rpartition(" <")[2] for part in parts for line in part.decode().splitlines()}


def test_from_a_bucket_to_a_bucket(bucket: Any, tmp_path: Path) -> None:
    """By two processes, each with its own connection; then once more, when nothing is to be read."""
    put(bucket)
    store = Store()
    build(store, read(["s3://news/2023"]), "kz")
    assert len(list(store.articles())) == 4
    summary = into_folder(read(["s3://news"]), "s3://graph/out", OPTIONS, Spread(workers=2, size=2)).summary
    assert (summary.added, summary.skipped) == (4, [])
    assert loaded("s3://graph/out") == exported(store, tmp_path)
    assert json.loads(bucket.cat_file(f"graph/out/{MANIFEST}"))["articles"] == 4
    summary = into_folder(read(["s3://news"]), "s3://graph/out", OPTIONS, Spread(workers=2, size=2)).summary
    assert (summary.added, summary.unchanged) == (0, 4)
    bucket.pipe_file("news/2024.jsonl", json.dumps({"id": "new", "text": "The akim visited Almaty."}).encode())
    summary = into_folder(read(["s3://news"]), "s3://graph/out", OPTIONS, Spread(workers=1, size=2)).summary
    assert (summary.added, summary.unchanged, len(read_again(bucket))) == (1, 4, 5)


def test_a_bucket_on_the_command_line(bucket: Any, orda_command: Callable[..., Outcome]) -> None:
    put(bucket)
    bucket.pipe_file("news/2023/broken.jsonl", b"{")
    done = orda_command("build", "s3://news/2023/*.jsonl*", "--out", "s3://graph/out", "--workers", "1")
    assert done.code == 2
    assert done.lines[-1].startswith("  s3://news/2023/broken.jsonl:1: broken JSON at character 2")
    assert sum("articles added" in line and line.startswith("3 ") for line in done.lines) == 1


def test_a_bucket_that_is_not_there_is_told(bucket: Any, orda_command: Callable[..., Outcome]) -> None:
    put(bucket)
    done = orda_command("build", "s3://nowhere/a.jsonl", "--store", "store")
    assert done.code == 2
    assert done.lines[-1].startswith(
        "  s3://nowhere/a.jsonl: cannot be read (FileNotFoundError: The specified bucket d"
    )
    done = orda_command("build", "s3://news/2023", "--out", "s3://nowhere/out", "--workers", "1")
    assert done.code == 2
    assert len(done.lines) == 1  # before anything is read
    assert done.lines[0].startswith("s3://nowhere/out: FileNotFoundError: The specified bucket does not exist")


def test_without_credentials_a_line_says_so(
    bucket: Any, orda_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    s3fs.S3FileSystem.clear_instance_cache()
    done = orda_command("build", "s3://news/2023", "--store", "store")
    assert done.code == 2
    assert "credentials" in done.lines[-1]
