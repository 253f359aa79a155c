"""Ten questions of a journalist, each answered in a few actions from the first page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journalist import MOST_ACTIONS, QUESTIONS, Question, answered
from tests.served import Served
from tests.test_serve_pages import sample_server  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.asked for question in QUESTIONS])
def test_question_is_answered_in_a_few_actions(browser: Any, sample_server: Served, question: Question) -> None:  # noqa: F811
    page = browser.new_page()
    outcome = answered(page, sample_server.url, question)
    page.close()
    assert outcome.missing == []
    assert outcome.actions <= MOST_ACTIONS
