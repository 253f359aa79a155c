"""The package as its users get it: built, installed into empty environments, used from elsewhere: ``make package``."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import httpx
import pytest
from packaging.requirements import Requirement

from tests.processes import end, free_port
from tests.test_dependencies import FOR_USERS, NEEDED, PROJECT, ROOT

PACKAGES = ("ontology", "extract", "graph", "queries")
SAMPLES = ROOT / "samples" / "articles"

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; none of this environment's settings reach it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "ORDA"))}
    done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-4000:])
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, source


def test_distributions_hold_every_file(built: tuple[Path, Path]) -> None:
    """Code, ontology, reference data, word lists, queries, templates, scripts and ``py.typed``."""
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES, "orda.py", "orda_cli.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours = {name for name in listed.stdout.splitlines() if not name.startswith("queries/serve/front/")}
    wheel, source = built
    with zipfile.ZipFile(wheel) as opened:
        assert ours - set(opened.namelist()) == set()
    with tarfile.open(source) as opened_source:
        held = {name.partition("/")[2] for name in opened_source.getnames()}
    assert ours - held == set()
    assert {"LICENSE", "README.md", "pyproject.toml", "requirements.lock"} <= held
    endings = {Path(name).suffix for name in ours}
    assert endings >= {".py", ".ttl", ".csv", ".yaml", ".rq", ".html", ".js", ".css", ".json", ".geojson", ".typed"}


@pytest.mark.network
@pytest.mark.parametrize("oldest", [False, True], ids=["newest, from source", "oldest, from the wheel"])
def test_package_works_where_it_is_alone(built: tuple[Path, Path], tmp_path: Path, oldest: bool) -> None:
    """With all extras where dependencies are the oldest, without any where they are the newest."""
    wheel, source = built
    _run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    python, orda = (tmp_path / "env" / "bin" / name for name in ("python", "orda"))
    limits = tmp_path / "limits.txt"
    limits.write_text("\n".join(_oldest(line) for line in (FOR_USERS if oldest else ())), encoding="utf-8")
    wanted = f"{wheel}[notebook,parquet]" if oldest else source
    _run(python, "-m", "pip", "install", "--quiet", "--constraint", limits, wanted, cwd=tmp_path)
    _run(python, "-m", "pip", "check", cwd=tmp_path)

    version = PROJECT["version"]
    assert _run(orda, "--version", cwd=tmp_path).split() == ["orda", version]
    assert _run(python, "-c", "import orda; print(orda.__version__)", cwd=tmp_path).strip() == version
    _run(orda, "build", SAMPLES, cwd=tmp_path)
    (tmp_path / "page.html").write_text(
        "<html><head><title>Visit</title></head><body><article><h1>Visit</h1>"
        "<p>President Kassym-Jomart Tokayev visited Almaty region on Monday.</p></article></body></html>"
    )
    _run(orda, "build", "page.html", cwd=tmp_path)
    visits = _run(orda, "query", "visits", "--format", "csv", cwd=tmp_path)
    assert "Kassym-Jomart Tokayev" in visits
    assert "page" in visits
    _run(orda, "explore", "-o", "explore.html", cwd=tmp_path)
    assert (tmp_path / "explore.html").stat().st_size > 500_000
    _run(orda, "validate", cwd=tmp_path)
    assert _served(orda, tmp_path) == '{"head":{},"boolean":true}'
    where = _run(python, "-c", "import ontology, queries; print(ontology.__file__, queries.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
    if oldest:
        _run(orda, "query", "visits", "-o", "visits.parquet", cwd=tmp_path)
        frame = "import orda; print(len(orda.open().query('visits').to_frame()))"
        assert int(_run(python, "-c", frame, cwd=tmp_path)) > 5


def _served(orda: Path, folder: Path) -> str:
    """What a server of the store in a folder answers to a query, asked by an address of the sixth version."""
    port = free_port()
    process = subprocess.Popen([orda, "serve", "--port", str(port)], cwd=folder, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    try:
        while True:
            try:
                url = f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D"
                return httpx.get(url, headers={"Host": f"[::1]:{port}"}, timeout=10, trust_env=False).text
            except httpx.TransportError:
                assert time.monotonic() < until
                time.sleep(0.2)
    finally:
        assert end(process)


def test_oldest_versions_are_those_named() -> None:
    assert [_oldest(line) for line in ("a[x]>=1.2,<2", "b==3", "c>=4")] == ["a==1.2", "b==3", "c==4"]
    assert len(NEEDED) < len(FOR_USERS)


def _oldest(line: str) -> str:
    """A requirement as a constraint on the oldest version that it allows."""
    requirement = Requirement(line)
    (version,) = (s.version for s in requirement.specifier if s.operator in (">=", "=="))
    return f"{requirement.name}=={version}"
