"""Judging: how much of what the gold states was read, and how much of what was read it states."""
