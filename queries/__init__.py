"""From questions to answers and pictures."""
