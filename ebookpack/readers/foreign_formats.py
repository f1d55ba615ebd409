"""What to do with files of formats that are not read: which program makes one of them that is."""

from __future__ import annotations

from collections.abc import Mapping

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


def way_out_of(suffix: str) -> str:
    """How an author gets a manuscript that can be read out of a file, by its name's suffix."""
    return _WAYS_OUT.get(suffix, _TEXT)
