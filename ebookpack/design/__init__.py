"""Book and theme to Edition: the design of a book."""
