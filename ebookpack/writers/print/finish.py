"""What a printer asks of a PDF, set once the pages are drawn."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from itertools import groupby

import pikepdf

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition, PageMap
from ebookpack.core.press import Box, PageBoxes, Press, page_boxes
from ebookpack.core.store import ColourSpace, Standard
from ebookpack.writers.direction import text_direction
from ebookpack.writers.print.inks import Inks
from ebookpack.writers.print.marks import crop_marks
from ebookpack.writers.print.placing import PlacedBook, PlacedPage
from ebookpack.writers.print.plates import fitted, plate_of
from ebookpack.writers.print.recolouring import Recolouring
from ebookpack.writers.print.standard import VERSIONS, Condition, condition, declare

UNWANTED = ("/CropBox", "/ArtBox", "/Annots", "/Tabs", "/StructParents", "/Group")
"""Of pages: links and the like, and what says that something is see-through."""
_UNWANTED_IN_FILE = ("/Outlines", "/Names", "/PageMode", "/OpenAction")
_BOXES = {"/MediaBox": "media", "/BleedBox": "bleed", "/TrimBox": "trim"}


def finish(
    pdf: bytes, edition: Edition, book: PlacedBook, pages: PageMap, diagnostics: Diagnostics
) -> bytes:
    """The PDF made fit for its press.

    Exact boxes, as many pages as the book has, their labels, colours in the press's inks, plates
    and crop marks; no annotation, outline or named place; the edition's metadata, the standard's
    declarations, and the same bytes each time.
    """
    press = edition.press
    with pikepdf.open(BytesIO(pdf)) as document:
        while len(document.pages) < len(book.pages):
            document.add_blank_page(page_size=(edition.page.width, edition.page.height))
        finishing = _Finishing(document, edition)
        for page, placed in zip(document.pages, book.pages, strict=True):
            finishing.page(page, placed)
        finishing.recolouring.tidy()
        for key in _UNWANTED_IN_FILE:
            if key in document.Root:
                del document.Root[key]
        document.Root.PageLabels = page_labels(pages)
        document.Root.Lang = pikepdf.String(edition.book.metadata.language)
        describe(document, edition)
        if made_for := printing_condition(press, diagnostics, black=press.is_black):
            declare(document, press.standard, made_for, edition.modified, sha256(pdf).hexdigest())
        return saved(document, press.standard)


def saved(document: pikepdf.Pdf, standard: Standard) -> bytes:
    """The file in the version of PDF that a standard is, the same bytes each time."""
    finished = BytesIO()
    document.remove_unreferenced_resources()
    old = standard in (Standard.X_1A, Standard.X_3)
    mode = pikepdf.ObjectStreamMode
    document.save(
        finished,
        deterministic_id=True,
        force_version=VERSIONS[standard],
        object_stream_mode=mode.disable if old else mode.generate,
        linearize=False,
    )
    return finished.getvalue()


class _Finishing:
    """Finishes the pages of one document."""

    def __init__(self, document: pikepdf.Pdf, edition: Edition) -> None:
        press = edition.press
        self._document = document
        self._edition = edition
        self._right_to_left = text_direction(edition.book.metadata.language) == "rtl"
        self.recolouring = Recolouring(
            document=document,
            inks=inks_of(press, black=press.is_black),
            flatten=not press.store.file.transparency,
        )

    def page(self, page: pikepdf.Page, placed: PlacedPage) -> None:
        """A page in its boxes, in the press's colours, with what stands around it."""
        size = self._edition.page
        press = self._edition.press
        boxes = page_boxes(
            press,
            size.width,
            size.height,
            right_hand=placed.start.recto != self._right_to_left,
        )
        for key, name in _BOXES.items():
            page.obj[key] = box_array(getattr(boxes, name))
        for name in UNWANTED:
            if name in page.obj:
                del page.obj[name]
        content = page.obj.get("/Contents")
        data = content.read_bytes() if content is not None else b""
        data = self.recolouring.content(data, page.obj.get("/Resources"))
        if boxes.trim.left or boxes.trim.bottom:
            data = b"q 1 0 0 1 %b %b cm\n%b\nQ" % (
                *(b"%.4f" % way for way in (boxes.trim.left, boxes.trim.bottom)), data,
            )  # fmt: skip
        plate = plate_of(placed.laid.anchors) if placed.laid else None
        if plate is not None:
            data += self._plate(page, plate, boxes)
        if press.marks:
            data += b"\n" + crop_marks(boxes)
        page.obj.Contents = self._document.make_stream(data)

    def _plate(self, page: pikepdf.Page, index: int, boxes: PageBoxes) -> bytes:
        """Operators that draw a picture of the book over all that bleeds."""
        bleed = boxes.bleed
        picture = fitted(self._edition.book.resources[index].data, bleed)
        page.add_resource(
            self.recolouring.picture(picture), pikepdf.Name.XObject, pikepdf.Name.Plate
        )
        place = f"{bleed.width:.4f} 0 0 {bleed.height:.4f} {bleed.left:.4f} {bleed.bottom:.4f}"
        return f"\nq {place} cm /Plate Do Q".encode()


def box_array(box: Box) -> pikepdf.Array:
    """A box as a page has it."""
    return pikepdf.Array(list(map(_points, (box.left, box.bottom, box.right, box.top))))


def _points(length: float) -> object:
    """A length as PDF writes it: an integer where it is one."""
    rounded = round(length, 4)
    if rounded == int(rounded):
        return int(rounded)
    return pikepdf.Object.parse(f"{rounded:.4f}".encode())


def page_labels(pages: PageMap) -> pikepdf.Dictionary:
    """Number tree of page labels (ISO 32000-1, 12.4.2): a range each for roman and arabic."""
    numbers = pikepdf.Array()
    indexed = enumerate(pages.pages)
    for arabic, run in groupby(indexed, key=lambda item: item[1].label.isdigit()):
        numbers.append(next(run)[0])
        numbers.append(pikepdf.Dictionary(S=pikepdf.Name.D if arabic else pikepdf.Name.r))
    return pikepdf.Dictionary(Nums=numbers)


def inks_of(press: Press, *, black: bool) -> Inks:
    """What a file for a press is printed with: in black alone, or in colour."""
    return Inks(
        black=black,
        colours=press.colours,
        limit=press.store.file.ink_limit if press.colours is ColourSpace.CMYK else None,
        profile=press.profile,
    )


def printing_condition(press: Press, diagnostics: Diagnostics, *, black: bool) -> Condition | None:
    """What the standard has to say of the press; None for a plain PDF.

    Adds the error W205 for PDF/X-4 in colour without a profile.
    """
    if press.standard is Standard.PLAIN:
        return None
    try:
        return condition(press.standard, press.profile, black=black)
    except LookupError:
        diagnostics.error(
            "W205",
            "PDF/X-4 in colour needs the ICC profile of the press",
            None,
            'name the file that your printer gave you: [print] profile = "coated.icc"',
            "or make PDF/X-1a or PDF/X-3, which name a press without its profile",
        )
        return None


def describe(document: pikepdf.Pdf, edition: Edition, title: str = "") -> None:
    """Write the document information dictionary and the same in XMP; the title is the book's."""
    metadata = edition.book.metadata
    producer = f"ebookpack {edition.version}"
    if "/Info" in document.trailer:
        del document.trailer.Info
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
        xmp["dc:title"] = title or metadata.title
        if metadata.authors:
            xmp["dc:creator"] = [author.name for author in metadata.authors]
        xmp["dc:language"] = {metadata.language}
        xmp["pdf:Producer"] = producer
        xmp["xmp:CreatorTool"] = producer
        xmp["xmp:CreateDate"] = edition.modified
        xmp["xmp:ModifyDate"] = edition.modified
