"""Finished EPUBs of any program, and what is wrong with them."""
