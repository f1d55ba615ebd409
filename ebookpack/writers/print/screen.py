"""The pages of a book as a file to read on a screen: links, an outline, tags (PDF/UA-1), RGB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, Edition, Format, PageMap, PageStart
from ebookpack.writers.print.document import document, write_pieces
from ebookpack.writers.print.engine.bench import Supplies
from ebookpack.writers.print.engine.screen import ScreenPage, tagged
from ebookpack.writers.print.finish import page_labels
from ebookpack.writers.print.page_css import frame_css
from ebookpack.writers.print.page_map import page_map
from ebookpack.writers.print.pieces import GENERATED
from ebookpack.writers.print.placing import roman
from ebookpack.writers.print.resources import edition_resources

_OPENING = ("opening", "part-opening")
_CSS = """
:root {{ color: #000; }}
@page :left {{ margin-left: {side}; margin-right: {side}; }}
@page :right {{ margin-left: {side}; margin-right: {side}; }}
.piece {{ break-before: page; }}
.opener h1 {{ bookmark-level: 1; }}
h2.run-on-heading {{ bookmark-level: 2; }}
a {{ color: inherit; text-decoration: none; }}
.leading-to .folio::before, .contents .folio::before {{
  content: target-counter(attr(data-target url), page);
}}
"""
"""Leaves have no sides on a screen, and no blank backs."""


def write_screen(edition: Edition, suffix: str, diagnostics: Diagnostics) -> Artifact:
    """The screen edition of a book as a PDF, with its page map."""
    pieces = write_pieces(edition)
    parts = (f'<div class="piece">{piece.html}</div>' for piece in pieces)
    side = f"{edition.page.between:.4f}pt"
    supplies = Supplies(
        style_sheets=(frame_css(edition), edition.theme.print_css, _CSS.format(side=side)),
        resources=edition_resources(edition),
    )
    pdf, laid, complaints = tagged(document(edition, *parts), supplies, edition.modified)
    for complaint in dict.fromkeys(complaints):
        diagnostics.warning("W207", f"layout for the screen: {complaint}")
    sections = {piece.section for piece in pieces}
    starts = zip(_starts(laid, sections), (page.start for page in laid), strict=True)
    pages = page_map(starts, edition.book)
    return Artifact(
        format=Format.PRINT, suffix=suffix, data=_finished(pdf, edition, pages), pages=pages
    )


def _starts(laid: Sequence[ScreenPage], sections: set[str]) -> Iterator[PageStart]:
    """Each page with its folio, and the last section that starts on it or before it."""
    opening = next((n for n, page in enumerate(laid) if page.kind in _OPENING), 0)
    section = ""
    for index, page in enumerate(laid):
        for anchor in page.anchors:
            if anchor in sections:
                section = anchor
            elif anchor.startswith(GENERATED):
                section = ""
        number = index - opening + 1 if index >= opening else index + 1
        yield PageStart(
            label=str(number) if index >= opening else roman(number),
            recto=index % 2 == 0,
            blank=page.blank,
            section=section,
        )


def _finished(pdf: bytes, edition: Edition, pages: PageMap) -> bytes:
    """The PDF with its labels and metadata, and the same bytes each time."""
    metadata = edition.book.metadata
    producer = f"ebookpack {edition.version}"
    with pikepdf.open(BytesIO(pdf)) as made:
        made.Root.PageLabels = page_labels(pages)
        made.Root.Lang = pikepdf.String(metadata.language)
        made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        made.Root.PageMode = pikepdf.Name.UseOutlines
        with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
            xmp["dc:title"] = metadata.title
            if metadata.authors:
                xmp["dc:creator"] = [author.name for author in metadata.authors]
            xmp["dc:language"] = {metadata.language}
            xmp["pdf:Producer"] = xmp["xmp:CreatorTool"] = producer
            xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = edition.modified
        out = BytesIO()
        made.save(out, deterministic_id=True)
    return out.getvalue()
