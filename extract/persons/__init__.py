"""Persons by their names: listed ones, new ones by the form of the name, those told again by surname alone."""
