"""Proofreads pages: of a PDF of any program, or those that a manuscript would be printed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.progress import Progress
from ebookpack.files import open_manuscript, replace_files
from ebookpack.pipeline import Options, print_pages

MOST_PDF_BYTES = 1 << 29


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofed:
    """What a proofreader says of a book's pages."""

    score: str
    """In one line."""
    counts: Mapping[str, int]
    """Defects of each kind that there is."""
    values: Mapping[str, object]
    """All of it, as values for JSON; docs/proof.md describes them."""
    diagnostics: Diagnostics
    """A finding for each defect, in reading order."""


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
