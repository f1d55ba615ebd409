"""What all modules need at hand while a document is read, whatever program wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import Image
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.picture_headers import read_header
from ebookpack.readers.pictures import Pictures

WHY_LEFT_OUT = {
    "comment": "a remark on the manuscript, not its text",
    "contents list": "the book makes its own",
    "hidden text": "the manuscript hides it",
    "placeholder": "a form field that nobody has filled in",
}
LONGEST_NAME = 80


@dataclass(slots=True, kw_only=True)
class PagesSource:
    """The document as far as every part of it shares it."""

    path: str
    name: str
    """The manuscript's path within its folder; pictures are named after it."""
    pictures: Pictures
    complaints: Complaints
    left_out: list[LeftOut] = field(default_factory=list)
    changes: int = 0
    """Tracked changes that were accepted."""

    def leave_out(self, what: str, text: str, span: Span) -> None:
        """Report words that are not text of the book."""
        if text := " ".join(text.split()):
            why = WHY_LEFT_OUT[what]
            self.left_out.append(LeftOut(what=what, text=text, why=why, span=span))

    def report_changes(self, diagnostics: Diagnostics) -> None:
        """Report that tracked changes were accepted, if there were any."""
        if self.changes:
            diagnostics.info(
                "R318",
                f"{self.changes} tracked changes are taken as accepted",
                Span(path=self.path),
                "accept or reject them in your word processor if that is not what you want",
            )

    def packed_picture(self, target: str, data: bytes, alt: str, span: Span) -> Image | None:
        """The node for a picture that is in the document; None, and a report, if refused."""
        if read_header(data) is None and _is_metafile(target, data):
            self.complaints.warning(
                "R313",
                f'image "{target[-LONGEST_NAME:]}" is a drawing in a format of Windows or '
                "LibreOffice (WMF, EMF, SVM), which no book can show; it is left out",
                span,
                "save it as PNG and insert that instead",
            )
            return None
        resource = self.pictures.add(f"{self.name}/{target}", data, span)
        return Image(resource=resource.name, alt=" ".join(alt.split())) if resource else None

    def no_picture(self, what: str, span: Span) -> None:
        """Report what the program draws itself, and is left out: a chart, a diagram."""
        self.complaints.warning(
            "R314",
            f"{what} is no picture and is left out",
            span,
            "put a picture of it there: copy it, and paste it as PNG",
        )

    def flat_equation(self, span: Span) -> None:
        """Report an equation that is set as the letters in it."""
        self.complaints.warning(
            "R316",
            "an equation is set as the letters in it, in one line",
            span,
            "put a picture of it there if that does not do",
        )

    def missing_picture(self, name: str, span: Span) -> None:
        """Report a picture that the document shows and does not hold."""
        self.broken_picture(name, "is not in the document", span, "insert the picture again")

    def broken_picture(self, name: str, reason: str, span: Span, *hints: str) -> None:
        """Report a picture that cannot be read."""
        message = f'image "{name[-LONGEST_NAME:]}" {reason}'
        self.complaints.lost_picture("R312", message, span, *hints)


def report_without(complaints: Complaints, reason: str, span: Span) -> None:
    """Report a part that the text can do without, and must."""
    complaints.warning(
        "R310",
        f"this part of the document {reason}; the text is read without it",
        span,
        "open the document in Word or LibreOffice and save it anew",
    )


MOST_PARAGRAPHS = 60_000
"""Of one part of a document: its body, a note; a novel has 3,000 to 20,000."""


def check_paragraphs(number: int, span: Span) -> None:
    """Raise ManuscriptError (R309) at a paragraph whose number is beyond the bound."""
    if number > MOST_PARAGRAPHS:
        raise too_much(span, MOST_PARAGRAPHS, "paragraphs")


def too_much(span: Span, most: int, what: str) -> ManuscriptError:
    """The error of a document that is beyond a bound."""
    return ManuscriptError.at(
        span,
        "R309",
        f"the document has more than {most} {what}",
        "split it into several, and put them into a folder",
    )


_METAFILES = (".emf", ".wmf", ".emz", ".wmz", ".pict", ".pct", ".wdp", ".eps", ".pcz", ".svm")
_METAFILE_STARTS = (b"VCLMTF", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00", b"\x01\x00\x09\x00")


def _is_metafile(target: str, data: bytes) -> bool:
    return target.casefold().endswith(_METAFILES) or data.startswith(_METAFILE_STARTS)


_ADDED = re.compile(r"\s*Description automatically generated.*", re.DOTALL)
"""What Word adds to an alternative that it made up."""
_FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|tiff?|bmp|svg|webp|emf|wmf)", re.IGNORECASE)
"""Word gives the name of the file for an alternative where the author gave none."""


def alternative(written: str) -> str:
    """A picture's text alternative as its author wrote it; empty for what a program put there."""
    return "" if _FILE_NAME.fullmatch(written) else _ADDED.sub("", written)
