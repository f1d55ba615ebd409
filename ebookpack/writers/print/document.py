"""The print edition as one XHTML document: the order of a book's pages (Chicago 1.4).

Every section of the book keeps its id, by which its pages are found again. Pages that no
manuscript holds have an id that starts with `GENERATED`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from ebookpack.core.book import Book, Matter, Note, Section, SectionRole
from ebookpack.core.edition import Edition
from ebookpack.core.nodes import Rule, SceneBreak, block_text
from ebookpack.writers.labels import label_for
from ebookpack.writers.templates import render_template
from ebookpack.writers.xhtml import Xhtml
from ebookpack.writers.print.addresses import image_address

GENERATED = "_"
"""First character of the ids of half title, title page, imprint and contents."""

SHORT_BOOK_WORDS = 8_000
"""Below this a half title would be all ceremony: a story starts with its title page."""
FEWEST_CONTENTS_CHAPTERS = 3
MOST_RUNNING_HEAD_CHARACTERS = 44
"""A longer title would run the width of the measure when it is set in spaced small capitals."""

_ALONE = (SectionRole.DEDICATION, SectionRole.EPIGRAPH)
"""Sections that have a recto to themselves and no heading."""
_DROP_CAPS = (SectionRole.CHAPTER, SectionRole.PROLOGUE, SectionRole.INTERLUDE, SectionRole.EPILOGUE)
