"""Claims of persons on posts: titles that are likely theirs, though no construction that the rules know ties the two.

A log-linear model, one for all languages, weighs what speaks for a title's being a person's who is told of near it.
"""
