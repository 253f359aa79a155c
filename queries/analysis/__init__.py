"""Analysis: what a data scientist asks of the graph, as frames, networks and pictures that lead back to the words."""
