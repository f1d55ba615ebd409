"""The formats that can be read, and the reader of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ebookpack.core.book import Document, Manuscript
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.readers.encoding import decode
from ebookpack.readers.endless import endless
from ebookpack.readers.foreign_formats import unreadable


def _read_text(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.plain_text.reader import read_plain_text

    decoded = decode(manuscript.data, manuscript.path, diagnostics, manuscript.encoding)
    return read_plain_text(manuscript, decoded.text, decoded.encoding)


def _read_markdown(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from msgspec.structs import replace

    from ebookpack.readers.markdown.reader import read_markdown

    decoded = decode(manuscript.data, manuscript.path, diagnostics, manuscript.encoding)
    document = read_markdown(manuscript, decoded.text, diagnostics)
    return replace(document, encoding=decoded.encoding)


def _read_fountain(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.fountain.reader import read_fountain

    decoded = decode(manuscript.data, manuscript.path, diagnostics, manuscript.encoding)
    return read_fountain(manuscript, decoded.text, decoded.encoding)


def _read_docx(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.docx.reader import read_docx

    return read_docx(manuscript, diagnostics)


def _read_odt(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.odt.reader import read_odt

    return read_odt(manuscript, diagnostics)


def _read_rtf(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.rtf.reader import read_rtf

    return read_rtf(manuscript, diagnostics)


def _read_epub(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.epub.reader import read_epub

    return read_epub(manuscript, diagnostics)


def _read_html(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.html.reader import read_html

    return read_html(manuscript, diagnostics)


def _read_web_archive(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    from ebookpack.readers.html.reader import read_web_archive

    return read_web_archive(manuscript, diagnostics)


READERS: Mapping[str, Callable[[Manuscript, Diagnostics], Document]] = {
    ".txt": _read_text,
    ".text": _read_text,
    "": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".mdown": _read_markdown,
    ".mkd": _read_markdown,
    ".markua": _read_markdown,
    ".rmd": _read_markdown,
    ".qmd": _read_markdown,
    ".fountain": _read_fountain,
    ".docx": _read_docx,
    ".docm": _read_docx,
    ".odt": _read_odt,
    ".ott": _read_odt,
    ".fodt": _read_odt,
    ".rtf": _read_rtf,
    ".epub": _read_epub,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".mhtml": _read_web_archive,
    ".mht": _read_web_archive,
}
"""Readers by the suffix of the manuscript's name; libraries are imported when one is called."""


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, with its dot."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


MOST_BLOCKS = 100_000
"""Paragraphs, headings and the like: all of Shakespeare has fewer, a novel 3,000 to 20,000."""


def read_manuscript(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read a file or a folder of files.

    Raises ManuscriptError if the format is none of ours, the file cannot be read, or it holds more
    than MOST_BLOCKS.
    """
    document = _read(manuscript, diagnostics)
    if len(document.blocks) > MOST_BLOCKS:
        way_out = "make several books of it; or, if each of its lines stands alone, join them"
        raise endless(manuscript.path, len(document.blocks), "paragraphs", MOST_BLOCKS, way_out)
    return document


def _read(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    if not manuscript.name:
        from ebookpack.readers.folder.reader import read_folder

        return read_folder(manuscript, READERS, diagnostics)
    suffix = suffix_of(manuscript.name)
    reader = READERS.get(suffix)
    if reader is None:
        raise unreadable(manuscript.path, f"{suffix} files", suffix)
    return reader(manuscript, diagnostics)
