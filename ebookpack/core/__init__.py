"""What the rest is made of: nodes, books, editions, diagnostics. Imports nothing else of ours."""
