"""Addresses of pages, as RDF takes them."""

from __future__ import annotations

import re

import pyoxigraph as ox

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def is_web_address(text: str) -> bool:
    """Is this the address of a page, and an IRI?"""
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
