"""Input of others' making brings up the documented errors alone; ``make fuzz`` tries for as long as one likes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.inputs import inputs
from tests.fuzz.targets import NAMES, target

_INPUTS = {"texts": 15, "articles": 150, "answers": 60, "words": 150}  # of targets that take their time


@pytest.mark.parametrize("name", NAMES)
def test_any_input_is_read_or_refused(name: str) -> None:
    tried = target(name)
    for data in (b"", *tried.SEEDS):
        tried.once(data)
    settled = settings(
        max_examples=_INPUTS.get(name, 300), deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
    )
    settled(given(inputs(tried.SEEDS))(tried.once))()
