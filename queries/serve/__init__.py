"""The graph over HTTP: SPARQL and its pages, read-only.

``app`` has the routes, ``pool`` and ``worker`` the processes that ask the store, ``jobs`` what they can be asked.
"""
