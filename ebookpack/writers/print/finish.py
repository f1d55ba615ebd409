"""What a printer asks of a PDF, set once the pages are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf
from msgspec import Struct

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition, PageMap
from ebookpack.core.press import Box, PageBoxes, Press, page_boxes
from ebookpack.core.store import ColourSpace, Standard
from ebookpack.writers.direction import text_direction
from ebookpack.writers.print.inks import Inks
from ebookpack.writers.print.laid import Joined
from ebookpack.writers.print.marks import crop_marks
from ebookpack.writers.print.placing import PlacedBook, PlacedPage
from ebookpack.writers.print.plates import fitted, plate_of
from ebookpack.writers.print.press_colours import PressColours
from ebookpack.writers.print.recolouring import Recolouring
from ebookpack.writers.print.standard import VERSIONS, Condition, condition, declare

UNWANTED = ("/CropBox", "/ArtBox", "/Annots", "/Tabs", "/StructParents", "/Group")
"""Of pages: links and the like, and what says that something is see-through."""
_UNWANTED_IN_FILE = ("/Outlines", "/Names", "/PageMode", "/OpenAction")
_BOXES = {"/MediaBox": "media", "/BleedBox": "bleed", "/TrimBox": "trim"}


def finish(
    joined: Joined, edition: Edition, book: PlacedBook, pages: PageMap, diagnostics: Diagnostics
) -> bytes:
    """The PDF made fit for its press.

    Exact boxes, as many pages as the book has, their labels, colours in the press's inks, plates
    and crop marks; no annotation, outline or named place; the edition's metadata, the standard's
    declarations, and the same bytes each time.
    """
    press = edition.press
    with pikepdf.open(BytesIO(joined.data)) as document:
        finishing = _Finishing(document, edition)
        for page, placed, names in zip(document.pages, book.pages, joined.names, strict=True):
            finishing.page(page, placed, names)
        finishing.tidy()
        for key in _UNWANTED_IN_FILE:
            if key in document.Root:
                del document.Root[key]
        document.Root.PageLabels = page_labels(pages)
        document.Root.Lang = pikepdf.String(edition.book.metadata.language)
        describe(document, edition)
        if made_for := printing_condition(press, diagnostics, black=press.is_black):
            declare(
                document,
                press.standard,
                made_for,
                edition.modified,
                sha256(joined.data).hexdigest(),
            )
        return saved(document, press.standard)


def saved(document: pikepdf.Pdf, standard: Standard) -> bytes:
    """The file in the version of PDF that a standard is, the same bytes each time."""
    finished = BytesIO()
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


class _Boxes(Struct, frozen=True, kw_only=True):
    """The boxes of a page."""

    places: PageBoxes
    arrays: Mapping[str, pikepdf.Array]
    """As a page has them."""

    @property
    def shifted(self) -> bool:
        """Whether what is drawn does not start at the origin."""
        return bool(self.places.trim.left or self.places.trim.bottom)


class _Finishing:
    """Finishes the pages of one document."""

    def __init__(self, document: pikepdf.Pdf, edition: Edition) -> None:
        press = edition.press
        self._document = document
        self._edition = edition
        self._right_to_left = text_direction(edition.book.metadata.language) == "rtl"
        colours = press_colours(press)
        self.recolouring = Recolouring(
            document=document, inks=colours.inks, flatten=colours.flatten
        )
        self.recoloured: list[pikepdf.Page] = []
        """Pages that may have resources which they do not draw with."""
        self._known_boxes: dict[bool, _Boxes] = {}
        self._shared: dict[tuple[str, ...], pikepdf.Object] = {}
        """Resources by the names in them: pages that name the same share them."""

    def page(self, page: pikepdf.Page, placed: PlacedPage, names: tuple[str, ...] | None) -> None:
        """A page in its boxes, in the press's colours, with what stands around it.

        `names` are those of the resources that it draws with, if its colours are those already.
        """
        boxes = self._boxes(right_hand=placed.start.recto != self._right_to_left)
        for key, box in boxes.arrays.items():
            page.obj[key] = box
        for name in UNWANTED:
            if name in page.obj:
                del page.obj[name]
        plate = plate_of(placed.laid.anchors) if placed.laid else None
        if names is not None:
            # A plate is among the resources of its page alone.
            known = self._shared if plate is None else {}
            if names not in known:
                known[names] = self._document.make_indirect(self._resources(page, names))
            page.obj.Resources = known[names]
            if plate is None and not boxes.shifted and not self._edition.press.marks:
                return
        data = page.obj.Contents.read_bytes()
        if names is None:
            data = self.recolouring.content(data, page.obj.get("/Resources"))
            self.recoloured.append(page)
        if boxes.shifted:
            trim = boxes.places.trim
            data = b"q 1 0 0 1 %b %b cm\n%b\nQ" % (
                *(b"%.4f" % way for way in (trim.left, trim.bottom)), data,
            )  # fmt: skip
        if plate is not None:
            data += self._plate(page, plate, boxes.places)
        if self._edition.press.marks:
            data += b"\n" + crop_marks(boxes.places)
        page.obj.Contents = self._document.make_stream(data)

    def _boxes(self, *, right_hand: bool) -> _Boxes:
        """The boxes of pages on a side of the book."""
        if right_hand not in self._known_boxes:
            size = self._edition.page
            press = self._edition.press
            places = page_boxes(press, size.width, size.height, right_hand=right_hand)
            self._known_boxes[right_hand] = _Boxes(
                places=places,
                arrays={key: box_array(getattr(places, name)) for key, name in _BOXES.items()},
            )
        return self._known_boxes[right_hand]

    def _resources(self, page: pikepdf.Page, names: tuple[str, ...]) -> pikepdf.Dictionary:
        """Of the resources of a page those that it names."""
        held: Any = page.obj.Resources
        mine = pikepdf.Dictionary()
        for kind, things in held.items():
            found = {f"/{name}": things[f"/{name}"] for name in names if f"/{name}" in things}
            if found:
                mine[kind] = pikepdf.Dictionary(found)
        self.recolouring.pictures(mine)
        return mine

    def tidy(self) -> None:
        """Take out what pages have and do not draw with."""
        self.recolouring.tidy()
        for page in self.recoloured:
            page.remove_unreferenced_resources()

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


def press_colours(press: Press) -> PressColours:
    """The colours of a press."""
    inks = inks_of(press, black=press.is_black)
    return PressColours(inks=inks, flatten=not press.store.file.transparency)


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
