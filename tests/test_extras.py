"""What is missing is said in a line, with the command that brings it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from queries.ask.extras import MissingError, needed

ROOT = Path(__file__).parents[1]


def test_a_missing_package_is_named_with_what_brings_it() -> None:
    needed("rdflib", extra="notebook")
    with pytest.raises(MissingError, match=r'^this needs the package nonesuch: pip install "orda\[notebook\]"$'):
        needed("rdflib", "nonesuch", extra="notebook")


def test_without_pandas_a_question_is_answered_and_a_finding_is_not() -> None:
    code = (
        "import importlib.util as u\n"
        "real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'pandas' else real(name, *a)\n"
        "import orda\n"
        "from graph.store import Store\n"
        "kg = orda.KnowledgeGraph(Store())\n"
        "print(len(kg.query('visits')))\n"
        "try:\n"
        "    kg.visits()\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.stdout == '0\nthis needs the package pandas: pip install "orda[notebook]"\n', done.stderr
