"""Asking: from a question, with names for its parameters, to an answer in rows or triples, and that in a format.

The library of questions is in ``library``; what stands in a store, and who held which office when, is read here, too.
"""
