"""A folder as one manuscript: which files it is made of, in what order, how they join."""
