"""Which language a paragraph is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.languages import CODES
from extract.transliteration import KAZAKH_LATIN

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
    A text in Latin letters is English, or Kazakh if it has letters of its Latin drafts; one with many Cyrillic letters
    that only Kazakh has is Kazakh; else py3langid decides.
    """
    text = _QUOTED.sub(" ", text) if len(text) > 2 * sum(map(len, _QUOTED.findall(text))) else text
    letters = [c for c in text.casefold() if c.isalpha()]
    if not letters:
        return "en"
    if sum(c < "\u0250" for c in letters) > 0.8 * len(letters):
        return "kk" if sum(c in KAZAKH_LATIN for c in letters) > 0.02 * len(letters) else "en"
    if sum(c in _KAZAKH_LETTERS for c in letters) > 0.04 * len(letters):
        return "kk"
    return str(_identifier().classify(text)[0])
