"""From questions to answers and pictures.

Each room uses those below it, as the linter holds: ``serve`` (the graph over HTTP), ``exchange`` (in other formats),
``pictures`` (the explorer) and ``judge`` (against gold), each for itself; ``facts`` (read back, with their proofs) and
``sources`` (files and servers to ask); ``ask`` (questions and answers).
"""
