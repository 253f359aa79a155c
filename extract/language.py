"""Which language a paragraph is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from extract.languages import CODES, DEFAULT, grammar_of

_QUOTED = re.compile(r"«[^»]{1,80}»|“[^”]{1,80}”")
_LATIN = "\u0250"  # letters before it are Latin
_SHARE = {"Latin": 0.02, "Cyrillic": 0.04}  # of its own letters, above which a text is in a language


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in CODES if code in identifier.nb_classes])
    return identifier


def identify(text: str) -> str:
    """The language of a text, of those that have a folder.

    What stands in quotation marks is left out unless it is most of the text: a name may be in another language.
    A text with many letters that only one language has is in it; else py3langid chooses.
    """
    text = _QUOTED.sub(" ", text) if len(text) > 2 * sum(map(len, _QUOTED.findall(text))) else text
    letters = {c: n for c, n in Counter(text.casefold()).items() if c.isalpha()}
    total = sum(letters.values())
    if not letters:
        return DEFAULT
    script = "Latin" if sum(n for c, n in letters.items() if c < _LATIN) > 0.8 * total else "Cyrillic"
    own = {code: sum(letters.get(c, 0) for c in grammar_of(code).own_letters) for code in CODES}
    most = max(CODES, key=lambda code: own[code])
    if own[most] > _SHARE[script] * total:
        return most
    written = [code for code in CODES if grammar_of(code).script == script]
    if script == "Latin" and len(written) == 1:
        return written[0]
    return str(_identifier().classify(text)[0])
