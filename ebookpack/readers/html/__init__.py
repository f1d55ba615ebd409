"""Saved web pages: of story archives, of Project Gutenberg, and any page that holds an article."""
