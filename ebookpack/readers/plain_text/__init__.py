"""Plain text: the habits in which it is typed, its paragraphs, its emphasis."""
