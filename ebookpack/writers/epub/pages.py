"""XHTML documents: the frame that all share, and the pages that no manuscript holds."""

from __future__ import annotations

from html import escape

from ebookpack.core.book import SectionRole
from ebookpack.core.edition import Cover, Edition
from ebookpack.writers.direction import language_attributes, text_direction
from ebookpack.writers.epub.narrow_pages import NARROW_SHEET
from ebookpack.writers.epub.xml_text import xml_safe
from ebookpack.writers.imprint import DETAILS, imprint_values
from ebookpack.writers.labels import Term, label_for
from ebookpack.writers.templates import render_template

STYLE_SHEET = "style/book.css"
COVER_IMAGE = "images/cover.jpg"
TEXT_FOLDER = "text"
_Z3998 = "z3998: http://www.daisy.org/z3998/2012/vocab/structure/"
"""Where the words for plays are defined: EPUB has none of its own (EPUB SSV 1.1)."""


def section_file(section_id: str) -> str:
    """Path of a section's document from the package document."""
    return f"{TEXT_FOLDER}/{section_id}.xhtml"


def document(*, title: str, body: str, language: str, division: str = "", depth: int = 0) -> bytes:
    """Make a content document (EPUB 3.3, 6.1) of the markup in its body.

    `division` is the `epub:type` of the body; `depth` the number of folders that the file lies
    below the package document.
    """
    prefix = f' epub:prefix="{_Z3998}"' if 'epub:type="z3998:' in body else ""
    rtl = text_direction(language) == "rtl"
    sheets = "\n".join(
        f'<link rel="stylesheet" type="text/css" href="{"../" * depth}{sheet}"/>'
        for sheet in (STYLE_SHEET, NARROW_SHEET)
    )
    # A class too: old style sheet engines drop a whole file for an attribute selector.
    of_body = (f' epub:type="{division}"' if division else "") + (' class="rtl"' if rtl else "")
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{prefix}\
{language_attributes(language)}>
<head>
<meta charset="UTF-8"/>
<title>{escape(title, quote=False)}</title>
{sheets}
</head>
<body{of_body}>
{body}
</body>
</html>
"""
    return xml_safe(text).encode()


def cover_page(cover: Cover, language: str) -> bytes:
    """Page that shows the cover; a plain `img`, which Kobo and Kindle find and scale."""
    image = f'<img src="{COVER_IMAGE}" alt="{escape(cover.alt)}" role="doc-cover"/>'
    return document(
        title=label_for(Term.COVER, language),
        body=f'<section class="cover" epub:type="cover">\n{image}\n</section>',
        language=language,
    )


def imprint_page(edition: Edition, mark: str) -> bytes:
    """The imprint page, from the theme's template; a reader chooses his own typeface.

    Here and below, `mark` is that of the page of the print edition, empty where there is none.
    """
    language = edition.book.metadata.language
    values = {**imprint_values(edition), "typeface": ""}
    return document(
        title=label_for(SectionRole.COPYRIGHT_PAGE, language),
        body=mark + render_template(edition, "imprint.xhtml", **values),
        language=language,
        division="frontmatter",
    )


def details_page(edition: Edition, mark: str) -> bytes:
    """The page of a work's details, from the theme's template."""
    metadata = edition.book.metadata
    return document(
        title=metadata.title,
        body=mark + render_template(edition, DETAILS),
        language=metadata.language,
        division="frontmatter",
    )


def title_page(edition: Edition, mark: str) -> bytes:
    """The title page, from the theme's template."""
    language = edition.book.metadata.language
    return document(
        title=label_for(SectionRole.TITLEPAGE, language),
        body=mark + render_template(edition, "titlepage.xhtml"),
        language=language,
        division="frontmatter",
    )
