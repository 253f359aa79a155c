"""Dashes and quotation marks, where no language is known or all have the same; a language's own its grammar gives."""

from __future__ import annotations

LONG_DASHES = ("–", "—")
HYPHENS = ("-", *LONG_DASHES, "‑")  # texts write any of them for any
BULLETS = ("•", "●", "▪", "*", "·")  # before an item of a list, as dashes do
ROMAN = frozenset("IVXІХ")  # of numbers of degrees; Cyrillic letters, too, as texts have them
SINGLE_OPENING, SINGLE_CLOSING = "'‘", "'’"  # of names, apostrophes too
OPENING = '"“«„' + SINGLE_OPENING
CLOSING = '"”»“' + SINGLE_CLOSING
