"""What the readers of word processors' files share: what is seen in a text, and blocks of it.

DOCX, ODT and RTF differ in how they write a paragraph down, not in what one is. Each of their
readers gives what it saw (`seen`), with looks that are settled (`looks`); the habits of the whole
manuscript, its headings, lists, tables and inlines are made out here, once.
"""
