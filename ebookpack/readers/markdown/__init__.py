"""Markdown: blocks, inlines, notes, tables, raw HTML and front matter."""
