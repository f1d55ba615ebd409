"""Words for what parts of a book are, which reading systems and assistive technology each have.

`epub:type` is from the Structural Semantics Vocabulary 1.1, `role` from DPUB-ARIA 1.1; they are
paired after the EPUB Type to ARIA Role Authoring Guide.
"""

from __future__ import annotations

PAIRED = frozenset(
    """
    abstract acknowledgments afterword appendix bibliography chapter colophon conclusion credits
    dedication endnotes epigraph epilogue errata foreword glossary index introduction noteref
    notice part preface prologue pullquote qna subtitle tip toc footnote backlink pagebreak
    """.split()
)
"""Values of `epub:type` whose role has the same name behind `doc-`."""


def role_of(epub_type: str) -> str:
    """The role that an element of this `epub:type` has; empty if there is none for it."""
    return f"doc-{epub_type}" if epub_type in PAIRED else ""
