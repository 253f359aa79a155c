"""What a journalist asks, done in a browser from the first page: how many actions and seconds each question takes.

An action is a click, or words typed and sent. ``make tasks`` prints the table of ``docs/ten-questions.md``.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests import large_graph
from tests.conftest import ARGUMENTS, CHROMIUM
from tests.served import index_made, served

MOST_ACTIONS = 5
_SEARCH = "main input[type=search]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what is done to answer it, and words of the answer.

    Attributes:
        asked: in a journalist's words.
        actions: each a pair of what is done (``type`` words and send them, or ``click`` what has a text) and the words.
        answer: what the page must show at the end.
    """

    asked: str
    actions: Sequence[tuple[str, str]]
    answer: Sequence[str]


QUESTIONS = (
    Question(
        "Who was akim of Zhambyl region in 2021, and prove it",
        [("type", "akim of Zhambyl region 2021"), ("click", "Akim of Zhambyl region")],
        ["Berdibek Saparbayev", "10 February 2020", "Saparbayev has been appointed akim of Zhambyl region"],
    ),
    Question(
        "Who was prime minister in November 2015",
        [("type", "prime minister 2015-11")],
        ["Karim Massimov"],
    ),
    Question(
        "What has Tokayev been, and since when is he president",
        [("type", "tokyev"), ("click", "Kassym-Jomart Tokayev")],
        ["President, since 20 March 2019", "Prime Minister", "Minister of Foreign Affairs"],
    ),
    Question(
        "What did he order in Kyzylorda region, and by when",
        [("type", "Kyzylorda region"), ("click", "Kyzylorda region"), ("click", "Instructions about it")],
        ["Kassym-Jomart Tokayev"],
    ),
    Question("Who governs the regions now", [("click", "Who governs which region")], ["Abai region", "Berik Uali"]),
    Question("Who was appointed last", [("click", "Appointments")], ["Berik Uali appointed: Akim of Abai region"]),
    Question(
        "What of the programme Comfortable School runs in Zhambyl region",
        [("type", "Comfortable School"), ("click", "Comfortable School")],
        ["Zhambyl region"],
    ),
    Question(
        "Where does the news speak of artificial barriers",
        [("type", "artificial barriers"), ("click", "Queue of trucks")],
        ["eliminate artificial barriers in three-day term"],
    ),
    Question(
        "Who visited Almaty region",
        [("type", "Almaty region"), ("click", "Almaty region"), ("click", "Visitors")],
        ["Kassym-Jomart Tokayev"],
    ),
    Question(
        "Who headed the Ministry of National Economy when, one after another",
        [("type", "Ministry of National Economy"), ("click", "Ministry of National Economy")],
        ["Kuandyk Bishimbayev", "6 May 2016"],
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question was answered: actions, seconds, and what of the answer the page does not show."""

    actions: int
    seconds: float
    missing: Sequence[str]


def answered(page: Any, address: str, question: Question) -> Outcome:
    """Do what a question asks for, from the first page of the server at ``address``."""
    page.goto(f"{address}/")
    begun = time.perf_counter()
    for what, words in question.actions:
        if what == "type":
            page.fill(_SEARCH, words)
            page.press(_SEARCH, "Enter")
        else:
            links = page.locator("main").get_by_role("link", name=words)
            exact = page.locator("main").get_by_role("link", name=words, exact=True)
            (exact if exact.count() else links).first.click(timeout=5000)
        page.wait_for_load_state()
    text = " ".join(page.inner_text("main").split())
    missing = [part for part in question.answer if part not in text]
    return Outcome(len(question.actions), time.perf_counter() - begun, missing)


def main() -> None:
    """Print how many actions and seconds each question takes."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder:
        large_graph.write(Path(folder) / "store", 1)
        with served(Path(folder) / "store") as running, sync_playwright() as driver:
            index_made(running)
            page = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS).new_page()
            print("| question | actions | seconds |\n|---|---|---|")
            for question in QUESTIONS:
                outcome = answered(page, running.url, question)
                told = f" (missing: {', '.join(outcome.missing)})" if outcome.missing else ""
                print(f"| {question.asked}{told} | {outcome.actions} | {outcome.seconds:.1f} |")


if __name__ == "__main__":
    main()
