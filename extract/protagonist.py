"""The protagonist of an article: the person whom it speaks of most, whom it goes on to tell of without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from extract.document import Document, Unit


def protagonist(document: Document, token: int, apart: Collection[str] = ()) -> Unit | None:
    """The person whom an article has spoken of most before a token; of those spoken of as often, nobody.

    Args:
        document: the article.
        token: where it is asked.
        apart: the ids of persons who are not meant.
    """
    before = [u for u in document.persons_before(token) if u.entity.id not in apart]
    ranked = Counter(u.entity for u in before).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(u for u in reversed(before) if u.entity == ranked[0][0])
