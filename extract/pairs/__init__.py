"""Pairs of entities that a relation likely holds between, though no construction that the rules know tells it.

Rules read constructions; news tells visits, awards and programmes in ever new ones. A log-linear model per relation,
one for all languages, weighs what speaks for two entities that stand near each other.
"""
