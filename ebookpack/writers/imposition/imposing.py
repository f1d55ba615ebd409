"""The finished pages of a print edition on the sheets that somebody prints, folds and sews."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from msgspec import Struct

from ebookpack.core.binding import HomeBinding
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition
from ebookpack.writers.direction import text_direction
from ebookpack.writers.imposition.folding import (
    Sheet,
    Side,
    creep,
    folded_sheets,
    signature_sizes,
)
from ebookpack.writers.imposition.marks import marks
from ebookpack.writers.imposition.placing import Layout, layout
from ebookpack.writers.print.finish import describe

MOST_SHEETS = 20
"""Of 80 g/m² paper that can be folded in one another: 80 pages."""


class Imposed(Struct, frozen=True, kw_only=True):
    """Sheets to print on both sides, and what the instructions need to know of them."""

    data: bytes
    """PDF: front and back of each sheet in turn."""
    layout: Layout
    pages: int
    sizes: tuple[int, ...]
    """Pages that each signature holds, blank ones at the end counted in."""

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return sum(self.sizes) // 4

    @property
    def blanks(self) -> int:
        """Blank pages at the end."""
        return sum(self.sizes) - self.pages


def impose(pdf: bytes, edition: Edition, binding: HomeBinding, diagnostics: Diagnostics) -> Imposed:
    """Place the pages of a finished print edition, as they are, two on a side of each sheet.

    What lies beyond the trim of a page is cut off. Adds the warning W220 for a booklet too thick to
    fold, and W222; raises SettingsError (W221), see `placing.layout`.
    """
    right_to_left = text_direction(edition.book.metadata.language) == "rtl"
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as target:
        count = len(source.pages)
        sizes = signature_sizes(count, binding.signature)
        placed = layout(_trim(source.pages[0]), binding, diagnostics)
        if binding.signature is None and sizes[0] // 4 > MOST_SHEETS:
            diagnostics.warning(
                "W220",
                f"a booklet of {count} pages is {sizes[0] // 4} sheets thick, "
                f"which do not fold well into one another",
                None,
                "sew it in signatures: --signatures 16",
            )
        forms = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
        sheets = folded_sheets(count, binding.signature, right_to_left=right_to_left)
        for sheet in sheets:
            shift = creep(sheet.depth, binding.thickness)
            for side, back in ((sheet.front, False), (sheet.back, True)):
                page = target.add_blank_page(page_size=(placed.width, placed.height))
                drawn = _draw(page, side, forms, placed, shift)
                if binding.marks:
                    drawn += marks(sheet, placed, len(sizes), back=back)
                page.contents_add(drawn.encode("ascii"))
        target.Root.PageLabels = _labels(sheets)
        _prefer_short_edge(target)
        describe(target, edition)
        target.Root.Lang = pikepdf.String(edition.book.metadata.language)
        finished = BytesIO()
        target.save(
            finished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return Imposed(data=finished.getvalue(), layout=placed, pages=count, sizes=sizes)


def _trim(page: pikepdf.Page) -> tuple[float, float]:
    """Width and height of a page once it is cut."""
    left, foot, right, head = map(float, page.trimbox)
    return right - left, head - foot


def _draw(
    page: pikepdf.Page,
    side: Side,
    forms: list[pikepdf.Object],
    placed: Layout,
    shift: float,
) -> str:
    """The operators that draw a side's pages, which are added to its resources."""
    drawn = ""
    for number, right in ((side.left, False), (side.right, True)):
        if number is None:
            continue
        form = forms[number - 1]
        left, foot, *_ = map(float, form.BBox.as_list())
        name = pikepdf.Name(f"/Page{number}")
        page.add_resource(form, pikepdf.Name.XObject, name)
        x = placed.left_edge(right=right, shift=shift) - left * placed.scale
        y = placed.foot - foot * placed.scale
        drawn += f"q {placed.scale:.6f} 0 0 {placed.scale:.6f} {x:.4f} {y:.4f} cm {name} Do Q\n"
    return drawn


def _labels(sheets: Sequence[Sheet]) -> pikepdf.Dictionary:
    """Page labels that name each side: `2.1 outside` is that of the second signature's first."""
    numbers = pikepdf.Array()
    for index, sheet in enumerate(sheets):
        for back, side in enumerate(("outside", "inside")):
            label = f"{sheet.signature}.{sheet.depth + 1} {side}"
            numbers.append(2 * index + back)
            numbers.append(pikepdf.Dictionary(P=pikepdf.String(label)))
    return pikepdf.Dictionary(Nums=numbers)


def _prefer_short_edge(document: pikepdf.Pdf) -> None:
    """Have a viewer's print dialogue opened with what the sheets need (ISO 32000-1, 12.2)."""
    document.Root.ViewerPreferences = pikepdf.Dictionary(
        Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None")
    )
