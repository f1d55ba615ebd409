"""Finished files held against what a printer asks."""
