"""The places as GeoJSON (RFC 7946), for maps: the point of each, with how often it is named."""

from __future__ import annotations

import json

from ontology.namespaces import LOCATED_IN
from queries.exchange.content import Content


def geojson(content: Content) -> bytes:
    """A feature for each place whose coordinates are known."""
    features = []
    for thing in content.of("Place", "Facility"):
        lat, long = thing.one("geo:lat"), thing.one("geo:long")
        if not lat or not long:
            continue
        features.append(
            {
                "type": "Feature",
                "id": thing.iri,
                "geometry": {"type": "Point", "coordinates": [float(long), float(lat)]},
                "properties": {
                    "name": thing.name(content.language),
                    "names": {language: names[0] for language, names in sorted(thing.names().items())},
                    "class": thing.kind,
                    "within": [content.name(node) for node in thing.all(LOCATED_IN)],
                    "articles": len(content.articles_of.get(thing.iri, ())),
                },
            }
        )
    return (json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n").encode()
