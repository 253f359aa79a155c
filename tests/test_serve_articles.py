"""The page of an article: what stands on top, how its text is cut, and the facts beside it."""

from __future__ import annotations

from queries.facts.telling import text
from queries.serve.views.articles import article
from tests.small_graph import AIDA, FIRST, UNTITLED, small_store


def test_author_date_publisher_and_address_stand_on_top_and_not_below() -> None:
    view = article(small_store(), FIRST, "en")
    assert dict(view.heads) == {
        "creator": "K. Writer",
        "publisher": "The Northerner",
        "source": "https://example.org/news",
    }
    assert not {"The Northerner", "K. Writer"} & {value.text for _, values in view.about for value in values}


def test_the_text_is_whole_and_cut_where_evidence_begins_and_ends() -> None:
    view = article(small_store(), FIRST, "en")
    pieces = [piece for paragraph in view.paragraphs for piece in paragraph]
    assert "".join(piece.text for piece in pieces).startswith("Aida Serik, akim of the region, visited Hill district.")
    told = {piece.text: [view.facts[n].relation for n in piece.facts] for piece in pieces if piece.facts}
    assert told["visited Hill district"] == ["visit"]
    assert told["akim of the region"] == ["position"]


def test_facts_stand_in_the_order_of_their_words() -> None:
    view = article(small_store(), FIRST, "en")
    starts = [fact.proofs[0].evidence.start for fact in view.facts]
    assert starts == sorted(starts)
    assert {proof.evidence.article for fact in view.facts for proof in fact.proofs} == {FIRST}
    assert "Aida Serik visited Hill district, 4 May 2021" in [text(fact.sentence) for fact in view.facts]


def test_whom_it_names_is_listed() -> None:
    assert AIDA in [name.iri for name in article(small_store(), FIRST, "en").mentions]


def test_one_without_a_title_is_called_by_its_first_words() -> None:
    assert article(small_store(), UNTITLED, "en").title == "Nothing but <b>words</b> stands here, under no title."
