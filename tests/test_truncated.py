"""Texts that break off anywhere, and whose marks stand anywhere, are read without an error, as feeds deliver them."""

from __future__ import annotations

import re

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Article
from extract.pipeline import extract
from tests.test_codebook import _files

TEXTS = [entry["text"] for file in _files() for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]
NOISE = (
    "«",
    "»",
    '"',
    "-",
    "–",
    ",",
    "(",
    ")",
    ".",
    "аким",
    "министр",
    "орден",
    "имени",
    "President",
    "of",
    "әкімі",
    "2",
    "и",
)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_text_cut_anywhere_is_read(data: st.DataObject) -> None:
    tokens = re.findall(r"\w+|[^\w\s]", data.draw(st.sampled_from(TEXTS)))
    start = data.draw(st.integers(0, len(tokens) - 1))
    piece = tokens[start : data.draw(st.integers(start + 1, len(tokens)))]
    for word in data.draw(st.lists(st.sampled_from(NOISE), max_size=4)):
        piece.insert(data.draw(st.integers(0, len(piece))), word)
    text = data.draw(st.sampled_from([" ", "\n\n"])).join([" ".join(piece[:9]), " ".join(piece[9:])])
    issued = data.draw(st.sampled_from([None, "2024-05-01"]))
    reading = extract(
        Article("cut", text, issued=issued, language=data.draw(st.sampled_from([None, "en", "ru", "kk"])))
    )
    assert all(0 <= f.evidence.start < f.evidence.end <= len(text) for f in reading.facts)
