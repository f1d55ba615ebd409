"""What is drawn on a page, object by object, as PDFium finds it.

A page of text has a hundred objects: they are asked for through the library's own functions, which
takes half the time that its Python objects do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import c_float, c_int, c_uint
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ebookpack.core.press import Box

_WHITE = 0.995
_TINY = 0.05
"""Points: strokes and bars below are no lines but the seams of shapes."""
_DEEPEST = 8
"""Forms within forms that are looked into."""


def drawn_on(page: pypdfium2.PdfPage) -> Drawn:
    """Every object of a page, those within forms too. Raises pypdfium2.PdfiumError."""
    found = Drawn()
    for thing in _objects(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
        found.add(thing, page)
    return found


def _objects(
    parent: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], level: int = 0
) -> Iterator[Any]:
    for index in range(count(parent)):
        thing = get(parent, index)
        yield thing
        is_form = pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM
        if is_form and level < _DEEPEST - 1:
            yield from _objects(
                thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, level + 1
            )


class Drawn:
    """What is found on a page."""

    def __init__(self) -> None:
        self.anything = False
        self.smallest: float | None = None
        """Size of its smallest type, in points."""
        self.thinnest: float | None = None
        """Its thinnest line, in points."""
        self.lightest: float | None = None
        """Its lightest tint that is not white, as a part of full ink."""
        self._text: tuple[float, float, float, float] | None = None
        self._ppis: list[float] = []
        self._sides = c_float(), c_float(), c_float(), c_float()
        self._number = c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._colour = c_uint(), c_uint(), c_uint(), c_uint()

    @property
    def text(self) -> Box | None:
        """What all its words cover."""
        if self._text is None:
            return None
        left, bottom, right, top = self._text
        return Box(left=left, bottom=bottom, right=right, top=top)

    def pictures_with(self, inks: tuple[int | None, ...]) -> Iterator[tuple[float, int | None]]:
        """(resolution, ink) of pictures in the order in which they are drawn."""
        for index, ppi in enumerate(self._ppis):
            yield ppi, inks[index] if index < len(inks) else None

    def add(self, thing: Any, page: pypdfium2.PdfPage) -> None:
        """Look at an object of a page."""
        self.anything = True
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._add_text(thing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._ppis.append(_ppi(thing, page))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._add_path(thing)

    def _add_text(self, thing: Any) -> None:
        left, bottom, right, top = self._bounds(thing)
        if right <= left or top <= bottom:
            return  # spaces alone
        if self._text is None:
            self._text = left, bottom, right, top
        else:
            known = self._text
            self._text = (
                min(known[0], left), min(known[1], bottom),
                max(known[2], right), max(known[3], top),
            )  # fmt: skip
        if pdfium.FPDFTextObj_GetFontSize(thing, self._number):
            matrix = self._placed(thing)
            scale = (matrix.c**2 + matrix.d**2) ** 0.5
            self.smallest = _less(self.smallest, self._number.value * scale)
        self._tint(thing, pdfium.FPDFPageObj_GetFillColor)

    def _add_path(self, thing: Any) -> None:
        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if stroke.value:
            pdfium.FPDFPageObj_GetStrokeWidth(thing, self._number)
            matrix = self._placed(thing)
            wide = self._number.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
            if wide > _TINY:
                self.thinnest = _less(self.thinnest, wide)
            self._tint(thing, pdfium.FPDFPageObj_GetStrokeColor)
        if fill.value:
            left, bottom, right, top = self._bounds(thing)
            thin = min(right - left, top - bottom)
            if thin > _TINY:
                self.thinnest = _less(self.thinnest, thin)
            self._tint(thing, pdfium.FPDFPageObj_GetFillColor)

    def _tint(self, thing: Any, getter: Any) -> None:
        red, green, blue, _ = self._colour
        if getter(thing, *self._colour):
            dark = 1 - (red.value * 0.3 + green.value * 0.59 + blue.value * 0.11) / 255
            if dark > 1 - _WHITE:
                self.lightest = _less(self.lightest, dark)

    def _bounds(self, thing: Any) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of an object."""
        if not pdfium.FPDFPageObj_GetBounds(thing, *self._sides):
            raise pypdfium2.PdfiumError("an object has no place")
        left, bottom, right, top = self._sides
        return left.value, bottom.value, right.value, top.value

    def _placed(self, thing: Any) -> Any:
        """The matrix of an object."""
        if not pdfium.FPDFPageObj_GetMatrix(thing, self._matrix):
            raise pypdfium2.PdfiumError("an object has no matrix")
        return self._matrix


def _ppi(thing: Any, page: pypdfium2.PdfPage) -> float:
    metadata = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(thing, page.raw, metadata):
        raise pypdfium2.PdfiumError("a picture has no resolution")
    return float(min(metadata.horizontal_dpi, metadata.vertical_dpi))


def _less(known: float | None, found: float) -> float:
    return found if known is None else min(known, found)
