"""Of what a figure may be, and what each of these is in the article."""

from __future__ import annotations

from extract.figures.candidates import Candidates
from tests.documents import document, syntax


def test_what_an_article_names_most_is_salient() -> None:
    found = document("Ekibastuz grows. Ekibastuz works. Pavlodar region rests.", language="en")
    candidates = Candidates(found, syntax(found))
    assert [e.name() for e in candidates.salient] == ["Ekibastuz", "Pavlodar region"]
    assert [candidates.named[e] for e in candidates.salient] == [2, 1]
    assert candidates.size(candidates.salient[0]) < candidates.size(candidates.salient[1])
