"""Fountain, the plain-text format of screenplays (https://fountain.io/syntax)."""
