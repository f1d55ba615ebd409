"""Manuscript to Document: one reader a format. A reader says what is there and guesses nothing."""
