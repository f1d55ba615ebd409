"""What to do with files of formats that are not read: which program makes one of them that is."""

from __future__ import annotations

from collections.abc import Mapping

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError

_WORD = "open it in Word or LibreOffice, and save it as .docx"
_PANDOC = "pandoc makes Markdown of it: pandoc -o story.md FILE"
_CALIBRE = "calibre makes an EPUB of it: Convert books, output format EPUB"
_TEXT = "save the manuscript as plain text (.txt), Markdown (.md) or Word (.docx)"

_WAYS_OUT: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".dot", ".wpd", ".wps", ".sxw", ".abw", ".xps"), _WORD),
    ".pages": "in Pages: File, Export To, Word",
    ".gdoc": "in Google Docs: File, Download, Microsoft Word (.docx)",
    **dict.fromkeys(
        (".scriv", ".scrivx"), "in Scrivener: File, Compile, for Microsoft Word (.docx)"
    ),
    ".pdf": "a PDF no longer says what is a paragraph: take the file that it was made from",
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".kfx", ".fb2", ".lit", ".pdb", ".prc"), _CALIBRE),
    **dict.fromkeys((".tex", ".latex", ".adoc", ".rst", ".org", ".textile", ".ipynb"), _PANDOC),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz"), "unpack it, and hand over what was in it"),
}


def unreadable(path: str, what: str, suffix: str) -> ManuscriptError:
    """The error (R105) that a thing cannot be read: `.doc files`, and the way out by its suffix."""
    way_out = _WAYS_OUT.get(suffix, _TEXT)
    return ManuscriptError.at(Span(path=path), "R105", f"{what} cannot be read", way_out)
