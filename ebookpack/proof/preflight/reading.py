"""A PDF of any program read into facts: its structure by pikepdf, what is drawn by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from typing import Any

import pikepdf
import pypdfium2

from ebookpack.core.crew import Hands
from ebookpack.core.press import Box
from ebookpack.core.shelf import Shelf, get_sealed, put_sealed
from ebookpack.core.store import Standard
from ebookpack.proof.opened_pdf import OpenedPdf, Reading, Steps, read_alone, reading
from ebookpack.proof.page_digests import PageDigest
from ebookpack.proof.preflight.drawn import drawn_on
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
    found = drawn_on(drawn)
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
