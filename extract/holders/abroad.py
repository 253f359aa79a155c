"""Titles of a country told beside another title: "Moldova's Deputy Prime Minister and Foreign Minister NAME"."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Title, Unit
from extract.holders.search import HolderSearch
from ontology.reference import Entity


def of_other_country(search: HolderSearch, unit: Unit) -> Title | None:
    """The title of a person whom no list has, of another country where one of the titles before it in its sentence is:
    "Kyrgyz President X relieved Prime Minister **Y**"."""
    title = unit.title
    if title is None or unit.entity.known or title.seat is not None or not _is_national(search, title.office):
        return title
    sentence = search.passage.document.sentence_of(title.start)
    before = [t.seat for t in search.titles if sentence.start <= t.start < title.start and t.seat is not None]
    countries = [seat for seat in before if seat.type == "Country"]
    if not countries or countries[-1] == search.passage.document.reference.home:
        return title
    return replace(title, office=None, seat=countries[-1])


def in_country_of(search: HolderSearch, second: Title | None) -> Title:
    """A title as the country makes it that the title joined to it tells: "Deputy Prime Minister and Foreign Minister of
    **Kazakhstan**"."""
    title, country = search.title, second.seat if second is not None else None
    if title.seat is not None or country is None or country.type != "Country":
        return title
    home = country == search.passage.document.reference.home
    office = title.office if home or not _is_national(search, title.office) else None
    return replace(title, office=office, seat=country)


def _is_national(search: HolderSearch, office: Entity | None) -> bool:
    """Is an office one that every country has: its head, in its government or a ministry?"""
    if office is None:
        return False
    reference = search.passage.document.reference
    body = reference.entities.get(office.get("body") or "")
    if office.get("jurisdiction") == reference.country or (body is not None and body == reference.government):
        return True
    return body is not None and search.passage.document.is_a(body, "Ministry")
