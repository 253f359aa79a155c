"""Which concept of the ontology a measure means, in three languages."""

from __future__ import annotations

import pytest
from rdflib import RDFS, URIRef

import ontology.schema
from extract import languages
from extract.figures.concepts import concept_of
from extract.languages import CODES
from ontology.namespaces import ORDA

CONCEPTS = ontology.schema.load().concepts


@pytest.mark.parametrize(
    ("code", "measure", "concept"),
    [
        ("en", "industrial output", "IndustrialOutput"),
        ("en", "growth of the volume of industrial production", "IndustrialOutput"),
        ("en", "investment in housing", "Investment"),
        ("en", "new permanent jobs", "Jobs"),
        ("en", "housing commissioned", "Housing"),
        ("en", "share of local content", "Localization"),
        ("ru", "объём промышленной продукции", "IndustrialOutput"),
        ("ru", "вложения в сельское хозяйство", "Investment"),
        ("ru", "поголовье лошадей", "Livestock"),
        ("ru", "уровень газификации", "GasCoverage"),
        ("ru", "рабочих мест", "Jobs"),
        ("ru", "ученических мест", "Capacity"),
        ("kk", "өнеркәсіп өнімінің көлемі", "IndustrialOutput"),
        ("kk", "ауыл шаруашылығына салынған инвестиция", "Investment"),
        ("kk", "жаңа жұмыс орындары", "Jobs"),
        ("kk", "жұмыссыздық деңгейі", "Unemployment"),
        ("kk", "мектеп құрылысына бөлінген қаржы", "Funding"),
    ],
)
def test_words_mean_a_concept(code: str, measure: str, concept: str) -> None:
    assert concept in CONCEPTS
    assert concept_of(languages.get(code), measure) == concept


@pytest.mark.parametrize(
    ("code", "measure"), [("en", "robots"), ("en", ""), ("en", "70"), ("ru", "площадь пожара"), ("kk", "рейстер")]
)
def test_other_words_mean_none(code: str, measure: str) -> None:
    assert concept_of(languages.get(code), measure) is None


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_words_for_every_concept(code: str) -> None:
    assert {concept for concept, words in languages.get(code).quantities.concepts.items() if words} == CONCEPTS


@pytest.mark.parametrize("code", CODES)
def test_its_labels_mean_a_concept(code: str) -> None:
    """What the ontology calls a concept in a language is one of the words by which it is read."""
    graph = ontology.schema.ontology_graph()
    language = languages.get(code)
    for concept in CONCEPTS:
        (label,) = (name for name in graph.objects(URIRef(ORDA + concept), RDFS.label) if name.language == code)
        assert concept_of(language, label) == concept
