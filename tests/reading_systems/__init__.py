"""Our e-books in other people's reading systems."""
