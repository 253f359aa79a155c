"""Which articles a new edition of the rules has read again, and which it leaves."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import extract
import ontology.reference
from extract import languages
from extract.languages import lists
from extract.model import Article
from extract.pipeline import extract as read
from graph import editions
from graph.build import build
from graph.reading import hash_triple
from graph.store import HASH, Store
from ontology.namespaces import article_iri

ENGLISH = Article("en", "The akim of Almaty Region visited Taldykorgan on Monday.", issued="2023-02-14")
KAZAKH = Article(
    "kk", "Алматы облысының әкімі Талдықорған қаласына барды. Онда жаңа мектеп ашылды.", issued="2023-02-14"
)
RUSSIAN = Article("ru", "Аким Алматинской области Айгуль Омарова посетила Талдыкорган.", issued="2023-02-14")
BOTH = Article("both", f"{ENGLISH.text}\n\n{KAZAKH.text}", issued="2023-02-15")
ALL = [ENGLISH, KAZAKH, BOTH]


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that makes the rules of a language others."""

    def edit(code: str) -> None:
        before = editions.of_language
        monkeypatch.setattr(editions, "of_language", lambda asked: "other" if asked == code else before(asked))

    return edit


def test_rules_of_a_language_concern_articles_with_a_paragraph_in_it(bare: Store, edited: Any) -> None:
    assert build(bare, ALL, "kz").added == 3
    edited("kk")
    again = build(bare, ALL, "kz")
    assert (again.changed, again.unchanged, again.again) == (2, 1, {"language:kk": 2})
    assert build(bare, ALL, "kz").unchanged == 3
    edited("ru")  # which none is in
    assert build(bare, ALL, "kz").unchanged == 3


def test_by_several_processes_the_same_are_read_again(bare: Store, edited: Any) -> None:
    build(bare, ALL, "kz")
    edited("en")
    assert build(bare, ALL, "kz", workers=2).again == {"language:en": 2}


def test_an_article_that_changed_itself_counts_for_that(bare: Store, edited: Any) -> None:
    build(bare, ALL, "kz")
    edited("kk")
    changed = replace(KAZAKH, text=KAZAKH.text + " Ертең жиын өтеді.")
    assert build(bare, [ENGLISH, changed, BOTH], "kz").again == {"text": 1, "language:kk": 1}


def test_what_another_version_made_is_read_again(bare: Store) -> None:
    build(bare, [ENGLISH], "kz")
    graph = article_iri("en")
    (made_of,) = (quad.object for quad in bare.stating(HASH) if quad.graph_name == quad.subject)
    of_old = {(q.subject, q.predicate, q.object) for q in bare.quads(graph) if q.object != made_of}
    bare.replace(graph, [*of_old, hash_triple(graph, "5e884898da28047151d0e56f8dc62927")])  # type: ignore[list-item]
    assert build(bare, [ENGLISH], "kz").again == {editions.RULES: 1}


def test_a_language_that_is_gone_is_a_change() -> None:
    reference = ontology.reference.load("kz")
    made_of = editions.made_of(ENGLISH, reference, 0.0, ["en"])
    assert editions.changed(made_of, ENGLISH, reference, 0.0) == []
    assert editions.changed(f"{made_of} language:xx=0", ENGLISH, reference, 0.0) == ["language:xx"]


@pytest.mark.parametrize("part", ["text", "options", "rules", "country:kz", "language:kk"])
def test_each_reason_is_told_in_words(part: str) -> None:
    assert editions.told(part).endswith("changed")
    assert part.partition(":")[2] in editions.told(part)


def test_each_file_of_rules_belongs_to_one_language_or_to_all() -> None:
    own = [set(editions._own(code)) for code in languages.CODES]
    every = [*own, set(editions._common())]
    assert all(every)
    assert sum(map(len, every)) == len(set().union(*every))
    folder = Path(extract.__file__).parent
    files = {f"extract/{f.relative_to(folder).as_posix()}" for f in folder.rglob("*.py")}
    assert files <= set().union(*every)


def test_what_makes_triples_of_a_reading_is_among_the_rules() -> None:
    """Whatever of ``graph`` the module that makes them imports, and what that does, but the store."""
    folder = Path(editions.__file__).parent
    todo, seen = ["quads"], set[str]()
    while todo:
        name = todo.pop()
        seen.add(f"{name}.py")
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        froms = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
        todo += [m.removeprefix("graph.") for m in froms if m.startswith("graph.") and m != "graph.store"]
    assert seen == set(editions._OF_GRAPH)


@pytest.mark.parametrize("article", [ENGLISH, KAZAKH, RUSSIAN], ids=lambda article: article.id)
def test_of_other_languages_only_what_counts_for_all_is_asked(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an article in one language is read with of another is in the digest of what all share."""
    page = "5 ақпан 2023 жылы\n\nBy Aida Omarova\n\n{}\n\nViews: 12"
    asked, before = set[str](), lists.words

    def words(code: str) -> Any:
        asked.add(code)
        return before(code)

    known = languages.of_all_languages()
    monkeypatch.setattr(languages, "of_all", known.__getitem__)
    monkeypatch.setattr(lists, "words", words)
    languages.get.cache_clear()
    try:
        alone = read(article, "kz").languages
        on_a_page = read(replace(article, text=page.format(article.text)), "kz").languages
    finally:
        languages.get.cache_clear()
    assert alone == (article.id,)
    assert asked == {*alone, *on_a_page}
