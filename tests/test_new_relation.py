"""A new relation is its Turtle file, its rules module and its verbs: a toy one, laid over a copy of the packages, is
read, dated, validated, scored, exported, listed on time lines and drawn, with no other file changed."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOY = Path(__file__).parent / "toys" / "relation"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
MODULE, FUNCTION = PROJECT["project"]["scripts"]["orda"].split(":")
# Each of the commands that standard input lists, a line of JSON each, in one process: packages are imported once.
DRIVER = f"""
import contextlib, io, json, sys
from {MODULE} import {FUNCTION} as command
for line in sys.stdin:
    sys.argv, out, code = ["orda", *json.loads(line)], io.TextIOWrapper(io.BytesIO(), "utf-8"), 0
    with contextlib.redirect_stdout(out):
        try:
            command()
        except SystemExit as ended:
            code = ended.code or 0
    out.flush()
    print(json.dumps([code, out.buffer.getvalue().decode()]), flush=True)
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages with the toy's files added."""
    folder = tmp_path_factory.mktemp("packages")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for file in sorted(f for part in ("ontology", "extract") for f in (TOY / part).rglob("*") if f.is_file()):
        added = folder / file.relative_to(TOY)
        if "__pycache__" not in added.parts:
            assert not added.exists()
            shutil.copy(file, added)
    return folder


def run(packages: Path, code: str, *arguments: str, asked: str = "") -> subprocess.CompletedProcess[str]:
    """What some Python does that has the copied packages."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=asked, cwd=packages, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(packages), "ORDA_STORE": str(packages / "store")},
    )  # fmt: skip


def orda(packages: Path, *commands: list[str]) -> list[str]:
    """What each of some commands prints; all of them succeed."""
    done = run(packages, DRIVER, asked="\n".join(map(json.dumps, commands)))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [code for code, _ in answers] == [0] * len(commands), done.stderr + done.stdout
    return [printed for _, printed in answers]


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


@pytest.mark.slow
def test_a_toy_relation_is_read_validated_scored_exported_listed_and_drawn(packages: Path, tmp_path: Path) -> None:
    out = {name: str(tmp_path / name) for name in ("graph.graphml", "ftm.jsonl", "popolo.json", "page.html", "tables")}
    _, _, scores, *_, events, line = orda(
        packages,
        ["build", str(TOY / "articles")],
        ["validate"],
        ["evaluate", str(TOY / "gold"), "--format", "json"],
        ["export", out["graph.graphml"]],
        ["export", out["ftm.jsonl"], "--as", "ftm"],
        ["export", out["popolo.json"], "--as", "popolo"],
        ["export", out["tables"], "--as", "csv"],
        ["explore", "--output", out["page.html"]],
        ["query", "events", "--format", "csv"],
        ["query", "timeline", "-p", "person=Assain Baikhanov", "--format", "csv"],
    )
    assert json.loads(scores)["sponsorship"]["f1"] == 1
    for told in (rows(events), rows(line)):
        (row,) = [r for r in told if "sponsorship" in r["kind"].casefold()]
        assert row["date"] == "2024-05-03"
        assert "sponsored the Ertis Cable plant" in row["words"]
    assert "sponsored" in Path(out["graph.graphml"]).read_text(encoding="utf-8")
    things = [json.loads(t) for t in Path(out["ftm.jsonl"]).read_text(encoding="utf-8").splitlines()]
    assert any(t["schema"] == "Event" and t["properties"].get("name") == ["sponsorship"] for t in things)
    popolo = json.loads(Path(out["popolo.json"]).read_text(encoding="utf-8"))
    assert [e["start_date"] for e in popolo["events"] if e["classification"] == "sponsorship"] == ["2024-05-03"]
    assert any("sponsorship" in f.read_text(encoding="utf-8") for f in Path(out["tables"]).glob("*.csv"))
    drawn = re.search(
        r'<script id="part-core" type="text/plain">(.*?)</script>', Path(out["page.html"]).read_text("utf-8")
    )
    assert drawn
    core = gzip.decompress(base64.b64decode(drawn[1])).decode()
    assert "sponsored" in core
    assert "#123456" in core


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("extract/relations/sponsorship.py", "relations/sponsorship.py: there is no such file"),
        ("ontology/relations/sponsorship.ttl", "ontology/relations/sponsorship.ttl: there is no such file"),
        (
            "extract/languages/en/predicates/sponsorship.yaml",
            "sponsorship.yaml: no language has such a file",
        ),
    ],
)
def test_a_relation_that_lacks_a_file_is_told(packages: Path, missing: str, told: str) -> None:
    words = (packages / missing).read_bytes()
    (packages / missing).unlink()
    try:
        done = run(packages, f"from {MODULE} import {FUNCTION}; {FUNCTION}()", "build", str(TOY / "articles"))
        assert done.returncode == 2
        assert told in " ".join(done.stderr.split())
        assert "Traceback" not in done.stderr
    finally:
        (packages / missing).write_bytes(words)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("def read(", "def reads(", "it has no read(text)"),
        ("from __future__", "from __past__", "it cannot be imported"),
    ],
)
def test_rules_that_cannot_read_are_told(packages: Path, old: str, new: str, told: str) -> None:
    rules = packages / "extract" / "relations" / "sponsorship.py"
    text = rules.read_text(encoding="utf-8")
    assert old in text
    rules.write_text(text.replace(old, new), encoding="utf-8")
    try:
        done = run(packages, f"from {MODULE} import {FUNCTION}; {FUNCTION}()", "build", str(TOY / "articles"))
        assert done.returncode == 2
        assert f"relations/sponsorship.py: {told}" in " ".join(done.stderr.split())
        assert "Traceback" not in done.stderr
    finally:
        rules.write_text(text, encoding="utf-8")
