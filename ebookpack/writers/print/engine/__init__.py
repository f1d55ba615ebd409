"""WeasyPrint, which nobody but this package and the typesetter imports or looks into."""
