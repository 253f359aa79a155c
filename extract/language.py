"""Which language a paragraph is in."""

from __future__ import annotations

import re
from collections import Counter
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
    letters = {c: n for c, n in Counter(text.casefold()).items() if c.isalpha()}
    total = sum(letters.values())
    if not letters:
        return "en"
    if sum(n for c, n in letters.items() if c < "\u0250") > 0.8 * total:
        return "kk" if sum(letters.get(c, 0) for c in KAZAKH_LATIN) > 0.02 * total else "en"
    if sum(letters.get(c, 0) for c in _KAZAKH_LETTERS) > 0.04 * total:
        return "kk"
    return str(_identifier().classify(text)[0])
