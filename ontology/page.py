"""The ontology as one HTML page: ``python -m ontology.page docs/ontology.html``; ``page.json`` has its own words.

The page holds all that the Turtle files say, in the three languages side by side or in one of them, loads nothing, and
comes out the same to the byte each time. (pyLODE was tried: it runs the languages of a label together, orders unions at
random and leaves shapes out.)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from ontology.namespaces import ORDA, PREFIXES
from ontology.schema import ontology_graph

LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}

_ORDA = Namespace(ORDA)
_ONTOLOGY = URIRef(ORDA.removesuffix("#"))
_VANN = Namespace("http://purl.org/vocab/vann/")

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6472; --line: #d9dee6; --paper: #fff; --ground: #f6f8fa;
        --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e2e8ef; --soft: #9aa7b5; --line: #2d3742; --paper: #12171d; --ground: #1a2129; --link: #7db8f5; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 16px/1.5 system-ui, "Noto Sans", sans-serif; color: var(--ink);
       background: var(--paper); }
a { color: var(--link); }
nav a { display: inline-block; min-height: 24px; text-decoration: none; }
nav a:hover { text-decoration: underline; }
code { font: .875em ui-monospace, "Noto Sans Mono", monospace; }
nav { position: fixed; inset: 0 auto 0 0; width: 17rem; padding: 1rem; overflow: auto; background: var(--ground);
      border-right: 1px solid var(--line); font-size: .875rem; }
i { font-style: normal; }
q { quotes: none; }
nav h2 { margin: 1rem 0 .25rem; font-size: .875rem; }
nav ul { margin: 0; padding-left: .9rem; list-style: none; }
main { max-width: 60rem; margin-left: 17rem; padding: 1rem 2rem 6rem; }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.25; }
h1 span, h3 span { display: block; }
h1 span + span { font-size: 1.125rem; font-weight: 400; color: var(--soft); }
section > h2 { margin: 3rem 0 1rem; border-bottom: 2px solid var(--line); }
article { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .5rem; }
article:target { border-color: var(--link); box-shadow: 0 0 0 2px #0b5cad33; }
article h3 { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; margin: 0; font-size: 1.125rem; }
article h3 span + span { font-weight: 400; color: var(--soft); }
article p { margin: .25rem 0; }
dl { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .25rem 1rem; margin: .75rem 0 0;
     font-size: .875rem; }
dt { color: var(--soft); }
dd { margin: 0; }
dd, td { overflow-wrap: anywhere; }
table { width: 100%; margin-top: .75rem; border-collapse: collapse; font-size: .875rem; }
th, td { padding: .25rem .5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 400; }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .3em; border-radius: 50%; }
@media (max-width: 50rem) {
  nav { position: static; width: auto; max-height: 40vh; }
  main { margin: 0; padding: 1rem; }
  article { padding: .75rem; }
  table { font-size: .75rem; }
  th, td { padding: .25rem; }
}
"""


def main(path: str) -> None:
    """Write the page to ``path``."""
    Path(path).write_text(render(ontology_graph()), encoding="utf-8", newline="\n")


def render(graph: Graph, language: str = "") -> str:
    """The page of an ontology.

    Args:
        graph: what describes it.
        language: that the page opens in; empty is all of them side by side, its own words in English.
    """
    sections = [(title, list(terms)) for title, terms in _sections(graph)]
    named = {"all": _word("All"), **{f"only-{code}": name for code, name in LANGUAGES.items()}}
    opened = f"only-{language}" if language else "all"
    switches = "".join(
        f'<label><input type="radio" name="language" id="{id_}"{" checked" if id_ == opened else ""}> {name}</label>\n'
        for id_, name in named.items()
    )
    only = "".join(
        f"body:has(#only-{code}:checked) [lang]:not([lang={code}], q) {{ display: none; }}\n" for code in LANGUAGES
    )
    only += "body:has(#all:checked) i[lang]:not([lang=en]) { display: none; }\n"
    contents = "".join(
        f'<h2><a href="#section-{i}">{_word(title)}</a></h2>\n<ul>{"".join(_entry(graph, t) for t in terms)}</ul>\n'
        for i, (title, terms) in enumerate(sections, 1)
    )
    body = "".join(
        f'<section id="section-{i}"><h2>{_word(title)}</h2>\n{"".join(_card(graph, t) for t in terms)}</section>\n'
        for i, (title, terms) in enumerate(sections, 1)
    )
    spoken = language or "en"
    titles = {o.language: str(o) for o in graph.objects(_ONTOLOGY, DCTERMS.title) if isinstance(o, Literal)}
    title = escape(titles[spoken])
    return f"""<!DOCTYPE html>
<html lang="{spoken}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}{only}</style>
</head>
<body>
<nav>{switches}
{contents}</nav>
<main>
<h1>{_texts(graph, _ONTOLOGY, DCTERMS.title, "span")}</h1>
{_texts(graph, _ONTOLOGY, DCTERMS.description, "p")}
{_facts(_header(graph))}
{body}</main>
</body>
</html>
"""


def _sections(graph: Graph) -> Iterator[tuple[str, Iterable[Node]]]:
    """The terms under their headings, each term once."""
    entities = set(graph.transitive_subjects(RDFS.subClassOf, _ORDA.Entity))
    relations = set(graph.subjects(RDF.type, _ORDA.Relation))
    about_relations = set(graph.subjects(RDF.type, OWL.AnnotationProperty))
    properties = set(graph.subjects(RDF.type, OWL.ObjectProperty)) | set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    own = set(graph.subjects(RDFS.isDefinedBy, _ONTOLOGY))
    rest = own - entities - relations - about_relations - properties
    borrowed = set(graph.subjects(SKOS.scopeNote)) - own
    yield "Entities", _tree(graph, _ORDA.Entity)
    yield "Relations", sorted(relations, key=lambda r: str(graph.value(r, _ORDA.name)))
    yield "Other terms", sorted(rest, key=str)
    yield "Properties", sorted((properties & own) - relations, key=str)
    yield "How relations are described", sorted(about_relations & own, key=str)
    yield "Borrowed terms", sorted(borrowed, key=_name)


def _tree(graph: Graph, top: Node) -> Iterator[Node]:
    """A class and all below it, each class before its subclasses."""
    yield top
    for child in sorted(graph.subjects(RDFS.subClassOf, top), key=str):
        yield from _tree(graph, child)


def _header(graph: Graph) -> Iterator[tuple[str, str]]:
    """What the ontology says of itself."""
    rows = {
        "Namespace": _VANN.preferredNamespaceUri, "Prefix": _VANN.preferredNamespacePrefix, "Version": OWL.versionIRI,
        "Issued": DCTERMS.issued, "Licence": DCTERMS.license, "By": DCTERMS.creator,
    }  # fmt: skip
    for label, about in rows.items():
        if (value := graph.value(_ONTOLOGY, about)) is not None:
            yield label, _value(graph, value)


def _entry(graph: Graph, term: Node) -> str:
    """A term's line in the contents, indented by its depth among the entities."""
    depth = len(set(graph.transitive_objects(term, RDFS.subClassOf)) & set(_tree(graph, _ORDA.Entity)))
    indent = f"padding-left: {max(depth - 1, 0) * 0.8:g}rem"
    label = {o.language: str(o) for o in graph.objects(term, RDFS.label) if isinstance(o, Literal) and o.language}
    names = {**label, "en": str(graph.value(term, _ORDA.name) or _anchor(term))}
    return f'<li style="{indent}"><a href="#{_anchor(term)}">{_in_each(names)}</a></li>\n'


def _card(graph: Graph, term: Node) -> str:
    """All that is said of one term."""
    return (
        f'<article id="{_anchor(term)}">\n<h3>{_texts(graph, term, RDFS.label, "span")}</h3>\n'
        f"{_texts(graph, term, SKOS.definition, 'p')}{_texts(graph, term, SKOS.scopeNote, 'p')}"
        f"{_facts(_rows(graph, term))}{_constraints(graph, term)}</article>\n"
    )


def _rows(graph: Graph, term: Node) -> Iterator[tuple[str, str]]:
    """A term's details, label and HTML."""
    yield "Term", f"<code>{escape(_name(term))}</code>"
    rows = {
        "Name": _ORDA.name, "Type": RDF.type, "Kind of": RDFS.subClassOf, "Special case of": RDFS.subPropertyOf,
        "Close to": SKOS.closeMatch, "Of": RDFS.domain, "Value": RDFS.range, "Same as": OWL.equivalentClass,
        "Just one of": OWL.disjointUnionOf, "Subject's role": _ORDA.subjectRole, "Object's role": _ORDA.objectRole,
        "Subject answers": _ORDA.subjectAsks, "Object answers": _ORDA.objectAsks, "Identity": _ORDA.identity,
        "Excludes": _ORDA.excludes, "Begins": _ORDA.begins, "Ends": _ORDA.ends,
        "In FollowTheMoney": _ORDA.followTheMoney, "In Popolo": _ORDA.popolo,
        "Persons do": _ORDA.personsDo, "Done to persons": _ORDA.doneToPersons,
        "Bring in speech": _ORDA.bringsInSpeech,
        "Example": SKOS.example,
    }  # fmt: skip
    for label, about in rows.items():
        if values := sorted(_value(graph, o) for o in graph.objects(term, about)):
            yield label, ", ".join(values)
    if (colour := graph.value(term, _ORDA.colour)) is not None:
        yield "Colour", _swatch(colour)
    for edge in sorted(graph.objects(term, _ORDA.edge), key=lambda e: str(graph.value(e, _ORDA.order))):
        ends = escape(f"{graph.value(edge, _ORDA['from'])} → {graph.value(edge, _ORDA.to)}")
        yield (
            "Edge",
            f"<code>{ends}</code> {_swatch(graph.value(edge, _ORDA.colour))}{_texts(graph, edge, RDFS.label, 'div')}",
        )
    if properties := sorted(_value(graph, s) for s in graph.subjects(RDFS.domain) if term in _members(graph, s)):
        yield "Properties", ", ".join(properties)


def _members(graph: Graph, prop: Node) -> list[Node]:
    """The classes of a property's domain, a union taken apart."""
    return [m for domain in graph.objects(prop, RDFS.domain) for m in _list(graph, domain, OWL.unionOf) or [domain]]


def _constraints(graph: Graph, term: Node) -> str:
    """The table of what the shapes that bear on a term demand."""
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    shapes = {shape for target in targets for shape in graph.subjects(target, term)}
    rows = sorted(_constraint(graph, prop) for shape in shapes for prop in graph.objects(shape, SH.property))
    notes = sorted(str(graph.value(c, SH.message)) for shape in shapes for c in graph.objects(shape, SH.sparql))
    refused = "".join(f'<p>{_word("Refused")}: <q lang="en">{escape(note)}</q></p>\n' for note in notes)
    if not rows:
        return refused
    head = "".join(f"<th>{_word(h)}</th>" for h in ("Property", "Role", "Values", "How many"))
    return f"<table>\n<tr>{head}</tr>\n{''.join(rows)}</table>\n{refused}"


def _constraint(graph: Graph, prop: Node) -> str:
    """One row of that table."""
    low, high = graph.value(prop, SH.minCount) or 0, graph.value(prop, SH.maxCount)
    many = str(low) if low == high else f"{low}–{high}" if high is not None else f"{low} {_word('or more')}"
    values = [_value(graph, v) for v in _list(graph, prop, SH["in"])]
    for alternative in (prop, *_list(graph, prop, SH["or"])):
        values += [_value(graph, v) for kind in (SH["class"], SH.datatype) for v in graph.objects(alternative, kind)]
    values += [f"<code>{escape(str(v))}</code>" for v in graph.objects(prop, SH.pattern)]
    bounds = {"at least": SH.minInclusive, "at most": SH.maxInclusive, "below": SH.lessThan}
    values += [
        f"{_word(word)} {_value(graph, v)}" for word, about in bounds.items() for v in graph.objects(prop, about)
    ]
    values += [_word("one a language")] if graph.value(prop, SH.uniqueLang) else []
    for shape in graph.objects(prop, SH.qualifiedValueShape):
        least = graph.value(prop, SH.qualifiedMinCount)
        values += [f"{_word('at least')} {least} {_value(graph, c)}" for c in graph.objects(shape, SH["class"])]
    path, role = graph.value(prop, SH.path), graph.value(prop, _ORDA.role) or ""
    assert path is not None
    cells = (
        _value(graph, path),
        f"<code>{escape(str(role))}</code>" if role else "",
        ", ".join(sorted(set(values))),
        many,
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _texts(graph: Graph, term: Node, about: URIRef, tag: str) -> str:
    """The texts of a property, one element a language, in the languages' order."""
    texts = {o.language: o for o in graph.objects(term, about) if isinstance(o, Literal)}
    return "".join(f'<{tag} lang="{code}">{escape(texts[code])}</{tag}>\n' for code in LANGUAGES if code in texts)


def _facts(rows: Iterable[tuple[str, str]]) -> str:
    return f"<dl>\n{''.join(f'<dt>{_word(label)}</dt><dd>{html}</dd>' + chr(10) for label, html in rows)}</dl>\n"


def _word(text: str) -> str:
    """One of the page's own words, in each language."""
    return _in_each({"en": text, **_words()[text]})


def _in_each(texts: Mapping[str, str]) -> str:
    """A text of which a reader sees one language at a time."""
    return "".join(f'<i lang="{code}">{escape(texts[code])}</i>' for code in LANGUAGES if code in texts)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return found


def _value(graph: Graph, value: Node) -> str:
    """A value as HTML: a link to its card or its page, its members if it is a list or a union, or its text."""
    for about in (OWL.unionOf, OWL.oneOf):
        if members := _list(graph, value, about):
            return f" {_word('or')} ".join(_value(graph, m) for m in members)
    if (value, RDF.first, None) in graph:
        return ", ".join(_value(graph, m) for m in Collection(graph, value))
    if not isinstance(value, URIRef):
        language = value.language if isinstance(value, Literal) else None
        return f'<q lang="{language}">{escape(str(value))}</q>' if language else f"<code>{escape(str(value))}</code>"
    known = (value, RDFS.label, None) in graph and value != _ONTOLOGY
    return f'<a href="{escape(f"#{_anchor(value)}" if known else str(value))}">{escape(_name(value))}</a>'


def _list(graph: Graph, node: Node, about: URIRef) -> list[Node]:
    head = graph.value(node, about)
    return list(Collection(graph, head)) if head is not None else []


def _swatch(colour: Node | None) -> str:
    return f'<span class="swatch" style="background: {escape(str(colour))}"></span><code>{escape(str(colour))}</code>'


def _name(term: Node) -> str:
    """An IRI with its namespace's prefix, where it has one."""
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


def _anchor(term: Node) -> str:
    """Orda's own terms are found under their local names, so that their IRIs lead to their cards."""
    return _name(term).removeprefix("orda:")


if __name__ == "__main__":
    main(sys.argv[1])
