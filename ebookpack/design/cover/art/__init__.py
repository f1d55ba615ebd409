"""Engraved ornament for covers: each module draws one kind from a book's rhythm."""
