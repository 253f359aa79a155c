"""From articles to facts."""
