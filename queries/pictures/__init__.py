"""Pictures: the explorer, one page that shows the network, its articles and its proofs."""
