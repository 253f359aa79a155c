"""What is missing is said in a line, with the command that brings it."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from queries.ask.extras import MissingError, needing

ROOT = Path(__file__).parents[1]
import_part = importlib.import_module  # by another name: what this module asks for is not to be declared


def test_a_missing_package_is_named_with_what_brings_it() -> None:
    said = r'^this needs the package nonesuch: pip install "orda\[notebook\]"$'
    with pytest.raises(MissingError, match=said), needing("notebook"):
        import_part("nonesuch.part")


def test_a_module_of_our_own_that_is_missing_is_an_error_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError) as caught, needing("notebook"):
        importlib.import_module("queries.nonesuch")
    assert not isinstance(caught.value, MissingError)


def test_without_pandas_a_question_is_answered_and_a_finding_is_not() -> None:
    code = (
        "import sys\n"
        "sys.modules['pandas'] = None\n"
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
