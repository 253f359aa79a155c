"""From facts to an RDF store."""
