"""Front covers: a design drawn from the book itself, set with care and proved legible."""
