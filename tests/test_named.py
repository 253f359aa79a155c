"""What things are called: entities by their names, terms by the ontology's labels, the rest by their addresses."""

from __future__ import annotations

import ontology.schema
from ontology.namespaces import ORDA
from queries.ask import resolve
from queries.facts.named import Named, base, named
from tests.small_graph import AIDA, HILL, small_store


def test_a_name_is_in_the_language_or_in_one_that_has_it() -> None:
    assert named(small_store(), [AIDA], "ru")[AIDA] == Named("Аида Серик", AIDA, "Person")
    assert named(small_store(), [HILL], "kk")[HILL] == Named("Hill district", HILL, "Place")


def test_a_term_has_the_label_of_the_ontology() -> None:
    assert named(small_store(), [ORDA + "Target"], "ru")[ORDA + "Target"].text == "целевой"


def test_a_term_is_called_the_same_in_answers_and_on_pages() -> None:
    for term in ("Visit", "located_in", "locatedIn", "visitor", "Target"):
        shown = named(small_store(), [ORDA + term], "kk")[ORDA + term].text
        assert shown == resolve.labels(small_store(), [ORDA + term], "kk")[ORDA + term]
        assert shown == ontology.schema.load().label(ORDA + term, "kk")


def test_what_has_no_name_is_called_by_its_address() -> None:
    unknown = "https://example.org/nobody"
    assert named(small_store(), [unknown], "en")[unknown] == Named(unknown, unknown)


def test_a_class_is_coloured_as_the_entity_class_above_it() -> None:
    assert base(["District", "Place"]) == "Place"
    assert base(["Visit"]) == ""
