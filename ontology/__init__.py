"""What exists: the ontology, its schema, and the reference data of a country."""
