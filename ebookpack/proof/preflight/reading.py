"""A PDF of any program read into facts: its structure by pikepdf, what is drawn by PDFium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from ebookpack.core.crew import Hands
from ebookpack.core.press import Box
from ebookpack.core.shelf import Shelf, get_sealed, put_sealed
from ebookpack.core.store import Standard
from ebookpack.proof.opened_pdf import OpenedPdf, Reading, Steps, read_alone, reading
from ebookpack.proof.page_digests import PageDigest
from ebookpack.proof.preflight.resources import Resources
from ebookpack.proof.preflight.sheets import (
    Picture,
    PrintFile,
    Sheet,
    sheets_from_bytes,
    sheets_to_bytes,
)

_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_EXTRAS = {
    "/Outlines": "bookmarks",
    "/AcroForm": "a form",
    "/OpenAction": "an action",
    "/AA": "an action",
    "/Threads": "article threads",
}
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm")
RUN = 16
"""Pages that are read in one go."""
_WHITE = 0.995
_TINY = 0.05
"""Points: strokes and bars below are no lines but the seams of shapes."""


def read_print_file(
    data: bytes, hands: Hands[Reading, Any] | None = None, shelf: Shelf | None = None
) -> PrintFile:
    """Everything that the rules ask of a PDF, its pages read by the hands (`reading`).

    Pages that the shelf has are not read again; their key is all that is on them. Raises ValueError
    if it is none that can be read.
    """
    if hands is None:
        with reading(data) as own:
            return read_print_file(data, own, shelf)
    with _told():
        return read_alone(hands, print_file_in_steps(OpenedPdf(data), shelf))


def print_file_in_steps(
    opened: OpenedPdf, shelf: Shelf | None = None, runs: Sequence[range] = ()
) -> Steps[PrintFile]:
    """`read_print_file`, for those who read something else of the pages too.

    The pages are read in those runs, if some are given; together they are all of its pages.
    """
    with _told():
        document = opened.structure
        count = len(document.pages)
        runs = runs or [range(start, min(start + RUN, count)) for start in range(0, count, RUN)]
        keys = {run: _key(opened.digests, run) for run in runs} if shelf else {}
        kept = {run: _kept(shelf, keys[run]) if shelf else None for run in runs}
        read = yield {run: partial(_sheets, run=run) for run in runs if kept[run] is None}
        sheets: list[Sheet] = []
        for run, found in kept.items():
            if found is None:
                found = read[run]
                if shelf:
                    put_sealed(shelf, keys[run], sheets_to_bytes(found))
            sheets += found
        return _file(document, opened.data, tuple(sheets))


@contextmanager
def _told() -> Iterator[None]:
    """While it lasts, what the libraries cannot read is a ValueError."""
    try:
        yield
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise ValueError(str(error)) from error


def _key(digests: Sequence[PageDigest], run: range) -> str:
    drawn = b"".join(digests[index].whole for index in run)
    return f"sheets {sha256(drawn).hexdigest()}"


def _kept(shelf: Shelf | None, key: str) -> list[Sheet] | None:
    kept = get_sealed(shelf, key) if shelf else None
    return None if kept is None else sheets_from_bytes(kept)


def _sheets(opened: OpenedPdf, run: range) -> list[Sheet]:
    return [
        _sheet(opened.structure.pages[index], opened.page(index), opened.resources) for index in run
    ]


def _file(document: pikepdf.Pdf, data: bytes, sheets: tuple[Sheet, ...]) -> PrintFile:
    root = document.Root
    info = {
        str(key).lstrip("/"): str(value).lstrip("/")
        for key, value in (document.docinfo.items() if "/Info" in document.trailer else ())
    }
    extras = [what for key, what in _EXTRAS.items() if key in root]
    names = root.get("/Names", pikepdf.Dictionary())
    extras += [
        what
        for key, what in (("/JavaScript", "a script"), ("/EmbeddedFiles", "attached files"))
        if key in names
    ]
    intents = [
        intent for intent in root.get("/OutputIntents", ()) if intent.get("/S") == "/GTS_PDFX"
    ]
    major, minor = document.pdf_version.split(".")
    return PrintFile(
        sheets=sheets,
        version=(int(major), int(minor)),
        size=len(data),
        encrypted=document.is_encrypted,
        layers="/OCProperties" in root,
        extras=tuple(dict.fromkeys(extras)),
        standard=_standard(document, info),
        intent=str(intents[0].get("/OutputConditionIdentifier", "")) if intents else "",
        has_profile=any("/DestOutputProfile" in intent for intent in intents),
        info=info,
        has_id="/ID" in document.trailer,
        object_streams=bool(_OBJECT_STREAM.search(data)),
    )


def _standard(document: pikepdf.Pdf, info: dict[str, str]) -> Standard:
    version = info.get("GTS_PDFXVersion", "")
    if version.startswith("PDF/X-1"):
        return Standard.X_1A
    if version.startswith("PDF/X-3"):
        return Standard.X_3
    metadata = document.Root.get("/Metadata")
    if metadata is not None and b"PDF/X-4" in metadata.read_bytes():
        return Standard.X_4
    return Standard.PLAIN


def _sheet(page: pikepdf.Page, drawn: pypdfium2.PdfPage, resources: Resources) -> Sheet:
    used = resources.of(page)
    found = _Drawn()
    found.read(drawn)
    annotations = [
        str(note.get("/Subtype", "/annotation"))[1:].lower() for note in page.obj.get("/Annots", ())
    ]
    return Sheet(
        boxes={name: _box(page.obj[f"/{name}"]) for name in _BOXES if f"/{name}" in page.obj}
        | {"MediaBox": _box(page.mediabox)},
        rotated=bool(page.obj.get("/Rotate", 0)),
        spaces=used.spaces,
        ink=used.ink,
        fonts=used.fonts,
        see_through=used.see_through,
        extras=(*dict.fromkeys(annotations), *(["an action"] if "/AA" in page.obj else [])),
        pictures=tuple(
            Picture(ppi=ppi, ink=ink) for ppi, ink in found.pictures_with(used.picture_inks)
        ),
        text=found.text,
        smallest=found.smallest,
        thinnest=found.thinnest,
        lightest=found.lightest,
        blank=not found.anything,
    )


def _box(array: Any) -> Box:
    left, bottom, right, top = map(float, array)
    return Box(
        left=min(left, right), bottom=min(bottom, top), right=max(left, right), top=max(bottom, top)
    )


class _Drawn:
    """What PDFium finds on a page."""

    def __init__(self) -> None:
        self.text: Box | None = None
        self.smallest: float | None = None
        self.thinnest: float | None = None
        self.lightest: float | None = None
        self.anything = False
        self._ppis: list[float] = []

    def read(self, page: pypdfium2.PdfPage) -> None:
        """Look at every object of a page, those within forms too."""
        for thing in page.get_objects(max_depth=8):
            self.anything = True
            if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(thing)
            elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._ppis.append(_ppi(thing, page))
            elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing)

    def pictures_with(self, inks: tuple[int | None, ...]) -> Iterator[tuple[float, int | None]]:
        """(resolution, ink) of pictures in the order in which they are drawn."""
        for index, ppi in enumerate(self._ppis):
            yield ppi, inks[index] if index < len(inks) else None

    def _text(self, thing: Any) -> None:
        left, bottom, right, top = thing.get_bounds()
        if right <= left or top <= bottom:
            return  # spaces alone
        bounds = Box(left=left, bottom=bottom, right=right, top=top)
        self.text = _together(self.text, bounds)
        size = ctypes.c_float()
        if pdfium.FPDFTextObj_GetFontSize(thing, size):
            matrix = thing.get_matrix()
            scale = (matrix.c**2 + matrix.d**2) ** 0.5
            self.smallest = _less(self.smallest, size.value * scale)
        self._tint(thing, pdfium.FPDFPageObj_GetFillColor)

    def _path(self, thing: Any) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if stroke.value:
            width = ctypes.c_float()
            pdfium.FPDFPageObj_GetStrokeWidth(thing, width)
            matrix = thing.get_matrix()
            wide = width.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
            if wide > _TINY:
                self.thinnest = _less(self.thinnest, wide)
            self._tint(thing, pdfium.FPDFPageObj_GetStrokeColor)
        if fill.value:
            left, bottom, right, top = thing.get_bounds()
            thin = min(right - left, top - bottom)
            if thin > _TINY:
                self.thinnest = _less(self.thinnest, thin)
            self._tint(thing, pdfium.FPDFPageObj_GetFillColor)

    def _tint(self, thing: Any, getter: Any) -> None:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if getter(thing, red, green, blue, alpha):
            dark = 1 - (red.value * 0.3 + green.value * 0.59 + blue.value * 0.11) / 255
            if dark > 1 - _WHITE:
                self.lightest = _less(self.lightest, dark)


def _ppi(thing: Any, page: pypdfium2.PdfPage) -> float:
    metadata = thing.get_metadata()
    return float(min(metadata.horizontal_dpi, metadata.vertical_dpi))


def _less(known: float | None, found: float) -> float:
    return found if known is None else min(known, found)


def _together(known: Box | None, found: Box) -> Box:
    if known is None:
        return found
    return Box(
        left=min(known.left, found.left),
        bottom=min(known.bottom, found.bottom),
        right=max(known.right, found.right),
        top=max(known.top, found.top),
    )
