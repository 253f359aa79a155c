"""Names in quotation marks: short, with a capital, and no speech."""

from __future__ import annotations

from collections.abc import Iterator

from extract.marks import HYPHENS, LONG_DASHES, SINGLE_CLOSING, SINGLE_OPENING
from extract.names.spans import NameSpan
from extract.passage import Passage

_LONGEST = 22  # tokens
_LONGEST_KIND = 3  # tokens


def quoted_names(passage: Passage) -> Iterator[NameSpan]:
    """The stretches of a paragraph in quotation marks that could be names, in order; no two overlap."""
    i = passage.start
    while i < passage.end:
        stop = _closing(passage, i) if _opens(passage, i) else None
        named = stop is not None and (not _is_speech(passage, i, stop) or _is_beside_kind(passage, i, stop))
        if stop is not None and named and _begins_as_name(passage, i + 1):
            yield NameSpan(i, stop + 1, i + 1, stop)
            i = stop
        i += 1


def _closing(passage: Passage, i: int) -> int | None:
    """The mark that closes the quotation which a mark opens."""
    marks = {*passage.grammar.quotation_marks.closing, *SINGLE_CLOSING}
    near = range(i + 2, min(passage.end, i + _LONGEST + 2))
    return next((j for j in near if passage.tokens[j].text in marks and _closes(passage, j)), None)


def _opens(passage: Passage, i: int) -> bool:
    """Is a token a mark that opens: at a word's beginning, and at no other's end?"""
    tokens = passage.tokens
    if tokens[i].text not in passage.grammar.quotation_marks.opening and tokens[i].text not in SINGLE_OPENING:
        return False
    before = i == passage.start or tokens[i - 1].end < tokens[i].start or tokens[i - 1].text in ("(", *HYPHENS)
    return before and i + 1 < passage.end and tokens[i + 1].start == tokens[i].end


def _closes(passage: Passage, i: int) -> bool:
    return passage.tokens[i - 1].end == passage.tokens[i].start


def _begins_as_name(passage: Passage, i: int) -> bool:
    return passage.tokens[i].capital or passage.tokens[i].number


def _is_speech(passage: Passage, start: int, stop: int) -> bool:
    """Do marks say that the words between two quotation marks are sentences or clauses?"""
    tokens = passage.tokens
    if tokens[stop - 1].text in (".", ",", "!", "?", "…"):
        return True
    if stop + 2 < passage.end and tokens[stop + 1].text == "," and tokens[stop + 2].text in LONG_DASHES:
        return True  # "«…», – said NAME"
    inside = range(start + 1, stop)
    if _goes_on(passage, stop) and any(passage.grammar.verbal(tokens[i].text) for i in inside if tokens[i].word):
        return True
    return any(tokens[i].text in (":", ";") or (tokens[i].text == "." and not _abbreviates(passage, i)) for i in inside)


def _goes_on(passage: Passage, stop: int) -> bool:
    """Do a comma and a dash follow a quotation, as they part speech from whoever says it: "«…», – said X"?"""
    after = [t.text for t in passage.tokens[stop + 1 : min(passage.end, stop + 3)]]
    return len(after) > 1 and after[0] == "," and after[1] in HYPHENS


def _is_beside_kind(passage: Passage, start: int, stop: int) -> bool:
    """Does a common noun beside two quotation marks say that a name of several sentences or clauses stands between
    them: "article «X. Y»", «X: Y!» бағдарламасы?"""
    if passage.tokens[stop - 1].text in (".", ","):
        return False
    kinds, keys = passage.language.kinds, passage.keys
    before = (kinds.longest(keys, j) for j in range(max(passage.start, start - _LONGEST_KIND), start))
    if not passage.grammar.kind_follows_name and any(match is not None and match[0] == start for match in before):
        return True
    after = stop + 1
    if after < passage.end and passage.grammar.kind_follows_name and passage.says(after, passage.words.name_links):
        after += 1  # "«X. Y» атты Жолдау"
    return after < passage.end and kinds.longest(keys, after) is not None


def _abbreviates(passage: Passage, i: int) -> bool:
    """Does a full stop stand after an initial or an abbreviation: "R.W.S. Concrete"?"""
    before = passage.tokens[i - 1]
    return (len(before.text) == 1 and before.capital) or passage.says(i - 1, passage.words.abbreviations)
