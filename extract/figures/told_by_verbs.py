"""What verbs tell of a number where no noun does: that people work says that they are employees, "grew by" a growth."""

from __future__ import annotations

from collections.abc import Sequence

from extract.figures.number_words import number_words
from extract.figures.surroundings import Surroundings
from extract.tokens import tokenize


def sum_told(around: Surroundings, verbs: Sequence[int]) -> str:
    """What a number is of that is told with verbs alone: what "обошлась в 5 млрд" tells is a cost; "" where none says.

    Args:
        around: the number in its sentence.
        verbs: the tokens of the verbs.
    """
    sums = number_words(around.language).sums
    return next((sums[key] for i in verbs for key in around.document.keys[i] if key in sums), "")


def people_told(around: Surroundings, said: str) -> str:
    """What people are called by what they do, where a verb tells that of them: "people work" are employees; with what
    it is done by, where verbs stand last: "адам **жұмыспен** қамтылды".

    Args:
        around: their number in its sentence.
        said: who is counted, with the verb.
    """
    words = number_words(around.language)
    tokens, cases = tokenize(said), around.language.grammar.cases
    keys = [around.language.keys(token.text) for token in tokens]
    if len(keys) < 2 or (found := words.units.longest(keys, 0)) is None or found[1][0] != "person":
        return said
    told = ((n, words.people[key]) for n in range(found[0], len(keys)) for key in keys[n] if key in words.people)
    n, called = next(told, (0, said))
    means = n > found[0] and around.language.grammar.head_last and "ins" in cases(tokens[n - 1].text)
    return " ".join([*(t.text for t in tokens[found[0] : n] if means), called])


def as_change(around: Surroundings, said: str) -> str:
    """What a number is of, where it tells by how much that changed: "increased by 5 billion", "5 млрд теңгеге артты".

    Args:
        around: the number in its sentence.
        said: what changed.
    """
    verb = _changing(around) if said and around.quantity.unit not in ("percent", "times") else None
    changes = number_words(around.language).changes
    keys = around.document.keys[verb] if verb is not None else ()
    change = next((changes[key] for key in keys if key in changes), None)
    return f"{said} ({change})" if change is not None else said


def _changing(around: Surroundings) -> int | None:
    """The verb that a number tells the difference of: that of its clause after "by", or the word after its dative."""
    if around.language.grammar.head_last:
        return around.quantity.end if around.quantity.end < around.sentence.end else None
    words, link = around.language.words, around.quantity.start - 1
    while link > around.sentence.start and around.low(link) in words.approximations - words.difference_links:
        link -= 1
    linked = link > around.sentence.start and around.low(link) in words.difference_links
    return around.frame.token if linked and around.frame is not None else None
