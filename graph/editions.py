"""Which edition of the rules an article was read with, so that a new one reads again what it may read otherwise, and no
more: told by the files that decide.

What all languages share decides for every article; what is in a language's own folder for the articles that have a
paragraph in it; a country's reference data for those that were linked to them. A rule alone cannot: where a changed one
found nothing before it may find something now.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import extract
import graph
import ontology
from extract import languages
from extract.model import Article
from ontology.reference import Reference

TEXT, OPTIONS, RULES, COUNTRY, LANGUAGE = "text", "options", "rules", "country:", "language:"

_LETTERS = 16  # of a digest, four bits each
_OF_GRAPH = ("minhash.py", "quads.py", "spans.py")  # what makes triples of a reading


def made_of(article: Article, reference: Reference, min_confidence: float, read_in: Iterable[str]) -> str:
    """What an article's graph was made of: a text of parts, each with a digest.

    Args:
        article: the article.
        reference: the reference data that it is linked to.
        min_confidence: what less sure facts were left out.
        read_in: the languages of its paragraphs.
    """
    parts = {
        TEXT: _digest(json.dumps(article.said(), ensure_ascii=False, sort_keys=True).encode()),
        OPTIONS: _digest(str(min_confidence).encode()),
        RULES: shared(),
        COUNTRY + reference.code: reference.fingerprint[:_LETTERS],
        **{LANGUAGE + code: of_language(code) for code in sorted(read_in)},
    }
    return " ".join(f"{name}={digest}" for name, digest in parts.items())


def changed(known: str, article: Article, reference: Reference, min_confidence: float) -> list[str]:
    """The parts that are no longer what an article's graph was made of; none where reading it again would change
    nothing.

    Args:
        known: what ``made_of`` said of the graph.
        article, reference, min_confidence: as they are now.
    """
    then = _parts(known)
    if TEXT not in then:  # of a version that said it otherwise
        return [RULES]
    read_in = {name.removeprefix(LANGUAGE) for name in then if name.startswith(LANGUAGE)}
    now = _parts(made_of(article, reference, min_confidence, read_in & set(languages.CODES)))
    gone = [name for name in then if name not in now and name.startswith(LANGUAGE)]
    return [name for name, digest in now.items() if then.get(name) != digest] + gone


def told(part: str) -> str:
    """What a part that is another now means to who reads it."""
    kind, _, code = part.partition(":")
    return {
        TEXT: "their words, or what is known of them, changed",
        OPTIONS: "the least confidence asked for changed",
        RULES: "the rules of all languages changed",
        COUNTRY: f"the reference data of “{code}” changed",
        LANGUAGE: f"the rules of the language “{code}” changed",
    }[f"{kind}:" if code else kind]


def all_rules() -> str:
    """A digest of what all languages share, and of all languages."""
    return _digest(" ".join([shared(), *map(of_language, languages.CODES)]).encode())


def _parts(made_of: str) -> dict[str, str]:
    """The digests of such a text, by the names of its parts."""
    return dict(part.partition("=")[::2] for part in made_of.split())


@cache
def shared() -> str:
    """A digest of what is read with in every language."""
    values = json.dumps(languages.of_all_languages(), ensure_ascii=False, sort_keys=True, default=sorted)
    return _digest(values.encode(), *(_said(name, file) for name, file in sorted(_common().items())))


@cache
def of_language(code: str) -> str:
    """A digest of what is read with in one language alone."""
    return _digest(*(_said(name, file) for name, file in sorted(_own(code).items())))


def _common() -> Mapping[str, Path]:
    """The files of rules that no language has to itself, by the names that they have on every machine."""
    own = {name for code in languages.CODES for name in _own(code)}
    found = {**_files(extract), **_files(ontology)}
    reference = "ontology/reference/"
    common = {n: file for n, file in found.items() if n not in own and not n.startswith(reference)}
    return common | {f"graph/{name}": _folder(graph) / name for name in _OF_GRAPH}


def _own(code: str) -> Mapping[str, Path]:
    """The files of a language's folder."""
    start = f"extract/languages/{code}/"
    return {name: file for name, file in _files(extract).items() if name.startswith(start)}


@cache
def _files(package: object) -> Mapping[str, Path]:
    """All files of a package, but for what Python makes of them."""
    folder = _folder(package)
    return {
        f"{folder.name}/{file.relative_to(folder).as_posix()}": file
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }


def _folder(package: object) -> Path:
    return Path(str(package.__file__)).parent  # type: ignore[attr-defined]


def _said(name: str, file: Path) -> bytes:
    return f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode()


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:_LETTERS]
