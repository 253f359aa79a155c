"""The graph over HTTP: SPARQL and its pages, read-only.

``routes`` has the table of what can be asked: ``app`` makes the server from it, ``openapi`` its description. ``pool``
and ``worker`` are the processes that ask the store; ``sparql``, ``pages``, ``explore`` and ``api`` answer in them.
"""
