"""Facts read back from a graph: their roles, the words that prove them, the network that they draw."""
