"""Which language a paragraph is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.languages import CODES

_QUOTED = re.compile(r"«[^»]{1,80}»|“[^”]{1,80}”")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([*CODES])
    return identifier


def identify(text: str) -> str:
    """The language of a text, of those that have a folder.

    What stands in quotation marks is left out unless it is most of the text: a name may be in another language.
    py3langid decides; a text in Latin letters is never taken for Russian, nor a text with many letters that only
    Kazakh has for anything else.
    """
    text = _QUOTED.sub(" ", text) if len(text) > 2 * sum(map(len, _QUOTED.findall(text))) else text
    letters = [c for c in text.casefold() if c.isalpha()]
    if not letters:
        return "en"
    if sum(c < "\u0250" for c in letters) > 0.8 * len(letters):
        return "en"
    if sum(c in _KAZAKH_LETTERS for c in letters) > 0.04 * len(letters):
        return "kk"
    return str(_identifier().classify(text)[0])
