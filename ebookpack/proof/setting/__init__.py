"""How a book is set: pages read back from any PDF, and what a proofreader would mark on them."""
