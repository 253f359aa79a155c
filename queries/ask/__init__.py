"""Asking: from a question, with names for its parameters, to an answer in rows or triples, and that in a format.

The library of questions is in ``library``.
"""
