"""The whole reading of one text: the first byte says in which language and of which day it is said to be."""

from __future__ import annotations

from extract.languages import CODES
from extract.model import Article
from extract.pipeline import extract
from graph.quads import reading_triples
from tests.fuzz.checks import bounded

_LANGUAGES = (None, *CODES)
_DAYS = (None, "2020", "2020-02", "2020-02-29", "0001-01-01", "9999-12-31")
_TEXTS = (
    "President Kassym-Jomart Tokayev visited Almaty region on Monday. He instructed akim Marat Sultangaziyev to build"
    " three schools by 2025, 4.5 bn tenge worth. “We must,” he said.",
    "Аким Карагандинской области Ермаганбет Булекпаев доложил, что построено 1,5 тыс. км дорог на 120 млрд тенге.",
    "Мемлекет басшысы Қасым-Жомарт Тоқаев 2023 жылғы 5 мамырда Қызылорда облысына келді. Екі мектеп ашылды.",
    "# Awards\n\n- the Order of Otan — Olzhas Suleimenov\n- №5\n\nFrom 4 to 5 million tons in 2019-2021 (10.2%).",
)
SEEDS = tuple(bytes([number]) + text.encode() for number, text in enumerate(_TEXTS))


def once(data: bytes) -> None:
    """Read the text; no rule may fail on it, and all that is read can be stored."""
    kind, text = (data[0] if data else 0), data[1:].decode("utf-8", "ignore")
    if not text.strip():
        return
    day = _DAYS[kind // len(_LANGUAGES) % len(_DAYS)]
    article = Article("a", text, language=_LANGUAGES[kind % len(_LANGUAGES)], issued=day)
    with bounded():
        reading = extract(article, "kz")
        failures = list(reading.failures)
        list(reading_triples(reading, failures))
    assert not failures, failures
    for mention in reading.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
