"""Figures: numbers in a text, what they measure or count, and in which words.

``numerals`` reads numbers, ``no_quantities`` says which of them are labels, dates or ordinals, ``quantities`` gives the
others their units, ``measures`` what they are of; ``wordings`` and ``verb_last`` look for the words that say so in the
``surroundings`` of a number, ``clauses`` bound them.
"""
