"""A graph of a few officials, places and articles, written down for the tests of pages."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import ARTICLE, ID, PREFIXES

AIDA, BOLAT, DANA = (ID + name for name in ("aida-serik", "bolat-omar", "dana-kairat"))
NORTH, HILL, RIVERSIDE = (ID + name for name in ("north-region", "hill-district", "riverside"))
AKIM, DEPUTY, ROADS, COUNCIL = (ID + name for name in ("akim-of-north", "deputy-head", "good-roads", "road-council"))
FIRST, SECOND, UNTITLED = (ARTICLE + name for name in ("first", "second", "untitled"))

_GRAPH = """
id:aida-serik a orda:Person, orda:Official ; skos:prefLabel "Aida Serik"@en, "Аида Серик"@ru .
id:bolat-omar a orda:Person ; skos:prefLabel "Bolat Omar"@en .
id:dana-kairat a orda:Person ; skos:prefLabel "Dana Kairat"@en .
id:land a orda:Place, orda:Country ; skos:prefLabel "Land"@en .
id:north-region a orda:Place, orda:Region ; skos:prefLabel "North region"@en, "Северная область"@ru ;
    orda:iso3166 "LD-01" ; orda:locatedIn id:land .
id:hill-district a orda:Place, orda:District ; skos:prefLabel "Hill district"@en ; orda:locatedIn id:north-region .
id:marsh-district a orda:Place, orda:District ; skos:prefLabel "Marsh district"@en ; orda:locatedIn id:north-region .
id:riverside a orda:Place, orda:City ; skos:prefLabel "Riverside"@en ; orda:locatedIn id:north-region .
id:road-council a orda:Organization ; skos:prefLabel "Road council"@en .
id:good-roads a orda:Initiative, orda:Programme ; skos:prefLabel "Good roads"@en ; orda:implementedIn id:north-region .
id:akim-of-north a orda:Office ; skos:prefLabel "Akim of North region"@en ; orda:jurisdiction id:north-region .
id:deputy-head a orda:Office ; skos:prefLabel "Deputy head"@en ; org:organization id:road-council .

id:t1 a orda:Tenure ; org:member id:bolat-omar ; org:role id:akim-of-north ; orda:jurisdiction id:north-region ;
    orda:start "2015"^^xsd:gYear ; orda:endsBy "2020-02-01"^^xsd:date ; dcterms:source <https://example.org/akims> .
id:t2 a orda:Tenure ; org:member id:aida-serik ; org:role id:akim-of-north ; orda:jurisdiction id:north-region ;
    orda:start "2020-02-01"^^xsd:date ; dcterms:source <https://example.org/akims> .
id:t3 a orda:Tenure ; org:member id:dana-kairat ; org:role id:akim-of-north ; orda:jurisdiction id:north-region ;
    orda:end "2021-07"^^xsd:gYearMonth .
id:d1 a orda:Tenure ; org:member id:bolat-omar ; org:role id:deputy-head ; org:organization id:road-council ;
    orda:start "2010"^^xsd:gYear ; orda:end "2014"^^xsd:gYear .
id:d2 a orda:Tenure ; org:member id:aida-serik ; org:role id:deputy-head ; org:organization id:road-council ;
    orda:start "2011"^^xsd:gYear ; orda:end "2013"^^xsd:gYear .
id:d3 a orda:Tenure ; org:member id:dana-kairat ; org:role id:deputy-head ; org:organization id:road-council ;
    orda:start "2012"^^xsd:gYear .

id:v1 a orda:Visit ; orda:visitor id:aida-serik ; orda:destination id:hill-district ;
    dcterms:date "2021-05-04"^^xsd:date .
id:v2 a orda:Visit ; orda:visitor id:aida-serik ; orda:destination id:riverside .
id:i1 a orda:Instruction ; orda:issuer id:aida-serik ; orda:addressee id:road-council ; orda:task "mend the bridge"@en ;
    orda:deadline "2022-01"^^xsd:gYearMonth .
id:i2 a orda:Instruction ; orda:issuer id:aida-serik ; orda:addressee id:road-council ; orda:task "count the cars"@en ;
    orda:deadline "2021-02"^^xsd:gYearMonth .
id:i3 a orda:Instruction ; orda:issuer id:bolat-omar ; orda:addressee id:aida-serik ; orda:task "report"@en ;
    orda:deadline "2021-12"^^xsd:gYearMonth .
id:f1 a orda:Indicator ; orda:about id:good-roads ; orda:value 12000000000.0 ; orda:unit "tenge" ;
    orda:measure "funding"@en ; orda:period "2020"^^xsd:gYear ; orda:status orda:Actual .
id:f2 a orda:Indicator ; orda:about id:good-roads ; orda:value 15000000000.0 ; orda:unit "tenge" ;
    orda:measure "Funding"@en ; orda:period "2021"^^xsd:gYear ; orda:status orda:Target .
id:f3 a orda:Indicator ; orda:about id:good-roads ; orda:value 14000000000.0 ; orda:unit "tenge" ;
    orda:measure "funding"@en ; orda:period "2021"^^xsd:gYear ; orda:status orda:Target .
id:f4 a orda:Indicator ; orda:about id:good-roads ; orda:value 40.0 ; orda:unit "kilometre" ;
    orda:measure "roads"@en ; orda:period "2021"^^xsd:gYear ; orda:status orda:Actual .

article:first a orda:Article ; dcterms:title "A bridge is mended"@en ; dcterms:issued "2021-05-06"^^xsd:date ;
    orda:mentions id:aida-serik, id:hill-district, id:good-roads, id:north-region .
article:second a orda:Article ; dcterms:title "Roads of the north"@en ; dcterms:issued "2021-03-01"^^xsd:date ;
    orda:mentions id:aida-serik, id:good-roads .
article:untitled a orda:Article ; dcterms:issued "2020-12-31"^^xsd:date ; orda:mentions id:aida-serik .
"""
_TEXTS = {
    FIRST: "Aida Serik, akim of the region, visited Hill district. She told the council to mend the bridge.",
    SECOND: "Aida Serik went to Riverside. Funding of Good roads was 12 billion tenge.",
    UNTITLED: "Nothing but <b>words</b> stands here, under no title. A second sentence follows.",
}
_KINDS = {"v": "Visit", "i": "Instruction", "t": "Tenure", "f": "Indicator"}  # of facts, by what they are called here
_PROOFS = (
    (FIRST, "v1", "visited Hill district"), (FIRST, "i1", "mend the bridge"), (FIRST, "t2", "akim of the region"),
    (SECOND, "v2", "went to Riverside"), (SECOND, "f1", "12 billion tenge"), (SECOND, "t2", "Aida Serik"),
    (FIRST, "f2", "bridge"), (FIRST, "f3", "bridge"), (FIRST, "f4", "bridge"), (SECOND, "i2", "Good roads"),
    (SECOND, "i3", "Funding"),
)  # fmt: skip


@cache
def small_store() -> Store:
    """The graph, in memory; not to be written to."""
    prefixes = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    text = prefixes + _GRAPH + "".join(_article(*item) for item in _TEXTS.items())
    text += "".join(_proof(number, *proof) for number, proof in enumerate(_PROOFS))
    return Store.holding(ox.parse(text, ox.RdfFormat.TRIG))


def _article(article: str, text: str) -> str:
    about = 'dcterms:creator "K. Writer" ; dcterms:publisher "The Northerner" ; dcterms:language "en" ; '
    about += "dcterms:source <https://example.org/news> ; orda:mentions id:aida-serik"
    return f'<{article}> {{ <{article}> orda:text "{text}" ; {about} . }}\n'


def _proof(number: int, article: str, fact: str, words: str) -> str:
    start = _TEXTS[article].index(words)
    end = start + len(words)
    evidence, selector = f"<{article}/evidence/{fact}-{number}>", f"<{article}/words/{start}-{end}>"
    return (
        f"<{article}> {{ id:{fact} a orda:{_KINDS[fact[0]]} ; prov:wasDerivedFrom {evidence} . "
        f'{evidence} oa:hasSource <{article}> ; oa:hasSelector {selector} ; orda:rule "toy" . '
        f'{selector} oa:exact "{words}" ; oa:start {start} ; oa:end {end} . }}\n'
    )
