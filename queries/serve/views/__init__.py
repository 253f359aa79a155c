"""What the pages show, read from the store: one module for each kind of page and part of one.

No relation is named here: which sections a page has, what they are called and how a fact is told, the ontology says.
"""
