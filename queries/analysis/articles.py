"""The articles of a graph: when and by whom they were published, how much each tells, which are one release."""

from __future__ import annotations

from collections import defaultdict

from ontology.namespaces import article_id
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import IRI, Kind, frame, is_date
from queries.analysis.periods import Period
from queries.analysis.reading import LATER, Row
from queries.analysis.texts import counted, sentence, years
from queries.ask import resolve
from queries.ask.source import Source, texts, values_of
from queries.ask.texts import named
from queries.facts.releases import releases

KINDS = {
    "article": Kind.TEXT, "title": Kind.TEXT, "issued": Kind.DATE, "language": Kind.NAME, "publisher": Kind.NAME,
    "source": Kind.TEXT, "told": Kind.WHOLE, "same_release_as": Kind.TEXT, FACTS: Kind.FACTS,
}  # fmt: skip
_LINES = ("publisher", "language")  # of the picture
_SAID = ("issued", "language", "publisher", "source")


def articles(
    source: Source, language: str, since: object = None, until: object = None, *, iris: bool = False
) -> Finding:
    """The articles; see ``orda.KnowledgeGraph.articles``."""
    known = sorted(iri for (iri,) in texts(source, "SELECT ?a WHERE { ?a a orda:Article }"))
    titles = resolve.labels(source, known, language)
    said = {name: {a: v.value for a, v in values_of(source, known, f"dcterms:{name}")} for name in _SAID}
    told: dict[str, set[str]] = defaultdict(set)
    for article, fact in texts(source, "SELECT DISTINCT ?a ?f WHERE { GRAPH ?a { ?f prov:wasDerivedFrom ?e } }"):
        told[article].add(fact)
    first = releases(source)
    rows = []
    for iri in known:
        same = first.get(iri, iri)
        row: Row = {name: found.get(iri, "") for name, found in said.items()}
        row |= {"article": article_id(iri), "title": titles.get(iri, ""), "told": len(told[iri])}
        row |= {"same_release_as": article_id(same) if same != iri else "", FACTS: tuple(sorted(told[iri]))}
        rows.append(row | {"issued": row["issued"] if is_date(row["issued"]) else "", "article" + IRI: iri})
    left_out = []
    if period := Period.of(since, until):
        undated = [row for row in rows if not row["issued"]]
        unclear = [row for row in rows if row["issued"] and period.holds(row["issued"]) is None]
        left_out = [
            LeftOut(sentence(reason, language, column=named("issued", language)), len(some))
            for reason, some in (("undated", undated), ("imprecise", unclear))
            if some
        ]
        rows = [row for row in rows if row["issued"] and period.holds(row["issued"])]
    rows.sort(key=lambda row: (row["issued"] or LATER, row["article"]))
    reprints = sum(bool(row["same_release_as"]) for row in rows)
    title = sentence(
        "articles", language, articles=counted("articles", len(rows), language),
        years=years([row["issued"] for row in rows]),
        reprints=counted("reprints", reprints, language) if reprints else "",
    )  # fmt: skip
    kinds = {"article": Kind.TEXT, "article" + IRI: Kind.TEXT} | KINDS if iris else KINDS
    return Finding.of(
        frame(rows, kinds),
        Context(source, language, title, tuple(left_out), draw=picture("events", when="issued", by=_LINES)),
    )
