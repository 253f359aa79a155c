"""The words of a fact's roles as one literal: ``person=8,25 target=34,40 trigger=26,33``.

Each is a role's name and a range of characters of the article's text, as in the fragments of RFC 5147; a role whose
values are said in several places has several. See docs/decisions/0031-words-of-roles.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.model import Span

TRIGGER = "trigger"  # stands for a role's name before the word that tells the fact

_RANGE = re.compile(r"(\w+)=(\d{1,9}),(\d{1,9})(?!\d)")


def written(spans: Mapping[str, tuple[Span, ...]], trigger: Span | None = None) -> str:
    """Spans as a literal's text, in the order of the roles' names; empty where there are none.

    Args:
        spans: by role.
        trigger: of the word that tells the fact.
    """
    places = {**spans, TRIGGER: (trigger,)} if trigger is not None else spans
    return " ".join(f"{name}={span.start},{span.end}" for name in sorted(places) for span in places[name])


def parsed(text: str) -> dict[str, tuple[Span, ...]]:
    """The spans that a literal's text tells, by role, the trigger's among them; what is none is passed over.

    Args:
        text: the literal's text, which may be of another's making.
    """
    found: dict[str, tuple[Span, ...]] = {}
    for name, start, end in _RANGE.findall(text):
        span = Span(int(start), int(end))
        if span.start < span.end:
            found[name] = (*found.get(name, ()), span)
    return found
