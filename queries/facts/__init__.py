"""What facts of a graph say: the words that prove them, sentences that tell them, the network that they draw."""
