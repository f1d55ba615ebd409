"""What each section says of itself to reading systems and to assistive technology.

`epub:type` from the Structural Semantics Vocabulary 1.1, `role` from DPUB-ARIA 1.1, paired after
the EPUB Type to ARIA Role Authoring Guide. A word is left out where none would be true.
"""

from __future__ import annotations

from msgspec import Struct

from ebookpack.core.book import Matter, Section, SectionRole

DIVISIONS = {
    Matter.FRONT: "frontmatter",
    Matter.BODY: "bodymatter",
    Matter.BACK: "backmatter",
}
"""`epub:type` of the body element of a section's document."""


class Meaning(Struct, frozen=True):
    """The semantic attributes of a section; empty for what cannot be said."""

    epub_type: str = ""
    aria_role: str = ""

    def attributes(self) -> str:
        """Markup, with a space before each attribute."""
        written = f' epub:type="{self.epub_type}"' if self.epub_type else ""
        return written + (f' role="{self.aria_role}"' if self.aria_role else "")


_PREFACE = Meaning("preface", "doc-preface")
_AFTERWORD = Meaning("afterword", "doc-afterword")
_CHAPTER = Meaning("chapter", "doc-chapter")

_MEANINGS = {
    SectionRole.NOTE: _AFTERWORD,
    SectionRole.SYNOPSIS: Meaning("abstract", "doc-abstract"),
    SectionRole.DISCLAIMER: Meaning(),
    SectionRole.WARNINGS: Meaning("notice", "doc-notice"),
    SectionRole.DEDICATION: Meaning("dedication", "doc-dedication"),
    # It is the quotation that is an epigraph, not the page that it stands on: see QUOTATION.
    SectionRole.EPIGRAPH: Meaning(),
    SectionRole.FOREWORD: Meaning("foreword", "doc-foreword"),
    SectionRole.PREFACE: _PREFACE,
    SectionRole.INTRODUCTION: Meaning("introduction", "doc-introduction"),
    SectionRole.ACKNOWLEDGMENTS: Meaning("acknowledgments", "doc-acknowledgments"),
    SectionRole.COPYRIGHT_PAGE: Meaning("copyright-page"),
    # The book's own list; the one that links is the navigation document.
    SectionRole.CONTENTS: Meaning(),
    SectionRole.TITLEPAGE: Meaning("titlepage"),
    SectionRole.CAST: Meaning(),
    SectionRole.PART: Meaning("part", "doc-part"),
    SectionRole.CHAPTER: _CHAPTER,
    SectionRole.PROLOGUE: Meaning("prologue", "doc-prologue"),
    SectionRole.INTERLUDE: _CHAPTER,
    SectionRole.EPILOGUE: Meaning("epilogue", "doc-epilogue"),
    SectionRole.AFTERWORD: _AFTERWORD,
    SectionRole.ENDNOTE: _AFTERWORD,
    SectionRole.ABOUT_AUTHOR: Meaning("contributors"),
    SectionRole.APPENDIX: Meaning("appendix", "doc-appendix"),
    SectionRole.NOTES: Meaning("endnotes", "doc-endnotes"),
    SectionRole.GLOSSARY: Meaning("glossary", "doc-glossary"),
    SectionRole.BIBLIOGRAPHY: Meaning("bibliography", "doc-bibliography"),
    SectionRole.INDEX: Meaning("index", "doc-index"),
    SectionRole.COLOPHON: Meaning("colophon", "doc-colophon"),
}


QUOTATION = Meaning("epigraph", "doc-epigraph")
"""Of what an epigraph's page holds; a section has no such role (ARIA in HTML)."""


def meaning(section: Section) -> Meaning:
    """Semantics of a section: an author's note is a preface at the front, else an afterword."""
    if section.role is SectionRole.NOTE and section.matter is Matter.FRONT:
        return _PREFACE
    return _MEANINGS[section.role]
