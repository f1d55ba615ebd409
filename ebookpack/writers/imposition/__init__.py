"""Finished pages on the sides of larger sheets, in the order that folding puts right."""
