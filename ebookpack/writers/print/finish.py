"""What a printer asks of a PDF, set once the pages are drawn."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

import pikepdf

from ebookpack.core.edition import Edition, PageMap

_PRESS_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")
_UNWANTED = ("/CropBox", "/ArtBox", "/Annots", "/Tabs", "/StructParents")


def finish(pdf: bytes, edition: Edition, pages: PageMap) -> bytes:
    """The PDF made fit for print.

    Exact boxes without bleed, as many pages as the map has, their labels, no annotation, outline
    or named place, the edition's metadata, and the same bytes each time.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        while len(document.pages) < len(pages.pages):
            document.add_blank_page(page_size=(edition.page.width, edition.page.height))
        for page in document.pages:
            _fit(document, page, edition)
        for key in ("/Outlines", "/Names", "/PageMode", "/OpenAction"):
            if key in document.Root:
                del document.Root[key]
        document.Root.PageLabels = _labels(pages)
        document.Root.Lang = pikepdf.String(edition.book.metadata.language)
        describe(document, edition)
        finished = BytesIO()
        document.remove_unreferenced_resources()
        document.save(
            finished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            linearize=False,
        )
    return finished.getvalue()


def _fit(document: pikepdf.Pdf, page: pikepdf.Page, edition: Edition) -> None:
    box = pikepdf.Array([0, 0, _points(edition.page.width), _points(edition.page.height)])
    for name in _PRESS_BOXES:
        page.obj[name] = box
    for name in _UNWANTED:
        if name in page.obj:
            del page.obj[name]


def _points(length: float) -> object:
    """A length as PDF writes it: an integer where it is one."""
    return int(length) if length == int(length) else pikepdf.Object.parse(f"{length:.4f}".encode())


def _labels(pages: PageMap) -> pikepdf.Dictionary:
    """Number tree of page labels (ISO 32000-1, 12.4.2): a range each for roman and arabic."""
    numbers = pikepdf.Array()
    indexed = enumerate(pages.pages)
    for arabic, run in groupby(indexed, key=lambda item: item[1].label.isdigit()):
        numbers.append(next(run)[0])
        numbers.append(pikepdf.Dictionary(S=pikepdf.Name.D if arabic else pikepdf.Name.r))
    return pikepdf.Dictionary(Nums=numbers)


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
