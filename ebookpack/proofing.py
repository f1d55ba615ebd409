"""Proofreads pages, of a PDF or those of a manuscript, and holds a PDF against a store's rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.asked import Options
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import BuildError
from ebookpack.core.press import PressSettings
from ebookpack.core.progress import Progress
from ebookpack.design.page_geometry import parse_trim
from ebookpack.design.press import press_for, trim_within
from ebookpack.design.stores import DEFAULT_STORE, load_store
from ebookpack.files import open_manuscript, replace_files
from ebookpack.pipeline import print_pages

if TYPE_CHECKING:
    from ebookpack.proof.preflight.sheets import PrintFile

MOST_PDF_BYTES = 1 << 29


class Proofed(Struct, frozen=True, kw_only=True):
    """What a proofreader says of a book's pages."""

    score: str
    """In one line."""
    counts: Mapping[str, int]
    """Defects of each kind that there is."""
    values: Mapping[str, object]
    """All of it, as values for JSON; docs/proof.md describes them."""
    diagnostics: Diagnostics
    """A finding for each defect, in reading order."""


def preflight(path: Path, asked: PressSettings, trim: str | None) -> tuple[int, Diagnostics]:
    """(pages, findings) of a PDF of any program held against the rules of a store.

    A size or bleed that is not asked for is taken from the boxes of its first page. Raises
    SettingsError for a store or a size that is not there, BuildError for no PDF.
    """
    from ebookpack.proof.preflight.checking import preflight
    from ebookpack.proof.preflight.rules import Asked

    file = _print_file(path)
    store = load_store(asked.store or DEFAULT_STORE)
    boxes = file.sheets[0].boxes
    media, cut = boxes["MediaBox"], boxes.get("TrimBox", boxes["MediaBox"])
    width, height = parse_trim(trim) if trim else (cut.width, cut.height)
    if not trim and "TrimBox" not in boxes:
        width, height = trim_within(store, media.width, media.height)
    if asked.bleed is None:
        bled = boxes.get("BleedBox", media)
        asked = replace(asked, bleed=bled.width > width + 1 or bled.height > height + 1)
    bled = boxes.get("BleedBox", media)
    asked = replace(asked, marks=media.width > bled.width + 1 and bled.width >= cut.width)
    diagnostics = Diagnostics()
    press = press_for(asked, (width, height), diagnostics)
    press = replace(press, standard=asked.standard or file.standard)
    told = Asked(press=press, width=width, height=height)
    preflight(file, told, diagnostics, str(path))
    return len(file.sheets), diagnostics


def preflight_wrap(
    path: Path, asked: PressSettings, trim: str, pages: int, spine: float | None
) -> Diagnostics:
    """Findings of a wrap of any program for a book of so many pages of a size.

    `spine` is the width in points that the printer gave; None to reckon it. Raises as `preflight`.
    """
    from ebookpack.proof.preflight.checking import preflight
    from ebookpack.proof.preflight.covers import COVER_RULES, cover_asked
    from ebookpack.proof.preflight.rules import Asked

    file = _print_file(path)
    diagnostics = Diagnostics()
    width, height = parse_trim(trim)
    press = press_for(asked, (width, height), diagnostics)
    press = replace(press, standard=asked.standard or file.standard)
    told = cover_asked(Asked(press=press, width=width, height=height), pages, spine)
    preflight(file, told, diagnostics, str(path), COVER_RULES)
    return diagnostics


def _print_file(path: Path) -> PrintFile:
    """A PDF read for its preflight. Raises BuildError for no PDF."""
    from ebookpack.proof.preflight.reading import read_print_file

    data = open_manuscript(path, limit=MOST_PDF_BYTES).data
    try:
        return read_print_file(data)
    except ValueError as error:
        raise BuildError.at(Span(path=str(path)), "P400", f"no PDF: {error}") from error


def proof(
    path: Path,
    options: Options,
    sheet: Path | None = None,
    progress: Progress = lambda _: None,
) -> Proofed:
    """Proofread a PDF, or the pages that a manuscript would be printed on.

    With `sheet`, a contact sheet of the pages is written there; nothing else is. Raises an
    EbookpackError if there are no pages to be read.
    """
    from ebookpack.proof.setting.proofreading import as_values, proofread, report, score

    if path.suffix.lower() == ".pdf":
        data, book = open_manuscript(path, limit=MOST_PDF_BYTES).data, None
    else:
        data, book = print_pages(path, options, progress)
    progress("proofreading the pages")
    found = proofread(data, str(path), book)
    if sheet is not None:
        from ebookpack.proof.setting.contact_sheet import contact_sheet

        progress("drawing the contact sheet")
        replace_files([(sheet, contact_sheet(data, found).encode())])
    diagnostics = Diagnostics()
    report(found, diagnostics)
    return Proofed(
        score=score(found),
        counts={str(kind): count for kind, count in found.counts.items()},
        values=as_values(found),
        diagnostics=diagnostics,
    )
