"""Paragraphs set as a whole: words measured once, breaks chosen for all lines together."""
