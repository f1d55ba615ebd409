"""A sound file of each store, small, to be broken by the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.press import Press, page_boxes
from ebookpack.core.store import Standard
from ebookpack.proof.preflight.checking import preflight
from ebookpack.proof.preflight.reading import read_print_file
from ebookpack.proof.preflight.rules import Asked
from tests.writers import builders

WIDTH, HEIGHT = 396, 612
PAGES = 32

Break = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What preflight says of a file."""

    codes: list[str]
    messages: list[str]


def text(x: float = 90, y: float = 300, size: float = 11) -> bytes:
    """Operators of a word at a place."""
    return b"BT 0 g /F1 %g Tf 1 0 0 1 %g %g Tm (word) Tj ET" % (size, x, y)


def sound(press: Press, pages: int = PAGES) -> pikepdf.Pdf:
    """A book of words on pages that the press can print; the last one is blank."""
    document = pikepdf.new()
    font = embedded_font(document)
    for index in range(pages):
        boxes = page_boxes(press, WIDTH, HEIGHT, right_hand=index % 2 == 0)
        document.add_blank_page(page_size=(boxes.media.width, boxes.media.height))
        page = document.pages[index]
        for name, box in (("TrimBox", boxes.trim), ("BleedBox", boxes.bleed)):
            page.obj[f"/{name}"] = pikepdf.Array(
                [round(side, 4) for side in (box.left, box.bottom, box.right, box.top)]
            )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = b"" if index == pages - 1 else text()
        page.obj.Contents = document.make_stream(words)
    document.docinfo["/Title"] = "The Weir"
    for key in ("/CreationDate", "/ModDate"):
        document.docinfo[key] = "D:20260304050608Z"
    if press.standard in (Standard.X_1A, Standard.X_3):
        declare(document)
    return document


def embedded_font(document: pikepdf.Pdf) -> pikepdf.Object:
    """A font that is in the file."""
    from pathlib import Path

    import fontpkg

    data = Path(str(fontpkg.path("EB Garamond", style="normal"))).read_bytes()
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name("/ABCDEF+EBGaramond"),
        Flags=4,
        FontBBox=[0, -300, 1000, 1000],
        ItalicAngle=0,
        Ascent=800,
        Descent=-300,
        CapHeight=650,
        StemV=80,
        FontFile2=document.make_stream(data),
    )
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name("/ABCDEF+EBGaramond"),
            FirstChar=32,
            LastChar=126,
            Widths=[500] * 95,
            FontDescriptor=document.make_indirect(descriptor),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def declare(document: pikepdf.Pdf) -> None:
    """Make it say that it is PDF/X-1a."""
    document.docinfo["/GTS_PDFXVersion"] = "PDF/X-1:2001"
    document.docinfo["/GTS_PDFXConformance"] = "PDF/X-1a:2001"
    document.docinfo["/Trapped"] = pikepdf.Name("/False")
    document.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFX,
                OutputConditionIdentifier="CGATS TR 001",
                RegistryName="http://www.color.org",
            )
        ]
    )


def saved(document: pikepdf.Pdf, press: Press) -> bytes:
    out = BytesIO()
    plain = press.standard is Standard.PLAIN
    document.save(
        out,
        force_version="1.7" if plain else "1.3",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return out.getvalue()


def checked(
    breaks: Break | None = None, pages: int = PAGES, title: str = "The Weir", **asked: object
) -> Found:
    """What is found in a sound file once it is broken."""
    press = builders.press(**asked)
    document = sound(press, pages)
    if breaks:
        breaks(document)
    diagnostics = Diagnostics()
    told = Asked(press=press, width=WIDTH, height=HEIGHT, title=title)
    preflight(read_print_file(saved(document, press)), told, diagnostics)
    return Found([found.code for found in diagnostics], [str(found) for found in diagnostics])


@pytest.fixture(params=["kdp", "ingram", "lulu", "home"])
def store(request: pytest.FixtureRequest) -> str:
    return str(request.param)
